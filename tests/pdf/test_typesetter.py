"""The typesetter: standards, properties, the same bytes for the same input, places, pictures."""

import datetime as dt
import io

import pikepdf
import pytest
from PIL import Image

from congvan.docx import read
from congvan.pdf import STANDARDS, Printed, Standard, Typesetter, find_faces
from tests.docx.made import style
from tests.pdf.fidelity.reading import words_of
from tests.pdf.printed import LEFT, RIGHT, docx, paragraph, png, run, table, typesetter
from tests.pdf.test_drawings import PICTURE, inline, picture

DAY = dt.date(2026, 3, 5)
LETTER = (
    table(
        [
            [
                paragraph("SỞ GIÁO DỤC VÀ ĐÀO TẠO", '<w:jc w:val="center"/>', "<w:b/>", 12),
                paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", '<w:jc w:val="center"/>', "<w:b/>", 12)
                + paragraph("Độc lập - Tự do - Hạnh phúc", '<w:jc w:val="center"/>', "<w:b/>", 13),
            ],
            [
                paragraph("Số:          /SGDĐT-VP", '<w:jc w:val="center"/>', size=13),
                paragraph("Hải Phòng, ngày      tháng 3 năm 2026", '<w:jc w:val="center"/>', "<w:i/>", 13),
            ],
        ],
        [4139, 5216],
    )
    + paragraph("Kính gửi: Hiệu trưởng Trường THPT Cát Bà", '<w:jc w:val="center"/>', size=13)
    + paragraph("Sở Giáo dục và Đào tạo đề nghị các đơn vị thực hiện.", '<w:ind w:firstLine="720"/>', size=13)
    + paragraph("Trân trọng./.", '<w:ind w:firstLine="720"/>', size=13)
    + table(
        [
            [
                paragraph("Nơi nhận:", "", "<w:b/><w:i/>", 12) + paragraph("- Lưu: VT.", size=11),
                paragraph("GIÁM ĐỐC", '<w:jc w:val="center"/>', "<w:b/>", 13)
                + paragraph("") * 4
                + paragraph("Phạm Quốc Hiệu", '<w:jc w:val="center"/>', "<w:b/>", 13),
            ]
        ],
        [4139, 5216],
    )
    + paragraph("")
)


def printed(body: str = LETTER, standard: Standard = "a-2b", media: dict[str, bytes] | None = None) -> Printed:
    page = read(docx(body, media), "tay.docx")
    return typesetter().typeset(
        page, standard=standard, title="Công văn", author="Sở Giáo dục", subject="V/v thử", date=DAY
    )


@pytest.mark.parametrize("standard", STANDARDS)
def test_each_standard_is_kept_and_said(standard: Standard) -> None:
    body = LETTER + paragraph(inline(picture(), PICTURE))
    with pikepdf.open(io.BytesIO(printed(body, standard, {"p": png()}).pdf)) as file:
        metadata = str(file.Root.Metadata.read_bytes(), "utf-8")
        expected = {
            "a-2b": ("<pdfaid:part>2<", "<pdfaid:conformance>B<"),
            "a-2a": ("<pdfaid:part>2<", "<pdfaid:conformance>A<"),
            "a-3b": ("<pdfaid:part>3<", "<pdfaid:conformance>B<"),
            "ua-1": ("<pdfuaid:part>1<",),
        }[standard]
        assert all(text in metadata for text in expected)
        assert file.Root.Lang == "vi"
        assert file.Root.MarkInfo.Marked


def test_the_file_says_what_it_is_of_whom_and_of_which_day() -> None:
    with pikepdf.open(io.BytesIO(printed().pdf)) as file:
        assert (str(file.docinfo["/Title"]), str(file.docinfo["/Author"])) == ("Công văn", "Sở Giáo dục")
        assert str(file.docinfo["/Subject"]) == "V/v thử"
        assert str(file.docinfo["/CreationDate"]).startswith("D:20260305")


def test_the_same_letter_gives_the_same_bytes_also_after_others() -> None:
    first = printed()
    printed(paragraph("thư khác") * 3)
    assert printed().pdf == first.pdf
    with Typesetter() as other:
        page = read(docx(LETTER), "tay.docx")
        again = other.typeset(page, title="Công văn", author="Sở Giáo dục", subject="V/v thử", date=DAY)
    assert again.pdf == first.pdf


