"""Đặt chữ: short texts put into boxes of a known size, in smaller letters where they need it, and never cut off."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from congvan.decree import Mm, Pt
from congvan.page import (
    Border,
    Borders,
    Cell,
    LineSpacing,
    Look,
    Margins,
    Paragraph,
    Row,
    Run,
    Section,
    Spot,
    Table,
    text_width,
)

__all__ = ["Piece", "Set", "cell", "empty", "fitted", "high", "paper", "row", "strange", "table"]

_LEADING = 1.15
"""Distance of the baselines of Times New Roman, as a share of the size."""
_STEP = 0.5
_SLACK = Mm(0.3)
"""What is kept free at the end of a line, so that it is never broken a second time when it is printed."""
_MORE = 0.9
"""A letter of another script is not measured here: it counts as 1.4 em, the widest that Times New Roman has (Ǳ), of
which `text_width` gives a half."""
_SPACES = re.compile(r"[ \t\n]+")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})
_LAST = 0xFFFF
"""What comes after it are pictures (emoji), or letters that no face of a Vietnamese office has."""
_SIGNS = frozenset("¦©®°№™")
_FIRST_SIGN = 0x2190
"""Arrows, boxes and pictures begin here."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Một ý: a text that begins a new line.

    Attributes:
        text: what it says.
        look: how it looks at its usual size.
        least: its smallest size.
    """

    text: str
    look: Look
    least: Pt


@dataclass(frozen=True, slots=True)
class Set:
    """Một dòng: one line as it is set."""

    text: str
    look: Look


def fitted(pieces: Sequence[Piece], width: Mm, height: Mm) -> tuple[Set, ...] | None:
    """Break texts into lines that fit a box, in the largest letters with which they do.

    Args:
        pieces: the texts, one under the other; empty ones are left out.
        width: of the box.
        height: of the box.

    Returns:
        The lines; None = they do not fit in their smallest letters.
    """
    told = [piece for piece in pieces if piece.text.strip()]
    less, most = 0.0, max((piece.look.size - piece.least for piece in told), default=0.0)
    while True:
        made = _set(told, Mm(width - _SLACK), less)
        if made is not None and high(made) <= height:
            return made
        if less >= most:
            return None
        less += _STEP


def _set(pieces: Iterable[Piece], width: Mm, less: float) -> tuple[Set, ...] | None:
    """Return the lines in letters so much smaller; None = a word is wider than the box."""
    out: list[Set] = []
    for piece in pieces:
        look = replace(piece.look, size=Pt(max(piece.least, piece.look.size - less)))
        lines = _lines(piece.text, look, width)
        if any(_wide(line, look) > width for line in lines):
            return None
        out += (Set(line, look) for line in lines)
    return tuple(out)


def _lines(text: str, look: Look, width: Mm) -> list[str]:
    """Break at spaces that may be broken at; a word wider than the box stands on a line of its own."""
    lines: list[str] = []
    for word in filter(None, _SPACES.split(unicodedata.normalize("NFC", text))):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _wide(longer, look) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _wide(text: str, look: Look) -> Mm:
    """Return the width of a line: of a letter that is not measured, the most that it can have."""
    unmeasured = 0 if text.isascii() else sum(not _measured(one) for one in text)
    known = text_width(text, look.size, bold=look.bold, italic=look.italic)
    return Mm(known + Mm.from_pt(unmeasured * _MORE * look.size))


@cache
def _measured(character: str) -> bool:
    base = unicodedata.normalize("NFD", character)[0]
    return base.isascii() or ord(base) <= _LATIN or base in "Đđ–—‘’“”•…"


_LATIN = 0xFF


def high(lines: Iterable[Set]) -> Mm:
    """Return the height of lines one under the other."""
    return Mm(sum(Mm.from_pt(line.look.size * _LEADING) for line in lines))


def strange(text: str) -> str:
    """Return the characters of a text, each once, that cannot be seen, turn the text around, or are pictures."""
    return "".join(one for one in dict.fromkeys(text) if _is_strange(one))


@cache
def _is_strange(character: str) -> bool:
    kind = unicodedata.category(character)
    picture = ord(character) >= _FIRST_SIGN and kind in ("So", "Sk") and character not in _SIGNS
    selects = kind in ("Mn", "Me") and unicodedata.name(character, "").startswith(("VARIATION", "COMBINING ENCLOSING"))
    turned = unicodedata.bidirectional(character) in _RIGHT_TO_LEFT
    return kind in _UNSEEN or picture or selects or turned or ord(character) > _LAST


def cell(  # noqa: PLR0913 - where a box stands
    lines: Sequence[Set],
    spot: Spot,
    left: Mm,
    width: Mm,
    *,
    top: Mm = Mm(0),
    rule: Border | None = None,
    indent: Mm = Mm(0),
    vertical: Literal["top", "center"] = "top",
) -> Cell:
    """Return a box with lines.

    Args:
        lines: what stands in it.
        spot: what they are, for messages.
        left: its left edge, from the left edge of the paper.
        width: its width.
        top: how far below the top of its row they begin.
        rule: drawn along its top.
        indent: how far from its left edge they begin.
        vertical: where they stand.
    """
    paragraphs = tuple(_paragraph(spot, line.look, (Run(line.text, line.look),)) for line in lines)
    return Cell(
        paragraphs or (_paragraph(spot, _NOTHING),),
        left,
        width,
        borders=Borders(top=rule),
        margin_left=indent,
        margin_right=Mm(0),
        margin_top=top,
        vertical=vertical,
    )


_NOTHING = Look(size=Pt(1))


def _paragraph(spot: Spot, look: Look, runs: tuple[Run, ...] = ()) -> Paragraph:
    """Return one line; it stays with the next, so that a sheet is printed as one thing whose edges are drawn once."""
    return Paragraph(spot, runs, look, line=LineSpacing("exact", height=Pt(look.size * _LEADING)), keep_next=True)


def empty(height: Mm, width: Mm) -> Row:
    """Return a row with nothing in it."""
    return row((cell((), Spot("space", 0), Mm(0), width),), height)


def row(cells: Iterable[Cell], height: Mm) -> Row:
    """Return a row of boxes of a height that what stands in them does not pass."""
    return Row(tuple(cells), height=height, whole=True)


def table(rows: Sequence[Row], width: Mm) -> Table:
    """Return rows that stand under each other from the top of the paper, or from where the table before ends."""
    return Table(tuple(rows), (width,), width=width)


def paper(tables: Iterable[Table], width: Mm, height: Mm, number: int) -> Section:
    """Return one sheet, whose margins are in its tables."""
    zero = Mm(0)
    return Section(tuple(tables), width, height, Margins(zero, zero, zero, zero, zero, zero), number=number)
