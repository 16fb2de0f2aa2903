"""Dự kiến: what `congvan issue` is about to do, worked out before anything is done."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from congvan.durable import access_of
from congvan.errors import Finding, Refused, Where
from congvan.language import _
from congvan.letter import Addressing, IssuedDate, Number, NumberBook, Unit
from congvan.register import Batch, Register, Request, Row
from congvan.workflow.agree import at
from congvan.workflow.filenames import file_names
from congvan.workflow.filling import Format, Job
from congvan.workflow.gather import Gathered, Paths, shown
from congvan.workflow.making import job_of
from congvan.workflow.numbering import Numbering, book_of, day_of, must_be_blank, numbering_of, says_of
from congvan.workflow.registry import OfficeRegister, place_of

if TYPE_CHECKING:
    from congvan.workflow.issuing import IssueRequest

__all__ = ["Plan", "Work", "expected_of", "plan_of", "provisional", "request_of", "work_of"]

_PATTERN = "{number}_{id}"
_DIGITS = 4
"""Of the number in file names, so that folders sort them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Dự kiến, as it is shown before the question.

    Attributes:
        letter: the letter's file as messages say it.
        subject: trích yếu, in one line.
        addressees: Kính gửi, one line each.
        count: how many units get a letter now.
        general: whether the general letter (bản chung) is made too.
        no_general: whether none can be made, because the text speaks to one unit.
        numbers: the number that is expected, or the first and last.
        day: its day.
        today: whether that is today.
        signer: quyền hạn, chức vụ and name.
        book: tên sổ.
        out: the folder of the letters, as messages say it.
        formats: which files are made.
        resumed: whether an earlier run that did not finish is gone on with.
        on_paper: whether the number stands on paper already.
        before: numbers under which this file was issued before, with other words.
        findings: warnings.
    """

    letter: str
    subject: str
    addressees: tuple[str, ...]
    count: int
    general: bool
    numbers: str
    day: date
    today: bool
    signer: str
    book: str
    out: str
    formats: tuple[Format, ...] = ()
    no_general: bool = False
    resumed: bool = False
    on_paper: bool = False
    before: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = field(default=())


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
        todo = tuple(one for one in units if (_id(one) in waiting if waiting else _id(one) not in letters))
        known = [letters[_id(one)] for one in (todo or units) if _id(one) in letters]
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
        wanted = {_id(unit) for unit in self.todo}
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
        texts = [self.numbers[_id(unit)] for unit in self.todo]
        pattern = self.gathered.office.defaults.name_pattern or _PATTERN
        if "{number}" not in pattern:
            pattern = f"{{number}}_{pattern}"
        padded = [f"{one.number:0{_DIGITS}}" for one in texts]
        job = job_of(self.gathered, self.todo, file_names(self.addressing, self.todo, pattern, padded))
        each = tuple(one.text.partition("/")[0] for one in texts) if self.numbering == "each" else ()
        return replace(job, out=self.folder, numbers=each)


def _id(unit: Unit | None) -> str:
    return unit.id if unit else ""


def _everyone(addressing: Addressing, *, shared: bool) -> tuple[Unit | None, ...]:
    """Return whose letters are made: every unit's, and the general one if all bear one number and it can be made."""
    units: tuple[Unit | None, ...] = tuple(addressing.units())
    return (*units, None) if shared and addressing.has_general else units


def work_of(gathered: Gathered, request: "IssueRequest") -> Work:
    """Return the batch of a letter, before the register is asked.

    Raises:
        Refused: no book takes the letter.
    """
    office, paths = gathered.office, request.paths
    root = gathered.office_path.resolve().parent
    place = place_of(office, root, paths.base, request.desk.password)
    register = OfficeRegister(office, root, gathered.office_name, place, access_of(office.permissions))
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
    key = _key(gathered, addressing, letter)
    return Work(
        gathered, addressing, register, paths, letter, key, numbering, book, request.today, everyone, todo=everyone
    )


