"""Loại giá trị: one reader for each kind of value that stands after a key, whatever the key."""

from typing import Any

from congvan.errors import Text
from congvan.language import _
from congvan.source.notes import Notes, show
from congvan.source.shapes import Key, Shape
from congvan.source.values import read_count, read_date, read_day, read_number, read_urgency, read_yes_no
from congvan.source.yaml_nodes import Items, Keys, Node

__all__ = [
    "read_choice_value",
    "read_count_value",
    "read_date_value",
    "read_day_value",
    "read_lines",
    "read_mapping",
    "read_number_value",
    "read_parts",
    "read_text",
    "read_yes_no_value",
    "wrong_kind",
]


def wrong_kind(key: Key, node: Node, wanted: str, notes: Notes) -> None:
    """Note that something of another kind stands after the key."""
    notes.error(
        "KE005",
        node,
        _(
            "«%(key)s» (%(term)s) must be %(wanted)s, and here stands %(found)s.",
            key=key.name,
            term=key.term,
            wanted=wanted,
            found=kind_name(node),
        ),
        _("Write it as in the example, or put the text in quotes."),
    )


def kind_name(node: Node) -> str:
    """Return what the node is, for a sentence."""
    if isinstance(node, Keys):
        return _("a mapping of keys")
    if isinstance(node, Items):
        return _("a list")
    return _("the text «%(text)s»", text=show(node, 30)) if node else _("nothing")


def lines_of(text: Text) -> tuple[Text, ...]:
    """Return the filled lines of a text, each with the text's place."""
    if "\n" not in text:
        return (text,)
    return tuple(Text(line.strip(), text.line, text.column) for line in text.split("\n") if line.strip())


def read_text(node: Node, key: Key, _shape: Shape, notes: Notes) -> Text | None:
    """Return one text; None, noted, if something else stands there."""
    if isinstance(node, Text):
        return node
    wrong_kind(key, node, _("one text"), notes)
    return None


def read_parts(node: Node, key: Key, _shape: Shape, notes: Notes) -> tuple[Text, ...] | None:
    """Return one text or a list of texts, as a list; None, noted, if something else stands there."""
    if isinstance(node, Text):
        return (node,)
    if isinstance(node, Keys):
        wrong_kind(key, node, _("a text or a list of texts"), notes)
        return None
    found = []
    for item in node:
        if not isinstance(item, Text):
            wrong_kind(key, item, _("a text or a list of texts"), notes)
        elif not item:
            notes.error("KE004", item, _("An item of «%(key)s» is empty.", key=key.name), _("Fill it or delete it."))
        else:
            found.append(item)
    return tuple(found)


def read_lines(node: Node, key: Key, shape: Shape, notes: Notes) -> tuple[Text, ...] | None:
    """Return the lines of one text, or a list of texts; None, noted, if something else stands there."""
    parts = read_parts(node, key, shape, notes)
    if parts is None:
        return None
    return lines_of(parts[0]) if isinstance(node, Text) else parts


def read_mapping(node: Node, key: Key, _shape: Shape, notes: Notes) -> dict[str, Text] | None:
    """Return free names with one text each; None, noted, if something else stands there."""
    if not isinstance(node, Keys):
        wrong_kind(key, node, _("a mapping of keys"), notes)
        return None
    found: dict[str, Text] = {}
    for name, value in node.items():
        if not name:
            notes.error("KE004", node.at(name), _("A name under «%(key)s» is empty.", key=key.name), _("Write one."))
        elif isinstance(value, Text):
            found[name] = value
        else:
            wrong_kind(Key(f"{key.name}.{name}", key.term, ""), value, _("one text"), notes)
    return found


def read_choice_value(node: Node, key: Key, shape: Shape, notes: Notes) -> str | None:
    """Return one of the key's choices; None, noted, if something else stands there."""
    text = read_text(node, key, shape, notes)
    if text is None:
        return None
    if key.name == "urgency":
        return read_urgency(text, notes) or None
    if text in key.choices:
        return text
    notes.error(
        "KE006",
        text,
        _("«%(key)s» (%(term)s) cannot be «%(found)s».", key=key.name, term=key.term, found=show(text)),
        _("Write one of: %(choices)s.", choices=", ".join(f"«{choice}»" for choice in key.choices if choice)),
    )
    return None


def read_yes_no_value(node: Node, key: Key, shape: Shape, notes: Notes) -> bool | None:
    """Return yes or no; None, noted, if something else stands there."""
    text = read_text(node, key, shape, notes)
    return None if text is None else read_yes_no(text, key.name, notes)


def read_count_value(node: Node, key: Key, shape: Shape, notes: Notes) -> int | None:
    """Return a whole number; None, noted, if something else stands there."""
    text = read_text(node, key, shape, notes)
    if text is None:
        return None
    count = read_count(text, key.most)
    if count is None:
        notes.error(
            "VL008",
            text,
            _(
                "«%(key)s» (%(term)s) is not a whole number: «%(found)s».",
                key=key.name,
                term=key.term,
                found=show(text),
            ),
            _("Write a number such as 2."),
        )
    return count


def read_date_value(node: Node, key: Key, shape: Shape, notes: Notes) -> Any:
    """Return a date, whole or in part; None, noted, if something else stands there."""
    text = read_text(node, key, shape, notes)
    return None if text is None else read_date(text, notes)


def read_day_value(node: Node, key: Key, shape: Shape, notes: Notes) -> Any:
    """Return a whole day; None, noted, if something else stands there."""
    text = read_text(node, key, shape, notes)
    return None if text is None else read_day(text, key.term, notes)


def read_number_value(node: Node, key: Key, shape: Shape, notes: Notes) -> str | None:
    """Return the number of a letter; None, noted, if something else stands there."""
    text = read_text(node, key, shape, notes)
    return None if text is None else read_number(text, notes)
