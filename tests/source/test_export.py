"""What is exported opens in a spreadsheet as it is, runs nothing there, and is read back whole."""

import csv
import io
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from congvan.decree import REGISTER
from congvan.letter import Entry, Number
from congvan.source import read_old_book, write_book_csv, write_book_xlsx

DAY = date(2025, 1, 2)
FORMULAS = (
    *(
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1+1)",
        "  =1+1",
        '=HYPERLINK("http://x.example","x")',
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
    ),
    *("=cmd|' /C calc'!A0", "'=1+1", "''=1+1", "' =1+1", "=1+1;2", "-2+3", "\u3000=1+1"),
)


def entry(number: int = 1, **what: object) -> Entry:
    """Return an entry with all columns filled."""
    whole = Entry(
        Number(2025, "van-ban-di", number, "", "SGDĐT-VP"),
        DAY,
        "Công văn",
        "nghỉ Tết",
        "Người Ký Mẫu",
        "Các phòng; Ủy ban nhân dân các xã",
        "VP",
        3,
        date(2025, 1, 3),
        "gửi lại",
        origin="import",
    )
    return replace(whole, **what)  # type: ignore[arg-type]  # fields by name


VARIED = (
    entry(),
    entry(2, status="void", reason="viết nhầm", note=""),
    entry(3, status="reserved", kind="", subject="", copies=0, sent_date=None, note=""),
    entry(4, kind="Quyết định", subject="về việc khen thưởng"),
    entry(5, kind="", subject="Kế hoạch hóa gia đình"),
    entry(6, kind="Phiếu trình", subject="xin ý kiến"),
    entry(7, subject="V/v họp"),
    replace(entry(), number=Number(2025, "to-chuc", 8, "a", "QĐ-HĐTS")),
    entry(9, subject='dấu "ngoặc", phẩy; chấm phẩy\tvà _x0041_ <b>&amp;'),
    entry(10, status="void", reason="=1+1", note="+84 225"),
)


def cells(data: bytes) -> list[list[str]]:
    """Return the cells of a CSV file."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def sheet_of(data: bytes) -> Worksheet:
    """Return the sheet of a workbook."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert isinstance(sheet, Worksheet)
    return sheet


# ---- as it is opened ----


def test_csv_is_what_excel_opens_with_a_double_click() -> None:
    data = write_book_csv([entry()])
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 2
    head, row = cells(data)
    assert head[:10] == [column.text for column in REGISTER.columns]
    assert head[10:] == ["Năm", "Mã sổ", "Trạng thái", "Lý do hủy", "Tên loại"]
    assert row[:4] == ["01/SGDĐT-VP", "02/01/2025", "Công văn v/v nghỉ Tết", "Người Ký Mẫu"]
    assert row[6:9] == ["3", "03/01/2025", ""]
    assert row[10:13] == ["2025", "van-ban-di", "đã đăng ký"]


def test_a_workbook_has_real_days_numbers_and_a_frozen_head_with_filters() -> None:
    sheet = sheet_of(write_book_xlsx([entry(), entry(2)]))
    row = [cell.value for cell in sheet[2]]
    assert row[0] == "01/SGDĐT-VP"
    assert row[1] == datetime(2025, 1, 2)  # noqa: DTZ001 - Excel knows no zones
    assert sheet["B2"].number_format == "dd/mm/yyyy"
    assert (row[6], row[10]) == (3, 2025)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:O3"
    assert (sheet.column_dimensions["C"].width or 0) > 40
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$1")


def test_the_same_entries_give_the_same_bytes() -> None:
    assert write_book_xlsx(VARIED) == write_book_xlsx(VARIED)
    assert write_book_csv(VARIED) == write_book_csv(VARIED)


def test_an_empty_register_is_a_head_alone() -> None:
    assert len(cells(write_book_csv([]))) == 1
    assert sheet_of(write_book_xlsx([])).max_row == 1


# ---- formulas (OWASP: CSV injection) ----


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_gets_an_apostrophe_in_csv(text: str) -> None:
    row = cells(write_book_csv([entry(signer=text, note=text, copies_to=text)]))[1]
    assert row[3] == row[4] == row[9] == f"'{text}"


