"""Unpacking the entries of a package under a hard cap, whatever sizes they claim."""

import zlib
from collections.abc import Iterable

from congvan.language import _
from congvan.opc.archive import Entry, Local
from congvan.opc.package import Member
from congvan.opc.report import Report

__all__ = ["MOST_BYTES", "unpack"]

# A template with its pictures is some 100 kB, a list of 10,000 units some 10 MB: 64 MB is beyond any honest file,
# and keeps the whole run under 250 MB.
MOST_BYTES = 64 * 2**20
# XML of office files shrinks 5 to 50 times. Small parts may do better and cannot harm; deflate ends at 1,030.
_BIG = 4 * 2**20
_MOST_RATIO = 200
_STORED, _DEFLATED = 0, 8


def unpack(data: bytes, found: Iterable[tuple[Entry, Local]], report: Report) -> list[tuple[Member, bytes]]:
    """Unpack every entry that can be unpacked and note what is wrong with the others.

    Args:
        data: the whole file.
        found: entries with the places of their bytes; none lies over another.
        report: where to note what is wrong.

    Returns:
        Members with their uncompressed bytes, in the order given.
    """
    unpacked: list[tuple[Member, bytes]] = []
    left = MOST_BYTES
    for entry, local in found:
        if entry.size > left or (entry.size > _BIG and entry.size > _MOST_RATIO * entry.packed):
            report.add(
                "PK019",
                _("Unpacked, this part is larger (%(size)s MB) than any letter or list.", size=entry.size >> 20),
                _("Make its pictures smaller or take them out. If you did not make the file, do not use it."),
                name=entry.name,
            )
            continue
        raw = data[local.start : local.start + entry.packed]
        content = _inflated(raw, entry, report)
        if content is not None:
            left -= len(content)
            unpacked.append((Member(entry.name, entry.method, entry.crc, entry.size, raw), content))
    return unpacked


def _inflated(raw: bytes, entry: Entry, report: Report) -> bytes | None:
    """Return the bytes of one entry if size and checksum are what the directory says."""
    whole = True
    content = raw
    if entry.method == _DEFLATED:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = stream.decompress(raw, entry.size + 1)
        except zlib.error:
            report.add("PK017", _("This part is damaged: it cannot be unpacked."), name=entry.name)
            return None
        whole = stream.eof and not stream.unused_data
    if not whole or len(content) != entry.size:
        report.add("PK018", _("This part does not have the size that the package gives for it."), name=entry.name)
        return None
    if zlib.crc32(content) != entry.crc:
        report.add("PK017", _("This part is damaged: its checksum is wrong."), name=entry.name)
        return None
    return content
