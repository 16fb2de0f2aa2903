"""Kiểm tra sổ: whether the chain is whole, the tables say what it says, and the numbers run as Điều 15 asks."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from congvan.errors import Finding, Severity, Where
from congvan.language import _, n_
from congvan.letter import Number, number_text
from congvan.register.chain import BEGIN, hash_of, links
from congvan.register.place import Place
from congvan.register.rows import COLUMNS
from congvan.register.schema import entries, events, files, head, letters, starts

__all__ = ["CHANGED", "verify"]

CHANGED = ("SD020", "SD021", "SD022")
"""What says that a register is damaged or was changed, not that its numbers run badly."""

_LONG = timedelta(days=1)
_NAMED = 5
_NOBODY = (0, "")
"""Whose the files and events of a letter are that somebody took out; the letter itself is told to be missing."""
Key = tuple[int, str, int, str]


@dataclass(slots=True)
class _Said:
    """What the journal says of one number."""

    values: dict[str, Any]
    status: str
    reason: str = ""
    entered_at: str = ""
    sent_date: str = ""
    units: dict[str, str] = field(default_factory=dict)
    files: dict[str, list[list[Any]]] = field(default_factory=dict)
    events: list[list[Any]] = field(default_factory=list)


def verify(connection: Connection, place: Place, now: datetime) -> Iterator[Finding]:
    """Give everything that is not as it was written.

    Args:
        connection: in a transaction.
        place: what messages call the register.
        now: letters reserved more than a day before are told.
    """
    where = Where(place.shown)
    if place.path is not None:
        told = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
        if told != ["ok"]:
            message = _("the file is damaged: %(what)s.", what="; ".join(told[:_NAMED]))
            yield Finding("SD020", where, message, _put_back())
            return
    broken = False
    said: dict[Key, _Said] = {}
    firsts: dict[tuple[int, str], int] = {}
    for one in _chain(connection, where, said, firsts):
        broken = True
        yield one
    if not broken:
        yield from _tables(connection, where, said, firsts)
    yield from _numbers(connection, where, now)


def _put_back() -> str:
    return _("Keep a copy of the register as it is, and put back a backup: congvan register restore FILE --force")


def _chain(
    connection: Connection, where: Where, said: dict[Key, _Said], firsts: dict[tuple[int, str], int]
) -> Iterator[Finding]:
    """Recompute every hash, and gather what the journal says."""
    before, seq = BEGIN, 0
    for link in links(connection):
        seq += 1
        expected = hash_of(before, link.at, link.by, link.action, link.body)
        if link.seq != seq or link.hash != expected:
            message = _(
                "the chain of the journal breaks at row %(row)d: a row was changed, added or taken out after it was "
                "written.",
                row=seq,
            )
            yield Finding("SD021", where, message, _put_back())
            return
        before = link.hash
        try:
            body = json.loads(link.body)
            if link.action == "start":
                firsts[(body["year"], body["book"])] = body["first"]
            elif link.action != "create":
                _replay(link.action, body, link.at, link.by, said)
        except (KeyError, ValueError, TypeError, AttributeError):
            message = _("row %(row)d of the journal says nothing that congvan would write.", row=seq)
            yield Finding("SD021", where, message, _put_back())
            return
    last = connection.execute(select(head.c.seq, head.c.hash)).one()
    if (last.seq, last.hash) != (seq, before):
        message = _("the journal ends at row %(row)d, and should end at row %(last)d.", row=seq, last=last.seq)
        yield Finding("SD021", where, message, _put_back())


def _replay(action: str, body: dict[str, Any], at: str, by: str, said: dict[Key, _Said]) -> None:
    """Do to what is known what one row of the journal says."""
    if action in ("reserve", "add"):
        values = {name: body[name] for name in COLUMNS}
        one = _Said(values, body.get("status", "reserved"), body.get("reason", ""), body.get("entered_at", ""))
        one.sent_date = values.pop("sent_date")
        values |= {"batch": body.get("batch"), "reserved_at": body["reserved_at"], "by": body["by"]}
        one.units = dict(body.get("units", ()))
        one.events = list(body.get("events", ()))
        said[(body["year"], body["book"], body["number"], body["suffix"])] = one
        return
    year, book, number, suffix = body["number"]
    known = said[(year, book, number, suffix)]
    if action == "enter":
        known.status, known.entered_at = "entered", at
        known.files |= body["files"]
        known.events += body["events"]
    elif action == "void":
        known.status, known.reason = "void", body["reason"]
        known.events += [[unit, "void", at, "", body["reason"], by] for unit in body["units"]]
    elif action == "record":
        known.events += body["events"]
        sent = sorted(one[2][:10] for one in body["events"] if one[1] == "sent")
        known.sent_date = known.sent_date or (sent[0] if sent else "")


def _tables(
    connection: Connection, where: Where, said: dict[Key, _Said], firsts: dict[tuple[int, str], int]
) -> Iterator[Finding]:
    """Hold the tables against what the journal says."""
    units, kept, told = _children(connection)
    there = set()
    for row in connection.execute(select(entries)):
        key = (row.year, row.book, row.number, row.suffix)
        there.add(key)
        number = Number(*key, row.symbol).text
        one = said.get(key)
        if one is None:
            message = _("number %(number)s of %(year)d was never entered by congvan.", number=number, year=row.year)
            yield Finding("SD022", where, message, _put_back())
            continue
        wrong = [name for name, value in one.values.items() if getattr(row, name) != value]
        now = ("status", "reason", "entered_at", "sent_date")
        wrong += [name for name in now if getattr(row, name) != getattr(one, name)]
        for name, ours, theirs in (
            ("units", units.get(row.id, {}), one.units),
            ("files", kept.get(row.id, {}), one.files),
            ("events", told.get(row.id, []), one.events),
        ):
            if ours != theirs:
                wrong.append(name)
        if wrong:
            message = _(
                "number %(number)s of %(year)d was changed after it was entered: %(what)s.",
                number=number,
                year=row.year,
                what=", ".join(wrong),
            )
            yield Finding("SD022", where, message, _put_back())
    for key in said.keys() - there:
        message = _(
            "number %(number)s of %(year)d was entered, and is no longer in the register.",
            number=Number(*key, said[key].values["symbol"]).text,
            year=key[0],
        )
        yield Finding("SD022", where, message, _put_back())
    found = {(row.year, row.book): row.first for row in connection.execute(select(starts))}
    if found != firsts:
        yield Finding("SD022", where, _("the first number of a book was changed."), _put_back())


def _children(
    connection: Connection,
) -> tuple[dict[int, dict[str, str]], dict[int, dict[str, list[list[Any]]]], dict[int, list[list[Any]]]]:
    """Return units, files and events by the ids of their entries."""
    units: dict[int, dict[str, str]] = {}
    of: dict[int, tuple[int, str]] = {}
    for row in connection.execute(select(letters).order_by(letters.c.id)):
        units.setdefault(row.entry, {})[row.unit] = row.name
        of[row.id] = (row.entry, row.unit)
    kept: dict[int, dict[str, list[list[Any]]]] = {}
    for row in connection.execute(select(files).order_by(files.c.letter, files.c.format)):
        entry, unit = of.get(row.letter, _NOBODY)
        kept.setdefault(entry, {}).setdefault(unit, []).append([row.format, row.path, row.sha256, row.size, row.pages])
    told: dict[int, list[list[Any]]] = {}
    for row in connection.execute(select(events).order_by(events.c.id)):
        entry, unit = of.get(row.letter, _NOBODY)
        told.setdefault(entry, []).append([unit, row.status, row.at, row.channel, row.proof, row.by])
    return units, kept, told


def _numbers(connection: Connection, where: Where, now: datetime) -> Iterator[Finding]:
    """Look whether numbers run without a gap, in the order of their days, within their years (SD001 to SD003)."""
    firsts = {(row.year, row.book): row.first for row in connection.execute(select(starts))}
    columns = (
        *(entries.c.year, entries.c.book, entries.c.number, entries.c.suffix, entries.c.symbol),
        *(entries.c.issued_date, entries.c.status, entries.c.reserved_at, entries.c.origin),
    )
    order = (entries.c.book, entries.c.year, entries.c.number, entries.c.suffix)
    of, number, day = ("", 0), 0, ""
    for row in connection.execute(select(*columns).order_by(*order)):
        if (row.book, row.year) != of:
            # an old book that was copied may begin anywhere; what was numbered here begins where it was told to
            number = firsts.get((row.year, row.book), 1 if row.origin != "import" else row.number) - 1
            of, day = (row.book, row.year), ""
        text = Number(row.year, row.book, row.number, row.suffix, row.symbol).text
        if row.number > number + 1:
            missing = row.number - number - 1
            span = _span(number + 1, row.number - 1)
            message = n_(
                "number %(span)s of %(year)d is missing.",
                "numbers %(span)s of %(year)d are missing.",
                missing,
                span=span,
                year=row.year,
            )
            fix = _("Enter what has these numbers: congvan register import, or congvan issue --number … --date ….")
            yield Finding("SD001", where, message, fix, Severity.WARNING, "Điều 15.1")
        if not row.issued_date.startswith(f"{row.year:04}-"):
            copied = row.origin == "import"
            message = _(
                "number %(number)s is of %(year)d, and dated %(day)s.", number=text, year=row.year, day=row.issued_date
            )
            yield Finding(
                "SD002", where, message, _put_back(), Severity.WARNING if copied else Severity.ERROR, "Điều 15.1"
            )
        if row.issued_date < day:
            message = _(
                "number %(number)s of %(year)d has an earlier day than a number before it.", number=text, year=row.year
            )
            fix = _("Look at the letters themselves; say in the book's last column what happened.")
            yield Finding("SD003", where, message, fix, Severity.WARNING, "Điều 15.1")
        number, day = max(number, row.number), max(day, row.issued_date)
        if row.status == "reserved" and now - datetime.fromisoformat(row.reserved_at) > _LONG:
            message = _("number %(number)s of %(year)d is reserved and not entered.", number=text, year=row.year)
            yield Finding("SD014", where, message, _("See congvan register open."), Severity.WARNING)


def _span(first: int, last: int) -> str:
    low, high = number_text(str(first)), number_text(str(last))
    return low if first == last else f"{low}–{high}"
