"""`congvan render`: one letter per unit and the general letter, from files to files.

The order: read and hold everything against everything; compile the template; fill and prove every letter into a
staging folder; only when all are right, put them in their places.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from congvan.errors import Finding, Refused, has_errors
from congvan.letter import Addressing
from congvan.workflow.agree import chosen
from congvan.workflow.filenames import file_names
from congvan.workflow.filling import FORMATS, Format, Job, Made, Status, name_of
from congvan.workflow.folder import OutFolder, open_folder, owned_by
from congvan.workflow.formats import formats_of, print_left, printing_of
from congvan.workflow.gather import Gathered, Paths, gather, yaml_texts
from congvan.workflow.making import Progress, job_of, make_all, must_be_whole
from congvan.workflow.sampling import sample_letters, sample_units
from congvan.workflow.scope import Scope, wanted_of
from congvan.workflow.strictness import Strictness

if TYPE_CHECKING:  # typst is loaded when it is needed
    from congvan.pdf import Standard
    from congvan.workflow.printing import Engine

__all__ = ["RenderReport", "RenderRequest", "Rendered", "render"]


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
        formats: which files are made; empty = the office's.
        engine: what prints PDFs.
        standard: which kind of PDF.
        today: the day of a PDF whose letter has none yet.
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
    formats: tuple[Format, ...] = ()
    engine: "Engine" = "auto"
    standard: "Standard" = "a-2b"
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """One file of the report: whose (empty = the general letter), where, what became of it, pages of a PDF."""

    unit: str
    path: Path
    status: Status
    sha256: str
    format: Format = "docx"
    pages: int = 0


@dataclass(frozen=True, slots=True)
class RenderReport:
    """What a run did.

    Attributes:
        letter: the letter's id.
        out: the folder.
        letters: every file, in the list's order, those of the general letter last.
        draft: whether number or day is still blank.
        stale: files of earlier runs whose units are no longer addressed.
        findings: warnings.
        checked: what the check found; None = it was not asked for.
        left: what is to be said of letters that LibreOffice printed; empty = none.
    """

    letter: str
    out: Path
    letters: tuple[Rendered, ...]
    draft: bool
    stale: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    checked: tuple[Finding, ...] | None = None
    left: str = ""


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
    wanted = wanted_of(request.scope, units)
    must_be_whole(gathered, addressing, wanted)
    pattern = request.name_pattern or gathered.office.defaults.name_pattern
    formats = formats_of(request.formats, gathered)
    job = replace(
        job_of(gathered, wanted, file_names(addressing, wanted, pattern)),
        owned=owned_by(gathered.out, request.paths.letter) if request.dry_run else {},
        force=request.force,
        dry_run=request.dry_run,
        formats=formats,
        printing=printing_of(gathered, request) if "pdf" in formats else None,
    )
    whole = not (request.groups or request.units) and request.scope == "both"
    if request.dry_run:
        made, left = _fill(job, gathered, request.jobs, progress)
        checked = _check(request, gathered, lambda: _sample_anew(job, gathered))
        return replace(_report(gathered, job, made, None, whole=whole), checked=checked, left=left)
    with open_folder(gathered.out, request.paths.letter) as folder:
        staged = replace(job, staging=folder.staging, owned=folder.owned)
        made, left = _fill(staged, gathered, request.jobs, progress)
        sample = _sample_of if "docx" in formats else _sample_anew
        checked = _check(
            request, gathered, lambda: sample(staged, gathered, made), lambda: _sampled(staged, made, "pdf")
        )
        _publish(folder, staged, made)
        return replace(_report(gathered, staged, made, folder, whole=whole), checked=checked, left=left)


def _check(
    request: RenderRequest,
    gathered: Gathered,
    letters: Callable[[], list[bytes]],
    prints: Callable[[], Mapping[str, bytes]] = dict,
) -> tuple[Finding, ...] | None:
    """Put the letter's words and a sample of its letters and of their prints before the rules.

    Raises:
        Refused: an error was found, and the command is strict.
    """
    if request.strictness is None:
        return None
    from congvan.workflow.judging import judge_draft, judge_filled  # noqa: PLC0415 - not when nobody asks for it

    words = judge_draft(gathered, request.strictness, yaml_texts(gathered))
    layout = judge_filled(letters(), gathered, request.strictness, words)
    findings = (*words.findings, *layout.findings, *_of_prints(prints(), request.strictness, gathered))
    if request.strict and has_errors(findings):
        raise Refused([*gathered.findings, *findings])
    return findings


def _of_prints(prints: Mapping[str, bytes], strictness: Strictness, gathered: Gathered) -> Iterator[Finding]:
    """Give what the PDFs of the sample show, each thing once."""
    if not prints:
        return
    from congvan.workflow.judging_print import judge_pdf  # noqa: PLC0415 - pdfium is loaded when it is needed

    told: set[tuple[str, str]] = set()
    for name, data in prints.items():
        for finding in judge_pdf(data, name, gathered.office, strictness).findings:
            if (finding.code, finding.message) not in told:
                told.add((finding.code, finding.message))
                yield finding


def _sample_anew(job: Job, gathered: Gathered, _made: Sequence[Made] = ()) -> list[bytes]:
    units = sample_units(job.units)
    numbered = tuple(f"{number}.docx" for number in range(len(units)))
    sample = replace(job, units=units, names=numbered, formats=("docx",))
    return sample_letters(sample, trusted=gathered.trusted)[0]


def _sample_of(job: Job, _gathered: Gathered, made: Sequence[Made]) -> list[bytes]:
    return list(_sampled(job, made, "docx").values())


def _sampled(job: Job, made: Sequence[Made], kind: Format) -> Mapping[str, bytes]:
    """Return the files of the sample by name, from where they lie: staged, or in their places already."""
    chosen = {id(unit) for unit in sample_units(job.units)}
    found = {}
    for one in made[:-1]:
        if one.format == kind and id(job.units[one.index]) in chosen:
            folder = job.staging if one.status == "written" and job.staging else job.out
            name = name_of(job, one.index, kind)
            found[name] = (folder / name).read_bytes()
    return found


def _fill(job: Job, gathered: Gathered, jobs: int, progress: Progress) -> tuple[list[Made], str]:
    """Fill every letter, and refuse them all if one is not right.

    Returns:
        What became of every file, in the list's order, and last what concerns the template; what is to be said of
        those that LibreOffice printed.

    Raises:
        Refused: every finding of every letter, each told once.
    """
    made, findings = make_all(job, trusted=gathered.trusted, jobs=jobs, known=gathered.findings, progress=progress)
    made, told = print_left(job, made)
    made.sort(key=lambda one: (one.index, FORMATS.index(one.format)))
    made.append(Made(-1, "planned", findings=findings))
    return made, told


def _publish(folder: OutFolder, job: Job, made: Sequence[Made]) -> None:
    files = [(name_of(job, one.index, one.format), one) for one in made[:-1]]
    written = {name: one.sha256 for name, one in files if one.status == "written"}
    kept = {name: one.sha256 for name, one in files if one.status == "same"}
    folder.publish(written, kept)


def _report(
    gathered: Gathered, job: Job, made: Sequence[Made], folder: OutFolder | None, *, whole: bool
) -> RenderReport:
    letters = []
    for one in made[:-1]:
        unit = job.units[one.index]
        path = job.out / name_of(job, one.index, one.format)
        letters.append(Rendered(unit.id if unit else "", path, one.status, one.sha256, one.format, one.pages))
    draft = gathered.draft
    return RenderReport(
        letter=draft.id,
        out=gathered.out,
        letters=tuple(letters),
        draft=not (draft.number and draft.date.whole),
        stale=tuple(folder.stale({str(one.path.name) for one in letters})) if folder and whole else (),
        findings=made[-1].findings,
    )
