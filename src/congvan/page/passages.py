"""Đọc trang: walks a page in reading order and cuts its paragraphs into passages, each with the room it stands in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from congvan.decree import Mm
from congvan.page.blocks import Block, Cell, Paragraph, Shape, Table
from congvan.page.columns import Span, pieces_of
from congvan.page.passage import Passage
from congvan.page.sheet import Page, Section
from congvan.page.spots import Anchor

__all__ = ["InMargin", "Placed", "margin_passages", "passages_of", "placed_of"]

_BREAK = re.compile(r"[\n\f\v]")
_MOST_BREAKS = 200
"""No part of a letter stands further down in one paragraph; what comes after is one passage."""

_INSET = 2.54
"""Distance between the edge of a text box and its text, as Word sets it."""


@dataclass(slots=True)
class Placed:
    """A passage and what holds it, as recognising needs to know.

    Attributes:
        passage: the passage.
        text: its characters as written.
        cell: the table cell it stands in; None = none.
        shape: the text box it stands in; None = none.
        table: the table it stands in.
        new_page: whether a page break stands before it.
    """

    passage: Passage
    text: str
    cell: Cell | None = None
    shape: Shape | None = None
    table: Table | None = None
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class InMargin:
    """Trong lề: a passage of a header or footer.

    Attributes:
        placed: the passage and what holds it.
        at: in which margin.
        on: on which pages: «default», «first», «even».
    """

    placed: Placed
    at: Literal["header", "footer"]
    on: str

    @property
    def passage(self) -> Passage:
        """The passage itself."""
        return self.placed.passage


@dataclass(frozen=True, slots=True)
class _Room:
    """Where blocks are laid out: left and right from the left edge of the text area, and what is around."""

    left: float
    right: float
    section: Section
    number: int = 0
    row: int = 0
    place: int = 0
    cell: Cell | None = None
    shape: Shape | None = None
    table: Table | None = None


def passages_of(page: Page) -> tuple[Passage, ...]:
    """Return the passages of the body in reading order, empty paragraphs too; headers and footers are left out.

    Args:
        page: the page; what is in tables, text boxes and frames is read where it is anchored.
    """
    return tuple(placed.passage for placed in placed_of(page))


def placed_of(page: Page) -> list[Placed]:
    """Return the passages of the body in reading order, each with what holds it.

    Args:
        page: the page.
    """
    found: list[Placed] = []
    for section in page.sections:
        _walk(section.blocks, _Room(0, section.text_width, section), found)
    return found


def margin_passages(page: Page) -> tuple[InMargin, ...]:
    """Return the passages of all headers and footers, section by section; each header counts its order from 0.

    Args:
        page: the page; a header that a section takes from the one before comes again under that section.
    """
    return tuple(_margins(page))


def _margins(page: Page) -> Iterator[InMargin]:
    places: tuple[tuple[Literal["header", "footer"], str], ...] = (("header", "headers"), ("footer", "footers"))
    for section in page.sections:
        for at, name in places:
            blocks: Mapping[str, tuple[Block, ...]] = getattr(section, name)
            for on, these in blocks.items():
                found: list[Placed] = []
                _walk(these, _Room(0, section.text_width, section), found)
                yield from (InMargin(placed, at, on) for placed in found)


def _walk(blocks: Sequence[Block], room: _Room, found: list[Placed]) -> None:
    for block in blocks:
        if isinstance(block, Paragraph):
            _read(block, room, found)
            for shape in block.shapes:
                if shape.blocks:
                    _walk(shape.blocks, _in_shape(shape, room), found)
        else:
            _walk_table(block, room, found)


def _walk_table(table: Table, room: _Room, found: list[Placed]) -> None:
    shift = 0.0
    if table.floating is not None:
        shift = _floated(table.floating, table.width, room.section, room.left)[0] - room.left - table.left
    for row_number, row in enumerate(table.rows, start=1):
        for cell_number, cell in enumerate(row.cells, start=1):
            if not cell.row_span:
                continue
            left = room.left + shift + cell.left
            inner = _Room(
                left + cell.margin_left,
                left + cell.width - cell.margin_right,
                room.section,
                number=table.number or room.number,
                row=row_number,
                place=cell_number,
                cell=cell,
                shape=room.shape,
                table=table,
            )
            _walk(cell.blocks, inner, found)


def _in_shape(shape: Shape, room: _Room) -> _Room:
    """Return the room in a text box; where it floats may not be known, then it is that of its anchor."""
    left = room.left if shape.left is None else shape.left + (room.left if room.cell else 0)
    inset = min(_INSET, shape.width / 4)
    right = left + shape.width - inset if shape.width else room.right
    number, row, place = room.number, room.row, room.place
    return _Room(left + inset, right, room.section, number, row, place, room.cell, shape, room.table)


def _floated(anchor: Anchor, width: float, section: Section, left: float) -> tuple[float, float]:
    """Return left and right of what floats, from the left edge of the text area."""
    area = section.text_width
    page = anchor.x_from == "page"
    low = -(section.margins.left + section.margins.gutter) if page else 0.0
    high = low + section.width if page else area
    if anchor.x_align in ("right", "outside"):
        start = high - width
    elif anchor.x_align == "center":
        start = (low + high - width) / 2
    elif anchor.x_align:
        start = low
    else:
        start = anchor.x + (low if page else left)
    return start, start + width


def _read(paragraph: Paragraph, room: _Room, found: list[Placed]) -> None:
    """Cut one paragraph into passages."""
    text = paragraph.text
    left, right, align = room.left + paragraph.left, room.right - paragraph.right, paragraph.align
    if paragraph.frame is not None:
        frame = paragraph.frame
        if frame.width:
            low, high = _floated(frame.anchor, frame.width, room.section, room.left)
            left, right = low + paragraph.left, high - paragraph.right
        elif frame.anchor.x_align in ("center", "right"):
            align = "center" if frame.anchor.x_align == "center" else "right"
    at = 0
    for line in _BREAK.split(text, _MOST_BREAKS) if _BREAK.search(text) else (text,):
        new_page = text[at - 1] == "\f" if at else paragraph.page_break_before
        for piece in pieces_of(line, paragraph, Span(left, right, align, first=not at)):
            start = at + piece.start
            found.append(
                Placed(
                    Passage(
                        paragraph,
                        start,
                        at + piece.end,
                        Mm(piece.left),
                        Mm(piece.right),
                        piece.align,
                        room.section.number,
                        room.number,
                        room.row,
                        room.place,
                        len(found),
                    ),
                    line[piece.start : piece.end],
                    room.cell,
                    room.shape,
                    room.table,
                    new_page,
                )
            )
        at += len(line) + 1
