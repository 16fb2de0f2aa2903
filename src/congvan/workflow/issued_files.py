"""Tệp đã cấp số: holds an issued file against what the register entered."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from congvan.errors import Finding, Severity, Where
from congvan.language import _
from congvan.letter import LetterFile
from congvan.workflow.folder import digest
from congvan.workflow.places import shown

__all__ = ["look_at_file", "strange_files"]

_KINDS = (".docx", ".pdf")


def look_at_file(root: Path, file: LetterFile, base: Path) -> Finding | None:
    """Return what is wrong with an issued file: it is gone, or other than it was entered.

    Args:
        root: the office's folder.
        file: as the register has it.
        base: the folder that paths in messages are relative to.
    """
    path = root / file.path
    try:
        if digest(path.read_bytes()) == file.sha256:
            return None
        message = _("the letter was changed after it was entered in the register.")
    except OSError:
        message = _("the letter is entered in the register, and its file is not there.")
    fix = _("Put the right file back from a copy; the register knows it by its sha-256 %(sha)s.", sha=file.sha256)
    return Finding("SD010", Where(shown(path, base)), message, fix)


def strange_files(root: Path, folder: Path, known: AbstractSet[str], base: Path) -> Iterator[Finding]:
    """Give the letters in the folder of issued letters that the register does not know.

    Such are left when a number is voided while its letters were taking their places.

    Args:
        root: the office's folder.
        folder: of issued letters.
        known: paths of files that are entered, as the register has them.
        base: the folder that paths in messages are relative to.
    """
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _KINDS and path.is_file() and not any(part[0] == "." for part in path.parts[-2:]):
            kept = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
            if kept not in known:
                message = _("this letter is not in the register.")
                fix = _("If its number was voided, move it away; else look whose it is.")
                yield Finding("SD015", Where(shown(path, base)), message, fix, Severity.WARNING)
