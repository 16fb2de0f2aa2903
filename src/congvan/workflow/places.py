"""Nơi để tệp: finds the office's file, and says where a file is; loads nothing that reads one."""

from pathlib import Path

from congvan.errors import CannotRead, did_you_mean
from congvan.language import _

__all__ = ["OFFICE_FILE", "must_be_there", "nearest_office", "read_file", "shown"]

OFFICE_FILE = "congvan.yaml"
_LARGEST = 64 * 2**20
_TOLD = 5
"""So many files of a folder are named."""


def shown(path: Path, base: Path) -> str:
    """Return a path as messages say it: relative to the base where it lies below it, with forward slashes."""
    try:
        return path.resolve().relative_to(base.resolve()).as_posix()
    except (ValueError, OSError):
        return str(path)


def nearest_office(folder: Path) -> Path | None:
    """Return the `congvan.yaml` of a folder or of the nearest one above it; None if there is none."""
    return next((one / OFFICE_FILE for one in (folder, *folder.parents) if (one / OFFICE_FILE).is_file()), None)


def must_be_there(path: Path, base: Path) -> None:
    """Refuse a path that is no file, with the near name that may be meant.

    Raises:
        CannotRead: no such file, a folder, a name that no disk takes.
    """
    try:
        if path.is_file():
            return
        if path.is_dir():
            raise CannotRead(shown(path, base), _("it is a folder; name a file in it"))
        names = [one.name for one in path.parent.iterdir()] if path.parent.is_dir() else []
    except OSError as error:
        raise CannotRead(shown(path, base), error.strerror or str(error)) from error
    raise CannotRead(shown(path, base), _("there is no such file") + _meant(path, names, base))


def _meant(path: Path, names: list[str], base: Path) -> str:
    """Return which file may be meant: one of a near name, else those that are there."""
    if near := did_you_mean(path.name, names):
        return f".{near}"
    folder = shown(path.parent, base)
    if not path.parent.is_dir():
        return ". " + _("There is no folder «%(folder)s» either", folder=folder)
    alike = sorted(one for one in names if path.suffix and one.lower().endswith(path.suffix.lower()))
    if not alike:
        return ""
    told = ", ".join(f"«{one}»" for one in alike[:_TOLD]) + (", …" if len(alike) > _TOLD else "")
    return ". " + _("In «%(folder)s» there is %(files)s", folder=folder, files=told)


def read_file(path: Path, base: Path) -> bytes:
    """Return the bytes of a file that must be there.

    Raises:
        CannotRead: it is missing, too large, or cannot be opened.
    """
    must_be_there(path, base)
    try:
        if path.stat().st_size > _LARGEST:
            raise CannotRead(shown(path, base), _("it is larger than %(limit)d MB", limit=_LARGEST // 2**20))
        return path.read_bytes()
    except OSError as error:
        raise CannotRead(shown(path, base), error.strerror or str(error)) from error
