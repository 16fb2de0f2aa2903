"""Mực: what a picture of a signature or a seal is drawn with, and whether paper shows through."""

import colorsys
import io
from dataclasses import dataclass
from typing import Literal

from PIL import Image, UnidentifiedImageError

__all__ = ["Ink", "ink_of"]

InkColour = Literal["blue", "red", "other", "none"]
_SEEN = 64
"""Of 255: what is fainter is an edge."""
_CLEAR = 0.2
"""Share of a picture that paper must show through: a scan with a white ground has none."""
_GREY = 0.15
_LARGEST = 4000
_BLUE = (0.48, 0.78)
_RED_END, _RED_BEGIN = 0.06, 0.92


@dataclass(frozen=True, slots=True)
class Ink:
    """Mực của một hình.

    Attributes:
        width: in pixels.
        height: in pixels.
        transparent: whether paper shows through around the lines.
        colour: of most of the ink; «none» = there is no ink.
    """

    width: int
    height: int
    transparent: bool
    colour: InkColour


def ink_of(png: bytes) -> Ink | None:
    """Return what a PNG is drawn with; None = it is no PNG, or larger than any signature.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7.d and II.8.a: blue, red, PNG, nền trong suốt.
    """
    try:
        with Image.open(io.BytesIO(png), formats=("PNG",)) as picture:
            if max(picture.size) > _LARGEST:
                return None
            width, height = picture.size
            small = picture.convert("RGBA")
            small.thumbnail((200, 200))
            dots = list(small.getdata())
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None
    inked = [dot for dot in dots if dot[3] >= _SEEN]
    clear = 1 - len(inked) / len(dots) if dots else 0.0
    return Ink(width, height, clear >= _CLEAR, _colour(inked))


def _colour(dots: list[tuple[int, int, int, int]]) -> InkColour:
    if not dots:
        return "none"
    hues = {"blue": 0, "red": 0, "other": 0}
    for red, green, blue, _alpha in dots:
        hue, saturation, _value = colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)
        if saturation < _GREY:
            hues["other"] += 1
        elif _BLUE[0] <= hue <= _BLUE[1]:
            hues["blue"] += 1
        elif hue <= _RED_END or hue >= _RED_BEGIN:
            hues["red"] += 1
        else:
            hues["other"] += 1
    found = max(hues, key=lambda name: hues[name])
    return "blue" if found == "blue" else "red" if found == "red" else "other"
