"""Cột của danh mục hồ sơ: which column is which, as offices write their heads, and what stands above and below."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from congvan.decree import CASE_LIST
from congvan.language import _
from congvan.source.book_columns import is_numbers
from congvan.source.book_values import Unreadable, day_of
from congvan.source.ids import bare
from congvan.source.notes import At, Notes, listed, show
from congvan.source.table import Line, Table

__all__ = ["Above", "CaseHead", "find_case_head", "known_case_columns"]

_ALIASES = {
    "notation": (
        *("số, ký hiệu hồ sơ", "số ký hiệu hồ sơ", "số và ký hiệu", "số, ký hiệu", "số ký hiệu hs", "ký hiệu hồ sơ"),
        *("số hồ sơ", "mã hồ sơ", "ký hiệu", "notation"),
    ),
    "title": (
        *("tiêu đề hồ sơ", "tên đề mục, tiêu đề hồ sơ", "đề mục và tiêu đề hồ sơ", "tên hồ sơ", "tiêu đề"),
        *("tên nhóm hồ sơ và tiêu đề hồ sơ", "tên nhóm và tiêu đề hồ sơ", "nhóm hồ sơ và tiêu đề hồ sơ"),
        *("tên đề mục và tên hồ sơ", "title"),
    ),
    "maintenance": ("thời hạn", "thbq", "thời gian bảo quản", "thời hạn lưu trữ", "thời hạn bq", "maintenance"),
    "creator": (
        *("người lập", "đơn vị, người lập hồ sơ", "đơn vị/người lập hồ sơ", "cán bộ lập hồ sơ", "công chức lập hồ sơ"),
        *("người phụ trách", "đơn vị hoặc người lập hồ sơ", "họ tên người lập hồ sơ", "creator"),
    ),
    "note": ("chú thích", "gc", "note"),
    "begun": ("thời gian bắt đầu", "ngày bắt đầu", "ngày mở hồ sơ", "ngày mở", "begun"),
    "ended": ("thời gian kết thúc", "ngày kết thúc", "ngày đóng hồ sơ", "ngày đóng", "ended"),
    "rights": ("chế độ sử dụng", "quyền sử dụng", "rights"),
    "sheets": ("số tờ", "số lượng tờ", "sheets"),
    "order": ("stt", "tt", "số tt", "số thứ tự", "thứ tự"),
}
_NEEDED = ("notation", "title", "maintenance", "creator")
_LEAST = 3
"""So many names of columns make a row the head."""
_SEARCHED = 30
"""Rows in which the head is looked for: titles stand above it."""
_YEAR = re.compile(r"\bnam ((?:19|20)[0-9]{2})\b")
_ENCLOSED = re.compile(r"kèm theo quyết định", re.IGNORECASE)
_DECISION = re.compile(
    r"kèm theo quyết định số\s*:?\s*(?P<number>\S*[^\s.…]\S*|[.…_ ]*)\s*,?\s+"
    r"(?:ngày\s+(?P<day>[0-9]{1,2})\s+tháng\s+(?P<month>[0-9]{1,2})\s+năm\s+(?P<year>[0-9]{4})"
    r"|ngày\s+(?P<date>[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?[0-9]{4})"
    r"|ngày[.…_ ]*tháng[.…_ ]*năm[.…_ ]*?)"
    r"(?:\s*của\s*(?P<by>.*?))?[\s)._]*$",
    re.IGNORECASE,
)
_DOTS = " .…_"


def _plain(name: str) -> str:
    """Return a name of a column for comparing: without marks, and without the number under it."""
    return re.sub(r" [0-9]{1,2}$", "", bare(name))


_KEYS = {_plain(column.text): column.key for column in CASE_LIST.columns}
_KEYS |= {_plain(alias): key for key, aliases in _ALIASES.items() for alias in aliases}


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above the table.

    Attributes:
        year: of the list; 0 = not said.
        decision: số, ký hiệu of its decision; empty = not said.
        decision_date: its day.
        decision_by: who took it.
    """

    year: int = 0
    decision: str = ""
    decision_date: date | None = None
    decision_by: str = ""


