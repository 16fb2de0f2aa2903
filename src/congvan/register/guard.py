"""Tệp giữ số: a file for each reservation, beside the register; the second guard against giving a number twice.

The lock of a shared folder may lie, and an older copy of a register may be put back. A file that can be made only once
tells both: another batch cannot make the file of a number that is taken, and a register that ends before the files do
is an old one.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from congvan.durable import make_folders, sync_folder, write_new
from congvan.language import _
from congvan.letter import number_text
from congvan.register.errors import NumberRefused
from congvan.register.place import Place

__all__ = ["Guard", "highest_guard", "put_guard"]

_FOLDER = "numbers"


@dataclass(frozen=True, slots=True)
class Guard:
    """One reservation: first and last number, and whose."""

    first: int
    last: int
    key: str


def _folder(place: Place, year: int, book: str) -> Path:
    assert place.path is not None  # noqa: S101 - only files of SQLite are guarded
    return place.path.parent / _FOLDER / str(year) / book


def _read(path: Path) -> Guard | None:
    """Return what a file says; None for one that a crash left without words."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return Guard(int(said["first"]), int(said["last"]), str(said["key"]))
    except (ValueError, KeyError, TypeError):
        return None


def highest_guard(place: Place, year: int, book: str) -> Guard | None:
    """Return the reservation with the highest numbers; None if there is none, or the register is on a server.

    Raises:
        OSError: the folder cannot be read.
    """
    if place.path is None:
        return None
    folder = _folder(place, year, book)
    names = [one.name for one in (folder.iterdir() if folder.is_dir() else ()) if one.name.isdecimal()]
    if not names:
        return None
    name = max(names, key=int)
    return _read(folder / name) or Guard(int(name), int(name), "")


def put_guard(place: Place, year: int, book: str, guard: Guard, *, adopt: bool = False) -> None:
    """Make the file of a reservation, if it is not there already.

    Args:
        place: the register.
        year: of the numbers.
        book: their book.
        guard: the reservation.
        adopt: whether another batch's file may be taken over, because a person enters what stands on paper.

    Raises:
        NumberRefused: another batch has the number.
        OSError: the disk refuses.
    """
    if place.path is None:
        return
    folder = _folder(place, year, book)
    make_folders(folder, place.access, durable=True)
    path = folder / f"{guard.first:04}"
    text = json.dumps({"first": guard.first, "last": guard.last, "key": guard.key}).encode()
    try:
        write_new(str(path), text, durable=True, access=place.access)
    except FileExistsError:
        there = _read(path)
        if there is not None and there.key != guard.key and not adopt:
            number = number_text(str(guard.first))
            raise NumberRefused(
                _(
                    "Number %(number)s of %(year)d was given twice, once to another letter: the lock of the register's "
                    "folder does not hold, or an older copy of the register was put back. Void it (congvan register "
                    "void %(number)s), and keep the register on a local disk or in PostgreSQL.",
                    number=number,
                    year=year,
                )
            ) from None
        if there is None or there.key != guard.key:
            fresh = path.with_suffix(".new")
            fresh.unlink(missing_ok=True)
            write_new(str(fresh), text, durable=True, access=place.access)
            fresh.replace(path)
    sync_folder(folder)
