"""Phần đầu: Quốc hiệu, Tiêu ngữ, số và ký hiệu, địa danh và ngày, tên loại, trích yếu (ô 1, 3, 4, 5)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from congvan.page.recognising.lines import Line, tail
from congvan.page.recognising.marks import is_mark

__all__ = ["Head", "head_of"]

_HEADING = re.compile(r"(cong hoa|chxhcn|c\.?h\.?x\.?h\.?c\.?n)\b.*(xa hoi|xhcn|viet ?nam|chu nghia)")
_PARTY = re.compile(r"dang cong san viet nam")
_MOTTO = re.compile(r"doc lap\W*tu do\W*hanh phuc")
_SYMBOL = re.compile(r"so\s*[:.;,/\d…]|so$|so \[|\d+\s*/\s*[a-z]{2,}")
_PARTY_SYMBOL = re.compile(r"so\s*:?\s*[\d.…]*\s*-\s*[a-z]+/[a-z]")
_SUBJECT = re.compile(r"v\s*[/.\\|]?\s*v\b|ve viec\b|ve\b|trich yeu\b")
_ABBREVIATED = re.compile(r"v\W*v\b")
_DATE = re.compile(
    r"(?P<place>[^:;]{0,60}?)[,.\s]*\bngay\b[^a-z]*(\w{0,3}\s*)(thang|[/.-])"
    r"|[^:;\d/]{2,60}\D,\s*(\d{1,2}|[.…]+)\s*[/.-]\s*(\d{1,2}|[.…]+)\s*[/.-]\s*(\d{2,4}|[.…]+)\W*"
    r"|.*\b(ngay|thang)\b[^a-z]*(thang|nam)\b"
)
_PLACE = re.compile(r"[^:;,]{2,40},\s*(ngay\b|\d)|[.…]{2}")
_PLACE_COMMA = re.compile(r"([^:;,]{2,40},\s*)?(ngay\b|\d)(?!.*\./\.)")
_LONGEST_DATE = 110
_LONGEST_HEADING = 60
_LONGEST_SYMBOL = 80
_LONGEST_LINE = 50
_NEAR = 6
"""So many lines below Quốc hiệu, number and trích yếu the date may stand."""

_HEAD_LINES = 45
"""A head is found within so many lines or not at all."""


@dataclass(slots=True)
class Head:
    """What was found in the head; numbers of lines are places in the list of all lines."""

    heading: Line | None = None
    motto: Line | None = None
    symbol: Line | None = None
    date: Line | None = None
    kind: Line | None = None
    subject: list[Line] = field(default_factory=list)
    party: bool = False
    end: int = 0


def head_of(lines: list[Line], addressees: int | None, kinds: frozenset[str]) -> Head:
    """Find the parts of the head.

    Args:
        lines: all lines.
        addressees: number of the line with «Kính gửi»; None = there is none.
        kinds: keys of the kinds of document that stand as a heading.
    """
    limit = min(len(lines), _HEAD_LINES) if addressees is None else addressees
    within = [line for line in lines[:limit] if line.key and not line.data]
    head = Head()
    head.party = any(_PARTY.fullmatch(line.key) for line in within if line.upper)
    head.heading = _take(line for line in within if _HEADING.match(line.key) and len(line.text) < _LONGEST_HEADING)
    head.motto = _take(line for line in within if _MOTTO.match(line.key))
    head.symbol = _take(
        line for line in within if not line.taken and _SYMBOL.match(line.key) and len(line.text) < _LONGEST_SYMBOL
    )
    if head.symbol is not None and _PARTY_SYMBOL.match(head.symbol.key):
        head.party = True
    head.kind = _kind(within, kinds)
    head.subject = _subject(lines, within, head, limit)
    head.date = _date(within, head)
    known = [head.heading, head.motto, head.symbol, head.date, head.kind, *head.subject]
    head.end = max((line.number + 1 for line in known if line is not None), default=0)
    return head


def _take(lines: Iterable[Line]) -> Line | None:
    line = next(iter(lines), None)
    if line is not None:
        line.taken = True
    return line


def _kind(within: list[Line], kinds: frozenset[str]) -> Line | None:
    """Return the kind of document as a heading of its own: in capitals, over the whole width or in the middle."""
    for line in within:
        words = line.key.strip(" :.0123456789…")
        if line.taken or line.side not in ("middle", "full") or not words:
            continue
        alone = words in kinds and (line.upper or (line.bold and line.side == "middle"))
        if alone or (line.upper and line.side == "middle" and any(words.startswith(f"{kind} ") for kind in kinds)):
            line.taken = True
            return line
    return None


def _subject(lines: list[Line], within: list[Line], head: Head, limit: int) -> list[Line]:
    named = head.kind if head.kind is not None and head.kind.key != "cong van" else None
    if named is not None:
        middle = takewhile(_in_middle, _below(lines, named, limit))
        first = next((line for line in middle if line.key and not line.rule and not line.taken), None)
    else:
        first = _marked_subject(within)
    if first is None and named is None and head.symbol is not None:
        first = _unmarked(_below(lines, head.symbol, limit))
    if first is None:
        return []
    first.taken = True
    found = [first]
    for line in takewhile(_more_subject, _below(lines, first, limit)):
        line.taken = True
        found.append(line)
    return found


def _marked_subject(within: list[Line]) -> Line | None:
    """Return the line that begins with «V/v» or the like; in capitals only «V/V» itself does."""
    begins = [line for line in within if not line.taken and _SUBJECT.match(line.key)]
    return next((line for line in begins if not line.upper), None) or next(
        (line for line in begins if _ABBREVIATED.match(line.key)), None
    )


def _in_middle(line: Line) -> bool:
    return line.side == "middle"


def _below(lines: list[Line], line: Line, limit: int) -> Iterator[Line]:
    """Yield what stands under a line of the head: in its column, or, outside tables, not in the right half."""
    if line.passage.table:
        return (below for below in tail(lines, line) if below.number < limit)
    return (below for below in lines[line.number + 1 : limit] if not below.passage.table and below.side != "right")


def _unmarked(below: Iterator[Line]) -> Line | None:
    """Return the line directly under the number in its column: a trích yếu whose «V/v» was forgotten."""
    for line in below:
        if line.side != "left":
            return None
        if line.key and not line.taken:
            return None if line.rule or line.upper or is_mark(line) or _date_like(line) else line
    return None


def _more_subject(line: Line) -> bool:
    """Tell whether trích yếu goes on in this line."""
    if line.taken or line.empty or line.rule or is_mark(line) or _SYMBOL.match(line.key):
        return False
    # a date of the subject itself («nghỉ lễ ngày 30 tháng 4») has no place before it
    if _date_like(line) and (line.side != "left" or _PLACE.match(line.key)):
        return False
    # outside tables a short line as that of the column, no paragraph of the body
    return line.side != "full" or (len(line.text) <= _LONGEST_LINE and line.passage.align != "both")


def _date_like(line: Line) -> bool:
    return len(line.text) < _LONGEST_DATE and _DATE.match(line.key) is not None


def _set_apart(line: Line) -> bool:
    """Tell whether a line that may be the date is set apart from running text."""
    return line.side != "full" or _PLACE_COMMA.match(line.key) is not None


def _date(within: list[Line], head: Head) -> Line | None:
    """Return the date line: before the kind of document, near the other parts, in the right half if it can be."""
    known = [line.number for line in (head.heading, head.motto, head.symbol, *head.subject) if line is not None]
    last = head.kind.number if head.kind is not None else max(known, default=0) + _NEAR
    found = [line for line in within if not line.taken and line.number < last and _date_like(line) and _set_apart(line)]
    found.sort(key=lambda line: line.side != "right")
    return _take(found)
