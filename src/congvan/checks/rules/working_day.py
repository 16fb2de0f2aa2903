"""DN008: ngày ban hành (ô 4) as a day of the calendar."""

from collections.abc import Iterator

from congvan.checks.issued import issued_of
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.decree import holiday_on, next_working_day
from congvan.errors import Severity
from congvan.language import _

_SUNDAY = 6


@rule("DN008", "", on="YD", severity=Severity.ADVICE)
def working_day(reading: Reading) -> Iterator[Fault]:
    """Ngày làm việc: the day is a working day, not later than the next one.

    Asks: Thực tiễn văn thư: văn bản lấy số vào ngày làm việc; số và ngày được cấp khi văn bản đã ký, nên ngày ban hành
        không muộn hơn ngày làm việc tiếp theo.
    Why: A letter of a Sunday, or of next month, is asked about. Some are right: urgent ones. Days that
        the Government moves from year to year are not known to the program.
    Wrong: Hải Phòng, ngày 01 tháng 3 năm 2026 (Chủ nhật)
    Right: Hải Phòng, ngày 02 tháng 3 năm 2026
    """
    issued = issued_of(reading)
    day = issued.whole if issued else None
    if issued is None or day is None:
        return
    fix = _("Look whether the date is right.")
    span = (issued.date_start, issued.year.end)
    if day > next_working_day(reading.today):
        yield Fault(issued.said, _("the date lies in the future."), fix, span=span)
    elif day.weekday() == _SUNDAY:
        yield Fault(issued.said, _("the day is a Sunday."), fix, span=span)
    elif holiday := holiday_on(day):
        yield Fault(issued.said, _("the day is a holiday: %(holiday)s.", holiday=holiday), fix, span=span)
