"""Đoạn chữ: a stretch of one paragraph in the place where it stands; and the lines drawn beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from congvan.decree import Mm
from congvan.errors import Where
from congvan.language import _
from congvan.page.blocks import Paragraph, Run
from congvan.page.look import Border
from congvan.page.spots import Spot

__all__ = ["DrawnBox", "DrawnRule", "Passage"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Đoạn chữ: usually a whole paragraph; where tabs or line breaks hold several parts, one of them.

    Attributes:
        paragraph: the paragraph.
        start: where the passage begins in `paragraph.text`.
        end: where it ends; leading and trailing spaces are not in it.
        left: left edge of its room (text area, cell, frame, text box; indents of the paragraph already taken off),
            from the left edge of the page's text area.
        right: right edge of its room, from the same edge.
        align: how it stands in that room; after a tab, as the tab stop sets it.
        section: number of its section.
        table: number of the table it stands in; 0 = none.
        row: row in that table, from 1.
        cell: cell in that row, from 1.
        order: place among all passages of the page, in reading order, from 0.
    """

    paragraph: Paragraph
    start: int
    end: int
    left: Mm
    right: Mm
    align: Literal["left", "center", "right", "both"] = "left"
    section: int = 1
    table: int = 0
    row: int = 0
    cell: int = 0
    order: int = 0

    @property
    def spot(self) -> Spot:
        """Which paragraph of the file it is."""
        return self.paragraph.spot

    @property
    def text(self) -> str:
        """Its characters as written, without an automatic label."""
        return self.paragraph.text[self.start : self.end]

    @property
    def shown(self) -> str:
        """Its characters as seen: in capitals where w:caps makes them, hidden ones left out."""
        return "".join(run.text.upper() if run.look.caps else run.text for run in self.runs if not run.look.hidden)

    @property
    def runs(self) -> Iterator[Run]:
        """Its runs, the first and last cut to the passage; empty ones left out."""
        at = 0
        for run in self.paragraph.runs:
            low, high = max(self.start - at, 0), min(self.end - at, len(run.text))
            at += len(run.text)
            if low < high:
                yield run if high - low == len(run.text) else replace(run, text=run.text[low:high])

    @property
    def inked(self) -> Iterator[Run]:
        """Its runs that show something: spaces and hidden text have no weight."""
        return (run for run in self.runs if run.text.strip() and not run.look.hidden)

    @property
    def centre(self) -> Mm:
        """The middle of its room, from the left edge of the text area."""
        return Mm((self.left + self.right) / 2)

    def where(self, file: str) -> Where:
        """Return the place as findings name it."""
        text = " ".join(self.shown.split())
        short = text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
        place = f"{self.spot.place}, «{short}»" if short else self.spot.place or _("an empty paragraph")
        return Where(file, number=self.order + 1, place=place)


_QUOTED = 50


@dataclass(frozen=True, slots=True)
class DrawnRule:
    """Đường kẻ: a horizontal line drawn under (or over) a text, however it was made.

    Attributes:
        made_of: «border» of a paragraph, «cell» border, «shape» (DrawingML or VML), «underscores» or dashes typed as
            text, «underline» of the text itself.
        spot: the paragraph that has it.
        left: its left end, from the left edge of the page's text area; None = cannot be told.
        width: its length; None = cannot be told.
        border: kind, thickness, colour.
    """

    made_of: Literal["border", "cell", "shape", "underscores", "underline"]
    spot: Spot
    left: Mm | None
    width: Mm | None
    border: Border = Border()

    @property
    def solid(self) -> bool:
        """Nét liền: one line without gaps."""
        return self.border.style in ("single", "thick")


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """Khung: a box drawn around a text: borders of its paragraph, cell, run or text box.

    Attributes:
        made_of: what draws it.
        width: outer width; None = cannot be told.
        height: outer height; None = cannot be told (as high as its text).
        border: its line.
    """

    made_of: Literal["paragraph", "cell", "run", "shape"]
    width: Mm | None
    height: Mm | None
    border: Border = Border()
