"""Chữ trong đoạn: the runs of a paragraph, fields and tracked changes included (ECMA-376 Part 1, 17.3.2, 17.16)."""

from collections.abc import Mapping
from typing import Any, Literal

from lxml import etree

from congvan.docx.ooxml import q
from congvan.docx.reading.characters import read_characters
from congvan.docx.reading.codes import Unread
from congvan.docx.reading.context import Around, Document
from congvan.docx.reading.drawing import Scene, drawing_of, vml_of
from congvan.docx.reading.scripts import by_script
from congvan.docx.reading.values import says_something, value
from congvan.language import _
from congvan.page import Deletion, Inline, Run, Spot

__all__ = ["RunReader"]

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_KNOWN_CHOICES = frozenset(
    {"wps", "wpg", "wpc", "wp14", "w14", "w15", "w16", "wpi", "v", "w16se", "w16cid", "w16du", "a14", "pic14"}
)
_THROUGH = frozenset(
    q(name)
    for name in (
        "hyperlink",
        "smartTag",
        "customXml",
        "sdt",
        "sdtContent",
        "dir",
        "bdo",
        "ins",
        "moveTo",
        "fldSimple",
        "ruby",
        "rubyBase",
    )
)
_SILENT = frozenset(
    q(name)
    for name in (
        "pPr",
        "rPr",
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
        "lastRenderedPageBreak",
        "commentRangeEnd",
        "permStart",
        "permEnd",
        "sdtPr",
        "sdtEndPr",
        "smartTagPr",
        "customXmlPr",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "annotationRef",
        "separator",
        "continuationSeparator",
        "rubyPr",
        "rt",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
    )
)
_ONE = {
    q("tab"): "\t",
    q("ptab"): "\t",
    q("cr"): "\n",
    q("noBreakHyphen"): "\u2011",
    q("softHyphen"): "\u00ad",
}
_DATES = frozenset(q(name) for name in ("dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong"))
_INSTRUCTIONS = frozenset({q("instrText"), q("delInstrText")})
_NOTES = {q("footnoteReference"): "footnote", q("endnoteReference"): "endnote"}
_OWN_NUMBER = frozenset({q("footnoteRef"), q("endnoteRef")})
_DRAWN = frozenset({q("drawing"), q("pict"), q("object")})


