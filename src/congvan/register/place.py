"""Nơi có sổ: a file of SQLite, or a database of PostgreSQL."""

from dataclasses import dataclass, field
from pathlib import Path

from congvan.durable import OWNER, Access

__all__ = ["Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a register is.

    Attributes:
        url: address of a PostgreSQL database; empty = a file of SQLite.
        path: that file; None = PostgreSQL.
        shown: the place as messages say it, never with a password.
        password: of the database; empty = it needs none, or the client's own settings have it.
        access: who may read what is made.
    """

    url: str
    path: Path | None
    shown: str
    password: str = field(default="", repr=False)
    access: Access = OWNER
