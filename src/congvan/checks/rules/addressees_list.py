"""KG003: Kính gửi nhiều nơi."""

from collections.abc import Iterator, Sequence

from congvan.checks.listing import (
    DASH,
    SEVERAL,
    dash_end,
    dash_mend,
    end_mend,
    end_start,
    has_details,
    has_right_dash,
    items_of,
)
from congvan.checks.looking import is_letter, is_placeholder, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.said import Said
from congvan.language import _
from congvan.page import PageMend, Passage, Reword, Split


@rule("KG003", "PL1 II.9.d", on="YD", fixes=True)
def several_addressees(reading: Reading) -> Iterator[Fault]:
    """Kính gửi nhiều nơi: each addressee has a line of its own, a hyphen before it, «;» after it, «.» after the last.

    Asks: trường hợp văn bản gửi cho hai cơ quan, tổ chức hoặc cá nhân trở lên thì xuống dòng, tên mỗi cơ quan, tổ chức,
        cá nhân hoặc mỗi nhóm cơ quan, tổ chức, cá nhân được trình bày trên một dòng riêng, đầu dòng có gạch đầu dòng
        (-), cuối dòng có dấu chấm phẩy (;), cuối dòng cuối cùng có dấu chấm (.).
    Why: Each line is one addressee: the clerk who sends the letter counts them. The program writes the marks itself.
    Wrong: Kính gửi: Sở Tài chính, Sở Nội vụ;
    Right: - Sở Tài chính; - Sở Nội vụ. (two lines below «Kính gửi:»)
    """
    if not is_letter(reading):
        return
    words = reading.words
    items = items_of(words.addressees)
    if len(items) == 1:
        yield from _on_one_line(items[0][0], words.addressees_label)
        return
    label_line = words.addressees_label
    for number, item in enumerate(items):
        line = item[0]
        beside = number == 0 and _beside(line, label_line)
        if beside:
            yield _first_beside(line, label_line)
        elif not has_right_dash(line) or (line.offset and dash_end(line) > line.offset):
            yield _wrong_dash(line)
        if SEVERAL.search(line.text[: end_start(line)]):
            yield from _on_one_line(line, label_line)
        elif not has_details(item):
            yield from _wrong_end(item[-1], "." if number == len(items) - 1 else ";")


def _beside(line: Said, label_line: Said | None) -> bool:
    """Tell whether a line stands on the line of the label, in the same paragraph."""
    if label_line is None or not isinstance(line.origin, Passage) or not isinstance(label_line.origin, Passage):
        return False
    between = line.origin.paragraph.text[label_line.origin.start : line.origin.start]
    return line.origin.spot == label_line.origin.spot and "\n" not in between


def _first_beside(line: Said, label_line: Said | None) -> Fault:
    mends: tuple[PageMend, ...] = ()
    if isinstance(line.origin, Passage) and label_line is not None:
        spot, start = line.origin.spot, line.origin.start
        mends = (Split(spot, start),)
        if not has_right_dash(line):
            mends = (Reword(spot, start, start + dash_end(line), DASH), *mends)
    return Fault(
        line,
        _("the first of several addressees stands on the line of «Kính gửi:»: «%(found)s».", found=show(line.text)),
        _("Begin a new line after «Kính gửi:»; each addressee has its own line with a hyphen."),
        mends,
    )


def _wrong_dash(line: Said) -> Fault:
    end = dash_end(line)
    written = line.text[:end].strip()
    message = (
        _("the addressee's line begins with «%(found)s».", found=show(written))
        if written
        else _("the addressee's line has no hyphen: «%(found)s».", found=show(line.text))
    )
    if line.offset:
        fix = _("Write the name alone; the program writes the hyphen.")
    else:
        fix = _("Begin the line with one hyphen and a space.")
    return Fault(line, message, fix, dash_mend(line), (0, end) if end else None)


def _wrong_end(line: Said, wanted: str) -> Iterator[Fault]:
    start = end_start(line)
    if line.text[start:].strip() == wanted and not line.text[start:][:1].isspace():
        return
    if is_placeholder(line.text):
        return
    found = line.text[start:].strip()
    message = (
        _("the addressee's line ends with «%(found)s», not «%(wanted)s».", found=show(found), wanted=wanted)
        if found
        else _("the addressee's line ends without «%(wanted)s».", wanted=wanted)
    )
    if line.offset + len(line.own) < len(line.text):
        fix = _("Write the name alone; the program writes the mark at the end.")
    elif wanted == ".":
        fix = _("End the last addressee's line with a full stop.")
    else:
        fix = _("End the addressee's line with a semicolon.")
    yield Fault(line, message, fix, end_mend(line, wanted), (start, len(line.text)))


def _on_one_line(line: Said, label_line: Said | None) -> Iterator[Fault]:
    """Find several addressees on one line, parted by semicolons."""
    cuts = [found.span() for found in SEVERAL.finditer(line.text[: end_start(line)])]
    if not cuts or is_placeholder(line.text):
        return
    yield Fault(
        line,
        _("several addressees stand on one line: «%(found)s».", found=show(line.text)),
        _("Give each addressee a line of its own, with a hyphen before it and a semicolon after it."),
        tuple(_split(line, cuts, label_line)),
    )


def _split(line: Said, cuts: Sequence[tuple[int, int]], label_line: Said | None) -> Iterator[PageMend]:
    """Give the mends that put each addressee of a line in a paragraph of its own (Word only)."""
    if not isinstance(line.origin, Passage):
        return
    spot, base = line.origin.spot, line.origin.start - line.offset
    head = dash_end(line)
    alone = _beside(line, label_line) or not (label_line and label_line.origin)
    if not has_right_dash(line):
        yield Reword(spot, base + line.offset, base + max(head, line.offset), DASH)
    if alone and line.origin.start:
        yield Split(spot, line.origin.start)
    for start, end in cuts:
        rest = line.text[end:]
        length = len(rest) - len(rest.lstrip("-–—+•* \t"))
        yield Split(spot, base + start + 1)
        yield Reword(spot, base + end, base + end + length, DASH)
    last = end_start(line)
    if line.text[last:] != ".":
        yield Reword(spot, base + last, base + len(line.text), ".")