@pytest.mark.parametrize("text", FORMULAS)
def test_it_stays_a_text_in_a_workbook(text: str) -> None:
    data = write_book_xlsx([entry(signer=text)])
    cell = sheet_of(data)["D2"]
    assert (cell.value, cell.data_type) == (text, "s" if not text.startswith("=") else cell.data_type)
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"<hyperlink" not in sheet


def test_addresses_do_not_become_links() -> None:
    data = write_book_xlsx([entry(note="https://x.example/a mailto:a@x.example")])
    assert b"<hyperlink" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_libreoffice_runs_no_formula(kind: str, tmp_path: Path) -> None:
    entries = [entry(number, signer=text, note=text) for number, text in enumerate(FORMULAS, start=1)]
    source = tmp_path / f"so.{kind}"
    source.write_bytes(write_book_csv(entries) if kind == "csv" else write_book_xlsx(entries))
    how = ["--infilter=CSV:44,34,76,1"] if kind == "csv" else []
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    target = "csv:Text - txt - csv (StarCalc):44,34,76,1"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            *how,
            "--convert-to",
            target,
            "--outdir",
            str(tmp_path / "out"),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    rows = list(csv.reader(io.StringIO((tmp_path / "out" / "so.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert len(rows) == len(FORMULAS) + 1
    said = [row[3] for row in rows[1:]]
    wanted = [f"'{text}" if kind == "csv" else text for text in FORMULAS]
    assert [text.lstrip("'").strip() for text in said] == [text.lstrip("'").strip() for text in wanted]


# ---- back again ----


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_exported_is_read_back_whole(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"so.{kind}"
    wanted = (*VARIED, *(entry(number, signer=text, note=text) for number, text in enumerate(FORMULAS, start=11)))
    wanted = tuple(replace(one, signer=one.signer.strip(), note=one.note.strip()) for one in wanted)
    path.write_bytes(write_book_csv(wanted) if kind == "csv" else write_book_xlsx(wanted))
    entries, findings = read_old_book(path)
    assert [one for one in findings if one.code != "SB009"] == []
    assert entries == tuple(replace(one, subject=" ".join(one.subject.split())) for one in wanted)


@pytest.mark.parametrize("separator", [";", "\t"])
def test_another_separator_is_read_back_too(separator: str, tmp_path: Path) -> None:
    path = tmp_path / "so.csv"
    path.write_bytes(write_book_csv([entry()], separator=separator))
    assert read_old_book(path) == ((entry(),), [])


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Zs", "Co", "Cn", "Mn")), max_size=20
) | st.sampled_from(FORMULAS)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_any_text_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, one: str, two: str, three: str
) -> None:
    import unicodedata  # noqa: PLC0415 - said here for what it is needed for

    texts = [unicodedata.normalize("NFC", text).strip() for text in (one, two, three)]
    wanted = entry(signer=texts[0], copies_to=texts[1], subject=texts[2], note="")
    folder = tmp_path_factory.mktemp("so")
    for name, data in (("so.csv", write_book_csv([wanted])), ("so.xlsx", write_book_xlsx([wanted]))):
        (folder / name).write_bytes(data)
        entries, _findings = read_old_book(folder / name)
        assert [replace(found, kind="", subject="") for found in entries] == [replace(wanted, kind="", subject="")]
        assert entries[0].subject.removeprefix("v/v ") == wanted.subject.removeprefix("v/v ")


# ---- what no file can hold ----


def test_control_characters_and_halves_are_written_as_code_points() -> None:
    odd = entry(note="a\x00b\x1bc\ud800d\x85e", signer="x\ufffey")
    row = cells(write_book_csv([odd]))[1]
    assert (row[3], row[9]) == ("xU+FFFEy", "aU+0000bU+001BcU+D800dU+0085e")
    assert sheet_of(write_book_xlsx([odd]))["J2"].value == row[9]


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    value = sheet_of(write_book_xlsx([entry(note="x" * 40_000)]))["J2"].value
    assert isinstance(value, str)
    assert len(value) == 32_767
    assert value.endswith("[…]")
    assert len(cells(write_book_csv([entry(note="x" * 40_000)]))[1][9]) == 40_000


def test_a_day_before_excel_s_own_is_a_text() -> None:
    assert sheet_of(write_book_xlsx([entry(issued_date=date(1899, 1, 1))]))["B2"].value == "01/01/1899"
