"""Cuts a part into segments and renders again only those whose values changed since the letter before.

Most of a letter is the same for all units: the head, the tasks, the signature. A segment is a stretch of the part that
begins and ends outside every block. It knows the names it reads; while their values stay equal, its text, its bytes
and the proof of its shape are those of the letter before.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import CodeType
from typing import Any

from jinja2 import Template as Compiled
from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment

from congvan.docx.names import SHAPES

__all__ = ["Rendered", "Segment", "segments_of"]

_PERSONAL = (("unit",), ("fields",), ("letter", "addressees"))
_MISSING = object()


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a segment gave for one letter: the pieces that Jinja yielded, joined, and as bytes."""

    pieces: tuple[str, ...]
    text: str
    data: bytes


class Segment:
    """One stretch of a part, compiled; remembers what it gave last."""

    def __init__(
        self, compiled: Compiled, code: CodeType, reads: tuple[tuple[str, ...], ...] | None, line: int
    ) -> None:
        """Take the compiled stretch.

        Args:
            compiled: the stretch as a template of its own.
            code: its code, whose constants are the stretch's literal texts.
            reads: the dotted names that it reads, two words deep; None = not known, render it for every letter.
            line: how many lines of the part stand before it.
        """
        self.compiled = compiled
        self.constants = frozenset(map(id, _texts(code)))
        self.line = line
        self._code = code  # keeps the constants alive, since their ids stand for them
        self._render: Callable[[Any], Iterator[str]] = compiled.root_render_func
        self._reads = None if reads is None else tuple((root, rest[0] if rest else "") for root, *rest in reads)
        self._key: list[Any] | None = None
        self._last: Rendered | None = None

    def render(self, values: Mapping[str, Any]) -> Rendered:
        """Return the stretch for one letter; the very same object as before when nothing that it reads changed.

        Args:
            values: what the template sees, as `names.context` gives it.
        """
        key: list[Any] | None = None
        if self._reads is not None:
            key = [getattr(values[root], name, _MISSING) if name else values[root] for root, name in self._reads]
            if self._last is not None and key == self._key:
                return self._last
        pieces = tuple(self._render(self.compiled.new_context(dict(values))))
        text = "".join(pieces)
        self._last, self._key = Rendered(pieces, text, text.encode()), key
        return self._last


def segments_of(source: str, environment: SandboxedEnvironment) -> list[Segment]:
    """Compile a part as a row of segments.

    Args:
        source: Jinja source of the part.
        environment: the sandbox.

    Raises:
        jinja2.TemplateSyntaxError: the tags do not fit together.
    """
    whole = environment.parse(source)
    if _sets(whole.body):
        return [_compile(source, environment, None, 0)]
    segments = []
    line = 0
    for text, reads in _joined(_stretches(source, environment), environment):
        segments.append(_compile(text, environment, reads, line))
        line += text.count("\n")
    return segments


def _sets(body: Iterable[nodes.Node]) -> bool:
    """Tell whether something is set that is known after it: what stands inside {% if %} is, inside {% for %} is not."""
    return any(
        isinstance(node, nodes.Assign | nodes.AssignBlock | nodes.Macro)
        or (isinstance(node, nodes.If) and (_sets(node.body) or _sets(node.elif_) or _sets(node.else_)))
        for node in body
    )


def _compile(
    text: str, environment: SandboxedEnvironment, reads: frozenset[tuple[str, ...]] | None, line: int
) -> Segment:
    code = environment.compile(text)
    compiled = Compiled.from_code(environment, code, environment.make_globals(None))
    return Segment(compiled, code, None if reads is None else tuple(sorted(reads)), line)


def _stretches(source: str, environment: SandboxedEnvironment) -> Iterator[str]:
    """Cut the source before and after every outermost block."""
    text, depth, opening = "", 0, False
    for _line, kind, value in environment.lex(source):
        if kind == "block_begin":
            if depth == 0 and text:
                yield text
                text = ""
            opening = True
        elif kind == "name" and opening:
            depth += -1 if value.startswith("end") else 0 if value in ("else", "elif") else 1
            opening = False
        text += value
        if kind == "block_end" and depth == 0:
            yield text
            text = ""
    if text:
        yield text


def _joined(
    stretches: Iterator[str], environment: SandboxedEnvironment
) -> list[tuple[str, frozenset[tuple[str, ...]]]]:
    """Join neighbours that change together: those that read something of the unit, and those that do not."""
    joined: list[tuple[str, frozenset[tuple[str, ...]]]] = []
    for text in stretches:
        reads = _reads(environment.parse(text))
        if joined and _personal(joined[-1][1]) == _personal(reads):
            before, known = joined.pop()
            joined.append((before + text, known | reads))
        else:
            joined.append((text, reads))
    return joined


def _personal(reads: frozenset[tuple[str, ...]]) -> bool:
    return any(read[: len(name)] == name for read in reads for name in _PERSONAL)


def _reads(tree: nodes.Template) -> frozenset[tuple[str, ...]]:
    """Return the names that a stretch reads, two words deep; a value that is handed on whole counts as read whole."""
    inner = {id(chain.node) for chain in tree.find_all(nodes.Getattr)}
    reads: set[tuple[str, ...]] = set()
    for chain in tree.find_all(nodes.Getattr):
        if isinstance(chain.node, nodes.Name) and chain.node.name in SHAPES:
            reads.add((chain.node.name,) if chain.node.name == "fields" else (chain.node.name, chain.attr))
    for name in tree.find_all(nodes.Name):
        if id(name) not in inner and name.name in SHAPES and name.ctx == "load":
            reads.add((name.name,))
    return frozenset(reads)


def _texts(code: CodeType) -> Iterator[str]:
    """Give the constant texts of compiled code and of the functions in it."""
    for constant in code.co_consts:
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, CodeType):
            yield from _texts(constant)
