"""Tệp SQLite: makes the register's file whole or not at all, and looks before it is used whether it is one.

Rollback journal, synchronous EXTRA (sqlite.org/pragma.html): after a power cut a change is there whole or not at all.
The file is never read or copied but through SQLite: another open() and close() in this process would drop its locks
(sqlite.org/howtocorrupt.html, 2.2).
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from congvan.durable import make_folders, place_new, sync_folder, write_new
from congvan.errors import CannotWrite, CongvanError
from congvan.language import _
from congvan.register.connecting import sqlite_engine, told_well
from congvan.register.errors import RegisterExists, RegisterRefused
from congvan.register.file_check import APPLICATION
from congvan.register.place import Place

__all__ = ["make_file", "must_lock"]

_REFUSED = 7
_PROBE = """
import sqlite3, sys
link = sqlite3.connect(sys.argv[1], uri=True, timeout=0, isolation_level=None)
try:
    link.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    sys.exit(7 if error.sqlite_errorcode & 255 in (5, 6) else 8)
"""


def make_file(path: Path, place: Place, fill: Callable[[Connection], None]) -> None:
    """Make a register's file under another name, fill it, and give it its place when it has reached the disk.

    Args:
        path: its place, where nothing may stand.
        place: whose bits it has.
        fill: writes its tables.

    Raises:
        RegisterExists: something stands there.
        CannotWrite: the disk refuses.
    """
    if os.path.lexists(path):
        raise RegisterExists(place.shown)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        make_folders(path.parent, place.access, durable=True)
        write_new(str(fresh), b"", access=place.access)
        _fill(fresh, place, fill)
        place_new(str(fresh), str(path))
        sync_folder(path.parent)
        _sweep(path)
    except (OSError, CongvanError) as error:
        if os.path.lexists(path):  # another run was quicker, and has swept this one's away
            raise RegisterExists(place.shown) from error
        if isinstance(error, OSError):
            raise CannotWrite(error.filename or place.shown, error.strerror or str(error)) from error
        raise
    finally:
        for left in (fresh, fresh.with_name(f"{fresh.name}-journal")):
            left.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Remove what runs that were killed while they made this file have left."""
    for left in path.parent.glob(f".{path.name}.*.new*"):
        if not left.name.startswith(f".{path.name}.{os.getpid()}."):
            left.unlink(missing_ok=True)


def _fill(fresh: Path, place: Place, fill: Callable[[Connection], None]) -> None:
    with told_well(place):
        engine = sqlite_engine(fresh)
        with engine.connect() as connection, connection.execution_options(congvan_writing=True).begin():
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
            fill(connection)
        engine.dispose()


def must_lock(connection: Connection, path: Path, place: Place) -> None:
    """Refuse a folder whose locks do not hold: another process must be refused while this one writes.

    Args:
        connection: in a writing transaction.
        path: the file.
        place: what messages call it.

    Raises:
        RegisterRefused: another process got the lock too.
    """
    if not connection.in_transaction() or not sys.executable:
        return
    address = path.resolve().as_uri() + "?mode=rw"
    done = subprocess.run(  # noqa: S603 - this very Python
        [sys.executable, "-I", "-S", "-c", _PROBE, address],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode == 0:
        raise RegisterRefused(
            _(
                "%(place)s: locks do not hold in this folder, so that two clerks could get one number. Keep the "
                "register on a local disk, or in PostgreSQL.",
                place=place.shown,
            )
        )
