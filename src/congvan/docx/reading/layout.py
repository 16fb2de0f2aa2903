"""Thuộc tính đoạn: what `w:pPr` says, as plain values."""

from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from congvan.decree import Mm, Pt
from congvan.docx.ooxml import q
from congvan.docx.reading.characters import border_of, shading_of
from congvan.docx.reading.theme import Theme
from congvan.docx.reading.values import child_value, flag, number, points, twips, value
from congvan.page import Anchor, Border, Frame, TabStop

__all__ = ["edges_of", "read_layout", "together"]

_ALIGN = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "both",
    "distribute": "both",
    "justify": "both",
    "lowKashida": "both",
    "mediumKashida": "both",
    "highKashida": "both",
    "thaiDistribute": "both",
}
_FLAGS = {
    "keepNext": "keep_next",
    "keepLines": "keep_lines",
    "widowControl": "widow_control",
    "pageBreakBefore": "page_break_before",
    "contextualSpacing": "contextual",
}
_TAB_ALIGN = {"start": "left", "end": "right", "num": "left"}
_WML = q("")
_AUTO_SPACE = Pt(14)
_PER_LINE = Pt(12)


def read_layout(element: etree._Element | None, theme: Theme) -> dict[str, Any]:
    """Return what a `w:pPr` says.

    Args:
        element: the `w:pPr` (or the one of a style or a numbering level); None says nothing.
        theme: gives colours that are named by role.
    """
    said: dict[str, Any] = {}
    for one in element if element is not None else ():
        if not isinstance(one.tag, str) or not one.tag.startswith(_WML):
            continue
        name = one.tag[len(_WML) :]
        if name in _FLAGS:
            said[_FLAGS[name]] = flag(one)
        elif name in _READERS:
            _READERS[name](one, theme, said)
    return said


def _align(one: etree._Element, _theme: Theme, said: dict[str, Any]) -> None:
    if value(one) in _ALIGN:
        said["align"] = _ALIGN[value(one)]


def _indent(one: etree._Element, _theme: Theme, said: dict[str, Any]) -> None:
    for key, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        for name in names:
            length = twips(one.get(q(name)))
            if length is not None:
                said[key] = length
    first, hanging = twips(one.get(q("firstLine"))), twips(one.get(q("hanging")))
    if hanging is not None:
        said["first_line"] = Mm(-hanging)
    elif first is not None:
        said["first_line"] = first


def _spacing(one: etree._Element, _theme: Theme, said: dict[str, Any]) -> None:
    for key in ("before", "after"):
        length = points(one.get(q(key)))
        if length is not None:
            said[key] = length
        lines = number(one.get(q(f"{key}Lines")))
        if lines:
            said[key] = Pt(lines / 100 * _PER_LINE)
        automatic = one.get(q(f"{key}Autospacing"))
        if automatic is not None and automatic not in ("0", "false", "off"):
            said[key] = _AUTO_SPACE
    line = number(one.get(q("line")))
    if line is not None:
        rule = value(one, "lineRule")
        said["line"] = (rule if rule in ("exact", "atLeast") else "auto", line)


def _tabs(one: etree._Element, _theme: Theme, said: dict[str, Any]) -> None:
    stops: dict[float, TabStop | None] = {}
    for tab in one.iterfind(q("tab")):
        at = twips(tab.get(q("pos")))
        if at is None:
            continue
        kind = value(tab)
        leader = value(tab, "leader")
        key = round(at, 2)
        stops[key] = (
            None
            if kind == "clear"
            else TabStop(at, _TAB_ALIGN.get(kind, kind or "left"), "" if leader == "none" else leader)
        )
    said["tabs"] = stops


def edges_of(element: etree._Element | None) -> dict[str, Border | None]:
    """Return the edges that a `w:pBdr`, `w:tcBorders` or `w:tblBorders` speaks of; None = expressly not drawn."""
    edges: dict[str, Border | None] = {}
    for one in element if element is not None else ():
        if isinstance(one.tag, str) and one.tag.startswith(_WML):
            name = _EDGES.get(one.tag[len(_WML) :])
            if name:
                edges[name] = border_of(one)
    return edges


_EDGES = {
    "top": "top",
    "left": "left",
    "start": "left",
    "bottom": "bottom",
    "right": "right",
    "end": "right",
    "between": "between",
    "insideH": "between",
    "insideV": "between_columns",
}


def _borders(one: etree._Element, _theme: Theme, said: dict[str, Any]) -> None:
    said["borders"] = edges_of(one)


def _shading(one: etree._Element, theme: Theme, said: dict[str, Any]) -> None:
    said["shading"] = shading_of(one, theme)


def _numbering(one: etree._Element, _theme: Theme, said: dict[str, Any]) -> None:
    list_id, level = child_value(one, "numId"), number(child_value(one, "ilvl"))
    if list_id:
        said["list"] = list_id
    if level is not None:
        said["level"] = max(0, min(8, int(level)))


def _outline(one: etree._Element, _theme: Theme, said: dict[str, Any]) -> None:
    level = number(value(one))
    said["outline"] = int(level) + 1 if level is not None and 0 <= level < 9 else 0  # noqa: PLR2004 - 9 = body text


def _frame(one: etree._Element, _theme: Theme, said: dict[str, Any]) -> None:
    x, y = twips(one.get(q("x"))), twips(one.get(q("y")))
    anchor = Anchor(
        x=x or Mm(0),
        x_from=value(one, "hAnchor") or "page",
        x_align=value(one, "xAlign"),
        y=y or Mm(0),
        y_from=value(one, "vAnchor") or "page",
        y_align=value(one, "yAlign"),
        wrap=value(one, "wrap") or "around",
    )
    width, height = twips(one.get(q("w"))), twips(one.get(q("h")))
    said["frame"] = Frame(width or Mm(0), height or Mm(0), anchor)


def _style(one: etree._Element, _theme: Theme, said: dict[str, Any]) -> None:
    said["style"] = value(one)


_READERS = {
    "jc": _align,
    "ind": _indent,
    "spacing": _spacing,
    "tabs": _tabs,
    "pBdr": _borders,
    "shd": _shading,
    "numPr": _numbering,
    "outlineLvl": _outline,
    "framePr": _frame,
    "pStyle": _style,
}


def together(sources: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return what several sets of paragraph properties say together: later ones win, tabs and borders one by one."""
    out: dict[str, Any] = {}
    for source in sources:
        for key, one in source.items():
            out[key] = {**out[key], **one} if key in ("tabs", "borders") and key in out else one
    return out
