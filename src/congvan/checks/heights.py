"""Chiều cao: about how many pages a section fills; only to tell a letter of one page from longer ones."""

from collections.abc import Sequence

from congvan.decree import Mm, Pt
from congvan.page import Block, Paragraph, Section, Table, lines_of

__all__ = ["pages_of"]

_LINE = 1.15
"""A single line of Times New Roman is this many times as high as its size."""


def pages_of(section: Section) -> float:
    """Return how many pages a section fills, 1.5 = a page and a half; whatever floats counts nothing.

    Args:
        section: the section.
    """
    room = section.height - abs(section.margins.top) - abs(section.margins.bottom)
    if room <= 0:
        return 1
    breaks = sum(
        "\f" in block.text or (block.page_break_before and place > 0)
        for place, block in enumerate(section.blocks)
        if isinstance(block, Paragraph)
    )
    return max(_height(section.blocks, section.text_width) / room, float(1 + bool(breaks)))


def _height(blocks: Sequence[Block], room: float) -> float:
    total = 0.0
    for block in blocks:
        if isinstance(block, Table):
            if block.floating is None:
                total += sum(_row(row.height, [(cell.blocks, cell.width) for cell in row.cells]) for row in block.rows)
        else:
            total += _paragraph(block, room)
    return total


def _row(least: float, cells: list[tuple[tuple[Block, ...], Mm]]) -> float:
    return max((_height(blocks, width - 3.8) for blocks, width in cells), default=0.0) if cells else least


def _paragraph(paragraph: Paragraph, room: float) -> float:
    runs = [run for run in paragraph.runs if run.text.strip()]
    size = max((run.look.size for run in runs), default=paragraph.look.size)
    bold = bool(runs) and runs[0].look.bold
    width = max(room - paragraph.left - paragraph.right, 10.0)
    count = max(len(lines_of(paragraph.text.strip("\f"), Mm(width), Pt(size), bold=bold)), 1)
    line = paragraph.line
    height = line.lines * size * _LINE if line.rule == "multiple" else float(line.height)
    return Mm.from_pt(count * height + paragraph.before + paragraph.after)
