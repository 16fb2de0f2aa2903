"""Cây tệp: the files of a package that somebody made, in a ZIP or a folder, read without trusting a name in it."""

import hashlib
import os
import re
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Protocol

from congvan.archive.handing.members import PIECE
from congvan.errors import Finding, Where
from congvan.language import _
from congvan.opc import shown

__all__ = ["MOST_FILES", "FolderTree", "Notes", "Tree", "Unreadable", "digest_of", "judge_names", "read_whole"]

MOST_FILES = 20_000
"""No case file has a thousand documents; each has two files."""
_LONGEST_NAME = 512
_MOST_XML = 64 * 2**20
_DRIVE = re.compile(r"[A-Za-z]:")
_ESCAPED = re.compile(r"%(?:2f|5c|2e|00)", re.IGNORECASE)
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


class Unreadable(Exception):  # noqa: N818 - says what the file is
    """A file of a package cannot be read; the text says why, in the clerk's language."""


class Notes:
    """Findings of one package."""

    def __init__(self, file: str) -> None:
        """Begin with none.

        Args:
            file: what findings call the package.
        """
        self.file = file
        self.found: list[Finding] = []

    def add(self, code: str, message: str, fix: str = "", *, place: str = "") -> None:
        """Note one thing.

        Args:
            code: one of `CODES`.
            message: a whole sentence.
            fix: what to do; by default, to ask for the package anew.
            place: the file in the package.
        """
        fix = fix or _("Make the package anew, or ask who made it for a sound one.")
        self.found.append(Finding(code, Where(self.file, place=place), message, fix))


class Tree(Protocol):
    """Cây tệp: paths with forward slashes, and their sizes."""

    @property
    def sizes(self) -> Mapping[str, int]:
        """Bytes of each file by its path."""

    def open(self, path: str) -> BinaryIO:
        """Open a file; the caller closes it.

        Raises:
            Unreadable: it cannot be read.
        """

    @property
    def failures(self) -> tuple[type[Exception], ...]:
        """What reading an opened file may raise."""


class FolderTree:
    """A package that lies in a folder."""

    failures: tuple[type[Exception], ...] = (OSError,)

    def __init__(self, root: Path, notes: Notes) -> None:
        """List the folder.

        Args:
            root: the folder.
            notes: where links, devices and what cannot be listed are noted.
        """
        self._root = root
        self.sizes: dict[str, int] = {}
        for base, folders, files in os.walk(root, onerror=lambda error: self._refused(error, notes)):
            for name in sorted(folders + files):
                path = Path(base, name)
                inner = path.relative_to(root).as_posix()
                state = path.lstat()
                if stat.S_ISREG(state.st_mode):
                    self.sizes[inner] = state.st_size
                elif not stat.S_ISDIR(state.st_mode):
                    notes.add("GN011", _("This is no file but a link or a device."), place=shown(inner)[1:-1])
            if len(self.sizes) > MOST_FILES:
                notes.add("GN011", _("The package has more than %(most)s files.", most=MOST_FILES))
                return

    def open(self, path: str) -> BinaryIO:
        """Open a file."""
        try:
            return (self._root / path).open("rb")
        except OSError as error:
            raise Unreadable(error.strerror or str(error)) from error

    def _refused(self, error: OSError, notes: Notes) -> None:
        notes.add("GN010", _("A folder cannot be listed: %(reason)s.", reason=error.strerror or str(error)))


def judge_names(files: Iterable[str], notes: Notes, folders: Iterable[str] = ()) -> None:
    """Note names that lead out of the package, deceive a reader, or cannot stand beside each other.

    Args:
        files: paths of files, as often as they are there.
        notes: where to note it.
        folders: paths of folders that the package names by themselves, without the slash at the end.
    """
    named = list(files)
    listed = [*named, *folders]
    for name in dict.fromkeys(listed):
        if reason := _unsafe(name):
            notes.add("GN011", _("The name of this file is not safe: %(reason)s.", reason=reason), place=_seen(name))
    for name, count in Counter(listed).items():
        if count > 1:
            notes.add("GN011", _("This file is there more than once."), place=_seen(name))
    seen: dict[str, str] = {}
    for name in dict.fromkeys(listed):
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        if key in seen:
            said = _("Its name differs from %(other)s only in capitals or accents.", other=shown(seen[key]))
            notes.add("GN011", said, place=_seen(name))
        seen.setdefault(key, name)
    whole = set(named)
    for name in listed:
        parts = name.split("/")
        for end in range(1, len(parts)):
            if "/".join(parts[:end]) in whole:
                notes.add("GN011", _("A file and a folder have the same name."), place=_seen(name))
                break


def digest_of(tree: Tree, path: str) -> tuple[str, int]:
    """Return the SHA-256 of a file and its size, as they are.

    Raises:
        Unreadable: it cannot be read.
    """
    digest, size = hashlib.sha256(), 0
    for piece in _pieces(tree, path):
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size


def read_whole(tree: Tree, path: str) -> bytes:
    """Return a list of a package.

    Raises:
        Unreadable: it cannot be read, or is larger than any list.
    """
    if tree.sizes[path] > _MOST_XML:
        raise Unreadable(_("it has more than %(most)s MB", most=_MOST_XML >> 20))
    return b"".join(_pieces(tree, path))


def _pieces(tree: Tree, path: str) -> Iterator[bytes]:
    with tree.open(path) as stream:
        while True:
            try:
                piece = stream.read(PIECE)
            except tree.failures as error:
                raise Unreadable(_("it is damaged")) from error
            if not piece:
                return
            yield piece


def _unsafe(name: str) -> str | None:
    parts = name.split("/")
    reasons = (
        (not name, _("it is empty")),
        ("\\" in name, _("it has a backslash")),
        (name.startswith(("/", "~")), _("it begins at the root of the disk")),
        (_DRIVE.match(name), _("it begins with a drive letter")),
        (".." in parts or "." in parts, _("it climbs out of its folder")),
        (_ESCAPED.search(name), _("it hides a slash or a dot behind a % code")),
        ("" in parts[1:], _("it has an empty folder name")),
        (any(unicodedata.category(char) in _UNSEEN for char in name), _("it has invisible characters")),
        (":" in name, _("it has a colon")),
        (len(name) > _LONGEST_NAME, _("it is longer than %(most)s characters", most=_LONGEST_NAME)),
    )
    return next((reason for bad, reason in reasons if bad), None)


def _seen(name: str) -> str:
    return shown(name)[1:-1]
