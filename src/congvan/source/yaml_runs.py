"""Đường tắt cho danh sách dài: list items made of plain `key: value` lines are read without libyaml.

PyYAML spends most of its time making an event object for each word of a list. A long list of units has ten thousand
items of the simplest form; those are taken out of the text, a placeholder is left in the place of each, and libyaml
reads the rest: it alone decides whether a placeholder really is an item of a list. If any placeholder does not come
back where it was put, the whole text is read the ordinary way. A test holds the two ways against each other.
"""

import re

from congvan.errors import Text
from congvan.source.notes import At
from congvan.source.yaml_nodes import Items, Keys

__all__ = ["Run", "as_keys", "put_back", "take_out"]

# A value that means itself whatever stands around it: no colon, no «#», no escape, no tab.
_VALUE = r"""(?: +(?:[\w(/+](?:[^\n:#\t]*[^\s:#])?|"[^"\\\n\t]*"|'[^'\n\t]*'))?"""
_PAIR = rf"[a-z_]+:{_VALUE}"
_FIELDS = rf"fields:(?:\n\1    [a-zà-ỹđ_][\wà-ỹđ]*:{_VALUE})+"
# An item: a dash, lines of pairs under each other, then nothing that could belong to it: nothing deeper, no comment.
_ITEM = re.compile(
    rf"^( *)- {_PAIR}(?:\n\1  (?:{_FIELDS}|{_PAIR}))*(?=\n|\Z)(?=\n*(?:\Z|(?!\1 ) *[^\s#]))",
    re.MULTILINE,
)
_PARTS = re.compile(r"(\w+): *(.*)")


class Run(dict[str, str]):
    """A flat mapping, each key on the line after the one before; its texts are plain, their places are counted.

    Attributes:
        line: line of the first key.
        column: column of the keys.
        fields: what stands under its key `fields`, if it has one; the key itself then has an empty text.
    """

    __slots__ = ("column", "fields", "line")

    def __init__(self, pairs: list[tuple[str, str]], fields: list[tuple[str, str]], line: int, column: int) -> None:
        """Take the pairs, those under `fields`, and the place of the first key."""
        super().__init__(pairs)
        self.fields = dict(fields)
        self.line = line
        self.column = column

    def at(self, name: str) -> At:
        """Return the place of a key, or of the mapping if it has no such key."""
        number = self.line
        for key in self:
            if key == name:
                return At(number, self.column)
            number += 1 + (len(self.fields) if key == "fields" else 0)
        return At(self.line, self.column)


def take_out(text: str) -> tuple[str, dict[int, Run]]:
    """Return the text with a placeholder for each plain item, and the items by their line.

    The placeholder is an empty quoted text; lines keep their numbers.
    """
    runs: dict[int, Run] = {}
    pieces: list[str] = []
    line, done = 1, 0
    for match in _ITEM.finditer(text):
        item, start = match[0], match.start()
        line += text.count("\n", done, start)
        pieces.append(text[done:start])
        run = _read(item, len(match[1]), line)
        lines = item.count("\n")
        if run is not None:
            runs[line] = run
            pieces.append(f"{match[1]}- ''" + "\n" * lines)
        else:  # a key stands twice; the ordinary way says where
            pieces.append(item)
        line += lines
        done = match.end()
    pieces.append(text[done:])
    return "".join(pieces), runs


def _read(item: str, indent: int, line: int) -> Run | None:
    """Return the item, or None if a key stands twice in it."""
    pairs: list[tuple[str, str]] = _PARTS.findall(item)
    fields: list[tuple[str, str]] = []
    if "fields:\n" in item:
        deeper = " " * (indent + 4)
        below = [row.startswith(deeper) for row in item.split("\n")]
        fields = [pair for pair, deep in zip(pairs, below, strict=True) if deep]
        pairs = [pair for pair, deep in zip(pairs, below, strict=True) if not deep]
    run = Run(pairs, fields, line, indent + 3)
    if len(run) != len(pairs) or len(run.fields) != len(fields):
        return None
    if '"' in item or "'" in item:
        _unquote(run)
        _unquote(run.fields)
    return run


def _unquote(texts: dict[str, str]) -> None:
    for key, value in texts.items():
        if value[:1] in ("'", '"') and value:
            texts[key] = value[1:-1].strip()


def put_back(root: Keys, runs: dict[int, Run]) -> bool:
    """Put the items back in the place of their placeholders, in the lists right under the root's keys.

    Returns:
        Whether each found its place; if not, the text was not what it seemed.
    """
    found = 0
    for items in root.values():
        if not isinstance(items, Items):
            continue
        for index, item in enumerate(items):
            if isinstance(item, Text) and not item:
                run = runs.get(item.line)
                if run is not None and item.column == run.column:
                    items[index] = run  # type: ignore[call-overload] # who asked for runs knows that they may be here
                    found += 1
    return found == len(runs)


def as_keys(item: Keys | Run) -> Keys:
    """Return the mapping with keys and texts that know their places, whichever way it was read."""
    if isinstance(item, Keys):
        return item
    keys = Keys(item.line, item.column)
    for name, value in item.items():
        place = item.at(name)
        keys.add(Text(name, place.line, place.column), _value_text(name, value, place.line, place.column))
        if name == "fields" and item.fields:
            keys[name] = _fields(item.fields, place.line + 1, place.column + 2)
    return keys


def _fields(fields: dict[str, str], line: int, column: int) -> Keys:
    keys = Keys(line, column)
    for number, (name, value) in enumerate(fields.items()):
        keys.add(Text(name, line + number, column), _value_text(name, value, line + number, column))
    return keys


def _value_text(name: str, value: str, line: int, column: int) -> Text:
    return Text(value, line, column + len(name) + 2)
