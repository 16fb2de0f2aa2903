"""Builds pages by hand, in few words: lines, tables, sections."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from congvan.decree import Mm, Pt
from congvan.page import Block, Border, Borders, Cell, Look, Margins, Page, Paragraph, Row, Run, Section, Spot, Table

WIDTH = Mm(160)
LINE = Border()
BOX = Borders(LINE, LINE, LINE, LINE)
_numbers = count(1)


def spot(part: str = "word/document.xml") -> Spot:
    number = next(_numbers)
    return Spot(part, number, f"paragraph {number}")


def p(text: str = "", align: str = "left", *, bold: bool = False, size: float = 13, **more: Any) -> Paragraph:
    """One paragraph of one run; `more` = attributes of `Paragraph`."""
    look = Look(size=Pt(size), bold=bold)
    inlines = (Run(text, look),) if text else ()
    return Paragraph(spot(), more.pop("inlines", inlines), look, align=align, **more)  # type: ignore[arg-type] # short for tests


def c(text: str = "", *, bold: bool = False, **more: Any) -> Paragraph:
    """One centred paragraph."""
    return p(text, "center", bold=bold, **more)


def table(
    *rows: tuple[Sequence[Block], ...], widths: tuple[float, ...] = (70, 90), drawn: bool = False, number: int = 1
) -> Table:
    """A table whose cells are lists of blocks."""
    made = []
    for row in rows:
        left, cells = 0.0, []
        for blocks, width in zip(row, widths, strict=True):
            cells.append(Cell(tuple(blocks), Mm(left), Mm(width), borders=BOX if drawn else Borders()))
            left += width
        made.append(Row(tuple(cells)))
    return Table(tuple(made), tuple(map(Mm, widths)), width=Mm(sum(widths)), number=number)


def section(*blocks: Block, number: int = 1, **more: Any) -> Section:
    margins = Margins(Mm(20), Mm(20), Mm(30), Mm(20))
    return Section(blocks, Mm(210), Mm(297), margins, number=number, **more)


def page(*blocks: Block) -> Page:
    """A page of one section."""
    return Page("letter.docx", (section(*blocks),))


def head(*, parent: str = "UBND THÀNH PHỐ HẢI PHÒNG") -> Table:
    """The usual head in one table of two rows."""
    return table(
        (
            [c(parent), c("SỞ GIÁO DỤC VÀ ĐÀO TẠO", bold=True)],
            [c("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True), c("Độc lập - Tự do - Hạnh phúc", bold=True)],
        ),
        (
            [c("Số: 05/SGDĐT-VP"), c("V/v báo cáo số liệu"), c("năm học 2026 - 2027")],
            [c("Hải Phòng, ngày 05 tháng 01 năm 2026")],
        ),
    )


def foot(*, number: int = 2) -> Table:
    """The usual foot in one table: Nơi nhận and the signature."""
    return table(
        (
            [p("Nơi nhận:", bold=True), p("- Như trên;"), p("- Lưu: VT, VP. PL.(300)")],
            [c("KT. GIÁM ĐỐC", bold=True), c("PHÓ GIÁM ĐỐC", bold=True), c(), c(), c(), c("Phạm Quốc Hiệu", bold=True)],
        ),
        widths=(80, 80),
        number=number,
    )


def body() -> list[Paragraph]:
    return [
        p("Thực hiện Kế hoạch năm học, Sở đề nghị các đơn vị báo cáo.", "both"),
        p("Báo cáo gửi về Sở trước ngày 15 tháng 01 năm 2026./.", "both"),
    ]


def letter(**more: Any) -> Page:
    """A whole letter; `more` puts other blocks in place of head, addressees, body, foot, after."""
    parts: dict[str, list[Block]] = {
        "head": [head()],
        "addressees": [c("Kính gửi: Trường Trung học phổ thông Thái Phiên")],
        "body": [*body()],
        "foot": [foot()],
        "after": [],
    }
    return page(*(block for blocks in (parts | more).values() for block in blocks))
