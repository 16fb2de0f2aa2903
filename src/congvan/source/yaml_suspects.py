"""Chữ đáng ngờ: what YAML reads without a word and the author hardly meant. Warnings only.

A ` #` that cuts a text, typographic quotes around a value, TCVN3 or VNI pasted as Unicode.
"""

import re
from collections.abc import Iterator
from typing import Any

from yaml.events import ScalarEvent, StreamEndEvent

from congvan.errors import Text
from congvan.language import _
from congvan.letter import convert_old, guess_pasted
from congvan.source.characters import check_cell
from congvan.source.legacy import NAMES
from congvan.source.notes import At, Notes, Placed, show
from congvan.source.yaml_nodes import Items, Keys, Node
from congvan.source.yaml_parser import new_parser
from congvan.source.yaml_runs import Run

__all__ = ["check_cut_texts", "check_texts", "note_pasted", "texts"]

# « # » and a letter begin a comment as everybody writes it; «#5», «# 5» or a bracket left open before it may be text.
_NO_COMMENT = re.compile(r" #(?:[^\s#]|[ \t]+\d)")
_OPEN = (("(", ")"), ("“", "”"), ("«", "»"), ('"', '"'))
_QUOTES = "“”„‟‘’‚"
_PASTED = "ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿµ¶¸¹¨ª¬\xad®"
"""What no Vietnamese text holds, and nearly every one has when it is shown in the wrong encoding."""


def check_cut_texts(text: str, notes: Notes) -> None:
    """Warn where ` #` ends a text that has no quotes, unless it is plainly a comment."""
    lines = set()
    line = counted = 0
    index = text.find(" #")
    while index >= 0:
        start, end = text.rfind("\n", 0, index) + 1, (text.find("\n", index) + 1 or len(text) + 1) - 1
        before = text[start:index]
        if before.strip() and (_NO_COMMENT.match(text, index) or _is_open(before)):
            line, counted = line + text.count("\n", counted, index), index
            lines.add(line)
        index = text.find(" #", end)
    if lines:
        _note_cuts(text, lines, notes)


def _is_open(before: str) -> bool:
    return any(
        before.count(left) > before.count(right) if left != right else before.count(left) % 2 for left, right in _OPEN
    )


def _note_cuts(text: str, lines: set[int], notes: Notes) -> None:
    """Let libyaml say on which of the lines a plain text ends before the sign."""
    next_event = new_parser(text).get_event
    rows = text.split("\n")
    while True:
        event: Any = next_event()
        if isinstance(event, StreamEndEvent):
            return
        end = event.end_mark
        if not isinstance(event, ScalarEvent) or event.style or end.line not in lines:
            continue
        rest = rows[end.line][end.column :].strip()
        rest = rest.removeprefix(":").strip() if not event.value else rest
        if rest.startswith("#"):
            notes.warn(
                "YL023",
                At(end.line + 1, end.column + 1),
                _("What follows « #» is left out as a comment: «%(rest)s».", rest=show(rest)),
                _("If it belongs to the text, put the whole text in quotes; after the # of a comment write a space."),
            )


def check_texts(text: str, root: Keys, notes: Notes) -> None:
    """Warn of typographic quotes around values and of TCVN3 or VNI pasted as Unicode."""
    quoted = any(quote in text for quote in _QUOTES)
    pasted = any(char in text for char in _PASTED)
    escaped = "\\" in text
    if not quoted and not pasted and not escaped:
        return
    for key, value, at in texts(root):
        if quoted and len(value) > 1 and value[0] in _QUOTES and value[-1] in _QUOTES:
            _note_quotes(key, value, at, notes)
        if pasted:
            note_pasted(key, value, at, notes)
        if escaped and not value.isprintable():
            hidden = Notes(notes.file)
            check_cell(value, At(at.line, at.column), "", hidden)
            written = {(finding.code, finding.where.line) for finding in notes.found}
            notes.found += [finding for finding in hidden.found if (finding.code, finding.where.line) not in written]


def note_pasted(key: str, value: str, at: Placed, notes: Notes, *, place: str = "") -> None:
    """Warn if the value looks like TCVN3 or VNI pasted as Unicode."""
    if value.isascii():
        return
    encoding = guess_pasted(value)
    if encoding:
        notes.warn(
            "EN009",
            at,
            _(
                "«%(key)s» looks like %(encoding)s text: «%(found)s», perhaps «%(meant)s».",
                key=show(key),
                encoding=NAMES[encoding],
                found=show(value),
                meant=show(convert_old(value, encoding)),
            ),
            _("Type it in Unicode, or convert it with UniKey."),
            place=place,
        )


def _note_quotes(key: str, value: str, at: Placed, notes: Notes) -> None:
    inside = value[1:-1]
    if any(char in _QUOTES for char in inside):
        return  # two quotations in one text, such as “A” và “B”
    notes.warn(
        "YL024",
        at,
        _(
            "«%(key)s» stands between typographic quotes, and they will be printed: «%(found)s».",
            key=key,
            found=show(value),
        ),
        _("If they are not meant, delete them or use straight quotes."),
    )


def texts(node: Node | Run, key: str = "") -> Iterator[tuple[str, str, Placed]]:
    """Yield every text under the node in order: the key it stands under, the text, its place."""
    if isinstance(node, Run):
        for name, text in node.items():
            yield name, text, node.at(name)
        for number, (name, text) in enumerate(node.fields.items()):
            yield name, text, At(node.at("fields").line + 1 + number, node.column + 2)
    elif isinstance(node, Text):
        yield key, node, node
    elif isinstance(node, Keys):
        for name, value in node.items():
            yield from texts(value, name)
    elif isinstance(node, Items):
        for item in node:
            yield from texts(item, key)
