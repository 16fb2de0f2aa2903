"""Nhìn: small questions that several rules ask of passages and of words."""

import re
import unicodedata
from collections.abc import Iterable

from congvan.checks.reading import Reading
from congvan.checks.said import Said
from congvan.decree import Pt
from congvan.letter import old_encoding
from congvan.page import Passage

__all__ = ["about", "is_letter", "is_placeholder", "is_plain", "show", "sizes"]

_NEAR = 0.01
_LONGEST = 60
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_PLACE = re.compile(
    r"…|\.{3,}|_{3,}|^(?:họ và tên|tên (?:cq|cơ quan), ?(?:tc|tổ chức).*|quyền hạn, chức vụ của người ký)\(?\d*\)?$",
    re.IGNORECASE,
)


def sizes(passages: Iterable[Passage]) -> set[Pt]:
    """Return every cỡ chữ that is seen in some passages."""
    return {run.look.size for passage in passages for run in passage.inked}


def about(one: float, other: float, within: float = _NEAR) -> bool:
    """Tell whether two figures are the same within a tolerance."""
    return abs(one - other) <= within


def show(value: str, longest: int = _LONGEST) -> str:
    """Return a value fit for a sentence: on one line, cut when long, what cannot be seen written as U+XXXX."""
    text = " ".join(value.split())
    text = text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
    return "".join(f"U+{ord(one):04X}" if unicodedata.category(one) in _UNSEEN else one for one in text)


def is_placeholder(text: str) -> bool:
    """Tell whether a line is still a place to be filled in, as in the decree's own forms: dots, «Họ và tên»."""
    return _PLACE.search(text.strip()) is not None


def is_letter(reading: Reading) -> bool:
    """Tell whether it is a công văn: what is special to công văn does not hold for kinds that have a tên loại."""
    return reading.parts is None or reading.parts.genre == "letter"


def is_plain(line: Said) -> bool:
    """Tell whether the letters of a line are what they seem: precomposed Unicode, in no font of an old encoding.

    What is not plain is told once, by the rule about characters; to compare its words would tell it again.
    """
    if not unicodedata.is_normalized("NFC", line.text):
        return False
    return not (isinstance(line.origin, Passage) and any(old_encoding(run.look.font) for run in line.origin.runs))
