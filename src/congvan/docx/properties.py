"""Tags in a file's properties (title, subject, author): plain text in XML elements, without runs."""

import re

from lxml import etree

from congvan.docx.places import Place
from congvan.docx.tag import OURS, STRAY, TAG, TOKEN, Source, Tag, make_tag
from congvan.language import _

__all__ = ["read_property_tags"]


def read_property_tags(root: etree._Element) -> Source:
    """Find the tags of the core properties and return them as Jinja source. Changes the tree.

    Args:
        root: the root element of `docProps/core.xml`.
    """
    tags: list[Tag] = []
    strays: list[tuple[Place, str]] = []
    place = Place(_("properties"))

    def token(match: re.Match[str]) -> str:
        tags.append(make_tag(match[0], place))
        return f"\ufdd0{len(tags) - 1}\ufdd1"

    for element in root.iter():
        if element.text and isinstance(element.tag, str):
            text = OURS.sub("", element.text)
            strays += ((place, stray[0]) for stray in STRAY.finditer(TAG.sub("", text)))
            element.text = TAG.sub(token, text)
    text = etree.tostring(root, encoding="unicode").replace("\n", "&#10;")
    return Source(TOKEN.sub(lambda match: tags[int(match[1])].code, text), [place], tags, strays=strays)
