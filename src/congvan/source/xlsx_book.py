"""Sổ XLSX: which sheets there are, the shared texts, and how cells are shown (ECMA-376 part 1, 18.2–18.8)."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from congvan.language import _
from congvan.opc import BrokenXml, Package, UnsafeXml, parse_xml
from congvan.source.notes import Notes, show

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["MAIN", "Book", "Sheet", "Style", "decoded", "open_book", "part_root"]

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BUILT_IN = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 49: "@"}
_DATES = frozenset(range(14, 18)) | {22} | frozenset(range(27, 32)) | {36} | frozenset(range(50, 59))
_TIMES = frozenset({18, 19, 20, 21, 45, 46, 47}) | frozenset(range(32, 36))
_NOT_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_DATE_CODE = re.compile(r"[ymdhs]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell is shown: its number format's code, whether that is a date, whether its text is struck out."""

    code: str = "General"
    dated: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the book: name, the part that holds it, whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass
class Book:
    """What all sheets of a book share.

    Attributes:
        sheets: in the order of their tabs.
        texts: the shared texts by their number as cells write it, and whether a part of each is struck out.
        styles: by the index that cells name.
        since_1904: whether days are counted from 1904.
    """

    sheets: list[Sheet] = field(default_factory=list)
    texts: dict[str, tuple[str, bool]] = field(default_factory=dict)
    styles: list[Style] = field(default_factory=list)
    since_1904: bool = False


def part_root(package: Package, name: str, notes: Notes, *, data: bytes | None = None) -> "etree._Element | None":
    """Return the root element of a part (or of `data` in its place), or None, noted, when it cannot be parsed."""
    data = data or package.part(name)
    if data is None:
        notes.error(
            "XL001", None, _("The workbook lacks its part %(part)s.", part=show(name)), _("Save it again in Excel.")
        )
        return None
    if _STRICT.encode() in data[:4000]:
        notes.error(
            "XL002",
            None,
            _("The workbook is saved as «Strict Open XML»."),
            _("Save it as an ordinary workbook: Save As, Excel Workbook (*.xlsx)."),
        )
        return None
    try:
        return parse_xml(data)
    except (BrokenXml, UnsafeXml) as error:
        notes.error(
            "XL001",
            None,
            _("The workbook's part %(part)s cannot be used: %(reason)s.", part=show(name), reason=error),
            _("Save it again in Excel."),
        )
        return None


def open_book(package: Package, notes: Notes) -> Book | None:
    """Return what the sheets need to be read, or None, noted, when the book cannot be used."""
    root = part_root(package, package.main, notes)
    if root is None:
        return None
    relations = {relation.id: relation for relation in package.relationships(package.main)}
    book = Book()
    properties = root.find(f"{MAIN}workbookPr")
    book.since_1904 = properties is not None and is_on(properties.get("date1904"))
    for sheet in root.iterfind(f"{MAIN}sheets/{MAIN}sheet"):
        relation = relations.get(sheet.get(_RELATED) or "")
        if relation is not None and relation.kind == "worksheet" and relation.part:
            hidden = sheet.get("state", "visible") != "visible"
            book.sheets.append(Sheet(sheet.get("name") or "", relation.part, hidden))
    for relation in relations.values():
        if relation.kind == "sharedStrings" and relation.part:
            _read_texts(book, part_root(package, relation.part, notes))
        elif relation.kind == "styles" and relation.part:
            _read_styles(book, part_root(package, relation.part, notes))
    return None if notes.refused else book


def is_on(value: str | None) -> bool:
    """Tell whether an attribute says yes (ECMA-376 22.9.2.7)."""
    return value in ("1", "true", "on")


def decoded(text: str) -> str:
    """Return the text with Excel's own escapes (`_x000D_`) undone (18.18.101, ST_Xstring)."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text).replace("\r\n", "\n") if "_x" in text else text


def rich_text(item: "etree._Element") -> tuple[str, bool]:
    """Return the text of `<si>` or `<is>`, without phonetic hints, and whether a part of it is struck out."""
    if len(item) == 1 and item[0].tag == f"{MAIN}t":
        return decoded(item[0].text or ""), False
    pieces = [t.text or "" for t in item.iterfind(f"{MAIN}t")]
    pieces += [t.text or "" for t in item.iterfind(f"{MAIN}r/{MAIN}t")]
    strikes = item.iterfind(f"{MAIN}r/{MAIN}rPr/{MAIN}strike")
    return decoded("".join(pieces)), any(is_on(strike.get("val", "1")) for strike in strikes)


def _read_texts(book: Book, root: "etree._Element | None") -> None:
    if root is None:
        return
    for index, item in enumerate(root.iterfind(f"{MAIN}si")):
        book.texts[str(index)] = rich_text(item)


def _read_styles(book: Book, root: "etree._Element | None") -> None:
    if root is None:
        return
    codes = dict(_BUILT_IN)
    for number_format in root.iterfind(f"{MAIN}numFmts/{MAIN}numFmt"):
        codes[_number(number_format.get("numFmtId"))] = number_format.get("formatCode") or "General"
    strikes = [font.find(f"{MAIN}strike") for font in root.iterfind(f"{MAIN}fonts/{MAIN}font")]
    struck = {index for index, strike in enumerate(strikes) if strike is not None and is_on(strike.get("val", "1"))}
    for cell_format in root.iterfind(f"{MAIN}cellXfs/{MAIN}xf"):
        number = _number(cell_format.get("numFmtId"))
        code = codes.get(number, "")
        dated = number in _DATES or number in _TIMES or (number not in _BUILT_IN and is_date(code))
        book.styles.append(Style(code, dated, _number(cell_format.get("fontId")) in struck))


def is_date(code: str) -> bool:
    """Tell whether a number format shows a day or a time: a y, m, d, h or s outside of quotes."""
    return code != "General" and _DATE_CODE.search(_NOT_CODE.sub("", code)) is not None


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0  # noqa: PLR2004 - int stays small
