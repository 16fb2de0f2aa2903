"""Cá nhân hóa: how a draft becomes the letter of each unit, and the general letter."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from congvan.letter.body import Piece, finish, flatten
from congvan.letter.draft import Draft, Task
from congvan.letter.letter import Letter, Line
from congvan.letter.marks import Pattern, pattern
from congvan.letter.people import Group, Office, Recipients, Signer, Unit
from congvan.letter.wording import day_text, filing_text, month_text, number_text

__all__ = ["Addressing", "Hole"]

_MARK = re.compile(r"\{\{.*?\}\}")


@dataclass(frozen=True, slots=True)
class Hole:
    """Chỗ trống: a mark that has no value for somebody.

    Attributes:
        text: the text that holds the mark, as written (an `errors.Text` when it came from a file).
        name: the mark's dotted name.
        blank: whether the value exists but is empty.
    """

    text: str
    name: str
    blank: bool


class Addressing:
    """Cá nhân hóa: prepares a draft once and gives the letter of each unit, and the general one.

    What no unit can change is worked out once; what hangs on `only:`/`except:` once for each choice that occurs.
    """

    def __init__(self, draft: Draft, office: Office, signer: Signer, recipients: Recipients) -> None:
        """Take what all letters share.

        Args:
            draft: the letter as written; its addressees are ids of groups and units of `recipients`.
            office: who issues it.
            signer: who signs it.
            recipients: the list.
        """
        self.draft = draft
        self.office = office
        self.signer = signer
        self.recipients = recipients
        self._groups: dict[str, Group] = {group.id: group for group in recipients.groups}
        self._bodies: dict[tuple[bool, ...], tuple[tuple[Piece, ...], ...]] = {}
        self._shared: dict[tuple[bool, ...], tuple[tuple[Line, ...], ...]] = {}
        self._conditional = tuple(task for task in _walk(draft.tasks) if task.only or task.not_for)
        self._subject = pattern(draft.subject)
        self._copies = tuple(pattern(text) for text in draft.copies_to)
        self._common: dict[str, Any] = {
            "office": {"name": office.name, "parent": office.parent, "place": office.place, "symbol": office.symbol},
            "letter": {
                "number": number_text(draft.number),
                "symbol": draft.symbol,
                "day": day_text(draft.date.day),
                "month": month_text(draft.date.month),
                "year": str(draft.date.year or ""),
            },
            "signer": {"name": signer.name, "position": signer.position},
        }
        self._filing = filing_text(draft.filing)
        self._attachments = tuple(attachment.title for attachment in draft.attachments)

    def units(self) -> Iterator[Unit]:
        """Give the units that the draft addresses, by their group or by themselves, in the list's order."""
        wanted = set(self.draft.addressees)
        return (unit for unit in self.recipients.units if unit.id in wanted or unit.group in wanted)

    def patterns(self) -> Iterator[Pattern]:
        """Give every text of the draft that may hold marks, in the letter's order."""
        yield self._subject
        for text in self.draft.opening:
            yield pattern(text)
        for task in _walk(self.draft.tasks):
            yield pattern(task.title)
            yield pattern(task.text)
        for text in self.draft.closing:
            yield pattern(text)
        yield from self._copies

    def pieces(self, unit: Unit | None = None) -> tuple[Piece, ...]:
        """Return the paragraphs of a unit's letter (None: of the general one) before their marks are filled."""
        return tuple(piece for part in self._pieces(self._choice(unit)) for piece in part)

    def names(self, unit: Unit | None) -> set[str]:
        """Return the dotted names that marks may use, free fields of the letter and of this unit included."""
        found = set()
        for root, values in self._values(unit).items():
            for name, value in values.items():
                found |= {f"{root}.{name}"} if isinstance(value, str) else {f"{root}.{name}.{inner}" for inner in value}
        return found

    def holes(self, unit: Unit | None) -> Iterator[Hole]:
        """Give the marks that have no value in this unit's letter (None: in the general letter)."""
        values = self._values(unit)
        body = (piece.words for pieces in self._pieces(self._choice(unit)) for piece in pieces)
        for words in (self._subject, *body, *self._copies):
            for name in words.names:
                value: Any = values
                for word in name:
                    value = value.get(word) if isinstance(value, Mapping) else None
                if not isinstance(value, str) or not value:
                    yield Hole(words.text, ".".join(name), blank=isinstance(value, str))

    def letter_for(self, unit: Unit, number: str = "") -> Letter:
        """Return the letter of one unit: «Kính gửi: Hiệu trưởng Trường THPT Ngô Quyền».

        Args:
            unit: whose.
            number: số of this letter alone; empty = the draft's.

        Raises:
            KeyError: a mark has no value; look with `holes` first.
        """
        return self._letter(unit, (self.addressee(unit),), number)

    def general(self) -> Letter:
        """Return the letter addressed to all groups, in the draft's order, with every task.

        Raises:
            KeyError: a mark has no value; look with `holes` first.
        """
        return self._letter(None, self.everybody())

    def everybody(self) -> tuple[str, ...]:
        """Return the lines of the general letter's Kính gửi: groups by their lines, single units by name."""
        units = {unit.id: unit for unit in self.recipients.units}
        return tuple(
            self._groups[key].line if key in self._groups else self.addressee(units[key])
            for key in self.draft.addressees
        )

    def subject_for(self, unit: Unit | None) -> str:
        """Return trích yếu in one line; where one number stands for all units, a unit's mark is left as three dots."""
        values = self._values(unit)
        holes = unit is None and any(name[0] == "unit" for name in self._subject.names)
        text = _MARK.sub("…", self.draft.subject) if holes else self._subject.fill(values)
        return " ".join(text.split())

    @property
    def has_general(self) -> bool:
        """Whether there is a general letter: none can be made of a text that speaks to one unit."""
        return not any(hole.name.startswith("unit.") for hole in self.holes(None))

    def addressee(self, unit: Unit) -> str:
        """Return the one line of this unit's Kính gửi: chức vụ and name."""
        group = self._groups.get(unit.group)
        title = unit.title or (group.title if group else "")
        return f"{title} {unit.name}" if title else unit.name

    def _letter(self, unit: Unit | None, addressees: tuple[str, ...], number: str = "") -> Letter:
        draft, values = self.draft, self._values(unit)
        if number:
            values["letter"] = {**values["letter"], "number": number_text(number)}
        common = values["letter"]
        opening, tasks, closing = self._body(unit, values)
        return Letter(
            office=self.office,
            signer=self.signer,
            unit=unit,
            number=common["number"],
            symbol=draft.symbol,
            day=common["day"],
            month=common["month"],
            year=common["year"],
            subject=self._subject.fill(values),
            addressees=addressees,
            opening=opening,
            tasks=tasks,
            closing=closing,
            copies_to=tuple(words.fill(values) for words in self._copies),
            filing=self._filing,
            urgency=draft.urgency,
            circulation=draft.circulation,
            drafter_mark=draft.drafter_mark,
            attachments=self._attachments,
            fields=values["fields"],
        )

    def _values(self, unit: Unit | None) -> dict[str, Any]:
        if unit is None:
            return {**self._common, "fields": self.draft.fields}
        fields = {**self.draft.fields, **unit.fields} if unit.fields else self.draft.fields
        person = {
            "id": unit.id,
            "name": unit.name,
            "group": unit.group,
            "email": unit.email,
            "title": unit.title,
            "fields": unit.fields,
        }
        return {**self._common, "fields": fields, "unit": person}

    def _choice(self, unit: Unit | None) -> tuple[bool, ...]:
        return tuple(unit is None or _is_for(task, unit) for task in self._conditional)

    def _pieces(self, choice: tuple[bool, ...]) -> tuple[tuple[Piece, ...], ...]:
        if choice not in self._bodies:
            left_out = {id(task) for task, chosen in zip(self._conditional, choice, strict=True) if not chosen}
            tasks = tuple(flatten(self.draft.tasks, self.draft.marks, 1, left_out))
            opening = tuple(Piece(pattern(text)) for text in self.draft.opening)
            closing = tuple(Piece(pattern(text)) for text in self.draft.closing)
            self._bodies[choice] = (opening, tasks, closing)
        return self._bodies[choice]

    def _body(self, unit: Unit | None, values: Mapping[str, Any]) -> tuple[tuple[Line, ...], ...]:
        choice = self._choice(unit)
        if choice in self._shared:
            return self._shared[choice]
        pieces = self._pieces(choice)
        body = finish([[piece.line(values) for piece in part] for part in pieces])
        if not any(piece.words.names for part in pieces for piece in part):
            self._shared[choice] = body
        return body


def _walk(tasks: Sequence[Task]) -> Iterator[Task]:
    for task in tasks:
        yield task
        yield from _walk(task.items)


def _is_for(task: Task, unit: Unit) -> bool:
    names = {unit.id, unit.group}
    return (not task.only or not names.isdisjoint(task.only)) and names.isdisjoint(task.not_for)
