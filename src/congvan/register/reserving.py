"""Cấp số: gives the letters of a batch their numbers, all in one transaction (Điều 15)."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from congvan.language import _
from congvan.letter import Entry, Number, number_text
from congvan.register.chain import add_links, lock_head
from congvan.register.clock import must_be_plausible
from congvan.register.errors import NumberRefused
from congvan.register.guard import Guard, highest_guard, put_guard
from congvan.register.looking import find, next_number
from congvan.register.place import Place
from congvan.register.requests import Batch, Request
from congvan.register.rows import COLUMNS, entry_values
from congvan.register.schema import batches, entries, journal, letters
from congvan.register.writing import insert_entries, next_id

__all__ = ["expected", "guard", "reserve"]


def _newest_at(connection: Connection, seq: int) -> datetime | None:
    """Return when the last row of the journal was written; None while only `init` has written."""
    row = connection.execute(select(journal.c.at, journal.c.action).where(journal.c.seq == seq)).first()
    return datetime.fromisoformat(row.at) if row and row.action not in ("create", "start") else None


def reserve(connection: Connection, place: Place, request: Request) -> Batch:
    """Give numbers to the letters of a batch that have none."""
    last = lock_head(connection)
    known = find(connection, request.key)
    live = {one.unit for one in known.letters} if known else set()
    wanted = [place for place, (unit, _name) in enumerate(request.units) if unit not in live]
    if known and (not wanted or (request.shared and known.letters)):
        return known
    count = 1 if request.shared else len(wanted)
    first = expected(connection, place, request, count, last[0])
    if known is None:
        row = {"key": request.key, "letter": request.letter, "shared": int(request.shared)}
        connection.execute(insert(batches), [row])
    made = [_entry(request, 0 if request.shared else wanted[one], first + one) for one in range(count)]
    start = next_id(connection, entries)
    rows = [{"id": start + one, **entry_values(entry)} for one, entry in enumerate(made)]
    insert_entries(connection, rows)
    letter = next_id(connection, letters)
    units = [(start + (0 if request.shared else one), *request.units[which]) for one, which in enumerate(wanted)]
    connection.execute(
        insert(letters),
        [
            {"id": letter + one, "entry": entry, "unit": unit, "name": name}
            for one, (entry, unit, name) in enumerate(units)
        ],
    )
    bodies: list[dict[str, Any]] = []
    for one, row in enumerate(rows):
        mine = units if request.shared else [units[one]]
        bodies.append(
            {
                **{name: row[name] for name in (*COLUMNS, "batch", "reserved_at", "by")},
                "shared": int(request.shared),
                "units": [[unit, name] for _entry_id, unit, name in mine],
            }
        )
    add_links(connection, last, "reserve", bodies, request.now, request.by)
    batch = find(connection, request.key)
    assert batch is not None  # noqa: S101 - just written
    return batch


def expected(connection: Connection, place: Place, request: Request, count: int, seq: int) -> int:
    """Return the first number that a batch would get.

    Args:
        connection: in a transaction.
        place: the register.
        request: of the batch.
        count: how many numbers it wants.
        seq: the last row of the journal.

    Raises:
        ClockWrong: the clock cannot be right.
        NumberRefused: the day or the number does not fit the book.
    """
    must_be_plausible(request.now, _newest_at(connection, seq), day_given=request.day_given)
    return _first(connection, place, request, count)


def _entry(request: Request, row: int, number: int) -> Entry:
    says = request.rows[row]
    return Entry(
        number=Number(request.issued_date.year, request.book, number, "", request.symbol),
        issued_date=request.issued_date,
        kind=says.kind,
        subject=says.subject,
        signer=says.signer,
        copies_to=says.copies_to,
        holder=says.holder,
        copies=says.copies,
        note=says.note,
        status="reserved",
        origin=request.origin,
        letter=request.letter,
        batch=request.key,
        reserved_at=request.now,
        by=request.by,
    )


def _first(connection: Connection, place: Place, request: Request, count: int) -> int:
    """Return the first number of the batch.

    Raises:
        NumberRefused: the day or the number does not fit the book.
    """
    year, book = request.issued_date.year, request.book
    after = next_number(connection, book, year)
    if request.first is None:
        _must_be_whole(place, year, book, after)
        _must_follow(connection, request)
        _must_be_single(connection, request, after, after + count - 1)
        return after
    first = request.first
    if first > after:
        raise NumberRefused(
            _(
                "Number %(number)s is not the next of %(year)d: that is %(next)s. Enter %(missing)s first, or a gap "
                "would stay in the book.",
                number=number_text(str(first)),
                year=year,
                next=number_text(str(after)),
                missing=_span(after, first - 1),
            )
        )
    taken = connection.execute(
        select(entries.c.number, entries.c.symbol, entries.c.subject)
        .where(entries.c.year == year, entries.c.book == book, entries.c.number.between(first, first + count - 1))
        .order_by(entries.c.number)
    ).first()
    if taken:
        text = Number(year, book, taken.number, "", taken.symbol).text
        raise NumberRefused(
            _(
                "Number %(number)s of %(year)d is in the register already, for «%(subject)s».",
                number=text,
                year=year,
                subject=taken.subject[:60],
            )
        )
    _must_fit(connection, request, first, first + count - 1)
    _must_be_single(connection, request, first, first + count - 1)
    return first


def _span(first: int, last: int) -> str:
    low, high = number_text(str(first)), number_text(str(last))
    return low if first == last else f"{low}–{high}"


def _must_be_whole(place: Place, year: int, book: str, after: int) -> None:
    """Refuse a register that ends before its guards do: it is an older copy."""
    guarded = highest_guard(place, year, book)
    if guarded is None or guarded.last < after:
        return
    raise NumberRefused(
        _(
            "Numbers %(lost)s of %(year)d were given, and the register ends at %(end)s: an older copy of the register "
            "was put back. Enter those letters first (congvan register import, or congvan issue --number … --date …), "
            "or put back a newer backup.",
            lost=_span(after, guarded.last),
            year=year,
            end=number_text(str(after - 1)) or "0",
        )
    )


def _must_follow(connection: Connection, request: Request) -> None:
    """Refuse a day before that of the book's last number."""
    query = select(entries).where(entries.c.book == request.book)
    row = connection.execute(query.order_by(entries.c.issued_date.desc(), entries.c.number.desc()).limit(1)).first()
    if row is not None and row.issued_date > request.issued_date.isoformat():
        day = datetime.fromisoformat(row.issued_date)
        raise NumberRefused(
            _(
                "The letter would be dated %(day)s, and number %(number)s is of %(last)s already: a later number "
                "cannot have an earlier day (Điều 15).",
                day=f"{request.issued_date:%d/%m/%Y}",
                number=Number(row.year, row.book, row.number, row.suffix, row.symbol).text,
                last=f"{day:%d/%m/%Y}",
            )
        )


