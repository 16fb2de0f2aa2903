"""The year's book is printed by our own typesetter: head and number on each page, every row whole."""

import functools
import io
import re
from dataclasses import replace
from datetime import date, timedelta

import pikepdf
import pytest

from congvan.docx import BookPrint, PostPrint, PostRow, post_book, read, register_book
from congvan.letter import Entry, Number
from congvan.pdf import unprintable
from tests.pdf.fidelity.compare import compare
from tests.pdf.fidelity.libreoffice import convert
from tests.pdf.fidelity.reading import Word, words_of
from tests.pdf.printed import drawn, paragraph, section, table, typesetter
from tests.pdf.printed import pdf as printed_body

FIRST = date(2025, 1, 2)
WORDS = "tăng cường bảo đảm an toàn trường học và phối hợp triển khai công tác chuyển đổi số tại các cơ sở giáo dục"
LONG = f"{WORDS}; {WORDS}; {WORDS}; {WORDS}; {WORDS}"


def entry(number: int) -> Entry:
    """Return an entry whose texts have lengths of their own; every 25th has a subject of 500 characters."""
    subject = LONG[:500] if number % 25 == 0 else " ".join(WORDS.split()[: 3 + number * 7 % 17])
    made = Entry(
        Number(2025, "van-ban-di", number, "", "SGDĐT-GDTrH" if number % 3 else "QĐ-SGDĐT"),
        FIRST + timedelta(days=number),
        "Công văn" if number % 3 else "Quyết định",
        subject,
        "Người Ký Mẫu",
        "Các đơn vị trực thuộc; Ủy ban nhân dân các xã" if number % 2 else "Các phòng",
        "Văn phòng",
        number % 90 + 1,
        FIRST + timedelta(days=number + 1),
    )
    return replace(made, status="void", reason="viết nhầm") if number % 20 == 0 else made


@functools.cache
def book(count: int) -> bytes:
    """Return the Word file of a book with so many numbers."""
    entries = tuple(entry(number) for number in range(1, count + 1))
    office = ("UBND thành phố Hải Phòng", "Sở Giáo dục và Đào tạo")
    return register_book(BookPrint(*office, 2025, entries, volume="01", check="ab" * 32, printed_on=date(2026, 1, 5)))


@functools.cache
def printed(count: int) -> bytes:
    """Return the PDF of that book."""
    return typesetter().typeset(read(book(count), "so.docx", own=True), date=date(2026, 1, 5)).pdf


@functools.cache
def words(count: int) -> tuple[Word, ...]:
    """Return its words."""
    return tuple(words_of(printed(count)))


def numbers_on(count: int) -> dict[int, list[int]]:
    """Return the numbers of the rows on each page, in the order in which they stand."""
    out: dict[int, list[int]] = {}
    for word in sorted(words(count), key=lambda one: (one.page, one.baseline)):
        match = re.match(r"([0-9]+)/", word.text)
        if match and word.left < 80:
            out.setdefault(word.page, []).append(int(match[1]))
    return out


SIZES = (0, 1, 40, 130)


@pytest.mark.parametrize("count", SIZES)
def test_nothing_in_a_book_is_unprintable(count: int) -> None:
    assert unprintable(read(book(count), "so.docx", own=True), typesetter().faces) == ()


@pytest.mark.parametrize("count", SIZES)
def test_every_number_stands_once_and_in_order(count: int) -> None:
    found = [number for _page, numbers in sorted(numbers_on(count).items()) for number in numbers]
    assert found == list(range(1, count + 1))


@pytest.mark.parametrize("count", [40, 130])
def test_every_page_of_the_table_has_the_head_and_its_own_number(count: int) -> None:
    pages = sorted(numbers_on(count))
    assert len(pages) > 3
    for page in pages:
        here = [word.text for word in words(count) if word.page == page]
        assert here.count("Nơi") == 1
        assert [f"({number})" for number in range(1, 11)] == [
            text for text in here if re.fullmatch(r"\([0-9]+\)", text)
        ]
        (number,) = [word.text for word in words(count) if word.page == page and word.size == 13 and word.baseline < 50]
        assert number == str(page - 1)
    assert not [word for word in words(count) if word.page == 1 and word.baseline < 50]


