"""A right letter as a PDF shows it: two pages, and what the cases change in them."""

from collections.abc import Mapping, Sequence
from typing import Any

from congvan.decree import Mm, Pt
from congvan.page import PrintedFile, PrintedFont, PrintedLine, PrintedPage

FONT = "TimesNewRomanPSMT"
PAGES: Sequence[Sequence[str]] = (
    (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/SGDĐT-GDTrH",
        "Kính gửi: Trường THPT Ngô Quyền.",
        "Sở Giáo dục và Đào tạo đề nghị nhà trường lập danh sách học sinh dự thi.",
    ),
    (
        "#2",
        "Trong quá trình thực hiện, nếu có khó khăn, đề nghị báo cáo về Sở./.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
    ),
)
"""Lines of each page; «#2» is a page number."""
_LEFT, _RIGHT, _TOP, _STEP = 30.0, 190.0, 30.0, 8.0


def printed(change: Mapping[str, Any]) -> PrintedFile:
    """Return the letter with a case's changes: `pages` (their lines), `size`, `fonts`, `font`, `strange` and more."""
    pages = change.get("pages", PAGES)
    width, height = change.get("size", (210, 297))
    fonts = change.get("fonts", {FONT: True})
    return PrintedFile(
        "cong-van.pdf",
        tuple(
            PrintedPage(
                Mm(width),
                Mm(height),
                tuple(_line(text, number, change) for number, text in enumerate(lines)),
                change.get("strange", 0),
                change.get("pictured", False),
            )
            for lines in pages
        ),
        tuple(PrintedFont(name, embedded) for name, embedded in fonts.items()),
    )


def _line(text: str, number: int, change: Mapping[str, Any]) -> PrintedLine:
    font = change.get("font", FONT)
    if text.startswith("#"):
        at, down = change.get("number_at", 110), change.get("number_down", 14)
        return PrintedLine(text[1:], Mm(at - 1), Mm(at + 1), Mm(down), Pt(change.get("number_size", 13)), font)
    return PrintedLine(text, Mm(_LEFT), Mm(_RIGHT), Mm(_TOP + number * _STEP), Pt(13), font)
