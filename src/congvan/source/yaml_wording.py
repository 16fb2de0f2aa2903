"""Viết vào YAML: how new words are put into a scalar or before an item, in the style that stands there."""

import re
from collections.abc import Iterator, Sequence

from congvan.source.yaml_scalars import Scalar
from congvan.source.yaml_spans import Spans, escaped, indent_of, spans_of

__all__ = ["Edit", "added_item", "rewritten"]

Edit = tuple[int, int, str]
"""Where in a text, up to where, and what is to stand there."""
_DASH = re.compile(r"( *)-( +)\Z")
_HARMLESS = re.compile(r"[^\W_](?:[^\n\r\t:#]*[^\s:#])?")
_NEEDS_ESCAPE = re.compile(r'[\\"]')


def rewritten(text: str, scalar: Scalar, edits: Sequence[Edit]) -> Iterator[tuple[Edit, ...]]:
    """Yield the ways to make these edits of a scalar's value in the text, the one that changes least first.

    Args:
        text: the whole file.
        scalar: what is to be changed.
        edits: stretches of its value, sorted, none over another, with what is to stand there.
    """
    if not edits:
        yield ()
        return
    source = text[scalar.start : scalar.end]
    spans = spans_of(source, scalar.style, scalar.value)
    if spans is None:
        return
    plain = [(*_place(spans, edit), edit[2]) for edit in edits]
    placed = [
        (scalar.start + start, scalar.start + end, _written(new, scalar.style, source)) for start, end, new in plain
    ]
    if scalar.style or not any("\n" in new for _start, _end, new in plain):
        yield tuple(placed)
    if not scalar.style:  # quotes around it, its own lines kept
        marks = [
            (scalar.start + match.start(), scalar.start + match.end(), "\\" + match[0])
            for match in _NEEDS_ESCAPE.finditer(source)
            if not any(start <= match.start() < end for start, end, _new in plain)
        ]
        said = [(scalar.start + start, scalar.start + end, escaped(new)) for start, end, new in plain]
        yield ((scalar.start, scalar.start, '"'), *sorted(said + marks), (scalar.end, scalar.end, '"'))
    if scalar.style not in ("|", ">"):
        value = scalar.value
        for start, end, new in reversed(edits):
            value = value[:start] + new + value[end:]
        yield ((scalar.start, scalar.end, f'"{escaped(value)}"'),)


def _place(spans: Spans, edit: Edit) -> tuple[int, int]:
    """Return the stretch of the source that an edit of the value means."""
    start, end, _new = edit
    if start < end:
        return spans[start][0], spans[end - 1][1]
    place = spans[start - 1][1] if start else spans[0][0] if spans else 0
    return place, place


def _written(new: str, style: str, source: str) -> str:
    if style == "'":
        return new.replace("'", "''")
    if style == '"':
        return escaped(new)
    if style in ("|", ">"):
        return new.replace("\n", ("\n\n" if style == ">" else "\n") + indent_of(source))
    return new


def added_item(text: str, scalar: Scalar, items: Sequence[str]) -> Iterator[tuple[Edit, ...]]:
    """Yield the ways to put new items before one of the same list: quotes where they may be needed, then everywhere.

    Args:
        text: the whole file.
        scalar: the item that they are to stand before.
        items: their texts, in order.
    """
    quoted = [f'"{escaped(item)}"' for item in items]
    ways = ([item if _HARMLESS.fullmatch(item) else said for item, said in zip(items, quoted, strict=True)], quoted)
    line = text.rfind("\n", 0, scalar.start) + 1
    dash = _DASH.search(text[line : scalar.start])
    for way in ways:
        if scalar.flow:
            yield tuple((scalar.start, scalar.start, f"{item}, ") for item in way)
        elif dash is not None and not dash.start():
            yield tuple((line, line, f"{dash[0]}{item}\n") for item in way)
        elif dash is not None:  # the list begins on the line of its own key or of an outer item
            gap = " " * (scalar.start - line - len(dash[0]) + len(dash[1]))
            yield tuple((scalar.start, scalar.start, f"{item}\n{gap}-{dash[2]}") for item in way)
