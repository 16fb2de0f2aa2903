"""Bảng: what CSV and XLSX have in common: a header row that names the columns, and one unit a row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from congvan.language import _
from congvan.source.ids import bare
from congvan.source.notes import At, Notes, near_miss, show
from congvan.source.shapes import GROUP, UNIT, Shape
from congvan.source.units import Row

__all__ = ["EDGE", "Line", "Table", "check_excel", "clean", "group_values", "unit_rows"]

_ALIASES = {
    "id": ("id", "mã", "mã đơn vị", "mã nhóm", "mã số", "code"),
    "name": ("name", "tên", "tên đơn vị", "đơn vị", "đơn vị nhận", "tên cơ quan", "tên trường"),
    "group": ("group", "nhóm", "nhóm đơn vị", "mã nhóm đơn vị"),
    "email": ("email", "e-mail", "thư điện tử", "địa chỉ thư điện tử", "địa chỉ email", "hộp thư"),
    "title": ("title", "chức vụ", "chức danh"),
    "address": ("address", "địa chỉ"),
    "copies": ("copies", "số bản"),
    "ways": ("ways", "cách gửi", "hình thức gửi", "phương thức gửi"),
    "organ_id": ("organ_id", "mã định danh", "mã định danh điện tử"),
    "line": ("line", "dòng kính gửi", "kính gửi", "dòng"),
}
_KEY_BY_HEADER = {bare(alias).replace(" ", ""): key for key, aliases in _ALIASES.items() for alias in aliases}

_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
EDGE = " \t\r\n\xa0\u2007\u202f\u3000" + _ZERO_WIDTH
_EXPONENT = re.compile(r"[0-9](?:[.,][0-9]+)?E[+-]?[0-9]{1,3}", re.IGNORECASE)
_EXCEL_ERROR = re.compile(r"#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!)")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its number as Excel counts, and its filled cells by the column's index from 0."""

    number: int
    cells: Mapping[int, str]


@dataclass
class Table:
    """A table as it was read.

    Attributes:
        lines: its filled rows, the header first.
        letters: how columns are named, by index: «B» in a sheet; empty in CSV, where cells have no names.
        name: name of the sheet, empty in CSV.
    """

    lines: list[Line]
    letters: Mapping[int, str] = field(default_factory=dict)
    name: str = ""

    def place(self, column: int, line: int) -> str:
        """Return how a cell is called, or nothing where cells have no names."""
        cell = f"{self.letters[column]}{line}" if column in self.letters else ""
        return f"{self.name}!{cell}" if self.name and cell else cell


def clean(text: str) -> str:
    """Return the text of a cell without what cannot be seen at its ends."""
    return text.strip(EDGE)


def unit_rows(table: Table, notes: Notes) -> Iterator[Row]:
    """Yield a row for each unit of the table; columns with other names become free fields."""
    columns = _columns(table, UNIT, notes, optional=("id",), free=True)
    if columns is None:
        return
    prefix = f"{table.name}!" if table.name else ""
    letters = {key: prefix + table.letters[index] for index, key in columns.keys.items() if index in table.letters}
    keys, names = columns.keys, columns.fields
    for line in table.lines[1:]:
        values: dict[str, str] = {}
        fields: dict[str, str] = {}
        for index, text in line.cells.items():
            key = keys.get(index)
            if key is not None:
                values[key] = text if "\n" not in text or key in ("address", "email") else " ".join(text.split())
            elif index in names:
                fields[names[index]] = text
            if text[0] == "#" or "E" in text or "e" in text:
                check_excel(text, table, index, line.number, notes)
        address = values.get("address", "")
        for key in columns.needed:
            if key not in values:
                _note_blank(key, table, columns, line.number, notes)
        lines = tuple(filter(None, map(str.strip, address.split("\n")))) if "\n" in address else (address,)
        yield Row(values, line.number, fields=fields, cells=letters, address=lines if address else ())


