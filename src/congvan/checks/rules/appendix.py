"""PL001, PL003: phụ lục: its words."""

import re
from collections.abc import Iterator, Sequence

from congvan.checks.appendices import appendix_heads, said_of
from congvan.checks.looking import is_placeholder, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.said import Said
from congvan.errors import Severity
from congvan.language import _
from congvan.letter import label

_LABEL = re.compile(
    r"\s*(?P<word>phụ lục)(?P<space>\s*(?:số\s*)?)(?P<number>[IVXLC]{1,6}\b|\d{1,2}\b|[A-Z]\b)?", re.IGNORECASE
)


@rule("PL001", "PL1 III.1.a", on="YD", fixes=True)
def roman_numbers(reading: Reading) -> Iterator[Fault]:
    """Số của phụ lục: two or more phụ lục are numbered with Roman numerals, in order.

    Asks: Văn bản có từ hai Phụ lục trở lên thì các Phụ lục phải được đánh số thứ tự bằng chữ số La Mã.
    Why: The body points to them by number. A single phụ lục needs none; one that has it is let pass.
    Wrong: Phụ lục 1 … Phụ lục 2
    Right: Phụ lục I … Phụ lục II
    """
    lines = _labels(reading)
    found = [(line, match) for line in lines if (match := _LABEL.match(line.text)) and not is_placeholder(line.text)]
    if len(found) == 1:
        line, match = found[0]
        if match["number"] and match["number"].isdigit():
            yield Fault(
                line,
                _("«%(label)s» is numbered in Arabic digits.", label=show(match[0])),
                _("Number several phụ lục I, II, III; a single one is just «Phụ lục»."),
                span=match.span("number"),
                severity=Severity.WARNING,
            )
        return
    mentions = {one for line in reading.words.running() for one in _mentioned(line) if line not in lines}
    for place, (line, match) in enumerate(found, start=1):
        right = label("I.", place).removesuffix(".")
        number = match["number"] or ""
        if number == right:
            continue
        safe = (not number or number.isdigit()) and number not in mentions
        start, end = (match.start("space"), match.end()) if number else (match.end("word"), match.end("word"))
        mends = (Replace(line, start, end, f" {right}"),) if safe and number in ("", str(place), f"{place:02}") else ()
        yield Fault(
            line,
            _("«%(label)s» should be «Phụ lục %(right)s».", label=show(match[0]), right=right),
            _("Number the phụ lục with Roman numerals, one after the other."),
            mends,
            match.span(),
        )


def _labels(reading: Reading) -> Sequence[Said]:
    if reading.parts is not None:
        return [label_line for label_line, _title, _reference in reading.words.appendices]
    return [line for line in reading.words.attachments if _LABEL.match(line.text)]


def _mentioned(line: Said) -> Iterator[str]:
    for found in re.finditer(r"[Pp]hụ lục\s+(?:số\s+)?(\d{1,2})\b", line.text):
        yield found[1]


_REFERENCE = re.compile(
    r"\(?\s*(?:ban hành\s+)?kèm theo\s+(?P<kind>[^\d…./]*?)\s*số:?\s*(?P<number>\d{0,6})\s*/?\s*(?P<symbol>[^\s…,;)]*)"
    r"\s*,?\s*"
    r"ngày\s*(?P<day>\d{0,2})[\s….]*(?:tháng|[/.-])\s*(?P<month>\d{0,2})[\s….]*(?:năm|[/.-])\s*(?P<year>\d{0,4})",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"ngày\s*(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>\d{4})", re.IGNORECASE)
_SYMBOL = re.compile(r"số\s*:?\s*(?P<number>\d*)\s*/\s*(?P<symbol>\S+)", re.IGNORECASE)


@rule("PL003", "PL1 III.1.c", on="YD", fixes=True)
def reference(reading: Reading) -> Iterator[Fault]:
    """Thông tin chỉ dẫn: each phụ lục names the letter it goes with; filled in, it names this very letter.

    Asks: Thông tin chỉ dẫn kèm theo văn bản trên mỗi phụ lục (Kèm theo văn bản số …/…-… ngày …. tháng ….năm ….) được
        ghi đầy đủ đối với văn bản giấy; đối với văn bản điện tử, không phải điền thông tin tại các vị trí này.
    Why: A phụ lục that is taken from its letter must say whose it was. Its blanks are left blank in an electronic
        letter, so that blanks are no fault.
    Wrong: (Kèm theo Công văn số 50/SGDĐT-VP ngày 05 tháng 3 năm 2026) trong công văn số 05/SGDĐT-VP
    Right: (Kèm theo Công văn số 05/SGDĐT-VP ngày 05 tháng 3 năm 2026)
    """
    if reading.parts is None:
        for title in reading.words.attachments:
            yield from _compared(reading, title)
        return
    for head in appendix_heads(reading):
        if is_placeholder(head.label.text):
            continue
        if not head.reference:
            yield Fault(
                head.label,
                _("«%(label)s» does not say which letter it goes with.", label=show(head.label.text)),
                _("Write below its title: (Kèm theo Công văn số … ngày … tháng … năm … của …)."),
            )
        for line in head.reference:
            yield from _compared(reading, said_of(reading, line))


def _compared(reading: Reading, line: Said) -> Iterator[Fault]:
    """Find a number, a symbol or a day in the reference that are not the letter's."""
    found = _REFERENCE.search(line.text)
    words = reading.words
    symbol = _SYMBOL.search(words.symbol.text) if words.symbol else None
    day = _WRITTEN.search(words.place_date.text) if words.place_date else None
    if found is None:
        return
    pairs = [(found, symbol, ("number", "symbol")), (found, day, ("day", "month", "year"))]
    for here, there, names in pairs:
        if there is None:
            continue
        for name in names:
            mine, letters = here[name], there[name]
            if mine and letters and mine.lstrip("0") != letters.lstrip("0"):
                yield Fault(
                    line,
                    _(
                        "the phụ lục names another letter: «%(found)s»; this letter has «%(right)s».",
                        found=show(here[0].strip("( ")),
                        right=show(there[0]),
                    ),
                    _("Write the letter's own number and day, or leave the places blank (electronic letters)."),
                    (Replace(line, here.start(name), here.end(name), letters),),
                    here.span(name),
                )
