"""Dự kiến: which number and day a batch would get, and what is shown before the question."""

from dataclasses import dataclass, field, replace
from datetime import date

from congvan.errors import Finding, Refused, Where
from congvan.language import _
from congvan.letter import Addressing, Number
from congvan.register import Register, Request, Row
from congvan.workflow.filling import Format
from congvan.workflow.gather import shown
from congvan.workflow.issue_request import IssueRequest
from congvan.workflow.issue_work import Work, unit_id
from congvan.workflow.numbering import day_of, must_be_blank, says_of

__all__ = ["Plan", "expected_of", "plan_of", "provisional", "request_of"]


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


def expected_of(work: Work, book: Register, request: IssueRequest) -> Work:
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
        wanted[unit_id(unit)] = Number(day.year, work.book.id, number, "", work.gathered.draft.symbol)
    return replace(work, day=day, numbers=wanted).dated()


def provisional(work: Work) -> Addressing:
    """Return the letter as if it had number and day, to look whether its other marks have their values."""
    number = Number(work.today.year, work.book.id, 1, "", work.gathered.draft.symbol)
    return replace(work, day=work.today, numbers={"": number}).dated().addressing


def _must_agree(work: Work, request: IssueRequest) -> None:
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
    request: IssueRequest,
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


def request_of(work: Work, request: IssueRequest) -> Request:
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
