"""ND016: chỉ dẫn về phụ lục."""

import re
from collections.abc import Iterator

from congvan.checks.looking import show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.said import Said
from congvan.errors import Severity
from congvan.language import _

_ANY = re.compile(r"phụ lục|\bkèm\b|biểu mẫu|theo mẫu", re.IGNORECASE)
_OWN = re.compile(
    r"\b[Pp]hụ lục(?:\s+(?:số\s+)?(?P<number>[IVX]{1,5}|\d{1,2}))?"
    r"\s*(?:\(?(?:(?:được\s+)?(?:gửi|đính)\s+)?kèm(?:\s+theo)?"
    r"(?:\s+(?:[Cc]ông\s+văn|[Vv]ăn\s+bản)\s+này)?\)?(?=\s*[).,;:]|\s*$)|của\s+(?:[Cc]ông\s+văn|[Vv]ăn\s+bản)\s+này)"
)
_APPENDIX = re.compile(r"\s*phụ lục\b", re.IGNORECASE)


@rule("ND016", "PL1 III.1.a", on="YD")
def appendices_are_mentioned(reading: Reading) -> Iterator[Fault]:
    """Chỉ dẫn về phụ lục: a phụ lục is pointed to in the body, and one that is pointed to is there.

    Asks: Trường hợp văn bản có Phụ lục kèm theo thì trong văn bản phải có chỉ dẫn về Phụ lục đó.
    Why: Whoever gets the letter without its phụ lục must be able to see that it is missing.
    Wrong: (thư có Phụ lục mà nội dung không nhắc đến)
    Right: … theo mẫu tại Phụ lục kèm theo
    """
    words = reading.words
    text = [line for line in (*words.body, *words.tables) if line.text.strip()]
    has_any = bool(words.appendices or words.attachments)
    told = has_any and any(_ANY.search(line.text) for line in text)
    if reading.parts is None:
        yield from _attachments(reading, told=told)
    elif words.appendices and not told:
        label = words.appendices[0][0]
        yield Fault(
            label,
            _("the letter has «%(label)s», and its body does not point to it.", label=show(label.text)),
            _("Say in the body what the phụ lục is for."),
        )
    pointed = [(line, found) for line in text if "hụ lục" in line.text for found in _OWN.finditer(line.text)]
    there = reading.words.attachments if reading.parts is None else ()
    if pointed and reading.parts is None and not there:
        line, found = pointed[0]
        yield _missing(line, found)
    elif words.appendices:
        yield from _numbers(reading, pointed)


def _attachments(reading: Reading, *, told: bool) -> Iterator[Fault]:
    for title in reading.words.attachments:
        if not told and title.text.strip():
            is_appendix = _APPENDIX.match(title.text) is not None
            yield Fault(
                title,
                _("«%(title)s» goes with the letter, and its body does not point to it.", title=show(title.text)),
                _("Say in the body what it is for."),
                severity=None if is_appendix else Severity.WARNING,
            )


def _numbers(reading: Reading, pointed: list[tuple[Said, re.Match[str]]]) -> Iterator[Fault]:
    """Find a numbered phụ lục that is pointed to while the file has others, not this one."""
    labels = {label.text.split()[-1].upper() for label, _title, _reference in reading.words.appendices}
    for line, found in pointed:
        number = found["number"]
        if number and len(labels) > 1 and number.upper() not in labels:
            yield _missing(line, found)


def _missing(line: Said, found: re.Match[str]) -> Fault:
    return Fault(
        line,
        _("the body points to «%(found)s», and no such phụ lục goes with the letter.", found=show(found[0])),
        _("Add it to the letter, or take the words out."),
        span=found.span(),
    )
