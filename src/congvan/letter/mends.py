"""Sửa lời: what may be changed in the YAML of a letter; orders that the room of sources carries out."""

from dataclasses import dataclass

from congvan.errors import Text

__all__ = ["Addition", "LetterMend", "Rewrite"]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Put `new` in the place of the characters from `start` to `end` of a value.

    Attributes:
        file: the file as findings name it.
        value: the value as it was read, with its place.
        start: place in the value.
        end: the same.
        new: what is to stand there.
    """

    file: str
    value: Text
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Addition:
    """Put a new item before this one of the same list."""

    file: str
    before: Text
    new: str


LetterMend = Rewrite | Addition
