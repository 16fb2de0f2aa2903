"""KG: Kính gửi (ô 9a): its words."""

import re
from collections.abc import Iterator

from congvan.checks.listing import SEVERAL, dash_end, items_of
from congvan.checks.looking import is_letter, is_placeholder, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.said import Said
from congvan.errors import Text
from congvan.language import _
from congvan.page import Join, Passage, Restyle

_LABEL = re.compile(r"\s*k[íi]nh\s+g[ửưuởơ]i(?:\s*[:;.])*\s*", re.IGNORECASE)
_RIGHT_LABEL = re.compile(r"\s*Kính\sgửi:\s*")


@rule("KG001", "PL1 II.9.d", on="YD", fixes=True)
def label(reading: Reading) -> Iterator[Fault]:
    """Kính gửi: a công văn has «Kính gửi:» once, with a colon directly after it.

    Asks: Từ “Kính gửi” và tên các cơ quan, tổ chức hoặc cá nhân nhận văn bản được trình bày bằng chữ in thường, …; sau
        từ “Kính gửi” có dấu hai chấm (:).
    Why: The reader and the mail room look for these words to know who has to act. The program prints them itself.
    Wrong: Kính gửi Ủy ban nhân dân thành phố
    Right: Kính gửi: Ủy ban nhân dân thành phố
    """
    words = reading.words
    if not is_letter(reading):
        return
    for line in (*words.addressees, *words.unit_addressees):
        found = _LABEL.match(line.own)
        if found and reading.parts is None:
            yield Fault(
                line,
                _("«Kính gửi» is written here again: «%(found)s».", found=show(line.own)),
                _("Write the addressee alone; the program prints «Kính gửi:»."),
                (Replace(line, line.offset, line.offset + found.end(), ""),),
                (line.offset, line.offset + found.end()),
            )
    if reading.parts is None:
        return
    if words.addressees_label is None:
        yield Fault(None, _("no line with «Kính gửi:» was found above the body."), _("Write whom the letter is for."))
        return
    yield from _wrong_label(words.addressees_label)


def _wrong_label(line: Said) -> Iterator[Fault]:
    found = _LABEL.match(line.text)
    if not found:
        if not is_placeholder(line.text):
            yield Fault(
                line,
                _("the line of the addressee does not begin with «Kính gửi:»: «%(found)s».", found=show(line.text)),
                _("Write «Kính gửi:» before the name."),
            )
        return
    if _RIGHT_LABEL.fullmatch(found[0]):
        return
    written = found[0].strip()
    if isinstance(line.origin, Passage) and _RIGHT_LABEL.match(line.origin.text):
        spot, start = line.origin.spot, line.origin.start
        mends: tuple[Replace | Restyle, ...] = (Restyle(spot, start, line.origin.end, caps=False),)
    else:
        end = found.end() if found.end() == len(line.text) else found.start() + len(found[0].rstrip())
        space = " " if end < len(line.text) and not line.text[end].isspace() else ""
        mends = (Replace(line, 0, end, "Kính gửi:" + space),)
    yield Fault(
        line,
        _("«Kính gửi:» is not written as the decree has it: «%(found)s».", found=show(written)),
        _("Write «Kính gửi:», the colon directly after the word."),
        mends,
        (0, found.start() + len(found[0].rstrip())),
    )


@rule("KG002", "PL1 II.9.d", on="YD", fixes=True)
def one_addressee(reading: Reading) -> Iterator[Fault]:
    """Kính gửi một nơi: one addressee stands on the line of «Kính gửi:», without a dash.

    Asks: Nếu văn bản gửi cho một cơ quan, tổ chức hoặc một cá nhân thì từ “Kính gửi” và tên cơ quan, tổ chức hoặc cá
        nhân được trình bày trên cùng một dòng.
    Why: Dashes and semicolons announce a list; with one name the reader looks for the rest.
    Wrong: Kính gửi: - Bộ Nội vụ;
    Right: Kính gửi: Bộ Nội vụ
    """
    if not is_letter(reading):
        return
    words = reading.words
    if reading.parts is None:
        lines = (*(words.addressees if len(words.addressees) == 1 else ()), *words.unit_addressees)
        for line in lines:
            yield from _dashed(line)
        return
    items = items_of(words.addressees)
    if len(items) != 1 or SEVERAL.search(items[0][0].text):
        return
    first = items[0][0]
    if not is_placeholder(first.text):
        yield from _dashed(first)
    yield from _below_label(first, words.addressees_label)


def _dashed(line: Said) -> Iterator[Fault]:
    own = line.own
    lead = len(own) - len(own.lstrip("-–—+•* \t"))
    tail = len(own.rstrip(" \t;"))
    mends = []
    if lead and own[:lead].strip():
        mends.append(Replace(line, line.offset, line.offset + lead, ""))
    elif not line.offset or not dash_end(line):
        lead = 0
    if tail < len(own) and ";" in own[tail:]:
        mends.append(Replace(line, line.offset + tail, line.offset + len(own), ""))
    if mends or lead:
        yield Fault(
            line,
            _("the only addressee is written as one of a list: «%(found)s».", found=show(line.text)),
            _("With one addressee write no dash and no semicolon."),
            tuple(mends) if _is_placed(line) else (),
        )


def _is_placed(line: Said) -> bool:
    """Tell whether it is known where the very words stand; of a unit in the list only its first line is."""
    return not isinstance(line.origin, Text) or line.origin.column > 0


def _below_label(line: Said, label_line: Said | None) -> Iterator[Fault]:
    """Find an only addressee on a line of its own below the label."""
    if label_line is None or not isinstance(line.origin, Passage) or not isinstance(label_line.origin, Passage):
        return
    name, above = line.origin, label_line.origin
    same_row = name.table and (name.table, name.row) == (above.table, above.row) and name.cell != above.cell
    if (name.spot == above.spot and "\n" not in name.paragraph.text[above.start : name.start]) or same_row:
        return
    near = name.spot.part == above.spot.part and name.spot.number == above.spot.number + 1
    yield Fault(
        line,
        _("the only addressee stands below «Kính gửi:», not on its line."),
        _("Put the name on the line of «Kính gửi:»."),
        (Join(above.spot, " "),) if near else (),
    )
