"""Each code that the room gives stands in its table, and each in the table is given."""

import re
from pathlib import Path

import congvan.source
from congvan.source import CODES

FOLDER = Path(congvan.source.__file__).parent


def test_codes_in_the_table_are_those_in_use() -> None:
    used: set[str] = set()
    for file in FOLDER.glob("*.py"):
        if file.name != "codes.py":
            used |= set(re.findall(r'"((?:YL|KE|VL|UN|CS|XL|EN|SB|HS)[0-9]{3})"', file.read_text(encoding="utf-8")))
    assert used == set(CODES)


def test_codes_are_in_order_and_titled() -> None:
    assert list(CODES) == sorted(CODES)
    assert all(title and title == title.strip() for title in CODES.values())


WARNINGS = {
    "SB007",
    "SB009",
    "SB010",
    "SB011",
    "SB012",
    "SB013",
    "SB014",
    "SB015",
    "SB017",
    "CS007",
    "EN006",
    "EN008",
    "EN009",
    "HS009",
    "HS010",
    "HS015",
    "HS016",
    "HS017",
    "HS018",
    "HS019",
    "UN005",
    "UN006",
    "UN008",
    "UN009",
    "UN013",
    "VL011",
    "XL011",
    "YL023",
    "YL024",
}


def test_only_what_may_be_meant_is_a_warning() -> None:
    said: dict[str, set[str]] = {"warn": set(), "error": set()}
    for file in FOLDER.glob("*.py"):
        for how, code in re.findall(
            r'\._?(warn|error)(?:_aside)?\(\s*\"([A-Z]{2}[0-9]{3})"', file.read_text(encoding="utf-8")
        ):
            said[how].add(code)
    assert said["warn"] == WARNINGS
    assert not said["error"] & WARNINGS
