"""Tables: widths, spans, edges, heights, and how they break between pages."""

import pytest

from tests.pdf.fidelity.reading import Line
from tests.pdf.printed import ASCENT, HEIGHT, LEFT, TOP, drawn, lines, paragraph, pdf, section, table

THIRDS = [3000, 3000, 3071]
MARGIN = 5.4
"""Between the edge of a cell and its text, as Word sets it."""


def row(*texts: str, properties: str = "") -> list[str]:
    return [paragraph(text, properties) for text in texts]


def left(found: list[Line], text: str) -> float:
    return next(word.left for line in found for word in line.words if word.text == text)


def base(found: list[Line], text: str) -> float:
    return next(word.baseline for line in found for word in line.words if word.text == text)


def test_cells_stand_side_by_side_at_their_widths() -> None:
    found = lines(table([row("a", "b", "c")], THIRDS))
    assert [left(found, text) - LEFT for text in "abc"] == [
        pytest.approx(MARGIN, abs=0.1),
        pytest.approx(150 + MARGIN, abs=0.1),
        pytest.approx(300 + MARGIN, abs=0.1),
    ]


def test_text_breaks_within_its_cell() -> None:
    found = lines(table([row("một hai ba bốn năm sáu bảy tám chín mười", "b")], [2000, 2000]))
    assert len(found) > 2
    assert max(word.right for line in found for word in line.words if word.text != "b") < LEFT + 100 - MARGIN + 0.6


def test_each_line_between_rows_takes_its_own_room() -> None:
    found = lines(table([row("a"), row("b")], [3000], borders=8) + paragraph("sau"))
    assert [line.baseline - TOP - ASCENT for line in found] == [
        pytest.approx(1, abs=0.06),
        pytest.approx(2 + HEIGHT, abs=0.06),
        pytest.approx(3 + 2 * HEIGHT, abs=0.06),
    ]


def test_edges_are_drawn_where_they_are_said_to_be_and_nowhere_else() -> None:
    found = drawn(pdf(table([row("a", "b"), row("c", "d")], [2000, 2000], borders=4)))
    across = [one.top for one in found if one.right - one.left > one.bottom - one.top]
    down = {round(one.left - LEFT) for one in found if one.right - one.left < one.bottom - one.top}
    assert len(across) == 3
    assert down == {0, 100, 200}
    assert drawn(pdf(table([row("a", "b")], [2000, 2000]))) == []


def test_of_two_edges_that_meet_the_heavier_is_drawn() -> None:
    thick = '|<w:tcBorders><w:right w:val="single" w:sz="24"/></w:tcBorders>|' + paragraph("a")
    thin = '|<w:tcBorders><w:left w:val="single" w:sz="4"/></w:tcBorders>|' + paragraph("b")
    (edge,) = drawn(pdf(table([[thick, thin]], [2000, 2000])))
    assert edge.thick == pytest.approx(3.0)


@pytest.mark.parametrize(("rule", "high"), [("", 40.0), ('w:hRule="exact"', 40.0)])
@pytest.mark.parametrize(("where", "down"), [("top", 0.0), ("center", 11.95), ("bottom", 23.9)])
def test_rows_have_their_height_and_cells_their_place_in_it(rule: str, high: float, where: str, down: float) -> None:
    cell = f'|<w:vAlign w:val="{where}"/>|' + paragraph("a")
    found = lines(table([[cell]], [3000], row=f'<w:trHeight w:val="800" {rule}/>') + paragraph("sau"))
    assert found[0].baseline == pytest.approx(TOP + ASCENT + down, abs=0.1)
    assert found[1].baseline == pytest.approx(TOP + ASCENT + high, abs=0.1)


def test_a_row_as_high_as_its_text_grows_beyond_its_least_height() -> None:
    found = lines(table([["".join(row("a", "b", "c"))]], [3000], row='<w:trHeight w:val="200"/>') + paragraph("sau"))
    assert found[-1].baseline == pytest.approx(TOP + ASCENT + 3 * HEIGHT, abs=0.06)


