"""KG004-005: how Kính gửi (ô 9a) is set."""

from collections import Counter
from collections.abc import Iterator, Sequence

from congvan.checks.indents import line_start_of, opens_paragraph, size_of
from congvan.checks.listing import dash_end, items_of
from congvan.checks.looking import is_letter
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.setting import stretches, wrong_settings
from congvan.decree import PARTS, Mm
from congvan.errors import Severity
from congvan.language import _
from congvan.page import Passage, Reshape, Restyle, text_width

_LABEL = "Kính gửi"
_LEFT = ("left", "both")
_NEAR = 1.0
_ROOM = 6.0
"""How far from the colon a dash may stand and still be under it: the width of «i:» and a hand's inexactness."""


@rule("KG004", "PL1 II.9.d", on="D", severity=Severity.WARNING, fixes=True)
def dashes(reading: Reading) -> Iterator[Fault]:
    """Gạch đầu dòng: the dashes of Kính gửi stand in one column, under the colon.

    Asks: các gạch đầu dòng được trình bày thẳng hàng với nhau dưới dấu hai chấm (:).
    Why: The column shows at a glance how many are addressed. In Mẫu 1.5 itself the dashes stand under the words «Kính
        gửi», left of the colon; that is let pass.
    Wrong: (gạch đầu dòng thứ hai lùi vào hơn gạch thứ nhất)
    Right: (các gạch đầu dòng thẳng hàng dưới dấu hai chấm)
    """
    parts = reading.parts
    items = items_of(reading.words.addressees)
    if parts is None or not is_letter(reading) or len(items) < len(("một", "hai")):
        return
    dashed = [item[0] for item in items if dash_end(item[0])]
    passages = [line.origin for line in dashed if isinstance(line.origin, Passage) and opens_paragraph(line.origin)]
    starts = [(one, line_start_of(one)) for one in passages if one.align in _LEFT]
    if not starts:
        return
    label = parts.addressees_label
    colon = _colon(label, passages)
    good = [start for _one, start in starts if _is_under(start, label, colon)]
    usual = Counter(round(start, 1) for start in good or [start for _one, start in starts]).most_common(1)[0][0]
    uneven = [one for one, start in starts if abs(start - usual) > _NEAR]
    model = next(one for one, start in starts if round(start, 1) == usual).paragraph
    mends = (
        tuple(Reshape(one.spot, align=model.align, left=model.left, first_line=model.first_line) for one in uneven)
        if good or colon is None
        else tuple(_under(one, colon) for one, _start in starts)
    )
    if uneven:
        yield Fault(
            uneven[0],
            _("the hyphens of «Kính gửi» do not stand in one column."),
            _("Give all the addressees' lines the same indent, under the colon."),
            mends,
        )
    elif not good and colon is not None:
        yield Fault(
            starts[0][0],
            _(
                "the hyphens of «Kính gửi» stand %(at).0f mm from the left, the colon %(colon).0f mm.",
                at=usual,
                colon=colon,
            ),
            _("Put the hyphens under the colon of «Kính gửi:»."),
            mends,
        )


def _colon(label: Passage | None, names: Sequence[Passage]) -> Mm | None:
    """Return where the colon of «Kính gửi:» stands, if it can be told and the names stand below it."""
    if label is None or label.align not in _LEFT or label.spot in {one.spot for one in names}:
        return None
    return Mm(line_start_of(label) + text_width(_LABEL, size_of(label)))


def _is_under(start: Mm, label: Passage | None, colon: Mm | None) -> bool:
    if label is None or colon is None:
        return True
    return line_start_of(label) + _NEAR < start < colon + _ROOM


def _under(passage: Passage, colon: Mm) -> Reshape:
    dash = text_width("- ", size_of(passage))
    edge = passage.left - passage.paragraph.left
    return Reshape(passage.spot, align="left", left=Mm(colon - edge + dash), first_line=Mm(-dash))


@rule("KG005", "PL1 II.9.d", on="D", fixes=True)
def set_as_addressees(reading: Reading) -> Iterator[Fault]:
    """Kính gửi: cỡ chữ 13-14, upright, not bold, all in one size.

    Asks: Từ “Kính gửi” và tên các cơ quan, tổ chức hoặc cá nhân nhận văn bản được trình bày bằng chữ in thường, cỡ chữ
        từ 13 đến 14, kiểu chữ đứng.
    Why: «Kính gửi» in bold is the habit of many offices, and not what the decree has.
    Wrong: (Kính gửi in đậm)
    Right: (Kính gửi không đậm)
    """
    parts = reading.parts
    if parts is None or not is_letter(reading):
        return
    label = parts.addressees_label
    names = [one for one in parts.addressees if label is None or one.spot != label.spot or one.start >= label.end]
    lines = [label, *names] if label else names
    yield from wrong_settings(PARTS["addressees"], lines)
    sizes = Counter(run.look.size for one in lines for run in one.inked)
    least, most = PARTS["addressees"].size
    if len(sizes) > 1 and all(least <= size <= most for size in sizes):
        usual = sizes.most_common(1)[0][0]
        other = [(one, spans) for one in lines if (spans := stretches(one, lambda look: look.size != usual))]
        yield Fault(
            other[0][0],
            _("«Kính gửi» is set in two sizes: %(sizes)s.", sizes=", ".join(f"{size:g}" for size in sorted(sizes))),
            _("Set it in one size."),
            tuple(Restyle(one.spot, *span, size=usual) for one, spans in other for span in spans),
            severity=Severity.WARNING,
        )
