"""Dòng: a paragraph broken into lines as Word breaks them, tabs set, heights worked out."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from congvan.page import LineSpacing
from congvan.pdf.breaks import breaks_of, glued
from congvan.pdf.looks import Style
from congvan.pdf.pieces import Pieces
from congvan.pdf.tabs import Ruler

__all__ = ["Line", "Measure", "lines_of"]

_HARD = "\n\f\v"
_SPECIAL = frozenset("\t" + _HARD)
_SHARES = {"right": 1.0, "decimal": 1.0, "center": 0.5}
"""Part of the text after a tab that stands before its stop."""
_MARGIN = 42.5
"""How far (pt) a line may reach into the right margin: 15 mm, the narrowest that the decree allows."""
_SLACK = 0.004
"""Sums of floats are not exact."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Khổ dòng: the room of a paragraph, in points from the left edge of what it stands in.

    Attributes:
        left: where its lines begin.
        first: where its first line begins.
        right: where they end.
        ruler: its tab stops.
        line: khoảng cách dòng.
        mark: style of an empty line.
        room: width of what it stands in.
        in_page: whether that is the text area of the page.
    """

    left: float
    first: float
    right: float
    ruler: Ruler
    line: LineSpacing
    mark: Style
    room: float
    in_page: bool = True


@dataclass(slots=True)
class Line:
    r"""One line: characters from `start` to `end`; `tabs` = width of each tab in it by its place.

    Attributes:
        start: of the text.
        end: of the text, spaces at the end left out.
        left: where it begins.
        ends: what ends it: «» a new line of itself, «\n», «\f», «\v» a hard break, «end» the paragraph's end.
        tabs: width and leader of each tab, by its place in the text.
        width: from `left` to its last character.
        ascent: height over the baseline.
        descent: depth below it.
        extra: room that the line spacing leaves below it; at the end of a page it is left out.
    """

    start: int
    end: int
    left: float
    ends: str
    tabs: dict[int, tuple[float, str]] = field(default_factory=dict)
    width: float = 0.0
    ascent: float = 0.0
    descent: float = 0.0
    extra: float = 0.0


def lines_of(pieces: Pieces, measure: Measure) -> list[Line]:
    """Break a paragraph into lines.

    Args:
        pieces: its contents.
        measure: its room.
    """
    breaker = _Breaker(pieces, measure)
    lines = breaker.lines()
    for line in lines:
        _raise(line, pieces, measure)
    return lines


class _Breaker:
    def __init__(self, pieces: Pieces, measure: Measure) -> None:
        self._text = pieces.text
        self._measure = measure
        self._sums = list(accumulate(pieces.widths, initial=0.0))
        self._places, self._trims = breaks_of(pieces.text)
        self._specials = (
            [place for place, character in enumerate(pieces.text) if character in _SPECIAL]
            if any(one in pieces.text for one in _SPECIAL)
            else []
        )

    def lines(self) -> list[Line]:
        lines: list[Line] = []
        at, size = 0, len(self._text)
        while True:
            first = not lines or lines[-1].ends == "\f"
            line = self._line(at, self._measure.first if first else self._measure.left)
            lines.append(line)
            if line.ends == "end":
                return lines
            at = line.end
            if line.ends:
                at = self._text.index(line.ends, at) + 1
                if line.ends == "\f" and at == size:
                    return lines
            else:
                while at < size and self._text[at] == " ":
                    at += 1

    def _line(self, start: int, left: float) -> Line:
        line = Line(start, start, left, "")
        at, x, right = start, left, self._measure.right + _SLACK
        sums, text = self._sums, self._text
        while True:
            stop = self._next_special(at)
            end = stop
            while end > at and text[end - 1] == " ":
                end -= 1
            width = sums[end] - sums[at]
            is_tab = stop < len(text) and text[stop] == "\t"
            if x + width > right:
                line.end = self._broken(start, at, right - x)
                line.width = x - left + sums[line.end] - sums[at]
                return line
            if is_tab:
                x += sums[stop] - sums[at]
                gap = self._tab(stop, x)
                if gap is not None:
                    right = max(right, self._reach(stop, x))
                    line.tabs[stop] = gap
                    x += gap[0]
                    at = stop + 1
                    continue
            line.end, line.width = end, x - left + width
            if not is_tab:
                line.ends = text[stop] if stop < len(text) else "end"
            return line

    def _broken(self, start: int, at: int, room: float) -> int:
        """Return where a line ends whose text from `at` is wider than its room."""
        trims, places, sums = self._trims, self._places, self._sums
        low = bisect_right(places, at)
        limit = sums[at] + room
        high = bisect_right(trims, limit, lo=low, key=sums.__getitem__)
        full = bisect_right(sums, limit) - 1
        while high > low and places[high - 1] == full and self._text[full - 1] == "/":
            high -= 1
        if high > low:
            place = glued(self._text, places[high - 1])
            if place == places[high - 1]:
                return max(trims[high - 1], start)
            if place > at:
                return max(start + 1, len(self._text[:place].rstrip(" ")))
        elif at > start:
            return at
        return max(start + 1, full)

    def _next_special(self, at: int) -> int:
        if not self._specials:
            return len(self._text)
        place = bisect_left(self._specials, at)
        return self._specials[place] if place < len(self._specials) else len(self._text)

    def _tab(self, at: int, x: float) -> tuple[float, str] | None:
        """Return width and leader of the tab that stands at `at` when the line has come to `x`; None = next line."""
        right = self._measure.right
        stop = self._measure.ruler.after(x)
        share = _SHARES.get(stop.align, 0.0)
        if not share:
            own = stop in self._measure.ruler.stops
            if not own and stop.at > right + _SLACK and x > self._measure.left + _SLACK:
                return None
            return max(0.0, (stop.at if own else min(stop.at, right)) - x), stop.leader
        following = self._next_special(at + 1)
        width = self._sums[following] - self._sums[at + 1]
        if stop.align == "decimal" and "," in self._text[at + 1 : following]:
            width = self._sums[self._text.index(",", at)] - self._sums[at + 1]
        gap = stop.at - x - width * share
        return gap if gap > 0 else self._least(at) if x > self._measure.left else 0.0, stop.leader

    def _reach(self, at: int, x: float) -> float:
        """Return how far the tab at `at` lets its line go: what stands at a stop in the margin stands in the margin."""
        stop = self._measure.ruler.after(x)
        if stop.at <= self._measure.right or stop not in self._measure.ruler.stops:
            return 0.0
        most = self._measure.right + _MARGIN
        if stop.align in _SHARES:
            return min(stop.at, most) + _SLACK
        place = bisect_right(self._places, at + 1)
        end = self._trims[place] if place < len(self._places) else len(self._text)
        word = self._sums[min(end, self._next_special(at + 1))] - self._sums[at + 1]
        return min(stop.at + word, most) + _SLACK

    def _least(self, at: int) -> float:
        """Return how wide a tab is at least that something is aligned after: as a space."""
        return self._measure.mark.widths[" "] if at else 0.0


def _raise(line: Line, pieces: Pieces, measure: Measure) -> None:
    """Work out how high a line is."""
    ascent = descent = things = 0.0
    for piece in pieces.pieces:
        if piece.start >= line.end or piece.end <= line.start:
            continue
        if piece.thing is not None:
            things = max(things, piece.thing.ascent)
            descent = max(descent, piece.thing.descent)
        else:
            ascent, descent = max(ascent, piece.style.ascent), max(descent, piece.style.descent)
    if line.start == line.end:
        ascent, descent = measure.mark.ascent, measure.mark.descent
    line.ascent, line.descent, line.extra = _spaced(ascent, descent, things, measure.line)


def _spaced(ascent: float, descent: float, things: float, spacing: LineSpacing) -> tuple[float, float, float]:
    """Return height over the baseline, depth and room below it under a rule of line spacing, as Word sets them.

    Args:
        ascent: of the text.
        descent: of the text.
        things: height of pictures that stand in the line; a multiple spacing does not count them.
        spacing: the rule.
    """
    if spacing.rule == "exact":
        return spacing.height * _EXACT_ASCENT, spacing.height * (1 - _EXACT_ASCENT), 0.0
    if spacing.rule == "at_least":
        return max(ascent, things, spacing.height - descent), descent, 0.0
    height = ascent + descent
    if spacing.lines >= 1:
        return max(ascent, things), descent, _cut(height * spacing.lines) - height
    height = _cut(height * spacing.lines)
    return max(height * _EXACT_ASCENT, things), height * (1 - _EXACT_ASCENT), 0.0


def _cut(points: float) -> float:
    """Return a length in whole twentieths of a point, the rest cut off, as Word multiplies heights."""
    return int(points * 20 + 1e-6) / 20


_EXACT_ASCENT = 0.8
"""Part of a line of fixed height that stands over the baseline."""
