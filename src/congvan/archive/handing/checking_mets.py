"""Kiểm tra METS: its references lead to files that are there and as it says; its ids are unique and rightly used."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from congvan.archive.handing.markup import Element
from congvan.archive.handing.mets import METS, XLINK
from congvan.archive.handing.opening import Opened
from congvan.archive.handing.schemas import METS_SCHEMA
from congvan.language import _
from congvan.opc import shown

__all__ = ["Listed", "read_mets"]

_HREF = f"{{{XLINK}}}href"
_TITLE = f"{{{XLINK}}}title"
_ID = re.compile(r"(?:uuid|ID)-[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_WANTED = {
    "DMDID": {"dmdSec"},
    "ADMID": {"digiprovMD", "amdSec"},
    "FILEID": {"file", "fileGrp"},
    "xlink:title": {"fileGrp"},
}
_TO_BE_USED = {"dmdSec", "digiprovMD", "fileGrp"}
_SCHEMA = "schemas/METS.xsd"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


@dataclass(slots=True)
class Listed:
    """Điều METS nói: one METS file, read.

    Attributes:
        path: where it is.
        root: its root.
        files: path of each file that it lists, by the id of what lists it.
        pointed: METS files that it points to.
    """

    path: str
    root: Element
    files: dict[str, str] = field(default_factory=dict)
    pointed: list[str] = field(default_factory=list)


def read_mets(package: Opened, path: str) -> Listed | None:
    """Read one METS file and note everything that is wrong in it; None if it cannot be read.

    Args:
        package: the package.
        path: the METS file, which is there.
    """
    root = package.xml(path, f"{{{METS}}}mets")
    if root is None:
        return None
    listed = Listed(path, root)
    for element in _references(root):
        target = _target(package, path, element)
        if target is None:
            continue
        owner = element.getparent()
        if element.tag == f"{{{METS}}}mptr":
            listed.pointed.append(target)
            continue
        described = owner if element.tag == f"{{{METS}}}FLocat" else element
        if owner is not None and described is not None:
            listed.files[owner.get("ID", "")] = target
            _compare(package, path, described, target)
    _check_ids(package, path, root)
    _check_words(package, path, root)
    return listed


def _references(root: Element) -> Iterator[Element]:
    for name in ("mdRef", "FLocat", "mptr"):
        yield from root.iter(f"{{{METS}}}{name}")


def _target(package: Opened, path: str, element: Element) -> str | None:
    """Return the file that a reference leads to; None if it leads nowhere in the package."""
    href = element.get(_HREF) or ""
    reasons = (
        (not href, _("it is empty")),
        (_SCHEME.match(href), _("it leads out of the package")),
        ("\\" in href or href.startswith(("/", "~")), _("it is not relative")),
        ("?" in href or "#" in href, _("it is no plain path")),
    )
    for wrong, reason in reasons:
        if wrong:
            _lost(package, path, href, reason)
            return None
    for text in (href, unquote(href)):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), text))
        if target == ".." or target.startswith(("../", "/")):
            _lost(package, path, href, _("it climbs out of the package"))
            return None
        if target in package.sizes:
            return target
    _lost(package, path, href, _("there is no such file"))
    return None


def _lost(package: Opened, path: str, href: str, reason: str) -> None:
    said = _("A reference in it leads nowhere, %(href)s: %(reason)s.", href=shown(href, 200), reason=reason)
    package.notes.add("GN016", said, place=path)


def _compare(package: Opened, path: str, element: Element, target: str) -> None:
    """Compare a file with the sum and the size that are listed."""
    kind, sum_ = element.get("CHECKSUMTYPE"), (element.get("CHECKSUM") or "").lower()
    size = element.get("SIZE")
    digest = package.digest(target)
    if digest is None:
        return
    if kind != "SHA-256" or not sum_:
        package.notes.add("GN017", _("No SHA-256 is listed for «%(file)s».", file=target), place=path)
    elif sum_ != digest[0]:
        said = _(
            "This file is not the one that was handed over: SHA-256 %(found)s, listed %(listed)s.",
            found=digest[0],
            listed=sum_[:64],
        )
        package.notes.add("GN014", said, place=target)
    if size is not None and size != str(digest[1]):
        said = _("This file has %(found)d bytes, listed are %(listed)s.", found=digest[1], listed=shown(size)[1:-1])
        package.notes.add("GN014", said, place=target)


def _check_ids(package: Opened, path: str, root: Element) -> None:
    kinds: dict[str, str] = {}
    for element in root.iter(etree.Element):
        ident = element.get("ID")
        if ident is None:
            continue
        if ident in kinds:
            package.notes.add("GN015", _("The id %(id)s is there more than once.", id=shown(ident)), place=path)
        elif not _ID.fullmatch(ident):
            said = _("The id %(id)s is neither uuid-… nor ID-….", id=shown(ident))
            package.notes.add("GN015", said, place=path)
        kinds[ident] = etree.QName(element).localname
    used: set[str] = set()
    for name, ident in _uses(root):
        used.add(ident)
        if kinds.get(ident) not in _WANTED[name]:
            said = _("%(name)s %(id)s leads to nothing of its kind.", name=name, id=shown(ident))
            package.notes.add("GN016", said, place=path)
    for ident, kind in kinds.items():
        if kind in _TO_BE_USED and ident not in used:
            said = _("The structure does not name «%(kind)s» %(id)s.", kind=kind, id=shown(ident))
            package.notes.add("GN016", said, place=path)


def _check_words(package: Opened, path: str, root: Element) -> None:
    """Hold METS against congvan's own schema, if the package brings that one: its head is in no other list."""
    if package.sizes.get(_SCHEMA) != len(METS_SCHEMA) or package.read(_SCHEMA) != METS_SCHEMA:
        return
    if not etree.XMLSchema(etree.fromstring(METS_SCHEMA)).validate(root):
        package.notes.add("GN017", _("It is not what the schema in the package takes."), place=path)


def _uses(root: Element) -> Iterator[tuple[str, str]]:
    """Give each id that something refers to, with the name of the reference."""
    for element in root.iter(etree.Element):
        for name in ("DMDID", "ADMID", "FILEID"):
            for ident in (element.get(name) or "").split():
                yield name, ident
        title = element.get(_TITLE)
        if title is not None and element.tag == f"{{{METS}}}mptr":
            yield "xlink:title", title
