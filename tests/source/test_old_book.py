"""An old book is read as offices keep it: heads in many words, titles above, voided numbers, and every slip named."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from congvan.errors import CannotRead, Finding, Severity, WrongUsage
from congvan.letter import Entry, Number
from congvan.source import read_old_book
from tests.source.conftest import Write

HEAD = (
    "Số, ký hiệu văn bản,Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản,Người ký,Nơi nhận văn bản,"
    '"Đơn vị, người nhận bản lưu",Số lượng bản,Ngày chuyển,Ký nhận,Ghi chú\n'
)
HEAD = HEAD.replace("Số, ký hiệu văn bản", '"Số, ký hiệu văn bản"', 1)


def row(
    number: str = "01/SGDĐT-VP", day: str = "02/01/2025", title: str = "Công văn v/v nghỉ Tết", note: str = ""
) -> str:
    """Return a row of the ten columns."""
    return f"{number},{day},{title},Người Ký Mẫu,Các phòng,VP,3,{day},,{note}\n"


def read(
    write: Write, text: str | bytes, name: str = "so.csv", **how: int | str
) -> tuple[tuple[Entry, ...], list[Finding]]:
    """Read a book that was written so."""
    return read_old_book(write(name, text), shown=name, **how)  # type: ignore[arg-type]  # year and book by name


def told(findings: list[Finding]) -> list[tuple[str, int]]:
    """Return code and row of each finding."""
    return [(finding.code, finding.where.line) for finding in findings]


def workbook(change: Callable[[Worksheet], None]) -> bytes:
    """Return a workbook with one sheet, as it is changed."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    change(sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


# ---- the ten columns ----


def test_the_ten_columns_are_read(write: Write) -> None:
    entries, findings = read(write, HEAD + row())
    assert findings == []
    assert entries == (
        Entry(
            Number(2025, "van-ban-di", 1, "", "SGDĐT-VP"),
            date(2025, 1, 2),
            "Công văn",
            "nghỉ Tết",
            "Người Ký Mẫu",
            "Các phòng",
            "VP",
            3,
            date(2025, 1, 2),
            origin="import",
        ),
    )


@pytest.mark.parametrize(
    "head",
    [
        "Số ký hiệu;Ngày tháng;Trích yếu nội dung",
        "SỐ/KÝ HIỆU;NGÀY BAN HÀNH;TRÍCH YẾU",
        "So ky hieu;Ngay thang;Trich yeu noi dung",
        "Số và ký hiệu (1);Ngày ký (2);Nội dung (3)",
        '"Số,\nký hiệu";"Ngày\ntháng";"Trích yếu"',
        "số  đi;ngày, tháng, năm văn bản;tên loại, trích yếu nội dung",
    ],
)
def test_a_head_may_be_written_in_the_office_s_own_words(write: Write, head: str) -> None:
    entries, findings = read(write, f"{head}\n1/VP;2/1/2025;Kế hoạch kiểm tra\n")
    assert findings == []
    assert [(one.number.text, one.kind, one.subject) for one in entries] == [("01/VP", "Kế hoạch", "kiểm tra")]


def test_number_and_symbol_may_stand_in_two_columns(write: Write) -> None:
    entries, findings = read(
        write, "STT,Số,Ký hiệu,Ngày,Loại văn bản,Trích yếu\n1,01,QĐ-SGDĐT,02/01/2025,Quyết định,khen\n"
    )
    assert findings == []
    assert [(one.number.text, one.kind, one.subject) for one in entries] == [("01/QĐ-SGDĐT", "Quyết định", "khen")]


