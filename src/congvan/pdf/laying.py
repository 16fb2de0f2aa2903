"""Bàn xếp trang: what is shared while one page is laid out, and the lengths in which it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from congvan.errors import Finding
from congvan.page import Block, Border, Page, Section
from congvan.pdf.looks import Style, Wardrobe
from congvan.pdf.places import Named

__all__ = ["PT", "Flow", "Item", "Laying", "Room", "Stream", "stroke_of"]

PT = 72 / 25.4
"""Points in a millimetre."""

Item = list[Any]
"""What typst is told of one thing: a name and what belongs to it, or a number of a style and its text."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where blocks stand, in points.

    Attributes:
        width: of the room.
        x: its left edge, from the left edge of the paper.
        top: whether it is the text area of the page, where pages can be broken.
        high: height of that area on every page, where a long table begins at its top; 0 = not known.
    """

    width: float
    x: float
    top: bool = False
    high: float = 0.0


@dataclass(slots=True)
class Stream:
    """Blocks laid out one under the other.

    Attributes:
        items: for typst.
        height: all together, in points.
        width: of the longest line.
    """

    items: list[Item] = field(default_factory=list)
    height: float = 0.0
    width: float = 0.0


Flow = Callable[[tuple[Block, ...], Room, "Laying"], Stream]


@dataclass(slots=True)
class Laying:
    """What is shared while one page is laid out.

    Attributes:
        page: the page.
        wardrobe: gives styles.
        flow: lays blocks out; here, so that cells and text boxes can do it too.
        media: file name of each picture by its part.
        section: the section that is being laid out.
        special: how many things were met that are not the same in every letter: notes, page numbers, drawings.
        notes: number of each footnote that was called.
        own: number of the footnote that is being laid out.
        findings: what was met that cannot be printed.
        names: what stretches of paragraphs are called that can be asked for, by part and number.
    """

    page: Page
    wardrobe: Wardrobe
    flow: Flow
    media: Mapping[str, str]
    section: Section
    special: int = 0
    notes: dict[str, str] = field(default_factory=dict)
    own: str = ""
    findings: list[Finding] = field(default_factory=list)
    names: Mapping[tuple[str, int], tuple[Named, ...]] = field(default_factory=dict)

    def index(self, style: Style) -> int:
        """Return the number of a style."""
        return style.number

    def note(self, identity: str) -> str:
        """Count a note that is called, and return its number; of «#», the number of the note that it stands in."""
        self.special += 1
        if identity == "#":
            return self.own
        return self.notes.setdefault(identity, str(len(self.notes) + 1))

    def noted(self, identity: str, number: str) -> list[Item]:
        """Return what a footnote says, laid out."""
        before, self.own = self.own, number
        margins = self.section.margins
        room = Room(self.section.text_width * PT, (margins.left + margins.gutter) * PT)
        items = self.flow(self.page.notes.get(identity, ()), room, self).items
        self.own = before
        return items


def stroke_of(border: Border | None) -> Item | None:
    """Return how typst draws an edge."""
    if border is None or border.style in ("nil", "none"):
        return None
    return [border.style, border.width, border.colour]
