"""Định dạng: how letters and edges look, as Word shows them: every style, theme and default already worked out."""

from dataclasses import dataclass
from typing import Literal

from congvan.decree import Mm, Pt

__all__ = ["Border", "Borders", "LineSpacing", "Look", "TabStop"]


@dataclass(frozen=True, slots=True)
class Border:
    """Đường viền: one drawn edge.

    Attributes:
        style: «single», «double», «dotted», … as OOXML names it (ST_Border).
        width: how thick.
        colour: RRGGBB in capitals; empty = automatic, which is black.
        space: distance from the text.
    """

    style: str = "single"
    width: Pt = Pt(0.5)
    colour: str = ""
    space: Pt = Pt(0)


@dataclass(frozen=True, slots=True)
class Borders:
    """Đường viền of a paragraph, a cell or a table; None = not drawn. `between` is for paragraphs and tables only."""

    top: Border | None = None
    left: Border | None = None
    bottom: Border | None = None
    right: Border | None = None
    between: Border | None = None
    between_columns: Border | None = None

    @property
    def boxed(self) -> bool:
        """Whether all four outer edges are drawn."""
        return None not in (self.top, self.left, self.bottom, self.right)


@dataclass(frozen=True, slots=True)
class Look:
    """Kiểu chữ: how the characters of a run look.

    Attributes:
        font: phông chữ that these very characters are drawn with (a run whose characters need two fonts is two runs).
        size: cỡ chữ.
        bold: đậm.
        italic: nghiêng.
        colour: RRGGBB in capitals; empty = automatic, which is black on a light ground.
        underline: «» or the kind of line as OOXML names it («single», «double», …).
        strike: gạch ngang chữ.
        caps: «all» = shown in capitals whatever is written (w:caps), «small» = small capitals.
        raised: chỉ số trên/dưới: «super», «sub».
        position: how far the baseline is raised; negative = lowered.
        spacing: extra distance after each character.
        scale: width of the characters in per cent.
        kerned: whether pairs of letters are set nearer, as the font says.
        highlight: RRGGBB behind the text (highlight or shading); empty = none.
        border: a box around the run.
        hidden: not shown and not printed (w:vanish).
        language: such as «vi-VN»; empty = not said.
    """

    font: str = "Times New Roman"
    size: Pt = Pt(10)
    bold: bool = False
    italic: bool = False
    colour: str = ""
    underline: str = ""
    strike: bool = False
    caps: Literal["", "all", "small"] = ""
    raised: Literal["", "super", "sub"] = ""
    position: Pt = Pt(0)
    spacing: Pt = Pt(0)
    scale: int = 100
    kerned: bool = False
    highlight: str = ""
    border: Border | None = None
    hidden: bool = False
    language: str = ""

    @property
    def black(self) -> bool:
        """Whether the text is printed black: automatic, or black itself."""
        return self.colour in ("", "000000")


@dataclass(frozen=True, slots=True)
class LineSpacing:
    """Khoảng cách dòng.

    Attributes:
        rule: «multiple» of a single line, «exact» or «at_least» so many points.
        lines: for «multiple»: 1.0 = dòng đơn.
        height: for «exact» and «at_least».
    """

    rule: Literal["multiple", "exact", "at_least"] = "multiple"
    lines: float = 1.0
    height: Pt = Pt(0)


@dataclass(frozen=True, slots=True)
class TabStop:
    """Điểm dừng tab: measured from the left edge of the paragraph's room (margin or cell), as Word's ruler does.

    Attributes:
        at: its place.
        align: «left», «center», «right», «decimal», «bar».
        leader: what fills the gap: «» or «dot», «hyphen», «underscore», «middleDot».
    """

    at: Mm
    align: str = "left"
    leader: str = ""
