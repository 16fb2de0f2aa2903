"""Chuỗi băm: a journal of everything that was written, in which no row can be changed without its being seen.

The hash of a row is the SHA-256 of the hash before it and of what the row says. Whoever changes a row would have to
change every row after it, and the check value that was printed in the book, or stands in a backup, would still tell.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from congvan.register.schema import head, journal

__all__ = ["BEGIN", "Link", "add_links", "hash_of", "links", "lock_head"]

BEGIN = "0" * 64
"""The hash before the first row."""
_AT_ONCE = 5000

# made once: to make a statement takes longer than to run it
_LOCK = select(head.c.seq, head.c.hash).where(head.c.id == 1).with_for_update()
_ADD = insert(journal)
_MOVE = update(head).where(head.c.id == 1).values(seq=bindparam("new_seq"), hash=bindparam("new_hash"))


@dataclass(frozen=True, slots=True)
class Link:
    """Một mắt xích: one row of the journal."""

    seq: int
    at: str
    by: str
    action: str
    body: str
    hash: str


def hash_of(before: str, at: str, by: str, action: str, body: str) -> str:
    """Return the hash of a row.

    Args:
        before: the hash of the row before it.
        at: when, ISO 8601.
        by: who.
        action: what was done.
        body: what it says, as canonical JSON.
    """
    text = "\n".join((before, at, by.replace("\n", " "), action, body))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def canonical(body: Mapping[str, Any]) -> str:
    """Return a body as JSON that is the same for the same content."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def lock_head(connection: Connection) -> tuple[int, str]:
    """Return the last row's number and hash, and let no other writer in until the transaction ends."""
    row = connection.execute(_LOCK).one()
    return row.seq, row.hash


def add_links(  # noqa: PLR0913, PLR0917 - what a row of the journal has
    connection: Connection,
    last: tuple[int, str],
    action: str,
    bodies: Iterable[Mapping[str, Any]],
    now: datetime,
    by: str,
) -> tuple[int, str]:
    """Write a row for each body, and move the head.

    Args:
        connection: in a transaction that has locked the head.
        last: what `lock_head`, or the call before, returned.
        action: what was done.
        bodies: what each row says.
        now: when.
        by: who.

    Returns:
        The new head.
    """
    seq, before = last
    at = now.isoformat(timespec="seconds")
    rows = []
    for body in bodies:
        text = canonical(body)
        seq += 1
        before = hash_of(before, at, by, action, text)
        rows.append({"seq": seq, "at": at, "by": by, "action": action, "body": text, "hash": before})
    if rows:
        connection.execute(_ADD, rows)
        connection.execute(_MOVE, {"new_seq": seq, "new_hash": before})
    return seq, before


def links(connection: Connection) -> Iterator[Link]:
    """Give every row of the journal, in order."""
    seen = 0
    while True:
        query = select(journal).where(journal.c.seq > seen).order_by(journal.c.seq).limit(_AT_ONCE)
        rows = connection.execute(query).all()
        for row in rows:
            yield Link(row.seq, row.at, row.by, row.action, row.body, row.hash)
        if len(rows) < _AT_ONCE:
            return
        seen = rows[-1].seq
