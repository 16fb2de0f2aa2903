"""Kiểu có đường kẻ: which styles draw borders or underlines, and how far they indent their paragraphs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from congvan.docx.ooxml import q

__all__ = ["Lining", "own_indents", "read_lining"]

_SIDES = (("left", "start"), ("right", "end"))


@dataclass(frozen=True, slots=True)
class Lining:
    """Ids of styles, those based on them included; the empty id means the default paragraph style.

    Attributes:
        bordered: they draw borders around the paragraph.
        underlined: they underline its characters.
        indents: how far they indent it from left and right, in twips; those that do not are left out.
    """

    bordered: frozenset[str] = frozenset()
    underlined: frozenset[str] = frozenset()
    indents: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def read_lining(styles: etree._Element | None) -> Lining:
    """Read which styles draw lines.

    Args:
        styles: root of the styles part; None if there is none.
    """
    known = {_id(style): style for style in ([] if styles is None else styles.iterchildren(q("style")))}
    chains = {name: _chain(name, known) for name in known}
    default = next((name for name, style in known.items() if _is_default(style)), "")
    if default:
        chains[""] = chains[default]
    indents = {name: _indents(chain) for name, chain in chains.items()}
    return Lining(
        frozenset(name for name, chain in chains.items() if any(_has(style, "pPr", "pBdr") for style in chain)),
        frozenset(name for name, chain in chains.items() if any(_has(style, "rPr", "u") for style in chain)),
        {name: sides for name, sides in indents.items() if any(sides)},
    )


def own_indents(paragraph: etree._Element, styles: Lining) -> tuple[int, int]:
    """Return how far a paragraph is indented from left and right, in twips: by itself, else by its style."""
    left, right = styles.indents.get(_value(paragraph.find(f"{q('pPr')}/{q('pStyle')}")), (0, 0))
    found = _direct(paragraph)
    return left if found[0] is None else found[0], right if found[1] is None else found[1]


def _direct(element: etree._Element) -> tuple[int | None, int | None]:
    """Return the indents that stand in an element's own `w:pPr`."""
    indent = element.find(f"{q('pPr')}/{q('ind')}")
    sides: list[int | None] = []
    for names in _SIDES:
        said = [str(indent.get(q(name), "")) for name in names] if indent is not None else []
        sides.append(next((int(one) for one in said if one.lstrip("-").isdecimal()), None))
    return sides[0], sides[1]


def _indents(chain: Sequence[etree._Element]) -> tuple[int, int]:
    """Return the indents of a style: the nearest in its chain counts, for each side."""
    said = [_direct(style) for style in chain]
    left = next((one for one, _right in said if one is not None), 0)
    return left, next((one for _left, one in said if one is not None), 0)


def _id(style: etree._Element) -> str:
    return str(style.get(q("styleId"), ""))


def _value(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get(q("val"), ""))


def _is_default(style: etree._Element) -> bool:
    return style.get(q("type")) == "paragraph" and style.get(q("default")) in ("1", "true", "on")


def _has(style: etree._Element, *path: str) -> bool:
    return style.find("/".join(q(step) for step in path)) is not None


def _chain(name: str, known: Mapping[str, etree._Element]) -> list[etree._Element]:
    """Return a style and those it is based on, each once: chains may run in a ring."""
    chain: list[etree._Element] = []
    while name in known and known[name] not in chain:
        chain.append(known[name])
        name = _value(known[name].find(q("basedOn")))
    return chain
