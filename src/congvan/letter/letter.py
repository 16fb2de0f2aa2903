"""Công văn: the letter as one addressee gets it, complete; and how a draft becomes it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from congvan.decree import END_MARK
from congvan.letter.draft import Draft, Task
from congvan.letter.marks import Pattern, pattern
from congvan.letter.people import Group, Office, Recipients, Signer, Unit
from congvan.letter.wording import day_text, end_mark, filing_text, label, month_text, number_text

__all__ = ["Addressing", "Hole", "Letter", "Line"]

_MARKS_BY_DEPTH = ("1.", "a)", "-", "+")
_SHORT = 80
"""A last line of fewer characters than this takes the line before it along to the page of the signature."""


@dataclass(frozen=True, slots=True)
class Line:
    """Đoạn: one paragraph of the body.

    Attributes:
        text: the paragraph, its number or dash included.
        title: whether it is the title of an item, set in bold on its own line (II.6.đ).
        level: depth among the items, from 1; 0 for opening and closing.
        last: whether it is the last paragraph, which carries «./.».
        keep: whether it stays on one page with what follows, so that the signature is never alone.
    """

    text: str
    title: bool = False
    level: int = 0
    last: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """Công văn, complete: what the template is filled with.

    Attributes:
        office: who issues it.
        signer: who signs it.
        unit: the one addressee; None in the general letter.
        number: số as printed («05»); empty in a draft.
        symbol: ký hiệu.
        day: ngày as printed; empty while blank.
        month: tháng as printed; empty while blank.
        year: năm as printed; empty while blank.
        subject: trích yếu, with its line breaks.
        addressees: Kính gửi: the lines, without dashes and final marks.
        opening: the paragraphs before the tasks.
        tasks: the tasks and what stands under them, one paragraph each.
        closing: the paragraphs after the tasks.
        copies_to: Nơi nhận without dashes and final marks, the filing line not included.
        filing: «Lưu: VT.».
        urgency: dấu chỉ mức độ khẩn, or empty.
        circulation: chỉ dẫn phạm vi lưu hành, or empty.
        drafter_mark: ký hiệu người soạn thảo, or empty.
        attachments: titles of what goes with the letter.
        fields: free values: the letter's, overlaid by the unit's.
    """

    office: Office
    signer: Signer
    unit: Unit | None
    number: str
    symbol: str
    day: str
    month: str
    year: str
    subject: str
    addressees: tuple[str, ...]
    opening: tuple[Line, ...]
    tasks: tuple[Line, ...]
    closing: tuple[Line, ...]
    copies_to: tuple[str, ...]
    filing: str
    urgency: str
    circulation: str
    drafter_mark: str
    attachments: tuple[str, ...]
    fields: Mapping[str, str]

    @property
    def body(self) -> tuple[Line, ...]:
        """Nội dung (ô 6): opening, tasks and closing, in order."""
        return self.opening + self.tasks + self.closing

    @property
    def subject_line(self) -> str:
        """Trích yếu in one line, as registers and file properties hold it."""
        return " ".join(self.subject.split())

    @property
    def is_draft(self) -> bool:
        """Dự thảo: the number or the day is still blank."""
        return not (self.number and self.day and self.month and self.year)


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


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph before its marks are filled."""

    words: Pattern
    label: str = ""
    title: bool = False
    level: int = 0

    def line(self, values: Mapping[str, Any]) -> Line:
        text = self.words.fill(values)
        return Line(f"{self.label} {text}" if self.label else text, title=self.title, level=self.level)


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
        self._bodies: dict[tuple[bool, ...], tuple[tuple[_Piece, ...], ...]] = {}
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

    def letter_for(self, unit: Unit) -> Letter:
        """Return the letter of one unit: «Kính gửi: Hiệu trưởng Trường THPT Ngô Quyền».

        Raises:
            KeyError: a mark has no value; look with `holes` first.
        """
        return self._letter(unit, (self.addressee(unit),))

    def general(self) -> Letter:
        """Return the letter addressed to all groups, in the draft's order, with every task.

        Raises:
            KeyError: a mark has no value; look with `holes` first.
        """
        units = {unit.id: unit for unit in self.recipients.units}
        lines = tuple(
            self._groups[key].line if key in self._groups else self.addressee(units[key])
            for key in self.draft.addressees
        )
        return self._letter(None, lines)

    def addressee(self, unit: Unit) -> str:
        """Return the one line of this unit's Kính gửi: chức vụ and name."""
        group = self._groups.get(unit.group)
        title = unit.title or (group.title if group else "")
        return f"{title} {unit.name}" if title else unit.name

    def _letter(self, unit: Unit | None, addressees: tuple[str, ...]) -> Letter:
        draft, common = self.draft, self._common["letter"]
        values = self._values(unit)
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

    def _pieces(self, choice: tuple[bool, ...]) -> tuple[tuple[_Piece, ...], ...]:
        if choice not in self._bodies:
            left_out = {id(task) for task, chosen in zip(self._conditional, choice, strict=True) if not chosen}
            tasks = tuple(_flatten(self.draft.tasks, self.draft.marks, 1, left_out))
            opening = tuple(_Piece(pattern(text)) for text in self.draft.opening)
            closing = tuple(_Piece(pattern(text)) for text in self.draft.closing)
            self._bodies[choice] = (opening, tasks, closing)
        return self._bodies[choice]

    def _body(self, unit: Unit | None, values: Mapping[str, Any]) -> tuple[tuple[Line, ...], ...]:
        choice = self._choice(unit)
        if choice in self._shared:
            return self._shared[choice]
        pieces = self._pieces(choice)
        body = _finish([[piece.line(values) for piece in part] for part in pieces])
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


def _flatten(tasks: Sequence[Task], marks: str, level: int, left_out: set[int]) -> Iterator[_Piece]:
    shown = [task for task in tasks if id(task) not in left_out]
    for position, task in enumerate(shown, start=1):
        mark = label(marks, position)
        if task.title:
            yield _Piece(pattern(task.title), mark, title=True, level=level)
            if task.text:
                yield _Piece(pattern(task.text), level=level)
        else:
            yield _Piece(pattern(task.text), mark, level=level)
        below = task.marks if task.marks is not None else _usual_marks(marks)
        yield from _flatten(task.items, below, level + 1, left_out)


def _usual_marks(above: str) -> str:
    """Return how items under items marked `above` are usually numbered."""
    if above == "I.":
        return _MARKS_BY_DEPTH[0]
    place = _MARKS_BY_DEPTH.index(above) if above in _MARKS_BY_DEPTH else 1
    return _MARKS_BY_DEPTH[min(place + 1, len(_MARKS_BY_DEPTH) - 1)]


def _finish(body: list[list[Line]]) -> tuple[tuple[Line, ...], ...]:
    """Put «./.» after the last word and keep the last lines with the signature."""
    places = [(part, index) for part, lines in enumerate(body) for index in range(len(lines))]
    if places:
        part, index = places[-1]
        last = body[part][index]
        text = end_mark(last.text)
        body[part][index] = Line(text, title=last.title, level=last.level, last=True, keep=True)
        if len(text) - len(END_MARK) < _SHORT and len(places) > 1:
            part, index = places[-2]
            before = body[part][index]
            body[part][index] = Line(before.text, title=before.title, level=before.level, keep=True)
    return tuple(tuple(lines) for lines in body)
