"""ND007-009: đánh số phần, mục, khoản, điểm."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from congvan.checks.looking import is_letter, is_placeholder, show
from congvan.checks.numbers import ALPHABET, Number, number_of, own_number
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.said import Said
from congvan.decree import DIEM_LETTERS
from congvan.errors import Severity
from congvan.language import _

_MARKS = {"arabic": ".", "roman": ".", "letter": ")"}
_MENTION = re.compile(r"\b[Đđ]iểm\s+([a-zăâđêôơư])\b")


def _numbered(reading: Reading) -> list[tuple[Said, Number | None]]:
    return [(line, number_of(line.text)) for line in reading.words.body if line.text.strip()]


@rule("ND007", "PL1 II.6.đ", on="YD", fixes=True)
def numbers(reading: Reading) -> Iterator[Fault]:
    """Số thứ tự: khoản are numbered «1.», điểm «a)», one after the other, each once.

    Asks: Số thứ tự các khoản trong mỗi mục dùng chữ số Ả Rập, sau số thứ tự có dấu chấm (.) … Thứ tự các điểm trong mỗi
        khoản dùng các chữ cái tiếng Việt theo thứ tự bảng chữ cái tiếng Việt, sau có dấu đóng ngoặc đơn.
    Why: Others will cite «điểm b khoản 2 Công văn số …»: it must be there, once. Gaps, repeats and «1.1.» are warnings.
    Wrong: 1) Lập danh sách … a. Danh sách học sinh …
    Right: 1. Lập danh sách … a) Danh sách học sinh …
    """
    for line in reading.words.body:
        double = own_number(line)
        if double and not is_placeholder(line.text):
            yield _doubled(line, double)
    yield from _forms(reading)
    yield from _gaps(_numbered(reading))


def _doubled(line: Said, double: Number) -> Fault:
    end = line.offset + double.end
    end += len(line.text[end:]) - len(line.text[end:].lstrip())
    return Fault(
        line,
        _("the paragraph is numbered twice: «%(found)s».", found=show(line.text, 40)),
        _("Take «%(number)s» out; the number before it is written automatically.", number=double.text),
        (Replace(line, line.offset, end, ""),),
        (line.offset, end),
    )


def _forms(reading: Reading) -> Iterator[Fault]:
    for line, number in _numbered(reading):
        if number is None or number.kind in ("dash", "article"):
            continue
        wanted = _MARKS.get(number.kind, "")
        if number.kind == "decimal":
            yield Fault(
                line,
                _("«%(number)s» is a kind of number that the decree does not have.", number=number.text),
                _("Number khoản «1.», «2.» and the điểm under them «a)», «b)»."),
                span=(number.start, number.end),
                severity=Severity.WARNING,
            )
        elif number.after != wanted or number.end - number.start != len(number.text):
            yield Fault(
                line,
                _(
                    "«%(number)s» is not how the decree writes this number.",
                    number=show(line.text[number.start : number.end]),
                ),
                _("Write «%(right)s».", right=number.value + wanted),
                (Replace(line, number.start, number.end, number.value + wanted),),
                (number.start, number.end),
            )


def _gaps(lines: Sequence[tuple[Said, Number | None]]) -> Iterator[Fault]:
    """Find numbers of mục and khoản that do not follow the one before; điểm are judged by ND008."""
    stack: list[Number] = []
    for line, number in lines:
        if number is None or number.kind in ("dash", "decimal"):
            continue
        level = next((place for place, one in enumerate(stack) if one.kind == number.kind), len(stack))
        before = stack[level].place if level < len(stack) else 0
        new_row = number.place == 1 and before != 1
        if number.kind != "letter" and not new_row and number.place != before + 1:
            yield _out_of_row(line, number, stack[level] if level < len(stack) else None)
        stack[level:] = [number]


def _out_of_row(line: Said, number: Number, before: Number | None) -> Fault:
    if before is None:
        message = _("the numbers begin with «%(number)s».", number=number.text)
    elif before.place == number.place:
        message = _("«%(number)s» stands twice.", number=number.text)
    else:
        message = _("«%(number)s» comes after «%(before)s».", number=number.text, before=before.text)
    return Fault(
        line,
        message,
        _("Number the paragraphs one after the other, or look whether one is missing."),
        span=(number.start, number.end),
        severity=Severity.WARNING,
    )


@rule("ND008", "PL1 II.6.đ", on="YD", fixes=True)
def letters(reading: Reading) -> Iterator[Fault]:
    """Thứ tự điểm: a, b, c, d, đ, e, g, h, i, k, …: the letters of the Vietnamese alphabet in their order.

    Asks: Thứ tự các điểm trong mỗi khoản dùng các chữ cái tiếng Việt theo thứ tự bảng chữ cái tiếng Việt, sau có dấu
        đóng ngoặc đơn, bằng chữ in thường.
    Why: Word numbers with the English alphabet: it leaves out đ and has f, j, w, z. The decree's own lists leave out ă,
        â, ê, ô, ơ, ư; a list that has them follows the sentence and is right too.
    Wrong: d) … e) … f) … g) …
    Right: d) … đ) … e) … g) …
    """
    mentioned = {letter for line in reading.words.running() for letter in _MENTION.findall(line.text)}
    for row in _rows(_numbered(reading)):
        values = [number.value for _line, number in row]
        if _in_order(values, DIEM_LETTERS) or _in_order(values, ALPHABET):
            continue
        first = next(place for place in range(len(row)) if not _fits(values[: place + 1]))
        line, number = row[first]
        right = [DIEM_LETTERS[place % len(DIEM_LETTERS)] for place in range(len(row))]
        safe = not mentioned & set(values) and len(row) <= len(DIEM_LETTERS) and len(set(values)) == len(values)
        mends = tuple(
            Replace(one, found.start, found.start + len(found.value), new)
            for (one, found), new in zip(row, right, strict=True)
            if found.value != new
        )
        before = row[first - 1][1].text if first else ""
        message = (
            _("«%(letter)s)» comes after «%(before)s».", letter=number.value, before=before)
            if before
            else _("the điểm begin with «%(letter)s)».", letter=number.value)
        )
        yield Fault(
            line,
            message,
            _("Use the letters in this order: %(letters)s.", letters=", ".join(DIEM_LETTERS[: max(len(row), 7)])),
            mends if safe else (),
            (number.start, number.end),
        )


def _rows(lines: Sequence[tuple[Said, Number | None]]) -> Iterator[list[tuple[Said, Number]]]:
    """Give the điểm of each khoản together: a number of a higher level, or a new «a)», begins a new row."""
    row: list[tuple[Said, Number]] = []
    for line, number in lines:
        if number is None or number.kind in ("dash", "decimal"):
            continue
        if row and (number.kind != "letter" or number.value == "a"):
            yield row
            row = []
        if number.kind == "letter":
            row.append((line, number))
    if row:
        yield row


def _in_order(values: Sequence[str], alphabet: str) -> bool:
    places = [
        (len(value) - 1) * len(alphabet) + alphabet.find(value[0]) if value[0] in alphabet else -1 for value in values
    ]
    return places[0] == 0 and all(one >= 0 and after == one + 1 for one, after in pairwise(places))


def _fits(values: Sequence[str]) -> bool:
    return _in_order(values, DIEM_LETTERS) or _in_order(values, ALPHABET)


_HEADING = re.compile(
    r"\s*(?P<name>(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:thứ\s+\w+|[IVXLC\d]+)|(?:MỤC|Mục|TIỂU MỤC|Tiểu mục)\s+[IVX\d]+"
    r"|ĐIỀU\s+\d+|Điều\s+\d+|[IVX]{1,5}(?=\.))\s*[.:]?\s*(?P<title>.*)",
    re.DOTALL,
)
_LONGEST_TITLE = 300


@rule("ND009", "PL1 II.6.d", on="YD")
def titles(reading: Reading) -> Iterator[Fault]:
    """Tiêu đề: phần, chương, mục, tiểu mục, điều have titles.

    Asks: Đối với các hình thức văn bản được bố cục theo phần, chương, mục, tiểu mục, điều thì phần, chương, mục, tiểu
        mục, điều phải có tiêu đề. Tiêu đề là cụm từ chỉ nội dung chính của phần, chương, mục, tiểu mục, điều.
    Why: A reader who leafs through a long letter finds his way by the titles.
    Wrong: Phần I (dòng sau) 1. Trong năm học …
    Right: Phần I (dòng sau) TÌNH HÌNH THỰC HIỆN NHIỆM VỤ
    """
    body = [line for line in reading.words.body if line.text.strip()]
    for number, line in enumerate(body):
        found = _HEADING.fullmatch(line.text.strip())
        if not found or is_placeholder(line.text) or found["title"].strip(" ./"):
            continue
        name = found["name"]
        if name.startswith(("Điều", "ĐIỀU")) and not is_letter(reading):
            continue
        below = body[number + 1].text.strip() if number + 1 < len(body) else ""
        own_line = not name.startswith(("Điều", "ĐIỀU")) and not re.fullmatch(r"[IVX]+", name)
        if own_line and below and number_of(below) is None and not _HEADING.fullmatch(below) and _is_title(below):
            continue
        yield Fault(
            line,
            _("«%(name)s» has no title.", name=show(name)),
            _("Write what this part is about as its title."),
        )


def _is_title(text: str) -> bool:
    return len(text) < _LONGEST_TITLE and not text.endswith((".", ";", ":", ","))
