"""Xét chữ ký: what pyHanko says of one signature, in our words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from asn1crypto import crl, ocsp, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.x509 import load_der_x509_certificate
from pyhanko.sign.validation import EmbeddedPdfSignature, async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy
from pyhanko_certvalidator.policy_decl import RevocationCheckingRule as _Rule

from congvan.language import _
from congvan.signing.keys import holder_of
from congvan.signing.reports import Policy, Revocation
from congvan.signing.values import Holder

__all__ = ["Evidence", "Judged", "evidence_of", "judge", "judge_stamp"]

_WEAK_DIGESTS = frozenset({"md2", "md4", "md5", "sha1", "ripemd160"})
_LEAST_BITS = {"rsa": 2048, "rsassa_pss": 2048, "dsa": 2048, "ec": 224}
_SIGNING = frozenset({"digital_signature", "non_repudiation"})
_ANY_USE = KeyUsageConstraints(key_usage=set(), match_all_key_usages=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Chứng cứ: what certificates are held against."""

    roots: tuple[x509.Certificate, ...]
    others: tuple[x509.Certificate, ...] = ()
    crls: tuple[crl.CertificateList, ...] = ()
    ocsps: tuple[ocsp.OCSPResponse, ...] = ()
    long_term: bool = False
    fetchers: Any = None

    @property
    def anchors(self) -> frozenset[bytes]:
        """The trusted roots as bytes."""
        return frozenset(one.dump() for one in self.roots)

    def context(self, policy: Policy, at: datetime, *, asked: bool, past: bool = False) -> ValidationContext:
        """Return what pyHanko asks when it builds a path.

        Args:
            policy: what is asked.
            at: the moment for which it is asked.
            asked: whether the signer's certificate must be shown not to be revoked.
            past: whether that moment lies back, so that newer lists count for it.
        """
        online = policy.online and not past
        rules = RevocationCheckingPolicy(
            ee_certificate_rule=_Rule.CRL_OR_OCSP_REQUIRED if asked else _Rule.NO_CHECK,
            intermediate_ca_cert_rule=_Rule.CHECK_IF_DECLARED if online else _Rule.NO_CHECK,
        )
        return ValidationContext(
            trust_roots=list(self.roots),
            other_certs=list(self.others),
            crls=list(self.crls),
            ocsps=list(self.ocsps),
            moment=at,
            allow_fetching=online,
            fetcher_backend=self.fetchers if online else None,
            revinfo_policy=CertRevTrustPolicy(rules, retroactive_revinfo=past),
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one signature: see `SignatureReport`."""

    holder: Holder | None
    intact: bool
    valid: bool
    trusted: bool
    distrust: str
    root: str
    revocation: Revocation
    algorithm: str
    weak: str
    stamped_at: datetime | None = None
    stamp_trusted: bool = False
    stamp_refused: bool = False


def evidence_of(reader: Any, policy: Policy, fetchers: Any = None) -> Evidence:
    """Return what the policy and the file itself bring: the file's certificates prove nothing, they only connect."""
    roots = tuple(x509.Certificate.load(one) for one in policy.roots)
    others = [x509.Certificate.load(one) for one in policy.others]
    crls = [crl.CertificateList.load(one) for one in policy.revoked]
    ocsps: list[ocsp.OCSPResponse] = []
    long_term = "/DSS" in reader.root
    if long_term:
        store = DocumentSecurityStore.read_dss(reader)
        others += store.load_certs()
        crls += [crl.CertificateList.load(one.get_object().data) for one in store.crls]
        ocsps += [ocsp.OCSPResponse.load(one.get_object().data) for one in store.ocsps]
    return Evidence(roots, tuple(others), tuple(crls), tuple(ocsps), long_term, fetchers)


async def judge(one: EmbeddedPdfSignature, evidence: Evidence, policy: Policy, stamps: Iterable[datetime]) -> Judged:
    """Judge a signature.

    Args:
        one: the signature.
        evidence: what its certificate is held against.
        policy: what is asked.
        stamps: times of trusted time stamps over the file that were made after it.
    """
    certificate = one.signer_cert
    checked = _is_known(certificate, evidence) or (policy.online and _names_where(certificate))
    status = await _ask(one, evidence, policy, policy.at, asked=checked)
    if checked and not status.trusted and not status.revoked:
        # the authority did not answer, or its list is too old: that is not checked, which is not the same as bad
        status, checked = await _ask(one, evidence, policy, policy.at, asked=False), False
    token = status.timestamp_validity
    stamped = token.timestamp if token is not None and token.valid and token.intact and token.trusted else None
    earliest = min(filter(None, (stamped, *stamps)), default=None)
    if not status.trusted and status.valid and earliest is not None:
        # certificates end; a time stamp shows that the signature was there while this one was good
        asked = _is_known(certificate, evidence)
        past = await _ask(one, evidence, policy, earliest, asked=asked, past=True)
        status, checked = (past, asked) if past.trusted else (status, checked)
    path = status.validation_path
    above = [one for one in path if isinstance(one, x509.Certificate)] if path is not None else []
    days = [day for one in (certificate, *above) if (day := _revoked_at(one, evidence)) is not None]
    is_revoked = bool(status.revoked) or (bool(days) and (earliest is None or min(days) <= earliest))
    trusted = bool(status.trusted) and not is_revoked and _may_sign(certificate)
    revocation: Revocation = "revoked" if is_revoked else "good" if checked and trusted else "unchecked"
    return Judged(
        holder_of(certificate),
        bool(status.intact),
        # what is not trusted is refused for that, and its authority need not be at hand
        bool(status.valid) and (not trusted or _is_whole(one, evidence)),
        trusted,
        "" if trusted else _distrust(certificate, evidence, policy.at, is_revoked=is_revoked),
        _root_name(path) if trusted else "",
        revocation,
        *_algorithm(one, certificate),
        stamped,
        stamped is not None,
        token is not None and stamped is None,
    )


async def judge_stamp(one: EmbeddedPdfSignature, evidence: Evidence, policy: Policy) -> Judged:
    """Judge a time stamp over the whole file."""
    context = evidence.context(policy, policy.at, asked=False)
    status = await async_validate_pdf_timestamp(one, context, skip_diff=True)
    trusted = bool(status.trusted)
    return Judged(
        holder_of(one.signer_cert),
        bool(status.intact),
        bool(status.valid),
        trusted,
        "" if trusted else _distrust(one.signer_cert, evidence, policy.at, is_revoked=False),
        _root_name(status.validation_path) if trusted else "",
        "unchecked",
        *_algorithm(one, one.signer_cert),
        status.timestamp,
        trusted,
    )


async def _ask(  # noqa: PLR0913 - what pyHanko is told
    one: EmbeddedPdfSignature, evidence: Evidence, policy: Policy, at: datetime, *, asked: bool, past: bool = False
) -> Any:
    context = evidence.context(policy, at, asked=asked, past=past)
    stamps = evidence.context(policy, policy.at, asked=False)
    return await async_validate_pdf_signature(one, context, stamps, key_usage_settings=_ANY_USE, skip_diff=True)


def _is_whole(one: EmbeddedPdfSignature, evidence: Evidence) -> bool:
    """Return whether what came with a signature and no digest covers is as it must be.

    A changed byte in a certificate that the path does not need would go unseen, and so would a changed version.
    """
    data = one.signed_data
    told = {data["version"].native, one.signer_info["version"].native}
    mine = [choice.chosen for choice in data["certificates"] if isinstance(choice.chosen, x509.Certificate)]
    digest = one.signer_info["digest_algorithm"]["algorithm"].native
    if not told <= _VERSIONS or digest not in [each["algorithm"].native for each in data["digest_algorithms"]]:
        return False
    known = {cert.dump(): cert for cert in (*mine, *evidence.others, *evidence.roots)}
    return all(
        any(_made_by(cert.dump(), other) for other, by in known.items() if by.subject == cert.issuer)
        for cert in mine
        if cert.dump() not in evidence.anchors
    )


_VERSIONS = frozenset({"v1", "v3", "v4", "v5"})


@lru_cache(maxsize=256)
def _made_by(certificate: bytes, issuer: bytes) -> bool:
    try:
        load_der_x509_certificate(certificate).verify_directly_issued_by(load_der_x509_certificate(issuer))
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _is_known(certificate: x509.Certificate, evidence: Evidence) -> bool:
    """Return whether a list or an answer of its authority is at hand."""
    issuer = certificate.issuer
    if any(one.issuer == issuer for one in evidence.crls):
        return True
    serials = {
        int(single["cert_id"]["serial_number"].native)
        for answer in evidence.ocsps
        if answer["response_status"].native == "successful"
        for single in answer.response_data["responses"]
    }
    return certificate.serial_number in serials


def _names_where(certificate: x509.Certificate) -> bool:
    return bool(certificate.ocsp_urls or certificate.crl_distribution_points)


def _revoked_at(certificate: x509.Certificate, evidence: Evidence) -> datetime | None:
    """Return when a list at hand says it was revoked; pyHanko passes over lists that the certificate does not name."""
    for one in evidence.crls:
        if one.issuer != certificate.issuer:
            continue
        for entry in one["tbs_cert_list"]["revoked_certificates"] or ():
            if entry["user_certificate"].native == certificate.serial_number:
                day: datetime = entry["revocation_date"].native
                return day
    return None


def _distrust(certificate: x509.Certificate, evidence: Evidence, at: datetime, *, is_revoked: bool) -> str:
    """Say why a certificate is not trusted."""
    if is_revoked:
        return _("its certificate was revoked")
    if certificate.not_valid_after < at:
        return _("its certificate ended on %(day)s", day=f"{certificate.not_valid_after:%d/%m/%Y}")
    if certificate.not_valid_before > at:
        return _("its certificate begins on %(day)s", day=f"{certificate.not_valid_before:%d/%m/%Y}")
    return _whose(certificate, evidence)


def _whose(certificate: x509.Certificate, evidence: Evidence) -> str:
    """Say what is wrong with where a certificate comes from, or what it was made for."""
    if not _may_sign(certificate):
        return _("its certificate was not made for signing documents")
    if not evidence.roots:
        return _("no authority is trusted here: the folder of root certificates is empty")
    if certificate.subject == certificate.issuer:
        return _("it made its certificate itself")
    return _("its certificate does not lead to an authority that is trusted here")


def _may_sign(certificate: x509.Certificate) -> bool:
    """Return whether its authority gave it for signing: what is for web servers, or for keys alone, is not."""
    use, purposes = certificate.key_usage_value, certificate.extended_key_usage_value
    is_for_servers = purposes is not None and "server_auth" in purposes.native
    return (use is None or bool(_SIGNING & use.native)) and not is_for_servers


def _root_name(path: Any) -> str:
    if path is None:
        return ""
    names = path.trust_anchor.authority.name.native
    return str(names.get("common_name") or names.get("organization_name") or "")


def _algorithm(one: EmbeddedPdfSignature, certificate: x509.Certificate) -> tuple[str, str]:
    """Return digest and key as told, and what of them is too weak."""
    digest = one.md_algorithm
    kind = certificate.public_key.algorithm
    bits = int(certificate.public_key.bit_size)
    weak = ""
    if digest in _WEAK_DIGESTS or certificate.hash_algo in _WEAK_DIGESTS:
        weak = (digest if digest in _WEAK_DIGESTS else certificate.hash_algo).upper()
    elif bits < _LEAST_BITS.get(kind, 0):
        weak = f"{kind.upper()} {bits}"
    return f"{digest}, {kind} {bits}", weak
