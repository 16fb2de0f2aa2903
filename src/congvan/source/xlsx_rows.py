"""Đường tắt cho bảng dài: rows of plain cells are taken out of a sheet's XML, the parser reads the rest.

As `yaml_runs` does for YAML. A row is taken only when nothing about it needs a second look: known attributes, one
plain value a cell, whole numbers shown as they are kept, whole days, printable texts. All else stays, and lxml reads
it exactly. Taking rows out of the text is safe where no comment, CDATA or instruction can hide a tag; elsewhere
nothing is taken.
"""

import re
from collections.abc import Callable
from functools import cache

from congvan.source.characters import normalise
from congvan.source.table import EDGE, Line
from congvan.source.xlsx_book import MAIN, Book
from congvan.source.xlsx_values import Unreadable, date_text

__all__ = ["take_rows"]

_CELL = r'<c r="([A-Z]{1,3})[0-9]{1,7}"(?: s="([0-9]{1,6})")?(?: t="(s|inlineStr|n)")?(?:/>|>(?:<v>([0-9]{1,15})</v>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)</c>)'  # noqa: E501 - one pattern
_CELLS = re.compile(_CELL)
_ONE = re.sub(r"\((?!\?)", "(?:", _CELL)
_ROW = re.compile(
    r'<row r="([0-9]{1,7})"(?: (?:spans|ht|customHeight|s|customFormat|x14ac:dyDescent)="[^"<&]*")*>'
    rf"((?:{_ONE})*)</row>"
)
_ROOT = re.compile(rf'(?:<\?xml [^>]*\?>\s*)?<worksheet (?:[^<>]* )?xmlns="{re.escape(MAIN[1:-1])}"[^<>]*>')
_STRANGE_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{2,7}|#x[0-9A-Fa-f]{2,6});)")
_REFERENCE = re.compile(r"&(?:#([0-9]+)|#x([0-9A-Fa-f]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_PLAIN = frozenset({"General", "0", "@"})


def take_rows(data: bytes, book: Book, column: Callable[[str], int]) -> tuple[bytes, list[Line]]:
    """Return the XML without the rows that could be read, and these rows.

    Args:
        data: the sheet's XML.
        book: its texts and styles.
        column: gives the index of a column's letters.
    """
    text = _plain_xml(data)
    if not text:
        return data, []
    reader = _RowReader(book, column)
    start, end = text.index("<sheetData>"), text.index("</sheetData>")
    kept = _ROW.sub(reader.take, text[start:end])
    if re.search(r"<row(?! r=\")", kept):  # a row without its number is counted from the one before: all must be there
        return data, []
    return (text[:start] + kept + text[end:]).encode(), reader.lines


def _plain_xml(data: bytes) -> str:
    """Return the XML as text if a tag seen in it is a tag, else an empty text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
    head = text[:200].lower()
    safe = (
        "<!" not in text
        and text.count("<?") == text.startswith("<?")
        and ("encoding" not in head or 'encoding="utf-8"' in head)
        and text.count("<sheetData>") == 1
        and text.count("</sheetData>") == 1
        and _ROOT.match(text) is not None
        and _STRANGE_REFERENCE.search(text) is None
    )
    return text if safe else ""


class _RowReader:
    """Reads the cells of one row after the other."""

    def __init__(self, book: Book, column: Callable[[str], int]) -> None:
        self.lines: list[Line] = []
        self.book = book
        self.column = column
        self.odd = {str(index) for index, style in enumerate(book.styles) if style.struck}
        self.dated = {str(index) for index, style in enumerate(book.styles) if style.dated and not style.struck}
        self.days = cache(self._day)
        self.plain = {str(index) for index, style in enumerate(book.styles) if style.code in _PLAIN} | {""}

    def _day(self, value: str) -> str:
        """Return a day as dd/mm/yyyy; nothing when there is no such day, and lxml will say so."""
        try:
            return date_text(float(value), since_1904=self.book.since_1904)
        except Unreadable:
            return ""

    def take(self, match: re.Match[str]) -> str:  # noqa: C901, PLR0912 - the innermost loop, kept in one piece for speed
        """Read one row; return nothing if it could be read, else the row as it was."""
        cells: dict[int, str] = {}
        texts = self.book.texts
        for letters, style, kind, value, inline in _CELLS.findall(match[2]):
            if kind == "s":
                text, crossed = texts.get(value, ("", True))
                if crossed:
                    return match[0]
            elif kind == "inlineStr":
                text = _REFERENCE.sub(_referred, inline) if "&" in inline else inline
            else:
                text = value.lstrip("0") or value[-1:]
                if style not in self.plain and value:
                    text = self.days(value) if style in self.dated else ""
                    if not text:
                        return match[0]
            if not text:
                if value or style in self.odd:
                    return match[0]
                continue
            if not text.isascii():
                text = normalise(text)
            if not text.isprintable() or "?" in text or "_x" in text or "\ufffd" in text or style in self.odd:
                return match[0]
            text = text.strip(EDGE)
            if text:
                cells[self.column(letters)] = text
        if cells:
            self.lines.append(Line(int(match[1]), cells))
        return ""


def _referred(match: re.Match[str]) -> str:
    """Return the character that a reference means; one that means none becomes unprintable, and lxml will say so."""
    decimal, hexadecimal, name = match.groups()
    if name:
        return _NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if code < 0x110000 else "\0"  # noqa: PLR2004 - the end of Unicode
