"""Ghi XML: elements and records as bytes; the same values give the same bytes."""

import unicodedata
from collections.abc import Iterator

from lxml import etree

from congvan.archive.handing.records import Record

__all__ = ["XSI", "Element", "below", "element_texts", "record_element", "to_bytes"]

XSI = "http://www.w3.org/2001/XMLSchema-instance"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it


def below(parent: Element, name: str, text: str = "", /, **attributes: str) -> Element:
    """Add an element and return it.

    Args:
        parent: where it stands.
        name: its name, with its namespace in braces if it is not the parent's own.
        text: what stands in it.
        attributes: without namespace.
    """
    namespace = "" if name.startswith("{") else etree.QName(parent).namespace
    element = etree.SubElement(parent, f"{{{namespace}}}{name}" if namespace else name, attributes)
    if text:
        element.text = unicodedata.normalize("NFC", text)
    return element


def record_element(name: str, record: Record, schema: str = "") -> Element:
    """Return a record as an element; fields of one group stand in one element of its name.

    Args:
        name: of the root.
        record: its fields.
        schema: where the schema lies, seen from the file; empty = none.
    """
    root = etree.Element(name, nsmap={"xsi": XSI} if schema else None)
    if schema:
        root.set(f"{{{XSI}}}noNamespaceSchemaLocation", schema)
    groups: dict[str, Element] = {}
    for field, value in record:
        parent = root
        if field.group:
            parent = groups[field.group] if field.group in groups else below(root, field.group)
            groups[field.group] = parent
        below(parent, field.name, value)
    return root


def element_texts(root: Element) -> Iterator[tuple[str, str]]:
    """Give the path and the text of each element of a record that was read, one level of groups deep."""
    for child in root.iterchildren(tag=etree.Element):
        inner = list(child.iterchildren(tag=etree.Element))
        if not inner:
            yield str(child.tag), _text(child)
        for one in inner:
            yield f"{child.tag}/{one.tag}", _text(one)


def _text(element: Element) -> str:
    """Return the text of an element, comments left out."""
    return str(element.xpath("string()"))


def to_bytes(root: Element) -> bytes:
    """Return the whole file."""
    etree.indent(root)
    return _DECLARATION + etree.tostring(root, encoding="UTF-8") + b"\n"
