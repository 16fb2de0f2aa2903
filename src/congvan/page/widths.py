"""Độ dài của dòng chữ: how wide a text in Times New Roman is, for drawn rules and line breaks."""

import json
import unicodedata
from functools import cache
from pathlib import Path

from congvan.decree import Mm, Pt

__all__ = ["lines_of", "text_width"]

_UNITS_PER_EM = 2048
_USUAL = 1024
"""Width of a character that is not in the table: half an em."""


@cache
def _advances() -> dict[str, dict[str, int]]:
    text = Path(__file__).with_name("advances.json").read_text(encoding="utf-8")
    table: dict[str, dict[str, int]] = json.loads(text)
    return table


def text_width(text: str, size: Pt, *, bold: bool = False, italic: bool = False) -> Mm:
    """Return the width of a text set in one line, without kerning.

    Args:
        text: the characters; a letter that the table lacks counts as its base letter.
        size: font size.
        bold: đậm.
        italic: nghiêng.
    """
    style = ("bold_italic" if italic else "bold") if bold else "italic" if italic else "regular"
    widths = _advances()[style]
    units = 0
    for character in unicodedata.normalize("NFC", text):
        width = widths.get(character)
        units += widths.get(unicodedata.normalize("NFD", character)[0], _USUAL) if width is None else width
    return Mm.from_pt(units / _UNITS_PER_EM * size)


def lines_of(text: str, room: Mm, size: Pt, *, bold: bool = False, italic: bool = False) -> list[str]:
    """Break a text into lines no wider than the room, at spaces and where the text itself breaks.

    Args:
        text: the text; a word wider than the room stands on a line of its own.
        room: width between the edges.
        size: font size.
        bold: đậm.
        italic: nghiêng.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if line and text_width(longer, size, bold=bold, italic=italic) > room:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines
