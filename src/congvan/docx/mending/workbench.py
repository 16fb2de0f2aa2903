"""Bàn sửa: an opened Word file: its parts as trees, changed ones packed anew, all others copied byte for byte."""

import posixpath
import zlib

from lxml import etree

from congvan.docx.ooxml import WML
from congvan.docx.packing import Packing
from congvan.errors import Finding, Refused, Where
from congvan.language import _
from congvan.opc import BrokenXml, Member, Package, UnsafeXml, parse_xml, read_package

__all__ = ["Workbench", "open_copy", "open_file"]

_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SIGNATURES = "_xmlsignatures/"
_DEFLATED = 8


def open_file(data: bytes, file: str) -> "Workbench":
    """Open a Word file for changing.

    Args:
        data: the file.
        file: its path as findings name it.

    Raises:
        Refused: it is no sound Word file, or it is signed.
    """
    bench = open_copy(data, file)
    if any(name.lower().startswith(_SIGNATURES) for name in bench.package.parts):
        message = _("This file is digitally signed; any change would make the signature worthless.")
        raise Refused([Finding("WM001", Where(file), message, _("Change the file that was signed, and sign anew."))])
    return bench


def open_copy(data: bytes, file: str) -> "Workbench":
    """Open a Word file of which only a copy for reading is made; a signed one is no exception.

    Raises:
        Refused: it is no sound Word file.
    """
    package, found = read_package(data, file, kind="docx")
    if package is None:
        raise Refused(found)
    return Workbench(package)


class Workbench:
    """The parts of one file while they are changed."""

    def __init__(self, package: Package) -> None:
        """Take the package; nothing is parsed before it is asked for."""
        self.package = package
        self.main = package.main
        self._trees: dict[str, etree._Element | None] = {}
        self._changed: dict[str, None] = {}

    def tree(self, name: str) -> etree._Element | None:
        """Return the root of a part; None if there is no such part or it is no XML."""
        if name not in self._trees:
            data = self.package.parts.get(name)
            try:
                self._trees[name] = None if data is None else parse_xml(data)
            except (BrokenXml, UnsafeXml):
                self._trees[name] = None
        return self._trees[name]

    def touch(self, name: str) -> None:
        """Note that the part's tree was changed."""
        self._changed[name] = None

    def words(self) -> list[str]:
        """Return the names of all parts that hold WordprocessingML (body, headers, notes, styles, numbering)."""
        names = [*self.package.parts, *(name for name in self._trees if name not in self.package.parts)]
        return [name for name in names if name.endswith(".xml") and _is_wml(self.tree(name))]

    def related(self, kind: str, source: str = "") -> str:
        """Return the part that the main part (or `source`) refers to by this kind («styles»); empty if none."""
        source = source or self.main
        rels = self.tree(_rels(source))
        for rel in () if rels is None else rels:
            if str(rel.get("Type", "")).rstrip("/").endswith("/" + kind) and rel.get("TargetMode") != "External":
                return _resolved(source, str(rel.get("Target", "")))
        return ""

    def target(self, relation: str) -> str:
        """Return the part that a relationship id of the main part leads to; empty if none."""
        rels = self.tree(_rels(self.main))
        for rel in () if rels is None else rels:
            if rel.get("Id") == relation:
                return _resolved(self.main, str(rel.get("Target", "")))
        return ""

    def add(self, kind: str, root: etree._Element, like: str = "") -> str:
        """Add a part that the main part refers to.

        Args:
            kind: «header», «footer», «comments».
            root: its tree.
            like: a part whose own relationships (pictures) it needs too.

        Returns:
            The id of the relationship.
        """
        folder = posixpath.dirname(self.main)
        number = 1
        taken = {name.lower() for name in [*self.package.parts, *self._trees]}
        stem = posixpath.join(folder, kind)
        name = f"{stem}.xml" if kind == "comments" else f"{stem}{number}.xml"
        while name.lower() in taken:
            number += 1
            name = f"{stem}{number}.xml"
        self._trees[name] = root
        self.touch(name)
        if like and (rels := self.tree(_rels(like))) is not None:
            self._trees[_rels(name)] = etree.fromstring(etree.tostring(rels))
            self.touch(_rels(name))
        self._declare(name, kind)
        return self._relate(posixpath.relpath(name, folder or "."), kind)

    def _declare(self, name: str, kind: str) -> None:
        types = self.tree(_TYPES)
        if types is None:  # pragma: no cover - a package without it is refused when it is opened
            return
        override = etree.SubElement(types, f"{{{_TYPES_SPACE}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", f"{_WORDS}.{kind}+xml")
        self.touch(_TYPES)

    def _relate(self, target: str, kind: str) -> str:
        name = _rels(self.main)
        rels = self.tree(name)
        if rels is None:
            rels = self._trees[name] = etree.fromstring(f'<Relationships xmlns="{_RELS_SPACE}"/>')
        taken = {rel.get("Id") for rel in rels}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        rel = etree.SubElement(rels, f"{{{_RELS_SPACE}}}Relationship")
        rel.set("Id", f"rId{number}")
        rel.set("Type", f"{_OFFICE}/{kind}")
        rel.set("Target", target)
        self.touch(name)
        return f"rId{number}"

    def pack(self) -> bytes:
        """Return the file with its changed parts in their old places and new parts behind them."""
        changed = {name: tree for name in self._changed if (tree := self._trees[name]) is not None}
        members = [
            _member(member.name, changed.pop(member.name)) if member.name in changed else member
            for member in self.package.members
        ]
        members += (_member(name, tree) for name, tree in changed.items())
        return Packing(members, ()).pack({})


def _is_wml(root: etree._Element | None) -> bool:
    return root is not None and isinstance(root.tag, str) and root.tag.startswith(f"{{{WML}}}")


def _rels(name: str) -> str:
    folder, _slash, last = name.rpartition("/")
    return f"{folder}/_rels/{last}.rels" if folder else f"_rels/{last}.rels"


def _resolved(source: str, target: str) -> str:
    base = target if target.startswith("/") else posixpath.join("/", posixpath.dirname(source), target)
    return posixpath.normpath(base).lstrip("/")


def _member(name: str, tree: etree._Element) -> Member:
    data = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(name, _DEFLATED, zlib.crc32(data), len(data), packer.compress(data) + packer.flush())
