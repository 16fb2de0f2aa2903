"""Letters as an office without a template would type them: made with python-docx, each wrong in one thing."""

from collections.abc import Callable
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tests.checks.make_word.typed import BOTH, CENTRE, LEFT, RIGHT, Letter, made


def words(**changes: Any) -> Callable[[Letter], object]:
    """Return a change of the letter's words."""
    return lambda letter: letter.words.update(changes)


def _paragraphs(document: Document) -> list[Any]:
    found = list(document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                found += cell.paragraphs
    return found


def on(text: str, change: Callable[[Any], object]) -> Callable[[Document], object]:
    """Return a change of every paragraph that has a text."""

    def do(document: Document) -> None:
        met = [paragraph for paragraph in _paragraphs(document) if text in paragraph.text]
        assert met, text
        for paragraph in met:
            change(paragraph)

    return do


def font(**changes: Any) -> Callable[[Any], object]:
    """Return a change of the runs of a paragraph."""

    def do(paragraph: Any) -> None:
        for run in paragraph.runs:
            for name, value in changes.items():
                setattr(run.font, name, value)
            if "name" in changes:
                run._r.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), changes["name"])

    return do


def shape(**changes: Any) -> Callable[[Any], object]:
    """Return a change of a paragraph's layout."""

    def do(paragraph: Any) -> None:
        for name, value in changes.items():
            setattr(paragraph.paragraph_format, name, value)

    return do


def _letter_paper(document: Document) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(215.9), Mm(279.4)


def _lying(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)


def _margins(**edges: float) -> Callable[[Document], object]:
    def do(document: Document) -> None:
        for edge, width in edges.items():
            setattr(document.sections[0], f"{edge}_margin", Mm(width))

    return do


def _number_at_foot(document: Document) -> None:
    _long(document)
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = CENTRE
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = "PAGE"
        run._r.append(mark)
        run.font.size = Pt(13)


def _long(document: Document) -> None:
    """Make the letter two pages long by repeating a paragraph of the body."""
    model = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("2."))
    for number in range(3, 16):
        again = model.insert_paragraph_before("", style=model.style)
        model._p.addnext(again._p)
        copied = again.add_run(f"{number}. {model.text.partition('. ')[2]}")
        copied.font.size = Pt(13)
        again.alignment = BOTH
        again.paragraph_format.space_before = Pt(6)
        again.paragraph_format.first_line_indent = Mm(12.7)
        model = again


def _nested(document: Document) -> None:
    """Put the head's left cell into a table inside the cell."""
    cell = document.tables[0].rows[0].cells[0]
    inner = cell.add_table(1, 1)
    target = inner.rows[0].cells[0]
    for paragraph in list(cell.paragraphs)[:3]:
        target._tc.append(paragraph._p)
    target._tc.remove(target.paragraphs[0]._p)
    for paragraph in target.paragraphs:
        if "SỞ" in paragraph.text:
            font(bold=False)(paragraph)


def letters() -> dict[str, bytes]:
    """Return every letter by its file's name."""
    red = RGBColor(0xC0, 0, 0)
    return {
        "dung-go-trong-word.docx": made(),
        "dung-mot-noi-nhan.docx": made(words(addressees=["Kính gửi: Trường THPT Ngô Quyền."])),
        "kho-letter.docx": made(after=_letter_paper),
        "trang-nam-ngang.docx": made(after=_lying),
        "le-trai-hep.docx": made(after=_margins(left=20)),
        "le-tren-le-phai.docx": made(after=_margins(top=12, right=30)),
        "phong-arial-mot-doan.docx": made(after=on("1. Lập", font(name="Arial"))),
        "chu-mau-do.docx": made(after=on("2. Bố trí", _colour(red))),
        "so-trang-o-chan.docx": made(after=_number_at_foot),
        "khong-so-trang.docx": made(after=_long),
        "quoc-hieu-co-14.docx": made(after=on("CỘNG HÒA", font(size=Pt(14)))),
        "tieu-ngu-gach-dai.docx": made(words(motto="Độc lập – Tự Do – Hạnh phúc")),
        "khong-duong-ke-tieu-ngu.docx": made(after=lambda document: _without_rule(document, 1)),
        "co-quan-khong-dam.docx": made(after=on("SỞ GIÁO DỤC", font(bold=False))),
        "chu-quan-dam-long-bang.docx": made(after=_nested),
        "ky-hieu-cv.docx": made(words(symbol="Số : 5/CV-SGDĐT")),
        "ngay-thang-viet-so.docx": made(words(date="Hải Phòng, ngày 5/3/2026")),
        "thang-co-so-khong.docx": made(words(date="TP. Hải Phòng ngày 5 tháng 03 năm 2026")),
        "ngay-khong-co.docx": made(words(date="Hải Phòng, ngày 30 tháng 02 năm 2026")),
        "trich-yeu-dam.docx": made(words(subject="V/V: Tổ chức kỳ thi."), on("Tổ chức", font(bold=True))),
        "kinh-gui-mot-dong.docx": made(words(addressees=["Kính gửi : Trường THPT Ngô Quyền;"])),
        "kinh-gui-thieu-gach.docx": made(
            words(addressees=["Kính gửi:", "Hiệu trưởng các trường trung học phổ thông", "- Giám đốc các trung tâm;"])
        ),
        "noi-dung-canh-trai.docx": made(after=on("Thực hiện kế hoạch", shape(alignment=LEFT))),
        "lui-dau-dong-15.docx": made(after=on("1. Lập", shape(first_line_indent=Mm(15)))),
        "gian-dong-1-8.docx": made(after=on("2. Bố trí", shape(line_spacing=1.8))),
        "doan-sat-nhau.docx": made(after=on("2. Bố trí", shape(space_before=Pt(0)))),
        "ky-thay-sai.docx": made(words(authority=["KT GIÁM ĐỐC", "GIÁM ĐỐC"], signer="TS. Phạm Quốc Hiệu")),
        "noi-nhan-sai.docx": made(words(copies=["Nơi nhận", "- Như kính gửi", "- Lưu GDTrH;"])),
        "het-cau-khong-dau.docx": made(words(body=[*RIGHT["body"][:3], "Trân trọng cảm ơn."])),
    }


def _colour(colour: RGBColor) -> Callable[[Any], object]:
    def do(paragraph: Any) -> None:
        for run in paragraph.runs:
            run.font.color.rgb = colour

    return do


def _without_rule(document: Document, cell: int) -> None:
    for paragraph in document.tables[0].rows[0].cells[cell].paragraphs:
        for borders in paragraph._p.iter(qn("w:pBdr")):
            borders.getparent().remove(borders)
            break
