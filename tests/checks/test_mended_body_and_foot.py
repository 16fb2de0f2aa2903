"""Word files laid out wrongly from Kính gửi down: what the rules find, they mend, and then find nothing."""

import copy
import functools
import io
from collections.abc import Callable
from typing import Any

import pytest
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

import docx
from congvan.checks import Choice, Verdict, check
from congvan.docx import mend, read
from congvan.letter import Addition, Rewrite
from tests.checks.letters import RIGHT, filled, page_reading

MINE = ("KG", "ND00", "ND010", "ND013", "ND016", "ND017", "ND018", "KY", "NN", "PL", "MK", "DC")


@functools.cache
def right_file() -> bytes:
    return filled(RIGHT / "letter.yaml")


def paragraphs(file: Any) -> list[Paragraph]:
    cells = [cell for table in file.tables for row in table.rows for cell in row.cells]
    return [*file.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]


def find(file: Any, text: str) -> Paragraph:
    return next(paragraph for paragraph in paragraphs(file) if text in paragraph.text)


def write(file: Any, text: str, new: str) -> Paragraph:
    paragraph = find(file, text)
    paragraph.runs[0].text = new
    for run in paragraph.runs[1:]:
        run.text = ""
    return paragraph


def add_after(file: Any, text: str, new: str) -> Paragraph:
    model = find(file, text)
    element = copy.deepcopy(model._p)
    model._p.addnext(element)
    paragraph = Paragraph(element, model._parent)
    paragraph.runs[0].text = new
    return paragraph


def remove(file: Any, text: str) -> None:
    element: Any = find(file, text)._p
    element.getparent().remove(element)


def several_on_one_line(file: Any) -> None:
    write(file, "Kính gửi", "Kính gửi: Sở Tài chính; Sở Nội vụ; Sở Y tế")
    remove(file, "- Hiệu trưởng")
    remove(file, "- Giám đốc các")


def first_beside_the_label(file: Any) -> None:
    write(file, "Kính gửi", "Kính gửi : Sở Tài chính,")
    write(file, "- Hiệu trưởng", "+ Sở Y tế")


def only_one_below_the_label(file: Any) -> None:
    write(file, "- Hiệu trưởng", "- Sở Y tế;")
    remove(file, "- Giám đốc các")


def bold_and_crooked_addressees(file: Any) -> None:
    for text in ("Kính gửi", "- Hiệu trưởng"):
        for run in find(file, text).runs:
            run.bold = True
            run.font.size = Pt(12)
    find(file, "- Hiệu trưởng").paragraph_format.left_indent = Mm(40)


