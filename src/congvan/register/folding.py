"""Tìm không dấu: texts without capitals and marks, so that «nghi quyet» finds «Nghị quyết»."""

import unicodedata

__all__ = ["fold"]


def fold(text: str) -> str:
    """Return a text in small letters without marks, with single spaces; «đ» becomes «d»."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    kept = "".join(char for char in plain if unicodedata.category(char) != "Mn")
    return " ".join(kept.split())
