"""A letter as an office without a template would type it, made with python-docx."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

import docx

CENTRE, LEFT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY

RIGHT: dict[str, Any] = {
    "parent": "UBND THÀNH PHỐ HẢI PHÒNG",
    "issuer": "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
    "heading": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "motto": "Độc lập - Tự do - Hạnh phúc",
    "symbol": "Số: 05/SGDĐT-GDTrH",
    "subject": "V/v tổ chức kỳ thi chọn học sinh giỏi",
    "date": "Hải Phòng, ngày 05 tháng 3 năm 2026",
    "addressees": [
        "Kính gửi:",
        "- Hiệu trưởng các trường trung học phổ thông;",
        "- Giám đốc các trung tâm giáo dục thường xuyên.",
    ],
    "body": [
        "Thực hiện kế hoạch năm học, Sở Giáo dục và Đào tạo đề nghị các đơn vị thực hiện các nội dung sau đây.",
        "1. Lập danh sách học sinh dự thi theo từng môn, gửi về Sở trước ngày 20/3/2026 theo mẫu trong kế hoạch.",
        "2. Bố trí xe đưa đón và bảo đảm an toàn cho học sinh trên đường đi, cử giáo viên đi cùng.",
        "Trong quá trình thực hiện, nếu có khó khăn, đề nghị các đơn vị báo cáo về Sở để được hướng dẫn./.",
    ],
    "copies": ["Nơi nhận:", "- Như trên;", "- Giám đốc Sở;", "- Lưu: VT, GDTrH."],
    "authority": ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
    "signer": "Phạm Quốc Hiệu",
}


class Letter:
    """A letter under construction, right until something is changed."""

    def __init__(self) -> None:
        self.words: dict[str, Any] = {
            name: list(value) if isinstance(value, list) else value for name, value in RIGHT.items()
        }
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