def _must_be_single(connection: Connection, request: Request, first: int, last: int) -> None:
    """Refuse a number whose số and ký hiệu another book has given this year (Điều 15.1: unique in the year)."""
    year, symbol = request.issued_date.year, request.symbol
    query = select(entries.c.number, entries.c.book).where(
        entries.c.year == year, entries.c.symbol == symbol, entries.c.number.between(first, last)
    )
    twin = connection.execute(query.where(entries.c.book != request.book).limit(1)).first()
    if twin:
        raise NumberRefused(
            _(
                "Number %(number)s of %(year)d stands in the book «%(book)s» already: two books cannot number one ký "
                "hiệu, or it would be given twice (Điều 15.1). Correct «books» in congvan.yaml.",
                number=Number(year, twin.book, twin.number, "", symbol).text,
                year=year,
                book=twin.book,
            )
        )


def _must_fit(connection: Connection, request: Request, first: int, last: int) -> None:
    """Refuse a day that is not between those of the numbers before and after."""
    year, book, day = request.issued_date.year, request.book, request.issued_date.isoformat()
    of_book = entries.c.book == book
    before = of_book & ((entries.c.year < year) | ((entries.c.year == year) & (entries.c.number < first)))
    beyond = of_book & ((entries.c.year > year) | ((entries.c.year == year) & (entries.c.number > last)))
    low = connection.execute(select(func.max(entries.c.issued_date)).where(before)).scalar()
    high = connection.execute(select(func.min(entries.c.issued_date)).where(beyond)).scalar()
    if (low and day < low) or (high and day > high):
        bounds = [f"{datetime.fromisoformat(one):%d/%m/%Y}" for one in (low, high) if one]
        raise NumberRefused(
            _(
                "Number %(number)s cannot be dated %(day)s: its neighbours in the book are of %(bounds)s.",
                number=_span(first, last),
                day=f"{request.issued_date:%d/%m/%Y}",
                bounds=_(" and ").join(bounds),
            )
        )


def guard(place: Place, request: Request, batch: Batch) -> None:
    """Make the files that guard the numbers of a batch, after they were given and before any is used."""
    wanted = {unit for unit, _name in request.units}
    waiting = {one.number for one in batch.letters if one.unit in wanted and one.status == "reserved"}
    by_book: dict[tuple[int, str], list[int]] = {}
    for number in waiting:
        by_book.setdefault((number.year, number.book), []).append(number.number)
    for (year, book), numbers in by_book.items():
        for first, last in _runs(sorted(numbers)):
            put_guard(place, year, book, Guard(first, last, batch.key), adopt=request.first is not None)


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
