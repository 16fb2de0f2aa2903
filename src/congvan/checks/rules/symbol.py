"""SO001-003: số, ký hiệu (ô 3): how the line is written."""

import re
from collections.abc import Iterator

from congvan.checks.looking import is_plain, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.said import Said
from congvan.checks.symbols import Symbol, symbol_of
from congvan.decree import ZERO_BEFORE
from congvan.errors import Severity
from congvan.language import _
from congvan.letter import number_text
from congvan.page import Passage, Restyle

_LABEL = re.compile(r"\s*s[ốôo](?:\b|(?=[.\d:]))\s*(?:[:;,]|\.(?!\.))*", re.IGNORECASE)
_RIGHT_LABEL = re.compile(r"\s*Số:")
_LABEL_AGAIN = re.compile(r"\s*(?:số\b\s*[:.;,]*|so\s*:)\s*", re.IGNORECASE)
_AGAIN = re.compile(r"\s*(?P<number>\d+)\s*/\s*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"[0-9]+")
_JOINED = re.compile(r"(?P<number>\d+)(?P<gap>\s*[-–—_.,]?\s*)(?=[A-ZĐ]{2})")
_SEPARATOR = re.compile(r"\s*(?P<mark>[-‐‑‒–—−_/])\s*")
_SPACED = re.compile(r"[A-ZĐ][A-Za-zĐđ0-9&]*(?:\s+[A-ZĐ][A-Za-zĐđ0-9&]*)+")


@rule("SO001", "PL1 II.3.c", on="YD", fixes=True)
def label(reading: Reading) -> Iterator[Fault]:
    """Số: the line of the number begins with «Số:», one capital letter, the colon directly after the word.

    Asks: Từ “Số” được trình bày bằng chữ in thường, cỡ chữ 13, kiểu chữ đứng; sau từ “Số” có dấu hai chấm (:).
    Why: Registers and programs find the number of a letter by these four characters.
    Wrong: Số : 05/SGDĐT-VP
    Right: Số: 05/SGDĐT-VP
    """
    line = reading.words.symbol
    if line is None:
        if reading.parts is not None:
            message = _("no line that begins with «Số:» was found above the addressees.")
            yield Fault(None, message, _("Write «Số:», the number, a slash and the symbol under the office's name."))
        return
    if not is_plain(line):
        return
    if reading.parts is None:
        yield from _label_again(line)
        return
    found = _LABEL.match(line.text)
    if found is None:
        yield Fault(
            line,
            _("«Số:» is missing before the number: «%(found)s».", found=show(line.text)),
            _("Write «Số:» before the number."),
            (Replace(line, 0, 0, "Số: "),),
        )
    elif not _RIGHT_LABEL.fullmatch(found[0]):
        yield _wrong_label(line, found)


def _label_again(line: Said) -> Iterator[Fault]:
    """Find the label in a YAML symbol, which the program would print a second time."""
    found = _LABEL_AGAIN.match(line.own)
    if found:
        end = line.offset + found.end()
        yield Fault(
            line,
            _("«Số» is written in the symbol again: «%(found)s».", found=show(line.own)),
            _("Write the symbol alone; the program prints «Số:» and the number."),
            (Replace(line, line.offset, end, ""),),
            (line.offset, end),
        )


def _wrong_label(line: Said, found: re.Match[str]) -> Fault:
    start = len(found[0]) - len(found[0].lstrip())
    mends: tuple[Replace | Restyle, ...] = (Replace(line, start, found.end(), "Số:"),)
    if isinstance(line.origin, Passage) and _RIGHT_LABEL.match(line.origin.text):
        mends = (Restyle(line.origin.spot, line.origin.start, line.origin.end, caps=False),)
    return Fault(
        line,
        _("«Số:» is not written as the decree has it: «%(found)s».", found=show(found[0])),
        _("Write «Số:», the colon directly after the word."),
        mends,
        (start, found.end()),
    )


@rule("SO002", "PL1 II.3.c", on="YD", fixes=True)
def number(reading: Reading) -> Iterator[Fault]:
    """Số: the number is written once, in Arabic digits, with a zero before it when it is below 10.

    Asks: Số của văn bản được ghi bằng chữ số Ả Rập. … với những số nhỏ hơn 10 phải ghi thêm số 0 phía trước.
    Why: The number is what a letter is filed and found by; «5» and «05» would be sorted apart.
    Wrong: Số: 5/SGDĐT-VP
    Right: Số: 05/SGDĐT-VP
    """
    symbol = symbol_of(reading)
    if symbol is None:
        return
    if reading.parts is None:
        yield from _number_again(symbol)
    elif symbol.slash >= 0 and not symbol.number_blank:
        yield from _wrong_number(symbol)


def _number_again(symbol: Symbol) -> Iterator[Fault]:
    """Find the number in a YAML symbol, which the program would print a second time; a year is another rule's."""
    line = symbol.said
    begins = _LABEL_AGAIN.match(line.own)
    found = _AGAIN.match(line.own, begins.end() if begins else 0)
    if found and not _YEAR.fullmatch(found["number"]):
        span = (line.offset + found.start("number"), line.offset + found.end())
        yield Fault(
            line,
            _("the number «%(found)s» is written in the symbol again.", found=found["number"]),
            _("Write the number under «number»; the symbol is what follows the slash."),
            (Replace(line, *span, ""),),
            span,
        )


def _wrong_number(symbol: Symbol) -> Iterator[Fault]:
    line, found = symbol.said, symbol.number
    span = (symbol.number_start, symbol.number_start + len(found))
    if not _DIGITS.fullmatch(found):
        yield Fault(
            line,
            _("the number is not written in Arabic digits alone: «%(found)s».", found=show(found)),
            _("Write the number that the registry gave, in digits."),
            span=span,
        )
    elif not found.strip("0"):
        yield Fault(
            line,
            _("«%(found)s» cannot be the number of a letter.", found=show(found)),
            _("Write the number that the registry gave; numbers begin with 01 every year."),
            span=span,
        )
    elif found != number_text(found):
        too_short = len(found) == 1 and int(found) < ZERO_BEFORE.number_below
        right = number_text(found)
        message = (
            _("the number «%(found)s» has no zero before it.", found=found)
            if too_short
            else _("the number «%(found)s» has a zero before it that the decree does not ask for.", found=show(found))
        )
        yield Fault(
            line,
            message,
            _("Write «%(right)s».", right=right),
            (Replace(line, *span, right),),
            span,
            severity=None if too_short else Severity.WARNING,
        )


@rule("SO003", "PL1 II.3.c", on="YD", fixes=True)
def form(reading: Reading) -> Iterator[Fault]:
    """Ký hiệu: a slash stands after the number, hyphens between the groups, no spaces; the groups are in capitals.

    Asks: Ký hiệu của văn bản được trình bày bằng chữ in hoa, cỡ chữ 13, kiểu chữ đứng. Giữa số và ký hiệu văn bản có
        dấu gạch chéo (/), giữa các nhóm chữ viết tắt trong ký hiệu văn bản có dấu gạch nối (-), không cách chữ.
    Why: Whoever answers copies the symbol; a space or a long dash in it makes it another one to every program. Small
        letters within a group (GDTrH, TTr) are right.
    Wrong: Số: 05 /SGDĐT – VP
    Right: Số: 05/SGDĐT-VP
    """
    symbol = symbol_of(reading)
    if symbol is None:
        return
    if symbol.slash < 0:
        yield from _no_slash(symbol)
    elif not symbol.blank:
        yield from _separators(symbol)
        yield from _groups(symbol)
    elif not reading.is_draft:
        line = symbol.said
        yield Fault(
            line,
            _("the symbol is not filled in yet: «%(found)s».", found=show(line.text)),
            _("Write the abbreviation of the office, a hyphen, and that of the drafting unit: SGDĐT-VP."),
        )


def _no_slash(symbol: Symbol) -> Iterator[Fault]:
    line = symbol.said
    if symbol.number_blank:
        return
    joined = _JOINED.match(line.text, symbol.number_start)
    yield Fault(
        line,
        _("no slash stands between number and symbol: «%(found)s».", found=show(line.text)),
        _("Write a slash between them: 05/SGDĐT-VP."),
        (Replace(line, *joined.span("gap"), "/"),) if joined else (),
    )


def _separators(symbol: Symbol) -> Iterator[Fault]:
    line = symbol.said
    mends: list[Replace] = []
    end = symbol.groups[-1].end if symbol.groups else len(line.text)
    for found in _SEPARATOR.finditer(line.text, symbol.number_start, end):
        first = found.start("mark") == symbol.slash
        # the blank of a draft is as wide as a hand needs; a slash before or after a year is another rule's
        if first and symbol.number_blank:
            found = _SEPARATOR.match(line.text, symbol.slash) or found  # noqa: PLW2901 - the blank is no fault
        if found.start("mark") < symbol.slash or _is_beside_digits(symbol, found):
            continue
        right = "/" if first else "-"
        if found[0] != right and found.end() > line.offset:
            mends.append(Replace(line, max(found.start(), line.offset), found.end(), right if not first else "/"))
    if symbol.groups and symbol.groups[0].start < line.offset:
        mends = [one for one in mends if one.start >= line.offset]
    if mends:
        first_mend = mends[0]
        yield Fault(
            line,
            _("the groups of number and symbol are not joined as they should be: «%(found)s».", found=show(line.text)),
            _("Write a slash after the number and hyphens between the groups, without spaces: 05/SGDĐT-VP."),
            tuple(mends),
            (first_mend.start, first_mend.end),
        )


def _is_beside_digits(symbol: Symbol, found: re.Match[str]) -> bool:
    """Tell whether a second slash stands beside a year or a number: what to do with those, their own rules say."""
    if found["mark"] != "/" or found.start("mark") == symbol.slash:
        return False
    return any(one.text.isdigit() and (one.end == found.start() or one.start == found.end()) for one in symbol.groups)


def _groups(symbol: Symbol) -> Iterator[Fault]:
    line = symbol.said
    for group in symbol.groups:
        if group.text[:1].islower() and group.text[:1].isalpha():
            right = group.text.upper() if group.text.islower() else group.text[0].upper() + group.text[1:]
            yield Fault(
                line,
                _("a group of the symbol does not begin with a capital: «%(found)s».", found=show(group.text)),
                _("Write «%(right)s».", right=show(right)),
                (Replace(line, group.start, group.end, right),),
                (group.start, group.end),
            )
        elif _SPACED.fullmatch(group.text):
            yield Fault(
                line,
                _("a space stands within a group of the symbol: «%(found)s».", found=show(group.text)),
                _("Write the abbreviation without spaces."),
                (Replace(line, group.start, group.end, "".join(group.text.split())),),
                (group.start, group.end),
            )
