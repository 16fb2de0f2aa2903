"""Bảng dài: tables of many pages, such as a year's book, parted here.

typst can break them too, but takes three times as long: it lays the repeated head out again for every page.
"""

from collections.abc import Sequence

from congvan.page import Table

__all__ = ["is_long", "pages_of"]

_LONG = 100
"""Rows of a table that takes more pages than a letter has."""


def is_long(made: Table) -> bool:
    """Tell whether a table takes more pages than a letter has."""
    return len(made.rows) > _LONG


def pages_of(heights: Sequence[float], headers: int, high: float) -> list[tuple[int, int]]:
    """Return the rows of each page, the first and the one after the last; none when a row is higher than a page.

    Args:
        heights: of all rows, those of the head too.
        headers: rows at the top that stand on each page.
        high: height of the text area.
    """
    room = high - sum(heights[:headers])
    if max(heights[headers:], default=0.0) > room:
        return []
    out: list[tuple[int, int]] = []
    first, used = headers, 0.0
    for y in range(headers, len(heights)):
        if used + heights[y] > room:
            out.append((first, y))
            first, used = y, 0.0
        used += heights[y]
    return [*out, (first, len(heights))]