def test_a_head_of_two_rows_is_understood(write: Write) -> None:
    text = "Số và ký hiệu,,Ngày tháng,Trích yếu\nSố,Ký hiệu,,\n1,VP,02/01/2025,họp\n".replace(",,Ngày", ",x,Ngày", 1)
    entries, findings = read(write, text)
    assert [one.number.text for one in entries] == ["01/VP"]
    assert findings == []


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_titles_and_the_row_of_column_numbers_are_passed_over(write: Write, separator: str) -> None:
    names = ("Số ký hiệu", "Ngày tháng", "Trích yếu", "Ghi chú")
    text = "\n".join(
        (
            "SỞ GIÁO DỤC, ĐÀO TẠO",
            '"SỔ ĐĂNG KÝ\nVĂN BẢN ĐI"',
            "",
            "Năm 2025",
            separator.join(names),
            separator.join(("(1)", "(2)", "(3)", "(4)")),
            separator.join(("1/VP", "2/1", "họp", "")),
            separator.join(("Tháng 2/2025", "", "", "")),
            separator.join(names),
            separator.join(("2/VP", "30/2", "họp", "")),
        )
    )
    entries, findings = read(write, text)
    assert [(one.number.text, one.issued_date) for one in entries] == [("01/VP", date(2025, 1, 2))]
    assert told(findings) == [("SB005", 10)]
    assert "«30/2»" in findings[0].message


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("045", (45, "", "")),
        ("45a", (45, "a", "")),
        ("45A/SGDĐT-VP", (45, "A", "SGDĐT-VP")),
        ("Số: 45/SGDĐT-VP", (45, "", "SGDĐT-VP")),
        ("12/2025/QĐ-UBND", (12, "", "2025/QĐ-UBND")),
        ("45 / SGDĐT - VP", (45, "", "SGDĐT - VP")),
    ],
)
def test_a_number_is_kept_as_it_is(write: Write, number: str, expected: tuple[int, str, str]) -> None:
    entries, _findings = read(write, HEAD + row(number))
    assert [(one.number.number, one.number.suffix, one.number.symbol) for one in entries] == [expected]


# ---- days ----


@pytest.mark.parametrize(
    "day", ["2/1/2025", "02-01-2025", "2025-01-02", "2.1.2025", "2025-01-02 00:00:00", "ngày 2/1/2025"]
)
def test_a_day_may_be_written_in_many_ways(write: Write, day: str) -> None:
    entries, findings = read(write, HEAD + row(day=day))
    assert findings == []
    assert entries[0].issued_date == entries[0].sent_date == date(2025, 1, 2)


@pytest.mark.parametrize("day", ["2/1/25", "30/02/2025", "13/13/2025", "hôm qua", "2/1", "01/01/1900"])
def test_a_day_that_nobody_can_be_sure_of_is_refused(write: Write, day: str) -> None:
    entries, findings = read(write, HEAD + row(day=day))
    assert entries == ()
    assert ("SB005", 2) in told(findings)
    assert f"«{day}»" in next(one.message for one in findings if one.code == "SB005")


def test_a_day_without_a_year_is_of_the_year_that_is_said(write: Write) -> None:
    entries, findings = read(write, HEAD + row(day="11/8"), year=2024)
    assert entries[0].issued_date == date(2024, 8, 11)
    assert findings == []


def test_a_day_outside_the_year_of_the_book_is_told_and_its_number_stays_in_the_book(write: Write) -> None:
    entries, findings = read(write, HEAD + row() + row("02/SGDĐT-VP", "02/01/2026"), year=2025)
    assert told(findings) == [("SB012", 3)]
    assert [one.number.year for one in entries] == [2025, 2025]


# ---- voided numbers ----


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("Số hủy: viết nhầm", "viết nhầm"),
        ("Hủy", ""),
        ("Huỷ bỏ (trùng số)", "trùng số"),
        ("Đã hủy - không ban hành", "không ban hành"),
        ("văn bản này bị hủy", ""),
        ("huy bo", ""),
    ],
)
def test_a_note_of_huy_voids_the_number(write: Write, note: str, reason: str) -> None:
    entries, findings = read(write, HEAD + row(note=note))
    assert findings == []
    assert [(one.status, one.reason, one.note) for one in entries] == [("void", reason, "")]


@pytest.mark.parametrize("note", ["huy động nguồn lực", "chỉ huy trưởng nhận", "gửi lại"])
def test_other_notes_do_not(write: Write, note: str) -> None:
    entries, findings = read(write, HEAD + row(note=note))
    assert findings == []
    assert [(one.status, one.note) for one in entries] == [("entered", note)]


