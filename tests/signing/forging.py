"""Forging by hand: revisions written past every library that writes PDFs, as those who forge do."""

import io
import re
from collections.abc import Callable

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from tests.signing.ground import added, issued, name, pyhanko_signed, signed
from tests.signing.pki import authority

__all__ = [
    "BLACK",
    "DAMAGED",
    "NEW",
    "OLD",
    "ROOT",
    "TEXT",
    "Change",
    "Forged",
    "before",
    "between",
    "both",
    "digits_of",
    "object_of",
    "proved",
    "start_of",
    "stream_of",
    "under_proofs",
    "updated",
]

Change = Callable[[bytes], bytes]
Forged = tuple[str, tuple[str, ...], Callable[[], bytes]]
"""What is wrong, the codes one of which must be told, and what makes it."""

BLACK = b"0 g 70 600 455 200 re f"
"""A black box, as the words of a page."""
ROOT, TEXT = 34, 28
"""Numbers of the catalogue, and of the words of the first page, in the issued letter."""
OLD, NEW = ("SG008",), ("SG008", "SG009")
DAMAGED = ("SG002", "SG003", "SG016", "SG009", "SG008", "SG001")


def start_of(pdf: bytes) -> int:
    """Return where the last table of objects stands."""
    return int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])


def stream_of(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), more, data)


def object_of(pdf: bytes, number: int) -> bytes:
    """Return an object as its last revision has it."""
    begin = pdf.index(b"obj", pdf.rindex(b"\n%d 0 obj" % number)) + 3
    return pdf[begin : pdf.index(b"endobj", begin)].strip()


def updated(pdf: bytes, objects: dict[int, bytes], info: int | None = None) -> bytes:
    """Return a file with a revision at its end that holds these objects, by number."""
    out = bytearray(pdf if pdf.endswith(b"\n") else pdf + b"\n")
    about = PdfFileReader(io.BytesIO(pdf)).trailer_view
    table = b"xref\n"
    for number, body in objects.items():
        table += b"%d 1\n%010d 00000 n\r\n" % (number, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    size = max(int(about["/Size"]), max(objects) + 1)
    known = about.raw_get("/Info").idnum if info is None else info
    ids = re.findall(rb"/ID\s*\[[^\]]*\]", pdf)[0]
    said = (size, ROOT, known, ids, start_of(pdf), start)
    return (
        bytes(out) + table + b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R%s/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % said
    )


def both(pdf: bytes) -> bytes:
    one = pyhanko_signed(pdf, "leader", "ChuKyNguoiKy", reserve=("ChuKyCoQuan",))
    return pyhanko_signed(one, "office", "ChuKyCoQuan")


def before(change: Change) -> bytes:
    """Change the letter after it was issued and before it was signed."""
    return both(change(issued() + b"\n"))


def between(change: Change) -> bytes:
    """Change it between the two signatures."""
    return pyhanko_signed(change(signed(office="")), "office", "ChuKyCoQuan")


def proved(pdf: bytes) -> bytes:
    """Add what proves signatures (DSS), as programs do later."""

    def change(to: IncrementalPdfFileWriter) -> None:
        root = to.add_object(generic.StreamObject(stream_data=authority().root_der))
        store = generic.DictionaryObject({name("/Type"): name("/DSS"), name("/Certs"): generic.ArrayObject([root])})
        to.root[name("/DSS")] = to.add_object(store)
        to.update_root()

    return added(pdf, change)


def under_proofs(change: Change) -> bytes:
    """Change it after the signatures, and put proofs on top."""
    return proved(change(signed()))


def digits_of(pdf: bytes, which: int = 0) -> re.Match[bytes]:
    return list(re.finditer(rb"/Contents\s*<([0-9a-fA-F]+)>", pdf))[which]
