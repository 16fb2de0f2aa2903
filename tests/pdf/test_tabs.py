"""Tabs, their stops and leaders, and automatic numbers."""

import pytest

from tests.pdf.printed import LEFT, RIGHT, lines, paragraph, run, word

TAB = "<w:r><w:tab/></w:r>"


def stops(*stops: tuple[str, int, str]) -> str:
    return (
        "<w:tabs>"
        + "".join(f'<w:tab w:val="{kind}" w:pos="{at}" w:leader="{how}"/>' for kind, at, how in stops)
        + "</w:tabs>"
    )


@pytest.mark.parametrize(
    ("kind", "edge"),
    [("left", "left"), ("center", "middle"), ("right", "right")],
)
def test_text_is_aligned_at_the_stop(kind: str, edge: str) -> None:
    found = word("đích", paragraph(run("a") + TAB + run("đích"), stops((kind, 4000, "none"))))
    at = {"left": found.left, "middle": (found.left + found.right) / 2, "right": found.right}[edge]
    assert at == pytest.approx(LEFT + 200, abs=0.1)


def test_a_decimal_stop_aligns_the_comma() -> None:
    body = paragraph(TAB + run("1.250,75"), stops(("decimal", 4000, "none")))
    plain = word("1.250", paragraph("1.250"))
    found = word("1.250,75", body)
    assert found.left + plain.right - plain.left == pytest.approx(LEFT + 200, abs=0.1)


def test_usual_stops_follow_every_half_inch() -> None:
    found = lines(paragraph(run("a") + TAB + run("b") + TAB * 2 + run("c")))[0].words
    assert [round(one.left - LEFT, 1) for one in found] == [0.0, 36.0, 108.0]


def test_a_tab_that_finds_no_stop_on_its_line_goes_to_the_next() -> None:
    found = lines(paragraph(run("x" * 60) + TAB * 3 + run("sau")))
    assert [line.text for line in found] == ["x" * 60, "sau"]
    assert found[1].words[0].left == pytest.approx(LEFT + 72, abs=0.1)


def test_a_leader_fills_the_gap_with_dots() -> None:
    body = paragraph(run("Mục") + TAB + run("12"), stops(("right", 9071, "dot")))
    (line,) = lines(body)
    assert [one.text for one in line.words] == ["Mục", "…", "12"]
    assert line.words[2].right == pytest.approx(LEFT + 453.55, abs=0.1)
    assert line.words[1].right - line.words[1].left > 390


def test_a_hanging_indent_is_a_stop() -> None:
    found = lines(paragraph(run("1.") + TAB + run("chữ " * 60), '<w:ind w:left="567" w:hanging="567"/>'))
    assert found[0].words[1].left == pytest.approx(LEFT + 28.35, abs=0.1)
    assert found[1].words[0].left == pytest.approx(LEFT + 28.35, abs=0.1)


def test_what_stands_before_the_last_tab_is_not_stretched() -> None:
    body = paragraph(run("a b") + TAB + run("chữ và số " * 30), '<w:jc w:val="both"/>')
    words = lines(body)[0].words
    assert words[1].left - words[0].right == pytest.approx(3.5, abs=0.1)
    assert words[2].left == pytest.approx(LEFT + 36, abs=0.1)


def _numbered(level: int) -> str:
    return paragraph("mục", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def test_automatic_numbers_are_printed_with_what_follows_them() -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/>'
        '<w:suff w:val="space"/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl>'
        '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/>'
        '<w:suff w:val="nothing"/><w:pPr><w:ind w:left="0"/></w:pPr></w:lvl>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    found = lines(_numbered(0) + _numbered(1) + _numbered(2) + _numbered(0), numbering=numbering)
    assert [line.text for line in found] == ["1. mục", "a) mục", "-mục", "2. mục"]
    assert [round(line.words[0].left - LEFT) for line in found] == [18, 36, 0, 18]
    assert found[0].words[1].left == pytest.approx(LEFT + 36, abs=0.1)


@pytest.mark.parametrize("kind", ["right", "left"])
def test_a_stop_a_hair_beyond_the_margin_keeps_its_text_on_the_line(kind: str) -> None:
    """The decree's own samples have stops 0.1 pt beyond the margin, with dots before them."""
    body = paragraph(run("Căn cứ") + TAB + run(";"), '<w:ind w:firstLine="567"/>' + stops((kind, 9074, "dot")))
    (line,) = lines(body)
    assert [one.text for one in line.words] == ["Căn", "cứ", "…", ";"]
    assert line.words[0].left == pytest.approx(LEFT + 28.35, abs=0.2)
    edge = line.words[3].right if kind == "right" else line.words[3].left
    assert edge == pytest.approx(LEFT + 453.7, abs=0.3)


def test_a_line_that_begins_with_a_tab_keeps_its_first_indent() -> None:
    body = paragraph(
        TAB + run("chữ " * 8), '<w:jc w:val="both"/><w:ind w:firstLine="567"/>' + stops(("right", 9074, "dot"))
    )
    (line,) = lines(body)
    assert line.words[0].text == "…"
    assert line.words[0].left == pytest.approx(LEFT + 28.35, abs=1)


def test_a_word_wider_than_the_line_is_broken_after_a_tab_too() -> None:
    body = paragraph(TAB + run("x" * 400), stops(("left", 567, "none")))
    found = lines(body)
    assert len(found) > 3
    assert sum(len(line.text) for line in found) == 400
    assert all(line.words[-1].right < RIGHT + 0.5 for line in found)
