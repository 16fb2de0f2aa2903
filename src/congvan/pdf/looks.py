"""Kiểu chữ trên giấy: a look with the face that draws it, and how wide and high its characters are."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from congvan.page import Block, Look
from congvan.pdf.faces import Face, Faces
from congvan.pdf.kerning import Pairs

__all__ = ["Style", "Wardrobe"]

_RAISED = 0.58
"""Size of raised and lowered characters, part of the full size."""
_SMALL_CAPITALS = 0.8
_TWIPS = 20
_DOTS = 120
"""Dots in a point, to which LibreOffice rounds the width of each character: 8640 to an inch, six times Word's twips."""
_HYPHEN = ord("-")
_USUAL = 0.5
"""Width of a character that no face has; such a page is refused before it is printed."""


class _Widths(dict[str, float]):
    """Width of each character in points, worked out when it is first met."""

    __slots__ = ("_advances", "_more", "_size")

    def __init__(self, face: Face, size: float, more: float) -> None:
        super().__init__()
        self._advances = face.metrics.advances
        self._size = size
        self._more = more

    def exact(self, character: str) -> float:
        code = _HYPHEN if character == "\u2011" else ord(character)
        return self._advances.get(code, _USUAL) * self._size + self._more

    def __missing__(self, character: str) -> float:
        width = round((self.exact(character) - self._more) * _DOTS) / _DOTS + self._more
        self[character] = width
        return width


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How characters are drawn.

    Attributes:
        told: what typst is told.
        widths: of each character, in points.
        ascent: height of its line over the baseline, in points.
        descent: depth of its line.
        number: its place in the wardrobe, by which typst knows it.
        kerning: gives how much nearer pairs of letters stand, in points; None = they do not.
        small: the style of small capitals that were small letters; None = they are none.
        capitals: whether all is shown in capitals.
    """

    told: tuple[Any, ...]
    widths: _Widths
    ascent: float
    descent: float
    face: Face
    number: int = 0
    kerning: Pairs | None = None
    small: "Style | None" = None
    capitals: bool = False

    def exact(self, character: str) -> float:
        """Return the width of a character as typst measures it."""
        return self.widths.exact(character)

    def width(self, text: str) -> float:
        """Return the width of a text in points."""
        return sum(map(self.widths.__getitem__, text))


def _twips(points: float) -> float:
    """Return a height as Word and LibreOffice keep it: in dots of their measuring device, then in whole twips."""
    return round(round(points * _DOTS) * _TWIPS / _DOTS) / _TWIPS


def _pairs(face: Face, size: float) -> Pairs:
    """Return how much nearer two characters stand, in dots as LibreOffice rounds them."""
    pairs = face.pairs()
    return lambda first, second: round(pairs(first, second) * size * _DOTS) / _DOTS


@dataclass(slots=True)
class Wardrobe:
    """Makes styles of looks; what it made is kept.

    Attributes:
        faces: the faces to print with.
        styles: what it made, by number.
        kept: blocks that letters of a batch share, as they were laid out.
    """

    faces: Faces
    styles: list[Style] = field(default_factory=list)
    kept: dict[tuple[object, ...], tuple[Block, Any]] = field(default_factory=dict)
    _made: dict[Look, Style] = field(default_factory=dict)

    def style(self, look: Look) -> Style:
        """Return how a look is drawn."""
        found = self._made.get(look)
        if found is None:
            found = self._made[look] = self._make(look, look.size)
        return found

    def _make(self, look: Look, size: float) -> Style:
        face = self.faces.face(look)
        metrics = face.metrics
        ascent = _twips(metrics.ascent * size) + _twips(metrics.gap * size)
        descent = _twips(metrics.descent * size)
        shift = float(look.position)
        drawn = size
        if look.raised:
            drawn = size * _RAISED
            lost = 1 - _RAISED
            high, deep = metrics.ascent + metrics.gap, metrics.descent
            shift += high * size * lost if look.raised == "super" else -deep * size * lost
            ascent, descent = high * drawn, deep * drawn
        told = (
            face.family,
            round(drawn, 3),
            look.bold,
            look.italic,
            look.colour,
            round(float(look.spacing), 3),
            round(shift, 3),
            look.underline if look.underline != "none" else "",
            look.strike,
            look.highlight,
            look.scale,
            round(metrics.underline * drawn, 3),
            round(metrics.underline_width * drawn, 3),
            round(metrics.strike * drawn, 3),
            look.kerned,
        )
        share = look.scale / 100
        small = None
        if look.caps == "small":
            small = self._make(replace(look, caps="all"), size * _SMALL_CAPITALS)
        made = Style(
            told,
            _Widths(face, drawn * share, float(look.spacing)),
            max(0.0, ascent + shift),
            max(0.0, descent - shift),
            face,
            len(self.styles),
            _pairs(face, drawn * share) if look.kerned else None,
            small,
            look.caps == "all",
        )
        self.styles.append(made)
        return made

    def __len__(self) -> int:
        """Return how many styles it has made."""
        return len(self.styles)

    def paths(self) -> set[Path]:
        """Return the font files in use."""
        return {style.face.path for style in self.styles}
