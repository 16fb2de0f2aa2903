"""Bảng trên giấy: a table as typst's grid: columns between all edges of its cells, rows, drawn edges."""

from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter

from congvan.page import Block, Cell, Paragraph, Row, Table
from congvan.pdf.edges import Edges
from congvan.pdf.laying import PT, Item, Laying, Room, Stream
from congvan.pdf.long_tables import is_long, pages_of

__all__ = ["table"]

_THIN = 0.75
_TWIP = 0.05
"""LibreOffice's cells are this much (pt) narrower in tables that hang out into the margin."""
_NARROWEST = 1.0
_SAME = 0.3
"""Edges no further apart than this (pt) are one edge."""


@dataclass(slots=True)
class _Laid:
    """A cell laid out: its place in the grid and what stands in it."""

    cell: Cell
    x: int
    y: int
    across: int
    down: int
    stream: Stream
    inset: list[float] = field(default_factory=list)


def table(made: Table, room: Room, laying: Laying, *, followed: bool = False) -> Stream:
    """Lay a table out.

    Args:
        made: the table.
        room: where it stands.
        laying: what is shared.
        followed: whether another table follows at once, whose first line is this one's last.
    """
    return _Grid(made, room, laying).stream(followed=followed)


class _Grid:
    def __init__(self, made: Table, room: Room, laying: Laying) -> None:
        self._table = made
        self._room = room
        self._drawn = made.drawn
        self._laying = laying
        self._lost = _TWIP if made.left < 0 else 0.0
        self._spans = [_spans(row) for row in made.rows]
        self._edges_x = _distinct(self._spans)
        self._cells = [cell for y, row in enumerate(made.rows) for cell in self._row(y, row)]
        self._edges = Edges(len(self._edges_x) - 1, len(made.rows))
        for laid in self._cells:
            self._edges.add(laid.x, laid.y, laid.across, laid.down, laid.cell.borders)

    def _row(self, y: int, row: Row) -> list[_Laid]:
        out = []
        for cell, (start, end) in zip(row.cells, self._spans[y], strict=True):
            if not cell.row_span:
                continue
            low, high = self._at(start), self._at(end)
            down = min(cell.row_span, len(self._table.rows) - y)
            inset = [cell.margin_left * PT, cell.margin_right * PT, cell.margin_top * PT, cell.margin_bottom * PT]
            width = self._edges_x[max(high, low + 1)] - self._edges_x[low] - self._lost
            if width < inset[0] + inset[1] + _NARROWEST:
                inset[:2] = 0.0, 0.0
            width = max(_NARROWEST, width - inset[0] - inset[1])
            inner = Room(width, self._room.x + self._edges_x[low] + inset[0])
            stream = self._laying.flow(_shown(cell.blocks), inner, self._laying)
            out.append(_Laid(cell, low, y, max(1, high - low), down, stream, inset))
        return out

    def _at(self, x: float) -> int:
        edges = self._edges_x
        return min(range(len(edges)), key=lambda place: abs(edges[place] - x))

    def stream(self, *, followed: bool) -> Stream:
        """Return the table's items and height."""
        rules = self._edges.heights()
        heights = self._heights(rules)
        groups = self._groups()
        out = Stream(width=self._edges_x[-1] if self._edges_x else 0.0)
        above, below = self._hung(rules)
        if above:
            out.items.append(["v", round(above, 3)])
        everywhere = self._edges.everywhere(0, len(heights)) if is_long(self._table) else None
        pages = self._pages(heights) if everywhere else []
        for first, last in pages:
            out.items += [["n"]] * bool(first > self.headers()) + [self._page(first, last, heights, everywhere)]
        for first, last, whole in groups if not pages else ():
            if not self._drawn and self._rigid(first, last, whole=whole):
                out.items.append(self._placed(first, last, heights))
            else:
                out.items.append(self._item(first, last, heights, whole=whole))
        if followed:
            below = 0.0
        if below:
            out.items.append(["v", round(below, 3)])
        out.height = sum(high for _fixed, high in heights) + above + below
        return out

    def _pages(self, heights: list[tuple[float | None, float]]) -> list[tuple[int, int]]:
        """Return the rows of each page of a long table that begins at the top of one; none when that is not sure."""
        headers = self.headers()
        linked = any(laid.down > 1 for laid in self._cells)
        if not self._room.high or not headers or linked or not all(row.whole for row in self._table.rows[headers:]):
            return []
        return pages_of([high for _told, high in heights], headers, self._room.high)

    def _page(self, first: int, last: int, heights: list[tuple[float | None, float]], everywhere: Item | None) -> Item:
        """Return the head and some rows as a table of one page.

        The first alone says that its head is one: for each such head typst notes in the file which cells it stands
        over, and that takes longer than all the rest.
        """
        headers = self.headers()
        item = self._item(first, last, heights, whole=False)
        head = self._item(0, headers, heights, whole=False)
        body = [[x, y + headers, *rest] for x, y, *rest in item[4]]
        how = [False, False, headers if first == headers else 0, self._drawn, everywhere]
        return ["g", item[1], item[2], head[3] + item[3], head[4] + body, [], how]

    def _hung(self, rules: list[float]) -> tuple[float, float]:
        """Return how much of the first line stands above the grid and of the last below it.

        Word sets a line inside the row below it; typst half in each row. Thin lines are drawn as much too high: so
        the text stays in its place also where the table goes on in the next page. Thick ones would touch the text.
        """
        return (0.0, rules[-1]) if self._thin(rules) else (rules[0] / 2, rules[-1] / 2)

    def _thin(self, rules: list[float]) -> bool:
        return max(rules) <= _THIN

    def _heights(self, rules: list[float]) -> list[tuple[float | None, float]]:
        """Return each row's height as typst is told (None = as high as its contents), and what it will be."""
        contents = [0.0] * len(self._table.rows)
        thin = self._thin(rules)
        for laid in self._cells:
            if thin:
                laid.inset[2] += rules[laid.y]
            else:
                laid.inset[2] += rules[laid.y] / 2
                laid.inset[3] += rules[laid.y + laid.down] / 2
            if laid.down == 1:
                contents[laid.y] = max(contents[laid.y], laid.stream.height + laid.inset[2] + laid.inset[3])
        out: list[tuple[float | None, float]] = []
        for y, row in enumerate(self._table.rows):
            wanted = row.height * PT
            if wanted and not thin:
                wanted += (rules[y + 1] - rules[y]) / 2
            if wanted and (row.exact or wanted > contents[y]):
                out.append((round(wanted, 3), wanted))
            else:
                out.append((None, contents[y]))
        return out

    def _groups(self) -> list[tuple[int, int, bool]]:
        """Return runs of rows that must not be parted: first, last, whether they stand on one page."""
        rows = self._table.rows
        kept = [_kept(row) for row in rows]
        headers = self.headers()
        if headers or (self._drawn and not any(kept)) or not self._room.top:
            return [(0, len(rows), False)]
        linked = {y for laid in self._cells for y in range(laid.y, laid.y + laid.down - 1)}
        out: list[tuple[int, int, bool]] = []
        first = 0
        for y in range(len(rows)):
            if y == len(rows) - 1 or not (y in linked or kept[y]):
                out.append((first, y + 1, any(kept[first:y]) or kept[y]))
                first = y + 1
        return out

    def _rigid(self, first: int, last: int, *, whole: bool) -> bool:
        """Tell whether rows cannot break between pages: they are kept whole, or one line high."""
        if whole or not self._room.top:
            return not any(self._table.rows[y].exact for y in range(first, last))
        rows = self._table.rows
        if last - first > 1 or rows[first].exact:
            return False
        return rows[first].whole or all(
            len(laid.stream.items) <= 1 and _lines(laid.stream) <= 1 for laid in self._cells if laid.y == first
        )

    def _placed(self, first: int, last: int, heights: list[tuple[float | None, float]]) -> Item:
        """Return rows as cells put in their places."""
        tops = [0.0]
        for _told, height in heights[first:last]:
            tops.append(tops[-1] + height)
        grounds, cells = [], []
        for laid in self._cells:
            if not first <= laid.y < last:
                continue
            x, y = self._edges_x[laid.x], tops[laid.y - first]
            width = self._edges_x[min(laid.x + laid.across, len(self._edges_x) - 1)] - x
            height = tops[min(laid.y + laid.down, last) - first] - y
            if laid.cell.shading:
                grounds.append([*_rounded(x, y, width, height), laid.cell.shading])
            spare = max(0.0, height - laid.inset[2] - laid.inset[3] - laid.stream.height)
            shift = {"center": spare / 2, "bottom": spare}.get(laid.cell.vertical, 0.0)
            across = max(_NARROWEST, width - laid.inset[0] - laid.inset[1])
            place = _rounded(x + laid.inset[0], y + laid.inset[2] + shift, across)
            cells.append([*place, laid.stream.items])
        lines: list[Item] = []
        for way, at, start, end, look in self._edges.lines(first, last):
            if way == "h":
                low, high = self._edges_x[start], self._edges_x[end]
                lines.append([*_rounded(low, tops[at], high - low, 0.0), look])
            else:
                lines.append([*_rounded(self._edges_x[at], tops[start], 0.0, tops[end] - tops[start]), look])
        sticky = _kept(self._table.rows[last - 1])
        return ["k", 0, round(tops[-1], 3), sticky, [grounds, cells], lines]

    def _kept_runs(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return the runs of rows that stay on one page under a repeated head, each with the row it stays with."""
        if not self.headers():
            return []
        out: list[tuple[int, int]] = []
        rows = self._table.rows
        y = max(first, self.headers())
        while y < last:
            high = y
            while high < last - 1 and _kept(rows[high]):
                high += 1
            if 0 < high - y <= _MOST_KEPT:  # a table that is kept whole, row by row, may be higher than a page
                out.append((y, high + 1))
            y = high + 1
        return out

    def headers(self) -> int:
        """Return how many rows at the top are repeated on each page."""
        count = 0
        for row in self._table.rows:
            if not row.header:
                break
            count += 1
        return count if count < len(self._table.rows) else 0

    def _item(self, first: int, last: int, heights: list[tuple[float | None, float]], *, whole: bool) -> Item:
        """Return rows as a grid of typst's, which may break between pages."""
        columns = [round(high - low, 3) for low, high in zip(self._edges_x, self._edges_x[1:], strict=False)]
        cells = []
        low, high = (bisect_left(self._cells, y, key=attrgetter("y")) for y in (first, last))
        for laid in self._cells[low:high]:
            row = self._table.rows[laid.y]
            inset = [round(side, 3) for side in laid.inset]
            cells.append(
                [
                    laid.x,
                    laid.y - first,
                    laid.across,
                    laid.down,
                    inset,
                    laid.cell.vertical,
                    laid.cell.shading,
                    not row.whole and heights[laid.y][0] is None,
                    row.exact,
                    laid.stream.items,
                ]
            )
        kept = self._kept_runs(first, last)
        if kept:
            # a cell over several rows keeps them on one page: one that has no width and shows nothing
            cells += [
                [len(columns), low - first, 1, high - low, [0.0] * 4, "top", "", False, False, []] for low, high in kept
            ]
            columns.append(0.0)
        told = [high for high, _real in heights[first:last]]
        lead = round(self._edges_x[0], 3)
        sticky = whole and _kept(self._table.rows[last - 1])
        everywhere = self._edges.everywhere(first, last) if is_long(self._table) else None
        lines = [] if everywhere else self._edges.lines(first, last)
        how = [whole, sticky, self.headers(), self._drawn, everywhere]
        return ["g", lead, columns, told, cells, lines, how]


def _shown(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Leave out the empty paragraph that Word asks for after a table in a cell and does not show."""
    if len(blocks) > 1 and isinstance(blocks[-2], Table):
        last = blocks[-1]
        if isinstance(last, Paragraph) and not last.inlines and last.numbering is None:
            return blocks[:-1]
    return blocks


def _spans(row: Row) -> list[tuple[float, float]]:
    """Return the left and right edges of a row's cells; a cell without width pushes the others a little."""
    out: list[tuple[float, float]] = []
    pushed = 0.0
    for cell in row.cells:
        left, width = cell.left * PT + pushed, max(cell.width * PT, _NARROWEST)
        pushed += width - cell.width * PT
        out.append((left, left + width))
    return out


def _distinct(spans: list[list[tuple[float, float]]]) -> list[float]:
    edges = sorted(edge for row in spans for span in row for edge in span)
    out: list[float] = []
    for edge in edges:
        if not out or edge - out[-1] > _SAME:
            out.append(edge)
    if len(out) < 2:  # noqa: PLR2004 - a table of cells without width still has one column
        out = [out[0] if out else 0.0, (out[0] if out else 0.0) + 1.0]
    return out


def _rounded(*lengths: float) -> list[float]:
    return [round(length, 3) for length in lengths]


def _lines(stream: Stream) -> int:
    """Return how many lines a cell with one block has; many, when it is no paragraph."""
    return sum(len(item[-1]) if item[0] == "p" else _MANY for item in stream.items)


_MANY = 99
_MOST_KEPT = 5


def _kept(row: Row) -> bool:
    """Tell whether a row stays on the page of the next: its paragraphs say so."""
    paragraphs = [block for cell in row.cells for block in cell.blocks if isinstance(block, Paragraph)]
    return bool(paragraphs) and paragraphs[0].keep_next and all(one.keep_next for one in paragraphs if one.text)
