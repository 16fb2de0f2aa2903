"""Danh sách đánh dấu: one line a letter, to be ticked when it is signed, sealed and put into its envelope."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from congvan.decree import Mm, Pt
from congvan.language import _
from congvan.page import Border, Borders, Cell, Look, Margins, Page, Paragraph, Row, Run, Section, Spot, Table

__all__ = ["Tick", "tick_list"]


@dataclass(frozen=True, slots=True)
class Tick:
    """Một dòng: whose letter, how many pages and copies, and on which page of the print it begins."""

    name: str
    pages: int
    copies: int
    begins: int


_LOOK = Look(size=Pt(12))
_BOLD = Look(size=Pt(12), bold=True)
_LARGE = Look(size=Pt(14), bold=True)
_LINE = Border()
_BORDERS = Borders(top=_LINE, left=_LINE, bottom=_LINE, right=_LINE)
_WIDTHS = (Mm(12), Mm(98), Mm(16), Mm(16), Mm(18), Mm(15))
_ROOM = Mm(1)


def tick_list(title: str, lines: Sequence[str], ticks: Iterable[Tick]) -> Page:
    """Return the list as a page to be printed.

    Args:
        title: its heading.
        lines: what stands under it.
        ticks: the letters, in the order of the print.
    """
    number = 0

    def paragraph(text: str, look: Look = _LOOK, align: str = "left") -> Paragraph:
        nonlocal number
        number += 1
        runs = (Run(text, look),) if text else ()
        return Paragraph(Spot("list", number), runs, look, "center" if align == "center" else "left")

    def row(values: Sequence[str], look: Look = _LOOK, *, header: bool = False) -> Row:
        cells, left = [], Mm(0)
        for place, (text, width) in enumerate(zip(values, _WIDTHS, strict=True)):
            content = paragraph(text, look, "left" if place == 1 and not header else "center")
            cells.append(
                Cell(
                    (content,), left, width, borders=_BORDERS, margin_left=_ROOM, margin_right=_ROOM, vertical="center"
                )
            )
            left = Mm(left + width)
        return Row(tuple(cells), height=Mm(8), whole=True, header=header)

    heads = (_("No."), _("Unit"), _("Pages"), _("Copies"), _("From page"), _("Done"))
    above = [paragraph(title, _LARGE, "center"), *(paragraph(line, _LOOK, "center") for line in lines), paragraph("")]
    rows = [row(heads, _BOLD, header=True)]
    rows += (
        row((str(place), tick.name, str(tick.pages), str(tick.copies), str(tick.begins), ""))
        for place, tick in enumerate(ticks, start=1)
    )
    table = Table(tuple(rows), _WIDTHS, width=Mm(sum(_WIDTHS)), number=1)
    margins = Margins(Mm(20), Mm(20), Mm(20), Mm(15))
    section = Section((*above, table, paragraph("")), Mm(210), Mm(297), margins)
    return Page("", (section,), title=title)
