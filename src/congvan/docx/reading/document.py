"""Đọc tệp Word: from the bytes of a package to a page (ECMA-376, Parts 1 and 2)."""

import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache

from lxml import etree

from congvan.decree import Mm
from congvan.docx.ooxml import WML, q
from congvan.docx.reading.blocks import PartReader
from congvan.docx.reading.codes import Unread
from congvan.docx.reading.context import MOST_IN_ALL, Around, Document
from congvan.docx.reading.layout import edges_of
from congvan.docx.reading.numbering import Lists
from congvan.docx.reading.paper import geometry
from congvan.docx.reading.sharing import blocks_of
from congvan.docx.reading.styles import Styles
from congvan.docx.reading.theme import Theme
from congvan.docx.reading.values import child_value, flag, number, twips, value
from congvan.errors import Finding, Refused, Where
from congvan.language import _
from congvan.opc import BrokenXml, Package, UnsafeXml, parse_xml, read_package
from congvan.page import Block, Borders, Comment, Page, Section, Spot

__all__ = ["read"]

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_PAIRS = (
    (_STRICT, WML.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", b"http://schemas.openxmlformats.org/drawingml/2006/picture"),
)
_KINDS = ("default", "first", "even")
_NEW_MODE = 15


def read(data: bytes, file: str = "", *, own: bool = False) -> Page:
    """Read a Word file as Word shows it.

    Args:
        data: the file.
        file: its path as messages say it.
        own: whether congvan has made it just now, such as a year's book: then it may be as long as it is.

    Returns:
        The page; what it cannot hold is in `Page.unread`.

    Raises:
        Refused: the file is no sound Word file.
    """
    package, findings = read_package(data, file, kind="docx")
    if package is None:
        raise Refused(findings)
    unread = Unread(file)
    return _Reader(package, file, unread, own=own).page()


@lru_cache(maxsize=8)
def _styles(styles: bytes, theme: bytes) -> tuple[Styles, Theme]:
    """Return styles and theme; letters of one batch share them to the byte."""
    made = Theme(_parsed(theme))
    return Styles(_parsed(styles), made), made


def _parsed(data: bytes, *, own: bool = False) -> etree._Element | None:
    if not data:
        return None
    if _STRICT in data[:4096] or b"purl.oclc.org/ooxml" in data[:4096]:
        for strict, usual in _STRICT_PAIRS:
            data = data.replace(strict, usual)
    try:
        return parse_xml(data, own=own)
    except (BrokenXml, UnsafeXml):
        return None


class _Reader:
    """Reads one package."""

    def __init__(self, package: Package, file: str, unread: Unread, *, own: bool = False) -> None:
        self._package = package
        self._own = own
        self._file = file
        self._unread = unread
        self._by_kind = {one.kind: one.part for one in package.relationships(package.main) if not one.external}
        styles, theme = _styles(self._bytes("styles"), self._bytes("theme"))
        if not self._bytes("styles"):
            unread.part("styles.xml")
        settings = self._settings = self._root("settings")
        tab = twips(child_value(settings, "defaultTabStop")) if settings is not None else None
        even = settings.find(q("evenAndOddHeaders")) if settings is not None else None
        self.document = Document(
            file,
            styles,
            Lists(self._root("numbering"), theme),
            theme,
            unread,
            default_tab=tab or Mm(12.7),
            old_tables=_mode(settings) < _NEW_MODE,
            even_pages_differ=even is not None and flag(even),
            most=sys.maxsize if own else MOST_IN_ALL,
        )

    def _bytes(self, kind: str) -> bytes:
        return self._package.part(self._by_kind.get(kind, "")) or b""

    def _root(self, kind: str) -> etree._Element | None:
        data = self._bytes(kind)
        root = _parsed(data)
        if data and root is None:
            self._unread.part(self._by_kind[kind])
        return root

    def page(self) -> Page:
        """Return the page."""
        main = self._package.main
        root = _parsed(self._package.parts[main], own=self._own)
        body = root.find(q("body")) if root is not None else None
        if body is None:
            message = _("the main part of the Word file has no text body.")
            raise Refused([Finding("RD003", Where(self._file), message, _("Open it in Word and save it again."))])
        sections = tuple(self._sections(body, main))
        notes = dict(self._notes())
        return Page(
            self._file,
            sections,
            notes,
            tuple(self._comments()),
            tuple(self.document.deleted),
            self.document.changed,
            self._unread.findings(),
            self._title(),
            self._media(),
            # a file without settings is laid out as before Word 2000, as LibreOffice does it too
            self._settings is None or _on(_under(self._settings, "compat"), "doNotUseHTMLParagraphAutoSpacing"),
            not _on(_under(self._settings, "compat"), "doNotExpandShiftReturn"),
        )

    def _targets(self, part: str) -> Mapping[str, str]:
        return {one.id: one.part for one in self._package.relationships(part)}

    def _sections(self, body: etree._Element, main: str) -> Iterator[Section]:
        """Give the sections: each ends with the paragraph that holds its `w:sectPr`, the last with the body's own."""
        targets = self._targets(main)
        reader = PartReader(body, main, "", self.document, targets)
        pieces: list[tuple[list[etree._Element], etree._Element | None]] = [([], None)]
        for one in body:
            if one.tag == q("sectPr"):
                pieces[-1] = (pieces[-1][0], one)
                continue
            pieces[-1][0].append(one)
            inner = one.find(f"{q('pPr')}/{q('sectPr')}") if one.tag == q("p") else None
            if inner is not None:
                pieces[-1] = (pieces[-1][0], inner)
                pieces.append(([], None))
        if len(pieces) > 1 and not pieces[-1][0] and pieces[-1][1] is None:
            pieces.pop()
        held: dict[tuple[str, str], tuple[Block, ...]] = {}
        for place, (elements, properties) in enumerate(pieces, start=1):
            yield self._section(elements, properties, reader, place, targets, held)

    def _section(  # noqa: PLR0913, PLR0917 - what a section knows
        self,
        elements: list[etree._Element],
        properties: etree._Element | None,
        reader: PartReader,
        place: int,
        targets: Mapping[str, str],
        held: dict[tuple[str, str], tuple[Block, ...]],
    ) -> Section:
        width, height, margins = geometry(properties)
        text_width = width - margins.left - margins.right - margins.gutter
        around = Around(margin=margins.left + margins.gutter, text_width=text_width, room=text_width)
        blocks = tuple(block for one in elements for block in blocks_of(one, reader, self.document, around))
        for one in properties if properties is not None else ():
            if one.tag in (q("headerReference"), q("footerReference")):
                at = "header" if one.tag == q("headerReference") else "footer"
                part = targets.get(one.get(f"{{{_R}}}id", ""), "")
                kind = value(one, "type") or "default"
                held[at, kind] = self._margin(part, at, kind, around)
        first = _on(properties, "titlePg")
        even = self.document.even_pages_differ
        shown = [
            kind for kind in _KINDS if kind == "default" or (kind == "first" and first) or (kind == "even" and even)
        ]
        numbers = properties.find(q("pgNumType")) if properties is not None else None
        start = number(value(numbers, "start"))
        columns = number(value(properties.find(q("cols")), "num")) if properties is not None else None
        return Section(
            blocks,
            width,
            height,
            margins,
            child_value(properties, "type") or "nextPage",
            {kind: held["header", kind] for kind in shown if ("header", kind) in held},
            {kind: held["footer", kind] for kind in shown if ("footer", kind) in held},
            first,
            even,
            int(start) if start is not None and start >= 0 else 0,
            value(numbers, "fmt") or "decimal",
            int(columns) if columns and columns >= 1 else 1,
            child_value(properties, "vAlign") or "top",
            Borders(**edges_of(properties.find(q("pgBorders")))) if properties is not None else Borders(),
            place,
        )

    def _margin(self, part: str, at: str, kind: str, around: Around) -> tuple[Block, ...]:
        """Return what stands in the top or bottom margin."""
        data = self._package.part(part) if part else None
        root = _parsed(data) if data else None
        if root is None:
            self._unread.part(part or at)
            return ()
        names = {
            ("header", "default"): _("header"),
            ("header", "first"): _("header of the first page"),
            ("header", "even"): _("header of even pages"),
            ("footer", "default"): _("footer"),
            ("footer", "first"): _("footer of the first page"),
            ("footer", "even"): _("footer of even pages"),
        }
        reader = PartReader(root, part, names.get((at, kind), at), self.document, self._targets(part))
        return reader.blocks(root, around)

    def _notes(self) -> Iterator[tuple[str, tuple[Block, ...]]]:
        for kind in ("footnote", "endnote"):
            root = self._root(f"{kind}s")
            if root is None:
                continue
            part = self._by_kind[f"{kind}s"]
            called = _("footnotes") if kind == "footnote" else _("endnotes")
            reader = PartReader(root, part, called, self.document, self._targets(part))
            for one in root.iterfind(q(kind)):
                if value(one, "type") in ("", "normal"):
                    yield f"{kind} {value(one, 'id')}", reader.blocks(one, Around())

    def _comments(self) -> Iterator[Comment]:
        root = self._root("comments")
        nowhere = Spot(self._package.main, 1)
        for one in root.iterfind(q("comment")) if root is not None else ():
            text = "\n".join("".join(piece.text or "" for piece in p.iter(q("t"))) for p in one.iter(q("p")))
            yield Comment(value(one, "author"), text, self.document.hung.get(value(one, "id"), nowhere))

    def _media(self) -> Mapping[str, bytes]:
        kind = self._package.content_type
        return {name: data for name, data in self._package.parts.items() if kind(name).startswith("image/")}

    def _title(self) -> str:
        part = next((one.part for one in self._package.relationships() if one.kind == "core-properties"), "")
        data = self._package.part(part) if part else None
        root = _parsed(data) if data else None
        found = root.find("{http://purl.org/dc/elements/1.1/}title") if root is not None else None
        return (found.text or "") if found is not None else ""


_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _on(properties: etree._Element | None, name: str) -> bool:
    found = properties.find(q(name)) if properties is not None else None
    return found is not None and flag(found)


def _under(element: etree._Element | None, name: str) -> etree._Element | None:
    return element.find(q(name)) if element is not None else None


def _mode(settings: etree._Element | None) -> int:
    """Return Word's compatibility mode; a file that does not say is as old as Word 2007."""
    for one in settings.iterfind(f"{q('compat')}/{q('compatSetting')}") if settings is not None else ():
        if value(one, "name") == "compatibilityMode":
            return int(number(value(one)) or 12)
    return 12