@pytest.mark.parametrize("count", [40, 130])
def test_rows_are_never_parted_and_stay_within_the_page(count: int) -> None:
    dates = [
        (word.page, word.baseline)
        for word in words(count)
        if re.fullmatch(r"../../2025", word.text) and word.left < 200
    ]
    numbered = [
        (word.page, word.baseline) for word in words(count) if re.match(r"[0-9]+/", word.text) and word.left < 80
    ]
    inside = [one for one in dates if one[0] > 1]
    assert [(page, round(at, 1)) for page, at in inside] == [(page, round(at, 1)) for page, at in numbered]
    assert max(word.baseline for word in words(count)) < 595.3 - 42.5


@pytest.mark.parametrize("count", [1, 40, 130])
def test_the_same_rows_stand_on_the_same_pages_as_libreoffice_puts_them(count: int) -> None:
    theirs = convert({"so": book(count)})["so"]
    found = compare(printed(count), theirs)
    assert found.pages[0] == found.pages[1]
    other: dict[int, list[int]] = {}
    for word in sorted(words_of(theirs), key=lambda one: (one.page, one.baseline)):
        if (match := re.match(r"([0-9]+)/", word.text)) and word.left < 80:
            other.setdefault(word.page, []).append(int(match[1]))
    assert numbers_on(count) == other
    assert found.baseline < 0.5


def test_long_tables_have_the_lines_of_short_ones() -> None:
    def lines(count: int, page: int) -> tuple[set[int], set[float], int, int]:
        found = [one for one in drawn(printed(count)) if one.page == page and one.kind == "path"]
        down = [one for one in found if one.right - one.left < 1]
        across = [one for one in found if one.bottom - one.top < 1]
        ends = (round(min(one.left for one in across)), round(max(one.right for one in across)))
        return ({round(one.left) for one in down}, {round(one.thick, 2) for one in down}, *ends)

    assert len(lines(40, 2)[0]) == 11
    assert lines(40, 2) == lines(130, 2) == lines(130, 5)


def test_a_book_is_pdf_a_and_says_its_title() -> None:
    with pikepdf.open(io.BytesIO(printed(130))) as file:
        metadata = bytes(file.Root.Metadata.read_bytes()).decode()
        assert "<pdfaid:part>2<" in metadata
        assert "<pdfaid:conformance>B<" in metadata
        assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI 2025" in metadata


def test_the_same_book_gives_the_same_pdf() -> None:
    again = typesetter().typeset(read(book(130), "so.docx", own=True), date=date(2026, 1, 5)).pdf
    assert again == printed(130)


def test_the_book_for_the_post_is_printed_too() -> None:
    rows = tuple(PostRow(FIRST, f"{number:02}/VP", "Trường Mẫu", 1) for number in range(1, 121))
    page = read(post_book(PostPrint("UBND", "Sở", 2025, rows)), "so.docx", own=True)
    made = typesetter().typeset(page)
    found = [word for word in words_of(made.pdf) if word.text.endswith("/VP")]
    assert len(found) == 120
    assert len({word.page for word in found}) > 4


# ---- long tables elsewhere ----


def long_table(rows: int) -> str:
    """Return a table whose first row is repeated."""
    made = table(
        [[paragraph(f"hàng{number}", size=10)] for number in range(rows)], [6000], borders=4, row="<w:cantSplit/>"
    )
    return made.replace("<w:cantSplit/>", "<w:cantSplit/><w:tblHeader/>", 1)


@pytest.mark.parametrize("above", ["", "Trên bảng"])
def test_a_long_table_has_its_head_on_each_page_wherever_it_begins(above: str) -> None:
    body = (paragraph(above) if above else "") + long_table(150) + paragraph("Dưới bảng")
    found = words_of(printed_body(body + section()))
    pages = {word.page for word in found if word.text.startswith("hàng")}
    assert len(pages) >= 3
    assert sorted(word.page for word in found if word.text == "hàng0") == sorted(pages)
    order = [
        int(word.text[4:])
        for word in sorted(found, key=lambda one: (one.page, one.baseline))
        if re.fullmatch("hàng[1-9][0-9]*", word.text)
    ]
    assert order == list(range(1, 150))
    assert [word.page for word in found if word.text == "Dưới"] == [max(pages)]


def test_a_long_table_breaks_in_the_same_places_whether_we_or_typst_part_it() -> None:
    ours = words_of(printed_body(long_table(150) + paragraph("Dưới bảng") + section()))
    # rows that may be parted are left to typst; these have one line and stay whole all the same
    theirs = words_of(
        printed_body(long_table(150).replace("<w:cantSplit/>", "", 75) + paragraph("Dưới bảng") + section())
    )
    assert [(word.text, word.page, round(word.baseline, 1)) for word in ours] == [
        (word.text, word.page, round(word.baseline, 1)) for word in theirs
    ]
