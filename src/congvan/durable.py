"""Ghi bền: what is written here is still there after a crash or a power cut, and nobody else may read it.

The order that makes it so: bytes into a new file, fsync; the file into its place by a name that was free, fsync of the
folder. (SQLite and restic do it so; on Windows a folder cannot be synced, and the file's name is safe with its bytes.)
"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "GROUP",
    "OWNER",
    "Access",
    "access_of",
    "folder_aside",
    "make_aside",
    "make_folders",
    "place_new",
    "remove_aside",
    "sync_folder",
    "write_new",
]


@dataclass(frozen=True, slots=True)
class Access:
    """Quyền đọc: the bits of files and folders that are made; no umask makes them wider or narrower."""

    file: int = 0o600
    folder: int = 0o700


OWNER = Access()
GROUP = Access(0o660, 0o770)


def access_of(word: str) -> Access:
    """Return the bits for what the office says under `permissions`."""
    return GROUP if word == "group" else OWNER


def write_new(path: str, data: bytes, *, durable: bool = False, access: Access = OWNER) -> None:
    """Write a file that must not exist yet.

    Args:
        path: the file.
        data: its bytes.
        durable: whether they must have reached the disk.
        access: who may read it.

    Raises:
        OSError: it exists, or the disk refuses.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OWNER.file)
    try:
        done = os.write(handle, data)
        while done < len(data):
            done += os.write(handle, data[done:])
        if access.file != OWNER.file and hasattr(os, "fchmod"):
            os.fchmod(handle, access.file)
        if durable:
            os.fsync(handle)
    finally:
        os.close(handle)


def make_folders(path: Path, access: Access = OWNER, *, durable: bool = False) -> None:
    """Make a folder and those above it that are missing, each with the same bits.

    Args:
        path: the folder.
        access: who may enter it.
        durable: whether the names must have reached the disk.

    Raises:
        OSError: the disk refuses, or a file stands there.
    """
    for one in reversed(list(_missing(path))):
        try:
            one.mkdir(mode=OWNER.folder)
        except FileExistsError:  # somebody else was quicker
            if not one.is_dir():
                raise
            continue
        if access.folder != OWNER.folder and hasattr(os, "fchmod"):
            one.chmod(access.folder)
        if durable:
            sync_folder(one.parent)
    if not path.is_dir():
        path.mkdir()  # a file stands there: let the system say so


def _missing(path: Path) -> Iterable[Path]:
    while not os.path.lexists(path):
        yield path
        path = path.parent


@contextmanager
def folder_aside(prefix: str = "congvan-") -> Iterator[Path]:
    """Give a folder of the system's temporary files that is gone afterwards.

    A disk that does not let it go is no reason to stop: what was wanted is done. (`tempfile`'s own folder tries again
    and again when it is refused the right to remove a file, to the end of Python's stack.)
    """
    path = make_aside(prefix)
    try:
        yield path
    finally:
        remove_aside(path)


def make_aside(prefix: str = "congvan-") -> Path:
    """Make a folder of the system's temporary files."""
    return Path(tempfile.mkdtemp(prefix=prefix))


def remove_aside(path: Path) -> None:
    """Remove a folder of temporary files, as far as the disk lets it go."""
    shutil.rmtree(path, ignore_errors=True)


def sync_folder(path: Path) -> None:
    """Wait until the names in a folder have reached the disk.

    Raises:
        OSError: the disk refuses.
    """
    if os.name == "nt":  # pragma: no cover - no such call there
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def place_new(source: str, target: str) -> None:
    """Give a file its place, unless something stands there.

    Raises:
        FileExistsError: something stands there.
        OSError: the disk refuses.
    """
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a disk without links (FAT, some network folders)
        if os.path.lexists(target):
            raise
        os.rename(source, target)  # noqa: PTH104 - called for each of ten thousand letters
    else:
        os.unlink(source)  # noqa: PTH108
