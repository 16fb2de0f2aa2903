"""Kiểu: what the styles of a document say, chain by chain (ECMA-376 Part 1, 17.7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from congvan.docx.ooxml import q
from congvan.docx.reading.characters import TOGGLES, read_characters
from congvan.docx.reading.layout import edges_of, read_layout, together
from congvan.docx.reading.theme import Theme
from congvan.docx.reading.values import child_value, value

__all__ = ["Style", "Styles", "TableStyle"]

Said = Mapping[str, Any]


@dataclass(slots=True)
class Style:
    """A style with everything that it inherits.

    Attributes:
        name: as Word shows it.
        layout: what it says of paragraphs.
        characters: what it says of characters.
    """

    name: str = ""
    layout: Said = field(default_factory=dict)
    characters: Said = field(default_factory=dict)


@dataclass(slots=True)
class TableStyle:
    """A table style, or one of its conditional formats, with everything that it inherits.

    Attributes:
        layout: of paragraphs in the table.
        characters: of characters in it.
        edges: of the table.
        cell_edges: of its cells.
        table: its `w:tblPr` elements, nearest last.
        cells: its `w:tcPr` elements, nearest last.
        conditions: conditional formats by their type («firstRow»).
    """

    layout: Said = field(default_factory=dict)
    characters: Said = field(default_factory=dict)
    edges: Said = field(default_factory=dict)
    cell_edges: Said = field(default_factory=dict)
    table: tuple[etree._Element, ...] = ()
    cells: tuple[etree._Element, ...] = ()
    conditions: Mapping[str, "TableStyle"] = field(default_factory=dict)


class Styles:
    """The styles of a document; ids that it does not have mean the default style."""

    def __init__(self, root: etree._Element | None, theme: Theme) -> None:
        """Read the styles part.

        Args:
            root: its root element; None = the document has none.
            theme: gives fonts and colours named by role.
        """
        self.theme = theme
        self._elements: dict[str, etree._Element] = {}
        self._chains: dict[str, Style] = {}
        self._tables: dict[str, TableStyle] = {}
        self.defaults: dict[str, str] = {}
        self.base_layout: Said = {}
        self.base_characters: Said = {}
        if root is None:
            return
        defaults = root.find(q("docDefaults"))
        if defaults is not None:
            self.base_layout = read_layout(defaults.find(f"{q('pPrDefault')}/{q('pPr')}"), theme)
            self.base_characters = read_characters(defaults.find(f"{q('rPrDefault')}/{q('rPr')}"), theme)
        for style in root.iterfind(q("style")):
            identity = value(style, "styleId")
            self._elements.setdefault(identity, style)
            if style.get(q("default")) is not None and value(style, "default") not in ("0", "false"):
                self.defaults.setdefault(value(style, "type"), identity)

    def style(self, identity: str, kind: str) -> Style:
        """Return a paragraph or character style by its id; an unknown id gives an empty one."""
        if identity not in self._chains:
            self._chains[identity] = self._resolve(identity, kind, ())
        return self._chains[identity]

    def has(self, identity: str) -> bool:
        """Tell whether there is such a style."""
        return identity in self._elements

    def _resolve(self, identity: str, kind: str, above: tuple[str, ...]) -> Style:
        element = self._elements.get(identity)
        if element is None or identity in above:
            return Style()
        parent_id = child_value(element, "basedOn")
        parent = self._resolve(parent_id, kind, (*above, identity)) if parent_id else Style()
        own = read_layout(element.find(q("pPr")), self.theme)
        own.pop("style", None)
        return Style(
            child_value(element, "name"),
            together((parent.layout, own)),
            {**parent.characters, **_without_style(read_characters(element.find(q("rPr")), self.theme))},
        )

    def table_style(self, identity: str) -> TableStyle:
        """Return a table style by its id; an unknown id gives an empty one."""
        if identity not in self._tables:
            self._tables[identity] = self._resolve_table(identity, ())
        return self._tables[identity]

    def _resolve_table(self, identity: str, above: tuple[str, ...]) -> TableStyle:
        element = self._elements.get(identity)
        if element is None or identity in above:
            return TableStyle()
        parent_id = child_value(element, "basedOn")
        parent = self._resolve_table(parent_id, (*above, identity)) if parent_id else TableStyle()
        whole = self._table_piece(element, parent)
        conditions = dict(parent.conditions)
        for piece in element.iterfind(q("tblStylePr")):
            kind = value(piece, "type")
            conditions[kind] = self._table_piece(piece, conditions.get(kind, TableStyle()))
        whole.conditions = conditions
        return whole

    def _table_piece(self, element: etree._Element, parent: TableStyle) -> TableStyle:
        table, cell = element.find(q("tblPr")), element.find(q("tcPr"))
        table_edges = edges_of(table.find(q("tblBorders"))) if table is not None else {}
        cell_edges = edges_of(cell.find(q("tcBorders"))) if cell is not None else {}
        return TableStyle(
            layout=together((parent.layout, read_layout(element.find(q("pPr")), self.theme))),
            characters={**parent.characters, **read_characters(element.find(q("rPr")), self.theme)},
            edges={**parent.edges, **table_edges},
            cell_edges={**parent.cell_edges, **cell_edges},
            table=(*parent.table, *((table,) if table is not None else ())),
            cells=(*parent.cells, *((cell,) if cell is not None else ())),
        )

    def characters(self, levels: tuple[Said, ...], direct: Said) -> dict[str, Any]:
        """Put together what defaults, styles of each level (table, paragraph, character) and the run itself say.

        Toggle properties that styles of several levels set turn each other round (17.7.3); direct ones are final.
        """
        out: dict[str, Any] = dict(self.base_characters)
        toggled: dict[str, int] = {}
        for level in levels:
            for key, one in level.items():
                if key in TOGGLES:
                    toggled[key] = toggled.get(key, 0) + bool(one)
                else:
                    out[key] = one
        for key, count in toggled.items():
            out[key] = bool(self.base_characters.get(key)) or count % 2 == 1
        out.update(direct)
        return out


def _without_style(said: dict[str, Any]) -> dict[str, Any]:
    said.pop("style", None)
    return said
