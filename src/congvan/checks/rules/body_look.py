"""ND001-004, ND010: how nội dung (ô 6) is set."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from congvan.checks.bodies import body_of, is_heading
from congvan.checks.indents import line_start_of, opens_paragraph, room_of
from congvan.checks.looking import about
from congvan.checks.numbers import number_of
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.setting import and_more, stretches, wrong_sizes
from congvan.decree import BODY, PARTS, Mm, Pt
from congvan.errors import Severity
from congvan.language import _
from congvan.page import LineSpacing, PageMend, Passage, Reshape, Restyle, Reword, text_width

_PART = PARTS["body"]
_GROUND = re.compile(r"(?:Căn cứ|Theo đề nghị của|Xét đề nghị của)\s")
_SINGLE = 1.149
"""Height of a single line of Times New Roman, in font sizes."""


@rule("ND001", "PL1 II.6.e", on="D", fixes=True)
def set_asbody_of(reading: Reading) -> Iterator[Fault]:
    """Nội dung: cỡ chữ 13-14, upright, justified at both edges.

    Asks: Nội dung văn bản được trình bày bằng chữ in thường, được canh đều cả hai lề, kiểu chữ đứng; cỡ chữ từ 13
        đến 14.
    Why: Every office's letters look alike and read well. A paragraph of one line is not judged for its edges; a few
        words in italics are a warning; lines of căn cứ are italic.
    Wrong: (nội dung cỡ chữ 12, canh trái)
    Right: (nội dung cỡ chữ 14, canh đều hai lề)
    """
    body = body_of(reading)
    yield from wrong_sizes(_PART, body)
    yield from _slanted(body)
    ragged = [one for one in body if one.align != _PART.align.value and not is_heading(one) and _is_long(one)]
    if ragged:
        yield Fault(
            ragged[0],
            _("the body is not justified at both edges%(more)s.", more=and_more(ragged)),
            _("Justify the paragraphs of the body (Ctrl+J)."),
            tuple(Reshape(one.spot, align=_PART.align.value) for one in ragged),
        )


def _slanted(body: Sequence[Passage]) -> Iterator[Fault]:
    whole: list[Passage] = []
    some: list[Passage] = []
    for one in body:
        if _GROUND.match(one.text.strip()):
            continue
        slanted = [run for run in one.inked if run.look.italic]
        if slanted:
            (whole if len(slanted) == len(list(one.inked)) and not _is_note(one) else some).append(one)
    for found, severity, message in (
        (whole, None, _("the body is set in italics%(more)s.", more=and_more(whole))),
        (some, Severity.WARNING, _("words of the body are set in italics%(more)s.", more=and_more(some))),
    ):
        if found:
            mends = [
                Restyle(one.spot, *span, italic=False)
                for one in found
                for span in stretches(one, lambda look: look.italic)
            ]
            yield Fault(found[0], message, _("Set the body upright."), tuple(mends), severity=severity)


def _is_note(passage: Passage) -> bool:
    text = passage.text.strip()
    return text.startswith("(") and text.rstrip("./ ").endswith(")")


def _is_long(passage: Passage) -> bool:
    """Tell whether a passage takes more than one line, so that its edges can be seen."""
    size = max((run.look.size for run in passage.inked), default=Pt(0))
    return text_width(passage.shown, size) + passage.paragraph.first_line > room_of(passage)


@rule("ND002", "PL1 II.6.e", on="D", fixes=True)
def first_lines(reading: Reading) -> Iterator[Fault]:
    """Lùi đầu dòng: the first line of each paragraph is indented 1 cm or 1,27 cm, the same through the letter.

    Asks: khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm.
    Why: The indent shows where a paragraph begins. Numbered lines that stand deeper, and both indents in one letter,
        are warnings.
    Wrong: (đầu dòng lùi 2 cm)
    Right: (đầu dòng lùi 1,27 cm)
    """
    body = [
        one
        for one in body_of(reading)
        if one.align in ("left", "both") and not is_heading(one) and opens_paragraph(one)
    ]
    right: dict[Mm, list[Passage]] = defaultdict(list)
    wrong: dict[tuple[float, bool], list[Passage]] = defaultdict(list)
    for one in body:
        indent = line_start_of(one)
        fitting = next((value for value in BODY.first_line if about(indent, value, _NEAR)), None)
        if fitting is not None:
            right[fitting].append(one)
        else:
            listed = number_of(one.text) is not None or one.paragraph.numbering is not None
            wrong[round(indent, 1), listed and indent > BODY.first_line[0]].append(one)
    usual = max(right, key=lambda value: len(right[value]), default=None)
    for (found_at, deeper), found in wrong.items():
        wanted = usual or _nearest(found_at)
        yield Fault(
            found[0],
            _("the first line is indented %(found)s mm%(more)s.", found=_mm(found_at), more=and_more(found)),
            _("Indent the first line of each paragraph 10 mm or 12.7 mm."),
            tuple(mend for one in found for mend in _indented(one, wanted)),
            severity=Severity.WARNING if deeper else None,
        )
    if len(right) > 1 and usual is not None:
        other = next(found for value, found in right.items() if value != usual)
        yield Fault(
            other[0],
            _("first lines are indented 10 mm in one paragraph and 12.7 mm in another%(more)s.", more=and_more(other)),
            _("Use one indent through the whole letter."),
            tuple(mend for one in other for mend in _indented(one, usual)),
            severity=Severity.WARNING,
        )


_NEAR = 0.3


def _nearest(indent: float) -> Mm:
    return min(BODY.first_line, key=lambda value: abs(value - indent))


def _mm(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _indented(passage: Passage, wanted: Mm) -> Iterator[PageMend]:
    paragraph = passage.paragraph
    if passage.start and not paragraph.text[: passage.start].strip():
        yield Reword(passage.spot, 0, passage.start, "")
    left = Mm(0) if paragraph.left else None
    yield Reshape(passage.spot, left=left, first_line=wanted)


@rule("ND003", "PL1 II.6.e", on="D", fixes=True)
def gaps(reading: Reading) -> Iterator[Fault]:
    """Khoảng cách đoạn: at least 6 pt between the paragraphs of the body.

    Asks: khoảng cách giữa các đoạn văn tối thiểu là 6pt.
    Why: Without it a long letter is one grey block.
    Wrong: (Spacing Before 0 pt, After 0 pt)
    Right: (Spacing Before 6 pt)
    """
    parts = reading.parts
    narrow: dict[float, list[Passage]] = defaultdict(list)
    every = [one for one in parts.body if not one.table] if parts else []
    for above, below in pairwise(every):
        if above.spot == below.spot or not above.text.strip() or not below.text.strip():
            continue  # a line break, or an empty paragraph that makes the gap
        if below.spot.part != above.spot.part or below.spot.number != above.spot.number + 1:
            continue
        one, two = above.paragraph, below.paragraph
        same = one.style_id == two.style_id
        after = 0.0 if one.contextual and same else one.after
        before = 0.0 if two.contextual and same else two.before
        gap = after + before
        if gap < BODY.gap and not about(gap, BODY.gap):
            narrow[round(gap, 1)].append(below)
    for gap, found in narrow.items():
        yield Fault(
            found[0],
            _("only %(gap)g pt stand between two paragraphs%(more)s.", gap=gap, more=and_more(found)),
            _("Set at least 6 pt before each paragraph of the body."),
            tuple(Reshape(one.spot, before=BODY.gap) for one in found if not one.paragraph.contextual),
        )


@rule("ND004", "PL1 II.6.e", on="D", fixes=True)
def line_spacing(reading: Reading) -> Iterator[Fault]:
    """Khoảng cách dòng: from single to 1,5 lines.

    Asks: khoảng cách giữa các dòng tối thiểu là dòng đơn, tối đa là 1,5 lines.
    Why: Closer lines cut the marks of Vietnamese letters, wider ones make two pages of one.
    Wrong: (Line spacing: Double)
    Right: (Line spacing: Multiple 1.15)
    """
    least, most = BODY.line
    wrong: dict[float, list[Passage]] = defaultdict(list)
    for one in body_of(reading):
        lines = _lines(one)
        if lines < least - _LOOSE or lines > most + _LOOSE:
            wrong[round(lines, 2)].append(one)
    for lines, found in wrong.items():
        wanted = LineSpacing("multiple", least if lines < least else most)
        yield Fault(
            found[0],
            _("the lines stand %(lines)g lines apart%(more)s.", lines=lines, more=and_more(found)),
            _("Set the line spacing from single to 1.5 lines."),
            tuple(Reshape(one.spot, line=wanted) for one in found),
        )


_LOOSE = 0.04
"""Exact line spacing is given in whole points: 16 pt for cỡ chữ 14 is a single line."""


def _lines(passage: Passage) -> float:
    """Return the line spacing of a passage, in single lines."""
    line = passage.paragraph.line
    if line.rule == "multiple":
        return line.lines
    size = max((run.look.size for run in passage.inked), default=Pt(0))
    lines = line.height / (size * _SINGLE) if size else 1.0
    return max(lines, 1.0) if line.rule == "at_least" else lines
