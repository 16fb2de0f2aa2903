"""Numbers, dates, marks and final marks as the decree writes them."""

import pytest

from congvan.letter import Filing, day_text, end_mark, filing_text, label, month_text, number_text


@pytest.mark.parametrize(
    ("given", "printed"),
    [("", ""), ("5", "05"), ("05", "05"), ("9", "09"), ("10", "10"), ("123", "123"), ("0012", "12")],
)
def test_a_number_below_10_has_a_zero_before_it(given: str, printed: str) -> None:
    assert number_text(given) == printed


@pytest.mark.parametrize(("day", "printed"), [(0, ""), (1, "01"), (9, "09"), (10, "10"), (31, "31")])
def test_a_day_below_10_has_a_zero_before_it(day: int, printed: str) -> None:
    assert day_text(day) == printed


@pytest.mark.parametrize(("month", "printed"), [(0, ""), (1, "01"), (2, "02"), (3, "3"), (9, "9"), (12, "12")])
def test_only_january_and_february_have_a_zero_before_them(month: int, printed: str) -> None:
    assert month_text(month) == printed


def test_khoan_diem_and_phan_are_numbered_as_the_decree_numbers_them() -> None:
    assert [label("1.", n) for n in (1, 2, 10)] == ["1.", "2.", "10."]
    assert [label("I.", n) for n in (1, 4, 9, 14)] == ["I.", "IV.", "IX.", "XIV."]
    assert [label("a)", n) for n in range(1, 8)] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)"]
    assert label("-", 3) == "-"
    assert label("", 3) == ""


def test_diem_past_the_alphabet_double_the_letter_and_never_repeat_one() -> None:
    labels = [label("a)", n) for n in range(1, 50)]
    assert len(set(labels)) == len(labels)
    assert labels[22:24] == ["y)", "aa)"]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Trân trọng./.", "Trân trọng./."),
        ("Trân trọng.", "Trân trọng./."),
        ("Trân trọng", "Trân trọng./."),
        ("Trân trọng ./.", "Trân trọng./."),
        ("Trân trọng./../.", "Trân trọng./."),
        ("Có thực hiện không?", "Có thực hiện không?./."),
    ],
)
def test_the_end_mark_stands_once_directly_after_the_last_word(written: str, printed: str) -> None:
    assert end_mark(written) == printed


@pytest.mark.parametrize(
    ("filing", "printed"),
    [
        (Filing(), "Lưu: VT."),
        (Filing("VT", "VP"), "Lưu: VT, VP."),
        (Filing("VT", "VP", 2), "Lưu: VT, VP (2)."),
        (Filing("VT", "", 3), "Lưu: VT (3)."),
    ],
)
def test_the_filing_line_has_colon_comma_count_and_final_stop(filing: Filing, printed: str) -> None:
    assert filing_text(filing) == printed
