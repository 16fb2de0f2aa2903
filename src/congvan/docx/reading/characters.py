"""Thuộc tính chữ: what `w:rPr` says, as plain values, and the look that several of them give together."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from lxml import etree

from congvan.decree import Pt
from congvan.docx.ooxml import q
from congvan.docx.reading.theme import Theme
from congvan.docx.reading.values import colour, flag, number, points, value
from congvan.page import Border, Look

__all__ = ["TOGGLES", "Said", "border_of", "look_of", "merged", "read_characters", "shading_of"]

Said = Mapping[str, Any]
"""What one set of properties says; what is not a key is not said."""

TOGGLES = ("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "vanish")
"""Properties that a style of another level turns round instead of setting (17.7.3)."""
_FONTS = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme", "cs": "cstheme"}
_FLAGS = frozenset({*TOGGLES, "rtl", "cs"})
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "00FF00",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "white": "FFFFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
}
_WML = q("")


def read_characters(element: etree._Element | None, theme: Theme) -> dict[str, Any]:
    """Return what a `w:rPr` says.

    Args:
        element: the `w:rPr`; None says nothing.
        theme: gives the fonts and colours that are named by role.
    """
    said: dict[str, Any] = {}
    for one in element if element is not None else ():
        if not isinstance(one.tag, str) or not one.tag.startswith(_WML):
            continue
        name = one.tag[len(_WML) :]
        if name in _FLAGS:
            said["complex" if name == "cs" else name] = flag(one)
        elif name == "rFonts":
            _read_fonts(one, theme, said)
        else:
            _read_one(name, one, theme, said)
    return said


def _read_fonts(element: etree._Element, theme: Theme, said: dict[str, Any]) -> None:
    for name, role in _FONTS.items():
        font = theme.font(value(element, role)) or value(element, name)
        if font:
            said[name] = font
    if value(element, "hint"):
        said["hint"] = value(element, "hint")


def _read_one(name: str, one: etree._Element, theme: Theme, said: dict[str, Any]) -> None:  # noqa: C901, PLR0912 - a branch a property
    text = value(one)
    if name in ("sz", "szCs"):
        size = points(text, 2)
        if size is not None and size > 0:
            said[name] = size
    elif name == "color":
        role = value(one, "themeColor")
        from_theme = theme.colour(role, value(one, "themeTint"), value(one, "themeShade")) if role else ""
        said["color"] = from_theme or colour(text)
    elif name == "u":
        said["u"] = "" if text in ("none", "") else text
    elif name == "vertAlign":
        said["raised"] = {"superscript": "super", "subscript": "sub"}.get(text, "")
    elif name == "position":
        said["position"] = points(text, 2) or Pt(0)
    elif name == "spacing":
        said["spacing"] = points(text) or Pt(0)
    elif name == "kern":
        said["kern"] = points(text, 2) or Pt(0)
    elif name == "w":
        said["scale"] = int(number(text.rstrip("%")) or 100)
    elif name == "highlight":
        said["highlight"] = _HIGHLIGHTS.get(text, "")
    elif name == "shd":
        said["shd"] = shading_of(one, theme)
    elif name == "bdr":
        said["bdr"] = border_of(one)
    elif name == "lang":
        said["lang"] = text
    elif name == "rStyle":
        said["style"] = text


def shading_of(element: etree._Element, theme: Theme) -> str:
    """Return the colour behind a text, a paragraph or a cell; empty = none."""
    if value(element) == "solid":
        return colour(value(element, "color"))
    role = value(element, "themeFill")
    from_theme = theme.colour(role, value(element, "themeFillTint"), value(element, "themeFillShade")) if role else ""
    return from_theme or colour(value(element, "fill"))


def border_of(element: etree._Element | None) -> Border | None:
    """Return a drawn edge; None when it is not drawn."""
    style = value(element)
    if element is None or style in ("", "nil", "none"):
        return None
    width = points(value(element, "sz"), 8)
    return Border(style, width or Pt(0.5), colour(value(element, "color")), points(value(element, "space"), 1) or Pt(0))


def merged(sources: Iterable[Said]) -> dict[str, Any]:
    """Return what several sets of properties say together; later ones win."""
    together: dict[str, Any] = {}
    for one in sources:
        together.update(one)
    return together


def look_of(said: Said, script: Literal["ascii", "hAnsi", "eastAsia", "cs"]) -> Look:
    """Return the look that properties give to characters of one script.

    Args:
        said: everything that is said of the run, levels already put together.
        script: which of the four fonts draws the characters.
    """
    complex_script = script == "cs"
    size = said.get("szCs" if complex_script else "sz") or Pt(10)
    return Look(
        font=said.get(script) or said.get("ascii") or "Times New Roman",
        size=size,
        bold=bool(said.get("bCs" if complex_script else "b")),
        italic=bool(said.get("iCs" if complex_script else "i")),
        colour=said.get("color", ""),
        underline=said.get("u", ""),
        strike=bool(said.get("strike") or said.get("dstrike")),
        caps="all" if said.get("caps") else "small" if said.get("smallCaps") else "",
        raised=said.get("raised", ""),
        position=said.get("position", Pt(0)),
        spacing=said.get("spacing", Pt(0)),
        scale=said.get("scale", 100),
        kerned=0 < said.get("kern", 0) <= size,
        highlight=said.get("highlight") or said.get("shd", ""),
        border=said.get("bdr"),
        hidden=bool(said.get("vanish")),
        language=said.get("lang", ""),
    )
