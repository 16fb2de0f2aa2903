"""Sổ: the books of outgoing documents, their covers and columns (Phụ lục IV, mục I và III)."""

from dataclasses import dataclass

__all__ = ["POST_REGISTER", "REGISTER", "REGISTER_COVER", "Column", "Register", "RegisterCover"]


@dataclass(frozen=True, slots=True)
class Column:
    """Cột: one column of a book.

    Attributes:
        key: what the program calls it.
        text: what stands above it.
    """

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Register:
    """Sổ: one of the decree's books.

    Attributes:
        title: what stands on its cover.
        clause: where the decree says so.
        columns: the least that it must have, in order; under each stands its number, from (1).
    """

    title: str
    clause: str
    columns: tuple[Column, ...]

    def text_of(self, key: str) -> str:
        """Return what stands above a column.

        Raises:
            KeyError: the book has no such column.
        """
        for column in self.columns:
            if column.key == key:
                return column.text
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class RegisterCover:
    """Bìa và trang đầu: the lines of a cover; places as `str.format` fills them, dots where nothing is known.

    Attributes:
        year: the year of the book.
        days: its first and its last day.
        numbers: its first and its last number.
        volume: label of the volume.
        clause: where the decree says so.
    """

    year: str
    days: str
    numbers: str
    volume: str
    clause: str


REGISTER_COVER = RegisterCover(
    year="Năm: {year}",
    days="Từ ngày {first} đến ngày {last}",
    numbers="Từ số {first} đến số {last}",
    volume="Quyển số: {volume}",
    clause="PL4 I.1",
)

_NUMBER = Column("number", "Số, ký hiệu văn bản")
_COPIES_TO = Column("copies_to", "Nơi nhận văn bản")
_SENT_DATE = Column("sent_date", "Ngày chuyển")
_NOTE = Column("note", "Ghi chú")

REGISTER = Register(
    "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
    "PL4 I.2",
    (
        _NUMBER,
        Column("issued_date", "Ngày tháng văn bản"),
        Column("title", "Tên loại và trích yếu nội dung văn bản"),
        Column("signer", "Người ký"),
        _COPIES_TO,
        Column("holder", "Đơn vị, người nhận bản lưu"),
        Column("copies", "Số lượng bản"),
        _SENT_DATE,
        Column("receipt", "Ký nhận"),
        _NOTE,
    ),
)
"""Sổ đăng ký văn bản đi: «Tối thiểu gồm 10 nội dung»; an electronic one is printed with all of them (Điều 16.2.b)."""

POST_REGISTER = Register(
    "SỔ GỬI VĂN BẢN ĐI BƯU ĐIỆN",
    "PL4 III.2",
    (
        _SENT_DATE,
        _NUMBER,
        _COPIES_TO,
        Column("envelopes", "Số lượng bì"),
        Column("receipt", "Ký nhận và dấu bưu điện"),
        _NOTE,
    ),
)
"""Sổ gửi văn bản đi bưu điện: «Tối thiểu gồm 06 nội dung»."""
