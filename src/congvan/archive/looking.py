"""Nhìn vào kho: everything that lies in an archive, and what its bags say of themselves; nothing is changed."""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from congvan.archive.bag import OWN_FILES
from congvan.archive.pending import OWN, PENDING, reading
from congvan.archive.places import BAG, DATA, is_harmless
from congvan.errors import Finding, Severity, Where
from congvan.language import _

__all__ = ["Found", "Seen", "SeenBag", "cannot_read", "look", "unnamed"]


@dataclass(frozen=True, slots=True)
class Found:
    """One file: where it lies, and its bytes."""

    path: str
    size: int


@dataclass(slots=True)
class SeenBag:
    """A bag as it lies on the disk.

    Attributes:
        name: of its folder.
        folder: the folder.
        files: kept files by their path in the bag.
        own: bytes of the bag's own files.
        findings: links, devices, what cannot be read, what does not belong there.
    """

    name: str
    folder: Path
    files: dict[str, Found] = field(default_factory=dict)
    own: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class Seen:
    """An archive as it lies on the disk."""

    bags: dict[str, SeenBag] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def look(archive: Path) -> Seen:
    """Return everything that lies in an archive.

    Raises:
        ArchiveInUse: a run writes into it.
        OSError: the folder itself cannot be read.
    """
    seen = Seen()
    with reading(archive):
        for entry in sorted(os.scandir(archive), key=lambda one: one.name):
            if entry.name == OWN:
                continue
            if not BAG.fullmatch(entry.name):
                seen.findings.append(_foreign(archive / entry.name))
            elif not entry.is_dir(follow_symlinks=False):
                seen.findings.append(_no_file(archive / entry.name))
            else:
                bag = seen.bags[entry.name] = SeenBag(entry.name, archive / entry.name)
                _walk(bag, str(bag.folder), "")
        _overlay(archive, seen)
        for bag in seen.bags.values():
            _read_own(archive, bag)
    return seen


def _walk(bag: SeenBag, folder: str, inside: str) -> None:
    """Gather the files of a folder and of those in it; links are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError as error:
        bag.findings.append(cannot_read(folder, error.strerror or str(error)))
        return
    for entry in entries:
        path = inside + entry.name
        try:
            said = entry.stat(follow_symlinks=False)
        except OSError as error:
            bag.findings.append(cannot_read(entry.path, error.strerror or str(error)))
            continue
        if stat.S_ISDIR(said.st_mode):
            if inside or entry.name == DATA:
                _walk(bag, entry.path, f"{path}/")
            else:
                bag.findings.append(unnamed(entry.path))
        elif not stat.S_ISREG(said.st_mode):
            bag.findings.append(_no_file(Path(entry.path)))
        elif is_harmless(entry.name):
            bag.findings.append(_foreign(Path(entry.path)))
        elif inside:
            bag.files[path] = Found(entry.path, said.st_size)
        elif path not in OWN_FILES:
            bag.findings.append(unnamed(entry.path))


def _overlay(archive: Path, seen: Seen) -> None:
    """Add what a broken-off run has left to be put in place; see `pending`."""
    root = archive / PENDING
    names = sorted(one.name for one in root.iterdir()) if root.is_dir() else ()
    for name in names:
        bag = seen.bags.setdefault(name, SeenBag(name, archive / name))
        beside = SeenBag(name, root / name)
        _walk(beside, str(beside.folder), "")
        for path, found in beside.files.items():
            bag.files.setdefault(path, found)
        bag.findings += beside.findings
    if names:
        message = _("A run was broken off; what it kept is safe, and not yet in its place.")
        fix = _("Run congvan archive add again: it finishes what is left.")
        seen.findings.append(Finding("BL027", Where(str(root)), message, fix, Severity.WARNING))


def _read_own(archive: Path, bag: SeenBag) -> None:
    for name in OWN_FILES:
        for folder in (archive / PENDING / bag.name, bag.folder):
            path = folder / name
            try:
                if stat.S_ISREG(path.lstat().st_mode):
                    bag.own[name] = path.read_bytes()
                    break
            except FileNotFoundError:
                continue
            except OSError as error:
                bag.findings.append(cannot_read(path, error.strerror or str(error)))
                break


def unnamed(path: str) -> Finding:
    """Say that something lies in a bag that no manifest names."""
    fix = _("See who put it there, and move it out of the archive.")
    return Finding("BL012", Where(path), _("No manifest names this."), fix)


def cannot_read(path: object, reason: str) -> Finding:
    """Say that a file or folder cannot be read."""
    message = _("It cannot be read: %(reason)s.", reason=reason)
    return Finding("BL021", Where(str(path)), message, _("See to the rights of the file, and to the disk."))


def _foreign(path: Path) -> Finding:
    message = _("This does not belong to the archive; it does no harm to the letters.")
    return Finding("BL020", Where(str(path)), message, _("Move it away."), Severity.WARNING)


def _no_file(path: Path) -> Finding:
    message = _("This is a link or a device, not a file that is kept here.")
    return Finding("BL019", Where(str(path)), message, _("Put the file itself back from the second place."))
