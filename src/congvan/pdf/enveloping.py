"""In bì văn bản: envelopes after Phụ lục IV, mục II, or an A4 sheet whose address shows in the window of one."""

from collections.abc import Iterable
from dataclasses import replace

from congvan.decree import ENVELOPE, Mm, Pt
from congvan.errors import Finding, Refused, WrongUsage, did_you_mean
from congvan.language import _
from congvan.opc import shown
from congvan.page import Border, Cell, Look, Page, Paragraph, Picture, Row, Section, Spot, Table
from congvan.pdf.addressed import Envelope, Sender, nameless, nobody, numberless, place_of, too_long, unfit
from congvan.pdf.envelope_sizes import ENVELOPE_SIZES, WINDOW, EnvelopeSize
from congvan.pdf.logos import logo_size, wrong_logo
from congvan.pdf.placing import Piece, Set, cell, empty, fitted, high, paper, row, table

__all__ = ["envelopes"]

_RULE = Border(width=Pt(0.5))
_LEAST, _LEAST_SMALL = Pt(9), Pt(7)
"""Smaller letters no machine of the post reads; those of the head need only be read by people."""
_GAP = Mm(2)
_HEAD_SHARE = 0.3
"""The head takes no more than so much of the height of an envelope."""
_SENDER, _LEAST_SENDER = Pt(7.5), Pt(6)
_LOGO = "logo"


def envelopes(sender: Sender, envelopes: Iterable[Envelope], size: str) -> Page:
    """Return envelopes as a page to be printed: one sheet each, in the order given.

    Args:
        sender: the head of each.
        envelopes: to whom.
        size: one of `ENVELOPE_SIZES`.

    Raises:
        Refused: a name or an address does not fit, or has what cannot be printed; everything that is wrong is told.
        WrongUsage: there is no such size.
    """
    if size not in ENVELOPE_SIZES:
        sentence = _(
            "There is no envelope of the size %(size)s. The sizes are: %(known)s.",
            size=shown(size),
            known=", ".join(ENVELOPE_SIZES),
        )
        raise WrongUsage(sentence + did_you_mean(size, ENVELOPE_SIZES))
    told = tuple(envelopes)
    if not told:
        raise nobody()
    form = _Form(sender, ENVELOPE_SIZES[size])
    sections = [form.sheet(number, one) for number, one in enumerate(told, start=1)]
    if form.findings:
        raise Refused(form.findings)
    return Page("", tuple(sections), media={_LOGO: sender.logo} if sender.logo is not None else {})


