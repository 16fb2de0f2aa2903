"""Checks the tags of a part one by one and as blocks, so that one fault never hides the others."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from congvan.docx.codes import finding
from congvan.docx.expressions import LOOP, faults, item_of, shape_of
from congvan.docx.names import MEANINGS, SHAPES
from congvan.docx.places import Place, quote
from congvan.docx.sandbox import FILTERS
from congvan.docx.tag import Source, Tag
from congvan.errors import Finding, did_you_mean
from congvan.language import _

__all__ = ["check_tags"]

_OPENERS = ("if", "for", "set", "macro", "call", "filter", "with", "autoescape", "block", "raw")
_FORBIDDEN = ("include", "import", "from", "extends", "block", "raw", "autoescape", "do", "debug", "trans", "filter")
_USUAL = ("if", "for", "set", "with", "macro", "call")
_SHORTEST = {
    "if": "if 1",
    "for": "for x in ()",
    "set": "set x",
    "macro": "macro x()",
    "call": "call ''()",
    "filter": "filter upper",
    "block": "block x",
    "autoescape": "autoescape true",
}
"""For each block the shortest beginning that a closing tag can be tried behind."""
_INNER = {"else": ("if", "for"), "elif": ("if",)}
_WORD = re.compile(r"\w+")
_HYPHENS = re.compile(r"[^\W\d][\w.]*(?:-[^\W\d][\w.]*)+")
_SPACED = re.compile(r"(?!not\s)[^\W\d][\w.]*(?:\s+(?!if\s|else\s|and\s|or\s|in\s|is\s|not\s)[^\W\d][\w.]*)+")
_FORMAT = "Cf"
"""Unicode's category of characters that are not seen: zero-width spaces and joiners, soft hyphens, direction marks."""
_OLD_READERS = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(slots=True)
class _Block:
    word: str
    tag: Tag
    told: bool = False
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
        odd = next((c for c in tag.code if unicodedata.category(c) == _FORMAT), None)
        if odd:
            message = _("tag %(tag)s has the invisible character U+%(code)04X.", tag=_show(tag), code=ord(odd))
            yield self.tell("TP007", tag.place, message, _("Delete the tag and type it again."))
            # what it opens or closes is known all the same, so that its partner is no second fault
            seen = "".join(c for c in tag.code if unicodedata.category(c) != _FORMAT)
            tag = replace(tag, code=seen)
        if tag.kind == "{#":
            return
        word = _word(tag)
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
            meant = None if opened in _OPENERS else _near(word, [f"end{block.word}" for block in self.open])
            if meant is None:
                return
            opened = meant.removeprefix("end")  # one slip is told once: what it was meant to close is closed
        else:
            yield from self._parse(tag, f"{{% {_SHORTEST.get(opened, opened)} %}}{tag.code}")
        while self.open:
            block = self.open.pop()
            if block.word == opened:
                yield from self._elsewhere(block, tag)
                return
            if not block.told:
                yield self._unclosed(block)

    def _elsewhere(self, block: _Block, tag: Tag) -> Iterator[Finding]:
        if block.tag.chain != tag.chain:
            message = _(
                "%(tag)s ends elsewhere than %(opened)s begins: one stands inside a table cell, text box or "
                "paragraph and the other does not.",
                tag=_show(tag),
                opened=_show(block.tag),
            )
            yield self.tell("TP004", tag.place, message, _("Put both in the same cell or both outside."))

    def _unclosed(self, block: _Block) -> Finding:
        message = _("%(tag)s is never closed.", tag=_show(block.tag))
        return self.tell("TP002", block.tag.place, message, _("Write {%% end%(word)s %%} after it.", word=block.word))

    def _inner(self, word: str, tag: Tag) -> Iterator[Finding]:
        if not self.open or self.open[-1].word not in _INNER[word]:
            message = _("%(tag)s stands outside any {%% if %%}.", tag=_show(tag))
            yield self.tell("TP003", tag.place, message, _("Put it between {% if %} and {% endif %}."))
            return
        yield from self._elsewhere(self.open[-1], tag)
        if word == "elif":
            yield from self._parse(tag, f"{{% if {tag.inside[4:]} %}}{{% endif %}}")
        elif tag.inside != "else":
            message = _("%(tag)s: nothing can follow «else».", tag=_show(tag))
            yield self.tell("TP001", tag.place, message, _("Write {% elif … %}, or {% else %} alone."))

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
            if word in _OPENERS:
                self.open.append(_Block(word, tag, told=True))
        elif tag.kind == "{%" and word and word not in (*_OPENERS, "set"):
            message = _("%(tag)s: there is no statement «%(word)s».", tag=_show(tag), word=word)
            yield self.tell("TP001", tag.place, message + did_you_mean(word, _USUAL), _("Use if, for and set only."))
            meant = _near(word, _USUAL)
            if meant:
                self.open.append(_Block(meant, tag, told=True))
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
            block.scope = {"loop": LOOP, **dict.fromkeys(_stored(statement.target))}
            if isinstance(statement.target, nodes.Name):
                block.scope[statement.target.name] = item_of(shape_of(statement.iter, scope))
            if statement.test is not None:
                yield from self._expression(tag, statement.test, {**scope, **block.scope})
        elif isinstance(statement, nodes.Assign | nodes.AssignBlock):
            if isinstance(statement, nodes.Assign):
                yield from self._expression(tag, statement.node, scope)
            # what is set inside {% if %} is known after it; what is set inside {% for %} is not
            holder = next((one.scope for one in reversed(self.open) if one.word != "if"), self.top)
            holder |= dict.fromkeys(_stored(statement.target))
        elif isinstance(statement, nodes.Macro | nodes.CallBlock) and block is not None:
            if isinstance(statement, nodes.Macro):
                self.top[statement.name] = None
            else:
                yield from self._expression(tag, statement.call, scope)
            for value in statement.defaults:
                yield from self._expression(tag, value, scope)
            block.scope = {"caller": None, "varargs": None, **{str(a.name): None for a in statement.args}}
        elif isinstance(statement, nodes.With) and block is not None:
            for value in statement.values:
                yield from self._expression(tag, value, scope)
            block.scope = {name: None for target in statement.targets for name in _stored(target)}
        else:
            yield from self._expression(tag, tree, scope)

    def _expression(self, tag: Tag, tree: nodes.Node, scope: Mapping[str, Any]) -> Iterator[Finding]:
        for fault in faults(tree, scope):
            if fault.hidden:
                message = _("%(tag)s: «%(name)s» cannot be used in a template.", tag=_show(tag), name=fault.name)
                yield self.tell("TP005", tag.place, message, _("Use the names of the letter only."))
                continue
            near = did_you_mean(fault.name, [*fault.known, *MEANINGS])
            message = _("%(tag)s: there is no «%(name)s».", tag=_show(tag), name=fault.name) + near
            yield self.tell("TP008", tag.place, message, _("Correct the name in Word."))


