"""A danh mục hồ sơ is read as offices keep it: YAML, or the decree's five columns; every slip is named by its place."""

import io
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from congvan.decree import CASE_LIST
from congvan.errors import CannotRead, Finding, Severity
from congvan.letter import CaseFile, CaseFileList
from congvan.source.case_files import read_case_files
from congvan.source.schema import make_schema
from congvan.source.shapes import CASE_FILES
from tests.source.conftest import Write

YAML = """\
year: 2026
decision: {number: 12/QĐ-SGDĐT, date: 05/01/2026, by: Giám đốc Sở}
headings:
  - title: Tổ chức cán bộ
    code: TCCB
    files:
      - title: Tập văn bản chung về tổ chức
        maintenance: Vĩnh viễn
        creator: Người Lập Mẫu
    headings:
      - title: Tuyển dụng
        files:
          - notation: 02.TCCB
            title: Hồ sơ tuyển dụng viên chức năm 2026
            maintenance: 20 năm
            creator: Người Lập Mẫu
            note: có bản giấy
            begun: 02/01/2026
            ended: 2026-12-30
            rights: Hạn chế
            sheets: 120
  - title: Kế hoạch - Tài chính
    code: KHTC
    files:
      - {title: Kế hoạch năm 2026, maintenance: 10 năm, creator: Người Khác Mẫu}
"""
HEAD = "Số và ký hiệu hồ sơ,Tên đề mục và tiêu đề hồ sơ,Thời hạn bảo quản,Người lập hồ sơ,Ghi chú\n"
ABOVE = "DANH MỤC HỒ SƠ,,,,\nNăm 2026,,,,\n"
ONE = "01.TCCB,Hồ sơ tuyển dụng,20 năm,Người Lập Mẫu,\n"
LARGE = ",I. TỔ CHỨC CÁN BỘ,,,\n"


def read(
    write: Write, text: str | bytes, name: str = "ho-so.yaml", **how: int
) -> tuple[CaseFileList | None, list[Finding]]:
    """Read a list that was written so."""
    return read_case_files(write(name, text), shown=name, **how)


def table(write: Write, rows: str, above: str = ABOVE) -> tuple[CaseFileList | None, list[Finding]]:
    """Read a CSV file with a head over these rows."""
    return read(write, above + HEAD + rows, "ho-so.csv")


def told(findings: list[Finding]) -> list[tuple[str, int, int]]:
    """Return code, line and column of each finding."""
    return [(finding.code, finding.where.line, finding.where.column) for finding in findings]


def warned(findings: list[Finding]) -> set[str]:
    """Return the codes that do not stop the work."""
    return {finding.code for finding in findings if finding.severity is Severity.WARNING}


def notations(cases: CaseFileList | None) -> list[str]:
    """Return the notations of a list that could be read."""
    assert cases is not None
    return [one.notation for one in cases.files]


