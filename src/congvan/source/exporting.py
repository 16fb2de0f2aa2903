"""Xuất sổ: the register as CSV and XLSX, for people and for `read_old_book`; nothing in it is ever run as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from congvan.decree import REGISTER
from congvan.errors import WrongUsage
from congvan.language import _
from congvan.letter import Entry, EntryStatus, slashed, title_text
from congvan.source.book_columns import EXTRA_COLUMNS
from congvan.source.characters import FORBIDDEN

if TYPE_CHECKING:
    import xlsxwriter  # type: ignore[import-untyped]

__all__ = ["LONG_AGO", "SAFE", "cell_text", "write_book_csv", "write_book_xlsx"]

_STATUSES: Mapping[EntryStatus, str] = {"entered": "đã đăng ký", "void": "đã hủy", "reserved": "số đã giữ"}
_FORMULA = re.compile(r"[\s']*[=+\-@\t\r＝＋－＠]")
"""What Excel, LibreOffice and Google take for the beginning of a formula, also after spaces and in full width."""
_WIDTHS = (18, 12, 60, 22, 34, 20, 9, 12, 10, 24, 7, 12, 12, 24, 14)
_LONGEST = 32_767
"""Characters that a cell of Excel holds."""
_CUT = " […]"
LONG_AGO = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel knows no zones
SAFE: Mapping[str, bool | str] = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}
"""Texts stay texts."""
_MOST_ROWS = 1_048_575
"""Rows that a sheet of Excel holds under its head."""
_FIRST_EXCEL_DAY = date(1900, 3, 1)
"""Before it Excel counts a day that never was."""
_SHEET = "Sổ đăng ký văn bản đi"


def write_book_csv(entries: Iterable[Entry], *, separator: str = ",") -> bytes:
    """Return the register as CSV: UTF-8 with its mark, CRLF, so that Excel opens it with a double click.

    A text that a spreadsheet would take for a formula gets an apostrophe before it; `read_old_book` takes it away.

    Args:
        entries: in the order of the file.
        separator: between cells; Excel expects the list separator of its computer's region («,» or «;»).
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(_names())
    for entry in entries:
        writer.writerow([_guarded(_text(value)) for value in _values(entry)])
    return out.getvalue().encode("utf-8-sig")


def write_book_xlsx(entries: Iterable[Entry]) -> bytes:
    """Return the register as an Excel workbook: texts as texts, days as days, the head frozen, filters set.

    The same entries give the same bytes.

    Args:
        entries: in the order of the sheet.

    Raises:
        WrongUsage: there are more than a sheet can hold.
    """
    import xlsxwriter  # noqa: PLC0415 - needed by one command only

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {**SAFE, "constant_memory": True}) as book:
        book.set_properties({"title": REGISTER.title, "created": LONG_AGO})
        _fill(book, entries)
    return file.getvalue()


def _fill(book: "xlsxwriter.Workbook", entries: Iterable[Entry]) -> None:
    sheet = book.add_worksheet(_SHEET)
    head = book.add_format({"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1})
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "align": "center", "valign": "top"})
    number = book.add_format({"num_format": "0", "align": "center", "valign": "top"})
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    for column, name in enumerate(_names()):
        sheet.write_string(0, column, name, head)
    row = 0
    for row, entry in enumerate(entries, start=1):
        if row > _MOST_ROWS:
            raise WrongUsage(
                _("A sheet of Excel holds no more than %(most)d rows: export one year, or write CSV.", most=_MOST_ROWS)
            )
        for column, value in enumerate(_values(entry)):
            if isinstance(value, int):
                sheet.write_number(row, column, value, number)
            elif isinstance(value, date) and value >= _FIRST_EXCEL_DAY:
                sheet.write_datetime(row, column, value, day)
            elif value is not None and value != "":
                sheet.write_string(row, column, cell_text(value), text)
    sheet.autofilter(0, 0, row, len(_WIDTHS) - 1)


def cell_text(value: str | int | date | None) -> str:
    """Return a value as a cell of Excel holds it."""
    return _cut(_text(value))


def _names() -> list[str]:
    return [column.text for column in REGISTER.columns] + list(EXTRA_COLUMNS.values())


def _values(entry: Entry) -> Iterator[str | int | date | None]:
    """Give the ten columns of an entry, and what is needed besides to read it back."""
    yield entry.number.text
    yield entry.issued_date
    yield title_text(entry.kind, entry.subject)
    yield entry.signer
    yield entry.copies_to
    yield entry.holder
    yield entry.copies or None
    yield entry.sent_date
    yield None
    yield entry.note
    yield entry.number.year
    yield entry.number.book
    yield _STATUSES[entry.status]
    yield entry.reason
    yield entry.kind


def _text(value: str | int | date | None) -> str:
    """Return a value as text, what no file can hold written as U+XXXX."""
    if isinstance(value, date):
        return slashed(value)
    text = "" if value is None else str(value)
    return text if text.isprintable() else FORBIDDEN.sub(lambda match: f"U+{ord(match[0]):04X}", text)


def _guarded(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _cut(text: str) -> str:
    """Return a text that a cell of Excel holds; a longer one ends with a mark that says so."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT
