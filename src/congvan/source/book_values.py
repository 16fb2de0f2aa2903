"""Ô của sổ: number, day, copies, status from what offices write in their books."""

import re
from datetime import date

from congvan.language import _
from congvan.letter import EntryStatus
from congvan.source.ids import bare
from congvan.source.notes import show

__all__ = ["Unreadable", "day_of", "number_of", "speaks_of_void", "status_of", "void_reason", "without_guard"]

_NUMBER = re.compile(r"(?:số\s*[:.]?\s*)?0*([0-9]{1,6})\s?([^\W\d_]{0,3})\s*(?:/\s*(\S.*))?", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(?:ngày )?([0-9]{1,2}) ?([-/.]) ?([0-9]{1,2})(?: ?\2 ?([0-9]{2,4}))?", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_FIRST_YEAR, _LAST_YEAR = 1945, 2100
_SHORT_YEAR = 4
_SPEAKS_OF_VOID = re.compile(r"\b(?:hủy|huỷ)\b", re.IGNORECASE)
_UNMARKED_VOID = re.compile(r"(?:so |da |bi )*huy(?: bo| so)?")
_STATUSES: dict[str, EntryStatus] = {
    **dict.fromkeys(("", "da dang ky", "entered", "dang ky", "da phat hanh", "phat hanh"), "entered"),
    **dict.fromkeys(("da huy", "huy", "huy bo", "void", "so huy"), "void"),
    **dict.fromkeys(("so da giu", "da giu", "giu so", "reserved"), "reserved"),
}
_VOID = re.compile(
    r"(?:(?:số|văn bản|vb|công văn|cv|đã|bị|này)\s+)*(?:hủy|huỷ)\b(?:\s+(?:bỏ|số|văn bản))*[\s:.,;()-]*", re.IGNORECASE
)
_GUARDED = re.compile(r"'[\s']*[=+\-@\t\r＝＋－＠]")
"""What `export` writes before a text that Excel would take for a formula (CSV injection, OWASP)."""


class Unreadable(Exception):  # noqa: N818 - says what the text is
    """The text is no such value; its own text says why, in a sentence."""


def without_guard(text: str) -> str:
    """Return a cell without the apostrophe that keeps Excel from reading it as a formula."""
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text


def number_of(text: str, symbol: str) -> tuple[int, str, str]:
    """Return số, what stands behind it («a» in 45a), and ký hiệu.

    Args:
        text: of the column số, with or without the ký hiệu.
        symbol: of the column ký hiệu; empty = there is none.

    Raises:
        Unreadable: it is no number of a letter.
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise Unreadable(_("The number (số, ký hiệu) «%(number)s» cannot be read.", number=show(text)))
    number, suffix, said = int(match[1]), match[2], (match[3] or "").strip()
    if not number:
        raise Unreadable(_("The number (số) «%(number)s» cannot be the number of a letter.", number=show(text)))
    symbol = symbol.strip(" /")
    if said and symbol and said != symbol:
        raise Unreadable(
            _("The symbol stands twice and differs: «%(one)s» and «%(other)s».", one=show(said), other=show(symbol))
        )
    return number, suffix, said or symbol


def day_of(text: str, year: int) -> date:
    """Return a day.

    Args:
        text: as written: 11/8/2025, 2025-08-11, or 11/8 in a book of one year.
        year: of the book, for days that are written without; 0 = not known.

    Raises:
        Unreadable: it is none, or nobody can say which.
    """
    if match := _YEAR_FIRST.fullmatch(text):
        parts = int(match[1]), int(match[2]), int(match[3])
    elif match := _DAY_FIRST.fullmatch(text):
        said = match[4] or ""
        if said and len(said) < _SHORT_YEAR:
            raise Unreadable(_("The year of the date «%(date)s» has two digits.", date=show(text)))
        if not said and not year:
            raise Unreadable(_("The date «%(date)s» has no year, and the book does not say one.", date=show(text)))
        parts = int(said or year), int(match[3]), int(match[1])
    else:
        raise Unreadable(_("«%(date)s» is not written as a date.", date=show(text)))
    try:
        day = date(*parts)
    except ValueError:
        day = None
    if day is None or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise Unreadable(_("There is no such day: «%(date)s».", date=show(text)))
    return day


def status_of(text: str) -> EntryStatus | None:
    """Return the status that a column of its own says; None = it is not known."""
    return _STATUSES.get(bare(text))


def void_reason(note: str) -> str | None:
    """Return why a number was voided, from ghi chú («Số hủy: viết nhầm»); None = the note says nothing of it."""
    match = _VOID.match(note)
    if match is not None:
        return note[match.end() :].rstrip(" )")
    return "" if note.isascii() and _UNMARKED_VOID.fullmatch(bare(note)) else None


def speaks_of_void(note: str) -> bool:
    """Tell whether a note speaks of hủy and does not begin with it: the number may be voided, or another letter's."""
    return _SPEAKS_OF_VOID.search(note) is not None
