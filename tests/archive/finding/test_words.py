"""Words are found as a clerk types them: with marks or without, in capitals, joined, quoted, begun."""

import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from congvan.archive.finding import Query
from tests.archive.finding.kept import found, index_of, page_of, record

_Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
_FORMS: tuple[_Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")
_TEXT = "Kính gửi Trường THPT Ngô Quyền: sửa con đường vào trường theo Kế hoạch năm học, công văn số 20/NQ-HĐND."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return index_of(
        tmp_path,
        record(1, _TEXT),
        record(2, "cây dương xỉ, hoạch định năm kế toán học sinh GDĐT"),
        record(3, "hòa bình, khỏe mạnh, kỷ luật, thúy, của mùa"),
        record(4, "hoà bình, khoẻ mạnh, kỉ luật, thuý, cùa"),
    )


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("truong thpt ngo quyen", [1]),
        ("TRƯỜNG THPT NGÔ QUYỀN", [1]),
        ("quyền ngô trường", [1]),
        ("đường", [1]),
        ("dương", [2]),
        ("duong", [2, 1]),
        ("dường", []),
        ("đuong", []),
        ("dt", []),
        ("gddt", [2]),
        ("gdđt", [2]),
        ("gđdt", []),
        ("ke hoach nam hoc", [2, 1]),
        ("năm kế hoạch học", [2, 1]),
    ],
)
def test_marks_that_are_typed_count_and_marks_that_are_not_do_not(path: Path, typed: str, numbers: list[int]) -> None:
    assert found(path, typed) == numbers


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ('"kế hoạch năm học"', [1]),
        ('"ke hoach nam hoc"', [1]),
        ("“ke hoach năm”", [1]),
        ("«kế hoach»", [1]),
        ("«kề hoach»", []),
        ('"hoạch kế"', []),
        ('"trường" "ngô quyền"', [1]),
        ('"vao truong theo ke"', [1]),
    ],
)
def test_what_is_quoted_stands_together_in_this_order(path: Path, typed: str, numbers: list[int]) -> None:
    assert found(path, typed) == numbers


def test_a_quote_that_is_not_closed_is_no_quote(path: Path) -> None:
    assert found(path, '"hoạch kế') == [2, 1]


@pytest.mark.parametrize("typed", ["20/NQ-HĐND", "20/nq-hdnd", "NQ-HĐND", "nq-hđnd", "«20 NQ HĐND»"])
def test_joined_words_stand_together(path: Path, typed: str) -> None:
    assert found(path, typed) == [1]


def test_joined_words_in_another_order_are_not_found(path: Path) -> None:
    assert found(path, "HĐND-NQ") == []


@pytest.mark.parametrize("typed", ["GD-ĐT", "GD&ĐT", "GD.DT"])
def test_joined_capitals_are_found_where_they_are_written_as_one_word(path: Path, typed: str) -> None:
    assert found(path, typed) == [2]


@pytest.mark.parametrize("typed", ["tru*", "trườ*", "TRUO*", "ngô quy*", '"trường thpt ngô qu*"', "nq-hđ*", "trường*"])
def test_a_star_stands_for_the_rest_of_a_word(path: Path, typed: str) -> None:
    assert found(path, typed) == [1]


@pytest.mark.parametrize("typed", ["trữ*", "quy thpt", "thptx*", '"thpt ng quyen"'])
def test_a_beginning_without_a_star_or_with_other_marks_is_not_found(path: Path, typed: str) -> None:
    assert found(path, typed) == []


@pytest.mark.parametrize(
    "typed",
    ["hòa", "hoà", "hoa binh", "khỏe", "khoẻ", "kỷ luật", "kỉ luật", "ky", "ki", "thúy", "thuý", "kỷ*", "hoà*"],
)
def test_two_ways_to_write_one_word_are_one(path: Path, typed: str) -> None:
    assert found(path, typed) == [4, 3]


