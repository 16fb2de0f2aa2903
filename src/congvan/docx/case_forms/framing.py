"""What the forms have in common: the head of an agency, titles with a line under them, tables, places for the pen."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from congvan.decree import NATIONAL_HEADING, NATIONAL_MOTTO, CaseForm, Mm
from congvan.docx.case_forms.styles import LEFT, RIGHT, TEXT_WIDTH, TITLE_RULE, motto_length, rule
from congvan.docx.issuer_rule import indent_of
from congvan.docx.registers.pieces import cell, paragraph, plain, row, table
from congvan.letter import day_text, month_text

__all__ = ["DOTS", "at_right", "dated", "grid", "heading", "signatures", "titles", "whole"]

DOTS = "……"
"""Where a few letters or digits are left for the pen."""
_NONE = Mm(0)
_MARGIN, _OVER = Mm(1), Mm(0.7)
_HEIGHT = Mm(7)
"""Of a row at the least."""
_HALF = Mm(TEXT_WIDTH / 2).twips


def heading(parent: str, office: str, *, below: Sequence[str] = ()) -> str:
    """Return the head: the agency at the left, Quốc hiệu and Tiêu ngữ at the right.

    Args:
        parent: the agency above; empty = none.
        office: the agency, or unit, itself.
        below: paragraphs under Tiêu ngữ.
    """
    name = plain(office).upper()
    left = [paragraph("CoQuanChuQuan", parent.upper())] if parent else []
    left.append(paragraph("CoQuanBanHanh", name))
    if name:
        left.append(rule(Mm(LEFT - 2 * indent_of(name, LEFT)), LEFT))
    right = (paragraph("QuocHieu", NATIONAL_HEADING), paragraph("TieuNgu", NATIONAL_MOTTO), rule(motto_length(), RIGHT))
    widths = (LEFT.twips, RIGHT.twips)
    cells = (cell(widths[0], *left), cell(widths[1], *right, *below))
    return table(widths, (row(cells),), lines=False, margin=_NONE)


def titles(*lines: tuple[str, str]) -> Iterator[str]:
    """Give the lines of a title, each with the id of its style, and the line drawn under them."""
    for style, text in lines:
        yield paragraph(style, text)
    yield rule(TITLE_RULE, TEXT_WIDTH)
    yield paragraph("CachBang")


def grid(form: CaseForm, millimetres: Sequence[float], rows: Iterable[Sequence[tuple[str, str]]]) -> str:
    """Return the table of a form: its head and the numbers of its columns on each page, and rows that are never parted.

    Args:
        form: whose columns they are.
        millimetres: widths of the columns; together as wide as the text.
        rows: of each cell, the id of its style and its text; no rows at all give an empty one.
    """
    widths = [Mm(width).twips for width in millimetres]
    return table(widths, _rows(form, widths, rows), lines=True, margin=_MARGIN, over=_OVER)


def _rows(form: CaseForm, widths: Sequence[int], rows: Iterable[Sequence[tuple[str, str]]]) -> Iterator[str]:
    names = zip(widths, form.columns, strict=True)
    yield row((cell(width, *_head(one.text), middle=True) for width, one in names), header=True)
    numbers = enumerate(widths, start=1)
    yield row((cell(width, paragraph("SoCot", f"({number})"), middle=True) for number, width in numbers), header=True)
    empty = True
    for texts in rows:
        empty = False
        pairs = zip(widths, texts, strict=True)
        yield row((cell(width, paragraph(style, text)) for width, (style, text) in pairs), height=_HEIGHT)
    if empty:
        yield row((cell(width, paragraph("OTrai")) for width in widths), height=_HEIGHT)


def _head(text: str) -> Iterator[str]:
    """Give what stands above a column; two names stand one under the other, as in the form."""
    first, slash, second = text.partition("/ ")
    yield paragraph("DauCot", f"{first}{slash}")
    if second:
        yield paragraph("DauCot", second)


def whole(*paragraphs: str) -> Iterator[str]:
    """Give paragraphs that stand on one page, all of them, after a table."""
    yield paragraph("KhongChu")  # without it Word joins the two tables
    width = TEXT_WIDTH.twips
    yield table((width,), (row((cell(width, *paragraphs),)),), lines=False, margin=_NONE)
    yield paragraph("KhongChu")  # Word asks for one after a table; an ordinary one might need a page of its own


def signatures(left: Iterable[str], right: Iterable[str]) -> Iterator[str]:
    """Give two columns of paragraphs that stand on one page."""
    widths = (_HALF, TEXT_WIDTH.twips - _HALF)
    cells = (cell(widths[0], *left), cell(widths[1], *right))
    yield table(widths, (row(cells),), lines=False, margin=_NONE)
    yield paragraph("KhongChu")


def at_right(style: str, text: str) -> str:
    """Return a paragraph in the right half of the text, for what `whole` keeps together."""
    made = paragraph(style, text)
    return made.replace("</w:pPr>", f'<w:ind w:left="{_HALF}"/></w:pPr>', 1)


def dated(pattern: str, day: date | None, **facts: str) -> str:
    """Return a line with a day in it; what is not known of it is dots.

    Args:
        pattern: the decree's line, with {day}, {month}, {year} and the names of the facts.
        day: None = not known.
        facts: what else the line says; an empty one is not known.
    """
    known = (day_text(day.day), month_text(day.month), str(day.year)) if day is not None else (DOTS, DOTS, DOTS)
    said = {name: text or DOTS * 2 for name, text in facts.items()}
    return pattern.format(day=known[0], month=known[1], year=known[2], **said)
