"""Đọc ZIP: a package that may come from anybody; what two programs could read in two ways is refused.

`zipfile` reads; what it repairs in silence is looked at here: bytes that belong to no file, files over each other,
headers that contradict the directory. (`opc` reads Office files so, in memory; packages of PDFs are too large for it.)
Source: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.4.
"""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, cast

from congvan.archive.handing.tree import MOST_FILES, Notes, Unreadable, judge_names
from congvan.language import _
from congvan.opc import shown

__all__ = ["ZipTree", "looks_packed"]

_LOCAL = struct.Struct("<4s5H3L2H")
_END_RECORD = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCAL_MARK, _END_MARK, _LOCATOR_MARK = b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x07"
_MOST_DIRECTORY = MOST_FILES * 1024
_ENCRYPTED = 1 << 0 | 1 << 6 | 1 << 13
_DESCRIBED, _UTF8 = 1 << 3, 1 << 11
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_FULL = 0xFFFFFFFF
_TYPE, _PLAIN, _FOLDER = 0o170000, 0o100000, 0o040000
_BIG, _MOST_RATIO = 4 * 2**20, 200
_LARGE = 2**30
_FAILURES = (OSError, zipfile.BadZipFile, zlib.error, EOFError, ValueError)


def looks_packed(path: Path) -> bool:
    """Tell whether a file begins or ends as a ZIP does.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        return stream.read(2) == b"PK" or zipfile.is_zipfile(stream)


class ZipTree:
    """A package in a ZIP."""

    failures: tuple[type[Exception], ...] = _FAILURES

    def __init__(self, stream: BinaryIO, notes: Notes) -> None:
        """Read the directory and judge every entry, before any is unpacked.

        Args:
            stream: the file.
            notes: where what is wrong is noted; then nothing of it must be read.

        Raises:
            Unreadable: it is no ZIP, or damaged.
        """
        self._stream = stream
        self._infos: Mapping[str, zipfile.ZipInfo] = {}
        self.sizes: Mapping[str, int] = {}
        if not _may_be_read(stream, notes):
            return
        try:
            self._archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, struct.error) as error:
            raise Unreadable(_("it is no ZIP, or is cut off or damaged")) from error
        infos = self._archive.infolist()
        self._infos = {one.orig_filename: one for one in infos if not _is_folder(one)}
        self.sizes = {name: one.file_size for name, one in self._infos.items()}
        if len(infos) > MOST_FILES:
            notes.add("GN011", _("The package has more than %(most)s files.", most=MOST_FILES))
            return
        folders = [one.orig_filename.removesuffix("/") or "/" for one in infos if _is_folder(one)]
        judge_names([one.orig_filename for one in infos if not _is_folder(one)], notes, folders)
        for one in infos:
            self._judge(one, notes)
        self._judge_sizes(infos, notes)
        self._judge_places(infos, notes)

    def open(self, path: str) -> BinaryIO:
        """Open a file."""
        try:
            return cast("BinaryIO", self._archive.open(self._infos[path]))
        except (*_FAILURES, NotImplementedError, RuntimeError) as error:
            raise Unreadable(_("it is damaged")) from error

    def _judge(self, one: zipfile.ZipInfo, notes: Notes) -> None:
        place = shown(one.orig_filename)[1:-1]
        if one.flag_bits & _ENCRYPTED:
            notes.add("GN011", _("This file is encrypted."), place=place)
        elif one.compress_type not in _METHODS:
            notes.add(
                "GN011", _("This file is packed in an unusual way (%(how)s).", how=one.compress_type), place=place
            )
        if one.external_attr >> 16 & _TYPE not in {0, _PLAIN, _FOLDER}:
            notes.add("GN011", _("This is no file but a link or a device."), place=place)
        if _is_folder(one) and one.file_size:
            notes.add("GN011", _("This is named like a folder but holds bytes."), place=place)

    def _judge_sizes(self, infos: list[zipfile.ZipInfo], notes: Notes) -> None:
        for one in infos:
            if one.file_size > _BIG and one.file_size > _MOST_RATIO * one.compress_size:
                said = _(
                    "Unpacked, this file would have %(size)s MB: far more than it can hold.", size=one.file_size >> 20
                )
                notes.add("GN011", said, place=shown(one.orig_filename)[1:-1])
        total, packed = sum(one.file_size for one in infos), sum(one.compress_size for one in infos)
        if total > _LARGE and total > _MOST_RATIO * packed:
            notes.add("GN011", _("Unpacked, the package would have %(size)s MB.", size=total >> 20))

    def _judge_places(self, infos: list[zipfile.ZipInfo], notes: Notes) -> None:
        """Note what lies before, between and over the files."""
        reached = 0
        for one in sorted(infos, key=lambda info: info.header_offset):
            place = shown(one.orig_filename)[1:-1]
            end = self._end_of(one)
            if end is None:
                said = _("What the ZIP says of this file in one place contradicts what it says in another.")
                notes.add("GN011", said, place=place)
                return
            if one.header_offset < reached:
                notes.add("GN011", _("This file lies over another in the ZIP."), place=place)
            elif one.header_offset > reached:
                notes.add("GN011", _("Before this file lie bytes that belong to none."), place=place)
            reached = end
        if self._archive.start_dir != reached:
            notes.add("GN011", _("Behind the last file lie bytes that belong to none."))

    def _end_of(self, one: zipfile.ZipInfo) -> int | None:
        """Return where an entry ends by its own header, None if that contradicts the directory."""
        if one.header_offset < 0:
            return None
        self._stream.seek(one.header_offset)
        head = self._stream.read(_LOCAL.size)
        if len(head) < _LOCAL.size or not head.startswith(_LOCAL_MARK):
            return None
        _mark, _needed, flags, method, _time, _day, crc, packed, size, name_size, extra_size = _LOCAL.unpack(head)
        raw = self._stream.read(name_size)
        try:
            name = raw.decode("utf-8" if flags & _UTF8 else "cp437")
        except UnicodeDecodeError:
            return None
        if (name, flags, method) != (one.orig_filename, one.flag_bits, one.compress_type):
            return None
        end = one.header_offset + _LOCAL.size + name_size + extra_size + one.compress_size
        told, known = (crc, packed, size), (one.CRC, one.compress_size, one.file_size)
        if flags & _DESCRIBED:
            length = self._descriptor(end, one)
            sound = all(a in {0, _FULL, b} for a, b in zip(told, known, strict=True))
            return end + length if length and sound else None
        return end if all(a in {_FULL, b} for a, b in zip(told, known, strict=True)) else None

    def _descriptor(self, end: int, one: zipfile.ZipInfo) -> int:
        """Return the length of the data descriptor behind an entry, 0 when what stands there does not describe it."""
        self._stream.seek(end)
        behind = self._stream.read(24)
        for mark in (b"PK\x07\x08", b""):
            for form in ("<3L", "<L2Q"):
                if form == "<3L" and max(one.compress_size, one.file_size) >= _FULL:
                    continue
                described = mark + struct.pack(form, one.CRC, one.compress_size, one.file_size)
                if behind.startswith(described):
                    return len(described)
        return 0


def _is_folder(one: zipfile.ZipInfo) -> bool:
    """Tell whether the entry only names a folder (`is_dir` cannot be asked of an empty name)."""
    return one.orig_filename.endswith("/")


def _may_be_read(stream: BinaryIO, notes: Notes) -> bool:
    """Tell whether the directory is one that fits into memory, with nothing behind it.

    Raises:
        Unreadable: there is none at the end of the file.
    """
    size = stream.seek(0, 2)
    tail = _LOCATOR.size + _END_RECORD.size
    stream.seek(max(0, size - tail))
    data = stream.read(tail)
    end = data[-_END_RECORD.size :]
    if not end.startswith(_END_MARK):
        stream.seek(max(0, size - (1 << 16) - tail))
        if _END_MARK not in stream.read():
            raise Unreadable(_("it is no ZIP, or is cut off or damaged"))
        notes.add("GN011", _("Something stands behind the end of the ZIP."))
        return False
    *_head, directory, offset, _comment = _END_RECORD.unpack(end)
    if len(data) == tail and data.startswith(_LOCATOR_MARK):
        _mark, _disk, place, _disks = _LOCATOR.unpack(data[: _LOCATOR.size])
        stream.seek(min(place, size))
        wide = stream.read(_END64.size)
        if len(wide) < _END64.size:
            raise Unreadable(_("it is no ZIP, or is cut off or damaged"))
        directory = max(directory if directory != _FULL else 0, _END64.unpack(wide)[8])
    elif offset == _FULL:
        raise Unreadable(_("it is no ZIP, or is cut off or damaged"))
    if directory > _MOST_DIRECTORY:
        notes.add("GN011", _("The package has more than %(most)s files.", most=MOST_FILES))
        return False
    return True
