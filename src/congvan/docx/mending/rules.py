"""Đường kẻ và khung: takes out lines however they were made, and draws them as the decree wants them."""

import re

from lxml import etree

from congvan.decree import Mm, Pt
from congvan.docx.mending.characters import read_line, reword, runs_within
from congvan.docx.mending.flow import drop
from congvan.docx.mending.lining import Lining, own_indents
from congvan.docx.mending.markup import clone, made, off, paragraph_properties, put, run_properties
from congvan.docx.ooxml import NAMESPACES, q
from congvan.page import DrawBox, DrawRule

__all__ = ["draw_box", "draw_rule", "drop_rule"]

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_LINES = frozenset({"line", "straightConnector1"})
_CONNECTOR = "#_x0000_t32"
_FLAT_EMU = 12_700
"""A rectangle lower than a point is drawn as a line."""
_TYPED = re.compile(r"[_\-–—―─═=*.·]*[_\-–—―─═]{3,}[_\-–—―─═=*.·]*")
_TYPED_LINE = re.compile(rf"(?:^ *|[\n\t][\n\t ]*)({_TYPED.pattern})\s*(?=\n|$)")
_RULE_SIZE, _RULE_LINE, _RULE_BEFORE = 6, Pt(4), Pt(2)


def drop_rule(paragraph: etree._Element, styles: Lining) -> bool:
    """Take out what draws a line in or under the paragraph; a paragraph that was nothing else goes too.

    Args:
        paragraph: which one.
        styles: the styles that draw lines of their own.
    """
    done = [_drop_shapes(paragraph), _drop_borders(paragraph, styles), _drop_underline(paragraph, styles)]
    done.append(_drop_typed(paragraph))
    if not any(done):
        done.append(_drop_cell_border(paragraph))
    if any(done) and not read_line(paragraph).text.strip() and not _shows_something(paragraph):
        drop(paragraph)
    return any(done)


def _drop_borders(paragraph: etree._Element, styles: Lining) -> bool:
    shape = paragraph.find(q("pPr"))
    own = shape is not None and shape.find(q("pBdr")) is not None
    if shape is not None and own:
        off(shape, "pBdr")
    if _style_of(paragraph) not in styles.bordered:
        return own
    borders = put(paragraph_properties(paragraph), "pBdr")
    for name in ("top", "bottom"):
        put(borders, name).set(q("val"), "nil")
    return True


def _style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{q('pPr')}/{q('pStyle')}")
    return "" if style is None else str(style.get(q("val"), ""))


def _drop_underline(paragraph: etree._Element, styles: Lining) -> bool:
    done = False
    for run in runs_within(paragraph, 0, len(read_line(paragraph).text)):
        own = run.find(f"{q('rPr')}/{q('u')}")
        style = run.find(f"{q('rPr')}/{q('rStyle')}")
        names = {_style_of(paragraph), "" if style is None else str(style.get(q("val"), ""))}
        if own.get(q("val"), "single") != "none" if own is not None else names & styles.underlined:
            underline = put(run_properties(run), "u")
            underline.attrib.clear()
            underline.set(q("val"), "none")
            done = True
    return done


def _drop_typed(paragraph: etree._Element) -> bool:
    """Take out lines of underscores or dashes, with the line break before (or behind) them."""
    done = False
    while (match := _TYPED_LINE.search(text := read_line(paragraph).text)) is not None:
        start, end = match.start(), match.end(1)
        if start == 0 and text[end : end + 1] == "\n":
            end += 1
        if not reword(paragraph, start, end, ""):
            break
        done = True
    return done


def _drop_cell_border(paragraph: etree._Element) -> bool:
    """Take out the edge of a cell that this is the last paragraph of."""
    cell = paragraph.getparent()
    if cell is None or cell.tag != q("tc") or cell[-1] is not paragraph:
        return False
    edge = cell.find(f"{q('tcPr')}/{q('tcBorders')}/{q('bottom')}")
    if edge is None or edge.get(q("val")) in ("nil", "none"):
        return False
    edge.attrib.clear()
    edge.set(q("val"), "nil")
    return True


def _shows_something(paragraph: etree._Element) -> bool:
    kinds = ("drawing", "pict", "object", "fldChar", "fldSimple", "footnoteReference", "sdt", "sectPr")
    return next(paragraph.iter(*[q(kind) for kind in kinds]), None) is not None


