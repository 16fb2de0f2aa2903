"""The built-in template is laid out as the decree asks, read back by python-docx and measured."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from lxml import etree

import docx
from congvan.decree import (
    BODY,
    COPIES_LABEL,
    FONT,
    ISSUER_RULE,
    NATIONAL_HEADING,
    NATIONAL_MOTTO,
    PAPER,
    PARTS,
    SUBJECT_GAP,
    URGENCY_MARKS,
    Align,
    Mm,
)
from congvan.docx import builtin_template, compile_template, packaged_template
from congvan.letter import Letter, Line, Office
from congvan.page import lines_of, text_width
from tests.docx.word import LETTER, OFFICE, W, letter, tree, words

ROOT = Path(__file__).parents[2]
ALIGN = {
    WD_ALIGN_PARAGRAPH.LEFT: Align.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER: Align.CENTRE,
    WD_ALIGN_PARAGRAPH.JUSTIFY: Align.JUSTIFY,
}
RED = "FF0000"
TENTH = 0.1

FULL = letter(
    urgency="KHẨN",
    circulation="XEM XONG TRẢ LẠI",
    drafter_mark="PL.(300)",
    opening=(Line("Mở đầu."),),
    tasks=(Line("1. Việc một", title=True, level=1), Line("Làm.", level=1)),
    closing=(Line("Đề nghị các đơn vị thực hiện.", keep=True), Line("Trân trọng./.", last=True, keep=True)),
)
ADDRESSED = replace(OFFICE, print_address=True)


def filled(one: Letter = FULL, office: Office = ADDRESSED) -> bytes:
    template, found = compile_template(builtin_template(), "cong-van.docx", office)
    assert template is not None, found
    return template.fill(replace(one, office=office))


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def paragraphs(data: bytes) -> list[Any]:
    """Return every paragraph: body, tables, headers, footers."""
    document = opened(data)
    section = document.sections[0]
    found = list(document.paragraphs)
    for table in document.tables:
        found += [one for row in table.rows for cell in row.cells for one in cell.paragraphs]
    for margin in (section.header, section.first_page_header, section.footer, section.first_page_footer):
        found += margin.paragraphs
    return found


def look(paragraph: Any, name: str) -> Any:
    """Return what holds for a run of the paragraph: its own, its style's, or that of the style's base."""
    style = paragraph.style
    while style is not None:
        value = getattr(style.font, name)
        if value is not None:
            return value
        style = style.base_style
    return None


def place(paragraph: Any, name: str) -> Any:
    """Return what holds for the paragraph: its own, else its styles'."""
    own = getattr(paragraph.paragraph_format, name)
    style = paragraph.style
    while own is None and style is not None:
        own, style = getattr(style.paragraph_format, name), style.base_style
    return own


PRINTED = {
    "national_heading": NATIONAL_HEADING,
    "national_motto": NATIONAL_MOTTO,
    "parent": "UBND THÀNH PHỐ HẢI PHÒNG",
    "issuer": "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
    "symbol": "Số: 05/SGDĐT-VP",
    "place_date": "Hải Phòng, ngày 11 tháng 8 năm 2022",
    "subject": "V/v triển khai Nghị quyết",
    "body": "Mở đầu.",
    "authority": "KT. GIÁM ĐỐC",
    "signer": "Người Ký Mẫu",
    "addressees": "Kính gửi: Hiệu trưởng Trường THPT A",
    "copies_label": COPIES_LABEL,
    "copies": "- Lưu: VT. PL.(300)",
    "urgency": "KHẨN",
    "circulation": "XEM XONG TRẢ LẠI",
    "address": "Số 19 Minh Khai",
    "page_number": "2",
}


def test_the_files_are_what_the_tables_make() -> None:
    made = builtin_template()
    assert packaged_template() == made == builtin_template()
    for path in ("src/congvan/docx/data/cong-van.docx", "templates/cong-van.docx"):
        assert (ROOT / path).read_bytes() == made


