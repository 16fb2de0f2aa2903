"""Lược đồ của gói: the schemas that a package brings along, written for what congvan's own packages hold.

Those of EAD are made from the tables of the circular. That of METS is a part of METS 1.12 (Library of Congress): what
it takes, METS 1.12 takes as well.
"""

from lxml import etree

from congvan.archive.handing.markup import Element, below, to_bytes
from congvan.decree import MetadataField

__all__ = ["METS_SCHEMA", "record_schema"]

_XS = "http://www.w3.org/2001/XMLSchema"
_PERIOD = r"(([0-9]{2}/)?([0-9]{2}/)?[0-9]{4})?"
_DAY = r"([0-9]{2}/[0-9]{2}/[0-9]{4})?"


def record_schema(fields: tuple[MetadataField, ...]) -> bytes:
    """Return the schema of a `simpledc` with these fields, each once, in any order."""
    root = etree.Element(f"{{{_XS}}}schema", nsmap={"xs": _XS})
    kind = below(below(root, "element", name="simpledc"), "complexType")
    every = below(kind, "all")
    for field in fields:
        element = below(every, "element", name=field.name)
        _restrict(element, field)
    return to_bytes(root)


def _restrict(element: Element, field: MetadataField) -> None:
    note = below(below(element, "annotation"), "documentation", field.text)
    note.set("{http://www.w3.org/XML/1998/namespace}lang", "vi")
    limits = below(below(element, "simpleType"), "restriction", base="xs:string")
    least = 1 if field.needed else 0
    if field.codes is not None:
        one = "|".join(field.codes)
        several = f"({one})(;({one}))*"
        below(limits, "pattern", value=several if field.needed else f"({several})?")
    elif field.kind == "date":
        below(limits, "pattern", value=_DAY)
    elif field.kind == "period":
        below(limits, "pattern", value=_PERIOD)
    elif field.kind == "number":
        below(limits, "pattern", value=f"[0-9]{{{least},{field.longest}}}")
    elif field.kind == "flag":
        below(limits, "pattern", value="[01]" if field.needed else "[01]?")
    if least:
        below(limits, "minLength", value="1")
    below(limits, "maxLength", value=str(field.longest))


