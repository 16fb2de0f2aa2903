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
    assert parts.signer.text == "Nguyễn Văn Anh"


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
