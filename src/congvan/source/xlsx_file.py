"""XLSX: the visible list of a workbook as a table; whatever a reader might overlook is named by its cell.

Why not a library: python-calamine gives the values four times as fast as anything else, but cannot say which cells are
formulas, errors, hidden or struck out, and makes a dense grid (one stray far cell costs gigabytes); openpyxl knows
them, but takes a second for 10,000 rows. lxml walks the filled cells only, knows all of it, and takes a fifth of that.
"""

import re
from typing import TYPE_CHECKING

from congvan.language import _
from congvan.opc import Package, read_package
from congvan.source.characters import check_cell, normalise
from congvan.source.ids import bare
from congvan.source.notes import At, Notes, show
from congvan.source.table import EDGE, Line, Table
from congvan.source.xlsx_book import MAIN, Book, Sheet, is_on, open_book, part_root
from congvan.source.xlsx_rows import take_rows
from congvan.source.xlsx_values import Unreadable, cell_text

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["parse_xlsx"]

_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_GROUP_SHEETS = frozenset({"groups", "nhom", "cac nhom", "nhom don vi"})
_C = f"{MAIN}c"
_DIGITS = "0123456789"
_MOST_COLUMNS = 16_384


def parse_xlsx(data: bytes, notes: Notes) -> tuple[Table | None, Table | None]:
    """Return the list of units and the list of groups of a workbook; None for what it has not.

    Args:
        data: the whole file.
        notes: gets every finding: of the package, the workbook, the sheet, each cell.
    """
    package, found = read_package(data, notes.file, kind="xlsx")
    notes.found += found
    book = open_book(package, notes) if package is not None else None
    if package is None or book is None:
        return None, None
    units, groups = _choose(book, notes)
    if units is None:
        notes.error("XL010", None, _("The workbook has no visible sheet with a list."), _("Show the sheet in Excel."))
        return None, None
    return (
        _read_sheet(package, book, units, notes),
        _read_sheet(package, book, groups, notes) if groups is not None else None,
    )


def _choose(book: Book, notes: Notes) -> tuple[Sheet | None, Sheet | None]:
    """Return the sheet of units (the first visible) and the sheet of groups (by its name); name the others."""
    units = groups = None
    for sheet in book.sheets:
        if bare(sheet.name) in _GROUP_SHEETS and groups is None:
            groups = sheet
        elif units is None and not sheet.hidden:
            units = sheet
        else:
            state = _("hidden sheet") if sheet.hidden else _("further sheet")
            notes.warn(
                "XL011",
                None,
                _("The %(state)s «%(name)s» is not read.", state=state, name=show(sheet.name)),
                _("Put the units into one list: the first visible sheet."),
            )
    return units, groups


def _read_sheet(package: Package, book: Book, sheet: Sheet, notes: Notes) -> Table | None:
    # cells are called by their sheet only when there is more than one to be told apart
    reader = _SheetReader(book, sheet.name if bare(sheet.name) in _GROUP_SHEETS else "", notes)
    data, lines = take_rows(package.part(sheet.part) or b"", book, reader.column)
    root = part_root(package, sheet.part, notes, data=data)
    if root is None:
        return None
    table = reader.read(root, lines)
    reader.check_layout(root)
    return table


