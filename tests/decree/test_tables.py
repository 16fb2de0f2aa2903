"""The decree's figures, read again from its text: Phụ lục I, Phần I."""

import pytest

from congvan.decree import BODY, DIEM_LETTERS, FONT, ISSUER_RULE, NATIONAL_MOTTO, PAPER, PARTS, URGENCY_MARKS, Mm, Pt


def test_the_page_is_a4_with_the_margins_of_muc_i() -> None:
    assert (PAPER.width, PAPER.height) == (Mm(210), Mm(297))
    margins = [(edge.least, edge.most) for edge in (PAPER.top, PAPER.bottom, PAPER.left, PAPER.right)]
    assert margins == [(Mm(a), Mm(b)) for a, b in ((20, 25), (20, 25), (30, 35), (15, 20))]
    assert FONT == "Times New Roman"


@pytest.mark.parametrize(
    ("part", "least", "most", "look"),
    [
        ("national_heading", 12, 13, "hoa đứng đậm"),
        ("national_motto", 13, 14, "thường đứng đậm"),
        ("parent", 12, 13, "hoa đứng"),
        ("issuer", 12, 13, "hoa đứng đậm"),
        ("symbol", 13, 13, "thường đứng"),
        ("place_date", 13, 14, "thường nghiêng"),
        ("subject", 12, 13, "thường đứng"),
        ("body", 13, 14, "thường đứng"),
        ("authority", 13, 14, "hoa đứng đậm"),
        ("signer", 13, 14, "thường đứng đậm"),
        ("addressees", 13, 14, "thường đứng"),
        ("copies_label", 12, 12, "thường nghiêng đậm"),
        ("copies", 11, 11, "thường đứng"),
        ("urgency", 13, 14, "hoa đứng đậm"),
        ("circulation", 13, 14, "hoa đứng đậm"),
        ("drafter", 11, 11, "thường đứng"),
        ("address", 11, 12, "thường đứng"),
        ("appendix_label", 14, 14, "thường đứng đậm"),
        ("appendix_title", 13, 14, "hoa đứng đậm"),
        ("appendix_reference", 13, 14, "thường nghiêng"),
        ("page_number", 13, 14, "thường đứng"),
    ],
)
def test_each_part_has_the_size_and_the_look_of_bang_mau_chu(part: str, least: int, most: int, look: str) -> None:
    found = PARTS[part]
    words = [
        "hoa" if found.upper else "thường",
        "nghiêng" if found.italic else "đứng",
        *(["đậm"] if found.bold else []),
    ]
    assert (found.size, " ".join(words)) == ((Pt(least), Pt(most)), look)


def test_every_part_is_in_the_table_above() -> None:
    assert len(PARTS) == 21


def test_the_urgency_boxes_are_those_of_iii_2_b() -> None:
    boxes = [(mark.words, mark.width, mark.height) for mark in URGENCY_MARKS]
    assert boxes == [("HOẢ TỐC", Mm(30), Mm(8)), ("THƯỢNG KHẨN", Mm(40), Mm(8)), ("KHẨN", Mm(20), Mm(8))]


def test_the_body_is_set_as_ii_6_e_says() -> None:
    assert (BODY.first_line, BODY.gap, BODY.line) == ((Mm(10), Mm(12.7)), Pt(6), (1.0, 1.5))


def test_the_rule_under_the_issuer_is_a_third_to_a_half() -> None:
    assert ISSUER_RULE == (1 / 3, 1 / 2)


def test_diem_letters_leave_out_what_the_decrees_lists_leave_out() -> None:
    assert not set("fjwzăâêôơư") & set(DIEM_LETTERS)
    assert len(DIEM_LETTERS) == len(set(DIEM_LETTERS)) == 23


def test_the_motto_has_hyphens_with_spaces() -> None:
    assert NATIONAL_MOTTO.split(" - ") == ["Độc lập", "Tự do", "Hạnh phúc"]


def test_lengths_know_their_units() -> None:
    assert Mm(25.4).twips == 1440
    assert Mm.from_pt(72) == pytest.approx(25.4)
    assert (Pt(6).twips, Pt(13).half_points) == (120, 26)
