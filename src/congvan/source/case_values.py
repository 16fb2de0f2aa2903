"""Giá trị của danh mục hồ sơ: notations, terms and headings, from what the user wrote."""

import re
from typing import NamedTuple

from congvan.decree import LONGEST_MAINTENANCE, PERMANENT
from congvan.language import _
from congvan.letter import label, number_text
from congvan.source.ids import bare
from congvan.source.notes import show

__all__ = ["Numbered", "Unreadable", "heading_of", "maintenance_of", "notation_of", "speaks_of_notation"]

_NOTATION = re.compile(r"([0-9]{1,4})\.([^\W_]+(?:[-&.][^\W_]+)*)")
_ALMOST = re.compile(r"(?:số\s*)?([0-9]{1,4})\s*[./\\–-]\s*([^\W\d_][^\W_]*(?:\s*[-&.]\s*[^\W_]+)*)", re.IGNORECASE)
_YEARS = re.compile(r"0*([0-9]{1,3})\s*năm", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"0*([1-9][0-9]?)")
_HEADED = re.compile(r"([IVX]{1,7}(?=\s*[.):–-])|[0-9]{1,2}(?=\s*[.)]))\s*[.):–-]\s*(\S.*)", re.DOTALL)
_NUMBER = re.compile(r"([IVX]{1,7}|[0-9]{1,2})\s*[.)]?")
_MOST_HEADINGS = 89
_ROMAN = {label("I.", number).rstrip("."): number for number in range(1, 40)}


class Unreadable(Exception):  # noqa: N818 - says what the text is
    """The text is no such value.

    Attributes:
        fix: what to write in its place.
        meant: the value that is probably meant; empty = nobody can say.
    """

    def __init__(self, message: str, fix: str, meant: str = "") -> None:
        """Take both sentences."""
        super().__init__(message)
        self.fix = fix
        self.meant = meant


class Numbered(NamedTuple):
    """Đề mục with its number.

    Attributes:
        large: whether the number is Roman.
        number: its value; 0 = it has none.
        title: the words after it.
    """

    large: bool
    number: int
    title: str


def notation_of(text: str) -> tuple[int, str]:
    """Return số and ký hiệu of a case file: «01.TCCB» is 1 and TCCB (PL5 I.2).

    Raises:
        Unreadable: it is not written so.
    """
    match = _NOTATION.fullmatch(text)
    if match is not None and int(match[1]) and number_text(match[1]) == match[1] and not match[2].isdigit():
        return int(match[1]), match[2]
    message = _("The notation (số và ký hiệu hồ sơ) «%(text)s» is not written as it must be.", text=show(text))
    almost = _ALMOST.fullmatch(text)
    if almost is not None and int(almost[1]):
        meant = f"{number_text(almost[1])}.{''.join(almost[2].split())}"
        raise Unreadable(message, _("Write it as «%(meant)s».", meant=show(meant)), meant)
    raise Unreadable(message, _("Write number, dot and the heading's abbreviation, such as «01.TCCB»."))


def speaks_of_notation(text: str) -> bool:
    """Tell whether a text is meant to be a notation, rightly written or not."""
    return _NOTATION.fullmatch(text) is not None or _ALMOST.fullmatch(text) is not None


def maintenance_of(text: str) -> str:
    """Return thời hạn bảo quản as the decree writes it: «Vĩnh viễn», or a number of years (PL5 I.4).

    Raises:
        Unreadable: it is neither.
    """
    plain = " ".join(text.split())
    if bare(plain) == bare(PERMANENT):
        return PERMANENT
    match = _YEARS.fullmatch(plain)
    if match is not None and 0 < int(match[1]) <= LONGEST_MAINTENANCE:
        return f"{int(match[1])} năm"
    message = _("The retention (thời hạn bảo quản) «%(text)s» is not understood.", text=show(text))
    number = _BARE_NUMBER.fullmatch(plain)
    if match is not None and int(match[1]):
        message = _(
            "The retention (thời hạn bảo quản) «%(text)s» is longer than %(most)d years.",
            text=show(text),
            most=LONGEST_MAINTENANCE,
        )
        raise Unreadable(message, _("Write «%(permanent)s».", permanent=PERMANENT))
    if number is not None and int(number[1]) <= LONGEST_MAINTENANCE:
        raise Unreadable(message, _("Write it as «%(meant)s».", meant=f"{number[1]} năm"))
    raise Unreadable(
        message,
        _("Write «%(permanent)s» or a number of years, such as «20 năm».", permanent=PERMANENT),
    )


def heading_of(text: str, before: str = "") -> Numbered | None:
    """Return the heading that a text is: «I. TỔ CHỨC», «1. Tuyển dụng»; None = it has no number.

    Args:
        text: the heading.
        before: its number, where that stands in a cell of its own.
    """
    plain = " ".join(text.split())
    if before:
        alone = _NUMBER.fullmatch(before)
        return _numbered(alone[1], plain) if alone is not None else None
    match = _HEADED.fullmatch(plain)
    return _numbered(match[1], match[2]) if match is not None else None


def _numbered(number: str, title: str) -> Numbered | None:
    if number.isdigit():
        return Numbered(large=False, number=int(number), title=title) if 0 < int(number) <= _MOST_HEADINGS else None
    return Numbered(large=True, number=_ROMAN[number], title=title) if number in _ROMAN else None
