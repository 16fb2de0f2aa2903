"""Tra cứu: single numbers, batches and letters."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from congvan.language import _
from congvan.letter import Entry, Event, LetterFile, Number, UnitLetter
from congvan.register.errors import NumberRefused
from congvan.register.requests import Batch
from congvan.register.rows import entry_of, event_of, file_of
from congvan.register.schema import batches, entries, events, files, head, letters, starts

__all__ = [
    "find",
    "head_of",
    "is_number",
    "last",
    "next_number",
    "of_letter",
    "open_batches",
    "show",
    "status",
    "told",
    "unit_letters",
    "with_files",
]


def head_of(connection: Connection) -> tuple[int, str]:
    """Return the last row of the journal: its number and its hash."""
    row = connection.execute(select(head.c.seq, head.c.hash)).one()
    return row.seq, row.hash


def is_number(number: Number) -> ColumnElement[bool]:
    """Return the condition that an entry has this number."""
    return (
        (entries.c.year == number.year)
        & (entries.c.book == number.book)
        & (entries.c.number == number.number)
        & (entries.c.suffix == number.suffix)
    )


def next_number(connection: Connection, book: str, year: int) -> int:
    """Return the number after the highest of a book's year; its first one if it has none."""
    of_book = (entries.c.book == book) & (entries.c.year == year)
    highest = connection.execute(select(func.max(entries.c.number)).where(of_book)).scalar() or 0
    of_start = (starts.c.book == book) & (starts.c.year == year)
    first = connection.execute(select(starts.c.first).where(of_start)).scalar() or 1
    return max(highest + 1, first)


def last(connection: Connection, book: str) -> Entry | None:
    """Return the entry with the highest number of the newest year of a book."""
    order = (entries.c.year.desc(), entries.c.number.desc(), entries.c.suffix.desc())
    row = connection.execute(select(entries).where(entries.c.book == book).order_by(*order).limit(1)).first()
    return entry_of(row) if row else None


def unit_letters(connection: Connection, which: Select[Any]) -> list[tuple[int, UnitLetter]]:
    """Return letters with their ids, in order.

    Args:
        connection: in a transaction.
        which: a query for ids of letters.
    """
    ids = which.subquery()
    columns = (letters.c.id, letters.c.unit, letters.c.name, *_OF_ENTRY)
    join = letters.join(entries, letters.c.entry == entries.c.id)
    query = select(*columns).select_from(join).where(letters.c.id.in_(select(ids))).order_by(letters.c.id)
    rows = connection.execute(query).all()
    kept: dict[int, list[LetterFile]] = defaultdict(list)
    for row in connection.execute(select(files).where(files.c.letter.in_(select(ids))).order_by(files.c.format)):
        kept[row.letter].append(file_of(row))
    return [(row.id, letter_of(row, tuple(kept.get(row.id, ())))) for row in rows]


_OF_ENTRY = (
    *(entries.c.year, entries.c.book, entries.c.number, entries.c.suffix, entries.c.symbol, entries.c.issued_date),
    *(entries.c.status, entries.c.letter.label("source")),
)


def letter_of(row: Any, kept: tuple[LetterFile, ...]) -> UnitLetter:
    """Return a unit's letter."""
    number = Number(row.year, row.book, row.number, row.suffix, row.symbol)
    day = date.fromisoformat(row.issued_date)
    return UnitLetter(row.unit, row.name, number, day, row.status, kept, row.source)


def with_files(connection: Connection, digests: Sequence[str]) -> dict[str, UnitLetter]:
    """Return the letters that have one of some files, by the SHA-256 of the file."""
    found: dict[str, UnitLetter] = {}
    for at in range(0, len(digests), _AT_ONCE):
        some = digests[at : at + _AT_ONCE]
        wanted = files.c.sha256.in_(some)
        of = {row.letter: row.sha256 for row in connection.execute(select(files).where(wanted))}
        which = select(files.c.letter).where(wanted)
        found |= {of[number]: letter for number, letter in unit_letters(connection, which)}
    return found


_AT_ONCE = 500
"""Values in one statement."""


def find(connection: Connection, key: str) -> Batch | None:
    """Return the batch with this key, without its void numbers."""
    row = connection.execute(select(batches).where(batches.c.key == key)).first()
    if row is None:
        return None
    live = (entries.c.batch == key) & (entries.c.status != "void")
    found = connection.execute(select(entries).where(live).order_by(entries.c.id)).all()
    which = select(letters.c.id).join(entries, letters.c.entry == entries.c.id).where(live)
    made = unit_letters(connection, which)
    return Batch(key, row.letter, bool(row.shared), tuple(map(entry_of, found)), tuple(one for _id, one in made))


def of_letter(connection: Connection, letter: str) -> tuple[Batch, ...]:
    """Return every batch of a letter's file."""
    keys = connection.execute(select(batches.c.key).where(batches.c.letter == letter).order_by(batches.c.key)).scalars()
    found = [find(connection, key) for key in keys.all()]
    return tuple(one for one in found if one is not None)


def open_batches(connection: Connection) -> tuple[Batch, ...]:
    """Return the batches with a reserved number, in the order in which they began."""
    query = (
        select(entries.c.batch, func.min(entries.c.id).label("first"))
        .where(entries.c.status == "reserved")
        .group_by(entries.c.batch)
        .order_by("first")
    )
    found = [find(connection, row.batch) for row in connection.execute(query).all() if row.batch]
    return tuple(one for one in found if one is not None)


def show(connection: Connection, number: Number) -> tuple[Entry, tuple[UnitLetter, ...], tuple[Event, ...]]:
    """Return an entry, its letters, and what became of them."""
    row = connection.execute(select(entries).where(is_number(number))).first()
    if row is None:
        raise NumberRefused(_("Number %(number)s is not in the register.", number=number.text))
    made = unit_letters(connection, select(letters.c.id).where(letters.c.entry == row.id))
    told = _events(connection, select(letters.c.id).where(letters.c.entry == row.id))
    return entry_of(row), tuple(one for _id, one in made), tuple(event for one in told.values() for event in one)


def status(connection: Connection, letter: str) -> list[tuple[UnitLetter, tuple[Event, ...]]]:
    """Return every letter made of a file, and what became of it."""
    which = select(letters.c.id).join(entries, letters.c.entry == entries.c.id).where(entries.c.letter == letter)
    told = _events(connection, which)
    return [(one, tuple(told.get(number, ()))) for number, one in unit_letters(connection, which)]


def told(connection: Connection, status: str, channel: str) -> list[Event]:
    """Return every event of one status, by channels that begin with these words."""
    which = (events.c.status == status) & events.c.channel.startswith(channel, autoescape=True)
    return [event_of(row) for row in connection.execute(_all_events().where(which).order_by(events.c.id))]


def _events(connection: Connection, which: Select[Any]) -> dict[int, list[Event]]:
    """Return the events of letters, by their ids, in the order in which they were told."""
    told: dict[int, list[Event]] = defaultdict(list)
    for row in connection.execute(_all_events().where(events.c.letter.in_(which)).order_by(events.c.id)):
        told[row.letter].append(event_of(row))
    return told


def _all_events() -> Select[Any]:
    joined = events.join(letters, events.c.letter == letters.c.id).join(entries, letters.c.entry == entries.c.id)
    number = (entries.c.year, entries.c.book, entries.c.number, entries.c.suffix, entries.c.symbol)
    own = (events.c.letter, events.c.status, events.c.at, events.c.channel, events.c.proof, events.c.by)
    return select(*own, letters.c.unit, *number).select_from(joined)
