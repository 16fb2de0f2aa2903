"""Ghi sổ: numbers given, letters entered, numbers voided, what became of letters; each whole or not at all."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from congvan.language import _
from congvan.letter import Entry, Event, LetterFile, Number
from congvan.register.chain import add_links, lock_head
from congvan.register.errors import NumberRefused
from congvan.register.guard import Guard, put_guard
from congvan.register.looking import find, is_number
from congvan.register.place import Place
from congvan.register.requests import Batch
from congvan.register.rows import COLUMNS, entry_values, number_key
from congvan.register.schema import entries, events, files, letters

__all__ = ["add", "enter", "event_rows", "guard_spans", "insert_entries", "next_id", "record", "void"]

_SENT = frozenset(("sent", "delivered", "archived"))
_MAYBE_SENT = frozenset(("sending", "unknown"))
Files = Mapping[str, tuple[LetterFile, ...]]


def next_id(connection: Connection, table: Any) -> int:
    """Return the next free id of a table; the writer is alone, so nobody else takes it."""
    return (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1


def insert_entries(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Write new entries.

    Raises:
        NumberRefused: a number is there already.
    """
    try:
        connection.execute(insert(entries), rows)
    except IntegrityError as error:
        raise NumberRefused(
            _("A number, or a number with its symbol (số, ký hiệu), is in the register already; nothing was written.")
        ) from error


def event_rows(connection: Connection, told: Sequence[tuple[int, Event]]) -> list[dict[str, Any]]:
    """Return rows of the ledger for events and the ids of their letters."""
    first = (connection.execute(_HIGHEST).scalar() or 0) + 1
    return [
        {
            "id": first + place,
            "letter": letter,
            "status": event.status,
            "at": event.at.isoformat(timespec="seconds"),
            "channel": event.channel,
            "proof": event.proof,
            "by": event.by,
        }
        for place, (letter, event) in enumerate(told)
    ]


def enter(  # noqa: PLR0913, PLR0917 - what the register's call says
    connection: Connection, key: str, made: Files, told: Sequence[Event], now: datetime, by: str
) -> Batch:
    """Enter the letters of a batch; those that are entered with the same files stay as they are."""
    last = lock_head(connection)
    joined = letters.join(entries, letters.c.entry == entries.c.id)
    live = (entries.c.batch == key) & (entries.c.status != "void")
    query = select(letters.c.id, letters.c.unit, letters.c.entry, entries).select_from(joined).where(live)
    rows = {row.unit: row for row in connection.execute(query.order_by(letters.c.id))}
    unknown = [unit for unit in made if unit not in rows]
    if unknown:
        raise NumberRefused(
            _("The number of this letter was voided meanwhile; run the command again, and it gets a new one.")
        )
    fresh = {unit: kept for unit, kept in made.items() if rows[unit].status == "reserved"}
    _must_be_same(connection, {rows[unit].id: kept for unit, kept in made.items() if unit not in fresh})
    if fresh:
        _write_files(connection, {rows[unit].id: kept for unit, kept in fresh.items()})
        ids = {rows[unit].entry for unit in fresh}
        at = now.isoformat(timespec="seconds")
        query_update = update(entries).where(entries.c.id == bindparam("one"))
        connection.execute(
            query_update.values(status="entered", entered_at=at), [{"one": number} for number in sorted(ids)]
        )
        mine = [(rows[one.unit].id, one) for one in told if one.unit in fresh]
        if mine:
            connection.execute(insert(events), event_rows(connection, mine))
        add_links(connection, last, "enter", _entered(rows, fresh, ids, told), now, by)
    batch = find(connection, key)
    assert batch is not None  # noqa: S101 - its letters were just found
    return batch


def _entered(rows: Mapping[str, Any], fresh: Files, ids: set[int], told: Sequence[Event]) -> list[dict[str, Any]]:
    """Return what the journal says: one body an entry."""
    bodies: dict[int, dict[str, Any]] = {}
    for unit, kept in fresh.items():
        row = rows[unit]
        key = [row.year, row.book, row.number, row.suffix]
        body = bodies.setdefault(row.entry, {"number": key, "files": {}, "events": []})
        body["files"][unit] = [[one.format, one.path, one.sha256, one.size, one.pages] for one in kept]
    for event in told:
        if event.unit in fresh:
            bodies[rows[event.unit].entry]["events"].append(event_body(event))
    return [bodies[number] for number in sorted(ids)]


