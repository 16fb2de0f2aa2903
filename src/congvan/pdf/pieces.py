"""Mảnh: the contents of a paragraph as one text with a width for each character, and what draws each stretch of it."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

from congvan.page import Paragraph, Picture, Run, Shape
from congvan.pdf.looks import Style, Wardrobe

__all__ = ["OBJECT", "Piece", "Pieces", "Thing", "pieces_of", "shown_text"]

OBJECT = "\ufffc"
"""Stands in the text for a picture or a shape."""
_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES"})
_UNSEEN: dict[int, str | None] = dict.fromkeys(
    (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, *range(0x202A, 0x202F), 0x200E, 0x200F)
)
"""Characters that show nothing."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What stands in a line and is not text: its atom for typst, its width, its height over the line and below it."""

    atom: list[Any]
    width: float = 0.0
    ascent: float = 0.0
    descent: float = 0.0


@dataclass(slots=True)
class Piece:
    """A stretch of the text in one style; `what` = how it is drawn if it is no text; `thing` = what stands in it."""

    start: int
    end: int
    style: Style
    what: tuple[str, ...] = ()
    thing: Thing | None = None


@dataclass(slots=True)
class Pieces:
    """A paragraph as one text.

    Attributes:
        text: its characters; tabs and hard breaks stand in it as in a run.
        widths: of each character in points; those of tabs and breaks are 0.
        pieces: stretches in order, without gaps.
        floating: what is anchored in it and floats.
    """

    text: str = ""
    widths: list[float] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    floating: list[Picture | Shape] = field(default_factory=list)

    def add(self, text: str, style: Style, what: tuple[str, ...] = (), thing: Thing | None = None) -> None:
        """Set a stretch at the end."""
        start = len(self.text)
        self.text += text
        self.widths += map(style.widths.__getitem__, text) if thing is None else [thing.width]
        if style.kerning is not None:
            for place, (first, second) in enumerate(pairwise(text), start):
                self.widths[place] += style.kerning(first, second)
        last = self.pieces[-1] if self.pieces else None
        if last is not None and last.style is style and not what and not last.what and thing is last.thing is None:
            last.end = start + len(text)
        else:
            self.pieces.append(Piece(start, start + len(text), style, what, thing))


def pieces_of(
    paragraph: Paragraph,
    wardrobe: Wardrobe,
    thing: Callable[[Picture | Shape], Thing | None],
    notes: Callable[[str], str],
) -> Pieces:
    """Return a paragraph's contents as one text.

    Args:
        paragraph: the paragraph.
        wardrobe: gives the styles.
        thing: how a picture or shape stands in the line; None = it floats.
        notes: counts a note that is called here, and returns its number.
    """
    made = Pieces()
    label = paragraph.numbering
    if label is not None:
        _add_text(made, label.label, wardrobe.style(label.look))
        if label.suffix != "nothing" and (label.label or label.suffix == "tab"):
            made.add("\t" if label.suffix == "tab" else " ", wardrobe.style(label.look), ("label",))
    for inline in paragraph.inlines:
        if isinstance(inline, Run):
            if inline.look.hidden:
                continue
            style = wardrobe.style(inline.look)
            if inline.note:
                made.add(notes(inline.note), style, ("note", inline.note))
            elif inline.field in _PAGE_FIELDS:
                made.add(inline.text, style, (inline.field,))
            else:
                _add_text(made, inline.text, style)
        else:
            stands = thing(inline)
            if stands is None:
                made.floating.append(inline)
            else:
                made.add(OBJECT, wardrobe.style(paragraph.look), thing=stands)
    return made


@lru_cache(maxsize=8192)
def shown_text(text: str) -> str:
    """Return the characters that are drawn for a text: composed, without those that show nothing."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).translate(_UNSEEN)


def _add_text(made: Pieces, text: str, style: Style) -> None:
    text = shown_text(text)
    if style.capitals:
        text = text.upper()
    if style.small is None:
        made.add(text, style)
        return
    for small, stretch in _by_case(text):
        made.add(stretch.upper(), style.small if small else style)


def _by_case(text: str) -> Sequence[tuple[bool, str]]:
    out: list[tuple[bool, str]] = []
    for character in text:
        small = character.islower()
        if out and out[-1][0] == small:
            out[-1] = (small, out[-1][1] + character)
        else:
            out.append((small, character))
    return out
