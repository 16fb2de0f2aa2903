"""Tìm trong sổ: pages of entries, and letters by the thousand."""

from collections import defaultdict
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Select, func, select, tuple_

from congvan.letter import Entry, LetterFile, Number, UnitLetter
from congvan.register.folding import fold
from congvan.register.requests import Search
from congvan.register.rows import entry_of, file_of
from congvan.register.schema import entries as table
from congvan.register.schema import files
from congvan.register.schema import letters as letter_table

__all__ = ["After", "count", "entries", "letters", "numbers"]

_AT_ONCE = 2000
_NEWEST = (table.c.issued_date.desc(), table.c.number.desc(), table.c.id.desc())
Query = TypeVar("Query", bound=Select[Any])


class After(NamedTuple):
    """Where a page of letters ended."""

    year: int
    book: str
    number: int
    suffix: str


def _narrowed(query: Query, search: Search) -> Query:
    for word in fold(search.words).split():
        query = query.where(table.c.folded.contains(word, autoescape=True))
    if search.year is not None:
        query = query.where(table.c.year == search.year)
    for column, wanted in (
        (table.c.book, search.book),
        (table.c.status, search.status),
        (table.c.letter, search.letter),
    ):
        if wanted:
            query = query.where(column == wanted)
    if search.since:
        query = query.where(table.c.issued_date >= search.since.isoformat())
    if search.until:
        query = query.where(table.c.issued_date <= search.until.isoformat())
    return query


def entries(
    connection: Connection, search: Search, *, limit: int = 0, skip: int = 0, ascending: bool = False
) -> list[Entry]:
    """Return entries, newest first, or by year, book and number."""
    if ascending:
        query = select(table).order_by(table.c.year, table.c.book, table.c.number, table.c.suffix)
    else:
        query = select(table).order_by(*_NEWEST)
    query = _narrowed(query, search)
    if limit:
        query = query.limit(limit).offset(skip)
    return [entry_of(row) for row in connection.execute(query)]


def count(connection: Connection, search: Search) -> int:
    """Return how many entries are found."""
    return connection.execute(_narrowed(select(func.count()).select_from(table), search)).scalar_one()


def numbers(connection: Connection, number: int, suffix: str, year: int | None, book: str) -> list[Number]:
    """Return every such number, by year and book."""
    query = select(table).where(table.c.number == number, table.c.suffix == suffix).order_by(table.c.year, table.c.book)
    return [entry_of(row).number for row in connection.execute(_narrowed(query, Search(year=year, book=book)))]


def letters(connection: Connection, search: Search, after: After | None) -> tuple[list[UnitLetter], After | None]:
    """Return the letters of the next entries, and where they end; None = these were the last."""
    order = (table.c.year, table.c.book, table.c.number, table.c.suffix)
    query = _narrowed(select(table).order_by(*order).limit(_AT_ONCE), search)
    if after is not None:
        query = query.where(tuple_(*order) > after)
    rows = connection.execute(query).all()
    ids = [row.id for row in rows]
    made: dict[int, list[Any]] = defaultdict(list)
    kept: dict[int, list[LetterFile]] = defaultdict(list)
    of_entries = letter_table.c.entry.in_(ids)
    for row in connection.execute(select(letter_table).where(of_entries).order_by(letter_table.c.id)):
        made[row.entry].append(row)
    joined = files.join(letter_table, files.c.letter == letter_table.c.id)
    for row in connection.execute(select(files).select_from(joined).where(of_entries).order_by(files.c.format)):
        kept[row.letter].append(file_of(row))
    found = []
    for row in rows:
        entry = entry_of(row)
        whole = [
            UnitLetter(
                one.unit,
                one.name,
                entry.number,
                entry.issued_date,
                entry.status,
                tuple(kept.get(one.id, ())),
                entry.letter,
            )
            for one in made.get(row.id, ())
        ]
        found += whole or [UnitLetter("", "", entry.number, entry.issued_date, entry.status, (), entry.letter)]
    end = After(rows[-1].year, rows[-1].book, rows[-1].number, rows[-1].suffix) if len(rows) == _AT_ONCE else None
    return found, end
