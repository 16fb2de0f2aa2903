"""Two pages in one picture: LibreOffice's ink red, ours blue, black where both have it."""

from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from tests.pdf.fidelity.reading import pages_of

__all__ = ["overlay", "write_overlays"]

_DOTS_PER_POINT = 2.0


def overlay(ours: bytes, theirs: bytes, page: int) -> Image.Image:
    """Return one page of both PDFs (the first is 0); a page that one of them does not have is blank there."""
    grey = [_drawn(ours, page), _drawn(theirs, page)]
    size = (max(one.width for one in grey), max(one.height for one in grey))
    mine, other = (_on_paper(one, size) for one in grey)
    # red ink keeps the red light and takes the rest away: each picture darkens the channels of the other's colour
    return Image.merge("RGB", (mine, ImageChops.multiply(mine, other), other))


def write_overlays(ours: bytes, theirs: bytes, name: str, folder: Path) -> list[Path]:
    """Write an overlay of every page into a folder, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for page in range(max(pages_of(ours), pages_of(theirs))):
        path = folder / f"{name}-{page + 1}.png"
        overlay(ours, theirs, page).save(path)
        paths.append(path)
    return paths


def _drawn(pdf: bytes, page: int) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        if page >= len(document):
            return Image.new("L", (1, 1), 255)
        picture: Image.Image = document[page].render(scale=_DOTS_PER_POINT).to_pil()
        return picture.convert("L").copy()  # the picture's own bytes are gone with the document


def _on_paper(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    paper = Image.new("L", size, 255)
    paper.paste(picture)
    return paper
