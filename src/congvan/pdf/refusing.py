"""Từ chối: what paragraphs, tables and drawings hold and cannot be printed exactly."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Literal

from congvan.errors import Finding, Where
from congvan.language import _
from congvan.page import Block, Borders, Cell, Look, Page, Paragraph, Picture, Run, Shape, Spot, Table
from congvan.pdf.faces import Face, Faces
from congvan.pdf.images import what_is_wrong
from congvan.pdf.pieces import shown_text

__all__ = ["Refusing", "other_way"]

_CELL_EDGES = frozenset({"single", "thick", "dotted", "dashed", "dashSmallGap", "dotDash", "dotDotDash", "nil", "none"})
_EDGES = _CELL_EDGES | {"double"}
_UNDERLINES = frozenset(
    {"", "none", "single", "double", "thick", "dotted", "dash", "dotDash", "dotDotDash", "dashLong"}
    | {"dottedHeavy", "dashedHeavy"}
)
_COUNTED = frozenset({"SECTIONPAGES", "SECTION"})
_SHOWN = frozenset("\t\n\f\v\u2011")
_UNKNOWN = "?"
_LONGEST = 40
_NO_BORDERS = Borders()
_CHANGES: Mapping[str, Callable[[], str]] = {
    "turned": lambda: _("a drawing or picture is turned or mirrored."),
    "cropped": lambda: _("only a part of the picture is shown."),
    "grouped": lambda: _("several drawings are grouped into one."),
}


class Refusing:
    """Collects what cannot be printed; each thing is told once, at its first place.

    Attributes:
        where: what is being looked at: the text, a margin, a note.
    """

    def __init__(self, page: Page, faces: Faces) -> None:
        """Take what is printed and with what.

        Args:
            page: the page.
            faces: the faces.
        """
        self._page = page
        self._faces = faces
        self._found: dict[tuple[str, str], Finding] = {}
        self._looks: dict[int, Face | None] = {}
        self.where: Literal["text", "margin", "note"] = "text"

    def findings(self) -> tuple[Finding, ...]:
        """Return everything that was told."""
        return tuple(self._found.values())

    def tell(self, code: str, spot: Spot | None, message: str, fix: str = "") -> None:
        """Tell of one thing.

        Args:
            code: its code.
            spot: the paragraph that has it; None = the whole file.
            message: what it is.
            fix: what to do; empty = print it another way.
        """
        where = Where(self._page.file, number=spot.number, place=spot.place) if spot else Where(self._page.file)
        self._found.setdefault((code, message), Finding(code, where, message, fix or other_way()))

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        """Look at blocks and at all that is in them."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block)
            else:
                self._table(block)

    def _table(self, table: Table) -> None:
        spot = _first_spot(table)
        if table.floating is not None:
            self.tell("PF010", spot, _("the table floats beside the text."))
        for row in table.rows:
            for cell in row.cells:
                self._cell(cell, spot)

    def _cell(self, cell: Cell, spot: Spot | None) -> None:
        self._edges(cell.borders, _CELL_EDGES, spot)
        if cell.direction:
            direction = cell.direction[:_LONGEST]
            self.tell("PF009", spot, _("the text of a table cell is turned («%(direction)s»).", direction=direction))
        self.blocks(cell.blocks)

    def _edges(self, borders: Borders, known: frozenset[str], spot: Spot | None) -> None:
        if borders == _NO_BORDERS:
            return
        for border in (borders.top, borders.left, borders.bottom, borders.right, borders.between):
            if border is not None and border.style not in known:
                self.tell("PF006", spot, _("an edge is drawn as «%(style)s».", style=border.style[:_LONGEST]))

    def _paragraph(self, paragraph: Paragraph) -> None:
        spot = paragraph.spot
        self._edges(paragraph.borders, _EDGES, spot)
        if paragraph.frame is not None and self.where != "margin" and paragraph.frame.anchor.wrap != "none":
            self.tell("PF014", spot, _("the paragraph stands in a frame that text runs around."))
        if any(stop.align == "bar" for stop in paragraph.tabs):
            self.tell("PF013", spot, _("a tab stop draws a bar."))
        if paragraph.numbering is not None:
            self._text(paragraph.numbering.label, paragraph.numbering.look, spot)
        for inline in paragraph.inlines:
            if isinstance(inline, Picture):
                self._picture(inline, spot)
            elif isinstance(inline, Shape):
                self._shape(inline, spot)
            elif not inline.look.hidden:
                self._run(inline, spot)

    def _run(self, run: Run, spot: Spot) -> None:
        self._text(run.text, run.look, spot)
        if run.field in _COUNTED:
            self.tell("PF015", spot, _("the field «%(name)s» is counted anew when it is printed.", name=run.field))
        if "\v" in run.text:
            self.tell("PF007", spot, _("the text has a column break."))
        if run.note.startswith("endnote") or (run.note not in ("", "#") and self.where != "text"):
            self.tell("PF011", spot, _("an endnote, or a note within a note or in a margin, is called here."))

    def _text(self, text: str, look: Look, spot: Spot) -> None:
        """Look whether the look can be printed, and whether the face has the characters."""
        if not text:
            return
        key = id(look)
        if key not in self._looks:
            self._looks[key] = self._look(look, spot)
        face = self._looks[key]
        if face is None or text.isascii():
            return
        for character in _lacking(text, face):
            message = _(
                "the font «%(font)s» does not have the character «%(character)s» (U+%(code)s).",
                font=look.font[:_LONGEST],
                character=character if character.isprintable() else "",
                code=f"{ord(character):04X}",
            )
            self.tell("PF002", spot, message, _("Take another character, or another font."))

    def _look(self, look: Look, spot: Spot) -> Face | None:
        if look.underline not in _UNDERLINES:
            kind = look.underline[:_LONGEST]
            self.tell("PF012", spot, _("the text is underlined with «%(kind)s».", kind=kind))
        if look.border is not None:
            self.tell("PF012", spot, _("a box is drawn around characters within a line."))
        face = self._faces.chosen(look.font, bold=look.bold, italic=look.italic)
        if face is None:
            kind = (" " + _("bold") if look.bold else "") + (" " + _("italic") if look.italic else "")
            message = _(
                "the font «%(font)s»%(kind)s is not installed, nor is one of the same widths.",
                font=look.font[:_LONGEST],
                kind=kind,
            )
            self.tell("PF001", spot, message, _("Install this font, or set the text in Times New Roman."))
        return face

    def _picture(self, picture: Picture, spot: Spot) -> None:
        if picture.changed:
            self.tell("PF003", spot, _CHANGES[picture.changed]())
        wrong = what_is_wrong(self._page.media.get(picture.part))
        if wrong:
            self.tell("PF005", spot, wrong, _("Save the picture as PNG and put it into the Word file again."))
        self._anchored(picture, spot)

    def _shape(self, shape: Shape, spot: Spot) -> None:
        if shape.changed and shape.changed != "rising":
            self.tell("PF003", spot, _CHANGES[shape.changed]())
        elif shape.kind == "other" and (shape.stroke is not None or shape.fill):
            self.tell("PF003", spot, _("the drawing is neither a line nor a box."))
        if shape.fill == _UNKNOWN:
            self.tell("PF003", spot, _("the ground of a drawing has a pattern or a shade of a colour."))
        if shape.stroke is not None and shape.stroke.style not in _CELL_EDGES:
            self.tell("PF006", spot, _("an edge is drawn as «%(style)s».", style=shape.stroke.style[:_LONGEST]))
        self._anchored(shape, spot)
        self.blocks(shape.blocks)

    def _anchored(self, drawn: Picture | Shape, spot: Spot) -> None:
        if drawn.anchor is not None and drawn.anchor.wrap != "none" and not drawn.anchor.behind:
            self.tell("PF004", spot, _("text runs around the drawing or picture."))


def other_way() -> str:
    """Return what to do with a letter that cannot be printed here."""
    return _("Print this letter with LibreOffice or Word, or change it in Word.")


def _first_spot(table: Table) -> Spot | None:
    for row in table.rows:
        for cell in row.cells:
            for block in cell.blocks:
                return block.spot if isinstance(block, Paragraph) else _first_spot(block)
    return None


@lru_cache(maxsize=8192)
def _lacking(text: str, face: Face) -> str:
    """Return the characters of a text that a face does not have."""
    known = face.metrics.advances
    return "".join(one for one in dict.fromkeys(shown_text(text)) if ord(one) not in known and one not in _SHOWN)
