"""Số, ký hiệu: the line of ô 3 cut into its label, its number and its symbol, however it is written."""

import re
from dataclasses import dataclass

from congvan.checks.looking import is_placeholder, is_plain
from congvan.checks.reading import Reading
from congvan.checks.said import Said

__all__ = ["BLANK", "Group", "Symbol", "symbol_of"]

BLANK = re.compile(r"[\s._…\u2026]*")
"""A place that is still to be filled in: nothing, spaces, dots."""

_LABEL = re.compile(r"\s*(?:s[ốôo](?:\b|(?=[.\d:]))\s*(?:[:;,]|\.(?!\.))*)?\s*", re.IGNORECASE)
_GROUP = re.compile(r"[^-‐‑‒–—−_/\s]+(?:\s+[^-‐‑‒–—−_/\s]+)*")


@dataclass(frozen=True, slots=True)
class Group:
    """Nhóm chữ viết tắt: one of the groups that a symbol is made of, and where it stands in the line."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Symbol:
    """Dòng số, ký hiệu.

    Attributes:
        said: the line.
        label_end: where the label «Số:» and the spaces after it end.
        number: what stands between the label and the slash, spaces taken off.
        slash: where the slash stands; -1 = there is none.
        groups: the groups of the symbol, a year and a number among them included.
        blank: whether the symbol is a place still to be filled in, as in the decree's form «/...(3)...-...(4)...».
    """

    said: Said
    label_end: int
    number: str
    slash: int
    groups: tuple[Group, ...]
    blank: bool

    @property
    def number_start(self) -> int:
        """Where the number begins."""
        return self.label_end

    @property
    def number_blank(self) -> bool:
        """Whether no number is given yet."""
        if BLANK.fullmatch(self.number) is not None or is_placeholder(self.number):
            return True
        return self.number.startswith(("{", "[", "<"))


def symbol_of(reading: Reading) -> Symbol | None:
    """Return the line of số, ký hiệu cut into what it is made of; None if there is none, or none that can be read."""
    line = reading.words.symbol
    if line is None or not is_plain(line):
        return None
    label = _LABEL.match(line.text)
    start = label.end() if label else 0
    slash = line.text.find("/", start)
    number = line.text[start : slash if slash >= 0 else len(line.text)].strip()
    after = slash + 1 if slash >= 0 else len(line.text)
    groups = tuple(Group(one[0].strip(), one.start(), one.end()) for one in _GROUP.finditer(line.text, after))
    rest = line.text[after:]
    blank = slash >= 0 and (BLANK.fullmatch(rest) is not None or is_placeholder(rest) or "{" in rest)
    return Symbol(line, start, number, slash, groups, blank)
