"""Bản in: what the rules look for on the pages of a PDF."""

import re
from collections.abc import Sequence

from congvan.page import PrintedFile, PrintedLine, PrintedPage

__all__ = ["begins_appendix", "is_number", "lines_of", "numbers_of"]

_NUMBER = re.compile(r"\d{1,4}")
_NEAR_MIDDLE = 12.0
"""Millimetres that a page number may be off the middle of the paper: margins of 30 and 20 mm make it 5."""
_TOP = 25.0
"""Millimetres from the top of the paper that the top margin reaches down to."""
_APPENDIX = re.compile(r"\s*(?:PHỤ LỤC|Phụ lục)(?:\s+[IVXLC\d]+)?\s*[.:]?\s*")


def is_number(line: PrintedLine, page: PrintedPage) -> bool:
    """Tell whether a line is a page's number: digits alone, in the middle of the top margin."""
    return (
        _NUMBER.fullmatch(line.text.strip()) is not None
        and line.baseline < _TOP
        and abs((line.left + line.right) / 2 - page.width / 2) < _NEAR_MIDDLE
    )


def numbers_of(printed: PrintedFile) -> Sequence[PrintedLine | None]:
    """Return each page's number; None where a page shows none."""
    return [next((line for line in page.lines if is_number(line, page)), None) for page in printed.pages]


def lines_of(page: PrintedPage) -> Sequence[PrintedLine]:
    """Return a page's lines without its number and without what is empty."""
    return [line for line in page.lines if line.text.strip() and not is_number(line, page)]


def begins_appendix(page: PrintedPage) -> bool:
    """Tell whether a page begins with «Phụ lục», alone on its line."""
    first = next(iter(lines_of(page)), None)
    return first is not None and _APPENDIX.fullmatch(first.text) is not None
