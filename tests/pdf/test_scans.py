"""What a scan is made of is read from its pictures: dots an inch on the page, colours, the version of the PDF."""

import io

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw

from congvan.errors import Refused
from congvan.pdf import scan_facts
from tests.pdf.printed import paragraph, pdf

A4 = (8.27, 11.69)
"""Inches."""


def picture(dpi: int, mode: str = "RGB") -> Image.Image:
    """Return a page as a scanner sees it: a red stamp and blue ink on white."""
    size = round(A4[0] * dpi), round(A4[1] * dpi)
    made = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(made)
    draw.ellipse((size[0] // 3, size[1] // 2, size[0] // 2, size[1] // 2 + size[0] // 6), outline="red", width=9)
    draw.line((size[0] // 2, size[1] // 2, size[0] * 2 // 3, size[1] * 2 // 3), fill="blue", width=9)
    return made.convert(mode)


def scan(dpi: int, mode: str = "RGB", pages: int = 1) -> bytes:
    """Return a scanned PDF."""
    out = io.BytesIO()
    one = picture(dpi, mode)
    one.save(out, "PDF", resolution=dpi, save_all=True, append_images=[one] * (pages - 1))
    return out.getvalue()


def composed(*parts: tuple[Image.Image, tuple[float, float, float, float]]) -> bytes:
    """Return a page of A4 with pictures, each with its place in points from the lower left corner."""
    document = pdfium.PdfDocument.new()
    page = document.new_page(595, 842)
    for image, (left, bottom, width, height) in parts:
        bitmap = pdfium.PdfBitmap.from_pil(image)
        one = pdfium.PdfImage.new(document)
        one.set_bitmap(bitmap)
        one.set_matrix(pdfium.PdfMatrix().scale(width, height).translate(left, bottom))
        page.insert_obj(one)
    page.gen_content()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


@pytest.mark.parametrize("dpi", [72, 150, 200, 300])
def test_the_dots_an_inch_are_those_on_the_page(dpi: int) -> None:
    (page,) = scan_facts(scan(dpi)).scanned
    assert page.dpi == pytest.approx(dpi, abs=1)
    assert page.colour


@pytest.mark.parametrize(("mode", "colour"), [("RGB", True), ("L", False), ("1", False), ("P", True), ("CMYK", True)])
def test_a_grey_scan_is_told_from_one_in_colour(mode: str, colour: bool) -> None:  # noqa: FBT001
    (page,) = scan_facts(scan(200, mode)).scanned
    assert page.colour is colour


def test_a_table_of_greys_is_no_colour() -> None:
    grey = picture(100).convert("L").convert("P")
    out = io.BytesIO()
    grey.save(out, "PDF", resolution=100)
    (page,) = scan_facts(out.getvalue()).scanned
    assert not page.colour


def test_each_page_is_told_by_its_number() -> None:
    facts = scan_facts(scan(200, pages=3))
    assert (facts.pages, [one.number for one in facts.scanned]) == (3, [1, 2, 3])


def test_a_page_of_text_is_no_scan() -> None:
    facts = scan_facts(pdf(paragraph("Sở Giáo dục và Đào tạo mời các trường dự họp.")))
    assert facts.scanned == ()
    assert facts.version >= (1, 4)


def test_a_logo_does_not_make_a_scan() -> None:
    assert scan_facts(composed((picture(50), (60, 700, 80, 80)))).scanned == ()


def test_strips_beside_each_other_are_one_scan_as_fine_as_the_coarsest() -> None:
    fine = Image.new("RGB", (1653, 1170), "white")
    coarse = Image.new("RGB", (827, 585), "white")
    (page,) = scan_facts(composed((fine, (0, 421, 595, 421)), (coarse, (0, 0, 595, 421)))).scanned
    assert page.dpi == pytest.approx(100, abs=1)


def test_layers_over_each_other_are_as_fine_as_the_finest() -> None:
    ground, words = picture(100), picture(300, "L")
    (page,) = scan_facts(composed((ground, (0, 0, 595, 842)), (words, (0, 0, 595, 842)))).scanned
    assert page.dpi == pytest.approx(300, abs=1)
    assert page.colour


def test_a_picture_that_is_stretched_is_as_fine_as_on_the_page() -> None:
    small = picture(150).resize((620, 1754))
    (page,) = scan_facts(composed((small, (0, 0, 595, 842)))).scanned
    assert page.dpi == pytest.approx(75, abs=1)


def drawn_over(data: bytes, content: str) -> bytes:
    """Return a file whose first page has words over what is there."""
    with pikepdf.open(io.BytesIO(data)) as document:
        page = document.pages[0]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.F1)
        page.contents_add(content.encode())
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def text(words: str, mode: int) -> str:
    """Return what writes words; mode 3 = unseen."""
    return f"BT /F1 6 Tf {mode} Tr 20 400 Td ({words}) Tj ET"


def test_what_was_recognised_under_the_picture_leaves_it_a_scan() -> None:
    data = drawn_over(scan(150), text("so giao duc " * 60, 3))
    assert [one.dpi for one in scan_facts(data).scanned] == [150]


def test_a_page_of_words_on_a_ground_is_no_scan_and_a_few_words_on_a_scan_are() -> None:
    assert scan_facts(drawn_over(scan(72), text("so giao duc " * 60, 0))).scanned == ()
    assert len(scan_facts(drawn_over(scan(72), text("trang 1/3", 0))).scanned) == 1


def test_a_picture_inside_another_drawing_is_measured_on_the_page() -> None:
    with pikepdf.open(io.BytesIO(scan(300))) as document:
        page = document.pages[0]
        wide, high = (float(one) for one in page.MediaBox[2:])
        form = document.make_stream(page.Contents.read_bytes())
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox, form.Resources = page.MediaBox, page.Resources
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Inner=form))
        page.obj.Contents = document.make_stream(b"q 2 0 0 2 0 0 cm /Inner Do Q")
        page.MediaBox = pikepdf.Array([0, 0, 2 * wide, 2 * high])
        out = io.BytesIO()
        document.save(out)
    (page_,) = scan_facts(out.getvalue()).scanned
    assert page_.dpi == pytest.approx(150, abs=1)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned_is_measured_the_same(turn: int) -> None:
    with pikepdf.open(io.BytesIO(scan(200))) as document:
        document.pages[0].rotate(turn, relative=False)
        out = io.BytesIO()
        document.save(out)
    assert [one.dpi for one in scan_facts(out.getvalue()).scanned] == [200]


@pytest.mark.parametrize("version", [(1, 3), (1, 4), (1, 7), (2, 0)])
def test_the_version_is_read_from_the_head(version: tuple[int, int]) -> None:
    data = scan(72)
    head = f"%PDF-{version[0]}.{version[1]}".encode()
    assert scan_facts(head + data[len(head) :]).version == version


@pytest.mark.parametrize("data", [b"", b"text", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        scan_facts(data, "ban-quet.pdf")
    (finding,) = refused.value.findings
    assert (finding.code, finding.where.file) == ("PF101", "ban-quet.pdf")
