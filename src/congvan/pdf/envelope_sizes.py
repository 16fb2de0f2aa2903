"""Cỡ bì văn bản: which envelopes there are. The decree names no size; these are those of ISO 269 and DIN 5008."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from congvan.decree import PAPER, Mm

__all__ = ["ENVELOPE_SIZES", "WINDOW", "EnvelopeSize", "Window"]


@dataclass(frozen=True, slots=True)
class EnvelopeSize:
    """Cỡ bì.

    Attributes:
        name: as people call it.
        width: of the paper that goes into the printer.
        height: of that paper.
        source: where the figures come from.
        margin: what stays free along the edges, where printers cannot print.
        larger: how many times as large as in the decree's drawing the letters are.
        window: whether it is a sheet that is folded, not an envelope.
    """

    name: str
    width: Mm
    height: Mm
    source: str
    margin: Mm
    larger: float = 1.0
    window: bool = False


ENVELOPE_SIZES: Mapping[str, EnvelopeSize] = MappingProxyType(
    {
        "dl": EnvelopeSize("DL", Mm(220), Mm(110), "ISO 269: DL 110 x 220 mm", Mm(8), 1.1),
        "c5": EnvelopeSize("C5", Mm(229), Mm(162), "ISO 269: C5 162 x 229 mm", Mm(10), 1.2),
        "c4": EnvelopeSize("C4", Mm(324), Mm(229), "ISO 269: C4 229 x 324 mm", Mm(12), 1.5),
        "window": EnvelopeSize(
            "A4", PAPER.width, PAPER.height, "DIN 5008, form B; DIN 680 for the windows", Mm(20), window=True
        ),
    }
)
"""Sizes by the name that `congvan.yaml` has for them."""


@dataclass(frozen=True, slots=True)
class Window:
    """Bì có cửa sổ (DIN 5008, form B): a sheet of A4 folded in three, whose address shows in the window of DL or C5.

    Attributes:
        left: of the address field, from the left edge of the sheet.
        top: of the address field, from the top of the sheet.
        width: of the address field.
        height: of the address field.
        inner: what stays free at its sides, since a sheet moves in its envelope.
        sender: height of the line at its top that names the sender.
        head: where the head of the sheet begins; it ends above the field, so that the window never shows it.
        folds: where the sheet is folded, from its top.
        mark: where the marks of the folds begin, and how long they are.
    """

    left: Mm = Mm(20)
    top: Mm = Mm(45)
    width: Mm = Mm(85)
    height: Mm = Mm(45)
    inner: Mm = Mm(4)
    sender: Mm = Mm(7)
    head: Mm = Mm(10)
    folds: tuple[Mm, Mm] = (Mm(105), Mm(210))
    mark: tuple[Mm, Mm] = (Mm(5), Mm(5))


WINDOW = Window()
