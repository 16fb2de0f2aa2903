"""Tách, nối, thêm, bỏ đoạn: changes of which paragraphs there are."""

from lxml import etree

from congvan.docx.mending.characters import cut, read_line, reword
from congvan.docx.mending.markup import alike, clone, off, text_elements
from congvan.docx.ooxml import q
from congvan.page import Insert

__all__ = ["drop", "insert", "join", "new_like", "split"]

_MARKS = frozenset(
    [
        q(name)
        for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd")
    ]
)
_ONCE = ("sectPr", "pPrChange")


def new_like(paragraph: etree._Element) -> etree._Element:
    """Return an empty paragraph with the layout of this one."""
    made = alike(paragraph)
    made.attrib.clear()
    shape = paragraph.find(q("pPr"))
    if shape is not None:
        made.append(clone(shape))
        off(made[0], *_ONCE)
        mark = made[0].find(q("rPr"))
        if mark is not None:
            off(mark, "ins", "del", "moveFrom", "moveTo", "rPrChange")
    return made


def split(paragraph: etree._Element, at: int) -> etree._Element | None:
    """Break a paragraph in two; return the new one behind it, or None (nothing done) where that cannot be."""
    line = read_line(paragraph)
    text = line.text
    start, end = len(text[:at].rstrip()), len(text) - len(text[at:].lstrip())
    if not 0 < start <= at <= end < len(text) or line.in_field(start) or line.in_field(end):
        return None
    sides = [piece for piece in line.pieces if (piece.start < end and piece.end > start) or piece.end == start]
    if any(piece.fixed or _between(paragraph, piece.run) is None for piece in sides):
        return None
    if start < end and not reword(paragraph, start, end, ""):
        return None
    if not cut(paragraph, start):
        return None
    after = next(piece.run for piece in read_line(paragraph).pieces if piece.start == start and piece.text)
    if _between(paragraph, after) is None:
        return None
    made = new_like(paragraph)
    if made.find(q("pPr")) is not None:
        off(made[0], "pageBreakBefore")
    _move_from(paragraph, after, made)
    section = paragraph.find(f"{q('pPr')}/{q('sectPr')}")
    if section is not None:
        shape = put_first(made)
        shape.append(section)
    paragraph.addnext(made)
    return made


def put_first(paragraph: etree._Element) -> etree._Element:
    """Return the `w:pPr` of a paragraph that is being made."""
    shape = paragraph.find(q("pPr"))
    if shape is None:
        shape = etree.Element(q("pPr"))
        paragraph.insert(0, shape)
    return shape


def _between(paragraph: etree._Element, run: etree._Element) -> list[etree._Element] | None:
    """Return what stands around a run within its paragraph; None if that cannot be broken in two."""
    around: list[etree._Element] = []
    for parent in run.iterancestors():
        if parent is paragraph:
            return around
        if parent.tag not in (q("hyperlink"), q("ins"), q("smartTag")):
            return None
        around.append(parent)
    return None


def _move_from(paragraph: etree._Element, run: etree._Element, made: etree._Element) -> None:
    """Move the run, and all that follows it in the paragraph, into another one."""
    first = run
    for around in _between(paragraph, run) or ():
        other = alike(around)
        for one in [first, *first.itersiblings()]:
            other.append(one)
        around.addnext(other)
        first = other
    for one in [first, *first.itersiblings()]:
        made.append(one)


def join(paragraph: etree._Element, between: str) -> bool:
    """Put the next paragraph's contents behind this one's."""
    following = paragraph.getnext()
    while following is not None and following.tag in _MARKS:
        following = following.getnext()
    if following is None or following.tag != q("p"):
        return False
    if paragraph.find(f"{q('pPr')}/{q('sectPr')}") is not None:
        return False
    _append(paragraph, between if read_line(following).text else "")
    shape = following.find(q("pPr"))
    section = None if shape is None else shape.find(q("sectPr"))
    for one in list(following):
        if one is not shape:
            paragraph.append(one)
    if section is not None:
        put_first(paragraph).append(section)
        change = put_first(paragraph).find(q("pPrChange"))
        if change is not None:
            put_first(paragraph).append(change)
    parent = following.getparent()
    if parent is not None:
        parent.remove(following)
    return True


def _append(paragraph: etree._Element, text: str) -> None:
    """Add a text behind that of the paragraph, if it has any, in the look of its end."""
    pieces = read_line(paragraph).pieces
    if not pieces or not text:
        return
    run = etree.SubElement(paragraph, q("r"))
    look = pieces[-1].run.find(q("rPr"))
    if look is not None:
        run.append(clone(look))
    run.extend(text_elements(text))


def insert(paragraph: etree._Element, order: Insert) -> bool:
    """Put a new paragraph that looks like this one before or after it."""
    made = new_like(paragraph)
    run = etree.SubElement(made, q("r"))
    shown = [piece for piece in read_line(paragraph).pieces if piece.text.strip()]
    look = shown[0].run.find(q("rPr")) if shown else paragraph.find(f"{q('pPr')}/{q('rPr')}")
    if look is not None:
        copied = clone(look)
        copied.tag = q("rPr")
        off(copied, "ins", "del", "moveFrom", "moveTo", "rPrChange")
        run.append(copied)
    run.extend(text_elements(order.text))
    if order.before:
        paragraph.addprevious(made)
        return True
    section = paragraph.find(f"{q('pPr')}/{q('sectPr')}")
    if section is not None:
        shape = put_first(made)
        shape.append(section)
    paragraph.addnext(made)
    return True


def drop(paragraph: etree._Element) -> bool:
    """Take a paragraph out; one that must stay (the last of a cell, the end of a section) is emptied instead."""
    kinds = [str(mark.get(q("fldCharType"))) for mark in paragraph.iter(q("fldChar"))]
    if kinds.count("begin") != kinds.count("end"):
        return False
    around = paragraph.getparent()
    if around is None:
        return False
    marks = [child for child in paragraph if child.tag in _MARKS]
    needed = paragraph.find(f"{q('pPr')}/{q('sectPr')}") is not None or _needed(paragraph)
    if needed:
        for child in list(paragraph):
            if child.tag != q("pPr") and child.tag not in _MARKS:
                paragraph.remove(child)
        return True
    for mark in marks:
        paragraph.addprevious(mark)
    around.remove(paragraph)
    return True


def _needed(paragraph: etree._Element) -> bool:
    """Tell whether the place needs this paragraph: as its only or last one, behind a table, between two tables."""
    blocks = (q("p"), q("tbl"), q("sdt"))
    behind = next(paragraph.itersiblings(*blocks), None)
    before = next(paragraph.itersiblings(*blocks, preceding=True), None)
    if behind is None:
        return before is None or before.tag != q("p")
    return before is not None and before.tag == behind.tag == q("tbl")
