"""The year's book as a Word file: cover, head on each page, every number a row, nothing that could lie or break."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from lxml import etree

import docx
from congvan.decree import POST_REGISTER, REGISTER
from congvan.docx import BookPrint, PostPrint, PostRow, post_book, read, register_book
from congvan.docx.ooxml import q
from congvan.errors import Refused
from congvan.letter import Entry, Number
from congvan.page import Page, Paragraph, Table

ENTRY = Entry(
    Number(2025, "van-ban-di", 1, "", "SGDĐT-VP"),
    date(2025, 1, 2),
    "Công văn",
    "nghỉ Tết",
    "Người Ký Mẫu",
    "Các phòng",
    "VP",
    3,
    date(2025, 1, 3),
    "gửi lại",
)


def numbered(number: int, **what: object) -> Entry:
    """Return an entry of a number."""
    return replace(ENTRY, number=replace(ENTRY.number, number=number), **what)  # type: ignore[arg-type]  # fields by name


def book(*entries: Entry, **what: object) -> BookPrint:
    """Return a book of an office with a parent."""
    whole = BookPrint("UBND thành phố Hải Phòng", "Sở Giáo dục và Đào tạo", 2025, entries)
    return replace(whole, **what)  # type: ignore[arg-type]  # fields by name


def opened(data: bytes) -> Document:
    """Return the file as python-docx sees it."""
    return docx.Document(io.BytesIO(data))


def xml_of(data: bytes, part: str = "word/document.xml") -> str:
    """Return a part as text."""
    return zipfile.ZipFile(io.BytesIO(data)).read(part).decode()


def texts(page: Page) -> list[list[str]]:
    """Return the texts of the cells of the first table."""
    found = next(block for block in page.sections[1].blocks if isinstance(block, Table))
    return [
        ["".join(block.text for block in cell.blocks if isinstance(block, Paragraph)) for cell in row.cells]
        for row in found.rows
    ]


# ---- the form of the decree ----


def test_the_cover_says_whose_book_it_is_and_what_it_spans() -> None:
    entries = (numbered(1), numbered(2, issued_date=date(2025, 12, 30)), numbered(45, issued_date=date(2025, 3, 1)))
    page = read(register_book(book(*entries, volume="02", name="Sổ công văn")))
    cover = [block.text for block in page.sections[0].blocks if isinstance(block, Paragraph) and block.text]
    assert cover == [
        "UBND THÀNH PHỐ HẢI PHÒNG",
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "Sổ công văn",
        "Năm: 2025",
        "Từ ngày 02/01/2025 đến ngày 30/12/2025",
        "Từ số 01 đến số 45",
        "Quyển số: 02",
    ]


def test_what_the_cover_does_not_know_is_left_for_the_pen() -> None:
    cover = [
        block.text for block in read(register_book(book(parent=""))).sections[0].blocks if isinstance(block, Paragraph)
    ]
    assert "Từ ngày ……… đến ngày ………" in cover
    assert "Từ số ……… đến số ………" in cover
    assert "Quyển số: ………" in cover


def test_the_table_has_the_decree_s_columns_their_numbers_and_the_rows() -> None:
    rows = texts(read(register_book(book(ENTRY))))
    assert rows[0] == [column.text for column in REGISTER.columns]
    assert rows[1] == [f"({number})" for number in range(1, 11)]
    assert rows[2:] == [
        [
            *("01/SGDĐT-VP", "02/01/2025", "Công văn v/v nghỉ Tết", "Người Ký Mẫu", "Các phòng", "VP", "03"),
            *("03/01/2025", "", "gửi lại"),
        ]
    ]


def test_the_paper_is_a4_turned_and_the_table_as_wide_as_its_text() -> None:
    for section in opened(register_book(book(ENTRY))).sections:
        assert section.orientation == WD_ORIENT.LANDSCAPE
        assert section.page_width
        assert section.page_height
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    page = read(register_book(book(ENTRY)))
    tables = [block for block in page.sections[1].blocks if isinstance(block, Table)]
    assert all(abs(table.width - page.sections[1].text_width) < 0.5 for table in tables)


def test_both_rows_of_the_head_are_repeated_and_no_row_is_parted() -> None:
    table = opened(register_book(book(*(numbered(number) for number in range(1, 4))))).tables[0]
    properties = [row._tr.trPr for row in table.rows]
    assert [one.find(q("tblHeader")) is not None for one in properties] == [True, True, False, False, False]
    assert all(one.find(q("cantSplit")) is not None for one in properties)


def test_pages_are_numbered_from_the_first_of_the_table() -> None:
    page = read(register_book(book(ENTRY)))
    cover, inside = page.sections
    assert cover.headers == {}
    assert inside.page_number_start == 1
    (header,) = inside.headers["default"]
    assert isinstance(header, Paragraph)
    assert [run.field for run in header.runs] == ["PAGE"]


def test_everything_is_set_in_times_new_roman() -> None:
    page = read(register_book(book(ENTRY)))
    families = {
        run.look.font
        for section in page.sections
        for block in section.blocks
        for one in (
            [block] if isinstance(block, Paragraph) else [b for r in block.rows for c in r.cells for b in c.blocks]
        )
        if isinstance(one, Paragraph)
        for run in one.runs
    }
    assert families == {"Times New Roman"}


# ---- voided and reserved numbers, the closing ----


def test_a_voided_number_stays_struck_out_and_says_why() -> None:
    data = register_book(book(numbered(1), numbered(2, status="void", reason="viết nhầm", note="")))
    cells = opened(data).tables[0].rows[3].cells
    assert cells[9].text == "Số hủy: viết nhầm"
    struck = [all(run.font.strike for run in cell.paragraphs[0].runs) for cell in cells if cell.text]
    assert struck == [True] * 8 + [False]
    above = opened(data).tables[0].rows[2].cells
    assert not any(run.font.strike for cell in above for run in cell.paragraphs[0].runs)


def test_a_reserved_number_is_marked() -> None:
    rows = texts(read(register_book(book(numbered(1, status="reserved", note="")))))
    assert rows[2][9] == "Số đã giữ, chưa đăng ký"


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ((), "Sổ này không có số nào."),
        ((numbered(1),), "Sổ này có 1 số, từ số 01 đến số 01."),
        ((numbered(1), numbered(12)), "Sổ này có 2 số, từ số 01 đến số 12."),
        (
            (numbered(1), numbered(2, status="void"), numbered(3, status="reserved")),
            "Sổ này có 3 số, từ số 01 đến số 03; trong đó có 1 số hủy và 1 số đã giữ, chưa đăng ký.",
        ),
    ],
)
def test_the_closing_counts_the_numbers(entries: tuple[Entry, ...], sentence: str) -> None:
    closing = opened(register_book(book(*entries))).tables[1].cell(0, 0).text
    assert closing.startswith(sentence)


def test_the_closing_has_check_value_day_and_places_for_signatures() -> None:
    data = register_book(book(ENTRY, check="ab" * 32, printed_on=date(2026, 1, 5)))
    lines = opened(data).tables[1].cell(0, 0).text.split("\n")
    assert lines[1:] == [
        "Giá trị kiểm tra của sổ (SHA-256): " + "ab" * 32,
        "\t\tNgày 05 tháng 01 năm 2026",
        "\tNGƯỜI LẬP SỔ\tNGƯỜI PHỤ TRÁCH",
        "\t(Ký, ghi rõ họ tên)\t(Ký, ghi rõ họ tên)",
    ]
    without = opened(register_book(book(ENTRY))).tables[1].cell(0, 0).text
    assert "kiểm tra" not in without
    assert "Ngày …… tháng …… năm ………" in without


# ---- the book for the post ----


def test_the_book_for_the_post_has_six_columns() -> None:
    rows = (
        PostRow(date(2025, 1, 3), "01/SGDĐT-VP", "Trường Mẫu", 2, "bảo đảm"),
        PostRow(None, "09/SGDĐT-VP", "Xã Mẫu", 0),
    )
    page = read(post_book(PostPrint("UBND", "Sở", 2025, rows, volume="01", printed_on=date(2026, 1, 5))))
    found = texts(page)
    assert found[0] == [column.text for column in POST_REGISTER.columns]
    assert found[2:] == [
        ["03/01/2025", "01/SGDĐT-VP", "Trường Mẫu", "02", "", "bảo đảm"],
        ["", "09/SGDĐT-VP", "Xã Mẫu", "", "", ""],
    ]
    cover = [block.text for block in page.sections[0].blocks if isinstance(block, Paragraph)]
    assert "SỔ GỬI VĂN BẢN ĐI BƯU ĐIỆN" in cover
    assert "Từ số 01 đến số 09" in cover
    assert "Từ ngày 03/01/2025 đến ngày 03/01/2025" in cover


# ---- the file ----


def test_the_same_book_gives_the_same_bytes() -> None:
    assert register_book(book(ENTRY)) == register_book(book(ENTRY))
    assert register_book(book(ENTRY)) != register_book(book(numbered(2)))
    dates = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(register_book(book(ENTRY)))).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


HOSTILE = (
    *("<w:p/>", "&amp; & <b>", "{{ office }}", "a\x00b\x07c\x0bd", "a\nb\r\nc\td", "\ud800", "\ufffe\uffff", "]]>"),
    *("a\u202eb\u200bc\u2066", "\x85\u2028\u2029", "  hai  khoảng  ", "=1+1", "𠀀😀", "'\"", "e\u0301"),
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    entry = numbered(1, subject=text, signer=text, copies_to=text, holder=text, note=text, status="void", reason=text)
    data = register_book(book(entry, name=text, volume=text, parent=text, office=text, check=text))
    for part in ("word/document.xml", "docProps/core.xml"):
        etree.fromstring(xml_of(data, part).encode())
    rows = texts(read(data))
    assert len(rows) == 3
    assert rows[2][3].isprintable()
    seen = {
        "a\x00b\x07c\x0bd": "aU+0000bU+0007c d",
        "\ud800": "U+D800",
        "a\u202eb\u200bc\u2066": "aU+202EbU+200BcU+2066",
    }
    assert rows[2][3] == seen.get(text, rows[2][3])
    if text.isprintable():
        assert rows[2][3] == " ".join(text.split())
    post = post_book(PostPrint(text, text, 2025, (PostRow(None, text, text, 1, text),), text, text))
    assert len(texts(read(post))) == 3


def test_a_book_may_be_longer_than_any_letter() -> None:
    long = register_book(book(*(numbered(number, subject="trích yếu dài " * 35) for number in range(1, 1201))))
    with pytest.raises(Refused):
        read(long, "so.docx")
    assert len(texts(read(long, "so.docx", own=True))) == 1202