def event_body(event: Event) -> list[Any]:
    """Return an event as the journal has it."""
    return [event.unit, event.status, event.at.isoformat(timespec="seconds"), event.channel, event.proof, event.by]


def _write_files(connection: Connection, made: Mapping[int, tuple[LetterFile, ...]]) -> None:
    rows = [
        {
            "letter": letter,
            "format": one.format,
            "path": one.path,
            "sha256": one.sha256,
            "size": one.size,
            "pages": one.pages,
        }
        for letter, kept in made.items()
        for one in kept
    ]
    connection.execute(insert(files), rows)


def _must_be_same(connection: Connection, made: Mapping[int, tuple[LetterFile, ...]]) -> None:
    """Refuse files other than those that a letter is entered with."""
    if not made:
        return
    query = select(files.c.letter, files.c.format, files.c.sha256).where(files.c.letter.in_(made))
    kept = {(row.letter, row.format): row.sha256 for row in connection.execute(query)}
    for letter, ones in made.items():
        for one in ones:
            if kept.get((letter, one.format), one.sha256) != one.sha256:
                raise NumberRefused(
                    _("«%(path)s» is entered in the register already, with other content.", path=one.path)
                )


def void(connection: Connection, numbers: Sequence[Number], reason: str, now: datetime, by: str) -> None:
    """Void numbers."""
    last = lock_head(connection)
    told: list[tuple[int, Event]] = []
    bodies = []
    for number in dict.fromkeys(numbers):
        row = connection.execute(select(entries).where(is_number(number))).first()
        if row is None:
            raise NumberRefused(_("Number %(number)s is not in the register.", number=number.text))
        if row.status == "void":
            raise NumberRefused(
                _("Number %(number)s is void already: %(reason)s.", number=number.text, reason=row.reason)
            )
        mine = connection.execute(select(letters).where(letters.c.entry == row.id)).all()
        ids = [one.id for one in mine]
        if _was_sent(connection, ids):
            raise NumberRefused(
                _(
                    "Number %(number)s cannot be voided: its letter was sent. Correct or recall it by another letter "
                    "(Điều 18).",
                    number=number.text,
                )
            )
        told += [(one.id, Event(number, one.unit, "void", now, "", reason, by)) for one in mine]
        connection.execute(update(entries).where(entries.c.id == row.id).values(status="void", reason=reason))
        bodies.append({"number": number_key(number), "reason": reason, "units": [one.unit for one in mine]})
    if told:
        connection.execute(insert(events), event_rows(connection, told))
    add_links(connection, last, "void", bodies, now, by)


def _was_sent(connection: Connection, ids: Sequence[int]) -> bool:
    """Tell whether one of these letters left the office, or may have."""
    query = select(events.c.letter, events.c.channel, events.c.status).where(events.c.letter.in_(ids))
    last: dict[tuple[int, str], str] = {}
    for letter, channel, status in connection.execute(query.order_by(events.c.id)):
        if status in _SENT:
            return True
        last[letter, channel] = status
    return any(status in _MAYBE_SENT for status in last.values())


def record(  # noqa: PLR0913, PLR0917 - what the register's call says
    connection: Connection,
    told: Sequence[Event],
    claims: Sequence[Event],
    unless: Collection[str],
    now: datetime,
    by: str,
) -> tuple[Event, ...]:
    """Write what became of letters; the first sending is the entry's ngày chuyển."""
    last = lock_head(connection)
    latest = {(one.number, one.unit, one.channel): one.status for one in told}
    claimed = tuple(
        one
        for one in claims
        if (latest.get((one.number, one.unit, one.channel)) or _now(connection, one)) not in unless
    )
    told = (*told, *claimed)
    mine: list[tuple[int, Event]] = []
    bodies = []
    for number in dict.fromkeys(one.number for one in told):
        of_number = [one for one in told if one.number == number]
        entry, sent_date, ids = _letters_of(connection, number, {one.unit for one in of_number})
        mine += [(ids[one.unit], one) for one in of_number]
        bodies.append({"number": number_key(number), "events": [event_body(one) for one in of_number]})
        sent = sorted(one.at.date().isoformat() for one in of_number if one.status == "sent")
        if sent and not sent_date:
            connection.execute(update(entries).where(entries.c.id == entry).values(sent_date=sent[0]))
    if mine:
        connection.execute(_ADD_EVENTS, event_rows(connection, mine))
        add_links(connection, last, "record", bodies, now, by)
    return claimed


