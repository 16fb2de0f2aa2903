"""KY007: ký thừa lệnh, ký thừa ủy quyền."""

from collections.abc import Iterator
from datetime import date

from congvan.checks.authority import authority_lines, line_with
from congvan.checks.looking import show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.said import Said
from congvan.checks.titles import is_deputy
from congvan.errors import Severity
from congvan.language import _
from congvan.letter import Signer


@rule("KY007", "Điều 13.3", on="YD")
def by_order(reading: Reading) -> Iterator[Fault]:
    """TL., TUQ.: the head's title, below it the signer's own title; and something in writing allows it.

    Asks: Việc giao ký thừa ủy quyền phải được thực hiện bằng văn bản, giới hạn thời gian và nội dung được ủy quyền.
        Người được ký thừa ủy quyền không được ủy quyền lại cho người khác ký. … Việc giao ký thừa lệnh phải được quy
        định cụ thể trong quy chế làm việc hoặc quy chế công tác văn thư của cơ quan, tổ chức.
    Why: Without it the letter can be contested. Write in congvan.yaml, at the signer, `mandate:` (the paper that allows
        it) and `mandate_until:` (its last day).
    Wrong: TUQ. GIÁM ĐỐC (ủy quyền đã hết hạn)
    Right: TL. GIÁM ĐỐC / CHÁNH VĂN PHÒNG
    """
    lines = authority_lines(reading)
    for prefix, clause in (("TL.", "Điều 13.4"), ("TUQ.", "Điều 13.3")):
        found = line_with(lines, prefix)
        if not found:
            continue
        line, below = found
        if is_deputy(line.title):
            yield Fault(
                line.said,
                _("a deputy's title stands after «%(prefix)s»: «%(title)s».", prefix=prefix, title=show(line.title)),
                _("Write the head's title after «%(prefix)s».", prefix=prefix),
                clause="PL1 II.7.b",
            )
        if not below:
            yield Fault(
                line.said,
                _("the signer's own title is missing below «%(found)s».", found=show(line.said.text)),
                _("Write it on the next line: TL. GIÁM ĐỐC / CHÁNH VĂN PHÒNG."),
                clause="PL1 II.7.c",
            )
        elif prefix == "TUQ." and (passed_on := next((one for one in below if one.prefix == "KT."), None)):
            yield Fault(
                passed_on.said,
                _("what was given by «TUQ.» is passed on: «%(found)s».", found=show(passed_on.said.text)),
                _("Whoever signs «TUQ.» signs himself."),
                clause=clause,
            )
        signer = _signer(reading)
        if signer:
            yield from _mandate(line.said, prefix, signer, reading.on, clause)


def _signer(reading: Reading) -> Signer | None:
    """Return what the office's file says of the signer; in a Word file he is known by his name."""
    if reading.signer or not reading.office or not reading.words.signer:
        return reading.signer
    name = " ".join(reading.words.signer.text.casefold().split())
    return next((one for one in reading.office.signers if " ".join(one.name.casefold().split()) == name), None)


def _mandate(line: Said, prefix: str, signer: Signer, on: date, clause: str) -> Iterator[Fault]:
    if signer.mandate_until and signer.mandate_until < on:
        yield Fault(
            line,
            _(
                "%(name)s may sign «%(prefix)s» until %(day)s only.",
                name=show(signer.name),
                prefix=prefix,
                day=signer.mandate_until.strftime("%d/%m/%Y"),
            ),
            _("Have the delegation renewed, or choose another signer."),
            clause=clause,
        )
    elif not signer.mandate:
        yield Fault(
            line,
            _(
                "congvan.yaml does not say what allows %(name)s to sign «%(prefix)s».",
                name=show(signer.name),
                prefix=prefix,
            ),
            _("Write it at the signer: mandate: Văn bản ủy quyền số … (TUQ.) or Quy chế làm việc … (TL.)."),
            severity=Severity.WARNING,
            clause=clause,
        )
