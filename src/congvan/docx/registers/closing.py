"""Kết sổ: how many numbers the book holds, what they can be checked by, and who answers for it.

The decree's form has none; an office that prints its electronic register and binds it closes it so.
"""

from collections.abc import Iterator
from datetime import date

from congvan.decree import Mm
from congvan.docx.registers.pieces import cell, paragraph, row, table
from congvan.docx.registers.styles import TEXT_WIDTH
from congvan.letter import day_text, month_text

__all__ = ["closing"]

_NONE = Mm(0)
_SIGNERS = ("NGƯỜI LẬP SỔ", "NGƯỜI PHỤ TRÁCH")
_HOW = "(Ký, ghi rõ họ tên)"


def closing(counted: str, day: date | None, *, check: str = "") -> Iterator[str]:
    """Give what stands after the table: one row of another table, so that all of it stands on one page.

    Args:
        counted: the sentence that says what the book holds.
        day: of the print; None = left for the pen.
        check: giá trị kiểm tra of the register; empty = none.
    """
    dated = (
        f"Ngày {day_text(day.day)} tháng {month_text(day.month)} năm {day.year}"
        if day is not None
        else "Ngày …… tháng …… năm ………"
    )
    texts = [paragraph("KetSo", counted)]
    if check:
        texts.append(paragraph("MaKiemTra", f"Giá trị kiểm tra của sổ (SHA-256): {check}"))
    texts.append(_beside("NgayKy", "", dated))
    texts.append(_beside("NguoiKy", *_SIGNERS))
    texts.append(_beside("CachKy", _HOW, _HOW))
    yield paragraph("KhongChu")  # without it Word joins the two tables
    whole = TEXT_WIDTH.twips
    yield table((whole,), (row((cell(whole, *texts),)),), lines=False, margin=_NONE)
    yield paragraph("KhongChu")  # Word asks for one after a table; an ordinary one might need a page of its own


def _beside(style: str, left: str, right: str) -> str:
    """Return two texts centred in the left and the right half."""
    stops = "".join(f'<w:tab w:val="center" w:pos="{Mm(TEXT_WIDTH * part).twips}"/>' for part in (0.25, 0.75))
    words = "".join(f"<w:r><w:tab/></w:r><w:r><w:t>{text}</w:t></w:r>" for text in (left, right))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:tabs>{stops}</w:tabs></w:pPr>{words}</w:p>'
