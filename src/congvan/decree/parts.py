"""Ô số: the parts of a letter and how each is set (Phụ lục I, Phần I, mục II-V; "table V" is the mẫu chữ table)."""

from dataclasses import dataclass
from enum import Enum

from congvan.decree.lengths import Mm, Pt

__all__ = ["HEAD_SIZES", "PARTS", "URGENCY_MARKS", "Align", "Part", "UrgencyMark"]


class Align(Enum):
    """Canh: how a part stands between its edges."""

    LEFT = "left"
    CENTRE = "center"
    JUSTIFY = "both"


@dataclass(frozen=True, slots=True)
class Part:
    """One thể thức component.

    Attributes:
        cell: ô số of the decree's drawing, with a letter where a cell holds several parts.
        term: the decree's name of the part.
        size: least and most cỡ chữ.
        clause: where the decree says so (PL1 = Phụ lục I, Phần I).
        upper: in hoa; otherwise in thường.
        bold: đậm.
        italic: nghiêng; otherwise đứng.
        align: how it stands.
    """

    cell: str
    term: str
    size: tuple[Pt, Pt]
    clause: str
    upper: bool = False
    bold: bool = False
    italic: bool = False
    align: Align = Align.CENTRE


def _size(least: float, most: float) -> tuple[Pt, Pt]:
    return (Pt(least), Pt(most))


PARTS: dict[str, Part] = {
    "national_heading": Part("1a", "Quốc hiệu", _size(12, 13), "PL1 II.1.a", upper=True, bold=True),
    "national_motto": Part("1b", "Tiêu ngữ", _size(13, 14), "PL1 II.1.b", bold=True),
    "parent": Part("2a", "Tên cơ quan chủ quản trực tiếp", _size(12, 13), "PL1 II.2.b", upper=True),
    "issuer": Part("2b", "Tên cơ quan ban hành văn bản", _size(12, 13), "PL1 II.2.b", upper=True, bold=True),
    "symbol": Part("3", "Số, ký hiệu", _size(13, 13), "PL1 II.3.c"),
    "place_date": Part("4", "Địa danh và thời gian ban hành", _size(13, 14), "PL1 II.4.c", italic=True),
    "subject": Part("5b", "Trích yếu nội dung công văn", _size(12, 13), "PL1 II.5.b"),
    "body": Part("6", "Nội dung văn bản", _size(13, 14), "PL1 II.6.e", align=Align.JUSTIFY),
    "authority": Part("7a", "Quyền hạn, chức vụ của người ký", _size(13, 14), "PL1 II.7.đ", upper=True, bold=True),
    "signer": Part("7b", "Họ và tên người ký", _size(13, 14), "PL1 II.7.đ", bold=True),
    "addressees": Part("9a", "Kính gửi", _size(13, 14), "PL1 II.9.d", align=Align.LEFT),
    "copies_label": Part("9b", "Nơi nhận", _size(12, 12), "PL1 II.9.d", bold=True, italic=True, align=Align.LEFT),
    "copies": Part("9b'", "Danh sách nơi nhận", _size(11, 11), "PL1 II.9.d", align=Align.LEFT),
    "urgency": Part("10b", "Dấu chỉ mức độ khẩn", _size(13, 14), "PL1 III.2.b", upper=True, bold=True),
    "circulation": Part("11", "Chỉ dẫn về phạm vi lưu hành", _size(13, 14), "PL1 III.2.c", upper=True, bold=True),
    "drafter": Part("12", "Ký hiệu người soạn thảo", _size(11, 11), "PL1 III.3", align=Align.LEFT),
    "address": Part("13", "Địa chỉ cơ quan", _size(11, 12), "PL1 III.4"),
    "appendix_label": Part("-", "Phụ lục", _size(14, 14), "PL1 III.1.b", bold=True),
    "appendix_title": Part("-", "Tên Phụ lục", _size(13, 14), "PL1 III.1.b", upper=True, bold=True),
    "appendix_reference": Part("-", "Thông tin chỉ dẫn kèm theo văn bản", _size(13, 14), "PL1 III.1.c", italic=True),
    "page_number": Part("-", "Số trang", _size(13, 14), "PL1 I.7"),
}
"""Every part by its English name."""

HEAD_SIZES = ((Pt(12), Pt(13), Pt(13)), (Pt(13), Pt(14), Pt(14)))
"""Sizes of Quốc hiệu, Tiêu ngữ, địa danh và ngày tháng năm that go together (table V, note 1)."""


@dataclass(frozen=True, slots=True)
class UrgencyMark:
    """Dấu chỉ mức độ khẩn: its words and the box drawn around them, in bright red (III.2.b)."""

    words: str
    width: Mm
    height: Mm


URGENCY_MARKS = (
    UrgencyMark("HOẢ TỐC", Mm(30), Mm(8)),
    UrgencyMark("THƯỢNG KHẨN", Mm(40), Mm(8)),
    UrgencyMark("KHẨN", Mm(20), Mm(8)),
)
"""From the most urgent to the least."""
