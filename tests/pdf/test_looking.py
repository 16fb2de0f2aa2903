"""What a PDF shows is read as a reader sees it: lines, sizes, fonts; and put together, pictured and ticked off."""

import io
import random
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from congvan.errors import Refused
from congvan.pdf import Place, Tick, look_at, merge, pictures, seal_place, tick_list
from congvan.pdf.metrics import NotAFont, read_metrics
from tests.pdf.printed import ASCENT, LEFT, TOP, paragraph, pdf, png, run, typesetter

VIETNAMESE = "Ặ ẫ ỡ ợ ữ ỵ Đ đ ĩ Ủy ban nhân dân huyện Bạch Long Vĩ"
FACE = Path("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf")


def pages(data: bytes) -> list[list[str]]:
    return [[line.text for line in page.lines] for page in look_at(data).pages]


# ---- reading ----


def test_lines_are_read_with_their_place_size_and_font() -> None:
    page = look_at(pdf(paragraph(VIETNAMESE, size=14) + paragraph("Dòng hai", more="<w:b/>", size=12))).pages[0]
    first, second = page.lines
    assert (first.text, second.text) == (VIETNAMESE, "Dòng hai")
    assert first.left * 72 / 25.4 == pytest.approx(LEFT, abs=1)
    assert first.baseline * 72 / 25.4 == pytest.approx(TOP + ASCENT, abs=0.2)
    assert [float(first.size), float(second.size)] == [14, 12]
    assert "Bold" in second.font
    assert "Bold" not in first.font
    assert (round(page.width), round(page.height)) == (210, 297)
    assert page.strange == 0


def test_what_stands_side_by_side_is_two_lines() -> None:
    tabbed = "<w:r><w:t>Nơi nhận:</w:t><w:tab/><w:tab/><w:tab/><w:tab/><w:t>GIÁM ĐỐC</w:t></w:r>"
    assert pages(pdf(paragraph(tabbed))) == [["Nơi nhận:", "GIÁM ĐỐC"]]


def test_fonts_are_told_apart_and_embedded() -> None:
    fonts = look_at(pdf(paragraph(run("một ") + run("hai", "<w:i/>")))).fonts
    assert len(fonts) == 2
    assert all(font.embedded and "+" not in font.name for font in fonts)


def test_a_page_of_a_picture_alone_is_known() -> None:
    scan = io.BytesIO()
    Image.open(io.BytesIO(png(210, 297))).save(scan, "PDF", resolution=25.4)
    page = look_at(scan.getvalue()).pages[0]
    assert page.pictured
    assert page.lines == ()


@pytest.mark.parametrize("data", [b"", b"x", b"%PDF-1.7\n%%EOF", pdf(paragraph("a"))[:400]])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as one:
        look_at(data, "thu.pdf")
    assert [(finding.code, finding.where.file) for finding in one.value.findings] == [("PF101", "thu.pdf")]
    with pytest.raises(Refused):
        pictures(data, 72)


