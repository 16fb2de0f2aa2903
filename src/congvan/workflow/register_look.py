"""`congvan register list | show`, `congvan status`: what the register holds."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from congvan.errors import CannotRead, WrongUsage, did_you_mean
from congvan.language import _
from congvan.letter import Entry, Event, UnitLetter
from congvan.register import Search, page_of_file
from congvan.workflow.places import must_be_there, nearest_office, shown
from congvan.workflow.register_numbers import book_id, meant, numbers_of
from congvan.workflow.registry import Desk, find_register, opened

__all__ = [
    "LetterStatus",
    "Page",
    "StatusReport",
    "letter_status",
    "register_letters",
    "register_list",
    "register_show",
]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the register, how many entries are found in all, and whether that is exact or there are more."""

    entries: tuple[Entry, ...]
    count: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class LetterStatus:
    """What became of one unit's letter: the last event, and all of them."""

    letter: UnitLetter
    status: str
    at: datetime | None = None
    channel: str = ""
    proof: str = ""
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusReport:
    """What became of every letter of a file."""

    path: str
    letters: tuple[LetterStatus, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


def register_list(desk: Desk, search: Search, *, limit: int, skip: int = 0) -> Page:
    """Return a page of the register, newest first.

    Raises:
        WrongUsage: nothing is found, and the office has no such book.
        CongvanError: the register cannot be read.
    """
    register = find_register(desk)
    if register.place.path is not None:
        entries, count, exact = page_of_file(register.place, search, limit=limit, skip=skip)
    else:
        with opened(register) as book:
            entries, count, exact = book.page(search, limit=limit, skip=skip)
    if not count:
        book_id(register, search.book)  # a book that congvan.yaml no longer has may have its old entries
    return Page(tuple(entries), count, exact)


def register_letters(desk: Desk, search: Search, limit: int = 0) -> Iterator[UnitLetter]:
    """Give every unit's letter in the order of the numbers; entries without letters once.

    Raises:
        CongvanError: the register cannot be read.
    """
    register = find_register(desk)
    with opened(register) as book:
        yield from book.letters(search, limit=limit)


def register_show(
    desk: Desk, number: str, *, year: int | None = None, book: str = ""
) -> tuple[Entry, tuple[UnitLetter, ...], tuple[Event, ...]]:
    """Return what the register knows of a number.

    Raises:
        CongvanError: there is no such number, or the register cannot be read.
    """
    register = find_register(desk)
    book_id(register, book)
    with opened(register) as found:
        [said] = list(numbers_of((number,)))[:1]
        return found.show(meant(register, found, said, year, book))


def letter_status(letter: Path, desk: Desk, *, unit: str = "") -> StatusReport:
    """Return what became of every unit's letter of a file.

    Raises:
        CannotRead: there is no such file.
        CongvanError: the register cannot be read, or the unit got no letter.
    """
    must_be_there(letter, desk.base)
    office = desk.office or nearest_office(letter.resolve().parent)
    if office is None:
        raise CannotRead(shown(letter, desk.base), _("there is no congvan.yaml in its folder or above it"))
    register = find_register(replace(desk, office=office))
    kept = letter.resolve()
    name = kept.relative_to(register.root).as_posix() if kept.is_relative_to(register.root) else str(kept)
    with opened(register) as book:
        found = [_status_of(one, events) for one, events in book.status(name)]
    if unit:
        known = {one.letter.unit for one in found}
        if unit not in known:
            sentence = _("--unit «%(id)s»: the register has no letter to it.", id=unit)
            raise WrongUsage(sentence + did_you_mean(unit, known))
        found = [one for one in found if one.letter.unit == unit]
    return StatusReport(shown(letter, desk.base), tuple(found), Counter(one.status for one in found))


def _status_of(letter: UnitLetter, events: tuple[Event, ...]) -> LetterStatus:
    if not events:
        return LetterStatus(letter, letter.status)
    # what file it was put into is not what became of it
    last = next((one for one in reversed(events) if one.status not in ("filed", "unfiled")), events[-1])
    status = "void" if letter.status == "void" else last.status
    return LetterStatus(letter, status, last.at, last.channel, last.proof, events)
