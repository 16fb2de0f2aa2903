"""The forms of Phụ lục V as Word files: the decree's words, columns and numbers, and nothing that nobody knows."""

import functools
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from docx.document import Document
from lxml import etree

import docx
from congvan.decree import CASE_LIST, HANDOVER_LIST, LETTERS_LIST, CaseForm, Pt
from congvan.docx import read
from congvan.docx.case_forms import (
    CaseListPrint,
    HandedFile,
    HandoverPrint,
    LettersPrint,
    MinutesPrint,
    Party,
    case_list,
    handover_list,
    handover_minutes,
    letters_list,
)
from congvan.docx.case_forms.counting import count_text, number_words
from congvan.docx.ooxml import q
from congvan.letter import CaseFile, CaseFileList, KeptLetter, Number
from congvan.page import Page, Paragraph, Run, Table
from congvan.pdf import unprintable
from tests.conftest import Golden
from tests.pdf.fidelity.reading import lines_of, words_of
from tests.pdf.printed import drawn, typesetter

PARENT, OFFICE = "UBND thành phố Hải Phòng", "Sở Giáo dục và Đào tạo"
CASE = CaseFile(
    "01.TCCB", "Hồ sơ tuyển dụng viên chức năm 2026", "20 năm", "Người Lập Mẫu", "Tổ chức cán bộ", "Tuyển dụng"
)
FILES = (
    CASE,
    replace(CASE, notation="02.TCCB", title="Hồ sơ nâng bậc lương", maintenance="Vĩnh viễn", subheading="Tiền lương"),
    replace(CASE, notation="03.TCCB", title="Hồ sơ thi đua", subheading="Thi đua", note="có bản giấy", sheets=45),
    replace(
        CASE, notation="04.KHTC", title="Dự toán năm 2026", heading="Kế hoạch - Tài chính", subheading="", sheets=0
    ),
    replace(CASE, notation="05.KHTC", title="Quyết toán", heading="Kế hoạch - Tài chính", subheading="Tuyển dụng"),
)
LIST = CaseFileList(2026, FILES, "12/QĐ-SGDĐT", date(2026, 1, 5), "Giám đốc Sở Giáo dục và Đào tạo")
LETTER = KeptLetter(
    Number(2026, "van-ban-di", 1, "", "SGDĐT-VP"),
    date(2026, 1, 2),
    "Công văn",
    "nghỉ Tết",
    "Sở Giáo dục và Đào tạo",
    "Người Ký Mẫu",
    pages=2,
)
LETTERS = (
    LETTER,
    replace(
        LETTER, number=replace(LETTER.number, number=2, symbol="QĐ-SGDĐT"), kind="Quyết định", subject="khen thưởng"
    ),
    replace(LETTER, part="Phụ lục 1", pages=1, note="bản giấy"),
    replace(LETTER, unit="nq", unit_name="Trường THPT Ngô Quyền", note="bản giấy"),
)
HANDED = tuple(HandedFile(one, date(2026, 1, 2), date(2026, 12, 30), 12) for one in FILES)
MINUTES = MinutesPrint(
    PARENT,
    OFFICE,
    Party("Văn phòng", "Người Giao Mẫu", "Chuyên viên"),
    Party("Lưu trữ Sở Giáo dục và Đào tạo", "Người Nhận Mẫu", "Văn thư"),
    ("Danh mục hồ sơ năm 2026", "Kế hoạch thu thập tài liệu năm 2026"),
    2026,
    "Tài liệu hành chính",
    "từ 02/01/2026 đến 30/12/2026",
    3,
    45,
    "0,4",
    12,
    340,
    "tốt",
    "Hải Phòng",
    date(2027, 2, 3),
)


