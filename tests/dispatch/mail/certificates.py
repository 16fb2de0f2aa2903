"""Certificates for the test servers: the right one, and the three wrong ones a client must turn away."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import trustme

Kind = Literal["right", "other-name", "unknown-ca", "expired"]
NAMES = ("localhost", "127.0.0.1")
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Identity:
    """What a server shows (certificate with its key) and what a client must trust to believe it.

    Attributes:
        ca_file: PEM of the certificate authority that the test tells its client to trust.
        chain_file: PEM of the server's private key and certificate, in this order.
    """

    ca_file: Path
    chain_file: Path


def issue(folder: Path, kind: Kind = "right") -> Identity:
    """Issue a server certificate below `folder`; one folder keeps one authority, however often it is asked."""
    leaf = _leaf(_authority(folder), kind)
    chain = folder / f"server-{kind}.pem"
    leaf.private_key_and_cert_chain_pem.write_to_path(str(chain))
    chain.chmod(0o600)
    return Identity(folder / "ca.pem", chain)


def _leaf(ca: trustme.CA, kind: Kind) -> trustme.LeafCert:
    match kind:
        case "right":
            return ca.issue_cert(*NAMES)
        case "other-name":
            return ca.issue_cert("mail.elsewhere.example")
        case "unknown-ca":
            return trustme.CA(organization_name="An authority that nobody trusts").issue_cert(*NAMES)
        case "expired":
            now = datetime.now(UTC)
            return ca.issue_cert(*NAMES, not_before=now - 30 * _DAY, not_after=now - _DAY)


def _authority(folder: Path) -> trustme.CA:
    """Give the folder's own authority, made at the first call."""
    certificate, key = folder / "ca.pem", folder / "ca-key.pem"
    if key.exists():
        return trustme.CA.from_pem(certificate.read_bytes(), key.read_bytes())
    ca = trustme.CA(organization_name="congvan tests")
    ca.cert_pem.write_to_path(str(certificate))
    ca.private_key_pem.write_to_path(str(key))
    key.chmod(0o600)
    return ca
