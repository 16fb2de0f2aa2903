"""Giá trị trong tệp YAML: where each text of a file stands, to the character, for those who find and mend places."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from congvan.errors import Text
from congvan.source.yaml_parser import new_parser

__all__ = ["STAND_INS", "Scalar", "Scalars", "Source", "as_source", "read_scalars", "read_source"]

STAND_INS = str.maketrans({"\u2028": "\ufdd0", "\u2029": "\ufdd1"})
"""As in the reading: YAML takes these two for line ends, a letter does not."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text of the file.

    Attributes:
        value: as YAML reads it, before the reading strips it.
        start: where its source begins (at its quote or block sign).
        end: where its source ends.
        style: «» plain, «'», «"», «|», «>».
        line: from 1, as `Text.line`.
        column: from 1.
        item: whether it is an item of a list.
        flow: whether that list stands in brackets.
    """

    value: str
    start: int
    end: int
    style: str
    line: int
    column: int
    item: bool
    flow: bool


@dataclass(frozen=True, slots=True)
class Source:
    r"""A file as the reading sees it, and where each of its characters stands in the file itself.

    Attributes:
        text: line ends as `\n`, NFC, no byte order mark, stand-ins in it.
        places: for each character and for the end, its place in the raw text.
    """

    text: str
    places: Sequence[int]


def as_source(raw: str) -> Source | None:
    """Return the file as the reading sees it; None if its characters cannot be told apart."""
    if "\r" not in raw and not raw.startswith("\ufeff") and unicodedata.is_normalized("NFC", raw):
        return Source(raw.translate(STAND_INS), range(len(raw) + 1))
    pieces: list[str] = []
    places: list[int] = []
    starts = [
        place
        for place, char in enumerate(raw)
        if not unicodedata.combining(char) and not (char == "\n" and raw[place - 1 : place] == "\r")
    ]
    if raw and (not starts or starts[0]):
        starts.insert(0, 0)
    for start, end in pairwise([*starts, len(raw)]):
        piece = raw[start:end]
        if piece[0] in "\r\n":
            piece = "\n" + piece[1:].removeprefix("\n")
        elif piece == "\ufeff" and not start:
            continue
        piece = unicodedata.normalize("NFC", piece)
        pieces.append(piece)
        places += [start] * len(piece)
    text = "".join(pieces)
    if not unicodedata.is_normalized("NFC", text):
        return None
    return Source(text.translate(STAND_INS), [*places, len(raw)])


@dataclass(frozen=True, slots=True)
class Scalars:
    """Every scalar of a text.

    Attributes:
        all: in the order of the file.
        outline: what tells two texts apart: for each event of the parser its kind, for a scalar its value.
        on: which scalars begin on a line.
    """

    all: list[Scalar]
    outline: list[object]
    on: dict[int, list[int]]

    def find(self, value: Text) -> tuple[int, list[int]] | None:
        """Return which scalar a value was read from, and where in `Scalar.value` it begins; None if that is not clear.

        A value is a whole scalar, one line of it (equal lines are all meant), or one stretch of it; its column may be
        that of the blanks before it.
        """
        wanted = value.translate(STAND_INS)
        here = self.on.get(value.line, ())
        exact = [number for number in here if self.all[number].column == value.column]
        later = [number for number in here if self.all[number].column > value.column]
        for number in (exact or later)[:1]:
            at = _within(self.all[number].value, wanted)
            if at:
                return number, at
        return None


@lru_cache(maxsize=2)
def read_source(raw: str) -> tuple[Source, Scalars] | None:
    """Return a file and its scalars, both remembered for the next question; None if it cannot be read as YAML."""
    source = as_source(raw)
    scalars = read_scalars(source.text) if source else None
    return (source, scalars) if source and scalars else None


def read_scalars(text: str) -> Scalars | None:
    """Return the scalars of a text; None if it is no YAML."""
    found = Scalars([], [], {})
    around: list[tuple[bool, bool]] = [(False, False)]
    parser = new_parser(text)
    try:
        while (event := parser.get_event()) is not None:
            kind = event.__class__
            if kind is ScalarEvent:
                found.outline.append(event.value)
                found.on.setdefault(event.start_mark.line + 1, []).append(len(found.all))
                found.all.append(_scalar(event, *around[-1]))
                continue
            found.outline.append((kind.__name__, getattr(event, "anchor", None)))
            if kind in (SequenceStartEvent, MappingStartEvent):
                around.append((kind is SequenceStartEvent, bool(event.flow_style)))
            elif kind in (SequenceEndEvent, MappingEndEvent):
                around.pop()
    except yaml.YAMLError:
        return None
    return found


def _scalar(event: Any, item: bool, flow: bool) -> Scalar:  # noqa: FBT001 - both by place, as they are kept together
    start, end = event.start_mark, event.end_mark
    return Scalar(
        event.value, start.index, end.index, event.style or "", start.line + 1, start.column + 1, item=item, flow=flow
    )


def _within(whole: str, wanted: str) -> list[int]:
    """Return where the value begins in the scalar."""
    if whole.strip() == wanted:
        return [len(whole) - len(whole.lstrip())]
    at, found = 0, []
    for line in whole.split("\n"):
        if line.strip() == wanted:
            found.append(at + len(line) - len(line.lstrip()))
        at += len(line) + 1
    if found or not wanted:
        return found
    return [whole.index(wanted)] if whole.count(wanted) == 1 else []
