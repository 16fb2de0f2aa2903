"""Where something stands in a Word file, in words that a clerk can follow: paragraph, table cell, header."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from congvan.docx.ooxml import q
from congvan.errors import Where
from congvan.language import _
from congvan.opc import shown

__all__ = ["Place", "Places", "quote"]

_QUOTED = 60


def quote(text: str) -> str:
    """Return the text in guillemets, one line, cut at a length that fits on a line."""
    return shown(" ".join(text.split()), _QUOTED)


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of a Word file.

    Attributes:
        part: «» for the body, else the part's name in the package.
        paragraph: number among the part's paragraphs that stand outside tables, from 1; in a cell, number in the cell.
        table: number of the outermost table, from 1; 0 outside tables.
        row: row in the innermost table, from 1.
        cell: cell in its row, from 1.
        order: number among all paragraphs of the part, for sorting.
        text: the paragraph's text.
    """

    part: str = ""
    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    order: int = 0
    text: str = ""

    def where(self, file: str) -> Where:
        """Return the place as findings name it, with the paragraph's text quoted."""
        words = []
        if self.part:
            words.append(self.part)
        if self.table:
            words.append(
                _("table %(table)d, row %(row)d, cell %(cell)d", table=self.table, row=self.row, cell=self.cell)
            )
        elif self.paragraph:
            words.append(_("paragraph %(paragraph)d", paragraph=self.paragraph))
        if self.text.strip():
            words.append(quote(self.text))
        return Where(file, number=self.order, place=", ".join(words))


class Places:
    """Numbers the paragraphs of a part once, before anything is moved."""

    def __init__(self, root: etree._Element, part: str) -> None:
        """Number every paragraph of the tree.

        Args:
            root: the part's root element.
            part: what the clerk calls the part; «» for the body.
        """
        self.part = part
        self._known: dict[etree._Element, Place] = {}
        tables: Counter[etree._Element | None] = Counter()
        rows: Counter[etree._Element | None] = Counter()
        cells: Counter[etree._Element | None] = Counter()
        paragraphs: Counter[etree._Element | None] = Counter()
        number: dict[etree._Element, int] = {}
        outermost: dict[etree._Element, etree._Element] = {}
        # one walk in the order of the document: each element is counted in the nearest one that numbers it
        for element in root.iter(q("tbl"), q("tr"), q("tc"), q("p")):
            if element.tag == q("tbl"):
                around = next(element.iterancestors(q("tbl")), None)
                outermost[element] = element if around is None else outermost[around]
                tables[None] += around is None
                number[element] = tables[None]
            elif element.tag == q("tr"):
                table = next(element.iterancestors(q("tbl")), None)
                rows[table] += 1
                number[element] = rows[table]
            elif element.tag == q("tc"):
                row = next(element.iterancestors(q("tr")), None)
                cells[row] += 1
                number[element] = cells[row]
            else:
                cell = next(element.iterancestors(q("tc")), None)
                paragraphs[cell] += 1
                self._known[element] = self._place(element, cell, paragraphs[cell], number, outermost)

    def _place(
        self,
        paragraph: etree._Element,
        cell: etree._Element | None,
        count: int,
        number: Mapping[etree._Element, int],
        outermost: Mapping[etree._Element, etree._Element],
    ) -> Place:
        text = "".join(t.text or "" for t in paragraph.iter(q("t")) if next(t.iterancestors(q("p"))) is paragraph)
        order = len(self._known) + 1
        row = None if cell is None else next(cell.iterancestors(q("tr")), None)
        table = None if row is None else next(row.iterancestors(q("tbl")), None)
        if cell is None or row is None or table is None:
            return Place(self.part, count, order=order, text=text)
        return Place(
            self.part,
            count,
            table=number[outermost[table]],
            row=number[row],
            cell=number[cell],
            order=order,
            text=text,
        )

    def of(self, paragraph: etree._Element) -> Place:
        """Return the place of a paragraph; of one made since, the part alone."""
        return self._known.get(paragraph, Place(self.part))
