"""The books of Phụ lục IV, read again from its text."""

import pytest

from congvan.decree import POST_REGISTER, REGISTER, REGISTER_COVER


def test_the_register_has_the_ten_columns_of_muc_i() -> None:
    assert REGISTER.title == "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
    assert [column.text for column in REGISTER.columns] == [
        "Số, ký hiệu văn bản",
        "Ngày tháng văn bản",
        "Tên loại và trích yếu nội dung văn bản",
        "Người ký",
        "Nơi nhận văn bản",
        "Đơn vị, người nhận bản lưu",
        "Số lượng bản",
        "Ngày chuyển",
        "Ký nhận",
        "Ghi chú",
    ]


def test_the_book_for_the_post_has_the_six_columns_of_muc_iii() -> None:
    assert POST_REGISTER.title == "SỔ GỬI VĂN BẢN ĐI BƯU ĐIỆN"
    assert [column.text for column in POST_REGISTER.columns] == [
        "Ngày chuyển",
        "Số, ký hiệu văn bản",
        "Nơi nhận văn bản",
        "Số lượng bì",
        "Ký nhận và dấu bưu điện",
        "Ghi chú",
    ]


def test_the_cover_says_year_days_numbers_and_volume() -> None:
    assert REGISTER_COVER.year.format(year=2025) == "Năm: 2025"
    assert REGISTER_COVER.days.format(first="02/01/2025", last="31/12/2025") == "Từ ngày 02/01/2025 đến ngày 31/12/2025"
    assert REGISTER_COVER.numbers.format(first="01", last="45") == "Từ số 01 đến số 45"
    assert REGISTER_COVER.volume.format(volume="01") == "Quyển số: 01"


def test_a_column_is_found_by_its_key() -> None:
    assert REGISTER.text_of("holder") == "Đơn vị, người nhận bản lưu"
    with pytest.raises(KeyError):
        POST_REGISTER.text_of("holder")


def test_no_key_stands_twice() -> None:
    for register in (REGISTER, POST_REGISTER):
        assert len({column.key for column in register.columns}) == len(register.columns)
