"""Kính gửi của thư đã điền: is the letter addressed to the one it is for?"""

import re
import unicodedata
from collections.abc import Sequence
from html import unescape

__all__ = ["missing_addressee"]

_LABEL = "kính gửi"
_GAP = re.compile(r"<w:(?:br|tab|cr)\b[^>]*>")
_END = re.compile(r"</w:p>")
_MARKUP = re.compile("<[^>]*>")


def missing_addressee(segments: Sequence[str], addressees: Sequence[str]) -> str | None:
    """Return the first addressee that does not stand under «Kính gửi», whole; None if all do.

    Args:
        segments: the XML of the body, in the pieces it was filled in.
        addressees: the lines that it must be addressed to.
    """
    # the label and what follows it are mostly in one piece, and the others need not be looked at
    near = next((segment for segment in segments if "Kính gửi" in segment), None)
    if near is not None and _missing(near, addressees) is None:
        return None
    return _missing("".join(segments), addressees)


def _missing(xml: str, addressees: Sequence[str]) -> str | None:
    text = _MARKUP.sub("", _END.sub("\n", _GAP.sub(" ", xml)))
    lines = [_plain(line) for line in unescape(text).split("\n")]
    at = next((number for number, line in enumerate(lines) if _LABEL in line), None)
    if at is None:
        return addressees[0] if addressees else None
    lines[at] = lines[at].partition(_LABEL)[2]
    # a letter says once more in its text whom it is about: only the lines next to the label address it
    below = [line for line in lines[at:] if line][: 2 * len(addressees) + 2]
    near = "\n".join(below)
    return next((one for one in addressees if not _stands(_plain(one), near)), None)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split())).casefold()


def _stands(name: str, text: str) -> bool:
    """Tell whether the name stands in the text and is not a part of a longer one: «THPT A» is not «THPT A Sào»."""
    at = text.find(name)
    while at >= 0:
        after = text[at + len(name) : at + len(name) + 2]
        if not (text[at - 1 : at].isalnum() or after[:1].isalnum() or (after[:1] == " " and after[1:].isalnum())):
            return True
        at = text.find(name, at + 1)
    return False
