"""Đợt cấp số: the letters of a batch, as far as they are known: units, numbers, day, what an earlier run has done."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from congvan.errors import Finding, Refused
from congvan.language import _
from congvan.letter import Addressing, IssuedDate, Number, NumberBook, Unit
from congvan.register import Batch
from congvan.workflow.agree import at
from congvan.workflow.filenames import file_names
from congvan.workflow.filling import Job
from congvan.workflow.gather import Gathered, Paths
from congvan.workflow.issue_key import key_of
from congvan.workflow.issue_request import IssueRequest
from congvan.workflow.making import job_of
from congvan.workflow.numbering import Numbering, book_of, numbering_of
from congvan.workflow.registry import OfficeRegister, office_register

__all__ = ["Work", "unit_id", "work_of"]

_PATTERN = "{number}_{id}"
_DIGITS = 4
"""Of the number in file names, so that folders sort them."""


@dataclass(frozen=True, slots=True)
class Work:
    """The batch as far as it is known.

    Attributes:
        gathered: what the letters are made of; its draft has number and day as soon as they are expected.
        addressing: the same, prepared.
        register: the office's.
        paths: where the files are.
        letter: the letter's file as the register keeps it.
        key: what makes the batch itself: the same words to the same units are the same batch.
        numbering: one number for all, or one each.
        book: the series.
        today: the office's day.
        units: everybody who gets a letter, None the general one.
        batch: what the register knows of it already.
        todo: those whose letter is not entered yet.
        reserved: whether those have their numbers.
        day: ngày of the letters; None = not settled.
        numbers: by id of the unit (empty: the general letter), as far as expected or known.
    """

    gathered: Gathered
    addressing: Addressing
    register: OfficeRegister
    paths: Paths
    letter: str
    key: str
    numbering: Numbering
    book: NumberBook
    today: date
    units: tuple[Unit | None, ...]
    batch: Batch | None = None
    todo: tuple[Unit | None, ...] = ()
    reserved: bool = False
    day: date | None = None
    numbers: Mapping[str, Number] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where the letters go: one folder a letter in the folder of its year."""
        out = self.paths.out or self.register.root / self.gathered.office.defaults.issued
        assert self.day is not None  # noqa: S101 - settled before anything is written
        return out / str(self.day.year) / self.gathered.draft.id

    @property
    def numbers_text(self) -> str:
        """The number, or the first and the last: «45/SGDĐT-VP», «45–60/SGDĐT-VP»."""
        numbers = sorted(set(self.numbers.values()))
        if not numbers:
            return ""
        first, last = numbers[0], numbers[-1]
        return last.text if first == last else f"{first.text.partition('/')[0]}–{last.text}"

    def kept_path(self, path: Path) -> str:
        """Return a file's path as the register keeps it: relative to the office where it lies in it."""
        whole = path.resolve()
        root = self.register.root.resolve()
        return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else str(whole)

    def resumed(self, batch: Batch | None) -> "Work":
        """Return the work with what the register knows of the batch: its numbers, its day, who is left.

        Raises:
            Refused: the letter says another day or number than was reserved for it.
        """
        if batch is None or not batch.letters:
            return replace(self, batch=None, todo=self.units, reserved=False, numbers={})
        units = _everyone(self.addressing, shared=batch.shared)
        letters = {one.unit: one for one in batch.letters}
        waiting = {name for name, one in letters.items() if one.status == "reserved"}
        # what waits is finished first; what was voided gets its new number by the next run
        todo = tuple(one for one in units if (unit_id(one) in waiting if waiting else unit_id(one) not in letters))
        known = [letters[unit_id(one)] for one in (todo or units) if unit_id(one) in letters]
        work = replace(
            self,
            numbering="shared" if batch.shared else "each",
            units=units,
            batch=batch,
            todo=todo,
            reserved=bool(waiting),
            day=known[0].issued_date if known else None,
            numbers={one.unit: one.number for one in known},
        )
        return work.dated() if known else work

    def numbered(self, batch: Batch) -> "Work":
        """Return the work with the numbers that the register gave."""
        wanted = {unit_id(unit) for unit in self.todo}
        numbers = {one.unit: one.number for one in batch.letters if one.unit in wanted}
        return replace(self, batch=batch, numbers=numbers, reserved=True).dated()

    def dated(self) -> "Work":
        """Return the work with number and day in the draft, from which letters are filled."""
        assert self.day is not None  # noqa: S101 - settled with the numbers
        first = min(self.numbers.values())
        day = IssuedDate(self.day.year, self.day.month, self.day.day)
        draft = replace(self.gathered.draft, number=first.text.partition("/")[0], date=day)
        gathered = replace(self.gathered, draft=draft)
        addressing = Addressing(draft, gathered.office, gathered.signer, gathered.recipients)
        return replace(self, gathered=gathered, addressing=addressing)

    def job(self) -> Job:
        """Return the job of filling the letters that are left."""
        texts = [self.numbers[unit_id(unit)] for unit in self.todo]
        pattern = self.gathered.office.defaults.name_pattern or _PATTERN
        if "{number}" not in pattern:
            pattern = f"{{number}}_{pattern}"
        padded = [f"{one.number:0{_DIGITS}}" for one in texts]
        job = job_of(self.gathered, self.todo, file_names(self.addressing, self.todo, pattern, padded))
        each = tuple(one.text.partition("/")[0] for one in texts) if self.numbering == "each" else ()
        return replace(job, out=self.folder, numbers=each)


def unit_id(unit: Unit | None) -> str:
    """Return the id of a unit as the register has it; empty = the general letter."""
    return unit.id if unit else ""


def _everyone(addressing: Addressing, *, shared: bool) -> tuple[Unit | None, ...]:
    """Return whose letters are made: every unit's, and the general one if all bear one number and it can be made."""
    units: tuple[Unit | None, ...] = tuple(addressing.units())
    return (*units, None) if shared and addressing.has_general else units


def work_of(gathered: Gathered, request: IssueRequest) -> Work:
    """Return the batch of a letter, before the register is asked.

    Raises:
        Refused: no book takes the letter.
    """
    office, paths = gathered.office, request.paths
    root = gathered.office_path.resolve().parent
    register = office_register(office, root, gathered.office_name, request.desk)
    book = book_of(gathered.draft, office)
    if book is None:
        message = _(
            "no book (sổ) of congvan.yaml numbers letters with ký hiệu «%(symbol)s».", symbol=gathered.draft.symbol
        )
        fix = _("Add a book for it, or one without kinds and symbols, which takes all.")
        raise Refused(
            [*gathered.findings, Finding("SD011", at(gathered.letter_name, gathered.draft.symbol), message, fix)]
        )
    addressing = Addressing(gathered.draft, office, gathered.signer, gathered.recipients)
    numbering = numbering_of(request.numbering, gathered)
    everyone = _everyone(addressing, shared=numbering == "shared")
    try:
        letter = os.path.relpath(gathered.letter_path.resolve(), root).replace(os.sep, "/")
    except ValueError:  # another drive
        letter = str(gathered.letter_path.resolve())
    key = key_of(gathered, addressing, letter)
    return Work(
        gathered, addressing, register, paths, letter, key, numbering, book, request.today, everyone, todo=everyone
    )
