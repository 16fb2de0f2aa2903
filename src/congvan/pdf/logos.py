"""Biểu tượng của cơ quan: the logo on an envelope: what kind of picture it is, and how large it is shown."""

import io
import warnings

from PIL import Image

from congvan.decree import Mm
from congvan.language import _
from congvan.pdf.images import kind_of

__all__ = ["logo_size", "wrong_logo"]

_KINDS = frozenset({"png", "jpg"})
_MOST_PIXELS = 50_000_000
"""Of a picture of a few centimetres; with more it would take minutes to print."""

_TURN = 0x0112
"""Orientation (Exif): how a photograph is turned before it is shown."""
_ON_ITS_SIDE = frozenset({5, 6, 7, 8})


def wrong_logo(data: bytes) -> str:
    """Return why a logo cannot be printed, as a sentence; empty = it can.

    Args:
        data: the picture.
    """
    kind = kind_of(data)
    if kind not in _KINDS:
        return _("the logo is no picture of the kind PNG or JPEG.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # judged below
            with Image.open(io.BytesIO(data)) as picture:
                if picture.width * picture.height > _MOST_PIXELS:
                    return _(
                        "the logo has %(width)d x %(height)d dots, more than can be printed.",
                        width=picture.width,
                        height=picture.height,
                    )
                if picture.mode == "CMYK":
                    return _(
                        "the logo has the colours of a printing press (CMYK), which an archived PDF does not hold."
                    )
                picture.load()
    except Image.DecompressionBombError:
        return _("the logo has more dots than can be printed.")
    except (OSError, SyntaxError, ValueError, ArithmeticError, LookupError):  # what Pillow says of damaged pictures
        return _("the picture of the logo is damaged.")
    return ""


def logo_size(data: bytes, width: Mm, height: Mm) -> tuple[Mm, Mm]:
    """Return how large a sound logo is shown: as large as the room allows, not stretched.

    Args:
        data: the picture.
        width: of the room.
        height: of the room.
    """
    with Image.open(io.BytesIO(data)) as picture:
        across, down = picture.size
        if picture.getexif().get(_TURN, 1) in _ON_ITS_SIDE:
            across, down = down, across
    scale = min(width / across, height / down)
    return Mm(across * scale), Mm(down * scale)
