"""Kết nối: the one place where SQLite and PostgreSQL differ in how they are reached, and in how they say no."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from congvan.errors import CannotWrite
from congvan.language import _
from congvan.register.errors import RegisterRefused
from congvan.register.place import Place
from congvan.register.translating import PATIENCE, translated

__all__ = ["SCHEMA", "engine_of", "sqlite_engine", "told_well"]

SCHEMA = "congvan"
"""The schema of PostgreSQL that the tables are in, away from other programs' tables."""
_REACH = 10
"""Seconds that a server may take to answer."""
_WRITING = "congvan_writing"


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
        raise translated(error.orig, place) from error
    except sqlite3.Error as error:
        raise translated(error, place) from error
    except OSError as error:  # of the files beside the register
        raise CannotWrite(error.filename or place.shown, error.strerror or str(error)) from error
