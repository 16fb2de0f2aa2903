"""MK002, MK004: how dấu chỉ mức độ khẩn and chỉ dẫn phạm vi lưu hành are set."""

from collections.abc import Iterator

from congvan.checks.looking import about, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.setting import wrong_case, wrong_settings
from congvan.decree import PARTS, URGENCY_MARKS, Mm
from congvan.language import _
from congvan.page import DrawBox, DrawnBox, Marked, Passage, Restyle, text_width

_NEAR = 0.5
_RED = "FF0000"
_CIRCULATION_HEIGHT = Mm(8)


def _is_red(colour: str) -> bool:
    """Tell whether a colour is a bright red (đỏ tươi)."""
    if len(colour) != len(_RED):
        return False
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return red >= _BRIGHT and max(green, blue) <= _DULL


_BRIGHT, _DULL = 0xC0, 0x50


@rule("MK002", "PL1 III.2.b", on="D", fixes=True)
def urgency_box(reading: Reading) -> Iterator[Fault]:
    """Dấu chỉ mức độ khẩn: a single red box of the decree's size, its words bold, cỡ chữ 13-14, left under V/v.

    Asks: Con dấu các mức độ khẩn được khắc sẵn hình chữ nhật có kích thước 30 mm x 8 mm, 40 mm x 8 mm và 20 mm x 8 mm,
        trên đó các từ “HOẢ TỐC”, “THƯỢNG KHẨN” và “KHẨN” … cỡ chữ từ 13 đến 14, kiểu chữ đứng, đậm và đặt cân đối trong
        khung hình chữ nhật viền đơn. … Mực để đóng dấu chỉ mức độ khẩn dùng màu đỏ tươi.
    Why: The box is what the mail room sees first.
    Wrong: KHẨN (không có khung, màu đen)
    Right: KHẨN (khung 20 mm x 8 mm, màu đỏ)
    """
    parts = reading.parts
    marked = parts.urgency if parts else None
    if parts is None or marked is None:
        return
    line = marked.passage
    yield from wrong_settings(PARTS["urgency"], [line])
    yield from wrong_case(PARTS["urgency"], [line])
    if any(not _is_red(run.look.colour) for run in line.inked):
        yield Fault(
            line,
            _("the mark of urgency is not red."),
            _("Set it in bright red."),
            (Restyle(line.spot, line.start, line.end, colour=_RED),),
        )
    words = " ".join(line.shown.upper().split()).replace("HỎA", "HOẢ")
    mark = next((one for one in URGENCY_MARKS if one.words == words), None)
    if mark is not None:
        yield from _wrong_box(marked, mark.width, mark.height, _RED)
    head = parts.subject[-1] if parts.subject else parts.symbol
    if head is not None and line.left >= head.right and line.table and line.table == head.table:
        yield Fault(
            line,
            _("the mark of urgency does not stand at the left, under «V/v»."),
            _("Put it in the left column, below the subject."),
        )


def _wrong_box(marked: Marked, width: Mm, height: Mm, colour: str) -> Iterator[Fault]:
    line, box = marked.passage, marked.box
    mends = (DrawBox(line.spot, width, height, Mm(line.right - line.left), colour),)
    fix = _("Draw a box of %(width)g mm x %(height)g mm with a single line.", width=width, height=height)
    if box is None:
        yield Fault(line, _("no box is drawn around «%(words)s».", words=show(line.shown)), fix, mends)
    elif not _is_single(box):
        yield Fault(line, _("the box around «%(words)s» is not a single line.", words=show(line.shown)), fix, mends)
    elif (box.width is not None and not about(box.width, width, _NEAR)) or (
        box.height is not None and not about(box.height, height, _NEAR)
    ):
        found = " x ".join("?" if one is None else f"{one:.1f}" for one in (box.width, box.height))
        yield Fault(
            line,
            _("the box around «%(words)s» measures %(found)s mm.", words=show(line.shown), found=found),
            fix,
            mends if box.made_of == "paragraph" else (),
        )


def _is_single(box: DrawnBox) -> bool:
    return box.border.style in ("single", "thick")


@rule("MK004", "PL1 III.2.c", on="YD", fixes=True)
def circulation(reading: Reading) -> Iterator[Fault]:
    """Phạm vi lưu hành: bold capitals, cỡ chữ 13-14, in a box of a single line.

    Asks: Các chỉ dẫn về phạm vi lưu hành trình bày tại ô số 11 …, trình bày cân đối trong một khung hình chữ nhật viền
        đơn, bằng chữ in hoa, phông chữ Times New Roman, cỡ chữ từ 13 đến 14, kiểu chữ đứng, đậm.
    Why: Who may read the letter must be seen before it is read. No size of the box is given.
    Wrong: Lưu hành nội bộ (không có khung)
    Right: LƯU HÀNH NỘI BỘ (trong khung)
    """
    said = reading.words.circulation
    if reading.parts is None and said is not None and said.text != said.text.upper():
        yield Fault(
            said,
            _("the words on circulation are not in capitals: «%(found)s».", found=show(said.text)),
            _("Write them in capitals."),
            (Replace(said, 0, len(said.text), said.text.upper()),),
        )
    marked = reading.parts.circulation if reading.parts else None
    if marked is None:
        return
    line = marked.passage
    yield from wrong_settings(PARTS["circulation"], [line])
    yield from wrong_case(PARTS["circulation"], [line])
    if marked.box is None or not _is_single(marked.box):
        yield Fault(
            line,
            _("no box with a single line is drawn around «%(words)s».", words=show(line.shown)),
            _("Draw a box with a single line around it."),
            (DrawBox(line.spot, _width(line), _CIRCULATION_HEIGHT, Mm(line.right - line.left), at_right=True),),
        )


def _width(line: Passage) -> Mm:
    """Return the width of a box for the words with some air at both sides."""
    size = PARTS["circulation"].size[1]
    return Mm(round(text_width(line.shown, size, bold=True) + 6))