def test_every_part_of_the_decree_is_in_the_template() -> None:
    # ô 12 stands behind «Lưu», in its size (II.9.d, III.3); appendices are files of their own
    appendix = {"appendix_label", "appendix_title", "appendix_reference"}
    assert set(PARTS) - set(PRINTED) == {"drafter"} | appendix


@pytest.mark.parametrize(("name", "text"), PRINTED.items(), ids=PRINTED.keys())
def test_a_part_is_set_as_the_decree_asks(name: str, text: str) -> None:
    part = PARTS[name]
    (one,) = (one for one in paragraphs(filled()) if one.text == text)
    least, most = part.size
    assert one.style.name == part.term
    assert least <= look(one, "size").pt <= most
    assert (bool(look(one, "bold")), bool(look(one, "italic"))) == (part.bold, part.italic)
    assert not part.upper or text == text.upper()
    if name != "addressees":  # a single addressee stands in the middle, several under the colon (II.9.d)
        assert ALIGN[place(one, "alignment")] is part.align
    assert all(run.font.size is None and run.font.bold is None for run in one.runs)


def test_a_title_of_an_item_is_bold_and_stays_with_its_text() -> None:
    (one,) = (one for one in paragraphs(filled()) if one.text == "1. Việc một")
    assert look(one, "bold")
    assert place(one, "keep_with_next")


