"""Bảng: rows and cells with widths, edges and formats reckoned from table, style, row and cell (17.4, 17.7.6)."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from congvan.decree import Mm
from congvan.docx.ooxml import q
from congvan.docx.reading.cells import CellPlace, Frame, Read, read_cell, sides, under
from congvan.docx.reading.context import Around, Document
from congvan.docx.reading.layout import edges_of
from congvan.docx.reading.styles import TableStyle
from congvan.docx.reading.values import child_value, flag, number, twips, value
from congvan.page import Anchor, Border, Cell, Row, Table

__all__ = ["read_table"]

_USUAL_MARGIN = Mm(1.905)
_LOOK_BITS = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}


def read_table(element: etree._Element, document: Document, around: Around, count: int, read: Read) -> Table:
    """Return a table as it looks.

    Args:
        element: the `w:tbl`.
        document: what is shared.
        around: where the table stands.
        count: number of the outermost table.
        read: reads the blocks of a cell.
    """
    room = Mm(around.room)
    properties = element.find(q("tblPr"))
    style_id = child_value(properties, "tblStyle")
    if not document.styles.has(style_id):
        style_id = document.styles.defaults.get("table", "")
    style = document.styles.table_style(style_id)
    grid = tuple(twips(value(one, "w")) or Mm(0) for one in element.iterfind(f"{q('tblGrid')}/{q('gridCol')}"))
    rows = list(_rows(element))
    margins = _margins(style, properties)
    columns = max([len(grid), *(_span_of_row(row) for row in rows)], default=1) or 1
    widths = grid if len(grid) == columns and sum(grid) > 1 else (Mm(room / columns),) * columns
    width = _table_width(properties, Mm(sum(widths)), room)
    if grid and sum(grid) <= 1:
        widths = (Mm(width / columns),) * columns
    floating = properties.find(q("tblpPr")) if properties is not None else None
    own_edges = edges_of(properties.find(q("tblBorders"))) if properties is not None else {}
    edges = {**style.edges, **own_edges}
    left = Mm(_left(properties, style, width, room) + _shift(properties, document, margins[0], edges.get("left")))
    frame = Frame(
        style,
        edges,
        margins,
        _look(properties),
        len(rows),
        columns,
        left,
        (*around.key, style_id),
        widths,
        document,
        around,
        count,
        read,
    )
    made = [_row(row, place, frame) for place, row in enumerate(rows)]
    return Table(
        tuple(_spanned(made)),
        widths,
        left,
        width,
        {"center": "center", "right": "right", "end": "right"}.get(child_value(properties, "jc"), "left"),
        _floating(floating) if floating is not None else None,
        count,
    )


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    """Give the rows of a table, those wrapped in content controls or custom XML too."""
    for one in element:
        if one.tag == q("tr"):
            yield one
        elif one.tag in (q("sdt"), q("sdtContent"), q("customXml"), q("ins"), q("moveTo")):
            yield from _rows(one)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for one in row:
        if one.tag == q("tc"):
            yield one
        elif one.tag in (q("sdt"), q("sdtContent"), q("customXml")):
            yield from _cells(one)


def _span(cell: etree._Element) -> int:
    span = number(child_value(cell.find(q("tcPr")), "gridSpan"))
    return max(1, min(63, int(span))) if span else 1


def _span_of_row(row: etree._Element) -> int:
    properties = row.find(q("trPr"))
    before = number(child_value(properties, "gridBefore")) or 0
    return int(before) + sum(_span(cell) for cell in _cells(row))


def _margins(style: TableStyle, properties: etree._Element | None) -> tuple[Mm, Mm, Mm, Mm]:
    sources = [one.find(q("tblCellMar")) for one in (*style.table, *((properties,) if properties is not None else ()))]
    return sides(sources, (_USUAL_MARGIN, _USUAL_MARGIN, Mm(0), Mm(0)))


def _table_width(properties: etree._Element | None, grid: Mm, room: Mm) -> Mm:
    wanted = properties.find(q("tblW")) if properties is not None else None
    text, kind = value(wanted, "w"), value(wanted, "type")
    if kind == "pct" or text.endswith("%"):
        share = number(text.rstrip("%"))
        return Mm(room * share / (100 if text.endswith("%") else 5000)) if share else grid
    length = twips(text) if kind == "dxa" else None
    return grid if not length or grid > 1 else length


def _left(properties: etree._Element | None, style: TableStyle, width: Mm, room: Mm) -> Mm:
    align = child_value(properties, "jc")
    if align == "center":
        return Mm((room - width) / 2)
    if align in ("right", "end"):
        return Mm(room - width)
    indent = Mm(0)
    for source in (*style.table, *((properties,) if properties is not None else ())):
        found = source.find(q("tblInd"))
        length = twips(value(found, "w")) if found is not None and value(found, "type") != "pct" else None
        indent = indent if length is None else length
    return indent


def _shift(properties: etree._Element | None, document: Document, margin: Mm, edge: Border | None) -> float:
    """Return how far a table at the left stands from its indent.

    Before Word 2013 its text, not its edge, meets the margin; since then its edge is drawn inside the margin.
    """
    if child_value(properties, "jc") in ("center", "right", "end"):
        return 0.0
    if document.old_tables:
        return -margin
    return Mm.from_pt(edge.width / 2) if edge is not None else 0.0


def _look(properties: etree._Element | None) -> frozenset[str]:
    look = properties.find(q("tblLook")) if properties is not None else None
    if look is None:
        return frozenset()
    try:
        bits = int(value(look), 16)
    except ValueError:
        bits = 0
    return frozenset(
        name
        for name, bit in _LOOK_BITS.items()
        if (value(look, name) in ("1", "true", "on") if look.get(q(name)) is not None else bits & bit)
    )


def _floating(element: etree._Element) -> Anchor:
    return Anchor(
        x=twips(value(element, "tblpX")) or Mm(0),
        x_from=value(element, "horzAnchor") or "column",
        x_align=value(element, "tblpXSpec"),
        y=twips(value(element, "tblpY")) or Mm(0),
        y_from=value(element, "vertAnchor") or "page",
        y_align=value(element, "tblpYSpec"),
        wrap="square",
    )


def _row(element: etree._Element, place: int, frame: Frame) -> tuple[Row, list[bool]]:
    """Return a row, and which of its cells go on the cell above."""
    properties = element.find(q("trPr"))
    frame.document.changed += sum(one is not None for one in (under(properties, "ins"), under(properties, "del")))
    column = int(number(child_value(properties, "gridBefore")) or 0)
    elements = list(_cells(element))
    widths = _widths(elements, column, frame.grid)
    at = Mm(frame.left + sum(frame.grid[:column]))
    cells: list[Cell] = []
    goes_on: list[bool] = []
    for number_of_cell, (cell, width) in enumerate(zip(elements, widths, strict=True), start=1):
        span = _span(cell)
        cells.append(read_cell(cell, CellPlace(place, column, number_of_cell, at, width, span), frame))
        merge = under(cell.find(q("tcPr")), "vMerge")
        goes_on.append(merge is not None and value(merge) != "restart")
        column += span
        at = Mm(at + width)
    height = under(properties, "trHeight")
    whole, header = under(properties, "cantSplit"), under(properties, "tblHeader")
    row = Row(
        tuple(cells),
        (twips(value(height)) if height is not None else None) or Mm(0),
        exact=height is not None and value(height, "hRule") == "exact",
        whole=whole is not None and flag(whole),
        header=header is not None and flag(header),
    )
    return row, goes_on


def _widths(cells: list[etree._Element], column: int, grid: tuple[Mm, ...]) -> list[Mm]:
    """Return widths of a row's cells: their own when each has one in figures, else those of the grid."""
    own: list[Mm] = []
    for cell in cells:
        wanted = under(cell.find(q("tcPr")), "tcW")
        length = twips(value(wanted, "w")) if wanted is not None and value(wanted, "type") in ("dxa", "") else None
        if not length:
            break
        own.append(length)
    if len(own) == len(cells):
        return own
    widths = []
    for cell in cells:
        span = _span(cell)
        widths.append(Mm(sum(grid[column : column + span])))
        column += span
    return widths


def _spanned(rows: list[tuple[Row, list[bool]]]) -> Iterator[Row]:
    """Give the rows with each cell's `row_span` counted from the cells below that go on it."""
    spans = [[0 if on else 1 for on in goes_on] for _row, goes_on in rows]
    origins: dict[int, tuple[int, int]] = {}
    for place, (row, goes_on) in enumerate(rows):
        column = 0
        for index, cell in enumerate(row.cells):
            if goes_on[index] and column in origins:
                at, which = origins[column]
                spans[at][which] += 1
            else:
                origins[column] = (place, index)
                spans[place][index] = 1
            column += cell.span
    for (row, _goes_on), counted in zip(rows, spans, strict=True):
        cells = tuple(
            cell if count == 1 else replace(cell, row_span=count)
            for cell, count in zip(row.cells, counted, strict=True)
        )
        yield replace(row, cells=cells)
