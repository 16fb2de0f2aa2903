"""Pages of the register: what is found, how many, and when counting stops; on both databases."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from congvan.letter import Entry, Number
from congvan.register import Place, Register, Search, create, open_register, page_of_file, paging
from tests.register.conftest import NOW, days

FIRST = date(2026, 1, 5)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look through 6 entries first, and count to 8."""
    monkeypatch.setattr(paging, "_FIRST", 6)
    monkeypatch.setattr(paging, "_COUNTED", 8)


@pytest.fixture
def thirty(book: Register) -> Register:
    """Thirty entries, a day each; every third of a meeting, the fifth of a flood."""
    book.add([_entry(number) for number in range(1, 31)], NOW, "văn thư")
    return book


def _entry(number: int) -> Entry:
    subject = "phòng, chống lũ" if number == 5 else "mời họp" if number % 3 == 0 else "báo cáo"
    numbered = Number(2026, "van-ban-di", number, "", "SGDĐT-VP")
    return Entry(numbered, FIRST + days(number), "Công văn", subject, "Phạm Quốc Hiệu")


def found(book: Register, words: str, limit: int, skip: int = 0, **more: object) -> tuple[list[int], int, bool]:
    entries, count, exact = book.page(Search(words=words, **more), limit=limit, skip=skip)  # type: ignore[arg-type]
    return [one.number.number for one in entries], count, exact


def test_without_words_every_entry_is_counted(thirty: Register) -> None:
    assert found(thirty, "", 3) == ([30, 29, 28], 30, True)
    assert found(thirty, "", 3, 27) == ([3, 2, 1], 30, True)
    assert found(thirty, "", 3, 30) == ([], 30, True)


def test_a_rare_word_is_found_behind_the_newest_entries(thirty: Register) -> None:
    assert found(thirty, "lu", 3) == ([5], 1, True)
    assert found(thirty, "LŨ chống", 3) == ([5], 1, True)
    assert found(thirty, "sao hỏa", 3) == ([], 0, True)


def test_a_word_that_some_have_is_counted_exactly(thirty: Register) -> None:
    of_three = thirty, "cong van", 3
    assert found(thirty, "lu", 1) == ([5], 1, True)
    assert found(thirty, "moi hop", 4) == ([30, 27, 24, 21], 8, False)
    assert found(thirty, "moi hop", 4, 8) == ([6, 3], 10, True), "the last page knows how many there were"
    assert found(*of_three, until=date(2026, 1, 12)) == ([7, 6, 5], 7, True)


def test_of_a_common_word_counting_stops(thirty: Register) -> None:
    assert found(thirty, "bao cao", 3) == ([29, 28, 26], 8, False)
    assert found(thirty, "cong van", 3, 3) == ([27, 26, 25], 8, False)
    assert found(thirty, "cong van", 10, 10) == ([*range(20, 10, -1)], 20, False), "never fewer than are shown"


def test_a_page_behind_the_last_one_is_empty_and_says_how_many_there_are(thirty: Register) -> None:
    assert found(thirty, "lu", 3, 3) == ([], 1, True)


def test_the_newest_of_a_year_are_looked_through_first(thirty: Register) -> None:
    thirty.add([Entry(Number(2025, "van-ban-di", 1, "", "SGDĐT-VP"), date(2025, 2, 1), "Công văn", "báo cáo")], NOW, "")
    assert found(thirty, "bao cao", 3, year=2025) == ([1], 1, True)
    assert found(thirty, "bao cao", 3, year=2026)[0] == [29, 28, 26]


def test_a_file_is_listed_alike_without_sqlalchemy(tmp_path: Path) -> None:
    place = Place("", tmp_path / "register.sqlite", "register.sqlite")
    create(place, NOW, "văn thư", {})
    with open_register(place, writing=True) as book:
        book.add([_entry(number) for number in range(1, 31)], NOW, "văn thư")
        for search in (Search(), Search(words="mời họp"), Search(words="100% _"), Search(status="entered", year=2026)):
            assert page_of_file(place, search, limit=4, skip=2) == book.page(search, limit=4, skip=2)


def test_listing_loads_no_reader_of_letters_and_no_engine() -> None:
    heavy = ("jinja2", "lxml", "sqlalchemy", "typst", "alembic", "congvan.docx", "congvan.pdf", "congvan.source.letter")
    program = f"""
import sys
from congvan.workflow import Search, register_list
print([one for one in {heavy!r} if one in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
