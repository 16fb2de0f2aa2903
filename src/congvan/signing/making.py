"""Ký số (PAdES): signatures in a PDF, each an addition at its end; what was there before is never touched."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from congvan.errors import CongvanError
from congvan.language import _
from congvan.signing.errors import NoSigning, NotSigned
from congvan.signing.keys import Key
from congvan.signing.values import Box, Level, SignField, Signing

__all__ = ["Maker"]

_VIETNAM = timezone(timedelta(hours=7))
_STAMPED: tuple[Level, ...] = ("b-t", "b-lt", "b-lta")
_PROVED: tuple[Level, ...] = ("b-lt", "b-lta")


class Maker:
    """Người ký số: signs file after file with one opened key.

    It is for one thread. Levels above B-B ask a time-stamp authority, and B-LT and B-LTA the certificate authorities
    besides, so these need the network.
    """

    def __init__(self, key: Key, level: Level = "b-b", authority: str = "", roots: Sequence[Any] = ()) -> None:
        """Prepare it.

        Args:
            key: the opened key.
            level: how much goes with the signature.
            authority: address of the time-stamp authority (RFC 3161), for all levels but B-B.
            roots: certificates that are trusted (asn1crypto), for B-LT and B-LTA.

        Raises:
            NoSigning: the extra is not installed.
            NotSigned: the level needs a time-stamp authority, or roots, and there are none.
        """
        try:
            from congvan.signing.hanko import stamper_of  # noqa: PLC0415 - with the extra, and slow
        except ImportError as error:
            raise NoSigning from error
        if level in _STAMPED and not authority:
            raise NotSigned(
                _("Level %(level)s needs a time-stamp authority: write its address after «tsa».", level=level)
            )
        if level in _PROVED and not roots:
            raise NotSigned(
                _(
                    "Level %(level)s needs the certificates of the authorities: put them into the folder that «roots» "
                    "names.",
                    level=level,
                )
            )
        self._key, self._level, self._roots = key, level, tuple(roots)
        self._stamper = stamper_of(authority) if level in _STAMPED else None
        self._shown = authority
        # signatures by one RSA key are all of one length; a time stamp or another kind of key makes them differ
        self._even = self._stamper is None and key.signer.signing_cert.public_key.algorithm == "rsa"
        self._reserved: int | None = None

    def sign(self, pdf: bytes, signing: Signing, fields: Sequence[SignField] = ()) -> bytes:
        """Sign a PDF.

        Args:
            pdf: the file; what is returned begins with its bytes.
            signing: where, when and with which picture.
            fields: every place that is still to be signed, this one and later ones: they are made, empty, before the
                first signature, so that no later one has to add any.

        Raises:
            NotSigned: the file cannot be signed, or the time-stamp authority does not answer.
        """
        from congvan.signing import hanko  # noqa: PLC0415

        at = signing.at.astimezone(_VIETNAM)
        try:
            writer = hanko.writer_of(with_line_end(pdf))
            for one in (*fields, signing.spot):
                hanko.add_field(writer, one.name, _shown(signing, one))
            how = (self._key.signer, self._level, self._stamper, self._roots, self._reserved)
            out = hanko.sign(writer, signing, at, *how)
            if self._even and self._reserved is None:
                self._reserved = hanko.digits_of_last(out)
        except CongvanError:
            raise
        except hanko.STAMP_ERRORS as error:
            said = " ".join(str(error).split())
            raise NotSigned(
                _(
                    "The time-stamp authority %(address)s did not answer as it should: %(words)s. Is the network up? "
                    "Nothing of this letter was signed.",
                    address=self._shown,
                    words=said[:200],
                )
            ) from error
        except hanko.FILE_ERRORS as error:
            said = " ".join(str(error).split()) or type(error).__name__
            raise NotSigned(_("This PDF cannot be signed: %(words)s.", words=said[:200].rstrip("."))) from error
        if not out.startswith(pdf):
            raise NotSigned(_("This PDF cannot be signed: its bytes would change."))
        return out


def with_line_end(pdf: bytes) -> bytes:
    """Return a PDF whose last line is ended: «%%EOF47 0 obj» is no line of PDF/A (ISO 19005-2, 6.1.9)."""
    return pdf if pdf.endswith((b"\n", b"\r")) else pdf + b"\n"


def _shown(signing: Signing, one: SignField) -> Box | None:
    """Return where a field is shown: nowhere, if it has no picture, for then readers would write into it."""
    if one.name == signing.spot.name:
        return signing.spot.box if signing.picture else None
    return one.box


def moment(at: datetime) -> str:
    """Return thời gian ký in ISO 8601, in the time of Vietnam: «2026-02-05T09:30:00+07:00» (Phụ lục I, II.8.b)."""
    return at.astimezone(_VIETNAM).isoformat(timespec="seconds")
