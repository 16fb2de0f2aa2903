"""Ngày nghỉ lễ, tết: days on which offices are closed, as the law of that day has them.

Sources: Bộ luật Lao động 45/2019/QH14, Điều 112 (tết Dương lịch, tết Âm lịch, Giỗ Tổ Hùng Vương, Ngày Chiến thắng,
Ngày Quốc tế Lao động, Quốc khánh), from 01 January 2021, these days alike in the code before it; Nghị quyết
28/2026/QH16, Điều 2 (Ngày Văn hóa Việt Nam, 24 November), from 01 July 2026. The moon's days are those of the
Vietnamese calendar (UTC+7; in 2030 the Chinese one differs). Which further days of Tết, which neighbour of 02 September
and which days in exchange are free is decided each year: they are not here.
"""

from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["HOLIDAYS", "HUNG_KINGS_DAYS", "LUNAR_NEW_YEARS", "Holiday", "holiday_on", "next_working_day"]


@dataclass(frozen=True, slots=True)
class Holiday:
    """Ngày nghỉ lễ that has the same day each year.

    Attributes:
        day: of the month.
        month: of the year.
        name: as the law has it.
        since: the first day from which it holds; None = longer than the decree.
    """

    day: int
    month: int
    name: str
    since: date | None = None


HOLIDAYS = (
    Holiday(1, 1, "Tết Dương lịch"),
    Holiday(30, 4, "Ngày Chiến thắng"),
    Holiday(1, 5, "Ngày Quốc tế Lao động"),
    Holiday(2, 9, "Quốc khánh"),
    Holiday(24, 11, "Ngày Văn hóa Việt Nam", date(2026, 7, 1)),
)
"""By the sun's calendar."""


def _days(text: str) -> dict[int, date]:
    return {day.year: day for day in map(date.fromisoformat, text.split())}


LUNAR_NEW_YEARS = _days("""
2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06
2028-01-26 2029-02-13 2030-02-02 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08
""")
"""Mùng Một Tết, by year. Its eve and the first three days are free whichever five days are chosen."""

HUNG_KINGS_DAYS = _days("""
2020-04-02 2021-04-21 2022-04-10 2023-04-29 2024-04-18 2025-04-07 2026-04-26 2027-04-16
2028-04-04 2029-04-23 2030-04-12 2031-04-01 2032-04-19 2033-04-09 2034-04-28 2035-04-17
""")
"""Giỗ Tổ Hùng Vương, the tenth of the third month by the moon, by year."""

_TET = range(-1, 3)
_SATURDAY = 5


def holiday_on(day: date) -> str:
    """Return the name of the holiday that a day is, or an empty text.

    Args:
        day: any day; of years whose moon is not in the lists only the sun's holidays are known.
    """
    for one in HOLIDAYS:
        if (day.day, day.month) == (one.day, one.month) and (one.since is None or one.since <= day):
            return one.name
    first = LUNAR_NEW_YEARS.get(day.year)
    if first is not None and (day - first).days in _TET:
        return "Tết Nguyên đán"
    return "Giỗ Tổ Hùng Vương" if day == HUNG_KINGS_DAYS.get(day.year) else ""


def next_working_day(day: date) -> date:
    """Return the first day after this one that is neither Saturday, Sunday nor a known holiday.

    Args:
        day: the day to count from.
    """
    day += timedelta(days=1)
    while day.weekday() >= _SATURDAY or holiday_on(day):
        day += timedelta(days=1)
    return day
