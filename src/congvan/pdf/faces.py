"""Mặt chữ: which font file draws which font of the Word file; never a silent substitute."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import typst

from congvan.errors import CongvanError
from congvan.language import _
from congvan.page import Look
from congvan.pdf.kerning import Pairs
from congvan.pdf.metrics import Metrics, NotAFont, read_metrics, read_pairs

__all__ = ["Face", "Faces", "NoFace", "find_faces"]

SAME_WIDTHS: Mapping[str, tuple[str, ...]] = {
    "times new roman": ("Times New Roman", "Liberation Serif", "Tinos"),
    "arial": ("Arial", "Liberation Sans", "Arimo"),
    "courier new": ("Courier New", "Liberation Mono", "Cousine"),
    "calibri": ("Calibri", "Carlito"),
    "cambria": ("Cambria", "Caladea"),
}
"""Families of the same widths, first the one that the Word file names."""
_BOLD = 700
_WEIGHTS = (400, _BOLD)
_USUAL_STRETCH = 1.0


class NoFace(CongvanError):  # noqa: N818 - says what is missing
    """No face to print Vietnamese letters with is installed."""

    def __init__(self) -> None:
        """Say what to install."""
        super().__init__(
            _(
                "No font to print with was found: neither Times New Roman nor one of its widths (Liberation Serif, "
                "Tinos). On Windows and macOS, install Times New Roman (Microsoft Word brings it) or Liberation Fonts; "
                "on Debian and Ubuntu, install the package fonts-liberation2. Or name a folder with one of them under "
                "«fonts:» in congvan.yaml."
            )
        )


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """Mặt chữ: one font file.

    Attributes:
        family: its family as typst knows it.
        metrics: its widths and heights.
        path: the file.
        index: which face of a collection.
    """

    family: str
    metrics: Metrics
    path: Path
    index: int = 0

    def pairs(self) -> Pairs:
        """Return how much nearer its letters stand in pairs."""
        return read_pairs(self.path, self.index)


@dataclass(slots=True)
class Faces:
    """The faces that can be printed with.

    Attributes:
        usual: families that stand for Times New Roman, best first.
        files: font files by family (in small letters) and kind (bold, italic), each with its place in a collection.
        names: families as typst spells them.
    """

    usual: tuple[str, ...]
    files: Mapping[str, Mapping[tuple[bool, bool], list[tuple[str, int]]]]
    names: Mapping[str, str]
    _chosen: dict[tuple[str, bool, bool], Face | None] = field(default_factory=dict)

    def chosen(self, font: str, *, bold: bool, italic: bool) -> Face | None:
        """Return the face that draws a font of the Word file; None = none of its widths is installed.

        Args:
            font: the name in the Word file.
            bold: đậm.
            italic: nghiêng.
        """
        key = (font, bold, italic)
        if key not in self._chosen:
            self._chosen[key] = self._choose(font.lower(), (bold, italic))
        return self._chosen[key]

    def face(self, look: Look) -> Face:
        """Return the face of a look; a page with a font that has none is refused before, here the usual one stands."""
        found = self.chosen(look.font, bold=look.bold, italic=look.italic)
        found = found or self.chosen("Times New Roman", bold=look.bold, italic=look.italic)
        if found is None:
            raise NoFace
        return found

    def _choose(self, font: str, kind: tuple[bool, bool]) -> Face | None:
        """Return the first face of the right widths that has every Vietnamese letter, else the first at all."""
        families = self.usual if font in ("", "times new roman") else SAME_WIDTHS.get(font, (font,))
        spare: Face | None = None
        for family in families:
            for path, index in self.files.get(family.lower(), {}).get(kind, ()):
                try:
                    metrics = _measured(path, index)
                except (NotAFont, OSError):
                    continue
                face = Face(self.names[family.lower()], metrics, Path(path), index)
                # Debian has two packages with faces of one name; the older ones lack most Vietnamese letters
                if all(map(metrics.advances.__contains__, _VIETNAMESE)):
                    return face
                spare = spare or face
        return spare


_VIETNAMESE = tuple(map(ord, "ăâđêôơưấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữựảẹẻẽịỉĩọỏụủũỳỵỷỹẤẬỆỘỢỰĐƠƯỲ–…“”"))


@cache
def _measured(path: str, index: int) -> Metrics:
    return read_metrics(Path(path), index)


def find_faces(wanted: Sequence[str] = (), paths: Iterable[Path] = (), *, system: bool = True) -> Faces:
    """Find the faces to print with.

    Args:
        wanted: families that stand for Times New Roman before all others, best first.
        paths: folders and files with fonts, besides those of the system.
        system: whether the system's own fonts count.

    Raises:
        NoFace: nothing of the widths of Times New Roman was found.
    """
    fonts = typst.Fonts(
        include_system_fonts=system, include_embedded_fonts=False, font_paths=[str(path) for path in paths]
    )
    files: dict[str, dict[tuple[bool, bool], list[tuple[str, int]]]] = {}
    names: dict[str, str] = {}
    for one in sorted(fonts.fonts(), key=lambda one: (one.path or "", one.index)):
        if one.path and one.stretch == _USUAL_STRETCH and one.weight in _WEIGHTS:
            kinds = files.setdefault(one.family.lower(), {})
            kinds.setdefault((one.weight == _BOLD, one.style != "normal"), []).append((one.path, one.index))
            names.setdefault(one.family.lower(), one.family)
    faces = Faces((*wanted, *SAME_WIDTHS["times new roman"]), files, names)
    if faces.chosen("Times New Roman", bold=False, italic=False) is None:
        raise NoFace
    return faces
