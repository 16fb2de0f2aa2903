"""Ghi nhận lỗi: where one reading collects what it finds, each with its place in the user's file."""

import re
from collections.abc import Iterable
from typing import Protocol

from congvan.errors import Finding, Severity, Where, did_you_mean

__all__ = ["At", "Notes", "Placed", "listed", "near_miss", "show"]

SHOWN_LENGTH = 60
MOST_LISTED = 12
_UNSEEN = re.compile("[\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""What counts as printable and shows nothing: fillers and variation selectors."""


def show(value: str, length: int = SHOWN_LENGTH) -> str:
    """Return the value fit for a sentence: cut when long, what cannot be seen written as U+XXXX."""
    value = value.strip(" \r\n\t")
    cut = value if len(value) <= length else value[: length - 1] + "…"
    cut = cut.replace("\r\n", " ").replace("\n", " ")
    if cut.isprintable() and _UNSEEN.search(cut) is None:
        return cut
    return "".join(char if char.isprintable() and _UNSEEN.match(char) is None else f"U+{ord(char):04X}" for char in cut)


def listed(names: Iterable[str]) -> str:
    """Return the names fit for a sentence, not too many of them."""
    known = list(names)
    said = ", ".join(show(name, 30) for name in known[:MOST_LISTED])
    return f"{said}, …" if len(known) > MOST_LISTED else said or "—"


def near_miss(name: str, known: Iterable[str]) -> str:
    """Return « Did you mean «x»?» for a near miss, fit for a sentence, else an empty text."""
    return did_you_mean(show(name), [show(other) for other in known])


class Placed(Protocol):
    """Whatever knows the line and the column where the user wrote it."""

    line: int
    column: int


class At:
    """A bare place: line and column, for what is not itself a text."""

    __slots__ = ("column", "line")

    def __init__(self, line: int = 0, column: int = 0) -> None:
        """Take line and column, from 1; 0 = not known."""
        self.line = line
        self.column = column


class Notes:
    """The findings of one file, in the order they were made.

    Attributes:
        file: the path as the user wrote it.
        found: the findings so far.
    """

    def __init__(self, file: str) -> None:
        """Begin with no findings."""
        self.file = file
        self.found: list[Finding] = []

    def error(self, code: str, at: Placed | None, message: str, fix: str = "", *, place: str = "") -> None:
        """Note what stops the work."""
        self._add(Severity.ERROR, code, at, (message, fix), place)

    def warn(self, code: str, at: Placed | None, message: str, fix: str = "", *, place: str = "") -> None:
        """Note what is probably, but not surely, a slip."""
        self._add(Severity.WARNING, code, at, (message, fix), place)

    def _add(self, severity: Severity, code: str, at: Placed | None, said: tuple[str, str], place: str) -> None:
        where = Where(self.file, at.line, at.column, place=place) if at is not None else Where(self.file, place=place)
        self.found.append(Finding(code, where, *said, severity=severity))

    @property
    def refused(self) -> bool:
        """Whether any finding so far is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.found)

    def sorted(self) -> list[Finding]:
        """Return the findings by place, then code, each once."""
        return sorted(dict.fromkeys(self.found), key=lambda finding: (finding.where, finding.code))
