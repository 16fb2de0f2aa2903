"""Tên cơ quan (ô 2): which lines of the left head are the parent and which the issuer."""

import re

from congvan.page.recognising.head import Head
from congvan.page.recognising.lines import Line

__all__ = ["issuer_of"]

_KINDS = re.compile(
    r"(ten co quan|ten cq|ten c|so|phong (?!chong|chay|ngua)|truong|u?y ban|ubnd|hdnd|hoi|bo|cuc|chi cuc|tong cuc|vu|"
    r"trung tam|van phong|ban|thanh tra|vien|hoc vien|dai hoc|cong an|benh vien|tong cong ty|cong ty|tap doan|"
    r"ngan hang|chi nhanh|kho bac|bao hiem|toa an|tand|vien kiem sat|vks|lien doan|cong doan|doan|mat tran|quy|"
    r"tram|khoa|to|bao|dai|nha|don vi|doi|hat|xi nghiep|nha may|thu vien|bao tang|thue|hai quan|dang uy|dang bo|"
    r"tong|so giao duc)\b"
)


def issuer_of(lines: list[Line], head: Head) -> tuple[list[Line], list[Line]]:
    """Return the lines of the parent and of the issuer.

    Args:
        lines: all lines.
        head: the other parts of the head, taken already.
    """
    found = _candidates(lines, head)
    for line in found:
        line.taken = True
    at = _issuer_begins(found)
    return found[:at], found[at:]


def _candidates(lines: list[Line], head: Head) -> list[Line]:
    bounds = [line.number for line in (head.symbol, head.subject[0] if head.subject else None) if line is not None]
    end = min(bounds, default=max(head.end, 0))
    before = [line for line in lines[:end] if line.key and not line.taken and not line.rule and not line.data]
    left = [line for line in before if line.side == "left"]
    if left:
        return left
    # a head with everything in the middle, or the office's name over the whole width
    return [line for line in before if line.upper and line.side in ("middle", "full")]


def _issuer_begins(lines: list[Line]) -> int:
    bold = [line.bold for line in lines]
    if True in bold:
        first = bold.index(True)
        if first and all(bold[first:]):
            return first
    starts = [number for number, line in enumerate(lines) if _KINDS.match(line.key)]
    return starts[-1] if starts else 0
