"""TY001-003, TY006-007: trích yếu nội dung công văn (ô 5b): its words."""

import re
from collections.abc import Iterator

from congvan.checks.looking import is_letter, is_placeholder, is_plain, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.said import Said
from congvan.decree import (
    PARTS,
    SUBJECT_LINES,
    SUBJECT_LONGEST,
    SUBJECT_OPENINGS,
    SUBJECT_PREFIX,
    SUBJECT_SHORT,
    VAGUE_SUBJECTS,
    Mm,
)
from congvan.errors import Severity
from congvan.language import _
from congvan.page import Passage, Restyle, lines_of

_PREFIX = re.compile(
    r"\s*(?P<prefix>v\s*[/.\\|]\s*v(?:\b\.?|(?=[^\W\d_]))|vv\b|(?P<words>về\s+việc\b|về\b)|trích\s+yếu\b)(?P<after>[\s.:]*)",
    re.IGNORECASE,
)
_RIGHT = re.compile(rf"\s*{SUBJECT_PREFIX}(?=\s|$)")
_AGAIN = re.compile(r"(?:v\s*[/.\\|]\s*v\b|vv\b|về\s+việc\b)[\s.:]*", re.IGNORECASE)
_MARK = re.compile(r"[.;,:]+$")
_ETC = re.compile(r"\bv\s?\.\s?v\s?\.$")
_OF_A_TEXT = ("số", "của", "liên")
_ROOM = Mm(62)
"""Width of the left cell of the decree's form (67.9 mm), its inner margins taken off."""


@rule("TY001", "PL1 II.5.b", on="YD", fixes=True)
def prefix(reading: Reading) -> Iterator[Fault]:
    """Trích yếu: a công văn tells its subject after «V/v», written so, once.

    Asks: Đối với công văn, trích yếu nội dung văn bản được trình bày tại ô số 5b …, sau chữ “V/v” bằng chữ in thường.
    Why: The subject is what registers and searches show of a letter. The program prints «V/v» itself.
    Wrong: Về việc: nâng bậc lương năm 2019
    Right: V/v nâng bậc lương năm 2019
    """
    if not is_letter(reading):
        return
    first = reading.words.subject[0] if reading.words.subject else None
    if first is None:
        message = _("no subject was found: no line that begins with «V/v» under the number.")
        yield Fault(None, message, _("Write «V/v» and the subject under the number."))
    elif is_plain(first):
        yield from _prefix_again(first) if reading.parts is None else _wrong_prefix(first)


def _prefix_again(line: Said) -> Iterator[Fault]:
    found = _AGAIN.match(line.own)
    if found:
        span = (line.offset, line.offset + found.end())
        yield Fault(
            line,
            _("«V/v» is written in the subject again: «%(found)s».", found=show(line.own)),
            _("Write the subject alone; the program prints «V/v»."),
            (Replace(line, *span, ""),),
            span,
        )


def _wrong_prefix(line: Said) -> Iterator[Fault]:
    right = _RIGHT.match(line.text)
    if right:
        again = _AGAIN.match(line.text, right.end() + 1)
        if again:
            yield Fault(
                line,
                _("the subject says «V/v» twice: «%(found)s».", found=show(line.text)),
                _("Write it once."),
                (Replace(line, *again.span(), ""),),
                again.span(),
            )
        return
    found = _PREFIX.match(line.text)
    if found is None:
        yield Fault(
            line,
            _("the subject does not begin with «V/v»: «%(found)s».", found=show(line.text)),
            _("Write «V/v» before the subject."),
            (Replace(line, 0, 0, f"{SUBJECT_PREFIX} "),),
        )
        return
    start, end = found.start("prefix"), found.end()
    mends: tuple[Replace | Restyle, ...] = (Replace(line, start, end, f"{SUBJECT_PREFIX} "),)
    if isinstance(line.origin, Passage) and _RIGHT.match(line.origin.text):
        mends = (Restyle(line.origin.spot, line.origin.start, line.origin.end, caps=False),)
    yield Fault(
        line,
        _("the subject does not begin with «V/v» as the decree has it: «%(found)s».", found=show(line.text)),
        _("Write «V/v» and a space: capital V, slash, small v."),
        mends,
        (start, found.end("prefix")),
    )


def _whole(lines: tuple[Said, ...]) -> str:
    """Return the subject without «V/v», its lines joined."""
    text = " ".join(" ".join(line.text.split()) for line in lines)
    found = _PREFIX.match(text)
    return text[found.end() :] if found else text


@rule("TY002", "", on="YD", severity=Severity.WARNING, fixes=True)
def small_letter(reading: Reading) -> Iterator[Fault]:
    """Trích yếu: the word after «V/v» begins with a small letter unless it is a name.

    Asks: Thực tiễn soạn thảo, theo ví dụ của Phụ lục I, mục V: “V/v nâng bậc lương năm 2019”. Trích yếu bằng chữ in
        thường (II.5.b).
    Why: «V/v» begins the sentence; what follows goes on in it.
    Wrong: V/v Tổ chức kỳ thi chọn học sinh giỏi
    Right: V/v tổ chức kỳ thi chọn học sinh giỏi
    """
    lines = [line for line in reading.words.subject if is_plain(line)]
    if not is_letter(reading) or not lines:
        return
    if _is_shouted(lines):
        yield Fault(
            lines[0],
            _("the subject is written in capitals: «%(found)s».", found=show(lines[0].text)),
            _("Write it in small letters, with capitals for names only."),
            severity=Severity.ERROR,
            clause=PARTS["subject"].clause,
        )
        return
    first = lines[0]
    found = _PREFIX.match(first.text)
    start = found.end() if found else 0
    words = first.text[start:].split(maxsplit=3)
    if words and words[0][0].isupper() and words[0][1:].islower() and _is_opening(words):
        yield Fault(
            first,
            _("the subject goes on after «V/v» with a capital: «%(found)s».", found=show(first.text)),
            _("Write «%(right)s».", right=show(words[0][0].lower() + words[0][1:])),
            (Replace(first, start, start + 1, words[0][0].lower()),),
            (start, start + len(words[0])),
        )


