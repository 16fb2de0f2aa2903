"""Khóa đã đọc: a key of a file, parsed once; parsing it twice a signature takes most of a signature's time."""

from collections.abc import Iterable, Sequence
from typing import Any

from asn1crypto import x509
from asn1crypto.keys import PrivateKeyInfo
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

__all__ = ["parsed_signer"]


_HASHES = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}


class _Parsed(SimpleSigner):
    """pyHanko's signer, with the parsed key kept."""

    def __init__(self, private: Any, certificate: x509.Certificate, store: SimpleCertificateStore) -> None:
        der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        super().__init__(
            signing_cert=certificate, signing_key=PrivateKeyInfo.load(der), cert_registry=store, embed_roots=False
        )
        self._private = private

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        """Sign with the kept key; what is neither plain RSA nor ECDSA is left to pyHanko."""
        kind = self.get_signature_mechanism_for_digest(digest_algorithm).signature_algo
        hashed = _HASHES.get(digest_algorithm)
        if hashed is None:
            return super().sign_raw(data, digest_algorithm)
        if kind == "rsassa_pkcs1v15" and isinstance(self._private, rsa.RSAPrivateKey):
            return self._private.sign(data, padding.PKCS1v15(), hashed)
        if kind == "ecdsa" and isinstance(self._private, ec.EllipticCurvePrivateKey):
            return self._private.sign(data, ec.ECDSA(hashed))
        return super().sign_raw(data, digest_algorithm)


def parsed_signer(private: Any, certificate: Any, others: Iterable[Any], chain: Sequence[Any]) -> SimpleSigner:
    """Return a signer for a key of `cryptography`.

    Args:
        private: the private key.
        certificate: its certificate.
        others: certificates beside it in the file.
        chain: further ones, of asn1crypto.
    """

    def plain(one: Any) -> x509.Certificate:
        return x509.Certificate.load(one.public_bytes(Encoding.DER))

    own = plain(certificate)
    store = SimpleCertificateStore()
    # its own certificate goes with a signature anyway; a second copy would only be more bytes
    above = {one.dump(): one for one in (*map(plain, others), *chain) if one.dump() != own.dump()}
    store.register_multiple(list(above.values()))
    return _Parsed(private, own, store)
