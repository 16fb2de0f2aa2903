"""Đọc kho: the letters that are kept, their bytes and their texts; each held against the manifest as it is read."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from congvan.archive.bag import MANIFEST, digest, lines_of
from congvan.archive.own_files import put_back
from congvan.archive.pending import PENDING
from congvan.archive.places import BAG, PDF, RECORD, TEXT, is_unsafe, path_of, sibling
from congvan.archive.records import kept_of
from congvan.errors import CannotRead, Finding, Where
from congvan.language import _
from congvan.letter import KeptLetter

__all__ = ["bags_in", "kept_bytes", "kept_text", "kept_under", "own_manifest", "read_inside", "read_kept"]


def read_kept(archive: Path, tell: Callable[[Finding], None] | None = None) -> Iterator[KeptLetter]:
    """Give every letter that is kept, with its path, in the order of the paths.

    Args:
        archive: the folder; one that is not there holds nothing.
        tell: takes what is wrong with a record, whose letter is then left out.

    Raises:
        CannotRead: a record is not as it was written, and nobody takes what is wrong with it.
    """
    for name in bags_in(archive):
        for _number, line, path in lines_of(own_manifest(archive, name)):
            if not path.endswith(RECORD) or is_unsafe(path):
                continue
            pdf = f"{name}/{sibling(path, PDF)}"
            try:
                kept = _kept(archive, pdf, line)
            except CannotRead as error:
                if tell is None:
                    raise
                where = Where(str(archive / sibling(pdf, RECORD)))
                tell(Finding("BL023", where, str(error), put_back()))
            else:
                yield kept


def kept_under(archive: Path, kept: KeptLetter) -> KeptLetter | None:
    """Return what is kept under a letter's number, unit and part; None = nothing is.

    Raises:
        CannotRead: the record is not as it was written.
    """
    path = path_of(kept)
    name, _slash, inside = path.partition("/")
    if not (archive / name).is_dir():
        return None
    wanted = sibling(inside, RECORD)
    line = next((line for _n, line, one in lines_of(own_manifest(archive, name)) if one == wanted), None)
    return None if line is None else _kept(archive, path, line)


def kept_bytes(archive: Path, kept: KeptLetter) -> bytes:
    """Return the PDF of a kept letter, the very bytes that were taken in.

    Raises:
        CannotRead: it is not there, or no longer what was taken in.
    """
    data = read_inside(archive, kept.path)
    if digest(data) != kept.sha256:
        raise CannotRead(archive / kept.path, _("it is not the file that was taken in; its SHA-256 is another"))
    return data


def kept_text(archive: Path, kept: KeptLetter) -> str:
    """Return the text of a kept letter; empty if it has none.

    Raises:
        CannotRead: it is not there.
    """
    return read_inside(archive, sibling(kept.path, TEXT)).decode(errors="replace")


def bags_in(archive: Path) -> list[str]:
    """Return the names of the bags, in order; none if there is no archive.

    Raises:
        CannotRead: the folder cannot be read.
    """
    names: set[str] = set()
    for folder in (archive, archive / PENDING):
        try:
            names |= {one.name for one in os.scandir(folder) if BAG.fullmatch(one.name) and one.is_dir()}
        except FileNotFoundError:
            continue
        except OSError as error:
            raise CannotRead(folder, error.strerror or str(error)) from error
    return sorted(names)


def _kept(archive: Path, pdf: str, line: str) -> KeptLetter:
    record = sibling(pdf, RECORD)
    data = read_inside(archive, record)
    if digest(data) != line:
        raise CannotRead(archive / record, _("it is not as it was written; its SHA-256 is another"))
    try:
        return kept_of(data, pdf)
    except ValueError as error:
        raise CannotRead(archive / record, _("it does not say what congvan writes")) from error


def own_manifest(archive: Path, name: str) -> bytes:
    """Return a bag's manifest; what a broken-off run has left to be put in place is the newer one.

    Raises:
        CannotRead: it is not there.
    """
    for folder in (archive / PENDING, archive):
        try:
            return (folder / name / MANIFEST).read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise CannotRead(folder / name / MANIFEST, error.strerror or str(error)) from error
    raise CannotRead(archive / name / MANIFEST, _("it is missing"))


def read_inside(archive: Path, path: str) -> bytes:
    """Return the bytes of a file in a bag, in its place or on its way there.

    Args:
        archive: the folder.
        path: relative to it.

    Raises:
        CannotRead: it is not there, or the path leads out of the archive.
    """
    if is_unsafe(path):
        raise CannotRead(path, _("the path leads out of the archive"))
    for folder in (archive, archive / PENDING, archive):
        try:
            return (folder / path).read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise CannotRead(folder / path, error.strerror or str(error)) from error
    raise CannotRead(archive / path, _("it is missing"))
