"""Cột của sổ: which column of an old book is which, as offices write their heads, and where the rows begin."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from congvan.decree import REGISTER
from congvan.language import _
from congvan.source.ids import bare
from congvan.source.notes import At, Notes, listed, show
from congvan.source.table import Line, Table

__all__ = ["EXTRA_COLUMNS", "Head", "find_head", "is_heading", "is_numbers", "known_columns"]

EXTRA_COLUMNS = {
    "year": "Năm",
    "book": "Mã sổ",
    "status": "Trạng thái",
    "reason": "Lý do hủy",
    "kind": "Tên loại",
}
"""What an exported book has besides the decree's ten columns, so that it can be read back whole."""

_ALIASES = {
    "number": (
        *("số, ký hiệu", "số ký hiệu", "số và ký hiệu", "số và ký hiệu văn bản", "số hiệu", "số hiệu văn bản", "số"),
        *("số văn bản", "số công văn", "số vb", "số cv", "số đi", "số vb đi", "số văn bản đi", "số đăng ký", "skh"),
    ),
    "symbol": ("ký hiệu", "ký hiệu văn bản", "ký hiệu vb"),
    "issued_date": (
        *("ngày tháng", "ngày tháng năm", "ngày, tháng, năm văn bản", "ngày tháng năm văn bản", "ngày văn bản"),
        *("ngày ban hành", "ngày ký", "ngày vb", "ngày phát hành", "ngày tháng vb", "ngày tháng ban hành", "ngày"),
    ),
    "title": (
        *("tên loại và trích yếu nội dung", "tên loại và trích yếu", "tên loại, trích yếu nội dung", "trích yếu"),
        *("trích yếu nội dung", "trích yếu văn bản", "trích yếu nội dung văn bản", "nội dung", "nội dung văn bản"),
        *("nội dung trích yếu", "tên loại, trích yếu", "tên loại trích yếu nội dung văn bản", "về việc"),
    ),
    "kind": ("tên loại", "tên loại văn bản", "loại văn bản", "loại vb", "loại", "thể loại"),
    "signer": ("người ký văn bản", "họ tên người ký", "lãnh đạo ký"),
    "copies_to": ("nơi nhận", "đơn vị nhận", "cơ quan nhận", "nơi nhận vb", "nơi gửi đến", "gửi đến"),
    "holder": (
        *("người nhận bản lưu", "đơn vị nhận bản lưu", "đơn vị hoặc người nhận bản lưu", "nơi nhận bản lưu"),
        *("đơn vị, người lưu", "bản lưu", "nơi lưu", "lưu"),
    ),
    "copies": ("số bản", "số lượng", "sl", "sl bản", "số lượng văn bản"),
    "sent_date": ("ngày gửi", "ngày chuyển văn bản", "ngày chuyển đi", "ngày gửi đi"),
    "receipt": ("người nhận ký", "ký nhận văn bản"),
    "note": ("chú thích", "gc"),
    "year": ("năm văn bản", "year"),
    "book": ("tên sổ", "book"),
    "status": ("tình trạng", "status"),
    "reason": ("lý do", "reason"),
    "order": ("stt", "tt", "số tt", "số thứ tự", "thứ tự"),
}
_NEEDED = ("number", "issued_date")
_LEAST = 3
"""So many names of columns make a row the head."""
_SEARCHED = 30
"""Rows in which the head is looked for: titles stand above it."""
_COLUMN_NUMBER = re.compile(r"\(? ?-?([0-9]{1,2}) ?\)?")
_YEAR = re.compile(r"\bnam ((?:19|20)[0-9]{2})\b")
_PERIOD = re.compile(r"(?:thang|quy|nam|tuan) [0-9ivx]{1,4}(?: (?:nam )?[0-9]{4})?")


def _plain(name: str) -> str:
    """Return a name of a column for comparing: without marks, and without the number under it."""
    return re.sub(r" [0-9]{1,2}$", "", bare(name))


