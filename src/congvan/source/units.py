"""Đơn vị nhận: rows of whatever list, checked together and turned into units."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from congvan.decree import organ_id_problem
from congvan.errors import Text, Where
from congvan.language import _
from congvan.letter import WAYS, Group, Recipients, Unit, Way
from congvan.source.emails import read_email
from congvan.source.ids import is_plain_id, look_alikes, slug, why_not_id
from congvan.source.notes import At, Notes, listed, near_miss, show
from congvan.source.values import read_count
from congvan.source.ways import read_ways
from congvan.source.yaml_runs import Run

__all__ = ["Row", "make_recipients"]

_NOTHING: Mapping[str, str] = {}


class Row(NamedTuple):
    """One unit as it was written.

    Attributes:
        values: key to text, blank ones left out; `address` may hold lines.
        line: line of the file, or row as Excel numbers it.
        column: column of a text file.
        fields: the free fields.
        cells: key to the letters of its column in a sheet, for naming a cell; empty elsewhere.
        address: the lines of the address.
    """

    values: Mapping[str, str]
    line: int
    column: int = 0
    fields: Mapping[str, str] = _NOTHING
    cells: Mapping[str, str] = _NOTHING
    address: tuple[str, ...] = ()

    def spot(self, key: str) -> tuple[At, str]:
        """Return line and column of the value, and its cell if it has one."""
        if isinstance(self.values, Run):
            return self.values.at(key), ""
        value = self.values.get(key)
        if isinstance(value, Text) and value.line:
            return At(value.line, value.column), ""
        return At(self.line, self.column), f"{self.cells[key]}{self.line}" if key in self.cells else ""


def make_recipients(groups: Sequence[Group], rows: Iterable[Row], notes: Notes) -> Recipients:
    """Return the list made of the rows that can be used; every finding of every row goes to the notes."""
    maker = _Maker(groups, notes)
    units = tuple(unit for row in rows if (unit := maker.unit(row)) is not None)
    return Recipients(tuple(groups), units)


def _in_one_line(text: str) -> str:
    """Return a text without line breaks: in a letter's Kính gửi, and in an e-mail's head, they would do harm."""
    return text if text.isprintable() else " ".join(text.split())


class _Maker:
    """What one list knows of the rows read so far."""

    def __init__(self, groups: Sequence[Group], notes: Notes) -> None:
        self.notes = notes
        self.group_ids = {group.id: group.id for group in groups}
        self.group_twins = {group.id.casefold() for group in groups}
        self.told_no_groups = False
        self.ids: dict[str, Row] = {}
        self.names: dict[str, Row] = {}
        self.emails: dict[str, Row] = {}

    def unit(self, row: Row) -> Unit | None:
        """Return the unit of the row, or None when its id, name or group cannot be used."""
        values, notes = row.values, self.notes
        name = _in_one_line(values.get("name", ""))
        name_id = values.get("id", "")
        if not is_plain_id(name_id):
            name_id = self.check_id(row, name_id, name)
        folded = name_id.casefold()
        if self.ids.setdefault(folded, row) is not row and name_id:
            self.note_twin(row, "id", name_id, self.ids[folded])
        if folded in self.group_twins:
            self.error("UN004", row, "id", _("The id «%(id)s» is a group's too.", id=show(name_id)), _("Change one."))
        if name and self.names.setdefault(" ".join(name.casefold().split()), row) is not row:
            self.note_twin(row, "name", name, self.names[" ".join(name.casefold().split())])
        group = self.group_ids.get(values.get("group", ""), "")
        if not group and "group" in values:
            self.note_group(row, values["group"])
        if not (name.isascii() or name_id.isascii()) or not name_id.isascii() or "email" in values:
            self.check_letters(row)
        email = self.email(row, values["email"]) if "email" in values else ""
        copies = 1
        if "copies" in values:
            copies = self.copies(row, values["copies"])
        ways = self.ways(row, values["ways"]) if "ways" in values else ()
        organ_id = self.organ_id(row, values["organ_id"]) if "organ_id" in values else ""
        if not (name and name_id and group):
            return None
        where = Where(notes.file, row.line, row.column, place=f"{row.cells['name']}{row.line}" if row.cells else "")
        title = _in_one_line(values.get("title", ""))
        return Unit(name_id, name, group, email, title, row.address, copies, ways, organ_id, row.fields, where)

    def error(self, code: str, row: Row, key: str, message: str, fix: str) -> None:
        at, place = row.spot(key)
        self.notes.error(code, at, message, fix, place=place)

    def warn(self, code: str, row: Row, key: str, message: str, fix: str) -> None:
        at, place = row.spot(key)
        self.notes.warn(code, at, message, fix, place=place)

    def check_id(self, row: Row, written: str, name: str) -> str:
        """Return the id, made from the name if the list has none."""
        if not written:
            if "id" in row.cells or not name or "id" in row.values:
                return ""
            made = slug(name) or "unit"
            made = "don-vi-" + made if why_not_id(made) else made
            taken, number = made, 2
            while taken.casefold() in self.ids:
                taken, number = f"{made[:55]}-{number}", number + 1
            return taken
        why = why_not_id(written)
        if why:
            self.error(
                "UN001",
                row,
                "id",
                _("The id (mã đơn vị) «%(id)s» %(why)s.", id=show(written), why=why),
                _("It stands in file names: use letters, digits, dash, dot and underline, such as thpt-ngo-quyen."),
            )
        return written

    def note_twin(self, row: Row, key: str, value: str, first: Row) -> None:
        facts = {"value": show(value), "first": first.line}
        if key == "id":
            message = _("Two units have the id (mã đơn vị) «%(value)s»: line %(first)d and here.", **facts)
            self.error("UN002", row, key, message, _("Give each unit an id of its own, or delete one of the two."))
        elif key == "name":
            message = _("Two units have the name (tên đơn vị) «%(value)s»: line %(first)d and here.", **facts)
            self.warn("UN005", row, key, message, _("Delete one of the two if they are the same unit."))
        else:
            message = _("Two units have the e-mail (thư điện tử) «%(value)s»: line %(first)d and here.", **facts)
            self.warn("UN006", row, key, message, _("Check whether both letters shall go to it."))

    def note_group(self, row: Row, written: str) -> None:
        if not self.group_ids:
            self.note_no_groups()
            return
        near = self.group_ids.get(
            next((known for known in self.group_ids if known.casefold() == written.casefold()), "")
        )
        hint = " " + _("Did you mean «%(near)s»?", near=show(near)) if near else near_miss(written, self.group_ids)
        self.error(
            "UN003",
            row,
            "group",
            _("There is no group (nhóm) «%(group)s».", group=show(written)) + hint,
            _("Write the id of one of the groups: %(groups)s.", groups=listed(self.group_ids)),
        )

    def note_no_groups(self) -> None:
        """Note once that there are no groups at all."""
        if not self.told_no_groups:
            self.told_no_groups = True
            self.notes.error(
                "UN011",
                None,
                _("There are no groups (nhóm) that the units could belong to."),
                _("Write «groups» in recipients.yaml, or a sheet «Nhóm» with the columns id, line and title."),
            )

    def check_letters(self, row: Row) -> None:
        for key in ("id", "name", "email"):
            word = look_alikes(row.values.get(key, ""))
            if word:
                self.warn(
                    "UN008",
                    row,
                    key,
                    _("The word «%(word)s» mixes Latin letters with Greek or Cyrillic ones.", word=show(word)),
                    _("Type it again."),
                )

    def email(self, row: Row, written: str) -> str:
        email, why = read_email(written)
        if why:
            self.error(
                "UN007",
                row,
                "email",
                _("The e-mail (thư điện tử) «%(email)s» %(why)s.", email=show(written), why=why),
                _("Write it as ten@donvi.edu.vn, or leave it empty."),
            )
            return ""
        if not written.isascii():
            self.warn(
                "UN009",
                row,
                "email",
                _(
                    "The e-mail (thư điện tử) «%(email)s» is written «%(ascii)s» for mail servers.",
                    email=show(written),
                    ascii=email,
                ),
                _("Check that it is the right address."),
            )
        folded = email.casefold()
        if "," in folded:
            for part in folded.split(", "):
                if self.emails.setdefault(part, row) is not row:
                    self.note_twin(row, "email", part, self.emails[part])
        elif self.emails.setdefault(folded, row) is not row:
            self.note_twin(row, "email", email, self.emails[folded])
        return email

    def ways(self, row: Row, written: str) -> tuple[Way, ...]:
        ways, strange = read_ways(written)
        for word in strange:
            self.error(
                "UN012",
                row,
                "ways",
                _("There is no way of sending (cách gửi) «%(word)s».", word=show(word)) + near_miss(word, WAYS),
                _("Write one or more of: %(ways)s.", ways=", ".join(f"«{way}»" for way in WAYS)),
            )
        return ways

    def organ_id(self, row: Row, written: str) -> str:
        why = organ_id_problem(written)
        if why:
            self.warn(
                "UN013",
                row,
                "organ_id",
                _("The agency code (mã định danh) «%(code)s» %(why)s.", code=show(written), why=why),
                _("Write it as it was given to the unit, such as H24.15 or 000.00.15.H24."),
            )
        return written

    def copies(self, row: Row, written: str) -> int:
        count = read_count(written, 999)
        if count is None:
            self.error(
                "UN010",
                row,
                "copies",
                _("The number of copies (số bản) «%(copies)s» is not a whole number below 1000.", copies=show(written)),
                _("Write a number such as 1."),
            )
            return 1
        return count
