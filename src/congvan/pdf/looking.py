"""Đọc bản in: any PDF into pages of lines, with pdfium (ISO 32000)."""

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from congvan.decree import Mm, Pt
from congvan.errors import Finding, Refused, Where
from congvan.language import _
from congvan.page import PrintedFile, PrintedFont, PrintedLine, PrintedPage

__all__ = ["broken", "look_at"]

_SAME_LINE = 1.0
"""Points that the baselines of one line may lie apart."""
_GAP = 1.2
"""Widths of the letter size that part two lines which stand side by side."""
_MOST_PAGES = 2_000
_MOST_PICTURE = 0.7
"""Share of a page that a picture covers when the page is a scan."""
_NAME_BYTES = 512


@dataclass(slots=True)
class _Char:
    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str


def look_at(data: bytes, file: str = "") -> PrintedFile:
    """Read what a PDF shows.

    Args:
        data: the file.
        file: its path as messages say it.

    Raises:
        Refused: it is no PDF that can be opened.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Refused([broken(file, protected="password" in str(error).lower())]) from error
    try:
        if len(document) > _MOST_PAGES:
            message = _(
                "the PDF has %(count)s pages; no more than %(most)s are read.", count=len(document), most=_MOST_PAGES
            )
            raise Refused([Finding("PF103", Where(file), message, _("Look whether this file is a letter at all."))])
        fonts: dict[PrintedFont, None] = {}
        pages = tuple(_page(page, fonts) for page in document)
    except pdfium.PdfiumError as error:
        raise Refused([broken(file)]) from error
    finally:
        document.close()
    return PrintedFile(file, pages, tuple(fonts))


def broken(file: str, *, protected: bool = False) -> Finding:
    """Return what is said of a PDF that cannot be opened.

    Args:
        file: its path as messages say it.
        protected: whether it wants a password.
    """
    if protected:
        message = _("the PDF is protected with a password.")
        return Finding("PF102", Where(file), message, _("Take the password off, or make the PDF again."))
    message = _("this is no PDF, or it is damaged.")
    return Finding("PF101", Where(file), message, _("Make it again with congvan render --format pdf."))


def _page(page: Any, fonts: dict[PrintedFont, None]) -> PrintedPage:
    width, height = page.get_size()
    pictured = False
    for thing in page.get_objects(max_depth=4):
        if thing.type == raw.FPDF_PAGEOBJ_TEXT:
            fonts.setdefault(_font(thing), None)
        elif thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            pictured |= (right - left) * (top - bottom) > _MOST_PICTURE * width * height
    text = page.get_textpage()
    chars = list(_chars(text, height))
    strange = sum(_is_strange(one.text) for one in chars)
    lines = tuple(_line(piece) for piece in _pieces(chars))
    return PrintedPage(_mm(width), _mm(height), lines, strange, pictured)


def _font(thing: Any) -> PrintedFont:
    font = raw.FPDFTextObj_GetFont(thing.raw)
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, _NAME_BYTES)
    name = buffer.raw[: max(min(length, _NAME_BYTES) - 1, 0)].decode("utf-8", "replace")
    return PrintedFont(_plain(name), raw.FPDFFont_GetIsEmbedded(font) == 1)


def _plain(name: str) -> str:
    """Return a font's name without the six letters that mark a subset."""
    mark, plus, rest = name.partition("+")
    return rest if plus and len(mark) == len("ABCDEF") and mark.isalpha() else name


def _chars(text: Any, height: float) -> Iterator[_Char]:
    """Give the characters with their places; those that pdfium itself put in between are left out, spaces excepted."""
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _number in range(4))
    buffer, flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
    handle = text.raw
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in (0, 0x0D, 0x0A, 0xFFFE) or raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
        length = raw.FPDFText_GetFontInfo(handle, index, buffer, _NAME_BYTES, flags)
        font = buffer.raw[: max(min(length, _NAME_BYTES) - 1, 0)].decode("utf-8", "replace")
        size = raw.FPDFText_GetFontSize(handle, index)
        yield _Char(chr(code), x.value, max(right.value, x.value), height - y.value, size, font)


def _is_strange(text: str) -> bool:
    return unicodedata.category(text) in {"Co", "Cn", "Cs"} or text == "\ufffd"


def _pieces(chars: Sequence[_Char]) -> Iterator[list[_Char]]:
    """Give the lines: characters of one baseline, cut at wide gaps."""
    rows: list[list[_Char]] = []
    for char in sorted(chars, key=lambda one: one.baseline):
        if rows and char.baseline - rows[-1][0].baseline <= _SAME_LINE:
            rows[-1].append(char)
        else:
            rows.append([char])
    for row in rows:
        row.sort(key=lambda one: one.left)
        piece = row[:1]
        for before, char in pairwise(row):
            if char.left - before.right > _GAP * char.size:
                yield piece
                piece = []
            piece.append(char)
        yield piece


def _line(chars: Sequence[_Char]) -> PrintedLine:
    words = "".join(_spaced(chars)).strip()
    inked = [one for one in chars if not one.text.isspace()] or chars
    size = Counter(round(one.size, 1) for one in inked).most_common(1)[0][0]
    font = Counter(one.font for one in inked).most_common(1)[0][0]
    left, right = min(one.left for one in inked), max(one.right for one in inked)
    return PrintedLine(words, _mm(left), _mm(right), _mm(inked[0].baseline), Pt(size), _plain(font))


def _spaced(chars: Sequence[_Char]) -> Iterator[str]:
    """Give the characters, with a space where there is room for one and none was drawn."""
    yield chars[0].text
    for before, char in pairwise(chars):
        if char.left - before.right > char.size / 6 and not (before.text.isspace() or char.text.isspace()):
            yield " "
        yield char.text


def _mm(points: float) -> Mm:
    return Mm(round(Mm.from_pt(points), 3))
