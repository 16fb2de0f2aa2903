"""Numbers: unique, consecutive, from 01 each year, never earlier than the one before; on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from congvan.letter import Entry, Number
from congvan.register import (
    ClockWrong,
    NumberRefused,
    Place,
    Register,
    RegisterExists,
    Search,
    create,
    open_register,
)
from tests.register.conftest import NOW, TODAY, asked, days, enter, numbers


def test_one_number_for_all_units_by_default_and_the_general_letter(book: Register) -> None:
    batch = book.reserve(asked("a"))
    assert numbers(batch) == [1]
    assert [one.unit for one in batch.letters] == ["truong-1", "truong-2", "truong-3", ""]
    assert {one.number.text for one in batch.letters} == {"01/SGDĐT-VP"}
    assert numbers(book.reserve(asked("b"))) == [2], "another letter has the next"


def test_a_number_each_runs_in_the_order_of_the_units(book: Register) -> None:
    book.reserve(asked("a"))
    batch = book.reserve(asked("b", 4, shared=False))
    assert [(one.unit, one.number.number) for one in batch.letters] == [(f"truong-{n}", n + 1) for n in (1, 2, 3, 4)]
    assert [one.copies_to for one in batch.entries] == [f"Trường THPT số {n}" for n in (1, 2, 3, 4)]
    assert book.next_number("van-ban-di", 2026) == 6


def test_the_same_batch_keeps_its_numbers_however_often_it_asks(book: Register) -> None:
    first = book.reserve(asked("a", shared=False))
    assert book.reserve(asked("a", shared=False)) == first
    done = enter(book, first)
    assert not done.open
    assert book.reserve(asked("a", shared=False)) == done
    assert book.next_number("van-ban-di", 2026) == 4


def test_an_open_batch_stops_no_other(book: Register) -> None:
    left = book.reserve(asked("a"))
    enter(book, book.reserve(asked("b")))
    assert [one.key for one in book.open_batches()] == ["a"]
    assert numbers(enter(book, left)) == [1]
    assert book.open_batches() == ()


def test_every_book_counts_for_itself(book: Register) -> None:
    assert numbers(book.reserve(asked("a"))) == [1]
    assert numbers(book.reserve(asked("b", book="hoi-dong", symbol="HĐTS-TK"))) == [1]
    assert numbers(book.reserve(asked("c"))) == [2]


def test_one_symbol_has_a_number_once_a_year_also_in_two_books(book: Register) -> None:
    book.reserve(asked("a"))
    with pytest.raises(NumberRefused, match=r"01/SGDĐT-VP of 2026 stands in the book «van-ban-di»"):
        book.reserve(asked("b", book="hoi-dong"))
    assert book.count(Search()) == 1
    assert book.find("b") is None, "nothing is left of what was refused"


def test_numbers_begin_at_01_on_the_first_of_january(book: Register) -> None:
    enter(book, book.reserve(asked("a", 5, shared=False, issued_date=date(2026, 12, 31))))
    later = datetime(2027, 1, 1, 0, 1, tzinfo=UTC)
    batch = book.reserve(asked("b", issued_date=date(2027, 1, 1), now=later))
    assert [(one.number.year, one.number.number) for one in batch.entries] == [(2027, 1)]


def test_a_later_number_has_no_earlier_day(book: Register) -> None:
    book.reserve(asked("a"))
    with pytest.raises(NumberRefused, match=r"22/11/2026.*01/SGDĐT-VP.*23/11/2026"):
        book.reserve(asked("b", issued_date=TODAY - days(1)))
    with pytest.raises(NumberRefused, match="31/12/2025"):
        book.reserve(asked("b", issued_date=date(2025, 12, 31)))
    assert numbers(book.reserve(asked("b", issued_date=TODAY))) == [2]


def test_a_book_may_begin_later_because_numbers_were_given_on_paper(place: Place) -> None:
    create(place, NOW, "văn thư", {(2026, "van-ban-di"): 245})
    with open_register(place, writing=True) as book:
        assert book.next_number("van-ban-di", 2026) == 245
        assert numbers(book.reserve(asked("a", 2, shared=False))) == [245, 246]
        assert book.next_number("van-ban-di", 2027) == 1
        assert book.verify(NOW) == []


def test_a_register_is_made_once(made: Place) -> None:
    with open_register(made, writing=True) as book:
        book.reserve(asked("a"))
    with pytest.raises(RegisterExists, match="already"):
        create(made, NOW, "văn thư", {})
    with open_register(made) as book:
        assert book.count(Search()) == 1


class TestNumbersOnPaper:
    """Numbers that stand on paper already (Điều 15.2)."""

    def test_the_next_number_is_entered(self, book: Register) -> None:
        book.reserve(asked("a"))
        batch = book.reserve(asked("b", first=2))
        assert (numbers(batch), batch.entries[0].origin) == ([2], "paper")

    def test_a_number_beyond_the_next_would_leave_a_gap(self, book: Register) -> None:
        book.reserve(asked("a"))
        with pytest.raises(NumberRefused, match=r"05 is not the next.*02.*Enter 02–04 first"):
            book.reserve(asked("b", first=5))
        assert book.next_number("van-ban-di", 2026) == 2

    @pytest.mark.parametrize("each", [True, False])
    def test_a_number_that_is_taken_names_its_letter(self, book: Register, each: bool) -> None:  # noqa: FBT001
        book.reserve(asked("a", 3, shared=False))
        with pytest.raises(NumberRefused, match=r"0[23]/SGDĐT-VP.*triển khai Nghị quyết a"):
            book.reserve(asked("b", 2, shared=not each, first=2 if not each else 3))

    def test_a_gap_of_an_old_book_is_filled_between_the_days_of_its_neighbours(self, book: Register) -> None:
        old = [old_entry(1, date(2026, 3, 1)), old_entry(2, date(2026, 3, 2)), old_entry(5, date(2026, 4, 1))]
        book.add(old, NOW, "văn thư")
        for wrong in (date(2026, 3, 1), date(2026, 4, 2)):
            with pytest.raises(NumberRefused, match=r"02/03/2026.*01/04/2026"):
                book.reserve(asked("b", 2, shared=False, first=3, issued_date=wrong))
        assert numbers(book.reserve(asked("b", 2, shared=False, first=3, issued_date=date(2026, 3, 15)))) == [3, 4]
        assert book.verify(NOW) == []


def old_entry(number: int, day: date, suffix: str = "") -> Entry:
    return Entry(
        Number(day.year, "van-ban-di", number, suffix, "SGDĐT-VP"), day, "Công văn", f"cũ {number}", "Người ký"
    )


class TestOldBooks:
    """What is copied from a book on paper."""

    def test_numbers_are_kept_as_they_are(self, book: Register) -> None:
        book.add([old_entry(7, date(2026, 1, 5)), old_entry(7, date(2026, 1, 5), "a")], NOW, "văn thư")
        assert [one.number.text for one in book.entries(Search(), ascending=True)] == ["07/SGDĐT-VP", "07a/SGDĐT-VP"]
        assert book.next_number("van-ban-di", 2026) == 8

    def test_all_are_copied_or_none(self, book: Register) -> None:
        book.add([old_entry(1, date(2026, 1, 5))], NOW, "văn thư")
        with pytest.raises(NumberRefused):
            book.add([old_entry(2, date(2026, 1, 6)), old_entry(1, date(2026, 1, 5))], NOW, "văn thư")
        assert book.count(Search()) == 1


class TestVoid:
    """Numbers that are given up."""

    def test_a_void_number_stays_with_its_reason_and_is_not_given_again(self, book: Register) -> None:
        book.reserve(asked("a"))
        book.void([Number(2026, "van-ban-di", 1)], "in hỏng", NOW, "văn thư")
        [entry] = book.entries(Search())
        assert (entry.status, entry.reason) == ("void", "in hỏng")
        assert numbers(book.reserve(asked("b"))) == [2]

    def test_the_same_letter_gets_a_new_number_after_its_own_was_voided(self, book: Register) -> None:
        enter(book, book.reserve(asked("a")))
        book.void([Number(2026, "van-ban-di", 1)], "in hỏng", NOW, "văn thư")
        batch = book.reserve(asked("a"))
        assert numbers(batch) == [2]
        assert enter(book, batch).entries[0].status == "entered"

    def test_of_a_number_each_only_the_void_ones_are_given_anew(self, book: Register) -> None:
        enter(book, book.reserve(asked("a", 3, shared=False)))
        book.void([Number(2026, "van-ban-di", 2)], "in hỏng", NOW, "văn thư")
        batch = book.reserve(asked("a", 3, shared=False))
        assert {one.unit: one.number.number for one in batch.letters} == {"truong-1": 1, "truong-3": 3, "truong-2": 4}
        assert [one.copies_to for one in batch.entries if one.status == "reserved"] == ["Trường THPT số 2"]

    def test_all_are_voided_or_none(self, book: Register) -> None:
        book.reserve(asked("a", 2, shared=False))
        with pytest.raises(NumberRefused, match="09"):
            book.void([Number(2026, "van-ban-di", 1), Number(2026, "van-ban-di", 9)], "thử", NOW, "văn thư")
        assert {one.status for one in book.entries(Search())} == {"reserved"}
        book.void([Number(2026, "van-ban-di", 1)], "thử", NOW, "văn thư")
        with pytest.raises(NumberRefused, match="void already: thử"):
            book.void([Number(2026, "van-ban-di", 1)], "thử", NOW, "văn thư")


class TestClock:
    """A clock that cannot be right gives no number."""

    @pytest.mark.parametrize("year", [1970, 2019, 2101])
    def test_an_absurd_year_is_refused(self, book: Register, year: int) -> None:
        with pytest.raises(ClockWrong, match=str(year)):
            book.reserve(asked("a", now=NOW.replace(year=year)))
        assert book.count(Search()) == 0

    def test_a_clock_before_the_newest_entry_is_refused_by_more_than_a_day(self, book: Register) -> None:
        book.reserve(asked("a"))
        with pytest.raises(ClockWrong, match=r"21/11/2026.*23/11/2026"):
            book.reserve(asked("b", now=NOW - days(2)))
        assert numbers(book.reserve(asked("b", now=NOW - days(0.5)))) == [2]

    def test_a_clock_far_ahead_is_refused_unless_a_person_gave_the_day(self, book: Register) -> None:
        book.reserve(asked("a"))
        far = asked("b", now=NOW.replace(year=2038), issued_date=date(2038, 1, 19))
        with pytest.raises(ClockWrong, match="2038"):
            book.reserve(far)
        assert numbers(book.reserve(replace(far, day_given=True))) == [1]

    def test_a_new_register_may_lie_still_as_long_as_it_likes(self, book: Register) -> None:
        batch = book.reserve(asked("a", now=NOW.replace(year=2030), issued_date=date(2030, 1, 2)))
        assert batch.entries[0].number.year == 2030
