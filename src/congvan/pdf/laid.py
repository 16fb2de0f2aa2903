"""Xếp trang: a page as typst is told to print it: lengths in points, lines broken, styles numbered."""

from collections.abc import Mapping
from typing import Any

from congvan.decree import Pt
from congvan.errors import Finding, Where
from congvan.language import _
from congvan.page import Block, Look, Page, Section, Table
from congvan.pdf.flow import flow
from congvan.pdf.laying import PT, Item, Laying, Room, Stream
from congvan.pdf.long_tables import is_long
from congvan.pdf.looks import Wardrobe
from congvan.pdf.places import Named

__all__ = ["laid"]


def laid(
    page: Page,
    wardrobe: Wardrobe,
    media: Mapping[str, str],
    names: Mapping[tuple[str, int], tuple[Named, ...]] | None = None,
) -> tuple[dict[str, Any], list[Finding]]:
    """Return what typst reads, and what was found while the page was laid out that cannot be printed.

    Args:
        page: the page.
        wardrobe: gives styles.
        media: file name of each picture by its part.
        names: what stretches of paragraphs are called that can be asked for, by part and number.
    """
    laying = Laying(page, wardrobe, flow, media, page.sections[0], names=names or {})
    sections = _sections(page, laying)
    styles = [style.told for style in wardrobe.styles]
    return {
        "sections": sections,
        "styles": styles,
        "base": [wardrobe.faces.face(Look()).family, float(_BASE)],
    }, laying.findings


def _sections(page: Page, laying: Laying) -> list[dict[str, Any]]:
    """Return the sections; one that goes on where the one before ends becomes part of it."""
    out: list[dict[str, Any]] = []
    for section in page.sections:
        laying.section = section
        margins = section.margins
        left, right = (margins.left + margins.gutter) * PT, margins.right * PT
        alone = not out or section.start != "continuous"
        room = Room(section.text_width * PT, left, top=True, high=_high(section, laying) if alone else 0.0)
        blocks = flow(section.blocks, room, laying).items
        if out and section.start == "continuous":
            last = out[-1]
            if abs(left - last["left"]) > _SAME or abs(right - last["right"]) > _SAME:
                blocks = [["pad", left - last["left"], right - last["right"], blocks]]
            last["blocks"] += blocks
            continue
        out.append(_section(section, room, blocks, laying))
    return out


def _high(section: Section, laying: Laying) -> float:
    """Return the height of the text area if it is the same on all pages and a long table begins there, else 0."""
    first = section.blocks[0] if section.blocks else None
    differs = section.first_page_differs or section.even_pages_differ or laying.page.notes
    if not isinstance(first, Table) or not is_long(first) or differs:
        return 0.0
    inner = Room(section.text_width * PT, (section.margins.left + section.margins.gutter) * PT)
    head, foot = (
        flow(texts["default"], inner, laying).height if texts.get("default") else 0.0
        for texts in (section.headers, section.footers)
    )
    margins = section.margins
    above = max(margins.top * PT, margins.header * PT + head)
    below = max(margins.bottom * PT, margins.footer * PT + foot)
    return section.height * PT - above - below


_SAME = 0.1
_BASE = Pt(13)
"""Size of most of the text of letters; typst is told of other sizes only."""


def _section(section: Section, room: Room, blocks: list[Item], laying: Laying) -> dict[str, Any]:
    margins = section.margins
    inner = Room(room.width, room.x)

    def streams(texts: Mapping[str, tuple[Block, ...]]) -> dict[str, Stream]:
        return {kind: flow(one, inner, laying) for kind, one in texts.items()}

    head, foot = streams(section.headers), streams(section.footers)
    tops = _room_taken(head, margins.top * PT, margins.header * PT, section)
    bottoms = _room_taken(foot, margins.bottom * PT, margins.footer * PT, section)
    lower, higher = tops["first"] - tops["default"], bottoms["first"] - bottoms["default"]
    if tops["even"] != tops["default"] or bottoms["even"] != bottoms["default"] or higher < -_SAME:
        message = _(
            "the headers or footers of section %(number)d push the text, each as far as it is high.",
            number=section.number,
        )
        fix = _(
            "Print this letter with LibreOffice or Word, or make the headers and footers of all pages equally high."
        )
        laying.findings.append(Finding("PF017", Where(laying.page.file), message, fix))
    if abs(lower) > _SAME:
        blocks = [["v", round(lower, 3)], *blocks]
    if higher > _SAME:
        blocks = [["reserve", round(higher, 3)], *blocks]
    return {
        "width": section.width * PT,
        "height": section.height * PT,
        "top": round(tops["default"], 3),
        "bottom": round(bottoms["default"], 3),
        "left": room.x,
        "right": margins.right * PT,
        "room": room.width,
        "head": {kind: stream.items for kind, stream in head.items()},
        "head-at": margins.header * PT,
        "foot": {kind: stream.items for kind, stream in foot.items()},
        "foot-at": margins.footer * PT,
        "differs": [section.first_page_differs, section.even_pages_differ],
        "start": section.page_number_start or None,
        "blocks": blocks,
    }


def _room_taken(streams: Mapping[str, Stream], margin: float, edge: float, section: Section) -> dict[str, float]:
    """Return how far the text stays from the edge of the paper on each kind of page: the margin at least."""
    taken = {kind: max(margin, edge + stream.height) for kind, stream in streams.items()}
    usual = taken.get("default", margin)
    return {
        "default": usual,
        "first": taken.get("first", margin) if section.first_page_differs else usual,
        "even": taken.get("even", margin) if section.even_pages_differ else usual,
    }
