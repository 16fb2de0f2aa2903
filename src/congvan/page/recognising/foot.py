"""Phần cuối: where the body ends, and what stands below it."""

import re
from dataclasses import dataclass

from congvan.page.passage import Passage
from congvan.page.recognising.copies import copies_of, drafter_of, find_copies_label, is_copies_label
from congvan.page.recognising.lines import Line
from congvan.page.recognising.signature import Signature, signature_of
from congvan.page.recognising.titles import is_name, is_note, is_title

__all__ = ["Foot", "end_of_letter", "foot_of"]

_NOTES = re.compile(r"ghi chu\b")
_NUMBERED = re.compile(r"[ivx\d]+[.)]")
_SENTENCE = 40
"""A line in a column that ends with a full stop and is longer than this is a sentence of the body."""


@dataclass(slots=True)
class Foot:
    """What was found after the body.

    Attributes:
        begins: number of the first line that is no more body.
        signature: ô 7.
        label: the line «Nơi nhận».
        copies: the lines of its list.
        drafter: ô 12.
    """

    begins: int
    signature: Signature
    label: Line | None
    copies: list[Passage]
    drafter: Passage | None


def end_of_letter(lines: list[Line], start: int) -> int:
    """Return the number of the line where notes to a form («Ghi chú») begin after the foot, or the end.

    Args:
        lines: all lines.
        start: where the body begins.
    """
    seen = False
    for line in lines[start:]:
        seen = seen or is_copies_label(line)
        if seen and _NOTES.match(line.key) and not line.data:
            return line.number
    return len(lines)


def foot_of(lines: list[Line], start: int, end: int) -> Foot:
    """Find the foot of the letter.

    Args:
        lines: all lines.
        start: where the body begins.
        end: where appendices or notes begin.
    """
    label = find_copies_label(lines[start:end])
    prose = _last_prose(lines[start : end if label is None else label.number], start - 1)
    copies = copies_of(lines[label.number + 1 : end], label) if label is not None else []
    signature = signature_of(lines[prose + 1 : end], label)
    found = [line.number for line in signature.lines] + ([label.number] if label is not None else [])
    return Foot(min(found, default=end), signature, label, copies, drafter_of(copies))


def _last_prose(lines: list[Line], otherwise: int) -> int:
    """Return the number of the last line of running text."""
    return next((line.number for line in reversed(lines) if _is_prose(line)), otherwise)


def _is_prose(line: Line) -> bool:
    """Tell whether a line is text of the body: not set in a column, not a title, not a name."""
    if line.empty or line.rule:
        return False
    if line.data:
        return True
    if line.side != "full":
        return line.table is None and _ends_sentence(line.text)
    if line.text.endswith((".", ":", ";")) or _NUMBERED.match(line.key):
        return True
    return not (line.upper or is_name(line.text) or is_title(line) or is_note(line))


def _ends_sentence(text: str) -> bool:
    return text.endswith(("./.", ";", ":")) or (text.endswith(".") and len(text) > _SENTENCE)
