"""Báo cáo kiểm tra chữ ký số: never one yes or no, but what was looked at and what was found."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from congvan.errors import Finding, Severity
from congvan.signing.values import Box, Holder

__all__ = ["Additions", "Expected", "FileReport", "Policy", "Revocation", "SignatureReport", "Verdict"]

Revocation = Literal["good", "revoked", "unchecked"]
"""Thu hồi: its authority says that it is not revoked; that it is; or was not asked, which is not the same as good."""

Verdict = Literal["good", "refused", "unsigned", "unreadable"]
"""Kết luận: nothing speaks against it; something does; it has no signature; it cannot be verified."""

Additions = Literal["none", "signatures", "other", "unknown"]
"""What came after: nothing, further signatures and what proves them, something else, or nobody can say."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Người phải ký: whose signature the file must bear.

    Attributes:
        role: who it is, as messages say it.
        names: names that the certificate may have.
        serials: số sê-ri of the certificates, in hexadecimal; empty = any certificate of one of the names.
        field: name of the signature field, to tell a missing seal from a missing signature; empty = any.
    """

    role: str
    names: tuple[str, ...] = ()
    serials: tuple[str, ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """Yêu cầu: what a signed file is held against.

    Attributes:
        roots: certificates that are trusted, DER.
        others: further certificates of authorities, DER.
        revoked: danh sách thu hồi (CRL), DER.
        online: whether authorities are asked over the network.
        required: whether a signature whose revocation was not checked is refused.
        at: the moment for which it is asked, with its offset.
        expected: who must have signed.
    """

    roots: tuple[bytes, ...]
    at: datetime
    others: tuple[bytes, ...] = ()
    revoked: tuple[bytes, ...] = ()
    online: bool = False
    required: bool = False
    expected: tuple[Expected, ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """Một chữ ký số.

    Attributes:
        field: name of its field.
        kind: «signature» or «timestamp», a time stamp over the whole file.
        holder: whom its certificate names.
        claimed_at: when it was made, by the clock of the computer that made it; None = not said.
        stamped_at: when it was made, by a time-stamp authority; None = none said.
        intact: whether the bytes it covers are as they were.
        valid: whether the signature over them is right.
        trusted: whether its certificate leads to a trusted root.
        distrust: why not; empty if it does.
        root: the trusted root it leads to; empty if it does not.
        revocation: what is known of a revocation.
        algorithm: digest and signature, as «sha256, rsa 2048».
        covers: how much it covers: «file», «revision» (all that was there when it was made), or «part».
        revision: the revision it was made in, from 1.
        after: what came after it.
        level: mức PAdES.
        box: where it is shown; None = nowhere.
        reason: lý do, as the signer gave it.
    """

    field: str
    kind: Literal["signature", "timestamp"]
    holder: Holder | None
    claimed_at: datetime | None
    stamped_at: datetime | None
    intact: bool
    valid: bool
    trusted: bool
    distrust: str
    root: str
    revocation: Revocation
    algorithm: str
    covers: Literal["file", "revision", "part"]
    revision: int
    after: Additions
    level: str = ""
    box: Box | None = None
    reason: str = ""

    @property
    def sound(self) -> bool:
        """Whether nothing in the signature itself speaks against it."""
        return self.intact and self.valid and self.trusted and self.revocation != "revoked" and self.covers != "part"


@dataclass(frozen=True, slots=True)
class FileReport:
    """Báo cáo của một tệp.

    Attributes:
        file: the file as the user gave it.
        sha256: of its bytes.
        size: bytes.
        pages: số trang; 0 = not known.
        signatures: in the order in which they were made.
        issued: whether it begins with the very bytes that were issued; None = it was not compared.
        findings: everything that speaks against it, and what is unusual.
    """

    file: str
    sha256: str
    size: int
    pages: int = 0
    signatures: tuple[SignatureReport, ...] = ()
    issued: bool | None = None
    findings: tuple[Finding, ...] = field(default=())

    @property
    def verdict(self) -> Verdict:
        """What it comes to."""
        codes = {one.code for one in self.findings if one.severity is Severity.ERROR}
        if "SG001" in codes:
            return "unsigned"
        if "SG002" in codes:
            return "unreadable"
        return "refused" if codes else "good"

    def told(self) -> dict[str, Any]:
        """Return the report as JSON has it."""
        from congvan.signing.telling import told  # noqa: PLC0415 - it needs this module

        return told(self)
