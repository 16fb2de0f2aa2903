"""Bản đã ký: which signed copy of a letter the ledger knows, so that it is what is sent."""

from collections.abc import Sequence
from dataclasses import replace

from congvan.letter import Event, LetterFile, UnitLetter

__all__ = ["OFFICE", "SIGNED_CHANNEL", "SIGNER", "proof_of", "signed_by", "signed_copy", "with_signed_copy"]

SIGNED_CHANNEL = "signature"
"""How the ledger calls what was signed: «signature signer office»."""
SIGNER, OFFICE = "signer", "office"


def proof_of(sha256: str, size: int, path: str) -> str:
    """Return what the ledger keeps of a signed copy."""
    return f"{sha256} {size} {path}"


def _last(events: Sequence[Event]) -> Event | None:
    signed = (one for one in reversed(events) if one.status == "signed" and one.channel.startswith(SIGNED_CHANNEL))
    return next(signed, None)


def signed_by(events: Sequence[Event]) -> tuple[str, ...]:
    """Return who has signed a letter, as the ledger knows: «signer», «office»."""
    last = _last(events)
    return tuple(last.channel.split()[1:]) if last else ()


def signed_copy(events: Sequence[Event]) -> LetterFile | None:
    """Return the newest signed copy of a letter; None if the ledger knows of none."""
    last = _last(events)
    parts = last.proof.split(" ", 2) if last else []
    if len(parts) != len(("sha256", "size", "path")) or not parts[1].isdigit():
        return None
    return LetterFile("pdf", parts[2], parts[0], int(parts[1]))


def with_signed_copy(letter: UnitLetter, events: Sequence[Event]) -> UnitLetter:
    """Return a letter whose PDF is its signed copy, once everybody has signed; else as it is."""
    copy = signed_copy(events)
    if copy is None or OFFICE not in signed_by(events):
        return letter
    return replace(letter, files=tuple(copy if one.format == "pdf" else one for one in letter.files))
