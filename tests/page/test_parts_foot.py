"""The foot: signature (ô 7), Nơi nhận (ô 9b), drafter's mark (ô 12)."""

import pytest

from congvan.decree import Mm, Pt
from congvan.page import Page, Passage, TabStop, parts_of
from tests.page.building import c, foot, letter, p, section, table


def texts(found: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in found]


def signed(*lines: str, copies: tuple[str, ...] = ("- Như trên;", "- Lưu: VT.")) -> Page:
    left = [p("Nơi nhận:"), *(p(text) for text in copies)]
    return letter(foot=[table((left, [c(text) for text in lines]), widths=(80, 80), number=2)])


def check_foot(page: Page) -> None:
    parts = parts_of(page)
    assert texts(parts.authority) == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert parts.signer is not None
    assert parts.signer.text == "Phạm Quốc Hiệu"
    assert parts.copies_label is not None
    assert parts.copies_label.text == "Nơi nhận:"
    assert texts(parts.copies) == ["- Như trên;", "- Lưu: VT, VP. PL.(300)"]
    assert len(parts.body) == 2
    assert len(parts.signature_room) == 3
    assert parts.others == ()


def test_foot_in_a_table() -> None:
    check_foot(letter())


def test_foot_in_a_table_of_two_rows() -> None:
    rows = table(
        (
            [p("Nơi nhận:"), p("- Như trên;"), p("- Lưu: VT, VP. PL.(300)")],
            [c("KT. GIÁM ĐỐC"), c("PHÓ GIÁM ĐỐC"), c(), c()],
        ),
        ([p()], [c(), c("Phạm Quốc Hiệu")]),
        widths=(80, 80),
        number=2,
    )
    check_foot(letter(foot=[rows]))


def test_foot_set_side_by_side_with_tabs() -> None:
    stops = (TabStop(Mm(120), "center"),)
    lines = [
        "Nơi nhận:\tKT. GIÁM ĐỐC",
        "- Như trên;\tPHÓ GIÁM ĐỐC",
        "- Lưu: VT, VP. PL.(300)",
        "",
        "",
        "",
        "\tPhạm Quốc Hiệu",
    ]
    check_foot(letter(foot=[p(line, tabs=stops) for line in lines]))


def test_foot_in_plain_paragraphs_signature_first() -> None:
    far = Mm(80)
    signature = [p("KT. GIÁM ĐỐC", "center", left=far), p("PHÓ GIÁM ĐỐC", "center", left=far), p(), p(), p()]
    name = p("Phạm Quốc Hiệu", "center", left=far)
    copies = [p("Nơi nhận:"), p("- Như trên;"), p("- Lưu: VT, VP. PL.(300)")]
    check_foot(letter(foot=[*signature, name, *copies]))


def test_foot_in_plain_paragraphs_at_the_right_edge() -> None:
    copies = [p("Nơi nhận:"), p("- Như trên;"), p("- Lưu: VT, VP. PL.(300)")]
    signature = [p("KT. GIÁM ĐỐC", "right"), p("PHÓ GIÁM ĐỐC", "right"), p(), p(), p(), p("Phạm Quốc Hiệu", "right")]
    check_foot(letter(foot=[*copies, *signature]))


def test_signature_in_a_table_and_copies_below_it() -> None:
    lines = [c("KT. GIÁM ĐỐC"), c("PHÓ GIÁM ĐỐC"), c(), c(), c(), c("Phạm Quốc Hiệu")]
    copies = [p("Nơi nhận:"), p("- Như trên;"), p("- Lưu: VT, VP. PL.(300)")]
    check_foot(letter(foot=[table(([p()], lines), widths=(80, 80), number=2), *copies]))


