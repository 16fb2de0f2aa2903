"""A clock that is wrong: back, across the new year, 1970, 2038 (libfaketime)."""

import json
import os
from pathlib import Path

import pytest

from tests.register.faults.crowding import run_program
from tests.register.faults.harness import Ended, make_office

LETTERS = ("a", "b", "c", "d", "e")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    made = make_office(tmp_path / "office", LETTERS)
    assert at(made, "2026-11-23 10:00:00", "register", "init").code == 0
    assert issued(made, "2026-11-23 10:00:00", "a") == "01/SGDĐT-VP"
    return made


def at(office: Path, time: str, *arguments: str) -> Ended:
    """Run a command at a time."""
    return run_program(office, *arguments, before=("faketime", time))


def issue(office: Path, time: str, letter: str, *more: str) -> Ended:
    return at(office, time, "issue", f"letters/{letter}.yaml", "--yes", "3", "--json", *more)


def issued(office: Path, time: str, letter: str, *more: str) -> str:
    """Issue a letter, and return its number."""
    ended = issue(office, time, letter, *more)
    assert ended.code == 0, ended.said
    return str(json.loads(ended.said[ended.said.index("{") :])["number"])


def numbers(office: Path) -> list[tuple[int, int, str]]:
    listed = run_program(office, "register", "list", "--json").said
    lines = [json.loads(line) for line in listed.splitlines()]
    return sorted({(line["year"], line["number"], line["date"]) for line in lines})


@pytest.mark.parametrize(
    "time", ["2026-11-22 09:00:00", "2026-10-23 10:00:00", "2025-11-23 10:00:00", "1970-01-01 08:00:00"]
)
def test_a_clock_that_goes_back_gives_no_number(office: Path, time: str) -> None:
    ended = issue(office, time, "b")
    assert ended.code == 1
    assert "clock" in ended.said
    assert numbers(office) == [(2026, 1, "2026-11-23")]
    assert not (office / "van-ban-di/2026/b").exists()
    assert issued(office, "2026-11-23 10:05:00", "b") == "02/SGDĐT-VP"


def test_a_clock_that_is_set_back_by_an_hour_is_no_reason(office: Path) -> None:
    assert issued(office, "2026-11-23 09:00:00", "b") == "02/SGDĐT-VP"
    assert issued(office, "2026-11-23 10:00:00", "c") == "03/SGDĐT-VP"


def test_numbers_begin_anew_with_the_year_and_never_go_back(office: Path) -> None:
    assert issued(office, "2026-12-31 23:59:50", "b") == "02/SGDĐT-VP"
    assert issued(office, "2027-01-01 00:00:05", "c") == "01/SGDĐT-VP"
    back = issue(office, "2026-12-31 23:59:55", "d")
    assert back.code == 1
    assert "earlier day" in back.said
    assert issued(office, "2027-01-01 00:01:00", "d") == "02/SGDĐT-VP"
    again = issue(office, "2027-06-01 08:00:00", "a")
    assert json.loads(again.said)["status"] == "already", "a letter of last year stays as it is"
    assert numbers(office) == [
        *((2026, 1, "2026-11-23"), (2026, 2, "2026-12-31")),
        *((2027, 1, "2027-01-01"), (2027, 2, "2027-01-01")),
    ]


def test_2038_is_refused_unless_a_person_gives_the_day(office: Path) -> None:
    ended = issue(office, "2038-01-20 08:00:00", "b")
    assert ended.code == 1
    assert "2038" in ended.said
    assert issued(office, "2038-01-20 08:00:00", "b", "--date", "20/01/2038") == "01/SGDĐT-VP"
    assert numbers(office) == [(2026, 1, "2026-11-23"), (2038, 1, "2038-01-20")]


def test_what_is_broken_off_before_midnight_is_finished_with_its_own_day(office: Path) -> None:
    kill = ("strace", "-qq", "-o", os.devnull, "-e", "trace=link", "-e", "inject=link:signal=KILL:when=2")
    time = "2026-12-31 23:59:00"
    broken = run_program(office, "issue", "letters/b.yaml", "--yes", "3", before=("faketime", time, *kill))
    assert broken.code != 0
    assert len(list((office / "van-ban-di/2026/b").glob("*.docx"))) == 1
    assert issued(office, "2027-01-01 00:01:00", "c") == "01/SGDĐT-VP", "another letter need not wait"
    ended = issue(office, "2027-01-01 00:02:00", "b")
    assert ended.code == 0, ended.said
    report = json.loads(ended.said)
    assert (report["status"], report["date"], report["number"]) == ("issued", "2026-12-31", "02/SGDĐT-VP")
    assert len(list((office / "van-ban-di/2026/b").glob("*.docx"))) == 4
    assert run_program(office, "register", "verify").code == 0
