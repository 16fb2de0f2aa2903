"""Every length of Phụ lục VI and of the circular: the longest value is taken, one character more is told."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from congvan.archive.handing import HandedLetter, lengths
from congvan.archive.handing.records import filled, judge
from congvan.decree import (
    AIP_FILE_FIELDS,
    AIP_LETTER_FIELDS,
    CASE_FILE_FIELDS,
    LETTER_FIELDS,
    SIP_FILE_FIELDS,
    SIP_LETTER_FIELDS,
    MetadataField,
)
from congvan.letter import CaseFile, Number
from tests.archive.handing.samples import CASE_FILE, letter, order

_TABLES = {
    "letter": LETTER_FIELDS,
    "file": CASE_FILE_FIELDS,
    "sip-file": SIP_FILE_FIELDS,
    "sip-letter": SIP_LETTER_FIELDS,
    "aip-file": AIP_FILE_FIELDS,
    "aip-letter": AIP_LETTER_FIELDS,
}
_FREE = [
    pytest.param(field, id=f"{name}-{field.path}")
    for name, fields in _TABLES.items()
    for field in fields
    if field.kind in {"text", "number"} and field.codes is None
]


def _named(name: str, value: str) -> CaseFile:
    """Return the case file with one of its texts changed."""
    facts: dict[str, Any] = {name: value}
    return replace(CASE_FILE, **facts)


def _letter(name: str, value: object) -> HandedLetter:
    """Return a letter with one of its facts changed."""
    facts: dict[str, Any] = {name: value}
    return letter(**facts)


@pytest.mark.parametrize("field", _FREE)
def test_a_value_of_the_full_length_is_taken_and_one_more_is_told(field: MetadataField) -> None:
    sign = "ữ" if field.kind == "text" else "7"
    assert not list(judge(filled([field], {field.path: sign * field.longest}), "x"))
    found = list(judge(filled([field], {field.path: sign * (field.longest + 1)}), "x"))
    assert [one.code for one in found] == ["GN002"]
    assert found[0].where.place == field.path
    for fact in (field.path, field.text, str(field.longest), str(field.longest + 1)):
        assert fact in found[0].message
    assert found[0].fix


@pytest.mark.parametrize(
    ("facts", "field", "most"),
    [
        ({"kind": "k"}, "TypeName", 100),
        ({"organ_name": "k"}, "OrganName", 200),
        ({"subject": "k"}, "Subject", 500),
        ({"language": "k"}, "Language", 30),
        ({"note": "k"}, "Description", 500),
        ({"position": "k"}, "SignerInfo/Position", 100),
        ({"signer": "k"}, "SignerInfo/FullName", 50),
        ({"unit_organ_id": "k"}, "To/OrganId", 13),
        ({"unit_name": "k"}, "To/OrganName", 200),
    ],
)
def test_a_kept_letter_is_judged_field_by_field(facts: dict[str, str], field: str, most: int) -> None:
    (name,) = facts
    assert not lengths(order(), [_letter(name, "k" * most)])
    found = lengths(order(), [_letter(name, "k" * (most + 1))])
    assert [(one.code, one.where.place) for one in found] == [("GN002", field)]
    assert "01/SGDĐT-VP" in found[0].where.file


@pytest.mark.parametrize(
    ("facts", "field", "most"),
    [({"pages": 0}, "PageAmount", 999), ({"copies": 0}, "IssuedAmount", 999), ({"priority": 0}, "Priority", 9)],
)
def test_numbers_have_their_digits(facts: dict[str, int], field: str, most: int) -> None:
    (name,) = facts
    assert not lengths(order(), [_letter(name, most)])
    assert [one.where.place for one in lengths(order(), [_letter(name, most + 1)])] == [field]


def test_number_and_symbol_have_their_lengths() -> None:
    long = letter()
    taken = replace(long.kept, number=Number(2026, "b", 12_345_678, "abc", "S" * 30))
    assert not lengths(order(), [replace(long, kept=taken)])
    refused = replace(long.kept, number=Number(2026, "b", 12_345_678, "abcd", "S" * 31))
    found = lengths(order(), [replace(long, kept=refused)])
    assert [one.where.place for one in found] == ["CodeNumber", "CodeNotation"]


@pytest.mark.parametrize(
    ("name", "field", "most"),
    [
        ("notation", "FileCode/FileNotation", 20),
        ("title", "Title", 500),
        ("maintenance", "Maintenance", 30),
        ("rights", "Rights", 30),
        ("creator", "Creator", 30),
        ("note", "Description", 500),
    ],
)
def test_a_case_file_is_judged_field_by_field(name: str, field: str, most: int) -> None:
    assert not lengths(order(_named(name, "k" * most)), [letter()])
    found = lengths(order(_named(name, "k" * (most + 1))), [letter(), letter(2)])
    assert [(one.code, one.where.place) for one in found] == [("GN002", field)], "once, not for every letter"


def test_an_agency_code_of_the_new_form_that_is_too_long_is_told_once() -> None:
    assert not lengths(order(organ_id="000.00.15.H26"), [letter()])
    found = lengths(order(organ_id="H26.15.001.0002"), [letter(), letter(2)])
    assert [one.where.place for one in found] == ["FileCode/OrganId"]


def test_a_thousandth_letter_has_no_number_that_the_decree_takes() -> None:
    many = [letter(one, "u", issued_date=date(2026, 2, 2)) for one in (1, 2)]
    kept = [replace(many[0], kept=replace(many[0].kept, unit=f"u{one:04}")) for one in range(1000)]
    found = lengths(order(), kept)
    assert [one.where.place for one in found] == ["DocOrdinal"]
    assert "u0999" in found[0].where.file


@pytest.mark.parametrize(
    ("value", "sound"), [("01", True), ("01;02", True), ("1", False), ("01;", False), ("33", False)]
)
def test_codes_are_those_of_the_table(value: str, sound: bool) -> None:  # noqa: FBT001
    field = next(one for one in SIP_FILE_FIELDS if one.name == "language")
    found = list(judge(filled([field], {"language": value}), "x"))
    assert [one.code for one in found] == ([] if sound else ["GN003"])
    assert sound or "01 Tiếng Việt" in found[0].fix


@pytest.mark.parametrize(
    ("value", "sound"),
    [("29/02/2024", True), ("29/02/2025", False), ("2024-02-29", False), ("1/2/2024", False), ("٠١/٠٢/٢٠٢٤", False)],
)
def test_days_are_real_and_written_as_the_circular_says(value: str, sound: bool) -> None:  # noqa: FBT001
    field = next(one for one in LETTER_FIELDS if one.name == "DueDate")
    assert [one.code for one in judge(filled([field], {"DueDate": value}), "x")] == ([] if sound else ["GN003"])


@pytest.mark.parametrize(
    ("value", "sound"),
    [
        ("29/02/2024", True),
        ("02/2024", True),
        ("2024", True),
        ("13/2024", False),
        ("24", False),
        ("2/2024", False),
        ("30/02/2024", False),
        ("/02/2024", False),
    ],
)
def test_an_aip_may_say_a_month_or_a_year(value: str, sound: bool) -> None:  # noqa: FBT001
    field = next(one for one in AIP_FILE_FIELDS if one.name == "startDate")
    assert [one.code for one in judge(filled([field], {"startDate": value}), "x")] == ([] if sound else ["GN003"])


@pytest.mark.parametrize(("value", "sound"), [("0", True), ("1", True), ("2", False), ("x", False)])
def test_flags_are_one_or_nought(value: str, sound: bool) -> None:  # noqa: FBT001
    field = next(one for one in SIP_FILE_FIELDS if one.name == "riskRecovery")
    assert [one.code for one in judge(filled([field], {"riskRecovery": value}), "x")] == ([] if sound else ["GN003"])
