"""CQ002-003: tên cơ quan, tổ chức ban hành văn bản (ô 2): its look and the line under it."""

from collections.abc import Iterator, Sequence

from congvan.checks.looking import is_placeholder
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.setting import wrong_case, wrong_settings
from congvan.checks.standing import centred_on, middle_of, redrawn
from congvan.decree import ISSUER_RULE, PARTS, Mm
from congvan.language import _
from congvan.page import DrawnRule, Passage, lines_of, text_width

_ABOUT = 0.05
"""The measure of a text in Word and here may differ by as much."""
_BESIDE = 5.0
_ONE_UNDERSCORE = 2.3
"""Width (mm) of «_» in size 13."""


@rule("CQ002", "PL1 II.2.b", on="D", fixes=True)
def look(reading: Reading) -> Iterator[Fault]:
    """Tên cơ quan: both names in capitals of size 12 to 13, upright; the issuing office bold, the one above not.

    Asks: Tên cơ quan, tổ chức ban hành văn bản được trình bày bằng chữ in hoa, cỡ chữ từ 12 đến 13, kiểu chữ đứng, đậm,
        được đặt canh giữa dưới tên cơ quan, tổ chức chủ quản trực tiếp. … Tên cơ quan, tổ chức chủ quản trực tiếp được
        trình bày bằng chữ in hoa, cỡ chữ từ 12 đến 13, kiểu chữ đứng.
    Why: Bold type tells which of the two offices speaks.
    Wrong: (cả hai tên cơ quan đều in đậm)
    Right: (chỉ tên cơ quan ban hành in đậm)
    """
    parts = reading.parts
    if parts is None:
        return
    for part, lines in ((PARTS["parent"], parts.parent), (PARTS["issuer"], parts.issuer)):
        yield from wrong_settings(part, lines)
        yield from wrong_case(part, lines)
    if parts.parent and parts.issuer:
        yield from centred_on(parts.issuer[0], parts.parent[-1:], PARTS["issuer"], PARTS["parent"].term)


@rule("CQ003", "PL1 II.2.b", on="D", fixes=True)
def line_under(reading: Reading) -> Iterator[Fault]:
    """Đường kẻ dưới tên cơ quan: a solid line, a third to a half as long as the name, in the middle under it.

    Asks: phía dưới có đường kẻ ngang, nét liền, có độ dài bằng từ 1/3 đến 1/2 độ dài của dòng chữ và đặt cân đối so với
        dòng chữ.
    Why: The line closes the head of the office; of a name on several lines the longest counts.
    Wrong: (đường kẻ dài bằng tên cơ quan)
    Right: (đường kẻ dài bằng 2/5 tên cơ quan)
    """
    parts = reading.parts
    if parts is None or not parts.issuer:
        return
    last, drawn = parts.issuer[-1], parts.issuer_rule
    longest = _longest(parts.issuer)
    # in the middle of what is allowed for the name when its look is mended too
    width = Mm(_longest(parts.issuer, mended=True) * (ISSUER_RULE[0] + ISSUER_RULE[1]) / 2)
    mends = redrawn(last, width, drawn)
    fix = _("Draw a solid line of %(width)s mm in the middle under it.", width=f"{width:.0f}")
    if drawn is None:
        yield Fault(last, _("no line is drawn under the office's name."), fix, mends)
    elif not is_placeholder(" ".join(last.shown.split())) and (message := _wrong(drawn, longest, middle_of(last))):
        yield Fault(last, message, fix, mends)


def _longest(issuer: Sequence[Passage], *, mended: bool = False) -> Mm:
    """Return the length of the longest line of a name, broken where its column ends.

    Args:
        issuer: the lines of the name as they are.
        mended: whether to measure it in capitals, bold and in a size that is allowed.
    """
    least, most = PARTS["issuer"].size
    lengths = [Mm(0)]
    for passage in issuer:
        run = next(iter(passage.inked), None)
        if run is not None:
            size = min(max(run.look.size, least), most) if mended else run.look.size
            bold, text = mended or run.look.bold, passage.shown.upper() if mended else passage.shown
            lines = lines_of(text, Mm(passage.right - passage.left), size, bold=bold)
            lengths += [text_width(line, size, bold=bold) for line in lines]
    return max(lengths)


def _wrong(drawn: DrawnRule, longest: Mm, middle: Mm) -> str:
    if not drawn.solid:
        return _("the line under the office's name is not solid.")
    if drawn.width is None:
        return ""
    # typed characters cannot be cut: one more or less is no fault
    near = max(longest * ISSUER_RULE[0] * _ABOUT, _ONE_UNDERSCORE if drawn.made_of == "underscores" else 0)
    if not longest * ISSUER_RULE[0] - near <= drawn.width <= longest * ISSUER_RULE[1] + near:
        return _(
            "the line under the office's name is %(found)s mm long, not a third to a half: %(least)s - %(most)s mm.",
            found=f"{drawn.width:.0f}",
            least=f"{longest * ISSUER_RULE[0]:.0f}",
            most=f"{longest * ISSUER_RULE[1]:.0f}",
        )
    if drawn.left is not None and abs(drawn.left + drawn.width / 2 - middle) > _BESIDE:
        return _("the line under the office's name does not stand in its middle.")
    return ""
