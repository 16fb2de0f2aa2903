"""`congvan archive verify | backup`: whether the archive is as it was written, and a second copy of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from congvan.archive import Report, back_up, compare, verify
from congvan.errors import CongvanError, Finding
from congvan.language import _
from congvan.workflow.archive_room import archived_in, room_of
from congvan.workflow.places import shown
from congvan.workflow.registry import Desk, opened

__all__ = ["BackupReport", "archive_backup", "archive_verify"]


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup did: where to, what was copied, and what the two places differ in afterwards."""

    second: str
    report: Report
    findings: tuple[Finding, ...]


def archive_verify(desk: Desk, *, read_data: bool) -> tuple[Finding, ...]:
    """Return everything in the archive that is not as it was written, by itself and by the register.

    Args:
        desk: who asks.
        read_data: whether every byte is read.

    Raises:
        CannotRead: the archive cannot be read.
        CongvanError: the register refuses.
    """
    room = room_of(desk)
    with opened(room.register) as book:
        expected = archived_in(book)
    if not room.folder.exists() and not expected:
        raise CongvanError(_("The archive is empty: congvan archive add FILE takes the first signed copy in."))
    return verify(room.folder, read_data=read_data, expected=expected)


def archive_backup(
    desk: Desk, second: Path | None, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> BackupReport:
    """Copy what is new to a second place, then hold the two against each other, every byte.

    Args:
        desk: who asks.
        second: the folder; None = the one that congvan.yaml names.
        progress: told how far it is.

    Raises:
        CongvanError: no second place is named, or it is the archive itself.
        CannotWrite: the disk refuses.
    """
    room = room_of(desk)
    named = room.register.office.archive.second
    if second is None and not named:
        raise CongvanError(_("Name the second place: congvan archive backup DIR, or second: under archive:."))
    folder = second if second is not None else room.register.root / named
    if folder.resolve() == room.folder.resolve() or room.folder.resolve() in folder.resolve().parents:
        raise CongvanError(_("The second place must be another folder than the archive, best on another disk."))
    if not room.folder.exists():
        raise CongvanError(_("The archive is empty: congvan archive add FILE takes the first signed copy in."))
    progress(0, 2)
    report = back_up(room.folder, folder)
    progress(1, 2)
    findings = compare(room.folder, folder)
    progress(2, 2)
    return BackupReport(shown(folder, desk.base), report, findings)
