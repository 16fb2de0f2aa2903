"""Làm cả đợt: the job of a batch, and all its letters filled, in this process or by a crew."""

from collections.abc import Callable, Iterable
from contextlib import closing

from congvan.errors import Finding, Refused, has_errors
from congvan.letter import Addressing, Unit
from congvan.workflow.agree import holes, marks
from congvan.workflow.filling import Job, Made, fill_letters
from congvan.workflow.gather import Gathered

__all__ = ["Progress", "job_of", "make_all", "must_be_whole"]

Progress = Callable[[int, int], None]
"""Told how many letters are done, of how many."""


def must_be_whole(gathered: Gathered, addressing: Addressing, wanted: tuple[Unit | None, ...]) -> None:
    """Refuse a letter whose marks are wrong, or stay empty for somebody.

    Args:
        gathered: the letter.
        addressing: the same, prepared.
        wanted: whose letters are made; None is the general one.

    Raises:
        Refused: every such mark.
    """
    findings = list(marks(addressing, gathered.letter_name)) or holes(addressing, wanted, gathered.letter_name)
    if findings:
        raise Refused([*gathered.findings, *findings])


def job_of(gathered: Gathered, units: tuple[Unit | None, ...], names: Iterable[str]) -> Job:
    """Return the job of filling letters with what was gathered, meant for its output folder.

    Args:
        gathered: the letter and everything it needs.
        units: whose letters, in order; None is the general one.
        names: the name of each one's Word file.
    """
    return Job(
        office=gathered.office,
        signer=gathered.signer,
        draft=gathered.draft,
        recipients=gathered.recipients,
        units=units,
        names=tuple(names),
        template=gathered.template,
        template_name=gathered.template_name,
        out=gathered.out,
    )


def make_all(
    job: Job,
    *,
    trusted: bool,
    jobs: int = 1,
    known: Iterable[Finding] = (),
    progress: Progress = lambda _done, _total: None,
) -> tuple[list[Made], tuple[Finding, ...]]:
    """Fill every letter, and refuse them all if one is not right.

    Args:
        job: the batch.
        trusted: whether the template is the built-in one, which needs no crew.
        jobs: how many processes fill letters.
        known: findings that are told with the others.
        progress: told after each letter.

    Returns:
        What became of every file, in the order in which they were made, and warnings.

    Raises:
        Refused: every finding of every letter, each told once.
    """
    if trusted and jobs == 1:
        stream = fill_letters(job, range(len(job.units)))
    else:
        from congvan.workflow.crew import fill_with_crew  # noqa: PLC0415 - a child is seldom needed, and slow to import

        stream = fill_with_crew(job, jobs)
    made: list[Made] = []
    findings = dict.fromkeys(known)
    done, total = 0, len(job.units)
    last = job.formats[-1]
    with closing(stream):  # the children end before the folder they write into is cleared
        for one in stream:
            findings |= dict.fromkeys(one.findings)
            if one.index >= 0:
                made.append(one)
                done += one.format == last
                progress(done, total)
    if has_errors(findings):
        raise Refused(findings)
    return made, tuple(findings)
