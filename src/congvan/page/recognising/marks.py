"""Dấu chỉ: độ mật, mức độ khẩn, phạm vi lưu hành (ô 10a, 10b, 11), and the box drawn around each."""

import re

from congvan.decree import Mm
from congvan.page.parts import Marked
from congvan.page.passage import DrawnBox
from congvan.page.recognising.lines import Line
from congvan.page.widths import text_width

__all__ = ["box_around", "is_mark", "mark_of"]

_SECRECY = re.compile(r"\W*(tuyet mat|toi mat|mat)\W*")
_URGENCY = re.compile(r"\W*((hoa toc|thuong khan|khan)( hen gio\b.*)?|cong van khan|van ban khan)\W*")
_CIRCULATION = re.compile(r"\W*(xem xong tra lai|luu hanh noi bo|khong (pho bien|sao chup)|thu hoi)\W*")
_ALL = {"secrecy": _SECRECY, "urgency": _URGENCY, "circulation": _CIRCULATION}


def is_mark(line: Line) -> bool:
    """Tell whether a line is one of the three marks."""
    return mark_of(line) != ""


def mark_of(line: Line) -> str:
    """Return which mark a line is: «secrecy», «urgency», «circulation», or empty."""
    if not 3 <= len(line.key) <= 30:  # noqa: PLR2004 - from «MẬT» to «XEM XONG TRẢ LẠI»
        return ""
    drawn = line.upper or line.bold
    return next((name for name, words in _ALL.items() if drawn and words.fullmatch(line.key)), "")


def box_around(line: Line) -> Marked:
    """Return a mark with the box drawn around it."""
    line.taken = True
    return Marked(line.passage, _box(line))


def _box(line: Line) -> DrawnBox | None:
    passage, borders = line.passage, line.passage.paragraph.borders
    if line.shape is not None and line.shape.stroke is not None:
        return DrawnBox("shape", line.shape.width, line.shape.height, line.shape.stroke)
    if borders.boxed and borders.left and borders.right and borders.top and borders.bottom:
        width = passage.right - passage.left + Mm.from_pt(borders.left.space + borders.right.space)
        paragraph = passage.paragraph
        height = None
        if paragraph.line.rule == "exact":
            height = Mm.from_pt(paragraph.line.height + borders.top.space + borders.bottom.space)
        return DrawnBox("paragraph", Mm(width), height, borders.top)
    run = next((run for run in passage.inked if run.look.border is not None), None)
    if run is not None and run.look.border is not None:
        width = text_width(line.text, run.look.size, bold=run.look.bold, italic=run.look.italic)
        return DrawnBox("run", Mm(width + 2 * Mm.from_pt(run.look.border.space)), None, run.look.border)
    if line.cell is not None and line.cell.borders.boxed and line.cell.borders.top is not None:
        height = None
        if line.table is not None:
            height = next((row.height or None for row in line.table.rows if line.cell in row.cells), None)
        return DrawnBox("cell", line.cell.width, height, line.cell.borders.top)
    return None
