"""YAML thành cây: libyaml's events straight to nodes that keep line and column; every scalar is text as written.

Nothing is guessed: `0123`, `NO`, `12:30`, `~` stay text. What YAML can do and a letter never needs (anchors, tags,
merge keys, several documents, keys that are no texts) is refused by name, and reading goes on to find the rest.
"""

from collections.abc import Callable
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from congvan.errors import Text
from congvan.language import _
from congvan.source.characters import FORBIDDEN
from congvan.source.notes import At, Notes, show
from congvan.source.yaml_parser import new_parser

__all__ = ["DEEPEST", "Items", "Keys", "Node", "build"]


DEEPEST = 20
"""How deep lists and mappings may lie in each other."""


class Keys(dict[str, "Node"]):
    """A mapping of the file; its keys are `Text` and so know their place."""

    __slots__ = ("column", "line", "names")

    def __init__(self, line: int = 0, column: int = 0) -> None:
        """Begin empty at this place."""
        super().__init__()
        self.line = line
        self.column = column
        self.names: dict[str, Text] = {}

    def add(self, name: Text, value: "Node") -> None:
        """Add a key that is not there yet."""
        self.names[name] = name
        self[name] = value

    def at(self, name: str) -> Text | At:
        """Return the key as written, with its place; the mapping's own place if it has no such key."""
        return self.names.get(name) or At(self.line, self.column)


class Items(list["Node"]):
    """A list of the file."""

    __slots__ = ("column", "line")

    def __init__(self, line: int = 0, column: int = 0) -> None:
        """Begin empty at this place."""
        super().__init__()
        self.line = line
        self.column = column


Node = Text | Keys | Items


class _TooDeepError(Exception):
    """Deeper than `DEEPEST`: the rest of the file is not looked at."""


def build(text: str, notes: Notes) -> Node | None:
    """Return the root node of the text.

    Args:
        text: the whole file, checked and normalised.
        notes: gets a finding for everything refused.

    Returns:
        The root, or None when there is none (an empty file) or the file is too deep to be read.

    Raises:
        yaml.YAMLError: what libyaml could not understand, with its mark.
    """
    builder = _Builder(text, notes)
    try:
        return builder.document()
    except _TooDeepError:
        return None


