"""Looks of characters: capitals, raised ones, lines under and through them, colours, hidden ones."""

import pytest

from tests.pdf.printed import LEFT, RIGHT, TOP, drawn, lines, paragraph, pdf, run, word


def width(text: str, more: str = "") -> float:
    words = lines(paragraph(run(text, more)))[0].words
    return words[-1].right - words[0].left


def test_capitals_are_printed_whatever_is_written() -> None:
    assert lines(paragraph(run("độc lập", "<w:caps/>")))[0].text == "ĐỘC LẬP"


def test_small_capitals_are_smaller_where_small_letters_were() -> None:
    (line,) = lines(paragraph(run("Độc", "<w:smallCaps/>")))
    assert line.text == "ĐỘC"
    plain = word("ĐỘC", paragraph("ĐỘC"))
    assert line.words[-1].right - line.words[0].left < plain.right - plain.left - 3


def test_hidden_text_is_not_printed() -> None:
    assert lines(paragraph(run("thấy ") + run("ẩn", "<w:vanish/>") + run("rõ")))[0].text == "thấy rõ"


@pytest.mark.parametrize(("kind", "raised"), [("superscript", -5.5), ("subscript", 1.3)])
def test_raised_and_lowered_characters_are_small_and_move(kind: str, raised: float) -> None:
    found = word("2", paragraph(run("m ") + run("2", f'<w:vertAlign w:val="{kind}"/>')))
    assert found.size == pytest.approx(8.12)
    assert found.baseline - (TOP + 13.1) == pytest.approx(raised, abs=0.1)


def test_a_raised_position_moves_the_characters_and_makes_the_line_higher() -> None:
    first, raised = lines(paragraph(run("cao", '<w:position w:val="12"/>') + run(" thường")))
    assert raised.baseline - first.baseline == pytest.approx(6.0, abs=0.05)
    assert first.baseline == pytest.approx(TOP + 13.1, abs=0.06)


def test_spacing_and_scale_make_text_wider_or_narrower() -> None:
    plain = width("giãn")
    assert width("giãn", '<w:spacing w:val="40"/>') - plain == pytest.approx(6.0, abs=0.1)
    assert width("giãn", '<w:w w:val="50"/>') == pytest.approx(plain / 2, abs=0.1)


@pytest.mark.parametrize(("kind", "count"), [("single", 1), ("double", 2), ("thick", 1), ("dotted", 1)])
def test_underlines_stand_under_the_text(kind: str, count: int) -> None:
    found = drawn(pdf(paragraph(run("chữ", f'<w:u w:val="{kind}"/>'))))
    text = word("chữ", paragraph("chữ"))
    assert len(found) == count
    assert found[0].left == pytest.approx(LEFT, abs=0.1)
    assert found[0].right == pytest.approx(text.right, abs=0.5)
    assert all(0.5 < one.top - text.baseline < 3.5 for one in found)


def test_a_line_through_the_text_goes_through_it() -> None:
    (found,) = drawn(pdf(paragraph(run("bỏ", "<w:strike/>"))))
    assert -6 < found.top - (TOP + 13.1) < -2


def test_a_highlight_stands_behind_the_text() -> None:
    (found,) = drawn(pdf(paragraph(run("nổi", '<w:highlight w:val="yellow"/>') + run(" không"))))
    text = word("nổi", paragraph("nổi"))
    assert (found.left, found.right) == pytest.approx((text.left, text.right), abs=0.4)


def test_decomposed_letters_are_printed_as_one() -> None:
    import unicodedata  # noqa: PLC0415 - only here

    apart = unicodedata.normalize("NFD", "Ủy ban nhân dân")
    assert lines(paragraph(apart))[0].text == "Ủy ban nhân dân"
    assert width("Ủy") == pytest.approx(lines(paragraph(apart))[0].words[0].right - LEFT, abs=0.01)


def test_characters_that_show_nothing_take_no_room() -> None:
    assert lines(paragraph("a\u200bb\u00adc"))[0].words[0].right == pytest.approx(word("abc", paragraph("abc")).right)


def test_pairs_of_letters_stand_nearer_where_they_are_kerned() -> None:
    plain, kerned = width("AVAVA"), width("AVAVA", '<w:kern w:val="2"/>')
    assert plain - kerned == pytest.approx(4 * 0.129 * 14, abs=0.3)


def test_kerned_lines_are_filled_as_they_are_wide() -> None:
    body = paragraph(run("AVAVA VAVAV " * 30, '<w:kern w:val="2"/>'), '<w:jc w:val="both"/>')
    found = lines(body)
    assert len(found) < len(lines(paragraph("AVAVA VAVAV " * 30, '<w:jc w:val="both"/>')))
    assert all(line.words[-1].right < RIGHT + 0.6 for line in found)
