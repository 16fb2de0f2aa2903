"""What a printed book is told: whose it is, of which year, and its rows."""

from dataclasses import dataclass
from datetime import date

from congvan.letter import Entry

__all__ = ["BookPrint", "PostPrint", "PostRow"]


@dataclass(frozen=True, slots=True)
class BookPrint:
    """Sổ đăng ký văn bản đi to be printed.

    Attributes:
        parent: tên cơ quan chủ quản trực tiếp; empty = there is none, or it is not named.
        office: tên cơ quan, đơn vị.
        year: the year of the book.
        entries: its rows, in the order of their numbers; void and reserved numbers too.
        name: tên sổ, where the office has several; empty = it has one.
        volume: quyển số; empty = left for the pen.
        check: giá trị kiểm tra, the register's hash over its entries; empty = not printed.
        printed_on: the day of the print; None = not said.
    """

    parent: str
    office: str
    year: int
    entries: tuple[Entry, ...]
    name: str = ""
    volume: str = ""
    check: str = ""
    printed_on: date | None = None


@dataclass(frozen=True, slots=True)
class PostRow:
    """Một dòng của sổ gửi bưu điện.

    Attributes:
        sent_date: ngày chuyển; None = left for the pen.
        number: số, ký hiệu văn bản.
        recipient: nơi nhận văn bản.
        envelopes: số lượng bì; 0 = left for the pen.
        note: ghi chú.
    """

    sent_date: date | None
    number: str
    recipient: str
    envelopes: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class PostPrint:
    """Sổ gửi văn bản đi bưu điện to be printed; its fields mean what those of `BookPrint` mean."""

    parent: str
    office: str
    year: int
    rows: tuple[PostRow, ...]
    name: str = ""
    volume: str = ""
    printed_on: date | None = None
