"""What each column of the register says of an entry, and how a column of two things is parted again."""

from dataclasses import replace
from datetime import date

import pytest

from congvan.letter import Entry, Number, note_text, parted_title, register_row, slashed, title_text

ENTRY = Entry(
    Number(2025, "van-ban-di", 5, "", "SGDĐT-VP"),
    date(2025, 1, 2),
    "Công văn",
    "nghỉ Tết",
    "Người Ký Mẫu",
    "Các phòng",
    "VP",
    3,
    date(2025, 1, 3),
    "gửi lại",
)


def test_a_row_has_ten_texts_and_leaves_the_ninth_to_the_pen() -> None:
    assert register_row(ENTRY) == (
        *("05/SGDĐT-VP", "02/01/2025", "Công văn v/v nghỉ Tết", "Người Ký Mẫu", "Các phòng", "VP", "03", "03/01/2025"),
        *("", "gửi lại"),
    )
    empty = register_row(replace(ENTRY, copies=0, sent_date=None))
    assert empty[6:9] == ("", "", "")


@pytest.mark.parametrize(
    ("status", "reason", "note", "expected"),
    [
        ("entered", "", "gửi lại", "gửi lại"),
        ("void", "viết nhầm", "", "Số hủy: viết nhầm"),
        ("void", "viết nhầm.", "gửi lại", "Số hủy: viết nhầm. gửi lại"),
        ("void", "", "", "Số hủy"),
        ("reserved", "", "", "Số đã giữ, chưa đăng ký"),
    ],
)
def test_the_note_says_what_became_of_the_number(status: str, reason: str, note: str, expected: str) -> None:
    assert note_text(replace(ENTRY, status=status, reason=reason, note=note)) == expected  # type: ignore[arg-type]  # one of three


@pytest.mark.parametrize(
    ("kind", "subject", "title"),
    [
        ("Công văn", "nghỉ Tết", "Công văn v/v nghỉ Tết"),
        ("Công văn", "về việc nghỉ Tết", "Công văn về việc nghỉ Tết"),
        ("Công văn", "V/v nghỉ Tết", "Công văn V/v nghỉ Tết"),
        ("Quyết định", "về việc khen thưởng", "Quyết định về việc khen thưởng"),
        ("Kế hoạch", "kiểm tra", "Kế hoạch kiểm tra"),
        ("Giấy giới thiệu", "liên hệ", "Giấy giới thiệu liên hệ"),
        ("", "họp", "họp"),
    ],
)
def test_kind_and_subject_become_one_text_and_two_again(kind: str, subject: str, title: str) -> None:
    assert title_text(kind, subject) == title
    assert parted_title(title) == (kind, subject)
    assert parted_title(title, kind) == (kind, subject)


def test_kinds_are_known_as_people_write_them() -> None:
    assert parted_title("CV: nghỉ Tết") == ("Công văn", "nghỉ Tết")
    assert parted_title("KẾ HOẠCH - kiểm tra") == ("Kế hoạch", "kiểm tra")
    assert parted_title("Kế hoạchhh") == ("", "Kế hoạchhh")
    assert parted_title("Phiếu trình xin ý kiến", "Phiếu trình") == ("Phiếu trình", "xin ý kiến")
    assert parted_title("Phiếu trình", "Phiếu trình") == ("Phiếu trình", "")


def test_a_day_is_slashed() -> None:
    assert (slashed(date(2025, 3, 4)), slashed(None)) == ("04/03/2025", "")
