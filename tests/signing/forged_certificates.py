"""PDFs with a signature that is another's, or under certificates that others made."""

import asyncio
import io
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

from asn1crypto import cms
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter

from tests.signing.forging import Forged, digits_of
from tests.signing.ground import issued, pyhanko_signed, signed
from tests.signing.pki import authority

__all__ = ["INSIDE", "stamped"]

_BEFORE_REVOCATION = datetime(2025, 12, 1, tzinfo=UTC)


def _recut(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    """Change the signature itself (CMS), in place."""
    found = digits_of(pdf)
    info = cms.ContentInfo.load(bytes.fromhex(found[1].decode()))
    change(info["content"])
    made: bytes = info.dump(force=True).hex().encode()
    return pdf[: found.start(1)] + made.ljust(len(found[1]), b"0") + pdf[found.end(1) :]


def _of_other_data() -> bytes:
    """Put a signature of the leader over other data here, with that data inside."""
    info = asyncio.run(authority().signer("leader").async_sign_general_data(b"khac", "sha256", detached=False))
    made: bytes = info.dump().hex().encode()
    found = digits_of(signed())
    return signed()[: found.start(1)] + made.ljust(len(found[1]), b"0") + signed()[found.end(1) :]


def _stranger_among(data: Any) -> None:
    data["certificates"].append(cms.CertificateChoices("certificate", authority().certificate("stranger")))


def _twice(data: Any) -> None:
    data["signer_infos"].append(data["signer_infos"][0].copy())


def _no_signers(data: Any) -> None:
    data["signer_infos"] = []


def _no_certificates(data: Any) -> None:
    data["certificates"] = []


def _nothing_signed(data: Any) -> None:
    data["signer_infos"][0]["signed_attrs"] = None


def _as_leader(data: Any) -> None:
    """Say that a stranger's signature is the leader's."""
    pki = authority()
    own = pki.certificate("leader")
    serial = cms.IssuerAndSerialNumber({"issuer": own.issuer, "serial_number": own.serial_number})
    data["signer_infos"][0]["sid"] = cms.SignerIdentifier("issuer_and_serial_number", serial)
    above = (own, pki.certificate_of_ca, pki.certificate_of_root)
    data["certificates"] = [cms.CertificateChoices("certificate", one) for one in above]


@cache
def stamped(who: str, by: str, at: datetime | None = None) -> bytes:
    """Sign with a time stamp of somebody, who need not be allowed to make any."""
    data = IncrementalPdfFileWriter(io.BytesIO(issued() + b"\n"))
    about = signers.PdfSignatureMetadata(
        field_name="ChuKyNguoiKy", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, signer_key_usage=set()
    )
    pki = authority()
    field = SigFieldSpec("ChuKyNguoiKy")
    maker = signers.PdfSigner(about, pki.signer(who), timestamper=pki.stamper(at, by), new_field_spec=field)
    out = io.BytesIO()
    maker.sign_pdf(data, output=out)
    return pyhanko_signed(out.getvalue(), "office", "ChuKyCoQuan")


def _stamp_of_another(data: Any) -> None:
    """Take the time stamp of another signature."""
    other = digits_of(stamped("leader", "tsa", datetime(2025, 6, 1, tzinfo=UTC)))
    info = cms.ContentInfo.load(bytes.fromhex(other[1].decode()))
    data["signer_infos"][0]["unsigned_attrs"] = info["content"]["signer_infos"][0]["unsigned_attrs"]


def _file_stamped(pdf: bytes, by: str, at: datetime | None = None) -> bytes:
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    signers.PdfTimeStamper(authority().stamper(at, by)).timestamp_pdf(writer, "sha256", output=out)
    return out.getvalue()


_CMS: dict[str, Callable[[Any], None]] = {
    "a stranger's certificate among the others": _stranger_among,
    "one signer named twice": _twice,
    "no signer": _no_signers,
    "no certificates": _no_certificates,
    "nothing that it signs": _nothing_signed,
    "the time stamp of another signature": _stamp_of_another,
}
INSIDE: tuple[Forged, ...] = (
    *(
        (f"a signature with {what}", ("SG002", "SG003"), lambda how=how: _recut(stamped("leader", "tsa"), how))
        for what, how in _CMS.items()
    ),
    ("the leader's signature over other data", ("SG002", "SG003"), _of_other_data),
    (
        "a stranger's signature that names the leader",
        ("SG002", "SG003"),
        lambda: _recut(signed("stranger"), _as_leader),
    ),
    ("a certificate made by somebody who is no authority", ("SG004",), lambda: signed("by_person")),
    ("a certificate under a copy of the authority", ("SG004",), lambda: signed("under_copy")),
    *(
        (
            f"a revoked certificate, stamped earlier by {whose}",
            ("SG005",),
            partial(stamped, "revoked", by, _BEFORE_REVOCATION),
        )
        for by, whose in (("deputy", "somebody trusted"), ("revoked", "itself"), ("foreign_tsa", "a strange authority"))
    ),
    (
        "a certificate that ended, stamped earlier by a strange authority",
        ("SG004",),
        partial(stamped, "expired", "foreign_tsa", _BEFORE_REVOCATION),
    ),
    ("a time stamp over the file by a strange authority", ("SG004",), lambda: _file_stamped(signed(), "foreign_tsa")),
    ("a time stamp over the file by a person", ("SG004",), lambda: _file_stamped(signed(), "deputy")),
    (
        "a revoked certificate, and a time stamp by a person over the file",
        ("SG005",),
        lambda: _file_stamped(signed("revoked"), "deputy", _BEFORE_REVOCATION),
    ),
    ("a time stamp in the place of the seal", ("SG011",), lambda: _file_stamped(signed(office=""), "tsa")),
)
