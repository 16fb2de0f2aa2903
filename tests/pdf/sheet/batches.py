"""Batches for the tests: letters with real pictures of pages, as the corridor hands them over."""

import io
from functools import cache

from PIL import Image, ImageDraw

from congvan.errors import Finding, Severity, Where
from congvan.pdf.sheet import Batch, Looked

NAMES = (
    "Phòng Giáo dục và Đào tạo quận Ngô Quyền",
    "Phòng Giáo dục và Đào tạo huyện Tiên Lãng",
    "Trường THPT Hòa Bình",
    "Trường THPT Thái Phiên",
    "Trung tâm GDNN-GDTX quận Đồ Sơn",
    "Phòng Giáo dục và Đào tạo quận Hồng Bàng",
)
IDS = ("pgd-ngo-quyen", "pgd-tien-lang", "thpt-hoa-binh", "thpt-thai-phien", "gdtx-do-son", "pgd-hong-bang")
SYMBOL = Finding(
    "TT003", Where("letters/a.yaml", 12, 3), "the symbol «SGDĐT» is not the office's.", "Write it as in congvan.yaml."
)
SPELLING = Finding("CH012", Where("letters/a.yaml", 14), "«kỉ luật» is written with i.", severity=Severity.WARNING)


@cache
def picture(number: int, size: tuple[int, int] = (496, 702)) -> bytes:
    """Return a PNG of a page with some lines, another one for each number."""
    image = Image.new("P", size, 255)
    draw = ImageDraw.Draw(image)
    for line in range(30):
        draw.line((60, 80 + 18 * line, 430 - (number * 37 + line * 53) % 200, 80 + 18 * line), fill=0, width=3)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def letter(place: int) -> Looked:
    """Return one letter; the third has a page more, the fourth and fifth have findings."""
    pages = 3 if place == 2 else 2
    return Looked(
        unit=IDS[place] if place < len(IDS) else f"unit-{place}",
        name=NAMES[place] if place < len(NAMES) else f"Trường THCS số {place}",
        group="Trường THPT" if "THPT" in NAMES[place % len(NAMES)] else "Phòng GD&ĐT",
        pages=tuple(picture(place * 10 + page) for page in range(pages)),
        page_count=pages,
        links={"DOCX": f"{place} số #1.docx", "PDF": f"{place}.pdf"},
        differs=(f"Kính gửi: đơn vị thứ {place}", "chỉ tiêu 40 học sinh") if place == 1 else (),
        findings={3: (SYMBOL,), 4: (SYMBOL, SPELLING)}.get(place, ()),
        odd=("3 pages; most have 2.",) if place == 2 else (),
    )


def batch(count: int = len(NAMES)) -> Batch:
    """Return a batch of so many letters."""
    letters = tuple(letter(place) for place in range(count))
    return Batch("Triển khai Nghị quyết số 20", "11/8/2022", "triển khai thực hiện Nghị quyết", letters)