def test_a_note_that_only_speaks_of_huy_is_asked_about(write: Write) -> None:
    entries, findings = read(write, HEAD + row(note="thay văn bản đã hủy"))
    assert told(findings) == [("SB017", 2)]
    assert entries[0].status == "entered"


def test_a_voided_row_needs_neither_day_nor_subject(write: Write) -> None:
    text = HEAD + row() + ",".join(("2/SGDĐT-VP", *[""] * 8, "hủy")) + "\n" + row("3/SGDĐT-VP", "5/1/2025")
    entries, findings = read(write, text)
    assert told(findings) == [("SB007", 3)]
    assert [(one.number.text, one.issued_date.day) for one in entries][1] == ("02/SGDĐT-VP", 2)


def test_a_voided_first_row_takes_the_day_of_the_next_and_alone_is_refused(write: Write) -> None:
    void = ",".join(("1/SGDĐT-VP", *[""] * 8, "hủy")) + "\n"
    entries, findings = read(write, HEAD + void + row("2/SGDĐT-VP", "5/1/2025"))
    assert [(one.number.year, one.issued_date) for one in entries] == [(2025, date(2025, 1, 5))] * 2
    assert told(findings) == [("SB007", 2)]
    entries, findings = read(write, HEAD + void)
    assert entries == ()
    assert told(findings) == [("SB006", 2)]


# ---- what is wrong, all of it at once ----


def test_everything_that_is_wrong_is_told_at_once(write: Write) -> None:
    text = HEAD + (
        row("", "02/01/2025")
        + row("một/VP")
        + row("0/VP")
        + row("5/VP", "")
        + row("6/VP", "3/1/25")
        + row("7/VP", title="")
        + row("7/VP")
        + row("8/VP").replace(",3,", ",ba bản,").replace(",02/01/2025,,", ",đã chuyển,,")
    )
    entries, findings = read(write, text)
    assert told(findings) == [
        ("SB009", 0),
        ("SB003", 2),
        ("SB004", 3),
        ("SB004", 4),
        ("SB006", 5),
        ("SB005", 6),
        ("SB013", 6),
        ("SB011", 7),
        ("SB008", 8),
        ("SB013", 9),
        ("SB014", 9),
    ]
    assert [one.number.number for one in entries] == [7, 8]
    assert entries[1].note == "Số lượng bản: ba bản; Ngày chuyển: đã chuyển"
    assert all(str(one) and one.fix for one in findings)


def test_gaps_are_told_in_runs(write: Write) -> None:
    numbers = (1, 2, 13, 14, 20, 20)
    text = HEAD + "".join(row(f"{number}/VP") for number in numbers[:-1])
    (gap,) = read(write, text)[1]
    assert (gap.code, gap.severity) == ("SB009", Severity.WARNING)
    assert "03–12, 15–19" in gap.message
    assert "15 numbers" in gap.message


def test_one_missing_number_is_told_alone(write: Write) -> None:
    (gap,) = read(write, HEAD + row("1/VP") + row("3/VP"))[1]
    assert gap.message.endswith(": 02.")


def test_series_of_kinds_are_told_apart_where_numbers_meet(write: Write) -> None:
    text = HEAD + row("1/VP") + row("1/QĐ-VP") + row("2/VP") + row("3/QĐ-VP") + row("1/2025/TB-VP")
    findings = read(write, text)[1]
    assert [one.message for one in findings] == ["Of the series 2025, QĐ 1 number is missing: 02."]


def test_one_series_of_all_kinds_has_no_gaps(write: Write) -> None:
    assert read(write, HEAD + row("1/VP") + row("2/QĐ-VP") + row("3/KH-VP"))[1] == []


def test_days_that_go_back_are_told(write: Write) -> None:
    findings = read(write, HEAD + row("1/VP", "5/1/2025") + row("2/VP", "4/1/2025") + row("3/VP", "4/1/2025"))[1]
    assert told(findings) == [("SB010", 3)]


def test_columns_and_cells_that_are_not_read_are_named(write: Write) -> None:
    head = HEAD.replace("Ký nhận", "Mức độ", 1).rstrip("\n") + ",,\n"
    entries, findings = read(write, head + row().rstrip("\n") + ",,ngoài lề\n")
    assert [one.code for one in findings] == ["SB015", "SB015"]
    assert "Mức độ" in findings[0].message
    assert "ngoài lề" in findings[1].message
    assert len(entries) == 1


