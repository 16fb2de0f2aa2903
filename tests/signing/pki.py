"""Cơ quan chứng thực of the tests: keys, certificates, time stamps and lists, made when the tests run and kept nowhere.

A server on this computer gives time stamps (`/tsa`), the lists of revoked certificates (`/ca.crl`, `/root.crl`) and
answers on single certificates (`/ocsp`).
"""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

__all__ = ["LEADER", "OFFICE", "PIN", "Pki", "authority"]

LEADER, OFFICE, DEPUTY = "Phạm Quốc Hiệu", "Sở Giáo dục và Đào tạo", "Phó Giám đốc thứ hai"
PIN = "260-ngo-quyen"
BEGIN, END = datetime(2025, 1, 1, tzinfo=UTC), datetime(2035, 1, 1, tzinfo=UTC)
REVOKED_ON = datetime(2026, 2, 1, tzinfo=UTC)
_KEYS: dict[str, Callable[[], Any]] = {
    "rsa1024": lambda: rsa.generate_private_key(65537, 1024),  # noqa: S505 - to be refused
    "rsa3072": lambda: rsa.generate_private_key(65537, 3072),
    "ec": lambda: ec.generate_private_key(ec.SECP256R1()),
}
_STAMPER = "Dấu thời gian thử nghiệm"
_NAMES = {
    "office": OFFICE,
    "asked-office": OFFICE,
    "deputy": DEPUTY,
    "tsa": _STAMPER,
    "foreign_tsa": _STAMPER,
    "answering": "Trả lời trạng thái chứng thư thử nghiệm",
}
_PURPOSES = {
    "tsa": ExtendedKeyUsageOID.TIME_STAMPING,
    "foreign_tsa": ExtendedKeyUsageOID.TIME_STAMPING,
    "answering": ExtendedKeyUsageOID.OCSP_SIGNING,
    "server": ExtendedKeyUsageOID.SERVER_AUTH,
}
_SIGNING = {"digital_signature": True, "content_commitment": True}
_USES = {"server": {"digital_signature": True}, "locking": {"key_encipherment": True}}
_SPANS = {
    "expired": (BEGIN, datetime(2026, 1, 1, tzinfo=UTC)),
    "listed-ending": (BEGIN, datetime(2027, 1, 1, tzinfo=UTC)),
    "not_yet_valid": (datetime(2034, 1, 1, tzinfo=UTC), END),
}


@dataclass(frozen=True)
class Identity:
    """A key, its certificate, and those above it."""

    key: Any
    certificate: x509.Certificate
    above: tuple[x509.Certificate, ...] = ()


