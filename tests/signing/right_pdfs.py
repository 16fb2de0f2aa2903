"""Signed PDFs that must be accepted: further signers, time stamps, long-term proofs, other algorithms and programs."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

import pikepdf
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm

from congvan.signing import Box, Maker, SignField, Signing, open_file_key
from tests.signing.forging import proved
from tests.signing.ground import AT, issued, pyhanko_signed, signed
from tests.signing.pki import authority

__all__ = ["RIGHT", "Right"]


@dataclass(frozen=True)
class Right:
    """A file that must be accepted.

    Attributes:
        name: what is unusual about it.
        make: makes it.
        issued: the bytes that were issued.
        count: how many signatures and time stamps it has.
        by_name: whether its signers are known by their names alone, as their certificates are others than usual.
    """

    name: str
    make: Callable[[], bytes]
    count: int = 2
    issued: Callable[[], bytes] = issued
    by_name: bool = False


@cache
def _packed() -> bytes:
    """Return an issued letter with object streams, as LibreOffice and Word write it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(issued())) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


@cache
def _with_line_ends() -> bytes:
    return issued().rstrip(b"\r\n") + b"\r\n"


def _both(base: Callable[[], bytes], leader: str = "leader", office: str = "office", **how: object) -> bytes:
    data = base()
    data = data if data.endswith(b"\n") else data + b"\n"
    one = pyhanko_signed(data, leader, "ChuKyNguoiKy", reserve=("ChuKyCoQuan",), **how)  # type: ignore[arg-type]
    how.pop("certify", None)
    return pyhanko_signed(one, office, "ChuKyCoQuan", **how)  # type: ignore[arg-type]


def _stamped_numbers() -> bytes:
    """Sign as the leader, then put number and day on the places left free, then seal."""
    pki = authority()
    leader, office = (Maker(open_file_key(*pki.p12(who), who)) for who in ("leader", "office"))
    boxes = {
        "ChuKyNguoiKy": Box(1, 340, 500, 120, 60),
        "SoVanBan": Box(1, 90, 70, 30, 15),
        "NgayVanBan": Box(1, 400, 70, 30, 15),
    }
    fields = [SignField(name, box) for name, box in (*boxes.items(), ("ChuKyCoQuan", Box(1, 280, 480, 100, 100)))]
    data = leader.sign(issued(), Signing(fields[0], AT), fields)
    for place, field in enumerate(fields[1:], 1):
        data = office.sign(data, Signing(field, AT + timedelta(minutes=place)))
    return data


def _time_stamp(pdf: bytes) -> bytes:
    """Add a time stamp over the whole file."""
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    signers.PdfTimeStamper(authority().stamper()).timestamp_pdf(writer, "sha256", output=out)
    return out.getvalue()


RIGHT: tuple[Right, ...] = (
    Right("leader and office, B-B", signed),
    Right("leader and office, B-T", lambda: signed(level="b-t")),
    Right("leader and office, B-LT", lambda: signed(level="b-lt")),
    Right("leader and office, B-LTA", lambda: signed(level="b-lta"), 4),
    Right("by another program, invisible", lambda: _both(issued)),
    Right("by another program, with time stamps", lambda: _both(issued, stamper=True)),
    Right(
        "by another program, each with a field of its own",
        lambda: pyhanko_signed(
            pyhanko_signed(issued() + b"\n", "leader", "Signature1", box=(300, 300, 400, 350)), "office", "Signature2"
        ),
    ),
    Right(
        "signed in the other order",
        lambda: pyhanko_signed(pyhanko_signed(issued() + b"\n", "office", "ChuKyCoQuan"), "leader", "ChuKyNguoiKy"),
    ),
    Right(
        "a deputy's signature between them",
        lambda: pyhanko_signed(pyhanko_signed(signed(office=""), "deputy", "KyNhay"), "office", "ChuKyCoQuan"),
        3,
    ),
    Right("a deputy's signature after them", lambda: pyhanko_signed(signed(), "deputy", "KyThem"), 3),
    Right("certified by the leader for further signatures", lambda: _both(issued, certify=MDPPerm.FILL_FORMS)),
    Right("certified by the leader for notes, without any", lambda: _both(issued, certify=MDPPerm.ANNOTATE)),
    Right("SHA-384", lambda: _both(issued, digest="sha384")),
    Right("SHA-512", lambda: _both(issued, digest="sha512")),
    Right("RSA-PSS", lambda: _both(issued, pss=True)),
    Right("RSA of 3072 bits", lambda: _both(issued, leader="rsa3072"), by_name=True),
    Right("elliptic curve P-256", lambda: _both(issued, leader="ec"), by_name=True),
    Right("in the older form (adbe.pkcs7.detached)", lambda: _both(issued, subfilter=None)),
    Right("a PDF with object streams", lambda: _both(_packed), issued=_packed),
    Right("a PDF that ends in CR LF", lambda: _both(_with_line_ends), issued=_with_line_ends),
    Right("number and day as signatures of the office", _stamped_numbers, 4),
    Right("a time stamp over the whole file", lambda: _time_stamp(signed()), 3),
    Right("proofs added later by another program", lambda: proved(signed())),
    Right("a time stamp added to B-LT", lambda: _time_stamp(signed(level="b-lt")), 3),
)
