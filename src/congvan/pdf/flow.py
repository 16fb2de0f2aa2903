"""Dòng chảy: blocks one under the other, with the space between them, boxes around them and page breaks."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from congvan.page import Block, Borders, Paragraph, Table
from congvan.pdf.drawings import framed
from congvan.pdf.laying import Item, Laying, Room, Stream, stroke_of
from congvan.pdf.paragraphs import paragraph
from congvan.pdf.tables import table

__all__ = ["flow"]

_Made = TypeVar("_Made")

_SIDES = ("top", "left", "bottom", "right")


def flow(blocks: tuple[Block, ...], room: Room, laying: Laying) -> Stream:
    """Lay blocks out one under the other.

    Args:
        blocks: what stands there.
        room: where.
        laying: what is shared.
    """
    return _Flow(room, laying).run(blocks)


class _Flow:
    def __init__(self, room: Room, laying: Laying) -> None:
        self._room = room
        self._laying = laying
        self._stream = Stream()
        self._box: Item | None = None
        self._boxed: Paragraph | None = None
        self._gap = 0.0
        self._extra = 0.0
        self._before: Paragraph | None = None

    def run(self, blocks: tuple[Block, ...]) -> Stream:
        for block, following in zip(blocks, (*blocks[1:], None), strict=True):
            if isinstance(block, Paragraph):
                if block.frame is not None:
                    self._items.append(framed(block, self._room, self._laying))
                else:
                    self._paragraph(block)
            else:
                self._close()
                self._space(self._gap + self._extra)
                self._gap, self._extra, self._before = 0.0, 0.0, None
                made = self._table(block, followed=isinstance(following, Table))
                self._stream.items += made.items
                self._stream.height += made.height
                self._stream.width = max(self._stream.width, made.width)
        self._close()
        self._space(self._gap + self._extra)
        return self._stream

    def _table(self, block: Table, *, followed: bool) -> Stream:
        room = self._room if not self._items else replace(self._room, high=0.0)
        how = ("followed " if followed else "") + ("first" if room.high else "")
        return self._once(block, how, lambda: table(block, room, self._laying, followed=followed))

    def _once(self, block: Block, how: str, lay: Callable[[], _Made]) -> _Made:
        """Lay a block out, or take what an earlier letter had: those of a batch share most of their blocks."""
        laying, page = self._laying, self._laying.page
        if laying.names:
            return lay()
        key = (id(block), how, self._room, page.spaces_add, page.broken_lines_stretch)
        kept = laying.wardrobe.kept
        if key in kept and kept[key][0] is block:
            made: _Made = kept[key][1]
            return made
        special = laying.special
        made = lay()
        if special == laying.special:
            if len(kept) >= _MOST:
                kept.clear()
            kept[key] = (block, made)
        return made

    @property
    def _items(self) -> list[Item]:
        return self._stream.items

    def _space(self, height: float) -> None:
        if height:
            self._items.append(["v", round(height, 3)])
            self._stream.height += height

    def _paragraph(self, block: Paragraph) -> None:
        made = self._once(block, "", lambda: paragraph(block, self._room, self._laying))
        before, above = self._before, float(block.before)
        if before is not None and before.style_id == block.style_id:
            above = 0.0 if block.contextual else above
            self._gap = 0.0 if before.contextual else self._gap
        self._gap, gap = float(block.after), self._gap
        self._before = block
        items = [list(item) for item in made.items]
        begins = self._room.top and len(items) > 1 and block.text.startswith("\f")
        if begins:
            del items[0]
        if self._room.top and (begins or block.page_break_before) and (self._items or begins):
            self._close()
            self._items.append(["n"])
            gap = self._extra = 0.0
        for place, item in enumerate(items):
            if place:
                self._close()
                self._items.append(["n"])
                gap, above, self._extra = 0.0, float(block.before), 0.0
            between = above + gap if self._laying.page.spaces_add else max(above, gap)
            _lift(item, between - gap)
            between += self._extra
            self._set(block, item, between)
            self._stream.height += between
        self._stream.height += made.height
        self._extra = made.extra
        self._stream.width = max(self._stream.width, made.width)
        if self._room.top and block.text.endswith("\f"):
            self._close()
            self._items.append(["n"])
            self._gap = self._extra = 0.0

    def _set(self, block: Paragraph, item: Item, above: float) -> None:
        """Set one paragraph under what stands there, in the box of the one before when they share it."""
        item[1] = round(above, 3)
        if not _has_box(block):
            self._close()
            self._into(self._items, item)
            return
        if self._box is None or self._boxed is None or not _shared(self._boxed, block):
            self._close()
            self._open(block, item)
        elif block.borders.between is not None:
            edge = block.borders.between
            self._box[-1].append(["rule", item[1], edge.space, stroke_of(edge)])
            self._stream.height += 2 * edge.space + edge.width
            item[1] = 0.0
        if self._box is not None:
            item[2] -= self._box[2]
            item[3] -= self._box[3]
            self._box[-1].append(item)
            self._box[5] = item[5][0]

    def _open(self, block: Paragraph, item: Item) -> None:
        borders = block.borders
        edges = [getattr(borders, side) for side in _SIDES]
        upper = borders.top.width / 2 if borders.top is not None else 0.0
        self._box = [
            "b",
            item[1] + upper,
            item[2],
            item[3],
            [stroke_of(edge) for edge in edges],
            False,
            block.shading,
            [],
        ]
        self._box[4] = [
            [*stroke, edge.space] if stroke is not None and edge is not None else None
            for stroke, edge in zip(self._box[4], edges, strict=True)
        ]
        self._boxed = block
        item[1] = 0.0
        for edge in (borders.top, borders.bottom):
            if edge is not None:
                self._stream.height += edge.width * (_DOUBLE if edge.style == "double" else 1) + edge.space

    def _into(self, items: list[Item], item: Item) -> None:
        """Set what stands first so that the space above it stays."""
        if item[1] and (not items or items[-1][0] == "n"):
            items.append(["v", item[1]])
            item[1] = 0.0
        items.append(item)

    def _close(self) -> None:
        if self._box is not None:
            self._into(self._items, self._box)
        self._box = self._boxed = None


def _lift(item: Item, height: float) -> None:
    """Measure what floats from the top of the space above its paragraph, where the one before has ended."""
    for one in item[_FLOATS]:
        if not one[3]:
            one[2] = round(one[2] - height, 3)


_MOST = 4096
"""Blocks that are kept."""
_FLOATS = 8
_DOUBLE = 3
"""A double edge is three times as thick as each of its lines."""


def _has_box(block: Paragraph) -> bool:
    return bool(block.shading) or block.borders != _NONE


_NONE = Borders()


def _shared(first: Paragraph, second: Paragraph) -> bool:
    """Tell whether two paragraphs stand in one box: the same edges, ground and indents."""
    indents = [(one.left + min(one.first_line, 0), one.right) for one in (first, second)]
    return first.borders == second.borders and first.shading == second.shading and indents[0] == indents[1]
