"""Ký số: with which keys, pictures and authorities an office signs; and where its archive is."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["SIGNING_LEVELS", "Archive", "KeyPlace", "Sealing", "SigningLevel"]

SigningLevel = Literal["b-b", "b-t", "b-lt", "b-lta"]
"""Mức PAdES (ETSI EN 319 142-1)."""
SIGNING_LEVELS: tuple[SigningLevel, ...] = ("b-b", "b-t", "b-lt", "b-lta")


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Nơi giữ khóa ký: a file, or a token. PINs are asked, never written.

    Attributes:
        file: a key file (PKCS#12), relative to the office; empty = a token.
        driver: trình điều khiển of the token (PKCS#11: .dll, .so).
        token: nhãn of the token; empty = the only one that is plugged in.
        label: nhãn of the certificate on it; empty = the only one.
    """

    file: str = ""
    driver: str = ""
    token: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sealing:
    """Ký số của cơ quan.

    Attributes:
        key: the office's key; None = it has none here.
        certificates: số sê-ri of its certificates, in hexadecimal: by them its signature is known.
        seal: hình ảnh dấu (PNG, red, nền trong suốt), relative to the office; empty = none is shown.
        seal_width: chiều rộng thực tế of the seal, in millimetres.
        level: mức chữ ký.
        tsa: address of the time-stamp authority (RFC 3161).
        roots: a folder with the certificates of trusted authorities (.cer, .crt, .pem) and their lists of revoked ones
            (.crl), relative to the office.
        online: whether authorities are asked over the network when signatures are verified.
        must_be_checked: whether a signature whose revocation was not checked is refused.
    """

    key: KeyPlace | None = None
    certificates: tuple[str, ...] = ()
    seal: str = ""
    seal_width: int = 36
    level: SigningLevel = "b-b"
    tsa: str = ""
    roots: str = "chung-thu-goc"
    online: bool = False
    must_be_checked: bool = False


@dataclass(frozen=True, slots=True)
class Archive:
    """Lưu trữ của cơ quan.

    Attributes:
        folder: where signed copies are kept, relative to the office.
        second: a second place, for `congvan archive backup`; empty = it is named in the command.
        case_files: danh mục hồ sơ, relative to the office.
        hand_over_days: ngày from the end of a file's work until it is due at the archive (Điều 30.2: one year).
        warn_days: ngày before that from which it is warned.
        fonds: mã phông, for packages that are handed over.
    """

    folder: str = "luu-tru"
    second: str = ""
    case_files: str = "danh-muc-ho-so.yaml"
    hand_over_days: int = 365
    warn_days: int = 60
    fonds: str = ""
