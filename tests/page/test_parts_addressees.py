"""Kính gửi (ô 9a) and the body that follows it."""

import pytest

from congvan.decree import Mm
from congvan.page import Look, Numbering, Passage, parts_of
from tests.page.building import body, c, foot, head, letter, p, page, table


def texts(found: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in found]


@pytest.mark.parametrize("label", ["Kính gửi:", "Kính gửi :", "KÍNH GỬI:", "Kinh gửi:", "Kính gởi:", "Kính gửi"])
def test_one_addressee_stands_on_the_line_of_the_label(label: str) -> None:
    parts = parts_of(letter(addressees=[c(f"{label} Sở Nội vụ")]))
    assert parts.addressees_label is not None
    assert parts.addressees_label.text == f"{label} Sở Nội vụ"
    assert texts(parts.addressees) == ["Sở Nội vụ"]
    assert len(parts.body) == 2


@pytest.mark.parametrize("dash", ["- ", "– ", "+ ", "-", "1. ", "• "])
def test_several_addressees_stand_under_the_label(dash: str) -> None:
    lines = [p("Kính gửi:"), p(f"{dash}Sở Nội vụ;"), p(f"{dash}Sở Tài chính."), p()]
    parts = parts_of(letter(addressees=lines))
    assert texts(parts.addressees) == [f"{dash}Sở Nội vụ;", f"{dash}Sở Tài chính."]
    assert texts(parts.body)[0].startswith("Thực hiện Kế hoạch")


def test_dashes_that_word_makes_are_known_too() -> None:
    dash = Numbering("-", Look())
    lines = [p("Kính gửi:"), p("Sở Nội vụ;", numbering=dash), p("Sở Tài chính.", numbering=dash)]
    assert texts(parts_of(letter(addressees=lines)).addressees) == ["Sở Nội vụ;", "Sở Tài chính."]


def test_addressees_without_dashes_are_told_by_their_semicolons_and_indents() -> None:
    inner = Mm(35)
    lines = [
        p("Kính gửi:", left=Mm(20)),
        p("Sở Nội vụ;", left=inner),
        p("Sở Tài chính", left=inner),
        p("Sở Y tế", left=inner),
    ]
    assert texts(parts_of(letter(addressees=lines)).addressees) == ["Sở Nội vụ;", "Sở Tài chính", "Sở Y tế"]


def test_addressees_far_in_under_the_colon_are_addressees_still() -> None:
    lines = [p("Kính gửi:", left=Mm(50)), p("- Sở Nội vụ;", left=Mm(70)), p("- Sở Tài chính.", left=Mm(70))]
    assert texts(parts_of(letter(addressees=lines)).addressees) == ["- Sở Nội vụ;", "- Sở Tài chính."]


def test_label_and_names_in_two_cells() -> None:
    cells = table(([p("Kính gửi:")], [p("- Sở Nội vụ;"), p("- Sở Tài chính.")]), widths=(50, 110), number=2)
    parts = parts_of(letter(addressees=[cells], foot=[foot(number=3)]))
    assert texts(parts.addressees) == ["- Sở Nội vụ;", "- Sở Tài chính."]
    assert len(parts.body) == 2


def test_label_and_first_name_parted_by_a_tab() -> None:
    parts = parts_of(letter(addressees=[p("\tKính gửi:\t- Sở Nội vụ;"), p("\t\t- Sở Tài chính.")]))
    assert texts(parts.addressees) == ["- Sở Nội vụ;", "- Sở Tài chính."]


def test_address_and_tax_code_belong_to_the_addressee() -> None:
    lines = [c("Kính gửi: Công ty Hoa Sen"), c("Địa chỉ: số 5 phố Lê Lợi, Hà Nội"), c("(Mã số thuế: 0100109106)")]
    parts = parts_of(letter(addressees=lines))
    assert texts(parts.addressees)[1:] == ["Địa chỉ: số 5 phố Lê Lợi, Hà Nội", "(Mã số thuế: 0100109106)"]


def test_two_labels_are_both_read() -> None:
    lines = [c("Kính gửi: Sở Nội vụ"), c("Đồng kính gửi: Sở Tài chính")]
    assert texts(parts_of(letter(addressees=lines)).addressees) == ["Sở Nội vụ", "Sở Tài chính"]


def test_can_cu_with_a_dash_is_body_not_an_addressee() -> None:
    can_cu = p("- Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;", "both")
    parts = parts_of(letter(addressees=[c("Kính gửi: Sở Nội vụ")], body=[can_cu, *body()]))
    assert texts(parts.addressees) == ["Sở Nội vụ"]
    assert texts(parts.body)[0] == "- Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;"


def test_short_first_paragraph_of_the_body_is_not_an_addressee() -> None:
    parts = parts_of(letter(body=[p("Sở xin thông báo như sau:"), *body()]))
    assert texts(parts.addressees) == ["Trường Trung học phổ thông Thái Phiên"]
    assert texts(parts.body)[0] == "Sở xin thông báo như sau:"


def test_a_table_of_data_is_apart_from_the_paragraphs() -> None:
    data = table(([p("Trường")], [p("Số lớp")]), ([p("Thái Phiên")], [p("45")]), drawn=True, number=2)
    parts = parts_of(letter(body=[*body(), data, p("Đề nghị các đơn vị thực hiện./.", "both")], foot=[foot(number=3)]))
    assert texts(parts.body_tables) == ["Trường", "Số lớp", "Thái Phiên", "45"]
    assert len(parts.body) == 3


