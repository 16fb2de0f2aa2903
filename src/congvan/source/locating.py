"""Tìm chỗ: line and column of one character of a value in the file it was read from."""

from congvan.errors import Text
from congvan.source.yaml_scalars import read_source
from congvan.source.yaml_spans import spans_of

__all__ = ["locate"]


def locate(text: str, value: Text, start: int) -> tuple[int, int]:
    """Return line and column (both from 1) of the character at `start` of a value.

    Args:
        text: the YAML file the value was read from.
        value: the value, with the place where it begins.
        start: which of its characters; its length asks for the place after the last one.

    Returns:
        The place, or the value's own place if the character cannot be found.
    """
    own = (value.line, value.column)
    read = read_source(text)
    found = read and read[1].find(value)
    if not read or not found or not 0 <= start <= len(value):
        return own
    source, scalar = read[0], read[1].all[found[0]]
    spans = spans_of(source.text[scalar.start : scalar.end], scalar.style, scalar.value)
    if not spans:
        return own
    at = found[1][0] + start
    place = scalar.start + (spans[at][0] if at < len(spans) else spans[-1][1])
    return source.text.count("\n", 0, place) + 1, place - source.text.rfind("\n", 0, place)
