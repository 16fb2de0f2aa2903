"""Tra cứu từ chối: why nothing can be found or entered, each with what to do."""

import sqlite3

from congvan.errors import CannotRead, CannotWrite, CongvanError, Occupied
from congvan.language import _

__all__ = ["PATIENCE", "IndexDamaged", "IndexInUse", "NoFullText", "Spoilt", "translated"]

PATIENCE = 30
"""Seconds to wait for another program."""
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class IndexDamaged(CongvanError):  # noqa: N818 - says what is so
    """The search index is missing, damaged, of another version, or no index; the letters themselves are not touched."""

    def __init__(self, path: object, what: str) -> None:
        """Say where and what was found."""
        super().__init__(
            _(
                "%(path)s: %(what)s. No letter is lost by that: make it anew with congvan archive index",
                path=path,
                what=what,
            )
        )


class IndexInUse(Occupied):
    """Another program holds the search index."""

    def __init__(self, path: object) -> None:
        """Say which."""
        super().__init__(
            _(
                "%(path)s is in use by another program, for longer than %(seconds)d seconds. Run the command again in "
                "a while.",
                path=path,
                seconds=PATIENCE,
            )
        )


class Spoilt(Exception):  # noqa: N818 - says what is so
    """A row of the index is not as it was written; told as `IndexDamaged` at the door."""


class NoFullText(CongvanError):  # noqa: N818
    """The SQLite of this Python cannot search texts."""

    def __init__(self) -> None:
        """Say which SQLite."""
        super().__init__(
            _(
                "The SQLite of this Python (%(version)s) was made without full-text search (FTS5). Use the Python "
                "from python.org or of the system.",
                version=sqlite3.sqlite_version,
            )
        )


def translated(error: sqlite3.Error, path: object) -> CongvanError:
    """Return what SQLite said, in the clerk's words.

    Args:
        error: what it said.
        path: the index.
    """
    # an error of Python's own (the file holds no text where text should be) has no code
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    reasons = {
        sqlite3.SQLITE_FULL: _("the disk is full"),
        sqlite3.SQLITE_READONLY: _("it may only be read"),
        sqlite3.SQLITE_IOERR: _("the disk refuses"),
    }
    if code in _BUSY:
        return IndexInUse(path)
    if code in reasons:
        return CannotWrite(path, reasons[code])
    if code == sqlite3.SQLITE_CANTOPEN:
        return CannotRead(path, _("it cannot be opened; look at the rights of the file and its folder"))
    if code in _DAMAGED:
        return IndexDamaged(path, _("this is no search index, or it is damaged"))
    if "no such module" in str(error):
        return NoFullText()
    return IndexDamaged(path, _("the search index cannot be used (%(why)s)", why=error))
