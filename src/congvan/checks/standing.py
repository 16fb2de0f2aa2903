"""Vị trí: where passages stand on the page, and what puts them or the lines under them in their places."""

from collections.abc import Iterator, Sequence

from congvan.checks.rule import Fault
from congvan.decree import Mm, Part
from congvan.language import _
from congvan.page import DrawnRule, DrawRule, DropRule, PageMend, Passage, Reshape, Reword, text_width

__all__ = [
    "beside_another",
    "centred_on",
    "middle_of",
    "redrawn",
    "width_of",
]

_NEAR = 5.0
"""How far (mm) the middle of a text may stand beside where it belongs before an eye sees it."""


def width_of(passage: Passage) -> Mm:
    """Return how long a text is when it stands on one line."""
    return Mm(
        sum(
            text_width(
                run.text.upper() if run.look.caps else run.text,
                run.look.size,
                bold=run.look.bold,
                italic=run.look.italic,
            )
            for run in passage.runs
            if not run.look.hidden
        )
    )


def middle_of(passage: Passage) -> Mm:
    """Return where the middle of a text stands, from the left edge of the page's text area."""
    paragraph, width = passage.paragraph, width_of(passage)
    room = passage.right - passage.left
    line_start = paragraph.text.rfind("\n", 0, passage.start) + 1
    before = paragraph.text[line_start : passage.start]
    lead = 0.0 if "\t" in before else text_width(before, paragraph.look.size)
    first_line = paragraph.first_line if not line_start and "\t" not in before else 0.0
    if passage.align == "center" or width > room:
        return Mm(passage.centre + (first_line + lead) / 2 if width <= room else passage.centre)
    if passage.align == "right":
        return Mm(passage.right - width / 2)
    return Mm(passage.left + first_line + lead + width / 2)


def beside_another(passage: Passage) -> bool:
    """Tell whether another text stands on the same line, held apart by tabs or spaces: its place is then a guess."""
    text = passage.paragraph.text
    start = text.rfind("\n", 0, passage.start) + 1
    end = text.find("\n", passage.end)
    line = text[start : end if end >= 0 else len(text)]
    return line.strip() != passage.text.strip()


def redrawn(passage: Passage, width: Mm, old: DrawnRule | None) -> tuple[PageMend, ...]:
    """Return what draws a line under a text, in the place of the old one; empty where that would harm its neighbours.

    Args:
        passage: the text.
        width: how long the line should be.
        old: the line that is there.
    """
    below = passage.paragraph.text[passage.end :].strip(" _\n-")
    if below or beside_another(passage) or (old is not None and old.made_of == "cell"):
        return ()
    draw = DrawRule(passage.spot, width, Mm(passage.right - passage.left))
    return (draw,) if old is None else (DropRule(old.spot), draw)


def centred_on(passage: Passage, under: Sequence[Passage], part: Part, above: str) -> Iterator[Fault]:
    """Give a fault if a text does not stand in the middle under another; where places are a guess, nothing is said.

    Args:
        passage: the text.
        under: what it may stand in the middle of; the last one is where it belongs.
        part: what it is.
        above: the decree's name of what it should stand under.
    """
    if any(beside_another(one) for one in (passage, *under)):
        return
    middles = [middle_of(one) for one in under]
    if any(abs(middle_of(passage) - middle) <= _NEAR for middle in middles):
        return
    yield Fault(
        passage,
        _("%(term)s does not stand in the middle under «%(above)s».", term=part.term, above=above),
        _("Centre it."),
        _centring(passage, middles[-1]),
    )


def _centring(passage: Passage, middle: Mm) -> tuple[PageMend, ...]:
    """Return what centres a text, if centring it in its room puts it where it belongs."""
    paragraph = passage.paragraph
    room_middle = (passage.left - paragraph.left + passage.right + paragraph.right) / 2
    lines = paragraph.text.split("\n")
    alone = any(line.strip() == passage.text for line in lines) and "\t" not in paragraph.text
    if not alone or abs(room_middle - middle) > _NEAR:
        return ()
    zero = Mm(0)
    mends: list[PageMend] = [Reshape(passage.spot, align="center", left=zero, right=zero, first_line=zero)]
    if passage.start and not paragraph.text[: passage.start].strip(" "):
        mends.append(Reword(passage.spot, 0, passage.start, ""))
    return tuple(mends)