def _structure(file: pikepdf.Pdf) -> list[str]:
    found: list[str] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node.S)[1:])
            walk_all(node.get("/K"))

    def walk_all(kids: pikepdf.Object | None) -> None:
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids] if kids is not None else []:
            walk(kid)

    walk_all(file.Root.StructTreeRoot.get("/K"))
    return found


def test_paragraphs_headings_and_tables_of_data_are_tagged_and_margins_are_not() -> None:
    heading = style("H", '<w:outlineLvl w:val="0"/>')
    body = (
        paragraph("Mục một", '<w:pStyle w:val="H"/>')
        + paragraph("chữ")
        + table([[paragraph("a"), paragraph("b")], [paragraph("c"), paragraph("d")]], [2000, 2000], borders=4)
    )
    page = read(docx(body, styles=heading), "tay.docx")
    with pikepdf.open(io.BytesIO(typesetter().typeset(page, standard="a-2a").pdf)) as file:
        tags = _structure(file)
    assert tags.count("H1") == 1
    assert tags.count("Table") == 1
    assert tags.count("TD") == 4
    assert "P" in tags


def test_fonts_are_embedded_and_no_others_are_named() -> None:
    with pikepdf.open(io.BytesIO(printed().pdf)) as file:
        fonts = [font for page in file.pages for font in page.Resources.Font.values()]
        assert len(fonts) >= 3
        for font in fonts:
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_it_tells_how_many_pages_and_where_the_signature_stands() -> None:
    page = read(docx(LETTER), "tay.docx")
    result = typesetter().typeset(page, places=True)
    assert result.pages == 1
    words = {word.text: word for word in words_of(result.pdf)}
    (signer,), (number,), (day,), (room,) = (result.places[name] for name in ("signer", "number", "day", "signature"))
    assert signer.x == pytest.approx(words["Phạm"].left, abs=0.1)
    assert signer.y < words["Phạm"].baseline < signer.y + signer.height
    assert words["Số:"].right - 1 < number.x < number.x + number.width < words["/SGDĐT-VP"].left + 1
    assert number.width > 25
    assert words["ngày"].right - 1 < day.x < day.x + day.width < words["tháng"].left + 1
    assert words["GIÁM"].baseline < room.y < room.y + room.height <= signer.y + 0.01
    assert LEFT + 200 < room.x < room.x + room.width < RIGHT + 20


def test_places_cost_nothing_that_is_seen() -> None:
    page = read(docx(LETTER), "tay.docx")
    plain, asked = typesetter().typeset(page), typesetter().typeset(page, places=True)
    assert words_of(plain.pdf) == words_of(asked.pdf)
    assert plain.places == {}


def test_pictures_of_pages_are_as_large_as_asked() -> None:
    page = read(docx(paragraph("a", "<w:pageBreakBefore/>") * 2), "tay.docx")
    pictures = typesetter().pictures(page, dpi=72)
    assert len(pictures) == 2
    with Image.open(io.BytesIO(pictures[0])) as picture:
        assert picture.size == pytest.approx((595, 842), abs=1)
        assert min(picture.convert("L").tobytes()) < 100


def test_its_folder_is_removed() -> None:
    with Typesetter() as one:
        folder = one._fonts.parent
        one.typeset(read(docx(paragraph("a")), "tay.docx"))
        assert folder.is_dir()
    assert not folder.exists()


def test_letters_with_other_fonts_and_pictures_follow_each_other() -> None:
    sans = run("không chân").replace("Times New Roman", "Arial")
    pages = [read(docx(paragraph(text)), "tay.docx") for text in ("một", sans, "hai")]
    with Typesetter(find_faces()) as one:
        found = [words_of(one.typeset(page).pdf)[0].text for page in pages]
    assert found == ["một", "không", "hai"]


def test_text_is_never_read_as_markup() -> None:
    text = '#panic("x") *đậm* _nghiêng_ = Mục $x$ \\ `mã` @nhãn [ô] // hết'
    body = paragraph(text.replace("<", "&lt;"))
    assert "".join(word.text for word in words_of(printed(body).pdf)) == text.replace(" ", "")
