"""Chỗ khác nhau: what a letter has that most letters of its batch have not, and what it lacks."""

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence

from congvan.language import _

__all__ = ["differences"]

_AROUND = 3
"""Words left on either side of what differs, so that the reader finds it again on the page."""

Lines = tuple[str, ...]


def differences(texts: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Tell of each letter what differs from the commonest one.

    A line that stands in place of another is cut to what differs and three words around it. A line that more than
    half of the letters have and this one has not is told as missing.

    Args:
        texts: each letter's lines (its paragraphs), from top to bottom.

    Returns:
        For each letter its differing lines, in the order of the page.
    """
    letters = [tuple(" ".join(line.split()) for line in text) for text in texts]
    letters = [tuple(line for line in letter if line) for letter in letters]
    held = Counter(line for letter in letters for line in set(letter))
    usual = {line for line, count in held.items() if 2 * count > len(letters)}
    commonest = max(letters, key=lambda letter: _commonness(letter, held, len(letters)), default=())
    known: dict[Lines, tuple[str, ...]] = {}
    for letter in letters:
        if letter not in known:
            known[letter] = tuple(_differing(letter, commonest, usual))
    return [known[letter] for letter in letters]


def _commonness(letter: Lines, held: Counter[str], count: int) -> int:
    """Weigh a letter: a line that all have weighs as much for it as a line of its own weighs against it."""
    return sum(2 * held[line] - count for line in set(letter))


def _differing(letter: Lines, commonest: Lines, usual: set[str]) -> Iterator[str]:
    """Tell one letter's differences, top to bottom."""
    if letter == commonest:
        yield from (line for line in letter if line not in usual)
        return
    start, end = _shared(letter, commonest)
    mine, theirs = letter[start : len(letter) - end], commonest[start : len(commonest) - end]
    here, there = set(letter), set(commonest)
    # what both have outside the middle may still be rare: the commonest letter's own lines, had by chance here too
    yield from (line for line in letter[:start] if line not in usual)
    matcher = difflib.SequenceMatcher(None, theirs, mine, autojunk=False)
    for kind, low, high, mine_low, mine_high in matcher.get_opcodes():
        old, new = theirs[low:high], mine[mine_low:mine_high]
        if kind == "equal":
            yield from (line for line in new if line not in usual)
            continue
        edited = dict(zip(new, old, strict=True)) if len(old) == len(new) else {}
        edited = {line: was for line, was in edited.items() if was in usual and _alike(line, was)}
        told = set(edited.values())
        yield from (
            _("Missing: %(line)s", line=line) for line in old if line in usual and line not in here and line not in told
        )
        for line in new:
            if line not in usual:
                yield _excerpt(line, edited[line]) if line in edited else line
            elif line in there:
                yield _("In another place: %(line)s", line=line)
    yield from (line for line in letter[len(letter) - end :] if line not in usual)


def _shared(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """Return how many items both begin with, and how many they end with after that."""
    shorter = min(len(one), len(other))
    start = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    rest = shorter - start
    end = next((back for back in range(rest) if one[-1 - back] != other[-1 - back]), rest)
    return start, end


def _alike(line: str, other: str) -> bool:
    """Tell whether a line is another one with some words changed: they begin or end alike, for half of it or more."""
    words, others = line.split(), other.split()
    return 2 * sum(_shared(words, others)) >= max(len(words), len(others))


def _excerpt(line: str, other: str) -> str:
    """Return the words of the line that the other has not, with some around them."""
    words, others = line.split(), other.split()
    start, end = _shared(words, others)
    if start + end == len(words):  # words were taken out: what stands around the gap shows it
        end = max(0, end - 1)
    low, high = start - _AROUND, len(words) - end + _AROUND
    before = "… " if low > 1 else ""  # leaving out a single word saves nothing
    after = " …" if high < len(words) - 1 else ""
    return before + " ".join(words[low if before else 0 : high if after else len(words)]) + after
