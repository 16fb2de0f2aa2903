"""Khóa ký: private keys in files (PKCS#12) and on tokens (PKCS#11), opened once for a whole batch."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Self

from congvan.language import _
from congvan.signing.errors import KeyRefused, NoSigning, WrongPin
from congvan.signing.values import Holder

__all__ = ["Key", "holder_of", "open_file_key", "open_token_key", "read_certificates"]

_SERIALS = ("serial_number", "user_id", "organization_identifier")


@dataclass(slots=True)
class Key:
    """Khóa ký, opened; close it, or use it with `with`.

    Attributes:
        holder: whose it is.
        signer: pyHanko's signer.
    """

    holder: Holder
    signer: Any = field(repr=False)
    _close: Callable[[], None] = field(default=lambda: None, repr=False)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Log out of the token."""
        self._close()


def holder_of(certificate: Any) -> Holder:
    """Return whom a certificate (asn1crypto) names."""
    names = certificate.subject.native
    issuer = certificate.issuer.native

    def said(of: dict[str, Any], *keys: str) -> str:
        found = next((of[key] for key in keys if of.get(key)), "")
        return ", ".join(map(str, found)) if isinstance(found, list) else str(found)

    return Holder(
        name=said(names, "common_name", "organization_name"),
        organisation=said(names, "organization_name"),
        serial=format(certificate.serial_number, "x"),
        issuer=said(issuer, "common_name", "organization_name"),
        since=certificate.not_valid_before,
        until=certificate.not_valid_after,
        subject_id=said(names, *_SERIALS),
        sha256=sha256(certificate.dump()).hexdigest(),
    )


