"""Hình vẽ: DrawingML and VML: pictures, lines, boxes, and the text in them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from lxml import etree

from congvan.decree import Mm, Pt
from congvan.docx.ooxml import q
from congvan.docx.reading.codes import Unread
from congvan.docx.reading.painting import cropped, fill_of, line_colour, margins_of, turned
from congvan.docx.reading.theme import Theme
from congvan.docx.reading.values import colour, emu, number
from congvan.language import _
from congvan.page import Anchor, Block, Border, Inline, Picture, Shape

__all__ = ["Blocks", "Room", "Scene", "drawing_of", "vml_of"]

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that the format itself uses
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_LINES = frozenset({"line", "straightConnector1", "lineInv"})
_BOXES = frozenset(
    {"rect", "roundRect", "flowChartProcess", "snip1Rect", "round2SameRect", "flowChartAlternateProcess"}
)
_VML_SHAPES = tuple(f"{V}{name}" for name in ("shape", "line", "rect", "roundrect", "oval", "polyline"))
_UNIT = re.compile(r"^(-?[\d.]+)(pt|in|cm|mm|px|pc|emu)?$")
_IN_PT = {"pt": 1.0, "": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "pc": 12.0, "emu": 1 / 12700}
_USUAL_STROKE = Pt(0.75)
_FLAT = Mm(1.2)
"""A shape no higher than this is a line to the eye, whatever it is called."""

Blocks = Callable[[etree._Element], tuple[Block, ...]]  # noqa: SLF001 - the name that lxml gives its type
Room = tuple[Mm, Mm, Mm]
"""Left margin of the page, width of its text area, left edge of the cell or text area in that area."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a drawn thing stands in.

    Attributes:
        room: where its paragraph stands.
        targets: parts by relationship id.
        blocks: reads the text of a text box.
        unread: gets what has no place in a page.
        place: the paragraph's place in words.
        theme: gives colours named by role.
    """

    room: Room
    targets: Mapping[str, str]
    blocks: Blocks
    unread: Unread
    place: str
    theme: Theme = field(default_factory=lambda: Theme(None))


def drawing_of(element: etree._Element, scene: Scene) -> Iterator[Inline]:
    """Give what a `w:drawing` shows."""
    for frame in element:
        if frame.tag not in (f"{WP}inline", f"{WP}anchor"):
            continue
        extent = frame.find(f"{WP}extent")
        width, height = (emu(extent.get(side)) if extent is not None else Mm(0) for side in ("cx", "cy"))
        anchor = _anchor(frame) if frame.tag == f"{WP}anchor" else None
        left = _left(anchor, width, scene.room)
        data = frame.find(f"{A}graphic/{A}graphicData")
        yield from _things(data, (width, height), anchor, left, scene)


def _things(
    data: etree._Element | None, size: tuple[Mm, Mm], anchor: Anchor | None, left: Mm | None, scene: Scene
) -> Iterator[Inline]:
    known = False
    for one in data.iter(f"{PIC}pic", f"{WPS}wsp") if data is not None else ():
        known = True
        if one.tag == f"{PIC}pic":
            blip = one.find(f"{PIC}blipFill/{A}blip")
            name = one.find(f"{PIC}nvPicPr/{PIC}cNvPr")
            part = scene.targets.get(blip.get(f"{R}embed", ""), "") if blip is not None else ""
            grouped = one.getparent() is not data
            changed: str = "grouped" if grouped else turned(one.find(f"{PIC}spPr/{A}xfrm"))
            if not changed and cropped(one.find(f"{PIC}blipFill")):
                changed = "cropped"
            yield Picture(*size, part, _name(name), anchor, changed)
        else:
            own = one.find(f"{WPS}spPr/{A}xfrm/{A}ext")
            grouped = data is not None and one.getparent() is not data and own is not None
            mine = (emu(own.get("cx")), emu(own.get("cy"))) if grouped and own is not None else size
            shape = _shape(one, mine, anchor, None if grouped else left, scene)
            yield replace(shape, changed="grouped") if grouped else shape
    if not known:
        kind = (data.get("uri", "") if data is not None else "").rpartition("/")[2]
        names = {"chart": _("a chart"), "diagram": _("a diagram (SmartArt)")}
        scene.unread.thing(names.get(kind, _("a drawing (%(kind)s)", kind=kind or "?")), scene.place)


def _shape(element: etree._Element, size: tuple[Mm, Mm], anchor: Anchor | None, left: Mm | None, scene: Scene) -> Shape:
    properties = element.find(f"{WPS}spPr")
    geometry = properties.find(f"{A}prstGeom") if properties is not None else None
    preset = geometry.get("prst", "") if geometry is not None else ""
    line = properties.find(f"{A}ln") if properties is not None else None
    style = element.find(f"{WPS}style")
    stroke: Border | None = None
    if line is not None and line.find(f"{A}noFill") is None:
        dash = line.find(f"{A}prstDash")
        drawn = {"solid": "single", "": "single"}.get(dash.get("val", "") if dash is not None else "", "dashed")
        if line.get("cmpd", "sng") != "sng":
            drawn = "double"
        width = number(line.get("w"))
        stroke = Border(
            drawn,
            Pt(width / 12700) if width else _USUAL_STROKE,
            line_colour(line, style, scene.theme),
        )
    elif line is None and style is not None and style.find(f"{A}lnRef") is not None:
        stroke = Border("single", _USUAL_STROKE, line_colour(None, style, scene.theme))
    content = element.find(f"{WPS}txbx/{q('txbxContent')}")
    kind = _kind(preset, size)
    insets, vertical = margins_of(element)
    frame = properties.find(f"{A}xfrm") if properties is not None else None
    return Shape(
        kind,
        *size,
        stroke=stroke,
        anchor=anchor,
        blocks=scene.blocks(content) if content is not None else (),
        left=left,
        fill=fill_of(properties, style, scene.theme),
        insets=insets,
        vertical=vertical,
        changed=turned(frame, line=kind == "line"),
    )


def _name(element: etree._Element | None) -> str:
    return "" if element is None else element.get("descr") or element.get("name") or ""


def _kind(preset: str, size: tuple[Mm, Mm]) -> Literal["line", "box", "other"]:
    if preset in _LINES or (size[1] <= _FLAT < size[0] and preset not in _BOXES):
        return "line"
    return "box" if preset in _BOXES else "other"


def _anchor(frame: etree._Element) -> Anchor:
    def position(axis: str) -> tuple[Mm, str, str]:
        found = frame.find(f"{WP}position{axis}")
        if found is None:
            return Mm(0), "column" if axis == "H" else "paragraph", ""
        offset, align = found.find(f"{WP}posOffset"), found.find(f"{WP}align")
        length = emu((offset.text or "").strip()) if offset is not None else Mm(0)
        return length, found.get("relativeFrom", ""), (align.text or "").strip() if align is not None else ""

    x, x_from, x_align = position("H")
    y, y_from, y_align = position("V")
    wraps = [one.tag[len(WP) + 4 :] for one in frame if isinstance(one.tag, str) and one.tag.startswith(f"{WP}wrap")]
    wrap = wraps[0] if wraps else "None"
    behind = frame.get("behindDoc", "0") not in ("0", "false")
    return Anchor(x, x_from, x_align, y, y_from, y_align, behind, wrap[:1].lower() + wrap[1:])


def _left(anchor: Anchor | None, width: Mm, room: Room) -> Mm | None:
    """Return the left edge of what floats, from the left edge of the text area; None when it cannot be told."""
    if anchor is None:
        return None
    margin, text_width, column = room
    starts = {
        "page": (Mm(-margin), Mm(text_width + 2 * margin)),
        "margin": (Mm(0), text_width),
        "column": (column, Mm(text_width - column)),
        "text": (column, Mm(text_width - column)),
        "leftMargin": (Mm(-margin), margin),
    }
    if anchor.x_from not in starts:
        return None
    start, span = starts[anchor.x_from]
    if anchor.x_align:
        share = {"left": 0.0, "center": 0.5, "right": 1.0}.get(anchor.x_align)
        return None if share is None else Mm(start + (span - width) * share)
    return Mm(start + anchor.x)


# ---- VML, which Word wrote before 2010 and still writes beside DrawingML ----


def _vml_length(text: str) -> Mm:
    found = _UNIT.match(text.strip())
    return Mm.from_pt(float(found[1]) * _IN_PT[found[2] or ""]) if found else Mm(0)


def _vml_point(text: str) -> tuple[Mm, Mm]:
    x, _comma, y = text.partition(",")
    return _vml_length(x), _vml_length(y)


def _css(element: etree._Element) -> dict[str, str]:
    pairs = (pair.partition(":") for pair in element.get("style", "").split(";"))
    return {name.strip().lower(): text.strip() for name, _colon, text in pairs if name.strip()}


def vml_of(element: etree._Element, scene: Scene) -> Iterator[Inline]:
    """Give what a `w:pict` (or `w:object`) shows."""
    if element.find(f".//{O}OLEObject") is not None:
        scene.unread.thing(_("an embedded object (OLE)"), scene.place)
    shapes = list(element.iter(*_VML_SHAPES))
    for one in shapes:
        yield from _vml_shape(one, scene)
    if not shapes and element.find(f".//{V}*") is not None:
        scene.unread.thing(_("a drawing (%(kind)s)", kind="VML"), scene.place)


def _vml_shape(one: etree._Element, scene: Scene) -> Iterator[Inline]:
    css = _css(one)
    width, height = _vml_length(css.get("width", "")), _vml_length(css.get("height", ""))
    name = one.tag[len(V) :]
    rule = one.get(f"{O}hr") in ("t", "true", "1")
    left_of_line = Mm(0)
    changed = "turned" if css.get("rotation", "0") not in ("0", "") or css.get("flip") else ""
    if name == "line":
        (x1, y1), (x2, y2) = (_vml_point(one.get(end, "")) for end in ("from", "to"))
        changed = "rising" if (x1 < x2) != (y1 < y2) and y1 != y2 and x1 != x2 else ""
        left_of_line, width, height = Mm(min(x1, x2)), Mm(abs(x2 - x1)), Mm(abs(y2 - y1))
    floats = css.get("position") == "absolute" or name == "line"
    anchor = _vml_anchor(css, left_of_line) if floats else None
    left = _left(anchor, width, scene.room)
    parent = one.getparent()
    grouped = "grouped" if parent is not None and parent.tag == f"{V}group" else ""
    image = one.find(f"{V}imagedata")
    if image is not None:
        yield Picture(
            width,
            height,
            scene.targets.get(image.get(f"{R}id", ""), ""),
            image.get(f"{O}title", ""),
            anchor,
            grouped or changed,
        )
        return
    stroke: Border | None = None
    if one.get("stroked", "t") not in ("f", "false", "0"):
        dash = one.find(f"{V}stroke")
        dashed = dash is not None and dash.get("dashstyle", "solid") != "solid"
        weight = _vml_length(one.get("strokeweight", "0.75pt"))
        stroke = Border(
            "dashed" if dashed else "single", Pt(weight * 72 / 25.4), colour(one.get("strokecolor", "").split(" ")[0])
        )
    content = one.find(f"{V}textbox/{q('txbxContent')}")
    flat = (
        name == "line" or rule or one.get("type", "") == "#_x0000_t32" or (height <= _FLAT < width and content is None)
    )
    if rule and not width:
        width = scene.room[1]
    kind: Literal["line", "box", "other"]
    kind = "line" if flat else "box" if name in ("rect", "roundrect") or content is not None else "other"
    blocks = scene.blocks(content) if content is not None else ()
    shown = one.get("filled", "t") not in ("f", "false", "0") and kind != "line"
    fill = (colour(one.get("fillcolor", "#FFFFFF").split(" ")[0]) or "FFFFFF") if shown else ""
    yield Shape(kind, width, height, stroke, anchor, blocks, left, fill, _vml_insets(one), changed=grouped or changed)


def _vml_insets(one: etree._Element) -> tuple[Mm, Mm, Mm, Mm]:
    """Return the distances of a text box's text from its edges: left, top, right, bottom."""
    box = one.find(f"{V}textbox")
    said = (box.get("inset", "") if box is not None else "").split(",")
    usual = (Mm(2.54), Mm(1.27), Mm(2.54), Mm(1.27))
    left, top, right, bottom = (
        _vml_length(said[place]) if place < len(said) and said[place].strip() else length
        for place, length in enumerate(usual)
    )
    return left, top, right, bottom


def _vml_anchor(css: Mapping[str, str], left: Mm) -> Anchor:
    names = {"text": "column", "char": "character"}
    x_from = css.get("mso-position-horizontal-relative", "text")
    y_from = css.get("mso-position-vertical-relative", "text")
    align = css.get("mso-position-horizontal", "absolute")
    return Anchor(
        x=Mm(_vml_length(css.get("margin-left", css.get("left", ""))) + left),
        x_from=names.get(x_from, x_from),
        x_align="" if align == "absolute" else align,
        y=_vml_length(css.get("margin-top", css.get("top", ""))),
        y_from="paragraph" if y_from == "text" else y_from,
        behind=css.get("z-index", "").startswith("-"),
    )
