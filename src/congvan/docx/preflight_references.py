"""What a template fetches, links to or embeds: relationships, and the elements that bring other documents in."""

import re

from lxml import etree

from congvan.docx.ooxml import NAMESPACES, q
from congvan.docx.preflight_report import Inspection
from congvan.errors import Severity
from congvan.language import N_, _
from congvan.opc import Relationship, shown

__all__ = ["inspect_elements", "inspect_parts", "inspect_relationships", "is_safe_link", "tell_link"]

_SAFE_LINK = re.compile(r"(?:https?://[^\\]|mailto:[^\\/]|#)", re.IGNORECASE)
_OLE_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_VML = "{urn:schemas-microsoft-com:vml}*"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_ID = "{" + NAMESPACES["r"] + "}id"
_MAIL_MERGE = ("mailMerge", "recipientData")
_VML_ADDRESSES = ("src", "href", _OFFICE + "href", _OFFICE + "althref")

_EXTERNAL = {
    "attachedTemplate": N_("a template attached to it"),
    "image": N_("a linked picture"),
    "frame": N_("a frame"),
    "subDocument": N_("a sub-document"),
    "oleObject": N_("a linked object"),
    "package": N_("a linked object"),
    "aFChunk": N_("an inserted document"),
    "video": N_("a film"),
    "audio": N_("a recording"),
    "media": N_("a film or recording"),
    "externalLinkPath": N_("another workbook"),
}
_TO_MEND = {
    "attachedTemplate": N_(
        "In Word: File, Options, Add-ins, Manage Templates, Go; empty the template's name and save."
    ),
    "image": N_("In Word: File, Info, Edit Links to Files; choose the picture, Break Link, and save."),
    "oleObject": N_("Delete the object, or paste it as a picture."),
    "package": N_("Delete the object, or paste it as a picture."),
    "subDocument": N_("Copy the text of the sub-document into the template and delete the link to it."),
    "aFChunk": N_("Copy the text of the inserted document into the template with Word."),
}
_MACROS = {
    "vbaProject": N_("macros"),
    "wordVbaData": N_("macros"),
    "control": N_("an ActiveX control"),
    "activeXControlBinary": N_("an ActiveX control"),
    "extensibility": N_("buttons for the ribbon"),
    "webextensiontaskpanes": N_("an add-in"),
    "webextension": N_("an add-in"),
}
_MACRO_TYPES = (
    ("vbaproject", N_("macros")),
    ("vbadata", N_("macros")),
    ("macroenabled", N_("macros")),
    ("activex", N_("an ActiveX control")),
    ("webextension", N_("an add-in")),
)


def is_safe_link(target: str) -> bool:
    """Tell whether recipients may be given this link: a web or mail address, or a place in the letter itself."""
    return _SAFE_LINK.match(target) is not None


def tell_link(inspection: Inspection, part: str, target: str, element: etree._Element | None) -> None:
    """Note a link that is no web or mail address.

    Args:
        inspection: where to note it.
        part: the part the link stands in.
        target: where it leads.
        element: the element that holds it, to name the paragraph.
    """
    inspection.add(
        "DX005",
        _("This link leads to %(target)s, which is no web or mail address.", target=shown(target, 120)),
        _("Right-click it in Word: Remove Link, or Edit Link and give an address that begins with https://."),
        part=part,
        element=element,
    )


def inspect_relationships(inspection: Inspection, part: str, root: etree._Element | None) -> None:
    """Judge every relationship of one part.

    Args:
        inspection: the template, and where to note what is found.
        part: the part; empty for the package itself.
        root: the tree of the part, to name the paragraph; None when it is no XML.
    """
    for line in inspection.package.relationships(part):
        if line.kind.startswith(_MAIL_MERGE):
            continue  # told once, by the settings
        if line.external:
            _judge_external(inspection, part, line, root)
        elif line.part.lower() not in inspection.known:
            inspection.add(
                "DX006",
                _("Something that belongs here is missing from the file: %(part)s.", part=shown(line.part)),
                _("In Word, look for a picture or object that cannot be shown, delete or insert it again, and save."),
                part=part,
                element=inspection.user(root, line.id),
            )
        else:
            _judge_embedded(inspection, part, line, root)


