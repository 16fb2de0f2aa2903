"""The commonest faults of a first hour: each is ended by doing what its message says, in both languages."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

import docx
from tests.journey.clerk import Clerk

ROOT = Path(__file__).parents[2]
LETTER = "letters/hop.yaml"
_TEXT = """\
symbol: SGDĐT-VP
subject: mời họp giao ban
addressees: [phong-gd]
opening: Sở Giáo dục và Đào tạo mời Trưởng phòng Giáo dục và Đào tạo các quận, huyện dự họp giao ban.
tasks:
  - Chuẩn bị báo cáo tình hình của đơn vị.
  - Dự họp đúng thành phần, đúng giờ.
closing: Trân trọng./.
"""
"""A letter that breaks no rule."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with a letter that is right."""
    folder = tmp_path / "co-quan"
    (folder / "letters").mkdir(parents=True)
    for name in ("congvan.yaml", "recipients.yaml"):
        shutil.copyfile(ROOT / name, folder / name)
    shutil.copytree(ROOT / "templates", folder / "templates")
    (folder / LETTER).write_text(_TEXT, encoding="utf-8")
    return folder


@pytest.fixture(params=["vi", "en"])
def clerk(office: Path, request: pytest.FixtureRequest) -> Clerk:
    return Clerk(office, request.param)


def _change(file: str, old: str, new: str) -> Callable[[Clerk], None]:
    def change(clerk: Clerk) -> None:
        path = clerk.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) >= 1
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


@dataclass(frozen=True)
class Fault:
    """What is done wrong, the command that says so, and what its message makes the clerk do."""

    name: str
    happens: Callable[[Clerk], None]
    words: tuple[str, ...]
    follows: Callable[[Clerk, str], object]
    code: int = 1


FAULTS = (
    Fault(
        "a key of the letter is misspelt",
        _change(LETTER, "addressees:", "addresees:"),
        ("check", LETTER),
        Clerk.takes_the_name,
    ),
    Fault(
        "a group that the list does not have",
        _change(LETTER, "[phong-gd]", "[phong-dg]"),
        ("check", LETTER),
        Clerk.takes_the_name,
    ),
    Fault(
        "a group of the list is misspelt",
        _change("recipients.yaml", "group: phong-gd", "group: phong-dg"),
        ("check", LETTER),
        Clerk.takes_the_name,
    ),
    Fault(
        "a second colon in a line",
        _change(LETTER, "subject: mời họp giao ban", "subject: mời họp: giao ban"),
        ("render", LETTER),
        Clerk.puts_into_quotes,
    ),
    Fault("a tab before a key", _change(LETTER, "tasks:", "\ttasks:"), ("check", LETTER), Clerk.takes_spaces),
    Fault(
        "the office's letters are wrong in the symbol",
        _change(LETTER, "SGDĐT-VP", "SGDDT-VP"),
        ("check", LETTER),
        Clerk.writes_what_it_says,
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: one.name)
def test_a_fault_is_ended_by_following_its_message(fault: Fault, clerk: Clerk) -> None:
    assert clerk.types(*fault.words).code == 0
    fault.happens(clerk)
    refused = clerk.types(*fault.words)
    assert refused.code == fault.code, refused.said
    fault.follows(clerk, refused.said)
    mended = clerk.types(*fault.words)
    assert mended.code == 0, mended.said


def test_a_misspelt_command_is_ended_by_taking_the_one_that_is_meant(clerk: Clerk) -> None:
    refused = clerk.types("chek", LETTER)
    assert refused.code == 2
    meant = re.search(r"«(?P<right>\w+)»", refused.said)
    assert meant, refused.said
    assert clerk.types(meant["right"], LETTER).code == 0


def test_a_misspelt_file_is_ended_by_taking_the_one_that_is_meant(clerk: Clerk) -> None:
    refused = clerk.types("check", "letters/hpo.yaml")
    assert refused.code == 1
    meant = re.search(r"«(?P<right>[\w.]+)»", refused.said)
    assert meant, refused.said
    assert clerk.types("check", f"letters/{meant['right']}").code == 0


def test_a_name_misspelt_in_word_is_ended_by_writing_the_one_that_is_meant(clerk: Clerk) -> None:
    path = clerk.folder / "templates/cong-van.docx"
    document = docx.Document(str(path))
    cell = _run_with(document, "place")
    cell.text = cell.text.replace("place", "plaec")
    document.save(str(path))
    refused = clerk.types("render", LETTER)
    assert refused.code == 1
    meant = re.search(r"«office.plaec».*(?:Did you mean|Có phải) «(?P<right>[\w.]+)»", refused.said)
    assert meant, refused.said
    document = docx.Document(str(path))
    cell = _run_with(document, "plaec")
    cell.text = cell.text.replace("office.plaec", meant["right"])
    document.save(str(path))
    assert clerk.types("render", LETTER).code == 0


def _run_with(document: Any, word: str) -> Any:
    for table in document.tables:
        for cell in table._cells:
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    if word in run.text:
                        return run
    raise AssertionError(word)


def test_an_office_without_a_register_makes_it_as_it_is_told_and_gives_the_number(clerk: Clerk) -> None:
    refused = clerk.types("issue", LETTER)
    assert refused.code == 1
    assert clerk.runs_the_command(refused.said).code == 0
    assert clerk.types("issue", LETTER, answers={r"\[y/N\]: ": "y"}).code == 0


def test_a_wrong_count_is_ended_by_writing_the_right_one(clerk: Clerk) -> None:
    assert clerk.types("register", "init").code == 0
    refused = clerk.types("issue", LETTER, "--yes", "3")
    assert refused.code == 1
    count = re.search(r"--yes 3:[^0-9]*(?P<right>\d+)", refused.said)
    assert count, refused.said
    assert clerk.types("issue", LETTER, "--yes", count["right"]).code == 0


def test_a_heading_misspelt_in_excel_is_ended_by_writing_the_one_that_is_meant(clerk: Clerk) -> None:
    path = clerk.folder / "danh-sach.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("id", "nmae", "group", "email"), ("pgd-a", "Phòng GD&ĐT quận A", "phong-gd", "a@haiphong.example")):
        sheet.append(row)
    book.save(path)
    words = ("recipients", "import", "danh-sach.xlsx", "--to", "moi.yaml")
    refused = clerk.types(*words)
    assert refused.code == 1
    meant = re.search(r"«(?P<right>\w+)».*(?:Did you mean|Có phải) «nmae»", refused.said)
    assert meant, refused.said
    sheet["B1"] = meant["right"]
    book.save(path)
    assert clerk.types(*words).code == 0


def test_mail_without_a_server_is_ended_by_writing_what_is_named(clerk: Clerk) -> None:
    assert clerk.types("register", "init").code == 0
    assert clerk.types("issue", LETTER, "--yes", "15", "--format", "docx,pdf").code == 0
    refused = clerk.types("dispatch", "email", LETTER, "--yes", "15")
    assert refused.code == 1
    assert re.search(r"dispatch: mail:.*server.*sender.*user", refused.said), refused.said
