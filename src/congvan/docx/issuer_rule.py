"""Đường kẻ dưới tên cơ quan: drawn 1/3 to 1/2 as long as the line above it (Phụ lục I, II.2.b), whatever the name.

The template draws it as the border of a paragraph in the style named below; how far the paragraph is drawn in depends
on the office's name, so it is worked out when the template is compiled, once for all letters.
"""

from lxml import etree

from congvan.decree import ISSUER_RULE, PARTS, Mm
from congvan.docx.ooxml import q
from congvan.page import lines_of, text_width

__all__ = ["STYLE", "fit_issuer_rule", "indent_of"]

STYLE = "KeDuoiTenCoQuan"
"""Style id of the paragraph that is the rule; a template without it draws its own line and is left alone."""

_SHARE = sum(ISSUER_RULE) / 2


def indent_of(name: str, room: Mm) -> Mm:
    """Return how far the rule begins from each edge of its cell.

    Args:
        name: the issuing office's name, in capitals.
        room: width of the cell.
    """
    size = PARTS["issuer"].size[0]
    longest = max(text_width(line, size, bold=True) for line in lines_of(name, room, size, bold=True))
    return Mm((room - longest * _SHARE) / 2)


def fit_issuer_rule(root: etree._Element, name: str) -> None:
    """Set the indents of every rule of that style in the tree.

    Args:
        root: the body of the template.
        name: the issuing office's name, in capitals.
    """
    for style in root.iter(q("pStyle")):
        properties = style.getparent()
        if style.get(q("val")) != STYLE or properties is None:
            continue
        cell = next(style.iterancestors(q("tc")), None)
        width = cell.find(f"{q('tcPr')}/{q('tcW')}") if cell is not None else None
        if width is None or width.get(q("type")) != "dxa":
            continue
        indent = properties.find(q("ind"))
        if indent is None:
            continue
        twips = str(indent_of(name, Mm.from_pt(int(width.get(q("w"), "0")) / 20)).twips)
        indent.set(q("left"), twips)
        indent.set(q("right"), twips)
