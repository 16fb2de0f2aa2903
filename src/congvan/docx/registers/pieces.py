"""Pieces of WordprocessingML that a book is put together from; whatever text they get becomes harmless here."""

from collections.abc import Iterable
from html import escape

from congvan.decree import Mm

__all__ = ["cell", "paragraph", "plain", "row", "table"]

_NONE = Mm(0)


def plain(text: str) -> str:
    """Return the text in one line, without what XML cannot hold and what turns or hides text: that is told by U+XXXX.

    A register is read by people and signed: nothing in it may look like something else.
    """
    if not text.isprintable():
        text = "".join(_seen(char) for char in text)
    return " ".join(text.split())


def _seen(char: str) -> str:
    return char if char.isprintable() else " " if char.isspace() else f"U+{ord(char):04X}"


def paragraph(style: str, text: str = "", *, struck: bool = False) -> str:
    """Return a paragraph.

    Args:
        style: id of its style.
        text: what it says.
        struck: whether a line goes through it.
    """
    said = escape(plain(text), quote=False)
    look = "<w:rPr><w:strike/></w:rPr>" if struck else ""
    words = f"<w:r>{look}<w:t>{said}</w:t></w:r>" if said else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{words}</w:p>'


def cell(width: int, *paragraphs: str, middle: bool = False) -> str:
    """Return a cell of a width in twips."""
    stand = '<w:vAlign w:val="center"/>' if middle else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{stand}</w:tcPr>{"".join(paragraphs)}</w:tc>'


def row(cells: Iterable[str], *, header: bool = False, height: Mm | None = None) -> str:
    """Return a row that is never parted between pages; a header is repeated on each page."""
    high = f'<w:trHeight w:val="{height.twips}" w:hRule="atLeast"/>' if height is not None else ""
    again = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{high}{again}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Iterable[int], rows: Iterable[str], *, lines: bool, margin: Mm, over: Mm = _NONE) -> str:
    """Return a table of fixed widths (twips).

    Args:
        widths: of its columns.
        rows: its rows.
        lines: whether its edges are drawn.
        margin: between the sides of a cell and its text.
        over: between its top and bottom and its text.
    """
    known = tuple(widths)
    edge = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    drawn = "".join(f"<w:{side} {edge}/>" for side in sides) if lines else ""
    around = (("top", over), ("left", margin), ("bottom", over), ("right", margin))
    beside = "".join(f'<w:{side} w:w="{width.twips}" w:type="dxa"/>' for side, width in around)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(known)}" w:type="dxa"/>'
        f'{f"<w:tblBorders>{drawn}</w:tblBorders>" if drawn else ""}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{beside}</w:tblCellMar></w:tblPr>"
        f'<w:tblGrid>{"".join(f"""<w:gridCol w:w="{width}"/>""" for width in known)}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )
