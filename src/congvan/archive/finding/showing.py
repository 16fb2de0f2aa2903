"""Trích đoạn: where in the text of a letter the words were found."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from congvan.archive.finding.asking import Term
from congvan.archive.finding.spelling import WORD, Word, word_of

__all__ = ["Snippet", "snippet_of"]

_WIDTH, _BEFORE = 30, 6
"""Words of a snippet, and how many of them stand before what was found."""
_ENOUGH = 100
"""Places that are looked at: what stands behind them is seldom the better snippet."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """Trích đoạn: a piece of a letter's text.

    Attributes:
        text: one line, with «…» where it is cut; empty = nothing of what was asked stands in the text.
        marks: where the words that were asked for begin and end in it.
    """

    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()


class _Place(NamedTuple):
    first: int
    last: int
    term: int


def snippet_of(text: str, terms: tuple[Term, ...]) -> Snippet:
    """Return the piece of a text in which most of the terms stand; of equals the first.

    Args:
        text: as the index keeps it, in one line.
        terms: what was looked for.
    """
    if not text or not terms:
        return Snippet()
    spans = list(WORD.finditer(text))
    words = [word_of(span.group()) for span in spans]
    places = _places(words, terms)
    if not places:
        return Snippet()
    start = _best(places)
    first = max(0, start - _BEFORE)
    last = min(len(words), first + _WIDTH)
    begin, end = spans[first].start() if first else 0, spans[last - 1].end() if last < len(words) else len(text)
    before, after = "…" if first else "", "…" if last < len(words) else ""
    shift = len(before) - begin
    marks: list[tuple[int, int]] = []
    for place in places:
        if first <= place.first and place.last < last:
            mark = (spans[place.first].start() + shift, spans[place.last].end() + shift)
            if not marks or mark[0] >= marks[-1][1]:
                marks.append(mark)
    return Snippet(before + text[begin:end] + after, tuple(marks))


def _places(words: list[Word], terms: tuple[Term, ...]) -> list[_Place]:
    """Return where terms stand; a word that begins none of them costs no more than a look into a set."""
    asked = [term.words[0] for term in terms] + [term.joined for term in terms if term.joined]
    firsts = {one.plain for one in asked}
    beginnings = tuple(
        word.plain_typed for term in terms if term.begins for word in (term.words[0], term.joined) if word
    )
    places: list[_Place] = []
    for at, word in enumerate(words):
        if word.plain in firsts or (beginnings and word.plain.startswith(beginnings)):
            for number, term in enumerate(terms):
                length = _length_at(words, at, term)
                if length:
                    places.append(_Place(at, at + length - 1, number))
            if len(places) > _ENOUGH:
                break
    return places


def _length_at(words: list[Word], at: int, term: Term) -> int:
    asked = term.words
    if at + len(asked) <= len(words) and all(
        _is(words[at + step], one, begins=term.begins and step == len(asked) - 1) for step, one in enumerate(asked)
    ):
        return len(asked)
    return int(term.joined is not None and _is(words[at], term.joined, begins=term.begins))


def _is(word: Word, asked: Word, *, begins: bool) -> bool:
    if asked.marked:
        return word.marked == asked.marked or (begins and word.marked.startswith(asked.marked_typed))
    return word.plain == asked.plain or (begins and word.plain.startswith(asked.plain_typed))


def _best(places: list[_Place]) -> int:
    best, most = places[0].first, 0
    held: Counter[int] = Counter()
    end = 0
    for place in places:
        while end < len(places) and places[end].last < place.first + _WIDTH - _BEFORE:
            held[places[end].term] += 1
            end += 1
        if len(held) > most:
            best, most = place.first, len(held)
        held[place.term] -= 1
        if held[place.term] <= 0:
            del held[place.term]
    return best
