"""Tên loại văn bản: the kinds of documents, and the abbreviation that each has in its ký hiệu.

Sources: Nghị định 30/2020/NĐ-CP, from 05 March 2020: Điều 7 for the 29 kinds, Phụ lục III, Phần I for the
abbreviations; a công văn and a thư công have none. Legal documents: Luật Ban hành văn bản quy phạm pháp luật
64/2025/QH15, Điều 4, from 01 April 2025; before it 80/2015/QH13.
"""

from dataclasses import dataclass

__all__ = ["COPY_KINDS", "HABIT_CODES", "KINDS", "LEGAL_KINDS", "Kind"]


@dataclass(frozen=True, slots=True)
class Kind:
    """Loại văn bản.

    Attributes:
        name: tên loại.
        code: chữ viết tắt; empty = it has none.
    """

    name: str
    code: str = ""


def _kinds(text: str) -> tuple[Kind, ...]:
    rows = (row.strip().split(": ") for line in text.strip().splitlines() for row in line.split("|"))
    return tuple(Kind(*row) for row in rows)


KINDS = _kinds("""
Nghị quyết: NQ | Quyết định: QĐ | Chỉ thị: CT | Quy chế: QC | Quy định: QyĐ | Thông cáo: TC | Thông báo: TB
Hướng dẫn: HD | Chương trình: CTr | Kế hoạch: KH | Phương án: PA | Đề án: ĐA | Dự án: DA | Báo cáo: BC | Biên bản: BB
Tờ trình: TTr | Hợp đồng: HĐ | Công văn | Công điện: CĐ | Bản ghi nhớ: BGN | Bản thỏa thuận: BTT | Giấy ủy quyền: GUQ
Giấy mời: GM | Giấy giới thiệu: GGT | Giấy nghỉ phép: GNP | Phiếu gửi: PG | Phiếu chuyển: PC | Phiếu báo: PB | Thư công
""")
"""Văn bản hành chính (Điều 7), in the order of the decree; Nghị quyết and Quyết định are those «cá biệt»."""

COPY_KINDS = _kinds("Bản sao y: SY | Bản trích sao: TrS | Bản sao lục: SL")
"""Bản sao văn bản (Phụ lục III, Phần I)."""

HABIT_CODES = ("CV", "CVĐ")
"""Written in the ký hiệu of a công văn by habit; no table has them."""

LEGAL_KINDS = _kinds("""
Hiến pháp | Bộ luật | Luật | Pháp lệnh | Nghị quyết liên tịch: NQLT | Lệnh: L | Nghị định: NĐ | Thông tư: TT
Thông tư liên tịch: TTLT | Nghị quyết: NQ | Quyết định: QĐ
""")
"""Văn bản quy phạm pháp luật. Hiến pháp, bộ luật, luật and pháp lệnh have the sign of who passed them: 64/2025/QH15."""
