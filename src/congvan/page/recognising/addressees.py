"""Kính gửi (ô 9a): the label, the names on its line and on the lines below."""

import re
from dataclasses import replace

from congvan.page.keys import key_of
from congvan.page.passage import Passage
from congvan.page.recognising.lines import Line

__all__ = ["addressees_of", "find_label"]

_LABEL = re.compile(r"\W*(dong )?kinh (gui|goi|chuyen|trinh|moi)\b")
_AFTER_LABEL = re.compile(r"[^:：]{4,20}[:：]\s*|\W*\S+\s+\S+\s*[;.\-–]?\s*")
_DASH = re.compile(r"[-+•*·]|\d{1,2}[.)/]")
_SUBLINE = re.compile(r"\(|dia chi|d/c|ma so|mst|mst|dien thoai|so dien thoai|dt\b|email|co tru so|tru so")
_OPENING = re.compile(
    r"(-\s*)?(can cu|thuc hien|theo|ngay|qua|de|nham|tiep|trien khai|phuc dap|tra loi|lien quan|vua qua|trong|sau khi|"
    r"xet|nhan duoc|hien nay|ve viec|so [a-z]+ .*(nhan duoc|bao cao|de nghi))\b"
)
_LONG = 130


def find_label(lines: list[Line]) -> Line | None:
    """Return the line with «Kính gửi».

    Args:
        lines: all lines.
    """
    for line in lines:
        if line.key and _LABEL.match(line.key) and not line.data and (":" in line.key or len(line.text) < _LONG):
            return line
    return None


def addressees_of(lines: list[Line], label: Line) -> tuple[Passage, ...]:
    """Return each addressee's line and what belongs to it, without the label.

    Args:
        lines: all lines.
        label: the line with «Kính gửi».
    """
    label.taken = True
    found = _rest(label)
    previous = label
    for line in lines[label.number + 1 :]:
        if line.empty or line.taken:
            continue
        if _LABEL.match(line.key):
            line.taken = True
            found += _rest(line)
        elif _goes_on(line, previous, label, bool(found)):
            line.taken = True
            found.append(line.passage)
        else:
            break
        previous = line
    return tuple(found)


def _rest(label: Line) -> list[Passage]:
    """Return what stands after «Kính gửi:» on its own line."""
    passage = label.passage
    text = passage.text
    match = _AFTER_LABEL.match(text)
    if match is None or match.end() >= len(text) or not key_of(text[match.end() :][:_LONG]):
        return []
    return [replace(passage, start=passage.start + match.end())]


def _goes_on(line: Line, previous: Line, label: Line, some: bool) -> bool:  # noqa: FBT001 - a word on the state so far
    passage, first = line.passage, label.passage
    if _OPENING.match(line.key) or line.data:
        return False
    if first.table:
        return line.table is label.table and len(line.text) <= _LONG
    if passage.table or line.side == "right" or len(line.text) > 2 * _LONG:
        return False
    if _DASH.match(line.key) or passage.paragraph.numbering is not None:
        return True
    if not some:
        return len(line.text) <= _LONG
    return _continues(line, previous, label)


def _continues(line: Line, previous: Line, label: Line) -> bool:
    """Tell whether a line without a dash belongs to the names above it: an address, a tax code, the rest of a name."""
    passage = line.passage
    if _SUBLINE.match(line.key) or previous.passage.paragraph is passage.paragraph:
        return True
    if len(line.text) > _LONG or passage.align == "both":
        return False
    return previous.text.endswith((";", ",")) or _under(passage, previous.passage, label.passage)


def _under(passage: Passage, previous: Passage, label: Passage) -> bool:
    """Tell whether a line stands under the names: as far in as the one before, or in the middle like it."""
    if passage.align == "center":
        return previous.align == "center" and previous.paragraph is not label.paragraph
    inner = passage.left + max(passage.paragraph.first_line, 0)
    return passage.align == "left" and inner > label.left + 8 and inner >= previous.left - 1  # clearly indented
