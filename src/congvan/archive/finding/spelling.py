"""Chữ và dấu: the words of a text as the index knows them, without marks and, beside that, with them.

Two spellings of one word are one: «hòa» and «hoà», «kỷ» and «kỉ» differ in habit only.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

__all__ = ["WORD", "Word", "clean", "indexed", "word_of", "words_of"]

WORD = re.compile("(?:[^\\W_]|[\u0300-\u036f])+")
"""A word of Vietnamese is a syllable: letters, digits and marks, without anything between."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_EARLY = re.compile(f"(?:(?<=o)([{_TONES}])([ae])|(?<=u)([{_TONES}])(y))$")
"""«hòa», «khỏe», «thúy»: the tone stands on the first of two vowels; others write «hoà», «khoẻ», «thuý»."""
_LONG_I = re.compile(f"(?<=[hklmst])y(?=[{_TONES}]?$)")
"""«kỷ luật», «lý do», «công ty»: written with i by others."""
_GAP = "·"
"""Stands where words without marks stand; no word is written so."""
_GAPS = re.compile(f"(?:{_GAP} ){{2,}}")


class Word(NamedTuple):
    """Chữ: one word.

    Attributes:
        plain: without marks and capitals, «d» for «đ».
        marked: with its marks; empty = it has none.
        plain_typed: as `plain`, with the vowels as they were typed: what a beginning of a word is compared with.
        marked_typed: as `marked`, likewise.
    """

    plain: str
    marked: str
    plain_typed: str
    marked_typed: str


def clean(text: str) -> str:
    """Return a text as it is kept: composed (NFC), in one line, without what nobody sees."""
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())


@lru_cache(maxsize=200_000)
def word_of(written: str) -> Word:
    """Return a word in all its forms.

    Args:
        written: what `WORD` has found.
    """
    typed = "".join(
        char
        for char in unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", written).casefold())
        if char.isalnum() or unicodedata.category(char) == "Mn"
    )
    one = _LONG_I.sub("i", _TONE_EARLY.sub(_late_tone, typed))
    plain, plain_typed = _bare(one), _bare(typed)
    marked, marked_typed = unicodedata.normalize("NFC", one), unicodedata.normalize("NFC", typed)
    if marked == plain:
        marked = marked_typed = ""
    return Word(plain, marked, plain_typed, marked_typed)


def _late_tone(found: re.Match[str]) -> str:
    first, second = found.group(1) or found.group(3), found.group(2) or found.group(4)
    return second + first


def _bare(text: str) -> str:
    return "".join(char for char in text.replace("đ", "d") if unicodedata.category(char) != "Mn")


def words_of(text: str) -> list[Word]:
    """Return the words of a text, in their order.

    Args:
        text: as `clean` returns it.
    """
    return [word for word in map(word_of, WORD.findall(text)) if word.plain]


@lru_cache(maxsize=200_000)
def _of_chunk(chunk: str) -> tuple[str, str]:
    """Return what stands between two spaces, as the index takes it: without marks, and with them."""
    words = words_of(chunk)
    return " ".join(word.plain for word in words), " ".join(word.marked or _GAP for word in words)


def indexed(*texts: str) -> str:
    """Return texts as the index takes them: all words without marks, then those with marks, in their order.

    No phrase reaches from one text into the next: a gap stands between.
    """
    pieces: list[str] = []
    for text in texts:
        chunks = [_of_chunk(chunk) for chunk in clean(text).split(" ")]
        pieces += [plain for plain, _marked in chunks if plain]
        pieces.append(_GAP)
        pieces += [marked for _plain, marked in chunks if marked]
        pieces.append(_GAP)
    return _GAPS.sub(f"{_GAP} ", " ".join(pieces))
