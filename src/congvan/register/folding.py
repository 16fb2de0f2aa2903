"""Tìm không dấu: texts without capitals and marks, so that «nghi quyet» finds «Nghị quyết»."""

import re
import unicodedata

__all__ = ["fold"]

_VIETNAMESE = re.compile("[\u0300-\u036f]+")
_OTHERS = "\u0483"
"""The first mark (Mn) behind those."""


def fold(text: str) -> str:
    """Return a text in small letters without marks, with single spaces; «đ» becomes «d»."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    kept = _VIETNAMESE.sub("", plain)
    if kept and max(kept) >= _OTHERS:
        kept = "".join(char for char in kept if unicodedata.category(char) != "Mn")
    return " ".join(kept.split())
