"""DC002: ký hiệu người soạn thảo và số lượng bản phát hành (ô 12)."""

import re
from collections.abc import Iterator

from congvan.checks.looking import about, is_placeholder, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.decree import PARTS
from congvan.errors import Severity
from congvan.language import _
from congvan.page import Passage, Restyle

_FORM = re.compile(r"(?P<sign>[^\W\d_]+(?:[\s.&-]+[^\W\d_]+)*)\s*\.?\s*(?:\(?\s*\d{1,4}\s*(?:b|bản)?\s*\)?)?\.?\s*")


@rule("DC002", "PL1 III.3", on="YD", severity=Severity.WARNING, fixes=True)
def drafter(reading: Reading) -> Iterator[Fault]:
    """Ký hiệu người soạn thảo: capital letters and the number of copies in Arabic digits, cỡ chữ 11, upright.

    Asks: ký hiệu bằng chữ in hoa, số lượng bản bằng chữ số Ả Rập, cỡ chữ 11, kiểu chữ đứng.
    Why: It tells the print room who to ask and how many copies to make: PL.(300).
    Wrong: pl.(ba trăm)
    Right: PL.(300)
    """
    line = reading.words.drafter
    if line is None or is_placeholder(line.text):
        return
    found = _FORM.fullmatch(line.text.strip())
    if found is None:
        yield Fault(
            line,
            _("the drafter's sign is written «%(found)s».", found=show(line.text)),
            _("Write initials in capitals and the number of copies: PL.(300)."),
        )
    elif found["sign"] != found["sign"].upper():
        start = line.text.index(found["sign"])
        yield Fault(
            line,
            _("the drafter's sign is not in capitals: «%(found)s».", found=show(line.text)),
            _("Write it in capitals: %(right)s.", right=show(line.text.upper())),
            (Replace(line, start, start + len(found["sign"]), found["sign"].upper()),),
            (start, start + len(found["sign"])),
        )
    if isinstance(line.origin, Passage):
        yield from _look(line.origin)


def _look(passage: Passage) -> Iterator[Fault]:
    size = PARTS["drafter"].size[0]
    wrong = [run for run in passage.inked if not about(run.look.size, size) or run.look.italic]
    if wrong:
        yield Fault(
            passage,
            _("the drafter's sign is set in cỡ chữ %(size)g.", size=wrong[0].look.size)
            if not wrong[0].look.italic
            else _("the drafter's sign is set in italics."),
            _("Set it upright in cỡ chữ %(size)g.", size=size),
            (Restyle(passage.spot, passage.start, passage.end, size=size, italic=False),),
        )
