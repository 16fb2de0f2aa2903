"""Dòng: rows of the tables as values, and values as rows."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from congvan.letter import Entry, Event, LetterFile, Number
from congvan.register.folding import fold

__all__ = [
    "COLUMNS",
    "entry_of",
    "entry_values",
    "event_of",
    "file_of",
    "folded_of",
    "full_values",
    "moment",
    "number_key",
]

COLUMNS = (
    *("year", "book", "number", "suffix", "symbol", "issued_date", "kind", "subject", "signer", "copies_to", "holder"),
    *("copies", "sent_date", "note", "origin", "letter"),
)
"""What of an entry never changes but by a link of the chain that says so."""


def moment(text: str) -> datetime | None:
    """Return a time that is kept as text; None if there is none."""
    return datetime.fromisoformat(text) if text else None


def number_key(number: Number) -> list[Any]:
    """Return what names a number in the journal."""
    return [number.year, number.book, number.number, number.suffix]


def entry_of(row: Any) -> Entry:
    """Return an entry."""
    return Entry(
        number=Number(row.year, row.book, row.number, row.suffix, row.symbol),
        issued_date=date.fromisoformat(row.issued_date),
        kind=row.kind,
        subject=row.subject,
        signer=row.signer,
        copies_to=row.copies_to,
        holder=row.holder,
        copies=row.copies,
        sent_date=date.fromisoformat(row.sent_date) if row.sent_date else None,
        note=row.note,
        status=row.status,
        reason=row.reason,
        origin=row.origin,
        letter=row.letter,
        batch=row.batch or "",
        reserved_at=moment(row.reserved_at),
        entered_at=moment(row.entered_at),
        by=row.by,
    )


def entry_values(entry: Entry) -> dict[str, Any]:
    """Return an entry as a row of the table, its id excepted."""
    number = entry.number
    return {
        "year": number.year,
        "book": number.book,
        "number": number.number,
        "suffix": number.suffix,
        "symbol": number.symbol,
        "issued_date": entry.issued_date.isoformat(),
        "kind": entry.kind,
        "subject": entry.subject,
        "signer": entry.signer,
        "copies_to": entry.copies_to,
        "holder": entry.holder,
        "copies": entry.copies,
        "sent_date": entry.sent_date.isoformat() if entry.sent_date else "",
        "note": entry.note,
        "status": entry.status,
        "reason": entry.reason,
        "origin": entry.origin,
        "letter": entry.letter,
        "batch": entry.batch or None,
        "reserved_at": entry.reserved_at.isoformat(timespec="seconds") if entry.reserved_at else "",
        "entered_at": entry.entered_at.isoformat(timespec="seconds") if entry.entered_at else "",
        "by": entry.by,
        "folded": folded_of(entry),
    }


def folded_of(entry: Entry) -> str:
    """Return what an entry is found by."""
    parts = (entry.number.text, entry.kind, entry.subject, entry.signer, entry.copies_to, entry.note)
    return fold(" ".join(parts))


def file_of(row: Any) -> LetterFile:
    """Return a file."""
    return LetterFile(row.format, row.path, row.sha256, row.size, row.pages)


def event_of(row: Any) -> Event:
    """Return an event; the row has the number's columns too."""
    at = moment(row.at)
    assert at is not None  # noqa: S101 - no event is without its time
    number = Number(row.year, row.book, row.number, row.suffix, row.symbol)
    return Event(number, row.unit, row.status, at, row.channel, row.proof, row.by)


def full_values(row: Any) -> Mapping[str, Any]:
    """Return of a row of `entries` what the journal says of it."""
    return {name: getattr(row, name) for name in COLUMNS}
