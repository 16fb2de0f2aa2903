"""PG009-011: số trang."""

import re
from collections.abc import Iterator

from congvan.checks.heights import pages_of
from congvan.checks.looking import show
from congvan.checks.printed import begins_appendix, numbers_of
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.setting import wrong_settings
from congvan.checks.standing import middle_of
from congvan.decree import PARTS, Pt
from congvan.errors import Severity
from congvan.language import _
from congvan.page import NumberPages, PageNumber, Parts, PrintedFile

_SURELY_TWO = 1.15
"""Pages, as reckoned here, from which a letter surely has a second one."""
_NEAR = 5.0
_NEAR_SIZE = 0.25
_BARE = re.compile(r"\d{0,4}")


def _numbering(parts: Parts, section: int) -> tuple[NumberPages]:
    """Return what numbers the pages of a section as the decree says; in the size of the body."""
    least, most = PARTS["page_number"].size
    body = {run.look.size for passage in parts.body for run in passage.inked}
    size = most if body and min(body) >= most else least
    return (NumberPages(section, Pt(size)),)


def _first(parts: Parts) -> list[PageNumber]:
    return [number for number in parts.page_numbers if number.section == 1]


@rule("PG009", "PL1 I.7", on="DP", fixes=True)
def numbered(reading: Reading) -> Iterator[Fault]:
    """Số trang: from page 2 on, an Arabic number of size 13 to 14, upright, in the middle of the top margin.

    Asks: Số trang văn bản: Được đánh từ số 1, bằng chữ số Ả Rập, cỡ chữ 13 đến 14, kiểu chữ đứng, được đặt canh giữa
        theo chiều ngang trong phần lề trên của văn bản, không hiển thị số trang thứ nhất.
    Why: Loose pages are put together by their numbers. A letter of one page needs none.
    Wrong: (số trang ở góc dưới bên phải)
    Right: (số trang ở giữa lề trên)
    """
    if reading.printed:
        yield from _wrong_in_print(reading.printed)
    parts = reading.parts
    if parts is None:
        return
    section = parts.page.sections[0]
    numbers = [one for one in _first(parts) if one.on != "first"]
    if not numbers:
        if not parts.page_numbers and pages_of(section) >= _SURELY_TWO:
            message = _("the letter has more than one page and no page numbers.")
            yield Fault(None, message, _("Number the pages in the middle of the top margin."), _numbering(parts, 1))
        return
    for number in numbers[:1]:
        yield from _wrong_place(parts, number)
        yield from wrong_settings(PARTS["page_number"], (number.passage,))
        if section.page_number_format != "decimal":
            yield Fault(
                number.passage,
                _("the page numbers are not written in Arabic digits."),
                _("Number the pages 1, 2, 3."),
                _numbering(parts, 1),
            )
        if section.page_number_start > 1:
            yield Fault(
                number.passage,
                _("the page numbers begin with %(found)s.", found=section.page_number_start),
                _("Let them begin with 1."),
                (NumberPages(1, _numbering(parts, 1)[0].size, restart=True),),
            )


def _wrong_in_print(printed: PrintedFile) -> Iterator[Fault]:
    """Find the pages of a PDF whose number is missing, another, or stands elsewhere."""
    fix = _("Mend the Word file and make the PDF again.")
    least, most = PARTS["page_number"].size
    numbers = numbers_of(printed)
    wanted = 0
    for at, (page, number) in enumerate(zip(printed.pages, numbers, strict=True), start=1):
        wanted = 1 if begins_appendix(page) else wanted + 1
        if wanted == 1:
            continue
        if number is None:
            yield Fault(None, _("the page has no number in the middle of the top margin."), fix, page=at)
        elif number.text not in (str(wanted), str(at)):
            message = _("the page's number is %(found)s, not %(right)s.", found=number.text, right=wanted)
            yield Fault(number, message, fix, page=at)
        elif not least - _NEAR_SIZE <= number.size <= most + _NEAR_SIZE:
            message = _("the page's number has size %(size)s, not 13 - 14.", size=f"{number.size:g}")
            yield Fault(number, message, fix, page=at)


def _wrong_place(parts: Parts, number: PageNumber) -> Iterator[Fault]:
    passage = number.passage
    fix = _("Put it into the middle of the top margin.")
    if number.at == "footer":
        yield Fault(passage, _("the page number stands in the bottom margin."), fix, _numbering(parts, 1))
    elif number.at == "body":
        if passage.paragraph.frame is None:
            yield Fault(passage, _("the page number stands in the text, not in the top margin."), fix)
    elif passage.paragraph.frame is None:
        middle = parts.page.sections[0].text_width / 2
        if abs(middle_of(passage) - middle) > _NEAR:
            message = _("the page number does not stand in the middle of the top margin.")
            yield Fault(passage, message, fix, _numbering(parts, 1))


@rule("PG010", "PL1 I.7", on="DP", fixes=True)
def none_on_the_first(reading: Reading) -> Iterator[Fault]:
    """Trang thứ nhất: the first page shows no number.

    Asks: Số trang văn bản: … không hiển thị số trang thứ nhất.
    Why: The head tells that it is the first page.
    Wrong: (trang đầu có số 1 ở lề trên)
    Right: (trang đầu không có số trang)
    """
    first = numbers_of(reading.printed)[0] if reading.printed and reading.printed.pages else None
    if first:
        yield Fault(
            first, _("the first page shows its number."), _("Mend the Word file and make the PDF again."), page=1
        )
    parts = reading.parts
    if parts is None:
        return
    differs = parts.page.sections[0].first_page_differs
    shown = next((one for one in _first(parts) if one.on == ("first" if differs else "default")), None)
    if shown is not None:
        yield Fault(
            shown.passage,
            _("the first page shows its number."),
            _("Tick «Different First Page» in the header and leave the first page's header empty."),
            _numbering(parts, 1),
        )


@rule("PG011", "PL1 V", on="D", severity=Severity.WARNING, fixes=True)
def bare(reading: Reading) -> Iterator[Fault]:
    """Số trang: the number stands alone, without words, dashes or the count of pages.

    Asks: Ví dụ của Phụ lục I, mục V (số trang): “2”, không có chữ “Trang”, dấu gạch hay tổng số trang.
    Why: The decree's example is the bare number; no sentence of it forbids more: a warning.
    Wrong: Trang 2/3
    Right: 2
    """
    parts = reading.parts
    if parts is None:
        return
    told: set[str] = set()
    for number in parts.page_numbers:
        passage = number.passage
        rest = "".join("" if run.field == "PAGE" else run.text for run in passage.runs).strip()
        alone = _BARE.fullmatch(rest) is not None and all(run.field != "NUMPAGES" for run in passage.runs)
        if not alone and passage.text not in told:
            told.add(passage.text)
            yield Fault(
                passage,
                _("the page number does not stand alone: «%(found)s».", found=show(passage.shown)),
                _("Write the number alone."),
                _numbering(parts, number.section),
            )