def _key(gathered: Gathered, addressing: Addressing, letter: str) -> str:
    """Return the SHA-256 of everything that the letters say; number, day and kinds of files are not in it."""
    office, signer = gathered.office, gathered.signer
    draft = replace(gathered.draft, number="", date=IssuedDate(), numbering="", book="")
    units = [
        (one.id, one.name, one.group, one.email, one.title, sorted(one.fields.items())) for one in addressing.units()
    ]
    groups = [(one.id, one.line, one.title) for one in gathered.recipients.groups if one.id in draft.addressees]
    parts = (
        letter,
        repr(draft),
        (office.parent, office.name, office.symbol, office.place, office.address, office.print_address),
        (signer.name, signer.position, signer.authority),
        units,
        groups,
        hashlib.sha256(gathered.template).hexdigest(),
    )
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def expected_of(work: Work, book: Register, request: "IssueRequest") -> Work:
    """Return the work with the numbers that the register would give now, and its day.

    Raises:
        Refused: the letter has a number, or its day cannot be.
    """
    if work.reserved:
        assert work.day is not None  # noqa: S101 - reserved numbers have their day
        _must_agree(work, request)
        return work
    open_ones = [one for one in book.of_letter(work.letter) if one.key != work.key and one.open]
    if open_ones:
        numbers = ", ".join(sorted({one.number.text for one in open_ones[0].letters if one.status == "reserved"}))
        message = _(
            "an earlier run reserved number %(numbers)s for this file and did not finish, and the letter, its units or "
            "its template have changed since.",
            numbers=numbers,
        )
        fix = _(
            "Put back what was changed and run the command again; or give the number up: congvan register void "
            '%(number)s --reason "…"',
            number=numbers.partition("/")[0],
        )
        raise Refused([*work.gathered.findings, Finding("SD012", Where(work.gathered.letter_name), message, fix)])
    must_be_blank(work.gathered, request.number)
    day = day_of(work.gathered, request.day, request.today)
    first = book.expected(request_of(replace(work, day=day), request))
    wanted: dict[str, Number] = {}
    for place, unit in enumerate(work.todo):
        number = first + place * (work.numbering == "each")
        wanted[_id(unit)] = Number(day.year, work.book.id, number, "", work.gathered.draft.symbol)
    return replace(work, day=day, numbers=wanted).dated()


def provisional(work: Work) -> Addressing:
    """Return the letter as if it had number and day, to look whether its other marks have their values."""
    number = Number(work.today.year, work.book.id, 1, "", work.gathered.draft.symbol)
    return replace(work, day=work.today, numbers={"": number}).dated().addressing


def _must_agree(work: Work, request: "IssueRequest") -> None:
    """Refuse another day or number than was reserved."""
    kept = min(work.numbers.values())
    other = ""
    if request.day is not None and request.day != work.day:
        other = _("--date %(day)s", day=f"{request.day:%d/%m/%Y}")
    elif request.number is not None and request.number != kept.number:
        other = f"--number {request.number}"
    if other:
        message = _(
            "number %(number)s of %(day)s is reserved for this letter already, so %(other)s cannot be taken.",
            number=work.numbers_text,
            day=f"{work.day:%d/%m/%Y}",
            other=other,
        )
        fix = _("Run the command without it; or give the number up with congvan register void.")
        raise Refused([*work.gathered.findings, Finding("SD012", Where(work.gathered.letter_name), message, fix)])


def plan_of(
    work: Work,
    book: Register,
    request: "IssueRequest",
    formats: tuple[Format, ...] = (),
    findings: tuple[Finding, ...] = (),
) -> Plan:
    """Return what is shown before the question."""
    signer, draft = work.gathered.signer, work.gathered.draft
    before = [one for one in book.of_letter(work.letter) if one.key != work.key and one.letters]
    assert work.day is not None  # noqa: S101 - settled with the numbers
    return Plan(
        letter=work.gathered.letter_name,
        subject=" ".join(draft.subject.split()),
        addressees=tuple(" ".join(line.split()) for line in work.addressing.everybody()),
        count=sum(unit is not None for unit in work.todo),
        general=None in work.todo,
        no_general=work.numbering == "shared" and None not in work.units,
        numbers=work.numbers_text,
        day=work.day,
        today=work.day == request.today,
        signer=" ".join((*signer.authority, signer.position, signer.name)),
        book=work.book.name,
        out=shown(work.folder, work.paths.base),
        formats=formats,
        resumed=work.reserved,
        on_paper=request.number is not None,
        before=tuple(sorted({one.number.text for batch in before for one in batch.letters})),
        findings=findings,
    )


def request_of(work: Work, request: "IssueRequest") -> Request:
    """Return what the register is asked for."""
    assert work.day is not None  # noqa: S101 - settled with the numbers
    wanted = work.todo if work.numbering == "each" else (None,)
    rows = tuple(
        Row(**{name: getattr(says, name) for name in says.__slots__})
        for says in (says_of(work.addressing, unit) for unit in wanted)
    )
    return Request(
        key=work.key,
        letter=work.letter,
        book=work.book.id,
        symbol=work.gathered.draft.symbol,
        issued_date=work.day,
        shared=work.numbering == "shared",
        units=tuple((unit.id, unit.name) if unit else ("", "") for unit in work.todo),
        rows=rows,
        first=request.number,
        day_given=request.day is not None,
        now=request.desk.now,
        by=request.desk.by,
    )
