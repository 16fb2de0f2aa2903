"""Ways to damage an archive, and to make what was damaged look whole."""

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from tests.archive.conftest import BAG

MANIFEST = f"{BAG}/manifest-sha256.txt"
FIRST = f"{BAG}/data/0001_SGDDT-VP/truong-1"
NO_RIGHTS = (
    ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--")
    if sys.platform != "win32" and os.geteuid() == 0
    else ()
)
Damage = Callable[[Path], None]


def edit(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def line_of(archive: Path, path: str) -> bytes:
    inside = path.partition("/")[2].encode()
    return next(line for line in (archive / MANIFEST).read_bytes().splitlines(keepends=True) if inside in line)


def add_line(path: str) -> Damage:
    """Add a line to the manifest, and make the bag look whole."""

    def do(archive: Path) -> None:
        with (archive / MANIFEST).open("ab") as file:
            file.write(f"{hashlib.sha256(b'').hexdigest()}  {path}\n".encode(errors="surrogateescape"))
        seal(archive / BAG)

    return do


def seal(bag: Path) -> None:
    """Write the tag manifest anew, as one would who wants a changed bag to look whole."""
    own = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")
    lines = (f"{hashlib.sha256((bag / name).read_bytes()).hexdigest()}  {name}\n" for name in own)
    (bag / "tagmanifest-sha256.txt").write_bytes("".join(lines).encode())


def rebag(bag: Path) -> None:
    """Write the manifest anew from the files."""
    lines = {
        path.relative_to(bag).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (bag / "data").rglob("*")
        if path.is_file()
    }
    text = "".join(f"{lines[path]}  {path}\n" for path in sorted(lines))
    (bag / "manifest-sha256.txt").write_bytes(text.encode())
    seal(bag)
