"""Widths of texts, held against the font that has them."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from congvan.decree import NATIONAL_HEADING, NATIONAL_MOTTO, Mm, Pt
from congvan.page import lines_of, text_width

FONTS = Path("/usr/share/fonts/truetype/liberation2")


@pytest.mark.parametrize("style", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_widths_are_those_of_liberation_serif_which_are_those_of_times_new_roman(style: str) -> None:
    bold, italic = "Bold" in style, "Italic" in style
    font = TTFont(FONTS / f"LiberationSerif-{style}.ttf")
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    for text in (NATIONAL_HEADING, NATIONAL_MOTTO, "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "kỷ luật, kỷ cương “ở” quận/ huyện 2022"):
        units = sum(widths[glyphs[ord(character)]][0] for character in text)
        assert text_width(text, Pt(13), bold=bold, italic=italic) == pytest.approx(Mm.from_pt(units / 2048 * 13))


def test_decomposed_text_is_as_wide_as_composed() -> None:
    assert text_width("Vie\u0323\u0302t", Pt(13)) == text_width("Việt", Pt(13))


def test_a_character_that_the_table_lacks_has_the_width_of_its_base_letter_or_half_an_em() -> None:
    assert text_width("ǎ", Pt(10)) == text_width("a", Pt(10))
    assert text_width("字", Pt(10)) == pytest.approx(Mm.from_pt(5))


def test_lines_break_at_spaces_and_are_no_wider_than_the_room() -> None:
    lines = lines_of("SỞ GIÁO DỤC VÀ ĐÀO TẠO THÀNH PHỐ HẢI PHÒNG", Mm(60), Pt(12), bold=True)
    assert " ".join(lines) == "SỞ GIÁO DỤC VÀ ĐÀO TẠO THÀNH PHỐ HẢI PHÒNG"
    assert len(lines) == 2
    assert all(text_width(line, Pt(12), bold=True) <= 60 for line in lines)


def test_a_word_wider_than_the_room_stands_alone_and_own_line_breaks_are_kept() -> None:
    assert lines_of("a bbbbbbbbbbbbbbbb c\nd", Mm(10), Pt(12)) == ["a", "bbbbbbbbbbbbbbbb", "c", "d"]
