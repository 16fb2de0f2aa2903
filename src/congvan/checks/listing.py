"""Liệt kê: lines that begin with a dash and end with a mark, as Kính gửi and Nơi nhận are written (II.9.d)."""

import re
from collections.abc import Sequence
from string import whitespace

from congvan.checks.numbers import UPPER
from congvan.checks.rule import Replace
from congvan.checks.said import Said

__all__ = [
    "DASH",
    "SEVERAL",
    "dash_end",
    "dash_mend",
    "end_mend",
    "end_start",
    "has_details",
    "has_right_dash",
    "items_of",
]

DASH = "- "
_DASHES = re.compile(r"^\s*(?:[-\u2010-\u2015\u2212•+*·▪◦\uf0b7]\s*)+")
_MARKS = ";.,:"
"""What a line may end with, spaces besides."""
_ETC = re.compile(r"v\.\s?v$")
SEVERAL = re.compile(rf";\s*(?=[-–—]?\s*[{UPPER}])")
"""A semicolon with another name after it."""
_UNDER = re.compile(
    r"\(?(?:địa chỉ|đ/c|mã số thuế|mst|điện thoại|đt|sđt|tel|fax|e-?mail|thư điện tử|website|người đại diện)\b",
    re.IGNORECASE,
)


def dash_end(line: Said) -> int:
    """Return where the dash (or what stands for it) and its spaces end in a line as printed; 0 = there is none."""
    found = _DASHES.match(line.text)
    return found.end() if found else 0


def has_right_dash(line: Said) -> bool:
    """Tell whether a line begins with one hyphen; the decree does not speak of a space after it."""
    head = line.text[: dash_end(line)].lstrip()
    return head[:1] == "-" and not head[1:].strip()


def dash_mend(line: Said, wanted: str = DASH) -> tuple[Replace, ...]:
    """Return the mend that gives a line the wanted beginning; what the program prints itself is left alone."""
    end = dash_end(line)
    if not line.offset:
        return (Replace(line, 0, end, wanted),)
    return (Replace(line, line.offset, end, ""),) if end > line.offset else ()


def end_start(line: Said) -> int:
    """Return where the final marks and spaces of a line begin; the full stop of «v.v.» is none of them."""
    start = len(line.text.rstrip(_MARKS + whitespace + "\u00a0"))
    return start + 1 if _ETC.search(line.text, 0, start) and line.text[start : start + 1] == "." else start


def end_mend(line: Said, wanted: str) -> tuple[Replace, ...]:
    """Return the mend that gives a line the wanted final mark."""
    own_end = line.offset + len(line.own)
    return (Replace(line, end_start(line), own_end, "" if own_end < len(line.text) else wanted),)


def items_of(lines: Sequence[Said]) -> list[list[Said]]:
    """Return lines as items: what goes on in small letters without a dash, or tells an address, is of the one above."""
    items: list[list[Said]] = []
    for line in lines:
        text = line.text.strip()
        if items and not dash_end(line) and (text[:1].islower() or _UNDER.match(text)):
            items[-1].append(line)
        elif text:
            items.append([line])
    return items


def has_details(item: Sequence[Said]) -> bool:
    """Tell whether an item goes on with an address, a tax code and the like, which the decree does not foresee."""
    return any(_UNDER.match(line.text.strip()) for line in item[1:])
