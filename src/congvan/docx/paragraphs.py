"""Thứ tự các đoạn: the one way to count the paragraphs of a part."""

from collections.abc import Iterator

from lxml import etree

from congvan.docx.ooxml import q

__all__ = ["paragraphs_of"]

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def paragraphs_of(root: etree._Element) -> Iterator[etree._Element]:
    """Yield every `w:p` of a part in document order, those inside `mc:Fallback` left out.

    Args:
        root: the part's root element.
    """
    for paragraph in root.iter(q("p")):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield paragraph
