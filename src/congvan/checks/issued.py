"""Địa danh và thời gian ban hành: the line of ô 4 cut into place, day, month and year, however it is written."""

import re
from dataclasses import dataclass
from datetime import date

from congvan.checks.looking import is_plain
from congvan.checks.reading import Reading
from congvan.checks.said import Said

__all__ = ["Issued", "Number", "issued_of"]

_WORDS = re.compile(
    r"(?P<place>.*?)(?P<gap>[\s,.;:]*)(?P<rest>\bngày\b(?P<day>.*?)\btháng\b(?P<month>.*?)\bnăm\b(?P<year>.*))",
    re.IGNORECASE | re.DOTALL,
)
_FIGURES = re.compile(
    r"(?P<place>.*?)(?P<gap>[\s,.;:]*)(?P<rest>(?:\bngày\s*)?"
    r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4}|\d{2}))(?!\d)",
    re.IGNORECASE | re.DOTALL,
)
_DIGITS = re.compile(r"\d+")
_LONG_YEAR = 4
_BEGUN = ("20", "202")
"""Years of forms whose last digits are still to be written."""


@dataclass(frozen=True, slots=True)
class Number:
    """Con số of a day, month or year and where it stands; empty text = a blank."""

    text: str
    start: int
    end: int

    @property
    def value(self) -> int:
        """The number; 0 = a blank."""
        return int(self.text) if self.text else 0


@dataclass(frozen=True, slots=True)
class Issued:
    """Dòng địa danh, ngày tháng năm.

    Attributes:
        said: the line.
        place: địa danh, spaces taken off.
        start: where the place begins.
        gap: what stands between the place and the date.
        date_start: where the date begins.
        day: ngày.
        month: tháng.
        year: năm.
        figures: whether the date is written in figures alone: «05/3/2026».
    """

    said: Said
    place: str
    start: int
    gap: str
    date_start: int
    day: Number
    month: Number
    year: Number
    figures: bool

    @property
    def place_end(self) -> int:
        """Where the place ends."""
        return self.start + len(self.place)

    @property
    def whole(self) -> date | None:
        """The day, if it is whole and there is such a day."""
        if len(self.year.text) != _LONG_YEAR:
            return None
        try:
            return date(self.year.value, self.month.value, self.day.value)
        except ValueError:
            return None


def issued_of(reading: Reading) -> Issued | None:
    """Return the line of place and date cut into what it is made of; None = there is none, or it cannot be read so."""
    line = reading.words.place_date
    if line is None or not is_plain(line):
        return None
    found = _WORDS.match(line.text) or _FIGURES.match(line.text)
    if found is None:
        return None
    place = found["place"]
    start = len(place) - len(place.lstrip())
    return Issued(
        line,
        place.strip(),
        start if place.strip() else 0,
        line.text[start + len(place.strip()) : found.start("rest")] if place.strip() else "",
        found.start("rest"),
        _number(found, "day"),
        _number(found, "month"),
        _number(found, "year"),
        found.re is _FIGURES,
    )


def _number(found: re.Match[str], name: str) -> Number:
    digits = _DIGITS.search(found[name])
    at = found.start(name)
    if digits is None or found[name].startswith(("…", ".."), digits.end()):
        return Number("", at, at)  # «20…» is a blank too
    if name == "year" and digits[0] in _BEGUN:
        return Number("", at, at)
    return Number(digits[0], at + digits.start(), at + digits.end())
