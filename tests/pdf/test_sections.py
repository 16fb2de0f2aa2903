"""Sections: papers, margins, headers and footers with page numbers; footnotes."""

import pytest

from congvan.docx import read
from tests.pdf.printed import (
    ASCENT,
    HEIGHT,
    LEFT,
    RIGHT,
    TOP,
    docx,
    drawn,
    lines,
    paragraph,
    pdf,
    run,
    section,
    typesetter,
    word,
)

HEADER = '<w:headerReference w:type="{}" r:id="header{}"/>'
FOOTER = '<w:footerReference w:type="{}" r:id="footer{}"/>'
FIRST, EVEN = "<w:titlePg/>", "<w:evenAndOddHeaders/>"
BREAK = paragraph('<w:r><w:br w:type="page"/></w:r>')


def field(name: str, shown: str = "1") -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f"<w:r><w:instrText>{name}</w:instrText></w:r>"
    return mark.format("begin") + instruction + mark.format("separate") + run(shown) + mark.format("end")


def ended(properties: str = "", paper: str = 'w:w="11907" w:h="16840"', after: str = "") -> str:
    """Return a paragraph that ends a section."""
    inner = (
        f'{properties}<w:pgSz {paper}/><w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="1134" '
        f'w:header="567" w:footer="567"/>{after}'
    )
    return f'<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/><w:sectPr>{inner}</w:sectPr></w:pPr></w:p>'


def shown(body: str, **parts: str) -> list[tuple[int, str]]:
    return [(line.page, line.text) for line in lines(body, **parts)]


def test_headers_and_footers_stand_in_the_margins_with_the_page_number() -> None:
    body = (
        paragraph("một") + BREAK + paragraph("hai") + section(HEADER.format("default", 1) + FOOTER.format("default", 1))
    )
    header = paragraph(run("Trang ") + field("PAGE") + run("/") + field("NUMPAGES"))
    found = lines(body, header1=header, footer1=paragraph("chân"))
    assert [(line.page, line.text) for line in found] == [
        (1, "Trang 1/2"),
        (1, "một"),
        (1, "chân"),
        (2, "Trang 2/2"),
        (2, "hai"),
        (2, "chân"),
    ]
    assert found[0].baseline == pytest.approx(28.35 + ASCENT, abs=0.06)
    assert found[2].baseline == pytest.approx(842 - 28.35 - 3, abs=0.06)


def test_the_first_page_and_even_pages_have_their_own() -> None:
    kinds = HEADER.format("default", 1) + HEADER.format("first", 2) + HEADER.format("even", 3)
    body = paragraph("a") + BREAK + paragraph("b") + BREAK + paragraph("c") + section(kinds, FIRST)
    parts = {"header1": paragraph("lẻ"), "header2": paragraph("đầu"), "header3": paragraph("chẵn")}
    found = lines(body, settings=EVEN, **parts)
    assert [line.text for line in found] == ["đầu", "a", "chẵn", "b", "lẻ", "c"]


def test_a_page_without_a_header_of_its_own_has_none() -> None:
    body = paragraph("a") + BREAK + paragraph("b") + section(HEADER.format("default", 1), FIRST)
    assert shown(body, header1=paragraph("số")) == [(1, "a"), (2, "số"), (2, "b")]


def test_a_centre_and_a_right_stop_align_in_a_footer_too() -> None:
    tabs = '<w:tabs><w:tab w:val="center" w:pos="4535"/><w:tab w:val="right" w:pos="9071"/></w:tabs>'
    tab = "<w:r><w:tab/></w:r>"
    footer = paragraph(run("trái") + tab + run("giữa") + tab + field("PAGE"), tabs)
    words = lines(paragraph("a") + section(FOOTER.format("default", 1)), footer1=footer)[-1].words
    assert (words[1].left + words[1].right) / 2 == pytest.approx(LEFT + 226.75, abs=0.3)
    assert words[2].right == pytest.approx(RIGHT, abs=0.6)


def test_a_header_higher_than_the_margin_pushes_the_text() -> None:
    body = (
        paragraph("a")
        + BREAK
        + paragraph("b")
        + section(HEADER.format("default", 1) + HEADER.format("first", 2), FIRST)
    )
    parts = {"header1": paragraph("x"), "header2": paragraph("y") * 4}
    found = {line.text: line.baseline for line in lines(body, **parts)}
    assert found["a"] == pytest.approx(28.35 + 4 * HEIGHT + ASCENT, abs=0.1)
    assert found["b"] == pytest.approx(TOP + ASCENT, abs=0.06)