@dataclass(frozen=True, slots=True)
class CaseHead:
    """Đầu bảng.

    Attributes:
        keys: index of each column that is read, by what it is called here.
        names: the columns of the head as they are written, by index.
        first: place of the first row under the head, among the lines of the table.
        last_row: number of the last row of the head.
        above: what stands above it.
    """

    keys: Mapping[str, int]
    names: Mapping[int, str]
    first: int
    last_row: int
    above: Above


def known_case_columns(cells: Mapping[int, str]) -> int:
    """Return how many different columns of a list of case files a row names."""
    return len({_KEYS[plain] for text in cells.values() if (plain := _plain(text)) in _KEYS})


def find_case_head(table: Table, notes: Notes) -> CaseHead | None:
    """Return the head of the list; None, noted, when there is none."""
    lines = table.lines
    best = max(
        range(min(len(lines), _SEARCHED)),
        key=lambda place: (known_case_columns(lines[place].cells), -place),
        default=-1,
    )
    if best < 0 or known_case_columns(lines[best].cells) < _LEAST:
        names = ", ".join(f"«{column.text}»" for column in CASE_LIST.columns)
        message = _("There is no row that names the columns of a list of case files (danh mục hồ sơ).")
        notes.error("HS001", None, message, _("Write one above the rows, such as: %(columns)s.", columns=names))
        return None
    names_found, first = lines[best].cells, best + 1
    last_row = lines[best].number
    if first < len(lines) and is_numbers(lines[first].cells):
        last_row = lines[first].number
        first += 1
    keys = _keys(names_found, table, lines[best].number, notes)
    for key in _NEEDED:
        if key not in keys:
            notes.error(
                "HS002",
                At(lines[best].number),
                _("The list has no column «%(column)s».", column=CASE_LIST.text_of(key)),
                _("Name it in the head. Found there: %(found)s.", found=listed(names_found.values())),
            )
    return CaseHead(keys, names_found, first, last_row, _above(lines[:best], table, notes))


def _keys(names: Mapping[int, str], table: Table, row: int, notes: Notes) -> dict[str, int]:
    """Return what each column is; name twins, and those that are not read."""
    keys: dict[str, int] = {}
    unknown: list[str] = []
    for index, text in sorted(names.items()):
        key = _KEYS.get(_plain(text), "")
        if not key:
            unknown.append(text)
        elif key in keys:
            notes.error(
                "CS003",
                At(row),
                _("Two columns are «%(key)s»: here «%(header)s» stands again.", key=key, header=show(text)),
                _("Delete or rename one of them."),
                place=table.place(index, row),
            )
        else:
            keys[key] = index
    if unknown:
        notes.warn(
            "HS018",
            At(row),
            _("These columns are none of the list's and are not read: %(names)s.", names=listed(unknown)),
            _(
                "Rename them if they are meant, such as: %(columns)s.",
                columns=", ".join(f"«{column.text}»" for column in CASE_LIST.columns),
            ),
        )
    return keys


def _above(lines: Sequence[Line], table: Table, notes: Notes) -> Above:
    """Return the year and the decision that the titles say."""
    year = 0
    decision: tuple[str, date | None, str] = ("", None, "")
    for line in lines:
        for index, cell in line.cells.items():
            text = " ".join(cell.split())
            if _ENCLOSED.search(text):
                decision = _decision(text, line, table.place(index, line.number), notes)
                text = text[: text.lower().find("kèm theo")]
            match = _YEAR.search(bare(text))
            if match is not None and not year:
                year = int(match[1])
    return Above(year, *decision)


def _decision(text: str, line: Line, place: str, notes: Notes) -> tuple[str, date | None, str]:
    """Return số, ngày and who of the decision; dots mean that it is not known yet."""
    match = _DECISION.search(text)
    if match is not None:
        said = match["date"] or (f"{match['day']}/{match['month']}/{match['year']}" if match["day"] else "")
        try:
            day = day_of("".join(said.split()), 0) if said else None
        except Unreadable:
            match = None
        else:
            return match["number"].strip(_DOTS), day, (match["by"] or "").strip(_DOTS)
    notes.warn(
        "HS018",
        At(line.number),
        _("The line of the decision (quyết định) is not read: «%(text)s».", text=show(text)),
        _("Write it as the form has it: (Kèm theo Quyết định số 12/QĐ-… ngày 05 tháng 01 năm 2026 của …)."),
        place=place,
    )
    return "", None, ""
