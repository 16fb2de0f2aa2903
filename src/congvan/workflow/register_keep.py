"""`congvan register verify | backup | restore | upgrade`: the register kept whole."""

from dataclasses import dataclass
from pathlib import Path

from congvan.errors import Finding
from congvan.register import Search
from congvan.workflow.places import must_be_there, shown
from congvan.workflow.registry import Desk, find_register, opened

__all__ = [
    "BackupReport",
    "VerifyReport",
    "register_backup",
    "register_restore",
    "register_upgrade",
    "register_verify",
]

_BACKUPS = "sao-luu"


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was looked at, the check value of the chain, and what is wrong."""

    entries: int
    files: int
    head: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class BackupReport:
    """Where a copy is, how many entries it has, and where the register that stood there was put."""

    shown: str
    entries: int
    aside: str = ""


def register_verify(desk: Desk, *, files: bool = True) -> VerifyReport:
    """Look whether the register is whole and unchanged, and every file as it was entered.

    Raises:
        CongvanError: the register cannot be read.
    """
    from congvan.workflow.issued_files import look_at_file, strange_files  # noqa: PLC0415 - keeps `register list` quick

    register = find_register(desk)
    count, known = 0, set[str]()
    with opened(register) as book:
        findings = list(book.verify(desk.now))
        if files:
            for letter in book.letters(Search()):
                for file in letter.files:
                    count += 1
                    known.add(file.path)
                    if finding := look_at_file(register.root, file, desk.base):
                        findings.append(finding)
            issued = register.root / register.office.defaults.issued
            findings += strange_files(register.root, issued, known, desk.base)
        return VerifyReport(book.count(Search()), count, book.head()[1], tuple(findings))


def register_backup(desk: Desk, target: Path | None) -> BackupReport:
    """Copy the register into a file.

    Raises:
        CongvanError: it cannot be read, or the file cannot be written.
    """
    from congvan.register import backup  # noqa: PLC0415 - SQLAlchemy is slow to import

    register = find_register(desk)
    if target is None:
        folder = register.place.path.parent if register.place.path else register.root / "so-van-ban"
        target = folder / _BACKUPS / f"register-{desk.now:%Y-%m-%d-%H%M%S}.sqlite"
    return BackupReport(shown(target, desk.base), backup(register.place, target))


def register_restore(desk: Desk, source: Path, *, force: bool = False) -> BackupReport:
    """Put a backup in the register's place.

    Raises:
        CannotRead: the backup is missing.
        CongvanError: it is damaged, or a register stands there.
    """
    from congvan.register import restore  # noqa: PLC0415 - SQLAlchemy is slow to import

    register = find_register(desk)
    must_be_there(source, desk.base)
    entries, aside = restore(register.place, source, desk.now, replace=force)
    return BackupReport(register.place.shown, entries, shown(aside, desk.base) if aside else "")


def register_upgrade(desk: Desk) -> str:
    """Bring a register of an older version up to date.

    Returns:
        Where the register as it was is kept; empty if nothing was to be done.

    Raises:
        CongvanError: it cannot be upgraded.
    """
    from congvan.register import upgrade  # noqa: PLC0415 - SQLAlchemy is slow to import

    register = find_register(desk)
    kept = upgrade(register.place, desk.now)
    return shown(kept, desk.base) if kept else ""
