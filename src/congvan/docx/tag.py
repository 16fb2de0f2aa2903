"""A tag of a template, and the part it stands in as Jinja source."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from congvan.docx.ooxml import q
from congvan.docx.places import Place

__all__ = ["OURS", "STRAY", "TAG", "TOKEN", "Source", "Span", "Tag", "make_tag", "spans", "texts"]

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
TOKEN = re.compile("\ufdd0(\\d+)\ufdd1")
"""A tag while the tree is worked on: its number between two characters that no text may hold."""

STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{\s+[{%]|[%}]\s+\}")
"""What looks like a part of a tag, in text without whole tags."""
OURS = re.compile("[\ufdd0-\ufdd3]")
"""The characters that mark tags in the tree."""

_PREFIX = re.compile(r"(\{[{%#])(-?)(p|tr|tc|r)(?=\s)")
_STRAIGHT = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u202f": " ", "\t": " ", "\n": " ", "\r": " "}
)

Kind = Literal["{{", "{%", "{#"]
Holder = Literal["", "p", "tr", "tc", "r"]


@dataclass(slots=True)
class Tag:
    """One tag of a template.

    Attributes:
        raw: the tag as it reads in Word.
        code: the tag as Jinja gets it.
        kind: its opening brace.
        holder: what the tag takes the place of: "" for its own text only.
        place: where it stands.
        chain: names of the elements around it, outermost first; a block must close at the chain it opened at.
    """

    raw: str
    code: str
    kind: Kind
    holder: Holder
    place: Place
    chain: tuple[str, ...] = ()

    @property
    def inside(self) -> str:
        """What stands between the braces, trimmed."""
        return self.code[2:-2].strip().strip("-+").strip()


@dataclass(slots=True)
class Source:
    """One part of a template, ready for Jinja.

    Attributes:
        text: Jinja source; each paragraph and each tag that replaces one begins a line.
        lines: the place of each line; index 0 is line 1.
        tags: the tags, in order.
        lost: places of text that stands beside a tag which takes the place of its paragraph, with that text.
        strays: places of what looks like a part of a tag and is none, with that text.
    """

    text: str
    lines: list[Place]
    tags: list[Tag]
    lost: list[tuple[Place, str]] = field(default_factory=list)
    strays: list[tuple[Place, str]] = field(default_factory=list)


@dataclass(slots=True)
class Span:
    """A piece of a paragraph's text: a `w:t`, or a tab or break counted as one character."""

    element: etree._Element
    text: str
    start: int


def make_tag(raw: str, place: Place) -> Tag:
    """Return the tag as Jinja gets it: straight quotes, plain spaces, precomposed letters, no prefix."""
    code = unicodedata.normalize("NFC", raw.translate(_STRAIGHT))
    prefix = _PREFIX.match(code)
    holder: Holder = ""
    kind: Kind = code[:2]  # type: ignore[assignment] # TAG begins with one of the three
    if prefix:
        # values are texts, never ready-made XML, so `{{r name }}` prints like `{{ name }}`
        holder = "" if kind == "{{" else prefix[3]  # type: ignore[assignment] # the pattern lists the holders
        code = prefix[1] + code[prefix.end() :]
    if kind != "{{":
        code = code.replace("{%-", "{%").replace("-%}", "%}")
    return Tag(raw, code, kind, holder, place)


def spans(paragraph: etree._Element) -> list[Span]:
    """Return the pieces of a paragraph's own text, in order; text boxes in it are paragraphs of their own."""
    found: list[Span] = []
    start = 0
    for element in paragraph.iter(q("t"), q("tab"), q("br"), q("cr")):
        run = element.getparent()
        if run is None or run.tag != q("r") or next(element.iterancestors(q("p"))) is not paragraph:
            continue
        text = (element.text or "") if element.tag == q("t") else "\t"
        found.append(Span(element, text, start))
        start += len(text)
    return found


def texts(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Give the `w:t` of a paragraph's own text."""
    for text in paragraph.iter(q("t")):
        if next(text.iterancestors(q("p"))) is paragraph:
            yield text
