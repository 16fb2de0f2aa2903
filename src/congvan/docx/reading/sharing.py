"""Khối dùng chung: blocks that letters of one batch share to the byte are read once.

Of three hundred letters only the line of Kính gửi differs. A block is kept by its XML and by everything else that its
looks and its place depend on; one that counts or refers to something outside itself is read anew every time.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from congvan.docx.ooxml import q
from congvan.docx.reading.blocks import PartReader
from congvan.docx.reading.context import Around, Document
from congvan.language import spoken
from congvan.page import Block, Paragraph, Spot

__all__ = ["blocks_of", "forget"]

_KINDS = frozenset({q("p"), q("tbl")})
_OUTSIDE = (
    b"drawing", b"pict", b"object", b"control", b"contentPart", b"fldChar", b"fldSimple", b"Reference", b'="rId',
)  # fmt: skip
"""What refers to other parts, or is counted."""
_MOST = 2_000
_kept: dict[tuple[object, ...], "_Kept"] = {}


@dataclass(frozen=True, slots=True)
class _Kept:
    """Blocks, and how far the counts of paragraphs, tables and characters went on while they were read."""

    blocks: tuple[Block, ...]
    outside: int
    tables: int
    length: int


def blocks_of(element: etree._Element, reader: PartReader, document: Document, around: Around) -> Iterator[Block]:
    """Give what one element of the body shows, from an earlier letter if it had the same.

    Args:
        element: a child of the body.
        reader: reads the part.
        document: what is shared.
        around: where it stands.
    """
    xml = etree.tostring(element, with_tail=False) if element.tag in _KINDS else b""
    if not xml:
        yield from reader.block(element, around)
        return
    outside, tables, length = reader.outside, reader.tables, document.length
    key = (xml, reader.number_of(element), outside, tables, around.margin, around.text_width, spoken(), *document.basis)
    kept = _kept.get(key)
    if kept is None:
        told = document.told
        blocks = tuple(reader.block(element, around))
        if told == document.told and not _refers(xml) and not any(_numbered(block) for block in blocks):
            if len(_kept) >= _MOST:
                forget()
            done = (reader.outside - outside, reader.tables - tables, document.length - length)
            _kept[key] = _Kept(blocks, *done)
        yield from blocks
        return
    reader.outside += kept.outside
    reader.tables += kept.tables
    document.length += kept.length
    document.weigh("", Spot("", reader.number_of(element)))
    yield from kept.blocks


def _refers(xml: bytes) -> bool:
    """Tell whether a block may refer to something outside itself; the names of namespaces in its first tag do not."""
    content = xml[xml.index(b">") :]
    return any(mark in content for mark in _OUTSIDE)


def forget() -> None:
    """Let go of everything that is kept, so that the next letter is read as the first one."""
    _kept.clear()


def _numbered(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return block.numbering is not None
    return any(_numbered(one) for row in block.rows for cell in row.cells for one in cell.blocks)
