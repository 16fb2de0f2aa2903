"""Preflight of a template: what it would fetch, run or betray when every recipient opens the letter made from it.

Nothing is cleaned in silence: the clerk mends the template in Word, where its look can be judged.
"""

from lxml import etree

from congvan.docx.ooxml import q
from congvan.docx.preflight_fields import inspect_fields
from congvan.docx.preflight_references import inspect_elements, inspect_parts, inspect_relationships
from congvan.docx.preflight_report import CODES, Inspection
from congvan.docx.preflight_traces import hidden_styles, inspect_properties, inspect_settings, inspect_traces
from congvan.errors import Finding
from congvan.language import _
from congvan.opc import BrokenXml, Package, UnsafeXml, parse_xml

__all__ = ["CODES", "preflight"]

# A template of a hundred pages has some 400,000 tags and attributes. Twice as many are still inspected in two seconds,
# with 250 MB.
_MOST_MARKS = 1_000_000
_XML_ENDINGS = (".xml", ".rels")
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}document"
_HEAD = 64


def preflight(package: Package, file: str) -> list[Finding]:
    """Inspect every part of a template.

    Args:
        package: the template, sound as a package.
        file: its path as the user gave it.

    Returns:
        Every finding; errors forbid its use.
    """
    inspection = Inspection(package, file)
    markup = {name: data for name, data in package.parts.items() if _is_xml(package, name, data)}
    if sum(data.count(b"<") + data.count(b"=") for data in markup.values()) > _MOST_MARKS:
        inspection.add(
            "DX018",
            _("The template has more tags than a letter of a hundred pages."),
            _("Take a template that holds one letter only."),
            part="",
        )
        return inspection.findings
    inspect_relationships(inspection, "", None)
    hidden: frozenset[str] = frozenset()
    # The styles come first: they say which text of the other parts is hidden.
    for name in sorted(markup, key=lambda name: not _has_styles(package, name)):
        root = _parsed(inspection, name, markup[name])
        if root is not None:
            hidden |= hidden_styles(root) if _has_styles(package, name) else frozenset()
            _inspect(inspection, name, root, hidden)
        inspection.forget()
    for name in sorted(package.references.keys() - markup.keys() - {""}):
        inspect_relationships(inspection, name, None)
    inspect_parts(inspection)
    return inspection.findings


def _inspect(inspection: Inspection, name: str, root: etree._Element, hidden: frozenset[str]) -> None:
    """Inspect one part that could be parsed."""
    package = inspection.package
    if name == package.main and root.tag != q("document"):
        _tell_other_root(inspection, name, root)
    inspect_relationships(inspection, name, root)
    inspect_elements(inspection, name, root)
    inspect_fields(inspection, name, root)
    inspect_traces(inspection, name, root, hidden)
    inspect_settings(inspection, name, root)
    if name.startswith("docProps/") or "properties" in package.content_type(name):
        inspect_properties(inspection, name, root)


def _tell_other_root(inspection: Inspection, name: str, root: etree._Element) -> None:
    """Note that the main part speaks another dialect."""
    if root.tag == _STRICT:
        inspection.add(
            "DX003",
            _("The template is a Strict Open XML Document, which cannot be filled."),
            _("In Word, choose Save As, type Word Document (.docx), and use the new file."),
            part=name,
        )
        return
    inspection.add(
        "DX002",
        _("The main part of the template holds no Word text."),
        _("Open it in Word, choose Save As, type Word Document (.docx), and use the new file."),
        part=name,
    )


def _parsed(inspection: Inspection, name: str, data: bytes) -> etree._Element | None:
    """Parse a part, or note why it cannot be used."""
    try:
        return parse_xml(data)
    except UnsafeXml as error:
        inspection.add(
            "DX001",
            _("This part of the template is not safe: %(reason)s.", reason=error),
            _("Word never writes such a thing: ask who made the file, and take another template."),
            part=name,
        )
    except BrokenXml as error:
        inspection.add(
            "DX002",
            _("This part of the template cannot be read: %(reason)s.", reason=error),
            _("Open it in Word, choose Save As, type Word Document (.docx), and use the new file."),
            part=name,
        )
    return None


def _has_styles(package: Package, name: str) -> bool:
    """Tell whether a part holds the styles."""
    return package.content_type(name).endswith(".styles+xml")


def _is_xml(package: Package, name: str, data: bytes) -> bool:
    """Tell whether a part is XML: by its name, its type or its first bytes, since any of them may lie."""
    if name.lower().endswith(_XML_ENDINGS) or package.content_type(name).endswith(("+xml", "/xml")):
        return True
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith(b"<?xml")
