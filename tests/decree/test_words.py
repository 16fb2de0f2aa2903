"""The lists of words: slips of spelling, names as they are written, texts no longer in force."""

from datetime import date

import pytest

from congvan import decree
from congvan.decree import CITED_KINDS, COMMON_ABBREVIATIONS, EXPIRED, LUNAR_YEARS, PROVINCE_NAMES, SLIPS


def test_no_slip_is_named_twice_and_none_is_put_right_with_another_slip() -> None:
    wrong = [slip.wrong for slip in SLIPS]
    assert len(set(wrong)) == len(wrong) >= 120
    for slip in SLIPS:
        assert slip.wrong != slip.right
        assert slip.right not in wrong
        assert slip.wrong == slip.wrong.lower().strip()
        assert len(slip.wrong.split()) == len(slip.right.split())


def test_a_slip_differs_from_the_right_form_in_letters_only_of_the_same_words() -> None:
    for slip in SLIPS:
        changed = [one for one, two in zip(slip.wrong.split(), slip.right.split(), strict=True) if one != two]
        assert 1 <= len(changed) <= 2, slip


def test_the_sixty_lunar_years_are_all_different() -> None:
    assert len(set(LUNAR_YEARS)) == 60
    assert LUNAR_YEARS[2026 % 60 - 4] == "Bính Ngọ"


@pytest.mark.parametrize(
    "name",
    [
        *("CITED_KINDS", "EVENTS", "FEASTS", "FOREIGN_NAMES", "GENERIC_AGENCIES", "HONOURS", "NAMED_AFTER"),
        *(
            "NAMED_AGENCIES",
            "PARTY_NAMES",
            "POSTS",
            "PROVINCE_NAMES",
            "REGIONS",
            "SURNAMES",
            "TERRAIN",
            "TETS",
            "WORKS",
        ),
    ],
)
def test_a_list_of_names_holds_each_once_without_loose_spaces(name: str) -> None:
    names = getattr(decree, name)
    assert len({one.casefold() for one in names}) == len(names)
    assert all(one == " ".join(one.split()) and one for one in names)


def test_every_province_of_either_map_is_there() -> None:
    assert len(PROVINCE_NAMES) == 63  # the 63 before July 2025 without Hồ Chí Minh (III.1.c), and Huế
    assert {"Huế", "Đắk Lắk", "Bà Rịa - Vũng Tàu", "Nam Định"} <= set(PROVINCE_NAMES)


def test_a_longer_kind_stands_before_its_beginning() -> None:
    for place, kind in enumerate(CITED_KINDS):
        assert not any(later.startswith(f"{kind} ") for later in CITED_KINDS[place + 1 :])


def test_a_text_is_replaced_by_one_that_is_in_force() -> None:
    for sign, one in EXPIRED.items():
        assert sign == one.sign
        assert date(2000, 1, 1) < one.since
        assert one.replaced_by.rpartition(" ")[2] not in EXPIRED


def test_abbreviations_are_in_capitals() -> None:
    assert all(one == one.upper() for one in COMMON_ABBREVIATIONS)
