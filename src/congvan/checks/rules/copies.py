"""NN: Nơi nhận (ô 9b): its words."""

import re
from collections.abc import Iterator, Sequence

from congvan.checks.copied import FILING_LINE, copy_items, filing_form
from congvan.checks.listing import DASH, dash_end, dash_mend, end_mend, end_start, has_right_dash
from congvan.checks.looking import is_letter, is_placeholder, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.said import Said
from congvan.decree import COPY_PURPOSES
from congvan.errors import Severity, Text
from congvan.language import _
from congvan.letter import Addition
from congvan.page import Insert, PageMend, Passage

_AS_ABOVE = "Như trên"
_MEANT = re.compile(r"như\s+(?:trên|kính\s+gửi|k/g|kg)\b", re.IGNORECASE)


@rule("NN002", "PL1 II.9.b", on="YD", fixes=True)
def as_above(reading: Reading) -> Iterator[Fault]:
    """Nơi nhận: the first item of a công văn is «Như trên».

    Asks: Phần thứ hai bao gồm từ “Nơi nhận”, phía dưới là từ “Như trên”, tiếp theo là tên các cơ quan, tổ chức, đơn vị
        và cá nhân có liên quan khác nhận văn bản.
    Why: It stands for everybody under «Kính gửi», whom the mail room must not forget.
    Wrong: - Như kính gửi;
    Right: - Như trên;
    """
    items, _filing = copy_items(reading)
    if not is_letter(reading) or (not items and not _filing):
        return
    first = items[0][0] if items else None
    if first is not None and _AS_ABOVE in first.text[dash_end(first) :][: len(_AS_ABOVE)]:
        return
    if first is not None and is_placeholder(first.text):
        return
    meant = first and _MEANT.match(first.text, dash_end(first))
    if first is not None and meant:
        yield Fault(
            first,
            _("the first of «Nơi nhận» is «%(found)s», not «Như trên».", found=show(meant[0])),
            _("Write «Như trên»."),
            (Replace(first, meant.start(), meant.end(), _AS_ABOVE),),
            meant.span(),
        )
        return
    later = any(_AS_ABOVE in item[0].text for item in items)
    at = first or _filing
    yield Fault(
        at,
        _("«Nơi nhận» does not begin with «Như trên»."),
        _("Put «Như trên» first: it stands for everybody under «Kính gửi»."),
        () if later or at is None else tuple(_put_first(at)),
    )


def _put_first(line: Said) -> Iterator[Addition | PageMend]:
    if isinstance(line.origin, Passage):
        dash = "" if line.offset else DASH
        yield Insert(line.origin.spot, f"{dash}{_AS_ABOVE};", before=True)
    elif isinstance(line.origin, Text) and line.origin.line:
        yield Addition(line.file, line.origin, _AS_ABOVE)


@rule("NN003", "PL1 II.9.d", on="YD", fixes=True)
def lines(reading: Reading) -> Iterator[Fault]:
    """Nơi nhận: each item begins with a hyphen and ends with «;», the last line is «- Lưu: VT, ….».

    Asks: tên mỗi cơ quan, tổ chức, đơn vị và cá nhân … được trình bày trên một dòng riêng, đầu dòng có gạch đầu dòng
        (-) sát lề trái, cuối dòng có dấu chấm phẩy (;), dòng cuối cùng bao gồm chữ “Lưu” sau có dấu hai chấm (:),
        tiếp theo là chữ viết tắt “VT”, dấu phẩy (,), chữ viết tắt tên đơn vị (hoặc bộ phận) soạn thảo văn bản và số
        lượng bản lưu, cuối cùng là dấu chấm (.).
    Why: Each line is a copy to be sent. The program writes the marks itself.
    Wrong: + Giám đốc Sở (dòng sau) - Lưu VT; VP
    Right: - Giám đốc Sở; (dòng sau) - Lưu: VT, VP.
    """
    items, filing = copy_items(reading)
    for item in items:
        line = item[0]
        if is_placeholder(line.text):
            continue
        if FILING_LINE.match(line.text):
            yield Fault(
                line,
                _("«Lưu» is written twice: «%(found)s».", found=show(line.text)),
                _("Take it out; the last line of «Nơi nhận» has it already."),
            )
            continue
        if not has_right_dash(line) or (line.offset and dash_end(line) > line.offset):
            yield _wrong_dash(line)
        yield from _wrong_end(item[-1])
    if filing is not None:
        yield from _filing_form(filing)
        rest = [line for line in reading.words.copies if line.text.strip()]
        after = rest[rest.index(filing) + 1 :]
        if after and not _is_drafter(after, reading) and not is_placeholder(after[0].text):
            yield Fault(
                after[0],
                _("«%(found)s» stands after «Lưu».", found=show(after[0].text)),
                _("«Lưu» is the last line of «Nơi nhận»."),
            )
    elif items and not all(is_placeholder(item[0].text) for item in items):
        yield Fault(
            items[-1][-1],
            _("«Nơi nhận» has no line «Lưu»."),
            _("Write as its last line: - Lưu: VT, and the abbreviation of the drafting unit."),
        )