@functools.cache
def made(name: str) -> bytes:
    """Return each form, known and blank."""
    forms = {
        "danh-muc": lambda: case_list(CaseListPrint(PARENT, OFFICE, LIST)),
        "danh-muc-trong": lambda: case_list(CaseListPrint("", "", CaseFileList(2026, ()))),
        "muc-luc": lambda: letters_list(LettersPrint(CASE, 2026, LETTERS)),
        "muc-luc-trong": lambda: letters_list(LettersPrint(replace(CASE, notation=""), 2026, ())),
        "nop-luu": lambda: handover_list(
            HandoverPrint(OFFICE, "Văn phòng", 2026, HANDED, "Khối tài liệu hành chính", "Hải Phòng", date(2027, 2, 3))
        ),
        "nop-luu-trong": lambda: handover_list(HandoverPrint("", "", 2026, ())),
        "bien-ban": lambda: handover_minutes(MINUTES),
        "bien-ban-trong": lambda: handover_minutes(MinutesPrint("", "")),
    }
    return forms[name]()


NAMES = tuple(f"{name}{blank}" for name in ("danh-muc", "muc-luc", "nop-luu", "bien-ban") for blank in ("", "-trong"))
LISTS: dict[str, CaseForm] = {"danh-muc": CASE_LIST, "muc-luc": LETTERS_LIST, "nop-luu": HANDOVER_LIST}


def opened(data: bytes) -> Document:
    """Return the file as python-docx sees it."""
    return docx.Document(io.BytesIO(data))


def xml_of(data: bytes, part: str = "word/document.xml") -> str:
    """Return a part as text."""
    return zipfile.ZipFile(io.BytesIO(data)).read(part).decode()


def paragraphs(page: Page) -> list[str]:
    """Return the texts of the paragraphs outside of tables."""
    return [block.text for block in page.sections[0].blocks if isinstance(block, Paragraph) and block.text]