def test_a_footer_higher_than_the_margin_ends_the_text_higher_on_its_page() -> None:
    body = "".join(paragraph(f"hàng{number}") for number in range(60))
    kinds = FOOTER.format("default", 1) + FOOTER.format("first", 2)
    parts = {"footer1": paragraph("x"), "footer2": paragraph("y") * 4}
    rows = [line.page for line in lines(body + section(kinds, FIRST), **parts) if line.text.startswith("hàng")]
    assert (rows.count(1), rows.count(2)) == (43, 17)


def test_page_numbers_begin_where_a_section_says_and_are_written_as_it_says() -> None:
    numbers = '<w:pgNumType w:start="7" w:fmt="lowerRoman"/>'
    body = paragraph("a") + BREAK + paragraph("b") + section(HEADER.format("default", 1), numbers)
    assert shown(body, header1=paragraph(field("PAGE"))) == [(1, "vii"), (1, "a"), (2, "viii"), (2, "b")]


def test_a_section_goes_on_counting_and_a_landscape_one_is_turned() -> None:
    body = (
        paragraph("đứng")
        + ended(HEADER.format("default", 1))
        + paragraph("ngang", '<w:jc w:val="right"/>')
        + section().replace('w:w="11907" w:h="16840"', 'w:w="16840" w:h="11907" w:orient="landscape"')
    )
    found = lines(body, header1=paragraph(field("PAGE")))
    assert [(line.page, line.text) for line in found] == [(1, "1"), (1, "đứng"), (2, "2"), (2, "ngang")]
    assert found[3].words[0].right == pytest.approx(842 - 56.7, abs=0.6)


def test_a_continuous_section_goes_on_in_the_page() -> None:
    wide = section('<w:type w:val="continuous"/>').replace('w:left="1701"', 'w:left="2268"')
    found = lines(paragraph("a") + ended() + paragraph("b") + wide)
    assert [line.page for line in found] == [1, 1]
    assert found[1].words[0].left == pytest.approx(LEFT + 28.35, abs=0.1)


NOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>' + run(" chú thích một", size=10) + "</w:p></w:footnote>"
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>' + run(" chú thích hai", size=10) + "</w:p></w:footnote>"
)


def called(number: int) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def test_footnotes_stand_at_the_foot_of_their_page_under_a_line() -> None:
    body = paragraph(run("chữ") + called(2)) + paragraph(run("nữa") + called(1)) + BREAK + paragraph("sau")
    data = pdf(body, footnotes=NOTES)
    found = lines(body, footnotes=NOTES)
    assert [(line.page, line.text) for line in found if "chú" in line.text] == [
        (1, "1 chú thích hai"),
        (1, "2 chú thích một"),
    ]
    foot = max(line.baseline for line in found if line.page == 1)
    assert 785.3 - 4 < foot < 785.3
    (rule,) = drawn(data)
    assert (rule.left, rule.right) == pytest.approx((LEFT, LEFT + 144))
    assert rule.top < foot - 20


def test_a_footnote_takes_its_room_from_the_text() -> None:
    rows = "".join(paragraph(f"hàng{number}") for number in range(44))
    plain = lines(rows + paragraph("gọi") + paragraph("hết"))
    noted = lines(rows + paragraph(run("gọi") + called(1)) + paragraph("hết"), footnotes=NOTES)
    assert next(line.page for line in plain if line.text == "gọi") == 1
    assert next(line.page for line in noted if line.text.startswith("gọi")) == 2


def test_a_letter_of_forty_pages_is_printed_whole() -> None:
    body = "".join(paragraph(f"trang{number}") + BREAK for number in range(39)) + paragraph("cuối")
    printed = typesetter().typeset(read(docx(body), "dai.docx"))
    assert printed.pages == 40
    assert word("cuối", body).page == 40


def test_a_page_without_text_is_an_empty_page() -> None:
    printed = typesetter().typeset(read(docx(paragraph()), "trang.docx"))
    assert printed.pages == 1
    assert lines(paragraph()) == []
