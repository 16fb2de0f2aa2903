"""VH001-VH003, VH012, VH013: viết hoa đầu câu, tên người, danh hiệu, chức vụ (Phụ lục II, I, II, V.2, V.3)."""

import re
from collections.abc import Iterator

from congvan.checks.capitals import Forms, faults
from congvan.checks.looking import is_placeholder, show
from congvan.checks.prose import prose, slips, swap
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.said import Said
from congvan.decree import FOREIGN_NAMES, HONOURS, PERSON_WORDS, POSTS, SURNAMES
from congvan.errors import Severity
from congvan.language import _

# A full stop after a short word in capitals, one letter or a digit is an abbreviation or a number.
_AFTER_STOP = re.compile(r"(?<=[^\W\dA-ZĐ_]{2}[.?!])\s+(?P<word>[^\W\d_])(?![.)/])")
_ABBREVIATED = re.compile(r"\b(?:v\.v|tr|đ/c|[Tt]p|[Tt]h[sS]|ks|bs|tx|vd|cf|vs|no|etc)\.\Z", re.IGNORECASE)
_FIRST = re.compile(
    r"\s*(?:[-+*–—•]\s*|(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])(?:[.)]\s*|/\s+))?[“\"«(]*"
    r"(?P<word>[^\W\d_])(?!\s*(?:[.)/]|\Z))"
)


@rule("VH001", "PL2 I", on="YD", severity=Severity.WARNING, fixes=True, usual=False)
def beginnings_of_sentences(reading: Reading) -> Iterator[Fault]:
    """Đầu câu, đầu dòng: a sentence and a new line begin with a capital.

    Asks: Viết hoa chữ cái đầu âm tiết thứ nhất của một câu hoàn chỉnh: Sau dấu chấm câu (.); sau dấu chấm hỏi (?); sau
        dấu chấm than (!) và khi xuống dòng.
    Why: Many offices write short items after a hyphen in small letters, so the rule judges only when it is asked to.
        After an abbreviation («v.v.», «ThS.») no sentence begins; the subject goes on after «V/v» and is not judged.
    Wrong: Đề nghị các đơn vị báo cáo. quá thời hạn trên, Sở không xem xét.
    Right: Đề nghị các đơn vị báo cáo. Quá thời hạn trên, Sở không xem xét.
    """
    words = reading.words
    for line in (*words.body, *words.appendix_bodies):
        found = [match for match in (_FIRST.match(line.text),) if match]
        found += [m for m in _AFTER_STOP.finditer(line.text) if not _ABBREVIATED.search(line.text, 0, m.start())]
        for match in found:
            start = match.start("word")
            if match["word"].islower() and start >= line.offset and not is_placeholder(line.text[:start]):
                yield Fault(
                    line,
                    _("a sentence begins with a small letter: «%(found)s».", found=show(line.text[start : start + 20])),
                    _("Begin it with a capital."),
                    mends=swap(line, (start, start + 1), match["word"].upper()),
                    span=(start, start + 1),
                )


_NAME = re.compile(
    rf"\b(?:{'|'.join(SURNAMES)})\s+(?P<middle>{'|'.join(PERSON_WORDS)})"
    r"(?=\s+[A-ZĐÀ-Ỹ][^\W\d_]*\b(?!\s+[a-zđ]+\s+[A-Z]))"
)
_HERO = re.compile(
    r"\b(?P<first>bác|cụ)(?=\s+Hồ\b(?!\s+[A-ZĐ]))"
    r"|\b(?P<second>vua)(?=\s+Hùng\b)|\b(?P<third>bà)(?=\s+Triệu\b)"
)


@rule("VH002", "PL2 II.1", on="YD", severity=Severity.WARNING, fixes=True, usual=False)
def names_of_people(reading: Reading) -> Iterator[Fault]:
    """Tên người Việt Nam: each syllable of a person's name has a capital.

    Asks: Tên thông thường: Viết hoa chữ cái đầu tất cả các âm tiết của danh từ riêng chỉ tên người. … Tên hiệu, tên gọi
        nhân vật lịch sử: Viết hoa chữ cái đầu tất cả các âm tiết. Ví dụ: Vua Hùng, Bà Triệu, Ông Gióng, Bác Hồ, Cụ
        Hồ,...
    Why: Only what is plain is judged: a common surname, a small «văn», «thị», … and a name after it; and the decree's
        own examples.
    Wrong: ông Nguyễn văn Cừ
    Right: ông Nguyễn Văn Cừ
    """
    for line in prose(reading):
        for pattern in (_NAME, _HERO):
            for match in pattern.finditer(line.text):
                group = match.lastgroup or ""
                if match.start() >= line.offset:
                    right = match[group].capitalize()
                    yield Fault(
                        line,
                        _("a syllable of a person's name has no capital: «%(found)s».", found=show(match[0])),
                        _("Write «%(right)s».", right=right),
                        mends=swap(line, match.span(group), right),
                        span=match.span(group),
                    )


