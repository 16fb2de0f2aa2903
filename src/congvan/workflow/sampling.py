"""Mẫu xét: a few letters of a batch, filled in memory, for the eyes of the checks."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from congvan.durable import folder_aside
from congvan.errors import Finding
from congvan.letter import Addressing, Unit
from congvan.workflow.filling import Job
from congvan.workflow.gather import Gathered
from congvan.workflow.making import job_of, make_all, must_be_whole

__all__ = ["sample_job", "sample_letters", "sample_units"]


def sample_units(units: tuple[Unit | None, ...]) -> tuple[Unit | None, ...]:
    """Return the letters whose layout speaks for all: the general one and the first unit of each group.

    What else differs from unit to unit is its line of Kính gửi, which is judged in the list for every unit.
    """
    chosen: dict[str, Unit | None] = {}
    for unit in units:
        chosen.setdefault(unit.group if unit else "", unit)
    return tuple(chosen.values())


def sample_job(gathered: Gathered) -> Job:
    """Return the job of filling the sample of a letter's whole batch.

    Raises:
        Refused: a mark of the letter is wrong or stays empty.
    """
    addressing = Addressing(gathered.draft, gathered.office, gathered.signer, gathered.recipients)
    every = (None, *addressing.units())
    must_be_whole(gathered, addressing, every)
    wanted = sample_units(every)
    return job_of(gathered, wanted, (f"{number}.docx" for number in range(len(wanted))))


def sample_letters(job: Job, *, trusted: bool) -> tuple[list[bytes], list[Finding]]:
    """Fill the letters of a job in a folder that is gone afterwards.

    Args:
        job: what is to be filled.
        trusted: whether the template is the built-in one.

    Returns:
        The letters in the job's order, and warnings on the template.

    Raises:
        Refused: the template or a letter is not right.
    """
    with folder_aside() as folder:
        staged = replace(job, staging=folder, out=folder / "none", dry_run=False)
        _made, findings = make_all(staged, trusted=trusted)
        return list(_read(folder, job.names)), list(findings)


def _read(folder: Path, names: tuple[str, ...]) -> Iterator[bytes]:
    for name in names:
        yield (folder / name).read_bytes()
