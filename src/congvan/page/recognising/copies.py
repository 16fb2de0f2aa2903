"""Nơi nhận (ô 9b) and ký hiệu người soạn thảo, số lượng bản (ô 12)."""

import re
from dataclasses import replace

from congvan.page.passage import Passage
from congvan.page.recognising.lines import Line
from congvan.page.recognising.titles import is_name, is_title

__all__ = ["copies_of", "drafter_of", "find_copies_label", "is_copies_label"]

_LABEL = re.compile(r"\W*noi nh?an\s*([:;.]|$|\(|-)")
_AFTER_LABEL = re.compile(r"[:;]\s*|\bnhận\s+[-–]\s*")
_FILING = re.compile(r"\W*luu\b")
_ADDRESS = re.compile(r"(dia chi|d/c|dien thoai|dt\b|so dien thoai|email|e-mail|website|fax|tel)\b")
_DRAFTER = re.compile(
    r"\.\s*(?P<mark>[^\W\d_]{1,8}(?:[./-][^\W\d_]{1,8})*[.,\s]*\(?\d{1,4}\)?(?:\s*b(?:ản)?)?\.?|…?\d*…+\d+\.)$"
)
_LONGEST_MARK = 40
_NEAR = 25
"""So many lines below the label «Lưu» stands."""


def is_copies_label(line: Line) -> bool:
    """Tell whether a line is «Nơi nhận», and not a sentence that begins with these words."""
    return _LABEL.match(line.key) is not None and not line.data


def find_copies_label(lines: list[Line]) -> Line | None:
    """Return the line «Nơi nhận»: the first that has «Lưu» below it, else the last.

    Args:
        lines: the lines of the letter after its head.
    """
    found = [(place, line) for place, line in enumerate(lines) if is_copies_label(line)]
    for place, line in found:
        if any(_FILING.match(below.key) for below in lines[place : place + _NEAR]):
            return line
    return found[-1][1] if found else None


def copies_of(below: list[Line], label: Line) -> list[Passage]:
    """Return the lines of the list, the first perhaps on the line of its label.

    Args:
        below: the lines after the label, to the end of the letter.
        label: the line «Nơi nhận».
    """
    label.taken = True
    found: list[Passage] = []
    text = label.passage.text
    colon = _AFTER_LABEL.search(text)
    if colon is not None and text[colon.end() :].strip():
        found.append(replace(label.passage, start=label.passage.start + colon.end()))
    for line in below:
        if _ends(line, label):
            break
        if not line.empty and _is_copy(line, label):
            line.taken = True
            found.append(line.passage)
    return found


def _ends(line: Line, label: Line) -> bool:
    if label.table is not None:
        return line.table is not label.table and not line.empty
    if _ADDRESS.match(line.key) or line.rule or line.new_page:
        return True
    return line.passage.section != label.passage.section


def _is_copy(line: Line, label: Line) -> bool:
    """Tell whether a line below the label is on its list, not in the signature beside or below it."""
    if label.table is not None:
        return line.table is label.table and line.passage.cell == label.passage.cell
    if line.table is not None or line.side in ("right", "middle"):
        return False
    return line.side == "left" or not (is_name(line.text) or is_title(line))


def drafter_of(copies: list[Passage]) -> Passage | None:
    """Return ô 12: what stands after the full stop of «Lưu: …», or on a line of its own under it.

    Args:
        copies: the lines of Nơi nhận.
    """
    filing = [copy for copy in copies if re.search(r"\bl[ưu]u\b", copy.text, re.IGNORECASE)]
    if not filing:
        return None
    last = copies[-1]
    text = last.text
    end = text[-_LONGEST_MARK:]
    # on a line of its own the mark follows the full stop of the line above
    stop = "" if last is filing[-1] else "."
    match = _DRAFTER.search(stop + end)
    if match is None:
        return None
    return replace(last, start=last.start + len(text) - len(end) + match.start("mark") - len(stop))
