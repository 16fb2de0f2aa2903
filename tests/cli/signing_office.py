"""An issued office that signs, files that it signs, and what is read back from them."""

import ctypes
import io
import json
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from PIL import Image, ImageChops
from pypdfium2 import raw

from congvan.page import PrintedLine
from congvan.pdf import find_faces, look_at
from congvan.signing import Expected, FileReport, verify
from tests.cli.sending import LETTER, Desk
from tests.signing.ground import issued as written
from tests.signing.ground import policy
from tests.signing.pki import OFFICE, authority

__all__ = [
    "FIELD",
    "add_attachments",
    "inks_of",
    "long",
    "looks",
    "made_to_sign",
    "scanned",
    "shown_on",
    "turned",
    "verified",
]

FIELD = "ChuKyCoQuan"
_KEYS = """\
signing:
  key: {file: khoa/co-quan.p12}
  roots: chung-thu-goc
"""


def made_to_sign(office: Path) -> None:
    """Give an office its keys; the PIN is in `CONGVAN_PIN`."""
    pki = authority()
    (office / "khoa").mkdir()
    (office / "chung-thu-goc").mkdir()
    for who, name in (("leader", "nguoi-ky"), ("office", "co-quan")):
        (office / "khoa" / f"{name}.p12").write_bytes(pki.p12(who)[0])
    (office / "chung-thu-goc" / "goc.pem").write_bytes(pki.root_pem)
    path = office / "congvan.yaml"
    text = path.read_text(encoding="utf-8")
    old = "position: PHÓ GIÁM ĐỐC}"
    assert old in text
    text = text.replace(old, "position: PHÓ GIÁM ĐỐC, key: {file: khoa/nguoi-ky.p12}}")
    path.write_text(text + _KEYS, encoding="utf-8")


def add_attachments(desk: Desk, files: dict[str, bytes]) -> None:
    """Put files beside the letter and name them in it."""
    for name, data in files.items():
        path = desk.office / "letters" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    letter = desk.office / LETTER
    text = letter.read_text(encoding="utf-8")
    letter.write_text(f"{text}attachments: {json.dumps(list(files), ensure_ascii=False)}\n", encoding="utf-8")


def turned(
    turn: int = 0,
    paper: tuple[int, ...] = (0, 0, 595, 842),
    cut: tuple[int, ...] | None = None,
    *,
    above: bool = False,
    unit: float = 1,
) -> bytes:
    """Return a PDF of two pages as another program makes them.

    Args:
        turn: by how many degrees readers turn the pages.
        paper: MediaBox.
        cut: CropBox.
        above: whether the node above the pages says so, and they do not.
        unit: UserUnit.
    """
    with pikepdf.open(io.BytesIO(written())) as pdf:
        told: dict[str, Any] = {"/MediaBox": pikepdf.Array(paper), "/Rotate": turn}
        if cut is not None:
            told["/CropBox"] = pikepdf.Array(cut)
        for page in pdf.pages:
            for key in ("/MediaBox", "/CropBox", "/Rotate"):
                if key in page.obj:
                    del page.obj[key]
            for key, value in told.items():
                (page.obj["/Parent"] if above else page.obj)[key] = value
            if unit != 1:
                page.obj["/UserUnit"] = unit
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def scanned(dpi: int = 200, mode: str = "RGB", version: str = "1.4") -> bytes:
    """Return a page of A4 as a scanner makes it."""
    out = io.BytesIO()
    size = (round(8.27 * dpi), round(11.69 * dpi))
    Image.new("RGB", size, (250, 248, 240)).convert(mode).save(out, "PDF", resolution=dpi)
    made = io.BytesIO()
    with pikepdf.open(out) as pdf:  # what Pillow writes has a table of objects that strict readers do not take
        pdf.save(made, force_version=version)
    return made.getvalue()


def verified(path: Path, original: bytes) -> FileReport:
    """Return what is found of a file that the office alone has signed."""
    who = Expected("cơ quan", (OFFICE,), (authority().serial("office"),))
    return verify(path.read_bytes(), policy(expected=(who,)), issued=original)


def shown_on(signed: Path) -> tuple[PrintedLine, ...]:
    """Return the lines that the office's signature shows to the reader, as on a page of their own."""
    return look_at(_shown(signed)).pages[0].lines


def inks_of(signed: Path) -> set[tuple[int, ...]]:
    """Return the colours (red, green, blue, cover) in which the office's signature is written."""
    found = set()
    lights = [ctypes.c_uint() for _light in range(4)]
    with pdfium.PdfDocument(_shown(signed)) as document:
        for one in document[0].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH]):
            assert raw.FPDFPageObj_GetFillColor(one.raw, *lights)
            found.add(tuple(light.value for light in lights))
    return found


def _shown(signed: Path) -> bytes:
    """Return what the office's signature shows, as a page of its own that is turned as readers turn it."""
    with pdfium.PdfDocument(signed) as document:
        turn = document[0].get_rotation()
    with pikepdf.open(signed) as pdf, pikepdf.new() as alone:
        (field,) = [one for one in pdf.Root.AcroForm.Fields if one.T == FIELD]
        picture = field.AP.N.Resources.XObject["/Picture"]
        left, bottom, right, top = (float(one) for one in picture.BBox)
        wide, high = right - left, top - bottom
        size = (high, wide) if turn in (90, 270) else (wide, high)
        back = {
            0: "1 0 0 1 0 0",
            90: f"0 -1 1 0 0 {wide}",
            180: f"-1 0 0 -1 {wide} {high}",
            270: f"0 1 -1 0 {high} 0",
        }[turn]
        alone.add_blank_page(page_size=size)
        page = alone.pages[0]
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=alone.copy_foreign(picture)))
        page.obj.Contents = alone.make_stream(f"{back} cm /P Do".encode())
        out = io.BytesIO()
        alone.save(out)
    return out.getvalue()


def long(words: str, size: float = 10) -> float:
    """Return how wide words are in the letter's face, in points."""
    face = find_faces().chosen("Times New Roman", bold=False, italic=False)
    assert face is not None
    return sum(face.metrics.advances[ord(one)] for one in words) * size


def looks(before: bytes, after: Path) -> tuple[float, float, float, float]:
    """Return where the first page was drawn on by signing, as its reader sees it.

    Returns:
        Millimetres from the left edge, the top, the right edge, and the height.
    """
    scale = 4.0
    one, two = (_picture(data, scale) for data in (before, after.read_bytes()))
    assert one.size == two.size
    box = ImageChops.difference(one, two).getbbox()
    assert box is not None, "nothing is shown"
    left, top, right, bottom = (side / scale / 72 * 25.4 for side in box)
    return left, top, one.width / scale / 72 * 25.4 - right, bottom - top


def _picture(data: bytes, scale: float) -> Image.Image:
    with pdfium.PdfDocument(data) as document:
        document.init_forms()
        seen: Image.Image = document[0].render(scale=scale).to_pil()
        return seen.convert("RGB")