_KEYS = {_plain(column.text): column.key for column in REGISTER.columns}
_KEYS |= {_plain(text): key for key, text in EXTRA_COLUMNS.items()}
_KEYS |= {_plain(alias): key for key, aliases in _ALIASES.items() for alias in aliases}


@dataclass(frozen=True, slots=True)
class Head:
    """Đầu bảng.

    Attributes:
        keys: index of each column that is read, by what it is called here.
        names: the columns of the head as they are written, by index.
        first: place of the first row under the head, among the lines of the table.
        last_row: number of the last row of the head.
        year: what a title above the head says («Năm 2025»); 0 = nothing.
    """

    keys: Mapping[str, int]
    names: Mapping[int, str]
    first: int
    last_row: int
    year: int = 0


def known_columns(cells: Mapping[int, str]) -> int:
    """Return how many different columns of a book a row names."""
    return len({_KEYS[plain] for text in cells.values() if (plain := _plain(text)) in _KEYS})


def is_numbers(cells: Mapping[int, str]) -> bool:
    """Tell whether this is the row (1) (2) (3) … under a head; Excel makes -1 of (1)."""
    matches = [_COLUMN_NUMBER.fullmatch(cells[index]) for index in sorted(cells)]
    found = [int(match[1]) for match in matches if match is not None]
    return len(found) == len(matches) >= _LEAST and found == list(range(found[0], found[0] + len(found)))


def is_heading(cells: Mapping[int, str]) -> bool:
    """Tell whether a row only says which month begins: «Tháng 8»."""
    return len(cells) == 1 and _PERIOD.fullmatch(bare(next(iter(cells.values())))) is not None


def find_head(table: Table, notes: Notes) -> Head | None:
    """Return the head of the book; None, noted, when there is none."""
    lines = table.lines
    best = max(
        range(min(len(lines), _SEARCHED)), key=lambda place: (known_columns(lines[place].cells), -place), default=-1
    )
    if best < 0 or known_columns(lines[best].cells) < _LEAST:
        notes.error(
            "SB001",
            None,
            _("There is no row that names the columns of a register."),
            _("Write one above the rows, such as: %(columns)s.", columns=", ".join(_usual_names())),
        )
        return None
    names, first = dict(lines[best].cells), best + 1
    if first < len(lines) and _goes_on(lines[first], names):
        names |= lines[first].cells
        first += 1
    last_row = lines[first - 1].number
    if first < len(lines) and is_numbers(lines[first].cells):
        last_row = lines[first].number
        first += 1
    keys = _keys(names, table, lines[best].number, notes)
    for key in _NEEDED:
        if key not in keys:
            notes.error(
                "SB002",
                At(lines[best].number),
                _("The book has no column «%(column)s».", column=REGISTER.text_of(key)),
                _("Name it in the head. Found there: %(found)s.", found=listed(names.values())),
            )
    if "title" not in keys and "kind" not in keys:
        notes.error(
            "SB002",
            At(lines[best].number),
            _("The book has no column «%(column)s».", column=REGISTER.text_of("title")),
            _("Name it in the head. Found there: %(found)s.", found=listed(names.values())),
        )
    return Head(keys, names, first, last_row, _title_year(lines[:best]))


def _usual_names() -> list[str]:
    return [f"«{column.text}»" for column in REGISTER.columns]


def _goes_on(line: Line, names: Mapping[int, str]) -> bool:
    """Tell whether a head has two rows: «Số, ký hiệu» over «Số» and «Ký hiệu»."""
    plain = [_plain(text) for text in line.cells.values()]
    return len(plain) > 1 and len(line.cells) < len(names) + 2 and all(name in _KEYS for name in plain)


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
            "SB015",
            At(row),
            _("These columns are none of the register's and are not read: %(names)s.", names=listed(unknown)),
            _("Rename them if they are meant, such as: %(columns)s.", columns=", ".join(_usual_names())),
        )
    return keys


def _title_year(lines: Sequence[Line]) -> int:
    for line in lines:
        for text in line.cells.values():
            match = _YEAR.search(bare(text))
            if match is not None:
                return int(match[1])
    return 0
