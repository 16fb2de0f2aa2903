"""Word files made by hand and printed: their lines with positions, and what is drawn."""

import ctypes
import io
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from congvan.docx import read
from congvan.pdf import Typesetter
from tests.docx.made import package
from tests.pdf.fidelity.reading import Line, Word, lines_of, words_of

__all__ = [
    "HEIGHT",
    "LEFT",
    "RIGHT",
    "TOP",
    "Drawn",
    "docx",
    "drawn",
    "lines",
    "paragraph",
    "pdf",
    "png",
    "run",
    "table",
    "typesetter",
    "word",
]

LEFT, RIGHT, TOP, BOTTOM = 85.05, 538.65, 56.7, 785.3
"""Edges of the text area of the pages made here, from the left and the top of the paper (pt)."""
ASCENT, HEIGHT = 13.1, 16.1
"""Of a line at 14 points in Times New Roman and faces of its widths: over the baseline, and all."""
_FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
_SECTION = (
    '<w:sectPr>{more}<w:pgSz w:w="11907" w:h="16840"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1701" '
    'w:right="1134" w:header="567" w:footer="567"/>{after}</w:sectPr>'
)
_SETTINGS = (
    '<w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


class Drawn(NamedTuple):
    """What is drawn: its edges from the left and the top of the paper (pt); of a line, those of its middle."""

    kind: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    thick: float = 0.0


@cache
def typesetter() -> Typesetter:
    """Return the typesetter that all tests share, as a batch does."""
    return Typesetter()


def run(text: str, more: str = "", size: float = 14) -> str:
    """Return a run in Times New Roman."""
    properties = f'<w:rPr>{_FONT}{more}<w:sz w:val="{int(size * 2)}"/></w:rPr>'
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str = "", properties: str = "", more: str = "", size: float = 14) -> str:
    """Return a paragraph of one run, or of the runs that are given as XML."""
    mark = f'<w:rPr>{_FONT}<w:sz w:val="{int(size * 2)}"/></w:rPr>'
    inner = text if text.startswith("<") else run(text, more, size) if text else ""
    return f"<w:p><w:pPr>{properties}{mark}</w:pPr>{inner}</w:p>"


def table(rows: list[list[str]], widths: list[int], *, borders: int = 0, more: str = "", row: str = "") -> str:
    """Return a table of fixed widths (twips); each cell is XML, `<w:tcPr>` children first if it begins with «|»."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    edges = "".join(f'<w:{side} w:val="single" w:sz="{borders}" w:space="0"/>' for side in sides) if borders else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    out = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{more}<w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    for cells in rows:
        out += f"<w:tr><w:trPr>{row}</w:trPr>"
        for cell, width in zip(cells, widths, strict=False):
            properties, content = cell[1:].split("|", 1) if cell.startswith("|") else ("", cell)
            out += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'
        out += "</w:tr>"
    return f"{out}</w:tbl>"


def section(more: str = "", after: str = "") -> str:
    """Return the properties of the last section: headers before the paper, the rest after the margins."""
    return _SECTION.format(more=more, after=after)


def docx(body: str, media: dict[str, bytes] | None = None, /, *, settings: str = "", **parts: str) -> bytes:
    """Return a Word file on A4; a body without section properties gets the usual ones.

    Args:
        body: XML inside `w:body`.
        media: pictures by relationship id.
        settings: XML inside `w:settings` before the compatibility mode.
        parts: other parts by name, as `tests.docx.made.package` takes them.
    """
    whole = body if body.endswith("</w:sectPr>") else body + section()
    data = package(whole, settings=settings + _SETTINGS, **parts)
    return _with_media(data, media) if media else data


def _with_media(data: bytes, media: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == "[Content_Types].xml":
                text = text.replace("<Override", '<Default Extension="png" ContentType="image/png"/><Override', 1)
            if name == "word/_rels/document.xml.rels":
                links = "".join(f'<Relationship Id="{one}" Type="{_IMAGE}" Target="media/{one}.png"/>' for one in media)
                text = text.replace("</Relationships>", f"{links}</Relationships>")
            new.writestr(zipfile.ZipInfo(name), text)
        for one, picture in media.items():
            new.writestr(zipfile.ZipInfo(f"word/media/{one}.png"), picture)
    return out.getvalue()


def png(width: int = 60, height: int = 40) -> bytes:
    """Return a red picture."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), (200, 0, 0)).save(file, "PNG")
    return file.getvalue()


def pdf(body: str, media: dict[str, bytes] | None = None, /, *, settings: str = "", **parts: str) -> bytes:
    """Return what is printed of a Word file."""
    return typesetter().typeset(read(docx(body, media, settings=settings, **parts), "tay.docx")).pdf


def lines(body: str, media: dict[str, bytes] | None = None, /, *, settings: str = "", **parts: str) -> list[Line]:
    """Return the lines that are printed."""
    return lines_of(words_of(pdf(body, media, settings=settings, **parts)))


def word(text: str, body: str, media: dict[str, bytes] | None = None, /, **parts: str) -> Word:
    """Return the first word that is printed so."""
    return next(one for one in words_of(pdf(body, media, **parts)) if one.text == text)


def drawn(data: bytes) -> list[Drawn]:
    """Return the lines, grounds and pictures of a PDF."""
    out = []
    for number, page in enumerate(pypdfium2.PdfDocument(data), start=1):
        high = page.get_height()
        for one in page.get_objects(max_depth=9):
            if one.type == raw.FPDF_PAGEOBJ_IMAGE:
                left, bottom, right, top = one.get_bounds()
                out.append(Drawn("image", number, left, high - top, right, high - bottom))
            elif one.type == raw.FPDF_PAGEOBJ_PATH:
                thick, mode, stroked = ctypes.c_float(), ctypes.c_int(), ctypes.c_int()
                raw.FPDFPageObj_GetStrokeWidth(one.raw, thick)
                raw.FPDFPath_GetDrawMode(one.raw, mode, stroked)
                points = list(_points(one))
                left, right = min(x for x, _y in points), max(x for x, _y in points)
                top, bottom = min(high - y for _x, y in points), max(high - y for _x, y in points)
                out.append(Drawn("path", number, left, top, right, bottom, thick.value if stroked.value else 0.0))
    return out


def _points(path: pypdfium2.PdfObject) -> Iterator[tuple[float, float]]:
    """Give the points of a path on the page."""
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    for place in range(raw.FPDFPath_CountSegments(path.raw)):
        raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(path.raw, place), x, y)
        yield matrix.on_point(x.value, y.value)
