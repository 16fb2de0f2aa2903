"""Chỗ điền: `{{ unit.name }}`-style marks in the texts of a letter.

A mark is a dotted name and nothing else: no filters, no conditions, no calls. What is for some units only is said by
`only:` and `except:`. So a text is data, never a program, and a value that itself holds `{{` stays as it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Pattern", "pattern"]

_MARK = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_NAME = re.compile(r"\s*([^\W\d]\w*(?:\.[^\W\d][\w-]*)*)\s*")
_STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{\s+\{|\}\s+\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text cut at its marks.

    Attributes:
        text: the text as written.
        parts: literal texts and names in turn; the first and the last are literal.
        names: the dotted names, each as the tuple of its words.
        faults: what looks like a mark but is none, as written.
    """

    text: str
    parts: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    faults: tuple[str, ...] = ()

    def fill(self, values: Mapping[str, Any]) -> str:
        """Return the text with each mark replaced by its value.

        Args:
            values: nested mappings of texts, by the words of the names.

        Raises:
            KeyError: a name has no value; look with `value_of` first.
        """
        if not self.names:
            return self.text
        pieces = [self.parts[0]]
        for name, literal in zip(self.names, self.parts[1:], strict=True):
            value: Any = values
            for word in name:
                value = value[word]
            pieces += (value, literal)
        return "".join(pieces)


def pattern(text: str) -> Pattern:
    """Cut a text at its marks. Never raises: what is no proper mark is listed in `faults`."""
    if "{" not in text and "}" not in text:
        return Pattern(text, (text,), ())
    literals: list[str] = []
    names: list[tuple[str, ...]] = []
    faults: list[str] = []
    start = 0
    for mark in _MARK.finditer(text):
        name = _NAME.fullmatch(mark[1])
        if name is None:
            faults.append(mark[0])
            continue
        literals.append(text[start : mark.start()])
        names.append(tuple(name[1].split(".")))
        start = mark.end()
    literals.append(text[start:])
    if not faults:
        faults += (stray[0] for literal in literals for stray in _STRAY.finditer(literal))
    return Pattern(text, tuple(literals), tuple(names), tuple(faults))
