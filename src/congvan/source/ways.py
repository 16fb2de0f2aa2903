"""Cách gửi: the ways to a unit, as clerks write them in a list."""

import re

from congvan.letter import Way
from congvan.source.ids import bare

__all__ = ["read_ways"]

_SEPARATORS = re.compile(r"\s*[,;+\n]\s*")
_CALLED: dict[Way, tuple[str, ...]] = {
    "email": ("email", "e-mail", "mail", "thư điện tử"),
    "paper": ("paper", "giấy", "bản giấy", "bưu điện", "qua bưu điện"),
    "exchange": ("exchange", "trục", "liên thông", "trục liên thông", "edxml"),
}
_WORDS = {bare(word): way for way, words in _CALLED.items() for word in words}


def read_ways(text: str) -> tuple[tuple[Way, ...], tuple[str, ...]]:
    """Return the ways that a text names, each once, and the words that name none.

    Args:
        text: «email», «email, paper», «bưu điện»; with or without marks.
    """
    ways: dict[Way, None] = {}
    strange = []
    for word in filter(None, _SEPARATORS.split(text.strip())):
        way = _WORDS.get(bare(word))
        if way is None:
            strange.append(word)
        else:
            ways[way] = None
    return tuple(ways), tuple(strange)
