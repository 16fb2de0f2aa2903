"""`congvan register`, `congvan status`: what a clerk does with the register itself."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congvan.errors import CannotRead, Finding, Refused, Where, WrongUsage, did_you_mean
from congvan.language import _
from congvan.letter import Entry, Event, Number, UnitLetter, number_text
from congvan.register import Search, page_of_file
from congvan.workflow.places import must_be_there, nearest_office, shown
from congvan.workflow.registry import Desk, OfficeRegister, find_register, opened

if TYPE_CHECKING:
    from congvan.register import Register

__all__ = [
    "BackupReport",
    "LetterStatus",
    "Made",
    "NextNumber",
    "OpenBatch",
    "Page",
    "StatusReport",
    "VerifyReport",
    "book_id",
    "letter_status",
    "register_backup",
    "register_init",
    "register_letters",
    "register_list",
    "register_next",
    "register_open",
    "register_restore",
    "register_show",
    "register_upgrade",
    "register_verify",
    "register_void",
]

_NUMBER = re.compile(r"(\d{1,9})([a-zđ]{0,2})(?:/(.+))?", re.IGNORECASE)
_RUN = re.compile(r"(\d{1,9})\s*[-–]\s*(\d{1,9})(?:/(.+))?")
_BACKUPS = "sao-luu"
_MOST = 20_000
"""Numbers that one command voids at most."""


@dataclass(frozen=True, slots=True)
class Made:
    """A register that was made: where, and the first number of each book."""

    shown: str
    nexts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NextNumber:
    """Số kế tiếp: of one book."""

    book: str
    name: str
    year: int
    number: int
    last: date | None

    @property
    def text(self) -> str:
        """The number as printed."""
        return number_text(str(self.number))


@dataclass(frozen=True, slots=True)
class OpenBatch:
    """Đợt chưa xong: numbers that are reserved and not entered."""

    letter: str
    path: str
    numbers: tuple[str, ...]
    since: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the register, how many entries are found in all, and whether that is exact or there are more."""

    entries: tuple[Entry, ...]
    count: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was looked at, the check value of the chain, and what is wrong."""

    entries: int
    files: int
    head: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class BackupReport:
    """Where a copy is, how many entries it has, and where the register that stood there was put."""

    shown: str
    entries: int
    aside: str = ""


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


def book_id(register: OfficeRegister, book: str) -> str:
    """Return the id of a book of the office.

    Raises:
        WrongUsage: it has no such book.
    """
    known = [one.id for one in register.books]
    if book and book not in known:
        sentence = _("--book «%(book)s»: the office has no such book.", book=book) + did_you_mean(book, known)
        raise WrongUsage(f"{sentence} " + _("Use one of: %(names)s.", names=", ".join(known)))
    return book


def register_init(desk: Desk, *, book: str = "", year: int, first: int | None = None) -> Made:
    """Make the register of an office.

    Args:
        desk: who asks.
        book: the book that `first` is meant for; empty = the only one.
        year: the year of `first`.
        first: the number that comes next; None = 01.

    Raises:
        CongvanError: there is a register already, or it cannot be made.
    """
    from congvan.register import create  # noqa: PLC0415 - SQLAlchemy is slow to import

    register = find_register(desk)
    book_id(register, book)
    if first is not None and not book and len(register.books) > 1:
        names = ", ".join(one.id for one in register.books)
        raise WrongUsage(_("--next: the office has several books; say which with --book: %(names)s.", names=names))
    book = book or register.books[0].id
    create(register.place, desk.now, desk.by, {(year, book): first} if first is not None else {})
    nexts = tuple(
        (one.name, number_text(str(first if first is not None and one.id == book else 1))) for one in register.books
    )
    return Made(register.place.shown, nexts)


def register_next(desk: Desk, *, book: str = "") -> tuple[NextNumber, ...]:
    """Return the next number of each book this year, or of one book.

    Raises:
        CongvanError: the register cannot be read.
    """
    register = find_register(desk)
    book_id(register, book)
    found = []
    with opened(register) as opened_register:
        for one in register.books:
            if book in ("", one.id):
                last = opened_register.last(one.id)
                number = opened_register.next_number(one.id, desk.now.year)
                found.append(NextNumber(one.id, one.name, desk.now.year, number, last.issued_date if last else None))
    return tuple(found)


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


def register_open(desk: Desk) -> tuple[OpenBatch, ...]:
    """Return what was begun and not finished, oldest first.

    Raises:
        CongvanError: the register cannot be read.
    """
    register = find_register(desk)
    found = []
    with opened(register) as book:
        for batch in book.open_batches():
            entries = [one for one in batch.entries if one.status == "reserved"]
            since = entries[0].reserved_at or desk.now
            path = shown(register.root / entries[0].letter, desk.base)
            numbers = tuple(one.number.text for one in entries)
            found.append(OpenBatch(entries[0].letter, path, numbers, since, entries[0].by))
    return tuple(found)


def _numbers_of(words: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Give the numbers that words name: 45, 45a, 45/SGDĐT-VP, 45-48.

    Raises:
        WrongUsage: a word names none.
    """
    for word in words:
        run, one = _RUN.fullmatch(word.strip()), _NUMBER.fullmatch(word.strip())
        if run and int(run[1]) <= int(run[2]) <= int(run[1]) + _MOST:
            yield from ((number, "") for number in range(int(run[1]), int(run[2]) + 1))
        elif one:
            yield int(one[1]), one[2].lower()
        else:
            raise WrongUsage(_("«%(word)s» is no number: write such as 45, 45/SGDĐT-VP or 45-48.", word=word))


