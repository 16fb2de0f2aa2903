"""Nói lại lời cơ sở dữ liệu: what a database says, in the clerk's words."""

import sqlite3
from typing import Any

from congvan.errors import CannotRead, CannotWrite
from congvan.language import _
from congvan.register.errors import RegisterDamaged, RegisterInUse, RegisterRefused
from congvan.register.place import Place

__all__ = ["PATIENCE", "translated"]

PATIENCE = 30
"""Seconds that another program's lock is waited for."""
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


def translated(error: Any, place: Place) -> Exception:
    """Return an error of the driver as the clerk is told it.

    Args:
        error: of sqlite3 or of psycopg.
        place: the register.
    """
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
