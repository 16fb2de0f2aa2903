"""Đọc danh mục hồ sơ (Phụ lục V, mục I và II): YAML, CSV or XLSX, told apart by what the file is."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from congvan.errors import Finding, Severity
from congvan.language import _
from congvan.letter import CaseFileList
from congvan.source.case_columns import CaseHead, find_case_head, known_case_columns
from congvan.source.case_table import Closing, case_list_in, find_closing
from congvan.source.case_yaml import CASE_KEYS, case_list_of
from congvan.source.csv_file import parse_csv
from congvan.source.notes import At, Notes, show
from congvan.source.reading import decode_text, read_bytes
from congvan.source.table import Line, Table, clean
from congvan.source.yaml_suspects import note_pasted
from congvan.source.yaml_text import no_collection, parse_root

__all__ = ["read_case_files"]

_YAML = frozenset({".yaml", ".yml"})
_CSV = frozenset({".csv", ".tsv", ".txt"})
_XLSX = frozenset({".xlsx", ".xlsm"})
_PACKAGE = b"PK\x03\x04"
_LOOKS_YAML = re.compile(r"^(?:year|headings):", re.MULTILINE)
_SEPARATORS = ";\t,|"
_SEP_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)
_SEARCHED = 30
_LOOKED_AT = 100_000
_MERGED = re.compile(r"[A-Z]+([0-9]+)(?::[A-Z]+([0-9]+))?")


def read_case_files(path: Path, *, shown: str = "", year: int = 0) -> tuple[CaseFileList | None, list[Finding]]:
    """Read a danh mục hồ sơ: YAML, or CSV and XLSX with the five columns of Phụ lục V as offices write them.

    Args:
        path: the file; what it is is told by its content, its suffix only decides between YAML and CSV.
        shown: the path as the user wrote it, for the findings; empty = `path`.
        year: of a table that does not say it above its columns («Năm 2026»); 0 = it must.

    Returns:
        The list, or None when nothing usable could be read, and every finding of every row. With an error among the
        findings the list is incomplete.

    Raises:
        CannotRead: the file cannot be opened.
    """
    notes = Notes(shown or str(path))
    with no_collection():
        found = _read(path, notes, year)
    return found, notes.sorted()


def _read(path: Path, notes: Notes, year: int) -> CaseFileList | None:
    data = read_bytes(path)
    suffix = path.suffix.lower()
    if suffix in _XLSX or (suffix not in _YAML | _CSV and data.startswith(_PACKAGE)):
        return _from_workbook(data, notes, year)
    text = decode_text(data, notes)
    if text is None:
        return None
    if suffix in _YAML or (suffix not in _CSV and _LOOKS_YAML.search(text)):
        root = parse_root(text, CASE_KEYS, notes)
        return None if root is None else case_list_of(root, notes)
    return _from_table(_from_csv(text, notes), notes, year)


def _from_workbook(data: bytes, notes: Notes, year: int) -> CaseFileList | None:
    from congvan.source.xlsx_file import parse_xlsx  # noqa: PLC0415 - slow to import, as in `read_recipients`

    table, groups = parse_xlsx(data, notes)
    one_list = _("Put all rows into one list: the first visible sheet.")
    notes.found = [replace(one, fix=one_list) if one.code == "XL011" else one for one in notes.found]
    if groups is not None:
        notes.warn("HS018", None, _("The sheet «%(name)s» is not read.", name=show(groups.name)), one_list)
    return _from_table(table, notes, year) if table is not None else None


def _from_table(table: Table, notes: Notes, year: int) -> CaseFileList | None:
    if not table.lines:
        message = _("The list is empty.")
        notes.error("HS020", None, message, _("Write a row of column names and a row for each file."))
        return None
    for line in table.lines:
        for cell in line.cells.values():
            if not cell.isascii():
                note_pasted(_("this row"), cell, At(line.number), notes)
    head = find_case_head(table, notes)
    if head is None:
        return None
    closing = find_closing(table, head)
    notes.found = [finding for finding in notes.found if not _is_harmless(finding, head, closing)]
    return case_list_in(table, head, closing, notes, year=year)


def _is_harmless(finding: Finding, head: CaseHead, closing: Closing) -> bool:
    """Tell whether merged cells hide nothing: above and in the head, below the rows; in one row, what lacks is told."""
    if finding.code != "XL014" or finding.severity is not Severity.ERROR:
        return False
    match = _MERGED.fullmatch(finding.where.place)
    if match is None:
        return False
    first, last = int(match[1]), int(match[2] or match[1])
    return first == last or last <= head.last_row or 0 < closing.row <= first


def _from_csv(text: str, notes: Notes) -> Table:
    """Return the table of a CSV file, its separator that of the head; rows above that have a width of their own."""
    begins = _SEP_LINE.match(text)
    rest = text[begins.end() :] if begins else text
    best, place, separator = 0, 0, ""
    for one in begins[1] if begins else _SEPARATORS:
        for number, (_line, row) in enumerate(_rows(rest, one)):
            found = known_case_columns({index: plain for index, cell in enumerate(row) if (plain := clean(cell))})
            if found > best:
                best, place, separator = found, number, one
    if not place:
        return parse_csv(text, notes, separator=separator)
    above = list(_rows(rest, separator))[: place + 1]
    table = parse_csv("\n" * place + "\n".join(rest.split("\n")[above[place][0] :]), notes, separator=separator)
    titles = [
        Line(number, cells) for number, (_line, row) in enumerate(above[:place], start=1) if (cells := _title(row))
    ]
    return Table([*titles, *table.lines])


def _title(row: list[str]) -> dict[int, str]:
    """Return a title as one cell: a comma in it may have been taken for a separator."""
    text = " ".join(plain for cell in row if (plain := clean(cell)))
    return {0: text} if text else {}


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