def test_a_tone_on_another_syllable_is_another_word(path: Path) -> None:
    assert found(path, "của") == [3]
    assert found(path, "cùa") == [4]


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("typed", ["trường thpt ngô quyền", '"kế hoạch"', "đường", "HĐND"])
def test_composed_and_decomposed_texts_are_one(tmp_path: Path, form: _Form, typed: str) -> None:
    path = index_of(tmp_path, record(1, unicodedata.normalize("NFD", _TEXT)), record(2, _TEXT))
    assert found(path, unicodedata.normalize(form, typed)) == [2, 1]


def test_what_nobody_sees_does_not_part_a_word(tmp_path: Path) -> None:
    path = index_of(tmp_path, record(1, "trư\u00adờng trung\u200b học"))
    assert found(path, "trường trung") == [1]
    assert found(path, "tru\u200dong") == [1]


@pytest.mark.parametrize("typed", ["***", "()", "-", "«»", '""', "_", "\0", ". , ;"])
def test_what_has_no_word_in_it_finds_nothing(path: Path, typed: str) -> None:
    assert page_of(path, typed).total == 0
    assert found(path, Query(subject=typed)) == []


def test_the_words_of_sqlite_are_words(tmp_path: Path) -> None:
    path = index_of(tmp_path, record(1, "AND OR NOT NEAR subject keys"), record(2, "trường"))
    for typed in ("AND", "OR", "NOT", "NEAR", "subject", "and or", "NEAR(", "NOT OR", "subject: keys", "-keys"):
        assert found(path, typed) == [1], typed
    assert found(path, "trường OR and") == []


def test_facts_of_a_letter_cannot_be_found_as_words(tmp_path: Path) -> None:
    path = index_of(tmp_path, record(77, "trường"))
    for typed in ("n77", "·n77", "fsigned", "·fsigned", "y2026", "·", "n7*", "·n7*"):
        assert found(path, typed) == [], typed


def test_no_phrase_reaches_from_one_field_into_another(tmp_path: Path) -> None:
    path = index_of(tmp_path, record(1, "một hai", subject="ba bốn", unit="truong-1", unit_name="Khối năm"))
    assert found(path, '"hai một"') == []
    assert found(path, '"1 khoi"') == []
    assert found(path, '"bốn phạm"') == []
    assert found(path, '"khối năm"') == [1]


def test_a_word_without_marks_parts_words_with_marks(tmp_path: Path) -> None:
    path = index_of(tmp_path, record(1, "bộ ban ngành"), record(2, "bộ ngành"))
    assert found(path, '"bộ ngành"') == [2]


def test_only_the_last_word_of_a_phrase_is_a_beginning(tmp_path: Path) -> None:
    path = index_of(tmp_path, record(1, "trường an trường"), record(2, "trườ an trường"), record(3, "an trường an"))
    assert found(path, '"trườ an trườ*"') == [2]
    assert found(path, '"trườ* an"') == [2]


def test_a_pasted_page_is_looked_for_by_its_first_words(tmp_path: Path) -> None:
    words = [f"chữ{number}" for number in range(3000)]
    path = index_of(tmp_path, record(1, " ".join(words[:150])), record(2, "chữ1"))
    assert found(path, " ".join(words)) == [1]
    assert found(path, f'"{" ".join(words)}"') == [1]


@pytest.mark.parametrize("count", [1, 999, 1000, 1001, 3000])
def test_a_beginning_of_any_number_of_words_finds_them_all(tmp_path: Path, count: int) -> None:
    words = [f"xa{number:04}" for number in range(count)]
    path = index_of(tmp_path, record(1, words[0]), record(2, words[-1]), record(3, " ".join(words)), record(4, "xb"))
    assert found(path, "xa*") == [3, 2, 1]
    assert found(path, f'"{words[0]} xa*"') == ([3] if count > 1 else [])
    assert found(path, "x*") == [4, 3, 2, 1]
