"""The words of signatures: each once, in capitals where they are printed so, none both a title and an office."""

import unicodedata

import pytest

from congvan.decree import (
    ARMED_TITLES,
    BODIES_OF_LEARNING,
    COPY_PURPOSES,
    DEGREES,
    DEPUTY_TITLES,
    HEAD_TITLES,
    ONE_HEAD,
    PARTY_POSTS,
    SIGNING_PREFIXES,
    UNION_WORDS,
)

LISTS = {
    "armed": ARMED_TITLES,
    "deputies": DEPUTY_TITLES,
    "heads": HEAD_TITLES,
    "one head": ONE_HEAD,
    "party": PARTY_POSTS,
    "degrees": DEGREES,
    "learning": BODIES_OF_LEARNING,
    "unions": UNION_WORDS,
    "purposes": COPY_PURPOSES,
}


@pytest.mark.parametrize("name", LISTS)
def test_each_word_stands_once_and_composed(name: str) -> None:
    words = LISTS[name]
    assert len(set(words)) == len(words)
    assert all(unicodedata.is_normalized("NFC", word) and word == word.strip() for word in words)


@pytest.mark.parametrize("name", ["armed", "deputies", "heads", "one head", "party"])
def test_titles_are_in_capitals_as_they_are_printed(name: str) -> None:
    assert [word for word in LISTS[name] if word != word.upper()] == []


def test_the_decree_has_five_abbreviations_of_an_authority_to_sign() -> None:
    assert list(SIGNING_PREFIXES) == ["TM.", "Q.", "KT.", "TL.", "TUQ."]


def test_no_body_that_has_one_head_begins_as_a_title_does() -> None:
    assert not set(ONE_HEAD) & set(HEAD_TITLES)