def test_a_column_that_must_be_there_is_missed(write: Write) -> None:
    entries, findings = read(write, "Số ký hiệu,Người ký,Nơi nhận\n1/VP,A,B\n")
    assert [one.code for one in findings] == ["SB002", "SB002"]
    assert entries == ()


def test_two_columns_of_one_meaning_are_named(write: Write) -> None:
    findings = read(write, "Số ký hiệu,Ngày tháng,Ngày ký,Trích yếu\n1/VP,2/1/2025,3/1/2025,họp\n")[1]
    assert [one.code for one in findings] == ["CS003"]


@pytest.mark.parametrize("text", ["", "\n\n", "một,hai,ba\n1,2,3\n", HEAD])
def test_a_file_that_is_no_book_is_said_to_be_none(write: Write, text: str) -> None:
    entries, findings = read(write, text)
    assert entries == ()
    assert [one.code for one in findings] == (["SB001"] if "một" in text else ["SB018"])


def test_an_unknown_status_is_refused(write: Write) -> None:
    head = HEAD.rstrip("\n") + ",Trạng thái\n"
    assert told(read(write, head + row().rstrip("\n") + ",chờ\n")[1]) == [("SB016", 2)]


# ---- Excel ----


def test_a_workbook_with_merged_titles_and_real_dates_is_read(write: Write) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
        sheet.merge_cells("A1:J1")
        sheet["A2"] = "Năm 2025"
        sheet.append(["Số, ký hiệu", "Ngày tháng", "Tên loại, trích yếu nội dung", "SL bản", "Ghi chú"])
        sheet.append([-1, -2, -3, -4, -5])
        sheet.append(["1/VP", datetime(2025, 1, 2), "Công văn v/v họp", 3, None])  # noqa: DTZ001 - Excel knows no zones
        sheet.append(["2/VP", datetime(2025, 1, 3), "Báo cáo tháng", 1, "hủy"])  # noqa: DTZ001
        for line in (5, 6):
            sheet[f"B{line}"].number_format = "dd/mm/yyyy"

    entries, findings = read(write, workbook(fill), "so.xlsx")
    assert findings == []
    assert [(one.number.text, one.issued_date.day, one.copies, one.status) for one in entries] == [
        ("01/VP", 2, 3, "entered"),
        ("02/VP", 3, 1, "void"),
    ]


def test_merged_cells_below_the_head_are_refused(write: Write) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Số ký hiệu", "Ngày tháng", "Trích yếu"])
        sheet.append(["1/VP", "2/1/2025", "họp"])
        sheet.append([None, "2/1/2025", "họp"])
        sheet.merge_cells("A2:A3")

    findings = read(write, workbook(fill), "so.xlsx")[1]
    assert [one.code for one in findings] == ["XL014", "SB003"]


def test_findings_name_the_cell_and_a_second_sheet_is_not_forgotten(write: Write) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Số ký hiệu", "Ngày tháng", "Trích yếu"])
        sheet.append(["1/VP", "=1+1", "họp"])
        sheet.append(["2/VP", "hôm qua", "họp"])
        book = sheet.parent
        assert isinstance(book, openpyxl.Workbook)
        book.create_sheet("Tháng 2")

    findings = read(write, workbook(fill), "so.xlsx")[1]
    assert {(one.code, str(one.where)) for one in findings} == {
        ("XL011", "so.xlsx"),
        ("XL003", "so.xlsx:2 B2"),
        ("SB005", "so.xlsx:2 B2"),
        ("SB005", "so.xlsx:3 B3"),
    }
    assert "one list" in next(one.fix for one in findings if one.code == "XL011")


def test_what_is_hidden_or_struck_is_named(write: Write) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Số ký hiệu", "Ngày tháng", "Trích yếu"])
        for number in (1, 2, 3):
            sheet.append([f"{number}/VP", "2/1/2025", "họp"])
        sheet.row_dimensions[3].hidden = True
        sheet["A4"].font = Font(strike=True)

    findings = read(write, workbook(fill), "so.xlsx")[1]
    assert told(findings) == [("XL012", 3), ("XL013", 4)]


