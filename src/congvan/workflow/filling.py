"""Fills letters and stages them: the part of the work that may run in a process of its own."""

import os
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from congvan.docx import compile_template
from congvan.durable import OWNER, Access, write_new
from congvan.errors import Finding, Refused, Where, has_errors
from congvan.language import _
from congvan.letter import Addressing, Draft, Office, Recipients, Signer, Unit
from congvan.workflow.filenames import same_name
from congvan.workflow.folder import digest

if TYPE_CHECKING:  # typst is loaded when it is needed
    from congvan.workflow.printing import Left, Printing

__all__ = ["FORMATS", "Format", "Job", "Made", "Status", "fill_letters", "name_of", "stage"]

Status = Literal["written", "same", "planned", "refused", "left"]
Format = Literal["docx", "pdf"]
FORMATS: tuple[Format, ...] = ("docx", "pdf")
_LARGEST = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Job:
    """Everything a batch needs; plain data, so that it can be sent to another process.

    Attributes:
        office: who issues.
        signer: who signs.
        draft: the letter.
        recipients: the list.
        units: whose letters, in order; None is the general one.
        names: the name of each one's Word file.
        template: bytes of the template.
        template_name: its path as messages say it.
        out: the folder that letters are meant for.
        staging: the folder that they are written into first.
        owned: SHA-256 of the files of this batch that may be replaced, by name.
        force: whether any file may be replaced.
        dry_run: whether nothing is written.
        formats: which files are made of each letter.
        printing: how PDFs are made; None = none are.
        access: who may read the files.
        durable: whether the files must have reached the disk.
        numbers: số of each letter, where each has its own; empty = the draft's.
    """

    office: Office
    signer: Signer
    draft: Draft
    recipients: Recipients
    units: tuple[Unit | None, ...]
    names: tuple[str, ...]
    template: bytes
    template_name: str
    out: Path
    staging: Path | None = None
    owned: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    force: bool = False
    dry_run: bool = False
    formats: tuple[Format, ...] = ("docx",)
    printing: "Printing | None" = None
    access: Access = OWNER
    durable: bool = False
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one file of one letter.

    Attributes:
        index: the letter's place in `Job.units`; -1 for what concerns the template.
        status: written, the same as before, planned (dry run), refused, or left to LibreOffice.
        sha256: of the file's bytes.
        findings: why it was refused, or warnings on the template.
        format: which of its files.
        pages: how many pages a PDF has; 0 = it is none.
        left: the letter that LibreOffice must print.
    """

    index: int
    status: Status
    sha256: str = ""
    findings: tuple[Finding, ...] = ()
    format: Format = "docx"
    pages: int = 0
    left: "Left | None" = None


def fill_letters(job: Job, indexes: range) -> Generator[Made, None, None]:
    """Compile the template and fill some letters of the job, each proved before it is written.

    Args:
        job: the batch.
        indexes: which letters.

    Raises:
        OSError: the disk refuses.
        NoFace: PDFs are wanted, and no font to print with is installed.
    """
    template, findings = compile_template(job.template, job.template_name, job.office)
    if template is None or has_errors(findings):
        yield Made(-1, "refused", findings=tuple(findings))
        return
    yield Made(-1, "planned", findings=tuple(findings))
    addressing = Addressing(job.draft, job.office, job.signer, job.recipients)
    # asking the disk once for every name costs more than filling a letter; so only near ones are looked at
    standing = frozenset(same_name(one.name) for one in os.scandir(job.out)) if job.out.is_dir() else frozenset()
    for index in indexes:
        unit = job.units[index]
        number = job.numbers[index] if job.numbers else ""
        letter = addressing.general() if unit is None else addressing.letter_for(unit, number)
        try:
            data = template.fill(letter)
        except Refused as error:
            yield Made(index, "refused", findings=error.findings)
            continue
        if len(data) > _LARGEST:
            yield Made(index, "refused", findings=(_too_large(job),))
            continue
        if "docx" in job.formats:
            yield stage(job, index, data, "docx", standing=standing)
        if job.printing is not None and "pdf" in job.formats:
            printing = job.printing
            if number:
                printing = replace(printing, subject=f"{letter.number}/{letter.symbol}")
            yield _print(job, index, data, printing, standing)


def _print(job: Job, index: int, data: bytes, printing: "Printing", standing: frozenset[str]) -> Made:
    from congvan.workflow.printing import Left, print_letter  # noqa: PLC0415 - typst is loaded when it is needed

    try:
        printed = print_letter(data, job.names[index], printing)
    except Refused as error:
        return Made(index, "refused", findings=error.findings, format="pdf")
    if isinstance(printed, Left):
        return Made(index, "left", format="pdf", left=printed)
    return stage(job, index, printed.pdf, "pdf", standing=standing, pages=printed.pages)


def name_of(job: Job, index: int, kind: Format) -> str:
    """Return the name of one file of one letter."""
    return job.names[index].removesuffix(".docx") + f".{kind}"


def stage(  # noqa: PLR0913 - what a file is
    job: Job, index: int, data: bytes, kind: Format, *, standing: frozenset[str] | None = None, pages: int = 0
) -> Made:
    """Write a file into the staging folder, unless it stands in its place already or something else does.

    Args:
        job: the batch.
        index: whose.
        data: its bytes.
        kind: which file.
        standing: names (see `same_name`) in the output folder; None = not looked at yet.
        pages: of a PDF.

    Raises:
        OSError: the disk refuses.
    """
    name, sha256 = name_of(job, index, kind), digest(data)
    if standing is None or same_name(name) in standing:
        status, findings = _beside(job, name, data)
        if status:
            return Made(index, status, sha256 if status == "same" else "", findings, kind, pages)
    if job.dry_run or job.staging is None:
        return Made(index, "planned", sha256, format=kind, pages=pages)
    path = os.path.join(job.staging, name)  # noqa: PTH118 - a Path each would cost as much as the write
    write_new(path, data, durable=job.durable, access=job.access)
    return Made(index, "written", sha256, format=kind, pages=pages)


def _beside(job: Job, name: str, data: bytes) -> tuple[Status | None, tuple[Finding, ...]]:
    """Return what becomes of a file whose name is taken; None if it may take the place of what stands there."""
    target = job.out / name
    if not os.path.lexists(target):
        return None, ()
    if target.is_symlink() or not target.is_file():
        message = _("«%(name)s» in the output folder is a link or a folder, not a letter.", name=name)
        fix = _("Move it away, or choose another folder with --out.")
        return "refused", (Finding("OU002", Where(str(target)), message, fix),)
    old = target.read_bytes()
    if old == data:
        return "same", ()
    if not job.force and digest(old) not in job.owned.get(name, ()):
        message = _("the file was changed by hand, or is not this letter's.")
        fix = _("Save it under another name, or replace it with --force.")
        return "refused", (Finding("OU001", Where(str(target)), message, fix),)
    return None, ()


def _too_large(job: Job) -> Finding:
    message = _("a letter filled from this template is larger than 64 MB.")
    return Finding("TP017", Where(job.template_name), message, _("Look for a loop in the template that never ends."))