METS_SCHEMA = b"""<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:mets="http://www.loc.gov/METS/"
    targetNamespace="http://www.loc.gov/METS/" elementFormDefault="qualified" attributeFormDefault="unqualified">
  <xs:annotation>
    <xs:documentation>The part of METS 1.12 that this package uses.</xs:documentation>
  </xs:annotation>
  <xs:element name="mets">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="metsHdr" type="mets:header"/>
        <xs:element name="dmdSec" type="mets:description" maxOccurs="unbounded"/>
        <xs:element name="amdSec" type="mets:administration"/>
        <xs:element name="fileSec" type="mets:files"/>
        <xs:element name="structMap" type="mets:map"/>
      </xs:sequence>
      <xs:attribute name="OBJID" type="xs:string" use="required"/>
      <xs:attribute name="LABEL" type="xs:string"/>
      <xs:attribute name="TYPE" type="xs:string" use="required" fixed="Mixed"/>
      <xs:attribute name="PROFILE" type="xs:string" use="required"
          fixed="https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml"/>
      <xs:anyAttribute namespace="##other" processContents="lax"/>
    </xs:complexType>
  </xs:element>
  <xs:simpleType name="sum">
    <xs:restriction base="xs:string">
      <xs:pattern value="[0-9A-F]{64}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="type">
    <xs:restriction base="xs:string">
      <xs:enumeration value="OTHER"/>
      <xs:enumeration value="ORGANIZATION"/>
      <xs:enumeration value="SUBMISSIONAGREEMENT"/>
      <xs:enumeration value="DC"/>
      <xs:enumeration value="PREMIS"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="role">
    <xs:restriction base="xs:string">
      <xs:enumeration value="CREATOR"/>
      <xs:enumeration value="ARCHIVIST"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:complexType name="header">
    <xs:sequence>
      <xs:element name="agent" maxOccurs="unbounded">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="name" type="xs:string"/>
            <xs:element name="note" minOccurs="0" maxOccurs="unbounded">
              <xs:complexType>
                <xs:simpleContent>
                  <xs:extension base="xs:string">
                    <xs:anyAttribute namespace="##other" processContents="lax"/>
                  </xs:extension>
                </xs:simpleContent>
              </xs:complexType>
            </xs:element>
          </xs:sequence>
          <xs:attribute name="ROLE" type="mets:role" use="required"/>
          <xs:attribute name="TYPE" type="mets:type" use="required"/>
          <xs:attribute name="OTHERTYPE" type="xs:string" fixed="SOFTWARE"/>
        </xs:complexType>
      </xs:element>
      <xs:element name="altRecordID" minOccurs="0" maxOccurs="unbounded">
        <xs:complexType>
          <xs:simpleContent>
            <xs:extension base="xs:string">
              <xs:attribute name="TYPE" type="mets:type" use="required"/>
            </xs:extension>
          </xs:simpleContent>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
    <xs:attribute name="CREATEDATE" type="xs:dateTime" use="required"/>
    <xs:attribute name="LASTMODDATE" type="xs:dateTime"/>
    <xs:attribute name="RECORDSTATUS" type="xs:string" fixed="NEW"/>
    <xs:anyAttribute namespace="##other" processContents="lax"/>
  </xs:complexType>
  <xs:attributeGroup name="digest">
    <xs:attribute name="MIMETYPE" type="xs:string" use="required"/>
    <xs:attribute name="SIZE" type="xs:long" use="required"/>
    <xs:attribute name="CREATED" type="xs:dateTime" use="required"/>
    <xs:attribute name="CHECKSUM" type="mets:sum" use="required"/>
    <xs:attribute name="CHECKSUMTYPE" type="xs:string" use="required" fixed="SHA-256"/>
  </xs:attributeGroup>
  <xs:complexType name="reference">
    <xs:attribute name="LOCTYPE" type="xs:string" use="required" fixed="URL"/>
    <xs:attribute name="MDTYPE" type="mets:type" use="required"/>
    <xs:attribute name="MDTYPEVERSION" type="xs:string"/>
    <xs:attributeGroup ref="mets:digest"/>
    <xs:anyAttribute namespace="##other" processContents="lax"/>
  </xs:complexType>
  <xs:complexType name="description">
    <xs:sequence>
      <xs:element name="mdRef" type="mets:reference"/>
    </xs:sequence>
    <xs:attribute name="ID" type="xs:ID" use="required"/>
    <xs:attribute name="CREATED" type="xs:dateTime"/>
    <xs:attribute name="STATUS" type="xs:string" fixed="CURRENT"/>
  </xs:complexType>
  <xs:complexType name="administration">
    <xs:sequence>
      <xs:element name="digiprovMD" type="mets:description" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:attribute name="ID" type="xs:ID" use="required"/>
  </xs:complexType>
  <xs:complexType name="files">
    <xs:sequence>
      <xs:element name="fileGrp" maxOccurs="unbounded">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="file" maxOccurs="unbounded">
              <xs:complexType>
                <xs:sequence>
                  <xs:element name="FLocat">
                    <xs:complexType>
                      <xs:attribute name="LOCTYPE" type="xs:string" use="required" fixed="URL"/>
                      <xs:anyAttribute namespace="##other" processContents="lax"/>
                    </xs:complexType>
                  </xs:element>
                </xs:sequence>
                <xs:attribute name="ID" type="xs:ID" use="required"/>
                <xs:attributeGroup ref="mets:digest"/>
              </xs:complexType>
            </xs:element>
          </xs:sequence>
          <xs:attribute name="ID" type="xs:ID" use="required"/>
          <xs:attribute name="USE" type="xs:string" use="required"/>
          <xs:anyAttribute namespace="##other" processContents="lax"/>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
    <xs:attribute name="ID" type="xs:ID"/>
  </xs:complexType>
  <xs:complexType name="map">
    <xs:sequence>
      <xs:element name="div" type="mets:division"/>
    </xs:sequence>
    <xs:attribute name="ID" type="xs:ID"/>
    <xs:attribute name="LABEL" type="xs:string" use="required" fixed="CSIP"/>
    <xs:attribute name="TYPE" type="xs:string" use="required" fixed="PHYSICAL"/>
  </xs:complexType>
  <xs:complexType name="division">
    <xs:sequence>
      <xs:element name="mptr" minOccurs="0" maxOccurs="unbounded">
        <xs:complexType>
          <xs:attribute name="LOCTYPE" type="xs:string" use="required" fixed="URL"/>
          <xs:anyAttribute namespace="##other" processContents="lax"/>
        </xs:complexType>
      </xs:element>
      <xs:element name="fptr" minOccurs="0" maxOccurs="unbounded">
        <xs:complexType>
          <xs:attribute name="FILEID" type="xs:IDREF" use="required"/>
        </xs:complexType>
      </xs:element>
      <xs:element name="div" type="mets:division" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:attribute name="ID" type="xs:ID" use="required"/>
    <xs:attribute name="LABEL" type="xs:string"/>
    <xs:attribute name="TYPE" type="xs:string" fixed="ORIGINAL"/>
    <xs:attribute name="ORDER" type="xs:positiveInteger"/>
    <xs:attribute name="DMDID" type="xs:IDREFS"/>
    <xs:attribute name="ADMID" type="xs:IDREFS"/>
  </xs:complexType>
</xs:schema>
"""
