"""Cỡ chữ, kiểu chữ: whether passages are set as the decree sets their part; each wrong value is told once."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from congvan.checks.looking import about, is_placeholder, show
from congvan.checks.rule import Fault
from congvan.decree import Part, Pt
from congvan.errors import Severity
from congvan.language import _, n_
from congvan.page import Look, PageMend, Passage, Restyle, Reword

__all__ = ["and_more", "stretches", "wrong_case", "wrong_settings", "wrong_sizes", "wrong_slant", "wrong_weight"]

_WORD = re.compile(r"[^\W\d_]+")


def stretches(passage: Passage, wrong: Callable[[Look], bool]) -> list[tuple[int, int]]:
    """Return the stretches of a passage's paragraph, from and to, whose characters look wrong; spaces go along."""
    found: list[tuple[int, int]] = []
    at, open_at = passage.start, -1
    for run in passage.runs:
        end = at + len(run.text)
        # raised digits of footnotes have a look of their own
        seen = bool(run.text.strip()) and not run.look.hidden and not run.look.raised
        if seen and wrong(run.look):
            if open_at < 0:
                open_at = at
                found.append((at, end))
            else:
                found[-1] = (open_at, end)
        elif seen:
            open_at = -1
        at = end
    return found


def and_more(passages: Sequence[Passage]) -> str:
    """Return « (and 12 more paragraphs)», or nothing for a single one."""
    more = len(passages) - 1
    text = n_("and %(count)d more paragraph", "and %(count)d more paragraphs", more) if more else ""
    return f" ({text})" if text else ""


def wrong_settings(part: Part, passages: Sequence[Passage], severity: Severity | None = None) -> Iterator[Fault]:
    """Find passages whose size, weight or slant is not that of their part; each wrong value is told once.

    Args:
        part: one of `congvan.decree.PARTS`.
        passages: what belongs to it; places still to be filled in are left out.
        severity: if it weighs otherwise than usual.
    """
    for judge in (wrong_sizes, wrong_weight, wrong_slant):
        yield from judge(part, passages, severity)


def wrong_sizes(part: Part, passages: Sequence[Passage], severity: Severity | None = None) -> Iterator[Fault]:
    """Find passages set in a size that the decree does not allow for their part; each size is told once."""
    least, most = part.size
    passages = _filled(passages)
    sizes = Counter(run.look.size for passage in passages for run in passage.inked if not run.look.raised)
    right = [size for size, _count in sizes.most_common() if _within(size, least, most)]
    for size in sizes:
        if _within(size, least, most):
            continue
        wanted = right[0] if right else least if size < least else most
        message = _("%(term)s has size %(size)s, not %(asked)s.", term=part.term, size=_pt(size), asked=_range(part))
        fix = _("Set it in size %(right)s.", right=_pt(wanted))
        yield from _told(passages, _of_size(size), message, fix, severity, size=wanted)


def wrong_weight(part: Part, passages: Sequence[Passage], severity: Severity | None = None) -> Iterator[Fault]:
    """Find passages that are bold and should not be, or the other way round; told once."""
    if part.bold:
        message, fix = _("%(term)s is not bold.", term=part.term), _("Set it in bold type.")
    else:
        message, fix = _("%(term)s is bold.", term=part.term), _("Do not set it in bold type.")
    yield from _told(_filled(passages), lambda look: look.bold != part.bold, message, fix, severity, bold=part.bold)


def wrong_slant(part: Part, passages: Sequence[Passage], severity: Severity | None = None) -> Iterator[Fault]:
    """Find passages that are italic and should not be, or the other way round; told once."""
    if part.italic:
        message, fix = _("%(term)s is not italic.", term=part.term), _("Set it in italic type.")
    else:
        message, fix = _("%(term)s is italic.", term=part.term), _("Set it in upright type.")
    slanted = part.italic
    yield from _told(_filled(passages), lambda look: look.italic != slanted, message, fix, severity, italic=slanted)


def _told(  # noqa: PLR0913 - one fact each
    passages: Sequence[Passage],
    wrong: Callable[[Look], bool],
    message: str,
    fix: str,
    severity: Severity | None,
    *,
    size: Pt | None = None,
    bold: bool | None = None,
    italic: bool | None = None,
) -> Iterator[Fault]:
    """Give one fault for all passages that look wrong in one way, at the first of them."""
    bad = [(one, spans) for one in passages if (spans := stretches(one, wrong))]
    if bad:
        mends = (Restyle(one.spot, *span, size=size, bold=bold, italic=italic) for one, spans in bad for span in spans)
        yield Fault(bad[0][0], message + _others(len(bad) - 1), fix, tuple(mends), severity=severity)


def _others(more: int) -> str:
    """Return the end of a sentence that tells of how many further lines it holds."""
    return "" if not more else " " + n_("One more line is so.", "%(count)s more lines are so.", more, count=more)


def _filled(passages: Sequence[Passage]) -> list[Passage]:
    """Leave out what is wholly a place to be filled in: its dots and figures may be set anyhow."""
    return [one for one in passages if any(map(str.isalnum, one.text))]


def _of_size(size: Pt) -> Callable[[Look], bool]:
    return lambda look: look.size == size


def wrong_case(part: Part, passages: Sequence[Passage]) -> Iterator[Fault]:
    """Find passages that are not in capitals though their part is; each is told."""
    for one in passages:
        if not is_placeholder(one.text) and one.shown != one.shown.upper():
            yield Fault(
                one,
                _("%(term)s is not in capitals: «%(found)s».", term=part.term, found=show(one.shown)),
                _("Write it in capitals."),
                _reworded(one),
            )


def _reworded(passage: Passage) -> tuple[PageMend, ...]:
    """Return what puts the words in capitals, each word by itself, so that other mends of the line stay possible."""
    found = ((word.start(), word[0]) for word in _WORD.finditer(passage.text))
    changed = [(at, word) for at, word in found if word != word.upper() and len(word) == len(word.upper())]
    base = passage.start
    return tuple(Reword(passage.spot, base + at, base + at + len(word), word.upper()) for at, word in changed)


def _within(size: Pt, least: Pt, most: Pt) -> bool:
    return least < size < most or about(size, least) or about(size, most)


def _range(part: Part) -> str:
    least, most = part.size
    return _pt(least) if least == most else f"{least:g} - {most:g}"


def _pt(size: Pt) -> str:
    return f"{size:g}"
