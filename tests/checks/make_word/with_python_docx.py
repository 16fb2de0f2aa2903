"""Letters as an office without a template would type them: made with python-docx, each wrong in one thing."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

CENTRE, LEFT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY

RIGHT: dict[str, Any] = {
    "parent": "UBND THÀNH PHỐ HẢI PHÒNG",
    "issuer": "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
    "heading": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "motto": "Độc lập - Tự do - Hạnh phúc",
    "symbol": "Số: 05/SGDĐT-GDTrH",
    "subject": "V/v tổ chức kỳ thi chọn học sinh giỏi",
    "date": "Hải Phòng, ngày 05 tháng 3 năm 2026",
    "addressees": ["Kính gửi:", "- Hiệu trưởng các trường trung học phổ thông;", "- Giám đốc các trung tâm giáo dục thường xuyên."],
    "body": [
        "Thực hiện kế hoạch năm học, Sở Giáo dục và Đào tạo đề nghị các đơn vị thực hiện các nội dung sau đây để kỳ thi được an toàn.",
        "1. Lập danh sách học sinh dự thi theo từng môn và gửi về Sở trước ngày 20/3/2026 theo đúng mẫu đã quy định trong kế hoạch.",
        "2. Bố trí xe đưa đón và bảo đảm an toàn cho học sinh trên đường đi, phân công giáo viên đưa học sinh đến điểm thi đúng giờ.",
        "Trong quá trình thực hiện, nếu có khó khăn, đề nghị các đơn vị báo cáo về Sở Giáo dục và Đào tạo để được hướng dẫn./.",
    ],
    "copies": ["Nơi nhận:", "- Như trên;", "- Giám đốc Sở;", "- Lưu: VT, GDTrH."],
    "authority": ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
    "signer": "Phạm Quốc Hiệu",
}


class Letter:
    """A letter under construction, right until something is changed."""

    def __init__(self) -> None:
        self.words = {name: list(value) if isinstance(value, list) else value for name, value in RIGHT.items()}
        self.document: Document = docx.Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(20)
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(13)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
        normal.element.rPr.rFonts.set(qn("w:cs"), "Times New Roman")
        normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.line_spacing = 1.0

    def line(self, place: Any, text: str, *, first: bool = False, **look: Any) -> Any:
        """Add a paragraph to a cell or to the document."""
        paragraph = place.paragraphs[0] if first else place.add_paragraph()
        run = paragraph.add_run(text)
        run.bold, run.italic = look.get("bold"), look.get("italic")
        run.font.size = Pt(look.get("size", 13))
        paragraph.alignment = look.get("align", CENTRE)
        form = paragraph.paragraph_format
        form.space_before = Pt(look.get("before", 0))
        if "indent" in look:
            form.left_indent = Mm(look["indent"])
        return paragraph

    def rule(self, place: Any, left: float, right: float) -> Any:
        """Add an empty paragraph whose upper border is a line, drawn in from both edges (mm)."""
        paragraph = place.add_paragraph()
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.right_indent = Mm(left), Mm(right)
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        paragraph.paragraph_format.line_spacing = Pt(6)
        borders = OxmlElement("w:pBdr")
        top = OxmlElement("w:top")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
            top.set(qn(f"w:{name}"), value)
        borders.append(top)
        paragraph._p.get_or_add_pPr().append(borders)
        return paragraph

    def table(self, *widths: float) -> Any:
        table = self.document.add_table(1, len(widths))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for cell, width in zip(table.rows[0].cells, widths, strict=True):
            cell.width = Mm(width)
        return table

    def head(self) -> Any:
        words = self.words
        table = self.table(66, 94)
        row = table.rows[0]
        below = table.add_row()
        left, right = row.cells
        self.line(left, words["parent"], first=True, size=12)
        self.line(left, words["issuer"], size=12, bold=True)
        self.rule(left, 20, 20)
        self.line(right, words["heading"], first=True, size=12, bold=True)
        self.line(right, words["motto"], size=13, bold=True)
        self.rule(right, 17, 17)
        left, right = below.cells
        for cell, width in ((left, 66), (right, 94)):
            cell.width = Mm(width)
        self.line(left, words["symbol"], first=True)
        self.line(left, words["subject"], size=12, before=6)
        self.line(right, words["date"], first=True, italic=True)
        return table

    def addressees(self) -> None:
        label, *names = self.words["addressees"]
        self.line(self.document, label, align=LEFT, before=18, indent=35)
        for name in names:
            self.line(self.document, name, align=LEFT, indent=54)

    def body(self) -> None:
        for text in self.words["body"]:
            paragraph = self.line(self.document, text, align=BOTH, before=6)
            paragraph.paragraph_format.first_line_indent = Mm(12.7)

    def foot(self) -> Any:
        table = self.table(70, 90)
        left, right = table.rows[0].cells
        label, *copies = self.words["copies"]
        self.line(left, label, first=True, size=12, bold=True, italic=True, align=LEFT)
        for text in copies:
            self.line(left, text, size=11, align=LEFT)
        for place, text in enumerate(self.words["authority"]):
            self.line(right, text, first=not place, bold=True)
        self.line(right, self.words["signer"], bold=True, before=71)
        return table

    def finish(self) -> Document:
        """Put the parts together."""
        self.head()
        self.addressees()
        self.body()
        self.foot()
        return self.document


def made(change: Callable[[Letter], object] | None = None, after: Callable[[Document], object] | None = None) -> bytes:
    """Return a letter; `change` is done to its words before, `after` to the document."""
    letter = Letter()
    if change:
        change(letter)
    document = letter.finish()
    if after:
        after(document)
    return fixed(document)


def fixed(document: Document) -> bytes:
    """Return the file with the same bytes each time: no date of making in it."""
    raw = io.BytesIO()
    document.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda one: one != "[Content_Types].xml"):
            if "thumbnail" in name:
                continue
            data = old.read(name)
            if name.endswith(".rels"):
                data = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", data)
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data)
    return out.getvalue()


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
