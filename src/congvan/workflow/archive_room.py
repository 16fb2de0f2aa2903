"""Kho lưu trữ của cơ quan: where it is, and what the register wrote down of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from congvan.letter import Event
from congvan.register import Register
from congvan.workflow.registry import Desk, OfficeRegister, find_register

__all__ = ["ARCHIVED", "ArchiveRoom", "archived_in", "proof_of_kept", "room_of"]

ARCHIVED = "archive"
"""How the ledger calls what the archive took in: «archive signed»."""
_INDEX = "so-van-ban/tim-kiem.sqlite"


@dataclass(frozen=True, slots=True)
class ArchiveRoom:
    """Kho lưu trữ của một cơ quan.

    Attributes:
        register: the office's.
        folder: where signed copies are kept.
        index: what is searched; it can be made again from the archive.
        base: the folder that paths in messages are relative to.
    """

    register: OfficeRegister
    folder: Path
    index: Path
    base: Path


def room_of(desk: Desk) -> ArchiveRoom:
    """Return the archive of the office at whose desk somebody sits.

    Raises:
        CannotRead: there is no congvan.yaml.
        Refused: what is wrong in it.
    """
    register = find_register(desk)
    root = register.root
    return ArchiveRoom(register, root / register.office.archive.folder, root / _INDEX, desk.base)


def proof_of_kept(sha256: str, path: str) -> str:
    """Return what the ledger keeps of a file that the archive took in."""
    return f"{sha256} {path}"


def archived_in(book: Register) -> dict[str, str]:
    """Return what the register wrote down of the archive: SHA-256 by path."""
    return dict(_paths(book.told("archived", ARCHIVED)))


def _paths(events: Sequence[Event]) -> list[tuple[str, str]]:
    parted = (one.proof.partition(" ") for one in events)
    return [(path, sha256) for sha256, _space, path in parted if path]
