"""METS: the list of a package's files with their sums, and of which description belongs to which document.

Sources: METS 1.12; E-ARK CSIP 2.0.4; Thông tư 05/2025/TT-BNV, Phụ lục I and III. Where they differ the circular goes
before: PROFILE is CSIP's in a SIP too, and the group of rep1's METS is called «Representations/rep1».
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from lxml import etree

from congvan.archive.handing.ids import Ids, time_text
from congvan.archive.handing.markup import XSI, Element, below, to_bytes
from congvan.archive.handing.members import Member
from congvan.archive.handing.values import HandOver

__all__ = ["CSIP", "METS", "PROFILE", "SIP", "XLINK", "Documents", "MetsWriter"]

METS = "http://www.loc.gov/METS/"
XLINK = "http://www.w3.org/1999/xlink"
CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
SIP = "https://DILCIS.eu/XML/METS/SIPExtensionMETS"
PROFILE = "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml"

_MIMES = {
    "pdf": "application/pdf",
    "xml": "application/xml",
    "xsd": "application/octet-stream",  # the circular's table has none for schemas; packages in use write this
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain",
}


@dataclass(frozen=True, slots=True)
class Documents:
    """Tài liệu của rep1: each document with its description, and the preservation metadata of an AIP.

    Attributes:
        pairs: description and document.
        preservation: PREMIS_rep1.xml; None = a SIP.
    """

    pairs: Sequence[tuple[Member, Member]]
    preservation: Member | None = None


class MetsWriter:
    """Writes the two METS files of one package."""

    def __init__(
        self, order: HandOver, ids: Ids, object_id: str, package: Literal["SIP", "AIP"], now: datetime
    ) -> None:
        """Begin a package.

        Args:
            order: the case file.
            ids: its ids.
            object_id: OBJID.
            package: its kind.
            now: when it is made.
        """
        self._order = order
        self._ids = ids
        self._object_id = object_id
        self._package = package
        self._now = time_text(now)

    def root(
        self, description: Member, preservation: Member | None, groups: Sequence[tuple[str, Sequence[Member]]]
    ) -> bytes:
        """Return METS.xml of the package.

        Args:
            description: EAD.xml.
            preservation: PREMIS.xml; None = a SIP.
            groups: USE of each group with its files; «Representations/rep1» has METS.xml of rep1 alone.
        """
        root = self._frame(self._object_id, "schemas/METS.xsd")
        self._header(root, whole=True)
        described = self._description(root, description, "dmd")
        preserved = self._administration(root, preservation)
        section = below(root, "fileSec", ID=self._id("fileSec"))
        for use, members in groups:
            self._group(section, use, members, "")
        top = self._map(root, self._object_id)
        self._metadata(top, [described], preserved)
        for use, members in groups:
            div = below(top, "div", ID=self._id("div", use), LABEL=use)
            if use.startswith("Representations/"):
                pointer = below(div, "mptr", LOCTYPE="URL")
                self._link(pointer, members[0].path)
                pointer.set(f"{{{XLINK}}}title", self._id("fileGrp", use))
            else:
                below(div, "fptr", FILEID=self._id("fileGrp", use))
        return to_bytes(root)

    def representation(self, documents: Documents) -> bytes:
        """Return METS.xml of rep1."""
        base = "representations/rep1/"
        root = self._frame("rep1", "../../schemas/METS.xsd")
        self._header(root, whole=False)
        described = [self._description(root, one, "dmd", base) for one, _document in documents.pairs]
        preserved = self._administration(root, documents.preservation, base)
        section = below(root, "fileSec", ID=self._id("fileSec", base))
        self._group(section, "Data", [document for _one, document in documents.pairs], base)
        top = self._map(root, "rep1", base)
        self._metadata(top, described, preserved, base)
        data = below(top, "div", ID=self._id("div", base, "Data"), LABEL="Data")
        below(data, "fptr", FILEID=self._id("fileGrp", base, "Data"))
        links = below(top, "div", ID=self._id("div", base, "MetadataLink"), LABEL="MetadataLink")
        for place, (reference, (_one, document)) in enumerate(zip(described, documents.pairs, strict=True), 1):
            div = below(
                links,
                "div",
                ID=self._id("div", document.path),
                LABEL="MetadataLink/File",
                ORDER=str(place),
                DMDID=reference,
            )
            if preserved:
                div.set("ADMID", preserved)
            below(div, "fptr", FILEID=self._file_id(document))
        return to_bytes(root)

    def _frame(self, object_id: str, schema: str) -> Element:
        names: dict[Any, str] = {None: METS, "xlink": XLINK, "xsi": XSI, "csip": CSIP}
        if self._package == "SIP":
            names["sip"] = SIP
        root = etree.Element(f"{{{METS}}}mets", nsmap=names)
        root.set("OBJID", object_id)
        root.set("LABEL", self._order.case_file.title)
        root.set("TYPE", "Mixed")
        root.set("PROFILE", PROFILE)
        root.set(f"{{{CSIP}}}CONTENTINFORMATIONTYPE", "MIXED")
        root.set(f"{{{XSI}}}schemaLocation", f"{METS} {schema}")
        return root

    def _header(self, root: Element, *, whole: bool) -> None:
        header = below(root, "metsHdr", CREATEDATE=self._now, LASTMODDATE=self._now, RECORDSTATUS="NEW")
        header.set(f"{{{CSIP}}}OAISPACKAGETYPE", self._package)
        software = below(header, "agent", ROLE="CREATOR", TYPE="OTHER", OTHERTYPE="SOFTWARE")
        below(software, "name", self._order.system_name)
        self._note(software, "SOFTWARE VERSION", self._order.system_version or "0")
        # the profile knows one creator, the program; the circular wants the office as creator of rep1
        organ = below(header, "agent", ROLE="ARCHIVIST" if whole else "CREATOR", TYPE="ORGANIZATION")
        below(organ, "name", self._order.organ_name)
        self._note(organ, "IDENTIFICATIONCODE", self._order.fonds or self._order.organ_id)
        if whole and self._package == "SIP":
            below(header, "altRecordID", self._order.agreement or self._order.file_code, TYPE="SUBMISSIONAGREEMENT")

    def _note(self, agent: Element, kind: str, text: str) -> None:
        below(agent, "note", text).set(f"{{{CSIP}}}NOTETYPE", kind)

    def _description(self, root: Element, member: Member, kind: str, base: str = "") -> str:
        ident = self._id(kind, member.path)
        section = below(root, "dmdSec", ID=ident, CREATED=self._now, STATUS="CURRENT")
        self._reference(section, member, ("DC", "1.0.0"), base)
        return ident

    def _administration(self, root: Element, member: Member | None, base: str = "") -> str:
        section = below(root, "amdSec", ID=self._id("amd", base))
        if member is None:
            return ""
        ident = self._id("digiprov", member.path)
        inner = below(section, "digiprovMD", ID=ident, CREATED=self._now, STATUS="CURRENT")
        self._reference(inner, member, ("PREMIS", "3.0"), base)
        return ident

    def _reference(self, section: Element, member: Member, kind: tuple[str, str], base: str) -> None:
        element = below(section, "mdRef", LOCTYPE="URL", MDTYPE=kind[0], MDTYPEVERSION=kind[1])
        self._link(element, member.path.removeprefix(base))
        self._digest(element, member)

    def _group(self, section: Element, use: str, members: Sequence[Member], base: str) -> None:
        names = ("fileGrp", base, use) if base else ("fileGrp", use)
        group = below(section, "fileGrp", ID=self._id(*names), USE=use)
        if use.startswith("Representations/") or use == "Data":
            group.set(f"{{{CSIP}}}CONTENTINFORMATIONTYPE", "MIXED")
        for member in members:
            element = below(group, "file", ID=self._file_id(member))
            self._digest(element, member)
            self._link(below(element, "FLocat", LOCTYPE="URL"), member.path.removeprefix(base))

    def _map(self, root: Element, label: str, base: str = "") -> Element:
        element = below(root, "structMap", ID=self._id("structMap", base), LABEL="CSIP", TYPE="PHYSICAL")
        return below(element, "div", ID=self._id("div", base, "top"), LABEL=label, TYPE="ORIGINAL")

    def _metadata(self, top: Element, described: Sequence[str], preserved: str, base: str = "") -> None:
        div = below(top, "div", ID=self._id("div", base, "Metadata"), LABEL="Metadata", DMDID=" ".join(described))
        if preserved:
            div.set("ADMID", preserved)

    def _digest(self, element: Element, member: Member) -> None:
        for name, value in self._digest_of(member):
            element.set(name, value)

    def _digest_of(self, member: Member) -> Iterator[tuple[str, str]]:
        yield "MIMETYPE", _MIMES.get(member.path.rpartition(".")[2].lower(), "application/octet-stream")
        yield "SIZE", str(member.size)
        yield "CREATED", self._now
        yield "CHECKSUM", member.sha256.upper()
        yield "CHECKSUMTYPE", "SHA-256"

    def _link(self, element: Element, href: str) -> None:
        element.set(f"{{{XLINK}}}type", "simple")
        element.set(f"{{{XLINK}}}href", href)

    def _id(self, *names: str) -> str:
        return f"uuid-{self._ids.of(*names)}"

    def _file_id(self, member: Member) -> str:
        return f"ID-{self._ids.of('file', member.path)}"
