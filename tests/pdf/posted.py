"""Envelopes and labels as they are printed: each line where it stands, in millimetres."""

import io
from itertools import combinations

import pypdfium2
from PIL import Image

from congvan.page import Page
from congvan.pdf import Envelope, Sender
from tests.pdf.fidelity.reading import Line, lines_of, words_of
from tests.pdf.printed import drawn, typesetter

__all__ = ["MM", "PEOPLE", "SENDER", "drawing", "logo", "overlaps", "papers", "printed", "shown", "texts"]

MM = 25.4 / 72
SENDER = Sender(
    "Sở Giáo dục và Đào tạo Hải Phòng",
    ("Số 152 đường Trần Phú, thành phố Hải Phòng",),
    "0225 0000 001",
    "0225 0000 002",
    "vanthu@hai-phong.example",
    "hai-phong.example",
)
PEOPLE = (
    Envelope(
        "Hiệu trưởng Trường Trung học phổ thông Ngô Quyền",
        "45/SGDĐT-VP",
        ("Số 42 phố Mê Linh, phường An Biên", "Hải Phòng"),
    ),
    Envelope(
        "Giám đốc Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên quận Hồng Bàng, thành phố Hải Phòng",
        "46/SGDĐT-VP",
        ("Phường Ưỡn Ẫm, số 1", "Hồng Bàng", "Hải Phòng"),
    ),
    Envelope("Trường THPT A", "47/SGDĐT-VP"),
)


def logo(width: int = 60, height: int = 40, kind: str = "PNG", *, mode: str = "RGB", **more: object) -> bytes:
    """Return a picture of one colour."""
    file = io.BytesIO()
    Image.new(mode, (width, height)).save(file, kind, **more)
    return file.getvalue()


def printed(page: Page) -> bytes:
    """Return the PDF."""
    return typesetter().typeset(page).pdf


def texts(pdf: bytes) -> list[Line]:
    """Return its lines, parted where a wide gap parts columns."""
    return lines_of(words_of(pdf), columns=True)


def papers(pdf: bytes) -> list[tuple[float, float]]:
    """Return width and height of each page, in millimetres."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [(round(page.get_width() * MM, 1), round(page.get_height() * MM, 1)) for page in document]


def shown(line: Line) -> str:
    """Return a line with its place: page, distance from the left and of the baseline from the top (mm), size (pt)."""
    first = line.words[0]
    return f"{line.page} {first.left * MM:6.1f} {line.baseline * MM:6.1f} {first.size:5.1f} {line.text}"


def drawing(pdf: bytes) -> str:
    """Return all that is printed, in lines for a golden file."""
    size = [f"paper {number} {width} x {height} mm" for number, (width, height) in enumerate(papers(pdf), start=1)]
    lines = [shown(line) for line in texts(pdf)]
    marks = [
        f"{one.kind} {one.page} " + " ".join(f"{at * MM:.1f}" for at in (one.left, one.top, one.right, one.bottom))
        for one in drawn(pdf)
    ]
    return "\n".join((*size, *lines, *marks)) + "\n"


def overlaps(pdf: bytes, margin: float = 3.0) -> list[str]:
    """Return what lies over something else, or nearer to the edge of the paper than the margin (mm)."""
    boxes = [(one.page, one.kind, _mm(one.left, one.top, one.right, one.bottom)) for one in drawn(pdf)]
    for line in texts(pdf):
        first = line.words[0]
        top, bottom = line.baseline - first.size * 0.7, line.baseline + first.size * 0.2
        boxes.append((line.page, line.text, _mm(first.left, top, line.words[-1].right, bottom)))
    wrong = []
    sizes = papers(pdf)
    for page, name, (left, top, right, bottom) in boxes:
        width, height = sizes[page - 1]
        if left < margin or top < margin or right > width - margin or bottom > height - margin:
            wrong.append(f"{page}: «{name}» leaves the paper")
    for one_box, other in combinations(boxes, 2):
        if one_box[0] == other[0] and _meet(one_box[2], other[2]):
            wrong.append(f"{one_box[0]}: «{one_box[1]}» lies over «{other[1]}»")
    return wrong


def _meet(first: tuple[float, ...], second: tuple[float, ...]) -> bool:
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]


def _mm(*points: float) -> tuple[float, ...]:
    return tuple(point * MM for point in points)
