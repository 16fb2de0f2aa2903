"""Chuẩn bị ký: keys, pictures of signature and seal, certificates of authorities, as the office names them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from congvan.errors import CannotRead, CongvanError, Finding, Refused, Where
from congvan.language import _
from congvan.letter import KeyPlace, Office, Signer
from congvan.pdf import Ink, ink_of
from congvan.signing import Expected, Key, Policy, open_file_key, open_token_key, read_certificates
from congvan.workflow.places import read_file, shown

__all__ = ["OFFICE_FIELD", "SIGNER_FIELD", "Picture", "expected_of", "key_shown", "open_key", "picture_of", "policy_of"]

SIGNER_FIELD, OFFICE_FIELD = "ChuKyNguoiKy", "ChuKyCoQuan"
"""Names of the signature fields of who signs and of the office."""

_CERTIFICATES = (".cer", ".crt", ".pem", ".der")
_LISTS = (".crl",)


@dataclass(frozen=True, slots=True)
class Picture:
    """Hình: a picture of a signature or a seal, looked at."""

    png: bytes = field(repr=False)
    ink: Ink


def key_shown(place: KeyPlace) -> str:
    """Return a key's place as messages say it."""
    return place.file or place.token or place.driver


def open_key(place: KeyPlace, root: Path, base: Path, ask: Callable[[str], str], policy: Policy) -> Key:
    """Open a key; its PIN is asked once.

    Args:
        place: where it is.
        root: the office's folder.
        base: the folder that paths in messages are relative to.
        ask: gives the PIN of the key that is named.
        policy: its authorities go with signatures that lack their own.

    Raises:
        KeyRefused: it cannot be opened.
        CannotRead: there is no such file.
    """
    chain = [one for der in (*policy.roots, *policy.others) for one in read_certificates(der, "")]
    if place.file:
        path = root / place.file
        data = read_file(path, base)
        name = shown(path, base)
        return open_file_key(data, ask(name), name, chain)
    driver = root / place.driver if (root / place.driver).is_file() else Path(place.driver)
    name = key_shown(place)
    return open_token_key(str(driver), ask(name), token=place.token, label=place.label, shown=name, chain=chain)


def picture_of(name: str, root: Path, base: Path, colour: str) -> Picture | None:
    """Return a picture of a signature or a seal; None if none is named.

    Args:
        name: relative to the office.
        root: the office's folder.
        base: the folder that paths in messages are relative to.
        colour: «blue» or «red».

    Raises:
        CannotRead: there is no such file.
        Refused: it is no PNG, has a ground, or is drawn in another colour (Phụ lục I, II.7.d, II.8.a).
    """
    if not name:
        return None
    path = root / name
    png = read_file(path, base)
    ink = ink_of(png)
    where = Where(shown(path, base))
    if ink is None:
        message = _("this is no PNG picture that can be shown as a signature or seal.")
        raise Refused([Finding("KS006", where, message, _("Save it as PNG, at most 4,000 pixels wide and high."))])
    wrong = []
    if not ink.transparent:
        fix = _("Remove the white ground, so that the text shows through.")
        wrong.append(
            Finding("KS006", where, _("the picture has a ground; it must be transparent (nền trong suốt)."), fix)
        )
    if ink.colour != colour:
        said = {
            "blue": _("the picture of a signature (chữ ký) must be blue (màu xanh)."),
            "red": _("the picture of a seal (dấu) must be red (màu đỏ)."),
        }[colour]
        wrong.append(Finding("KS006", where, said, _("Scan it in colour from the original.")))
    if wrong:
        raise Refused(wrong)
    return Picture(png, ink)


def policy_of(office: Office, root: Path, base: Path, at: datetime, *, online: bool | None = None) -> Policy:
    """Return what signatures are held against: the authorities that the office trusts.

    Args:
        office: whose.
        root: its folder.
        base: the folder that paths in messages are relative to.
        at: the moment for which it is asked.
        online: whether authorities are asked over the network; None = as the office says.

    Raises:
        CannotRead: the folder cannot be read.
        CongvanError: a file in it is no certificate.
    """
    said = office.signing
    folder = root / said.roots
    roots: list[bytes] = []
    others: list[bytes] = []
    lists: list[bytes] = []
    try:
        paths = sorted(folder.iterdir()) if folder.is_dir() else []
        for path in paths:
            if path.suffix.lower() in _CERTIFICATES:
                for one in read_certificates(path.read_bytes(), shown(path, base)):
                    # who has certified itself is a root; others are between
                    (roots if one.subject == one.issuer else others).append(one.dump())
            elif path.suffix.lower() in _LISTS:
                lists.append(path.read_bytes())
    except OSError as error:
        raise CannotRead(shown(folder, base), error.strerror or str(error)) from error
    asked = said.online if online is None else online
    return Policy(tuple(roots), at, tuple(others), tuple(lists), asked, said.must_be_checked)


def expected_of(office: Office, signer: Signer) -> tuple[Expected, ...]:
    """Return who must have signed a letter: the signer, then the office (Điều 5.1, 13, 14)."""
    names = (office.name, f"{office.name} {office.place}", f"{office.name} {office.parent}".strip())
    return (
        Expected(_("the signer (người ký)"), (signer.name,), signer.certificates, SIGNER_FIELD),
        Expected(_("the office (cơ quan)"), names, office.signing.certificates, OFFICE_FIELD),
    )


def must_have_roots(policy: Policy, office: Office) -> None:
    """Refuse to verify without any trusted authority.

    Raises:
        CongvanError: there is none.
    """
    if not policy.roots:
        raise CongvanError(
            _(
                "There is no certificate of a trusted authority in %(folder)s; put them there (.cer, .crt, .pem).",
                folder=office.signing.roots,
            )
        )
