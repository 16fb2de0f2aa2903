"""Đọc sổ cũ: an old register from CSV or XLSX, its numbers kept as they are, every finding of every row at once."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from congvan.errors import Finding, Severity, WrongUsage
from congvan.language import _
from congvan.letter import EVERY_KIND, Entry
from congvan.source.book_columns import Head, find_head, known_columns
from congvan.source.book_order import dated_rows, note_order
from congvan.source.book_rows import old_rows
from congvan.source.csv_file import parse_csv
from congvan.source.legacy import ENCODINGS
from congvan.source.notes import At, Notes, show
from congvan.source.reading import decode_text, read_bytes
from congvan.source.table import Table, clean
from congvan.source.yaml_suspects import note_pasted
from congvan.source.yaml_text import no_collection

__all__ = ["read_old_book"]

_XLSX = frozenset({".xlsx", ".xlsm"})
_PACKAGE = b"PK\x03\x04"
_SEARCHED = 30
_LOOKED_AT = 100_000
_SEPARATORS = ";\t,|"
_SEP_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)


def read_old_book(
    path: Path, *, shown: str = "", year: int = 0, book: str = EVERY_KIND.id, encoding: str = ""
) -> tuple[tuple[Entry, ...], list[Finding]]:
    """Read an old sổ đăng ký văn bản đi: CSV or XLSX with the columns of Phụ lục IV as offices write them.

    Args:
        path: the file; what it is is told by its content.
        shown: the path as the user wrote it, for the findings; empty = `path`.
        year: the year of the book: for days that are written without («11/8»), and to tell rows of another year;
            0 = what a title above the table says («Năm 2025»), else each row's date.
        book: id of the book that the numbers are of, where no column «Mã sổ» says it.
        encoding: convert from this legacy encoding ("tcvn3", "vni", "cp1258"), because the user asked for it.

    Returns:
        The entries in the order of the book, each number once, and every finding of every row. With an error among the
        findings the entries are incomplete.

    Raises:
        CannotRead: the file cannot be opened.
        WrongUsage: there is no such encoding.
    """
    if encoding and encoding not in ENCODINGS:
        known = ", ".join(ENCODINGS)
        raise WrongUsage(
            _("There is no encoding «%(name)s». Write one of: %(known)s.", name=show(encoding), known=known)
        )
    notes = Notes(shown or str(path))
    with no_collection():
        entries = _read(path, notes, year, book, encoding)
    return tuple(entries), notes.sorted()


def _read(path: Path, notes: Notes, year: int, book: str, encoding: str) -> list[Entry]:
    data = read_bytes(path)
    packed = path.suffix.lower() in _XLSX or data.startswith(_PACKAGE)
    if packed:
        from congvan.source.xlsx_file import parse_xlsx  # noqa: PLC0415 - slow to import, as in `read_recipients`

        table, groups = parse_xlsx(data, notes)
        notes.found = [_reworded(finding) for finding in notes.found]
        if groups is not None:
            message = _("The sheet «%(name)s» is not read.", name=show(groups.name))
            notes.warn("SB015", None, message, _one_list())
    else:
        text = decode_text(data, notes, encoding=encoding)
        table = None if text is None else _from_csv(text, notes)
    if table is None:
        return []
    if not table.lines:
        notes.error("SB018", None, _("The book is empty."), _("Write a row of column names and a row for each number."))
        return []
    for line in table.lines:
        for cell in line.cells.values():
            if not cell.isascii():
                note_pasted(_("this row"), cell, At(line.number), notes)
    head = find_head(table, notes)
    if head is None:
        return []
    notes.found = [finding for finding in notes.found if not _is_title_merged(finding, head)]
    if len(table.lines) == head.first:
        message = _("The book has a head and no rows.")
        notes.error("SB018", At(head.last_row), message, _("Write a row for each number."))
    rows = list(old_rows(table, head, notes, year=year or head.year, book=book, guarded=not packed))
    return note_order(dated_rows(rows, notes), notes)


def _reworded(finding: Finding) -> Finding:
    """Say what a further sheet means for a book."""
    if finding.code != "XL011":
        return finding
    return replace(finding, fix=_one_list())


def _one_list() -> str:
    return _("Put all rows of the book into one list: the first visible sheet.")


def _is_title_merged(finding: Finding, head: Head) -> bool:
    """Tell whether merged cells are those of a title or of the head, where nothing is lost."""
    if finding.code != "XL014" or finding.severity is not Severity.ERROR:
        return False
    last = re.search(r"([0-9]+)$", finding.where.place)
    return last is not None and int(last[1]) <= head.last_row


def _from_csv(text: str, notes: Notes) -> Table:
    """Return the table of a CSV file, its separator that of the head; titles above it are rows of one cell."""
    begins = _SEP_LINE.match(text)
    said, rest = (begins[0], text[begins.end() :]) if begins else ("", text)
    best, place, width, separator = 0, 0, 0, ""
    for one in begins[1] if begins else _SEPARATORS:
        for number, (_line, row) in enumerate(_rows(rest, one)):
            found = known_columns({index: plain for index, cell in enumerate(row) if (plain := clean(cell))})
            if found > best:
                best, place, width, separator = found, number, len(row), one
    if place:
        rows = list(_rows(rest, separator))
        above = "".join(_title(row, width, separator) for _line, row in rows[:place])
        text = said + above + "\n".join(rest.split("\n")[rows[place][0] :])
    return parse_csv(text, notes, separator=separator)


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the first rows of a CSV text, each with the index of the line on which it begins."""
    reader = csv.reader(io.StringIO(text[:_LOOKED_AT], newline="\n"), delimiter=separator)
    began = 0
    try:
        for _number, row in zip(range(_SEARCHED), reader, strict=False):
            yield began, row
            began = reader.line_num
    except csv.Error:
        return  # `parse_csv` says what is wrong


def _title(row: list[str], width: int, separator: str) -> str:
    """Return a title as one cell of a row of its own."""
    text = " ".join(plain for cell in row if (plain := clean(cell))).replace('"', '""')
    return f'"{text}"{separator * (width - 1)}\n' if text else "\n"
