"""Ghi gói: the files of a package into a ZIP or a folder that is there whole or not at all.

A ZIP holds its files unpacked, by name, all with the same time: so the same input gives the same bytes on any computer
(packed bytes differ from one zlib to the next), and a reader may check a PDF without unpacking it.
"""

import hashlib
import os
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from congvan.archive.handing.members import PIECE, Member
from congvan.durable import OWNER, Access, make_folders, place_new, remove_aside, sync_folder
from congvan.errors import CannotWrite, Occupied
from congvan.language import _

__all__ = ["write_folder", "write_zip"]

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_FILE = 0o100644 << 16


def write_zip(path: Path, folder: str, members: Iterable[Member], access: Access = OWNER) -> str:
    """Write a ZIP with one folder in it, durably, and return its SHA-256.

    Args:
        path: the ZIP, which must not be there yet.
        folder: the folder's name.
        members: its files.
        access: who may read it.

    Raises:
        Occupied: something stands at the path.
        CannotRead: a file is gone or has changed since it was measured.
        CannotWrite: the disk refuses.
    """
    _must_be_free(path)
    part = path.with_name(f".{path.name}.part")
    _make_parent(path, access)
    try:
        part.unlink(missing_ok=True)
        with _new(part, access) as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED, strict_timestamps=True) as archive:
                for member in sorted(members, key=lambda one: one.path):
                    _add(archive, f"{folder}/{member.path}", member)
            stream.flush()
            os.fsync(stream.fileno())
            digest = _sum_of(stream)
        place_new(str(part), str(path))
        sync_folder(path.parent)
    except FileExistsError as error:
        raise _occupied(path) from error
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error
    finally:
        _forget(part)
    return digest


def write_folder(path: Path, members: Sequence[Member], access: Access = OWNER) -> None:
    """Write a folder, durably.

    Args:
        path: the folder, which must not be there yet.
        members: its files.
        access: who may read it.

    Raises:
        Occupied: something stands at the path.
        CannotRead: a file is gone or has changed since it was measured.
        CannotWrite: the disk refuses.
    """
    _must_be_free(path)
    part = path.with_name(f".{path.name}.part")
    _make_parent(path, access)
    remove_aside(part)
    try:
        for member in members:
            target = part / member.path
            make_folders(target.parent, access, durable=True)
            with _new(target, access) as stream:
                for piece in member.pieces():
                    stream.write(piece)
                stream.flush()
                os.fsync(stream.fileno())
            sync_folder(target.parent)
        if os.path.lexists(path):
            raise _occupied(path)
        part.rename(path)
        sync_folder(path.parent)
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error
    finally:
        remove_aside(part)


def _new(path: Path, access: Access) -> BinaryIO:
    """Open a file that must not exist yet, to write and read it, with its bits."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OWNER.file)
    if access.file != OWNER.file and hasattr(os, "fchmod"):
        os.fchmod(handle, access.file)
    return os.fdopen(handle, "w+b")


def _sum_of(stream: BinaryIO) -> str:
    stream.seek(0)
    digest = hashlib.sha256()
    while piece := stream.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _add(archive: zipfile.ZipFile, name: str, member: Member) -> None:
    info = zipfile.ZipInfo(name, _NO_TIME)
    info.create_system = _UNIX
    info.external_attr = _FILE
    info.file_size = member.size
    with archive.open(info, "w") as target:
        for piece in member.pieces():
            target.write(piece)


def _must_be_free(path: Path) -> None:
    if os.path.lexists(path):
        raise _occupied(path)


def _make_parent(path: Path, access: Access) -> None:
    try:
        make_folders(path.parent, access, durable=True)
    except OSError as error:
        raise CannotWrite(path.parent, error.strerror or str(error)) from error


def _occupied(path: Path) -> Occupied:
    return Occupied(_("%(path)s is there already. Name another place, or move it away.", path=path))


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:  # what was wanted is done, or its error is told
        return
