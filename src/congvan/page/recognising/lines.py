"""Dòng: a passage as recognising sees it: its key, its side of the page, what it is taken for so far."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from congvan.decree import Mm
from congvan.letter import convert_old, old_encoding
from congvan.page.blocks import Cell, Paragraph, Shape, Table
from congvan.page.keys import key_of
from congvan.page.passage import Passage
from congvan.page.passages import Placed

__all__ = ["Line", "Side", "lines_from", "passages", "tail"]

_LAYOUT = re.compile(r"cong hoa xa hoi|doc lap\W+tu do|noi nhan\s*:$|so\s*:[^;]*/")
_KEYED = 200
"""Parts are told by how they begin; of a longer text the rest is not looked at."""

Side = Literal["left", "right", "middle", "full"]

_TYPED_RULE = re.compile(r"[-_=.*~ˉ¯―─━═‾–—\s]{2,}|[_—─━═―]|[-_=*~–—\s]+[o0*]{1,5}[-_=*~–—\s]+", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """One passage under recognition.

    Attributes:
        passage: the passage.
        text: its characters as seen.
        key: the same without case, marks and double spaces; of a long text its beginning.
        side: where it stands: in the left or right half, in the middle, or over the whole width.
        number: place among the lines.
        cell: the table cell around it.
        shape: the text box around it.
        table: the table around it.
        data: whether it stands in a table of data, one with inner lines.
        new_page: whether a page break stands before it.
        taken: whether it is known as a part already.
    """

    passage: Passage
    text: str
    key: str
    side: Side
    number: int
    cell: Cell | None = None
    shape: Shape | None = None
    table: Table | None = None
    data: bool = False
    new_page: bool = False
    taken: bool = False

    @property
    def empty(self) -> bool:
        """Whether it shows no characters."""
        return not self.key

    @property
    def upper(self) -> bool:
        """Chữ in hoa."""
        return self.text.isupper()

    @property
    def bold(self) -> bool:
        """Chữ đậm: most of its characters are."""
        weight = 0
        for run in self.passage.inked:
            weight += len(run.text) if run.look.bold else -len(run.text)
        return weight > 0

    @property
    def rule(self) -> bool:
        """Whether it is a line typed with underscores or dashes."""
        return bool(self.key) and len(self.text) <= _KEYED and _TYPED_RULE.fullmatch(self.text) is not None

    @property
    def column(self) -> tuple[int, int, str]:
        """What it stands under and over: its section, its table, its side of the page."""
        return self.passage.section, self.passage.table, self.side


def lines_from(placed: Iterable[Placed], widths: dict[int, Mm]) -> list[Line]:
    """Make the lines of a page.

    Args:
        placed: its passages in reading order.
        widths: width of the text area by section.
    """
    lines: list[Line] = []
    drawn: dict[int, bool] = {}
    for number, each in enumerate(placed):
        passage = each.passage
        text = _seen(passage) if _altered(passage.paragraph) else each.text
        side = _side(passage, widths.get(passage.section, Mm(160)))
        key = key_of(text[:_KEYED])
        table = id(each.table)
        if each.table is not None:
            # a table with parts of the letter is there for the layout, even when somebody forgot to hide its lines
            drawn[table] = drawn.get(table, each.table.drawn) and not _LAYOUT.match(key)
        line = Line(passage, text, key, side, number, each.cell, each.shape, each.table)
        line.new_page = each.new_page
        lines.append(line)
    if any(drawn.values()):
        for line in lines:
            line.data = drawn.get(id(line.table), False)
    return lines


def _altered(paragraph: Paragraph) -> bool:
    """Tell whether some of the paragraph is seen otherwise than it is written."""
    return any(run.look.caps or run.look.hidden or _encoding(run.look.font) for run in paragraph.runs)


def _seen(passage: Passage) -> str:
    """Return the characters that a reader sees: capitals of w:caps, letters of fonts in an old encoding."""
    text = ""
    for run in passage.runs:
        if not run.look.hidden:
            encoding = _encoding(run.look.font)
            seen = convert_old(run.text, encoding, run.look.font) if encoding else run.text
            text += seen.upper() if run.look.caps else seen
    return text


# a letter has few fonts and many runs
_encoding = cache(old_encoding)


def _side(passage: Passage, width: Mm) -> Side:
    centre = (passage.left + passage.right) / 2
    if passage.left >= 0.3 * width and centre > 0.55 * width:
        return "right"
    if passage.right <= 0.65 * width and centre < 0.45 * width:
        return "left"
    return "right" if passage.align == "right" else "middle" if passage.align == "center" else "full"


def passages(lines: Iterable[Line]) -> tuple[Passage, ...]:
    """Return the passages of these lines and mark them as taken."""
    found: list[Passage] = []
    for line in lines:
        line.taken = True
        found.append(line.passage)
    return tuple(found)


def tail(lines: list[Line], line: Line) -> Iterator[Line]:
    """Yield the lines below this one in its column: the same cell and those under it, or the same side of the page.

    Args:
        lines: all lines.
        line: where to begin, itself left out.
    """
    column, frame = line.column, line.passage.paragraph.frame
    for below in lines[line.number + 1 :]:
        if below.column == column or (
            not line.passage.table
            and below.column[:2] == column[:2]
            and below.empty
            and below.passage.paragraph.frame == frame
        ):
            yield below
