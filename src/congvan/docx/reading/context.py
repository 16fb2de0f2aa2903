"""Bối cảnh: what reading a document's parts shares: styles, lists, theme, fields, what could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from congvan.docx.reading.characters import look_of
from congvan.docx.reading.codes import Unread
from congvan.docx.reading.numbering import Lists
from congvan.docx.reading.styles import Styles
from congvan.docx.reading.theme import Theme
from congvan.errors import Finding, Refused, Where
from congvan.language import _
from congvan.page import Comment, Deletion, Look, Spot

__all__ = ["Around", "Document"]

MOST_CHARACTERS = 20_000
"""Characters of the longest paragraph that is read: ten pages of text."""
MOST_IN_ALL = 400_000

Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Around:
    """Where blocks stand: the table formats around them and the room that floats are measured from.

    Attributes:
        layout: what the table style says of paragraphs; empty outside tables.
        characters: what it says of characters.
        key: names these formats, for looking up what was worked out before.
        margin: left margin of the page.
        text_width: width of its text area.
        left: left edge of the cell's text in it; 0 outside tables.
        room: width that blocks have: of the text area, of the cell's text.
        table: number of the outermost table; 0 = none.
        row: row in the innermost table.
        cell: cell in its row.
    """

    layout: Said = field(default_factory=dict)
    characters: Said = field(default_factory=dict)
    key: tuple[object, ...] = ()
    margin: float = 30.0
    text_width: float = 160.0
    left: float = 0.0
    room: float = 160.0
    table: int = 0
    row: int = 0
    cell: int = 0


@dataclass(slots=True)
class Document:
    """What all parts of one document share."""

    file: str
    styles: Styles
    lists: Lists
    theme: Theme
    unread: Unread
    default_tab: float = 12.7
    old_tables: bool = False
    even_pages_differ: bool = False
    comments: list[Comment] = field(default_factory=list)
    deleted: list[Deletion] = field(default_factory=list)
    changed: int = 0
    comment_texts: dict[str, tuple[str, str]] = field(default_factory=dict)
    hung: dict[str, Spot] = field(default_factory=dict)
    length: int = 0
    most: int = MOST_IN_ALL
    _looks: dict[tuple[object, ...], Look] = field(default_factory=dict)
    _levels: dict[tuple[object, ...], dict[str, Any]] = field(default_factory=dict)

    @property
    def basis(self) -> tuple[object, ...]:
        """What the looks of a block depend on besides its own XML."""
        return (self.styles, self.theme, self.default_tab, self.old_tables)

    @property
    def told(self) -> tuple[int, ...]:
        """How much was noted of the document as a whole so far."""
        return (len(self.comments), len(self.deleted), self.changed, len(self.hung), len(self.unread.findings()))

    def weigh(self, text: str, spot: Spot) -> None:
        """Count a paragraph's characters.

        Raises:
            Refused: there are more than any letter has; judging them would keep the clerk waiting.
        """
        self.length += len(text)
        if len(text) > MOST_CHARACTERS:
            message = _(
                "one paragraph has %(count)s characters; no more than %(most)s are read.",
                count=len(text),
                most=MOST_CHARACTERS,
            )
        elif self.length > self.most:
            message = _("the Word file has more than %(most)s characters of text.", most=self.most)
        else:
            return
        where = Where(self.file, number=spot.number, place=spot.place)
        raise Refused([Finding("RD004", where, message, _("Look whether this file is a letter at all."))])

    def characters(self, around: Around, style_id: str, run_style: str, direct: Said) -> dict[str, Any]:
        """Return everything that is said of a run; the levels above the run are worked out once."""
        key: tuple[object, ...] = (around.key, style_id, run_style)
        if direct:
            key = (*key, tuple(direct.items()))
        found = self._levels.get(key)
        if found is None:
            levels = (
                around.characters,
                self.styles.style(style_id, "paragraph").characters,
                self.styles.style(run_style, "character").characters if run_style else {},
            )
            found = self._levels[key] = self.styles.characters(levels, direct)
        return found

    def look(self, said: Said, script: str) -> Look:
        """Return the look that properties give to characters of one script; equal looks are one."""
        key = (id(said), script)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = look_of(said, script)  # type: ignore[arg-type] # one of four names
        return found
