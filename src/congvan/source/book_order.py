"""Thứ tự của sổ: numbers given twice, numbers that are missing, days that go back (Điều 15)."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from congvan.decree import HABIT_CODES, KINDS
from congvan.language import _, n_
from congvan.letter import Entry, Number, number_text, slashed
from congvan.source.book_rows import OldRow
from congvan.source.notes import At, Notes, show

__all__ = ["dated_rows", "note_order"]

_CODES = {kind.code for kind in KINDS if kind.code} | set(HABIT_CODES)
_CODE = re.compile(r"(?:[0-9]{4}/)?([^-/\s]+)[-/]")
_MOST_RUNS = 30


def dated_rows(rows: Sequence[OldRow], notes: Notes) -> list[OldRow]:
    """Return the rows; a voided number without a day takes that of the row before, or of the next."""
    out: list[OldRow] = []
    following: list[date | None] = [None] * len(rows)
    later: date | None = None
    for place in range(len(rows) - 1, -1, -1):
        following[place] = later
        later = rows[place].entry.issued_date if rows[place].dated else later
    earlier: date | None = None
    for row, after in zip(rows, following, strict=True):
        if row.dated:
            earlier = row.entry.issued_date
            out.append(row)
            continue
        day = earlier or after
        if day is None:
            notes.error(
                "SB006",
                At(row.row),
                _("The row has no date (ngày tháng văn bản)."),
                _("Write day, month and year: 31/12/2025."),
                place=row.place,
            )
            continue
        notes.warn(
            "SB007",
            At(row.row),
            _("The voided number %(number)s has no date; it takes %(day)s.", number=_text(row), day=slashed(day)),
            _("Write the day if it is known."),
            place=row.place,
        )
        number = row.entry.number
        year = number.year if number.year != row.entry.issued_date.year else day.year
        entry = replace(row.entry, issued_date=day, number=replace(number, year=year))
        out.append(replace(row, entry=entry))
    return out


def note_order(rows: Sequence[OldRow], notes: Notes) -> list[Entry]:
    """Note what is wrong with the order of a book, and return its entries, each number once.

    Args:
        rows: as they stand in the book.
        notes: gets an error for each repeated number, warnings for gaps and for days that go back.
    """
    first: dict[Number, OldRow] = {}
    for row in rows:
        before = first.setdefault(row.entry.number, row)
        if before is not row:
            notes.error(
                "SB008",
                At(row.row),
                _("The number %(number)s stands twice: row %(first)d and here.", number=_text(row), first=before.row),
                _("A number is given once a year (Điều 15): correct one of them."),
                place=row.place,
            )
    for name, series in _series(first.values()):
        _note_gaps(name, series, notes)
        _note_days(series, notes)
    return [row.entry for row in first.values()]


def _text(row: OldRow) -> str:
    return show(row.entry.number.text)


def _kind_of(symbol: str) -> str:
    """Return the abbreviation of the kind that a symbol begins with; empty = none, as of a công văn."""
    match = _CODE.match(symbol)
    return match[1] if match is not None and match[1] in _CODES else ""


def _series(rows: Iterable[OldRow]) -> list[tuple[str, list[OldRow]]]:
    """Return each series with its name, its rows in the order of their numbers.

    A book has one series for all kinds, or one for each: that is seen where one number stands with two symbols.
    """
    books: dict[tuple[int, str], list[OldRow]] = defaultdict(list)
    for row in rows:
        books[row.entry.number.year, row.entry.number.book].append(row)
    out = []
    for (year, _book), members in sorted(books.items()):
        numbers = [(row.entry.number.number, row.entry.number.suffix) for row in members]
        if len(set(numbers)) == len(numbers):
            out.append((str(year), members))
            continue
        kinds: dict[str, list[OldRow]] = defaultdict(list)
        for row in members:
            kinds[_kind_of(row.entry.number.symbol)].append(row)
        out += [(f"{year}, {kind or _('without a kind')}", own) for kind, own in sorted(kinds.items())]
    for _name, members in out:
        members.sort(key=lambda row: (row.entry.number.number, row.entry.number.suffix, row.row))
    return out


def _note_gaps(name: str, series: Sequence[OldRow], notes: Notes) -> None:
    runs: list[str] = []
    missing = before = 0
    for row in series:
        number = row.entry.number.number
        if number > before + 1:
            low, high = number_text(str(before + 1)), number_text(str(number - 1))
            runs.append(low if low == high else f"{low}–{high}")
            missing += number - before - 1
        before = max(before, number)
    if not missing:
        return
    told = ", ".join(runs[:_MOST_RUNS]) + (", …" if len(runs) > _MOST_RUNS else "")
    notes.warn(
        "SB009",
        None,
        n_(
            "Of the series %(name)s %(count)d number is missing: %(runs)s.",
            "Of the series %(name)s %(count)d numbers are missing: %(runs)s.",
            missing,
            name=show(name),
            runs=told,
        ),
        _("Add the rows, voided numbers too; or say in the next row's note why they are missing."),
    )


def _note_days(series: Sequence[OldRow], notes: Notes) -> None:
    for before, row in itertools.pairwise(series):
        day, earlier = row.entry.issued_date, before.entry.issued_date
        if day < earlier:
            notes.warn(
                "SB010",
                At(row.row),
                _(
                    "The number %(number)s is of %(day)s, the number %(before)s before it of %(earlier)s.",
                    number=_text(row),
                    day=slashed(day),
                    before=_text(before),
                    earlier=slashed(earlier),
                ),
                _("Numbers follow the days (Điều 15): correct the date that is wrong."),
                place=row.place,
            )
