"""PDFs that never end, or take more memory than there is."""

import re
import tempfile
from pathlib import Path

import typst
from PIL import Image

from tests.signing.forging import DAMAGED, Forged, object_of, stream_of, updated
from tests.signing.ground import signed

__all__ = ["WEARING", "small"]


def small(*objects: bytes, tail: bytes = b"") -> bytes:
    """Write a small PDF by hand: its catalogue is the first object."""
    out = b"%PDF-1.7\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for number, one in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    said = (len(objects) + 1, tail, len(out))
    return out + table + b"trailer <</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % said


_NO_PAGES = b"<</Type/Pages/Kids[]/Count 0>>"


def _formed(*more: bytes) -> bytes:
    return small(b"<</Type/Catalog/Pages 2 0 R/AcroForm 3 0 R>>", _NO_PAGES, *more)


def _packed_table(widths: bytes, more: bytes = b"") -> bytes:
    """Write a PDF whose table of objects is a stream."""
    head = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n" + _NO_PAGES + b"\nendobj\n"
    table = stream_of(bytes(12), b"/Type/XRef/Size 4/Root 1 0 R/W[%s]%s" % (widths, more))
    return head + b"3 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, len(head))


def _chain() -> bytes:
    links = (b"<</FT/Sig/T(a)/Kids[%d 0 R]>>" % (number + 5) for number in range(20_000))
    return _formed(b"<</Fields[4 0 R]>>", *links, b"<</FT/Sig/T(a)>>")


def _counted(said: bytes) -> bytes:
    return updated(signed(), {1: re.sub(rb"/Count \d+", b"/Count " + said, object_of(signed(), 1))})


def _scanned() -> bytes:
    """Return a sheet of paper as a scanner gives it."""
    with tempfile.TemporaryDirectory() as folder:
        Image.new("RGB", (165, 233), "white").save(Path(folder) / "sheet.png")
        path = Path(folder) / "sheet.typ"
        path.write_text('#set page(margin: 0pt)\n#image("sheet.png")', encoding="utf-8")
        return bytes(typst.compile(str(path), format="pdf"))


_ANY = (*DAMAGED, "SG010", "SG011", "SG014")
WEARING: tuple[Forged, ...] = (
    ("a scan of a letter", ("SG001",), _scanned),
    ("an object of a huge number", _ANY, lambda: updated(signed(), {9_999_999_998: b"null"})),
    (
        "a table of four thousand million objects",
        _ANY,
        lambda: _formed(b"<<>>").replace(b"0 4\n", b"0 4000000000\n", 1),
    ),
    ("a table with entries of a gigabyte", _ANY, lambda: _packed_table(b"1 999999999 1")),
    ("a table with entries of negative length", _ANY, lambda: _packed_table(b"1 -2 1")),
    ("two thousand million pages", _ANY, lambda: _counted(b"2000000000")),
    ("a number of pages of six thousand digits", _ANY, lambda: _counted(b"9" * 6000)),
    ("fields in fields, twenty thousand deep", _ANY, _chain),
    (
        "a hundred thousand times the same field",
        _ANY,
        lambda: _formed(b"<</Fields[%s]>>" % (b"4 0 R " * 100_000), b"<</FT/Sig/T(a)>>"),
    ),
    ("an object that is itself", _ANY, lambda: _formed(b"3 0 R")),
    (
        "a stream whose length is in itself",
        _ANY,
        lambda: _formed(b"<</Type/ObjStm/N 9/First 4/Length 3 0 R>>\nstream\nx\nendstream"),
    ),
    ("a stream of negative length", _ANY, lambda: _formed(b"<</Length -5>>\nstream\nx\nendstream")),
)
