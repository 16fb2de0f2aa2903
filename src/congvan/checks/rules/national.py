"""QH: Quốc hiệu và Tiêu ngữ (ô 1)."""

from collections.abc import Iterator

from congvan.checks.looking import is_plain, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.said import Said
from congvan.checks.setting import wrong_settings
from congvan.checks.standing import (
    beside_another,
    centred_on,
    middle_of,
    redrawn,
    width_of,
)
from congvan.decree import NATIONAL_HEADING, NATIONAL_MOTTO, PARTS, Mm, Pt
from congvan.errors import Severity
from congvan.language import _
from congvan.page import DrawnRule, LineSpacing, PageMend, Passage, Reshape, Restyle, text_width

_SINGLE = 1.05
"""Lines up to which a spacing is still dòng đơn; programs round."""
_TIGHT = Pt(1)
_SAME_LENGTH = 0.05
_TYPED_LENGTH = 0.2
_HIGHEST = 1.35
"""An exact line this many times as high as its letters is no higher than a single one."""
_SMALL_ROOM = Mm(0.5)


@rule("QH001", "PL1 II.1.a", on="D", fixes=True)
def heading(reading: Reading) -> Iterator[Fault]:
    """Quốc hiệu: the letter begins with «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM», in capitals, word for word.

    Asks: Quốc hiệu “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”: Được trình bày bằng chữ in hoa.
    Why: It is the name of the state in whose name the office writes. «HÒA» and «HOÀ» both stand in the decree.
    Wrong: CHXHCN VIỆT NAM
    Right: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    """
    line = reading.words.national_heading
    if line is None:
        message = _("no line «%(right)s» was found at the top of the letter.", right=NATIONAL_HEADING)
        yield Fault(None, message, _("Write it at the top, in the right column."))
        return
    found = _one_spaced(line)
    if is_plain(line) and found.replace("HOÀ", "HÒA") != NATIONAL_HEADING:
        goes_on = found and NATIONAL_HEADING.startswith(found.upper().replace("HOÀ", "HÒA"))
        mends = () if goes_on and found.upper() != NATIONAL_HEADING else (_rewritten(line, NATIONAL_HEADING),)
        yield Fault(
            line,
            _("the name of the state is not written as the decree has it: «%(found)s».", found=show(line.text)),
            _("Write «%(right)s» on one line.", right=NATIONAL_HEADING),
            mends,
        )


def _one_spaced(line: Said) -> str:
    return " ".join(line.text.split())


def _rewritten(line: Said, right: str) -> Replace:
    return Replace(line, 0, len(line.text), right)


@rule("QH002", "PL1 II.1.a", on="D", fixes=True)
def heading_look(reading: Reading) -> Iterator[Fault]:
    """Quốc hiệu: in size 12 to 13, upright and bold, on one line.

    Asks: Quốc hiệu “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”: Được trình bày bằng chữ in hoa, cỡ chữ từ 12 đến 13, kiểu chữ
        đứng, đậm.
    Why: The head looks the same in every letter of the state. That it stands on one line every form of the decree
        shows, though no sentence says it: a warning.
    Wrong: (Quốc hiệu cỡ chữ 14)
    Right: (Quốc hiệu cỡ chữ 13, đậm)
    """
    passage = reading.parts.national_heading if reading.parts else None
    if passage is None:
        return
    yield from wrong_settings(PARTS["national_heading"], (passage,))  # the capitals are the matter of its wording
    room = Mm(passage.right - passage.left)
    too_wide = width_of(passage) > room + _SMALL_ROOM and not beside_another(passage)
    if too_wide and _one_spaced_is_right(passage):
        least = PARTS["national_heading"].size[0]
        sizes = {run.look.size for run in passage.inked}
        fits = width_of(passage) * least / max(sizes) <= room
        yield Fault(
            passage,
            _("the name of the state does not fit on one line."),
            _("Make its column wider, or set it in size %(size)s.", size=f"{least:g}"),
            (Restyle(passage.spot, passage.start, passage.end, size=least),) if fits else (),
            severity=Severity.WARNING,
            clause="PL3 Mẫu 1.5",
        )


def _one_spaced_is_right(passage: Passage) -> bool:
    return " ".join(passage.shown.split()).replace("HOÀ", "HÒA") == NATIONAL_HEADING


@rule("QH003", "PL1 II.1.b", on="D", fixes=True)
def motto(reading: Reading) -> Iterator[Fault]:
    """Tiêu ngữ: «Độc lập - Tự do - Hạnh phúc», hyphens with a space on both sides, three capitals.

    Asks: Tiêu ngữ “Độc lập - Tự do - Hạnh phúc”: … chữ cái đầu của các cụm từ được viết hoa, giữa các cụm từ có gạch
        nối (-), có cách chữ.
    Why: Word makes long dashes of hyphens by itself; the decree has hyphens.
    Wrong: Độc lập – Tự do – Hạnh Phúc
    Right: Độc lập - Tự do - Hạnh phúc
    """
    line = reading.words.national_motto
    if line is None:
        message = _("no line «%(right)s» was found under the name of the state.", right=NATIONAL_MOTTO)
        yield Fault(None, message, _("Write it under the name of the state."))
        return
    if not is_plain(line) or line.text.strip() == NATIONAL_MOTTO:
        return
    mends: tuple[Replace | Restyle, ...] = (_rewritten(line, NATIONAL_MOTTO),)
    if isinstance(line.origin, Passage) and line.origin.text.strip() == NATIONAL_MOTTO:
        mends = (Restyle(line.origin.spot, line.origin.start, line.origin.end, caps=False),)
    dashes = any(one in line.text for one in "‐‑‒–—−")
    message = (
        _("long dashes stand in the motto instead of hyphens: «%(found)s».", found=show(line.text))
        if dashes
        else _("the motto is not written as the decree has it: «%(found)s».", found=show(line.text))
    )
    yield Fault(line, message, _("Write «%(right)s».", right=NATIONAL_MOTTO), mends)