_FOREIGN = Forms(FOREIGN_NAMES)
_CHAIN = re.compile(r"(?<![\w-])[A-ZĐÀ-Ỹ][^\W\d_]*(?:-[^\W\d_]+){2,}(?![\w-])")


@rule("VH003", "PL2 II.2.b", on="YD", severity=Severity.WARNING, fixes=True, usual=False)
def names_written_as_they_sound(reading: Reading) -> Iterator[Fault]:
    """Tên nước ngoài phiên âm: each part has one capital, on its first syllable, and hyphens between syllables.

    Asks: Viết hoa chữ cái đầu âm tiết thứ nhất trong mỗi thành phần. Ví dụ: Vla-đi-mia I-lích Lê-nin, Phri-đrích
        Ăng-ghen,...
    Why: «Mát-Xcơ-Va» looks like three names. Names of a list are judged, and chains of three syllables or more.
    Wrong: Mát-Xcơ-Va
    Right: Mát-xcơ-va
    """
    lines = [line for line in prose(reading) if "-" in line.text]
    listed: set[tuple[int, int]] = set()
    for fault in faults(lines, _FOREIGN):
        listed.add((id(fault.at), fault.span[0] if fault.span else 0))
        yield fault
    for line in lines:
        for span, found, right in slips(line, _CHAIN, _one_capital):
            if (id(line), span[0]) not in listed and not found.isupper() and "/" not in line.text[: span[0]][-1:]:
                yield Fault(
                    line,
                    _("«%(found)s» is written with the wrong capitals.", found=show(found)),
                    _("Write «%(right)s».", right=show(right)),
                    mends=swap(line, span, right),
                    span=span,
                )


def _one_capital(match: re.Match[str]) -> str:
    """Return a chain with one capital; chains with a part wholly in capitals (signs, «GDNN-GDTX») stay as they are."""
    parts = match[0].split("-")
    if any(len(part) > 1 and part.isupper() for part in parts) or parts[-1].isupper():
        return match[0]
    return match[0].capitalize()


_HONOURS = Forms(HONOURS)
_RANK = re.compile(r"\b(?:[Hh]uân chương|[Hh]uy chương)(?:\s+[^\W\d_]+){1,4}?\s+hạng\s+(?P<rank>nhất|nhì|ba)\b")


@rule("VH012", "PL2 V.2", on="YD", severity=Severity.WARNING, fixes=True, usual=False)
def honours(reading: Reading) -> Iterator[Fault]:
    """Huân chương, danh hiệu vinh dự: the parts that make the name, and the word for the class, have capitals.

    Asks: Tên các huân chương, huy chương, các danh hiệu vinh dự: Viết hoa chữ cái đầu của các âm tiết của các thành
        phần tạo thành tên riêng và các từ chỉ thứ, hạng. Ví dụ: Huân chương Sao vàng, Nghệ sĩ Nhân dân, Anh hùng Lao
        động,...
    Why: Only honours of a list are judged.
    Wrong: Huân chương lao động hạng nhất
    Right: Huân chương Lao động hạng Nhất
    """
    yield from faults(prose(reading), _HONOURS)
    for line in prose(reading):
        for match in _RANK.finditer(line.text):
            span = match.span("rank")
            if span[0] >= line.offset:
                yield Fault(
                    line,
                    _("the class of an order has no capital: «hạng %(found)s».", found=match["rank"]),
                    _("Write «%(right)s».", right=f"hạng {match['rank'].capitalize()}"),
                    mends=swap(line, span, match["rank"].capitalize()),
                    span=span,
                )


_POSTS = Forms(POSTS)


@rule("VH013", "PL2 V.3", on="YD", severity=Severity.WARNING, fixes=True, usual=False)
def posts_and_degrees(reading: Reading) -> Iterator[Fault]:
    """Chức vụ, học vị: a post or degree beside the one person or office that is meant has a capital.

    Asks: Tên chức vụ, học vị, danh hiệu: Viết hoa tên chức vụ, học vị nếu đi liền với tên người cụ thể. Ví dụ: Chủ tịch
        Quốc hội, Thủ tướng Chính phủ, Giáo sư Tôn Thất Tùng,...
    Why: Only the highest posts, from a list, are judged; «chủ tịch các xã» means many and is small.
    Wrong: ý kiến của thủ tướng Chính phủ
    Right: ý kiến của Thủ tướng Chính phủ
    """
    yield from faults(prose(reading), _POSTS, wanted=_is_office)


def _is_office(line: Said, span: tuple[int, int]) -> bool:
    """Tell whether the office itself is named: «chủ tịch nước ta» of any time is not."""
    return not line.text[slice(*span)].islower()
