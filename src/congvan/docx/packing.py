"""Writes a filled package: parts without tags are copied as they lie packed, the others are packed anew.

The same input gives the same bytes: fixed times, fixed order. Layout after APPNOTE.TXT 4.3 (ZIP) and ECMA-376 Part 2.
"""

import struct
from collections.abc import Iterable, Mapping

from congvan.opc import Member

try:
    from isal import isal_zlib as fast
except ImportError:  # a machine for which isal has no wheel: the same letters, packed more slowly
    import zlib as fast  # type: ignore[no-redef]

__all__ = ["Packing"]

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_UTF8 = 0x800
_MIDNIGHT, _DAY = 0, 0x21  # 1 January 1980, the first day that ZIP knows
_DEFLATED = 8
_RAW = -15
_NOTHING = (b"", -1, b"", b"", b"")


def _deflate(data: bytes) -> tuple[bytes, int]:
    """Return the packed bytes and the CRC-32."""
    packer = fast.compressobj(1, fast.DEFLATED, _RAW)
    return packer.compress(data) + packer.flush(), fast.crc32(data)


def _headers(name: bytes, offset: int, *, method: int, crc: int, sizes: tuple[int, int]) -> tuple[bytes, bytes]:
    flags = 0 if name.isascii() else _UTF8
    common = (flags, method, _MIDNIGHT, _DAY, crc, *sizes, len(name), 0)
    local = _LOCAL.pack(b"PK\x03\x04", _VERSION, *common)
    central = _CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *common, 0, 0, 0, 0, offset)
    return local + name, central + name


class Packing:
    """What all letters of a batch share of the package, laid out once."""

    def __init__(self, members: Iterable[Member], changing: Iterable[str]) -> None:
        """Lay out the unchanging members.

        Args:
            members: every member of the template, in its order.
            changing: names of the parts that each letter brings anew; they come last.
        """
        self._changing = [(name, name.encode()) for name in changing]
        skip = {name for name, _ in self._changing}
        front: list[bytes] = []
        directory: list[bytes] = []
        count = offset = 0
        for member in members:
            if member.name in skip:
                continue
            packed = len(member.raw)
            local, central = _headers(
                member.name.encode(), offset, method=member.method, crc=member.crc, sizes=(packed, member.size)
            )
            front += (local, member.raw)
            directory.append(central)
            offset += len(local) + packed
            count += 1
        self._front = b"".join(front)
        self._directory = b"".join(directory)
        self._count = count
        self._last: dict[str, tuple[bytes, int, bytes, bytes, bytes]] = {}

    def pack(self, parts: Mapping[str, bytes]) -> bytes:
        """Return the whole file.

        Args:
            parts: the bytes of each changing part, by name; the very object of the letter before if it did not change.
        """
        body, directory, offset = [self._front], [self._directory], len(self._front)
        for name, encoded in self._changing:
            data = parts[name]
            before, at, local, packed, central = self._last.get(name, _NOTHING)
            if before is not data or at != offset:
                packed, crc = _deflate(data)
                local, central = _headers(encoded, offset, method=_DEFLATED, crc=crc, sizes=(len(packed), len(data)))
                self._last[name] = (data, offset, local, packed, central)
            body += (local, packed)
            directory.append(central)
            offset += len(local) + len(packed)
        index = b"".join(directory)
        count = self._count + len(self._changing)
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(index), offset, 0)
        return b"".join((*body, index, end))