class _SheetReader:
    """Reads one sheet; knows the letters of its columns."""

    def __init__(self, book: Book, name: str, notes: Notes) -> None:
        self.book = book
        self.notes = notes
        self.columns: dict[str, int] = {}
        self.table = Table([], {}, name)
        self.letters: dict[int, str] = {}
        self.struck_styles = {str(index) for index, style in enumerate(book.styles) if style.struck}

    def read(self, root: "etree._Element", taken: list[Line]) -> Table:
        """Return the table: the rows already taken and those that are left in the tree."""
        self.table.lines = taken
        data = root.find(f"{MAIN}sheetData")
        number = 0
        for row in data if data is not None else ():
            said = row.get("r")
            number = int(said) if said and said.isascii() and said.isdigit() and len(said) < 8 else number + 1  # noqa: PLR2004 - Excel ends at 1048576
            cells, struck = self.read_row(row, number)
            if cells:
                self.table.lines.append(Line(number, cells))
                self.check_row(row, number, struck, len(cells))
        self.table.lines.sort(key=lambda line: line.number)
        self.table.letters = self.letters
        return self.table

    def read_row(self, row: "etree._Element", number: int) -> tuple[dict[int, str], int]:
        """Return the filled cells of the row by column, and how many of them are struck out."""
        cells: dict[int, str] = {}
        struck, following = 0, 0
        for cell in row:
            if cell.tag != _C:
                continue
            reference = cell.get("r") or ""
            known = self.columns.get(reference.rstrip(_DIGITS))
            if known is None:  # a cell without a reference follows the one before
                match = _REF.fullmatch(reference)
                known = self.column(match[1] if match else letters_of(following))
            index = known
            following = index + 1
            try:
                text, crossed = cell_text(cell, self.book)
            except Unreadable as why:
                self.notes.error(why.code, At(number), why.message, why.fix, place=self.place(index, number))
                cells[index] = "?"
                continue
            if not text.isascii():
                text = normalise(text)
            if not text.isprintable() or "?" in text or "\ufffd" in text:
                text = check_cell(text, At(number), self.place(index, number), self.notes)
            text = text.strip(EDGE)
            if text:
                cells[index] = text
                struck += crossed or cell.get("s") in self.struck_styles
        return cells, struck

    def column(self, letters: str) -> int:
        """Return the index of a column, from 0, and remember its letters."""
        index = self.columns.get(letters)
        if index is None:
            index = index_of(letters)
            self.columns[letters] = index
            self.letters[index] = letters
        return index

    def place(self, index: int, number: int) -> str:
        name = f"{self.table.name}!" if self.table.name else ""
        return f"{name}{self.letters[index]}{number}"

    def check_row(self, row: "etree._Element", number: int, struck: int, filled: int) -> None:
        if is_on(row.get("hidden")):
            self.notes.error(
                "XL012",
                At(number),
                _("Row %(row)d is hidden or filtered out.", row=number),
                _("Show all rows (clear the filter), or delete those that are not meant."),
                place=self.table.name,
            )
        if struck:
            what = _("Row %(row)d is struck out.", row=number)
            part = _("Some text of row %(row)d is struck out.", row=number)
            self.notes.error(
                "XL013",
                At(number),
                what if struck == filled else part,
                _("Delete it, or take the line through it away."),
                place=self.table.name,
            )

    def check_layout(self, root: "etree._Element") -> None:
        """Name merged cells and hidden columns that hold something."""
        for merged in root.iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell"):
            self.notes.error(
                "XL014",
                None,
                _("The cells %(range)s are merged; all but the first are empty.", range=show(merged.get("ref") or "")),
                _("Unmerge them and fill each row."),
                place=show(merged.get("ref") or ""),
            )
        for columns in root.iterfind(f"{MAIN}cols/{MAIN}col"):
            first, last = columns.get("min") or "", columns.get("max") or ""
            if is_on(columns.get("hidden")) and first.isdigit() and last.isdigit():
                for index, letters in sorted(self.letters.items()):
                    if len(first) < 8 and len(last) < 8 and int(first) <= index + 1 <= int(last):  # noqa: PLR2004 - as above
                        self.note_hidden_column(letters)

    def note_hidden_column(self, letters: str) -> None:
        self.notes.error(
            "XL015",
            None,
            _("Column %(column)s is hidden.", column=letters),
            _("Show it, or delete it if it is not meant."),
            place=letters,
        )


def index_of(letters: str) -> int:
    """Return the index of a column from 0: A is 0, AA is 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return min(index, _MOST_COLUMNS) - 1


def letters_of(index: int) -> str:
    """Return the letters of a column from 0."""
    letters, index = "", index + 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
