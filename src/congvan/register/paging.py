"""Lật sổ: one page of the register, newest first, in plain SQL: what a clerk looks at most loads no SQLAlchemy.

The same statements run on SQLite and on PostgreSQL; only the marks for values differ.
"""

# ruff: noqa: S608 - statements are made of this module's own words; values are given apart
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from congvan.language import _
from congvan.letter import Entry
from congvan.register.errors import RegisterDamaged
from congvan.register.file_check import bare, look_at_file
from congvan.register.folding import fold
from congvan.register.place import Place
from congvan.register.requests import Search
from congvan.register.rows import entry_of
from congvan.register.versions import must_be_known

__all__ = ["Run", "page", "page_of_file"]

_FIRST = 20_000
"""Newest entries that are looked through for words before all others."""
_COUNTED = 1000
"""Entries with some words that are counted; whether there are a thousand or half a million changes nothing."""
_NAMES = (
    *("year", "book", "number", "suffix", "symbol", "issued_date", "kind", "subject", "signer", "copies_to", "holder"),
    *(
        "copies",
        "sent_date",
        "note",
        "status",
        "reason",
        "origin",
        "letter",
        "batch",
        "reserved_at",
        "entered_at",
        "by",
    ),
)
_SPECIAL = re.compile("[/%_]")
_COLUMNS = ", ".join(f'"{name}"' for name in _NAMES)
_NEWEST = "ORDER BY issued_date DESC, number DESC, id DESC"
_UNSORTED_NEWEST = "ORDER BY issued_date || '' DESC, number DESC, id DESC"
"""The same order, not as it stands in the index: SQLite would walk the index, with a look-up for each entry."""
Run = Callable[[str, Sequence[Any]], list[Any]]
"""Runs a statement, in which a question mark stands for each value."""


def _where(search: Search) -> tuple[str, list[Any]]:
    """Return the condition, and its values."""
    conditions, values = ["1 = 1"], list[Any]()
    for word in fold(search.words).split():
        conditions.append("folded LIKE ? ESCAPE '/'")
        values.append("%" + _SPECIAL.sub(r"/\g<0>", word) + "%")
    for condition, wanted in (
        ("year = ?", search.year),
        ("book = ?", search.book),
        ("status = ?", search.status),
        ("letter = ?", search.letter),
        ("issued_date >= ?", search.since.isoformat() if search.since else None),
        ("issued_date <= ?", search.until.isoformat() if search.until else None),
    ):
        if wanted:
            conditions.append(condition)
            values.append(wanted)
    return "WHERE " + " AND ".join(conditions), values


def page(run: Run, search: Search, *, limit: int, skip: int, plans: bool = False) -> tuple[list[Entry], int, bool]:
    """Return a page of entries, newest first, how many are found in all, and whether that is exact.

    No index finds words inside texts. Common words are found among the newest entries, without a look at the others;
    for rare ones the whole table is read once, which gives the count too.

    Args:
        run: runs a statement in a transaction.
        search: which entries.
        limit: how many a page has.
        skip: how many come before it.
        plans: whether the database knows by itself which words are common (PostgreSQL does).
    """
    where, values = _where(search)
    wanted, rows = [limit + 1, skip], list[Any]()
    if not search.words.split():
        rows = run(f"SELECT {_COLUMNS} FROM entries {where} {_NEWEST} LIMIT ? OFFSET ?", [*values, *wanted])
        # entries are never deleted and are numbered from 1: the last one's id is their count
        what = "count(*)" if values else "coalesce(max(id), 0)"
        [[count]] = run(f"SELECT {what} FROM entries {where}", values)
        return _entries(rows[:limit]), count, True
    tail = f"{_NEWEST if plans else _UNSORTED_NEWEST} LIMIT ? OFFSET ?"
    if not plans:
        plain, more = _where(replace(search, words=""))
        newest = f"id IN (SELECT id FROM entries {plain} {_NEWEST} LIMIT ?)"
        rows = run(f"SELECT {_COLUMNS} FROM entries {where} AND {newest} {tail}", [*values, *more, _FIRST, *wanted])
    if len(rows) <= limit:
        rows = run(f"SELECT {_COLUMNS} FROM entries {where} {tail}", [*values, *wanted])
    if rows and len(rows) <= limit:
        return _entries(rows), skip + len(rows), True
    most = max(_COUNTED, skip + limit)
    [[total]] = run(f"SELECT count(*) FROM (SELECT id FROM entries {where} LIMIT ?) AS found", [*values, most + 1])
    return _entries(rows[:limit]), min(total, most), total <= most


def _entries(rows: Sequence[Any]) -> list[Entry]:
    return [entry_of(SimpleNamespace(**dict(zip(_NAMES, row, strict=True)))) for row in rows]


def page_of_file(place: Place, search: Search, *, limit: int, skip: int) -> tuple[list[Entry], int, bool]:
    """Return a page of a register that is a file of SQLite; see `page`.

    Raises:
        NoRegister: there is none.
        RegisterDamaged: it is damaged, or none.
        RegisterRefused: it is of another version.
        CongvanError: SQLite refuses.
    """
    assert place.path is not None  # noqa: S101 - the caller has looked
    look_at_file(place.path, place)
    with bare(place.path, place) as link:
        link.execute("PRAGMA trusted_schema = OFF")
        link.execute("PRAGMA cell_size_check = ON")
        link.execute("BEGIN")
        if not link.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            raise RegisterDamaged(place.shown, _("this is another program's database"))
        [version] = link.execute("SELECT version_num FROM alembic_version").fetchone()
        must_be_known(str(version), place)
        return page(lambda words, values: link.execute(words, values).fetchall(), search, limit=limit, skip=skip)
