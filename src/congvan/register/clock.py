"""Đồng hồ: refuses a computer's clock that cannot be right, before it gives a number a wrong year."""

from datetime import datetime, timedelta

from congvan.language import _
from congvan.register.errors import ClockWrong

__all__ = ["must_be_plausible"]

_YEARS = range(2020, 2101)
_BACK = timedelta(days=1)
_AHEAD = timedelta(days=366)


def must_be_plausible(now: datetime, newest: datetime | None, *, day_given: bool = False) -> None:
    """Refuse a time that cannot be right.

    Args:
        now: what the clock says, with its offset.
        newest: the time of the newest entry; None = there is none.
        day_given: whether a person gave the letter's day, so that a long silence of the register is no surprise.

    Raises:
        ClockWrong: the year is absurd, or the register was written in the future, or more than a year ago.
    """
    if now.year not in _YEARS:
        raise ClockWrong(
            _(
                "This computer's clock says %(now)s. Set it right, then run the command again.",
                now=f"{now:%d/%m/%Y %H:%M}",
            )
        )
    if newest is None:
        return
    times = {"now": f"{now:%d/%m/%Y %H:%M}", "newest": f"{newest.astimezone(now.tzinfo):%d/%m/%Y %H:%M}"}
    if now < newest - _BACK:
        raise ClockWrong(
            _(
                "This computer's clock says %(now)s, and the newest entry of the register was made on %(newest)s. Set "
                "the clock right, then run the command again.",
                **times,
            )
        )
    if now > newest + _AHEAD and not day_given:
        raise ClockWrong(
            _(
                "This computer's clock says %(now)s, more than a year after the newest entry of the register "
                "(%(newest)s). If that is right, give the letter's day with --date.",
                **times,
            )
        )
