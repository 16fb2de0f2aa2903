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
_LABEL_WIDTH = 18
_INSET = 5
_COLON = 30
"""«Kính gửi:» takes 20 mm; names begin under its colon or somewhat beside it."""
"""Names below the label stand this much further in (mm); a name on its line, as much as the label is wide."""


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
            found += _rest(line)
        elif not line.data and not _OPENING.match(line.key) and _goes_on(line, previous, label, found):
            found.append(line.passage)
        else:
            break
        line.taken = True
        previous = line
    return tuple(found)


def _rest(label: Line) -> list[Passage]:
    """Return what stands after «Kính gửi:» on its own line."""
    passage = label.passage
    text = passage.text
    match = _AFTER_LABEL.match(text)
    if match is None or not key_of(text[match.end() :][:_LONG]):
        return []
    return [replace(passage, start=passage.start + match.end())]


def _goes_on(line: Line, previous: Line, label: Line, found: list[Passage]) -> bool:
    """Tell whether a line is one more of the names."""
    if label.table is not None:
        return line.table is label.table and len(line.text) <= _LONG
    # far in, but under the colon: still a line of the list
    deep = line.side == "right" and not _listed(line.passage) and not _under_label(line.passage, label.passage)
    if line.table is not None or deep or len(line.text) > 2 * _LONG:
        return False
    if _listed(line.passage):
        # one name on the line of the label, and no mark that others follow: a dash now begins the body
        beside = found and _beside(line.passage, previous.passage, label.passage)
        return not found or beside or _listed(found[-1]) or _open(found[-1])
    if not found:
        return len(line.text) <= _LONG
    return _continues(line, previous, label, found)


def _listed(passage: Passage) -> bool:
    return _DASH.match(passage.text) is not None or passage.paragraph.numbering is not None


def _open(passage: Passage) -> bool:
    return passage.text.endswith((";", ","))


def _continues(line: Line, previous: Line, label: Line, found: list[Passage]) -> bool:
    """Tell whether a line without a dash belongs to the names above it: an address, a tax code, the rest of a name."""
    passage = line.passage
    if _SUBLINE.match(line.key) or previous.passage.paragraph is passage.paragraph:
        return True
    if len(line.text) > _LONG or passage.align == "both":
        return False
    if _open(found[-1]) and not any(map(_listed, found)):
        return True
    return _under(passage, previous.passage, label.passage)


def _beside(passage: Passage, previous: Passage, label: Passage) -> bool:
    """Tell whether a line begins where the name on the line above begins, below the label."""
    below = previous.paragraph is not label.paragraph
    return below and _inner(passage) > _inner(label) and abs(_inner(passage) - _inner(previous)) < _INSET


def _under_label(passage: Passage, label: Passage) -> bool:
    """Tell whether a line begins below the colon of «Kính gửi:», or a little beside it."""
    return passage.align == "left" and 0 <= _inner(passage) - _inner(label) <= _COLON


def _under(passage: Passage, previous: Passage, label: Passage) -> bool:
    """Tell whether a line stands under the names: as far in as the one before, or in the middle like it."""
    below_label = previous.paragraph is label.paragraph
    if passage.align == "center":
        return previous.align == "center" and not below_label
    least = _inner(label) + _LABEL_WIDTH if below_label else max(_inner(label) + _INSET, _inner(previous) - 1)
    return passage.align == "left" and _inner(passage) >= least


def _inner(passage: Passage) -> float:
    """Return where the first line begins."""
    return passage.left + max(passage.paragraph.first_line, 0)
