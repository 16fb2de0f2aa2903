"""Nội dung: the tasks of a draft as the paragraphs of a letter, numbered, before and after their marks are filled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from congvan.decree import END_MARK
from congvan.letter.draft import Task
from congvan.letter.letter import Line
from congvan.letter.marks import Pattern, pattern
from congvan.letter.wording import end_mark, label

__all__ = ["Piece", "finish", "flatten"]

_MARKS_BY_DEPTH = ("1.", "a)", "-", "+")
_SHORT = 80
"""A last line of fewer characters than this takes the line before it along to the page of the signature."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph before its marks are filled."""

    words: Pattern
    label: str = ""
    title: bool = False
    level: int = 0

    def line(self, values: Mapping[str, Any]) -> Line:
        """Return the paragraph with its marks filled."""
        text = self.words.fill(values)
        return Line(f"{self.label} {text}" if self.label else text, title=self.title, level=self.level)


def flatten(tasks: Sequence[Task], marks: str, level: int, left_out: set[int]) -> Iterator[Piece]:
    """Give tasks and what stands under them as paragraphs, numbered.

    Args:
        tasks: siblings.
        marks: how they are numbered.
        level: their depth, from 1.
        left_out: `id` of each task that this letter does not have.
    """
    shown = [task for task in tasks if id(task) not in left_out]
    for position, task in enumerate(shown, start=1):
        mark = label(marks, position)
        if task.title:
            yield Piece(pattern(task.title), mark, title=True, level=level)
            if task.text:
                yield Piece(pattern(task.text), level=level)
        else:
            yield Piece(pattern(task.text), mark, level=level)
        below = task.marks if task.marks is not None else _usual_marks(marks)
        yield from flatten(task.items, below, level + 1, left_out)


def _usual_marks(above: str) -> str:
    """Return how items under items marked `above` are usually numbered."""
    if above == "I.":
        return _MARKS_BY_DEPTH[0]
    place = _MARKS_BY_DEPTH.index(above) if above in _MARKS_BY_DEPTH else 1
    return _MARKS_BY_DEPTH[min(place + 1, len(_MARKS_BY_DEPTH) - 1)]


def finish(body: list[list[Line]]) -> tuple[tuple[Line, ...], ...]:
    """Put «./.» after the last word and keep the last lines with the signature."""
    places = [(part, index) for part, lines in enumerate(body) for index in range(len(lines))]
    if places:
        part, index = places[-1]
        last = body[part][index]
        text = end_mark(last.text)
        body[part][index] = Line(text, title=last.title, level=last.level, last=True, keep=True)
        if len(text) - len(END_MARK) < _SHORT and len(places) > 1:
            part, index = places[-2]
            before = body[part][index]
            body[part][index] = Line(before.text, title=before.title, level=before.level, keep=True)
    return tuple(tuple(lines) for lines in body)
