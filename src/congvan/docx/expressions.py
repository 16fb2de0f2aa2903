"""Checks the names in a tag's expression against what a template may use, before anything is filled."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from jinja2 import nodes

__all__ = ["LOOP", "Fault", "faults", "item_of", "shape_of"]

_LOOP = "index index0 revindex revindex0 first last length depth depth0 previtem nextitem cycle changed"
LOOP: Mapping[str, Any] = dict.fromkeys(_LOOP.split())
"""What `loop` has inside `{% for %}`."""

_ITEM: Final = 0
_PART: Final = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """A name that cannot be used.

    Attributes:
        name: the dotted name as far as it is wrong.
        known: names that could be meant.
        hidden: whether it begins with an underscore: Python's own inside, never for templates.
    """

    name: str
    known: Iterable[str] = ()
    hidden: bool = False


def faults(tree: nodes.Node, scope: Mapping[str, Any]) -> Iterator[Fault]:
    """Give the names of an expression that nobody has.

    Args:
        tree: the expression.
        scope: the names known where it stands, with their shapes (`names.SHAPES`).
    """
    if isinstance(tree, nodes.Getattr | nodes.Getitem):
        yield from _path(tree, scope)
    elif isinstance(tree, nodes.Name):
        if tree.ctx == "load" and tree.name not in scope:
            yield Fault(tree.name, scope)
    else:
        for child in tree.iter_child_nodes():
            yield from faults(child, scope)


def shape_of(tree: nodes.Node, scope: Mapping[str, Any]) -> Any:
    """Return the shape of a dotted name; None when it is not known before filling."""
    root, steps = _steps(tree)
    shape = scope.get(root.name) if isinstance(root, nodes.Name) else None
    for step in steps:
        shape = _next(shape, step)
    return shape


def item_of(shape: Any) -> Any:
    """Return the shape of a list's items."""
    return shape[0] if isinstance(shape, list) else None


def _path(tree: nodes.Getattr | nodes.Getitem, scope: Mapping[str, Any]) -> Iterator[Fault]:
    root, steps = _steps(tree)
    for subscript in _subscripts(tree):
        yield from faults(subscript, scope)
    hidden = next((step for step in steps if isinstance(step, str) and step.startswith("_")), None)
    if hidden is not None:
        yield Fault(hidden, hidden=True)
    elif not isinstance(root, nodes.Name):
        yield from faults(root, scope)
    elif root.name not in scope:
        yield Fault(".".join([root.name, *(step for step in steps if isinstance(step, str))]), scope)
    else:
        yield from _unknown(root.name, steps, scope[root.name])


def _unknown(known: str, steps: Iterable[str | int], shape: Any) -> Iterator[Fault]:
    for step in steps:
        if isinstance(step, str):
            if isinstance(shape, Mapping) and step not in shape:
                yield Fault(f"{known}.{step}", [f"{known}.{name}" for name in shape])
                return
            if isinstance(shape, str | list) and not hasattr(type(shape), step):
                yield Fault(f"{known}.{step}")
                return
            known += f".{step}"
        shape = _next(shape, step)


def _next(shape: Any, step: str | int) -> Any:
    if step == _PART:
        return shape
    if step == _ITEM:
        return item_of(shape)
    return shape.get(step) if isinstance(shape, Mapping) else None


def _steps(tree: nodes.Node) -> tuple[nodes.Node, list[str | int]]:
    """Return where a dotted name begins, and its words; a subscript that is no word counts as an item or a part."""
    steps: list[str | int] = []
    while isinstance(tree, nodes.Getattr | nodes.Getitem):
        if isinstance(tree, nodes.Getattr):
            steps.insert(0, tree.attr)
        elif isinstance(tree.arg, nodes.Const) and isinstance(tree.arg.value, str):
            steps.insert(0, tree.arg.value)
        else:
            steps.insert(0, _PART if isinstance(tree.arg, nodes.Slice) else _ITEM)
        tree = tree.node
    return tree, steps


def _subscripts(tree: nodes.Node) -> Iterator[nodes.Node]:
    while isinstance(tree, nodes.Getattr | nodes.Getitem):
        if isinstance(tree, nodes.Getitem):
            yield tree.arg
        tree = tree.node
