"""Phụ lục I, Phần I, mục I: khổ giấy, định lề, phông chữ, số trang."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from congvan.decree.lengths import Mm, Pt

Length = TypeVar("Length", Mm, Pt)

__all__ = ["BODY", "FONT", "PAPER", "Body", "Paper", "Span"]


@dataclass(frozen=True, slots=True)
class Span(Generic[Length]):
    """What the decree allows, from least to most, both included."""

    least: Length
    most: Length


@dataclass(frozen=True, slots=True)
class Paper:
    """Khổ giấy và định lề trang (I.1, I.3): the sheet and the margins that the decree allows."""

    width: Mm
    height: Mm
    top: Span[Mm]
    bottom: Span[Mm]
    left: Span[Mm]
    right: Span[Mm]


PAPER = Paper(
    width=Mm(210),
    height=Mm(297),
    top=Span(Mm(20), Mm(25)),
    bottom=Span(Mm(20), Mm(25)),
    left=Span(Mm(30), Mm(35)),
    right=Span(Mm(15), Mm(20)),
)

FONT = "Times New Roman"
"""Phông chữ (I.4), in black, Unicode after TCVN 6909:2001."""


@dataclass(frozen=True, slots=True)
class Body:
    """Trình bày nội dung (II.6.e): paragraphs of the body.

    Attributes:
        first_line: lùi đầu dòng; only these values.
        gap: least distance between paragraphs.
        line: khoảng cách dòng, in lines.
    """

    first_line: tuple[Mm, ...]
    gap: Pt
    line: tuple[float, float]


BODY = Body(first_line=(Mm(10), Mm(12.7)), gap=Pt(6), line=(1.0, 1.5))
