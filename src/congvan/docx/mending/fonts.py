"""Phông chữ của cả tệp: one font for all of it, except the signs of bullet fonts."""

from lxml import etree

from congvan.docx.mending.looks import FACES, set_font
from congvan.docx.mending.markup import put
from congvan.docx.mending.workbench import Workbench
from congvan.docx.ooxml import q

__all__ = ["refont"]

_SIGN_FONTS = frozenset(
    {"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings", "marlett", "mt extra", "segoe ui symbol"}
)
_LATIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}latin"


def refont(bench: Workbench, font: str) -> bool:
    """Set the whole file in this font."""
    for name in bench.words():
        root = bench.tree(name)
        if root is not None and root.tag != q("fonts"):  # the table of fonts tells what they are like; it sets nothing
            before = etree.tostring(root)
            _set_fonts(root, font)
            if etree.tostring(root) != before:
                bench.touch(name)
    theme = bench.related("theme")
    root = bench.tree(theme)
    if root is not None:
        for latin in root.iter(_LATIN):
            around = latin.getparent()
            if around is not None and etree.QName(around).localname in ("majorFont", "minorFont"):
                latin.attrib.clear()
                latin.set("typeface", font)
                bench.touch(theme)
    return True


def _set_fonts(root: etree._Element, font: str) -> None:
    """Set every font that a part names; signs stay in theirs."""
    if root.tag == q("styles"):
        _set_default(root, font)
    for fonts in root.iter(q("rFonts")):
        if not any(str(fonts.get(q(face), "")).lower() in _SIGN_FONTS for face in FACES):
            set_font(fonts, font)


def _set_default(styles: etree._Element, font: str) -> None:
    """Name the font in the document's defaults, made where they are missing."""
    defaults = styles.find(q("docDefaults"))
    if defaults is None:
        defaults = etree.Element(q("docDefaults"))
        styles.insert(0, defaults)
    runs = defaults.find(q("rPrDefault"))
    if runs is None:
        runs = etree.Element(q("rPrDefault"))
        defaults.insert(0, runs)
    look = runs.find(q("rPr"))
    if look is None:
        look = etree.SubElement(runs, q("rPr"))
    set_font(put(look, "rFonts"), font)
