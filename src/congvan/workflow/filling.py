"""Fills letters and stages them: the part of the work that may run in a process of its own."""

import os
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from congvan.docx import compile_template
from congvan.errors import Finding, Refused, Where, has_errors
from congvan.language import _
from congvan.letter import Addressing, Draft, Office, Recipients, Signer, Unit
from congvan.workflow.filenames import same_name
from congvan.workflow.folder import digest, write_new

__all__ = ["Job", "Made", "Status", "fill_letters"]

Status = Literal["written", "same", "planned", "refused"]
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
        names: the file name of each.
        template: bytes of the template.
        template_name: its path as messages say it.
        out: the folder that letters are meant for.
        staging: the folder that they are written into first.
        owned: SHA-256 of the files of this batch that may be replaced, by name.
        force: whether any file may be replaced.
        dry_run: whether nothing is written.
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


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one letter.

    Attributes:
        index: its place in `Job.units`; -1 for what concerns the template.
        status: written, the same as before, planned (dry run), refused.
        sha256: of the file's bytes.
        findings: why it was refused, or warnings on the template.
    """

    index: int
    status: Status
    sha256: str = ""
    findings: tuple[Finding, ...] = ()


def fill_letters(job: Job, indexes: range) -> Generator[Made, None, None]:
    """Compile the template and fill some letters of the job, each proved before it is written.

    Args:
        job: the batch.
        indexes: which letters.

    Raises:
        OSError: the disk refuses.
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
        letter = addressing.general() if unit is None else addressing.letter_for(unit)
        try:
            data = template.fill(letter)
        except Refused as error:
            yield Made(index, "refused", findings=error.findings)
            continue
        if len(data) > _LARGEST:
            yield Made(index, "refused", findings=(_too_large(job),))
            continue
        yield _stage(job, index, data, standing=same_name(job.names[index]) in standing)


def _stage(job: Job, index: int, data: bytes, *, standing: bool) -> Made:
    name, sha256 = job.names[index], digest(data)
    if standing:
        made = _beside(job, index, data, sha256)
        if made is not None:
            return made
    if job.dry_run or job.staging is None:
        return Made(index, "planned", sha256)
    write_new(os.path.join(job.staging, name), data)  # noqa: PTH118 - a Path each would cost as much as the write
    return Made(index, "written", sha256)


def _beside(job: Job, index: int, data: bytes, sha256: str) -> Made | None:
    """Return what becomes of a letter whose name is taken; None if it may take the place of what stands there."""
    name = job.names[index]
    target = job.out / name
    if not os.path.lexists(target):
        return None
    if target.is_symlink() or not target.is_file():
        message = _("«%(name)s» in the output folder is a link or a folder, not a letter.", name=name)
        fix = _("Move it away, or choose another folder with --out.")
        return Made(index, "refused", findings=(Finding("OU002", Where(str(target)), message, fix),))
    old = target.read_bytes()
    if old == data:
        return Made(index, "same", sha256)
    if not job.force and digest(old) not in job.owned.get(name, ()):
        message = _("the file was changed by hand, or is not this letter's.")
        fix = _("Save it under another name, or replace it with --force.")
        return Made(index, "refused", findings=(Finding("OU001", Where(str(target)), message, fix),))
    return None


def _too_large(job: Job) -> Finding:
    message = _("a letter filled from this template is larger than 64 MB.")
    return Finding("TP017", Where(job.template_name), message, _("Look for a loop in the template that never ends."))
