"""What the register holds of every unit's letter, and how it is found; on both databases."""

from datetime import date
from typing import Any

import pytest

from congvan.letter import Entry, Event, LetterFile, Number
from congvan.register import NumberRefused, Register, Search
from tests.register.conftest import NOW, asked, days, enter, files_of, numbers
from tests.register.test_numbers import old_entry

FIRST = Number(2026, "van-ban-di", 1, "", "SGDĐT-VP")


def told(unit: str, status: str, hours: float = 0, channel: str = "e-mail") -> Event:
    return Event(FIRST, unit, status, NOW + days(hours / 24), channel, "250 2.0.0 Ok", "văn thư")  # type: ignore[arg-type]


def test_a_letter_is_entered_with_its_files(book: Register) -> None:
    batch = enter(book, book.reserve(asked("a")))
    assert not batch.open
    assert {one.unit: one.files for one in batch.letters} == files_of(batch)
    [entry] = book.entries(Search())
    assert (entry.status, entry.entered_at, entry.by, entry.letter) == ("entered", NOW, "văn thư", "letters/a.yaml")


def test_entering_again_with_the_same_files_changes_nothing(book: Register) -> None:
    batch = enter(book, book.reserve(asked("a")))
    before = book.head()
    assert enter(book, batch, NOW + days(1)) == batch
    assert book.head() == before


def test_other_files_cannot_be_entered_for_the_same_letter(book: Register) -> None:
    batch = enter(book, book.reserve(asked("a")))
    other = {one.unit: (LetterFile("docx", "x.docx", "f" * 64, 1),) for one in batch.letters}
    with pytest.raises(NumberRefused, match=r"x\.docx.*other content"):
        book.enter("a", other, [], NOW, "văn thư")


def test_a_letter_whose_number_was_voided_meanwhile_is_not_entered(book: Register) -> None:
    batch = book.reserve(asked("a"))
    book.void([FIRST], "nhầm", NOW, "văn thư")
    with pytest.raises(NumberRefused, match="voided meanwhile"):
        enter(book, batch)
    assert book.entries(Search())[0].status == "void"


def test_what_became_of_each_letter_is_told_in_order(book: Register) -> None:
    enter(book, book.reserve(asked("a")))
    book.record([told("truong-1", "sent", 1), told("truong-2", "refused", 1)], NOW, "văn thư")
    book.record([told("truong-1", "returned", 30, "bưu điện")], NOW, "văn thư")
    found = {letter.unit: [event.status for event in events] for letter, events in book.status("letters/a.yaml")}
    assert found == {
        "truong-1": ["made", "sent", "returned"],
        "truong-2": ["made", "refused"],
        "truong-3": ["made"],
        "": ["made"],
    }
    entry, letters, events = book.show(FIRST)
    assert (entry.number, len(letters)) == (FIRST, 4)
    assert [one.channel for one in events if one.unit == "truong-1"] == ["", "e-mail", "bưu điện"]


def test_the_first_sending_is_the_day_in_the_book(book: Register) -> None:
    enter(book, book.reserve(asked("a")))
    assert book.entries(Search())[0].sent_date is None
    book.record([told("truong-2", "sent", 24), told("truong-1", "sent", 48)], NOW, "văn thư")
    book.record([told("truong-3", "sent", 72)], NOW, "văn thư")
    assert book.entries(Search())[0].sent_date == date(2026, 11, 24)


def test_what_was_sent_cannot_be_voided(book: Register) -> None:
    enter(book, book.reserve(asked("a")))
    book.record([told("truong-1", "sent")], NOW, "văn thư")
    with pytest.raises(NumberRefused, match="Điều 18"):
        book.void([FIRST], "sai", NOW, "văn thư")


@pytest.mark.parametrize("unit", ["truong-9", "x"])
def test_nothing_is_told_of_a_letter_that_there_is_not(book: Register, unit: str) -> None:
    enter(book, book.reserve(asked("a")))
    before = book.head()
    with pytest.raises(NumberRefused, match=unit):
        book.record([told("truong-1", "printed"), told(unit, "printed")], NOW, "văn thư")
    assert book.head() == before
    assert [event.status for event in book.show(FIRST)[2]] == ["made"] * 4


def found(full: Register, **parts: Any) -> list[str]:
    return [one.number.text for one in full.entries(Search(**parts))]


@pytest.fixture
def full(book: Register) -> Register:
    """Four old entries and one letter."""
    old = [old_entry(number, date(2025, number, 5)) for number in (1, 2)]
    other = Entry(Number(2025, "khac", 3, "", "HĐTS-TK"), date(2025, 3, 5), "Kế hoạch", "thi 100% điểm_số", "Ai đó")
    book.add([*old, other], NOW, "văn thư")
    enter(book, book.reserve(asked("a", issued_date=date(2026, 11, 23))))
    return book


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ["01/SGDĐT-VP", "03/HĐTS-TK", "02/SGDĐT-VP", "01/SGDĐT-VP"]),
        ("nghị quyết", ["01/SGDĐT-VP"]),
        ("nghi quyet", ["01/SGDĐT-VP"]),
        ("NGHI  QUYẾT trien", ["01/SGDĐT-VP"]),
        ("hdts", ["03/HĐTS-TK"]),
        ("100%", ["03/HĐTS-TK"]),
        ("0%", ["03/HĐTS-TK"]),
        ("diem_so", ["03/HĐTS-TK"]),
        ("di_m", []),
        ("nghi quyet hdts", []),
        ("pham quoc hieu", ["01/SGDĐT-VP"]),
        ("02/sgddt", ["02/SGDĐT-VP"]),
    ],
)
def test_words_are_found_without_marks_and_signs_mean_themselves(
    full: Register, words: str, expected: list[str]
) -> None:
    assert found(full, words=words) == expected
    assert full.count(Search(words=words)) == len(expected)


def test_entries_are_narrowed_by_year_book_status_and_day(full: Register) -> None:
    assert found(full, year=2025) == ["03/HĐTS-TK", "02/SGDĐT-VP", "01/SGDĐT-VP"]
    assert found(full, book="khac") == ["03/HĐTS-TK"]
    assert found(full, since=date(2025, 2, 5), until=date(2025, 3, 5)) == ["03/HĐTS-TK", "02/SGDĐT-VP"]
    assert found(full, letter="letters/a.yaml") == ["01/SGDĐT-VP"]
    full.void([Number(2026, "van-ban-di", 1)], "hỏng", NOW, "văn thư")
    assert found(full, status="void") == ["01/SGDĐT-VP"]
    assert [one.number.number for one in full.entries(Search(), limit=2, skip=1)] == [3, 2]


def test_every_letter_is_given_once_and_an_old_entry_too(full: Register) -> None:
    given = [(one.number.text, one.unit, len(one.files)) for one in full.letters(Search())]
    assert given == [
        ("03/HĐTS-TK", "", 0),
        ("01/SGDĐT-VP", "", 0),
        ("02/SGDĐT-VP", "", 0),
        ("01/SGDĐT-VP", "truong-1", 2),
        ("01/SGDĐT-VP", "truong-2", 2),
        ("01/SGDĐT-VP", "truong-3", 2),
        ("01/SGDĐT-VP", "", 2),
    ]
    assert len(list(full.letters(Search(), limit=5))) == 5


def test_letters_by_the_thousand_come_page_by_page(book: Register) -> None:
    batch = enter(book, book.reserve(asked("a", 4500, shared=False)))
    assert numbers(batch) == list(range(1, 4501))
    assert [one.number.number for one in book.letters(Search())] == list(range(1, 4501))
