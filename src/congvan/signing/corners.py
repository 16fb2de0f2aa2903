"""Góc trên, bên phải, trang đầu: where the words of a signature stand on a PDF that somebody else made."""

import io
from dataclasses import dataclass
from typing import Any, Literal

from congvan.language import _
from congvan.signing.errors import NoSigning, NotSigned
from congvan.signing.values import Box

__all__ = ["Corner", "Turn", "corner_of"]

Turn = Literal[0, 90, 180, 270]
_BOX_SIDES = 4
_TRIED = "ThuKy"
_LINE = (60.0, 11.0)
"""About a line of words, in points; pyHanko cannot make a field that is less than a unit high."""


@dataclass(frozen=True, slots=True)
class Corner:
    """Góc trên, bên phải: the first page as the reader sees it.

    Attributes:
        width: of the page, in points.
        height: of the page, in points.
        turn: by how many degrees readers turn the page to the right; what stands on it is turned to the left before.
        unit: points to one unit of the file's own measure; 1 for nearly every file.
    """

    width: float
    height: float
    turn: Turn
    unit: float
    _left: float
    _bottom: float
    _right: float
    _top: float
    _paper: float

    def box(self, width: float, height: float, *, top: float, right: float) -> Box:
        """Return the box of a signature in this corner.

        Args:
            width: as the reader sees it, in points.
            height: the same.
            top: from the upper edge of the page, in points.
            right: from its right edge, in points.
        """
        wide, high, below, aside = (one / self.unit for one in (width, height, top, right))
        x, y = {
            0: (self._right - aside - wide, self._top - below - high),
            90: (self._left + below, self._top - aside - wide),
            180: (self._left + aside, self._bottom + below),
            270: (self._right - below - high, self._bottom + aside),
        }[self.turn]
        if self.turn in (90, 270):
            wide, high = high, wide
        return Box(1, round(x, 2), round(self._paper - y - high, 2), round(wide, 2), round(high, 2))


def corner_of(pdf: bytes) -> Corner:
    """Return the corner of a PDF's first page, after a look whether the file can be signed.

    Args:
        pdf: the file.

    Raises:
        NoSigning: the extra is not installed.
        NotSigned: it is damaged, encrypted or signed already; its text says which, as the end of a sentence.
    """
    try:
        from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - with the extra, and slow
        from pyhanko.sign.fields import enumerate_sig_fields  # noqa: PLC0415

        from congvan.signing.hanko import FILE_ERRORS, add_field, writer_of  # noqa: PLC0415
    except ImportError as error:
        raise NoSigning from error
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        if reader.encrypted:
            raise NotSigned(_("it is protected with a password"))
        if any(value is not None for _name, value, _field in enumerate_sig_fields(reader)):
            raise NotSigned(_("it has a digital signature (chữ ký số) already"))
        found = _corner(reader.find_page_for_modification(0)[0].get_object())
        # what cannot be added to is known before the key is opened
        writer = writer_of(pdf)
        add_field(writer, _TRIED, found.box(*_LINE, top=1, right=1))
        writer.write(io.BytesIO())
    except (*FILE_ERRORS, ArithmeticError) as error:
        raise NotSigned(_("it is no PDF that can be added to, or it is damaged")) from error
    return found


def _corner(page: Any) -> Corner:
    paper = [float(one) for one in _inherited(page, "/MediaBox")]
    if len(paper) != _BOX_SIDES:
        raise ValueError(paper)
    left, bottom, right, top = _straight(paper)
    cut = _inherited(page, "/CropBox")
    if cut is not None and len(cut) == _BOX_SIDES:
        seen = _straight([float(one) for one in cut])
        inside = (max(left, seen[0]), max(bottom, seen[1]), min(right, seen[2]), min(top, seen[3]))
        if inside[0] < inside[2] and inside[1] < inside[3]:
            left, bottom, right, top = inside
    unit = float(page.get("/UserUnit", 1)) or 1.0
    turn = _turn(_inherited(page, "/Rotate"))
    wide, high = (right - left) * unit, (top - bottom) * unit
    if turn in (90, 270):
        wide, high = high, wide
    return Corner(wide, high, turn, unit, left, bottom, right, top, paper[3])


def _turn(said: Any) -> Turn:
    degrees = round(float(said or 0)) % 360
    return {90: 90, 180: 180, 270: 270}.get(degrees, 0)  # type: ignore[return-value]  # every one is a turn


def _straight(box: list[float]) -> tuple[float, float, float, float]:
    """Return a box whose corners may be named in any order."""
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


def _inherited(page: Any, key: str) -> Any:
    """Return what a page says, or what stands above it."""
    for _step in range(64):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            return None
        page = page["/Parent"]
    return None
