"""ND017-018: chỗ chưa điền."""

import re
from collections.abc import Iterator

from congvan.checks.looking import show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.said import Said
from congvan.errors import Severity, Text
from congvan.language import _

_DOTS = re.compile(
    r"\.{4,}|…\s*…|…\.|\.…|_{3,}|\[\s*(?:…|\.{2,}|[xX]{2,})?\s*\]|\?{3,}|\b(?:TODO|FIXME|TBD)\b|\bx{3,}\b"
)
_MARKS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|«[A-Za-z_]+»|\bLorem ipsum\b", re.IGNORECASE)
_BLANK_DATE = re.compile(r"\bngày(?:\s*[….]+|\s{2,})\s*tháng(?:\s*[….]+|\s{2,}|\s\d)", re.IGNORECASE)
_BLANK_SIGNS = ("....", "…", "___", "[", "???", "TODO", "FIXME", "TBD", "xxx", "{", "«", "Lorem", "gày  ")
"""One of these is in every text that can be a blank; looked for first, for speed."""
_EMPTY_VALUE = re.compile(r"\b(?:None|NaN|null|undefined)\b|#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")
_EMPTY_SIGNS = ("None", "NaN", "null", "undefined", "#", "none", "nan", "nil", "n/a", " Thị ", " Văn ")
"""The same for empty values and forms of address."""
_EMPTY_WORDS = frozenset({"none", "nan", "null", "n/a", "#n/a", "undefined", "nil"})
_WOMAN = re.compile(r"\b[Ôô]ng\s+(?:[^\W\d_]+\s)(?:Thị)\s+[^\W\d_]+")
_MAN = re.compile(r"\b[Bb]à\s+(?:[^\W\d_]+\s)(?:Văn)\s+[^\W\d_]+")


@rule("ND017", "", on="YD")
def placeholders(reading: Reading) -> Iterator[Fault]:
    """Chỗ trống: a letter that has its number and date has no place left to be filled in.

    Asks: Theo thông lệ, văn bản trình ký và ban hành không còn chỗ trống, dấu chấm lửng thay cho nội dung, ghi chú của
        người soạn.
    Why: A dotted place in an issued letter is a promise nobody kept. In a draft (no number, no date) it is no fault.
    Wrong: … báo cáo trước ngày …/…/2026 ……………
    Right: … báo cáo trước ngày 20/3/2026
    """
    if reading.is_draft:
        return
    words = reading.words
    lines = (
        *words.subject,
        *words.addressees,
        *words.body,
        *words.authority,
        *((words.signer,) if words.signer else ()),
        *words.copies,
    )
    everything = "\n".join(line.text for line in lines)
    if not any(sign in everything for sign in _BLANK_SIGNS):
        return
    for line in lines:
        if not line.text.strip(" _"):
            continue  # a line drawn with underscores
        found = _DOTS.search(line.text) or _BLANK_DATE.search(line.text)
        if found is None and reading.parts is not None:
            found = _MARKS.search(line.text)
        if found:
            near = line.text[max(found.start() - 20, 0) : found.end() + 20]
            yield Fault(
                line,
                _("a place is not filled in yet: «%(found)s».", found=show(near)),
                _("Fill it in, or take it out."),
                span=found.span(),
            )


@rule("ND018", "", on="YD")
def empty_values(reading: Reading) -> Iterator[Fault]:
    """Giá trị trống: nothing that a program writes for an empty value («None», «#N/A») stands in the letter.

    Asks: Theo thông lệ, mọi trường điền theo từng nơi nhận đều có giá trị, và cách xưng hô đúng với người được nêu tên.
    Why: Letters filled from a table carry its holes along: «Kính gửi: None».
    Wrong: Kính gửi: Hiệu trưởng #N/A
    Right: Kính gửi: Hiệu trưởng Trường Trung học phổ thông Ngô Quyền
    """
    lines = reading.words.everything()
    everything = "\n".join(line.text for line in lines)
    signs = [sign for sign in _EMPTY_SIGNS if sign in everything]
    for line in lines if signs else ():
        if not any(sign in line.text for sign in signs):
            continue
        found = _EMPTY_VALUE.search(line.text)
        if found is None and line.own.strip().casefold() in _EMPTY_WORDS and line.own.strip():
            found = re.search(re.escape(line.own.strip()), line.text)
        if found:
            yield _empty(line, found[0], found.span())
        wrong = _WOMAN.search(line.text) or _MAN.search(line.text)
        if wrong:
            yield Fault(
                line,
                _("the form of address may not fit the name: «%(found)s».", found=show(wrong[0])),
                _("Look whether it is Ông or Bà."),
                span=wrong.span(),
                severity=Severity.WARNING,
            )
    yield from _empty_fields(reading)


def _empty_fields(reading: Reading) -> Iterator[Fault]:
    """Find such values among the free fields of the letter and of the units, which marks are filled with."""
    sources = []
    if reading.draft:
        sources.append((reading.file, reading.draft.fields))
    if reading.recipients:
        sources += [(unit.where.file or reading.file, unit.fields) for unit in reading.recipients.units]
    for file, fields in sources:
        for value in fields.values():
            if value.strip().casefold() in _EMPTY_WORDS or _EMPTY_VALUE.search(value):
                text = value if isinstance(value, Text) else Text(value)
                yield _empty(Said(value, text, file), value.strip(), None)


def _empty(line: Said, found: str, span: tuple[int, int] | None) -> Fault:
    return Fault(
        line,
        _("«%(found)s» is what a program writes for an empty value.", found=show(found)),
        _("Write the value, or take the mark out."),
        span=span,
    )