@pytest.mark.parametrize(
    "authority",
    [
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ("KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ("Kt. Giám đốc", "Phó Giám đốc"),
        ("TL. BỘ TRƯỞNG", "KT. VỤ TRƯỞNG", "PHÓ VỤ TRƯỞNG"),
        ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"),
        ("Q. GIÁM ĐỐC",),
    ],
)
def test_authority_is_found_however_it_is_written(authority: tuple[str, ...]) -> None:
    parts = parts_of(signed(*authority, "", "", "Nguyễn Thị Minh Khai"))
    assert texts(parts.authority) == list(authority)
    assert parts.signer is not None
    assert parts.signer.text == "Nguyễn Thị Minh Khai"


@pytest.mark.parametrize(
    "name", ["TS. Lê Lợi", "PGS.TS Lê Hồng Phong", "LÊ HỒNG PHONG", "Võ thị Sáu", "Đại tá Lê Lợi", "Lê Thị H'Linh"]
)
def test_the_name_is_found_with_titles_and_in_capitals(name: str) -> None:
    parts = parts_of(signed("GIÁM ĐỐC", "", "", name))
    assert parts.signer is not None
    assert parts.signer.text == name
    assert texts(parts.authority) == ["GIÁM ĐỐC"]


@pytest.mark.parametrize("mark", ["(Đã ký)", "(Chữ ký, dấu)", "Đã ký", "[daky]"])
def test_a_note_in_place_of_the_signature_is_its_room(mark: str) -> None:
    parts = parts_of(signed("GIÁM ĐỐC", "", mark, "", "Lê Hồng Phong"))
    assert texts(parts.authority) == ["GIÁM ĐỐC"]
    assert texts(parts.signature_room) == ["", mark, ""]
    assert parts.second_title == ()


def test_a_title_above_the_name_is_the_second_title() -> None:
    parts = parts_of(signed("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "", "", "PHÓ GIÁM ĐỐC SỞ Y TẾ", "Lê Hồng Phong"))
    assert texts(parts.authority) == ["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"]
    assert texts(parts.second_title) == ["PHÓ GIÁM ĐỐC SỞ Y TẾ"]


def test_a_letter_without_a_name_has_no_signer() -> None:
    parts = parts_of(signed("GIÁM ĐỐC", "", ""))
    assert parts.signer is None
    assert texts(parts.authority) == ["GIÁM ĐỐC"]


def test_a_letter_without_noi_nhan_still_has_its_signature() -> None:
    signature = [p("GIÁM ĐỐC", "center", left=Mm(80)), p(), p(), p("Lê Hồng Phong", "center", left=Mm(80))]
    parts = parts_of(letter(foot=signature))
    assert parts.copies_label is None
    assert texts(parts.authority) == ["GIÁM ĐỐC"]
    assert parts.signer is not None
    assert len(parts.body) == 2


@pytest.mark.parametrize(
    ("filing", "mark"),
    [
        ("- Lưu: VT, VP. PL.(300)", "PL.(300)"),
        ("- Lưu: VT, VP (02). NVA.05", "NVA.05"),
        ("- Lưu: VT, VP. PL. (300).", "PL. (300)."),
        ("- Lưu: VT, VP (02).", ""),
        ("- Lưu: VT, NVĐP.", ""),
    ],
)
def test_the_drafters_mark_stands_after_the_full_stop_of_luu(filing: str, mark: str) -> None:
    parts = parts_of(signed("GIÁM ĐỐC", "", "Lê Lợi", copies=("- Như trên;", filing)))
    assert (parts.drafter.text if parts.drafter else "") == mark


def test_the_drafters_mark_on_a_line_of_its_own() -> None:
    parts = parts_of(signed("GIÁM ĐỐC", "", "Lê Lợi", copies=("- Như trên;", "- Lưu: VT.", "PL.(300)")))
    assert parts.drafter is not None
    assert parts.drafter.text == "PL.(300)"


def test_copies_that_begin_on_the_line_of_the_label() -> None:
    left = [p("Nơi nhận: - Như trên;"), p("- Lưu: VT.")]
    parts = parts_of(letter(foot=[table((left, [c("GIÁM ĐỐC"), c(), c("Lê Lợi")]), widths=(80, 80), number=2)]))
    assert texts(parts.copies) == ["- Như trên;", "- Lưu: VT."]


def test_noi_nhan_as_a_word_of_the_body_is_not_the_label() -> None:
    sentence = p("Nơi nhận hồ sơ: Phòng Tổ chức cán bộ, tầng hai của trụ sở Sở.", "both")
    parts = parts_of(letter(body=[sentence], foot=[foot()]))
    assert texts(parts.body) == [sentence.text]
    assert parts.copies_label is not None
    assert parts.copies_label.text == "Nơi nhận:"


def test_a_heading_in_capitals_in_the_body_is_not_the_signature() -> None:
    made = [
        p("I. KẾT QUẢ", bold=True),
        p("Các trường đã nộp đủ.", "both"),
        p("II. ĐỀ NGHỊ", bold=True),
        p("Sở xem xét./.", "both"),
    ]
    parts = parts_of(letter(body=made))
    assert texts(parts.body) == ["I. KẾT QUẢ", "Các trường đã nộp đủ.", "II. ĐỀ NGHỊ", "Sở xem xét./."]
    assert texts(parts.authority) == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]


def test_an_empty_line_between_two_lines_of_authority_parts_nothing() -> None:
    parts = parts_of(signed("KT. GIÁM ĐỐC", "", "PHÓ GIÁM ĐỐC", "", "", "Lê Lợi"))
    assert texts(parts.authority) == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert parts.second_title == ()
    assert len(parts.signature_room) == 2


def test_title_and_name_without_room_between() -> None:
    parts = parts_of(signed("GIÁM ĐỐC", "Lê Lợi"))
    assert texts(parts.authority) == ["GIÁM ĐỐC"]
    assert parts.signature_room == ()


def test_a_name_on_the_page_after_the_letter_is_not_the_signer() -> None:
    far = Mm(80)
    signature = [p("GIÁM ĐỐC", "center", left=far), p(), p("Lê Lợi", "center", left=far)]
    after = [c("DANH SÁCH", page_break_before=True), c("Võ Thị Sáu"), c("Nguyễn Văn Cừ")]
    parts = parts_of(letter(foot=signature, after=after))
    assert parts.signer is not None
    assert parts.signer.text == "Lê Lợi"
    broken = parts_of(letter(foot=signature, after=[p("\f"), *(c(line.text) for line in after)]))
    assert broken.signer is not None
    assert broken.signer.text == "Lê Lợi"


def test_noi_nhan_of_a_draft_attached_is_not_that_of_the_letter() -> None:
    draft = [c("QUYẾT ĐỊNH", page_break_before=True), p("Nơi nhận:"), p("- Như Điều 3;"), p("- Lưu: VT, TCCB.")]
    parts = parts_of(letter(after=draft))
    assert texts(parts.copies) == ["- Như trên;", "- Lưu: VT, VP. PL.(300)"]
    plain = parts_of(letter(foot=[p("Nơi nhận:"), p("- Như trên;"), p("- Lưu: VT.")], after=draft))
    assert texts(plain.copies) == ["- Như trên;", "- Lưu: VT."]


def test_a_title_that_is_not_on_any_list_is_no_name() -> None:
    parts = parts_of(signed("TRƯỞNG TIỂU BAN", "", ""))
    assert parts.signer is None
    assert texts(parts.authority) == ["TRƯỞNG TIỂU BAN"]


def test_signature_at_the_left_and_noi_nhan_at_the_right() -> None:
    right = [p("Nơi nhận:"), p("- Như trên;")]
    cells = ([c("GIÁM ĐỐC"), c(), c("Lê Lợi")], right)
    parts = parts_of(letter(foot=[table(cells, widths=(80, 80), number=2)]))
    assert parts.signer is not None
    assert parts.signer.text == "Lê Lợi"
    assert texts(parts.copies) == ["- Như trên;"]


def test_what_stands_below_the_table_is_not_on_the_list_of_noi_nhan() -> None:
    parts = parts_of(letter(after=[p("- Bản này thay bản gửi ngày hôm qua")]))
    assert texts(parts.copies) == ["- Như trên;", "- Lưu: VT, VP. PL.(300)"]
    assert texts(parts.others) == ["- Bản này thay bản gửi ngày hôm qua"]


def test_notes_below_a_plain_list_are_not_on_it() -> None:
    copies = [p("Nơi nhận:"), p("- Như trên;"), p("- Lưu: VT."), p("Ghi chú:"), p("1 Tên cơ quan.")]
    parts = parts_of(letter(foot=copies))
    assert texts(parts.copies) == ["- Như trên;", "- Lưu: VT."]
    assert texts(parts.others) == ["Ghi chú:", "1 Tên cơ quan."]


def test_a_section_after_a_plain_foot_is_not_of_the_foot() -> None:
    far = Mm(80)
    signature = [p("GIÁM ĐỐC", "center", left=far), p(), p("Lê Lợi", "center", left=far)]
    copies = [p("Nơi nhận:"), p("- Như trên;")]
    first = letter(foot=[*signature, *copies]).sections[0]
    made = Page("letter.docx", (first, section(p("Võ Thị Sáu", "right"), p("- Lớp 12A"), number=2)))
    parts = parts_of(made)
    assert parts.signer is not None
    assert parts.signer.text == "Lê Lợi"
    assert texts(parts.copies) == ["- Như trên;"]


@pytest.mark.parametrize("last", ["1. THPT THÁI PHIÊN", "ĐỀ NGHỊ CÁC TRƯỜNG BÁO CÁO.", "Trân trọng cảm ơn"])
def test_the_last_line_of_the_body_may_look_like_a_title(last: str) -> None:
    parts = parts_of(letter(body=[p("Danh sách các trường tham gia:"), p(last)]))
    assert texts(parts.body)[-1] == last
    assert texts(parts.authority) == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]


def test_a_sentence_that_is_indented_far_is_still_body() -> None:
    quoted = p("“Các trường báo cáo số liệu trước ngày 15 hằng tháng.”.", left=Mm(60))
    parts = parts_of(letter(body=[p("Quy chế nêu rõ:"), quoted], foot=[p("Nơi nhận:"), p("- Như trên;")]))
    assert texts(parts.body)[-1] == quoted.text
    assert parts.authority == ()


@pytest.mark.parametrize(
    "text", ["Phạm Quốc Hiệu", "Lê Thị H'Linh", "PGS.TS Trần Phú", "Y Ngông Niê Kđăm", "Họ và tên"]
)
def test_names_are_known(text: str) -> None:
    parts = parts_of(signed("GIÁM ĐỐC", "", text))
    assert parts.signer is not None


@pytest.mark.parametrize("text", ["Lê", "ngày mai họp", "Kế toán trưởng", "Ông Lê Lợi là giám đốc của Sở này"])
def test_what_is_no_name_is_not_taken_for_one(text: str) -> None:
    assert parts_of(signed("GIÁM ĐỐC", "", text)).signer is None


def test_a_name_in_capitals_below_room_that_is_only_space_is_the_name() -> None:
    right = [c("KT. GIÁM ĐỐC"), c("PHÓ GIÁM ĐỐC"), c("NGUYỄN VĂN ANH", before=Pt(70))]
    left = [p("Nơi nhận:"), p("- Như trên;"), p("- Lưu: VT.")]
    parts = parts_of(letter(foot=[table((left, right), widths=(80, 80), number=2)]))
    assert parts.signer is not None
    assert parts.signer.text == "NGUYỄN VĂN ANH"
    assert texts(parts.authority) == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
