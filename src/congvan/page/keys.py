"""So chữ không kể dấu: a text without case, tone marks, odd dashes and spaces, to find parts however they are typed."""

import unicodedata
from functools import lru_cache

__all__ = ["key_of"]


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code):
            table[code] = base.lower()
    table |= dict.fromkeys(range(0x300, 0x370))
    table |= dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0x202A, 0x202F)))
    table |= dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0x2E3A, 0xFE58, 0xFF0D), "-")
    return table | {ord("đ"): "d", ord("Đ"): "d", ord("ð"): "d", ord("Ð"): "d", ord("："): ":"}


_FOLDED = _table()


# the heads of a thousand letters say the same
@lru_cache(maxsize=4096)
def key_of(text: str) -> str:
    """Return the text in small letters without marks: «Kính  gửi :» becomes «kinh gui :».

    Args:
        text: any text, composed or decomposed.
    """
    return " ".join(text.lower().translate(_FOLDED).split())
