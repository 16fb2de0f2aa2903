"""`congvan issue`: checks a letter, gives it its number, writes number and day on every unit's letter, enters them.

The order (Điều 14, 15, 16), and why: everything is read, checked and filled before a number is taken, so that no
number is spent on a letter that cannot be made; the number is reserved before a file takes its place, so that no file
bears a number that the register does not know; the files have reached the disk before they are entered, so that the
register never says of a letter that is not there. Whatever stops in between is gone on with by the same command.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from congvan.errors import CongvanError, ExitCode, Finding, Refused
from congvan.language import _
from congvan.letter import Event, LedgerStatus, LetterFile, UnitLetter
from congvan.register import Batch, Register
from congvan.workflow.blank_letters import waiting
from congvan.workflow.filling import FORMATS, Format, Job, Made, name_of
from congvan.workflow.folder import OutFolder, clear_left, open_folder
from congvan.workflow.formats import formats_of, print_left, printing_of
from congvan.workflow.gather import gather
from congvan.workflow.issue_plan import Plan, expected_of, plan_of, provisional, request_of
from congvan.workflow.issue_request import IssueRequest
from congvan.workflow.issue_work import Work, work_of
from congvan.workflow.issued_files import look_at_file
from congvan.workflow.judging_sample import judge_sample
from congvan.workflow.making import Progress, make_all, must_be_whole
from congvan.workflow.places import shown
from congvan.workflow.registry import opened
from congvan.workflow.signed_copies import OFFICE, SIGNED_CHANNEL, SIGNER, proof_of
from congvan.workflow.strictness import Strictness

if TYPE_CHECKING:
    from congvan.workflow.issue_signed import Presigned

__all__ = ["IssueReport", "Issued", "Unfinished", "issue"]

_PATIENCE = 60.0
"""Seconds that another run of the same letter is waited for."""


@dataclass(frozen=True, slots=True)
class Issued:
    """One unit's letter as it was issued: whose (empty = the general one), its number, its files."""

    unit: str
    number: str
    files: tuple[LetterFile, ...]


