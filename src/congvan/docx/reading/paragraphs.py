"""Đoạn: a paragraph with its layout, its automatic label and its runs worked out."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from congvan.decree import Mm, Pt
from congvan.docx.ooxml import q
from congvan.docx.reading.characters import read_characters
from congvan.docx.reading.context import Around, Document
from congvan.docx.reading.drawing import Scene
from congvan.docx.reading.layout import read_layout, together
from congvan.docx.reading.runs import RunReader
from congvan.page import Borders, LineSpacing, Numbering, Paragraph, Spot, TabStop

__all__ = ["read_paragraph"]

Said = Mapping[str, Any]
_PROPERTIES, _CHARACTERS, _CHANGE, _MARK_CHANGES = q("pPr"), q("rPr"), q("pPrChange"), (q("ins"), q("del"))
_NO_LIST = "0"


def read_paragraph(element: etree._Element, spot: Spot, document: Document, around: Around, scene: Scene) -> Paragraph:
    """Return a paragraph as it looks.

    Args:
        element: the `w:p`.
        spot: which one it is.
        document: what is shared.
        around: where it stands.
        scene: what its drawings stand in.
    """
    properties = element.find(_PROPERTIES)
    direct: dict[str, Any] = {}
    mark: dict[str, Any] = {}
    if properties is not None:
        direct = read_layout(properties, document.theme)
        marked = properties.find(_CHARACTERS)
        if marked is not None:
            mark = read_characters(marked, document.theme)
            document.changed += sum(marked.find(tag) is not None for tag in _MARK_CHANGES)
        document.changed += properties.find(_CHANGE) is not None
    style_id = direct.pop("style", "")
    if not document.styles.has(style_id):
        style_id = document.styles.defaults.get("paragraph", "")
    style = document.styles.style(style_id, "paragraph")
    list_id, level = _list_of(direct, style.layout, style_id, document)
    from_list = document.lists.level(list_id, level) if list_id else None
    numbered = from_list.layout if from_list else {}
    order = (style.layout, numbered) if "list" in direct else (numbered, style.layout)
    said = together((document.styles.base_layout, around.layout, *order, direct))
    reader = RunReader(document, around, style_id, spot, scene)
    reader.read(element)
    mark_style = mark.pop("style", "")
    mark_said = document.characters(around, style_id, mark_style, mark)
    numbering = None
    if from_list:
        label = document.lists.label(list_id, level)
        label_said = document.characters(around, style_id, mark_style, {**mark, **from_list.characters})
        numbering = Numbering(label, document.look(label_said, "hAnsi"), level, list_id, from_list.suffix)
    made = Paragraph(
        spot,
        tuple(reader.out),
        document.look(mark_said, "ascii"),
        said.get("align", "left"),
        said.get("left", _NONE),
        said.get("right", _NONE),
        said.get("first_line", _NONE),
        said.get("before", _NOTHING),
        said.get("after", _NOTHING),
        contextual=said.get("contextual", False),
        line=_line(said["line"]) if "line" in said else _SINGLE,
        tabs=_tabs(said["tabs"]) if "tabs" in said else (),
        default_tab=Mm(document.default_tab),
        borders=Borders(**said["borders"]) if "borders" in said else _NO_BORDERS,
        shading=said.get("shading", ""),
        keep_next=said.get("keep_next", False),
        keep_lines=said.get("keep_lines", False),
        widow_control=said.get("widow_control", True),
        page_break_before=said.get("page_break_before", False),
        numbering=numbering,
        style=style.name,
        style_id=style_id,
        outline=said.get("outline", 0),
        frame=said.get("frame"),
    )
    document.weigh(made.text, spot)
    return made


_NONE, _NOTHING, _SINGLE, _NO_BORDERS = Mm(0), Pt(0), LineSpacing(), Borders()


def _list_of(direct: Said, style: Said, style_id: str, document: Document) -> tuple[str, int]:
    """Return the list and level that number a paragraph; an empty list means none."""
    list_id = direct.get("list", style.get("list", ""))
    if not list_id or list_id == _NO_LIST:
        return "", 0
    level = direct.get("level")
    if level is None:
        tied = document.lists.level_of_style(list_id, style_id)
        level = tied if tied is not None else style.get("level", 0)
    return list_id, level


def _line(said: tuple[str, float]) -> LineSpacing:
    rule, figure = said
    if rule == "auto":
        return LineSpacing("multiple", round(figure / 240, 4))
    return LineSpacing("exact" if rule == "exact" else "at_least", height=Pt(abs(figure) / 20))


def _tabs(stops: Mapping[float, TabStop | None]) -> tuple[TabStop, ...]:
    return tuple(stop for _at, stop in sorted(stops.items()) if stop is not None)