def tables(page: Page) -> list[Table]:
    """Return the tables."""
    return [block for block in page.sections[0].blocks if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    """Return the texts of the cells of each row."""
    return [
        ["\n".join(block.text for block in cell.blocks if isinstance(block, Paragraph)) for cell in row.cells]
        for row in table.rows
    ]


def of_form(data: bytes) -> list[list[str]]:
    """Return the rows of the table with the columns."""
    return cells(next(table for table in tables(read(data, own=True)) if len(table.rows) > 1))


def last(data: bytes) -> list[str]:
    """Return the lines of what stands under the table."""
    return [line for line in cells(tables(read(data))[-1])[0][0].split("\n") if line]


def runs(page: Page) -> Iterator[Run]:
    """Give every run of the page."""
    for block in page.sections[0].blocks:
        inside = [block] if isinstance(block, Paragraph) else []
        if isinstance(block, Table):
            inside = [
                one for row in block.rows for cell in row.cells for one in cell.blocks if isinstance(one, Paragraph)
            ]
        for one in inside:
            yield from (run for run in one.inlines if isinstance(run, Run))


# ---- what they have in common ----


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_the_decree_s_columns_and_their_numbers(name: str) -> None:
    form = LISTS[name]
    for data in (made(name), made(f"{name}-trong")):
        rows = of_form(data)
        assert rows[0] == [column.text.replace("/ ", "/\n") for column in form.columns]
        assert rows[1] == [f"({number})" for number in range(1, len(form.columns) + 1)]
    assert of_form(made(f"{name}-trong"))[2:] == [[""] * len(form.columns)]


@pytest.mark.parametrize("name", NAMES)
def test_the_paper_is_upright_a4_with_the_decree_s_margins(name: str) -> None:
    (section,) = opened(made(name)).sections
    sizes = (section.page_width, section.page_height, section.left_margin, section.right_margin, section.top_margin)
    assert [round(size.mm) for size in sizes if size is not None] == [210, 297, 30, 15, 20]
    (whole,) = read(made(name)).sections
    for table in tables(read(made(name))):
        assert abs(table.width - whole.text_width) < 0.5


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_numbered_from_the_second_on(name: str) -> None:
    (section,) = read(made(name)).sections
    (header,) = section.headers["default"]
    assert isinstance(header, Paragraph)
    assert [run.field for run in header.runs] == ["PAGE"]
    assert section.first_page_differs
    (first,) = section.headers["first"]
    assert isinstance(first, Paragraph)
    assert not first.text


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_set_in_times_new_roman(name: str) -> None:
    assert {run.look.font for run in runs(read(made(name)))} == {"Times New Roman"}


@pytest.mark.parametrize("name", LISTS)
def test_both_rows_of_the_head_are_repeated_and_no_row_is_parted(name: str) -> None:
    table = next(one for one in opened(made(name)).tables if len(one.rows) > 1)
    properties = [row._tr.trPr for row in table.rows]
    assert [one.find(q("tblHeader")) is not None for one in properties] == [True, True] + [False] * (
        len(properties) - 2
    )
    assert all(one.find(q("cantSplit")) is not None for one in properties)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_form_gives_the_same_bytes(name: str) -> None:
    before = made(name)
    made.cache_clear()
    assert made(name) == before
    assert {one.date_time for one in zipfile.ZipFile(io.BytesIO(before)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", NAMES)
def test_a_form_is_printed_word_by_word(name: str, golden: Golden) -> None:
    page = read(made(name), f"{name}.docx")
    assert unprintable(page, typesetter().faces) == ()
    printed = typesetter().typeset(page, date=date(2027, 2, 3))
    lines = lines_of(words_of(printed.pdf), columns=True)
    text = "".join(
        f"{one.words[0].page} {one.words[0].left:6.1f} {one.words[0].baseline:6.1f} {one.text}\n" for one in lines
    )
    golden(f"case_forms/{name}.txt", text)


def test_lines_are_drawn_as_long_as_the_decree_says() -> None:
    printed = typesetter().typeset(read(made("bien-ban")), date=date(2027, 2, 3))
    lines = {line.text: line for line in lines_of(words_of(printed.pdf), columns=True)}
    motto, office, title = (
        (lines[text].words[0].left, lines[text].words[-1].right)
        for text in ("Độc lập - Tự do - Hạnh phúc", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Giao nhận hồ sơ, tài liệu")
    )
    under_motto, under_office, under_title = sorted(drawn(printed.pdf), key=lambda one: (one.left < 300, one.top))
    assert (under_motto.left, under_motto.right) == pytest.approx(motto, abs=2)
    share = (under_office.right - under_office.left) / (office[1] - office[0])
    assert 1 / 3 <= share <= 1 / 2
    assert under_office.left + under_office.right == pytest.approx(sum(office), abs=2)
    assert under_title.left + under_title.right == pytest.approx(sum(title), abs=2)


def test_titles_and_headings_look_as_in_the_form() -> None:
    page = read(made("danh-muc"))
    looks = {run.text: (run.look.bold, run.look.italic, run.look.size) for run in runs(page)}
    assert looks["DANH MỤC HỒ SƠ"] == (True, False, Pt(14))
    assert looks["UBND THÀNH PHỐ HẢI PHÒNG"] == (False, False, Pt(12))
    assert looks["SỞ GIÁO DỤC VÀ ĐÀO TẠO"] == (True, False, Pt(12))
    assert looks["I. TỔ CHỨC CÁN BỘ"] == (True, False, Pt(12))
    assert looks["1. Tuyển dụng"] == (True, True, Pt(12))
    assert looks["Hồ sơ tuyển dụng viên chức năm 2026"] == (False, False, Pt(12))
    assert next(look for text, look in looks.items() if text.startswith("(Kèm theo")) == (False, True, Pt(14))


# ---- danh mục hồ sơ ----


def test_a_list_of_case_files_says_whose_it_is_and_by_which_decision() -> None:
    page = read(made("danh-muc"))
    head = cells(tables(page)[0])[0]
    assert head[0].split("\n")[:2] == ["UBND THÀNH PHỐ HẢI PHÒNG", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"]
    assert head[1].split("\n")[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert paragraphs(page) == [
        "DANH MỤC HỒ SƠ",
        "Năm 2026",
        "(Kèm theo Quyết định số 12/QĐ-SGDĐT ngày 05 tháng 01 năm 2026 của Giám đốc Sở Giáo dục và Đào tạo)",
    ]


def test_what_is_not_known_of_the_decision_is_left_for_the_pen() -> None:
    assert paragraphs(read(made("danh-muc-trong")))[2] == (
        "(Kèm theo Quyết định số ………… ngày …… tháng …… năm …… của …………)"
    )


def test_large_headings_have_roman_numbers_and_small_ones_arabic_that_begin_anew() -> None:
    rows = of_form(made("danh-muc"))[2:]
    assert [row[1] for row in rows] == [
        "I. TỔ CHỨC CÁN BỘ",
        "1. Tuyển dụng",
        "Hồ sơ tuyển dụng viên chức năm 2026",
        "2. Tiền lương",
        "Hồ sơ nâng bậc lương",
        "3. Thi đua",
        "Hồ sơ thi đua",
        "II. KẾ HOẠCH - TÀI CHÍNH",
        "Dự toán năm 2026",
        "1. Tuyển dụng",
        "Quyết toán",
    ]
    assert rows[2] == ["01.TCCB", "Hồ sơ tuyển dụng viên chức năm 2026", "20 năm", "Người Lập Mẫu", ""]
    assert rows[6][4] == "có bản giấy"
    assert [row for row in rows if "." in row[1][:3]] == [["", row[1], "", "", ""] for row in rows if "." in row[1][:3]]


def test_a_heading_stays_with_its_first_file() -> None:
    table = next(one for one in opened(made("danh-muc")).tables if len(one.rows) > 1)
    styles = [{one.style.name for cell in row.cells for one in cell.paragraphs if one.style} for row in table.rows[2:6]]
    assert styles[:2] == [{"Đề mục lớn"}, {"Đề mục nhỏ"}]
    assert [
        name
        for name in ("Đề mục lớn", "Đề mục nhỏ")
        if not opened(made("danh-muc")).styles[name].paragraph_format.keep_with_next
    ] == []


def test_the_closing_counts_what_is_kept_for_ever_and_what_is_not() -> None:
    assert last(made("danh-muc")) == [
        "Danh mục hồ sơ này có 05 hồ sơ, bao gồm:",
        "01 hồ sơ bảo quản vĩnh viễn;",
        "04 hồ sơ bảo quản có thời hạn.",
    ]
    assert last(made("danh-muc-trong"))[0] == "Danh mục hồ sơ này có 0 hồ sơ, bao gồm:"


# ---- mục lục văn bản ----


def test_a_list_of_letters_names_its_file_and_each_letter() -> None:
    assert paragraphs(read(made("muc-luc"))) == ["MỤC LỤC VĂN BẢN, TÀI LIỆU", "Số, ký hiệu hồ sơ: 01.TCCB", "Năm 2026"]
    assert of_form(made("muc-luc"))[2:] == [
        ["1", "01/SGDĐT-VP", "02/01/2026", "Công văn v/v nghỉ Tết", OFFICE, "1-2", ""],
        ["2", "02/QĐ-SGDĐT", "02/01/2026", "Quyết định khen thưởng", OFFICE, "3-4", ""],
        ["3", "01/SGDĐT-VP", "02/01/2026", "Công văn v/v nghỉ Tết (Phụ lục 1)", OFFICE, "5", "bản giấy"],
        *[
            [
                *("4", "01/SGDĐT-VP", "02/01/2026", "Công văn v/v nghỉ Tết", OFFICE, "6-7"),
                "Gửi Trường THPT Ngô Quyền; bản giấy",
            ]
        ],
    ]


def test_pages_are_left_out_from_the_first_letter_whose_pages_are_not_known() -> None:
    letters = (LETTER, replace(LETTER, pages=0), LETTER)
    rows = of_form(letters_list(LettersPrint(CASE, 2026, letters)))[2:]
    assert [row[5] for row in rows] == ["1-2", "", ""]


# ---- mục lục nộp lưu ----


def test_a_handover_list_has_each_file_with_its_time_and_its_sheets() -> None:
    page = read(made("nop-luu"))
    assert paragraphs(page) == ["MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU", "Khối tài liệu hành chính", "Năm 2026"]
    assert cells(tables(page)[0])[0][0].split("\n")[:2] == ["SỞ GIÁO DỤC VÀ ĐÀO TẠO", "VĂN PHÒNG"]
    rows = of_form(made("nop-luu"))[2:]
    assert rows[0] == [
        *("1", "01.TCCB", "Hồ sơ tuyển dụng viên chức năm 2026", "02/01/2026 - 30/12/2026"),
        *("20 năm", "12 trang", ""),
    ]
    assert rows[2][5:] == ["45 tờ; 12 trang", "có bản giấy"]


@pytest.mark.parametrize(
    ("case", "handed", "span"),
    [
        ((None, None), (None, None), ""),
        ((date(2026, 1, 2), None), (date(2026, 3, 4), None), "02/01/2026"),
        ((None, date(2026, 12, 1)), (date(2026, 3, 4), date(2026, 11, 1)), "04/03/2026 - 01/12/2026"),
        ((date(2026, 1, 2), date(2026, 1, 2)), (None, None), "02/01/2026"),
    ],
)
def test_the_file_s_own_days_go_before_those_of_its_letters(
    case: tuple[date | None, date | None], handed: tuple[date | None, date | None], span: str
) -> None:
    one = HandedFile(replace(CASE, begun=case[0], ended=case[1]), *handed)
    assert of_form(handover_list(HandoverPrint("", "", 2026, (one,))))[2][3] == span


def test_a_handover_list_says_its_number_in_words_and_who_made_it() -> None:
    assert last(made("nop-luu")) == [
        "Mục lục này gồm: 05 hồ sơ (đơn vị bảo quản).",
        "Viết bằng chữ: Năm hồ sơ (đơn vị bảo quản).",
        "Hải Phòng, ngày 03 tháng 02 năm 2027",
        "Người lập",
        "(Ký và ghi rõ họ và tên, chức vụ)",
    ]
    assert last(made("nop-luu-trong"))[1:3] == [
        "Viết bằng chữ: Không hồ sơ (đơn vị bảo quản).",
        "…………, ngày …… tháng …… năm ……",
    ]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (1, "một"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (999, "chín trăm chín mươi chín"),
        (1000, "một nghìn"),
        (1001, "một nghìn không trăm linh một"),
        (1015, "một nghìn không trăm mười lăm"),
        (1105, "một nghìn một trăm linh năm"),
        (21_021, "hai mươi mốt nghìn không trăm hai mươi mốt"),
        (1_000_000, "một triệu"),
        (1_000_005, "một triệu không trăm linh năm"),
        (2_005_000, "hai triệu không trăm linh năm nghìn"),
        (999_999_999_999, None),
    ],
)
def test_numbers_are_written_in_words_as_documents_do(number: int, words: str | None) -> None:
    nine = "chín trăm chín mươi chín"
    assert number_words(number) == (words or f"{nine} tỷ {nine} triệu {nine} nghìn {nine}")


def test_no_two_numbers_have_the_same_words() -> None:
    said = {number_words(number) for number in range(20_000)}
    assert len(said) == 20_000
    assert not [words for words in said if "  " in words or words != words.strip()]


@pytest.mark.parametrize("number", [-1, 10**12])
def test_numbers_that_have_no_words_here_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        number_words(number)


def test_counts_below_ten_have_a_zero_before_them() -> None:
    assert [count_text(count) for count in (0, 1, 9, 10, 120)] == ["0", "01", "09", "10", "120"]


# ---- biên bản ----


def test_minutes_say_who_gives_what_to_whom() -> None:
    page = read(made("bien-ban"))
    assert paragraphs(page) == [
        "BIÊN BẢN",
        "Giao nhận hồ sơ, tài liệu",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        "Căn cứ Danh mục hồ sơ năm 2026;",
        "Căn cứ Kế hoạch thu thập tài liệu năm 2026,",
        "Chúng tôi gồm:",
        "BÊN GIAO: Văn phòng",
        "Ông (bà): Người Giao Mẫu",
        "Chức vụ công tác: Chuyên viên",
        "BÊN NHẬN: Lưu trữ Sở Giáo dục và Đào tạo",
        "Ông (bà): Người Nhận Mẫu",
        "Chức vụ công tác: Văn thư",
        "Thống nhất lập biên bản giao nhận tài liệu với những nội dung như sau:",
        "1. Tên khối tài liệu giao nộp: Tài liệu hành chính",
        "2. Thời gian của hồ sơ, tài liệu: từ 02/01/2026 đến 30/12/2026",
        "3. Số lượng tài liệu:",
        "a) Đối với hồ sơ, tài liệu giấy",
        "- Tổng số hộp (cặp): 03",
        "- Tổng số hồ sơ (đơn vị bảo quản): 45. Quy ra mét giá: 0,4 mét.",
        "b) Đối với hồ sơ, tài liệu điện tử",
        "- Tổng số hồ sơ: 12",
        "- Tổng số tệp tin trong hồ sơ: 340",
        "4. Tình trạng tài liệu giao nộp: tốt",
        "5. Mục lục hồ sơ, tài liệu nộp lưu kèm theo.",
        "Biên bản này được lập thành hai bản; bên giao giữ một bản, bên nhận giữ một bản./.",
    ]
    head, signed = tables(page)
    assert "Hải Phòng, ngày 03 tháng 02 năm 2027" in cells(head)[0][1]
    assert cells(signed) == [
        [
            "ĐẠI DIỆN BÊN GIAO\n(Ký và ghi rõ họ và tên)",
            "ĐẠI DIỆN BÊN NHẬN\n(Ký và ghi rõ họ và tên)",
        ]
    ]


def test_what_nobody_knows_is_a_dotted_line_that_fits_in_one_line() -> None:
    said = paragraphs(read(made("bien-ban-trong")))
    dotted = [text for text in said if re.search("…{4,}", text)]
    assert [text.split("…")[0].strip() for text in dotted] == [
        "Căn cứ",
        "BÊN GIAO: (tên cá nhân, đơn vị giao nộp hồ sơ, tài liệu)",
        "Ông (bà):",
        "Chức vụ công tác:",
        "BÊN NHẬN: (Lưu trữ cơ quan)",
        "Ông (bà):",
        "Chức vụ công tác:",
        "1. Tên khối tài liệu giao nộp:",
        "2. Thời gian của hồ sơ, tài liệu:",
        "- Tổng số hộp (cặp):",
        "- Tổng số hồ sơ (đơn vị bảo quản):",
        "- Tổng số hồ sơ:",
        "- Tổng số tệp tin trong hồ sơ:",
        "4. Tình trạng tài liệu giao nộp:",
    ]
    printed = typesetter().typeset(read(made("bien-ban-trong")), date=date(2027, 2, 3))
    lines = [line.text for line in lines_of(words_of(printed.pdf))]
    assert [line for line in lines if "…………" in line] == ["…………, ngày …… tháng …… năm ……", *dotted]
    assert printed.pages == 1


def test_nothing_is_said_to_be_none_that_was_not_counted() -> None:
    said = paragraphs(read(handover_minutes(replace(MINUTES, boxes=0, files=0, items=None))))
    assert "- Tổng số hộp (cặp): 0" in said
    assert "- Tổng số hồ sơ (đơn vị bảo quản): 0. Quy ra mét giá: 0,4 mét." in said
    assert next(text for text in said if text.startswith("- Tổng số tệp tin")).endswith("………")


# ---- long ones, hostile ones ----


def long_list(count: int) -> bytes:
    """Return a list of so many files; titles have lengths of their own, every 25th 500 characters."""
    words = "tổ chức kỳ thi tuyển sinh vào lớp 10 trung học phổ thông và xét tốt nghiệp trung học cơ sở"
    files = tuple(
        replace(
            CASE,
            notation=f"{number:02}.TCCB",
            title=(f"{words}; " * 9)[:500] if number % 25 == 0 else " ".join(words.split()[: 3 + number * 7 % 17]),
            subheading=f"Việc {number // 8}",
        )
        for number in range(1, count + 1)
    )
    return case_list(CaseListPrint(PARENT, OFFICE, CaseFileList(2026, files)))


def long_form(name: str) -> bytes:
    """Return a form of 300 rows."""
    if name == "muc-luc":
        letters = (replace(LETTER, number=replace(LETTER.number, number=number)) for number in range(1, 301))
        return letters_list(LettersPrint(CASE, 2026, tuple(letters)))
    if name == "nop-luu":
        files = (HandedFile(replace(CASE, notation=f"{number:02}.TCCB")) for number in range(1, 301))
        return handover_list(HandoverPrint(OFFICE, "Văn phòng", 2026, tuple(files)))
    return long_list(300)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_300_rows_is_printed_with_its_head_on_each_page(name: str) -> None:
    data = long_form(name)
    page = read(data, "dai.docx", own=True)
    assert unprintable(page, typesetter().faces) == ()
    printed = typesetter().typeset(page, date=date(2027, 2, 3))
    assert printed.pages > 10
    words = tuple(words_of(printed.pdf))
    with_rows = {word.page for word in words if re.fullmatch(r"[0-9]+\.TCCB|[0-9]+/SGDĐT-(?:VP)?", word.text)}
    heads = [word.page for word in words if word.text == "(3)"]
    assert sorted(heads) == sorted(with_rows)
    found = [word.text for word in words if re.fullmatch(r"[0-9]+\.TCCB|[0-9]+/SGDĐT-(?:VP)?", word.text)]
    listed = found[1:] if name == "muc-luc" else found  # the file itself stands above the table
    assert len(set(listed)) == len(listed) == 300
    numbers = {word.page: word.text for word in words if word.baseline < 45}
    assert numbers == {number: str(number) for number in range(2, printed.pages + 1)}


HOSTILE = (
    *("<w:p/>", "&amp; & <b>", "{{ office }}", "{place}", "{0}", "%(x)s", "a\x00b\x07c\x0bd", "a\nb\r\nc\td", "\ud800"),
    *("\ufffe\uffff", "]]>", "a\u202eb\u200bc\u2066", "\x85\u2028\u2029", "=1+1", "𠀀😀", "'\"", "x" * 500),
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    case = CaseFile(text, text, text, text, text, text, text)
    letter = replace(LETTER, subject=text, organ_name=text, note=text, unit_name=text, part=text, kind=text)
    party = Party(text, text, text)
    forms = (
        case_list(CaseListPrint(text, text, CaseFileList(2026, (case,), text, date(2026, 1, 5), text))),
        letters_list(LettersPrint(case, 2026, (letter,))),
        handover_list(HandoverPrint(text, text, 2026, (HandedFile(case),), text, text)),
        handover_minutes(
            MinutesPrint(
                text, text, party, party, (text,), block=text, span=text, metres=text, condition=text, place=text
            )
        ),
    )
    for data in forms:
        for part in ("word/document.xml", "docProps/core.xml"):
            etree.fromstring(xml_of(data, part).encode())
        assert all(run.text.isprintable() for run in runs(read(data)))
    assert len(of_form(forms[0])) == 5
    if text.isprintable():
        assert of_form(forms[0])[4][:4] == [text] * 4
