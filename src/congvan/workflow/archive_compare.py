"""So bản viết lại: a signed file that was written anew, held against the issued one: its text and its pages."""

import io

from PIL import Image, ImageChops

from congvan.pdf import look_at, pictures
from congvan.signing import FileReport
from congvan.workflow.archive_match import text_of

__all__ = ["differs_in"]

_DPI = 60
_FAINT = 60
"""Of 255: what differs less is the edge of a letter."""
_MOST = 12
"""Dots of a page that may differ; a comma has more."""
_EDGE = 3


def differs_in(issued: bytes, signed: bytes, report: FileReport) -> str:
    """Return in what two files differ, «text» or «page N»; empty = in nothing but the signatures shown.

    Args:
        issued: the file that was issued.
        signed: the one that came back.
        report: of its verification: where its signatures are shown.

    Raises:
        Refused: one of them cannot be read.
    """
    if text_of(look_at(issued)).split() != text_of(look_at(signed)).split():
        return "text"
    old, new = pictures(issued, _DPI), pictures(signed, _DPI)
    if len(old) != len(new):
        return "text"
    for place, (before, after) in enumerate(zip(old, new, strict=True), 1):
        if _dots(before, after, report, place) > _MOST:
            return f"page {place}"
    return ""


def _dots(before: bytes, after: bytes, report: FileReport, page: int) -> int:
    """Return how many dots of a page differ outside the signatures."""
    with Image.open(io.BytesIO(before)) as one, Image.open(io.BytesIO(after)) as other:
        if one.size != other.size:
            return one.width * one.height
        apart = ImageChops.difference(one.convert("L"), other.convert("L")).point(lambda dot: 255 * (dot > _FAINT))
    scale = _DPI / 72
    for signature in report.signatures:
        box = signature.box
        if box is not None and box.page == page:
            corners = (box.x, box.y, box.x + box.width, box.y + box.height)
            left, top, right, bottom = (int(corner * scale) for corner in corners)
            apart.paste(0, (max(left - _EDGE, 0), max(top - _EDGE, 0), right + _EDGE, bottom + _EDGE))
    return sum(apart.histogram()[1:])
