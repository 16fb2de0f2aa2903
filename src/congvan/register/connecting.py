"""Kết nối: the one place where SQLite and PostgreSQL differ in how they are reached, and in how they say no."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from congvan.errors import CannotRead, CannotWrite
from congvan.language import _
from congvan.register.errors import RegisterDamaged, RegisterInUse, RegisterRefused
from congvan.register.place import Place

__all__ = ["PATIENCE", "SCHEMA", "engine_of", "sqlite_engine", "told_well"]

PATIENCE = 30
"""Seconds that another program's lock is waited for."""
SCHEMA = "congvan"
"""The schema of PostgreSQL that the tables are in, away from other programs' tables."""
_REACH = 10
"""Seconds that a server may take to answer."""
_WRITING = "congvan_writing"
_BUSY, _LOCKED, _READ_ONLY, _IO, _CORRUPT, _FULL, _CANNOT_OPEN, _NO_DATABASE, _PERMISSION = (
    5,
    6,
    8,
    10,
    11,
    13,
    14,
    26,
    3,
)


def sqlite_engine(path: Path, mode: str = "rw") -> Engine:
    """Return an engine for a file of SQLite; opening makes no file unless the mode says so.

    Args:
        path: the file.
        mode: «rw», «ro» or «rwc».
    """
    address = path.resolve().as_uri() + f"?mode={mode}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
        try:
            for pragma in ("trusted_schema = OFF", "foreign_keys = ON", "synchronous = EXTRA", "cell_size_check = ON"):
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    # the driver's own transactions begin too late: whoever reads before writing would not hold the lock
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(_WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def engine_of(place: Place) -> Engine:
    """Return an engine for the register's database.

    Raises:
        RegisterRefused: the address is no address of PostgreSQL, holds a password, or the driver is not installed.
    """
    if place.path is not None:
        return sqlite_engine(place.path)
    try:
        url = make_url(place.url)
    except (ArgumentError, ValueError) as error:
        raise RegisterRefused(_not_an_address(place)) from error
    if url.drivername not in ("postgresql+psycopg", "postgresql") or not url.database:
        raise RegisterRefused(_not_an_address(place))
    if url.password is not None:
        raise RegisterRefused(
            _(
                "register: the address of the database holds a password. Take it out of congvan.yaml and give it in "
                "the environment: CONGVAN_REGISTER_PASSWORD."
            )
        )
    url = url.set(drivername="postgresql+psycopg", password=place.password or None)
    settings = {
        "connect_timeout": _REACH,
        "application_name": "congvan",
        "options": f"-c lock_timeout={PATIENCE}s -c idle_in_transaction_session_timeout=300s -c search_path={SCHEMA}",
    }
    try:
        return create_engine(url, poolclass=NullPool, connect_args=settings)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise RegisterRefused(
            _(
                "The register is a PostgreSQL database, and its driver is not installed: pip install "
                "'congvan[postgresql]'"
            )
        ) from error


def _not_an_address(place: Place) -> str:
    return _(
        "register: «%(url)s» is no address of a register. Write a file such as so-van-ban/register.sqlite, or "
        "postgresql+psycopg://user@server/database.",
        url=re.sub(r"//[^@/]*@", "//…@", place.shown),
    )


@contextmanager
def told_well(place: Place) -> Iterator[None]:
    """Say in the clerk's words what a database says.

    Raises:
        RegisterInUse: another program holds it.
        RegisterDamaged: the file is no database, or a damaged one.
        CannotRead: it cannot be opened.
        CannotWrite: the disk is full, read-only or broken.
        RegisterRefused: everything else.
    """
    try:
        yield
    except DBAPIError as error:
        raise _translated(error.orig, place) from error
    except sqlite3.Error as error:
        raise _translated(error, place) from error
    except OSError as error:  # of the files beside the register
        raise CannotWrite(error.filename or place.shown, error.strerror or str(error)) from error


def _translated(error: Any, place: Place) -> Exception:
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, place)
    return _of_server(error, place)


def _of_sqlite(error: sqlite3.Error, place: Place) -> Exception:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    reasons = {
        _READ_ONLY: _("it is read-only"),
        _FULL: _("the disk is full"),
        _IO: _("the disk does not read or write as it should (%(why)s)", why=error),
        _PERMISSION: _("you have no right to it"),
    }
    if code in (_BUSY, _LOCKED):
        return RegisterInUse(place.shown)
    if code in reasons:
        return CannotWrite(place.shown, reasons[code])
    if code == _CANNOT_OPEN:
        return CannotRead(place.shown, _("it cannot be opened; look at the rights of the file and its folder"))
    if code in (_CORRUPT, _NO_DATABASE):
        return RegisterDamaged(place.shown, _("this is no register, or it is damaged"))
    return RegisterDamaged(place.shown, _("the register cannot be used (%(why)s)", why=error))


def _of_server(error: Any, place: Place) -> Exception:
    state = getattr(error, "sqlstate", None) or ""
    first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if place.password:
        first = first.replace(place.password, "…")
    if state == "55P03":
        return RegisterInUse(place.shown)
    if state.startswith(("53", "58")) or state == "25006":
        return CannotWrite(place.shown, first)
    return RegisterRefused(_("The register's database %(place)s says: %(why)s", place=place.shown, why=first))
