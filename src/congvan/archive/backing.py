"""Sao lưu: a second place that holds the same letters. What is new is copied; what differs is told, never replaced."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from congvan.archive.bag import OWN_FILES, Bag, digest
from congvan.archive.errors import ArchiveDamaged
from congvan.archive.keeping import read_bag
from congvan.archive.own_files import put_back
from congvan.archive.pending import PENDING, Pending, reading, writing
from congvan.archive.reading import bags_in, read_inside
from congvan.durable import OWNER, Access
from congvan.errors import CannotRead, CongvanError, Finding, Where
from congvan.language import _

__all__ = ["Report", "apart", "back_up"]

_TOGETHER = 1 << 26
"""Bytes that are copied before they are made safe; what a killed run did before is not done again."""


@dataclass(slots=True)
class Report:
    """Kết quả sao lưu: what a run copied.

    Attributes:
        copied: number of files copied.
        size: their bytes.
        same: number of files that were there already.
        findings: what was not copied, and what the second place holds otherwise.
    """

    copied: int = 0
    size: int = 0
    same: int = 0
    findings: list[Finding] = field(default_factory=list)


def back_up(archive: Path, second: Path, *, access: Access = OWNER) -> Report:
    """Copy what is new in an archive to a second place.

    Every file is held against the manifest as it is copied: what is damaged does not spread. Killed at any moment, the
    same call again copies what is left.

    Args:
        archive: the folder.
        second: the second place; made if it is not there.
        access: who may read what is made.

    Returns:
        What was copied, and everything that was not.

    Raises:
        CannotRead: the archive cannot be read.
        CannotWrite: the second place cannot be written; the path and the reason are said.
        ArchiveInUse: another run writes into one of the two.
        CongvanError: the two are one folder, or one lies in the other.
    """
    apart(archive, second)
    if not archive.is_dir():
        raise CannotRead(archive, _("there is no archive"))
    report = Report()
    with reading(archive):
        bags = [bag for name in bags_in(archive) if (bag := _whole(archive, name, report)) is not None]
    with writing(second, access) as pending:
        for bag in bags:
            _copy_bag(_Copying(archive, second, pending, bag, report))
    return report


def apart(archive: Path, second: Path) -> None:
    """Refuse a second place that is no second place.

    Raises:
        CongvanError: the two are one folder, or one lies in the other.
    """
    one, other = archive.resolve(), second.resolve()
    if one == other or one in other.parents or other in one.parents:
        raise CongvanError(
            _(
                "%(second)s is no second place for %(archive)s: one lies in the other. Name a folder on another disk.",
                second=second,
                archive=archive,
            )
        )


def _whole(archive: Path, name: str, report: Report) -> Bag | None:
    """Return a bag whose own files are as they were written; else say that it is not copied."""
    files = {}
    for one in OWN_FILES:
        for folder in (archive / PENDING / name, archive / name):
            if (folder / one).is_file():
                files[one] = (folder / one).read_bytes()
                break
    try:
        return Bag.read(name, files)
    except ValueError as error:
        message = _("This file is missing or was changed. Nothing of this bag was copied.")
        report.findings.append(Finding("BL016", Where(str(archive / name / str(error))), message, put_back()))
        return None


@dataclass(slots=True)
class _Copying:
    """One bag on its way."""

    archive: Path
    second: Path
    pending: Pending
    bag: Bag
    report: Report

    def tell(self, code: str, place: Path, path: str, message: str, fix: str = "") -> None:
        where = Where(str(place / self.bag.name / path))
        self.report.findings.append(Finding(code, where, message, fix or put_back()))


def _copy_bag(work: _Copying) -> None:
    try:
        there = read_bag(work.second, work.bag.name)
    except ArchiveDamaged as error:
        work.report.findings.append(Finding("BL016", Where(str(work.second / work.bag.name)), str(error)))
        return
    before = there.files() if there.entries else {}
    waiting = 0
    for letter in _letters(work.bag, there, work):
        made = _bytes_of(work, letter)
        for path, data in made.items():
            there.entries[path] = work.bag.entries[path]
            there.size += len(data)
            if _stands(work, path, data):
                work.report.same += 1
                continue
            work.pending.add(f"{there.name}/{path}", data)
            work.report.copied += 1
            work.report.size += len(data)
            waiting += len(data)
        if waiting > _TOGETHER:
            _commit(work, there)
            waiting, before = 0, there.files()
    there.info = work.bag.info
    if there.entries and there.files() != before:
        _commit(work, there)


def _commit(work: _Copying, there: Bag) -> None:
    there.info = work.bag.info
    for name, data in there.files().items():
        work.pending.add(f"{there.name}/{name}", data)
    work.pending.commit()


def _letters(bag: Bag, there: Bag, work: _Copying) -> Iterator[list[str]]:
    """Give the files of each letter that the second place lacks; say what it holds otherwise."""
    lacking: dict[str, list[str]] = {}
    for path, line in bag.entries.items():
        if path not in there.entries:
            lacking.setdefault(path.rpartition(".")[0], []).append(path)
        elif there.entries[path] != line:
            message = _(
                "The second place holds another file: SHA-256 %(there)s, in the archive %(here)s. It was not replaced.",
                there=there.entries[path],
                here=line,
            )
            work.tell("BL030", work.second, path, message, _("See which of the two is right."))
        elif not _as_long(work, path):
            message = _("The second place lacks this file, or its copy has another size. It was not replaced.")
            work.tell("BL030", work.second, path, message, _("Check the second place: congvan archive verify."))
        else:
            work.report.same += 1
    for path in there.entries.keys() - bag.entries.keys():
        message = _("The second place holds this, and the archive does not.")
        work.tell("BL031", work.second, path, message, _("See why the archive lacks it."))
    yield from lacking.values()


def _as_long(work: _Copying, path: str) -> bool:
    """Tell whether both places have a file, equally long; whether its bytes are right is seen by comparing."""
    name = work.bag.name
    try:
        size = (work.second / name / path).lstat().st_size
        return not os.path.lexists(work.archive / name / path) or (work.archive / name / path).lstat().st_size == size
    except OSError:
        return False


def _bytes_of(work: _Copying, letter: list[str]) -> dict[str, bytes]:
    """Return the files of a letter, if all are as they were written and none is another in the second place."""
    made: dict[str, bytes] = {}
    for path in letter:
        try:
            data = read_inside(work.archive, f"{work.bag.name}/{path}")
        except CannotRead as error:
            work.tell("BL021", work.archive, path, str(error))
            return {}
        if digest(data) != work.bag.entries[path]:
            work.tell("BL010", work.archive, path, _("The file was changed. The letter was not copied."))
            return {}
        if _stands(work, path, data) is False:
            message = _("Another file stands here, and no manifest names it. It was not replaced.")
            work.tell("BL030", work.second, path, message, _("Move it out of the second place."))
            return {}
        made[path] = data
    return made


def _stands(work: _Copying, path: str, data: bytes) -> bool | None:
    """Tell whether the second place has these bytes in a file's place; None = nothing is there."""
    place = work.second / work.bag.name / path
    if not os.path.lexists(place):
        return None
    return place.is_file() and not place.is_symlink() and place.read_bytes() == data
