"""Giá trị: dates, numbers, urgency, filing and their kin, from the text that the user wrote."""

import re
from datetime import date

from congvan.errors import Text
from congvan.language import _
from congvan.letter import URGENCIES, Filing, IssuedDate
from congvan.source.notes import Notes, show

__all__ = [
    "read_count",
    "read_date",
    "read_day",
    "read_filing",
    "read_number",
    "read_subject",
    "read_urgency",
    "read_yes_no",
]

_DAY_FIRST = re.compile(r"([0-9]{1,2}) ?/ ?([0-9]{1,2}) ?/ ?([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_MONTH_FIRST = re.compile(r"([0-9]{1,2}) ?/ ?([0-9]{4})")
_YEAR_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_YEAR = re.compile(r"[0-9]{4}")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{2}")
_FIRST_YEAR, _LAST_YEAR = 1945, 2100

_YES = frozenset({"yes", "true", "on", "có", "y", "1"})
_NO = frozenset({"no", "false", "off", "không", "n", "0"})

_FILING = re.compile(r"([^,()]+?)(?: ?, ?([^,()]+?))?(?: ?\( ?([0-9]{1,3})(?: ?(?:b|bản|bộ))?\.? ?\))?\.?")
_SUBJECT = re.compile(r"(?:v\s*/\s*v|về việc)\b[\s:.]*", re.IGNORECASE)
_LONGEST_NUMBER = 8


def read_date(text: Text, notes: Notes) -> IssuedDate:
    """Return the ngày ban hành: a day, a month, a year, or nothing at all."""
    if not text:
        return IssuedDate()
    year = month = day = 0
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, match.groups())
    elif match := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _MONTH_FIRST.fullmatch(text):
        month, year = map(int, match.groups())
    elif match := _YEAR_MONTH.fullmatch(text):
        year, month = map(int, match.groups())
    elif _YEAR.fullmatch(text):
        year = int(text)
    else:
        what = (
            _("The year of the date (ngày ban hành) «%(date)s» has two digits.", date=show(text))
            if _SHORT_YEAR.fullmatch(text)
            else _("The date (ngày ban hành) «%(date)s» is not written as a date.", date=show(text))
        )
        notes.error("VL001", text, what, _("Write it as 11/8/2022, 8/2022 or 2022, or leave it empty."))
        return IssuedDate()
    whole = bool(match) and match is not None and match.re in (_DAY_FIRST, _YEAR_FIRST)
    with_month = whole or (match is not None and match.re in (_MONTH_FIRST, _YEAR_MONTH))
    if not _is_real(year, month if with_month else 1, day if whole else 1):
        notes.error(
            "VL002",
            text,
            _("There is no such date (ngày ban hành): «%(date)s».", date=show(text)),
            _("Write the day first, then month and year: 11/8/2022."),
        )
        return IssuedDate()
    return IssuedDate(year, month, day)


def _is_real(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return _FIRST_YEAR <= year <= _LAST_YEAR


def read_day(text: Text, term: str, notes: Notes) -> date | None:
    """Return a whole day, or None, noted.

    Args:
        text: as written.
        term: the Vietnamese term of what the day is.
        notes: gets the finding.
    """
    match = _DAY_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    if match is None:
        what = _("The day (%(term)s) «%(date)s» is not written as a date.", term=term, date=show(text))
        notes.error("VL001", text, what, _("Write day, month and year: 31/12/2026."))
        return None
    first, month, last = map(int, match.groups())
    year, day = (last, first) if match.re is _DAY_FIRST else (first, last)
    if not _is_real(year, month, day):
        what = _("There is no such day (%(term)s): «%(date)s».", term=term, date=show(text))
        notes.error("VL002", text, what, _("Write day, month and year: 31/12/2026."))
        return None
    return date(year, month, day)


def read_number(text: Text, notes: Notes) -> str:
    """Return the số as written: digits, from 1 on."""
    if not text:
        return ""
    if not (text.isascii() and text.isdigit()):
        notes.error(
            "VL003",
            text,
            _("The number (số) «%(number)s» is not made of digits alone.", number=show(text)),
            _("Write the number only; the symbol (ký hiệu) stands under «symbol»."),
        )
        return ""
    if len(text) > _LONGEST_NUMBER or not text.strip("0"):
        notes.error(
            "VL003",
            text,
            _("The number (số) «%(number)s» cannot be the number of a letter.", number=show(text, 20)),
            _("Numbers begin with 1 every year; leave it empty in a draft."),
        )
        return ""
    return text


def read_urgency(text: Text, notes: Notes) -> str:
    """Return the mức độ khẩn as the decree writes it; both ways of placing the tone are taken."""
    plain = " ".join(text.upper().split()).replace("HỎA", "HOẢ")
    if plain in URGENCIES or not text:
        return plain
    notes.error(
        "VL004",
        text,
        _("The urgency (mức độ khẩn) «%(found)s» is not one that the decree knows.", found=show(text)),
        _("Write one of: %(choices)s; or leave it out.", choices=", ".join(URGENCIES)),
    )
    return ""


def read_yes_no(text: Text, term: str, notes: Notes, *, usual: bool = False) -> bool:
    """Return yes or no, in English or Vietnamese; nothing means `usual`."""
    plain = text.casefold()
    if plain not in _YES and plain not in _NO and plain:
        notes.error(
            "VL005",
            text,
            _("«%(term)s» is neither yes nor no: «%(found)s».", term=term, found=show(text)),
            _("Write yes or no."),
        )
        return usual
    return plain in _YES if plain else usual


def read_count(text: str, most: int = 9999) -> int | None:
    """Return a whole number from 0 to `most`, or None if the text is none."""
    if text.isascii() and text.isdigit() and len(text) <= len(str(most)) and int(text) <= most:
        return int(text)
    return None


def read_filing(text: Text, notes: Notes) -> Filing:
    """Return the Lưu written in one text: «VT», «VT, VP», «VT, VP (2)»."""
    match = _FILING.fullmatch(" ".join(text.split()))
    if match is None or ":" in text:
        notes.error(
            "VL006",
            text,
            _("The filing (lưu) «%(found)s» is not written as it should be.", found=show(text)),
            _("Write it as VT, VP (2): registry, drafting unit, number of copies, without «Lưu»."),
        )
        return Filing()
    registry, unit, copies = match.groups()
    return Filing(registry, unit or "", int(copies or 0))


def read_subject(text: Text, notes: Notes) -> Text:
    """Return the trích yếu; «V/v» and «Về việc» before it are refused, for the template prints them."""
    if _SUBJECT.match(text):
        notes.error(
            "VL007",
            text,
            _("The subject (trích yếu) begins with «V/v»: «%(found)s».", found=show(text)),
            _("Write it without; the template prints «V/v»."),
        )
    return text
