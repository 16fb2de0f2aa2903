"""An issued letter and its signed copy, from which right and wrong ones are made."""

import io
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import typst
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter

from congvan.signing import Box, Expected, Maker, Policy, SignField, Signing, open_file_key
from tests.signing.pki import LEADER, OFFICE, authority

__all__ = ["AT", "OFFICE_FIELD", "SIGNER_FIELD", "added", "issued", "name", "policy", "pyhanko_signed", "signed"]

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SIGNER_FIELD = SignField("ChuKyNguoiKy", Box(1, 340, 500, 120, 60))
OFFICE_FIELD = SignField("ChuKyCoQuan", Box(1, 280, 480, 100, 100))
name = generic.pdf_name

_MARKUP = """
#set page(width: 595pt, height: 842pt, margin: 70pt)
#set text(font: "Liberation Serif", size: 13pt, lang: "vi")
Số: {number}/SGDĐT-VP
#v(2em)
Sở Giáo dục và Đào tạo cấp cho trường 100 bộ máy tính.
#pagebreak()
Trang hai: nơi nhận.
"""


@cache
def issued(number: str = "05") -> bytes:
    """Return an issued letter of two pages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.typ"
        path.write_text(_MARKUP.format(number=number), encoding="utf-8")
        return bytes(typst.compile(str(path), format="pdf", pdf_standards=["a-2b"], timestamp=AT))


@cache
def _picture() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture.typ"
        path.write_text("#set page(width: 60pt, height: 30pt, margin: 0pt, fill: none)\n#rect(fill: blue)", "utf-8")
        return bytes(typst.compile(str(path), format="pdf", pdf_standards=["a-2b"], timestamp=AT))


@cache
def _key(who: str) -> Any:
    return open_file_key(*authority().p12(who), who)


@cache
def signed(leader: str = "leader", office: str = "office", level: str = "b-b", number: str = "05") -> bytes:
    """Return the letter signed by a leader and an office; an empty office does not sign."""
    pki = authority()
    roots = [pki.certificate_of_root]
    how: Any = {"level": level, "authority": f"{pki.url}/tsa", "roots": roots}
    made = Maker(_key(leader), **how).sign(
        issued(number), Signing(SIGNER_FIELD, AT, _picture()), (SIGNER_FIELD, OFFICE_FIELD)
    )
    if not office:
        return made
    later = Signing(OFFICE_FIELD, AT + timedelta(minutes=5), _picture())
    return Maker(_key(office), **how).sign(made, later)


def policy(*, revoked: bool = True, by_name: bool = False, at: datetime = AT, **more: Any) -> Policy:
    """Return what a signed letter is held against: signed by this very leader and office."""
    pki = authority()
    serials = {"leader": (), "office": ()} if by_name else {who: (pki.serial(who),) for who in ("leader", "office")}
    expected = (
        Expected("người ký", (LEADER,), serials["leader"]),
        Expected("cơ quan", (OFFICE,), serials["office"]),
    )
    lists = (pki.crl_der, pki.root_crl_der) if revoked else ()
    return Policy((pki.root_der,), at, revoked=lists, **{"expected": expected, **more})


def added(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """Return a file with a change added at its end, as programs do that edit PDFs."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), prev=PdfFileReader(io.BytesIO(pdf), strict=False))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pyhanko_signed(  # noqa: PLR0913 - what pyHanko is told
    pdf: bytes,
    who: str,
    field: str,
    *,
    box: tuple[int, int, int, int] | None = None,
    certify: fields.MDPPerm | None = None,
    reserve: tuple[str, ...] = (),
    stamper: bool = False,
    digest: str = "sha256",
    pss: bool = False,
    subfilter: SigSeedSubFilter | None = SigSeedSubFilter.PADES,
) -> bytes:
    """Return a file signed by pyHanko alone, as another program would."""
    pki = authority()
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    for one in reserve:
        fields.append_signature_field(writer, SigFieldSpec(one))
    known = {one for one, _value, _ref in fields.enumerate_sig_fields(writer)}
    spec = None if field in known else SigFieldSpec(field, box=box)
    how: dict[str, Any] = {"certify": True, "docmdp_permissions": certify} if certify else {}
    about = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm=digest, subfilter=subfilter, signer_key_usage=set(), **how
    )
    signer = pki.signer(who, prefer_pss=pss)
    maker = signers.PdfSigner(about, signer, timestamper=pki.stamper() if stamper else None, new_field_spec=spec)
    out = io.BytesIO()
    maker.sign_pdf(writer, output=out)
    return out.getvalue()
