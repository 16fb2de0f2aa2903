"""The words that the decree gives: Quốc hiệu, Tiêu ngữ, labels, drawn rules, numbering marks."""

from dataclasses import dataclass

from congvan.decree.lengths import Pt

__all__ = [
    "CIRCULATION_MARKS",
    "COPIES_LABEL",
    "DIEM_LETTERS",
    "END_MARK",
    "FILING_LABEL",
    "ISSUER_RULE",
    "MARKS",
    "NATIONAL_HEADING",
    "NATIONAL_MOTTO",
    "SUBJECT_GAP",
    "SUBJECT_PREFIX",
    "ZERO_BEFORE",
    "ZeroBefore",
]

NATIONAL_HEADING = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
"""Quốc hiệu (II.1.a); the tone mark placed as there."""

NATIONAL_MOTTO = "Độc lập - Tự do - Hạnh phúc"
"""Tiêu ngữ (II.1.b); under it a solid rule as long as the line."""

ISSUER_RULE = (1 / 3, 1 / 2)
"""The rule under tên cơ quan ban hành, as a share of the length of its line (II.2.b)."""

SUBJECT_PREFIX = "V/v"
"""Before trích yếu nội dung công văn (II.5.b)."""

SUBJECT_GAP = Pt(6)
"""Trích yếu stands this far below số, ký hiệu (II.5.b)."""

COPIES_LABEL = "Nơi nhận:"
"""II.9.d."""

FILING_LABEL = "Lưu"
"""The last line of Nơi nhận (II.9.d)."""

END_MARK = "./."
"""Directly after the last word; in every sample of Phụ lục III, in no sentence of the decree."""

MARKS = ("I.", "1.", "a)", "-", "+", "")
"""How sibling items may be numbered: Phần, khoản, điểm (II.6.đ); dash, plus and nothing are practice."""

DIEM_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Letters of điểm in the order of the decree's own lists (Phụ lục VI, Phần I, III): no f, j, w, z, ă, â, ê, ô, ơ, ư."""

CIRCULATION_MARKS = ("XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ")
"""Chỉ dẫn về phạm vi lưu hành (III.2.c)."""


@dataclass(frozen=True, slots=True)
class ZeroBefore:
    """Which numbers get a zero before them: số and ngày below 10, months 1 and 2 (II.3.c, II.4.b)."""

    number_below: int
    day_below: int
    months: tuple[int, ...]


ZERO_BEFORE = ZeroBefore(number_below=10, day_below=10, months=(1, 2))
