"""DN001-004: địa danh và thời gian ban hành (ô 4): how the line and its date are written."""

import re
from collections.abc import Iterator

from congvan.checks.issued import Issued, Number, issued_of
from congvan.checks.looking import is_placeholder, is_plain, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.said import Said
from congvan.decree import ZERO_BEFORE
from congvan.errors import Severity
from congvan.language import _
from congvan.letter import day_text, month_text

_DATE_WORD = re.compile(r"\b(?:ngày|tháng|năm)\b", re.IGNORECASE)
_TAIL = re.compile(r"[\s,.;:]+$")
_LONG_YEAR = 4
_MONTHS = 12
_DAYS = 31


@rule("DN001", "PL1 II.4.c", on="YD", fixes=True)
def form(reading: Reading) -> Iterator[Fault]:
    """Địa danh, ngày tháng năm: the line is written «Hải Phòng, ngày 05 tháng 3 năm 2026», a comma after the place.

    Asks: Địa danh và thời gian ban hành văn bản được trình bày … bằng chữ in thường …; các chữ cái đầu của địa danh
        phải viết hoa; sau địa danh có dấu phẩy (,). Thời gian ban hành văn bản phải được viết đầy đủ.
    Why: «5/3» is the fifth of March to some and the third of May to others; the words leave no doubt.
    Wrong: Hải Phòng ngày 05/3/2026
    Right: Hải Phòng, ngày 05 tháng 3 năm 2026
    """
    line = reading.words.place_date
    if line is None:
        if reading.parts is not None:
            message = _("no line with place and date was found above the addressees.")
            yield Fault(None, message, _("Write the place, a comma and the date in words: ngày 05 tháng 3 năm 2026."))
        return
    if not is_plain(line):
        return
    if reading.parts is None:
        yield from _in_office(line)
        return
    issued = issued_of(reading)
    if issued is None:
        yield Fault(
            line,
            _("the date is not written in full: «%(found)s».", found=show(line.text)),
            _("Write it as: ngày 05 tháng 3 năm 2026."),
        )
        return
    yield from _place_and_comma(issued)
    yield from _figures(issued) if issued.figures else _words(issued)
    if not (issued.day.text and issued.month.text and issued.year.text):
        yield from _not_whole(reading, issued)


def _not_whole(reading: Reading, issued: Issued) -> Iterator[Fault]:
    line, date_text = issued.said, issued.said.text[issued.date_start :]
    span = (issued.date_start, len(line.text))
    if re.search(r"[^\W\d_]", _DATE_WORD.sub("", date_text)):
        message = _("the date is not written in Arabic digits: «%(found)s».", found=show(date_text))
        yield Fault(line, message, _("Write day, month and year in digits."), span=span, clause="PL1 II.4.b")
    elif not reading.is_draft:
        message = _("the date is not filled in yet: «%(found)s».", found=show(line.text))
        yield Fault(line, message, _("Write the day, the month and the year."), span=span)


def _in_office(line: Said) -> Iterator[Fault]:
    """Find a comma or a date in the YAML place, which the program would print a second time."""
    own = line.own
    date_word = _DATE_WORD.search(own)
    end = date_word.start() if date_word else len(own)
    tail = _TAIL.search(own[:end])
    end = tail.start() if tail else end
    if end < len(own):
        span = (line.offset + end, line.offset + len(own))
        yield Fault(
            line,
            _("the place is not written alone: «%(found)s».", found=show(own)),
            _("Write the place only; the program prints the comma and the date."),
            (Replace(line, *span, ""),) if end else (),
            span,
        )


def _place_and_comma(issued: Issued) -> Iterator[Fault]:
    line = issued.said
    if not issued.place:
        yield Fault(
            line,
            _("no place stands before the date: «%(found)s».", found=show(line.text)),
            _("Write the place and a comma before the date: Hải Phòng, ngày …"),
        )
    elif _is_wrong_gap(issued):
        has_comma = issued.gap.strip() == ","
        message = (
            _("the comma after the place does not stand as it should: «%(found)s».", found=show(line.text))
            if has_comma
            else _("no comma stands after the place: «%(found)s».", found=show(line.text))
        )
        yield Fault(
            line,
            message,
            _("Write a comma directly after the place, then a space."),
            (Replace(line, issued.place_end, issued.date_start, ", "),),
            (issued.place_end, issued.date_start),
        )


def _is_wrong_gap(issued: Issued) -> bool:
    """Tell whether no comma stands directly after the place; of the spaces after it the decree does not speak."""
    if issued.gap.startswith(",") and not issued.gap[1:].strip():
        return False
    broken = "\n" in issued.gap or "\t" in issued.gap
    return not broken and not is_placeholder(issued.said.text[: issued.date_start])


