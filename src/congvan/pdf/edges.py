"""Đường kẻ bảng: which edges of a table are drawn: of two cells that share an edge the heavier line wins."""

from congvan.page import Border, Borders
from congvan.pdf.laying import Item, stroke_of

__all__ = ["Edges"]


class Edges:
    """Collects the edges of all cells on the lines of the grid."""

    def __init__(self, columns: int, rows: int) -> None:
        """Take the size of the grid."""
        self._columns = columns
        self._rows = rows
        self._across: list[list[Border | None]] = [[None] * columns for _ in range(rows + 1)]
        self._down: list[list[Border | None]] = [[None] * rows for _ in range(columns + 1)]
        self._spanned = False

    def add(self, x: int, y: int, across: int, down: int, borders: Borders) -> None:
        """Note the edges of a cell that stands at `x`, `y` and takes so many columns and rows."""
        self._spanned = self._spanned or across > 1 or down > 1
        for place in range(x, min(x + across, self._columns)):
            self._across[y][place] = _heavier(self._across[y][place], borders.top)
            self._across[y + down][place] = _heavier(self._across[y + down][place], borders.bottom)
        right = min(x + across, self._columns)
        for place in range(y, y + down):
            self._down[x][place] = _heavier(self._down[x][place], borders.left)
            self._down[right][place] = _heavier(self._down[right][place], borders.right)

    def heights(self) -> list[float]:
        """Return how much room each line between rows takes."""
        return [max((border.width for border in line if border is not None), default=0.0) for line in self._across]

    def everywhere(self, first: int, last: int) -> Item | None:
        """Return the line that is drawn around every cell of the grid; None when edges differ, or a cell takes more.

        typst looks through all lines between rows on each page: a list of hundreds of pages is printed ten times as
        fast when its cells have the line instead.
        """
        border = self._across[first][0] if self._columns else None
        if border is None or self._spanned:
            return None
        rows = self._across[first : last + 1]
        sides = [line[first:last] for line in self._down]
        same = all(edge == border for line in (*rows, *sides) for edge in line)
        return stroke_of(border) if same else None

    def lines(self, first: int, last: int) -> list[Item]:
        """Return the lines that typst draws between two rows, equal neighbours as one.

        Args:
            first: the first row.
            last: the row after the last one.
        """
        out: list[Item] = []
        for y in range(first, last + 1):
            for start, end, border in _runs(self._across[y]):
                out.append(["h", y - first, start, end, stroke_of(border)])
        for x, line in enumerate(self._down):
            for start, end, border in _runs(line[first:last]):
                out.append(["v", x, start, end, stroke_of(border)])
        return out


def _heavier(one: Border | None, other: Border | None) -> Border | None:
    shown = [border for border in (one, other) if border is not None and border.style not in ("nil", "none")]
    return max(shown, key=lambda border: (border.width, border.colour)) if shown else None


def _runs(line: list[Border | None]) -> list[tuple[int, int, Border]]:
    out: list[tuple[int, int, Border]] = []
    for place, border in enumerate(line):
        if border is None:
            continue
        if out and out[-1][1] == place and out[-1][2] == border:
            out[-1] = (out[-1][0], place + 1, border)
        else:
            out.append((place, place + 1, border))
    return out
