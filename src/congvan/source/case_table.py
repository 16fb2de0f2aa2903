"""Danh mục hồ sơ trong bảng: rows of the office's own sheet as headings and case files."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from congvan.decree import CASE_LIST
from congvan.language import _
from congvan.letter import CaseFileList
from congvan.source.book_columns import is_numbers
from congvan.source.book_values import Unreadable, day_of
from congvan.source.case_columns import CaseHead
from congvan.source.case_order import numbered
from congvan.source.case_rows import CaseRow, Heading, Spot, read_rows
from congvan.source.case_values import Numbered, heading_of, speaks_of_notation
from congvan.source.ids import bare
from congvan.source.notes import At, Notes, show
from congvan.source.table import Line, Table, check_excel
from congvan.source.values import read_count

__all__ = ["Closing", "case_list_in", "find_closing"]

_CLOSING = re.compile(r"danh muc ho so nay (?:co|gom)\b\D*([0-9]+)?")
_OF_A_FILE = ("maintenance", "creator")
"""What no heading has."""
_TEXTS = ("notation", "title", "maintenance", "creator", "note", "rights")
_NEEDED = ("title", "maintenance", "creator")


class Closing(NamedTuple):
    """Kết của danh mục: how many files the list says it has.

    Attributes:
        row: its number; 0 = the list has no closing.
        said: how many files it says there are; 0 = it does not say.
        place: the cell.
    """

    row: int = 0
    said: int = 0
    place: str = ""


def find_closing(table: Table, head: CaseHead) -> Closing:
    """Return the closing; what stands under it, such as signatures, is none of the list's."""
    for line in table.lines[head.first :]:
        for index, text in line.cells.items():
            match = _CLOSING.match(bare(text))
            if match is not None:
                return Closing(line.number, int(match[1] or 0), table.place(index, line.number))
    return Closing()


def case_list_in(table: Table, head: CaseHead, closing: Closing, notes: Notes, *, year: int) -> CaseFileList | None:
    """Return the list that a table holds, or None when it does not say of which year it is.

    Args:
        table: the whole table.
        head: its columns, and what stands above them.
        closing: what stands below its rows.
        notes: gets every finding of every row.
        year: of the list; 0 = what stands above the table.
    """
    reader = _Reader(table, head, notes)
    files = numbered(read_rows(reader.read(closing.row), notes), notes)
    above = head.above
    if not reader.rows:
        notes.error("HS020", At(head.last_row), _("The list has no files (hồ sơ)."), _("Write a row for each."))
    elif closing.said and closing.said != reader.rows:
        message = _(
            "The list says that it has %(said)d files (hồ sơ), and has %(found)d.",
            said=closing.said,
            found=reader.rows,
        )
        fix = _("Correct the number, or add the rows that are missing.")
        notes.warn("HS019", At(closing.row), message, fix, place=closing.place)
    if not year and not above.year:
        notes.error(
            "HS014", None, _("The list does not say of which year (năm) it is."), _("Write «Năm 2026» above the table.")
        )
        return None
    return CaseFileList(year or above.year, files, above.decision, above.decision_date, above.decision_by)


