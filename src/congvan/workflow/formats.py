"""Định dạng tệp: which files a batch makes, and the PDFs that are made after all letters are filled."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

from congvan.errors import Finding, Refused, did_you_mean, has_errors
from congvan.language import _
from congvan.workflow.agree import at
from congvan.workflow.filling import FORMATS, Format, Job, Made, stage
from congvan.workflow.gather import Gathered

if TYPE_CHECKING:  # typst is loaded when it is needed
    from congvan.pdf import Standard
    from congvan.workflow.printing import Engine, Printing

__all__ = ["PrintWish", "formats_of", "print_left", "printing_of"]


class PrintWish(Protocol):
    """What a command says of its PDFs."""

    @property
    def engine(self) -> "Engine":
        """What prints."""

    @property
    def standard(self) -> "Standard":
        """Which kind of PDF."""

    @property
    def today(self) -> date | None:
        """The day of a PDF whose letter has none yet."""


def formats_of(asked: Sequence[Format], gathered: Gathered) -> tuple[Format, ...]:
    """Return which files are made: what the command asks for, else what the office usually makes.

    Raises:
        Refused: congvan.yaml names a kind that there is not.
    """
    if asked:
        return tuple(asked)
    found: list[Format] = []
    for word in gathered.office.defaults.formats:
        kind = next((one for one in FORMATS if one == word.strip().lower()), None)
        if kind is None:
            message = _("«%(word)s» is no kind of file that letters are made in.", word=word) + did_you_mean(
                word, FORMATS
            )
            fix = _("Write one or several of: %(known)s.", known=", ".join(FORMATS))
            raise Refused([*gathered.findings, Finding("LT008", at(gathered.office_name, word), message, fix)])
        found.append(kind)
    return tuple(dict.fromkeys(found)) or ("docx",)


def printing_of(gathered: Gathered, wish: PrintWish) -> "Printing":
    """Return how the PDFs of a letter are made.

    Args:
        gathered: the letter and its office.
        wish: what the command says.
    """
    from congvan.workflow.printing import Printing, fonts_of  # noqa: PLC0415 - typst is loaded when it is needed

    draft, office = gathered.draft, gathered.office
    return Printing(
        title=" ".join(draft.subject.split()),
        author=" - ".join(one for one in (office.parent, office.name) if one),
        subject=f"{draft.number}/{draft.symbol}" if draft.number else draft.symbol,
        made_on=draft.date.whole or wish.today or date(draft.date.year or 1970, 1, 1),
        fonts=fonts_of(gathered),
        engine=wish.engine,
        standard=wish.standard,
    )


def print_left(job: Job, made: Sequence[Made]) -> tuple[list[Made], str]:
    """Let LibreOffice print the letters that were left to it, all in one run.

    Args:
        job: the batch.
        made: what became of every file.

    Returns:
        The same with the PDFs it printed, and what is to be said of them.

    Raises:
        Refused: it is not installed, or a PDF may not take its place.
    """
    left = [(one, one.left) for one in made if one.left is not None]
    if not left or job.printing is None:
        return list(made), ""
    from congvan.workflow.printing import left_over, pages_of, told_of  # noqa: PLC0415 - loaded when it is needed

    waiting = [letter for _one, letter in left]
    printed = left_over(waiting, job.printing)
    done = [one for one in made if one.left is None]
    if job.dry_run:
        return [*done, *(replace(one, status="planned", left=None) for one, _letter in left)], told_of(waiting)
    for (one, _letter), data in zip(left, printed, strict=True):
        done.append(stage(job, one.index, data, "pdf", pages=pages_of(data)))
    refused = [finding for one in done for finding in one.findings]
    if has_errors(refused):
        raise Refused(refused)
    return done, told_of(waiting)
