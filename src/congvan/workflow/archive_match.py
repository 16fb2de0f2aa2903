"""Bản về là của công văn nào: a PDF that does not begin with issued bytes is matched by what stands on it."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from congvan.letter import Number, UnitLetter
from congvan.page import PrintedFile
from congvan.register import Register

__all__ = ["Seen", "candidates", "read_number", "read_seen", "text_of"]

_NUMBER = re.compile(r"\bSố\s*:\s*(\d{1,6})\s*([a-zđ]?)\s*/\s*([\w&.-]+(?:\s*-\s*[\w&.-]+)*)", re.IGNORECASE)
_DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_HEAD = 40
"""Lines of the first page in which number and day stand."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What can be read off a letter: its number, ký hiệu and day, and the text around its addressees."""

    number: int = 0
    suffix: str = ""
    symbol: str = ""
    day: date | None = None
    head: str = ""


def text_of(printed: PrintedFile) -> str:
    """Return what can be read of a PDF, a line each, NFC."""
    lines = (line.text.strip() for page in printed.pages for line in page.lines)
    return unicodedata.normalize("NFC", "\n".join(filter(None, lines)))


def read_seen(text: str) -> Seen:
    """Return number, ký hiệu and day that stand on a letter.

    Args:
        text: of the letter, a line each.
    """
    head = "\n".join(text.splitlines()[:_HEAD])
    day = _DAY.search(head)
    found = None
    if day is not None:
        try:
            found = date(int(day[3]), int(day[2]), int(day[1]))
        except ValueError:
            found = None
    return Seen(*read_number(head), found, head)


def read_number(text: str) -> tuple[int, str, str]:
    """Return số, what stands behind it, and ký hiệu of a text such as «Số: 05/SGDĐT-VP»; 0 = there is none."""
    number = _NUMBER.search(text)
    if number is None:
        return 0, "", ""
    return int(number[1]), number[2].lower(), re.sub(r"\s+", "", number[3]).strip(".-")


def candidates(book: Register, seen: Seen) -> tuple[UnitLetter, ...]:
    """Return the issued letters that bear what was read: number, ký hiệu and day; and are to a unit named on it.

    Args:
        book: the register.
        seen: what was read.
    """
    if not seen.number or seen.day is None:
        return ()
    numbers: Iterable[Number] = book.numbers(seen.number, seen.suffix, year=seen.day.year, book="")
    found: list[UnitLetter] = []
    for number in numbers:
        entry, letters, _events = book.show(number)
        if entry.issued_date == seen.day and _folded(number.symbol) == _folded(seen.symbol):
            found += [one for one in letters if one.status == "entered"]
    return _to_whom(found, seen.head)


def _to_whom(letters: Sequence[UnitLetter], head: str) -> tuple[UnitLetter, ...]:
    """Return the letters to the unit that stands on the page; the general one if none does."""
    said = _folded(head)
    named = [one for one in letters if one.name and _folded(one.name) in said]
    longest = max((len(one.name) for one in named), default=0)
    best = tuple(one for one in named if len(one.name) == longest)  # «THPT Lê Lợi» stands in «THPT Lê Lợi 2» as well
    return best or tuple(one for one in letters if not one.unit)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).casefold().split())
