"""`{{ unit.name }}`-style marks in the letter's texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.errors import Text
from congvan.letter import pattern


def test_a_mark_is_replaced_by_its_value() -> None:
    words = pattern("Trường {{ unit.name }} nộp {{fields.quota}} bài")
    assert words.names == (("unit", "name"), ("fields", "quota"))
    assert words.fill({"unit": {"name": "A"}, "fields": {"quota": "3"}}) == "Trường A nộp 3 bài"


def test_a_value_that_looks_like_a_mark_stays_as_it_is() -> None:
    words = pattern("{{ unit.name }}")
    assert words.fill({"unit": {"name": "{{ fields.x }} {% if %}"}}) == "{{ fields.x }} {% if %}"


@pytest.mark.parametrize(
    "text",
    [
        "{{ }}",
        "{{ a b }}",
        "{{ a|upper }}",
        "{{ f() }}",
        "{% if x %}",
        "{# x #}",
        "{ { a } }",
        "{{ a",
        "a }}",
        "{{ 1a }}",
    ],
)
def test_what_looks_like_a_mark_and_is_none_is_a_fault(text: str) -> None:
    assert pattern(text).faults


@pytest.mark.parametrize("text", ["", "không có gì", "tập {1, 2}", "a } b", "{một}"])
def test_plain_braces_are_text(text: str) -> None:
    words = pattern(text)
    assert (words.faults, words.names, words.fill({})) == ((), (), text)


def test_names_may_have_vietnamese_letters_and_hyphens_after_the_dot() -> None:
    assert pattern("{{ fields.chỉ_tiêu }} {{ fields.so-bai }}").names == (("fields", "chỉ_tiêu"), ("fields", "so-bai"))


def test_the_pattern_keeps_the_place_of_its_text() -> None:
    kept = pattern(Text("{{ unit.name }}", 7, 3)).text
    assert isinstance(kept, Text)
    assert (kept.line, kept.column) == (7, 3)


@given(st.text())
def test_any_text_is_cut_without_an_exception_and_joins_to_itself(text: str) -> None:
    words = pattern(text)
    if not words.names:
        assert words.fill({}) == text
