"""Sao lưu, phục hồi, nâng phiên bản: a register copied while others work with it, and put back."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, func, insert, inspect, select, text

from congvan.durable import make_folders, place_new, sync_folder, write_new
from congvan.errors import CannotWrite, Occupied
from congvan.language import _
from congvan.register.connecting import SCHEMA, engine_of, sqlite_engine, told_well
from congvan.register.errors import RegisterDamaged, RegisterExists, RegisterRefused
from congvan.register.file_check import APPLICATION, look_at_file
from congvan.register.opening import version_of
from congvan.register.place import Place
from congvan.register.schema import METADATA, entries, version
from congvan.register.verifying import CHANGED, verify
from congvan.register.versions import LATEST

__all__ = ["backup", "restore", "upgrade"]

_AT_ONCE = 5000
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""A copy may hold numbers that are reserved and not entered, however old."""


def backup(place: Place, target: Path) -> int:
    """Copy a register into a file of SQLite, while others work with it.

    Args:
        place: the register.
        target: the file, which may not exist yet.

    Returns:
        How many entries the copy has.

    Raises:
        Occupied: the file is there already.
        RegisterDamaged: the copy is not whole, because the register is not.
        CongvanError: the register cannot be read, or the file cannot be written.
    """
    if os.path.lexists(target):
        raise Occupied(_("%(name)s is there already. Name another file.", name=target))
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    copied = Place("", fresh, str(target), access=place.access)
    try:
        make_folders(target.parent, place.access, durable=True)
        write_new(str(fresh), b"", access=place.access)
        if place.path is not None:
            look_at_file(place.path, place)
            _copy_file(place, fresh)
        else:
            _copy_server(place, copied)
        count = _must_be_right(copied)
        place_new(str(fresh), str(target))
        sync_folder(target.parent)
    except OSError as error:
        raise CannotWrite(error.filename or target, error.strerror or str(error)) from error
    finally:
        for left in (fresh, fresh.with_name(f"{fresh.name}-journal")):
            left.unlink(missing_ok=True)
    return count


def _copy_file(place: Place, fresh: Path) -> None:
    """Copy through SQLite's own backup: a plain copy of a live file would not be whole."""
    assert place.path is not None  # noqa: S101 - the caller has looked
    with (
        told_well(place),
        closing(sqlite3.connect(place.path.resolve().as_uri() + "?mode=rw", uri=True, timeout=30)) as source,
        closing(sqlite3.connect(fresh.resolve().as_uri() + "?mode=rw", uri=True, timeout=30)) as goal,
    ):
        goal.execute("PRAGMA synchronous = EXTRA")
        source.backup(goal)


def _copy_server(place: Place, copied: Place) -> None:
    """Copy every table of a server's register as it was at one moment."""
    from congvan.register.migrating import bring_up_to_date  # noqa: PLC0415 - Alembic is slow to import

    assert copied.path is not None  # noqa: S101 - a file is made
    with (
        told_well(place),
        engine_of(place).connect() as source,
        source.execution_options(isolation_level="REPEATABLE READ").begin(),
    ):
        _must_be_latest(version_of(source, place), place)
        with sqlite_engine(copied.path).connect() as goal, goal.execution_options(congvan_writing=True).begin():
            goal.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
            bring_up_to_date(goal)
            _copy_tables(source, goal)


def _must_be_latest(found: str, place: Place) -> None:
    if found != LATEST:
        raise RegisterRefused(
            _(
                "The register %(place)s is of another version (%(found)s) than this congvan knows (%(known)s).",
                place=place.shown,
                found=found,
                known=LATEST,
            )
        )


def _copy_tables(source: Connection, goal: Connection) -> None:
    for table in METADATA.sorted_tables:
        result = source.execution_options(yield_per=_AT_ONCE).execute(select(table))
        for rows in result.mappings().partitions(_AT_ONCE):
            goal.execute(insert(table), [dict(row) for row in rows])


