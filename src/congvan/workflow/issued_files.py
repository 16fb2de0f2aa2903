"""Tệp đã cấp số: holds an issued file against what the register entered."""

from pathlib import Path

from congvan.errors import Finding, Where
from congvan.language import _
from congvan.letter import LetterFile
from congvan.workflow.folder import digest
from congvan.workflow.places import shown

__all__ = ["look_at_file"]


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
