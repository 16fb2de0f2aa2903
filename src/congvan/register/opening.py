"""Mở sổ: makes a register once, and opens it for a while."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, inspect, select, text

from congvan.language import _
from congvan.register.chain import BEGIN, add_links
from congvan.register.clock import must_be_plausible
from congvan.register.connecting import SCHEMA, engine_of, sqlite_engine, told_well
from congvan.register.errors import NoRegister, RegisterDamaged, RegisterExists
from congvan.register.file_check import look_at_file
from congvan.register.place import Place
from congvan.register.register import Register
from congvan.register.schema import head, starts, version
from congvan.register.sqlite_file import make_file, must_lock
from congvan.register.versions import LATEST, must_be_known

__all__ = ["create", "open_register", "version_of"]

_LOCK = 0x43565342
"""Of PostgreSQL's advisory locks, the one that is held while a register is made."""


def create(place: Place, now: datetime, by: str, firsts: Mapping[tuple[int, str], int]) -> None:
    """Make a register (`congvan register init`).

    Args:
        place: where.
        now: when.
        by: who.
        firsts: by year and book, the first number where it is not 01.

    Raises:
        RegisterExists: there is one already.
        ClockWrong: the clock cannot be right.
        CongvanError: it cannot be made.
    """
    must_be_plausible(now, None)

    def fill(connection: Connection) -> None:
        _fill(connection, now, by, firsts)

    if place.path is not None:
        make_file(place.path, place, fill)
        with told_well(place):
            engine = sqlite_engine(place.path)
            with engine.connect() as connection, connection.execution_options(congvan_writing=True).begin():
                must_lock(connection, place.path, place)
        return
    with told_well(place):
        engine = engine_of(place)
        with engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
            if inspect(connection).has_table(version.name, schema=SCHEMA):
                raise RegisterExists(place.shown)
            fill(connection)


def _fill(connection: Connection, now: datetime, by: str, firsts: Mapping[tuple[int, str], int]) -> None:
    from congvan.register.migrating import bring_up_to_date  # noqa: PLC0415 - Alembic is slow to import

    bring_up_to_date(connection)
    connection.execute(head.insert().values(id=1, seq=0, hash=BEGIN))
    last = add_links(connection, (0, BEGIN), "create", [{"version": LATEST}], now, by)
    rows = [{"year": year, "book": book, "first": first} for (year, book), first in sorted(firsts.items())]
    if rows:
        connection.execute(starts.insert(), rows)
        add_links(connection, last, "start", rows, now, by)


def version_of(connection: Connection, place: Place) -> str:
    """Return the version of a register's tables.

    Raises:
        NoRegister: the database has none.
        RegisterDamaged: the file is another program's.
    """
    schema = SCHEMA if connection.dialect.name == "postgresql" else None
    if not inspect(connection).has_table(version.name, schema=schema):
        if place.path is None:
            raise NoRegister(place.shown)
        raise RegisterDamaged(place.shown, _("this is another program's database"))
    return str(connection.execute(select(version.c.version_num)).scalar_one())


@contextmanager
def open_register(place: Place, *, writing: bool = False) -> Iterator[Register]:
    """Open a register for a while.

    Args:
        place: where it is.
        writing: whether numbers are to be given or anything else is written; then locks are tried first.

    Raises:
        NoRegister: there is none.
        RegisterDamaged: it is damaged, or none.
        RegisterRefused: it is of a newer version, or its folder's locks do not hold.
        CongvanError: the database refuses.
    """
    if place.path is not None:
        look_at_file(place.path, place)
    with told_well(place):
        connection = engine_of(place).connect()
    try:
        with told_well(place):
            with connection.begin():
                must_be_known(version_of(connection, place), place)
            if writing and place.path is not None:
                with connection.execution_options(congvan_writing=True).begin():
                    must_lock(connection, place.path, place)
        yield Register(connection, place)
    finally:
        connection.close()
