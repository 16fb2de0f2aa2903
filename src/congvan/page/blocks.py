"""Khối: what a page is made of: paragraphs of runs, tables, pictures, drawn shapes; effective formatting only."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from congvan.decree import Mm, Pt
from congvan.page.look import Border, Borders, LineSpacing, Look, TabStop
from congvan.page.spots import Anchor, Frame, Spot

__all__ = [
    "Block",
    "Cell",
    "Inline",
    "Numbering",
    "Paragraph",
    "Picture",
    "Row",
    "Run",
    "Shape",
    "Table",
]


@dataclass(frozen=True, slots=True)
class Run:
    r"""Chữ: characters of one look.

    Attributes:
        text: the characters; tab = «\t», line break = «\n», page break = «\f», column break = «\v».
        look: how they look.
        field: name of the field whose result they are («PAGE», «NUMPAGES», «DATE», …); empty = plain text.
        change: «inserted» by a tracked change that nobody has accepted yet; what is deleted is not in the page, see
            `Page.deleted`.
        note: id of the footnote or endnote that is called here («footnote 2»); «#» = here a note shows its own number;
            empty = none.
    """

    text: str
    look: Look
    field: str = ""
    change: Literal["", "inserted"] = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """Hình ảnh: width and height as shown; `anchor` None = stands in the line of text.

    Attributes:
        width: as shown.
        height: as shown.
        part: the part of the package that has its bytes, see `Page.media`.
        name: what it shows, in words.
        anchor: where it floats.
        changed: how it is shown otherwise than it is: «turned», «cropped», «grouped» (one of several that are one
            drawing); empty = not at all.
    """

    width: Mm
    height: Mm
    part: str = ""
    name: str = ""
    anchor: Anchor | None = None
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """Hình vẽ: a line, a box, a text box, drawn with DrawingML or VML.

    Attributes:
        kind: «line» (straight connectors and lines), «box» (rectangles, text boxes), «other».
        width: as shown; of a line, its horizontal extent.
        height: as shown; of a horizontal line 0.
        stroke: its outline; None = no line is drawn.
        anchor: where it floats; None = in the line of text.
        blocks: the text in it.
        left: `anchor` worked out as far as it can be: distance of its left edge from the left edge of the text area of
            the page (or of the cell, when anchored in one), else None.
        fill: RRGGBB of its ground; empty = none.
        insets: distances of its text from its edges: left, top, right, bottom.
        vertical: where its text stands: «top», «center», «bottom».
        changed: as of a picture; also «rising», a line from bottom left to top right.
    """

    kind: Literal["line", "box", "other"]
    width: Mm
    height: Mm
    stroke: Border | None = None
    anchor: Anchor | None = None
    blocks: tuple["Block", ...] = ()
    left: Mm | None = None
    fill: str = ""
    insets: tuple[Mm, Mm, Mm, Mm] = (Mm(2.54), Mm(1.27), Mm(2.54), Mm(1.27))
    vertical: str = "top"
    changed: str = ""


Inline = Run | Picture | Shape


@dataclass(frozen=True, slots=True)
class Numbering:
    """Đánh số tự động: the label that Word itself puts before the paragraph.

    Attributes:
        label: as shown («1.», «a)», «-»).
        look: how the label looks.
        level: from 0.
        list_id: which list it belongs to.
        suffix: what stands after the label: «tab», «space», «nothing».
    """

    label: str
    look: Look
    level: int = 0
    list_id: str = ""
    suffix: str = "tab"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Đoạn: one paragraph as it looks.

    Attributes:
        spot: which one of the file it is.
        inlines: its contents in order.
        look: look of its paragraph mark (that of an empty paragraph's line).
        align: «left», «center», «right», «both».
        left: indent from the left edge of its room (text area or cell).
        right: indent from the right edge.
        first_line: further indent of the first line; negative = hanging.
        before: space above, as set (see `contextual`).
        after: space below.
        contextual: no space between paragraphs of the same style.
        line: khoảng cách dòng.
        tabs: its tab stops, sorted.
        default_tab: distance of the usual stops after the last one.
        borders: lines drawn around it.
        shading: RRGGBB behind it; empty = none.
        keep_next: stays on the page of the next paragraph.
        keep_lines: is not broken over pages.
        widow_control: no single line alone on a page.
        page_break_before: begins a new page.
        numbering: its automatic label.
        style: name of its style as Word shows it; empty = the default one.
        style_id: id of its style.
        outline: outline level from 1; 0 = body text.
        frame: the text frame it stands in.
        text: the characters as written, the automatic label not included.
    """

    spot: Spot
    inlines: tuple[Inline, ...] = ()
    look: Look = Look()
    align: Literal["left", "center", "right", "both"] = "left"
    left: Mm = Mm(0)
    right: Mm = Mm(0)
    first_line: Mm = Mm(0)
    before: Pt = Pt(0)
    after: Pt = Pt(0)
    contextual: bool = False
    line: LineSpacing = LineSpacing()
    tabs: tuple[TabStop, ...] = ()
    default_tab: Mm = Mm(12.7)
    borders: Borders = Borders()
    shading: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    widow_control: bool = True
    page_break_before: bool = False
    numbering: Numbering | None = None
    style: str = ""
    style_id: str = ""
    outline: int = 0
    frame: Frame | None = None
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put the characters together once: rules ask for them hundreds of times a letter."""
        object.__setattr__(self, "text", "".join(run.text for run in self.inlines if isinstance(run, Run)))

    @property
    def runs(self) -> Iterator[Run]:
        """The runs among its contents."""
        return (inline for inline in self.inlines if isinstance(inline, Run))

    @property
    def shapes(self) -> Iterator[Shape]:
        """The drawn shapes among its contents."""
        return (inline for inline in self.inlines if isinstance(inline, Shape))

    @property
    def shown(self) -> str:
        """The characters as seen: capitals where w:caps makes them, hidden text left out."""
        return "".join(run.text.upper() if run.look.caps else run.text for run in self.runs if not run.look.hidden)


@dataclass(frozen=True, slots=True)
class Cell:
    """Ô bảng.

    Attributes:
        blocks: what stands in it.
        left: its left edge, from the left edge of the table's room (text area or the cell around).
        width: its width, edge to edge.
        span: how many columns it takes.
        row_span: how many rows it takes; 0 = it is the continuation of the cell above (and empty).
        borders: the edges as drawn, after table, row and cell have been reckoned together.
        margin_left: distance between its left edge and its text.
        margin_right: the same at the right.
        margin_top: the same above.
        margin_bottom: the same below.
        vertical: «top», «center», «bottom».
        shading: RRGGBB; empty = none.
        direction: direction of the text if not left to right, as OOXML names it.
    """

    blocks: tuple["Block", ...]
    left: Mm
    width: Mm
    span: int = 1
    row_span: int = 1
    borders: Borders = Borders()
    margin_left: Mm = Mm(1.9)
    margin_right: Mm = Mm(1.9)
    margin_top: Mm = Mm(0)
    margin_bottom: Mm = Mm(0)
    vertical: str = "top"
    shading: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Hàng: cells from left to right; height 0 = as high as its contents; `exact` = never higher."""

    cells: tuple[Cell, ...]
    height: Mm = Mm(0)
    exact: bool = False
    whole: bool = False
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Bảng.

    Attributes:
        rows: from top to bottom.
        columns: widths of the grid's columns.
        left: left edge of the table, from the left edge of its room; may be negative.
        width: width of the whole table.
        align: «left», «center», «right».
        floating: where it floats; None = it stands in the flow of text.
        number: place among all tables of the part that stand outside tables, from 1; inner tables have their outer
            table's number.
    """

    rows: tuple[Row, ...]
    columns: tuple[Mm, ...]
    left: Mm = Mm(0)
    width: Mm = Mm(0)
    align: str = "left"
    floating: Anchor | None = None
    number: int = 0

    @property
    def drawn(self) -> bool:
        """Whether it has inner lines: a table of data, not one used for layout."""
        cells = [cell for row in self.rows for cell in row.cells]
        edges = [edge for cell in cells for edge in (cell.borders.left, cell.borders.top)]
        return len(cells) > 1 and sum(edge is not None for edge in edges) > len(edges) / 2


Block = Paragraph | Table
