"""`congvan render`: one letter per unit and the general letter, from files to files.

The order: read and hold everything against everything; compile the template; fill and prove every letter into a
staging folder; only when all are right, put them in their places.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from congvan.errors import Finding, Refused, has_errors
from congvan.letter import Addressing
from congvan.workflow.agree import chosen, holes, marks
from congvan.workflow.filenames import file_names
from congvan.workflow.filling import Job, Made, Status, fill_letters
from congvan.workflow.folder import OutFolder, open_folder, owned_by
from congvan.workflow.gather import Gathered, Paths, gather, yaml_texts
from congvan.workflow.sampling import sample_letters, sample_units
from congvan.workflow.strictness import Strictness

__all__ = ["RenderReport", "RenderRequest", "Rendered", "Scope", "render"]

Scope = Literal["units", "general", "both"]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """What the clerk asked for.

    Attributes:
        paths: where the files are.
        scope: letters of units, the general letter, or both.
        groups: only these groups; empty = all.
        units: only these units; empty = all.
        name_pattern: pattern of file names; empty = the office's, or the built-in one.
        jobs: how many processes fill letters.
        dry_run: check and fill everything, write nothing.
        force: replace files whoever wrote them.
        strictness: how the letters are checked; None = they are not.
        strict: whether an error of the check refuses the batch.
    """

    paths: Paths
    scope: Scope = "both"
    groups: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    name_pattern: str = ""
    jobs: int = 1
    dry_run: bool = False
    force: bool = False
    strictness: Strictness | None = None
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """One letter of the report: whose (empty = the general one), where, what became of it."""

    unit: str
    path: Path
    status: Status
    sha256: str


@dataclass(frozen=True, slots=True)
class RenderReport:
    """What a run did.

    Attributes:
        letter: the letter's id.
        out: the folder.
        letters: every letter, in the list's order, the general one last.
        draft: whether number or day is still blank.
        stale: files of earlier runs whose units are no longer addressed.
        findings: warnings.
        checked: what the check found; None = it was not asked for.
    """

    letter: str
    out: Path
    letters: tuple[Rendered, ...]
    draft: bool
    stale: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    checked: tuple[Finding, ...] | None = None


def render(request: RenderRequest, progress: Progress = lambda _done, _total: None) -> RenderReport:
    """Make the letters.

    Args:
        request: what is wanted.
        progress: told how many letters are done, of how many.

    Raises:
        CannotRead: a file is missing or cannot be opened.
        Refused: findings; nothing was written.
        CannotWrite: the folder or the disk refuses.
        Occupied: another run is writing there.
        WrongUsage: an option names what there is not.
    """
    gathered = gather(request.paths)
    addressing = Addressing(gathered.draft, gathered.office, gathered.signer, gathered.recipients)
    units = chosen(addressing, request.groups, request.units)
    wanted = {"units": units, "general": (None,), "both": (*units, None)}[request.scope]
    findings = list(marks(addressing, gathered.letter_name))
    if not findings:
        findings = holes(addressing, wanted, gathered.letter_name)
    if findings:
        raise Refused([*gathered.findings, *findings])
    pattern = request.name_pattern or gathered.office.defaults.name_pattern
    names = tuple(file_names(addressing, wanted, pattern))
    job = Job(
        office=gathered.office,
        signer=gathered.signer,
        draft=gathered.draft,
        recipients=gathered.recipients,
        units=wanted,
        names=names,
        template=gathered.template,
        template_name=gathered.template_name,
        out=gathered.out,
        owned=owned_by(gathered.out, request.paths.letter) if request.dry_run else {},
        force=request.force,
        dry_run=request.dry_run,
    )
    whole = not (request.groups or request.units) and request.scope == "both"
    if request.dry_run:
        made = _fill(job, gathered, request.jobs, progress)
        checked = _check(request, gathered, lambda: _sample_anew(job, gathered))
        return replace(_report(gathered, job, made, None, whole=whole), checked=checked)
    with open_folder(gathered.out, request.paths.letter) as folder:
        staged = replace(job, staging=folder.staging, owned=folder.owned)
        made = _fill(staged, gathered, request.jobs, progress)
        checked = _check(request, gathered, lambda: list(_sample_of(staged, made)))
        _publish(folder, names, made)
        return replace(_report(gathered, staged, made, folder, whole=whole), checked=checked)


def _check(
    request: RenderRequest, gathered: Gathered, letters: Callable[[], list[bytes]]
) -> tuple[Finding, ...] | None:
    """Put the letter's words and a sample of its letters before the rules.

    Raises:
        Refused: an error was found, and the command is strict.
    """
    if request.strictness is None:
        return None
    from congvan.workflow.judging import judge_draft, judge_filled  # noqa: PLC0415 - not when nobody asks for it

    words = judge_draft(gathered, request.strictness, yaml_texts(gathered))
    layout = judge_filled(letters(), gathered, request.strictness, words)
    findings = (*words.findings, *layout.findings)
    if request.strict and has_errors(findings):
        raise Refused([*gathered.findings, *findings])
    return findings


def _sample_anew(job: Job, gathered: Gathered) -> list[bytes]:
    units = sample_units(job.units)
    numbered = tuple(f"{number}.docx" for number in range(len(units)))
    return sample_letters(replace(job, units=units, names=numbered), trusted=gathered.trusted)[0]


def _sample_of(job: Job, made: Sequence[Made]) -> Iterator[bytes]:
    """Give the letters of the sample from where they lie: staged, or in their places already."""
    chosen = {id(unit) for unit in sample_units(job.units)}
    for one in made[:-1]:
        if id(job.units[one.index]) in chosen:
            folder = job.staging if one.status == "written" and job.staging else job.out
            yield (folder / job.names[one.index]).read_bytes()


def _fill(job: Job, gathered: Gathered, jobs: int, progress: Progress) -> list[Made]:
    """Fill every letter, and refuse them all if one is not right.

    Raises:
        Refused: every finding of every letter, each told once.
    """
    if gathered.trusted and jobs == 1:
        stream = fill_letters(job, range(len(job.units)))
    else:
        from congvan.workflow.crew import fill_with_crew  # noqa: PLC0415 - a child is seldom needed, and slow to import

        stream = fill_with_crew(job, jobs)
    made: list[Made] = []
    findings: dict[Finding, None] = dict.fromkeys(gathered.findings)
    total = len(job.units)
    with closing(stream):  # the children end before the folder they write into is cleared
        for one in stream:
            findings |= dict.fromkeys(one.findings)
            if one.index >= 0:
                made.append(one)
                progress(len(made), total)
    if has_errors(findings):
        raise Refused(findings)
    made.sort(key=lambda one: one.index)
    made.append(Made(-1, "planned", findings=tuple(findings)))
    return made


def _publish(folder: OutFolder, names: Sequence[str], made: Sequence[Made]) -> None:
    written = {names[one.index]: one.sha256 for one in made if one.status == "written"}
    kept = {names[one.index]: one.sha256 for one in made if one.status == "same"}
    folder.publish(written, kept)


def _report(
    gathered: Gathered, job: Job, made: Sequence[Made], folder: OutFolder | None, *, whole: bool
) -> RenderReport:
    letters = []
    for one in made[:-1]:
        unit = job.units[one.index]
        letters.append(Rendered(unit.id if unit else "", job.out / job.names[one.index], one.status, one.sha256))
    draft = gathered.draft
    return RenderReport(
        letter=draft.id,
        out=gathered.out,
        letters=tuple(letters),
        draft=not (draft.number and draft.date.whole),
        stale=tuple(folder.stale(set(job.names))) if folder and whole else (),
        findings=made[-1].findings,
    )
