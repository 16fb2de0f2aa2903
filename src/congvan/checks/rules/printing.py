"""PG013, PG015: what only the print shows: where the signature falls, and whether the text can be read again."""

import re
from collections.abc import Iterator

from congvan.checks.printed import begins_appendix, lines_of
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.errors import Severity
from congvan.language import _, n_
from congvan.page import PrintedFile, PrintedLine, PrintedPage

_COPIES = re.compile(r"\s*Nơi nhận\s*:?\s*")
_NEAR = 1.0
"""Millimetres within which two baselines are one line."""
_FEW = 8
"""Lines that what is left of a signature block has at most."""


def _foot(printed: PrintedFile) -> tuple[int, PrintedLine] | None:
    """Return the page (from 1) and line of «Nơi nhận», the last of them before the appendices."""
    found = None
    for number, page in enumerate(printed.pages, start=1):
        if number > 1 and begins_appendix(page):
            break
        for line in page.lines:
            if _COPIES.fullmatch(line.text):
                found = number, line
    return found


@rule("PG013", "", on="P", severity=Severity.WARNING)
def signature_with_text(reading: Reading) -> Iterator[Fault]:
    """Khối ký: Nơi nhận and the signature stand on one page, and not without text of the letter above them.

    Asks: Thực tiễn soạn thảo: chữ ký, dấu của cơ quan và nơi nhận ở cùng một trang với ít nhất một dòng nội dung.
    Why: A page that holds the signature alone can be put behind any letter.
    Wrong: (trang 2 chỉ có Nơi nhận và chữ ký)
    Right: (trang 2 có dòng cuối của nội dung, rồi Nơi nhận và chữ ký)
    """
    printed = reading.printed
    foot = _foot(printed) if printed else None
    if printed is None or foot is None:
        return
    number, label = foot
    above = [line for line in lines_of(printed.pages[number - 1]) if line.baseline < label.baseline - _NEAR]
    fix = _("Shorten or lengthen the text a little, so that its last lines come to the page of the signature.")
    if number > 1 and not above:
        yield Fault(label, _("Nơi nhận and the signature stand alone on their page."), fix, page=number)
    if number < len(printed.pages) and _goes_on(printed.pages[number]):
        message = _("Nơi nhận and the signature are torn apart: they go on on page %(next)s.", next=number + 1)
        yield Fault(label, message, fix, page=number)


def _goes_on(page: PrintedPage) -> bool:
    """Tell whether a page holds the rest of a signature block and nothing else."""
    return not begins_appendix(page) and 0 < len(lines_of(page)) <= _FEW


@rule("PG015", "", on="P", severity=Severity.WARNING)
def readable(reading: Reading) -> Iterator[Fault]:
    """Lớp chữ: every font is in the file, and the text can be searched and copied in right Vietnamese.

    Asks: Thực tiễn lưu trữ điện tử (PDF/A, ISO 19005-2): phông chữ được nhúng, chữ tra cứu, sao chép được.
    Why: A font that is not in the file is drawn with another one elsewhere; text without its Unicode values cannot be
        found in the archive; a scan has no text at all.
    Wrong: (bản chụp không có lớp chữ)
    Right: (bản PDF/A làm từ tệp Word)
    """
    printed = reading.printed
    if printed is None:
        return
    loose = [font.name for font in printed.fonts if not font.embedded]
    fix = _("Make the PDF anew: congvan render --format pdf.")
    if loose:
        yield Fault(
            None,
            n_(
                "%(count)d font is not in the file: %(names)s.",
                "%(count)d fonts are not in the file: %(names)s.",
                len(loose),
                names=", ".join(sorted(loose)[:5]),
            ),
            fix,
        )
    for number, page in enumerate(printed.pages, start=1):
        if page.pictured and not page.lines:
            yield Fault(None, _("the page is a picture without text."), fix, page=number)
        elif page.strange:
            message = n_(
                "%(count)d character has no Unicode value and cannot be searched.",
                "%(count)d characters have no Unicode value and cannot be searched.",
                page.strange,
            )
            yield Fault(None, message, fix, page=number)