def check_tags(source: Source, environment: SandboxedEnvironment, file: str) -> Iterator[Finding]:
    """Find everything wrong with the tags of a part; each tag and each block is looked at, whatever else is wrong.

    Args:
        source: the part, as `read_tags` gave it.
        environment: the sandbox that will compile it.
        file: the template's path as the user gave it.
    """
    checker = _Checker(environment, file)
    told: set[tuple[str, str]] = set()
    for tag in source.tags:
        for one in checker.check(tag):
            # a text box stands in the file twice, for new readers and for old ones; its faults are told once
            if _OLD_READERS not in tag.chain or (one.code, one.message) not in told:
                told.add((one.code, one.message))
                yield one
    for block in checker.open:
        if not block.told:
            yield checker._unclosed(block)  # noqa: SLF001 - the checker is this module's own
    for place, text in source.lost:
        message = _(
            "«%(text)s» stands beside a tag that takes the place of its whole paragraph or row.", text=quote(text)[1:-1]
        )
        yield checker.tell(
            "TP009", place, message, _("Give the {%p …%} or {%tr …%} tag a paragraph or row of its own.")
        )
    for place, text in source.strays:
        message = _("«%(text)s» looks like a part of a tag.", text=text)
        yield checker.tell("TP010", place, message, _("Write tags as {{ name }} or {% if … %}, in one paragraph."))


def _show(tag: Tag) -> str:
    return quote(tag.raw)


def _word(tag: Tag) -> str:
    """Return what a statement begins with: «if» of {% if(x) %}."""
    begin = _WORD.match(tag.inside)
    return begin[0] if begin else tag.inside[:1]


def _near(word: str, known: Iterable[str]) -> str | None:
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.65)), None)


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
