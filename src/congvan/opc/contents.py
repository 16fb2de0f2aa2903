"""What the parts of a package say of each other: content types, relationships, the main part and its kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from congvan.errors import Severity
from congvan.language import N_, _
from congvan.opc.markup import BrokenXml, UnsafeXml, hidden_danger, parse_xml
from congvan.opc.package import Relationship, points_outside, resolve
from congvan.opc.report import Report
from congvan.opc.showing import shown

__all__ = ["Contents", "read_contents"]

_TYPES_PART = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "officeDocument"
_RELS = ".rels"
# Excel turns every e-mail address into a link, at most 65,530 on a sheet.
_MOST_RELATIONSHIPS = 100_000
_BLANKS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"

_OPENXML = "application/vnd.openxmlformats-officedocument."
_RIGHT = {
    "docx": _OPENXML + "wordprocessingml.document.main+xml",
    "xlsx": _OPENXML + "spreadsheetml.sheet.main+xml",
}
_XLSM = "application/vnd.ms-excel.sheet.macroenabled.main+xml"
# Content types compare without regard to capitals (RFC 2045, 5.1).
_KINDS = {
    _RIGHT["docx"]: N_("a Word document (.docx)"),
    _OPENXML + "wordprocessingml.template.main+xml": N_("a Word template (.dotx)"),
    "application/vnd.ms-word.document.macroenabled.main+xml": N_("a Word document with macros (.docm)"),
    "application/vnd.ms-word.template.macroenabledtemplate.main+xml": N_("a Word template with macros (.dotm)"),
    _RIGHT["xlsx"]: N_("an Excel workbook (.xlsx)"),
    _OPENXML + "spreadsheetml.template.main+xml": N_("an Excel template (.xltx)"),
    _XLSM: N_("an Excel workbook with macros (.xlsm)"),
    "application/vnd.ms-excel.template.macroenabled.main+xml": N_("an Excel template with macros (.xltm)"),
    "application/vnd.ms-excel.addin.macroenabled.main+xml": N_("an Excel add-in (.xlam)"),
    "application/vnd.ms-excel.sheet.binary.macroenabled.main": N_("a binary Excel workbook (.xlsb)"),
    _OPENXML + "presentationml.presentation.main+xml": N_("a PowerPoint presentation (.pptx)"),
    _OPENXML + "presentationml.slideshow.main+xml": N_("a PowerPoint show (.ppsx)"),
    "application/vnd.ms-visio.drawing.main+xml": N_("a Visio drawing (.vsdx)"),
}
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": N_("an OpenDocument text (.odt)"),
    b"application/vnd.oasis.opendocument.spreadsheet": N_("an OpenDocument spreadsheet (.ods)"),
    b"application/epub+zip": N_("an e-book (EPUB)"),
}
_OPENED_BY = {
    _MIMETYPES[b"application/vnd.oasis.opendocument.text"]: "docx",
    _MIMETYPES[b"application/vnd.oasis.opendocument.spreadsheet"]: "xlsx",
}


@dataclass
class Contents:
    """What `Package` needs beyond the bytes of its parts."""

    main: str = ""
    defaults: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, str] = field(default_factory=dict)
    references: dict[str, tuple[Relationship, ...]] = field(default_factory=dict)


def read_contents(parts: Mapping[str, bytes], report: Report) -> Contents:
    """Read the content types and every relationship, and judge the main part.

    Args:
        parts: uncompressed bytes by part name.
        report: where to note what is wrong.

    Returns:
        What could be read; complete when nothing was noted.
    """
    contents = Contents()
    if _TYPES_PART not in parts:
        _tell_other_archive(parts, report)
        return contents
    _read_types(parts[_TYPES_PART], contents, report)
    left = _MOST_RELATIONSHIPS
    # Names of parts compare without regard to capitals: relationships must not escape notice under another spelling.
    spelt = {name.lower(): name for name in parts}
    for name in parts:
        if (owner := _owner(name)) is not None and left >= 0:
            owner = spelt.get(owner.lower(), owner)
            contents.references[owner] = _read_relationships(owner, name, parts[name], left, report)
            left -= len(contents.references[owner])
    if left < 0:
        report.add("PK019", _("The parts refer to each other more than %(most)s times.", most=_MOST_RELATIONSHIPS))
    if report.kind == "xlsx":
        _judge_markup(parts, report)
    if not report.findings:  # a table that could not be read must not be blamed a second time
        _judge_main(parts, contents, report)
    return contents


def _tell_other_archive(parts: Mapping[str, bytes], report: Report) -> None:
    """Note what an archive without content types is."""
    what = _MIMETYPES.get(parts.get("mimetype", b"").strip())
    if what:
        report.tell_kind("PK021", _(what), opens=_OPENED_BY.get(what) == report.kind)
    elif _office_parts(parts):
        report.add("PK020", _("The package has no table of contents ([Content_Types].xml)."))
    else:
        report.tell_kind("PK020", _("an ordinary ZIP archive"), opens=False)


def _office_parts(parts: Mapping[str, bytes]) -> bool:
    """Tell whether the names are those of an Office file."""
    return any(name.startswith(("word/", "xl/", "ppt/", "_rels/")) for name in parts)


def _read_types(data: bytes, contents: Contents, report: Report) -> None:
    """Fill in the content types."""
    try:
        root = parse_xml(data)
    except (BrokenXml, UnsafeXml) as error:
        report.add("PK020", _("The table of contents cannot be used: %(reason)s.", reason=error), name=_TYPES_PART)
        return
    for line in root.iter(_TYPES + "Default", _TYPES + "Override"):
        kind = line.get("ContentType", "").strip().lower()
        if line.tag == _TYPES + "Default":
            contents.defaults[line.get("Extension", "").lower()] = kind
        else:
            contents.overrides[line.get("PartName", "").lstrip("/").lower()] = kind


def _owner(name: str) -> str | None:
    """Return whose relationships this part holds, None when it holds none."""
    folder, _slash, last = name.rpartition("/")
    if not last.lower().endswith(_RELS) or not f"/{folder}".lower().endswith("/_rels"):
        return None
    return folder[: -len("_rels")] + last[: -len(_RELS)]


def _judge_markup(parts: Mapping[str, bytes], report: Report) -> None:
    """Note a workbook's unsafe XML; it is read by other parsers later (a template's is judged part by part)."""
    for name, data in parts.items():
        known = name == _TYPES_PART or _owner(name) is not None
        if not known and data.lstrip(_BLANKS)[:1] == b"<" and (danger := hidden_danger(data)):
            report.add("PK024", _("This part cannot be used: %(reason)s.", reason=danger), name=name)


def _read_relationships(owner: str, name: str, data: bytes, most: int, report: Report) -> tuple[Relationship, ...]:
    """Read one part of relationships."""
    try:
        root = parse_xml(data)
    except UnsafeXml as error:
        report.add("PK024", _("This part cannot be used: %(reason)s.", reason=error), name=name)
        return ()
    except BrokenXml as error:
        report.add("PK017", _("This part cannot be used: %(reason)s.", reason=error), name=name)
        return ()
    found = []
    for line in islice(root.iter(_RELATIONSHIP), most + 1):
        target = line.get("Target", "")
        external = line.get("TargetMode", "").strip().lower() == "external" or points_outside(target)
        part = "" if external else resolve(owner, target)
        found.append(Relationship(line.get("Id", ""), line.get("Type", ""), target, external, part))
    return tuple(found)


def _judge_main(parts: Mapping[str, bytes], contents: Contents, report: Report) -> None:
    """Find the main part and note when it is missing or of another kind."""
    roots = [line for line in contents.references.get("", ()) if line.kind == _MAIN and not line.external]
    spelt = {name.lower(): name for name in parts}
    names = [spelt[line.part.lower()] for line in roots if line.part.lower() in spelt]
    if not names:
        report.add("PK022", _("The package does not say which part holds the text, or that part is missing."))
        return
    if len(set(names)) > 1:
        listed = " ".join(shown(name) for name in names)
        report.add("PK022", _("The package names several main parts: %(names)s.", names=listed))
        return
    contents.main = names[0]
    kind = contents.overrides.get(contents.main.lower()) or contents.defaults.get(contents.main.rpartition(".")[2], "")
    if kind == _RIGHT[report.kind]:
        return
    if (report.kind, kind) == ("xlsx", _XLSM):
        report.add(
            "PK021",
            _("This is %(what)s. Its macros are not run.", what=_(_KINDS[_XLSM])),
            _("Save it as Excel Workbook (.xlsx) if it does not need them."),
            severity=Severity.WARNING,
        )
        return
    what = _(_KINDS[kind]) if kind in _KINDS else _("a file of an unknown Office kind %(kind)s", kind=shown(kind))
    opens = {
        "docx": "wordprocessingml" in kind or "ms-word" in kind,
        "xlsx": "spreadsheetml" in kind or "ms-excel" in kind,
    }
    report.tell_kind("PK021", what, opens=opens[report.kind])