class _Form:
    """Mẫu bì: what is the same on all envelopes of a run, and what was found wrong in it and in them."""

    def __init__(self, sender: Sender, size: EnvelopeSize) -> None:
        self._spot = Spot("envelope", 0, _("the head of the envelope"))
        self._place = place_of(self._spot)
        self.findings: list[Finding] = [*unfit((sender.name, *sender.lines()), sender.name, self._place)]
        self._sender = sender
        self._size = size
        self._what = _("the envelope (%(size)s)", size=size.name)
        self._rule = Mm(ENVELOPE.rule * size.width)
        self._bottom, self._head = self._headed()
        self._line = self._sender_line() if size.window else ()

    def sheet(self, number: int, one: Envelope) -> Section:
        """Return one envelope."""
        spot = Spot("envelope", number, _("envelope %(number)d", number=number))
        one = replace(one, where=one.told_at(spot))
        self.findings += unfit((one.name, one.number, *one.address), one.name, one.where)
        self.findings += nameless(one, one.where)
        self.findings += numberless(one, one.where)
        rows = self._in_window(spot, one) if self._size.window else self._on_paper(spot, one)
        return paper((self._head, table(rows, self._size.width)), self._size.width, self._size.height, number)

    def _fit(self, pieces: list[Piece], width: Mm, height: Mm, one: Envelope | None = None) -> tuple[Set, ...]:
        """Return the lines of a box; when they do not fit, tell of it."""
        lines = fitted(pieces, width, height)
        if lines is not None:
            return lines
        what = self._what if one is not None else _("the head of %(what)s", what=self._what)
        whose, where = (one.name, one.where) if one is not None else (self._sender.name, self._place)
        finding = too_long(what, whose, where)
        if finding not in self.findings:
            self.findings.append(finding)
        return ()

    def _sized(self, size: Pt) -> Pt:
        return Pt(round(size * self._size.larger * 2) / 2)

    def _headed(self) -> tuple[Mm, Table]:
        """Return where the head ends, and the rows from the top of the paper to there."""
        size = self._size
        top = WINDOW.head if size.window else size.margin
        most = Mm(WINDOW.top - top - 2 * _GAP) if size.window else Mm(size.height * _HEAD_SHARE)
        cells: list[Cell] = []
        left, tall = size.margin, Mm(0)
        picture = self._logo(most)
        if picture is not None:
            tall = picture.height
            paragraph = Paragraph(self._spot, (picture,), Look(size=Pt(1)), keep_next=True)
            cells.append(Cell((paragraph,), left, picture.width, margin_left=Mm(0), margin_right=Mm(0)))
            left = Mm(left + picture.width + _GAP)
        width = Mm(size.margin + self._rule - left)
        name = Look(size=self._sized(ENVELOPE.name_size), bold=True)
        line = Look(size=self._sized(ENVELOPE.line_size))
        pieces = [Piece(self._sender.name.upper(), name, _LEAST)]
        pieces += (Piece(text, line, _LEAST_SMALL) for text in self._sender.lines())
        lines = self._fit(pieces, width, most)
        cells.append(cell(lines, self._spot, left, width))
        down = Mm(max(high(lines), tall) + _GAP / 2)
        return Mm(top + down), table((empty(top, size.width), row(cells, down)), size.width)

    def _logo(self, most: Mm) -> Picture | None:
        data = self._sender.logo
        if data is None:
            return None
        wrong = wrong_logo(data)
        if wrong:
            fix = _("Save the logo as PNG in RGB colours, or take «logo:» out of congvan.yaml.")
            self.findings.append(Finding("PF023", self._place, wrong, fix))
            return None
        across, down = (Mm(length * self._size.larger) for length in ENVELOPE.logo)
        width, height = logo_size(data, across, Mm(min(most, down)))
        return Picture(width, height, _LOGO, _("logo of %(name)s", name=self._sender.name))

    def _sender_line(self) -> tuple[Set, ...]:
        """Return what the window shows of the sender: with the address, where there is room for it."""
        look = Look(size=_SENDER)
        address = (line.removeprefix(ENVELOPE.address).strip() for line in self._sender.address[:1])
        whole = ", ".join((self._sender.name, *address))
        lines = fitted([Piece(whole, look, _LEAST_SENDER)], _INNER, WINDOW.sender)
        return lines or self._fit([Piece(self._sender.name, look, _LEAST_SENDER)], _INNER, WINDOW.sender)

    def _number(self, one: Envelope, size: Pt) -> Piece:
        return Piece(f"{ENVELOPE.number} {one.number}", Look(size=size), _LEAST)

    def _on_paper(self, spot: Spot, one: Envelope) -> list[Row]:
        """Return what stands under the head of an envelope: the rule, the number, the addressee."""
        width, edge = self._size.width, self._size.margin
        middle = Mm(self._size.height * ENVELOPE.addressee_down)
        between, indent = Mm(middle - self._bottom), Mm(width * ENVELOPE.number_at - edge)
        room = Mm(self._rule - indent)
        number = self._fit([self._number(one, self._sized(ENVELOPE.number_size))], room, Mm(between - 2 * _GAP), one)
        under = cell(number, spot, edge, self._rule, top=_GAP, rule=_RULE, indent=indent)
        left, right = Mm(width * ENVELOPE.addressee_at), Mm(width * ENVELOPE.name_at)
        below = Mm(self._size.height - edge - middle)
        lines = self._fit(self._pieces(one, self._sized(ENVELOPE.addressee_size)), Mm(width - edge - right), below, one)
        label = self._label(lines[0].look.size if lines else _LEAST)
        whom = [
            cell((label,), spot, left, Mm(right - left)),
            cell(lines, spot, right, Mm(width - edge - right)),
        ]
        return [row((under,), between), row(whom, below)]

    def _in_window(self, spot: Spot, one: Envelope) -> list[Row]:
        """Return what stands under the head of a sheet: the address field and the marks of the folds."""
        size, left = self._size, Mm(WINDOW.left + WINDOW.inner)
        first, second = WINDOW.folds
        rule = cell((), spot, size.margin, self._rule, rule=_RULE)
        sender = cell(self._line, self._spot, left, _INNER)
        below = Mm(WINDOW.height - WINDOW.sender)
        label = Piece(ENVELOPE.addressee, Look(size=Pt(11), bold=True, italic=True), _LEAST_SMALL)
        pieces = [self._number(one, Pt(10)), label, *self._pieces(one, Pt(12))]
        lines = self._fit(pieces, _INNER, Mm(below - _GAP), one)
        start, long = WINDOW.mark
        mark = row((cell((), spot, start, long, rule=_RULE),), Mm(second - first))
        return [
            row((rule,), Mm(WINDOW.top - self._bottom)),
            row((sender,), WINDOW.sender),
            row((cell(lines, spot, left, _INNER),), below),
            empty(Mm(first - WINDOW.top - WINDOW.height), size.width),
            mark,
            row(mark.cells, long),
        ]

    @staticmethod
    def _pieces(one: Envelope, size: Pt) -> list[Piece]:
        name = Piece(one.name, Look(size=size, bold=True), _LEAST)
        smaller = Look(size=Pt(size - 1))
        return [name, *(Piece(text, smaller, _LEAST) for text in one.address)]

    @staticmethod
    def _label(size: Pt) -> Set:
        return Set(ENVELOPE.addressee, Look(size=size, bold=True, italic=True))


_INNER = Mm(WINDOW.width - 2 * WINDOW.inner)
"""Width of the text in the address field."""