def test_every_text_is_in_the_decrees_font_in_black() -> None:
    fonts = tree(filled(), "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert fonts is not None
    assert {str(value) for value in fonts.attrib.values()} == {FONT}
    for part in ("word/document.xml", "word/styles.xml", "word/header1.xml", "word/header2.xml", "word/footer2.xml"):
        assert len(list(tree(filled(), part).iter(f"{W}rFonts"))) == (part == "word/styles.xml")
        colours = {colour.get(f"{W}val") for colour in tree(filled(), part).iter(f"{W}color")}
        assert colours <= {RED} if part == "word/document.xml" else not colours


def test_the_page_is_a4_with_the_margins_of_the_decree() -> None:
    section = opened(filled()).sections[0]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((PAPER.width, PAPER.height), abs=TENTH)
    for margin in ("top", "bottom", "left", "right"):
        span = getattr(PAPER, margin)
        assert span.least - TENTH <= getattr(section, f"{margin}_margin").mm <= span.most + TENTH


def test_the_body_is_spaced_and_indented_as_the_decree_asks() -> None:
    (one,) = (one for one in paragraphs(filled()) if one.text == "Mở đầu.")
    assert any(place(one, "first_line_indent").mm == pytest.approx(width, abs=TENTH) for width in BODY.first_line)
    assert place(one, "space_after").pt >= BODY.gap
    least, most = BODY.line
    assert least <= place(one, "line_spacing") <= most
    (subject,) = (one for one in paragraphs(filled()) if one.text.startswith("V/v"))
    assert place(subject, "space_before").pt == SUBJECT_GAP


def test_the_page_number_stands_in_the_middle_of_the_top_margin_from_page_two_on() -> None:
    document = opened(filled())
    section = document.sections[0]
    assert section.different_first_page_header_footer
    (number,) = section.header.paragraphs
    assert [one.text for one in number._p.iter(f"{W}instrText")] == [" PAGE "]
    assert place(number, "alignment") == WD_ALIGN_PARAGRAPH.CENTER
    assert 13 <= look(number, "size").pt <= 14
    for other in (section.first_page_header, section.footer, section.first_page_footer):
        assert list(other._element.iter(f"{W}instrText", f"{W}fldSimple")) == []
    assert not document.settings.odd_and_even_pages_header_footer


def twips(element: etree._Element | None, name: str) -> int:
    assert element is not None
    return int(element.get(f"{W}{name}", "0"))


def styled(data: bytes, style: str, part: str = "word/document.xml") -> Iterator[etree._Element]:
    for one in tree(data, part).iter(f"{W}pStyle"):
        if one.get(f"{W}val") == style:
            yield next(one.iterancestors(f"{W}p"))


def room(paragraph: etree._Element) -> int:
    cell = next(paragraph.iterancestors(f"{W}tc"))
    return twips(cell.find(f"{W}tcPr/{W}tcW"), "w")


def rule(paragraph: etree._Element, data: bytes, style: str) -> Mm:
    """Return the length of a drawn rule: the room of its cell less the indents, its own or the style's."""
    (definition,) = (one for one in tree(data, "word/styles.xml").iter(f"{W}style") if one.get(f"{W}styleId") == style)
    assert definition.find(f"{W}pPr/{W}pBdr/{W}top") is not None
    indent = paragraph.find(f"{W}pPr/{W}ind")
    if indent is None:
        indent = definition.find(f"{W}pPr/{W}ind")
    assert twips(indent, "left") == twips(indent, "right")
    return Mm.from_pt((room(paragraph) - twips(indent, "left") - twips(indent, "right")) / 20)


def test_the_rule_under_the_motto_is_as_long_as_the_motto() -> None:
    data = filled()
    (one,) = styled(data, "KeDuoiTieuNgu")
    wide = text_width(NATIONAL_MOTTO, PARTS["national_motto"].size[0], bold=True)
    assert rule(one, data, "KeDuoiTieuNgu") == pytest.approx(wide, rel=0.05)
    above = one.getprevious()
    assert above is not None
    assert words(above) == NATIONAL_MOTTO


@pytest.mark.parametrize(
    "name",
    [
        "Sở Y tế",
        "Sở Giáo dục và Đào tạo",
        "Trường Trung học phổ thông chuyên Trần Phú",
        "Ban Quản lý dự án đầu tư xây dựng các công trình nông nghiệp và phát triển nông thôn",
        "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên quận Hồng Bàng",
    ],
)
def test_the_rule_under_the_issuer_is_a_third_to_a_half_of_its_longest_line(name: str) -> None:
    data = filled(office=replace(OFFICE, name=name))
    (one,) = styled(data, "KeDuoiTenCoQuan")
    size, cell = PARTS["issuer"].size[0], Mm.from_pt(room(one) / 20)
    longest = max(text_width(line, size, bold=True) for line in lines_of(name.upper(), cell, size, bold=True))
    least, most = ISSUER_RULE
    assert least * longest <= rule(one, data, "KeDuoiTenCoQuan") <= most * longest
    above = one.getprevious()
    assert above is not None
    assert words(above) == name.upper()


def test_the_rule_under_an_issuer_is_for_that_office_only() -> None:
    lengths = {
        rule(next(styled(data, "KeDuoiTenCoQuan")), data, "KeDuoiTenCoQuan")
        for data in (filled(), filled(office=replace(OFFICE, name="Sở Y tế")))
    }
    assert len(lengths) == 2


@pytest.mark.parametrize("mark", URGENCY_MARKS, ids=[mark.words for mark in URGENCY_MARKS])
def test_an_urgency_mark_stands_in_a_red_box_of_its_size(mark: Any) -> None:
    (one,) = styled(filled(replace(FULL, urgency=mark.words)), "DauKhan")
    assert words(one) == mark.words
    properties = one.find(f"{W}pPr")
    assert properties is not None
    edges = {edge: properties.find(f"{W}pBdr/{W}{edge}") for edge in ("top", "left", "bottom", "right")}
    assert {edge.get(f"{W}color") for edge in edges.values() if edge is not None} == {RED}
    assert [edge.get(f"{W}val") for edge in edges.values() if edge is not None] == ["single"] * 4
    spaces = {name: int(edge.get(f"{W}space", "0")) for name, edge in edges.items() if edge is not None}
    indent, gap = properties.find(f"{W}ind"), properties.find(f"{W}spacing")
    assert gap is not None
    assert gap.get(f"{W}lineRule") == "exact"
    wide = room(one) / 20 - twips(indent, "left") / 20 - twips(indent, "right") / 20 + spaces["left"] + spaces["right"]
    high = twips(gap, "line") / 20 + spaces["top"] + spaces["bottom"]
    assert Mm.from_pt(wide) == pytest.approx(mark.width, abs=0.5)
    assert Mm.from_pt(high) == pytest.approx(mark.height, abs=0.5)
    colours = [run.find(f"{W}rPr/{W}color") for run in one.iter(f"{W}r")]
    assert {colour.get(f"{W}val") for colour in colours if colour is not None} == {RED}


def test_a_letter_that_is_not_urgent_has_no_box() -> None:
    assert not list(styled(filled(LETTER), "DauKhan"))
    assert not list(styled(filled(LETTER), "PhamViLuuHanh", "word/header2.xml"))


def test_number_and_date_share_a_line_whatever_the_offices_name() -> None:
    head = opened(filled(office=replace(OFFICE, name="Ban Quản lý các dự án đầu tư xây dựng " * 3))).tables[0]
    assert [cell.paragraphs[0].style.name for cell in head.rows[1].cells] == [
        PARTS["symbol"].term,
        PARTS["place_date"].term,
    ]


def test_the_signature_is_never_alone_on_a_page() -> None:
    data = filled()
    row = tree(data).findall(f".//{W}tr")[-1]
    assert row.find(f"{W}trPr/{W}cantSplit") is not None
    signature = opened(data).tables[-1].rows[-1].cells
    assert [one.text for one in signature[1].paragraphs] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Người Ký Mẫu"]
    assert all(place(one, "keep_with_next") for cell in signature for one in cell.paragraphs)
    last = [one for one in opened(data).paragraphs if one.text][-2:]
    assert [one.text for one in last] == ["Đề nghị các đơn vị thực hiện.", "Trân trọng./."]
    assert all(place(one, "keep_with_next") for one in last)
    (first,) = (one for one in opened(data).paragraphs if one.text == "Mở đầu.")
    assert not place(first, "keep_with_next")


def test_there_is_room_for_the_signature() -> None:
    (name,) = (one for one in paragraphs(filled()) if one.text == "Người Ký Mẫu")
    assert place(name, "space_before").mm >= 25


def test_several_addressees_stand_under_the_colon_each_with_its_mark() -> None:
    many = replace(FULL, unit=None, addressees=("Trưởng phòng A", "Giám đốc B", "Thủ trưởng C"))
    found = [one for one in opened(filled(many)).paragraphs if one.style.name == PARTS["addressees"].term]
    assert [one.text for one in found] == ["Kính gửi:", "- Trưởng phòng A;", "- Giám đốc B;", "- Thủ trưởng C."]
    assert {ALIGN[place(one, "alignment")] for one in found} == {Align.LEFT}
    colon = Mm(found[0].paragraph_format.left_indent.mm + text_width("Kính gửi", PARTS["addressees"].size[0]))
    for one in found[1:]:
        form = one.paragraph_format
        assert form.left_indent.mm + form.first_line_indent.mm == pytest.approx(colon, abs=0.5)


def test_a_draft_leaves_room_to_write_number_and_date_by_hand() -> None:
    draft = [one.text for one in paragraphs(filled(replace(FULL, number="", day="", month="")))]
    assert "Số: /SGDĐT-VP" in draft
    assert "Hải Phòng, ngày tháng năm 2022" in draft


def test_the_address_block_is_printed_when_the_office_wants_it() -> None:
    footer = opened(filled()).sections[0].first_page_footer
    assert [one.text for one in footer.paragraphs if one.text] == list(OFFICE.address)
    plain = opened(filled(office=OFFICE)).sections[0].first_page_footer
    assert not [one.text for one in plain.paragraphs if one.text]


def test_the_title_and_author_of_the_file_are_the_letters() -> None:
    properties = opened(filled()).core_properties
    assert (properties.title, properties.author) == ("triển khai Nghị quyết", "Sở Giáo dục và Đào tạo")


def test_an_office_without_a_parent_has_no_line_for_one() -> None:
    texts = [one.style.name for one in paragraphs(filled(office=replace(OFFICE, parent="")))]
    assert PARTS["parent"].term not in texts
    assert PARTS["issuer"].term in texts
