"""Mending layout in a Word file: indents, spacing, drawn lines, boxes."""

import random
import re

import pytest

from congvan.decree import Mm, Pt
from congvan.docx import mend, packaged_template, read
from congvan.page import (
    DrawBox,
    DrawRule,
    Drop,
    DropRule,
    Insert,
    Join,
    LineSpacing,
    NumberPages,
    PageMend,
    Paragraph,
    Refont,
    Reshape,
    Restyle,
    Reword,
    Split,
    Table,
)
from tests.docx.mended import FILE, assert_in_order, carry_out, mended, paragraphs, spot, texts, with_part, xml
from tests.docx.word import SPACES, W, box, cell, members, p, row, run, table, tree, word

LINE = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><wps:wsp><wps:spPr>'
    '<a:prstGeom prst="%s"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></w:drawing></mc:Choice><mc:Fallback>'
    '<w:pict><v:line from="0,0" to="100,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
)


def styles(inner: str) -> str:
    return f"<w:styles {SPACES}>{inner}</w:styles>"


def test_layout_is_written_so_that_nothing_wins_over_it() -> None:
    own = (
        '<w:pPr><w:spacing w:beforeLines="50" w:before="10" w:afterAutospacing="1" w:line="300" w:lineRule="exact"/>'
        '<w:ind w:start="9" w:leftChars="5" w:hanging="200" w:rightChars="3"/><w:contextualSpacing/>'
        '<w:jc w:val="left"/></w:pPr>'
    )
    order = Reshape(
        spot(1),
        align="both",
        left=Mm(0),
        right=Mm(10),
        first_line=Mm(12.7),
        before=Pt(3),
        after=Pt(6),
        line=LineSpacing("multiple", 1.5),
        keep_next=True,
    )
    found = mended(f"<w:p>{own}{run('một')}</w:p>", orders=(order,))
    assert xml(found[0].find(f"{W}pPr")) == (
        '<w:pPr><w:keepNext/><w:spacing w:before="60" w:line="360" w:lineRule="auto" w:after="120"/>'
        '<w:ind w:left="0" w:right="567" w:firstLine="720"/><w:contextualSpacing w:val="0"/><w:jc w:val="both"/>'
        "</w:pPr>"
    )


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (LineSpacing("exact", height=Pt(18)), 'w:line="360" w:lineRule="exact"'),
        (LineSpacing("at_least", height=Pt(15)), 'w:line="300" w:lineRule="atLeast"'),
    ],
)
def test_line_spacing_is_written_in_its_own_unit(line: LineSpacing, wanted: str) -> None:
    found = mended("một", orders=(Reshape(spot(1), line=line, first_line=Mm(-10)),))
    assert xml(found[0].find(f"{W}pPr")) == f'<w:pPr><w:spacing {wanted}/><w:ind w:hanging="567"/></w:pPr>'


def test_what_a_style_says_in_characters_or_lines_is_set_to_nothing() -> None:
    style = styles('<w:style><w:pPr><w:spacing w:afterLines="50"/><w:ind w:firstLineChars="200"/></w:pPr></w:style>')
    data = with_part(word("một", addressed=False), "styles", style)
    shape = paragraphs(carry_out(data, Reshape(spot(1), after=Pt(6), first_line=Mm(10))))[0].find(f"{W}pPr")
    assert xml(shape) == (
        '<w:pPr><w:spacing w:afterLines="0" w:after="120"/><w:ind w:firstLineChars="0" w:firstLine="567"/></w:pPr>'
    )


def test_a_rule_is_drawn_in_the_middle_of_the_room() -> None:
    found = mended(p("Độc lập - Tự do - Hạnh phúc", style="center"), orders=(DrawRule(spot(1), Mm(50), Mm(92)),))
    assert texts(found) == ["Độc lập - Tự do - Hạnh phúc", ""]
    shape = xml(found[1].find(f"{W}pPr"))
    side = Mm(21).twips
    assert '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>' in shape
    assert f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>' in shape
    assert 'w:line="80" w:lineRule="exact"' in shape


