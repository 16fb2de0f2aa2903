"""Bản quét: what a scanned PDF is made of: its version, and how finely and in which colours its pages were scanned."""

import ctypes
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from congvan.errors import Refused
from congvan.pdf.looking import broken

__all__ = ["ScanFacts", "ScannedPage", "scan_facts"]

_COVERS = 0.7
"""Share of a page that its pictures cover when the page is a scan."""
_SPECK = 0.01
"""Share of a page below which a picture is a logo or a line, and not a strip of the scan."""
_FEW_LETTERS = 200
"""Letters that a scanner prints over its picture at most («trang 1/3»); more, and the page was not scanned."""
_COLOUR_BITS = 24
_COLOURFUL = 24
"""Of 255: how far the lights of a dot lie apart where it is not grey."""
_VERSION = re.compile(rb"%PDF-(\d)\.(\d)")
_HEAD = 1024


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """Trang quét: a page that is a picture.

    Attributes:
        number: from 1.
        dpi: dots an inch on the page as it is printed; the lesser of both directions, rounded.
        colour: whether it was scanned in colour.
    """

    number: int
    dpi: int
    colour: bool


@dataclass(frozen=True, slots=True)
class ScanFacts:
    """What a PDF is made of.

    Attributes:
        version: of the PDF, (1, 4) for 1.4.
        pages: how many it has.
        scanned: those of them that are pictures.
    """

    version: tuple[int, int]
    pages: int
    scanned: tuple[ScannedPage, ...]


@dataclass(slots=True)
class _Picture:
    share: float
    dpi: float
    image: Any


def scan_facts(pdf: bytes, file: str = "") -> ScanFacts:
    """Return what a PDF is made of.

    Args:
        pdf: the file.
        file: its path as messages say it.

    Raises:
        Refused: it is no PDF that can be opened.
    """
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as error:
        raise Refused([broken(file, protected="password" in str(error).lower())]) from error
    try:
        pages = len(document)
        found = (_scanned(document[place], place + 1) for place in range(pages))
        return ScanFacts(_version(pdf), pages, tuple(one for one in found if one is not None))
    except pdfium.PdfiumError as error:
        raise Refused([broken(file)]) from error
    finally:
        document.close()


def _version(pdf: bytes) -> tuple[int, int]:
    said = _VERSION.search(pdf[:_HEAD])
    return (int(said[1]), int(said[2])) if said else (0, 0)


def _scanned(page: Any, number: int) -> ScannedPage | None:
    """Return what a page was scanned as; None = it is no scan."""
    try:
        width, height = page.get_size()
        area = width * height
        if not area:
            return None
        things = list(page.get_objects())
        pictures = [_picture(one, area) for one in things if one.type == raw.FPDF_PAGEOBJ_IMAGE]
        parts = _parts(pictures)
        if not parts or _letters(page, things) > _FEW_LETTERS:
            return None
        # layers of one scan lie over each other, and the finest has the words; strips lie beside each other
        whole = [one for one in parts if one.share > _COVERS]
        dpi = max(one.dpi for one in whole) if whole else min(one.dpi for one in parts)
        return ScannedPage(number, round(dpi), any(_is_coloured(one.image) for one in parts))
    finally:
        page.close()


def _parts(pictures: Sequence[_Picture]) -> list[_Picture]:
    """Return the pictures that together are a scan of the page; none if they do not cover it."""
    parts = [one for one in pictures if one.share > _SPECK]
    return parts if sum(one.share for one in parts) > _COVERS else []


def _picture(image: Any, area: float) -> _Picture:
    matrix = image.get_matrix()
    form = image.container
    while form is not None:
        matrix = matrix.multiply(form.get_matrix())
        form = form.container
    a, b, c, d, _e, _f = matrix.get()
    wide, high = math.hypot(a, b), math.hypot(c, d)
    across, down = image.get_px_size()
    dpi = min(across / wide, down / high) * 72 if wide and high else 0.0
    return _Picture(min(abs(a * d - b * c) / area, 1.0), dpi, image)


def _letters(page: Any, things: Sequence[Any]) -> int:
    """Return how many letters can be seen; what was recognised (OCR) lies unseen under the picture."""
    text = page.get_textpage()
    count = 0
    buffer = ctypes.create_string_buffer(2 * (_FEW_LETTERS + 2))
    unseen = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
    for one in things:
        if one.type == raw.FPDF_PAGEOBJ_TEXT and raw.FPDFTextObj_GetTextRenderMode(one.raw) not in unseen:
            size = raw.FPDFTextObj_GetText(one.raw, text.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), 0)
            count += max(size // 2 - 1, 0)
    text.close()
    return count


def _is_coloured(image: Any) -> bool:
    """Return whether a picture has colours; what a scanner makes grey or black and white has none to begin with."""
    about = image.get_metadata()
    if about.colorspace == raw.FPDF_COLORSPACE_INDEXED:  # a table of colours, which may all be grey
        return _has_colour(image)
    return bool(about.bits_per_pixel >= _COLOUR_BITS)


def _has_colour(image: Any) -> bool:
    small = image.get_bitmap(render=False).to_pil().convert("RGB").resize((200, 200))
    lights = small.tobytes()
    return any(max(lights[at : at + 3]) - min(lights[at : at + 3]) > _COLOURFUL for at in range(0, len(lights), 3))