class _Reader:
    """Reads the rows one after the other; knows under which headings it is."""

    def __init__(self, table: Table, head: CaseHead, notes: Notes) -> None:
        self._table = table
        self._head = head
        self._notes = notes
        self._heading: Heading | None = None
        self._large = self._small = 0
        self._empty: list[tuple[bool, str, Spot]] = []
        """The headings above the next file, each with whether it is a large one."""
        self._subheading = ""
        self.rows = 0

    def read(self, closing: int) -> Iterator[CaseRow]:
        """Yield the files of all rows.

        Args:
            closing: number of the row of the closing; 0 = none.
        """
        names = dict(self._head.names)
        for line in self._table.lines[self._head.first :]:
            said = {key: line.cells[index] for key, index in self._head.keys.items() if index in line.cells}
            if line.cells == names or is_numbers(line.cells):
                continue  # the head once more, as tables copied from Word have it on each page
            if closing and line.number >= closing and not speaks_of_notation(said.get("notation", "")):
                continue
            self._check_cells(line)
            heading = self._heading_in(said, line)
            if heading is not None:
                self._enter(heading, line)
            elif said.keys() - {"order"}:
                yield from self._file(said, line)
        self._close(large=True)

    def _heading_in(self, said: Mapping[str, str], line: Line) -> Numbered | None:
        """Return the heading that a row is; None = it is none."""
        if any(key in said for key in _OF_A_FILE) or not said:
            return None
        if len(line.cells) == 1:
            return heading_of(next(iter(line.cells.values())))
        title, notation, order = (said.get(key, "") for key in ("title", "notation", "order"))
        if not title:
            return None
        if notation:
            return heading_of(title, notation)
        alone = heading_of(title, order) if order else None
        # a bare 1 before a title counts rows as often as headings
        return heading_of(title) or (alone if alone is not None and alone.large else None)

    def _enter(self, found: Numbered, line: Line) -> None:
        """Go under a heading; tell of the one before it when no file stands under that."""
        spot = self._spot(line, "title")
        self._close(large=found.large)
        if found.large:
            self._large, self._small, self._subheading = self._large + 1, 0, ""
            self._heading = Heading(found.title, spot=spot)
        else:
            self._small, self._subheading = self._small + 1, found.title
            if self._heading is None:
                self._note_homeless(found.title, spot)
                self._heading = Heading("", spot=spot)
        self._empty.append((found.large, found.title, spot))
        place = self._large if found.large else self._small
        if found.number != place:
            self._notes.warn(
                "HS015",
                spot[0],
                _(
                    "The heading (đề mục) «%(title)s» has the number %(number)d and stands at place %(place)d.",
                    title=show(found.title),
                    number=found.number,
                    place=place,
                ),
                _("Number large headings I., II., …, and small ones 1., 2., … in each of them."),
                place=spot[1],
            )

    def _close(self, *, large: bool) -> None:
        """Tell of headings that end here with no file under them: all, or the small one alone."""
        while self._empty and (large or not self._empty[-1][0]):
            _large, title, (at, place) = self._empty.pop()
            message = _("The heading (đề mục) «%(title)s» has no files (hồ sơ).", title=show(title))
            self._notes.warn("HS016", at, message, _("Write them in the rows under it, or delete it."), place=place)

    def _file(self, said: Mapping[str, str], line: Line) -> Iterator[CaseRow]:
        spot = self._spot(line)
        if not any(key in said for key in _OF_A_FILE) and not speaks_of_notation(said.get("notation", "")):
            self._notes.error(
                "HS003",
                spot[0],
                _(
                    "The row is neither a heading nor a file: «%(text)s».",
                    text=show(" ".join(line.cells.values())),
                ),
                _("Write «I.» or «1.» before a heading; of a file, fill in the retention and the creator."),
                place=spot[1],
            )
            return
        self.rows += 1
        self._empty.clear()
        for key in _NEEDED:
            if key not in said and key in self._head.keys:
                self._notes.error(
                    "CS005",
                    At(line.number),
                    _("The column «%(key)s» is empty in this row.", key=CASE_LIST.text_of(key)),
                    _("Fill it, or delete the row."),
                    place=self._spot(line, key)[1],
                )
        if self._heading is None:
            self._note_homeless(said.get("title", "") or said.get("notation", ""), spot)
            self._heading = Heading("", spot=spot)
        yield CaseRow(
            {key: said[key] for key in _TEXTS if key in said},
            self._heading,
            spot,
            {key: self._spot(line, key) for key in said},
            self._subheading,
            self._day(said, "begun", line),
            self._day(said, "ended", line),
            self._sheets(said, line),
        )

    def _note_homeless(self, title: str, spot: Spot) -> None:
        self._notes.error(
            "HS022",
            spot[0],
            _("«%(title)s» stands under no large heading (đề mục lớn).", title=show(title)),
            _("Write one above it, such as «I. TỔ CHỨC CÁN BỘ»."),
            place=spot[1],
        )

    def _day(self, said: Mapping[str, str], key: str, line: Line) -> date | None:
        text = said.get(key, "")
        if not text:
            return None
        try:
            return day_of(text, 0)
        except Unreadable as why:
            at, place = self._spot(line, key)
            self._notes.error("HS021", at, str(why), _("Write day, month and year: 31/12/2026."), place=place)
            return None

    def _sheets(self, said: Mapping[str, str], line: Line) -> int:
        text = said.get("sheets", "")
        count = read_count(text) if text else 0
        if count is None:
            at, place = self._spot(line, "sheets")
            message = _("The number of sheets (số tờ) «%(text)s» is none.", text=show(text))
            self._notes.error("HS021", at, message, _("Write digits only, such as 120."), place=place)
        return count or 0

    def _check_cells(self, line: Line) -> None:
        for index, text in line.cells.items():
            if text[0] == "#" or "E" in text or "e" in text:
                check_excel(text, self._table, index, line.number, self._notes)
            if index not in self._head.names and len(line.cells) > 1:
                self._notes.warn(
                    "HS018",
                    At(line.number),
                    _("Text stands in a column without a name: «%(text)s». It is not read.", text=show(text)),
                    _("Name the column in the head, or move the text into the column it belongs to."),
                    place=self._table.place(index, line.number),
                )

    def _spot(self, line: Line, key: str = "notation") -> Spot:
        index = self._head.keys.get(key)
        return At(line.number), self._table.place(index, line.number) if index is not None else ""
