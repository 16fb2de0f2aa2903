"""Hình trang: pictures of a PDF's pages, drawn by pdfium."""

import io

import pypdfium2 as pdfium
from PIL import Image

from congvan.errors import Refused
from congvan.pdf.looking import broken

__all__ = ["pictures"]

_PER_INCH = 72
_SHADES = 16
"""Colours of a small picture: enough for black and red ink, and a quarter of the bytes."""


def pictures(pdf: bytes, dpi: float, *, small: bool = False, file: str = "") -> tuple[bytes, ...]:
    """Return a PNG of each page.

    Args:
        pdf: the file.
        dpi: dots per inch.
        small: whether few colours do, as in a thumbnail.
        file: the PDF's name as messages say it.

    Raises:
        Refused: it is no PDF that can be opened.
    """
    made = []
    try:
        with pdfium.PdfDocument(pdf) as document:
            for page in document:
                image = page.render(scale=dpi / _PER_INCH).to_pil()
                out = io.BytesIO()
                (image.quantize(_SHADES, Image.Quantize.FASTOCTREE) if small else image).save(out, "PNG")
                made.append(out.getvalue())
    except pdfium.PdfiumError as error:
        raise Refused([broken(file)]) from error
    return tuple(made)
