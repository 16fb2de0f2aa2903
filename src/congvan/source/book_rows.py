"""Dòng của sổ cũ: each row of an old book as an entry; whatever is wrong with it is named by its cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from congvan.decree import REGISTER
from congvan.language import _
from congvan.letter import Entry, EntryStatus, Number, parted_title
from congvan.source.book_columns import Head, is_heading, is_numbers
from congvan.source.book_values import (
    Unreadable,
    day_of,
    number_of,
    speaks_of_void,
    status_of,
    void_reason,
    without_guard,
)
from congvan.source.notes import At, Notes, show
from congvan.source.table import Line, Table, check_excel
from congvan.source.values import read_count

__all__ = ["OldRow", "old_rows"]

_COPIES = re.compile(r"0*([0-9]{1,4}) ?(?:b|bản|bộ|tờ)?\.?", re.IGNORECASE)
_LONG_AGO = date(1945, 9, 2)
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class OldRow:
    """A row that could be read: its entry, and where it stands.

    Attributes:
        entry: what it says.
        row: as Excel numbers it.
        place: the cell with the number.
        dated: whether it says its day; a voided number without one takes that of the row before.
    """

    entry: Entry
    row: int
    place: str
    dated: bool = True


def old_rows(  # noqa: PLR0913 - what is known of the file
    table: Table, head: Head, notes: Notes, *, year: int, book: str, guarded: bool
) -> Iterator[OldRow]:
    """Yield the rows that could be read.

    Args:
        table: the whole table.
        head: its columns.
        notes: gets every finding of every row.
        year: of the book; 0 = each row's date says it.
        book: id of the book, where no column says it.
        guarded: whether an apostrophe may stand before texts that look like formulas, as in an exported CSV file.
    """
    names = dict(head.names)
    for line in table.lines[head.first :]:
        if line.cells == names or is_numbers(line.cells) or is_heading(line.cells):
            continue  # the head once more, as tables copied from Word have it on each page; a heading of a month
        yield from _Row(line, table, head, notes, guarded=guarded).read(year, book)


class _Row:
    """One row being read."""

    def __init__(self, line: Line, table: Table, head: Head, notes: Notes, *, guarded: bool) -> None:
        self._line = line
        self._table = table
        self._notes = notes
        self._head = head
        self._left: list[str] = []
        """What a column does not take goes into the note: nothing of an old book is lost."""
        self._said: dict[str, str] = {}
        for index, text in line.cells.items():
            if text[0] == "#" or "E" in text or "e" in text:
                check_excel(text, table, index, line.number, notes)
            if index not in head.names:
                self._warn(
                    "SB015",
                    _("Text stands in a column without a name: «%(text)s». It is not read.", text=show(text)),
                    _("Name the column in the head, or move the text into the column it belongs to."),
                    index,
                )
        for key, index in head.keys.items():
            text = line.cells.get(index, "")
            if text:
                plain = _WHITE.sub(" ", text)
                self._said[key] = without_guard(plain) if guarded else plain

    def read(self, year: int, book: str) -> Iterator[OldRow]:
        said = self._said
        if not said.keys() - {"order"}:
            return
        status, reason, note = self._status()
        number = self._number()
        own_year = self._year(year)
        day = self._day(own_year, status)
        kind, subject = self._title()
        if not subject and status == "entered" and "title" in self._head.keys:
            self._warn(
                "SB011",
                _("The row has no subject (trích yếu)."),
                _("Write what the letter is about; it is what people search for."),
                self._head.keys.get("title"),
            )
        copies, sent = self._copies(), self._sent(own_year)
        note = "; ".join(part for part in (note, *self._left) if part)
        if number is None or day is None:
            return
        dated = day != _LONG_AGO
        if dated and own_year and day.year != own_year:
            self._warn(
                "SB012",
                _("The date %(day)s lies outside the year of the book, %(year)d.", day=_shown(day), year=own_year),
                _("Correct the date, or move the row into the book of its year."),
                self._head.keys["issued_date"],
            )
        entry = Entry(
            Number(own_year or day.year, said.get("book", "") or book, number[0], number[1], number[2]),
            day,
            kind,
            subject,
            said.get("signer", ""),
            said.get("copies_to", ""),
            said.get("holder", ""),
            copies,
            sent,
            note,
            status,
            reason,
            "import",
        )
        yield OldRow(entry, self._line.number, self._place(self._head.keys.get("number")), dated)

    def _status(self) -> tuple[EntryStatus, str, str]:
        """Return the status, why the number was voided, and what is left of the note."""
        said = self._said
        note, reason = said.get("note", ""), said.get("reason", "")
        status: EntryStatus = "entered"
        if "status" in said:
            known = status_of(said["status"])
            if known is None:
                self._error(
                    "SB016",
                    _("The status (trạng thái) «%(status)s» is not known.", status=show(said["status"])),
                    _("Write one of: đã đăng ký, đã hủy, số đã giữ; or leave it empty."),
                    "status",
                )
            status = known or "entered"
        elif (found := void_reason(note)) is not None:
            return "void", reason or found, ""
        elif speaks_of_void(note):
            self._warn(
                "SB017",
                _("The note speaks of «hủy», and the row is taken for a letter that went out: «%(n)s».", n=show(note)),
                _("If the number was voided, begin the note with «Số hủy:»."),
                self._head.keys["note"],
            )
        return status, reason, note

    def _title(self) -> tuple[str, str]:
        """Return tên loại and trích yếu; a column of its own says the kind, also that there is none."""
        title, kind = self._said.get("title", ""), self._said.get("kind", "")
        return (kind, title) if "kind" in self._head.keys and not kind else parted_title(title, kind)

    def _number(self) -> tuple[int, str, str] | None:
        said = self._said
        if "number" not in self._head.keys:
            return None
        if "number" not in said:
            self._error(
                "SB003",
                _("The row has no number (số, ký hiệu)."),
                _("Write it, or delete the row if it is none of the book."),
                "number",
            )
            return None
        try:
            return number_of(said["number"], said.get("symbol", ""))
        except Unreadable as why:
            self._error("SB004", str(why), _("Write it as 45/SGDĐT-VP, or the number and the symbol alone."), "number")
            return None

    def _year(self, year: int) -> int:
        said = self._said.get("year", "")
        if not said:
            return year
        found = read_count(said)
        if found is None or not date.min.year < found <= _LAST_YEAR or found < _LONG_AGO.year:
            self._error(
                "SB005", _("The year «%(year)s» is none.", year=show(said)), _("Write it with four digits."), "year"
            )
            return year
        return found

    def _day(self, year: int, status: EntryStatus) -> date | None:
        if "issued_date" not in self._head.keys:
            return None
        said = self._said.get("issued_date", "")
        if not said and status == "void":
            return _LONG_AGO  # until the days of its neighbours are known
        if not said:
            self._error(
                "SB006",
                _("The row has no date (ngày tháng văn bản)."),
                _("Write day, month and year: 31/12/2025."),
                "issued_date",
            )
            return None
        try:
            return day_of(said, year)
        except Unreadable as why:
            self._error("SB005", str(why), _("Write day, month and year: 31/12/2025."), "issued_date")
            return None

    def _copies(self) -> int:
        said = self._said.get("copies", "")
        match = _COPIES.fullmatch(said)
        if said and match is None:
            self._warn_aside("SB014", "copies", _("«%(text)s» is no number of copies.", text=show(said)))
        return int(match[1]) if match is not None else 0

    def _sent(self, year: int) -> date | None:
        said = self._said.get("sent_date", "")
        if not said:
            return None
        try:
            return day_of(said, year)
        except Unreadable as why:
            self._warn_aside("SB013", "sent_date", str(why))
            return None

    def _warn_aside(self, code: str, key: str, message: str) -> None:
        """Keep in the note what its column cannot take."""
        self._left.append(f"{REGISTER.text_of(key)}: {self._said[key]}")
        self._warn(
            code,
            message,
            _("It is kept in the note (ghi chú); correct it if it matters."),
            self._head.keys[key],
        )

    def _place(self, index: int | None) -> str:
        return self._table.place(index, self._line.number) if index is not None else ""

    def _error(self, code: str, message: str, fix: str, key: str) -> None:
        self._notes.error(code, At(self._line.number), message, fix, place=self._place(self._head.keys.get(key)))

    def _warn(self, code: str, message: str, fix: str, index: int | None) -> None:
        self._notes.warn(code, At(self._line.number), message, fix, place=self._place(index))


_LAST_YEAR = 2100


def _shown(day: date) -> str:
    return f"{day:%d/%m}/{day.year}"
