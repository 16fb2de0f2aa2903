"""Câu văn: what the rules about words and capitals ask of a sentence."""

import functools
import re
from collections.abc import Callable, Iterator

from congvan.checks.reading import Reading
from congvan.checks.rule import Replace
from congvan.checks.said import Said, Words
from congvan.letter import guess_pasted, old_encoding
from congvan.page import Passage

__all__ = ["Word", "begins_sentence", "is_old", "prose", "slips", "swap", "words_in"]

Word = tuple[str, int, int]
"""A word as written, where it begins and where it ends."""

_WORD = re.compile(r"[^\W_]+")
# A label, a bracket or a quote may stand between the beginning of a sentence and its first word.
_BEGINNING = re.compile(
    r"(?:\A|[.?!:…]|\n)[\s\"“”«»‘’'(\[]*(?:[-+*–—•]\s*)?(?:(?:[IVXLC]+|\d+(?:\.\d+)*|\w)[.)/]\s*)?\Z"
)
_BACK = 30


@functools.lru_cache(maxsize=512)
def words_in(text: str) -> tuple[Word, ...]:
    """Return the words of a text with their places; a text that several rules ask for is cut once."""
    return tuple((match[0], match.start(), match.end()) for match in _WORD.finditer(text))


_kept: list[tuple[Words, tuple[Said, ...]]] = []
"""The lines of the letter that was asked for last: some twenty rules ask for the same in turn."""


def prose(reading: Reading) -> tuple[Said, ...]:
    """Return every line that its author wrote in sentence case: subject, addressees, body, appendices."""
    words = reading.words
    if _kept and _kept[-1][0] is words:
        return _kept[-1][1]
    lines = (*words.running(), *words.addressees, *words.unit_addressees)
    found = tuple(line for line in lines if (own := line.own) and not own.isupper() and not is_old(line))
    _kept[:] = [(words, found)]
    return found


def is_old(line: Said) -> bool:
    """Tell whether a line is in an old encoding (TCVN3, VNI), whose letters stand in the places of other signs."""
    if isinstance(line.origin, Passage) and any(old_encoding(run.look.font) for run in line.origin.runs):
        return True
    return not line.text.isascii() and guess_pasted(line.own) != ""


def begins_sentence(text: str, at: int) -> bool:
    """Tell whether a sentence, a line or what follows a colon begins at this place, so that a capital may stand."""
    return _BEGINNING.search(text[max(at - _BACK, 0) : at]) is not None


def slips(
    line: Said, pattern: re.Pattern[str], right: Callable[[re.Match[str]], str]
) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Give span, found and right form wherever a pattern meets something that is written otherwise.

    Args:
        line: the line; what its author did not write is not looked at.
        pattern: what to look for.
        right: gives the right form of what was met; the same or an empty text = nothing is wrong.
    """
    low = line.offset
    for match in pattern.finditer(line.text):
        if match.start() >= low and (wanted := right(match)) and wanted != match[0]:
            yield match.span(), match[0], wanted


def swap(line: Said, span: tuple[int, int], new: str) -> tuple[Replace, ...]:
    """Return the mend that puts a text in the place of some characters of a line."""
    return (Replace(line, *span, new),)