class _Builder:
    """One pass over the events of one text."""

    def __init__(self, text: str, notes: Notes) -> None:
        self.next: Callable[[], Any] = new_parser(text).get_event
        self.text = text
        self.lines: list[str] = []
        self.notes = notes

    def document(self) -> Node | None:
        root: Node | None = None
        documents = 0
        while True:
            event = self.next()
            kind = event.__class__
            if kind is StreamEndEvent:
                return root
            if kind is StreamStartEvent or kind is DocumentEndEvent:
                continue
            if kind is DocumentStartEvent:
                documents += 1
                if event.tags:
                    self.notes.error("YL006", _place(event), _("A %TAG line is used."), _("Delete it."))
                if documents > 1:
                    self.notes.error(
                        "YL009",
                        _place(event),
                        _("A second document begins here (a line «---»)."),
                        _("Keep one document in a file: delete the line, or put the rest into a file of its own."),
                    )
                continue
            node = self.node(event, 0)
            if documents == 1:
                root = node

    def node(self, event: Any, depth: int) -> Node:
        kind = event.__class__
        if kind is ScalarEvent:
            return self.scalar(event)
        if kind is AliasEvent:
            self.refuse_alias(event)
            return Text("", *_spot(event))
        if event.anchor is not None:
            self.refuse_anchor(event)
        if event.tag is not None:
            self.refuse_tag(event)
        if depth >= DEEPEST:
            self.notes.error(
                "YL008",
                _place(event),
                _("Lists and mappings lie more than %(deepest)d deep in each other.", deepest=DEEPEST),
                _("Write the file flatter."),
            )
            raise _TooDeepError
        return self.mapping(event, depth + 1) if kind is MappingStartEvent else self.sequence(event, depth + 1)

    def scalar(self, event: Any) -> Text:
        mark = event.start_mark
        value: str = event.value
        if event.style:  # quoted or block: an escape may have made what the whole-text check cannot see
            if event.style == '"' and FORBIDDEN.search(value):
                self.refuse_characters(event)
                value = FORBIDDEN.sub("", value)
            value = value.strip()
        text = Text(value, mark.line + 1, mark.column + 1)
        if event.anchor is not None:
            self.refuse_anchor(event)
        if event.tag is not None:
            self.refuse_tag(event)
        return text

    def sequence(self, start: Any, depth: int) -> Items:
        items = Items(*_spot(start))
        add, get, scalar = items.append, self.next, self.scalar
        while True:
            event = get()
            kind = event.__class__
            if kind is ScalarEvent:
                add(scalar(event))
            elif kind is SequenceEndEvent:
                return items
            else:
                add(self.node(event, depth))

    def mapping(self, start: Any, depth: int) -> Keys:
        keys = Keys(*_spot(start))
        get, scalar = self.next, self.scalar
        while True:
            event = get()
            kind = event.__class__
            if kind is MappingEndEvent:
                return keys
            name: Text | None
            if kind is ScalarEvent:
                name = scalar(event)
                if name in keys:
                    self.refuse_double(keys, name)
                elif name == "<<" and not event.style:
                    self.notes.error(
                        "YL005",
                        name,
                        _("A merge key «<<» is used."),
                        _("Write the keys out where they are needed."),
                    )
            else:
                self.no_name(event, depth)
                name = None
            event = get()
            value = scalar(event) if event.__class__ is ScalarEvent else self.node(event, depth)
            if name is not None and name not in keys and name != "<<":
                keys.add(name, value)

    def no_name(self, event: Any, depth: int) -> None:
        """Refuse a key that is a list or a mapping; mostly it is `{{ mark }}` without quotes."""
        mark = event.start_mark
        line = self.line(mark.line)
        if line[max(mark.column - 1, 0) : mark.column + 1] == "{{":
            at = At(mark.line + 1, mark.column)
            self.notes.error(
                "YL012",
                at,
                _("A text that begins with «{{» stands without quotes: «%(line)s».", line=show(line)),
                _('Put the whole text in quotes: "{{ unit.name }} …".'),
            )
        else:
            self.notes.error(
                "YL007",
                _place(event),
                _("A list or mapping stands where a key should: «%(line)s».", line=show(line)),
                _("Write a key, a colon, a space and the value; put a text with [ ] { } or ? in quotes."),
            )
        self.node(event, depth)

    def line(self, number: int) -> str:
        """Return a line of the text, counted from 0; the text is cut up once, and only when something is wrong."""
        self.lines = self.lines or self.text.split("\n")
        return self.lines[number] if number < len(self.lines) else ""

    def refuse_double(self, keys: Keys, name: Text) -> None:
        first = keys.at(name)
        self.notes.error(
            "YL004",
            name,
            _("The key «%(key)s» stands twice: line %(first)d and here.", key=show(name), first=first.line),
            _("Keep one of the two."),
        )

    def refuse_alias(self, event: Any) -> None:
        self.notes.error(
            "YL005",
            _place(event),
            _("A reference «*%(name)s» is used.", name=show(str(event.anchor))),
            _("Write the value out; if the text begins with a star, put it in quotes."),
        )

    def refuse_anchor(self, event: Any) -> None:
        self.notes.error(
            "YL005",
            _place(event),
            _("An anchor «&%(name)s» is used.", name=show(str(event.anchor))),
            _("Delete it; if the text begins with «&», put it in quotes."),
        )

    def refuse_tag(self, event: Any) -> None:
        self.notes.error(
            "YL006",
            _place(event),
            _("A tag «%(tag)s» is used.", tag=show(str(event.tag))),
            _("Delete it; if the text begins with «!», put it in quotes."),
        )

    def refuse_characters(self, event: Any) -> None:
        for char in sorted(set(FORBIDDEN.findall(event.value))):
            self.notes.error(
                "YL011",
                _place(event),
                _(
                    "An escape stands for the character %(point)s, which no letter can hold.",
                    point=f"U+{ord(char):04X}",
                ),
                _("Delete the escape."),
            )


def _spot(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _place(event: Any) -> At:
    return At(*_spot(event))