def _is_opening(words: list[str]) -> bool:
    """Tell whether a subject begins with a word that is no name; «Báo cáo số 05/BC-UBND» is a document's."""
    for length in (3, 2):
        if " ".join(words[:length]).lower() in SUBJECT_OPENINGS:
            return words[1].islower() and not any(one.lower() in _OF_A_TEXT for one in words[length : length + 1])
    # after one syllable a capital may go on with a name: «Lập Thạch», «Cử Nguyễn Thị …»
    following = words[1] if len(words) > 1 else ""
    return words[0].lower() in SUBJECT_OPENINGS and following.islower() and following not in _OF_A_TEXT


def _is_shouted(lines: list[Said]) -> bool:
    text = "".join(line.own if line.offset else line.text for line in lines)
    text = re.sub(r"^\s*v/v\b", "", text, flags=re.IGNORECASE)
    letters = [one for one in text if one.isalpha()]
    return len(letters) > 12 and " " in text.strip() and all(one.isupper() for one in letters)  # noqa: PLR2004 - «TTHC» is none


@rule("TY003", "", on="YD", severity=Severity.WARNING, fixes=True)
def no_stop(reading: Reading) -> Iterator[Fault]:
    """Trích yếu: the subject does not end with a full stop.

    Asks: Thực tiễn soạn thảo: cuối trích yếu không có dấu chấm; ví dụ của Phụ lục I, mục V: “V/v nâng bậc lương năm
        2019”.
    Why: The subject is a heading, not a sentence; registers copy it without the stop.
    Wrong: V/v nâng bậc lương năm 2019.
    Right: V/v nâng bậc lương năm 2019
    """
    lines = [line for line in reading.words.subject if line.own.strip()]
    if not is_letter(reading) or not lines or not is_plain(lines[-1]):
        return
    last = lines[-1]
    text = last.text.rstrip()
    found = _MARK.search(text)
    if found is None or found.start() < last.offset or ".." in found[0] or _ETC.search(text) or is_placeholder(text):
        return
    yield Fault(
        last,
        _("the subject ends with «%(found)s».", found=show(found[0])),
        _("Take the mark out."),
        (Replace(last, *found.span(), ""),),
        found.span(),
    )


@rule("TY006", "PL1 II.5.a", on="YD", severity=Severity.WARNING)
def short_and_telling(reading: Reading) -> Iterator[Fault]:
    """Trích yếu: the subject is a short sentence or a phrase that tells what the letter is about.

    Asks: Trích yếu nội dung văn bản là một câu ngắn gọn hoặc một cụm từ phản ánh khái quát nội dung chủ yếu của văn
        bản.
    Why: «V/v trả lời» fits every letter and finds none. What is long is cut off in registers: more than 80 characters
        that also take more than five lines.
    Wrong: V/v trả lời chính sách thuế
    Right: V/v thuế suất thuế giá trị gia tăng đối với phần mềm
    """
    lines = reading.words.subject
    if not is_letter(reading) or not lines or any(is_placeholder(line.text) for line in lines):
        return
    text = _whole(lines)
    if text.lower().strip(" .;:,") in VAGUE_SUBJECTS:
        yield Fault(
            lines[0],
            _("the subject fits any letter: «%(found)s».", found=show(text)),
            _("Say in a few words what the letter is about."),
        )
    elif len(text) > SUBJECT_SHORT and _height(lines) > SUBJECT_LINES:
        yield Fault(
            lines[0],
            _(
                "the subject is long: %(length)s characters, %(lines)s lines.",
                length=len(text),
                lines=_height(lines),
            ),
            _("Make it a short sentence or a phrase."),
        )


def _height(lines: tuple[Said, ...]) -> int:
    """Return how many lines the subject takes in the left cell, set in the smallest size."""
    passage = lines[0].origin
    room = Mm(passage.right - passage.left) if isinstance(passage, Passage) else _ROOM
    size = PARTS["subject"].size[0]
    return len(lines_of(" ".join(" ".join(line.text.split()) for line in lines), room, size))


@rule("TY007", "", on="YD")
def fits_the_register(reading: Reading) -> Iterator[Fault]:
    """Trích yếu: the subject has 500 characters at most.

    Asks: Thực tiễn trao đổi văn bản, theo bảng thông tin đầu vào của Phụ lục VI: “Trích yếu nội dung | Subject |
        String | 500”.
    Why: The systems by which letters are registered and exchanged hold no more; the rest is lost on the way.
    Wrong: (trích yếu dài 620 ký tự)
    Right: V/v triển khai thực hiện Nghị quyết số 20/NQ-HĐND
    """
    lines = reading.words.subject
    length = len(_whole(lines))
    if is_letter(reading) and length > SUBJECT_LONGEST:
        yield Fault(
            lines[0],
            _("the subject has %(length)s characters; the register holds 500.", length=length),
            _("Shorten it; what is left out belongs into the letter."),
        )
