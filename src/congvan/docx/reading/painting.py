"""Màu và dáng của hình vẽ: colours, grounds, turns and margins of DrawingML shapes (ECMA-376 Part 1, 20.1)."""

from typing import Literal

from lxml import etree

from congvan.decree import Mm
from congvan.docx.reading.theme import Theme
from congvan.docx.reading.values import colour, emu, number

__all__ = ["UNKNOWN", "Turn", "cropped", "fill_of", "line_colour", "margins_of", "turned"]

UNKNOWN = "?"
"""A colour or ground that cannot be told: a gradient, a pattern, a shade of a theme colour."""

Turn = Literal["", "turned", "rising"]

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_FILLS = frozenset(f"{_A}{name}" for name in ("gradFill", "blipFill", "pattFill", "grpFill"))
_ANCHORS = {"ctr": "center", "b": "bottom"}
_USUAL = (Mm(2.54), Mm(1.27), Mm(2.54), Mm(1.27))


def _solid(fill: etree._Element, theme: Theme) -> str:
    for one in fill:
        if len(one):
            return UNKNOWN
        if one.tag == f"{_A}schemeClr":
            return theme.colour(one.get("val", "")) or UNKNOWN
        return colour(one.get("lastClr") or one.get("val") or "") or UNKNOWN
    return ""


def fill_of(properties: etree._Element | None, style: etree._Element | None, theme: Theme) -> str:
    """Return RRGGBB of a shape's ground; empty = none, `UNKNOWN` = cannot be told.

    Args:
        properties: its `wps:spPr`.
        style: its `wps:style`, which speaks where the properties do not.
        theme: gives colours named by role.
    """
    for one in properties if properties is not None else ():
        if one.tag == f"{_A}noFill":
            return ""
        if one.tag == f"{_A}solidFill":
            return _solid(one, theme)
        if one.tag in _FILLS:
            return UNKNOWN
    named = style.find(f"{_A}fillRef") if style is not None else None
    if named is None or not number(named.get("idx")):
        return ""
    return _solid(named, theme)


def line_colour(line: etree._Element | None, style: etree._Element | None, theme: Theme) -> str:
    """Return RRGGBB of a shape's outline; empty = black.

    Args:
        line: its `a:ln`.
        style: its `wps:style`.
        theme: gives colours named by role.
    """
    fill = line.find(f"{_A}solidFill") if line is not None else None
    if fill is None and style is not None:
        fill = style.find(f"{_A}lnRef")
    found = _solid(fill, theme) if fill is not None else ""
    return "" if found == UNKNOWN else found


def turned(frame: etree._Element | None, *, line: bool = False) -> Turn:
    """Return how an `a:xfrm` turns or mirrors what stands in it; of a line, which way it goes.

    Args:
        frame: the `a:xfrm`.
        line: whether a line is drawn in it.
    """
    if frame is None:
        return ""
    if number(frame.get("rot")):
        return "turned"
    flips = [frame.get(name) in ("1", "true") for name in ("flipH", "flipV")]
    if line:
        return "rising" if flips[0] != flips[1] else ""
    return "turned" if any(flips) else ""


def cropped(fill: etree._Element | None) -> bool:
    """Tell whether a picture's `pic:blipFill` shows only a part of it."""
    source = fill.find(f"{_A}srcRect") if fill is not None else None
    return source is not None and any(number(source.get(side)) for side in ("l", "t", "r", "b"))


def margins_of(element: etree._Element) -> tuple[tuple[Mm, Mm, Mm, Mm], str]:
    """Return the distances of a shape's text from its edges (left, top, right, bottom), and where the text stands."""
    body = element.find(f"{_WPS}bodyPr")
    if body is None:
        return _USUAL, "top"
    left, top, right, bottom = (
        emu(body.get(name)) if body.get(name) else usual
        for name, usual in zip(("lIns", "tIns", "rIns", "bIns"), _USUAL, strict=True)
    )
    return (left, top, right, bottom), _ANCHORS.get(body.get("anchor", ""), "top")
