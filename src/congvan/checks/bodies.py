"""Nội dung: the paragraphs of the body on the page, and which of them are headings."""

import re

from congvan.checks.looking import is_placeholder
from congvan.checks.reading import Reading
from congvan.page import Passage

__all__ = ["body_of", "is_heading"]

_HEADING = re.compile(r"(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|TIỂU MỤC|Tiểu mục)\s+(?:thứ\s|[IVX\d])")


def body_of(reading: Reading) -> list[Passage]:
    """Return the paragraphs of the body that hold words, not places to be filled in; none in YAML."""
    parts = reading.parts
    lines = parts.body if parts else ()
    return [one for one in lines if any(map(str.isalnum, one.text)) and not is_placeholder(one.text)]


def is_heading(passage: Passage) -> bool:
    """Tell whether a passage is the line of a phần, chương, mục or its title, which are centred and bold."""
    text = passage.shown.strip()
    return _HEADING.match(text) is not None or (text == text.upper() and passage.align == "center")
