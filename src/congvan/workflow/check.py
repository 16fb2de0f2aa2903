"""`congvan check`: what breaks the decree in letters written in YAML and in Word files; mended or annotated on request.

The order: find the files; judge each; with `fix`, mend what is safe and judge again until nothing more can be mended;
with `annotate`, write copies with the findings as Word comments. An original Word file is never changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from congvan.docx import Note, annotate
from congvan.errors import CannotRead, CongvanError, Finding, Refused, Severity, Where
from congvan.language import _
from congvan.letter import Office
from congvan.source import read_office
from congvan.workflow.files import write_whole
from congvan.workflow.gather import (
    OFFICE_FILE,
    Gathered,
    Paths,
    gather,
    must_be_there,
    nearest_office,
    read_file,
    shown,
    yaml_texts,
)
from congvan.workflow.judging import Judged, judge_draft, judge_filled, judge_word
from congvan.workflow.mending import Change, mend_letter, mend_word
from congvan.workflow.sampling import sample_job, sample_letters
from congvan.workflow.strictness import Strictness

__all__ = ["CheckRequest", "Checked", "check_files", "files_to_check"]

WORD = frozenset({".docx", ".docm", ".dotx"})
YAML = frozenset({".yaml", ".yml"})
PDF = ".pdf"
_MENDED = "-da-sua"
_ANNOTATED = "-gop-y"


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What the clerk asked for.

    Attributes:
        paths: letters in YAML, Word files, PDFs, or folders that hold letters.
        base: the folder that paths in messages are relative to.
        strictness: which rules, and as of which day.
        office: `congvan.yaml`; None = the nearest one above each file.
        recipients: the list for letters in YAML; None = the office's.
        template: the Word template for letters in YAML; None = the office's.
        fix: whether to mend what is safe.
        annotate: the folder for copies with comments; None = none are written.
        force: whether a mended or annotated file may replace one of that name.
    """

    paths: tuple[Path, ...]
    base: Path
    strictness: Strictness
    office: Path | None = None
    recipients: Path | None = None
    template: Path | None = None
    fix: bool = False
    annotate: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one file.

    Attributes:
        file: its path as messages say it.
        findings: everything that is (still) wrong.
        changes: what was mended.
        mended: the new Word file; None for YAML, which is mended in its place, and when nothing was.
        annotated: the copy with comments.
    """

    file: str
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...] = ()
    mended: Path | None = None
    annotated: Path | None = field(default=None)


def files_to_check(path: Path, base: Path) -> tuple[Path, ...]:
    """Return the letters that a path means: itself, or those of a folder.

    Of an office's folder these are the letters in `letters/`; of any other folder every Word file and every YAML file
    in it and below it.

    Raises:
        CannotRead: there is no such file, it is no letter, or the folder holds none.
    """
    if not path.is_dir():
        must_be_there(path, base)
        if path.suffix.lower() not in WORD | YAML | {PDF}:
            old = path.suffix.lower() in (".doc", ".rtf", ".odt")
            reason = (
                _("it is in an older or other format; open it in Word and save it as .docx")
                if old
                else _("a letter is a .yaml, a .docx or a .pdf file")
            )
            raise CannotRead(shown(path, base), reason)
        return (path,)
    office = path / OFFICE_FILE
    within = path / "letters" if office.is_file() and (path / "letters").is_dir() else path
    lists = {OFFICE_FILE, "recipients.yaml", "recipients.yml"}
    found = sorted(
        one
        for one in within.rglob("*")
        if one.suffix.lower() in WORD | YAML
        and one.name not in lists
        and not one.name.startswith(("~$", "."))
        and one.is_file()
    )
    if not found:
        raise CannotRead(shown(within, base), _("there is no letter (.yaml, .docx) in it"))
    return tuple(found)


def check_files(request: CheckRequest) -> Iterator[Checked]:
    """Check every letter, one after the other.

    Raises:
        CannotRead: a path is missing.
        CannotWrite: a mended or annotated file cannot be written.
        Occupied: such a file is there already.
    """
    files = dict.fromkeys(file for path in request.paths for file in files_to_check(path, request.base))
    for path in files:
        if path.suffix.lower() in YAML:
            yield _letter(path, request)
        elif path.suffix.lower() == PDF:
            yield _pdf(path, request)
        else:
            yield _word(path, request)


def _letter(path: Path, request: CheckRequest) -> Checked:
    file = shown(path, request.base)
    changes: tuple[Change, ...] = ()
    try:
        if request.fix:
            changes = mend_letter(lambda: _judge_letter(path, request), request.base)
        gathered, words, layout, letters = _judge_letter(path, request)
    except Refused as error:
        return Checked(file, error.findings, changes)
    checked = Checked(file, (*gathered.findings, *words.findings, *layout.findings), changes)
    if request.annotate is None:
        return checked
    general = judge_word(letters[0], gathered.template_name, gathered.office, request.strictness)[0]
    own = replace(
        general, verdicts=(*general.verdicts, *(one for one in words.verdicts if not _told(one.finding, general)))
    )
    target = request.annotate / f"{path.stem}{_ANNOTATED}.docx"
    return replace(checked, annotated=_annotate(letters[0], file, own, target, request))


def _told(finding: Finding, judged: Judged) -> bool:
    return any(one.finding.code == finding.code for one in judged.verdicts)


def _judge_letter(path: Path, request: CheckRequest) -> tuple[Gathered, Judged, Judged, list[bytes]]:
    """Judge the words of a letter in YAML, and the layout of what is filled with them.

    Raises:
        Refused: the letter, its office, its list or its template is not fit for filling.
    """
    paths = Paths(path, request.base, office=request.office, recipients=request.recipients, template=request.template)
    gathered = gather(paths)
    words = judge_draft(gathered, request.strictness, yaml_texts(gathered))
    job = sample_job(gathered)
    letters, warnings = sample_letters(job, trusted=gathered.trusted)
    gathered = replace(gathered, findings=(*gathered.findings, *warnings))
    return gathered, words, judge_filled(letters, gathered, request.strictness, words), letters


def _word(path: Path, request: CheckRequest) -> Checked:
    file = shown(path, request.base)
    office, office_name = _office_of(path, request)
    changes: tuple[Change, ...] = ()
    mended: Path | None = None
    try:
        data = read_file(path, request.base)
        judged, _parts = judge_word(data, file, office, request.strictness, office_name)
        if request.fix:
            data, changes, judged = mend_word(
                data, file, judged, lambda now: judge_word(now, file, office, request.strictness, office_name)[0]
            )
    except Refused as error:
        return Checked(file, error.findings)
    except CannotRead as error:
        return Checked(file, (_unreadable(file, error),))
    if changes:
        mended = path.with_name(f"{path.stem}{_MENDED}.docx")
        write_whole(mended, data, replace=request.force, name=shown(mended, request.base))
    annotated = None
    if request.annotate is not None:
        target = request.annotate / f"{path.stem}{_ANNOTATED}.docx"
        annotated = _annotate(data, file, judged, target, request)
    return Checked(file, judged.findings, changes, mended, annotated)


def _pdf(path: Path, request: CheckRequest) -> Checked:
    from congvan.workflow.judging_print import judge_pdf  # noqa: PLC0415 - pdfium is loaded when it is needed

    file = shown(path, request.base)
    office, office_name = _office_of(path, request)
    try:
        judged = judge_pdf(read_file(path, request.base), file, office, request.strictness, office_name)
    except Refused as error:
        return Checked(file, error.findings)
    except CannotRead as error:
        return Checked(file, (_unreadable(file, error),))
    findings = judged.findings
    if request.fix or request.annotate is not None:
        message = _("a PDF is neither mended nor given comments.")
        fix = _("Check its Word file with --fix or --annotate, then make the PDF again.")
        findings = (*findings, Finding("CK008", Where(file), message, fix, Severity.ADVICE))
    return Checked(file, findings)


def _unreadable(file: str, error: CongvanError) -> Finding:
    return Finding("CK007", Where(file), str(error), _("Close it in Word if it is open there, then check again."))


def _office_of(path: Path, request: CheckRequest) -> tuple[Office | None, str]:
    """Return the office whose settings and abbreviations a Word file is held against; a faulty one counts as none."""
    office_path = request.office or nearest_office(path.resolve().parent)
    if office_path is None:
        return None, ""
    must_be_there(office_path, request.base)
    name = shown(office_path, request.base)
    return read_office(office_path, shown=name)[0], name


def _annotate(data: bytes, file: str, judged: Judged, target: Path, request: CheckRequest) -> Path:
    notes = [
        Note(verdict.spot, verdict.start, verdict.end, _comment(verdict.finding), date=request.strictness.today)
        for verdict in judged.verdicts
    ]
    notes += [Note(None, 0, 0, _comment(finding), date=request.strictness.today) for finding in judged.remarks]
    write_whole(target, annotate(data, notes, file), replace=request.force, name=shown(target, request.base))
    return target


def _comment(finding: Finding) -> str:
    weight = {
        Severity.ERROR: _("Error"),
        Severity.WARNING: _("Warning"),
        Severity.ADVICE: _("Advice"),
    }[finding.severity]
    lines = [f"{weight} {finding.code}: {finding.message}", finding.fix]
    if finding.clause:
        lines.append(f"{finding.clause}: “{finding.quote}”" if finding.quote else finding.clause)
    return "\n".join(line for line in lines if line)
