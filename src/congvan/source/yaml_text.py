"""Tệp YAML: from the path to the root mapping, every finding of the text on the way."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from congvan.errors import Text
from congvan.language import _
from congvan.source.notes import Notes, show
from congvan.source.reading import decode_text, read_bytes
from congvan.source.yaml_nodes import Keys, Node, build
from congvan.source.yaml_problems import check_lines, note_problem
from congvan.source.yaml_runs import put_back, take_out
from congvan.source.yaml_suspects import check_cut_texts, check_texts

__all__ = ["no_collection", "read_root"]

_LINE_SEPARATORS = str.maketrans({"\u2028": "\ufdd0", "\u2029": "\ufdd1"})
_LINE_SEPARATORS_BACK = str.maketrans({"\ufdd0": "\u2028", "\ufdd1": "\u2029"})
"""YAML 1.1 takes U+2028 and U+2029 for line ends; Word and web pages leave them inside sentences, and there they stay.
The stand-ins can be in no text: `check_characters` refuses them."""


def read_root(path: Path, keys: frozenset[str], notes: Notes) -> Keys | None:
    """Return the root mapping of a YAML file.

    Args:
        path: the file.
        keys: every key that a file of this kind may have, at any depth.
        notes: gets all findings about encoding, characters and syntax.

    Returns:
        The mapping, or None when the text has no usable one.

    Raises:
        CannotRead: the file cannot be opened.
    """
    text = decode_text(read_bytes(path), notes)
    return None if text is None else parse_root(text, keys, notes)


def parse_root(text: str, keys: frozenset[str], notes: Notes, *, long_lists: bool = False) -> Keys | None:
    """Return the root mapping of a text that `decode_text` has passed; see `read_root`.

    Args:
        text: the whole file.
        keys: every key that a file of this kind may have, at any depth.
        notes: gets all findings.
        long_lists: whether the lists under the root's keys may be long; their plain items come back as `Run`.
    """
    separated = "\u2028" in text or "\u2029" in text
    parseable = text.translate(_LINE_SEPARATORS) if separated else text
    try:
        with no_collection():
            root = _build_long(text, notes) if long_lists and not separated else None
            if root is None:
                root = build(parseable, notes)
    except yaml.YAMLError as error:
        note_problem(error, text, notes, check_lines(text, keys, notes, broken=True))
        return None
    check_lines(text, keys, notes, broken=False)
    if root is None or root == "":
        if not notes.refused:
            notes.error("YL010", None, _("The file holds nothing."), _("Write the keys that it needs."))
        return None
    if not isinstance(root, Keys):
        found = _("a text: «%(text)s»", text=show(root)) if isinstance(root, Text) else _("a list")
        notes.error(
            "YL010",
            root,
            _("The file does not begin with a key: it holds %(found)s.", found=found),
            _("Begin it with a key and a colon, such as «%(key)s:».", key=min(keys, key=len) if keys else "subject"),
        )
        return None
    if separated:
        _restore(root)
    check_cut_texts(parseable, notes)
    check_texts(text, root, notes)
    return root


def _build_long(text: str, notes: Notes) -> Node | None:
    """Return the root node of a text whose long lists are read by the short way, or None if that cannot be done."""
    rest, runs = take_out(text)
    if not runs:
        return None
    found = Notes(notes.file)
    try:
        root = build(rest, found)
    except yaml.YAMLError:
        return None  # the ordinary way tells what is wrong, and where
    if not isinstance(root, Keys) or not put_back(root, runs):
        return None
    notes.found += found.found
    return root


def _restore(node: object) -> object:
    """Put the line separators back; only a text that has some is walked."""
    if isinstance(node, Text):
        return Text(node.translate(_LINE_SEPARATORS_BACK), node.line, node.column)
    if isinstance(node, Keys):
        for key in list(node):
            node[key] = _restore(node[key])  # type: ignore[assignment]
    elif isinstance(node, list):
        node[:] = [_restore(item) for item in node]
    return node


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking a growing tree again and again; it makes no cycles."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
