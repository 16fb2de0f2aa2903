"""`congvan print`: all letters of a batch in one file for the printer, with a list to tick."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from congvan.errors import Finding
from congvan.language import _, n_
from congvan.pdf import Standard, Tick, merge, tick_list
from congvan.workflow.batch import Batch, BatchLetter, batch_of
from congvan.workflow.files import must_be_free, write_whole
from congvan.workflow.gather import Paths, shown
from congvan.workflow.printing import Engine, fonts_of, typeset_page
from congvan.workflow.scope import Scope

__all__ = ["PrintReport", "PrintRequest", "print_batch"]


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """What the clerk asked for.

    Attributes:
        paths: where the files are.
        target: the file to print.
        scope: letters of units, the general letter, or both.
        groups: only these groups; empty = all.
        units: only these units; empty = all.
        duplex: whether both sides of the paper are printed.
        copies: how many of each letter; 0 = as the list says of each unit (`copies`).
        with_list: whether the list to tick stands in front.
        engine: what prints.
        standard: which kind of PDF the letters are printed as.
        today: the day of the print.
        jobs: how many processes fill letters.
        force: whether the target may be replaced.
    """

    paths: Paths
    target: Path
    scope: Scope = "units"
    groups: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    duplex: bool = False
    copies: int = 1
    with_list: bool = True
    engine: Engine = "auto"
    standard: Standard = "a-2b"
    today: date | None = None
    jobs: int = 1
    force: bool = False


@dataclass(frozen=True, slots=True)
class PrintReport:
    """What was put together.

    Attributes:
        target: the file.
        letters: how many letters.
        copies: how many copies of them in all.
        pages: pages of the file.
        sheets: sheets of paper that it takes.
        by_hand: names of the letters that were taken as a person changed them.
        findings: warnings.
        told: what is to be said of letters that LibreOffice printed.
    """

    target: Path
    letters: int
    copies: int
    pages: int
    sheets: int
    by_hand: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    told: str = ""


def print_batch(
    request: PrintRequest, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> PrintReport:
    """Put all letters into one file.

    Args:
        request: what is wanted.
        progress: told how many letters are done, of how many.

    Raises:
        CannotRead: a file is missing or cannot be opened.
        Refused: findings; nothing was written.
        Occupied: the target is there already.
        CannotWrite: the disk refuses.
        WrongUsage: an option names what there is not.
    """
    name = shown(request.target, request.paths.base)
    must_be_free(request.target, replace=request.force, name=name)  # said before the work, not after it
    with batch_of(
        request.paths,
        request,
        scope=request.scope,
        groups=request.groups,
        units=request.units,
        jobs=request.jobs,
        progress=progress,
    ) as batch:
        copies = [_copies(one, request.copies) for one in batch.letters]
        ahead: list[tuple[bytes, int]] = []
        if request.with_list:
            # how long the list is decides where the letters begin, which stands in it
            pages = 1
            while True:
                made = _list(batch, copies, request, pages)
                if made[1] == pages:
                    break
                pages = made[1]
            ahead = [(made[0], 1)]
        merged = merge(
            [*ahead, *((one.pdf.read_bytes(), count) for one, count in zip(batch.letters, copies, strict=True))],
            duplex=request.duplex,
        )
        write_whole(request.target, merged.pdf, replace=request.force, name=name)
        length = merged.length
        return PrintReport(
            target=request.target,
            letters=len(batch.letters),
            copies=sum(copies),
            pages=length,
            sheets=(length + 1) // 2 if request.duplex else length,
            by_hand=tuple(one.name for one in batch.letters if one.by_hand),
            findings=batch.findings,
            told=batch.told,
        )


def _copies(letter: BatchLetter, asked: int) -> int:
    if asked:
        return asked
    return max(letter.unit.copies, 1) if letter.unit else 1


def _list(batch: Batch, copies: list[int], request: PrintRequest, before: int) -> tuple[bytes, int]:
    """Return the list as a PDF and how many pages it has, for letters that begin after so many pages."""
    ticks, at = [], before + before % 2 * request.duplex
    for letter, count in zip(batch.letters, copies, strict=True):
        name = letter.unit.name if letter.unit else _("The general letter")
        ticks.append(Tick(name, letter.pages, count, at + 1))
        at += (letter.pages + letter.pages % 2 * request.duplex) * count
    number, day, subject = batch.called
    lines = [
        _("Letter No. %(number)s", number=number) + (f", {day}" if day else ""),
        subject,
        n_("%(count)d letter", "%(count)d letters", len(ticks))
        + ", "
        + n_("%(count)d copy", "%(count)d copies", sum(copies)),
    ]
    page = tick_list(_("LETTERS TO PRINT"), lines, ticks)
    printed = typeset_page(page, fonts_of(batch.gathered), request.today)
    return printed.pdf, printed.pages