def _drop_shapes(paragraph: etree._Element) -> bool:
    """Take out straight lines drawn with DrawingML or VML, with what stands around them for older readers."""
    found = [
        drawn
        for drawn in paragraph.iter(q("drawing"), q("pict"))
        if next(drawn.iterancestors(q("p")), None) is paragraph and not _is_second_copy(drawn) and _is_line(drawn)
    ]
    for drawn in found:
        whole = next(drawn.iterancestors(f"{_MC}AlternateContent"), drawn)
        run = whole.getparent()
        if run is None:  # the other half of a pair that is gone already
            continue
        run.remove(whole)
        around = run.getparent()
        if around is not None and run.tag == q("r") and all(child.tag == q("rPr") for child in run):
            around.remove(run)
    return bool(found)


def _is_second_copy(drawn: etree._Element) -> bool:
    """Tell whether it is the copy for older readers of something that the first copy describes better."""
    fallback = next(drawn.iterancestors(f"{_MC}Fallback"), None)
    whole = None if fallback is None else fallback.getparent()
    return whole is not None and next(whole.iterdescendants(q("drawing")), None) is not None


def _is_line(drawn: etree._Element) -> bool:
    if next(drawn.iter(q("txbxContent")), None) is not None:
        return False
    if drawn.tag == q("pict"):
        pictured = next(drawn.iter(f"{_V}imagedata"), None) is not None
        return not pictured and any(_is_vml_line(one) for one in drawn.iterdescendants())
    if next(drawn.iter("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"), None) is not None:
        return False
    kinds = {str(shape.get("prst")) for shape in drawn.iter(f"{_A}prstGeom")}
    if kinds:
        low = any(int(extent.get("cy", "0")) <= _FLAT_EMU for extent in drawn.iter(f"{_A}ext") if extent.get("cy"))
        return kinds <= _LINES or (kinds == {"rect"} and low)
    return False


def _is_vml_line(element: etree._Element) -> bool:
    if element.tag == f"{_V}line":
        return True
    if element.tag == f"{_V}shape":
        return element.get("type") == _CONNECTOR
    office = "{urn:schemas-microsoft-com:office:office}"
    return element.tag == f"{_V}rect" and element.get(f"{office}hr") in ("t", "true")


def draw_rule(paragraph: etree._Element, order: DrawRule, styles: Lining) -> bool:
    """Put a paragraph that is nothing but a line under this one, in the middle of the room."""
    side = Mm(max((order.room - order.width) / 2, 0))
    left, right = (str(side.twips + own) for own in own_indents(paragraph, styles))
    drawn = made("p")
    shape = etree.SubElement(drawn, q("pPr"))
    frame = paragraph.find(f"{q('pPr')}/{q('framePr')}")
    if frame is not None:
        shape.append(clone(frame))
    number = put(shape, "numPr")
    etree.SubElement(number, q("ilvl")).set(q("val"), "0")
    etree.SubElement(number, q("numId")).set(q("val"), "0")
    edge = put(put(shape, "pBdr"), "top")
    for name, value in (("val", "single"), ("sz", str(_RULE_SIZE)), ("space", "0"), ("color", "000000")):
        edge.set(q(name), value)
    spacing = put(shape, "spacing")
    for name, value in (
        ("before", str(_RULE_BEFORE.twips)),
        ("beforeAutospacing", "0"),
        ("after", "0"),
        ("afterAutospacing", "0"),
        ("line", str(_RULE_LINE.twips)),
        ("lineRule", "exact"),
    ):
        spacing.set(q(name), value)
    indent = put(shape, "ind")
    for name, value in (("left", left), ("right", right), ("firstLine", "0")):
        indent.set(q(name), value)
    put(shape, "jc").set(q("val"), "left")
    look = put(shape, "rPr")
    for name in ("sz", "szCs"):
        put(look, name).set(q("val"), "4")
    paragraph.addnext(drawn)
    above = put(paragraph_properties(paragraph), "spacing")
    for name in ("after", "afterAutospacing", "afterLines"):
        above.set(q(name), "0")
    return True


def draw_box(paragraph: etree._Element, order: DrawBox) -> bool:
    """Draw a box of this size around the paragraph."""
    from congvan.docx.builtin.styles import box  # noqa: PLC0415 - the arithmetic of the built-in template

    drawn = box(order.width, order.room, order.height, order.colour or "000000", at_right=order.at_right)
    wanted = etree.fromstring(f'<w:pPr xmlns:w="{NAMESPACES["w"]}">{drawn}</w:pPr>')
    shape = paragraph_properties(paragraph)
    for one in list(wanted):
        name = etree.QName(one).localname
        place = put(shape, name)
        shape.replace(place, one)
    put(shape, "ind").set(q("firstLine"), "0")
    put(shape, "jc").set(q("val"), "center")
    for run in runs_within(paragraph, 0, len(read_line(paragraph).text)):
        off(run_properties(run), "bdr")
    return True
