"""What was found in a file, shown so that a person can read it and nothing in it acts on the terminal."""

import unicodedata

__all__ = ["shown"]

_LONGEST = 60
# Control, format (bidi, zero-width), surrogate, private, unassigned; spaces and separators other than the plain one.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"}


def shown(value: str, longest: int = _LONGEST) -> str:
    """Return the value between «», cut when long, its invisible characters spelt out as U+XXXX.

    Args:
        value: text as it was found, from anybody.
        longest: how many characters of it to show.
    """
    text = value if len(value) <= longest else value[: longest - 1] + "…"
    seen = (f"[U+{ord(char):04X}]" if char != " " and unicodedata.category(char) in _UNSEEN else char for char in text)
    return "«" + "".join(seen) + "»"