def _must_be_right(place: Place) -> int:
    """Return how many entries a file of SQLite has, or refuse it: it is damaged or was changed.

    Raises:
        RegisterDamaged: it is.
    """
    assert place.path is not None  # noqa: S101 - a file
    look_at_file(place.path, place)
    with told_well(place), sqlite_engine(place.path, "ro").connect() as connection, connection.begin():
        _must_be_latest(version_of(connection, place), place)
        wrong = [one for one in verify(connection, place, _LONG_AGO) if one.code in CHANGED]
        if wrong:
            raise RegisterDamaged(place.shown, wrong[0].message.rstrip("."))
        return connection.execute(select(func.count()).select_from(entries)).scalar_one()


def restore(place: Place, source: Path, now: datetime, *, replace: bool = False) -> tuple[int, Path | None]:
    """Put a backup in a register's place.

    Args:
        place: where the register is to be.
        source: the backup.
        now: names the register that is set aside.
        replace: whether a register that stands there is set aside; it is never deleted.

    Returns:
        How many entries it has, and where the old register was put.

    Raises:
        RegisterExists: a register stands there.
        RegisterDamaged: the backup is damaged, or no backup.
        CongvanError: the disk or the database refuses.
    """
    kept = Place("", source, str(source), access=place.access)
    count = _must_be_right(kept)
    if place.path is None:
        _restore_server(place, kept)
        return count, None
    path, aside = place.path, None
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        if os.path.lexists(path):
            if not replace:
                raise RegisterExists(place.shown)
            aside = _set_aside(path, now)
        make_folders(path.parent, place.access, durable=True)
        write_new(str(fresh), b"", access=place.access)
        _copy_file(kept, fresh)
        place_new(str(fresh), str(path))
        sync_folder(path.parent)
    except OSError as error:
        raise CannotWrite(error.filename or place.shown, error.strerror or str(error)) from error
    finally:
        for left in (fresh, fresh.with_name(f"{fresh.name}-journal")):
            left.unlink(missing_ok=True)
    return count, aside


def _set_aside(path: Path, now: datetime) -> Path:
    """Rename a register, and its journal with it: apart, both are worth less."""
    stamp = f"{now:%Y-%m-%d-%H%M%S}"
    aside = path.with_name(f"{path.stem}-{stamp}{path.suffix}")
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        place_new(str(journal), str(aside.with_name(f"{aside.name}-journal")))
    place_new(str(path), str(aside))
    sync_folder(path.parent)
    return aside


def _restore_server(place: Place, kept: Place) -> None:
    from congvan.register.migrating import bring_up_to_date  # noqa: PLC0415 - Alembic is slow to import

    assert kept.path is not None  # noqa: S101 - a file
    with told_well(place), engine_of(place).begin() as goal:
        goal.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
        if inspect(goal).has_table(version.name, schema=SCHEMA):
            raise RegisterExists(place.shown)
        bring_up_to_date(goal)
        with sqlite_engine(kept.path, "ro").connect() as source, source.begin():
            _copy_tables(source, goal)


def upgrade(place: Place, now: datetime) -> Path | None:
    """Bring a register of an older version up to date, after a copy was made.

    Args:
        place: the register.
        now: names the copy.

    Returns:
        Where the register as it was is kept; None if it is up to date already, or on a server.

    Raises:
        NoRegister: there is none.
        RegisterRefused: it is of a newer version.
        CongvanError: the disk or the database refuses.
    """
    from congvan.register.migrating import bring_up_to_date  # noqa: PLC0415 - Alembic is slow to import

    if place.path is not None:
        look_at_file(place.path, place)
    with told_well(place), engine_of(place).connect() as connection:
        with connection.begin():
            found = version_of(connection, place)
        if found == LATEST:
            return None
        if found > LATEST:
            _must_be_latest(found, place)
        kept = None
        if place.path is not None:
            kept = place.path.with_name(f"{place.path.stem}-{found}-{now:%Y-%m-%d-%H%M%S}{place.path.suffix}")
            try:
                write_new(str(kept), b"", access=place.access)
            except OSError as error:
                raise CannotWrite(kept, error.strerror or str(error)) from error
            _copy_file(place, kept)
        with connection.execution_options(congvan_writing=True).begin():
            bring_up_to_date(connection)
    return kept
