"""Packages broken on purpose; where it says so, with every sum written anew, as a forger would."""

import hashlib
import posixpath
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from congvan.archive.handing import HandOverForm, check_package
from congvan.errors import Finding
from tests.archive.handing.samples import made, packed, unpacked

__all__ = ["REP", "Files", "Root", "broken", "edited", "parts_of", "resealed"]

Files = dict[str, bytes]
Root = etree._Element
REP = "representations/rep1/METS.xml"
_M = "{http://www.loc.gov/METS/}"
_HREF = "{http://www.w3.org/1999/xlink}href"


def parts_of(folder: Path, form: HandOverForm) -> tuple[str, Files]:
    """Return the folder's name of a sound package, and its files by their paths in that folder."""
    result = made(folder, form)
    return result.name, {name.removeprefix(f"{result.name}/"): data for name, data in unpacked(result.path).items()}


def broken(folder: Path, form: HandOverForm, breaks: Callable[[Files], object]) -> tuple[Finding, ...]:
    """Return what is found in a package that something was done to."""
    name, files = parts_of(folder, form)
    breaks(files)
    path = packed(folder / "broken.zip", {f"{name}/{inner}": data for inner, data in files.items()})
    return check_package(path)


def edited(files: Files, path: str, change: Callable[[Root], object], *, seal: bool = True) -> None:
    """Change an XML file of a package and, unless it is said otherwise, every sum that speaks of it."""
    root = etree.fromstring(files[path])
    change(root)
    files[path] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    if seal:
        resealed(files)


def resealed(files: Files) -> None:
    """Write every sum and size of both METS files anew."""
    for path in (REP, "METS.xml"):
        root = etree.fromstring(files[path])
        for element in root.iter(f"{_M}mdRef", f"{_M}FLocat"):
            target = posixpath.join(posixpath.dirname(path), element.get(_HREF, ""))
            told = element.getparent() if element.tag == f"{_M}FLocat" else element
            if target in files and told is not None:
                told.set("CHECKSUM", hashlib.sha256(files[target]).hexdigest().upper())
                told.set("SIZE", str(len(files[target])))
        files[path] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