def body_of_another_office(file: Any) -> None:
    for text in ("Thực hiện kế", "a) Cử"):
        paragraph = find(file, text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.first_line_indent = Mm(20)
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = 2.0
        for run in paragraph.runs:
            run.italic = run.bold = True
            run.font.size = Pt(15)


def indent_typed_with_tabs(file: Any) -> None:
    write(
        file, "Thực hiện kế", "\t\tThực hiện kế hoạch năm học, Sở đề nghị các đơn vị:"
    ).paragraph_format.first_line_indent = Mm(0)


def numbers_and_end(file: Any) -> None:
    write(file, "1. Lập", "1) Lập danh sách học sinh dự thi.")
    write(file, "a) Cử", "a. Cử giáo viên đưa học sinh đến điểm thi;")
    write(file, "được hướng dẫn", "Trân trọng cảm ơn. /.")


def end_mark_alone(file: Any) -> None:
    write(file, "được hướng dẫn", "Trân trọng.")
    add_after(file, "Trân trọng.", "./.")


def foot_in_disorder(file: Any) -> None:
    label = write(file, "Nơi nhận", "NƠI NHẬN")
    label.runs[0].italic = False
    label.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(file, "- Như trên", "- Như kính gửi,")
    write(file, "- Giám đốc Sở", "+ Giám đốc Sở").runs[0].font.size = Pt(13)
    write(file, "- Lưu", "– Lưu VT; GDTrH")
    write(file, "KT. GIÁM", "Kt/ Giám đốc")
    write(file, "PHÓ GIÁM", "Phó Giám đốc")
    name = write(file, "Phạm", "ThS. Phạm Quốc Hiệu")
    name.alignment = WD_ALIGN_PARAGRAPH.LEFT
    name.paragraph_format.space_before = Pt(10)
    name.runs[0].bold = False


def nobody_as_above(file: Any) -> None:
    remove(file, "- Như trên")


def bare_mark_of_urgency(file: Any) -> None:
    paragraph = add_after(file, "V/v", "KHẨN")
    for run in paragraph.runs[1:]:
        run.text = ""
    paragraph.runs[0].bold = True


def appendix_like_running_text(file: Any) -> None:
    write(file, "được hướng dẫn", "Danh sách tại Phụ lục kèm theo./.")
    file.add_section(WD_SECTION.NEW_PAGE)
    reference = "(Kèm theo Công văn số 50/SGDĐT-GDTrH ngày 05 tháng 3 năm 2026)"
    for text in ("PHỤ LỤC", "Danh sách học sinh", reference, "Danh sách này có hai mươi học sinh."):
        file.add_paragraph(text)
    find(file, "PHỤ LỤC").alignment = WD_ALIGN_PARAGRAPH.CENTER


def judged(data: bytes) -> tuple[Verdict, ...]:
    return check(page_reading(read(data, "letter.docx")), Choice(select=MINE))


@pytest.mark.parametrize(
    ("spoil", "codes", "then"),
    [
        (several_on_one_line, {"KG003"}, ["- Sở Tài chính;", "- Sở Nội vụ;", "- Sở Y tế."]),
        (first_beside_the_label, {"KG001", "KG003"}, ["Kính gửi:", "- Sở Tài chính;", "- Sở Y tế;"]),
        (only_one_below_the_label, {"KG002"}, ["Kính gửi: Sở Y tế"]),
        (bold_and_crooked_addressees, {"KG004", "KG005"}, []),
        (body_of_another_office, {"ND001", "ND002", "ND003", "ND004", "ND010"}, []),
        (indent_typed_with_tabs, {"ND002"}, ["Thực hiện kế hoạch năm học, Sở đề nghị các đơn vị:"]),
        (
            numbers_and_end,
            {"ND005", "ND007"},
            ["1. Lập danh sách học sinh dự thi.", "a) Cử giáo viên đưa học sinh đến điểm thi;", "Trân trọng cảm ơn./."],
        ),
        (end_mark_alone, {"ND005"}, ["Trân trọng./."]),
        (
            foot_in_disorder,
            {"KY002", "KY008", "KY009", "KY011", "NN001", "NN002", "NN003", "NN004"},
            ["Nơi nhận:", "- Như trên;", "- Giám đốc Sở;", "- Lưu: VT, GDTrH.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        ),
        (nobody_as_above, {"NN002"}, ["Nơi nhận:", "- Như trên;", "- Giám đốc Sở;"]),
        (bare_mark_of_urgency, {"MK002"}, []),
        (appendix_like_running_text, {"PL002", "PL003", "PL004"}, ["Phụ lục", "DANH SÁCH HỌC SINH"]),
    ],
)
def test_what_is_found_is_mended(spoil: Callable[[Any], None], codes: set[str], then: list[str]) -> None:
    file = docx.Document(io.BytesIO(right_file()))
    spoil(file)
    spoilt = io.BytesIO()
    file.save(spoilt)
    found = judged(spoilt.getvalue())
    assert {verdict.finding.code for verdict in found} == codes
    mended = spoilt.getvalue()
    for _round in range(2):  # lines that the first round parted are put in their column by the second
        orders = [one for verdict in judged(mended) for one in verdict.mends if not isinstance(one, Rewrite | Addition)]
        mended, _done = mend(mended, orders, "letter.docx")
    assert [str(verdict.finding) for verdict in judged(mended)] == []
    texts = [paragraph.text for paragraph in paragraphs(docx.Document(io.BytesIO(mended)))]
    assert "\n".join(then) in "\n".join(text for text in texts if text in then or not then)


def test_copies_below_the_signature_are_not_level_with_it() -> None:
    file = docx.Document(io.BytesIO(right_file()))
    foot: Any = file.tables[1]._tbl
    foot.getparent().remove(foot)
    for text in ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "", "", "", "Phạm Quốc Hiệu"):
        paragraph = file.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(text)
        run.bold, run.font.size = True, Pt(13)
    for text in ("Nơi nhận:", "- Như trên;", "- Lưu: VT, GDTrH."):
        run = file.add_paragraph().add_run(text)
        run.font.size = Pt(12 if text == "Nơi nhận:" else 11)
        run.bold = run.italic = text == "Nơi nhận:"
    spoilt = io.BytesIO()
    file.save(spoilt)
    found = [verdict.finding for verdict in judged(spoilt.getvalue()) if verdict.rule.code == "NN001"]
    assert ["level" in finding.message for finding in found] == [True]
