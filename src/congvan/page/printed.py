"""Bản in: what a PDF shows: pages of lines, each where it stands and in which letters."""

from dataclasses import dataclass

from congvan.decree import Mm, Pt

__all__ = ["PrintedFile", "PrintedFont", "PrintedLine", "PrintedPage"]


@dataclass(frozen=True, slots=True)
class PrintedFont:
    """Phông chữ of a PDF: its name without the mark of a subset, and whether its letters are in the file."""

    name: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Dòng chữ: characters that stand side by side on one baseline, with no gap wider than a few letters.

    Attributes:
        text: the characters as extracted.
        left: left edge, from the left edge of the paper.
        right: right edge.
        baseline: distance of the baseline from the top of the paper.
        size: cỡ chữ of most of its characters.
        font: name of the font of most of them.
    """

    text: str
    left: Mm
    right: Mm
    baseline: Mm
    size: Pt
    font: str = ""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """Trang: lines from top to bottom and left to right.

    Attributes:
        width: of the paper.
        height: of the paper.
        lines: what can be read.
        strange: how many characters have no Unicode value, or one that stands for none (U+FFFD, private use).
        pictured: whether a picture covers most of it, as of a scan.
    """

    width: Mm
    height: Mm
    lines: tuple[PrintedLine, ...] = ()
    strange: int = 0
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """Bản in: a whole PDF; `file` as the user gave it."""

    file: str
    pages: tuple[PrintedPage, ...]
    fonts: tuple[PrintedFont, ...] = ()
