"""`congvan register init | next | open | void`: what a clerk does with numbers."""

from dataclasses import dataclass
from datetime import date, datetime

from congvan.errors import WrongUsage
from congvan.language import _
from congvan.letter import Number, number_text
from congvan.workflow.places import shown
from congvan.workflow.register_numbers import book_id, meant, numbers_of
from congvan.workflow.registry import Desk, find_register, opened

__all__ = ["Made", "NextNumber", "OpenBatch", "register_init", "register_next", "register_open", "register_void"]


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
        wanted = [meant(register, found, said, year, book) for said in numbers_of(numbers)]
        found.void(wanted, " ".join(reason.split()), desk.now, desk.by)
        return tuple(wanted)
