"""Mending a Word file as a whole: paper, margins, page numbers, fonts."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx.enum.section import WD_SECTION

import docx as python_docx
from congvan.decree import Mm, Pt
from congvan.docx import mend, packaged_template
from congvan.page import (
    DrawBox,
    DrawRule,
    Drop,
    DropRule,
    NumberPages,
    Refont,
    Resize,
    Reword,
)
from tests.docx.mended import FILE, carry_out, paragraphs, printed, spot, texts, with_part
from tests.docx.word import SPACES, W, members, p, run, tree, word

SETTINGS = f"<w:settings {SPACES}><w:evenAndOddHeaders/></w:settings>"
PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def styles(inner: str) -> str:
    return f"<w:styles {SPACES}>{inner}</w:styles>"


def test_paper_and_margins_are_set() -> None:
    document = python_docx.Document()
    document.add_section(WD_SECTION.NEW_PAGE)
    stream = io.BytesIO()
    document.save(stream)
    order = Resize(1, width=Mm(210), height=Mm(297), top=Mm(20), left=Mm(30), right=Mm(15))
    new = carry_out(stream.getvalue(), order, Resize(2, width=Mm(297), height=Mm(210)))
    one, other = python_docx.Document(io.BytesIO(new)).sections
    found = (one.page_width, one.page_height, one.top_margin, one.left_margin, one.right_margin)
    assert [length and round(length.mm, 1) for length in found] == [210, 297, 20, 30, 15]
    assert one.bottom_margin == python_docx.Document().sections[0].bottom_margin
    assert other.orientation == 1


def test_a_section_that_says_nothing_gets_all_its_margins() -> None:
    body = tree(carry_out(word("a", addressed=False), Resize(1, bottom=Mm(20)))).find(f"{W}body")
    assert body is not None
    margins = body.find(f"{W}sectPr/{W}pgMar")
    assert margins is not None
    assert len(margins.attrib) == 7


def test_a_section_that_is_not_there_is_left_alone() -> None:
    data = word("a", addressed=False)
    assert mend(data, [Resize(2, top=Mm(20)), NumberPages(0, Pt(13))], FILE) == (data, ())


def _three_pages(**margins: Any) -> bytes:
    """Return a letter of three pages."""
    text = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    return word("một", text, "hai", text, "ba", addressed=False, **margins)


def _headers(data: bytes) -> dict[str, list[str]]:
    section = python_docx.Document(io.BytesIO(data)).sections[0]
    kinds = {
        "first": section.first_page_header,
        "default": section.header,
        "even": section.even_page_header,
        "first footer": section.first_page_footer,
        "footer": section.footer,
    }
    return {
        name: [one.text for one in part.paragraphs] for name, part in kinds.items() if not part.is_linked_to_previous
    }


def test_pages_are_numbered_in_the_top_margin_from_the_second_on(tmp_path: Path) -> None:
    new = carry_out(_three_pages(), NumberPages(1, Pt(13)))
    assert _headers(new) == {"first": [""], "default": ["2"]}
    pages = [page.split() for page in printed(new, tmp_path).split("\f")]
    assert pages[:3] == [["một"], ["2", "hai"], ["3", "ba"]]
    number = python_docx.Document(io.BytesIO(new)).sections[0].header.paragraphs[0]
    assert number.alignment == 1
    assert {(one.font.name, one.font.size.pt) for one in number.runs} == {("Times New Roman", 13)}


@pytest.mark.parametrize(
    ("margins", "wanted"),
    [
        ({"footer": p("Trang ", PAGE, "/3")}, {"first": [""], "default": ["2"], "footer": [""]}),
        ({"footer": p("Sở Y tế, trang ", PAGE)}, {"first": [""], "default": ["2"], "footer": ["Sở Y tế, trang "]}),
        (
            {"header": p("Mật") + p(PAGE), "first_header": p("Lưu hành nội bộ")},
            {"first": ["Lưu hành nội bộ"], "default": ["2", "Mật"]},
        ),
        ({"first_header": p(PAGE) + p("x"), "header": p("- ", PAGE, " -")}, {"first": ["x"], "default": ["2"]}),
        ({"header": p(f'<w:fldSimple w:instr=" PAGE ">{run("1")}</w:fldSimple>')}, {"first": [""], "default": ["2"]}),
        (
            {"footer": f"<w:sdt><w:sdtContent>{p(PAGE)}</w:sdtContent></w:sdt>{p('địa chỉ')}"},
            {"first": [""], "default": ["2"], "footer": ["địa chỉ"]},
        ),
    ],
)
def test_old_page_numbers_go_and_other_contents_stay(margins: dict[str, str], wanted: dict[str, list[str]]) -> None:
    assert _headers(carry_out(_three_pages(**margins), NumberPages(1, Pt(13)))) == wanted


def test_what_stood_on_the_first_page_still_stands_there_when_it_becomes_different() -> None:
    data = _three_pages(header=p("đầu thư"), footer=p("địa chỉ") + p(PAGE))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in members(data).items():
            package.writestr(name, content.replace(b"<w:titlePg/>", b""))
    new = carry_out(stream.getvalue(), NumberPages(1, Pt(14)))
    assert _headers(new) == {
        "first": ["đầu thư"],
        "default": ["2", "đầu thư"],
        "first footer": ["địa chỉ"],
        "footer": ["địa chỉ"],
    }


def test_even_pages_are_numbered_too_where_they_differ() -> None:
    new = carry_out(with_part(_three_pages(), "settings", SETTINGS), NumberPages(1, Pt(13)))
    assert _headers(new) == {"first": [""], "default": ["2"], "even": ["2"]}


def test_an_appendix_counts_its_own_pages_and_the_letter_keeps_its_headers() -> None:
    document = python_docx.Document()
    document.sections[0].header.paragraphs[0].text = "đầu"
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_section(WD_SECTION.NEW_PAGE)
    stream = io.BytesIO()
    document.save(stream)
    new = carry_out(stream.getvalue(), NumberPages(2, Pt(13), restart=True))
    found = python_docx.Document(io.BytesIO(new)).sections
    assert [[one.text for one in section.header.paragraphs] for section in found] == [["đầu"], ["2", "đầu"], ["đầu"]]
    assert [section.different_first_page_header_footer for section in found] == [False, True, False]
    assert [one.find(f"{W}pgNumType") is not None for one in tree(new).iter(f"{W}sectPr")] == [False, True, False]
    assert b'<w:pgNumType w:start="1"/>' in members(new)["word/document.xml"]


def test_the_whole_file_is_set_in_one_font() -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
        '<a:majorFont><a:latin typeface="Calibri Light" panose="1"/></a:majorFont><a:minorFont>'
        '<a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
    )
    body = run("a", '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsi="Arial" w:hint="eastAsia"/>')
    sign = run("\uf0fc", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
    header = p(run("b", '<w:rFonts w:ascii=".VnTime"/>'))
    data = with_part(word(p(body, sign), addressed=False, header=header), "theme", theme)
    data = with_part(data, "styles", styles('<w:style><w:rPr><w:rFonts w:cs="Arial"/></w:rPr></w:style>'))
    new = members(carry_out(data, Refont("Times New Roman")))
    every = b"".join(new.values())
    assert not re.search(b"Arial|Calibri|VnTime|asciiTheme", every)
    assert new["word/document.xml"].count(b"Wingdings") == 2
    assert new["word/styles.xml"].count(b'w:cs="Times New Roman"') == 2
    assert new["word/theme.xml"].count(b'<a:latin typeface="Times New Roman"/>') == 2


def test_libreoffice_prints_the_built_in_template_after_every_kind_of_mend(tmp_path: Path) -> None:
    known = texts(paragraphs(packaged_template()))
    at = next(number for number, text in enumerate(known, 1) if text.startswith("Độc lập"))
    orders = (
        Reword(spot(at), 0, 7, "ĐỘC LẬP"),
        DropRule(spot(at + 1)),
        DrawRule(spot(at), Mm(60), Mm(92)),
        DrawBox(spot(at - 1), Mm(80), Mm(9), Mm(92), "FF0000"),
        Drop(spot(1)),
        Resize(1, left=Mm(35)),
        NumberPages(1, Pt(14)),
        Refont("Times New Roman"),
    )
    new = carry_out(packaged_template(), *orders)
    assert "ĐỘC LẬP - Tự do - Hạnh phúc" in printed(new, tmp_path)
