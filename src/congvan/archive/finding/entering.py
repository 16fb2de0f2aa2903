"""Ghi vào chỉ mục: puts letters into the index and takes them out again."""

import sqlite3
import zlib
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from congvan.archive.finding.database import COLUMNS, first_row, last_row
from congvan.archive.finding.errors import Spoilt
from congvan.archive.finding.matching import key
from congvan.archive.finding.spelling import clean, indexed
from congvan.archive.records import kept_of, record_bytes
from congvan.letter import KeptLetter

__all__ = ["Record", "enter", "opened", "take_out"]

Record = tuple[KeptLetter, str]
"""A kept letter, its path said, and its text."""

_AT_ONCE = 2000
"""Letters that are sorted by day before they are put in: FTS5 writes its lists out whenever a row goes back."""
_END = b"\0"
_PLACES = ", ".join("?" * (len(COLUMNS) + 1))
_PUT = f"INSERT INTO words(rowid, {', '.join(COLUMNS)}) VALUES({_PLACES})"
_TAKE = f"INSERT INTO words(words, rowid, {', '.join(COLUMNS)}) VALUES('delete', {_PLACES})"


def enter(link: sqlite3.Connection, records: Iterable[Record]) -> int:
    """Put letters in, in the transaction that is open; a letter of the same path goes out first.

    Returns:
        How many were put in.
    """
    left, count = iter(records), 0
    while some := list(islice(left, _AT_ONCE)):
        last = {kept.path: (kept, text) for kept, text in some}
        take_out(link, last)
        terms: set[str] = set()
        for kept, text in sorted(last.values(), key=lambda one: (one[0].issued_date, one[0].number, one[0].path)):
            terms.update(_enter_one(link, kept, clean(text)))
        link.executemany("INSERT OR IGNORE INTO terms VALUES(?)", [(term,) for term in sorted(terms)])
        count += len(last)
    return count


def _enter_one(link: sqlite3.Connection, kept: KeptLetter, text: str) -> set[str]:
    """Put one letter in, and return its words."""
    if not kept.path:
        raise ValueError(kept.name)
    span = (first_row(kept.issued_date), last_row(kept.issued_date))
    [highest] = link.execute("SELECT max(id) FROM letters WHERE id BETWEEN ? AND ?", span).fetchone()
    row = span[0] if highest is None else highest + 1
    packed = _packed(kept, text)
    link.execute("INSERT INTO letters VALUES(?, ?, ?)", (row, kept.path, packed))
    columns = _words(*opened(packed, kept.path))
    link.execute(_PUT, (row, *columns))
    return set(" ".join(columns[:-1]).split(" "))


def take_out(link: sqlite3.Connection, paths: Iterable[str]) -> int:
    """Take letters out, in the transaction that is open.

    Returns:
        How many were in.
    """
    found: list[tuple[int, str, bytes]] = []
    for path in paths:
        found += link.execute("SELECT id, path, kept FROM letters WHERE path = ?", (path,)).fetchall()
    for row, path, packed in sorted(found):
        # the index holds no texts: FTS5 is told which words were there
        link.execute(_TAKE, (row, *_words(*opened(packed, path))))
        link.execute("DELETE FROM letters WHERE id = ?", (row,))
    return len(found)


def _packed(kept: KeptLetter, text: str) -> bytes:
    record = record_bytes(replace(kept, proof={}))
    return zlib.compress(record + _END + text.encode(errors="replace"))


def opened(packed: bytes, path: str) -> Record:
    """Return a letter, without its proof, and its text.

    Raises:
        Spoilt: congvan would not write this.
    """
    try:
        record, _end, text = zlib.decompress(packed).partition(_END)
        return kept_of(record, path), text.decode()
    except (TypeError, ValueError, zlib.error) as error:
        raise Spoilt(path) from error


def _words(kept: KeptLetter, text: str) -> tuple[str, ...]:
    number = kept.number
    unpadded = f"{number.number}{number.suffix} {number.symbol}"
    facts = (("n", number.number), ("b", number.book), ("y", number.year), ("f", kept.form))
    return (
        indexed(kept.subject),
        indexed(kept.unit, kept.unit_name),
        indexed(kept.signer),
        indexed(number.text, unpadded),
        indexed(kept.kind, kept.part, kept.organ_name, kept.position, kept.note, kept.name),
        indexed(text),
        " ".join(key(name, value) for name, value in facts),
    )
