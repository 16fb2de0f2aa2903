"""Sửa tệp YAML: new words in the place of the old ones; every other byte of the file stays as it was.

Each change is proved before it is kept: the file is read again, and only the meant values may differ.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from congvan.letter import Addition, LetterMend
from congvan.source.yaml_scalars import STAND_INS, Scalar, Scalars, Source, as_source, read_scalars, read_source
from congvan.source.yaml_wording import Edit, added_item, rewritten

__all__ = ["mend"]

_TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls"})
_STAND_INS_BACK = {ord(new): chr(old) for old, new in STAND_INS.items()}


@dataclass(frozen=True, slots=True)
class _Order:
    """One mend as edits of the scalar's value; an item to be added has no edits but its text."""

    mend: LetterMend
    edits: tuple[Edit, ...] = ()
    item: str = ""


@dataclass(frozen=True, slots=True)
class _Change:
    """What is to become of one scalar: how the text changes, and what must be read in its place then."""

    number: int
    edits: tuple[Edit, ...]
    values: tuple[str, ...]


def mend(text: str, mends: Sequence[LetterMend], file: str = "") -> tuple[str, tuple[LetterMend, ...]]:
    """Carry out mends on the text of a YAML file.

    Args:
        text: the file as it is, its line ends and byte order mark included.
        mends: what to change; those of other files and of tables (CSV, XLSX) are left out.
        file: the file's name as the mends have it; empty = all are meant.

    Returns:
        The new text, and the mends that were carried out, in the order given. A mend that cannot be carried out, or
        that would change more than it says, is left out.
    """
    read = None if PurePath(file).suffix.lower() in _TABLES else read_source(text)
    if read is None:
        return text, ()
    source, scalars = read
    proof = _Proof(source.text, scalars.outline)
    jobs = _jobs(scalars, _different(mend for mend in mends if not file or mend.file == file))
    changes, done = proof.all_at_once(scalars.all, jobs)
    if not changes:
        for number, orders in jobs.items():
            change, kept = proof.one_by_one(number, scalars.all[number], orders)
            changes += change
            done += kept
        if not proof.holds(changes):
            return text, ()
    new = _spliced(text, source, changes)
    if new is None:
        return text, ()
    carried = {_key(mend) for mend in done}
    return new, tuple(mend for mend in mends if _key(mend) in carried)


def _key(mend: LetterMend) -> tuple[LetterMend, int, int]:
    """Return what tells two mends apart: equal texts at two places are two values."""
    value = mend.before if isinstance(mend, Addition) else mend.value
    return mend, value.line, value.column


def _different(mends: Iterable[LetterMend]) -> Iterable[LetterMend]:
    return {_key(mend): mend for mend in mends}.values()


def _jobs(scalars: Scalars, mends: Iterable[LetterMend]) -> dict[int, list[_Order]]:
    """Sort the mends by the scalar that they change; what overlaps an earlier one is left out."""
    jobs: dict[int, list[_Order]] = {}
    for mend in mends:
        value = mend.before if isinstance(mend, Addition) else mend.value
        found = scalars.find(value)
        if found is None:
            continue
        number, starts = found
        orders = jobs.setdefault(number, [])
        new = mend.new.translate(STAND_INS)
        if isinstance(mend, Addition):
            if scalars.all[number].item and scalars.all[number].value.strip() == value.translate(STAND_INS):
                orders.append(_Order(mend, item=new))
        elif 0 <= mend.start <= mend.end <= len(value):
            edits = tuple((at + mend.start, at + mend.end, new) for at in starts)
            if not any(_overlap(edit, other) for edit in edits for order in orders for other in order.edits):
                orders.append(_Order(mend, edits))
    return {number: jobs[number] for number in sorted(jobs) if jobs[number]}


def _overlap(one: Edit, other: Edit) -> bool:
    return (one[0] < other[1] and other[0] < one[1]) or one[:2] == other[:2]


class _Proof:
    """Reads a changed text again and compares it with what it should say."""

    def __init__(self, text: str, outline: list[object]) -> None:
        self.text = text
        self.outline = outline

    def all_at_once(
        self, scalars: list[Scalar], jobs: dict[int, list[_Order]]
    ) -> tuple[list[_Change], list[LetterMend]]:
        """Return the first way of every job together, if that holds: the usual case, one reading for all."""
        changes: list[_Change] = []
        for number, orders in jobs.items():
            change = next(self.ways(number, scalars[number], orders), None)
            if change is None:
                return [], []
            changes.append(change)
        if not changes or not self.holds(changes):
            return [], []
        return changes, [order.mend for orders in jobs.values() for order in orders]

    def one_by_one(self, number: int, scalar: Scalar, orders: list[_Order]) -> tuple[list[_Change], list[LetterMend]]:
        """Return the change that carries out as many of these orders as can be."""
        best: list[_Change] = []
        kept: list[_Order] = []
        for order in orders:
            way = next((way for way in self.ways(number, scalar, [*kept, order]) if self.holds([way])), None)
            if way is not None:
                best = [way]
                kept.append(order)
        return best, [order.mend for order in kept]

    def ways(self, number: int, scalar: Scalar, orders: list[_Order]) -> Iterator[_Change]:
        """Yield the ways to write the change, the one that changes least first."""
        edits = sorted(edit for order in orders for edit in order.edits)
        items = tuple(order.item for order in orders if not order.edits)
        value = scalar.value
        for start, end, new in reversed(edits):
            value = value[:start] + new + value[end:]
        added = list(added_item(self.text, scalar, items)) if items else [()]
        for before in added:
            for way in rewritten(self.text, scalar, edits):
                yield _Change(number, (*before, *way), (*items, value))

    def holds(self, changes: list[_Change]) -> bool:
        """Tell whether the changed text is read as it should be, and nothing else in it differs."""
        read = read_scalars(spliced(self.text, [edit for change in changes for edit in change.edits]))
        by_number = {change.number: change.values for change in changes}
        wanted: list[object] = []
        number = 0
        for entry in self.outline:
            if isinstance(entry, str):
                wanted += by_number.get(number, (entry,))
                number += 1
            else:
                wanted.append(entry)
        return read is not None and read.outline == wanted


def spliced(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with these stretches exchanged; of edits at one place the earlier stands first."""
    pieces: list[str] = []
    done = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += (text[done:start], new)
        done = end
    return "".join([*pieces, text[done:]])


def _spliced(raw: str, source: Source, changes: list[_Change]) -> str | None:
    """Return the file as it lies on the disk with the changes made; None if characters would grow together."""
    edits = [edit for change in changes for edit in change.edits]
    newline = "\r\n" if "\r\n" in raw else "\n"
    new = spliced(
        raw,
        [
            (source.places[start], source.places[end], said.translate(_STAND_INS_BACK).replace("\n", newline))
            for start, end, said in edits
        ],
    )
    again = as_source(new)
    return new if again is not None and again.text == spliced(source.text, edits) else None
