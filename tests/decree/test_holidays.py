"""Ngày nghỉ lễ: the law of the day, and the days of the moon."""

from datetime import date
from itertools import pairwise

import pytest

from congvan.decree import HOLIDAYS, HUNG_KINGS_DAYS, LUNAR_NEW_YEARS, holiday_on, next_working_day


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "Tết Dương lịch"),
        (date(2026, 4, 30), "Ngày Chiến thắng"),
        (date(2026, 5, 1), "Ngày Quốc tế Lao động"),
        (date(2026, 9, 2), "Quốc khánh"),
        (date(2026, 4, 26), "Giỗ Tổ Hùng Vương"),
        (date(2026, 2, 16), "Tết Nguyên đán"),
        (date(2026, 2, 19), "Tết Nguyên đán"),
        (date(2026, 2, 15), ""),
        (date(2026, 2, 20), ""),
        (date(2026, 3, 8), ""),
        (date(2040, 2, 12), ""),
    ],
)
def test_a_day_has_the_name_of_its_holiday(day: date, name: str) -> None:
    assert holiday_on(day) == name


def test_the_day_of_culture_is_one_only_since_its_resolution() -> None:
    assert holiday_on(date(2026, 11, 24)) == "Ngày Văn hóa Việt Nam"
    assert holiday_on(date(2025, 11, 24)) == ""


def test_tet_2030_is_that_of_hanoi_not_of_beijing() -> None:
    assert LUNAR_NEW_YEARS[2030] == date(2030, 2, 2)


def test_the_moon_goes_from_tet_to_the_hung_kings_in_two_or_three_months() -> None:
    assert LUNAR_NEW_YEARS.keys() == HUNG_KINGS_DAYS.keys() == set(range(2020, 2036))
    for year, first in LUNAR_NEW_YEARS.items():
        assert date(year, 1, 20) < first < date(year, 2, 21)
        between = (HUNG_KINGS_DAYS[year] - first).days
        assert 67 <= between <= 69 or 97 <= between <= 99  # a leap month may stand between


def test_the_moons_years_are_twelve_or_thirteen_months_long() -> None:
    days = [LUNAR_NEW_YEARS[year] for year in range(2020, 2036)]
    lengths = {(after - before).days for before, after in pairwise(days)}
    assert lengths <= {354, 355, 383, 384, 385}


def test_the_next_working_day_leaps_over_weekends_and_holidays() -> None:
    assert next_working_day(date(2026, 3, 5)) == date(2026, 3, 6)
    assert next_working_day(date(2026, 3, 6)) == date(2026, 3, 9)
    assert next_working_day(date(2026, 4, 29)) == date(2026, 5, 4)
    assert next_working_day(date(2026, 11, 23)) == date(2026, 11, 25)


def test_each_holiday_stands_once() -> None:
    assert len({(one.day, one.month) for one in HOLIDAYS}) == len(HOLIDAYS) == 5
