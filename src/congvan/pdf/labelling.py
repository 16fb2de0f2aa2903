"""In nhãn địa chỉ: address labels on sheets of A4 that are sold with the labels cut."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from congvan.decree import PAPER, Mm, Pt
from congvan.errors import Finding, Refused, WrongUsage, did_you_mean
from congvan.language import _
from congvan.opc import shown
from congvan.page import Cell, Look, Page, Row, Section, Spot
from congvan.pdf.addressed import Envelope, nameless, nobody, too_long, unfit
from congvan.pdf.placing import Piece, cell, empty, fitted, paper, row, table

__all__ = ["LABEL_SHEETS", "LabelSheet", "labels"]


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """Tờ nhãn: a sheet of A4 with labels in rows.

    Attributes:
        columns: labels side by side.
        rows: labels one under the other.
        width: of a label.
        height: of a label.
        left: from the edge of the paper to the first label.
        top: from the edge of the paper to the first label.
        gap: between labels side by side; those one under the other touch each other.
        code: what the maker calls such a sheet.
        inner: what stays free at the sides of a label, and at its top and bottom.
    """

    columns: int
    rows: int
    width: Mm
    height: Mm
    left: Mm
    top: Mm
    gap: Mm
    code: str
    inner: tuple[Mm, Mm] = (Mm(5), Mm(3))

    @property
    def count(self) -> int:
        """How many labels it has."""
        return self.columns * self.rows


LABEL_SHEETS: Mapping[str, LabelSheet] = MappingProxyType(
    {
        "3x8": LabelSheet(3, 8, Mm(70), Mm(37), Mm(0), Mm(0.5), Mm(0), "Avery Zweckform 3474", (Mm(6), Mm(4.5))),
        "3x7": LabelSheet(3, 7, Mm(63.5), Mm(38.1), Mm(7.25), Mm(15.15), Mm(2.5), "Avery L7160"),
        "2x7": LabelSheet(2, 7, Mm(99.1), Mm(38.1), Mm(4.65), Mm(15.15), Mm(2.5), "Avery L7163"),
        "2x4": LabelSheet(2, 4, Mm(99.1), Mm(67.7), Mm(4.65), Mm(13.1), Mm(2.5), "Avery L7165"),
    }
)
"""Sheets by the name that `congvan.yaml` has for them: columns x rows. What their maker says of width and height of a
label and of the gap; the margins are what is left of the paper, half on each side."""

_NAME, _LEAST = Pt(11.5), Pt(7)
_NUMBER = Pt(8)
_LARGER = Pt(14)
_HIGH = Mm(60)
"""Labels of this height have room for larger letters."""


def labels(addresses: Iterable[Envelope], sheet: str, *, begin: int = 1) -> Page:
    """Return address labels as a page to be printed, row by row in the order given.

    Args:
        addresses: to whom; what has no number of a letter is printed without.
        sheet: one of `LABEL_SHEETS`.
        begin: the first free label of the first sheet, counted row by row from 1, if it was begun before.

    Raises:
        Refused: a name or an address does not fit, or has what cannot be printed; everything that is wrong is told.
        WrongUsage: there is no such sheet, or it has no such label.
    """
    form = _form(sheet)
    if not 1 <= begin <= form.count:
        sentence = _(
            "A sheet %(sheet)s has the labels 1 to %(count)d; there is no label %(begin)d to begin with.",
            sheet=sheet,
            count=form.count,
            begin=begin,
        )
        raise WrongUsage(sentence)
    told = tuple(addresses)
    if not told:
        raise nobody()
    findings: list[Finding] = []
    places: list[Cell | None] = [None] * (begin - 1)
    for number, one in enumerate(told, start=1):
        places.append(_label(one, form, number, (begin - 2 + number) % form.columns, findings))
    if findings:
        raise Refused(findings)
    starts = range(0, len(places), form.count)
    return Page("", tuple(_sheet(places[at : at + form.count], form, at // form.count + 1) for at in starts))


def _form(sheet: str) -> LabelSheet:
    if sheet not in LABEL_SHEETS:
        sentence = _(
            "There is no label sheet %(sheet)s. The sheets are: %(known)s.",
            sheet=shown(sheet),
            known=", ".join(f"{name} ({form.code})" for name, form in LABEL_SHEETS.items()),
        )
        raise WrongUsage(sentence + did_you_mean(sheet, LABEL_SHEETS))
    return LABEL_SHEETS[sheet]


def _label(one: Envelope, form: LabelSheet, number: int, column: int, findings: list[Finding]) -> Cell:
    """Return the box of one label; what does not fit is told of."""
    spot = Spot("label", number, _("label %(number)d", number=number))
    where = one.told_at(spot)
    findings += unfit((one.name, one.number, *one.address), one.name, where)
    findings += nameless(one, where)
    across, down = form.inner
    size = _LARGER if form.height >= _HIGH else _NAME
    pieces = [Piece(one.name, Look(size=size, bold=True), _LEAST)]
    pieces += (Piece(text, Look(size=Pt(size - 1)), _LEAST) for text in one.address)
    pieces.append(Piece(one.number, Look(size=_NUMBER), _LEAST))
    lines = fitted(pieces, Mm(form.width - 2 * across), Mm(form.height - 2 * down))
    if lines is None:
        findings.append(too_long(_("the label (%(code)s)", code=form.code), one.name, where))
    left = Mm(form.left + column * (form.width + form.gap))
    return cell(lines or (), spot, left, form.width, indent=across, vertical="center")


def _sheet(places: Sequence[Cell | None], form: LabelSheet, number: int) -> Section:
    """Return one sheet."""
    rows: list[Row] = [empty(form.top, PAPER.width)]
    for start in range(0, len(places), form.columns):
        cells = [one for one in places[start : start + form.columns] if one is not None]
        rows.append(row(cells, form.height) if cells else empty(form.height, PAPER.width))
    return paper((table(rows, PAPER.width),), PAPER.width, PAPER.height, number)
