"""Chức vụ: what a title of a signer is, by the words of it."""

import re
from collections.abc import Iterable

from congvan.decree import ARMED_TITLES, DEPUTY_TITLES, HEAD_TITLES, ONE_HEAD

__all__ = ["any_of", "has_one_head", "is_deputy", "is_military", "is_title"]


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of these words, longer ones first, both ways of placing a tone taken."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace("ỦY", "(?:ỦY|UỶ)") for word in ordered) + ")"


_DEPUTY = re.compile(rf"\b{any_of(DEPUTY_TITLES)}\b")
_TITLE = re.compile(rf"(?:QUYỀN\s+)?(?:PHÓ\s+)?{any_of(HEAD_TITLES)}\b")
_ONE_HEAD = re.compile(rf"{any_of(ONE_HEAD)}\b")
_MILITARY = re.compile(rf"\b{any_of(ARMED_TITLES)}\b")


def is_deputy(title: str) -> bool:
    """Tell whether a title in capitals is that of a deputy: PHÓ GIÁM ĐỐC, THỨ TRƯỞNG."""
    return _DEPUTY.search(title) is not None


def is_title(title: str) -> bool:
    """Tell whether words in capitals are a person's title, not the name of a body."""
    return _TITLE.match(title) is not None


def is_military(title: str) -> bool:
    """Tell whether a title in capitals is one of the armed forces, whose deputies have other titles."""
    return _MILITARY.search(title) is not None


def has_one_head(issuer: str) -> bool:
    """Tell whether an issuer works under one head (chế độ thủ trưởng), by the first word of its name."""
    return _ONE_HEAD.match(" ".join(issuer.upper().split())) is not None
