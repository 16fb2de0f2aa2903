"""Real Word files, made with python-docx and by the built-in template, read and recognised."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm as DocxMm
from lxml import etree

import docx
from congvan.docx import compile_template, packaged_template, read
from congvan.letter import Line
from congvan.page import Parts, Passage, parts_of
from tests.docx.word import OFFICE, letter

CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
LEFT_HEAD = ["UBND THÀNH PHỐ HÀ NỘI", "SỞ Y TẾ", "Số: 05/SYT-VP", "V/v khám sức khỏe"]
RIGHT_HEAD = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "",
    "Hà Nội, ngày 05 tháng 3 năm 2026",
]
COPIES = ["Nơi nhận:", "- Như trên;", "- Lưu: VT, NVY."]
SIGNATURE = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "", "", "Lê Hồng Phong"]

Write = Callable[[Any], None]


def texts(found: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in found]


def cells(document: Any, *columns: list[str]) -> None:
    table = document.add_table(1, len(columns))
    for cell, lines in zip(table.rows[0].cells, columns, strict=True):
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
            paragraph.add_run(line)
            paragraph.alignment = CENTRE


def head_in_a_table(document: Any) -> None:
    cells(document, LEFT_HEAD, RIGHT_HEAD)


def head_in_two_tables(document: Any) -> None:
    cells(document, LEFT_HEAD[:2], RIGHT_HEAD[:2])
    document.add_paragraph()
    cells(document, LEFT_HEAD[2:], RIGHT_HEAD[3:])


def head_with_tabs(document: Any) -> None:
    right = [*RIGHT_HEAD[:2], RIGHT_HEAD[3], ""]
    for one, other in zip(LEFT_HEAD, right, strict=True):
        paragraph = document.add_paragraph(f"\t{one}\t{other}" if other else f"\t{one}")
        paragraph.paragraph_format.tab_stops.add_tab_stop(DocxMm(35), WD_TAB_ALIGNMENT.CENTER)
        paragraph.paragraph_format.tab_stops.add_tab_stop(DocxMm(115), WD_TAB_ALIGNMENT.CENTER)


def head_in_frames(document: Any) -> None:
    for lines, x in ((LEFT_HEAD, "0"), (RIGHT_HEAD, "4800")):
        for line in lines:
            paragraph = document.add_paragraph(line)
            frame = OxmlElement("w:framePr")
            places = {"w": "4000", "x": x, "y": "1", "hAnchor": "margin", "vAnchor": "text", "wrap": "around"}
            for name, value in places.items():
                frame.set(qn(f"w:{name}"), value)
            paragraph._p.get_or_add_pPr().insert(0, frame)


_BOX = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape
 style="position:absolute;margin-left:%(left)spt;margin-top:0;width:200pt;height:90pt" stroked="f"><v:textbox>
 <w:txbxContent>%(paragraphs)s</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""


def head_in_text_boxes(document: Any) -> None:
    paragraph = document.add_paragraph()
    for lines, left in ((LEFT_HEAD, 0), (RIGHT_HEAD, 225)):
        inner = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
        paragraph._p.append(etree.fromstring(_BOX % {"left": left, "paragraphs": inner}))


def one_addressee(document: Any) -> None:
    document.add_paragraph("Kính gửi: Sở Nội vụ").alignment = CENTRE


def several_addressees(document: Any) -> None:
    document.add_paragraph("Kính gửi:").paragraph_format.left_indent = DocxMm(35)
    for line in ("- Sở Nội vụ;", "- Sở Tài chính."):
        document.add_paragraph(line).paragraph_format.left_indent = DocxMm(45)


def addressees_in_a_table(document: Any) -> None:
    table = document.add_table(1, 2)
    table.rows[0].cells[0].paragraphs[0].add_run("Kính gửi:")
    table.rows[0].cells[1].paragraphs[0].add_run("- Sở Nội vụ;")
    table.rows[0].cells[1].add_paragraph("- Sở Tài chính.")


def foot_in_a_table(document: Any) -> None:
    cells(document, COPIES, SIGNATURE)


def foot_with_tabs(document: Any) -> None:
    left = [*COPIES, "", "", ""]
    for one, other in zip(left, SIGNATURE, strict=True):
        paragraph = document.add_paragraph(f"{one}\t{other}" if one or other else "")
        paragraph.paragraph_format.tab_stops.add_tab_stop(DocxMm(115), WD_TAB_ALIGNMENT.CENTER)


def foot_in_plain_paragraphs(document: Any) -> None:
    for line in SIGNATURE:
        document.add_paragraph(line).alignment = RIGHT
    for line in COPIES:
        document.add_paragraph(line)


def appendix(document: Any) -> None:
    document.add_page_break()
    for line in ("Phụ lục", "DANH SÁCH TRƯỜNG", "(Kèm theo Công văn số 05/SYT-VP)"):
        document.add_paragraph(line).alignment = CENTRE
    document.add_paragraph("1. Trường Thái Phiên")


def made(head: Write = head_in_a_table, addressees: Write = one_addressee, foot: Write = foot_in_a_table) -> Parts:
    document = docx.Document()
    head(document)
    addressees(document)
    for line in ("Thực hiện Kế hoạch năm học, Sở đề nghị các đơn vị báo cáo.", "Báo cáo gửi về Sở./."):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    foot(document)
    appendix(document)
    stream = io.BytesIO()
    document.save(stream)
    return parts_of(read(stream.getvalue(), "letter.docx"))


HEADS: list[Write] = [head_in_a_table, head_in_two_tables, head_with_tabs, head_in_frames, head_in_text_boxes]


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.__name__)
def test_the_head_is_found_in_a_real_file_however_it_is_laid_out(head: Write) -> None:
    parts = made(head)
    found = (parts.national_heading, parts.national_motto, parts.symbol, parts.place_date)
    assert [passage.text if passage else "" for passage in found] == [*RIGHT_HEAD[:2], LEFT_HEAD[2], RIGHT_HEAD[3]]
    assert texts(parts.parent) == LEFT_HEAD[:1]
    assert texts(parts.issuer) == LEFT_HEAD[1:2]
    assert texts(parts.subject) == LEFT_HEAD[3:]
    assert len(parts.body) == 2
    assert parts.others == ()


@pytest.mark.parametrize(
    ("addressees", "names"),
    [
        (one_addressee, ["Sở Nội vụ"]),
        (several_addressees, ["- Sở Nội vụ;", "- Sở Tài chính."]),
        (addressees_in_a_table, ["- Sở Nội vụ;", "- Sở Tài chính."]),
    ],
)
def test_kinh_gui_is_found_in_a_real_file(addressees: Write, names: list[str]) -> None:
    parts = made(addressees=addressees)
    assert texts(parts.addressees) == names
    assert len(parts.body) == 2


FEET: list[Write] = [foot_in_a_table, foot_with_tabs, foot_in_plain_paragraphs]


@pytest.mark.parametrize("foot", FEET, ids=lambda foot: foot.__name__)
def test_the_foot_is_found_in_a_real_file_however_it_is_laid_out(foot: Write) -> None:
    parts = made(foot=foot)
    assert texts(parts.authority) == SIGNATURE[:2]
    assert parts.signer is not None
    assert parts.signer.text == "Lê Hồng Phong"
    # set with tabs, the first line of the room is the one where Nơi nhận ends
    assert len(parts.signature_room) == (2 if foot is foot_with_tabs else 3)
    assert texts(parts.copies) == COPIES[1:]
    assert len(parts.body) == 2


def test_an_appendix_after_a_page_break_is_found_in_a_real_file() -> None:
    (found,) = made().appendices
    assert texts(found.title) == ["DANH SÁCH TRƯỜNG"]
    assert texts(found.reference) == ["(Kèm theo Công văn số 05/SYT-VP)"]
    assert texts(found.body) == ["1. Trường Thái Phiên"]


def test_every_part_of_the_built_in_template_is_found() -> None:
    office = replace(OFFICE, print_address=True)
    template, found = compile_template(packaged_template(), "cong-van.docx", office)
    assert template is not None, found
    one = letter(
        urgency="KHẨN",
        circulation="XEM XONG TRẢ LẠI",
        drafter_mark="PL.(300)",
        opening=(Line("Mở đầu."),),
        closing=(Line("Trân trọng./.", last=True, keep=True),),
    )
    parts = parts_of(read(template.fill(replace(one, office=office)), "cong-van.docx"))
    assert parts.genre == "letter"
    assert parts.national_heading is not None
    assert texts(parts.issuer) == [office.name.upper()]
    assert parts.symbol is not None
    assert parts.place_date is not None
    assert " ".join(texts(parts.subject)) == f"V/v {one.subject}"
    assert texts(parts.body)[0] == "Mở đầu."
    assert texts(parts.body)[-1] == "Trân trọng./."
    assert parts.signer is not None
    assert parts.signer.text == one.signer.name
    assert parts.drafter is not None
    assert parts.drafter.text == "PL.(300)"
    assert parts.others == ()


def test_the_lines_boxes_and_margins_of_the_built_in_template_are_measured() -> None:
    office = replace(OFFICE, print_address=True)
    template, found = compile_template(packaged_template(), "cong-van.docx", office)
    assert template is not None, found
    one = letter(urgency="KHẨN", circulation="XEM XONG TRẢ LẠI", opening=(Line("Mở đầu."),))
    parts = parts_of(read(template.fill(replace(one, office=office)), "cong-van.docx"))
    assert parts.motto_rule is not None
    assert parts.issuer_rule is not None
    assert parts.subject_rule is None
    assert parts.address_rule is not None
    assert parts.address_rule.width == parts.page.sections[0].text_width
    assert parts.address_pages == ("first",)
    assert parts.urgency is not None
    assert parts.urgency.box is not None
    assert parts.urgency.box.width is not None
    assert abs(parts.urgency.box.width - 20) < 0.5
    assert parts.circulation is not None
    assert parts.circulation.box is not None
    assert [(number.on, number.at) for number in parts.page_numbers] == [("default", "header")]
