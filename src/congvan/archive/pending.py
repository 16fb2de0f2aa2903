"""Việc dở dang: what a run puts into the archive, whole or not at all.

Everything is first written into a folder aside (`.congvan/pending-new`), as a tree like the archive's own. When it has
reached the disk, the folder is given its name `.congvan/pending`: from then on the run is done, and what is left is to
give each file its place. Whoever opens the archive for writing finishes what is left; doing it twice does no harm.
Without the name, it is thrown away.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from congvan.archive.bag import OWN_FILES
from congvan.archive.errors import ArchiveDamaged, ArchiveInUse, cannot_write
from congvan.durable import OWNER, Access, make_folders, sync_folder, write_new
from congvan.language import _

__all__ = ["OWN", "PENDING", "Pending", "reading", "writing"]

OWN = ".congvan"
"""What congvan keeps for itself inside the archive; no bag."""
PENDING = f"{OWN}/pending"
_FRESH = f"{OWN}/pending-new"
_LOCK = f"{OWN}/lock"
_WAIT = 30.0


class Pending:
    """What one run puts into an archive that it holds; `writing` gives it."""

    def __init__(self, archive: Path, access: Access) -> None:
        """Finish what a broken-off run left; use `writing`.

        Args:
            archive: the folder.
            access: who may read what is made in it.
        """
        self._archive = archive
        self._access = access
        self._fresh = archive / _FRESH
        self._folders: set[Path] = set()
        self._finish()
        self.discard()

    def discard(self) -> None:
        """Throw away what was not committed."""
        self._folders.clear()
        if self._fresh.exists():
            shutil.rmtree(self._fresh)

    def add(self, path: str, data: bytes) -> None:
        """Write a file aside.

        Args:
            path: where it will be, relative to the archive.
            data: its bytes.
        """
        target = self._fresh / path
        if target.parent not in self._folders:
            make_folders(target.parent, self._access)
            self._folders.add(target.parent)
        write_new(str(target), data, durable=True, access=self._access)

    def commit(self) -> None:
        """Give every file its place.

        Raises:
            ArchiveDamaged: another file stands in a place.
            OSError: the disk refuses; what is left is done by whoever opens the archive next.
        """
        if not self._folders:
            return
        for folder, _folders, _files in os.walk(self._fresh):
            sync_folder(Path(folder))
        self._fresh.rename(self._archive / PENDING)
        sync_folder(self._archive / OWN)
        self._folders.clear()
        self._finish()

    def _finish(self) -> None:
        root = self._archive / PENDING
        if not root.is_dir():
            return
        paths = sorted(one.relative_to(root) for one in root.rglob("*") if one.is_file())
        own = [path for path in paths if path.name in OWN_FILES and len(path.parts) == 2]  # noqa: PLR2004 - bag, file
        kept = [path for path in paths if path not in set(own)]
        for path in kept:
            self._place(root / path, self._archive / path)
        for folder in sorted({(self._archive / path).parent for path in kept}):
            sync_folder(folder)
        # the bag's own files last, and of them the one that vouches for the others
        for path in sorted(own, key=lambda one: (one.parts[0], OWN_FILES.index(one.name))):
            make_folders((self._archive / path).parent, self._access, durable=True)
            (root / path).replace(self._archive / path)
        for bag in sorted({path.parts[0] for path in paths}):
            sync_folder(self._archive / bag)
        shutil.rmtree(root)
        sync_folder(root.parent)

    def _place(self, source: Path, target: Path) -> None:
        """Give a file its place; the one aside stays until all is done."""
        make_folders(target.parent, self._access, durable=True)
        try:
            os.link(source, target)
        except FileExistsError:
            if not _same(source, target):
                raise ArchiveDamaged(target, _("another file stands where a letter is to be kept")) from None
        except OSError:  # a disk without links (FAT, some network folders)
            if os.path.lexists(target):
                if not _same(source, target):
                    raise ArchiveDamaged(target, _("another file stands where a letter is to be kept")) from None
                return
            source.rename(target)


def _same(one: Path, other: Path) -> bool:
    if other.is_symlink() or not other.is_file():
        return False
    return one.samefile(other) or one.read_bytes() == other.read_bytes()


@contextmanager
def writing(archive: Path, access: Access, wait: float = _WAIT) -> Iterator[Pending]:
    """Hold the archive for writing: one run at a time.

    Args:
        archive: the folder; made if it is not there.
        access: who may read what is made in it.
        wait: seconds that another run is waited for.

    Raises:
        ArchiveInUse: another run holds it.
        CannotWrite: the disk refuses.
    """
    try:
        make_folders(archive / OWN, access, durable=True)
        with FileLock(archive / _LOCK, timeout=wait, mode=access.file):
            pending = Pending(archive, access)
            try:
                yield pending
            except BaseException:
                shutil.rmtree(archive / _FRESH, ignore_errors=True)
                raise
    except Timeout as error:
        raise ArchiveInUse(archive) from error
    except OSError as error:
        raise cannot_write(error, archive) from error


@contextmanager
def reading(archive: Path, wait: float = _WAIT) -> Iterator[None]:
    """Hold the archive while it is looked at, so that no run changes it under one's eyes.

    An archive that cannot be written, or that has nothing of congvan's own in it (a copy), is looked at as it is.

    Raises:
        ArchiveInUse: another run holds it.
    """
    held = None
    with suppress(OSError):
        mode = (archive / _LOCK).stat().st_mode & 0o777 | OWNER.file  # an older filelock would change it
        lock = FileLock(archive / _LOCK, timeout=wait, mode=mode)
        try:
            held = lock.acquire()
        except Timeout as error:  # an OSError, too
            raise ArchiveInUse(archive) from error
    try:
        yield
    finally:
        if held is not None:
            held.lock.release()
