"""What a clerk adds to a letter in Word: words in bold and italics, tables, appendices in a section of their own."""

import copy
import io
from collections.abc import Mapping
from random import Random
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

import docx
from tests.checks.make_word.typed import fixed
from tests.pdf.fidelity.prose import Prose

__all__ = ["add_appendix", "add_table", "emphasise", "opened", "saved"]

_CENTRE, _LEFT, _BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
_LOOKS = ("bold", "italic", "both", "underline", "superscript", "plain")


def opened(data: bytes) -> Document:
    """Return a Word file as python-docx has it."""
    return docx.Document(io.BytesIO(data))


def saved(document: Document) -> bytes:
    """Return the file, with the same bytes each time."""
    return fixed(document)


def emphasise(document: Document, chance: Random, share: float = 0.5) -> None:
    """Give some words of the body a look of their own: now and then half a word, as Word itself splits runs."""
    for paragraph in _body(document):
        if chance.random() < share:
            _split(paragraph.runs[-1], chance)


def _body(document: Document) -> list[Any]:
    """Return the paragraphs of the body: those that are long."""
    return [one for one in document.paragraphs if len(one.text) > 60 and one.runs]


def _split(run: Any, chance: Random) -> None:
    words = run.text.split(" ")
    if len(words) < 6:
        return
    start = chance.randrange(1, len(words) - 3)
    end = start + chance.randint(1, 3)
    parts = [" ".join(words[:start]) + " ", " ".join(words[start:end]), " " + " ".join(words[end:])]
    if chance.random() < 0.2:  # the border falls into a word
        parts[1], parts[2] = parts[1][:-1], parts[1][-1] + parts[2]
    look = chance.choice(_LOOKS)
    before = run
    before.text = parts[0]
    for number, text in enumerate(parts[1:]):
        again = copy.deepcopy(run._r)
        before._r.addnext(again)
        before = type(run)(again, run._parent)
        before.text = text
        if number == 0:
            before.bold = before.bold or look in ("bold", "both")
            before.italic = before.italic or look in ("italic", "both")
            before.underline = look == "underline" or None
            before.font.superscript = (look == "superscript" and len(text) < 8) or None


def add_table(document: Document, prose: Prose, rows: int, after: Any = None) -> None:
    """Put a table with lines behind a paragraph of the body (one of the first half when none is given)."""
    chance = prose.chance
    body = _body(document)
    after = after if after is not None else body[chance.randrange(0, max(1, len(body) // 2))]
    widths = chance.choice(((12, 60, 48, 40), (12, 88, 60), (15, 40, 40, 30, 35), (60, 100)))
    table = document.add_table(0, len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    _line(table)
    for number in range(rows):
        cells = table.add_row().cells
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            cell.width = Mm(width)
            narrow = width < 20
            text = ("TT" if number == 0 else str(number)) if narrow else prose.phrase()
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(text)
            run.bold = number == 0 or None
            run.font.size = Pt(12)
            paragraph.alignment = _CENTRE if number == 0 or narrow else _BOTH if column == 1 else _LEFT
    after._p.addnext(table._tbl)


def _line(table: Any) -> None:
    """Draw all lines of a table, and say how far its text stands from them: programs differ in what is usual."""
    properties = table._tbl.tblPr
    line = {"val": "single", "sz": "4", "space": "0", "color": "000000"}
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    properties.find(qn("w:tblLayout")).addprevious(_edges("w:tblBorders", dict.fromkeys(edges, line)))
    margins = {edge: {"w": "108" if edge in ("left", "right") else "0", "type": "dxa"} for edge in edges[:4]}
    properties.find(qn("w:tblLook")).addprevious(_edges("w:tblCellMar", margins))


def _edges(name: str, values: Mapping[str, Mapping[str, str]]) -> Any:
    made = OxmlElement(name)
    for edge, attributes in values.items():
        one = OxmlElement(f"w:{edge}")
        for attribute, value in attributes.items():
            one.set(qn(f"w:{attribute}"), value)
        made.append(one)
    return made


def add_appendix(document: Document, prose: Prose, rows: int, *, lying: bool) -> None:
    """Add an appendix behind the letter: a section of its own, on lying paper if wanted, with a table."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    if lying:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    for text, bold, italic in (
        ("Phụ lục", True, False),
        ("DANH SÁCH ĐƠN VỊ THỰC HIỆN", True, False),
        ("(Kèm theo Công văn số 05/SGDĐT-GDTrH ngày 05 tháng 3 năm 2026)", False, True),
        (prose.paragraph(1), False, False),
    ):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or None, italic or None
        run.font.size = Pt(13)
        paragraph.alignment = _CENTRE if bold or italic else _BOTH
        paragraph.paragraph_format.space_after = Pt(6)
    add_table(document, prose, rows, after=document.paragraphs[-1])
