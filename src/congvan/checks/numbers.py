"""Đánh số: what a paragraph's number is, and whether the numbers of a body go on as they should."""

import re
from dataclasses import dataclass
from typing import Literal

from congvan.checks.said import Said
from congvan.decree import DIEM_LETTERS

__all__ = ["ALPHABET", "UPPER", "Number", "number_of", "own_number"]

Kind = Literal["roman", "arabic", "letter", "decimal", "article", "dash"]

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
"""Bảng chữ cái tiếng Việt whole: the decree's sentence allows it, its own lists leave ă, â, ê, ô, ơ, ư out."""

UPPER = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
"""Every capital letter of Vietnamese, for character classes."""

_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("article", re.compile(r"\s*(?P<value>Điều\s+\d{1,3})(?P<after>[.:]?)(?=\s|$)")),
    ("decimal", re.compile(r"\s*(?P<value>\d{1,2}(?:\.\d{1,2}){1,3})(?P<after>[.)/]?)(?=\s+[^\W\d_]|$)")),
    ("arabic", re.compile(rf"\s*(?P<value>\d{{1,2}})(?P<after>\s?[.)/])(?=\s|[{UPPER}]|$)")),
    ("roman", re.compile(r"\s*(?P<value>[IVX]{1,6})(?P<after>[.)/])(?=\s|[^\W\d_]|$)")),
    ("letter", re.compile(rf"\s*(?P<value>[a-zăâđêôơư]{{1,2}})(?P<after>[.)/])(?=\s|[{UPPER}]|$)")),
    ("dash", re.compile(r"\s*(?P<value>[-–—+*•])(?P<after>)\s*(?=[^\W_])")),
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Number:
    """Số thứ tự of a paragraph.

    Attributes:
        kind: roman «I.», arabic «1.», letter «a)», decimal «1.1.», article «Điều 1.», a dash.
        value: as written, without what follows.
        after: the mark that follows: «.», «)», «/», or nothing.
        place: its place in the row, from 1; 0 = it has none.
        start: where it begins in the line.
        end: where its mark ends.
    """

    kind: Kind
    value: str
    after: str
    place: int
    start: int
    end: int

    @property
    def text(self) -> str:
        """The number with its mark."""
        return self.value + self.after


def number_of(text: str) -> Number | None:
    """Return the number that a paragraph begins with, if it does."""
    for kind, pattern in _PATTERNS:
        found = pattern.match(text)
        if found:
            value = found["value"]
            if kind == "letter" and len(value) > 1 and value[0] != value[1]:
                continue
            start = found.start("value")
            return Number(kind, value, found["after"].strip(), _place(kind, value), start, found.end("after"))
    return None


def own_number(line: Said) -> Number | None:
    """Return a number that the author wrote himself after the one that the program or Word prints."""
    return number_of(line.own) if line.offset else None


def _place(kind: Kind, value: str) -> int:
    if kind == "arabic":
        return int(value)
    if kind == "article":
        return int(value.split()[1])
    if kind == "decimal":
        return int(value.rpartition(".")[2])
    if kind == "roman":
        values = [_ROMAN[letter] for letter in value]
        return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    if kind == "letter":
        place = DIEM_LETTERS.find(value[0]) + 1
        return place + (len(value) - 1) * len(DIEM_LETTERS) if place else 0
    return 0
