"""Phụ lục: label, title, reference and body of each appendix after the letter (III.1)."""

import re
from itertools import pairwise

from congvan.page.parts import Appendix
from congvan.page.recognising.lines import Line, passages

__all__ = ["appendices_of", "first_appendix"]

_NUMBERED = re.compile(r"\W*phu luc\s*(so)?\s*([ivxlc]+|\d+|[a-z])?\W*")
_LONGEST = 120


def first_appendix(lines: list[Line], start: int) -> int:
    """Return the number of the line where the first appendix begins; the number of lines if there is none.

    Args:
        lines: all lines.
        start: where the body of the letter begins.
    """
    signed = False
    for line in lines[start:]:
        signed = signed or line.key.startswith(("noi nhan", "- luu", "luu:"))
        if _is_label(line, lines) and (signed or _begins_page(line, lines)):
            return line.number
    return len(lines)


def appendices_of(lines: list[Line], start: int) -> tuple[Appendix, ...]:
    """Return the appendices.

    Args:
        lines: all lines.
        start: number of the first one's label.
    """
    labels = [line.number for line in lines[start:] if _is_label(line, lines)]
    bounds = [*labels, len(lines)]
    return tuple(_appendix(lines[first:after]) for first, after in pairwise(bounds))


def _is_label(line: Line, lines: list[Line]) -> bool:
    """Tell whether a line is the heading «Phụ lục»: short, set apart by its look or place, not in a table of data."""
    if not line.key.startswith("phu luc") or len(line.text) > _LONGEST or line.data:
        return False
    set_off = line.passage.align == "center" or line.side == "right"
    heavy = line.upper or line.bold
    if _NUMBERED.fullmatch(line.key):
        return set_off or heavy or _begins_page(line, lines)
    return set_off and heavy


def _begins_page(line: Line, lines: list[Line]) -> bool:
    before = lines[line.number - 1] if line.number else line
    return line.new_page or before.new_page or before.passage.section != line.passage.section


def _appendix(lines: list[Line]) -> Appendix:
    label, *rest = lines
    label.taken = True
    inked = [line for line in rest if line.key and not line.rule]
    title: list[Line] = []
    reference: list[Line] = []
    at = 0
    for line in inked:
        opened = bool(reference) and not reference[-1].text.rstrip().endswith(")")
        if opened or _is_reference(line):
            if len(reference) > 4:  # noqa: PLR2004 - a reference of more lines is a bracket never closed
                break
            reference.append(line)
        elif reference or line.data or (line.passage.align != "center" and line.side != "middle"):
            break
        else:
            title.append(line)
        at += 1
    return Appendix(
        label.passage,
        passages(title),
        passages(reference),
        passages(inked[at:]),
        label.passage.section,
    )


def _is_reference(line: Line) -> bool:
    return re.match(r"\(?\s*(kem theo|ban hanh (kem )?theo|dinh kem)\b", line.key) is not None
