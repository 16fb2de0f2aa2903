"""Chỗ: where in the Word file a paragraph stands, and where on the page something is put that floats."""

from dataclasses import dataclass, field

from congvan.decree import Mm

__all__ = ["Anchor", "Frame", "Spot"]


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Chỗ: which paragraph of the Word file.

    Attributes:
        part: name of the part in the package («word/document.xml», «word/header1.xml»).
        number: place among all `w:p` of the part in document order, from 1 (those in tables and text boxes count too;
            of `mc:AlternateContent` the `mc:Fallback` does not count).
        place: the same in words that a clerk can follow («paragraph 3», «table 1, row 2, cell 1»); for messages only.
    """

    part: str
    number: int
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Vị trí: where something that floats is put.

    Attributes:
        x: distance from the left of `x_from`, when it is given as a length.
        x_from: «page», «margin», «column», «character», …, as OOXML names it.
        x_align: «left», «center», «right»; empty when `x` counts.
        y: distance from the top of `y_from`.
        y_from: «page», «margin», «paragraph», «line», …
        y_align: «top», «center», «bottom»; empty when `y` counts.
        behind: whether the text is drawn over it.
        wrap: how text goes around it: «none», «square», «tight», «through», «topAndBottom».
    """

    x: Mm = Mm(0)
    x_from: str = "column"
    x_align: str = ""
    y: Mm = Mm(0)
    y_from: str = "paragraph"
    y_align: str = ""
    behind: bool = False
    wrap: str = "none"


@dataclass(frozen=True, slots=True)
class Frame:
    """Khung: a paragraph set in a text frame (w:framePr); lengths 0 = not said."""

    width: Mm = Mm(0)
    height: Mm = Mm(0)
    anchor: Anchor = Anchor()
