"""The Jinja that templates may use: sandboxed, immutable, strict, every value escaped.

A template comes from a colleague or from the Internet, so it gets no way out: no attributes with underscores, no
changes to values, no filter that turns escaping off or makes text without bound. CPU and memory are bounded by the
process that fills a template from outside (`congvan.workflow`), since no sandbox of Jinja's bounds them.
"""

import re
from dataclasses import is_dataclass
from typing import Any

from jinja2 import StrictUndefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from congvan.errors import CongvanError
from congvan.language import _
from congvan.letter import Letter, Line, Office, Signer, Unit

__all__ = ["BREAK", "FILTERS", "TAB", "UnprintableValueError", "environment"]

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'

FILTERS = frozenset(
    [
        "abs",
        "batch",
        "capitalize",
        "count",
        "d",
        "default",
        "dictsort",
        "e",
        "escape",
        "first",
        "float",
        "groupby",
        "int",
        "items",
        "join",
        "last",
        "length",
        "list",
        "lower",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "replace",
        "reverse",
        "round",
        "select",
        "selectattr",
        "slice",
        "sort",
        "string",
        "striptags",
        "sum",
        "title",
        "trim",
        "truncate",
        "unique",
        "upper",
        "wordcount",
    ]
)
"""Filters of Jinja's that templates may use; the others write markup, run code or make text without bound."""

_GLOBALS = frozenset(("cycler", "dict", "joiner", "namespace", "range"))
_OWN = (Letter, Line, Office, Signer, Unit)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_REMEMBERED = 4096


class UnprintableValueError(CongvanError):
    """A value cannot stand in a letter: a control character, or something that is no text."""


def _unprintable(character: str, text: str) -> UnprintableValueError:
    return UnprintableValueError(
        _(
            "A value holds the control character U+%(code)04X: «%(text)s».",
            code=ord(character),
            text=_UNPRINTABLE.sub("\ufffd", text[:60]),
        )
    )


def _checked(markup: Markup) -> Markup:
    """Return what the template itself put together ({% set x %}…{% endset %}), unless a letter cannot hold it."""
    found = _UNPRINTABLE.search(markup)
    if found:
        raise _unprintable(found[0], markup)
    return markup


class _Escaper(dict[str, Markup]):
    """Escapes each text once: what all letters share is looked up, not worked out again."""

    def __init__(self, *, breaks: bool) -> None:
        super().__init__()
        self._breaks = breaks

    def __missing__(self, text: str) -> Markup:
        plain = text.replace("\r\n", "\n")
        found = _UNPRINTABLE.search(plain)
        if found:
            raise _unprintable(found[0], plain)
        escaped = str(escape(plain))
        if self._breaks:
            escaped = escaped.replace("\n", BREAK).replace("\t", TAB)
        if len(self) >= _REMEMBERED:
            self.clear()
        markup = self[text] = Markup(escaped)  # noqa: S704 - escaped one line above
        return markup


class _Sandbox(ImmutableSandboxedEnvironment):
    """Adds a short way to the attributes of congvan's own values, which the sandbox would check at length."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the attribute; congvan's own values are frozen and have no method worth guarding."""
        if type(obj) in _OWN and attribute[:1] != "_":
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuse what the sandbox refuses, and every method that makes text without bound."""
        if isinstance(obj, str) and attr in {"center", "ljust", "rjust", "zfill", "expandtabs", "format", "format_map"}:
            return False
        return super().is_safe_attribute(obj, attr, value)


def environment(*, breaks: bool) -> ImmutableSandboxedEnvironment:
    """Make the environment of one part.

    Args:
        breaks: whether line breaks and tabs in values become Word's (`w:br`, `w:tab`): yes in text, no in properties.
    """
    escaper = _Escaper(breaks=breaks)

    @pass_context  # for its effect: constants are then printed like values, and not worked out by Jinja beforehand
    def finalize(_context: Context, value: Any) -> Any:
        if type(value) is str or isinstance(value, str):
            return _checked(value) if isinstance(value, Markup) else escaper[str(value)]
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, StrictUndefined):
            return str(value)
        if value is None or isinstance(value, bool | dict | list | tuple) or is_dataclass(value) or callable(value):
            raise UnprintableValueError(
                _("A tag prints something that is no text: %(kind)s. Name the text itself.", kind=type(value).__name__)
            )
        return str(value)

    sandbox = _Sandbox(autoescape=True, undefined=StrictUndefined, finalize=finalize, keep_trailing_newline=True)
    sandbox.filters = {name: sandbox.filters[name] for name in FILTERS}
    # every value is escaped when it is printed; escaped earlier, its line breaks and odd characters would pass unseen
    sandbox.filters["e"] = sandbox.filters["escape"] = str
    sandbox.globals = {name: sandbox.globals[name] for name in _GLOBALS}
    return sandbox
