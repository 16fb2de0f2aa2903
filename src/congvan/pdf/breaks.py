"""Chỗ được xuống dòng: where a line may end, as Word and LibreOffice see it (Unicode Standard Annex 14, their way).

Two ways differ from the annex: a line may end after a hyphen that a figure follows, and where it could end after a
slash it goes back to the space before, see `glued`.
"""

import re
import unicodedata
from functools import lru_cache

__all__ = ["Breaks", "breaks_of", "glued"]

Breaks = tuple[tuple[int, ...], tuple[int, ...]]
"""Places where a new line may begin, and for each where the text of the line before ends, its spaces left out."""

_CLASSES = {
    "HY": "-",
    "BA": "\u00ad\u2010\u2012\u2013\u2027\t|\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u3000",
    "B2": "—⸺⸻",
    "BB": "´ˈˌ",
    "CL": ")]}〉》」』】〕、。，．",
    "EX": "!?",
    "GL": "\u00a0\u202f\u2011\u2007",
    "IN": "…‥․",
    "IS": ",.:;",
    "OP": "([{¿¡„‚〈《「『【〔",
    "PO": "%‰¢℃",
    "PR": "$£¥€+±−№₫",
    "QU": "\"'«»‘’“”‹›",
    "SY": "/\\",
    "WJ": "\u2060\ufeff",
    "ZW": "\u200b",
}
_CLASS = {character: name for name, characters in _CLASSES.items() for character in characters}
_NEVER_BEFORE = frozenset({"CL", "EX", "IS", "SY", "WJ"})
_NEVER_BEFORE_CLOSE = frozenset({"QU", "BA", "HY", "GL"})
_LETTERS = frozenset({"AL", "NU"})
_JOINED = frozenset(
    {
        ("AL", "IN"),
        ("IN", "IN"),
        ("NU", "IN"),
        ("ID", "IN"),
        ("ID", "PO"),
        ("AL", "PR"),
        ("PR", "AL"),
        ("PO", "AL"),
        ("PR", "ID"),
        ("PR", "NU"),
        ("PO", "NU"),
        ("PR", "OP"),
        ("PO", "OP"),
        ("NU", "PO"),
        ("NU", "PR"),
        ("CL", "PO"),
        ("CL", "PR"),
        ("IS", "AL"),
        ("IS", "NU"),
        ("AL", "OP"),
        ("NU", "OP"),
        ("CL", "AL"),
        ("CL", "NU"),
        ("B2", "B2"),
    }
)
_SPACES = re.compile(" +")
_SIGNS = re.compile(r"[^\w\s,.:;\"'“”«»()]|[\u2000-\u200a\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]")
_RARE_AFTER_SPACE = re.compile(r" [^\w\s\"'«“‘(\-–—+…]|\( ")


@lru_cache(maxsize=65536)
def _class_of(character: str) -> str:
    known = _CLASS.get(character)
    if known:
        return known
    category = unicodedata.category(character)
    if category == "Nd":
        return "NU"
    if category in ("Mn", "Mc", "Me"):
        return "CM"
    wide = unicodedata.east_asian_width(character) in ("W", "F")
    return "ID" if wide and category[0] in "LSN" else "AL"


def _parted(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters that stand side by side."""
    first, second = _class_of(before), _class_of(after)
    if first == "ZW":
        return True
    if second in _NEVER_BEFORE or second in _NEVER_BEFORE_CLOSE or second in ("ZW", "CM") or after == " ":
        return False
    if first in ("WJ", "GL", "OP", "QU", "BB"):
        return False
    if first == "CM":
        first = "AL"
    if first in _LETTERS and second in _LETTERS:
        return False
    return (first, second) not in _JOINED


@lru_cache(maxsize=4096)
def breaks_of(text: str) -> Breaks:
    """Return where a line of a paragraph may end.

    Args:
        text: the whole paragraph; tabs and hard breaks in it are no such places.
    """
    ends = {match.end(): match.start() for match in _SPACES.finditer(text)}
    if _RARE_AFTER_SPACE.search(text):
        for place, start in list(ends.items()):
            following = _class_of(text[place]) if place < len(text) else "ZW"
            if following in _NEVER_BEFORE or (start and _class_of(text[start - 1]) == "OP"):
                del ends[place]
    signs = [match.start() for match in _SIGNS.finditer(text)]
    for at in signs:
        for place in (at, at + 1):
            if not 0 < place < len(text) or text[place - 1] in " \t\n\f\v":
                continue
            if text[place - 1] in "/\\" and text[place].isdigit() and text[max(0, place - 2)].isdigit():
                continue
            if _parted(text[place - 1], text[place]):
                ends.setdefault(place, place)
    ends.pop(len(text), None)
    ends.pop(0, None)
    places = sorted(ends)
    return tuple(places), tuple(ends[place] for place in places)


def glued(text: str, place: int) -> int:
    """Return where a line really ends that would end after a slash: at the space before the word, if one is near.

    Args:
        text: the whole paragraph.
        place: where the line would end.
    """
    if text[place - 1] != "/":
        return place
    start = max(0, place - _LONGEST_PATH)
    space = max(text.rfind(" ", start, place), text.rfind("\t", start, place))
    return space + 1 if space >= 0 else place


_LONGEST_PATH = 66
"""A path longer than this is broken after a slash all the same."""
