"""Nơi nhận: its items, and the line of «Lưu»."""

import re

from congvan.checks.listing import items_of
from congvan.checks.reading import Reading
from congvan.checks.said import Said

__all__ = ["FILING_LINE", "copy_items", "filing_form"]

_FILING = re.compile(
    r"\s*(?:[-–—]\s*)?(?P<word>[Ll]ưu|LƯU)(?P<colon>\s*:?\s*)(?P<open>\(?)(?P<units>[^()]*?)(?P<close>\)?)"
    r"(?P<copies>\s*\(\s*\d+\s*(?:b|bản)?\s*\))?(?:\s*\.(?P<rest>\s+\S.*)|\s*[.;,]*)$"
)
FILING_LINE = re.compile(r"\s*(?:[-–—+*•]\s*)?lưu\b", re.IGNORECASE)
_LONGEST = 500
"""Characters of the longest line of «Lưu» that is looked at; a longer one is none."""


def filing_form(line: Said) -> re.Match[str] | None:
    """Return the groups of a line of «Lưu» (word, units, copies, rest, …); None = it has not the form of one."""
    text = line.text.rstrip()
    return _FILING.fullmatch(text) if len(text) <= _LONGEST else None


def copy_items(reading: Reading) -> tuple[list[list[Said]], Said | None]:
    """Return the items of Nơi nhận before «Lưu», and the line of «Lưu»."""
    lines = [line for line in reading.words.copies if line.text.strip()]
    filing = next((line for line in reversed(lines) if FILING_LINE.match(line.text)), None)
    return items_of([line for line in lines if line is not filing]), filing