def test_a_rule_stands_in_the_room_between_the_indents_of_its_paragraph() -> None:
    body = f'<w:p><w:pPr><w:ind w:left="400" w:right="100"/></w:pPr>{run("một")}</w:p>'
    found = mended(body, orders=(DrawRule(spot(1), Mm(50), Mm(92)),))
    assert f'w:left="{400 + Mm(21).twips}" w:right="{100 + Mm(21).twips}"' in xml(found[1])
    assert 'w:after="0"' in xml(found[0])


def test_a_rule_heeds_the_indents_of_the_style() -> None:
    inner = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr><w:ind w:start="30" w:end="50"/></w:pPr>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="N"/><w:pPr><w:ind w:left="200"/></w:pPr></w:style>'
    )
    body = f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>{run("a")}</w:p>'
    data = with_part(word(body, "b", addressed=False), "styles", styles(inner))
    new = paragraphs(carry_out(data, DrawRule(spot(1), Mm(50), Mm(50)), DrawRule(spot(2), Mm(50), Mm(50))))
    assert 'w:left="200" w:right="50"' in xml(new[1])
    assert 'w:left="30" w:right="50"' in xml(new[3])


@pytest.mark.parametrize(
    ("paragraph", "left"),
    [
        ('<w:p><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>', ["a", "z"]),
        ('<w:p><w:pPr><w:pBdr><w:top w:val="single"/></w:pBdr></w:pPr></w:p>', ["z"]),
        (p("a", LINE % "line"), ["a", "z"]),
        (p(LINE % "straightConnector1"), ["z"]),
        (p("a", '<w:r><w:pict><v:line from="0,0" to="9,0"/></w:pict></w:r>'), ["a", "z"]),
        (p("a", '<w:r><w:pict><v:shape type="#_x0000_t32"/></w:pict></w:r>'), ["a", "z"]),
        (p("________"), ["z"]),
        (p("–––––––––"), ["z"]),
        (p("------- o0o -------"), None),
        (p(run("a"), "<w:r><w:br/><w:t>_______</w:t></w:r>"), ["a", "z"]),
        (p(run("_____"), "<w:r><w:br/></w:r>", run("a")), ["a", "z"]),
        (p(run("a", '<w:u w:val="single"/>')), ["a", "z"]),
        (p("a b", LINE % "rect"), None),
        (p("a ___ b"), None),
        (p("a", "<w:r><w:pict><v:line/><v:shape><v:imagedata/></v:shape></w:pict></w:r>"), None),
        (p("- Sở Y tế;"), None),
    ],
)
def test_lines_are_taken_out_however_they_were_made(paragraph: str, left: list[str] | None) -> None:
    data = word(paragraph, "z", addressed=False)
    new, done = mend(data, [DropRule(spot(1))], FILE)
    if left is None:
        assert (new, done) == (data, ())
        return
    assert len(done) == 1
    assert texts(paragraphs(new)) == left
    found = members(new)["word/document.xml"].decode()
    assert not re.search('pBdr|drawing|pict|AlternateContent|u w:val="single"', found)


def test_a_box_with_text_is_no_line_and_stays() -> None:
    data = word(p("a", box(p("hộp"))), addressed=False)
    assert mend(data, [DropRule(spot(1))], FILE) == (data, ())


