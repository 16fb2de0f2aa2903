"""Paragraphs: the space between them, the boxes around them, and where pages end."""

from itertools import pairwise

import pytest

from tests.docx.made import style
from tests.pdf.fidelity.reading import Line
from tests.pdf.printed import ASCENT, HEIGHT, LEFT, RIGHT, TOP, drawn, lines, paragraph, pdf, run

BREAK = '<w:r><w:br w:type="page"/></w:r>'
LONG = "một hai ba bốn năm sáu bảy tám chín mười " * 6
ROWS = 45
"""Lines of 14 points that a page holds."""


def spacing(**said: object) -> str:
    return "<w:spacing " + " ".join(f'w:{name}="{value}"' for name, value in said.items()) + "/>"


def rows(count: int) -> str:
    return "".join(paragraph(f"hàng{number}") for number in range(count))


def steps(found: list[Line]) -> list[float]:
    return [round(low.baseline - high.baseline - HEIGHT, 1) for high, low in pairwise(found)]


def where(found: list[Line], text: str) -> tuple[int, float]:
    line = next(line for line in found if line.text.startswith(text))
    return line.page, round(line.baseline - TOP - ASCENT, 1)


def test_of_the_space_after_and_before_the_larger_counts() -> None:
    body = paragraph("a", spacing(after=400)) + paragraph("b", spacing(before=240)) + paragraph("c")
    assert steps(lines(body)) == [20.0, 0.0]


def test_they_are_added_where_the_file_says_so() -> None:
    body = paragraph("a", spacing(after=400)) + paragraph("b", spacing(before=240))
    old = "<w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>"
    assert steps(lines(body, settings=old)) == [32.0]


def test_paragraphs_of_one_style_stand_close_where_the_style_says_so() -> None:
    close = style("Close", spacing(before=200, after=200) + "<w:contextualSpacing/>")
    body = "".join(paragraph(text, '<w:pStyle w:val="Close"/>') for text in "ab") + paragraph("c")
    assert steps(lines(body, styles=close)) == [0.0, 10.0]


def test_the_room_below_a_line_of_wide_spacing_stands_before_the_next_paragraph() -> None:
    body = paragraph("a", spacing(line=480, lineRule="auto", after=200)) + paragraph("b")
    assert steps(lines(body)) == [26.1]


def test_space_above_is_kept_at_the_top_of_the_text_and_dropped_at_the_top_of_a_page() -> None:
    body = paragraph("đầu", spacing(before=400)) + "".join(
        paragraph(f"hàng{number}", spacing(before=400)) for number in range(20)
    )
    found = lines(body)
    assert found[0].baseline == pytest.approx(TOP + 20 + ASCENT, abs=0.06)
    assert next(line for line in found if line.page == 2).baseline == pytest.approx(TOP + ASCENT, abs=0.06)


def test_a_paragraph_that_begins_a_page_keeps_the_space_above_it() -> None:
    body = paragraph("a") + paragraph("b", "<w:pageBreakBefore/>" + spacing(before=400))
    assert where(lines(body), "b") == (2, 20.0)


def test_a_page_break_in_a_paragraph_begins_a_page() -> None:
    found = lines(paragraph(run("trước") + BREAK + run("sau")) + paragraph("cuối"))
    assert [(line.page, line.text) for line in found] == [(1, "trước"), (2, "sau"), (2, "cuối")]


def test_a_paragraph_of_a_page_break_alone_makes_no_empty_line_on_the_next_page() -> None:
    found = lines(paragraph("a") + paragraph(BREAK) + paragraph("b"))
    assert where(found, "b") == (2, 0.0)


def test_a_page_break_first_of_all_makes_one_empty_page_and_no_more() -> None:
    found = lines(paragraph(BREAK + run("a")))
    assert [(line.page, line.text) for line in found] == [(2, "a")]