def _letters_of(connection: Connection, number: Number, units: set[str]) -> tuple[int, str, dict[str, int]]:
    """Return the entry of a number, its ngày chuyển, and the letters of some units by their ids.

    Raises:
        NumberRefused: there is no such number, or no letter to one of them.
    """
    rows = connection.execute(_LETTERS, {**_bound(number), "units": sorted(units)}).all()
    ids = {row.unit: row.letter for row in rows}
    missing = next((unit for unit in sorted(units) if unit not in ids), None)
    if missing is None:
        return rows[0].id, rows[0].sent_date, ids
    if connection.execute(select(entries.c.id).where(is_number(number))).first() is None:
        raise NumberRefused(_("Number %(number)s is not in the register.", number=number.text))
    raise NumberRefused(_("Number %(number)s has no letter to «%(unit)s».", number=number.text, unit=missing))


def _now(connection: Connection, event: Event) -> str:
    """Return what became last of a letter by the event's channel."""
    values = {**_bound(event.number), "unit": event.unit, "channel": event.channel}
    return connection.execute(_LAST, values).scalar() or ""


def _bound(number: Number) -> dict[str, Any]:
    return {"year": number.year, "book": number.book, "number": number.number, "suffix": number.suffix}


# made once: to make a statement takes longer than to run it, and a letter that is sent needs each of them
_OF_NUMBER = and_(*(entries.c[name] == bindparam(name) for name in ("year", "book", "number", "suffix")))
_LETTERS = (
    select(entries.c.id, entries.c.sent_date, letters.c.unit, letters.c.id.label("letter"))
    .select_from(entries.join(letters, letters.c.entry == entries.c.id))
    .where(_OF_NUMBER, letters.c.unit.in_(bindparam("units", expanding=True)))
)
_LAST = (
    select(events.c.status)
    .select_from(events.join(letters, events.c.letter == letters.c.id).join(entries, letters.c.entry == entries.c.id))
    .where(_OF_NUMBER, letters.c.unit == bindparam("unit"), events.c.channel == bindparam("channel"))
    .order_by(events.c.id.desc())
    .limit(1)
)
_HIGHEST = select(func.max(events.c.id))
_ADD_EVENTS = insert(events)


def add(connection: Connection, copied: Sequence[Entry], now: datetime, by: str) -> list[tuple[int, str, int, int]]:
    """Copy entries of an old book.

    Returns:
        Year, book, first and last number of each run that was copied.
    """
    last = lock_head(connection)
    first = next_id(connection, entries)
    rows = [
        {"id": first + place, **entry_values(replace(one, origin="import", by=one.by or by))}
        for place, one in enumerate(copied)
    ]
    insert_entries(connection, rows)
    bodies = [
        {name: row[name] for name in (*COLUMNS, "status", "reason", "reserved_at", "entered_at", "by")} for row in rows
    ]
    add_links(connection, last, "add", bodies, now, by)
    spans: dict[tuple[int, str], list[int]] = {}
    for one in copied:
        spans.setdefault((one.number.year, one.number.book), []).append(one.number.number)
    return [(year, book, min(numbers), max(numbers)) for (year, book), numbers in spans.items()]


def guard_spans(place: Place, spans: Sequence[tuple[int, str, int, int]]) -> None:
    """Guard the numbers of a copied book."""
    for year, book, first, last in spans:
        put_guard(place, year, book, Guard(first, last, "import"), adopt=True)
