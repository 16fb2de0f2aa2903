"""Chỉ mục: opens, fills and renews the index of the archive."""

import glob
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from congvan.archive.finding.asking import Query
from congvan.archive.finding.database import connected, make, told
from congvan.archive.finding.entering import Record, enter, take_out
from congvan.archive.finding.errors import IndexDamaged, Spoilt
from congvan.archive.finding.searching import Page, search
from congvan.durable import OWNER, Access, sync_folder
from congvan.errors import CannotWrite
from congvan.language import _

__all__ = ["Index", "rebuild"]

_MOST = 2**31
_NEW = ".new"


class Index:
    """Chỉ mục tra cứu of an archive, open; a context manager.

    One process may write while others read. A reader sees what was written last as a whole.
    """

    def __init__(self, path: Path, link: sqlite3.Connection) -> None:
        """Take an open file; see `open`."""
        self._path = path
        self._link = link

    @classmethod
    def open(cls, path: Path, *, create: bool = False, access: Access = OWNER) -> Self:
        """Open an index.

        Args:
            path: the file.
            create: whether an empty one is made if there is none.
            access: who may read a new one.

        Raises:
            IndexDamaged: there is none, or it is damaged, another program's or of another version.
            IndexInUse: another program holds it.
            CannotRead: it cannot be opened.
            CannotWrite: it cannot be made.
            NoFullText: the SQLite of this Python has no FTS5.
        """
        if create and not os.path.lexists(path):
            rebuild(path, (), access=access)
        return cls(path, connected(path))

    def __enter__(self) -> Self:
        """Return the index."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._link.close()

    def add(self, records: Iterable[Record]) -> int:
        """Put letters in: all, or none if anything goes wrong. A letter of the same path is replaced.

        Args:
            records: letters, their paths said, each with its text.

        Returns:
            How many were put in.

        Raises:
            CongvanError: the index is damaged, in use, or cannot be written.
        """
        with self._transaction("BEGIN IMMEDIATE"):
            return enter(self._link, records)

    def remove(self, paths: Iterable[str]) -> int:
        """Take letters out: all, or none if anything goes wrong.

        Returns:
            How many of them were in.

        Raises:
            CongvanError: the index is damaged, in use, or cannot be written.
        """
        with self._transaction("BEGIN IMMEDIATE"):
            return take_out(self._link, dict.fromkeys(paths))

    def paths(self) -> frozenset[str]:
        """Return the paths of the letters that are in.

        Raises:
            CongvanError: the index is damaged or in use.
        """
        with self._transaction("BEGIN"):
            return frozenset(str(path) for (path,) in self._link.execute("SELECT path FROM letters"))

    def find(self, query: Query, *, limit: int = 50, offset: int = 0) -> Page:
        """Return a page of the letters that are asked for.

        Args:
            query: what is asked; an empty one asks for every letter.
            limit: how many letters a page has, from 1.
            offset: how many come before it.

        Raises:
            CongvanError: the index is damaged or in use.
        """
        with self._transaction("BEGIN"):
            return search(self._link, query, min(max(limit, 1), _MOST), min(max(offset, 0), _MOST))

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with told(self._path):
            self._link.execute(begin)
            try:
                yield
            except Spoilt as error:
                self._back()
                raise IndexDamaged(self._path, _("the search index is damaged")) from error
            except BaseException:
                self._back()
                raise
            try:
                self._link.execute("COMMIT")
            except BaseException:
                self._back()
                raise

    def _back(self) -> None:
        with suppress(sqlite3.Error):  # SQLite has gone back by itself
            self._link.execute("ROLLBACK")


def rebuild(path: Path, records: Iterable[Record], *, access: Access = OWNER) -> int:
    """Make the index anew, whatever stands there now: beside it, and into its place when it is whole.

    No other run may write into the archive meanwhile; readers go on with the old one.

    Args:
        path: the file.
        records: every kept letter, its path said, each with its text.
        access: who may read the file.

    Returns:
        How many letters are in it.

    Raises:
        CannotWrite: the disk refuses.
        NoFullText: the SQLite of this Python has no FTS5.
    """
    try:
        for left in path.parent.glob(f"{glob.escape(path.name)}.*{_NEW}"):  # of a run that was broken off
            left.unlink(missing_ok=True)
        handle, name = tempfile.mkstemp(prefix=path.name + ".", suffix=_NEW, dir=path.parent)
        os.close(handle)
        new = Path(name)
        try:
            count = _fill(new, path, records)
            _place(new, path, access)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotWrite(error.filename or path, error.strerror or str(error)) from error
    return count


def _fill(new: Path, path: Path, records: Iterable[Record]) -> int:
    with told(path), closing(make(new)) as link:
        link.execute("BEGIN")
        count = enter(link, records)
        link.execute("INSERT INTO words(words) VALUES('optimize')")
        link.execute("COMMIT")
        link.execute("PRAGMA journal_mode = DELETE")
    return count


def _place(new: Path, path: Path, access: Access) -> None:
    with new.open("rb+") as file:
        os.fsync(file.fileno())
        if access.file != OWNER.file and hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), access.file)
    for tail in ("-journal", "-wal", "-shm"):  # what a crash left of the old one is not for the new one
        path.with_name(path.name + tail).unlink(missing_ok=True)
    new.replace(path)
    sync_folder(path.parent)
