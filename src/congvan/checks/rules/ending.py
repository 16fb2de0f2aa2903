"""ND005-006: dấu kết thúc văn bản, «./.»."""

import re
from collections.abc import Iterator

from congvan.checks.looking import is_letter, is_placeholder, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.said import Said
from congvan.decree import END_MARK
from congvan.errors import Severity
from congvan.language import _
from congvan.page import Drop, PageMend, Passage

_TAIL = re.compile(r"[\s./]*$")
_INSIDE = re.compile(r"\s*\./\.")


@rule("ND005", "PL3 Mẫu 1.5", on="YD", severity=Severity.WARNING, fixes=True)
def end_mark(reading: Reading) -> Iterator[Fault]:
    """Dấu kết thúc: the body ends with «./.» directly after its last word, once.

    Asks: Mẫu 1.5 kết thúc phần nội dung bằng dấu “./.”; không câu nào trong Nghị định nói đến dấu này, nên đây là cảnh
        báo.
    Why: The mark tells the reader that nothing follows, so that no line can be added afterwards.
    Wrong: … nghiêm túc thực hiện ./.
    Right: … nghiêm túc thực hiện./.
    """
    body = [line for line in reading.words.body if line.text.strip()]
    if not is_letter(reading) or not body or is_placeholder(body[-1].text) or _goes_on_in_a_table(reading):
        return
    last = body[-1]
    start = _tail_start(last.text)
    tail = last.text[start:]
    if not start:
        if "/" in tail and not (len(body) > 1 and is_placeholder(body[-2].text)):
            yield _alone(last, body[-2] if len(body) > 1 else None)
        return
    if tail.rstrip() == END_MARK or last.text.rstrip().endswith(f"v.v{END_MARK}"):
        return
    own_end = last.offset + len(last.own)
    if last.text.endswith(END_MARK) and own_end <= len(last.text) - len(END_MARK):
        mend = Replace(last, start, own_end, "")  # the program writes the mark itself
    elif last.text[start:own_end].strip() and reading.parts is None:
        mend = Replace(last, start, own_end, END_MARK)
    else:
        mend = Replace(last, start, len(last.text), END_MARK)
    message = (
        _("the end of the letter is marked «%(found)s».", found=show(last.text[max(start - 15, 0) :]))
        if "/" in tail
        else _("the letter does not end with «./.»: «%(found)s».", found="…" + show(last.text[-30:]))
    )
    yield Fault(last, message, _("Write «./.» directly after the last word, once."), (mend,), (start, len(last.text)))


def _tail_start(text: str) -> int:
    found = _TAIL.search(text)
    start = found.start() if found else len(text)
    return start + 1 if re.search(r"v\.\s?v$", text[:start]) and text[start : start + 1] == "." else start


def _alone(last: Said, before: Said | None) -> Fault:
    mends: tuple[Replace | PageMend, ...] = ()
    if before is not None and isinstance(last.origin, Passage) and isinstance(before.origin, Passage):
        put = Replace(before, _tail_start(before.text), len(before.text), END_MARK)
        whole = last.origin.end - last.origin.start == len(last.origin.paragraph.text.strip())
        mends = (put, Drop(last.origin.spot)) if whole else ()
    return Fault(
        last,
        _("«./.» stands on a line of its own."),
        _("Put it directly after the last word of the letter."),
        mends,
    )


def _goes_on_in_a_table(reading: Reading) -> bool:
    """Tell whether a table of data is the last thing of the body: the mark stands then under or in it."""
    parts = reading.parts
    if parts is None or not parts.body_tables:
        return False
    return parts.body_tables[-1].order > max((one.order for one in parts.body if one.text.strip()), default=0)


@rule("ND006", "PL3 Mẫu 1.5", on="YD", severity=Severity.WARNING)
def nothing_after(reading: Reading) -> Iterator[Fault]:
    """Dấu kết thúc: no sentence of the body stands after «./.».

    Asks: Trong Mẫu 1.5, sau dấu “./.” là “Nơi nhận” và chữ ký; không còn nội dung nào nữa.
    Why: What stands after the mark looks added, and may be overlooked.
    Wrong: … thực hiện./. (dòng sau) Báo cáo gửi trước ngày 20/3/2026.
    Right: Báo cáo gửi trước ngày 20/3/2026./. (ở câu cuối cùng)
    """
    if not is_letter(reading):
        return
    body = [line for line in reading.words.body if line.text.strip()]
    for number, line in enumerate(body):
        own_end = line.offset + len(line.own)
        found = _INSIDE.search(line.text, 0, own_end)
        last = number == len(body) - 1
        if found and not is_placeholder(line.text) and (not last or line.text[found.end() :].strip(" ./")):
            after = line.text[found.end() :].strip() or (body[number + 1].text if not last else "")
            yield Fault(
                line,
                _("the letter goes on after «./.»: «%(found)s».", found=show(after)),
                _("Write «./.» after the last sentence of the letter only."),
                span=found.span(),
            )
