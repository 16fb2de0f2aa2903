"""Mã: ids that may stand in a file name on every system, and letters that only look Latin."""

import re
import unicodedata

from congvan.language import _
from congvan.letter import GENERAL_ID
from congvan.source.notes import show

__all__ = ["LONGEST_ID", "RESERVED", "bare", "is_plain_id", "look_alikes", "slug", "why_not_id"]

LONGEST_ID = 60
RESERVED = frozenset({"general", GENERAL_ID})
"""The names under which the general letter goes."""

_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{4,59}")
"""What most ids are; five characters or more are no device name (those of six hold a «$»), only «general» is left."""
_WORDS = re.compile(r"[\w.-]+")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"}
)
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_LATIN = re.compile("[A-Za-zÀ-ỹ]")
_WORD = re.compile(r"[^\W\d_]+")


def is_plain_id(text: str) -> bool:
    """Tell quickly whether nothing can be wrong with the id; False means: ask `why_not_id`."""
    return _PLAIN.fullmatch(text) is not None and text != "general"


def why_not_id(text: str) -> str:
    """Return why the text cannot be an id, as the end of a sentence, or an empty text if it can."""
    if _WORDS.fullmatch(text) is None:
        strange = next((char for char in text if _WORDS.fullmatch(char) is None), "")
        return _("holds «%(char)s»", char="U+0020" if strange == " " else show(strange))
    if len(text) > LONGEST_ID:
        return _("is longer than %(longest)d characters", longest=LONGEST_ID)
    if text[0] in ".-" or text[-1] == ".":
        return _("begins with a dot or dash, or ends with a dot")
    if text.split(".", maxsplit=1)[0].casefold() in _DEVICES:
        return _("is the name of a device in Windows")
    if text.casefold() in RESERVED:
        return _("is kept for the general letter")
    return ""


def look_alikes(text: str) -> str:
    """Return the first word that mixes Latin letters with Cyrillic or Greek ones, or an empty text."""
    if _FOREIGN.search(text) is None:
        return ""
    return next((word for word in _WORD.findall(text) if _FOREIGN.search(word) and _LATIN.search(word)), "")


def slug(name: str) -> str:
    """Return an id made from a name: «Trường THPT Ngô Quyền» is `truong-thpt-ngo-quyen`."""
    plain = "".join(char if char.isascii() else " " for char in bare(name))
    return "-".join(plain.split())[:LONGEST_ID].strip("-")


def bare(name: str) -> str:
    """Return the name without marks, case and odd spaces, for comparing: «Mã đơn_vị» is «ma don vi»."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("đ", "d"))
    kept = (" " if not char.isalnum() else char for char in plain if unicodedata.category(char) not in ("Mn", "Cf"))
    return " ".join("".join(kept).split())
