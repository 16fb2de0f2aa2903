"""Cột giữ bằng tab: cuts a line where tabs (or many spaces) set two parts of a letter side by side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from congvan.decree import Pt
from congvan.page.blocks import Paragraph
from congvan.page.keys import key_of
from congvan.page.widths import text_width

__all__ = ["Piece", "Span", "pieces_of"]

Align = Literal["left", "center", "right", "both"]

_LONGEST = 90
"""A text longer than this is running text, not one of two parts side by side."""

_MOST_TABS = 40
_INDENT = 30
"""A tab that leads no further than this (mm) indents a first line; it does not make a column."""

_MARK = re.compile(r"[-–—+•*]|[0-9ivx]{1,4}[.)/]?|[a-zđ][.)/]", re.IGNORECASE)
"""The mark of a list item, which a tab sets apart from its own text."""

_GAP = re.compile(r"[ \u00a0]{4,}")
_RIGHT_PART = re.compile(r"cong hoa xa hoi|doc lap|dang cong san|[^:;]{0,45}\bngay\b.*\bthang\b")


@dataclass(slots=True)
class Piece:
    """One part of a line: its characters and its room."""

    start: int
    end: int
    left: float
    right: float
    align: Align


@dataclass(slots=True)
class Span:
    """Between which edges a line stands and how; `first` = it is its paragraph's first line."""

    left: float
    right: float
    align: Align
    first: bool = True


def pieces_of(line: str, paragraph: Paragraph, span: Span) -> Iterator[Piece]:
    """Yield the parts of one line, one at least (an empty line is an empty part).

    Args:
        line: characters between two line breaks.
        paragraph: where it stands; its tab stops count.
        span: where it stands.
    """
    plain = "\t" not in line and "    " not in line and "\u00a0" not in line
    if plain or line.count("\t") > _MOST_TABS:
        stripped = line.strip()
        start = len(line) - len(line.lstrip()) if stripped else 0
        yield Piece(start, start + len(stripped), span.left, span.right, span.align)
        return
    pieces = list(_spaced(_tabbed(line, paragraph, span), line))
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        if following is not None and piece.right > following.left > piece.left:
            piece.right = following.left
        yield piece


def _tabbed(line: str, paragraph: Paragraph, span: Span) -> list[Piece]:
    size = next((run.look.size for run in paragraph.runs if run.text.strip()), paragraph.look.size)
    # tab stops are measured from the edge of the room, not from the indent
    edge = span.left - paragraph.left
    x = paragraph.left + (paragraph.first_line if span.first else 0)
    pieces: list[Piece] = []
    at = 0
    stop: tuple[float, str] | None = None
    for number, segment in enumerate(line.split("\t")):
        if number:
            stop = _next_stop(paragraph, x)
        text = segment.strip()
        start = at + len(segment) - len(segment.lstrip())
        if text:
            if pieces and not _apart(line[pieces[-1].start : pieces[-1].end], text):
                pieces[-1].end = start + len(text)
            else:
                piece = _piece(start, start + len(text), stop, edge, span)
                indent = not pieces and stop is not None and stop[1] == "left" and stop[0] <= _INDENT
                pieces.append(Piece(piece.start, piece.end, span.left, span.right, span.align) if indent else piece)
        x = _after(text, segment, stop, x, size)
        at += len(segment) + 1
    return pieces or [Piece(0, 0, span.left, span.right, span.align)]


def _piece(start: int, end: int, stop: tuple[float, str] | None, edge: float, span: Span) -> Piece:
    if stop is None or (stop[1] == "left" and end - start > _LONGEST):
        return Piece(start, end, span.left, span.right, span.align)
    at = edge + stop[0]
    if stop[1] == "center":
        reach = max(min(at - edge, span.right - at), 1)
        return Piece(start, end, at - reach, at + reach, "center")
    if stop[1] == "right":
        return Piece(start, end, span.left, at, "right")
    return Piece(start, end, at, span.right, "left")


def _after(text: str, segment: str, stop: tuple[float, str] | None, x: float, size: Pt) -> float:
    """Return where the line has come to after a segment."""
    width = text_width(text if stop and stop[1] != "left" else segment, size)
    if stop is None:
        return x + width
    return stop[0] + {"center": width / 2, "right": 0.0}.get(stop[1], width)


def _next_stop(paragraph: Paragraph, x: float) -> tuple[float, str]:
    for stop in paragraph.tabs:
        if stop.at > x + 0.1 and stop.align != "bar":
            return stop.at, stop.align if stop.align in ("center", "right") else "left"
    if paragraph.first_line < 0 and x + 0.1 < paragraph.left:
        return paragraph.left, "left"
    step = paragraph.default_tab or 12.7
    return (int((x + 0.1) / step) + 1) * step, "left"


_TYPED_RULE = re.compile(r"\s*[_—–-]{3,}\s*")


def _apart(before: str, after: str) -> bool:
    """Tell whether a tab between these two texts sets two parts side by side."""
    if _TYPED_RULE.fullmatch(before) and _TYPED_RULE.fullmatch(after):
        return True  # the lines under the office's name and under the motto
    if max(len(before), len(after)) > _LONGEST or _MARK.fullmatch(before) or not any(map(str.isalpha, before)):
        return False
    return not key_of(before).startswith("kinh gui")


def _spaced(pieces: list[Piece], line: str) -> Iterator[Piece]:
    """Cut once more where many spaces set the right part of the head or a title beside something."""
    for piece in pieces:
        text = line[piece.start : piece.end]
        short = len(text) <= 2 * _LONGEST
        gaps = [
            gap for gap in _GAP.finditer(text) if short and _starts_right_part(text[: gap.start()], text[gap.end() :])
        ]
        if not gaps:
            yield piece
            continue
        gap = gaps[0]
        middle = piece.left + (piece.right - piece.left) * gap.end() / len(text)
        yield Piece(piece.start, piece.start + gap.start(), piece.left, middle, "left")
        yield Piece(piece.start + gap.end(), piece.end, middle, piece.right, "left")


def _starts_right_part(before: str, after: str) -> bool:
    left, right = key_of(before), key_of(after)
    if _RIGHT_PART.match(right):
        return bool(left) and " ngay" not in f" {left}"
    return left.startswith("noi nhan") and after.isupper()
