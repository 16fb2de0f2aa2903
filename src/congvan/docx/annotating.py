"""Ghi chú bên lề: Word comments at their places, in a copy of the file."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from congvan.docx.mending.characters import cut, read_line, runs_within
from congvan.docx.mending.markup import writable
from congvan.docx.mending.workbench import Workbench, open_copy
from congvan.docx.ooxml import NAMESPACES, SPACE, q
from congvan.docx.paragraphs import paragraphs_of
from congvan.page import Spot

__all__ = ["Note", "annotate"]


@dataclass(frozen=True, slots=True)
class Note:
    """Ghi chú: one comment.

    Attributes:
        spot: the paragraph; None = the first one of the letter.
        start: place in `Paragraph.text` where the commented characters begin.
        end: where they end; both 0 = the whole paragraph.
        text: what it says, one or several lines.
        author: who says it.
        initials: the author's, as Word shows them in the margin.
        date: when (a day, or a time); None = not said.
    """

    spot: Spot | None
    start: int
    end: int
    text: str
    author: str = "congvan"
    initials: str = "cv"
    date: dt.date | None = None


def annotate(data: bytes, notes: Sequence[Note], file: str = "") -> bytes:
    """Return a copy of the file with comments.

    Args:
        data: the file; a signed one may be annotated, since the copy is for reading only.
        notes: the comments, in the order in which they are to be numbered. Word has none in headers, footers, notes
            and text boxes: those hang on the paragraph that holds the text box, or on the first one of the letter.
        file: its path as findings name it.

    Raises:
        Refused: it is no sound Word file.
    """
    bench = open_copy(data, file)
    root = bench.tree(bench.main)
    paragraphs = [] if root is None else list(paragraphs_of(root))
    hosts = [_host(paragraph) for paragraph in paragraphs]
    if root is None or not notes or not hosts:
        return data
    comments = _comments(bench)
    number = max((int(one.get(q("id"), "0")) for one in comments if one.get(q("id"), "").isdigit()), default=-1) + 1
    taken = [int(value) for one in root.iter(q("commentReference")) if (value := one.get(q("id"), "")).isdigit()]
    number = max([number, *(one + 1 for one in taken)])
    for note in notes:
        known = note.spot is not None and note.spot.part == bench.main and 0 < note.spot.number <= len(paragraphs)
        at = note.spot.number - 1 if known and note.spot is not None else 0
        exact = known and hosts[at] is paragraphs[at]
        _hang(hosts[at], str(number), note if exact else None)
        comments.append(_comment(note, str(number)))
        number += 1
    bench.touch(bench.main)
    return bench.pack()


def _host(paragraph: etree._Element) -> etree._Element:
    """Return the paragraph that a comment may hang on: that around a text box, else itself."""
    return next(reversed(list(paragraph.iterancestors(q("p")))), paragraph)


def _comments(bench: Workbench) -> etree._Element:
    name = bench.related("comments")
    known = bench.tree(name)
    if known is not None:
        bench.touch(name)
        return known
    made = etree.Element(q("comments"), nsmap={"w": NAMESPACES["w"]})
    bench.add("comments", made)
    return made


def _comment(note: Note, number: str) -> etree._Element:
    made = etree.Element(q("comment"))
    made.set(q("id"), number)
    made.set(q("author"), note.author)
    if note.date is not None:
        made.set(q("date"), note.date.strftime("%Y-%m-%dT%H:%M:%SZ"))
    made.set(q("initials"), note.initials)
    for index, line in enumerate(note.text.split("\n")):
        paragraph = etree.SubElement(made, q("p"))
        if index == 0:
            etree.SubElement(etree.SubElement(paragraph, q("r")), q("annotationRef"))
        text = etree.SubElement(etree.SubElement(paragraph, q("r")), q("t"))
        text.text = writable(line)
        text.set(SPACE, "preserve")
    return made


def _hang(paragraph: etree._Element, number: str, note: Note | None) -> None:
    """Mark the characters of a note, or the whole paragraph."""
    begin, end = (_mark(name, number) for name in ("commentRangeStart", "commentRangeEnd"))
    reference = etree.Element(q("r"))
    etree.SubElement(reference, q("commentReference")).set(q("id"), number)
    length = len(read_line(paragraph).text)
    runs: list[etree._Element] = []
    if note is not None and 0 <= note.start < note.end <= length:
        whole = cut(paragraph, note.end) and cut(paragraph, note.start)
        runs = list(runs_within(paragraph, note.start, note.end)) if whole else []
    if runs:
        runs[0].addprevious(begin)
        runs[-1].addnext(end)
        end.addnext(reference)
        return
    shape = paragraph.find(q("pPr"))
    paragraph.insert(0 if shape is None else 1, begin)
    paragraph.extend((end, reference))


def _mark(name: str, number: str) -> etree._Element:
    made = etree.Element(q(name))
    made.set(q("id"), number)
    return made
