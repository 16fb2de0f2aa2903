"""What a filled part has lost with its conditions, and Word cannot open without: the last paragraph of a cell."""

from collections.abc import Iterator

from lxml import etree

from congvan.docx.codes import finding
from congvan.docx.ooxml import q
from congvan.docx.places import Place
from congvan.errors import Finding, Where
from congvan.language import _

__all__ = ["empty_places"]


def empty_places(root: etree._Element, file: str) -> Iterator[Finding]:
    """Find cells, rows, tables, text boxes and notes that nothing is left of (ECMA-376, Part 1, 17.4 and 17.17).

    Args:
        root: the root element of the filled part.
        file: the template's path, for findings.
    """
    for cell in root.iter(q("tc")):
        if len(cell) == 0 or cell[-1].tag != q("p"):
            message = _("a table cell of the filled letter has no paragraph at its end, which Word refuses.")
            yield finding("TP014", _where(cell, file), message, _("Leave one paragraph without a condition in it."))
    for row in root.iter(q("tr")):
        if next(row.iter(q("tc")), None) is None:
            message = _("a table row of the filled letter has no cell left, which Word refuses.")
            yield finding("TP014", _where(row, file), message, _("Put the condition around the whole row."))
    for table in root.iter(q("tbl")):
        if next(table.iter(q("tr")), None) is None:
            message = _("a table of the filled letter has no row left, which Word refuses.")
            yield finding("TP014", Where(file), message, _("Put the condition around the whole table."))
    for holder in root.iter(q("txbxContent"), q("footnote"), q("endnote")):
        if next(holder.iter(q("p")), None) is None:
            message = _("a text box or note of the filled letter has no paragraph left, which Word refuses.")
            yield finding("TP014", Where(file), message, _("Leave one paragraph without a condition in it."))


def _where(element: etree._Element, file: str) -> Where:
    """Return where a cell or row of the filled letter stands, counted as in Word."""
    row = next(element.iterancestors(q("tr")), element) if element.tag == q("tc") else element
    tables = [
        table for table in element.getroottree().iter(q("tbl")) if next(table.iterancestors(q("tbl")), None) is None
    ]
    outermost = next(number for number, table in enumerate(tables, start=1) if table in element.iterancestors())
    place = Place(table=outermost, row=_number(row), cell=1 if row is element else _number(element))
    return place.where(file)


def _number(element: etree._Element) -> int:
    return 1 + sum(1 for _one in element.itersiblings(element.tag, preceding=True))
