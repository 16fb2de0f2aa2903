"""Khuôn: nodes held against the table of keys; every finding at once, and the values that are as they should be."""

from collections.abc import Callable
from typing import Any

from congvan.errors import Text
from congvan.language import _
from congvan.source.ids import bare
from congvan.source.kinds import (
    read_choice_value,
    read_count_value,
    read_date_value,
    read_day_value,
    read_lines,
    read_mapping,
    read_number_value,
    read_parts,
    read_text,
    read_yes_no_value,
    wrong_kind,
)
from congvan.source.notes import Notes, Placed, near_miss, show
from congvan.source.shapes import Key, Kind, Shape
from congvan.source.yaml_nodes import Items, Keys, Node

__all__ = ["note_empty", "note_missing", "note_unknown", "shape_keys", "shape_list"]

Values = dict[str, Any]


def shape_keys(node: Keys, shape: Shape, notes: Notes) -> Values:  # noqa: C901 - one branch a thing that can be wrong
    """Return the values of the mapping that are filled and of the right kind.

    Args:
        node: the mapping as written.
        shape: what it may hold.
        notes: gets a finding for each key that is unknown, missing, empty or of the wrong kind.

    Returns:
        Key name to value: `Text`, tuple of `Text`, bool, int, `IssuedDate`, dict, or a list of `Values` below. A key
        that is absent or blank is not in it; `Values["@"]` is the node, for its place.
    """
    values: Values = {"@": node}
    known = {key.name: key for key in shape.keys}
    for name, value in node.items():
        key = known.get(name)
        if key is None:
            note_unknown(name, node.at(name), shape, notes)
            continue
        if isinstance(value, Text) and not value:
            if key.required and not key.may_be_blank:
                note_empty(key, node.at(name), notes)
            elif key.may_be_blank:
                values[name] = value
            continue
        if not value:
            if key.required:
                note_empty(key, node.at(name), notes)
            continue
        read = _READERS[key.kind](value, key, shape, notes)
        if read is not None:
            values[name] = read
    for key in shape.keys:
        if key.required and key.name not in node:
            note_missing(key, node, shape, notes)
    if shape.one_of and not any(name in values for name in shape.one_of):
        notes.error(
            "KE003",
            node,
            _("This item (%(term)s) has neither %(names)s.", term=shape.term, names=_either(shape.one_of)),
            _("Write at least one of them."),
        )
    return values


def shape_list(node: Node, key: Key, shape: Shape, notes: Notes) -> list[Values]:
    """Return the values of each item of a list of one shape; a bare text stands for its `short` key."""
    if not isinstance(node, Items):
        if isinstance(node, Text) and key.short:
            return [{"@": node, key.short: node}]
        wrong_kind(key, node, _("a list"), notes)
        return []
    found: list[Values] = []
    for item in node:
        if isinstance(item, Keys):
            found.append(shape_keys(item, shape, notes))
        elif isinstance(item, Text) and item and key.short:
            found.append({"@": item, key.short: item})
        elif isinstance(item, Text) and not item:
            notes.error("KE004", item, _("An item of «%(key)s» is empty.", key=key.name), _("Fill it or delete it."))
        else:
            wrong_kind(key, item, _("a mapping of keys"), notes)
    return found


def note_unknown(name: str, at: Placed, shape: Shape, notes: Notes) -> None:
    """Note a key that the shape does not have, with the one that may be meant."""
    names = [key.name for key in shape.keys]
    terms = {bare(key.term): key.name for key in shape.keys}
    meant = terms.get(bare(name))
    if meant is None and name.strip().casefold() in names:
        meant = name.strip().casefold()
    hint = " " + _("Did you mean «%(near)s»?", near=meant) if meant else near_miss(bare(name).replace(" ", "_"), names)
    notes.error(
        "KE001",
        at,
        _("There is no key «%(key)s» in %(shape)s.", key=show(name), shape=_shape_name(shape)) + hint,
        _("The keys are: %(keys)s.", keys=", ".join(names)),
    )


def note_missing(key: Key, at: Placed | None, shape: Shape, notes: Notes) -> None:
    """Note a required key that is not there."""
    notes.error(
        "KE002",
        at,
        _(
            "The key «%(key)s» (%(term)s) is missing in %(shape)s.",
            key=key.name,
            term=key.term,
            shape=_shape_name(shape),
        ),
        _("Write it."),
    )


def note_empty(key: Key, at: Placed, notes: Notes) -> None:
    """Note a required key with nothing after it."""
    notes.error("KE003", at, _("«%(key)s» (%(term)s) is empty.", key=key.name, term=key.term), _("Fill it."))


def _shape_name(shape: Shape) -> str:
    return f"«{shape.term}»"


def _either(names: tuple[str, ...]) -> str:
    return _(" nor ").join(f"«{name}»" for name in names)


def _nested(node: Node, key: Key, _shape: Shape, notes: Notes) -> Values | None:
    if isinstance(node, Keys) and key.shape is not None:
        return shape_keys(node, key.shape, notes)
    wrong_kind(key, node, _("a mapping of keys"), notes)
    return None


def _list(node: Node, key: Key, shape: Shape, notes: Notes) -> list[Values]:
    return shape_list(node, key, key.shape if key.shape is not None else shape, notes)


def _filing(node: Node, key: Key, shape: Shape, notes: Notes) -> Any:
    return node if isinstance(node, Text) else _nested(node, key, shape, notes)


_READERS: dict[Kind, Callable[[Node, Key, Shape, Notes], Any]] = {
    Kind.TEXT: read_text,
    Kind.LINES: read_lines,
    Kind.PARTS: read_parts,
    Kind.CHOICE: read_choice_value,
    Kind.YES_NO: read_yes_no_value,
    Kind.COUNT: read_count_value,
    Kind.DATE: read_date_value,
    Kind.DAY: read_day_value,
    Kind.NUMBER: read_number_value,
    Kind.MAPPING: read_mapping,
    Kind.SHAPE: _nested,
    Kind.SHAPES: _list,
    Kind.FILING: _filing,
}