def test_no_line_stands_alone_at_the_end_or_at_the_top_of_a_page() -> None:
    found = lines(rows(ROWS - 1) + paragraph(LONG))
    assert [line.page for line in found[ROWS - 1 :]] == [2, 2, 2, 2]
    found = lines(rows(ROWS - 3) + paragraph(LONG))
    assert [line.page for line in found[ROWS - 3 :]] == [1, 1, 2, 2]
    found = lines(rows(ROWS - 1) + paragraph(LONG, '<w:widowControl w:val="0"/>'))
    assert [line.page for line in found[ROWS - 1 :]] == [1, 2, 2, 2]


def test_lines_kept_together_go_to_the_next_page_together() -> None:
    found = lines(rows(ROWS - 3) + paragraph(LONG * 2, "<w:keepLines/>"))
    assert {line.page for line in found[ROWS - 3 :]} == {2}


def test_a_heading_stays_with_what_follows() -> None:
    found = lines(rows(ROWS - 2) + paragraph("mục", "<w:keepNext/>") + paragraph(LONG, "<w:keepLines/>"))
    assert where(found, "mục")[0] == 2


def test_the_room_below_the_last_line_does_not_push_it_off_the_page() -> None:
    body = "".join(paragraph(f"hàng{number}", spacing(line=360, lineRule="auto")) for number in range(31))
    assert [line.page for line in lines(body)][-2:] == [1, 2]
    assert lines(body)[29].baseline == pytest.approx(TOP + ASCENT + 29 * 24.15, abs=0.06)


def test_empty_paragraphs_at_the_end_print_nothing_and_may_begin_a_page() -> None:
    assert [line.text for line in lines(paragraph("a") + paragraph() * 3)] == ["a"]
    assert lines(rows(ROWS) + paragraph())[-1].text == f"hàng{ROWS - 1}"


def test_a_line_under_a_paragraph_takes_its_own_room() -> None:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1" w:color="auto"/></w:pBdr>'
    (line,) = drawn(pdf(paragraph("a", border) + paragraph("b")))
    assert (line.left, line.right) == pytest.approx((LEFT, RIGHT))
    assert (line.top - TOP - HEIGHT, line.bottom - line.top) == pytest.approx((1, 1), abs=0.06)
    assert steps(lines(paragraph("a", border) + paragraph("b"))) == [2.0]


def test_a_box_stands_outside_the_text_and_neighbours_share_it() -> None:
    sides = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="4"/>' for side in ("top", "left", "bottom", "right"))
    box = f"<w:pBdr>{sides}</w:pBdr>"
    body = paragraph("a", box) + paragraph("b", box) + paragraph("c")
    found = drawn(pdf(body))
    assert min(one.left for one in found) == pytest.approx(LEFT - 4.5, abs=0.06)
    assert max(one.right for one in found) == pytest.approx(RIGHT + 4.5, abs=0.06)
    assert min(one.top for one in found) == pytest.approx(TOP + 0.5, abs=0.06)
    assert max(one.bottom for one in found) == pytest.approx(TOP + 9.5 + 2 * HEIGHT, abs=0.06)
    assert steps(lines(body)) == [0.0, 5.0]


def test_a_double_line_is_two_lines() -> None:
    border = '<w:pBdr><w:bottom w:val="double" w:sz="8" w:space="1"/></w:pBdr>'
    found = sorted(one.top - TOP - HEIGHT for one in drawn(pdf(paragraph("a", border) + paragraph("b"))))
    assert found == [pytest.approx(1, abs=0.06), pytest.approx(3, abs=0.06)]
    assert steps(lines(paragraph("a", border) + paragraph("b"))) == [4.0]


def test_a_line_between_paragraphs_is_drawn_between_them_only() -> None:
    border = '<w:pBdr><w:between w:val="single" w:sz="4" w:space="1"/></w:pBdr>'
    body = paragraph("a", border) + paragraph("b", border)
    assert len(drawn(pdf(body))) == 1
    assert steps(lines(body)) == [2.5]


def test_a_ground_stands_behind_a_paragraph() -> None:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'
    (ground,) = drawn(pdf(paragraph("a", shade)))
    assert ground[2:6] == pytest.approx((LEFT, TOP, RIGHT, TOP + HEIGHT), abs=0.1)