def test_spans_take_the_room_of_their_columns_and_rows() -> None:
    over = '|<w:gridSpan w:val="2"/>|' + paragraph("rộng", '<w:jc w:val="right"/>')
    body = table([[over, paragraph("c")], row("d", "e", "f")], [2000, 2000, 2000], borders=4)
    body = body.replace('<w:tcW w:w="2000" w:type="dxa"/><w:gridSpan', '<w:tcW w:w="4000" w:type="dxa"/><w:gridSpan')
    found = lines(body)
    assert left(found, "c") - LEFT == pytest.approx(200 + MARGIN + 0.25, abs=0.1)
    assert left(found, "rộng") > LEFT + 150
    start, going = '|<w:vMerge w:val="restart"/>|', "|<w:vMerge/>|"
    body = table(
        [[start + paragraph("cao"), paragraph("b")], [going + paragraph(), paragraph("c")]], [2000, 2000], borders=4
    )
    inner = [one for one in drawn(pdf(body)) if one.right - one.left > 60 and TOP + 5 < one.top < TOP + 30]
    assert [round(one.left - LEFT) for one in inner] == [100]


def test_a_table_inside_a_cell_stands_in_it() -> None:
    inner = table([row("trong", "này")], [1200, 1200])
    found = lines(table([[paragraph("a"), inner + paragraph()], row("c", "d")], [3000, 3000]))
    assert left(found, "trong") - LEFT == pytest.approx(150 + 2 * MARGIN, abs=0.1)
    # the empty paragraph after the inner table is not shown
    assert base(found, "c") - base(found, "trong") == pytest.approx(HEIGHT, abs=0.06)


def test_a_table_of_old_files_hangs_out_so_that_its_text_meets_the_margin() -> None:
    old = '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="x" w:val="14"/></w:compat>'
    assert left(lines(table([row("a")], [3000]), settings=old), "a") == pytest.approx(LEFT, abs=0.1)


def test_rows_kept_whole_are_not_parted_and_others_are() -> None:
    inside = "".join(row(*(f"dòng{number}" for number in range(30))))
    body = "".join(row(*(f"hàng{number}" for number in range(30)))) + table([[inside]], [4000], borders=4)
    assert {line.page for line in lines(body) if line.text.startswith("dòng")} == {1, 2}
    whole = body.replace("<w:trPr></w:trPr>", "<w:trPr><w:cantSplit/></w:trPr>")
    assert {line.page for line in lines(whole) if line.text.startswith("dòng")} == {2}


def test_a_table_of_layout_kept_with_its_rows_stays_on_one_page() -> None:
    kept = [row(f"ký{number}", f"tên{number}", properties="<w:keepNext/>") for number in range(6)]
    body = "".join(row(*(f"hàng{number}" for number in range(42)))) + table(kept, [3000, 3000])
    assert {line.page for line in lines(body) if line.text.startswith("ký")} == {2}


def test_header_rows_are_repeated_on_each_page() -> None:
    body = table([row("TT", "Tên"), *(row(str(number), "tên") for number in range(60))], [2000, 4000], borders=4)
    body = body.replace("<w:trPr></w:trPr>", "<w:trPr><w:tblHeader/></w:trPr>", 1)
    heads = [(line.page, round(line.baseline)) for line in lines(body) if line.text == "TT Tên"]
    assert heads == [(1, 70), (2, 70)]


def test_a_table_that_goes_on_stands_at_the_top_of_the_next_page_as_on_the_first() -> None:
    found = lines(table([row(f"số{number}") for number in range(60)], [4000], borders=4))
    second = next(line for line in found if line.page == 2)
    assert second.baseline == pytest.approx(TOP + ASCENT + 0.5, abs=0.06)


def test_a_table_wider_than_the_page_is_printed_as_wide_as_it_is() -> None:
    found = lines(table([row("a", "b", "c")], [6000, 6000, 6000]))
    assert left(found, "b") - LEFT == pytest.approx(300 + MARGIN, abs=0.1)


def test_a_cell_without_width_breaks_its_text_at_every_character() -> None:
    found = lines(table([row("hẹp", "")], [1, 3000]))
    assert [line.words[0].text for line in found] == ["h", "ẹ", "p"]
    assert [line.baseline - TOP - ASCENT for line in found] == [
        pytest.approx(0, abs=0.06),
        pytest.approx(HEIGHT, abs=0.06),
        pytest.approx(2 * HEIGHT, abs=0.06),
    ]


def test_a_ground_fills_its_cell() -> None:
    cell = '|<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>|' + paragraph("a")
    (ground,) = drawn(pdf(table([[cell, paragraph("b")]], [2000, 2000])))
    assert (ground.left - LEFT, ground.right - LEFT) == pytest.approx((0, 100), abs=0.1)
    assert ground.bottom - ground.top == pytest.approx(HEIGHT, abs=0.1)


def test_a_table_ends_a_page_and_text_goes_on() -> None:
    assert [line.text for line in lines(table([row("a")], [2000]) + paragraph("b") + section())] == ["a", "b"]
