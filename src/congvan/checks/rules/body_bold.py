"""ND010: chữ đậm in nội dung."""

from collections.abc import Iterator

from congvan.checks.bodies import body_of, is_heading
from congvan.checks.looking import show
from congvan.checks.numbers import number_of
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.setting import and_more, stretches
from congvan.errors import Severity
from congvan.language import _
from congvan.page import Passage, Restyle, Reword


@rule("ND010", "PL1 II.6.đ", on="D", severity=Severity.WARNING, fixes=True)
def bold(reading: Reading) -> Iterator[Fault]:
    """Chữ đậm: in the body only titles are bold; those of mục «I. …» are bold and in capitals.

    Asks: Nếu khoản có tiêu đề, số thứ tự và tiêu đề của khoản được trình bày trên một dòng riêng, bằng chữ in thường, …
        kiểu chữ đứng, đậm. (Mục V: số thứ tự và tiêu đề của mục: in hoa, đứng, đậm.)
    Why: Bold words in the middle of a sentence are the writer's voice, not the office's.
    Wrong: Báo cáo về Sở trước ngày 20/3/2026 (in đậm)
    Right: Báo cáo về Sở trước ngày 20/3/2026
    """
    body = body_of(reading)
    marked = [one for one in body if any(run.look.bold for run in one.inked) and not _may_be_bold(one)]
    if marked:
        spans = [(one, span) for one in marked for span in stretches(one, lambda look: look.bold)]
        yield Fault(
            marked[0],
            _("words of the body are bold: «%(found)s»%(more)s.", found=_first_bold(spans[0]), more=and_more(marked)),
            _("Set the body without bold; only titles are bold."),
            tuple(Restyle(one.spot, *span, bold=False) for one, span in spans),
        )
    for one in body:
        number = number_of(one.text)
        if number is None or number.kind != "roman":
            continue
        if any(not run.look.bold for run in one.inked):
            yield Fault(
                one,
                _("the title of a mục is not bold: «%(found)s».", found=show(one.text)),
                _("Set the number and the title of a mục in bold."),
                (Restyle(one.spot, one.start, one.end, bold=True),),
            )
        if one.shown != one.shown.upper() and len(one.text.upper()) == len(one.text):
            yield Fault(
                one,
                _("the title of a mục is not in capitals: «%(found)s».", found=show(one.text)),
                _("Write the title of a mục in capitals."),
                (Reword(one.spot, one.start, one.end, one.text.upper()),),
            )


def _may_be_bold(passage: Passage) -> bool:
    """Tell whether a passage is a title: of phần, chương, mục, điều, or of a khoản, on its own line."""
    text = passage.shown.strip()
    number = number_of(text)
    whole = all(run.look.bold for run in passage.inked)
    if is_heading(passage) or (number and number.kind in ("article", "roman")):
        return True
    ends = text.rstrip().endswith((".", ";", ",", "./."))
    return (
        whole and not ends and (number is not None or passage.paragraph.numbering is not None or text == text.upper())
    )


def _first_bold(found: tuple[Passage, tuple[int, int]]) -> str:
    passage, (start, end) = found
    return show(passage.paragraph.text[start:end])
