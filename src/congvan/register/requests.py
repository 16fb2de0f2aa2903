"""Xin cấp số: what a batch asks of the register, and what it gets."""

from dataclasses import dataclass
from datetime import date, datetime

from congvan.letter import Entry, Origin, UnitLetter

__all__ = ["Batch", "Request", "Row", "Search"]


@dataclass(frozen=True, slots=True)
class Row:
    """Nội dung đăng ký: what the columns of the book say of one number; see `letter.Entry`."""

    kind: str
    subject: str
    signer: str = ""
    copies_to: str = ""
    holder: str = ""
    copies: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """Xin cấp số: for the letters of a batch that have none.

    Attributes:
        key: SHA-256 of everything that the letters say: the same batch has the same key.
        letter: the letter's file, relative to the office.
        book: id of the book.
        symbol: ký hiệu.
        issued_date: ngày of the letters.
        shared: whether all have one number, or each its own, in order.
        units: id and name of each unit, in order; two empty texts are the general letter.
        rows: what the book says: one row if the number is shared, else one for each unit.
        now: when.
        by: who.
        first: the number that stands on paper already; None = the next.
        day_given: whether a person gave the day.
    """

    key: str
    letter: str
    book: str
    symbol: str
    issued_date: date
    shared: bool
    units: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    now: datetime
    by: str
    first: int | None = None
    day_given: bool = False

    @property
    def origin(self) -> Origin:
        """Whence the number comes."""
        return "issued" if self.first is None else "paper"


@dataclass(frozen=True, slots=True)
class Batch:
    """Đợt: the numbers that one batch has, void ones left out.

    Attributes:
        key: of the request.
        letter: the letter's file.
        shared: whether all letters have one number.
        entries: its numbers.
        letters: its letters, in order.
    """

    key: str
    letter: str
    shared: bool
    entries: tuple[Entry, ...]
    letters: tuple[UnitLetter, ...]

    @property
    def open(self) -> bool:
        """Whether a letter of it is numbered and not entered."""
        return any(one.status == "reserved" for one in self.entries)


@dataclass(frozen=True, slots=True)
class Search:
    """Tìm: what is looked for; everything that is said must hold.

    Attributes:
        words: each must occur in số, ký hiệu, loại, trích yếu, người ký, nơi nhận or ghi chú, with or without marks.
        year: of the numbers; None = every year.
        book: id of the book; empty = every book.
        status: «reserved», «entered», «void»; empty = all.
        since: the first day.
        until: the last day.
        letter: the letter's file; empty = every one.
    """

    words: str = ""
    year: int | None = None
    book: str = ""
    status: str = ""
    since: date | None = None
    until: date | None = None
    letter: str = ""
