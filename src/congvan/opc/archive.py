"""The ZIP records of a package: what its central directory says, and where each entry really lies.

Read by hand and not by `zipfile`, which repairs in silence what two readers may understand differently.
Source: PKWARE APPNOTE 6.3.10, sections 4.3 (records), 4.4 (fields), 4.5.3 (ZIP64).
"""

import struct
from dataclasses import dataclass, replace

__all__ = ["END_MARK", "LOCAL_MARK", "Damaged", "Directory", "Entry", "Local", "find_directory", "read_local"]

LOCAL_MARK = b"PK\x03\x04"
END_MARK = b"PK\x05\x06"
_CENTRAL_MARK = b"PK\x01\x02"
_LOCATOR_MARK = b"PK\x06\x07"
_END64_MARK = b"PK\x06\x06"
_DESCRIPTOR_MARK = b"PK\x07\x08"

_END = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_FULL, _FULL16 = 0xFFFFFFFF, 0xFFFF
_ZIP64, _UNICODE_PATH = 0x0001, 0x7075
_DESCRIBED, _UTF8 = 1 << 3, 1 << 11
_LONGEST_COMMENT = 65_535


class Damaged(ValueError):  # noqa: N818 - says what the archive is
    """The records do not hold together."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the central directory; sizes in bytes, `offset` from the start of the file."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    mode: int
    renamed: bool


@dataclass(frozen=True, slots=True)
class Local:
    """Where an entry's bytes lie, and whether its own header agrees with the central directory."""

    start: int
    end: int
    agrees: bool


@dataclass(frozen=True, slots=True)
class Directory:
    """The central directory.

    Attributes:
        entries: its lines, in its order; at most one more than was asked for.
        count: how many there are by the end record.
        start: where it begins.
        stop: where the end record begins.
        finish: where the archive ends, its comment included.
    """

    entries: tuple[Entry, ...]
    count: int
    start: int
    stop: int
    finish: int


def find_directory(data: bytes, most: int) -> Directory | None:
    """Find and read the central directory.

    Args:
        data: the whole file.
        most: stop after this many entries and one.

    Returns:
        None when there is no end record.

    Raises:
        Damaged: there is an end record, but what it points to is no directory.
    """
    stop = _find_end(data)
    if stop < 0:
        return None
    _mark, _disk, _disk2, _here, count, size, offset, comment = _END.unpack_from(data, stop)
    finish = stop + _END.size + comment
    if finish > len(data):
        raise Damaged
    end = stop
    if stop >= _LOCATOR.size and data[stop - _LOCATOR.size :].startswith(_LOCATOR_MARK):
        end, *wide = _read_end64(data, stop - _LOCATOR.size)
        count, size, offset = _agreed((count, size, offset), wide)
    start = end - size
    if start < 0 or offset > start:
        raise Damaged
    return Directory(_read_entries(data, start, end, start - offset, most), count, start, stop, finish)


def _find_end(data: bytes) -> int:
    """Return the offset of the end record: the last that reaches the end of the file, else the last of all."""
    lowest = max(0, len(data) - _END.size - _LONGEST_COMMENT)
    highest = max(0, len(data) - _END.size + len(END_MARK))
    last = found = data.rfind(END_MARK, lowest, highest)
    while found >= 0:
        if found + _END.size + int.from_bytes(data[found + 20 : found + 22], "little") == len(data):
            return found
        found = data.rfind(END_MARK, lowest, found)
    # More than a comment's length of foreign matter behind the archive is looked through as well.
    return last if last >= 0 else data.rfind(END_MARK, 0, highest)


def _read_end64(data: bytes, locator: int) -> tuple[int, int, int, int]:
    """Return where the ZIP64 end record lies, and the count, size and offset of the directory it names."""
    end = locator - _END64.size
    _mark, _disk, named, _disks = _LOCATOR.unpack_from(data, locator)
    if end < 0 or named != end or not data.startswith(_END64_MARK, end):
        raise Damaged
    fields = _END64.unpack_from(data, end)
    return end, fields[7], fields[8], fields[9]


def _agreed(narrow: tuple[int, int, int], wide: list[int]) -> list[int]:
    """Return the wide values, which the narrow ones must equal unless they say that they are too small."""
    if any(one not in {other, _FULL, _FULL16} for one, other in zip(narrow, wide, strict=True)):
        raise Damaged
    return wide


