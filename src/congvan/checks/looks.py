"""Trình bày: how passages look beside what the decree asks of their part: size, bold, italic, capitals, place."""

from collections.abc import Callable, Iterator, Sequence

from congvan.checks.looking import is_placeholder, show
from congvan.checks.rule import Fault
from congvan.decree import Mm, Part, Pt
from congvan.language import _, n_
from congvan.page import DrawnRule, DrawRule, DropRule, PageMend, Passage, Reshape, Restyle, Reword, Run, text_width

__all__ = [
    "beside_another",
    "centred_on",
    "middle_of",
    "not_upper",
    "redrawn",
    "width_of",
    "wrong_bold",
    "wrong_italic",
    "wrong_look",
    "wrong_size",
]

_NEAR_PT = 0.01
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


def wrong_look(passages: Sequence[Passage], part: Part) -> Iterator[Fault]:
    """Give a fault for each way in which the passages of a part do not look as the decree asks.

    Args:
        passages: those of one part.
        part: what the decree asks of it.
    """
    yield from wrong_size(passages, part)
    yield from wrong_bold(passages, part)
    yield from wrong_italic(passages, part)
    if part.upper:
        yield from not_upper(passages, part)


def wrong_size(passages: Sequence[Passage], part: Part) -> Iterator[Fault]:
    """Give one fault for each cỡ chữ that is not allowed; the nearest allowed one mends it."""
    least, most = part.size
    wrong: dict[Pt, list[Passage]] = {}
    for passage in passages:
        for size in sorted({run.look.size for run in _letters(passage)}):
            if not least - _NEAR_PT <= size <= most + _NEAR_PT:
                wrong.setdefault(size, []).append(passage)
    for size, met in wrong.items():
        right = least if size < least else most
        asked = f"{least:g}" if least == most else f"{least:g} - {most:g}"
        message = _("%(term)s has size %(size)s, not %(asked)s.", term=part.term, size=f"{size:g}", asked=asked)
        yield Fault(
            met[0],
            message + _others(met),
            _("Set it in size %(right)s.", right=f"{right:g}"),
            _restyled(met, _has_size(size), size=right),
        )


def _letters(passage: Passage) -> Iterator[Run]:
    """Return the runs whose look counts: raised digits of footnotes have a look of their own."""
    return (run for run in passage.inked if not run.look.raised)


def _has_size(size: Pt) -> Callable[[Run], bool]:
    return lambda run: run.look.size == size


def wrong_bold(passages: Sequence[Passage], part: Part) -> Iterator[Fault]:
    """Give one fault for what is bold and should not be, or the other way round."""
    met = [passage for passage in passages if any(run.look.bold != part.bold for run in _letters(passage))]
    if met:
        yes, no = _("%(term)s is bold.", term=part.term), _("%(term)s is not bold.", term=part.term)
        yield Fault(
            met[0],
            (no if part.bold else yes) + _others(met),
            _("Set it in bold type.") if part.bold else _("Do not set it in bold type."),
            _restyled(met, lambda run: run.look.bold != part.bold, bold=part.bold),
        )


def wrong_italic(passages: Sequence[Passage], part: Part) -> Iterator[Fault]:
    """Give one fault for what is italic and should not be, or the other way round."""
    met = [passage for passage in passages if any(run.look.italic != part.italic for run in _letters(passage))]
    if met:
        yes, no = _("%(term)s is italic.", term=part.term), _("%(term)s is not italic.", term=part.term)
        yield Fault(
            met[0],
            (no if part.italic else yes) + _others(met),
            _("Set it in italic type.") if part.italic else _("Set it in upright type."),
            _restyled(met, lambda run: run.look.italic != part.italic, italic=part.italic),
        )


def not_upper(passages: Sequence[Passage], part: Part) -> Iterator[Fault]:
    """Give one fault for what is not in capitals; placeholders are left alone."""
    met = [one for one in passages if one.shown != one.shown.upper() and not is_placeholder(one.text)]
    if met:
        mends = tuple(Reword(one.spot, one.start, one.end, one.text.upper()) for one in met)
        yield Fault(
            met[0],
            _("%(term)s is not in capitals: «%(found)s».", term=part.term, found=show(met[0].shown)),
            _("Write it in capitals."),
            mends,
        )


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


def _others(met: Sequence[Passage]) -> str:
    """Return the end of a sentence that tells of how many further lines it holds."""
    more = len(met) - 1
    return "" if not more else " " + n_("One more line is so.", "%(count)s more lines are so.", more, count=more)


def _restyled(
    passages: Sequence[Passage],
    wrong: Callable[[Run], bool],
    *,
    size: Pt | None = None,
    bold: bool | None = None,
    italic: bool | None = None,
) -> tuple[Restyle, ...]:
    """Return what changes the look of the wrong characters; whole passages at once where all of it is wrong."""
    mends: list[Restyle] = []
    for passage in passages:
        at = passage.start
        spans: list[tuple[int, int]] = []
        for run in passage.runs:
            end = at + len(run.text)
            if wrong(run) and not run.look.raised:
                spans = [*spans[:-1], (spans[-1][0], end)] if spans and spans[-1][1] == at else [*spans, (at, end)]
            at = end
        mends += [Restyle(passage.spot, low, high, size=size, bold=bold, italic=italic) for low, high in spans]
    return tuple(mends)
