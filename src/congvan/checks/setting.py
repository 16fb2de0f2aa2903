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

__all__ = ["and_more", "stretches", "wrong_case", "wrong_settings", "wrong_sizes", "wrong_style"]

_WORD = re.compile(r"[^\W\d_]+")


def stretches(passage: Passage, wrong: Callable[[Look], bool]) -> list[tuple[int, int]]:
    """Return the stretches of a passage's paragraph, from and to, whose characters look wrong; spaces go along."""
    found: list[tuple[int, int]] = []
    at, open_at = passage.start, -1
    for run in passage.runs:
        end = at + len(run.text)
        seen = bool(run.text.strip()) and not run.look.hidden
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
    """Find passages whose size, weight or slant is not that of their part.

    Args:
        part: one of `congvan.decree.PARTS`.
        passages: what belongs to it.
        severity: if it weighs otherwise than usual.
    """
    passages = _filled(passages)
    yield from wrong_sizes(part, passages, severity)
    if part.bold:
        yield from wrong_style(part, passages, lambda look: not look.bold, _("not bold"), _("bold"), bold=True)
    else:
        yield from wrong_style(part, passages, lambda look: look.bold, _("bold"), _("not bold"), bold=False)
    if part.italic:
        yield from wrong_style(part, passages, lambda look: not look.italic, _("upright"), _("italic"), italic=True)
    else:
        yield from wrong_style(part, passages, lambda look: look.italic, _("italic"), _("upright"), italic=False)


def wrong_sizes(part: Part, passages: Sequence[Passage], severity: Severity | None = None) -> Iterator[Fault]:
    """Find passages set in a size that the decree does not allow for their part; each size is told once."""
    least, most = part.size
    passages = _filled(passages)
    sizes = Counter(run.look.size for passage in passages for run in passage.inked)
    right = [size for size, _count in sizes.most_common() if _within(size, least, most)]
    for size in sizes:
        if _within(size, least, most):
            continue
        wanted = right[0] if right else least if size < least else most
        bad = [(one, spans) for one in passages if (spans := stretches(one, _of_size(size)))]
        yield Fault(
            bad[0][0],
            _("%(part)s is set in cỡ chữ %(found)g%(more)s.", part=_named(part), found=size, more=_more(bad)),
            _("Set it in cỡ chữ %(sizes)s.", sizes=_range(least, most)),
            tuple(Restyle(one.spot, *span, size=wanted) for one, spans in bad for span in spans),
            severity=severity,
        )


def _filled(passages: Sequence[Passage]) -> list[Passage]:
    """Leave out what is still a place to be filled in: its dots and figures may be set anyhow."""
    return [one for one in passages if not is_placeholder(one.text)]


def _of_size(size: Pt) -> Callable[[Look], bool]:
    return lambda look: look.size == size


def wrong_style(  # noqa: PLR0913 - one fact each
    part: Part,
    passages: Sequence[Passage],
    wrong: Callable[[Look], bool],
    found: str,
    wanted: str,
    *,
    bold: bool | None = None,
    italic: bool | None = None,
    severity: Severity | None = None,
) -> Iterator[Fault]:
    """Find passages whose weight or slant is wrong; it is told once.

    Args:
        part: whose weight or slant it is.
        passages: what belongs to it.
        wrong: tells whether a look is wrong.
        found: how it looks, in words.
        wanted: how it should look, in words.
        bold: what the mend sets.
        italic: what the mend sets.
        severity: if it weighs otherwise than usual.
    """
    bad = [(one, spans) for one in passages if (spans := stretches(one, wrong))]
    if bad:
        yield Fault(
            bad[0][0],
            _("%(part)s is %(found)s%(more)s.", part=_named(part), found=found, more=_more(bad)),
            _("Set it %(wanted)s.", wanted=wanted),
            tuple(Restyle(one.spot, *span, bold=bold, italic=italic) for one, spans in bad for span in spans),
            severity=severity,
        )


def wrong_case(part: Part, passages: Sequence[Passage]) -> Iterator[Fault]:
    """Find passages that are not in capitals though their part is; each is told."""
    for one in _filled(passages):
        if one.shown != one.shown.upper():
            yield Fault(
                one,
                _("%(part)s is not in capitals: «%(found)s».", part=_named(part), found=show(one.text)),
                _("Write it in capitals."),
                _reworded(one),
            )


def _reworded(passage: Passage) -> tuple[PageMend, ...]:
    """Return what puts the words in capitals, each word by itself, so that other mends of the line stay possible."""
    found = ((word.start(), word[0]) for word in _WORD.finditer(passage.text))
    changed = [(at, word) for at, word in found if word != word.upper() and len(word) == len(word.upper())]
    base = passage.start
    return tuple(Reword(passage.spot, base + at, base + at + len(word), word.upper()) for at, word in changed)


def _named(part: Part) -> str:
    return f"«{part.term}»"


def _within(size: Pt, least: Pt, most: Pt) -> bool:
    return least < size < most or about(size, least) or about(size, most)


def _range(least: Pt, most: Pt) -> str:
    return f"{least:g}" if least == most else f"{least:g}-{most:g}"


def _more(bad: Sequence[tuple[Passage, object]]) -> str:
    return and_more([one for one, _spans in bad])