def test_a_line_that_a_style_draws_is_switched_off_in_the_paragraph() -> None:
    inner = (
        '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr>'
        '<w:rPr><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    body = f'<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr>{run("a")}</w:p>'
    new = carry_out(with_part(word(body, "z", addressed=False), "styles", styles(inner)), DropRule(spot(1)))
    assert xml(paragraphs(new)[0]) == (
        '<w:p><w:pPr><w:pStyle w:val="B"/><w:pBdr><w:top w:val="nil"/><w:bottom w:val="nil"/></w:pBdr></w:pPr>'
        '<w:r><w:rPr><w:u w:val="none"/></w:rPr><w:t xml:space="preserve">a</w:t></w:r></w:p>'
    )


def test_the_edge_of_a_cell_is_taken_out_where_it_is_the_line() -> None:
    edged = cell("a").replace("</w:tcPr>", '<w:tcBorders><w:bottom w:val="single" w:sz="4"/></w:tcBorders></w:tcPr>')
    new = carry_out(word(table(row(edged)), addressed=False), DropRule(spot(1)))
    assert b'<w:bottom w:val="nil"/>' in members(new)["word/document.xml"]


def test_a_line_takes_the_place_of_the_one_that_stood_there() -> None:
    old = '<w:p><w:pPr><w:pBdr><w:top w:val="dotted"/></w:pBdr></w:pPr></w:p>'
    orders = (DrawRule(spot(1), Mm(40), Mm(73)), DropRule(spot(2)))
    found = mended("SỞ Y TẾ", old, "Số: 1/SYT", orders=orders)
    assert texts(found) == ["SỞ Y TẾ", "", "Số: 1/SYT"]
    assert "dotted" not in xml(found[1])


def test_a_box_is_drawn_around_a_paragraph() -> None:
    body = p(run("HỎA TỐC", '<w:b/><w:bdr w:val="single"/>'), style="left")
    found = mended(body, orders=(DrawBox(spot(1), Mm(30), Mm(9), Mm(73), "FF0000"),))
    shape = xml(found[0].find(f"{W}pPr"))
    assert shape.count('w:val="single" w:sz="8" w:color="FF0000"') == 4
    assert f'w:right="{Mm(43).twips}"' in shape
    assert '<w:jc w:val="center"/>' in shape
    assert "bdr" not in xml(found[0].find(f"{W}r"))
    right = mended(body, orders=(DrawBox(spot(1), Mm(30), Mm(9), Mm(73), at_right=True),))
    assert f'w:left="{Mm(43).twips}" w:right="0"' in xml(right[0])


@pytest.mark.parametrize("seed", range(20))
def test_any_heap_of_orders_leaves_a_file_that_can_be_read(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - a seed to come back to
    data = packaged_template()
    lengths = [len(text) for text in texts(paragraphs(data))]
    orders: list[PageMend] = [NumberPages(1, Pt(13)), Refont("Times New Roman")]
    for _number in range(40):
        number = dice.randint(1, len(lengths))
        start = dice.randint(0, lengths[number - 1])
        end = dice.randint(start, lengths[number - 1])
        place = spot(number)
        several: list[PageMend] = [
            Reword(place, start, end, dice.choice(["", "mới", "a\tb\nc"])),
            Restyle(place, start, end, size=Pt(13), bold=True),
            Reshape(place, align="both", first_line=Mm(10), after=Pt(6)),
            Split(place, start),
            Join(place),
            Insert(place, "thêm", before=dice.random() < 0.5),
            Drop(place),
            DropRule(place),
            DrawRule(place, Mm(30), Mm(73)),
            DrawBox(place, Mm(30), Mm(9), Mm(73)),
        ]
        orders.append(dice.choice(several))
    new, done = mend(data, orders, FILE)
    assert done
    assert_in_order(tree(new))
    assert all(one[-1].tag == f"{W}p" for one in tree(new).iter(f"{W}tc"))
    page = read(new, FILE)
    assert page.sections[0].first_page_differs


def test_a_drawn_rule_is_read_back_with_the_length_that_was_asked_for() -> None:
    data = word(table(row(cell("SỞ Y TẾ"), "hai")), addressed=False)
    (whole,) = read(carry_out(data, DrawRule(spot(1), Mm(20), Mm(30))), FILE).sections[0].blocks
    assert isinstance(whole, Table)
    _text, rule = whole.rows[0].cells[0].blocks
    assert isinstance(rule, Paragraph)
    assert rule.borders.top is not None
    assert rule.borders.top.width == Pt(0.75)
    assert (round(rule.left, 1), round(rule.right, 1)) == (5, 5)