def _figures(issued: Issued) -> Iterator[Fault]:
    line, day = issued.said, issued.whole
    mends: tuple[Replace, ...] = ()
    if day is not None:
        right = f"ngày {day_text(day.day)} tháng {month_text(day.month)} năm {day.year}"
        mends = (Replace(line, issued.date_start, issued.year.end, right),)
    yield Fault(
        line,
        _("the date is written in figures: «%(found)s».", found=show(line.text[issued.date_start : issued.year.end])),
        _("Write it in full: ngày 05 tháng 3 năm 2026."),
        mends,
        (issued.date_start, issued.year.end),
    )


def _words(issued: Issued) -> Iterator[Fault]:
    line = issued.said
    capital = [found for found in _DATE_WORD.finditer(line.text, issued.date_start) if not found[0].islower()]
    if capital:
        yield Fault(
            line,
            _("«%(found)s» is not written in small letters.", found=show(capital[0][0])),
            _("Write «ngày», «tháng», «năm» in small letters."),
            tuple(Replace(line, *found.span(), found[0].lower()) for found in capital),
            capital[0].span(),
        )


@rule("DN002", "PL1 II.4.b", on="D", fixes=True)
def zero_before(reading: Reading) -> Iterator[Fault]:
    """Ngày, tháng: days below 10 and the months 1 and 2 have a zero before them.

    Asks: đối với những số thể hiện ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 phía trước.
    Why: Nobody can then add a digit to the date. In letters written in YAML the program writes the zeros.
    Wrong: ngày 5 tháng 1 năm 2026
    Right: ngày 05 tháng 01 năm 2026
    """
    issued = issued_of(reading)
    if issued is None or issued.figures:
        return
    wrong = [
        (number, right)
        for number, right in ((issued.day, day_text(issued.day.value)), (issued.month, month_text(issued.month.value)))
        if len(number.text) == 1 and right and number.text != right
    ]
    if wrong:
        yield Fault(
            issued.said,
            _("a zero is missing before «%(found)s».", found=wrong[0][0].text),
            _("Write days below 10 and the months 1 and 2 with a zero before them."),
            tuple(Replace(issued.said, number.start, number.end, right) for number, right in wrong),
            (wrong[0][0].start, wrong[0][0].end),
        )


@rule("DN003", "PL1 II.4.b", on="D", severity=Severity.WARNING, fixes=True)
def no_zero_before(reading: Reading) -> Iterator[Fault]:
    """Tháng: the months 3 to 9 have no zero before them.

    Asks: đối với những số thể hiện ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 phía trước.
    Why: The decree asks for the zero with the months 1 and 2 only, where a digit could be added; more is a habit of
        forms that it does not know.
    Wrong: ngày 05 tháng 06 năm 2026
    Right: ngày 05 tháng 6 năm 2026
    """
    issued = issued_of(reading)
    if issued is None or issued.figures:
        return
    month = issued.month
    if month.text.startswith("0") and month.value not in (0, *ZERO_BEFORE.months):
        yield Fault(
            issued.said,
            _("the month «%(found)s» has a zero before it that the decree does not ask for.", found=month.text),
            _("Write «%(right)s».", right=month_text(month.value)),
            (Replace(issued.said, month.start, month.end, month_text(month.value)),),
            (month.start, month.end),
        )


@rule("DN004", "PL1 II.4.b", on="D")
def real_date(reading: Reading) -> Iterator[Fault]:
    """Ngày có thật: there is such a day, and the year has four digits.

    Asks: Thời gian ban hành văn bản phải được viết đầy đủ; các số thể hiện ngày, tháng, năm dùng chữ số Ả Rập.
    Why: Deadlines are counted from the date. In letters written in YAML the program looks at it when it reads them.
    Wrong: ngày 31 tháng 6 năm 26
    Right: ngày 30 tháng 6 năm 2026
    """
    issued = issued_of(reading)
    if issued is None:
        return
    day, month, year = issued.day, issued.month, issued.year
    if year.text and len(year.text) != _LONG_YEAR:
        yield Fault(
            issued.said,
            _("the year has not four digits: «%(found)s».", found=show(year.text)),
            _("Write the year in full."),
            span=(year.start, year.end),
        )
    elif _is_impossible(day, month) or (day.text and month.text and year.text and issued.whole is None):
        end = max(day.end, month.end, year.end)
        yield Fault(
            issued.said,
            _("there is no such day: «%(found)s».", found=show(issued.said.text[issued.date_start : end])),
            _("Write the day on which the letter is issued."),
            span=(issued.date_start, end),
        )


def _is_impossible(day: Number, month: Number) -> bool:
    return (day.text != "" and not 1 <= day.value <= _DAYS) or (month.text != "" and not 1 <= month.value <= _MONTHS)
