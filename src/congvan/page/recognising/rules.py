"""Đường kẻ: finds the horizontal line drawn under or over a text, whatever it is made of."""

from collections.abc import Iterable
from typing import Literal

from congvan.decree import Mm, Pt
from congvan.page.blocks import Shape
from congvan.page.look import Border
from congvan.page.passage import DrawnRule, Passage
from congvan.page.recognising.lines import Line, tail
from congvan.page.widths import text_width

__all__ = ["rule_over", "rule_under"]

_RAISED = 2 / 3
"""How large raised and lowered characters are shown, of their size."""

_FLAT = 1.0
"""A box no higher than this (mm) is drawn to look like a line."""


def rule_under(lines: list[Line], line: Line) -> DrawnRule | None:
    """Return the line drawn under a text.

    Args:
        lines: all lines.
        line: the text, or the last line of it.
    """
    below = _until_text(tail(lines, line))
    borders = line.passage.paragraph.borders
    last = line.passage.end >= len(line.passage.paragraph.text.rstrip())
    return (
        (_bordered(line.passage, borders.bottom) if last else None)
        or _shaped([line, *below])
        or _typed(below)
        or _next_bordered(below, "top")
        or _celled(lines, line)
        or _underlined(line)
    )


def rule_over(lines: list[Line], line: Line) -> DrawnRule | None:
    """Return the line drawn over a text.

    Args:
        lines: the lines of its margin, or all lines.
        line: the first line of the text.
    """
    above = _until_text(lines[number] for number in range(line.number - 1, -1, -1))
    return (
        _bordered(line.passage, line.passage.paragraph.borders.top)
        or _shaped([line, *above])
        or _typed(above)
        or _next_bordered(above, "bottom")
        or _cell_edge(line, "top")
    )


def _until_text(lines: Iterable[Line]) -> list[Line]:
    """Return the empty lines that follow, and the first that is not empty."""
    found: list[Line] = []
    for line in lines:
        found.append(line)
        if not line.empty:
            break
    return found


def _width(passage: Passage) -> Mm:
    return Mm(passage.right - passage.left)


def _bordered(passage: Passage, border: Border | None) -> DrawnRule | None:
    if border is None or passage.paragraph.borders.boxed:
        return None
    return DrawnRule("border", passage.spot, passage.left, _width(passage), border)


def _next_bordered(following: list[Line], near: Literal["top", "bottom"]) -> DrawnRule | None:
    """Return a border of the empty paragraphs that follow, or the near one of the text after them."""
    for line in following:
        borders = line.passage.paragraph.borders
        border = borders.top if near == "top" else borders.bottom
        if line.empty:
            border = borders.top or borders.bottom
        rule = _bordered(line.passage, border)
        if rule is not None:
            return rule
    return None


def _shaped(lines: list[Line]) -> DrawnRule | None:
    """Return the drawn line that is anchored in one of these paragraphs, the nearest to their middle if several."""
    passage = lines[0].passage
    anchors = lines[:-1] if len(lines) > 1 and not lines[-1].empty and not lines[-1].rule else lines
    shapes = [(line.passage, shape) for line in anchors for shape in line.passage.paragraph.shapes if _is_line(shape)]
    if not shapes:
        return None

    def away(found: tuple[Passage, Shape]) -> float:
        left = _left_of(found[1], lines[0])
        return 0 if left is None else abs(left + found[1].width / 2 - passage.centre)

    anchor, shape = min(shapes, key=away)
    left = _left_of(shape, lines[0])
    return DrawnRule("shape", anchor.spot, left, shape.width or None, shape.stroke or Border())


def _left_of(shape: Shape, line: Line) -> Mm | None:
    if shape.left is None or line.cell is None:
        return shape.left
    return Mm(shape.left + line.passage.left - line.passage.paragraph.left)


def _is_line(shape: Shape) -> bool:
    return not shape.blocks and (shape.kind == "line" or (shape.height <= _FLAT and shape.width > _FLAT))


def _typed(lines: list[Line]) -> DrawnRule | None:
    line = next((line for line in lines if not line.empty), None)
    if line is None or not line.rule:
        return None
    line.taken = True
    width = _text_width(line)
    return DrawnRule("underscores", line.passage.spot, _text_left(line, width), width)


def _underlined(line: Line) -> DrawnRule | None:
    inked = list(line.passage.inked)
    kinds = {run.look.underline for run in inked}
    if not inked or "" in kinds:
        return None
    width = _text_width(line)
    return DrawnRule("underline", line.passage.spot, _text_left(line, width), width, Border(kinds.pop()))


def _text_width(line: Line) -> Mm:
    width = 0.0
    for run in line.passage.runs:
        look = run.look
        if not look.hidden:
            size = Pt(look.size * _RAISED) if look.raised else look.size
            width += text_width(run.text, size, bold=look.bold, italic=look.italic)
    return Mm(width)


def _text_left(line: Line, width: Mm) -> Mm:
    passage = line.passage
    if passage.align == "center":
        return Mm(passage.centre - width / 2)
    return Mm(passage.right - width) if passage.align == "right" else passage.left


def _celled(lines: list[Line], line: Line) -> DrawnRule | None:
    """Return the cell border under a text that is the last in its cell."""
    for following in lines[line.number + 1 :]:
        if following.cell is not line.cell:
            break
        if not following.empty:
            return None
    return _cell_edge(line, "bottom")


def _cell_edge(line: Line, edge: str) -> DrawnRule | None:
    cell = line.cell
    if cell is None or cell.borders.boxed:
        return None
    border = cell.borders.bottom if edge == "bottom" else cell.borders.top
    if border is None:
        return None
    left = Mm(line.passage.left - line.passage.paragraph.left - cell.margin_left)
    return DrawnRule("cell", line.passage.spot, left, cell.width, border)
