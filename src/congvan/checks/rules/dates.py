"""ND015: ngày, tháng trong lời văn, how days are written in the body."""

import re
from collections.abc import Iterator

from congvan.checks.looking import show
from congvan.checks.prose import swap
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.said import Said
from congvan.decree import FEAST_DAYS, ZERO_BEFORE
from congvan.errors import Severity
from congvan.language import _

_SHORT = re.compile(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\w/-])")
_DAY_MONTH = re.compile(r"\bngày\s+(\d{1,2})/(\d{1,2})(?![\w/.-]*\d)")
_LONG = re.compile(r"\b(ngày\s+)(\d{1,2})(\s+tháng\s+)(\d{1,2})\b(?=\s+năm\s+\d{4})")
_TOLD = re.compile(r"\b(?:ngày|sáng|chiều|từ|đến|hết)\s+\Z")
_DAYS, _MONTHS = 31, 12


@rule("ND015", "PL1 II.4.b", on="YD", severity=Severity.ADVICE, fixes=True)
def days_in_the_text(reading: Reading) -> Iterator[Fault]:
    """Ngày, tháng trong nội dung: days below 10 and months 1 and 2 have a zero before them, in one form throughout.

    Asks: đối với những số thể hiện ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 phía trước (quy định cho thời gian
        ban hành; áp dụng tương tự trong nội dung).
    Why: The decree says so of the date of issue; in the text the same form keeps days from being changed by hand and
        lets a program find them. A zero before months 3 to 9 is named only where other days of the letter have none.
    Wrong: Công văn số 12/UBND-VX ngày 5/3/2020, trước ngày 3.12.2026
    Right: Công văn số 12/UBND-VX ngày 05/3/2020, trước ngày 03/12/2026
    """
    lines = (*reading.words.subject, *reading.words.body, *reading.words.tables)
    dated = [(line, match) for line in lines for match in _SHORT.finditer(line.text) if _is_date(match)]
    bare = any(len(match[3]) == 1 for _line, match in dated)
    for line, match in dated:
        zero = match[3].startswith("0") and not bare
        new = f"{_day(match[1])}/{match[3] if zero else _month(match[3])}/{match[4]}"
        yield from _told(line, match, match.span(), new)
    for line in lines:
        for match in _DAY_MONTH.finditer(line.text):
            if _is_day(match[1], match[2]) and (int(match[1]), int(match[2])) not in FEAST_DAYS:
                month = match[2] if match[2].startswith("0") else _month(match[2])
                yield from _told(line, match, (match.start(1), match.end()), f"{_day(match[1])}/{month}")
        for match in _LONG.finditer(line.text):
            if _is_day(match[2], match[4]):
                month = match[4] if match[4].startswith("0") else _month(match[4])
                new = f"{match[1]}{_day(match[2])}{match[3]}{month}"
                yield from _told(line, match, match.span(), new)


def _told(line: Said, match: re.Match[str], span: tuple[int, int], new: str) -> Iterator[Fault]:
    found = match.string[slice(*span)]
    if found != new and span[0] >= line.offset:
        yield Fault(
            line,
            _("the day is written «%(found)s».", found=show(found)),
            _("Write «%(right)s».", right=new),
            mends=swap(line, span, new),
            span=span,
        )


def _is_date(match: re.Match[str]) -> bool:
    """Tell whether it is a day: with dots or hyphens it may be a number of another kind unless «ngày» says so."""
    told = match[2] == "/" or _TOLD.search(match.string, 0, match.start()) is not None
    return told and _is_day(match[1], match[3])


def _is_day(day: str, month: str) -> bool:
    return 1 <= int(day) <= _DAYS and 1 <= int(month) <= _MONTHS


def _day(text: str) -> str:
    return f"{int(text):02}" if int(text) < ZERO_BEFORE.day_below else text


def _month(text: str) -> str:
    return f"{int(text):02}" if int(text) in ZERO_BEFORE.months else str(int(text))
