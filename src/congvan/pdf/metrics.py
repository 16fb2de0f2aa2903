"""Số đo phông chữ: what layout needs of a font file: widths of characters, heights of lines (ISO 14496-22)."""

import io
import logging
import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.misc import sstruct
from fontTools.ttLib import TTFont, TTLibError

from congvan.pdf.kerning import Pairs, pairs_of

__all__ = ["Metrics", "NotAFont", "read_metrics", "read_pairs"]


_DAMAGE = (
    TTLibError, sstruct.Error, struct.error,
    LookupError, ArithmeticError, AttributeError, AssertionError, TypeError, ValueError,
)  # fmt: skip
"""What reading a damaged table ends with."""

logging.getLogger("fontTools").addHandler(logging.NullHandler())  # it tells of odd tables, which is nothing for a clerk


class NotAFont(Exception):  # noqa: N818 - says what the file is
    """The file is no TrueType or OpenType font."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Số đo of one face, all lengths in parts of the font size.

    Attributes:
        advances: width of each character that the face has, by code point.
        ascent: from the baseline to the top of the letters.
        descent: from the baseline to the bottom of the letters.
        gap: further room above the letters of a line.
        underline: from the baseline down to the middle of the underline.
        underline_width: how thick it is.
        strike: from the baseline up to the middle of the line through the text.
    """

    advances: dict[int, float]
    ascent: float
    descent: float
    gap: float
    underline: float
    underline_width: float
    strike: float


def read_metrics(path: Path, index: int = 0) -> Metrics:
    """Read a font file.

    Args:
        path: the file.
        index: which face of a collection.

    Raises:
        NotAFont: the file is not a font, or a table that every font has is missing or cut off.
        OSError: it cannot be opened.
    """
    data = io.BytesIO(path.read_bytes())  # a reader that fails leaves files open
    try:
        with TTFont(data, fontNumber=index, lazy=True) as font:
            em = font["head"].unitsPerEm
            widths = font["hmtx"].metrics
            lines, post = font["hhea"], font["post"]
            thick = post.underlineThickness
            strike = font["OS/2"].yStrikeoutPosition if "OS/2" in font else em // 4
            return Metrics(
                {code: widths[glyph][0] / em for code, glyph in font.getBestCmap().items()},
                lines.ascent / em,
                -lines.descent / em,
                lines.lineGap / em,
                (thick / 2 - post.underlinePosition) / em,
                thick / em,
                strike / em,
            )
    except _DAMAGE as error:
        raise NotAFont(str(path)) from error


@cache
def read_pairs(path: Path, index: int = 0) -> Pairs:
    """Read how much nearer the letters of a font stand in pairs; a font that does not say moves none.

    Args:
        path: the file.
        index: which face of a collection.
    """
    data = io.BytesIO(path.read_bytes())
    try:
        with TTFont(data, fontNumber=index, lazy=True) as font:
            return pairs_of(font)
    except _DAMAGE as error:
        raise NotAFont(str(path)) from error
