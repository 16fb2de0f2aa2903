"""Ô 14: the words of the office's signature in the first page's top right corner, without any seal."""

from dataclasses import dataclass
from datetime import datetime

from congvan.pdf import Stamps
from congvan.signing import Corner, Maker, SignField, Signing
from congvan.workflow.sign_setup import OFFICE_FIELD

__all__ = ["CornerWords"]

_PER_MM = 72 / 25.4
_TOP, _RIGHT, _LEFT = 10 * _PER_MM, 15 * _PER_MM, 20 * _PER_MM
"""From the edges of the page; the decree names the corner and no measure: outside the lines of text."""
_SIZE = 10.0
"""Cỡ chữ (Phụ lục I, Phần I, II.8.b; Phần II, I.3)."""
_LEAD = 1.15
_BASELINE = 0.9
"""Of the size: how far the baseline lies below the top of its line."""
_EDGE = 1.0
"""Points beside the words, so that no letter is cut."""
_NARROWEST = 60.0


@dataclass(frozen=True, slots=True)
class CornerWords:
    """Signs files as the office, each with words in its corner.

    Attributes:
        maker: with the office's key.
        stamps: draws the words.
        place: nơi ký.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, II.8.b, III.1.d; Phần II, I.3.
    """

    maker: Maker
    stamps: Stamps
    place: str = ""

    def sign(self, pdf: bytes, corner: Corner, words: str, at: datetime) -> bytes:
        """Return a file, signed.

        Args:
            pdf: the file; what is returned begins with its bytes.
            corner: of its first page.
            words: what is shown.
            at: thời gian ký.

        Raises:
            NotSigned: it cannot be signed.
        """
        room = max(corner.width - _LEFT - _RIGHT, _NARROWEST)
        lines, widest = self.stamps.broken(words, room, size=_SIZE)
        wide, high = widest + _EDGE, len(lines) * _SIZE * _LEAD
        size = _SIZE / corner.unit  # a picture is measured as the file is
        shown = self.stamps.words(
            lines,
            wide / corner.unit,
            high / corner.unit,
            size=size,
            baseline=size * _BASELINE,
            align="right",
            turn=corner.turn,
        )
        spot = SignField(OFFICE_FIELD, corner.box(wide, high, top=_TOP, right=_RIGHT))
        return self.maker.sign(pdf, Signing(spot, at, shown, reason=words, place=self.place))
