"""What differs from most letters."""

from congvan.pdf.sheet import differences

BODY = [
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
    "Thực hiện Nghị quyết số 20/NQ-HĐND của Hội đồng nhân dân thành phố khóa XVI,",
    "1. Bám sát kế hoạch, triển khai thực hiện kịp thời các nhiệm vụ năm học 2022-2023.",
    "2. Báo cáo kết quả trước ngày 30/9/2022.",
    "Trân trọng./.",
]


def letters(count: int = 5) -> list[list[str]]:
    return [[BODY[0], f"Kính gửi: Hiệu trưởng Trường THPT số {place}", *BODY[1:]] for place in range(count)]


def test_letters_that_are_all_the_same_have_no_differences() -> None:
    assert differences([BODY, BODY, BODY]) == [(), (), ()]


def test_no_letters_and_one_letter_have_no_differences() -> None:
    assert differences([]) == []
    assert differences([BODY]) == [()]
    assert differences([[], [], []]) == [(), (), ()]


def test_a_line_that_is_each_letters_own_is_shown_whole_for_each() -> None:
    assert differences(letters(3)) == [(f"Kính gửi: Hiệu trưởng Trường THPT số {place}",) for place in range(3)]


def test_a_changed_word_is_shown_with_three_words_on_either_side() -> None:
    texts = letters()
    texts[3][3] = texts[3][3].replace("kịp thời", "đúng hạn")
    assert differences(texts)[3][1:] == ("… khai thực hiện đúng hạn các nhiệm vụ …",)


def test_a_word_taken_out_is_shown_by_what_stands_around_it() -> None:
    texts = letters()
    texts[3][3] = texts[3][3].replace("kịp thời ", "")
    (excerpt,) = differences(texts)[3][1:]
    assert "thực hiện các nhiệm" in excerpt


def test_a_missing_line_is_named_and_the_lines_below_are_not_taken_for_changed() -> None:
    texts = letters()
    del texts[2][3]
    assert differences(texts)[2][1:] == (f"Missing: {BODY[2]}",)


def test_an_added_line_is_shown_whole() -> None:
    texts = letters()
    texts[0].insert(4, "3. Riêng đơn vị này báo cáo bằng văn bản.")
    assert differences(texts)[0][1:] == ("3. Riêng đơn vị này báo cáo bằng văn bản.",)


def test_a_line_replaced_by_a_wholly_different_one_is_told_as_missing_and_as_new() -> None:
    texts = letters()
    texts[1][4] = "Không phải báo cáo."
    assert differences(texts)[1][1:] == (f"Missing: {BODY[3]}", "Không phải báo cáo.")


def test_a_line_that_moved_is_told_as_standing_in_another_place() -> None:
    texts = letters()
    texts[4][3], texts[4][4] = texts[4][4], texts[4][3]
    told = differences(texts)[4][1:]
    assert len(told) == 1
    assert told[0].startswith("In another place: ")


def test_an_added_line_and_a_removed_one_do_not_shift_the_rest() -> None:
    texts = letters()
    texts[0].insert(2, "Căn cứ riêng của đơn vị này:")
    del texts[0][5]
    assert differences(texts)[0][1:] == ("Căn cứ riêng của đơn vị này:", f"Missing: {BODY[3]}")


def test_spaces_and_empty_paragraphs_make_no_difference() -> None:
    texts: list[list[str]] = [list(BODY) for _ in range(3)]
    texts[1] = [BODY[0] + " ", "", *BODY[1:], "  "]
    assert differences(texts) == [(), (), ()]


def test_the_majority_is_right_even_when_the_first_letter_is_the_odd_one() -> None:
    texts = letters()
    texts[0][4] = "2. Báo cáo kết quả trước ngày 31/9/2022."
    told = differences(texts)
    assert told[0][1:] == ("… quả trước ngày 31/9/2022.",)
    assert all(len(lines) == 1 for lines in told[1:])


def test_a_line_repeated_within_a_letter_is_no_difference() -> None:
    texts = [[*BODY, "Như trên;", "Như trên;"] for _ in range(4)]
    assert differences(texts) == [()] * 4
