"""Sổ đăng ký văn bản đi: the open register, and everything that can be asked of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from congvan.errors import Finding
from congvan.letter import Entry, Event, LetterFile, Number, UnitLetter
from congvan.register import finding, looking, paging, reserving, writing
from congvan.register.connecting import told_well
from congvan.register.place import Place
from congvan.register.requests import Batch, Request, Search

__all__ = ["Register"]


class Register:
    """Sổ đăng ký văn bản đi, open; `open_register` gives it.

    Every call is one transaction. Writers come one at a time; readers see what was there when they began.
    """

    def __init__(self, connection: Connection, place: Place) -> None:
        """Take the connection; use `open_register`."""
        self._connection = connection
        self._place = place

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told_well(self._place), self._connection.execution_options(congvan_writing=False).begin():
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told_well(self._place), self._connection.execution_options(congvan_writing=True).begin():
            yield self._connection

    def next_number(self, book: str, year: int) -> int:
        """Return the number that comes next; none is taken."""
        with self._reading() as connection:
            return looking.next_number(connection, book, year)

    def last(self, book: str) -> Entry | None:
        """Return the entry with the highest number of the newest year of a book; None if it has none."""
        with self._reading() as connection:
            return looking.last(connection, book)

    def find(self, key: str) -> Batch | None:
        """Return the batch with this key; None if it never asked for a number."""
        with self._reading() as connection:
            return looking.find(connection, key)

    def of_letter(self, letter: str) -> tuple[Batch, ...]:
        """Return every batch of a letter's file."""
        with self._reading() as connection:
            return looking.of_letter(connection, letter)

    def with_files(self, digests: Sequence[str]) -> dict[str, UnitLetter]:
        """Return the letters that were entered with one of some files, by the file's SHA-256."""
        with self._reading() as connection:
            return looking.with_files(connection, digests)

    def open_batches(self) -> tuple[Batch, ...]:
        """Return the batches with a number that is reserved and not entered, oldest first."""
        with self._reading() as connection:
            return looking.open_batches(connection)

    def expected(self, request: Request) -> int:
        """Return the first number that a batch would get now; none is taken.

        Raises:
            NumberRefused: the day or the number that stands on paper does not fit.
            ClockWrong: the clock cannot be right.
        """
        count = 1 if request.shared else len(request.units)
        with self._reading() as connection:
            return reserving.expected(connection, self._place, request, count, looking.head_of(connection)[0])

    def reserve(self, request: Request) -> Batch:
        """Give the letters of a batch their numbers; those that have one keep it.

        Raises:
            NumberRefused: the day or the number that stands on paper does not fit.
            ClockWrong: the clock cannot be right.
            CongvanError: the database refuses.
        """
        with self._writing() as connection:
            batch = reserving.reserve(connection, self._place, request)
        with told_well(self._place):
            reserving.guard(self._place, request, batch)
        return batch

    def enter(
        self, key: str, files: Mapping[str, tuple[LetterFile, ...]], events: Sequence[Event], now: datetime, by: str
    ) -> Batch:
        """Enter the letters of a batch, whose files have reached the disk.

        Args:
            key: of the batch.
            files: by id of the unit.
            events: what the ledger says besides.
            now: when.
            by: who.

        Raises:
            NumberRefused: a letter was voided meanwhile, or entered with other files.
            CongvanError: the database refuses.
        """
        with self._writing() as connection:
            return writing.enter(connection, key, files, events, now, by)

    def void(self, numbers: Sequence[Number], reason: str, now: datetime, by: str) -> None:
        """Void numbers, all or none; they are never given again.

        Raises:
            NumberRefused: a number is void already, or its letter was sent.
            CongvanError: the database refuses.
        """
        with self._writing() as connection:
            writing.void(connection, numbers, reason, now, by)

    def record(
        self,
        events: Sequence[Event],
        now: datetime,
        by: str,
        *,
        claims: Sequence[Event] = (),
        unless: Collection[str] = (),
    ) -> tuple[Event, ...]:
        """Tell the ledger what became of letters, all in one transaction.

        Args:
            events: what became of them.
            now: when.
            by: who.
            claims: what is about to be done, each only if it was not done already.
            unless: statuses that bar a claim, if one of them is the last by the claim's own channel.

        Returns:
            The claims that were entered.

        Raises:
            NumberRefused: there is no such letter.
            CongvanError: the database refuses.
        """
        with self._writing() as connection:
            return writing.record(connection, events, claims, unless, now, by)

    def add(self, entries: Sequence[Entry], now: datetime, by: str) -> None:
        """Copy entries of an old book, all or none; numbers are kept as they are.

        Raises:
            NumberRefused: a number is there already.
            CongvanError: the database refuses.
        """
        with self._writing() as connection:
            spans = writing.add(connection, entries, now, by)
        with told_well(self._place):
            writing.guard_spans(self._place, spans)

    def entries(self, search: Search, *, limit: int = 0, skip: int = 0, ascending: bool = False) -> list[Entry]:
        """Return entries, newest first, or by year, book and number.

        Args:
            search: which.
            limit: how many at most; 0 = all.
            skip: how many are left out before them.
            ascending: by their numbers, from the first.
        """
        with self._reading() as connection:
            return finding.entries(connection, search, limit=limit, skip=skip, ascending=ascending)

    def page(self, search: Search, *, limit: int, skip: int) -> tuple[list[Entry], int, bool]:
        """Return a page of entries, newest first, how many are found in all, and whether that is exact.

        Args:
            search: which.
            limit: how many a page has.
            skip: how many come before it.
        """
        with self._reading() as connection:
            server = connection.dialect.name != "sqlite"

            def run(words: str, values: Sequence[Any]) -> list[Any]:
                marks = "%s" if server else "?"
                result = connection.exec_driver_sql(words.replace("?", marks), tuple(values))
                return [tuple(row) for row in result]

            return paging.page(run, search, limit=limit, skip=skip, plans=server)

    def count(self, search: Search) -> int:
        """Return how many entries are found."""
        with self._reading() as connection:
            return finding.count(connection, search)

    def letters(self, search: Search, *, limit: int = 0) -> Iterator[UnitLetter]:
        """Give every unit's letter by year, book and number; an entry without letters gives one without a unit.

        Args:
            search: which.
            limit: how many at most; 0 = all.
        """
        after: finding.After | None = None
        given = 0
        while True:
            with self._reading() as connection:  # a page each, so that no writer waits for a slow reader
                found, after = finding.letters(connection, search, after)
            for one in found:
                if limit and given == limit:
                    return
                given += 1
                yield one
            if after is None:
                return

    def numbers(self, number: int, suffix: str, *, year: int | None, book: str) -> list[Number]:
        """Return every such number, of all years and books that are not excluded."""
        with self._reading() as connection:
            return finding.numbers(connection, number, suffix, year, book)

    def show(self, number: Number) -> tuple[Entry, tuple[UnitLetter, ...], tuple[Event, ...]]:
        """Return an entry, its letters, and what became of them.

        Raises:
            NumberRefused: there is no such number.
        """
        with self._reading() as connection:
            return looking.show(connection, number)

    def status(self, letter: str) -> list[tuple[UnitLetter, tuple[Event, ...]]]:
        """Return every letter made of a file, and what became of it, in order."""
        with self._reading() as connection:
            return looking.status(connection, letter)

    def told(self, status: str, channel: str) -> list[Event]:
        """Return every event of one status, by channels that begin with these words, in order."""
        with self._reading() as connection:
            return looking.told(connection, status, channel)

    def head(self) -> tuple[int, str]:
        """Return how many rows the journal has, and its check value."""
        with self._reading() as connection:
            return looking.head_of(connection)

    def verify(self, now: datetime) -> list[Finding]:
        """Return everything that is not as it was written.

        Args:
            now: letters that were reserved more than a day before are told.
        """
        from congvan.register.verifying import verify  # noqa: PLC0415 - seldom needed

        with self._reading() as connection:
            return list(verify(connection, self._place, now))