def workbook(*rows: tuple[str | int | None, ...], change: Callable[[Worksheet], None] = lambda _sheet: None) -> bytes:
    """Return a workbook with these rows under the usual ones."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["DANH MỤC HỒ SƠ"])
    sheet.append(["Năm 2026"])
    sheet.append([column.text for column in CASE_LIST.columns])
    for row in rows:
        sheet.append(row)
    change(sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


# ---- YAML ----


def test_a_list_in_yaml_is_read_whole(write: Write) -> None:
    cases, findings = read(write, YAML)
    assert findings == []
    assert cases == CaseFileList(
        2026,
        (
            CaseFile("01.TCCB", "Tập văn bản chung về tổ chức", "Vĩnh viễn", "Người Lập Mẫu", "Tổ chức cán bộ"),
            CaseFile(
                "02.TCCB",
                "Hồ sơ tuyển dụng viên chức năm 2026",
                "20 năm",
                "Người Lập Mẫu",
                "Tổ chức cán bộ",
                "Tuyển dụng",
                "có bản giấy",
                date(2026, 1, 2),
                date(2026, 12, 30),
                "Hạn chế",
                120,
            ),
            CaseFile("03.KHTC", "Kế hoạch năm 2026", "10 năm", "Người Khác Mẫu", "Kế hoạch - Tài chính"),
        ),
        "12/QĐ-SGDĐT",
        date(2026, 1, 5),
        "Giám đốc Sở",
    )


def test_the_numbers_begin_anew_in_each_heading_when_the_list_says_so(write: Write) -> None:
    cases, findings = read(write, "numbering: heading\n" + YAML)
    assert findings == []
    assert notations(cases) == ["01.TCCB", "02.TCCB", "01.KHTC"]


def test_the_numbers_begin_anew_where_the_written_ones_do(write: Write) -> None:
    text = YAML.replace("- {title: Kế", "- {notation: 01.KHTC, title: Kế").replace(
        "      - title: Tập", "      - notation: 01.TCCB\n        title: Tập"
    )
    more = "      - {title: Thêm, maintenance: 5 năm, creator: Người Lập Mẫu}\n"
    cases, findings = read(write, text + more)
    assert findings == []
    assert notations(cases) == ["01.TCCB", "02.TCCB", "01.KHTC", "02.KHTC"]


def test_numbers_of_one_list_must_differ_when_it_is_numbered_throughout(write: Write) -> None:
    text = "numbering: whole\n" + YAML.replace("{title: Kế", "{notation: 02.KHTC, title: Kế")
    _cases, findings = read(write, text)
    assert told(findings) == [("HS008", 26, 20)]


def test_every_slip_of_a_yaml_list_is_told_at_once_with_its_place(write: Write) -> None:
    text = """\
year: 26
decision: {number: 12, date: 30/02/2026}
headings:
  - title: Tổ chức
    code: TC
    files:
      - {notation: 1.TC, title: a, maintenance: lâu dài, creator: b}
      - {notation: 02.KH, title: '', maintenance: 71 năm, creator: b}
      - {notation: 02.tc, title: a, maintenance: 20, creator: b, begun: 02/03/2026, ended: 01/03/2026}
      - {notation: 04.TC, title: a, creator: b, sheets: mười}
      - {titel: a}
  - title: III. Rỗng
