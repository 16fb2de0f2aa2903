"""CSV lists as Excel and other programs write them (threats 18 to 30)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from congvan.errors import Finding, Severity
from congvan.letter import Group, Recipients
from congvan.source import read_recipients

Write = Callable[[str, str | bytes], Path]
GROUPS = (Group("thpt", "Hiệu trưởng trường THPT"),)
GOOD = "id,name,group,email\nmot,Trường Một,thpt,mot@a.example\nhai,Trường Hai,thpt,hai@a.example\n"


def read(write: Write, content: str | bytes, name: str = "ds.csv") -> tuple[Recipients | None, list[Finding]]:
    return read_recipients(write(name, content), groups=GROUPS, shown=name)


def ids(found: Recipients | None) -> list[str]:
    assert found is not None
    return [unit.id for unit in found.units]


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        "sep=;\n" + GOOD.replace(",", ";"),
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("\n", "\r\n", 1),
        GOOD.encode("utf-16"),
        "\n,,,\n" + GOOD.replace("hai,T", "\n , ,\u00a0,\nhai,T"),
        GOOD.replace("\n", "," * 10_000 + "\n"),
        "\u200bid ,\u2060Tên đơn vị\u00a0,NHÓM,E-mail\n" + GOOD.split("\n", 1)[1],
        "Mã_đơn-vị,ten don vi,Nhom,Thư  điện tử\n" + GOOD.split("\n", 1)[1],
    ],
)
def test_separators_marks_blanks_and_header_noise_are_accepted(write: Write, content: str | bytes) -> None:
    found, findings = read(write, content)
    assert findings == []
    assert ids(found) == ["mot", "hai"]
    assert found is not None
    assert found.units[0].name == "Trường Một"


def test_rows_are_numbered_as_excel_does(write: Write) -> None:
    found, findings = read(write, 'id,name,group,email\n\nmot,"Trường\nMột",thpt,\nhai,Trường Hai,thpt,x\n')
    assert [(f.code, str(f.where)) for f in findings] == [("UN007", "ds.csv:4")]
    assert found is not None
    assert [(unit.name, unit.where.line) for unit in found.units] == [("Trường Một", 3), ("Trường Hai", 4)]


def test_other_columns_become_fields_and_all_keys_are_known(write: Write) -> None:
    header = "mã,tên,nhóm,email,chức danh,địa chỉ,số bản,Chỉ tiêu 2022 (%)\n"
    found, findings = read(write, header + 'mot,Một,thpt,,Quyền Hiệu trưởng,"Số 1\nQuận B",2,007\n')
    assert findings == []
    assert found is not None
    unit = found.units[0]
    assert (unit.title, unit.address, unit.copies) == ("Quyền Hiệu trưởng", ("Số 1", "Quận B"), 2)
    assert unit.fields == {"chi_tieu_2022": "007"}


def test_a_missing_id_is_made_from_the_name(write: Write) -> None:
    found, findings = read(write, "name,group,email\nTrường Một,thpt,\nTrường  một,thpt,\nCON,thpt,\n")
    assert [(f.code, f.severity) for f in findings] == [("UN005", Severity.WARNING)]
    assert ids(found) == ["truong-mot", "truong-mot-2", "don-vi-con"]


@pytest.mark.parametrize(
    ("content", "code", "row", "word"),
    [
        (GOOD.replace("email", "emial"), "CS002", 1, "emial"),
        ("Danh sách các trường\n" + GOOD, "CS002", 1, "name"),
        (GOOD.replace("id,", "Tên,"), "CS003", 1, "name"),
        (GOOD.replace("hai,Trường Hai,", "hai,"), "CS008", 3, "3 cells"),
        (GOOD.replace("hai,Trường Hai", "hai,Trường, Hai"), "CS008", 3, "5 cells"),
        (GOOD.replace("hai,Trường Hai,thpt,", "hai;Trường Hai;thpt;"), "CS008", 3, "1 cells"),
        (GOOD.replace("Trường Hai", '"Trường Hai'), "CS009", 3, "quotation"),
        (GOOD.replace("Trường Hai", '"Trường" Hai'), "CS009", 3, "quotation"),
        (GOOD.replace("Trường Hai", '"' + "a" * 140_000 + '"'), "CS010", 3, "131072"),
        (GOOD.replace("Trường Hai", ""), "CS005", 3, "name"),
        (GOOD.replace("hai,", ","), "CS005", 3, "id"),
        (GOOD.replace("email\n", "\n"), "CS004", 2, "mot@a.example"),
        (GOOD.replace("Trường Hai", "#N/A"), "CS006", 3, "#N/A"),
        (GOOD.replace("Trường Hai", "1.23457E+11"), "CS007", 3, "1.23457E+11"),
        (GOOD.replace("Trường Hai", "Tr??ng Hai"), "EN008", 3, "Tr??ng"),
        (GOOD.replace("Trường Hai", "Tr\ufffdng Hai"), "EN007", 3, "U+FFFD"),
        (GOOD.replace("Trường Hai", "Tr\0ng Hai"), "EN005", 3, "U+0000"),
        (GOOD.replace("Trường Hai", "Tr­êng Hai Bµ Tr­ng"), "EN009", 3, "Trường Hai Bà Trưng"),
        ("", "CS001", 0, "empty"),
        ("id,name,group,email\n", "CS001", 1, "no rows"),
        ("<html><table>", "EN001", 0, "HTML"),
        (b"PK\x03\x04", "EN001", 0, "Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EN001", 0, "password"),
        (GOOD.encode().replace(b"Hai", b"\xc0\xaf"), "EN003", 3, "0xC0"),
        (GOOD.encode().replace(b"Hai", b"\xed\xa0\x80\xed\xb0\x80"), "EN003", 3, "0xED"),
    ],
)
def test_what_is_wrong_is_named_with_its_row(
    write: Write, content: str | bytes, code: str, row: int, word: str
) -> None:
    findings = read(write, content)[1]
    found = [finding for finding in findings if finding.code == code]
    assert found, findings
    assert found[0].where.line == row
    assert word in found[0].message


def test_an_empty_email_column_is_well_and_a_missing_one_is_not(write: Write) -> None:
    assert read(write, "id,name,group,email\nmot,Một,thpt,\n")[1] == []
    assert [f.code for f in read(write, "id,name,group\nmot,Một,thpt\n")[1]] == ["CS002"]


def test_duplicate_rows_and_several_errors_are_told_together(write: Write) -> None:
    rows = GOOD.split("\n", 1)[1]
    findings = read(write, GOOD + rows + "ba ba,Ba,thp,khong\n")[1]
    assert [(f.code, f.where.line) for f in findings] == [
        ("UN002", 4), ("UN005", 4), ("UN006", 4), ("UN002", 5), ("UN005", 5), ("UN006", 5),
        ("UN001", 6), ("UN003", 6), ("UN007", 6),
    ]  # fmt: skip


def test_line_breaks_in_an_address_are_refused(write: Write) -> None:
    findings = read(write, 'id,name,group,email\nmot,Một,thpt,"a@b.example\nBcc: c@d.example"\n')[1]
    assert [f.code for f in findings] == ["UN007"]
    assert "line break" in findings[0].message


def test_markup_and_formulas_in_data_stay_text(write: Write) -> None:
    found, findings = read(write, 'id,name,group,email\nmot,"=1+1 {{ x }} <b>&amp; ""A""",thpt,\n')
    assert findings == []
    assert found is not None
    assert found.units[0].name == '=1+1 {{ x }} <b>&amp; "A"'


def test_copies_are_a_whole_number(write: Write) -> None:
    table = "id,name,group,email,số bản\nmot,Một,thpt,,hai\nba,Ba,thpt,,1000\nbon,Bốn,thpt,,0\n"
    found, findings = read(write, table)
    assert [(f.code, f.where.line) for f in findings] == [("UN010", 2), ("UN010", 3)]
    assert found is not None
    assert found.units[2].copies == 0
