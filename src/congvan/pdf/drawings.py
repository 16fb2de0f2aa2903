"""Hình trên giấy: pictures, drawn lines and boxes, frames: in the line of text or where they float."""

from congvan.page import Anchor, Paragraph, Picture, Section, Shape
from congvan.pdf.laying import PT, Item, Laying, Room, stroke_of
from congvan.pdf.pieces import Thing

__all__ = ["drawn", "floating", "framed", "standing"]


def standing(one: Picture | Shape, room: Room, laying: Laying) -> Thing:
    """Return a picture or shape that stands in the line of text, on the baseline.

    Args:
        one: the picture or shape.
        room: where its paragraph stands.
        laying: what is shared.
    """
    return Thing(["d", drawn(one, room, laying)], one.width * PT, one.height * PT)


def drawn(one: Picture | Shape, room: Room, laying: Laying) -> Item:
    """Return how typst draws a picture or shape.

    Args:
        one: the picture or shape.
        room: where its paragraph stands.
        laying: what is shared.
    """
    width, height = one.width * PT, one.height * PT
    if isinstance(one, Picture):
        return ["picture", width, height, laying.media.get(one.part, ""), one.name]
    if one.kind == "line":
        return ["line", width, height, stroke_of(one.stroke), one.changed == "rising"]
    left, top, right, bottom = (side * PT for side in one.insets)
    blocks = laying.flow(one.blocks, Room(max(1.0, width - left - right), room.x), laying).items
    return ["box", width, height, stroke_of(one.stroke), one.fill, [left, top, right, bottom], one.vertical, blocks]


def floating(one: Picture | Shape, room: Room, base: float, laying: Laying) -> Item:
    """Return what floats, put where it is anchored.

    Args:
        one: the picture or shape.
        room: where its paragraph stands.
        base: left edge of the paragraph's lines in the room.
        laying: what is shared.
    """
    anchor = one.anchor or Anchor()
    x = _across(anchor, one.width * PT, room, laying.section) - room.x - base
    y, from_page = _down(anchor, one.height * PT, laying.section)
    return ["over", round(x, 3), round(y, 3), from_page, drawn(one, room, laying)]


def framed(block: Paragraph, room: Room, laying: Laying) -> Item:
    """Return a paragraph that stands in a frame of its own, outside the flow.

    Args:
        block: the paragraph.
        room: where it is anchored.
        laying: what is shared.
    """
    laying.special += 1
    frame = block.frame
    anchor = frame.anchor if frame is not None else Anchor()
    inner = Room(frame.width * PT if frame is not None and frame.width else room.width, room.x)
    made = laying.flow((_unframed(block),), inner, laying)
    width = inner.width if frame is not None and frame.width else made.width
    if width < inner.width:
        made = laying.flow((_unframed(block),), Room(width + 1, room.x), laying)
    x = _across(anchor, width, room, laying.section) - room.x
    y, from_page = _down(anchor, made.height, laying.section)
    return [
        "over",
        round(x, 3),
        round(y, 3),
        from_page,
        ["box", width + 1, made.height, None, "", [0, 0, 0, 0], "top", made.items],
    ]


def _unframed(block: Paragraph) -> Paragraph:
    from dataclasses import replace  # noqa: PLC0415 - frames are rare

    return replace(block, frame=None, page_break_before=False)


def _across(anchor: Anchor, width: float, room: Room, section: Section) -> float:
    """Return the left edge of what floats, from the left edge of the paper."""
    margins = section.margins
    paper, text = section.width * PT, (margins.left + margins.gutter) * PT
    spans = {
        "page": (0.0, paper),
        "margin": (text, section.text_width * PT),
        "leftMargin": (0.0, text),
        "insideMargin": (0.0, text),
        "rightMargin": (paper - margins.right * PT, margins.right * PT),
        "outsideMargin": (paper - margins.right * PT, margins.right * PT),
    }
    start, span = spans.get(anchor.x_from, (room.x, room.width))
    if anchor.x_align in ("right", "outside"):
        return start + span - width
    if anchor.x_align == "center":
        return start + (span - width) / 2
    return start if anchor.x_align else start + anchor.x * PT


def _down(anchor: Anchor, height: float, section: Section) -> tuple[float, bool]:
    """Return the top of what floats, and whether it is measured from the top of the paper or from the paragraph."""
    margins = section.margins
    paper, top, bottom = section.height * PT, margins.top * PT, margins.bottom * PT
    spans = {
        "page": (0.0, paper),
        "margin": (top, paper - top - bottom),
        "topMargin": (0.0, top),
        "bottomMargin": (paper - bottom, bottom),
    }
    if anchor.y_from not in spans:
        return anchor.y * PT, False
    start, span = spans[anchor.y_from]
    if anchor.y_align in ("bottom", "outside"):
        return start + span - height, True
    if anchor.y_align == "center":
        return start + (span - height) / 2, True
    return (start if anchor.y_align else start + anchor.y * PT), True
