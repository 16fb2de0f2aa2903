"""Lùi: where on its line a passage begins, and how wide the room of its text is."""

from congvan.decree import Mm, Pt
from congvan.page import Paragraph, Passage, text_width

__all__ = ["centre_of", "line_start_of", "opens_paragraph", "room_of", "size_of"]

_NEAR = 0.05
_COLUMN = 30.0
"""A tab that leads further than this makes a column; the passage's room begins at it."""


def size_of(passage: Passage) -> Pt:
    """Return the largest cỡ chữ that is seen in a passage."""
    return max((run.look.size for run in passage.inked), default=passage.paragraph.look.size)


def room_of(passage: Passage) -> Mm:
    """Return the width that a line of a passage may take."""
    return Mm(passage.right - passage.left)


def opens_paragraph(passage: Passage) -> bool:
    """Tell whether nothing but spaces stands before a passage in its paragraph."""
    return not passage.paragraph.text[: passage.start].strip()


def line_start_of(passage: Passage) -> Mm:
    """Return where a left-set passage begins, from the left edge of the text area; typed tabs and spaces count."""
    paragraph = passage.paragraph
    if not opens_paragraph(passage):
        return passage.left
    lead = paragraph.text[: passage.start]
    typed = lead.rpartition("\n")[2]
    at = float(paragraph.left) + (0.0 if "\n" in lead else paragraph.first_line)
    for character in typed:
        at = _next_stop(paragraph, at) if character == "\t" else at + text_width(character, size_of(passage))
    if "\t" in typed and at > _COLUMN:
        return passage.left
    return Mm(passage.left - paragraph.left + at)


def _next_stop(paragraph: Paragraph, at: float) -> float:
    for stop in paragraph.tabs:
        if stop.at > at + _NEAR:
            return stop.at
    if paragraph.first_line < 0 and at < paragraph.left - _NEAR:
        return paragraph.left
    step = paragraph.default_tab or Mm(12.7)
    return (int((at + _NEAR) / step) + 1) * step


def centre_of(passage: Passage) -> Mm:
    """Return the middle of a passage's first line, from the left edge of the text area."""
    if passage.align == "center":
        first = passage.paragraph.first_line if opens_paragraph(passage) else Mm(0)
        return Mm((passage.left + first + passage.right) / 2)
    width = text_width(passage.shown, size_of(passage), bold=any(run.look.bold for run in passage.inked))
    if passage.align == "right":
        return Mm(passage.right - width / 2)
    return Mm(line_start_of(passage) + width / 2)
