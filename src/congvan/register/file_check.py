"""Xem tệp sổ: looks whether a file is a register before it is used; loads nothing that is slow to load."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from congvan.errors import CannotWrite
from congvan.language import _
from congvan.register.errors import NoRegister, RegisterDamaged
from congvan.register.place import Place
from congvan.register.translating import PATIENCE, translated

__all__ = ["APPLICATION", "bare", "look_at_file"]

APPLICATION = 0x43565342
"""«CVSB»: what SQLite keeps in the head of the file, so that it is not taken for another program's."""


@contextmanager
def bare(path: Path, place: Place) -> Iterator[sqlite3.Connection]:
    """Open a register's file for reading, through SQLite alone.

    Raises:
        CongvanError: SQLite refuses, or finds it damaged.
    """
    try:
        # not read-only: what a crash left unfinished must be rolled back first
        address = path.resolve().as_uri() + "?mode=rw"
        with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)) as link:
            yield link
    except sqlite3.Error as error:
        raise translated(error, place) from error
    except OSError as error:
        raise CannotWrite(error.filename or place.shown, error.strerror or str(error)) from error


def look_at_file(path: Path, place: Place) -> None:
    """Refuse what is no register before anything is done with it.

    Raises:
        NoRegister: there is no file.
        RegisterDamaged: it is empty, no database, another program's, or kept in a way that shared folders break.
    """
    if not path.exists():
        raise NoRegister(place.shown)
    if not path.is_file():
        raise RegisterDamaged(place.shown, _("this is a folder"))
    if path.stat().st_size == 0:
        raise RegisterDamaged(place.shown, _("the file is empty"))
    with bare(path, place) as link:
        application = link.execute("PRAGMA application_id").fetchone()[0]
        journal = link.execute("PRAGMA journal_mode").fetchone()[0]
    if application != APPLICATION:
        raise RegisterDamaged(place.shown, _("this is another program's database"))
    if journal.lower() != "delete":
        raise RegisterDamaged(
            place.shown, _("another program has changed how the file is kept (journal mode «%(mode)s»)", mode=journal)
        )
