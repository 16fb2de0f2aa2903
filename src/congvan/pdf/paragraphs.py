"""Đoạn trên giấy: a paragraph as lines with their atoms, its indents and its floating drawings."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from congvan.page import Paragraph, Picture, Shape
from congvan.pdf.atoms import atoms_of
from congvan.pdf.drawings import floating, standing
from congvan.pdf.laying import PT, Item, Laying, Room
from congvan.pdf.lines import Line, Measure, lines_of
from congvan.pdf.looks import Style
from congvan.pdf.pieces import Pieces, Thing, pieces_of
from congvan.pdf.tabs import Ruler, Stop

__all__ = ["Made", "paragraph"]

_SAME = 0.1
_NEAR, _HAIR = 0.5, 0.01
"""A line less than half a point short of its room is measured exactly."""
_LAST, _SOFT, _HARD = 0, 1, 2
_LEVELS = 6
_TRAIL = 3


class Made:
    """A paragraph laid out.

    Attributes:
        items: one for each page break in it and one more.
        height: of all, the room below the last line left out.
        extra: room that the line spacing leaves below the last line.
        width: of the longest line.
    """

    __slots__ = ("extra", "height", "items", "width")

    def __init__(self, items: list[Item], height: float, extra: float, width: float) -> None:
        self.items = items
        self.height = height
        self.extra = extra
        self.width = width


def paragraph(block: Paragraph, room: Room, laying: Laying) -> Made:
    """Lay a paragraph out.

    Args:
        block: the paragraph.
        room: where it stands.
        laying: what is shared.
    """

    def thing(inline: Picture | Shape) -> Thing | None:
        laying.special += 1
        return standing(inline, room, laying) if inline.anchor is None else None

    pieces = pieces_of(block, laying.wardrobe, thing, laying.note)
    measure = _measure(block, room, laying.wardrobe.style(block.look))
    base = min(measure.left, measure.first)
    lines = lines_of(pieces, measure)
    floats = [floating(one, room, base, laying) for one in pieces.floating]
    items, told = [], []
    height = width = spare = 0.0
    for line in lines:
        last = line.ends == "end" or (line.ends == "\f" and room.top)
        told.append(_told(line, pieces, block, base, laying, last=last))
        over = _over(line, pieces, measure)
        if over > _NEAR:
            spare = max(spare, over)
        elif over > 0:
            told[-1][-1].insert(0, ["t", round(-over, 3), 0, None])
        height += line.ascent + line.descent + line.extra
        width = max(width, line.left + line.width)
        if line.ends == "\f" and room.top:
            items.append(_item(block, measure, base, told, floats))
            told, floats = [], []
    if told or not items:
        items.append(_item(block, measure, base, told, floats))
    for item in items:
        # room for what is wider than the paragraph, such as one letter in a cell without width
        item[_TRAIL] = round(item[_TRAIL] - spare, 3)
    extra = lines[-1].extra
    return Made(items, height - extra, extra, width)


def _item(block: Paragraph, measure: Measure, base: float, lines: list[Item], floats: list[Item]) -> Item:
    trail = measure.room - measure.right
    leading = min((line[2] for line in lines[:-1]), default=0.0)
    for line in lines:
        line[1] = round(line[1] + line[2] - leading, 3) if line is not lines[-1] else line[1]
        del line[2]
    # LibreOffice breaks paragraphs in tables wherever the page ends
    together = block.widow_control and measure.in_page
    # typst takes a line to the next page with its footnote only where no block is around it
    bare = measure.in_page and any(atom[0] == "note" for line in lines for atom in line[-1])
    how = [block.keep_next, block.keep_lines and len(lines) > 1, together, min(block.outline, _LEVELS), bare]
    return ["p", 0.0, round(base, 3), round(trail, 3), block.align, how, round(leading, 3), _even(lines), floats, lines]


def _even(lines: list[Item]) -> Item | None:
    """Return height and depth of the lines when all have the same and each has text; else each is told its own."""
    first = lines[0][:2]
    even = all(line[:2] == first and line[-1] and isinstance(line[-1][-1][0], int) for line in lines)
    return first if even else None


def _told(line: Line, pieces: Pieces, block: Paragraph, base: float, laying: Laying, *, last: bool) -> Item:  # noqa: PLR0913 - what a line knows
    justified = block.align == "both" and (not line.ends or (line.ends == "\n" and laying.page.broken_lines_stretch))
    ends = _SOFT if justified else _HARD
    if last:
        ends = _LAST
    atoms = atoms_of(line, pieces, laying, justified=justified)
    if laying.names:
        atoms = [*_named(line, pieces, block, laying), *atoms]
    return [
        round(line.ascent, 3),
        round(line.descent, 3),
        round(line.extra, 3),
        ends,
        round(line.left - base, 3),
        atoms,
    ]


def _over(line: Line, pieces: Pieces, measure: Measure) -> float:
    """Return by how much a line must be drawn in, so that typst, which measures exactly, does not break it again."""
    room = measure.right - line.left
    if line.width < room - _NEAR:
        return 0.0
    exact = line.width
    for piece in pieces.pieces:
        low, high = max(piece.start, line.start), min(piece.end, line.end)
        if low < high and not piece.what and piece.thing is None:
            text = pieces.text[low:high]
            exact += sum(map(piece.style.exact, text)) - piece.style.width(text)
    return exact - room + _HAIR if exact > room - _HAIR else 0.0


def _named(line: Line, pieces: Pieces, block: Paragraph, laying: Laying) -> Iterator[Item]:
    """Give the names of stretches in a line, with their distance from its start and their width."""
    shift = pieces.text.find(block.text) if block.text else 0
    for name, start, end in laying.names.get((block.spot.part, block.spot.number), ()):
        low, high = (start + shift, end + shift) if shift >= 0 else (0, len(pieces.text))
        low, high = max(low, line.start), min(high, max(line.end, line.start))
        if low > high or (low == high and low not in (line.start, line.end)):
            continue
        before = sum(pieces.widths[line.start : low]) + sum(
            width for at, (width, _leader) in line.tabs.items() if at < low
        )
        width = sum(pieces.widths[low:high]) + sum(
            width for at, (width, _leader) in line.tabs.items() if low <= at < high
        )
        yield ["@", name, round(before, 3), round(width, 3), round(line.ascent, 3), round(line.descent, 3)]


def _measure(block: Paragraph, room: Room, mark: Style) -> Measure:
    left, right = block.left * PT, room.width - block.right * PT
    first = left + block.first_line * PT
    ruler = _ruler(block.tabs, block.default_tab, left if first < left - _SAME else None, right)
    return Measure(left, first, max(right, left + 1), ruler, block.line, mark, room.width, in_page=room.top)


@lru_cache(maxsize=1024)
def _ruler(tabs: tuple[Any, ...], usual: float, hanging: float | None, right: float) -> Ruler:
    stops = [Stop(stop.at * PT, stop.align, stop.leader) for stop in tabs]
    if hanging is not None and not any(abs(stop.at - hanging) < _SAME for stop in stops):
        stops.append(Stop(hanging))
        stops.sort(key=lambda stop: stop.at)
    return Ruler(tuple(stops), usual * PT, right)