def inspect_parts(inspection: Inspection) -> None:
    """Judge every part by its content type, name and first bytes, when no relationship gave it away before."""
    package = inspection.package
    for name, data in package.parts.items():
        if name.lower() in inspection.told:
            continue
        kind = package.content_type(name)
        what = next((what for sign, what in _MACRO_TYPES if sign in kind), None)
        if what is None and name.lower().endswith("vbaproject.bin"):
            what = N_("macros")
        if what:
            _tell_macros(inspection, name, _(what), None)
        elif data.startswith(_OLE_FILE):
            _tell_object(inspection, name, None)


def inspect_elements(inspection: Inspection, part: str, root: etree._Element) -> None:
    """Find elements that bring in other documents, controls or addresses without a relationship to judge them by."""
    ids = {line.id for line in inspection.package.relationships(part)}
    for element in root.iter(q("altChunk"), q("subDoc"), q("control")):
        if element.get(_ID) in ids:
            continue
        if element.tag == q("control"):
            _tell_macros(inspection, part, _("an ActiveX control"), element)
        else:
            _tell_inserted(inspection, part, element)
    for element in root.iter(_VML):
        for name in _VML_ADDRESSES:
            target = element.get(name, "")
            if target and name == "src":
                _tell_fetched(inspection, part, "image", target, element)
            elif target and not is_safe_link(target):
                tell_link(inspection, part, target, element)


def _judge_external(inspection: Inspection, part: str, line: Relationship, root: etree._Element | None) -> None:
    """Judge what lies outside the package: only a link that people click may."""
    if line.kind != "hyperlink":
        _tell_fetched(inspection, part, line.kind, line.target, inspection.user(root, line.id))
    elif not is_safe_link(line.target):
        tell_link(inspection, part, line.target, inspection.user(root, line.id))


def _judge_embedded(inspection: Inspection, part: str, line: Relationship, root: etree._Element | None) -> None:
    """Judge what lies in the package but is no part of a letter."""
    if line.kind in _MACROS:
        _tell_macros(inspection, part, _(_MACROS[line.kind]), inspection.user(root, line.id))
    elif line.kind in {"aFChunk", "subDocument"}:
        _tell_inserted(inspection, part, inspection.user(root, line.id))
    elif line.kind == "package" and "chart" in inspection.package.content_type(part):
        inspection.add(
            "DX017",
            _("The table behind a chart is delivered with every letter."),
            _("If nobody may see the table, paste the chart as a picture."),
            part=part,
            severity=Severity.WARNING,
        )
    elif line.kind in {"oleObject", "package"}:
        _tell_object(inspection, part, inspection.user(root, line.id))
    else:
        return
    inspection.told.add(line.part.lower())


def _tell_fetched(inspection: Inspection, part: str, kind: str, target: str, element: etree._Element | None) -> None:
    """Note something that Word would fetch when the letter is opened."""
    what = _(_EXTERNAL[kind]) if kind in _EXTERNAL else _("something of the kind %(kind)s", kind=shown(kind))
    inspection.add(
        "DX004",
        _("Opening the letter would fetch %(what)s from %(target)s.", what=what, target=shown(target, 120)),
        _(_TO_MEND[kind]) if kind in _TO_MEND else _("Delete it in Word and save."),
        part=part,
        element=element,
    )


def _tell_inserted(inspection: Inspection, part: str, element: etree._Element | None) -> None:
    """Note another document that Word would merge in."""
    inspection.add(
        "DX008",
        _("Another document is inserted here whole; what it holds cannot be checked."),
        _("Copy its text into the template with Word, then delete the inserted document."),
        part=part,
        element=element,
    )


def _tell_object(inspection: Inspection, part: str, element: etree._Element | None) -> None:
    """Note a file of another program."""
    inspection.add(
        "DX009",
        _("A file of another program (OLE object) is embedded here; recipients' programs block or mistrust it."),
        _("Delete it, or paste it as a picture (Paste Special)."),
        part=part,
        element=element,
    )


def _tell_macros(inspection: Inspection, part: str, what: str, element: etree._Element | None) -> None:
    """Note something that can run."""
    inspection.add(
        "DX010",
        _("The template has %(what)s; an official letter must not carry anything that runs.", what=what),
        _("In Word, choose Save As, type Word Document (.docx); delete controls and add-ins first."),
        part=part,
        element=element,
    )
