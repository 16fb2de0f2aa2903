"""`congvan recipients`: a list read from a table, checked, shown."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from congvan.durable import write_new
from congvan.errors import CannotWrite, Finding, Occupied, Refused, has_errors
from congvan.language import _
from congvan.letter import Group, Recipients
from congvan.source import read_recipients, write_recipients
from congvan.workflow.gather import must_be_there, shown

__all__ = ["check_recipients", "import_recipients", "list_recipients"]

_USUAL = "recipients.yaml"


def _groups_beside(source: Path, base: Path) -> Sequence[Group]:
    """Return the groups of the `recipients.yaml` beside a table or in the working folder, if there is one."""
    for usual in (source.parent / _USUAL, base / _USUAL):
        if usual.is_file() and usual.resolve() != source.resolve():
            recipients, _findings = read_recipients(usual, shown=shown(usual, base))
            return recipients.groups if recipients else ()
    return ()


def _read(source: Path, base: Path, encoding: str = "") -> tuple[Recipients | None, list[Finding]]:
    must_be_there(source, base)
    return read_recipients(source, groups=_groups_beside(source, base), shown=shown(source, base), encoding=encoding)


def check_recipients(source: Path, *, base: Path) -> tuple[Recipients | None, list[Finding], bool]:
    """Return the list, every finding, and whether letters can be made with it.

    Args:
        source: YAML, CSV or XLSX.
        base: the folder that paths in messages are relative to.

    Raises:
        CannotRead: the file is missing or cannot be opened.
    """
    recipients, findings = _read(source, base)
    return recipients, findings, recipients is not None and not has_errors(findings)


def list_recipients(source: Path, *, base: Path) -> Recipients:
    """Return the list.

    Raises:
        CannotRead: the file is missing or cannot be opened.
        Refused: letters cannot be made with it.
    """
    recipients, findings, fit = check_recipients(source, base=base)
    if recipients is None or not fit:
        raise Refused(findings)
    return recipients


def import_recipients(
    source: Path, to: Path, *, base: Path, encoding: str = "", force: bool = False
) -> tuple[Recipients, list[Finding]]:
    """Read a table of units and write it as YAML, whole or not at all.

    Args:
        source: CSV or XLSX (or YAML).
        to: the file to write.
        base: the folder that paths in messages are relative to.
        encoding: convert from this old encoding.
        force: whether `to` may be replaced.

    Raises:
        CannotRead: the table is missing or cannot be opened.
        Refused: findings; nothing was written.
        Occupied: `to` exists.
        CannotWrite: the disk refuses.
    """
    if os.path.lexists(to) and not force:
        sentence = _("%(path)s exists already. Choose another file with --to, or replace it with --force.", path=to)
        raise Occupied(sentence)
    recipients, findings = _read(source, base, encoding)
    if recipients is None or has_errors(findings):
        raise Refused(findings)
    fresh = to.with_name(f".{to.name}.{os.getpid()}.new")
    try:
        write_new(str(fresh), write_recipients(recipients).encode())
        fresh.replace(to)
    except OSError as error:
        raise CannotWrite(shown(to, base), error.strerror or str(error)) from error
    finally:
        with suppress(OSError):  # it is gone, or never was
            fresh.unlink()
    return recipients, findings
