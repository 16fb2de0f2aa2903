"""Hình hiển thị của chữ ký số: what a signature shows on the page, as a PDF of one page without a background."""

import json
import shutil
import weakref
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from importlib.resources import files
from typing import Any, Literal, Self

import typst

from congvan.durable import make_aside, remove_aside
from congvan.errors import CongvanError
from congvan.language import _
from congvan.pdf.faces import Faces, NoFace, find_faces

__all__ = ["Stamps"]

_MARKUP, _DATA = "stamp.typ", "stamp.json"
_MOMENT = datetime(2000, 1, 1, 12, tzinfo=timezone(timedelta(hours=7)))
"""What a stamp says of its own making; the same input gives the same bytes."""


class Stamps:
    """Thợ khắc: makes what signatures show: a picture in its true size, or words in the letter's own face.

    It keeps a compiler and a folder, so make one for a batch, for one thread. Use it with `with`, or call `close`.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7.d, II.8; Phần II, I.3.
    """

    def __init__(self, faces: Faces | None = None) -> None:
        """Find the face.

        Raises:
            NoFace: there is none to print with.
        """
        usual = {
            (bold, italic): (faces or find_faces()).chosen("Times New Roman", bold=bold, italic=italic)
            for bold in (False, True)
            for italic in (False, True)
        }
        face = usual[False, False]
        if face is None:
            raise NoFace
        root = make_aside("congvan-stamp-")
        self._remove = weakref.finalize(self, remove_aside, root)
        self._root, self._family, self._advances = root, face.family, face.metrics.advances
        (root / "fonts").mkdir()
        for place, one in enumerate(one for one in usual.values() if one is not None):
            shutil.copyfile(one.path, root / "fonts" / f"{place}{one.path.suffix}")
        (root / _MARKUP).write_bytes(files("congvan.pdf").joinpath(_MARKUP).read_bytes())
        (root / _DATA).write_text("{}", encoding="utf-8")
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(root / "fonts")])
        self._compiler: Any = typst.Compiler(str(root / _MARKUP), root=str(root), font_paths=fonts)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Remove its folder."""
        self.close()

    def close(self) -> None:
        """Remove its folder; it cannot make any more."""
        self._compiler = None
        self._remove()

    def picture(self, png: bytes, width: float, height: float) -> bytes:
        """Return a picture as large as fits into a box, in its middle.

        Args:
            png: the picture (PNG, nền trong suốt).
            width: of the box, in points.
            height: of the box, in points.

        Raises:
            CongvanError: it is no picture that can be drawn.
        """
        name = f"{sha256(png).hexdigest()[:24]}.png"
        path = self._root / name
        if not path.exists():
            path.write_bytes(png)
        return self._made({"picture": name, "width": width, "height": height})

    def words(  # noqa: PLR0913 - how they look
        self,
        lines: Sequence[str],
        width: float,
        height: float,
        *,
        size: float,
        baseline: float,
        align: Literal["left", "center", "right"] = "left",
        italic: bool = False,
        turn: Literal[0, 90, 180, 270] = 0,
    ) -> bytes:
        """Return words in Times New Roman, or the face that stands for it, in black.

        Args:
            lines: what stands one under the other.
            width: of the box, in points.
            height: of the box, in points.
            size: cỡ chữ, in points.
            baseline: of the first line, in points below the top of the box.
            align: where the lines stand.
            italic: nghiêng.
            turn: by how many degrees readers turn the page to the right that they are put on; the words are turned to
                the left, so that they are read upright. Width and height are the reader's.

        Raises:
            CongvanError: they cannot be drawn.
        """
        told = {"lines": list(lines), "size": size, "baseline": baseline, "align": align, "italic": italic}
        told["turn"] = turn
        return self._made({"width": width, "height": height, "family": self._family, **told})

    def broken(self, text: str, width: float, *, size: float) -> tuple[tuple[str, ...], float]:
        """Return a text broken into lines that fit a width, and how wide the widest is, in points.

        Args:
            text: what `words` is to draw, upright.
            width: what there is, in points; a word that is wider by itself stays whole.
            size: cỡ chữ, in points.
        """
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._long(longer, size) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return tuple(lines), max((self._long(line, size) for line in lines), default=0.0)

    def _long(self, text: str, size: float) -> float:
        return sum(self._advances.get(ord(one), 1.0) for one in text) * size

    def _made(self, told: dict[str, Any]) -> bytes:
        (self._root / _DATA).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        try:
            return bytes(self._compiler.compile(format="pdf", pdf_standards=["a-2b"], timestamp=_MOMENT))
        except (typst.TypstError, RuntimeError) as error:
            said = " ".join(str(getattr(error, "message", "") or error).split())
            raise CongvanError(
                _("What the signature shows could not be drawn: %(reason)s.", reason=said[:200].rstrip("."))
            ) from error