class Pki:
    """The authorities and everybody whom they certify: `leader` unless a name says otherwise."""

    def __init__(self) -> None:
        self._made: dict[str, Identity] = {}
        self.url = _serve(self)
        self.root = self._above("Root thử nghiệm", None)
        self.ca = self._above("CA thử nghiệm", self.root)
        self.foreign = self._above("Root thử nghiệm", None)
        self.copy = self._above("CA thử nghiệm", self.foreign)

    def _above(self, name: str, by: Identity | None) -> Identity:
        """Make an authority, certified by another or by itself."""
        key = rsa.generate_private_key(65537, 2048)
        subject = _name(name, "Cơ quan chứng thực thử nghiệm")
        usage = _usage(key_cert_sign=True, crl_sign=True)
        built = _begun(subject, by.certificate.subject if by else subject, key, (BEGIN, END))
        built = built.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        built = built.add_extension(usage, critical=True)
        if by is not None:
            built = built.add_extension(self._lists("root"), critical=False)
        signing: Any = by.key if by else key
        certificate = built.sign(signing, hashes.SHA256())
        return Identity(key, certificate, (by.certificate, *by.above) if by else ())

    def _lists(self, name: str) -> x509.CRLDistributionPoints:
        where = x509.UniformResourceIdentifier(f"{self.url}/{name}.crl")
        return x509.CRLDistributionPoints([x509.DistributionPoint([where], None, None, None)])

    def _answers(self, where: str) -> x509.AuthorityInformationAccess:
        at = x509.UniformResourceIdentifier(f"{self.url}/{where}")
        return x509.AuthorityInformationAccess([x509.AccessDescription(AuthorityInformationAccessOID.OCSP, at)])

    def answer(self, asked: bytes) -> bytes:
        """Answer whether a certificate was revoked (OCSP): «asked-revoked» was."""
        request = ocsp.load_der_ocsp_request(asked)
        found = [one for one in self._made.values() if one.certificate.serial_number == request.serial_number]
        if not found:
            return ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.UNAUTHORIZED).public_bytes(
                Encoding.DER
            )
        bad = found[0] is self._made.get("asked-revoked")
        by = self.identity("answering")
        built = ocsp.OCSPResponseBuilder().add_response(
            cert=found[0].certificate,
            issuer=self.ca.certificate,
            algorithm=hashes.SHA1(),  # noqa: S303 - what the protocol names certificates by
            cert_status=ocsp.OCSPCertStatus.REVOKED if bad else ocsp.OCSPCertStatus.GOOD,
            this_update=datetime(2026, 6, 1, tzinfo=UTC),
            next_update=END,
            revocation_time=REVOKED_ON if bad else None,
            revocation_reason=None,
        )
        built = built.responder_id(ocsp.OCSPResponderEncoding.HASH, by.certificate).certificates([by.certificate])
        return built.sign(by.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def identity(self, who: str) -> Identity:
        """Return somebody: leader, office, deputy, tsa, or a leader with something wrong or unusual."""
        if who not in self._made:
            key = _KEYS.get(who, lambda: rsa.generate_private_key(65537, 2048))()
            subject = _name(_NAMES.get(who, LEADER), OFFICE)
            by = self._maker_of(who)
            built = _begun(subject, by.certificate.subject if by else subject, key, _SPANS.get(who, (BEGIN, END)))
            built = built.add_extension(_usage(**_USES.get(who, _SIGNING)), critical=True)
            if who in _PURPOSES:
                built = built.add_extension(x509.ExtendedKeyUsage([_PURPOSES[who]]), critical=who.endswith("tsa"))
            if who == "answering":  # nobody need ask whether its own certificate was revoked
                built = built.add_extension(x509.OCSPNoCheck(), critical=False)
            if who.startswith("asked"):  # names who answers on it
                built = built.add_extension(
                    self._answers("nobody" if who == "asked-nobody" else "ocsp"), critical=False
                )
            if who.startswith("listed"):  # names where its authority's list is
                built = built.add_extension(self._lists("ca"), critical=False)
            signing: Any = by.key if by else key
            certificate = built.sign(signing, hashes.SHA256())
            self._made[who] = Identity(key, certificate, (by.certificate, *by.above) if by else ())
        return self._made[who]

    def _maker_of(self, who: str) -> Identity | None:
        """Return who certifies somebody; None = they do it themselves."""
        if who == "by_person":
            return self.identity("deputy")
        strange = {"stranger": self.foreign, "foreign_tsa": self.foreign, "under_copy": self.copy, "self_signed": None}
        return strange.get(who, self.ca)

    @cached_property
    def root_der(self) -> bytes:
        """The trusted root."""
        return self.root.certificate.public_bytes(Encoding.DER)

    @cached_property
    def certificate_of_root(self) -> asn1_x509.Certificate:
        """The trusted root, read."""
        return _plain(self.root.certificate)

    @cached_property
    def certificate_of_ca(self) -> asn1_x509.Certificate:
        """The authority between the root and everybody, read."""
        return _plain(self.ca.certificate)

    @cached_property
    def root_pem(self) -> bytes:
        """The trusted root, as offices keep it."""
        return self.root.certificate.public_bytes(Encoding.PEM)

    @cached_property
    def crl_der(self) -> bytes:
        """The list of revoked certificates of the authority: «revoked» stands on it."""
        return _list_of(self.ca, [self.identity("revoked").certificate.serial_number])

    @cached_property
    def root_crl_der(self) -> bytes:
        """The list of the root: empty."""
        return _list_of(self.root, [])

    def p12(self, who: str, pin: str = PIN) -> tuple[bytes, str]:
        """Return a key file and its password."""
        one = self.identity(who)
        lock = BestAvailableEncryption(pin.encode())
        return pkcs12.serialize_key_and_certificates(who.encode(), one.key, one.certificate, one.above, lock), pin

    def certificate(self, who: str) -> asn1_x509.Certificate:
        """Return somebody's certificate."""
        return _plain(self.identity(who).certificate)

    def serial(self, who: str) -> str:
        """Return the serial number of somebody's certificate, as congvan.yaml has it."""
        return format(self.identity(who).certificate.serial_number, "x")

    def key_der(self, who: str) -> bytes:
        """Return somebody's private key."""
        return bytes(self.identity(who).key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))

    def signing_key(self, who: str) -> bytes:
        """Return somebody's private key as RSA itself has it (PKCS#1)."""
        return bytes(
            self.identity(who).key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
        )

    def signer(self, who: str, **how: Any) -> SimpleSigner:
        """Return pyHanko's own signer for somebody."""
        one = self.identity(who)
        store = SimpleCertificateStore()
        store.register_multiple([_plain(above) for above in (one.certificate, *one.above)])
        key = asn1_keys.PrivateKeyInfo.load(self.key_der(who))
        return SimpleSigner(signing_cert=_plain(one.certificate), signing_key=key, cert_registry=store, **how)

    def stamper(self, at: datetime | None = None, who: str = "tsa") -> DummyTimeStamper:
        """Return what makes time stamps without asking over the network; who may not be allowed to."""
        one = self.identity(who)
        store = SimpleCertificateStore()
        store.register_multiple([_plain(above) for above in one.above])
        key = asn1_keys.PrivateKeyInfo.load(self.key_der(who))
        return DummyTimeStamper(_plain(one.certificate), key, store, fixed_dt=at)