def _read_entries(data: bytes, start: int, end: int, shift: int, most: int) -> tuple[Entry, ...]:
    """Read the lines of the directory; `shift` is how far the offsets are off when matter stands in front."""
    entries: list[Entry] = []
    place = start
    while place < end and len(entries) <= most:
        if not data.startswith(_CENTRAL_MARK, place) or place + _CENTRAL.size > end:
            raise Damaged
        entry, place = _read_entry(data, place)
        if shift and data.startswith(LOCAL_MARK, entry.offset + shift):
            entry = replace(entry, offset=entry.offset + shift)
        entries.append(entry)
    if place > end:
        raise Damaged
    return tuple(entries)


def _read_entry(data: bytes, place: int) -> tuple[Entry, int]:
    """Read one line of the directory; return it and the place of the next."""
    (_mark, made_by, _needed, flags, method, _time, _day, crc, packed, size, name_size, extra_size, comment_size,
     _disk, _internal, attributes, offset) = _CENTRAL.unpack_from(data, place)  # fmt: skip
    place += _CENTRAL.size
    raw_name = data[place : place + name_size]
    extras = _extras(data[place + name_size : place + name_size + extra_size])
    size, packed, offset = _widened(extras, (size, packed, offset))
    # The upper half of the attributes is a Unix mode only where a Unix system wrote it; a link is one in any case.
    mode = attributes >> 16 if made_by >> 8 in {0, 3, 19} else 0
    entry = Entry(
        name=_name(raw_name, flags),
        raw_name=raw_name,
        flags=flags,
        method=method,
        crc=crc,
        packed=packed,
        size=size,
        offset=offset,
        mode=mode,
        renamed=_UNICODE_PATH in extras and extras[_UNICODE_PATH][5:] != raw_name,
    )
    return entry, place + name_size + extra_size + comment_size


def read_local(data: bytes, entry: Entry, limit: int) -> Local | None:
    """Read an entry's own header.

    Args:
        data: the whole file.
        entry: its line in the directory.
        limit: where the directory begins; no entry may reach beyond.

    Returns:
        None when there is no header at the place that the directory names, or its bytes reach beyond the limit.
    """
    if not data.startswith(LOCAL_MARK, entry.offset) or entry.offset + _LOCAL.size > limit:
        return None
    (_mark, _needed, flags, method, _time, _day, crc, packed, size, name_size, extra_size) = _LOCAL.unpack_from(
        data, entry.offset
    )
    place = entry.offset + _LOCAL.size
    raw_name = data[place : place + name_size]
    extras = _extras(data[place + name_size : place + name_size + extra_size])
    size, packed = _widened(extras, (size, packed))
    start = place + name_size + extra_size
    end = start + entry.packed
    if end > limit:
        return None
    agrees = (raw_name, flags & ~_UTF8, method) == (entry.raw_name, entry.flags & ~_UTF8, entry.method)
    agrees = agrees and not (_UNICODE_PATH in extras and extras[_UNICODE_PATH][5:] != raw_name)
    told, known = (crc, packed, size), (entry.crc, entry.packed, entry.size)
    if flags & _DESCRIBED:
        length = _descriptor(data, end, entry)
        return Local(
            start, end + length, agrees and length > 0 and all(a in {0, b} for a, b in zip(told, known, strict=True))
        )
    return Local(start, end, agrees and told == known)


def _descriptor(data: bytes, place: int, entry: Entry) -> int:
    """Return the length of the data descriptor behind an entry, 0 when what stands there does not describe it."""
    for mark in (_DESCRIPTOR_MARK, b""):
        for form in ("<3L", "<L2Q"):
            if max(entry.packed, entry.size) >= _FULL and form == "<3L":
                continue
            described = mark + struct.pack(form, entry.crc, entry.packed, entry.size)
            if data.startswith(described, place):
                return len(described)
    return 0


def _extras(block: bytes) -> dict[int, bytes]:
    """Split the extra fields by their numbers."""
    fields: dict[int, bytes] = {}
    place = 0
    while place + 4 <= len(block):
        number, size = struct.unpack_from("<2H", block, place)
        fields.setdefault(number, block[place + 4 : place + 4 + size])
        place += 4 + size
    return fields


def _widened(extras: dict[int, bytes], values: tuple[int, ...]) -> list[int]:
    """Replace each full 32-bit value by its 64-bit one from the ZIP64 field, in the order of the specification."""
    field = extras.get(_ZIP64, b"")
    wide: list[int] = []
    place = 0
    for value in values:
        if value == _FULL and place + 8 <= len(field):
            wide.append(int.from_bytes(field[place : place + 8], "little"))
            place += 8
        else:
            wide.append(value)
    return wide


def _name(raw: bytes, flags: int) -> str:
    """Decode a name: UTF-8 where it says so or where it is, else the code page that the specification names."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "backslashreplace") if flags & _UTF8 else raw.decode("cp437")
