"""Khối của một phần: walks the blocks of a part (body, header, note) in order."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from congvan.decree import Mm
from congvan.docx.ooxml import q
from congvan.docx.paragraphs import paragraphs_of
from congvan.docx.reading.context import Around, Document
from congvan.docx.reading.drawing import Scene
from congvan.docx.reading.paragraphs import read_paragraph
from congvan.docx.reading.runs import choice_of
from congvan.docx.reading.tables import read_table
from congvan.docx.reading.values import says_something
from congvan.language import _
from congvan.page import Block, Spot

__all__ = ["PartReader"]

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_THROUGH = frozenset(q(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_SILENT = frozenset(
    q(name)
    for name in (
        "tcPr",
        "sectPr",
        "sdtPr",
        "sdtEndPr",
        "customXmlPr",
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "permStart",
        "permEnd",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "moveFrom",
        "del",
    )
)


class PartReader:
    """Reads the blocks of one part and knows the place of each of its paragraphs."""

    def __init__(
        self, root: etree._Element, part: str, called: str, document: Document, targets: Mapping[str, str]
    ) -> None:
        """Number the paragraphs of the part; `outside` and `tables` count those outside tables, and tables.

        Args:
            root: its root element.
            part: its name in the package.
            called: what the clerk calls it; «» for the body.
            document: what is shared.
            targets: parts by relationship id.
        """
        self._part = part
        self._called = called
        self._document = document
        self._targets = targets
        self._elements = list(paragraphs_of(root))  # kept, so that an element keeps its identity
        self._numbers = {element: number for number, element in enumerate(self._elements, start=1)}
        self.outside = 0
        self.tables = 0

    def number_of(self, element: etree._Element) -> int:
        """Return which paragraph of the part comes first in an element; 0 = it holds none."""
        first = element if element.tag == q("p") else next(element.iter(q("p")), element)
        return self._numbers.get(first, 0)

    def spot(self, element: etree._Element, around: Around) -> Spot:
        """Return which paragraph an element is, in numbers and in words."""
        if around.table:
            place = _(
                "table %(table)d, row %(row)d, cell %(cell)d", table=around.table, row=around.row, cell=around.cell
            )
        else:
            self.outside += 1
            place = _("paragraph %(paragraph)d", paragraph=self.outside)
        if self._called:
            place = f"{self._called}, {place}"
        return Spot(self._part, self._numbers.get(element, 0), place)

    def blocks(self, parent: etree._Element, around: Around) -> tuple[Block, ...]:
        """Return the blocks that stand in an element."""
        return tuple(self.each(parent, around))

    def each(self, parent: etree._Element, around: Around) -> Iterator[Block]:
        """Give the blocks that stand in an element, one after the other."""
        for one in parent:
            yield from self.block(one, around)

    def block(self, one: etree._Element, around: Around) -> Iterator[Block]:
        """Give what one element of a block's kind shows."""
        tag = one.tag
        if tag == q("p"):
            spot = self.spot(one, around)

            def boxed(content: etree._Element) -> tuple[Block, ...]:
                return self.blocks(content, replace(around, layout={}, characters={}, key=("box",), left=0.0))

            room = (Mm(around.margin), Mm(around.text_width), Mm(around.left))
            scene = Scene(room, self._targets, boxed, self._document.unread, spot.place, self._document.theme)
            yield read_paragraph(one, spot, self._document, around, scene)
        elif tag == q("tbl"):
            outermost = not around.table
            self.tables += outermost
            count = self.tables if outermost else around.table
            yield read_table(one, self._document, around, count, self.blocks)
        elif tag in _THROUGH:
            yield from self.each(one, around)
        elif tag == f"{_MC}AlternateContent":
            chosen = choice_of(one)
            if chosen is not None:
                yield from self.each(chosen, around)
        elif tag == q("altChunk"):
            self._document.unread.thing(_("a file inserted whole (altChunk)"), self._called)
        elif isinstance(tag, str) and tag not in _SILENT and says_something(one):
            name = tag.rpartition("}")[2]
            thing = _("a formula") if name.startswith("oMath") else _("the element «%(name)s»", name=name)
            self._document.unread.thing(thing, self._called)