def _meant(register: OfficeRegister, book: "Register", said: tuple[int, str], year: int | None, wanted: str) -> Number:
    """Return the one number that is meant.

    Raises:
        Refused: there is none, or several books have it.
    """
    found = book.numbers(*said, year=year, book=wanted)
    newest = max((one.year for one in found), default=0)
    found = [one for one in found if one.year == newest]
    text = number_text(str(said[0])) + said[1]
    if not found:
        when = str(year) if year else _("any year")
        message = _("number %(number)s of %(year)s is not in the register.", number=text, year=when)
        raise Refused([Finding("SD013", Where(register.place.shown), message, _("See congvan register list."))])
    if len(found) > 1:
        names = ", ".join(one.book for one in found)
        message = _("number %(number)s stands in several books: %(names)s.", number=text, names=names)
        raise Refused([Finding("SD013", Where(register.place.shown), message, _("Say which with --book."))])
    return found[0]


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
        [said] = list(_numbers_of((number,)))[:1]
        return found.show(_meant(register, found, said, year, book))


def register_void(
    desk: Desk, numbers: tuple[str, ...], *, reason: str, year: int | None, book: str
) -> tuple[Number, ...]:
    """Void numbers, all or none.

    Raises:
        WrongUsage: there is no reason.
        CongvanError: a number cannot be voided.
    """
    if not reason.strip():
        raise WrongUsage(_('--reason is missing: say why, such as --reason "in hỏng". It stands in the book.'))
    register = find_register(desk)
    book_id(register, book)
    with opened(register, writing=True) as found:
        wanted = [_meant(register, found, said, year, book) for said in _numbers_of(numbers)]
        found.void(wanted, " ".join(reason.split()), desk.now, desk.by)
        return tuple(wanted)


def register_verify(desk: Desk, *, files: bool = True) -> VerifyReport:
    """Look whether the register is whole and unchanged, and every file as it was entered.

    Raises:
        CongvanError: the register cannot be read.
    """
    from congvan.workflow.issued_files import look_at_file, strange_files  # noqa: PLC0415 - keeps `register list` quick

    register = find_register(desk)
    count, known = 0, set[str]()
    with opened(register) as book:
        findings = list(book.verify(desk.now))
        if files:
            for letter in book.letters(Search()):
                for file in letter.files:
                    count += 1
                    known.add(file.path)
                    if finding := look_at_file(register.root, file, desk.base):
                        findings.append(finding)
            issued = register.root / register.office.defaults.issued
            findings += strange_files(register.root, issued, known, desk.base)
        return VerifyReport(book.count(Search()), count, book.head()[1], tuple(findings))


def register_backup(desk: Desk, target: Path | None) -> BackupReport:
    """Copy the register into a file.

    Raises:
        CongvanError: it cannot be read, or the file cannot be written.
    """
    from congvan.register import backup  # noqa: PLC0415 - SQLAlchemy is slow to import

    register = find_register(desk)
    if target is None:
        folder = register.place.path.parent if register.place.path else register.root / "so-van-ban"
        target = folder / _BACKUPS / f"register-{desk.now:%Y-%m-%d-%H%M%S}.sqlite"
    return BackupReport(shown(target, desk.base), backup(register.place, target))


def register_restore(desk: Desk, source: Path, *, force: bool = False) -> BackupReport:
    """Put a backup in the register's place.

    Raises:
        CannotRead: the backup is missing.
        CongvanError: it is damaged, or a register stands there.
    """
    from congvan.register import restore  # noqa: PLC0415 - SQLAlchemy is slow to import

    register = find_register(desk)
    must_be_there(source, desk.base)
    entries, aside = restore(register.place, source, desk.now, replace=force)
    return BackupReport(register.place.shown, entries, shown(aside, desk.base) if aside else "")


def register_upgrade(desk: Desk) -> str:
    """Bring a register of an older version up to date.

    Returns:
        Where the register as it was is kept; empty if nothing was to be done.

    Raises:
        CongvanError: it cannot be upgraded.
    """
    from congvan.register import upgrade  # noqa: PLC0415 - SQLAlchemy is slow to import

    register = find_register(desk)
    kept = upgrade(register.place, desk.now)
    return shown(kept, desk.base) if kept else ""


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
    last = events[-1]
    status = "void" if letter.status == "void" else last.status
    return LetterStatus(letter, status, last.at, last.channel, last.proof, events)
