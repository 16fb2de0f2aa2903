"""The look of characters: defaults, style chains, toggles, themes, the four fonts of a run."""

import pytest

from congvan.decree import Pt
from congvan.page import Look
from tests.docx.made import p, paragraph, paragraphs, style

DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    '<w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
)
THEME = (
    '<a:clrScheme name="c"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent1><a:srgbClr '
    'val="4472C4"/></a:accent1></a:clrScheme><a:fontScheme name="f"><a:majorFont><a:latin typeface="Calibri Light"/>'
    '<a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Cambria"/><a:ea typeface=""/>'
    '<a:cs typeface=""/></a:minorFont></a:fontScheme>'
)


def look(run: str, **parts: str) -> Look:
    return next(paragraph(p("chữ", run=run), **parts).runs).look


def test_a_file_that_says_nothing_is_in_times_of_ten_points() -> None:
    assert (look("").font, look("").size) == ("Times New Roman", Pt(10))


def test_defaults_come_before_styles_and_styles_before_the_run() -> None:
    styles = DEFAULTS + style("A", characters='<w:sz w:val="26"/><w:i/>')
    assert (look("", styles=DEFAULTS).font, look("", styles=DEFAULTS).size) == ("Arial", Pt(11))
    made = next(paragraph(p("x", '<w:pStyle w:val="A"/>', '<w:sz w:val="28"/>'), styles=styles).runs).look
    assert (made.font, made.size, made.italic) == ("Arial", Pt(14), True)


def test_a_style_inherits_and_a_ring_of_styles_ends() -> None:
    chain = style("A", characters="<w:b/>") + style("B", characters="<w:i/>", more='<w:basedOn w:val="A"/>')
    made = next(paragraph(p("x", '<w:pStyle w:val="B"/>'), styles=chain).runs).look
    assert (made.bold, made.italic) == (True, True)
    ring = style("A", characters="<w:b/>", more='<w:basedOn w:val="B"/>') + style("B", more='<w:basedOn w:val="A"/>')
    assert next(paragraph(p("x", '<w:pStyle w:val="B"/>'), styles=ring).runs).look.bold


def test_the_default_paragraph_style_counts_where_none_is_named_or_known() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr><w:sz w:val="27"/>'
        "</w:rPr></w:style>"
    )
    assert look("", styles=styles).size == 13.5
    assert next(paragraph(p("x", '<w:pStyle w:val="Gone"/>'), styles=styles).runs).look.size == 13.5


def test_bold_in_two_levels_of_styles_turns_round_and_direct_bold_is_final() -> None:
    styles = style("A", characters="<w:b/>") + style("C", characters="<w:b/>", kind="character")
    run = '<w:rStyle w:val="C"/>'
    assert not next(paragraph(p("x", '<w:pStyle w:val="A"/>', run), styles=styles).runs).look.bold
    assert next(paragraph(p("x", '<w:pStyle w:val="A"/>', run + "<w:b/>"), styles=styles).runs).look.bold
    assert not next(paragraph(p("x", '<w:pStyle w:val="A"/>', '<w:b w:val="0"/>'), styles=styles).runs).look.bold


def test_theme_fonts_are_the_themes() -> None:
    run = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="majorHAnsi" w:ascii="Arial"/>'
    made = [(one.text, one.look.font) for one in paragraph(p("abcữ", run=run), theme=THEME).runs]
    assert made == [("abc", "Cambria"), ("ữ", "Calibri Light")]


def test_theme_colours_are_the_themes_and_automatic_is_none() -> None:
    assert look('<w:color w:val="FF0000"/>').colour == "FF0000"
    assert look('<w:color w:val="auto"/>').colour == ""
    assert look('<w:color w:val="auto" w:themeColor="accent1"/>', theme=THEME).colour == "4472C4"
    assert look('<w:color w:val="auto" w:themeColor="text1"/>', theme=THEME).black


@pytest.mark.parametrize(
    ("text", "fonts"),
    [
        ("plain", ["Ascii"]),
        ("Số 5", ["Ascii", "HAnsi", "Ascii"]),
        ("“q”", ["HAnsi", "Ascii", "HAnsi"]),
        ("中a", ["EastAsia", "Ascii"]),
    ],
)
def test_each_character_is_drawn_with_the_font_of_its_script(text: str, fonts: list[str]) -> None:
    run = '<w:rFonts w:ascii="Ascii" w:hAnsi="HAnsi" w:eastAsia="EastAsia" w:cs="Cs"/>'
    assert [one.look.font for one in paragraph(p(text, run=run)).runs] == fonts


def test_a_hint_gives_marks_to_the_east_asian_font_but_never_letters() -> None:
    run = '<w:rFonts w:ascii="T" w:hAnsi="T" w:eastAsia="EastAsia" w:hint="eastAsia"/>'
    assert [(one.text, one.look.font) for one in paragraph(p("“ữ”", run=run)).runs] == [
        ("“", "EastAsia"),
        ("ữ", "T"),
        ("”", "EastAsia"),
    ]


def test_complex_script_has_its_own_font_size_and_weight() -> None:
    run = '<w:rFonts w:cs="Cs"/><w:b/><w:bCs w:val="0"/><w:sz w:val="20"/><w:szCs w:val="30"/><w:cs/>'
    made = look(run)
    assert (made.font, made.size, made.bold) == ("Cs", Pt(15), False)


def test_everything_else_that_a_run_can_look_like() -> None:
    made = look(
        '<w:caps/><w:strike/><w:u w:val="double"/><w:vertAlign w:val="superscript"/><w:position w:val="6"/>'
        '<w:spacing w:val="40"/><w:w w:val="90"/><w:highlight w:val="yellow"/><w:vanish/><w:lang w:val="vi-VN"/>'
        '<w:bdr w:val="single" w:sz="8" w:color="FF0000"/>'
    )
    assert (made.caps, made.strike, made.underline, made.raised) == ("all", True, "double", "super")
    assert (made.position, made.spacing, made.scale, made.highlight) == (Pt(3), Pt(2), 90, "FFFF00")
    assert (made.hidden, made.language) == (True, "vi-VN")
    assert made.border is not None
    assert (made.border.width, made.border.colour) == (Pt(1), "FF0000")


def test_capitals_and_hidden_text_are_shown_as_word_shows_them() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>sở</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>"
    )
    made = paragraph(body)
    assert (made.text, made.shown) == ("sởẩn", "SỞ")


def test_runs_of_one_look_are_one() -> None:
    body = (
        "<w:p><w:r><w:t>C</w:t></w:r><w:proofErr w:type='spellStart'/><w:r><w:t>Ộ</w:t></w:r><w:r><w:b/>"
        "<w:t>NG</w:t></w:r></w:p>"
    )
    assert [one.text for one in paragraph(body).runs] == ["CỘNG"]


def test_equal_looks_of_two_paragraphs_are_one_value() -> None:
    one, other = paragraphs(p("a") + p("b"))
    assert next(one.runs).look is next(other.runs).look
