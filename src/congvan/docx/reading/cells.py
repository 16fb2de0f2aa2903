"""Ô bảng: cells with their edges, margins and formats reckoned from table, style and cell (17.4, 17.7.6)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from congvan.decree import Mm
from congvan.docx.ooxml import q
from congvan.docx.reading.characters import shading_of
from congvan.docx.reading.context import Around, Document
from congvan.docx.reading.layout import edges_of, together
from congvan.docx.reading.styles import TableStyle
from congvan.docx.reading.values import child_value, twips, value
from congvan.page import Block, Borders, Cell

__all__ = ["CellPlace", "Frame", "Read", "read_cell", "sides", "under"]

Read = Callable[[etree._Element, Around], tuple[Block, ...]]  # noqa: SLF001 - the name that lxml gives its type
_NEW_MODE_SIDES = (("left", "start"), ("right", "end"), ("top",), ("bottom",))


@dataclass(slots=True)
class Frame:
    """What all cells of a table share."""

    style: TableStyle
    edges: Mapping[str, Any]
    margins: tuple[Mm, Mm, Mm, Mm]
    look: frozenset[str]
    rows: int
    columns: int
    left: Mm
    key: tuple[object, ...]
    grid: tuple[Mm, ...]
    document: Document
    around: Around
    count: int
    read: Read


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell stands: row and column of the grid, number in its row, left edge, width, columns it takes."""

    row: int
    column: int
    number: int
    left: Mm
    width: Mm
    span: int


def read_cell(element: etree._Element, place: CellPlace, frame: Frame) -> Cell:
    """Return a cell as it looks.

    Args:
        element: the `w:tc`.
        place: where it stands.
        frame: its table.
    """
    around = frame.around
    properties = element.find(q("tcPr"))
    conditions = tuple(_conditions(frame, place))
    pieces = (frame.style, *(frame.style.conditions[one] for one in conditions))
    margins = sides([under(properties, "tcMar")], frame.margins)
    inside = replace(
        around,
        layout=together((around.layout, *(piece.layout for piece in pieces))),
        characters={key: one for piece in pieces for key, one in piece.characters.items()},
        key=(*frame.key, conditions),
        left=around.left + place.left + margins[0],
        room=max(1.0, place.width - margins[0] - margins[1]),
        table=frame.count,
        row=place.row + 1,
        cell=place.number,
    )
    shading = ""
    vertical = "top"
    for source in (
        *(cell for piece in pieces for cell in piece.cells),
        *((properties,) if properties is not None else ()),
    ):
        shaded = source.find(q("shd"))
        shading = shading_of(shaded, frame.document.theme) if shaded is not None else shading
        vertical = child_value(source, "vAlign") or vertical
    own = edges_of(under(properties, "tcBorders"))
    return Cell(
        frame.read(element, inside),
        place.left,
        place.width,
        place.span,
        1,
        _edges(frame, pieces, own, place),
        *margins,
        vertical,
        shading,
        child_value(properties, "textDirection").replace("lrTb", ""),
    )


def _conditions(frame: Frame, place: CellPlace) -> Iterator[str]:
    """Give the conditional formats of a cell, later ones weighing more."""
    look, known = frame.look, frame.style.conditions
    row, column, span = place.row, place.column, place.span
    first_row, last_row = "firstRow" in look and row == 0, "lastRow" in look and row == frame.rows - 1
    first_column = "firstColumn" in look and column == 0
    last_column = "lastColumn" in look and column + span >= frame.columns
    met = []
    if "noVBand" not in look:
        met.append(f"band{1 + (column - ('firstColumn' in look)) % 2}Vert")
    if "noHBand" not in look and not first_row and not last_row:
        met.append(f"band{1 + (row - ('firstRow' in look)) % 2}Horz")
    met += ["firstCol"] * first_column + ["lastCol"] * last_column + ["firstRow"] * first_row + ["lastRow"] * last_row
    corners = {(0, 0): "nwCell", (0, 1): "neCell", (1, 0): "swCell", (1, 1): "seCell"}
    if (first_row or last_row) and (first_column or last_column):
        met.append(corners[int(last_row), int(last_column)])
    return (one for one in met if one in known)


def _edges(frame: Frame, pieces: tuple[TableStyle, ...], own: Mapping[str, Any], place: CellPlace) -> Borders:
    """Return the edges of a cell: its own, else its style's, else the table's outer or inner ones."""
    outer = {
        "top": place.row == 0,
        "bottom": place.row == frame.rows - 1,
        "left": place.column == 0,
        "right": place.column + place.span >= frame.columns,
    }
    inner = {"top": "between", "bottom": "between", "left": "between_columns", "right": "between_columns"}
    out: dict[str, Any] = {}
    for side, is_outer in outer.items():
        out[side] = frame.edges.get(side if is_outer else inner[side])
        for piece in pieces:
            if side in piece.cell_edges:
                out[side] = piece.cell_edges[side]
            elif piece is not frame.style and not is_outer and inner[side] in piece.cell_edges:
                out[side] = piece.cell_edges[inner[side]]
        if side in own:
            out[side] = own[side]
    return Borders(**out)


def sides(sources: list[etree._Element | None], usual: tuple[Mm, Mm, Mm, Mm]) -> tuple[Mm, Mm, Mm, Mm]:
    """Return margins at left, right, top and bottom.

    Args:
        sources: `w:tblCellMar` and `w:tcMar` elements; later ones win, None says nothing.
        usual: what counts where none of them speaks.
    """
    out = list(usual)
    for source in sources:
        for place, names in enumerate(_NEW_MODE_SIDES):
            for name in names:
                found = source.find(q(name)) if source is not None else None
                length = twips(value(found, "w")) if found is not None else None
                if length is not None:
                    out[place] = length
    return out[0], out[1], out[2], out[3]


def under(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return a child by its `w:` name; None when there is none, or nothing to look in."""
    return element.find(q(name)) if element is not None else None