def test_a_sheet_that_a_list_of_units_would_use_is_not_forgotten(write: Write) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Số ký hiệu", "Ngày tháng", "Trích yếu"])
        sheet.append(["1/VP", "2/1/2025", "họp"])
        book = sheet.parent
        assert isinstance(book, openpyxl.Workbook)
        book.create_sheet("Nhóm").append(["2/VP", "3/1/2025", "họp"])

    entries, findings = read(write, workbook(fill), "so.xlsx")
    assert [one.code for one in findings] == ["SB015"]
    assert "Nhóm" in findings[0].message
    assert len(entries) == 1


# ---- hostile files ----


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n", "EN001"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EN001"),
        (b"PK\x03\x04 broken", "PK"),
        (HEAD.encode("utf-16-le"), "EN00"),
        ((HEAD + row()).encode("cp1258", "ignore"), "EN00"),
        ((HEAD + row(title="a\x07b")).encode(), "EN005"),
        ((HEAD + row(title="a\x00b")).encode(), "EN005"),
        ((HEAD + row() + '"1/VP,2/1/2025\n').encode(), "CS009"),
        ((HEAD + row() + "1/VP;2/1/2025\n").encode(), "CS008"),
        ((HEAD + row(title="x" * 140_000)).encode(), "CS010"),
        ((HEAD + row(title="#REF!")).encode(), "CS006"),
        ((HEAD + row(title="a\u202eb")).encode(), "EN006"),
    ],
)
def test_a_hostile_file_is_named_and_never_raises(write: Write, data: bytes, code: str) -> None:
    assert any(one.code.startswith(code) for one in read(write, data, "so.csv")[1])


@pytest.mark.parametrize("cut", [0, 10, 500, -200])
def test_a_cut_workbook_is_named(write: Write, cut: int) -> None:
    whole = workbook(lambda sheet: sheet.append(["Số ký hiệu", "Ngày tháng", "Trích yếu"]))
    entries, findings = read(write, whole[:cut], "so.xlsx")
    assert entries == ()
    assert findings
    assert all(one.code.startswith("PK") for one in findings)


def test_an_entity_bomb_in_a_workbook_is_named(write: Write) -> None:
    whole = workbook(lambda sheet: sheet.append(["Số ký hiệu", "Ngày tháng", "Trích yếu"]))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                data = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + data
            new.writestr(name, data)
    entries, findings = read(write, out.getvalue(), "so.xlsx")
    assert entries == ()
    assert any("DTD" in one.message for one in findings)


def test_hidden_characters_of_a_cell_are_shown_as_code_points(write: Write) -> None:
    findings = read(write, HEAD + row(day="2/1\u202e/2025"))[1]
    assert all("\u202e" not in str(one) for one in findings)
    assert any("U+202E" in one.message for one in findings)


def test_a_missing_file_and_an_unknown_encoding_are_errors(tmp_path: Path) -> None:
    with pytest.raises(CannotRead):
        read_old_book(tmp_path / "so.csv")
    with pytest.raises(WrongUsage, match="tcvn3"):
        read_old_book(tmp_path / "so.csv", encoding="klingon")


def test_a_book_in_an_old_encoding_is_converted_when_asked(write: Write) -> None:
    data = "Số hiệu;Ngày tháng;Nội dung\n1/VP;2/1/2025;Kế hoạch".encode()
    damaged = data.replace("ố".encode(), b"\xf3\xec").replace("ệ".encode(), b"\xea\xf2")
    assert read(write, damaged)[0] == ()
    entries, _findings = read(
        write, b"so hieu;ngay thang;noi dung\n1/VP;2/1/2025;K\xea\xec hoa\xf2ch", encoding="cp1258"
    )
    assert [(one.number.text, one.kind) for one in entries] == [("01/VP", "Kế hoạch")]


def test_a_long_book_is_read_in_bounded_time(write: Write) -> None:
    text = HEAD + "".join(row(f"{number}/VP") for number in range(1, 20_001))
    entries, findings = read(write, text)
    assert len(entries) == 20_000
    assert findings == []
