"""Khổ giấy, lề trang: the paper of a section and its margins (ECMA-376 Part 1, 17.6)."""

from lxml import etree

from congvan.decree import Mm
from congvan.docx.ooxml import q
from congvan.docx.reading.values import twips, value
from congvan.page import Margins

__all__ = ["geometry"]

_USUAL = Margins(Mm(25.4), Mm(25.4), Mm(25.4), Mm(25.4))
_LETTER = (Mm(215.9), Mm(279.4))


def geometry(properties: etree._Element | None) -> tuple[Mm, Mm, Margins]:
    """Return width, height and margins of the paper; what is not said is as Word takes it."""
    size = properties.find(q("pgSz")) if properties is not None else None
    edges = properties.find(q("pgMar")) if properties is not None else None
    width = (twips(value(size, "w")) if size is not None else None) or _LETTER[0]
    height = (twips(value(size, "h")) if size is not None else None) or _LETTER[1]

    def edge(name: str, usual: Mm) -> Mm:
        found = twips(value(edges, name)) if edges is not None else None
        return usual if found is None else Mm(abs(found))

    return (
        width,
        height,
        Margins(
            edge("top", _USUAL.top),
            edge("bottom", _USUAL.bottom),
            edge("left", _USUAL.left),
            edge("right", _USUAL.right),
            edge("header", _USUAL.header),
            edge("footer", _USUAL.footer),
            edge("gutter", Mm(0)),
        ),
    )
