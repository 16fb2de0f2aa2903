"""Phụ lục: label, title and reference of each, also where these are set like running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from congvan.checks.reading import Reading
from congvan.checks.said import Said
from congvan.page import Appendix, Passage

__all__ = ["AppendixHead", "appendix_heads", "said_of"]

_REFERENCE = re.compile(r"\s*\(?\s*(?:ban hành\s+)?kèm theo\b", re.IGNORECASE)
_DEPTH = 4
"""So many lines below the label may hold title and reference."""


@dataclass(frozen=True, slots=True)
class AppendixHead:
    """Phần đầu của phụ lục: the passages of its label, title and reference."""

    label: Passage
    title: tuple[Passage, ...]
    reference: tuple[Passage, ...]
    section: int


def appendix_heads(reading: Reading) -> Iterator[AppendixHead]:
    """Give the head of each phụ lục of a Word file."""
    for appendix in reading.parts.appendices if reading.parts else ():
        yield _head(appendix)


def said_of(reading: Reading, passage: Passage) -> Said:
    """Return a passage of a phụ lục as a line."""
    lines = (*reading.words.appendix_bodies, *reading.words.everything())
    known = next((line for line in lines if line.origin is passage), None)
    return known or Said(passage.text, passage, reading.file)


def _head(appendix: Appendix) -> AppendixHead:
    if not appendix.reference:
        first = [one for one in appendix.body if one.text.strip()][:_DEPTH]
        for number, line in enumerate(first):
            if _REFERENCE.match(line.text):
                return AppendixHead(appendix.label, (*appendix.title, *first[:number]), (line,), appendix.section)
    return AppendixHead(appendix.label, appendix.title, appendix.reference, appendix.section)