@dataclass(frozen=True, slots=True)
class IssueReport:
    """What a run did.

    Attributes:
        plan: what was shown before.
        status: «issued»; «already», when an earlier run had done it all; «planned», when nothing was to be done yet.
        expected: the number that was shown before the question, or the first and last.
        final: the number that the register gave.
        letters: every letter of the batch, in the list's order.
        findings: warnings.
        told: what is to be said of letters that LibreOffice printed.
    """

    plan: Plan
    status: str
    expected: str
    final: str
    letters: tuple[Issued, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    told: str = ""


class Unfinished(CongvanError):  # noqa: N818 - says what happened to the letter
    """Numbers are reserved, and not all letters are in their places."""

    def __init__(self, error: CongvanError, numbers: str) -> None:
        """Say what stopped the work and what to do."""
        tail = _(
            "Number %(numbers)s stays reserved for this letter: mend that, then run the same command again.",
            numbers=numbers,
        )
        super().__init__(f"{error} {tail}", exit_code=ExitCode.PARTIAL)


def issue(
    request: IssueRequest,
    confirm: Callable[[Plan], None],
    progress: Progress = lambda _done, _total: None,
) -> IssueReport:
    """Issue a letter to everybody it goes to.

    Args:
        request: what is wanted.
        confirm: shown the plan before anything is written; raises to stop.
        progress: told how many letters are done, of how many.

    Raises:
        CannotRead: a file is missing or cannot be opened.
        Refused: findings; no number was taken.
        CannotWrite: the disk refuses; no number was taken.
        Unfinished: something stopped the work after the number was taken.
        CongvanError: the register refuses, or the clerk did.
    """
    gathered = gather(request.paths)
    base = work_of(gathered, request)
    with opened(base.register, writing=True) as book:
        work = base.resumed(book.find(base.key))
        if not work.todo:
            return _already(work, book, request)
        _must_not_wait(work, request)
        must_be_whole(gathered, provisional(work), work.todo)
        work = expected_of(work, book, request)
        formats = formats_of(request.formats, gathered)
        if request.signed and "pdf" not in formats:
            formats = (*formats, "pdf")
        findings = judge_sample(work.gathered, work.job(), Strictness(request.today, final=True))
        plan = plan_of(work, book, request, formats, findings)
        with ExitStack() as held:
            presigned = _presigned(replace(work, gathered=gathered), request, held)
            if request.dry_run:
                return IssueReport(plan, "planned", work.numbers_text, "", findings=findings)
            confirm(plan)
            if presigned is not None:
                presigned.open(request.ask)
            folder = held.enter_context(
                open_folder(work.folder, request.paths.letter, work.register.access, durable=True, wait=_PATIENCE)
            )
            # another run of the same letter may have been quicker while the clerk read
            work = base.resumed(book.find(base.key))
            if not work.todo:
                return _already(work, book, request)
            work = expected_of(work, book, request)
            return _issue(work, request, book, folder, plan, progress, presigned)


def _must_not_wait(work: Work, request: IssueRequest) -> None:
    """Refuse to issue a letter unsigned that its signer has signed already.

    Raises:
        CongvanError: it waits for its number.
    """
    folder = waiting(work.register.root, work.gathered.draft.id)
    if not request.signed and folder.is_dir() and any(folder.glob("*.pdf")):
        raise CongvanError(
            _(
                "The signer has signed this letter already (%(folder)s). Put its number onto the signed files: congvan "
                "issue %(letter)s --signed; or move that folder away.",
                folder=shown(folder, request.desk.base),
                letter=work.gathered.letter_name,
            )
        )


def _presigned(work: Work, request: IssueRequest, held: ExitStack) -> "Presigned | None":
    """Return the letters that the signer has signed, if these are to be issued."""
    if not request.signed:
        return None
    from congvan.workflow.issue_signed import Presigned  # noqa: PLC0415 - pyHanko is slow to import

    return held.enter_context(Presigned(work, request))


def _issue(  # noqa: PLR0913, PLR0917 - what the work needs
    work: Work,
    request: IssueRequest,
    book: Register,
    folder: OutFolder,
    plan: Plan,
    progress: Progress,
    presigned: "Presigned | None",
) -> IssueReport:
    """Fill, reserve, put in place, enter: in this order."""
    job, made, told = _fill(work, request, folder, plan.formats, progress, presigned)
    batch = book.reserve(request_of(work, request))
    final = work.numbered(batch)
    try:
        if final.numbers != work.numbers:  # another clerk's letter took the number in between
            folder.clear()
            job, made, told = _fill(final, request, folder, plan.formats, progress, presigned)
        _publish(folder, job, made)
        folder.sweep()
        batch = book.enter(work.key, *_entered(final, job, made, request), request.desk.now, request.desk.by)
    except Refused as error:
        raise Unfinished(CongvanError(_all_of(error)), final.numbers_text) from error
    except CongvanError as error:
        raise Unfinished(error, final.numbers_text) from error
    letters = _issued(batch.letters)
    return IssueReport(plan, "issued", plan.numbers, final.numbers_text, letters, plan.findings, told)


def _all_of(error: Refused) -> str:
    return " ".join(str(finding) for finding in error.findings)


def _fill(  # noqa: PLR0913, PLR0917 - what the work needs
    work: Work,
    request: IssueRequest,
    folder: OutFolder,
    formats: tuple[Format, ...],
    progress: Progress,
    presigned: "Presigned | None",
) -> tuple[Job, list[Made], str]:
    """Fill every letter into the staging folder, from where they need only be renamed.

    Raises:
        Refused: a letter cannot be made, or its place is taken.
    """
    gathered = work.gathered
    # what is signed already is not printed again
    filled = tuple(one for one in formats if presigned is None or one != "pdf")
    job = replace(
        work.job(),
        staging=folder.staging,
        owned=folder.owned,
        formats=filled,
        printing=printing_of(gathered, request) if "pdf" in filled else None,
        access=work.register.access,
        durable=True,
    )
    made, _findings = make_all(job, trusted=gathered.trusted, jobs=request.jobs, progress=progress)
    made, told = print_left(job, made)
    if presigned is not None:
        made = [*made, *presigned.stage_all(job, work)]
    made.sort(key=lambda one: (one.index, FORMATS.index(one.format)))
    return job, made, told


def _publish(folder: OutFolder, job: Job, made: list[Made]) -> None:
    files = [(name_of(job, one.index, one.format), one) for one in made]
    written = {name: one.sha256 for name, one in files if one.status == "written"}
    kept = {name: one.sha256 for name, one in files if one.status == "same"}
    folder.publish(written, kept)


def _entered(
    work: Work, job: Job, made: list[Made], request: IssueRequest
) -> tuple[dict[str, tuple[LetterFile, ...]], list[Event]]:
    """Return the files of every unit's letter and what the ledger says of them."""
    files: dict[str, tuple[LetterFile, ...]] = {}
    for one in made:
        unit = job.units[one.index]
        name = unit.id if unit else ""
        path = job.out / name_of(job, one.index, one.format)
        kept = LetterFile(one.format, work.kept_path(path), one.sha256, path.stat().st_size, one.pages)
        files[name] = (*files.get(name, ()), kept)

    def told(unit: str, kept: tuple[LetterFile, ...]) -> Iterator[tuple[LedgerStatus, str, str]]:
        yield "made", "", kept[0].sha256
        yield "numbered", "", work.numbers[unit].text
        signed = next((one for one in kept if one.format == "pdf"), None) if request.signed else None
        if signed is not None:
            yield "signed", f"{SIGNED_CHANNEL} {SIGNER} {OFFICE}", proof_of(signed.sha256, signed.size, signed.path)

    events = [
        Event(work.numbers[unit], unit, status, request.desk.now, channel, proof, request.desk.by)
        for unit, kept in files.items()
        for status, channel, proof in told(unit, kept)
    ]
    return files, events


def _issued(letters: tuple[UnitLetter, ...]) -> tuple[Issued, ...]:
    return tuple(Issued(one.unit, one.number.text, one.files) for one in letters)


def _already(work: Work, book: Register, request: IssueRequest) -> IssueReport:
    """Say that an earlier run has done it, if all files are still as they were entered.

    Raises:
        Refused: a file is missing or was changed.
    """
    batch = work.batch
    assert isinstance(batch, Batch)  # noqa: S101 - nothing is left to do, so there is one
    findings = [
        finding
        for letter in batch.letters
        for file in letter.files
        if (finding := look_at_file(work.register.root, file, work.paths.base))
    ]
    if findings:
        raise Refused(findings)
    clear_left(work.folder, request.paths.letter, work.register.access)
    plan = plan_of(work, book, request)
    return IssueReport(plan, "already", work.numbers_text, work.numbers_text, _issued(batch.letters))