@rule("QH004", "PL1 II.1.b", on="D", fixes=True)
def motto_look(reading: Reading) -> Iterator[Fault]:
    """Tiêu ngữ: in size 13 to 14, upright and bold, in the middle under Quốc hiệu, a single line below it.

    Asks: Tiêu ngữ “Độc lập - Tự do - Hạnh phúc”: Được trình bày bằng chữ in thường, cỡ chữ từ 13 đến 14, kiểu chữ đứng,
        đậm và được canh giữa dưới Quốc hiệu. … Hai dòng chữ Quốc hiệu và Tiêu ngữ được trình bày cách nhau dòng đơn.
    Why: The two lines are one block; a gap between them pulls the head apart.
    Wrong: (Tiêu ngữ cỡ chữ 12, cách Quốc hiệu 6pt)
    Right: (Tiêu ngữ cỡ chữ 14, đậm, sát dưới Quốc hiệu)
    """
    parts = reading.parts
    passage = parts.national_motto if parts else None
    if parts is None or passage is None:
        return
    yield from wrong_settings(PARTS["national_motto"], (passage,))
    above = parts.national_heading
    if above is None:
        return
    yield from centred_on(passage, (above,), PARTS["national_motto"], PARTS["national_heading"].term)
    yield from _apart(above, passage)


def _apart(above: Passage, below: Passage) -> Iterator[Fault]:
    """Find a gap between the two lines: space around the paragraphs, or lines that are not single."""
    if above.spot == below.spot or below.spot.number != above.spot.number + 1:
        return
    upper, lower = above.paragraph, below.paragraph
    together = upper.contextual and lower.contextual and upper.style_id == lower.style_id
    gap = 0.0 if together else upper.after + lower.before
    mends: list[PageMend] = []
    if gap > _TIGHT:
        mends += [Reshape(above.spot, after=Pt(0)), Reshape(below.spot, before=Pt(0))]
    mends += [Reshape(one.spot, line=LineSpacing()) for one in (above, below) if not _is_single(one)]
    if mends:
        yield Fault(
            below,
            _("the name of the state and the motto are not set in single spacing."),
            _("Set both in single spacing, without space between them."),
            tuple(mends),
            clause="PL1 II.1.c",
        )


def _is_single(passage: Passage) -> bool:
    line = passage.paragraph.line
    if line.rule == "multiple":
        return line.lines <= _SINGLE
    return line.height <= max((run.look.size for run in passage.inked), default=line.height) * _HIGHEST


@rule("QH005", "PL1 II.1.b", on="D", fixes=True)
def motto_rule(reading: Reading) -> Iterator[Fault]:
    """Đường kẻ dưới Tiêu ngữ: under the motto stands a solid line as long as the motto.

    Asks: phía dưới có đường kẻ ngang, nét liền, có độ dài bằng độ dài của dòng chữ.
    Why: The line belongs to the head as the words do; of other lengths it looks like an underline.
    Wrong: (đường kẻ bằng một nửa Tiêu ngữ)
    Right: (đường kẻ dài bằng dòng “Độc lập - Tự do - Hạnh phúc”)
    """
    parts = reading.parts
    passage = parts.national_motto if parts else None
    if parts is None or passage is None:
        return
    width, drawn = width_of(passage), parts.motto_rule
    least, most = PARTS["national_motto"].size
    size = min(max([least, *(run.look.size for run in passage.inked)]), most)
    right = text_width(NATIONAL_MOTTO, size, bold=True)  # the length when wording and look are mended too
    mends = redrawn(passage, right, drawn)
    fix = _("Draw a solid line of %(width)s mm under it.", width=f"{right:.0f}")
    if drawn is None:
        yield Fault(passage, _("no line is drawn under the motto."), fix, mends)
    elif message := _wrong_rule(drawn, width):
        # the line of underscores in the decree's own forms is longer than the motto
        near = drawn.made_of == "underscores" and abs((drawn.width or 0) - width) <= width * _TYPED_LENGTH
        severity = Severity.WARNING if near else None
        yield Fault(passage, message, fix, mends, severity=severity)


def _wrong_rule(drawn: DrawnRule, width: Mm) -> str:
    if not drawn.solid:
        return _("the line under the motto is not solid.")
    if drawn.width is not None and abs(drawn.width - width) > width * _SAME_LENGTH:
        return _(
            "the line under the motto is %(found)s mm long, the motto %(width)s mm.",
            found=f"{drawn.width:.0f}",
            width=f"{width:.0f}",
        )
    return ""


@rule("QH006", "PL1 II.1.a", on="D")
def at_the_right(reading: Reading) -> Iterator[Fault]:
    """Quốc hiệu: the block stands at the right of the first page.

    Asks: Quốc hiệu … ở phía trên cùng, bên phải trang đầu tiên của văn bản.
    Why: At the left stands the office; in the middle it is the head of a contract or of minutes.
    Wrong: (Quốc hiệu canh giữa trang)
    Right: (Quốc hiệu ở ô số 1, bên phải)
    """
    parts = reading.parts
    passage = parts.national_heading if parts else None
    if parts is None or passage is None:
        return
    middle = parts.page.sections[passage.section - 1].text_width / 2
    if passage.section > 1 or middle_of(passage) <= middle + _SMALL_ROOM:
        yield Fault(
            passage,
            _("the name of the state does not stand at the right of the first page."),
            _("Put it into the right column of the head, beside the office's name."),
        )