def _plain(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _name(common: str, organisation: str) -> x509.Name:
    named = ((NameOID.COUNTRY_NAME, "VN"), (NameOID.ORGANIZATION_NAME, organisation), (NameOID.COMMON_NAME, common))
    return x509.Name([x509.NameAttribute(kind, text) for kind, text in named])


def _usage(**said: bool) -> x509.KeyUsage:
    names = (
        *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
        *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
    )
    return x509.KeyUsage(**{name: said.get(name, False) for name in names})


def _begun(subject: x509.Name, issuer: x509.Name, key: Any, span: tuple[datetime, datetime]) -> x509.CertificateBuilder:
    begun = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
    begun = begun.serial_number(x509.random_serial_number()).not_valid_before(span[0]).not_valid_after(span[1])
    return begun.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)


def _list_of(by: Identity, serials: list[int]) -> bytes:
    built = x509.CertificateRevocationListBuilder().issuer_name(by.certificate.subject)
    built = built.last_update(datetime(2026, 6, 1, tzinfo=UTC)).next_update(END)
    for serial in serials:
        one = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(REVOKED_ON).build()
        built = built.add_revoked_certificate(one)
    return built.sign(by.key, hashes.SHA256()).public_bytes(Encoding.DER)


def _serve(pki: Pki) -> str:
    """Begin to answer on a free port of this computer."""

    class Answer(BaseHTTPRequestHandler):
        """Gives time stamps and lists."""

        def log_message(self, *_words: Any) -> None:
            """Say nothing."""

        def _give(self, kind: str, data: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self) -> None:
            lists = {"/ca.crl": lambda: pki.crl_der, "/root.crl": lambda: pki.root_crl_der}
            if self.path in lists:
                self._give("application/pkix-crl", lists[self.path]())
            else:
                self.send_error(404)

        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/ocsp":
                self._give("application/ocsp-response", pki.answer(asked))
                return
            if self.path != "/tsa":
                self.send_error(503)
                return
            request = tsp.TimeStampReq.load(asked)
            response = asyncio.run(pki.stamper().async_request_tsa_response(request))
            self._give("application/timestamp-reply", response.dump())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


@cache
def authority() -> Pki:
    """Return the authorities, one set a process."""
    return Pki()
