"""Lengths that carry their unit, so that a bare number never means a length."""

from typing import Self

__all__ = ["Mm", "Pt"]

_PT_PER_MM = 72 / 25.4


class Mm(float):
    """A length in millimetres."""

    __slots__ = ()

    @classmethod
    def from_pt(cls, pt: float) -> Self:
        """Make the length from typographic points (1/72 inch)."""
        return cls(pt / _PT_PER_MM)

    @property
    def twips(self) -> int:
        """The length in twentieths of a point, rounded: the unit of WordprocessingML."""
        return round(self * _PT_PER_MM * 20)


class Pt(float):
    """A length or font size in typographic points (1/72 inch)."""

    __slots__ = ()

    @property
    def twips(self) -> int:
        """The length in twentieths of a point, rounded."""
        return round(self * 20)

    @property
    def half_points(self) -> int:
        """The size in half points, rounded: the unit of font sizes in WordprocessingML."""
        return round(self * 2)