"""
    cases, findings = read(write, text)
    assert cases is None
    assert told(findings) == [
        ("HS014", 1, 7),
        ("VL002", 2, 30),
        ("HS009", 4, 5),
        ("HS004", 7, 20),
        ("HS011", 7, 49),
        ("HS006", 8, 20),
        ("KE003", 8, 27),
        ("HS011", 8, 51),
        ("HS006", 9, 20),
        ("HS011", 9, 50),
        ("HS013", 9, 92),
        ("KE002", 10, 9),
        ("VL008", 10, 57),
        ("KE002", 11, 9),
        ("KE002", 11, 9),
        ("KE002", 11, 9),
        ("KE001", 11, 10),
        ("HS016", 12, 5),
        ("HS015", 12, 12),
    ]
    assert "«26»" in findings[0].message
    assert warned(findings) == {"HS009", "HS015", "HS016"}


@pytest.mark.parametrize("count", [0, 30])
def test_a_list_without_files_is_refused(write: Write, count: int) -> None:
    text = "year: 2026\nheadings:\n  - title: Tổ chức\n    code: TC\n" + "    files: []\n" * (count > 0)
    _cases, findings = read(write, text)
    assert ("HS020", Severity.ERROR) in [(one.code, one.severity) for one in findings]


def test_a_heading_without_an_abbreviation_cannot_number_its_files(write: Write) -> None:
    cases, findings = read(write, YAML.replace("    code: KHTC\n", ""))
    assert told(findings) == [("HS007", 22, 5)]
    assert notations(cases) == ["01.TCCB", "02.TCCB"]


def test_two_headings_with_one_abbreviation_are_told(write: Write) -> None:
    _cases, findings = read(write, YAML.replace("code: KHTC", "code: TCCB"))
    assert told(findings) == [("HS017", 22, 5)]
    assert warned(findings) == {"HS017"}


# ---- values ----


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Vĩnh viễn", "Vĩnh viễn"),
        ("vĩnh  viễn", "Vĩnh viễn"),
        ("VINH VIEN", "Vĩnh viễn"),
        ("20 năm", "20 năm"),
        ("05 năm", "5 năm"),
        ("70 NĂM", "70 năm"),
    ],
)
def test_retentions_are_kept_as_the_decree_writes_them(write: Write, written: str, kept: str) -> None:
    cases, findings = table(write, LARGE + ONE.replace("20 năm", written))
    assert findings == []
    assert cases is not None
    assert cases.files[0].maintenance == kept


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("20", "Write it as «20 năm»."),
        ("71 năm", "Write «Vĩnh viễn»."),
        ("0 năm", "Write «Vĩnh viễn» or a number of years, such as «20 năm»."),
        ("hai mươi năm", "Write «Vĩnh viễn» or a number of years, such as «20 năm»."),
        ("Đến khi hết hiệu lực", "Write «Vĩnh viễn» or a number of years, such as «20 năm»."),
    ],
)
def test_other_retentions_are_refused_with_what_to_write(write: Write, written: str, fix: str) -> None:
    _cases, findings = table(write, LARGE + ONE.replace("20 năm", written))
    assert [(one.code, one.where.line, one.fix) for one in findings] == [("HS011", 5, fix)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1.TCCB", "01.TCCB"),
        ("001.TCCB", "01.TCCB"),
        ("01/TCCB", "01.TCCB"),
        ("01-TCCB", "01.TCCB"),
        ("01. TCCB", "01.TCCB"),
        ("Số 01.TCCB", "01.TCCB"),
    ],
)
def test_a_notation_written_otherwise_is_told_with_the_right_one(write: Write, written: str, meant: str) -> None:
    _cases, findings = table(write, LARGE + ONE.replace("01.TCCB", written))
    assert [(one.code, one.fix) for one in findings] == [("HS004", f"Write it as «{meant}».")]


@pytest.mark.parametrize("written", ["TCCB", "00.TCCB", "01.", "một.TCCB", "01.02"])
def test_what_is_no_notation_is_told(write: Write, written: str) -> None:
    _cases, findings = table(write, LARGE + ONE.replace("01.TCCB", written))
    assert [one.code for one in findings] == ["HS004"]


@pytest.mark.parametrize("written", ["01.TCCB", "01.GDTrH-NV", "01.ĐT", "01.K2", "100.TCCB"])
def test_notations_of_all_offices_are_taken(write: Write, written: str) -> None:
    cases, findings = table(write, LARGE + ONE.replace("01.TCCB", written))
    assert [one.code for one in findings] == (["HS009"] if written == "100.TCCB" else [])
    assert notations(cases) == [written]


@pytest.mark.parametrize(
    ("key", "most"), [("title", 500), ("creator", 30), ("note", 500), ("rights", 30), ("notation", 20)]
)
def test_texts_may_be_as_long_as_phu_luc_vi_says_and_no_longer(write: Write, key: str, most: int) -> None:
    def text(length: int) -> str:
        value = "01." + "T" * (length - 3) if key == "notation" else "a" * length
        values = {"title": "a", "maintenance": "20 năm", "creator": "b", key: value}
        lines = "".join(f"        {name}: {said}\n" for name, said in values.items())
        code = "" if key == "notation" else "    code: T\n"
        return f"year: 2026\nheadings:\n  - title: T\n{code}    files:\n      -\n{lines}"

    assert read(write, text(most))[1] == []
    assert [one.code for one in read(write, text(most + 1))[1]] == ["HS012"]


def test_an_abbreviation_too_long_for_the_notations_made_with_it_is_told(write: Write) -> None:
    _cases, findings = read(write, YAML.replace("code: KHTC", f"code: {'K' * 18}"))
    assert told(findings) == [("HS012", 25, 9)]


def test_a_file_may_end_on_the_day_on_which_it_was_begun(write: Write) -> None:
    assert read(write, YAML.replace("ended: 2026-12-30", "ended: 2026-01-02"))[1] == []
    assert [one.code for one in read(write, YAML.replace("ended: 2026-12-30", "ended: 2026-01-01"))[1]] == ["HS013"]


# ---- order ----


def test_numbers_that_are_missing_are_told(write: Write) -> None:
    rows = ONE + ONE.replace("01", "04") + ONE.replace("01", "05") + ONE.replace("01", "07")
    _cases, findings = table(write, LARGE + rows)
    assert [(one.code, one.severity) for one in findings] == [("HS009", Severity.WARNING)]
    assert "02-03, 06" in findings[0].message


def test_a_list_that_does_not_begin_with_01_is_told(write: Write) -> None:
    _cases, findings = table(write, LARGE + ONE.replace("01", "02"))
    assert "01" in findings[0].message
    assert [one.code for one in findings] == ["HS009"]


def test_numbers_that_go_back_are_told(write: Write) -> None:
    _cases, findings = table(write, LARGE + ONE.replace("01", "02") + ONE + ONE.replace("01", "03"))
    assert told(findings) == [("HS010", 6, 0)]
    assert warned(findings) == {"HS010"}


def test_a_notation_given_twice_is_refused(write: Write) -> None:
    cases, findings = table(write, LARGE + ONE + ONE)
    assert told(findings) == [("HS005", 6, 0)]
    assert "line 5" in findings[0].message
    assert notations(cases) == ["01.TCCB", "01.TCCB"]


def test_a_file_under_a_heading_of_another_abbreviation_is_refused(write: Write) -> None:
    rows = ONE + ONE.replace("01", "02") + "03.KHTC,Kế hoạch,10 năm,Người Lập Mẫu,\n"
    _cases, findings = table(write, LARGE + rows)
    assert told(findings) == [("HS006", 7, 0)]


def test_a_row_with_a_slip_still_has_its_number(write: Write) -> None:
    rows = ONE + ONE.replace("01", "02").replace("20 năm", "lâu dài") + ONE.replace("01.TCCB", "")
    cases, findings = table(write, LARGE + rows)
    assert [one.code for one in findings] == ["HS011"]
    assert notations(cases) == ["01.TCCB", "03.TCCB"]


# ---- tables ----

WHOLE = f"""\
SỞ GIÁO DỤC VÀ ĐÀO TẠO,,,,
DANH MỤC HỒ SƠ,,,,
Năm 2026,,,,
"(Kèm theo Quyết định số 12/QĐ-SGDĐT ngày 05 tháng 01 năm 2026 của Giám đốc Sở)",,,,
,,,,
{HEAD}(1),(2),(3),(4),(5)
,I. TỔ CHỨC CÁN BỘ,,,
,1. Tuyển dụng,,,
01.TCCB,Hồ sơ tuyển dụng viên chức,20 năm,Người Lập Mẫu,
,Hồ sơ tuyển dụng công chức,Vĩnh viễn,Người Lập Mẫu,có bản giấy
{HEAD},2. Đào tạo,,,
03.TCCB,1. Hồ sơ có số trong tiêu đề,10 năm,Người Lập Mẫu,
,II. TÀI CHÍNH,,,
04.TC,"Kế hoạch, dự toán",10 năm,Người Khác Mẫu,
,,,,
,"Danh mục hồ sơ này có 04 hồ sơ, bao gồm:",,,
,01 hồ sơ bảo quản vĩnh viễn;,,,
,03 hồ sơ bảo quản có thời hạn.,,,
,,,GIÁM ĐỐC,
"""


def check_whole(cases: CaseFileList | None, findings: list[Finding]) -> None:
    """See that the whole list was read."""
    assert findings == []
    assert cases is not None
    assert (cases.year, cases.decision, cases.decision_date, cases.decision_by) == (
        *(2026, "12/QĐ-SGDĐT"),
        *(date(2026, 1, 5), "Giám đốc Sở"),
    )
    assert [(one.notation, one.title, one.heading, one.subheading, one.note) for one in cases.files] == [
        ("01.TCCB", "Hồ sơ tuyển dụng viên chức", "TỔ CHỨC CÁN BỘ", "Tuyển dụng", ""),
        ("02.TCCB", "Hồ sơ tuyển dụng công chức", "TỔ CHỨC CÁN BỘ", "Tuyển dụng", "có bản giấy"),
        ("03.TCCB", "1. Hồ sơ có số trong tiêu đề", "TỔ CHỨC CÁN BỘ", "Đào tạo", ""),
        ("04.TC", "Kế hoạch, dự toán", "TÀI CHÍNH", "", ""),
    ]


def test_the_office_s_own_sheet_is_read_whole(write: Write) -> None:
    check_whole(*read(write, WHOLE, "ho-so.csv"))


def test_other_separators_are_found_by_the_head(write: Write) -> None:
    rows = [line.split(",") if '"' not in line else None for line in WHOLE.splitlines()]
    quoted = {
        3: "(Kèm theo Quyết định số 12/QĐ-SGDĐT ngày 05 tháng 01 năm 2026 của Giám đốc Sở);;;;",
        15: "04.TC;Kế hoạch, dự toán;10 năm;Người Khác Mẫu;",
        17: ";Danh mục hồ sơ này có 04 hồ sơ, bao gồm:;;;",
    }
    text = "\r\n".join(quoted[place] if row is None else ";".join(row) for place, row in enumerate(rows))
    check_whole(*read(write, "\ufeff" + text, "ho-so.csv"))


def test_headings_may_have_their_number_in_a_cell_of_its_own(write: Write) -> None:
    rows = (
        "I,TỔ CHỨC CÁN BỘ,,,\n1,Tuyển dụng,,,\n" + ONE + "II. TÀI CHÍNH,,,,\n" + "02.TC,Dự toán,5 năm,Người Lập Mẫu,\n"
    )
    cases, findings = table(write, rows)
    assert findings == []
    assert cases is not None
    assert [(one.heading, one.subheading) for one in cases.files] == [
        ("TỔ CHỨC CÁN BỘ", "Tuyển dụng"),
        ("TÀI CHÍNH", ""),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "so va ky hieu ho so,ten de muc va tieu de ho so,thoi han bao quan,nguoi lap ho so,ghi chu\n",
        "SỐ KÝ HIỆU HỒ SƠ,TIÊU ĐỀ HỒ SƠ,THỜI HẠN BẢO QUẢN,NGƯỜI LẬP,GHI CHÚ\n",
        "Số hồ sơ (1),Tên hồ sơ (2),THBQ (3),Người phụ trách (4),GC (5)\n",
    ],
)
def test_head_words_are_known_with_and_without_marks(write: Write, head: str) -> None:
    cases, findings = read(write, ABOVE + head + LARGE + ONE, "ho-so.csv")
    assert findings == []
    assert notations(cases) == ["01.TCCB"]


def test_further_columns_of_the_office_are_read(write: Write) -> None:
    head = "STT," + HEAD.strip() + ",Ngày bắt đầu,Ngày kết thúc,Chế độ sử dụng,Số tờ\n"
    rows = ",,I. TỔ CHỨC,,,,,,,\n1," + ONE.strip() + ",2/1/2026,30/12/2026,Hạn chế,120\n"
    cases, findings = read(write, "Năm 2026\n" + head + rows, "ho-so.csv")
    assert findings == []
    assert cases is not None
    (one,) = cases.files
    assert (one.begun, one.ended, one.rights, one.sheets) == (date(2026, 1, 2), date(2026, 12, 30), "Hạn chế", 120)


def test_roman_numbers_may_stand_in_the_column_of_ordinal_numbers(write: Write) -> None:
    head = "STT," + HEAD
    rows = (
        "I,,TỔ CHỨC CÁN BỘ,,,\n,,1. Tuyển dụng,,,\n1,"
        + ONE
        + "II,,TÀI CHÍNH,,,\n2,02.TC,Dự toán,5 năm,Người Lập Mẫu,\n"
    )
    cases, findings = read(write, "Năm 2026\n" + head + rows, "ho-so.csv")
    assert findings == []
    assert cases is not None
    assert [(one.heading, one.subheading) for one in cases.files] == [
        ("TỔ CHỨC CÁN BỘ", "Tuyển dụng"),
        ("TÀI CHÍNH", ""),
    ]


def test_an_ordinal_number_makes_no_heading_of_a_row_that_lacks_its_facts(write: Write) -> None:
    head = "STT," + HEAD
    rows = ",,I. TỔ CHỨC CÁN BỘ,,,\n1,,Hồ sơ tuyển dụng,,,\n2," + ONE
    _cases, findings = read(write, "Năm 2026\n" + head + rows, "ho-so.csv")
    assert told(findings) == [("HS003", 4, 0)]


def test_text_of_an_old_encoding_is_told(write: Write) -> None:
    _cases, findings = table(write, LARGE + ONE.replace("Hồ sơ tuyển dụng", "Hå s¬ tuyÓn dông c¸n bé"))
    assert told(findings) == [("EN009", 5, 0)]


def test_every_slip_of_a_table_is_told_at_once_with_its_row(write: Write) -> None:
    rows = (
        ",,II. TỔ CHỨC,,,,,\n"
        ",,1. Rỗng,,,,,\n"
        ",,2. Tuyển dụng,,,,,\n"
        "1,01.TC,,20 năm,,31/02/2026,nhiều,\n"
        "2,02.TC,a,#REF!,b,,,thừa\n"
        ",,Dòng lạ,,,,,\n"
        ",,Danh mục hồ sơ này có 3 hồ sơ,,,,,\n"
    )
    head = "STT,Số hồ sơ,Tiêu đề hồ sơ,THBQ,Người lập,Ngày bắt đầu,Số tờ,\n"
    _cases, findings = read(write, "Năm 2026\n" + head + rows, "ho-so.csv")
    assert told(findings) == [
        ("HS015", 3, 0),
        ("HS016", 4, 0),
        ("CS005", 6, 0),
        ("CS005", 6, 0),
        ("HS021", 6, 0),
        ("HS021", 6, 0),
        ("CS006", 7, 0),
        ("HS011", 7, 0),
        ("HS018", 7, 0),
        ("HS003", 8, 0),
        ("HS019", 9, 0),
    ]
    assert warned(findings) == {"HS015", "HS016", "HS018", "HS019"}


def test_a_file_under_no_heading_is_refused(write: Write) -> None:
    _cases, findings = table(write, ONE)
    assert told(findings) == [("HS022", 4, 0)]
    assert "«Hồ sơ tuyển dụng»" in findings[0].message
    _cases, findings = table(write, ",1. Tuyển dụng,,,\n" + ONE)
    assert told(findings) == [("HS022", 4, 0)]
    assert "«Tuyển dụng»" in findings[0].message


def test_a_heading_at_the_end_without_files_is_told(write: Write) -> None:
    _cases, findings = table(write, LARGE + ONE + ",II. TÀI CHÍNH,,,\n,1. Dự toán,,,\n")
    assert told(findings) == [("HS016", 6, 0), ("HS016", 7, 0)]


def test_a_table_without_a_year_is_refused_unless_it_is_given(write: Write) -> None:
    cases, findings = table(write, LARGE + ONE, above="")
    assert cases is None
    assert [one.code for one in findings] == ["HS014"]
    cases, findings = read(write, HEAD + LARGE + ONE, "ho-so.csv", year=2027)
    assert cases is not None
    assert (cases.year, findings) == (2027, [])


def test_the_day_of_the_decision_is_not_taken_for_the_year(write: Write) -> None:
    above = '"(Kèm theo Quyết định số 99/QĐ-SGDĐT ngày 30/12/2025 của Giám đốc Sở)",,,,\n'
    cases, findings = table(write, LARGE + ONE, above=above)
    assert cases is None
    assert [one.code for one in findings] == ["HS014"]
    cases, findings = table(write, LARGE + ONE, above=above + "Năm 2026,,,,\n")
    assert findings == []
    assert cases is not None
    assert (cases.year, cases.decision_date, cases.decision) == (2026, date(2025, 12, 30), "99/QĐ-SGDĐT")


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("(Kèm theo Quyết định số ….. ngày ….. tháng ….. năm …… của…… )", []),
        ("(Kèm theo Quyết định số ... ngày ... tháng ... năm ...)", []),
        ("(Kèm theo Quyết định của Giám đốc)", ["HS018"]),
        ("(Kèm theo Quyết định số 12/QĐ-SGDĐT ngày 31/02/2026 của Giám đốc)", ["HS018"]),
    ],
)
def test_dots_of_the_form_mean_that_the_decision_is_not_known(write: Write, line: str, codes: list[str]) -> None:
    cases, findings = table(write, LARGE + ONE, above=f"{ABOVE}{line},,,,\n")
    assert [one.code for one in findings] == codes
    assert cases is not None
    assert (cases.decision, cases.decision_date, cases.decision_by) == ("", None, "")


def test_what_is_no_list_of_case_files_is_told(write: Write) -> None:
    assert [one.code for one in read(write, "a,b\n1,2\n", "x.csv")[1]] == ["HS001"]
    assert [one.code for one in read(write, "", "x.csv")[1]] == ["HS020"]
    assert [one.code for one in read(write, ABOVE + HEAD, "x.csv")[1]] == ["HS020"]
    assert "HS002" in [one.code for one in read(write, ABOVE + "Tiêu đề,Thời hạn,Ghi chú\na,b,c\n", "x.csv")[1]]
    assert "EN001" in [one.code for one in read(write, b"%PDF-1.7", "x.csv")[1]]
    assert "YL010" in [one.code for one in read(write, "- a\n", "x.yaml")[1]]


def test_what_a_file_is_is_told_by_its_content(write: Write) -> None:
    data = workbook((None, "I. TỔ CHỨC CÁN BỘ"), ("01.TCCB", "Hồ sơ tuyển dụng", "20 năm", "Người Lập Mẫu"))
    for name in ("ho-so", "ho-so.bak"):
        assert len(notations(read(write, YAML, name)[0])) == 3
        assert len(notations(read(write, WHOLE, name)[0])) == 4
        assert notations(read(write, data, name)[0]) == ["01.TCCB"]
    assert [one.code for one in read(write, data, "ho-so.csv")[1]] == ["EN001"]
    assert [one.code for one in read(write, YAML, "ho-so.csv")[1]] == ["HS001"]


def test_a_missing_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CannotRead):
        read_case_files(tmp_path / "khong-co.yaml")


# ---- workbooks ----


def test_a_workbook_is_read_with_its_merged_titles_and_headings(write: Write) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:E1")
        sheet.merge_cells("A4:E4")
        sheet.merge_cells("D6:E6")
        sheet.merge_cells("B7:E8")

    data = workbook(
        ("I. TỔ CHỨC CÁN BỘ",),
        ("01.TCCB", "Hồ sơ tuyển dụng", "20 năm", "Người Lập Mẫu", None),
        ("02.TCCB", "Hồ sơ đào tạo", "Vĩnh viễn", "Người Lập Mẫu", None),
        (None, "Danh mục hồ sơ này có 02 hồ sơ"),
        change=change,
    )
    cases, findings = read(write, data, "ho-so.xlsx")
    assert findings == []
    assert notations(cases) == ["01.TCCB", "02.TCCB"]


def test_cells_merged_over_several_files_are_refused_by_their_range(write: Write) -> None:
    data = workbook(
        (None, "I. TỔ CHỨC CÁN BỘ"),
        ("01.TCCB", "Hồ sơ tuyển dụng", "20 năm", "Người Lập Mẫu"),
        ("02.TCCB", "Hồ sơ đào tạo", "Vĩnh viễn", None),
        change=lambda sheet: sheet.merge_cells("D5:D6"),
    )
    _cases, findings = read(write, data, "ho-so.xlsx")
    assert [(one.code, one.where.line, one.where.place) for one in findings] == [
        ("XL014", 0, "D5:D6"),
        ("CS005", 6, "D6"),
    ]


def test_findings_of_a_workbook_name_the_cell(write: Write) -> None:
    data = workbook(
        (None, "I. TỔ CHỨC CÁN BỘ"),
        ("1.TCCB", "Hồ sơ tuyển dụng", 20, "Người Lập Mẫu"),
        (None, "Dòng lạ"),
    )
    _cases, findings = read(write, data, "ho-so.xlsx")
    assert [(one.code, one.where.place) for one in findings] == [("HS004", "A5"), ("HS011", "C5"), ("HS003", "A6")]


def test_days_of_a_workbook_are_read_as_days(write: Write) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["F3"] = "Ngày bắt đầu"
        sheet["F5"] = date(2026, 1, 2)

    data = workbook((None, "I. TỔ CHỨC"), ("01.TC", "a", "20 năm", "b"), change=change)
    cases, findings = read(write, data, "ho-so.xlsx")
    assert findings == []
    assert cases is not None
    assert cases.files[0].begun == date(2026, 1, 2)


def test_a_further_sheet_is_named(write: Write) -> None:
    def change(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        for name in ("Nhóm", "Cũ"):
            sheet.parent.create_sheet(name)["A1"] = "a"

    data = workbook((None, "I. TỔ CHỨC"), ("01.TC", "a", "20 năm", "b"), change=change)
    _cases, findings = read(write, data, "ho-so.xlsx")
    assert sorted(one.code for one in findings) == ["HS018", "XL011"]
    assert warned(findings) == {"HS018", "XL011"}
    assert {one.fix for one in findings} == {"Put all rows into one list: the first visible sheet."}


# ---- whatever is written ----


@pytest.mark.parametrize("source", ["yaml", "csv"])
def test_a_damaged_list_is_told_and_never_breaks_the_reader(write: Write, source: str) -> None:
    chance = random.Random(7)  # noqa: S311 - always the same damages
    text = YAML if source == "yaml" else WHOLE
    signs = "\n\t:,;\"'[]{}-#.0IVX năm|&*\u200b"
    for _turn in range(80):
        broken = list(text)
        for _times in range(chance.randint(1, 6)):
            at = chance.randrange(len(broken))
            broken[at : at + chance.randint(0, 3)] = chance.choice(signs)
        cases, findings = read(write, "".join(broken), f"x.{source}")
        assert cases is not None or findings
        assert all(one.message and one.where.file == f"x.{source}" for one in findings)


def test_every_key_of_the_list_has_its_vietnamese_term(write: Write) -> None:
    schema = make_schema(CASE_FILES)
    assert schema["required"] == ["year", "headings"]
    assert set(schema["$defs"]) == {"filled", "decision", "heading", "small_heading", "case_file"}
    for shape in schema["$defs"].values():
        assert all(key["title"] and key["description"] for key in shape.get("properties", {}).values())
    assert read(write, YAML)[1] == []