def group_values(table: Table, notes: Notes) -> list[tuple[dict[str, str], At, str]]:
    """Return the values of each group of the table, with row and cell."""
    columns = _columns(table, GROUP, notes, optional=(), free=False)
    if columns is None:
        return []
    found = []
    for line in table.lines[1:]:
        values = {columns.keys[index]: text for index, text in line.cells.items() if index in columns.keys}
        for key in columns.needed:
            if key not in values:
                _note_blank(key, table, columns, line.number, notes)
        found.append((values, At(line.number), table.place(next(iter(columns.keys)), line.number)))
    return found


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the columns mean: `keys` and free `fields` by index, and the keys that every row must fill."""

    keys: dict[int, str]
    fields: dict[int, str]
    needed: tuple[str, ...]


def _columns(table: Table, shape: Shape, notes: Notes, *, optional: Sequence[str], free: bool) -> _Columns | None:
    """Read the header row; None when the table cannot be read at all."""
    if not table.lines:
        notes.error("CS001", None, _("The list is empty."), _("Write a row of column names and a row for each unit."))
        return None
    header = table.lines[0]
    known = {key.name: key for key in shape.keys if key.name != "fields"}
    keys: dict[int, str] = {}
    fields: dict[int, str] = {}
    for index, text in header.cells.items():
        plain = bare(text)
        key = _KEY_BY_HEADER.get(plain.replace(" ", ""), "")
        if key in known:
            _take(keys, index, key, (table, header.number, text), notes)
        elif free:
            name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or f"column_{index + 1}"
            _take(fields, index, name, (table, header.number, text), notes)
    unused = [header.cells[index] for index in fields]
    missing = [
        name for name, key in known.items() if key.required and name not in keys.values() and name not in optional
    ]
    for name in missing:
        near = near_miss(bare(name), [bare(text) for text in unused])
        notes.error(
            "CS002",
            At(header.number),
            _("The list has no column «%(key)s» (%(term)s).", key=name, term=known[name].term) + near,
            _(
                "Name the columns in the first row. Found there: %(found)s.",
                found=", ".join(f"«{show(text, 30)}»" for text in header.cells.values()),
            ),
        )
    if len(missing) > 1 and not keys:
        return None  # no header at all; what follows would be noise
    if len(table.lines) == 1:
        notes.error(
            "CS001", At(header.number), _("The list has a header and no rows."), _("Write a row for each unit.")
        )
    for line in table.lines[1:]:
        for index in line.cells.keys() - header.cells.keys():
            _note_nameless(table, index, line, notes)
    needed = tuple(name for name in keys.values() if known[name].required and not known[name].may_be_blank)
    return _Columns(keys, fields, needed)


def _take(taken: dict[int, str], index: int, name: str, where: tuple[Table, int, str], notes: Notes) -> None:
    table, number, text = where
    if name in taken.values():
        notes.error(
            "CS003",
            At(number),
            _("Two columns are «%(key)s»: here «%(header)s» stands again.", key=name, header=show(text)),
            _("Delete or rename one of them."),
            place=table.place(index, number),
        )
        return
    taken[index] = name


def _note_nameless(table: Table, index: int, line: Line, notes: Notes) -> None:
    notes.error(
        "CS004",
        At(line.number),
        _("The row has text in a column without a name: «%(text)s».", text=show(line.cells[index])),
        _("Name the column in the first row, or check the separators and quotes of this row."),
        place=table.place(index, line.number),
    )


def _note_blank(key: str, table: Table, columns: _Columns, number: int, notes: Notes) -> None:
    index = next(index for index, name in columns.keys.items() if name == key)
    notes.error(
        "CS005",
        At(number),
        _("The column «%(key)s» is empty in this row.", key=key),
        _("Fill it, or delete the row."),
        place=table.place(index, number),
    )


def check_excel(text: str, table: Table, index: int, number: int, notes: Notes) -> None:
    """Note an error of Excel, and a number that Excel has shortened."""
    place = table.place(index, number)
    if _EXCEL_ERROR.fullmatch(text):
        notes.error(
            "CS006",
            At(number),
            _("The cell holds Excel's error «%(text)s».", text=text),
            _("Mend the formula in Excel and save the list again."),
            place=place,
        )
    elif _EXPONENT.fullmatch(text):
        notes.warn(
            "CS007",
            At(number),
            _("The number «%(text)s» was shortened by Excel; its digits are lost.", text=text),
            _("Set the cells to Text in Excel and type the number again."),
            place=place,
        )