def test_body_ends_with_a_table_of_data() -> None:
    data = table(([p("Trường")], [p("Số lớp")]), ([p("Thái Phiên")], [p("45")]), drawn=True, number=2)
    parts = parts_of(letter(body=[*body(), data], foot=[foot(number=3)]))
    assert texts(parts.body_tables)[-1] == "45"
    assert parts.signer is not None
    assert parts.signer.text == "Phạm Quốc Hiệu"


def test_a_paragraph_with_a_line_break_or_tab_stays_one_paragraph_of_the_body() -> None:
    made = [p("\tĐiều kiện:\nhọc sinh giỏi.", "both"), p("1.\tĐợt một: tháng ba\tĐợt hai: tháng tư", "both"), *body()]
    assert texts(parts_of(letter(body=made)).body)[:2] == [
        "Điều kiện:\nhọc sinh giỏi.",
        "1.\tĐợt một: tháng ba\tĐợt hai: tháng tư",
    ]


def test_body_without_kinh_gui_begins_after_the_head() -> None:
    parts = parts_of(page(head(), *body(), foot()))
    assert parts.addressees_label is None
    assert texts(parts.body)[0].startswith("Thực hiện Kế hoạch")
    assert len(parts.body) == 2


def test_a_short_first_paragraph_after_the_list_is_body_however_it_stands() -> None:
    lines = [p("Kính gửi:", left=Mm(35)), p("- Sở Nội vụ;", left=Mm(45)), p("- Sở Tài chính;", left=Mm(45))]
    for first in (p("Sở xin báo cáo:", first_line=Mm(10)), p("Sở xin báo cáo:"), p("Sở xin báo cáo:", "both")):
        parts = parts_of(letter(addressees=lines, body=[first, *body()]))
        assert texts(parts.addressees) == ["- Sở Nội vụ;", "- Sở Tài chính;"]
        assert len(parts.body) == 3


def test_a_body_that_is_not_justified_and_begins_further_in_than_the_label_is_body() -> None:
    for label in (p("Kính gửi: Sở Nội vụ"), p("Kính gửi: Sở Nội vụ", first_line=Mm(35))):
        parts = parts_of(letter(addressees=[label], body=[p("Sở xin báo cáo:", first_line=Mm(12.7)), *body()]))
        assert texts(parts.addressees) == ["Sở Nội vụ"]


def test_a_body_of_dashes_after_one_addressee_is_body() -> None:
    made = [p("- Các trường nộp báo cáo;"), p("- Phòng Tổ chức tổng hợp./.")]
    parts = parts_of(letter(body=made))
    assert texts(parts.addressees) == ["Trường Trung học phổ thông Thái Phiên"]
    assert len(parts.body) == 2


def test_a_first_addressee_on_the_line_of_the_label_is_followed_by_others() -> None:
    for first in ("Kính gửi: Sở Nội vụ;", "Kính gửi: - Sở Nội vụ"):
        parts = parts_of(letter(addressees=[p(first), p("- Sở Tài chính.")]))
        assert texts(parts.addressees)[1:] == ["- Sở Tài chính."]


def test_a_name_broken_in_two_lines_is_read_whole() -> None:
    broken = p("Kính gửi: Ủy ban nhân dân\nthành phố Hải Phòng", "both")
    assert texts(parts_of(letter(addressees=[broken])).addressees) == ["Ủy ban nhân dân", "thành phố Hải Phòng"]
    under = [p("Kính gửi: Ủy ban nhân dân", left=Mm(20)), p("thành phố Hải Phòng", left=Mm(41))]
    assert texts(parts_of(letter(addressees=under)).addressees) == ["Ủy ban nhân dân", "thành phố Hải Phòng"]


def test_a_long_item_after_the_list_is_body() -> None:
    item = p("- " + "Các trường nộp báo cáo số liệu đầu năm học về Sở theo mẫu kèm theo công văn này, " * 4)
    lines = [p("Kính gửi:"), p("- Sở Nội vụ;"), p("- Sở Tài chính.")]
    parts = parts_of(letter(addressees=lines, body=[item, *body()]))
    assert len(parts.addressees) == 2
    assert len(parts.body) == 3


def test_a_letter_all_in_one_table_has_its_body_apart() -> None:
    long = "Các trường nộp báo cáo số liệu đầu năm học về Sở theo mẫu kèm theo công văn này trước ngày 15, " * 2
    made = table(([p("Kính gửi:")], [p("- Sở Nội vụ;")]), ([p(long)], [p()]), widths=(60, 100), number=2)
    parts = parts_of(letter(addressees=[made], foot=[foot(number=3)]))
    assert texts(parts.addressees) == ["- Sở Nội vụ;"]
    assert len(parts.body_tables) == 1


def test_a_sentence_that_begins_with_the_words_is_not_the_label() -> None:
    words = "Kính gửi các đơn vị bản báo cáo tổng hợp số liệu đầu năm học của toàn ngành " * 2
    parts = parts_of(letter(head=[head(), p(words, "both")]))
    assert parts.addressees_label is not None
    assert parts.addressees_label.text.startswith("Kính gửi: Trường")
