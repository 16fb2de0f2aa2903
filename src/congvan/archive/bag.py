"""Túi lưu trữ: a bag's own files, as BagIt 1.0 (RFC 8493) asks; made and read here, byte for byte the same each time.

The library `bagit` makes a bag by moving and hashing everything in it, from inside its folder; it says of a damaged bag
that it is damaged. A bag that grows by one letter, and whose every change is named, is therefore written and read here;
the tests hold each against that library.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from congvan.archive.places import DATA

__all__ = ["DECLARATION", "INFO", "MANIFEST", "OWN_FILES", "TAGS", "VERSION", "Bag", "digest", "lines_of", "oxum_of"]

VERSION, INFO, MANIFEST, TAGS = "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"
OWN_FILES = (VERSION, INFO, MANIFEST, TAGS)
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

_LINE = re.compile(r"([0-9a-f]{64})  ([^\x00-\x1f]+)")
_OXUM = re.compile(rb"^Payload-Oxum: ([0-9]{1,18})\.([0-9]{1,12})$", re.MULTILINE)


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@dataclass(slots=True)
class Bag:
    """One bag, as its own files say it is.

    Attributes:
        name: of its folder.
        entries: SHA-256 of each kept file, by its path in the bag (`data/…`).
        size: bytes of all kept files.
        info: what bag-info.txt says besides, in its order.
    """

    name: str
    entries: dict[str, str] = field(default_factory=dict)
    size: int = 0
    info: dict[str, str] = field(default_factory=dict)

    def describe(self, organisation: str, day: date) -> None:
        """Say whose bag it is, and on which day something was put into it last."""
        self.info = {
            "Source-Organization": " ".join(organisation.split()) or "congvan",
            "External-Identifier": self.name,
            "Bagging-Date": day.isoformat(),
            "Bag-Software-Agent": "congvan",
        }

    def files(self) -> dict[str, bytes]:
        """Return the bag's own files by name, in the order in which they are put in place."""
        manifest = _manifest(self.entries)
        info = {**self.info, "Payload-Oxum": f"{self.size}.{len(self.entries)}"}
        made = {
            VERSION: DECLARATION,
            MANIFEST: manifest,
            INFO: "".join(f"{name}: {value}\n" for name, value in info.items()).encode(),
        }
        return {**made, TAGS: _manifest({name: digest(data) for name, data in made.items()})}

    @classmethod
    def read(cls, name: str, files: Mapping[str, bytes]) -> "Bag":
        """Return the bag that its own files tell of.

        Args:
            name: of its folder.
            files: its own files.

        Raises:
            ValueError: they are not as they were written; its text is the file that was changed.
        """
        for one in OWN_FILES:
            if one not in files:
                raise ValueError(one)
        if files[TAGS] != _manifest({one: digest(files[one]) for one in OWN_FILES if one != TAGS}):
            said = {path: line for _n, line, path in lines_of(files[TAGS])}
            changed = [one for one in OWN_FILES if one != TAGS and said.get(one) != digest(files[one])]
            raise ValueError(changed[0] if len(changed) == 1 else TAGS)
        entries = {path: line for _n, line, path in lines_of(files[MANIFEST]) if path.startswith(f"{DATA}/")}
        if _manifest(entries) != files[MANIFEST]:
            raise ValueError(MANIFEST)
        oxum = oxum_of(files[INFO])
        if oxum is None or oxum[1] != len(entries):
            raise ValueError(INFO)
        pairs = (line.split(": ", 1) for line in files[INFO].decode(errors="replace").splitlines() if ": " in line)
        return cls(name, entries, oxum[0], {key: value for key, value in pairs if key != "Payload-Oxum"})


def _manifest(entries: Mapping[str, str]) -> bytes:
    return "".join(f"{entries[path]}  {path}\n" for path in sorted(entries)).encode()


def lines_of(manifest: bytes) -> Iterator[tuple[int, str, str]]:
    """Give line number, SHA-256 and path of each line of a manifest.

    A line that congvan would not write is given with an empty sum and the line itself for a path.
    """
    text = manifest.decode(errors="surrogateescape")
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    match = _LINE.fullmatch
    for number, line in enumerate(lines, 1):
        found = match(line)
        if found is None:
            yield number, "", line
        else:
            yield number, found[1], found[2]


def oxum_of(info: bytes) -> tuple[int, int] | None:
    """Return bytes and number of the kept files that bag-info.txt tells; None if it tells none, or tells two."""
    found = _OXUM.findall(info)
    return (int(found[0][0]), int(found[0][1])) if len(found) == 1 else None
