"""Checks the tags of a part one by one and as blocks, so that one fault never hides the others."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from congvan.docx.codes import finding
from congvan.docx.names import MEANINGS, SHAPES
from congvan.docx.places import Place
from congvan.docx.sandbox import FILTERS
from congvan.docx.tag import Source, Tag
from congvan.errors import Finding, did_you_mean
from congvan.language import _

__all__ = ["check_tags"]

_OPENERS = ("if", "for", "set", "macro", "call", "filter", "with", "autoescape", "block", "raw")
_FORBIDDEN = ("include", "import", "from", "extends", "block", "raw", "autoescape", "do", "debug", "trans", "filter")
_INNER = {"else": ("if", "for"), "elif": ("if",)}
_HYPHENS = re.compile(r"[^\W\d][\w.]*(?:-[^\W\d][\w.]*)+")
_SPACED = re.compile(r"(?!not\s)[^\W\d][\w.]*(?:\s+(?!if\s|else\s|and\s|or\s|in\s|is\s|not\s)[^\W\d][\w.]*)+")
_ZERO_WIDTH = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202a", "\u202b", "\u202c", "\u202e")


@dataclass(slots=True)
class _Block:
    word: str
    tag: Tag
    scope: dict[str, Any] = field(default_factory=dict)


class _Checker:
    def __init__(self, environment: SandboxedEnvironment, file: str) -> None:
        self.environment = environment
        self.file = file
        self.open: list[_Block] = []
        self.top: dict[str, Any] = dict.fromkeys(environment.globals)

    def scope(self) -> Mapping[str, Any]:
        merged: dict[str, Any] = {**SHAPES, **self.top}
        for block in self.open:
            merged |= block.scope
        return merged

    def tell(self, code: str, place: Place, message: str, fix: str) -> Finding:
        return finding(code, place.where(self.file), message, fix)

    def check(self, tag: Tag) -> Iterator[Finding]:
        odd = next((c for c in tag.code if c in _ZERO_WIDTH), None)
        if odd:
            message = _("tag %(tag)s has the invisible character U+%(code)04X.", tag=_show(tag), code=ord(odd))
            yield self.tell("TP007", tag.place, message, _("Delete the tag and type it again."))
            return
        if tag.kind == "{#":
            return
        word = tag.inside.split(maxsplit=1)[0].rstrip(":") if tag.inside else ""
        if tag.kind == "{%" and word.startswith("end"):
            yield from self._close(word, tag)
        elif tag.kind == "{%" and word in _INNER:
            yield from self._inner(word, tag)
        else:
            yield from self._plain(word, tag)

    def _close(self, word: str, tag: Tag) -> Iterator[Finding]:
        opened = word.removeprefix("end")
        if not any(block.word == opened for block in self.open):
            message = _("%(tag)s closes a block that was never opened.", tag=_show(tag))
            near = did_you_mean(word, [f"end{w}" for w in _OPENERS])
            yield self.tell("TP003", tag.place, message + near, _("Delete it, or write the tag that opens the block."))
            return
        while self.open:
            block = self.open.pop()
            if block.word == opened:
                if block.tag.chain != tag.chain:
                    message = _(
                        "%(tag)s ends elsewhere than %(opened)s begins: one stands inside a table cell, text box or "
                        "paragraph and the other does not.",
                        tag=_show(tag),
                        opened=_show(block.tag),
                    )
                    yield self.tell("TP004", tag.place, message, _("Put both in the same cell or both outside."))
                return
            yield self._unclosed(block)

    def _unclosed(self, block: _Block) -> Finding:
        message = _("%(tag)s is never closed.", tag=_show(block.tag))
        return self.tell("TP002", block.tag.place, message, _("Write {%% end%(word)s %%} after it.", word=block.word))

    def _inner(self, word: str, tag: Tag) -> Iterator[Finding]:
        if not self.open or self.open[-1].word not in _INNER[word]:
            message = _("%(tag)s stands outside any {%% if %%}.", tag=_show(tag))
            yield self.tell("TP003", tag.place, message, _("Put it between {% if %} and {% endif %}."))
        elif word == "elif":
            yield from self._parse(tag, f"{{% if {tag.inside[4:]} %}}{{% endif %}}")

    def _plain(self, word: str, tag: Tag) -> Iterator[Finding]:
        if tag.kind == "{{" and (_HYPHENS.fullmatch(tag.inside) or _SPACED.fullmatch(tag.inside)):
            message = _("%(tag)s: a name cannot have a hyphen or a space.", tag=_show(tag))
            near = did_you_mean(re.sub(r"[\s-]+", "_", tag.inside), MEANINGS)
            yield self.tell("TP008", tag.place, message + near, _("Write «_» instead."))
        elif tag.kind == "{{":
            yield from self._parse(tag, tag.code)
        elif word in _FORBIDDEN:
            message = _("%(tag)s: the statement «%(word)s» cannot be used in a template.", tag=_show(tag), word=word)
            yield self.tell("TP005", tag.place, message, _("Use if, for and set only."))
        elif word in _OPENERS and not (word == "set" and "=" in tag.inside):
            source = tag.code + f"{{% end{word} %}}"
            block = _Block(word, tag)
            yield from self._parse(tag, source, block)
            self.open.append(block)
        else:
            yield from self._parse(tag, tag.code)

    def _parse(self, tag: Tag, source: str, block: _Block | None = None) -> Iterator[Finding]:
        try:
            tree = self.environment.parse(source)
        except TemplateSyntaxError as error:
            yield self.tell("TP001", tag.place, *_syntax(tag, error.message or ""))
            return
        for call in tree.find_all((nodes.Filter, nodes.Test)):
            known = FILTERS if isinstance(call, nodes.Filter) else self.environment.tests
            if call.name not in known:
                kind = _("filter") if isinstance(call, nodes.Filter) else _("test")
                message = _("%(tag)s: there is no %(kind)s «%(name)s».", tag=_show(tag), kind=kind, name=call.name)
                yield self.tell("TP006", tag.place, message + did_you_mean(call.name, known), _("Correct its name."))
        yield from self._names(tag, tree, block)

    def _names(self, tag: Tag, tree: nodes.Template, block: _Block | None) -> Iterator[Finding]:  # noqa: C901 - one arm a statement
        scope = dict(self.scope())
        statement = tree.body[0] if tree.body else None
        if isinstance(statement, nodes.For) and block is not None:
            yield from self._expression(tag, statement.iter, scope)
            inner = _item(self._shape(statement.iter, scope))
            block.scope = {"loop": None, **{name.name: inner for name in statement.target.find_all(nodes.Name)}}
            if isinstance(statement.target, nodes.Name):
                block.scope[statement.target.name] = inner
            if statement.test is not None:
                yield from self._expression(tag, statement.test, {**scope, **block.scope})
        elif isinstance(statement, nodes.Assign | nodes.AssignBlock):
            if isinstance(statement, nodes.Assign):
                yield from self._expression(tag, statement.node, scope)
            for name in _stored(statement.target):
                (self.open[-1].scope if self.open else self.top)[name] = None
        elif isinstance(statement, nodes.Macro):
            self.top[statement.name] = None
            if block is not None:
                block.scope = {"caller": None, "varargs": None, **{str(a.name): None for a in statement.args}}
        elif isinstance(statement, nodes.With) and block is not None:
            for value in statement.values:
                yield from self._expression(tag, value, scope)
            block.scope = {name: None for target in statement.targets for name in _stored(target)}
        else:
            yield from self._expression(tag, tree, scope)

    def _expression(self, tag: Tag, tree: nodes.Node, scope: Mapping[str, Any]) -> Iterator[Finding]:
        inside: set[int] = set()
        for chain in (tree, *tree.find_all((nodes.Getattr, nodes.Getitem))):
            if isinstance(chain, nodes.Getattr) and id(chain) not in inside:
                inside |= {id(part) for part in chain.find_all((nodes.Getattr, nodes.Name))}
                yield from self._dotted(tag, chain, scope)
        for name in (tree, *tree.find_all(nodes.Name)):
            if (
                isinstance(name, nodes.Name)
                and name.ctx == "load"
                and id(name) not in inside
                and name.name not in scope
            ):
                yield self._unknown(tag, name.name, scope)

    def _dotted(self, tag: Tag, chain: nodes.Getattr, scope: Mapping[str, Any]) -> Iterator[Finding]:
        words: list[str] = []
        node: nodes.Node = chain
        while isinstance(node, nodes.Getattr):
            words.insert(0, node.attr)
            node = node.node
        if not isinstance(node, nodes.Name):
            yield from self._expression(tag, node, scope)
            return
        if node.name not in scope:
            yield self._unknown(tag, ".".join([node.name, *words]), scope)
            return
        shape = scope[node.name]
        for at, word in enumerate(words):
            if not isinstance(shape, Mapping):
                return
            if word not in shape:
                known = ".".join([node.name, *words[:at]])
                yield self._unknown(tag, f"{known}.{word}", {f"{known}.{name}": None for name in shape})
                return
            shape = shape[word]

    def _shape(self, node: nodes.Node, scope: Mapping[str, Any]) -> Any:
        if isinstance(node, nodes.Name):
            return scope.get(node.name)
        if isinstance(node, nodes.Getattr):
            shape = self._shape(node.node, scope)
            return shape.get(node.attr) if isinstance(shape, Mapping) else None
        return None

    def _unknown(self, tag: Tag, name: str, scope: Mapping[str, Any]) -> Finding:
        near = did_you_mean(name, [*scope, *MEANINGS])
        message = _("%(tag)s: there is no «%(name)s».", tag=_show(tag), name=name) + near
        return self.tell("TP008", tag.place, message, _("Correct the name in Word."))


def check_tags(source: Source, environment: SandboxedEnvironment, file: str) -> Iterator[Finding]:
    """Find everything wrong with the tags of a part; each tag and each block is looked at, whatever else is wrong.

    Args:
        source: the part, as `read_tags` gave it.
        environment: the sandbox that will compile it.
        file: the template's path as the user gave it.
    """
    checker = _Checker(environment, file)
    for tag in source.tags:
        yield from checker.check(tag)
    for block in checker.open:
        yield checker._unclosed(block)  # noqa: SLF001 - the checker is this module's own
    for place, text in source.lost:
        message = _("«%(text)s» stands beside a tag that takes the place of its whole paragraph or row.", text=text)
        yield checker.tell(
            "TP009", place, message, _("Give the {%p …%} or {%tr …%} tag a paragraph or row of its own.")
        )
    for place, text in source.strays:
        message = _("«%(text)s» looks like a part of a tag.", text=text)
        yield checker.tell("TP010", place, message, _("Write tags as {{ name }} or {% if … %}, in one paragraph."))


def _show(tag: Tag) -> str:
    text = " ".join(tag.raw.split())
    return f"«{text[:57]}…»" if len(text) > 60 else f"«{text}»"  # noqa: PLR2004 - what fits on a line


def _item(shape: Any) -> Any:
    return shape[0] if isinstance(shape, list) else None


def _stored(target: nodes.Node) -> Iterator[str]:
    for name in (target, *target.find_all(nodes.Name)):
        if isinstance(name, nodes.Name):
            yield name.name


def _syntax(tag: Tag, reason: str) -> tuple[str, str]:
    """Say a syntax error in the clerk's words; Jinja's own words are kept behind them."""
    if not tag.inside:
        return _("%(tag)s is empty.", tag=_show(tag)), _("Write a name in it, or delete it.")
    return (
        _("%(tag)s cannot be understood (%(reason)s).", tag=_show(tag), reason=reason.rstrip(".")),
        _("Compare it with the built-in template."),
    )
