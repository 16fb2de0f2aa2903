"""Chữ của đoạn: where each character of `Paragraph.text` stands in the XML, and how to change it there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from congvan.docx.mending.markup import alike, clone, text_elements
from congvan.docx.ooxml import SPACE, q
from congvan.docx.reading.runs import choice_of

__all__ = ["Line", "Piece", "cut", "read_line", "reword", "runs_within"]

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_AROUND = frozenset(
    q(name)
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "rubyBase")
)
_GONE = frozenset([q("del"), q("moveFrom")])
_SIGNS = {
    q("tab"): "\t",
    q("ptab"): "\t",
    q("cr"): "\n",
    q("noBreakHyphen"): "\u2011",
    q("softHyphen"): "\u00ad",
}
_MADE = frozenset(
    [q(name) for name in ("pgNum", "dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong")]
)
_SYMBOL = re.compile("[0-9A-Fa-f]{1,5}")
_BREAKS = {"page": "\f", "column": "\v"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A text element of a paragraph.

    Attributes:
        element: `w:t`, or one that stands for a single character.
        run: the run it stands in.
        start: place of its first character.
        text: its characters.
        field: it is part of a field's result.
        fixed: it stands where nothing can be put beside it.
    """

    element: etree._Element
    run: etree._Element
    start: int
    text: str
    field: bool = False
    fixed: bool = False

    @property
    def end(self) -> int:
        """Place after its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Line:
    """The characters of a paragraph, and the places where a tracked deletion stands or a field begins or ends."""

    pieces: tuple[Piece, ...]
    deletions: tuple[int, ...]
    fields: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """All characters."""
        return "".join(piece.text for piece in self.pieces)

    def within(self, start: int, end: int) -> list[Piece]:
        """Return the pieces that have characters between the two places."""
        return [piece for piece in self.pieces if piece.start < end and piece.end > start]

    def in_field(self, at: int) -> bool:
        """Tell whether a place lies inside a field."""
        return any(start <= at <= end for start, end in self.fields)


@dataclass
class _Field:
    """A field that is open: where it began, what its instruction says, whether its result has begun."""

    start: int
    instruction: str = ""
    begun: bool = False


class _Reader:
    """One walk through a paragraph; it counts as `docx.read` does."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.deletions: list[int] = []
        self.fields: list[tuple[int, int]] = []
        self.at = 0
        self.open: list[_Field] = []
        self.fixed = 0

    def walk(self, parent: Iterable[etree._Element], *, simple: bool = False) -> None:
        for child in parent:
            tag = child.tag
            if tag == q("r"):
                self.run(child, child, simple=simple)
            elif tag in _AROUND:
                self.walk(child, simple=simple)
            elif tag == q("fldSimple"):
                start = self.at
                self.walk(child, simple=True)
                self.fields.append((start, self.at))
            elif tag in _GONE:
                self.deletions.append(self.at)
            elif tag == _ALTERNATE:
                self.fixed += 1
                chosen = choice_of(child)
                self.walk([] if chosen is None else chosen, simple=simple)
                self.fixed -= 1

    def run(self, run: etree._Element, parent: Iterable[etree._Element], *, simple: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == q("fldChar"):
                self.field(run, child)
            elif tag == q("instrText") and self.open and not self.open[-1].begun:
                self.open[-1].instruction += child.text or ""
            elif tag in (_ALTERNATE, q("ruby")):
                self.fixed += 1
                chosen = choice_of(child) if tag == _ALTERNATE else child
                if chosen is not None and tag == _ALTERNATE:
                    self.run(run, chosen, simple=simple)
                elif chosen is not None:
                    self.walk(chosen, simple=simple)
                self.fixed -= 1
            elif text := _text_of(child):
                self.add(run, child, text, field=simple or tag in _MADE)

    def add(self, run: etree._Element, element: etree._Element, text: str, *, field: bool) -> None:
        if all(one.begun for one in self.open):
            made = Piece(element, run, self.at, text, field=field or bool(self.open), fixed=bool(self.fixed))
            self.pieces.append(made)
            self.at += len(text)

    def field(self, run: etree._Element, mark: etree._Element) -> None:
        kind = mark.get(q("fldCharType"))
        if kind == "begin":
            self.open.append(_Field(self.at))
        elif kind == "separate" and self.open:
            self.open[-1].begun = True
        elif kind == "end" and self.open:
            ended = self.open.pop()
            if ended.start == self.at and ended.instruction.split()[:1] in (["PAGE"], ["page"], ["Page"]):
                self.add(run, mark, "1", field=True)  # a page number that Word has not worked out is read as one
            self.fields.append((ended.start, self.at))


def _text_of(element: etree._Element) -> str:
    """Return the characters that an element stands for; empty if for none."""
    tag = element.tag
    if tag == q("t"):
        return element.text or ""
    if tag == q("br"):
        return _BREAKS.get(str(element.get(q("type"))), "\n")
    if tag == q("sym"):
        return "\ufffc" if _SYMBOL.fullmatch(str(element.get(q("char"), ""))) else ""
    return "1" if tag in _MADE else _SIGNS.get(tag, "")


def read_line(paragraph: etree._Element) -> Line:
    """Return the characters of a paragraph; text in its text boxes is not among them."""
    reader = _Reader()
    reader.walk(paragraph)
    fields = [*reader.fields, *((one.start, reader.at) for one in reader.open)]
    return Line(tuple(reader.pieces), tuple(reader.deletions), tuple(fields))


def cut(paragraph: etree._Element, at: int) -> bool:
    """Make a run end at this place; False if there is none that can be cut there."""
    for piece in read_line(paragraph).pieces:
        if piece.start < at < piece.end:
            if piece.fixed:
                return False
            rest = clone(piece.element)
            rest.text = piece.text[at - piece.start :]
            piece.element.text = piece.text[: at - piece.start]
            for one in (rest, piece.element):
                one.set(SPACE, "preserve")
            piece.element.addnext(rest)
            _cut_before(piece.run, rest)
            return True
        if piece.start == at and not piece.fixed and _has_text_before(piece):
            _cut_before(piece.run, piece.element)
            return True
    return True


def _has_text_before(piece: Piece) -> bool:
    return any(one.tag != q("rPr") for one in piece.element.itersiblings(preceding=True))


def _cut_before(run: etree._Element, element: etree._Element) -> None:
    other = alike(run)
    look = run.find(q("rPr"))
    moved = [element, *element.itersiblings()]
    if look is not None:
        other.append(clone(look))
    for one in moved:
        other.append(one)
    other.tail = run.tail
    run.tail = None
    run.addnext(other)


def reword(paragraph: etree._Element, start: int, end: int, new: str) -> bool:
    """Put `new` in the place of the characters from `start` to `end`; False (nothing done) where that cannot be.

    The new characters look like the first that they replace; an insertion looks like what stands before it.
    """
    line = read_line(paragraph)
    if not 0 <= start <= end <= len(line.text) or any(start < at < end for at in line.deletions):
        return False
    if start == end:
        return _insert(paragraph, line, start, new)
    pieces = line.within(start, end)
    if any(piece.field or piece.fixed for piece in pieces):
        return False
    for number, piece in enumerate(pieces):
        low, high = max(start - piece.start, 0), min(end - piece.start, len(piece.text))
        _exchange(piece, piece.text[:low], new if number == 0 else "", piece.text[high:])
    return True


def _insert(paragraph: etree._Element, line: Line, at: int, new: str) -> bool:
    free = [piece for piece in line.pieces if not piece.field and not piece.fixed and piece.text]
    for piece in [one for one in free if one.end == at] + [one for one in free if one.start <= at < one.end]:
        cut_at = at - piece.start
        _exchange(piece, piece.text[:cut_at], new, piece.text[cut_at:])
        return True
    if line.pieces or line.deletions or line.fields:
        return False
    run = etree.SubElement(paragraph, q("r"))
    mark = paragraph.find(f"{q('pPr')}/{q('rPr')}")
    if mark is not None:
        look = clone(mark)
        for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
            for found in look.findall(q(name)):
                look.remove(found)
        run.append(look)
    run.extend(text_elements(new))
    return True


def _exchange(piece: Piece, before: str, new: str, after: str) -> None:
    """Write a piece anew; the run stays one run."""
    element = piece.element
    if element.tag == q("t") and "\t" not in new and "\n" not in new:
        text = before + new + after
        if text:
            element.text = text
            element.set(SPACE, "preserve")
            return
        made: list[etree._Element] = []
    elif element.tag == q("t"):
        made = [one for part in (before, new, after) for one in text_elements(part)]
    else:
        kept = clone(element)
        made = [*([kept] if before else []), *text_elements(new), *([kept] if after else [])]
    for one in made:
        element.addprevious(one)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
    if all(child.tag == q("rPr") for child in piece.run):
        around = piece.run.getparent()
        if around is not None:
            around.remove(piece.run)


def runs_within(paragraph: etree._Element, start: int, end: int) -> Iterator[etree._Element]:
    """Yield the runs that have characters between two places, each once."""
    yield from dict.fromkeys(piece.run for piece in read_line(paragraph).within(start, end))
