"""A package as it was found sound: its parts, their kinds, and what they refer to."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

__all__ = ["Member", "Package", "Relationship", "points_outside", "resolve"]

# A scheme of two letters or more, or a double slash of either sort: the target lies outside whatever its mode says.
_OUTSIDE = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.\-]*:|[/\\]{2})")


@dataclass(frozen=True, slots=True)
class Member:
    """One entry of the ZIP archive, ready to be copied without being packed again.

    Attributes:
        name: the name of the part, without a leading slash.
        method: how it is packed: 0 stored, 8 deflated.
        crc: CRC-32 of the uncompressed bytes, verified.
        size: length of the uncompressed bytes, verified.
        raw: the bytes as they lie in the archive.
    """

    name: str
    method: int
    crc: int
    size: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class Relationship:
    """What one part refers to.

    Attributes:
        id: its `r:id`.
        type: the URI that says what kind of thing the target is.
        target: as written in the file.
        external: it points out of the package (by its mode, or by its address).
        part: the name of the part it points to, empty when it is external.
    """

    id: str
    type: str
    target: str
    external: bool
    part: str = ""

    @property
    def kind(self) -> str:
        """The last word of the type: `image`, `hyperlink`, `attachedTemplate`."""
        return self.type.rstrip("/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Package:
    """An Open Packaging Conventions package (DOCX, XLSX) that passed its preflight.

    Attributes:
        parts: uncompressed bytes by part name, in the order of the file.
        members: the same parts as archive entries, in the same order.
        main: name of the main part (`word/document.xml`).
        defaults: content type by extension, in small letters.
        overrides: content type by part name, in small letters.
        references: relationships by the name of the part that has them; the empty name is the package itself.
    """

    parts: Mapping[str, bytes]
    members: tuple[Member, ...]
    main: str
    defaults: Mapping[str, str]
    overrides: Mapping[str, str]
    references: Mapping[str, tuple[Relationship, ...]]

    def content_type(self, name: str) -> str:
        """Return the content type of a part, empty when the package does not say."""
        key = name.lower()
        return self.overrides.get(key) or self.defaults.get(key.rpartition(".")[2], "")

    def relationships(self, part_name: str = "") -> tuple[Relationship, ...]:
        """Return what this part refers to; the empty name asks the package itself."""
        return self.references.get(part_name, ())

    def part(self, name: str) -> bytes | None:
        """Return the bytes of a part, whose name may differ in capitals, or None when it is missing."""
        found = self.parts.get(name)
        if found is not None:
            return found
        key = name.lower()
        return next((data for other, data in self.parts.items() if other.lower() == key), None)


def resolve(source: str, target: str) -> str:
    """Return the name of the part that a target means, seen from the part that refers to it."""
    path = unquote(target.partition("#")[0])
    folder = source.rpartition("/")[0]
    joined = path if path.startswith("/") else f"/{folder}/{path}"
    return posixpath.normpath(joined).lstrip("/") if path else source


def points_outside(target: str) -> bool:
    """Tell whether an address leaves the package by its own form: a scheme, a drive letter, a double slash."""
    return _OUTSIDE.match(target) is not None
