"""How far two PDFs of one letter lie apart: the words of each line and page first, then where they stand."""

import dataclasses
import difflib
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from tests.pdf.fidelity.reading import Line, lines_of, pages_of, words_of

__all__ = ["Difference", "compare"]

_UPWARDS = 1.0
"""Lines of two columns may change places when they lie nearer together than this (pt)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between ours and theirs.

    Attributes:
        same: whether each page and each line has the same words.
        baseline: the largest distance of two baselines (pt), of the lines that both have.
        left: the largest distance of the left edges of two words (pt), of those lines.
        ours: our first line that is not theirs, or stands on another page; None = there is none.
        theirs: their line in its place.
        pages: how many pages ours and theirs have.
        farthest: the line with the largest baseline distance.
    """

    same: bool
    baseline: float
    left: float
    ours: Line | None = None
    theirs: Line | None = None
    pages: tuple[int, int] = (0, 0)
    farthest: str = ""

    @property
    def badness(self) -> tuple[bool, float, float]:
        """What letters are sorted by, the worst last."""
        return (not self.same, self.baseline, self.left)


def compare(ours: bytes, theirs: bytes) -> Difference:
    """Return how our PDF of a letter differs from another one of it."""
    both = words_of(ours), words_of(theirs)
    whole = lines_of(both[0]), lines_of(both[1])
    pages = pages_of(ours), pages_of(theirs)
    if _keys(whole[0]) == _keys(whole[1]):
        return _measured(list(zip(*whole, strict=True)), same=pages[0] == pages[1], pages=pages)
    # two columns a hair apart make one line there and two here: then each column's lines must be the same
    parted = _pairs_of_columns(lines_of(both[0], columns=True), lines_of(both[1], columns=True))
    if parted is not None:
        return _measured(parted, same=pages[0] == pages[1], pages=pages)
    found = _measured(_alike(*whole), same=False, pages=pages)
    mine, other = next(pair for pair in itertools.zip_longest(*whole) if not _equal(*pair))
    return dataclasses.replace(found, ours=mine, theirs=other)


def _measured(pairs: Sequence[tuple[Line, Line]], *, same: bool, pages: tuple[int, int]) -> Difference:
    """Measure lines that have the same words."""
    farthest, baseline, left = "", 0.0, 0.0
    for mine, other in pairs:
        for ours, theirs in zip(mine.words, other.words, strict=True):
            down, aside = abs(ours.baseline - theirs.baseline), abs(ours.left - theirs.left)
            if down > baseline:
                baseline, farthest = down, f"page {mine.page}: {mine.text}"
            left = max(left, aside)
    return Difference(same=same, baseline=baseline, left=left, pages=pages, farthest=farthest)


def _pairs_of_columns(ours: Sequence[Line], theirs: Sequence[Line]) -> list[tuple[Line, Line]] | None:
    """Return each column's line with its like on the same page; None when one has no like, or stands in other order."""
    waiting: dict[tuple[int, str], list[Line]] = {}
    for other in theirs:
        waiting.setdefault((other.page, other.text), []).append(other)
    pairs = []
    for mine in ours:
        like = waiting.get((mine.page, mine.text))
        if not like:
            return None
        pairs.append((mine, like.pop(0)))
    if any(waiting.values()):
        return None
    reached = (0, -math.inf)
    for _mine, other in pairs:
        if other.page == reached[0] and other.baseline < reached[1] - _UPWARDS:
            return None
        reached = (other.page, other.baseline)
    return pairs


def _alike(ours: Sequence[Line], theirs: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Return the lines that both have, each with its like, as many as can be without changing their order."""
    matcher = difflib.SequenceMatcher(None, _keys(ours), _keys(theirs), autojunk=False)
    return [
        (ours[block.a + place], theirs[block.b + place])
        for block in matcher.get_matching_blocks()
        for place in range(block.size)
    ]


def _equal(mine: Line | None, other: Line | None) -> bool:
    return mine is not None and other is not None and _key(mine) == _key(other)


def _key(line: Line) -> tuple[int, str]:
    return line.page, line.text


def _keys(lines: Sequence[Line]) -> list[tuple[int, str]]:
    return [_key(line) for line in lines]
