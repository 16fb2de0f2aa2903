"""DN008: ngày ban hành (ô 4) as a day of the calendar."""

from collections.abc import Iterator
from datetime import date, timedelta

from congvan.checks.issued import issued_of
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.errors import Severity
from congvan.language import _

_FIXED_HOLIDAYS = ((1, 1), (4, 30), (5, 1), (9, 2))
"""Ngày lễ of the solar calendar (Bộ luật Lao động 45/2019/QH14, Điều 112)."""
_SATURDAY, _SUNDAY = 5, 6


@rule("DN008", "", on="YD", severity=Severity.ADVICE)
def working_day(reading: Reading) -> Iterator[Fault]:
    """Ngày làm việc: the day is a working day, not later than the next one.

    Asks: Thực tiễn văn thư: văn bản lấy số vào ngày làm việc; số và ngày được cấp khi văn bản đã ký, nên ngày ban hành
        không muộn hơn ngày làm việc tiếp theo.
    Why: A letter of a Sunday, or of next month, is asked about. Some are right: urgent ones. New Year by the moon and
        days that the Government moves are not known to the program.
    Wrong: Hải Phòng, ngày 01 tháng 3 năm 2026 (Chủ nhật)
    Right: Hải Phòng, ngày 02 tháng 3 năm 2026
    """
    issued = issued_of(reading)
    day = issued.whole if issued else None
    if issued is None or day is None:
        return
    fix = _("Look whether the date is right.")
    span = (issued.date_start, issued.year.end)
    if day > _next_working_day(reading.today):
        yield Fault(issued.said, _("the date lies in the future."), fix, span=span)
    elif day.weekday() == _SUNDAY:
        yield Fault(issued.said, _("the day is a Sunday."), fix, span=span)
    elif (day.month, day.day) in _FIXED_HOLIDAYS:
        yield Fault(issued.said, _("the day is a public holiday."), fix, span=span)


def _next_working_day(day: date) -> date:
    day += timedelta(days=1)
    while day.weekday() >= _SATURDAY or (day.month, day.day) in _FIXED_HOLIDAYS:
        day += timedelta(days=1)
    return day
