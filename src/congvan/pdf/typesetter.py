"""In: a page becomes a PDF or pictures, with typst."""

import json
import shutil
import weakref
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, Self

import typst

from congvan.durable import make_aside, remove_aside
from congvan.errors import CongvanError, Finding, Refused, Severity, Where, has_errors
from congvan.language import _
from congvan.page import Page
from congvan.pdf.faces import Faces, find_faces
from congvan.pdf.images import kind_of
from congvan.pdf.laid import laid
from congvan.pdf.looks import Wardrobe
from congvan.pdf.places import Named, Place, named, places_of
from congvan.pdf.unprintable import unprintable

__all__ = ["STANDARDS", "Printed", "Standard", "Typesetter"]

Standard = Literal["a-2b", "a-2a", "a-3b", "ua-1"]
STANDARDS: tuple[Standard, ...] = ("a-2b", "a-2a", "a-3b", "ua-1")
_VIETNAM = timezone(timedelta(hours=7))
_MARKUP = "page.typ"
_DATA = "page.json"
_MOST_STYLES = 2000
"""Styles that are kept from letter to letter; a batch has a few dozen."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Bản in: a letter as PDF.

    Attributes:
        pdf: the file.
        pages: how many pages it has.
        places: where what can be asked for stands; empty unless it was asked for.
        findings: warnings.
    """

    pdf: bytes
    pages: int
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


class Typesetter:
    """Thợ in: prints pages, one after the other.

    It keeps a compiler and a folder of fonts and pictures, so make one for a batch, and one for each process or thread:
    it must not be used by two threads at once. Use it with `with`, or call `close`.
    """

    def __init__(self, faces: Faces | None = None) -> None:
        """Find the fonts.

        Args:
            faces: the faces to print with; None = those of the system.

        Raises:
            NoFace: there is none to print with.
        """
        self.faces = faces or find_faces()
        root = make_aside("congvan-pdf-")
        self._remove = weakref.finalize(self, remove_aside, root)
        self._fonts, self._media = root / "fonts", root / "media"
        self._fonts.mkdir()
        self._media.mkdir()
        (root / _MARKUP).write_bytes(files("congvan.pdf").joinpath(_MARKUP).read_bytes())
        self._wardrobe = Wardrobe(self.faces)
        self._files: dict[Path, str] = {}
        self._compiler: Any = None

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Remove its folder."""
        self.close()

    def close(self) -> None:
        """Remove its folder; it cannot print any more."""
        self._compiler = None
        self._remove()

    def typeset(  # noqa: PLR0913 - what a PDF says of itself
        self,
        page: Page,
        *,
        standard: Standard = "a-2b",
        title: str = "",
        author: str = "",
        subject: str = "",
        date: date | None = None,
        places: bool = False,
    ) -> Printed:
        """Print a page.

        Args:
            page: the page.
            standard: which standard for archives or accessibility the file keeps.
            title: of the file; empty = that of the Word file.
            author: of the file.
            subject: of the file.
            date: day of the letter, which the file takes for its own; None = 1 January 2000. The same input gives the
                same bytes.
            places: whether it is asked where the parts of the letter stand.

        Raises:
            Refused: the page has what cannot be printed exactly, or typst refused it.
        """
        findings = self._sound(page)
        names = named(page) if places else {}
        self._tell(page, names, {"title": title or page.title, "author": author, "subject": subject})
        compiler = self._ready()
        stamp = datetime.combine(date or _LONG_AGO, time(12), _VIETNAM)
        try:
            pdf = compiler.compile(format="pdf", pdf_standards=[standard], timestamp=stamp)
            pages = int(compiler.query("<last>", field="value", one=True).strip() or 0)
            found = places_of(page, json.loads(compiler.query("<place>", field="value"))) if places else {}
        except (typst.TypstError, RuntimeError) as error:
            raise _refused(page, error) from error
        return Printed(pdf, pages, found, findings)

    def pictures(self, page: Page, dpi: float = 96) -> tuple[bytes, ...]:
        """Return a PNG of each page.

        Args:
            page: the page.
            dpi: dots per inch.

        Raises:
            Refused: the page has what cannot be printed exactly, or typst refused it.
        """
        self._sound(page)
        self._tell(page, {}, {"title": "", "author": "", "subject": ""})
        try:
            made = self._ready().compile(format="png", ppi=dpi)
        except (typst.TypstError, RuntimeError) as error:
            raise _refused(page, error) from error
        return tuple(made) if isinstance(made, list) else (made,)

    def unprintable(self, page: Page) -> tuple[Finding, ...]:
        """Return everything that the page holds and this cannot print exactly."""
        return unprintable(page, self.faces)

    def _sound(self, page: Page) -> tuple[Finding, ...]:
        findings = unprintable(page, self.faces)
        if has_errors(findings):
            raise Refused(findings)
        return findings

    def _tell(self, page: Page, names: Mapping[tuple[str, int], tuple[Named, ...]], about: Mapping[str, str]) -> None:
        """Write what typst reads.

        It goes through a file: typst forgets all that it has laid out when one of its inputs changes, and needs twice
        the time for a letter.
        """
        if len(self._wardrobe) > _MOST_STYLES:
            self._wardrobe = Wardrobe(self.faces)
        media = {part: self._kept(data) for part, data in page.media.items()}
        told, findings = laid(page, self._wardrobe, media, names)
        if findings:
            raise Refused(findings)
        text = json.dumps({**told, **about}, ensure_ascii=False, separators=(",", ":"))
        (self._fonts.parent / _DATA).write_bytes(text.encode("utf-8", "replace"))

    def _kept(self, data: bytes) -> str:
        """Put a picture into the folder that typst reads, once."""
        name = f"{sha256(data).hexdigest()[:24]}.{kind_of(data) or 'bin'}"
        path = self._media / name
        if not path.exists():
            path.write_bytes(data)
        return f"media/{name}"

    def _ready(self) -> Any:
        """Return a compiler that sees the faces in use and no others, so that nothing else is ever taken for them."""
        missing = [path for path in self._wardrobe.paths() if path not in self._files]
        if missing or self._compiler is None:
            for path in (*_usual(self.faces), *missing):
                if path not in self._files:
                    self._files[path] = f"{len(self._files)}{path.suffix}"
                    shutil.copyfile(path, self._fonts / self._files[path])
            root = self._fonts.parent
            fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(self._fonts)])
            self._compiler = typst.Compiler(str(root / _MARKUP), root=str(root), font_paths=fonts)
        return self._compiler


_LONG_AGO = date(2000, 1, 1)


def _usual(faces: Faces) -> Iterable[Path]:
    kinds = [(bold, italic) for bold in (False, True) for italic in (False, True)]
    chosen = [faces.chosen("Times New Roman", bold=bold, italic=italic) for bold, italic in kinds]
    return [face.path for face in chosen if face is not None]


def _refused(page: Page, error: Exception) -> CongvanError:
    """Say in the clerk's words what typst says."""
    said = " ".join(str(getattr(error, "message", "") or error).split())
    message = _("the page could not be printed: %(reason)s.", reason=said[:_LONGEST].rstrip("."))
    fix = _("Print this letter with LibreOffice or Word, and tell the makers of congvan.")
    return Refused([Finding("PF018", Where(page.file), message, fix, Severity.ERROR)])


_LONGEST = 300
