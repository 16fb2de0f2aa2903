"""NN001, NN004: how Nơi nhận (ô 9b) is set."""

import re
from collections.abc import Iterator

from congvan.checks.indents import line_start_of
from congvan.checks.looking import is_letter, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.said import Said
from congvan.checks.setting import wrong_settings
from congvan.decree import COPIES_LABEL, PARTS, Mm
from congvan.language import _
from congvan.page import PageMend, Passage, Reshape, Restyle, Split

_LABEL = re.compile(r"\s*nơi\s+nhận\s*[:;.]?\s*", re.IGNORECASE)
_EDGE = 4.0
"""How far from the left edge the words may begin: a cell's margin and a little."""


@rule("NN001", "PL1 II.9.d", on="YD", fixes=True)
def label(reading: Reading) -> Iterator[Fault]:
    """Nơi nhận: «Nơi nhận:» on a line of its own at the left edge, level with the title, cỡ chữ 12, bold and italic.

    Asks: Từ “Nơi nhận” được trình bày trên một dòng riêng (ngang hàng với dòng chữ “quyền hạn, chức vụ của người ký” và
        sát lề trái), sau có dấu hai chấm (:), bằng chữ in thường, cỡ chữ 12, kiểu chữ nghiêng, đậm.
    Why: The mail room looks there. The program prints the words itself.
    Wrong: NƠI NHẬN (in đậm, không nghiêng)
    Right: Nơi nhận: (cỡ chữ 12, nghiêng, đậm)
    """
    parts, words = reading.parts, reading.words
    if parts is None:
        yield from _written_again(words.copies)
        return
    line = words.copies_label
    if line is None or parts.copies_label is None:
        yield Fault(
            None,
            _("no line «Nơi nhận:» was found below the body."),
            _("Write «Nơi nhận:» at the left, level with the signer's title, and below it who gets the letter."),
        )
        return
    yield from _words(line)
    passage = parts.copies_label
    yield from wrong_settings(PARTS["copies_label"], [_only_label(passage)])
    if passage.align not in ("left", "both") or line_start_of(passage) > _EDGE:
        yield Fault(
            passage,
            _("«Nơi nhận:» does not stand at the left edge."),
            _("Put it at the left edge of the text."),
            (Reshape(passage.spot, align="left", left=Mm(0), first_line=Mm(0)),) if passage.left < _EDGE else (),
        )
    if is_letter(reading):  # Mẫu 1.9 (biên bản) itself has it below
        yield from _not_level(passage, parts.authority[0] if parts.authority else None)


def _written_again(lines: tuple[Said, ...]) -> Iterator[Fault]:
    for line in lines:
        found = _LABEL.match(line.own)
        if found:
            start = line.offset
            yield Fault(
                line,
                _("«Nơi nhận» is written here again: «%(found)s».", found=show(line.own)),
                _("Write the name alone; the program prints «Nơi nhận:»."),
                (Replace(line, start, start + found.end(), ""),) if line.own[found.end() :].strip() else (),
                (start, start + found.end()),
            )


def _only_label(passage: Passage) -> Passage:
    """Return the passage of the label without what may stand after it on its line."""
    found = _LABEL.match(passage.text)
    end = passage.start + len(found[0].rstrip()) if found else passage.end
    return Passage(
        passage.paragraph, passage.start, end, passage.left, passage.right, passage.align, order=passage.order
    )


def _words(line: Said) -> Iterator[Fault]:
    found = _LABEL.match(line.text)
    if not found:
        return
    written = found[0].rstrip()
    if " ".join(written.split()) != COPIES_LABEL:
        mends: tuple[Replace | PageMend, ...] = (Replace(line, 0, len(written), COPIES_LABEL),)
        origin = line.origin
        if isinstance(origin, Passage) and (match := _LABEL.match(origin.text)) and match[0].rstrip() == COPIES_LABEL:
            mends = (Restyle(origin.spot, origin.start, origin.end, caps=False),)
        yield Fault(
            line,
            _("«Nơi nhận:» is not written as the decree has it: «%(found)s».", found=show(written)),
            _("Write «Nơi nhận:», the colon directly after the word."),
            mends,
            (0, len(written)),
        )
    rest = line.text[found.end() :].strip()
    if rest and isinstance(line.origin, Passage):
        at = line.origin.start + found.end() - line.offset
        yield Fault(
            line,
            _("something stands on the line of «Nơi nhận:»: «%(found)s».", found=show(rest)),
            _("«Nơi nhận:» has a line of its own."),
            (Split(line.origin.spot, at),),
            (found.end(), len(line.text)),
        )


def _not_level(label_passage: Passage, title: Passage | None) -> Iterator[Fault]:
    """Find a label that stands below or above the title; where no table holds both it can only be told by the order."""
    if title is None or label_passage.spot == title.spot:
        return
    same_table = label_passage.table and label_passage.table == title.table
    level = same_table and label_passage.row == title.row
    if (same_table and not level) or (not label_passage.table and not title.table):
        yield Fault(
            label_passage,
            _("«Nơi nhận:» does not stand level with the signer's title."),
            _("Put both side by side, in one row of a table without lines."),
        )


@rule("NN004", "PL1 II.9.d", on="D", fixes=True)
def set_as_copies(reading: Reading) -> Iterator[Fault]:
    """Nơi nhận: the list below it is set in cỡ chữ 11, upright.

    Asks: phần liệt kê các cơ quan, tổ chức, đơn vị và cá nhân nhận văn bản được trình bày bằng chữ in thường, cỡ chữ
        11, kiểu chữ đứng.
    Why: It is for the mail room, not for the reader, and leaves room for the signature.
    Wrong: (danh sách cỡ chữ 12, nghiêng)
    Right: (danh sách cỡ chữ 11, đứng)
    """
    parts = reading.parts
    if parts is not None:
        yield from wrong_settings(PARTS["copies"], [one for one in parts.copies if one.text.strip()])