def read_certificates(data: bytes, shown: str) -> tuple[Any, ...]:
    """Return the certificates of a file, PEM or DER.

    Args:
        data: the file.
        shown: its name as messages say it.

    Raises:
        KeyRefused: it holds none.
    """
    try:
        from asn1crypto import pem, x509  # noqa: PLC0415 - with the extra
    except ImportError as error:
        raise NoSigning from error
    try:
        blocks = [der for _kind, _head, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
        found = tuple(x509.Certificate.load(block, strict=True) for block in blocks)
        for one in found:
            one.native  # noqa: B018 - reads all of it, so that damage is found here
    except (ValueError, TypeError, KeyError) as error:
        raise KeyRefused(_("%(file)s: this is no certificate (chứng thư số).", file=shown)) from error
    return found


def open_file_key(data: bytes, pin: str, shown: str, chain: Sequence[Any] = ()) -> Key:
    """Open a key in a file (PKCS#12: .p12, .pfx).

    Args:
        data: the file.
        pin: its password.
        shown: its name as messages say it.
        chain: certificates of authorities that are to go with the signature besides those in the file.

    Raises:
        WrongPin: the password does not open it.
        KeyRefused: it is no such file, or holds no key or no certificate.
        NoSigning: the extra is not installed.
    """
    try:
        from cryptography.hazmat.primitives.serialization import pkcs12  # noqa: PLC0415

        from congvan.signing.parsed import parsed_signer  # noqa: PLC0415
    except ImportError as error:
        raise NoSigning from error
    if not data.startswith(b"\x30"):
        raise KeyRefused(_("%(file)s is no key file (PKCS#12: .p12, .pfx).", file=shown))
    try:
        private, certificate, others = pkcs12.load_key_and_certificates(data, pin.encode())
    except ValueError as error:
        # one exception for both; a damaged file says so in its structure
        if "password" in str(error).lower() or "mac" in str(error).lower():
            raise WrongPin(shown) from None
        raise KeyRefused(_("%(file)s is damaged, or no key file (PKCS#12: .p12, .pfx).", file=shown)) from None
    if private is None or certificate is None:
        what = _("private key") if private is None else _("certificate (chứng thư số)")
        raise KeyRefused(_("%(file)s holds no %(what)s.", file=shown, what=what))
    signer = parsed_signer(private, certificate, others, chain)
    return Key(holder_of(signer.signing_cert), signer)


def open_token_key(  # noqa: PLR0913 - what finds a key on a token
    module: str, pin: str, *, token: str = "", label: str = "", shown: str = "", chain: Sequence[Any] = ()
) -> Key:
    """Open a key on a token (PKCS#11).

    Args:
        module: the driver's file (.dll, .so).
        pin: of the token; tried once.
        token: label of the token; empty = the only one.
        label: label of the certificate; empty = the only one that has a private key.
        shown: the token as messages say it; empty = its label or driver.
        chain: certificates of authorities that go with the signature: tokens often lack them.

    Raises:
        WrongPin: the PIN is wrong.
        KeyRefused: no driver, no token, no key, or several and none was named.
        NoSigning: the extra is not installed.
    """
    try:
        import pkcs11  # noqa: PLC0415
        from pkcs11 import exceptions  # noqa: PLC0415
        from pyhanko.sign.pkcs11 import PKCS11Signer  # noqa: PLC0415
    except ImportError as error:
        raise NoSigning from error
    name = shown or token or module
    try:
        slots = pkcs11.lib(module).get_slots(token_present=True)
        tokens = [(slot, slot.get_token()) for slot in slots]
    except (exceptions.PKCS11Error, RuntimeError, OSError) as error:
        raise KeyRefused(
            _("%(module)s: this driver (PKCS#11) cannot be used. Is the token's program installed?", module=module)
        ) from error
    chosen = _one_token([one for _slot, one in tokens if _initialised(one)], token, name)
    try:
        session = chosen.open(user_pin=pin)
    except (exceptions.PinIncorrect, exceptions.PinInvalid, exceptions.PinLenRange):
        raise WrongPin(name) from None
    except exceptions.PinLocked:
        raise KeyRefused(
            _("%(key)s: the token is locked after wrong PINs. Whoever issued it can unlock it.", key=name)
        ) from None
    except (exceptions.PKCS11Error, RuntimeError) as error:
        raise KeyRefused(
            _("%(key)s: the token does not answer. Take it out, put it in, try again.", key=name)
        ) from error
    try:
        found = _certificates(session)
        identity, certificate = _one_certificate(found, label, name)
        signer = PKCS11Signer(
            session,
            key_id=identity,
            signing_cert=certificate,
            ca_chain=[*chain, *(one for _id, _label, one, _own in found if one.dump() != certificate.dump())],
            other_certs_to_pull=(),
        )
        return Key(holder_of(certificate), signer, session.close)
    except BaseException:
        with suppress(Exception):
            session.close()
        raise


def _initialised(token: Any) -> bool:
    return bool(str(token.label).strip("\0 "))


def _one_token(tokens: list[Any], label: str, name: str) -> Any:
    labels = [str(one.label).strip("\0 ") for one in tokens]
    if label:
        tokens = [one for one, its in zip(tokens, labels, strict=True) if its == label]
    if len(tokens) == 1:
        return tokens[0]
    if not tokens:
        said = _(" There is: %(labels)s.", labels=", ".join(f"«{one}»" for one in labels)) if labels else ""
        raise KeyRefused(_("%(key)s: no such token is plugged in.", key=name) + said)
    raise KeyRefused(
        _(
            "%(key)s: several tokens are plugged in: %(labels)s. Name one, with «token» in congvan.yaml.",
            key=name,
            labels=", ".join(f"«{one}»" for one in labels),
        )
    )


def _certificates(session: Any) -> list[tuple[bytes, str, Any, bool]]:
    """Return the certificates of a token: id, label, certificate, whether its private key is there."""
    from asn1crypto import x509  # noqa: PLC0415
    from pkcs11 import Attribute, ObjectClass  # noqa: PLC0415

    keys = {bytes(one[Attribute.ID]) for one in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})}
    found = []
    for one in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        with suppress(ValueError, TypeError):
            certificate = x509.Certificate.load(bytes(one[Attribute.VALUE]))
            identity = bytes(one[Attribute.ID])
            found.append((identity, str(one[Attribute.LABEL]), certificate, identity in keys))
    return found


def _one_certificate(found: Iterable[tuple[bytes, str, Any, bool]], label: str, name: str) -> tuple[bytes, Any]:
    own = [(identity, its, certificate) for identity, its, certificate, mine in found if mine]
    chosen = [one for one in own if one[1] == label] if label else own
    if len(chosen) == 1:
        return chosen[0][0], chosen[0][2]
    labels = ", ".join(f"«{its}»" for _id, its, _certificate in own)
    if not own:
        raise KeyRefused(_("%(key)s: the token holds no certificate with its private key.", key=name))
    if not chosen:
        raise KeyRefused(
            _(
                "%(key)s: the token has no certificate «%(label)s». It has: %(labels)s.",
                key=name,
                label=label,
                labels=labels,
            )
        )
    raise KeyRefused(
        _(
            "%(key)s: the token holds several certificates: %(labels)s. Name one, with «label» in congvan.yaml.",
            key=name,
            labels=labels,
        )
    )