def test_a_damaged_pdf_is_read_or_refused() -> None:
    whole = pdf(paragraph(VIETNAMESE))
    chance = random.Random(7)  # noqa: S311 - the same files each time
    for _number in range(60):
        data = bytearray(whole)
        for _place in range(chance.choice((1, 10, 100))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        found: tuple[str, ...] = ()
        try:
            look_at(bytes(data))
        except Refused as refused:
            found = tuple(finding.code for finding in refused.findings)
        assert set(found) <= {"PF101", "PF102"}


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    document = pdfium.PdfDocument.new()
    for _number in range(2_001):
        document.new_page(10, 10)
    out = io.BytesIO()
    document.save(out)
    document.close()
    with pytest.raises(Refused) as one:
        look_at(out.getvalue())
    assert [finding.code for finding in one.value.findings] == ["PF103"]


# ---- merging ----

ONE, TWO = pdf(paragraph("một trang")), pdf(paragraph("trang đầu") + paragraph("trang sau", "<w:pageBreakBefore/>"))


def test_letters_stand_behind_one_another_in_order() -> None:
    made = merge([(ONE, 1), (TWO, 2), (ONE, 1)], duplex=False)
    assert pages(made.pdf) == [["một trang"], *[["trang đầu"], ["trang sau"]] * 2, ["một trang"]]
    assert (made.first_pages, made.pages, made.blanks) == ((1, 2, 6), (1, 2, 1), 0)
    assert made.length == 6


def test_on_both_sides_an_odd_letter_gets_an_empty_page() -> None:
    made = merge([(ONE, 2), (TWO, 1), (ONE, 1)], duplex=True)
    assert pages(made.pdf) == [
        ["một trang"], [], ["một trang"], [], ["trang đầu"], ["trang sau"], ["một trang"], [],
    ]  # fmt: skip
    assert (made.first_pages, made.blanks, made.length) == ((1, 5, 7), 3, 8)
    assert all(number % 2 == 1 for number in made.first_pages)


# ---- pictures ----


def test_pictures_show_the_pages() -> None:
    first, second = pictures(TWO, 72)
    with Image.open(io.BytesIO(first)) as one, Image.open(io.BytesIO(second)) as other:
        assert one.format == "PNG"
        assert (one.width, one.height) == (596, 842)
        assert min(one.convert("L").tobytes()) < 16, "there is ink on it"
        assert one.tobytes() != other.tobytes()


def test_small_pictures_keep_red_ink_and_are_smaller() -> None:
    data = pdf(paragraph("HỎA TỐC", more='<w:color w:val="FF0000"/>', size=40))
    (large,), (small,) = pictures(data, 60), pictures(data, 60, small=True)
    assert len(small) < len(large)
    with Image.open(io.BytesIO(small)) as image:
        ink = image.convert("RGB").tobytes()
    assert any(red > 200 and green < 80 for red, green in zip(ink[::3], ink[1::3], strict=True))


# ---- the list to tick ----


def test_the_list_has_a_line_for_each_letter_and_repeats_its_head() -> None:
    ticks = [Tick(f"Trường THPT số {number} " + "tên dài " * (number % 5), 2, 1, number * 2) for number in range(1, 81)]
    printed = typesetter().typeset(tick_list("DANH SÁCH", ["dòng một"], ticks))
    found = pages(printed.pdf)
    assert printed.pages == len(found) > 1
    assert found[0][0] == "DANH SÁCH"
    heads = [page[:6] for page in found[1:]]
    assert all("Done" in " ".join(page) for page in heads), heads
    everything = " ".join(text for page in found for text in page)
    assert all(f"Trường THPT số {number}" in everything for number in range(1, 81))


# ---- font files ----


def test_widths_are_those_of_the_font_file() -> None:
    metrics = read_metrics(FACE)
    assert metrics.advances[ord("a")] == pytest.approx(909 / 2048)
    assert (metrics.ascent, metrics.descent, metrics.gap) == (1825 / 2048, 443 / 2048, 87 / 2048)
    assert all(ord(character) in metrics.advances for character in VIETNAMESE)


def test_a_damaged_font_file_is_no_font(tmp_path: Path) -> None:
    whole, chance = FACE.read_bytes(), random.Random(1)  # noqa: S311 - the same files each time
    damaged = tmp_path / "x.ttf"
    refused = 0
    for _number in range(60):
        data = bytearray(whole)
        for _place in range(chance.choice((1, 20, 200))):
            data[chance.randrange(3000)] = chance.randrange(256)
        damaged.write_bytes(data[: chance.randrange(len(data))] if chance.random() < 0.3 else data)
        try:
            read_metrics(damaged)
        except NotAFont:
            refused += 1
    assert refused > 20


def test_a_word_file_is_printed_the_same_each_time() -> None:
    assert pdf(paragraph("một")) == pdf(paragraph("một"))


# ---- the place of the seal ----


def test_a_seal_covers_the_left_third_of_the_signature() -> None:
    seal = seal_place(Place(2, 300, 500, 150, 60), 100, 100)
    assert seal == Place(2, 250, 480, 100, 100)
    assert seal.x + seal.width == 300 + 150 / 3
