"""Tags in Word text: finds Jinja's tags whatever Word did to them, and turns a part into Jinja source.

The dialect is docxtpl's. `{{ value }}` and `{% statement %}` stand in the text; `{%p %}`, `{%tr %}`, `{%tc %}` and
`{%r %}` take the place of the whole paragraph, table row, cell or run that holds them; `{%- -%}` joins paragraphs;
`{# #}` is a comment; `{_{` and `{_%` print braces. Word splits tags over runs, puts spelling marks between, curls their
quotes and adds no-break spaces: all that is undone here, on the XML tree and not by patterns over XML text.
"""

import re
from collections.abc import Sequence

from lxml import etree

from congvan.docx.holders import join_paragraphs, replace_holders
from congvan.docx.ooxml import SPACE, q
from congvan.docx.places import Place, Places
from congvan.docx.tag import OURS, STRAY, TAG, Source, Span, Tag, make_tag, spans

__all__ = ["read_tags"]

_BRACES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_LINE = re.compile("<w:p[ >/]|\ufdd0\\d+\ufdd1")


def read_tags(root: etree._Element, part: str) -> Source:
    """Find the tags of a WordprocessingML part and return it as Jinja source. Changes the tree.

    Args:
        root: the part's root element.
        part: what the clerk calls it («», «header», «footer»).
    """
    _clear(root)
    places = Places(root, part)
    source = Source("", [], [])
    join_paragraphs(root)
    for paragraph in list(root.iter(q("p"))):
        _read_paragraph(paragraph, places.of(paragraph), source)
    replace_holders(root, source)
    _serialise(root, places, source)
    return source


def _clear(root: etree._Element) -> None:
    """Take out the characters that mark tags in the tree; no text that people exchange may hold them."""
    for element in root.iter():
        if element.text and OURS.search(element.text):
            element.text = OURS.sub("", element.text)
        if element.tail and OURS.search(element.tail):
            element.tail = OURS.sub("", element.tail)
        for name, value in element.attrib.items():
            if OURS.search(str(value)):
                element.set(name, OURS.sub("", str(value)))


def _read_paragraph(paragraph: etree._Element, place: Place, source: Source) -> None:
    pieces = spans(paragraph)
    text = "".join(span.text for span in pieces)
    if "{" not in text and "}" not in text:
        return
    found: list[tuple[int, int, Tag]] = [
        (match.start(), match.end(), make_tag(match[0], place)) for match in TAG.finditer(text)
    ]
    numbers = range(len(source.tags), len(source.tags) + len(found))
    source.tags += (tag for _, _, tag in found)
    rest = TAG.sub("", text)
    stray = STRAY.search(rest)
    if stray:
        source.strays.append((place, stray[0]))
    for number, (start, end, _) in reversed(list(zip(numbers, found, strict=True))):
        _put(pieces, start, end, f"\ufdd0{number}\ufdd1")
    for span in pieces:
        if span.element.tag == q("t"):
            _print_braces(span.element)
            span.element.set(SPACE, "preserve")


def _put(pieces: Sequence[Span], start: int, end: int, token: str) -> None:
    """Write the token over characters start to end: whole into the first span, nothing into the others."""
    for span in pieces:
        stop = span.start + len(span.text)
        if stop <= start or span.start >= end or not span.text:
            continue
        if span.element.tag != q("t"):
            parent = span.element.getparent()
            if parent is not None:
                parent.remove(span.element)
            span.text = ""
            continue
        old = span.element.text or ""
        # tags are written from the last to the first, so the front of the text is still as it was counted
        tail = old[end - span.start :] if stop > end else ""
        span.element.text = old[: max(0, start - span.start)] + token + tail
        token = ""


def _print_braces(element: etree._Element) -> None:
    text = element.text or ""
    if "_" in text:
        for written, meant in _BRACES.items():
            text = text.replace(written, f"\ufdd2{ord(meant[0])}.{ord(meant[1])}\ufdd3")
        element.text = text


def _serialise(root: etree._Element, places: Places, source: Source) -> None:
    for paragraph in root.iter(q("p")):
        source.lines.append(places.of(paragraph))
    paragraphs = iter(source.lines)
    lines: list[Place] = [Place(places.part)]
    text = etree.tostring(root, encoding="unicode").replace("\n", "&#10;")
    order: list[int] = []

    def line(match: re.Match[str]) -> str:
        if match[0].startswith("<"):
            lines.append(next(paragraphs, Place(places.part)))
            return "\n" + match[0]
        order.append(int(match[0][1:-1]))
        tag = source.tags[order[-1]]
        if tag.holder:
            lines.append(tag.place)
            return "\n" + tag.code
        return tag.code

    text = _LINE.sub(line, text)
    source.text = re.sub("\ufdd2(\\d+)\\.(\\d+)\ufdd3", lambda m: f'{{{{ "{chr(int(m[1]))}{chr(int(m[2]))}" }}}}', text)
    source.lines = lines
    source.tags = [source.tags[number] for number in _whole(order, len(source.tags))]


def _whole(order: Sequence[int], count: int) -> list[int]:
    """Return the tags in the order of the text, those of a text box between those around it; lost ones by number."""
    rank = {number: at for at, number in enumerate(order)}
    last = -1
    places: list[tuple[int, int]] = []
    for number in range(count):
        last = rank.get(number, last)
        places.append((last, number))
    return [number for _rank, number in sorted(places)]
