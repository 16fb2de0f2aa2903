"""Ngày của pháp luật: by the law of which day a letter is judged."""

import re
from datetime import date

from congvan.checks import Reading
from congvan.decree import IN_FORCE
from congvan.errors import Finding, Severity, Where
from congvan.language import _
from congvan.letter import IssuedDate

__all__ = ["date_of", "law_day", "old_law"]

_DATE = re.compile(r"ngày\s*(\d{1,2})?\s*tháng\s*(\d{1,2})?\s*năm\s*(\d{4})?", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")


def law_day(issued: IssuedDate, today: date) -> date:
    """Return the day by whose law a letter is judged: its own, else the last day that its date can still become."""
    if issued.whole:
        return issued.whole
    return min(date(issued.year, 12, 31), today) if issued.year else today


def date_of(text: str) -> IssuedDate:
    """Return the day that a line of place and date names, as far as it names one."""
    found = _DATE.search(text) or _SLASHED.search(text)
    if not found:
        return IssuedDate()
    day, month, year = (int(one or 0) for one in found.groups())
    try:
        return IssuedDate(date(year, month, day).year, month, day)
    except ValueError:
        return IssuedDate(year=year)


def old_law(reading: Reading) -> list[Finding]:
    """Say that a letter is older than the decree, if it is."""
    if reading.on >= IN_FORCE:
        return []
    message = _(
        "the letter is dated %(day)s, before Nghị định 30/2020/NĐ-CP came into force on %(first)s: its rules "
        "are left out.",
        day=reading.on.strftime("%d/%m/%Y"),
        first=IN_FORCE.strftime("%d/%m/%Y"),
    )
    fix = _("Look whether the date is right.")
    return [Finding("CK003", Where(reading.file), message, fix, Severity.ADVICE)]
