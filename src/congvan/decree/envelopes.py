"""Bì văn bản (Phụ lục IV, mục II): its words, and where the decree's drawing puts them.

The decree names no size: its drawing (158.7 x 70.8 mm) stands for any envelope, so places are shares of the paper.
"""

from dataclasses import dataclass

from congvan.decree.lengths import Mm, Pt

__all__ = ["ENVELOPE", "EnvelopeForm"]


@dataclass(frozen=True, slots=True)
class EnvelopeForm:
    """Mẫu bì văn bản.

    Attributes:
        address: before địa chỉ.
        phone: before số điện thoại.
        fax: before số Fax.
        email: before thư điện tử.
        website: before trang thông tin.
        number: before số, ký hiệu văn bản.
        addressee: before nơi nhận; bold italic.
        name_size: cỡ chữ of tên cơ quan, tổ chức, which is bold.
        line_size: of the lines under it.
        number_size: of số, ký hiệu.
        addressee_size: of Kính gửi.
        rule: length of the rule under the head, as a share of the width of the envelope.
        number_at: where số, ký hiệu begins, as a share of the width.
        addressee_at: where «Kính gửi:» begins, as a share of the width.
        name_at: where the addressee begins, as a share of the width.
        addressee_down: where they stand, as a share of the height.
        logo: width and height of biểu tượng.
        clause: where the decree says so.
    """

    address: str
    phone: str
    fax: str
    email: str
    website: str
    number: str
    addressee: str
    name_size: Pt
    line_size: Pt
    number_size: Pt
    addressee_size: Pt
    rule: float
    number_at: float
    addressee_at: float
    name_at: float
    addressee_down: float
    logo: tuple[Mm, Mm]
    clause: str


ENVELOPE = EnvelopeForm(
    address="Địa chỉ:",
    phone="Điện thoại:",
    fax="Fax:",
    email="E-Mail:",
    website="Website:",
    number="Số/ký hiệu văn bản:",
    addressee="Kính gửi:",
    name_size=Pt(12),
    line_size=Pt(10.5),
    number_size=Pt(12),
    addressee_size=Pt(13),
    rule=0.59,
    number_at=0.08,
    addressee_at=0.39,
    name_at=0.55,
    addressee_down=0.55,
    logo=(Mm(14.6), Mm(16.6)),
    clause="Phụ lục IV, mục II",
)