def _is_drafter(lines: Sequence[Said], reading: Reading) -> bool:
    drafter = reading.words.drafter
    return drafter is not None and len(lines) == 1 and drafter.text.strip() in lines[0].text


def _wrong_dash(line: Said) -> Fault:
    end = dash_end(line)
    written = line.text[:end].strip()
    message = (
        _("the line of «Nơi nhận» begins with «%(found)s».", found=show(written))
        if written
        else _("the line of «Nơi nhận» has no hyphen: «%(found)s».", found=show(line.text))
    )
    fix = (
        _("Write the name alone; the program writes the hyphen.")
        if line.offset
        else _("Begin the line with one hyphen and a space.")
    )
    return Fault(line, message, fix, dash_mend(line), (0, end) if end else None)


def _wrong_end(line: Said) -> Iterator[Fault]:
    start = end_start(line)
    found = line.text[start:]
    if found.strip() == ";" and found[0] == ";":
        return
    message = (
        _("the line of «Nơi nhận» ends with «%(found)s», not «;».", found=show(found))
        if found.strip()
        else _("the line of «Nơi nhận» ends without «;»: «%(line)s».", line=show(line.text))
    )
    fix = (
        _("Write the name alone; the program writes the mark at the end.")
        if line.offset + len(line.own) < len(line.text)
        else _("End the line with a semicolon.")
    )
    yield Fault(line, message, fix, end_mend(line, ";"), (start, len(line.text)))


def _filing_form(line: Said) -> Iterator[Fault]:
    """Find what is wrong with the form of the line «Lưu» (Word only: in YAML the program writes it)."""
    if not isinstance(line.origin, Passage) or is_placeholder(line.text):
        return
    found = filing_form(line)
    if found is None:
        yield Fault(
            line,
            _("the line «Lưu» is not written as the decree has it: «%(found)s».", found=show(line.text)),
            _("Write it as: - Lưu: VT, VP (2)."),
        )
        return
    units = ", ".join(part.strip() for part in re.split(r"[,;]", found["units"]) if part.strip())
    right = f"{DASH}Lưu: {units}{(' ' + found['copies'].strip()) if found['copies'] else ''}."
    own = line.text[line.offset : found.start("rest") if found["rest"] else len(line.text)]
    dashed = right if not line.offset else right.removeprefix(DASH)
    if "".join(own.split()) == "".join(dashed.split()) or not units:
        return  # spaces are another rule's matter
    yield Fault(
        line,
        _("the line «Lưu» is not written as the decree has it: «%(found)s».", found=show(line.text)),
        _("Write «%(right)s».", right=right),
        (Replace(line, line.offset, line.offset + len(own), dashed),),
    )


_PURPOSE = re.compile(r"\((?:để|đ/)\s*(?P<what>[^()]*)\)", re.IGNORECASE)


@rule("NN007", "PL1 II.9.a", on="YD", severity=Severity.ADVICE)
def purposes(reading: Reading) -> Iterator[Fault]:
    """Mục đích gửi: a note such as «(để b/c)» says one of the purposes for which letters are sent.

    Asks: Nơi nhận văn bản gồm: Nơi nhận để thực hiện; nơi nhận để kiểm tra, giám sát, báo cáo, trao đổi công việc, để
        biết; nơi nhận để lưu văn bản.
    Why: The receiver reads from it what he has to do. The notes themselves are practice, the decree asks for none.
    Wrong: - Giám đốc Sở (để vui lòng xem);
    Right: - Giám đốc Sở (để b/c);
    """
    for line in reading.words.copies:
        for found in _PURPOSE.finditer(line.text):
            what = [part.strip() for part in re.split(r"[,;]|\bvà\b", found["what"].casefold()) if part.strip()]
            if what and not is_placeholder(line.text) and not all(_known(part) for part in what):
                yield Fault(
                    line,
                    _("«%(found)s» is no purpose that the decree names.", found=show(found[0])),
                    _("Use (để thực hiện), (để kiểm tra), (để giám sát), (để b/c), (để phối hợp), (để biết)."),
                    span=found.span(),
                )


def _known(part: str) -> bool:
    return any(part == one or part.startswith(f"{one} ") for one in COPY_PURPOSES)
