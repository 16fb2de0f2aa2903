"""Kiểu chữ và cách trình bày: direct formatting written so that no style, theme or hidden variant wins over it."""

from lxml import etree

from congvan.docx.mending.characters import cut, read_line, runs_within
from congvan.docx.mending.markup import off_attributes, paragraph_properties, put, run_properties, set_flag
from congvan.docx.ooxml import q
from congvan.page import Reshape, Restyle

__all__ = ["FACES", "reshape", "restyle", "set_font"]

FACES = ("ascii", "hAnsi", "eastAsia", "cs")
_THEME_FACES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme", "hint")
_RULES = {"multiple": "auto", "exact": "exact", "at_least": "atLeast"}


def restyle(paragraph: etree._Element, order: Restyle) -> bool:
    """Change the look of a stretch of the paragraph; the paragraph mark too if that is the whole."""
    line = read_line(paragraph)
    length = len(line.text)
    if not 0 <= order.start <= order.end <= length or any(piece.fixed for piece in line.within(order.start, order.end)):
        return False
    if not (cut(paragraph, order.end) and cut(paragraph, order.start)):
        return False
    for run in runs_within(paragraph, order.start, order.end):
        _set_look(run_properties(run), order)
    if not line.text[: order.start].strip() and not line.text[order.end :].strip():
        _set_look(put(paragraph_properties(paragraph), "rPr"), order)
    return True


def _set_look(look: etree._Element, order: Restyle) -> None:
    if order.font is not None:
        set_font(put(look, "rFonts"), order.font)
    for value, names in ((order.bold, ("b", "bCs")), (order.italic, ("i", "iCs")), (order.caps, ("caps",))):
        if value is not None:
            for name in names:
                set_flag(look, name, on=value)
    if order.caps is not None and look.find(q("smallCaps")) is not None:
        set_flag(look, "smallCaps", on=False)
    if order.size is not None:
        for name in ("sz", "szCs"):
            _set(look, name, str(order.size.half_points))
    if order.colour is not None:
        _set(look, "color", order.colour or "auto")
    if order.underline is not None:
        _set(look, "u", "single" if order.underline else "none")


def _set(look: etree._Element, name: str, value: str) -> None:
    """Set a property to this value alone: a theme's colour beside it would win."""
    found = put(look, name)
    found.attrib.clear()
    found.set(q("val"), value)


def set_font(fonts: etree._Element, font: str) -> None:
    """Name this font for all kinds of characters."""
    off_attributes(fonts, *_THEME_FACES)
    for name in FACES:
        fonts.set(q(name), font)


def reshape(paragraph: etree._Element, order: Reshape, variants: frozenset[str]) -> bool:
    """Change the layout of a paragraph.

    Args:
        paragraph: which one.
        order: what to change.
        variants: those of the attributes in characters, lines and automatic spacing that the file's styles use.
    """
    shape = paragraph_properties(paragraph)
    if order.align is not None:
        put(shape, "jc").set(q("val"), order.align)
    if (order.left, order.right, order.first_line) != (None, None, None):
        _indent(put(shape, "ind"), order, variants)
    if (order.before, order.after, order.line) != (None, None, None):
        spacing = put(shape, "spacing")
        for side, value in (("before", order.before), ("after", order.after)):
            if value is not None:
                _replace(spacing, (f"{side}Lines", f"{side}Autospacing"), variants)
                spacing.set(q(side), str(value.twips))
        if order.line is not None:
            exact = order.line.height.twips if order.line.rule != "multiple" else round(order.line.lines * 240)
            spacing.set(q("line"), str(exact))
            spacing.set(q("lineRule"), _RULES[order.line.rule])
        contextual = shape.find(q("contextualSpacing")) is not None or "contextualSpacing" in variants
        if contextual and (order.before or order.after):
            set_flag(shape, "contextualSpacing", on=False)
    if order.keep_next is not None:
        set_flag(shape, "keepNext", on=order.keep_next)
    return True


def _indent(indent: etree._Element, order: Reshape, variants: frozenset[str]) -> None:
    if order.left is not None:
        off_attributes(indent, "start")
        _replace(indent, ("leftChars", "startChars"), variants)
        indent.set(q("left"), str(order.left.twips))
    if order.right is not None:
        off_attributes(indent, "end")
        _replace(indent, ("rightChars", "endChars"), variants)
        indent.set(q("right"), str(order.right.twips))
    if order.first_line is not None:
        off_attributes(indent, "hanging", "firstLine")
        _replace(indent, ("firstLineChars", "hangingChars"), variants)
        name = "hanging" if order.first_line < 0 else "firstLine"
        indent.set(q(name), str(abs(order.first_line.twips)))


def _replace(element: etree._Element, names: tuple[str, ...], variants: frozenset[str]) -> None:
    """Take out attributes that would win; those that a style may bring are set to nothing, as Word itself does."""
    for name in names:
        off_attributes(element, name)
        if name in variants:
            element.set(q(name), "0")
