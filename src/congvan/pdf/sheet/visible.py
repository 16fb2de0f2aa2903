"""Ký tự ẩn: shows characters that a reader would not see, and that could make a name look like another."""

import unicodedata

__all__ = ["visible"]

# Controls, formats (bidi, zero width), lone surrogates, private use, unassigned, line breaks: what draws nothing.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SPACES = str.maketrans("\t\n\r", "   ")


def visible(text: str) -> str:
    """Return the text on one line, each character that cannot be seen written as U+XXXX."""
    if text.isprintable():
        return text
    text = text.translate(_SPACES)
    return "".join(f"U+{ord(mark):04X}" if unicodedata.category(mark) in _UNSEEN else mark for mark in text)
