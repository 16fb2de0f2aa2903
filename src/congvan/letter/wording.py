"""Cách viết: numbers, dates, numbering marks and final marks as the decree writes them."""

from collections.abc import Sequence

from congvan.decree import DIEM_LETTERS, END_MARK, FILING_LABEL, ZERO_BEFORE
from congvan.letter.draft import Filing

__all__ = ["day_text", "end_mark", "filing_text", "label", "month_text", "number_text"]

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def number_text(number: str) -> str:
    """Return số with a zero before it when it is below 10 (Phụ lục I, II.3.c); empty stays empty."""
    digits = number.lstrip("0")
    return digits.zfill(2) if digits and int(digits) < ZERO_BEFORE.number_below else digits


def day_text(day: int) -> str:
    """Return ngày with a zero before it when it is below 10 (II.4.b); 0 gives an empty text."""
    return "" if not day else f"{day:02}" if day < ZERO_BEFORE.day_below else str(day)


def month_text(month: int) -> str:
    """Return tháng with a zero before January and February only (II.4.b); 0 gives an empty text."""
    return "" if not month else f"{month:02}" if month in ZERO_BEFORE.months else str(month)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def label(marks: str, position: int) -> str:
    """Return the mark of an item: khoản «2.», điểm «b)», a dash.

    Args:
        marks: one of `congvan.decree.MARKS`.
        position: place among its siblings, from 1. Điểm past the alphabet double the letter («aa)»).
    """
    if marks == "I.":
        return f"{_roman(position)}."
    if marks == "1.":
        return f"{position}."
    if marks == "a)":
        rounds, place = divmod(position - 1, len(DIEM_LETTERS))
        return DIEM_LETTERS[place] * (rounds + 1) + ")"
    return marks


def end_mark(text: str) -> str:
    """Return the last text of the letter with «./.» directly after its last word, once."""
    words = text.rstrip()
    while words.endswith(END_MARK):
        words = words.removesuffix(END_MARK).rstrip()
    return words.removesuffix(".") + END_MARK


def filing_text(filing: Filing) -> str:
    """Return the last line of Nơi nhận without its dash: «Lưu: VT, VP (2).» (II.9.d)."""
    parts: Sequence[str] = [part for part in (filing.registry, filing.unit) if part]
    copies = f" ({filing.copies})" if filing.copies else ""
    return f"{FILING_LABEL}: {', '.join(parts)}{copies}."
