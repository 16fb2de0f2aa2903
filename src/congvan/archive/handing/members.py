"""Tệp của gói: each file of a package with its path, size and SHA-256."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from congvan.archive.handing.letters import letter_name
from congvan.archive.handing.values import HandedLetter
from congvan.errors import CannotRead, Finding, Where
from congvan.language import _

__all__ = ["PIECE", "Member", "made", "measured"]

PIECE = 1 << 20
"""Bytes that are held at once."""


@dataclass(frozen=True, slots=True)
class Member:
    """Tệp: one file of a package.

    Attributes:
        path: in the package's folder, with forward slashes.
        source: its bytes, or where they lie.
        sha256: in hexadecimal.
        size: bytes.
    """

    path: str
    source: bytes | Path = field(repr=False)
    sha256: str
    size: int

    def pieces(self) -> Iterator[bytes]:
        """Give its bytes, piece by piece.

        Raises:
            CannotRead: the file is gone, or is no longer the one that was measured.
        """
        digest = hashlib.sha256()
        with _opened(self.source) as stream:
            while piece := _read(stream, self.source):
                digest.update(piece)
                yield piece
        if digest.hexdigest() != self.sha256:
            raise CannotRead(self.source if isinstance(self.source, Path) else self.path, _("it changed meanwhile"))


def made(path: str, data: bytes) -> Member:
    """Return a file that was made in memory."""
    return Member(path, data, hashlib.sha256(data).hexdigest(), len(data))


def measured(path: str, letter: HandedLetter) -> tuple[Member, list[Finding]]:
    """Return the file of a kept letter, read once, and what is wrong with it.

    Args:
        path: what it is called in the package.
        letter: the letter.

    Raises:
        CannotRead: its file cannot be read.
    """
    digest, size, head = hashlib.sha256(), 0, b""
    with _opened(letter.file) as stream:
        while piece := _read(stream, letter.file):
            head = head or piece[:1024]
            digest.update(piece)
            size += len(piece)
    member = Member(path, letter.file, digest.hexdigest(), size)
    findings = []
    where = Where(letter_name(letter.kept))
    if letter.kept.sha256 and letter.kept.sha256.lower() != member.sha256:
        said = _(
            "The file is not the one that was kept: SHA-256 %(found)s, kept %(kept)s.",
            found=member.sha256,
            kept=letter.kept.sha256,
        )
        fix = _("Run «congvan archive verify» and take the file from the backup.")
        findings.append(Finding("GN005", where, said, fix))
    elif b"%PDF-" not in head:
        findings.append(Finding("GN005", where, _("The file is no PDF."), _("Hand over the kept PDF.")))
    return member, findings


@contextmanager
def _opened(source: bytes | Path) -> Iterator[BinaryIO]:
    if isinstance(source, bytes):
        yield BytesIO(source)
        return
    try:
        stream = source.open("rb")
    except OSError as error:
        raise CannotRead(source, error.strerror or str(error)) from error
    with stream:
        yield stream


def _read(stream: BinaryIO, source: bytes | Path) -> bytes:
    try:
        return stream.read(PIECE)
    except OSError as error:
        raise CannotRead(source, error.strerror or str(error)) from error
