"""Lines end where Word and LibreOffice end them, and stand where they stand."""

from itertools import pairwise

import pytest

from congvan.pdf.breaks import breaks_of, glued
from tests.pdf.fidelity.reading import Line
from tests.pdf.printed import ASCENT, HEIGHT, LEFT, RIGHT, TOP, lines, paragraph, run

LONG = "một hai ba bốn năm sáu bảy tám chín mười " * 6


def spacing(**said: object) -> str:
    return "<w:spacing " + " ".join(f'w:{name}="{value}"' for name, value in said.items()) + "/>"


def baselines(found: list[Line]) -> list[float]:
    return [round(line.baseline, 1) for line in found]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("112/KH-UBND", "112/¦KH-¦UBND"),
        ("01/6-30/9", "01/6-¦30/9"),
        ("a–b—c", "a–¦b¦—¦c"),
        ("so.nv@haiphong-city.example", "so.nv@haiphong-¦city.example"),
        ("(một) “hai”, ba.", "(một) ¦“hai”, ¦ba."),
        ("a / b", "a / ¦b"),
        ("5 %", "5 ¦%"),
        ("đồng)bảng", "đồng)bảng"),
        ("v.v…rồi", "v.v…¦rồi"),
        ("a\u00a0b c", "a\u00a0b ¦c"),
        ("D:\\Van\\2026\\X", "D:\\¦Van\\¦2026\\¦X"),
        ("2026/03/15", "2026/03/15"),
    ],
)
def test_a_line_may_end_where_libreoffice_ends_it(text: str, shown: str) -> None:
    places, _ends = breaks_of(text)
    assert "".join(("¦" if at in places else "") + one for at, one in enumerate(text)) == shown


def test_a_line_that_would_end_after_a_slash_goes_back_to_the_space() -> None:
    text = "theo Kế hoạch 112/KH-UBND"
    assert glued(text, text.index("/") + 1) == text.index("112")
    assert glued("x" * 70 + "/abc", 71) == 71
    assert glued("abc-def", 4) == 4


@pytest.mark.parametrize("indent", range(0, 4000, 250))
def test_no_line_ends_after_a_slash_in_a_number_or_symbol(indent: int) -> None:
    text = "Thực hiện Kế hoạch số 112/KH-UBND ngày 05/3/2026 về kiểm tra và/hoặc rà soát " * 3
    found = lines(paragraph(text, f'<w:ind w:right="{indent}"/><w:jc w:val="both"/>'))
    assert len(found) > 2
    assert not [line.text for line in found if line.text.endswith("/")]


def test_single_lines_are_as_high_as_words() -> None:
    found = lines(paragraph(LONG))
    assert baselines(found)[:3] == [TOP + ASCENT, round(TOP + ASCENT + HEIGHT, 1), TOP + ASCENT + 2 * HEIGHT]


@pytest.mark.parametrize(
    ("said", "first", "step"),
    [
        (spacing(line=360, lineRule="auto"), ASCENT, 24.15),
        (spacing(line=276, lineRule="auto"), ASCENT, 18.5),
        (spacing(line=192, lineRule="auto"), 10.3, 12.85),
        (spacing(line=360, lineRule="exact"), 14.4, 18.0),
        (spacing(line=480, lineRule="atLeast"), 21.0, 24.0),
        (spacing(line=200, lineRule="atLeast"), ASCENT, HEIGHT),
    ],
)
def test_each_rule_of_line_spacing_sets_lines_as_libreoffice_does(said: str, first: float, step: float) -> None:
    found = lines(paragraph(LONG, said))
    assert found[0].baseline == pytest.approx(TOP + first, abs=0.06)
    assert found[2].baseline - found[1].baseline == pytest.approx(step, abs=0.06)


def test_the_largest_characters_of_a_line_make_it_high() -> None:
    found = lines(paragraph(run("nhỏ ") + run("to", size=20)) + paragraph("sau"))
    assert found[0].baseline == pytest.approx(TOP + 18.7, abs=0.06)
    assert found[1].baseline == pytest.approx(TOP + 18.7 + 4.3 + ASCENT, abs=0.06)


def test_justified_lines_reach_the_right_edge_and_the_last_does_not() -> None:
    found = lines(paragraph(LONG, '<w:jc w:val="both"/>'))
    assert [line.words[-1].right for line in found[:-1]] == [pytest.approx(RIGHT, abs=0.6)] * (len(found) - 1)
    assert found[-1].words[-1].right < RIGHT - 20


def test_a_justified_line_that_a_line_break_ends_is_stretched_unless_the_file_says_no() -> None:
    body = paragraph(run("một hai ba") + "<w:r><w:br/></w:r>" + run("bốn"), '<w:jc w:val="both"/>')
    assert lines(body)[0].words[-1].right == pytest.approx(RIGHT, abs=0.6)
    kept = "<w:compat><w:doNotExpandShiftReturn/></w:compat>"
    assert lines(body, settings=kept)[0].words[-1].right < LEFT + 80


def test_a_fixed_space_is_not_stretched() -> None:
    text = "ngày\u00a005 tháng 3 năm 2026 của Ủy ban nhân dân thành phố về việc kiểm tra các đơn vị"
    words = lines(paragraph(text, '<w:jc w:val="both"/>'))[0].words
    gaps = [after.left - before.right for before, after in pairwise(words)]
    assert gaps[0] == pytest.approx(3.5, abs=0.1)
    assert min(gaps[1:]) > 3.6


def test_a_word_longer_than_the_line_is_broken_anywhere() -> None:
    found = lines(paragraph("đầu " + "x" * 100))
    assert [len(line.text) for line in found] == [3, 64, 36]


def test_what_stands_on_a_line_is_aligned_in_its_room() -> None:
    left, centre, right = (
        lines(paragraph("chữ", f'<w:jc w:val="{align}"/><w:ind w:left="1134"/>'))[0].words[0]
        for align in ("left", "center", "right")
    )
    assert left.left == pytest.approx(LEFT + 56.7, abs=0.1)
    assert (centre.left + centre.right) / 2 == pytest.approx((LEFT + 56.7 + RIGHT) / 2, abs=0.3)
    assert right.right == pytest.approx(RIGHT, abs=0.6)


def test_first_lines_are_indented_and_hanging_ones_hang() -> None:
    first = lines(paragraph(LONG, '<w:ind w:left="567" w:firstLine="720"/>'))
    hanging = lines(paragraph(LONG, '<w:ind w:left="567" w:hanging="400"/>'))
    assert [line.words[0].left - LEFT for line in first[:2]] == [pytest.approx(64.35), pytest.approx(28.35)]
    assert [line.words[0].left - LEFT for line in hanging[:2]] == [pytest.approx(8.35), pytest.approx(28.35)]
