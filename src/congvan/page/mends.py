"""Sửa: what may be changed in a Word file to mend a finding; plain orders that the room of Word files carries out."""

from dataclasses import dataclass

from congvan.decree import Mm, Pt
from congvan.page.look import LineSpacing
from congvan.page.spots import Spot

__all__ = [
    "DrawBox",
    "DrawRule",
    "Drop",
    "DropRule",
    "Insert",
    "Join",
    "NumberPages",
    "PageMend",
    "Refont",
    "Reshape",
    "Resize",
    "Restyle",
    "Reword",
    "Split",
]


@dataclass(frozen=True, slots=True)
class Reword:
    """Put `new` in the place of the characters from `start` to `end` of the paragraph's text; keeps their look."""

    spot: Spot
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Restyle:
    """Change the look of the characters from `start` to `end` (and of the paragraph mark if that is the whole).

    None = as it is. `caps` False turns w:caps off; the text itself is changed with `Reword`.
    """

    spot: Spot
    start: int
    end: int
    size: Pt | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: str | None = None
    font: str | None = None
    underline: bool | None = None
    caps: bool | None = None


@dataclass(frozen=True, slots=True)
class Reshape:
    """Change the layout of a paragraph; None = as it is."""

    spot: Spot
    align: str | None = None
    left: Mm | None = None
    right: Mm | None = None
    first_line: Mm | None = None
    before: Pt | None = None
    after: Pt | None = None
    line: LineSpacing | None = None
    keep_next: bool | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """Break the paragraph in two at a place in its text; both parts look alike; spaces at the break go."""

    spot: Spot
    at: int


@dataclass(frozen=True, slots=True)
class Join:
    """Make one paragraph of this one and the next, with `between` between their texts."""

    spot: Spot
    between: str = " "


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a new paragraph after this one (`before`: before it) that looks like it."""

    spot: Spot
    text: str
    before: bool = False


@dataclass(frozen=True, slots=True)
class Drop:
    """Take the paragraph out (the last one of a cell is emptied instead)."""

    spot: Spot


@dataclass(frozen=True, slots=True)
class DropRule:
    """Take out what draws a horizontal line in or under this paragraph: its borders, shapes, underscores, underline."""

    spot: Spot


@dataclass(frozen=True, slots=True)
class DrawRule:
    """Draw a solid line of this length, in the middle of the paragraph's room, directly under the paragraph."""

    spot: Spot
    width: Mm
    room: Mm


@dataclass(frozen=True, slots=True)
class DrawBox:
    """Draw a single box of this size around the paragraph, at the left (or right) of its room, text in its middle."""

    spot: Spot
    width: Mm
    height: Mm
    room: Mm
    colour: str = ""
    at_right: bool = False


@dataclass(frozen=True, slots=True)
class Resize:
    """Change the geometry of a section; None = as it is."""

    section: int
    width: Mm | None = None
    height: Mm | None = None
    top: Mm | None = None
    bottom: Mm | None = None
    left: Mm | None = None
    right: Mm | None = None


@dataclass(frozen=True, slots=True)
class NumberPages:
    """Number the pages of a section as the decree says: bare, centred in the top margin, none on its first page.

    Attributes:
        section: number of the section.
        size: cỡ chữ.
        restart: whether counting begins anew at 1 (a phụ lục).
    """

    section: int
    size: Pt
    restart: bool = False


@dataclass(frozen=True, slots=True)
class Refont:
    """Set the whole file in this font: defaults, styles, numbering, runs, headers, notes."""

    font: str


PageMend = (
    Reword
    | Restyle
    | Reshape
    | Split
    | Join
    | Insert
    | Drop
    | DropRule
    | DrawRule
    | DrawBox
    | Resize
    | NumberPages
    | Refont
)