class RunReader:
    """Reads the runs of one paragraph."""

    def __init__(self, document: Document, around: Around, style_id: str, spot: Spot, scene: Scene) -> None:
        """Take what the paragraph knows.

        Args:
            document: what is shared.
            around: where it stands.
            style_id: id of its style.
            spot: which paragraph it is.
            scene: what its drawings stand in.
        """
        self._document = document
        self._around = around
        self._style = style_id
        self._spot = spot
        self._scene = scene
        self._fields: list[list[str]] = []
        self.out: list[Inline] = []

    def read(self, element: etree._Element, change: Literal["", "inserted"] = "", name: str = "") -> None:
        """Read what stands in a paragraph or in something within it.

        Args:
            element: the paragraph, hyperlink, insertion, …
            change: «inserted» within a tracked insertion.
            name: of the simple field around.
        """
        for one in element:
            tag = one.tag
            if tag == q("r"):
                self._run(one, change, name)
            elif tag in _SILENT or not isinstance(tag, str):
                continue
            elif tag in _THROUGH:
                inside = tag in (q("ins"), q("moveTo"))
                self._document.changed += inside
                field = _field_name(value(one, "instr")) if tag == q("fldSimple") else name
                self.read(one, "inserted" if inside else change, field)
            else:
                self._other(one, change, name)

    def _other(self, one: etree._Element, change: Literal["", "inserted"], name: str) -> None:
        tag = one.tag
        if tag in (q("del"), q("moveFrom")):
            self._document.changed += 1
            text = "".join(piece.text or "" for piece in one.iter(q("delText"), q("t")))
            self._document.deleted.append(Deletion(value(one, "author"), text, self._spot))
        elif tag == q("commentRangeStart"):
            self._document.hung.setdefault(value(one, "id"), self._spot)
        elif tag == f"{_MC}AlternateContent":
            chosen = choice_of(one)
            if chosen is not None:
                self.read(chosen, change, name)
        elif tag in (f"{_MATH}oMath", f"{_MATH}oMathPara"):
            self._unread.thing(_("a formula"), self._spot.place, self._spot.number)
        elif tag in _DRAWN:
            self._drawn(one)
        elif says_something(one):
            self._unread.thing(_("the element «%(name)s»", name=_local(tag)), self._spot.place, self._spot.number)

    @property
    def _unread(self) -> Unread:
        return self._document.unread

    def _run(self, run: etree._Element, change: Literal["", "inserted"], name: str) -> None:
        properties = run.find(q("rPr"))
        direct: dict[str, Any] = {}
        if properties is not None and len(properties):
            direct = read_characters(properties, self._document.theme)
            if properties.find(q("rPrChange")) is not None:
                self._document.changed += 1
        style = direct.pop("style", "")
        said = self._document.characters(self._around, self._style, style, direct)
        text = ""
        for one in run:
            tag = one.tag
            if tag == q("t"):
                text += one.text or ""
            elif tag in _ONE:
                text += _ONE[tag]
            elif tag == q("br"):
                text += {"page": "\f", "column": "\v"}.get(value(one, "type"), "\n")
            elif tag in _SILENT or not isinstance(tag, str):
                continue
            else:
                self._text(text, said, change, name)
                text = ""
                self._special(one, said, change, name)
        self._text(text, said, change, name)

    def _special(
        self, one: etree._Element, said: Mapping[str, Any], change: Literal["", "inserted"], name: str
    ) -> None:
        """Read what stands in a run besides plain characters."""
        tag = one.tag
        if tag == q("fldChar"):
            self._field_mark(value(one, "fldCharType"), said, change)
        elif tag in _INSTRUCTIONS:
            if self._fields and self._fields[-1][1] == "name":
                self._fields[-1][0] += one.text or ""
        elif tag == q("sym"):
            self._symbol(one, said, change)
        elif tag in _NOTES:
            self.out.append(
                Run("", self._document.look(said, "ascii"), "", change, f"{_NOTES[tag]} {value(one, 'id')}")
            )
        elif tag == q("commentReference"):
            self._document.hung.setdefault(value(one, "id"), self._spot)
        elif tag == f"{_MC}AlternateContent":
            chosen = choice_of(one)
            for inner in chosen if chosen is not None else ():
                self._special(inner, said, change, name)
        elif tag == q("t"):
            self._text(one.text or "", said, change, name)
        else:
            self._rare(one, said, change, name)

    def _rare(self, one: etree._Element, said: Mapping[str, Any], change: Literal["", "inserted"], name: str) -> None:
        tag = one.tag
        if tag in _DRAWN:
            self._drawn(one)
        elif tag in _OWN_NUMBER:
            self.out.append(Run("", self._document.look(said, "ascii"), "", change, "#"))
        elif tag == q("pgNum") or tag in _DATES:
            self._text("1", said, change, "PAGE" if tag == q("pgNum") else "DATE")
        elif tag == q("ruby"):
            self.read(one, change, name)
        elif isinstance(tag, str) and tag not in _SILENT and says_something(one):
            self._unread.thing(_("the element «%(name)s»", name=_local(tag)), self._spot.place, self._spot.number)

    def _field_mark(self, kind: str, said: Mapping[str, Any], change: Literal["", "inserted"]) -> None:
        if kind == "begin":
            self._fields.append(["", "name", ""])
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = "result"
        elif kind == "end" and self._fields:
            instruction, state, shown = self._fields.pop()
            # a field that Word has not worked out yet shows nothing in the file, and a page number on paper
            if _field_name(instruction) == "PAGE" and (state == "name" or not shown):
                self._text("1", said, change, "PAGE")

    def _field(self, name: str) -> tuple[str, bool]:
        """Return the name of the innermost field whose result is being read, and whether an instruction is."""
        if any(state == "name" for _instruction, state, _shown in self._fields):
            return name, True
        for instruction, _state, _shown in reversed(self._fields):
            return _field_name(instruction), False
        return name, False

    def _symbol(self, one: etree._Element, said: Mapping[str, Any], change: Literal["", "inserted"]) -> None:
        try:
            character = chr(int(value(one, "char"), 16))
        except (ValueError, OverflowError):
            return
        font = value(one, "font")
        own = {**said, "ascii": font, "hAnsi": font, "eastAsia": font} if font else said
        from congvan.docx.reading.characters import look_of  # noqa: PLC0415 - symbols are rare, and this look is its own

        self.out.append(Run(character, look_of(own, "hAnsi"), change=change))

    def _drawn(self, one: etree._Element) -> None:
        read = drawing_of if one.tag == q("drawing") else vml_of
        self.out += read(one, self._scene)

    def _text(self, text: str, said: Mapping[str, Any], change: Literal["", "inserted"], name: str) -> None:
        if not text:
            return
        field, hidden = self._field(name)
        if hidden:
            return
        for one in self._fields:
            one[2] += text
        for script, piece in by_script(text, said):
            look = self._document.look(said, script)
            last = self.out[-1] if self.out else None
            if (
                isinstance(last, Run)
                and last.look is look
                and (last.field, last.change, last.note) == (field, change, "")
            ):
                self.out[-1] = Run(last.text + piece, look, field, change)
            else:
                self.out.append(Run(piece, look, field, change))


def _field_name(instruction: str) -> str:
    words = instruction.split()
    return words[0].upper() if words else ""


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def choice_of(alternate: etree._Element) -> etree._Element | None:
    """Return which content of an `mc:AlternateContent` is read: the first choice that is known, else the fallback."""
    for one in alternate.iterfind(f"{_MC}Choice"):
        if set(one.get("Requires", "").split()) <= _KNOWN_CHOICES:
            return one
    return alternate.find(f"{_MC}Fallback")
