"""KY009, KY011: how the signature (ô 7) is set."""

from collections.abc import Iterator, Sequence

from congvan.checks.indents import centre_of, size_of
from congvan.checks.looking import is_placeholder, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.setting import wrong_case, wrong_settings
from congvan.decree import PARTS, SIGNATURE_ROOM, Mm, Pt
from congvan.errors import Severity
from congvan.language import _
from congvan.page import PageMend, Passage, Picture, Reshape, Restyle, Reword

_NEAR = 5.0
_LESS = 6.0
"""The decree's own forms leave 19 to 23 mm."""
_SINGLE = 1.149


@rule("KY009", "PL1 II.7.đ", on="D", fixes=True)
def set_as_signature(reading: Reading) -> Iterator[Fault]:
    """Chữ ký: quyền hạn, chức vụ in capitals, the name in small letters below; both bold, cỡ chữ 13-14, centred.

    Asks: các chữ viết tắt quyền hạn như: “TM.”, “Q.”, “KT.”, “TL.”, “TUQ.” và quyền hạn chức vụ của người ký được trình
        bày bằng chữ in hoa, cỡ chữ từ 13 đến 14, kiểu chữ đứng, đậm. … Họ và tên của người ký … bằng chữ in thường, cỡ
        chữ từ 13 đến 14, kiểu chữ đứng, đậm, được đặt canh giữa quyền hạn, chức vụ của người ký.
    Why: The block is what makes the letter valid; it must be found and read at once.
    Wrong: Phó Giám đốc / PHẠM QUỐC HIỆU
    Right: PHÓ GIÁM ĐỐC / Phạm Quốc Hiệu
    """
    parts = reading.parts
    if parts is None:
        return
    titles = list(parts.authority)
    yield from wrong_settings(PARTS["authority"], titles)
    yield from wrong_case(PARTS["authority"], titles)
    name = parts.signer
    if name is None:
        return
    yield from wrong_settings(PARTS["signer"], [name])
    letters = [one for one in name.shown if one.isalpha()]
    if len(letters) > 1 and name.shown == name.shown.upper() and not is_placeholder(name.shown):
        yield Fault(
            name,
            _("the signer's name is in capitals: «%(found)s».", found=show(name.shown)),
            _("Write the name in small letters with capital initials."),
            _small(name),
        )
    yield from _off_centre(name, titles)


def _small(name: Passage) -> tuple[PageMend, ...]:
    if name.text != name.text.upper():
        return (Restyle(name.spot, name.start, name.end, caps=False),)
    title = name.text.title()
    return (Reword(name.spot, name.start, name.end, title),) if len(title) == len(name.text) else ()


def _off_centre(name: Passage, titles: Sequence[Passage]) -> Iterator[Fault]:
    above = titles[-1] if titles else None
    if above is None or (above.table, above.cell) != (name.table, name.cell):
        return
    off = centre_of(name) - centre_of(above)
    if abs(off) <= _NEAR:
        return
    both = above.align == "center" or above.spot != name.spot
    shape = above.paragraph
    yield Fault(
        name,
        _("the signer's name stands %(off).0f mm beside the middle of the title.", off=abs(off)),
        _("Centre the name under the title."),
        (Reshape(name.spot, align="center", left=shape.left, right=shape.right, first_line=shape.first_line),)
        if both and above.align == "center"
        else (),
    )


@rule("KY011", "", on="D", severity=Severity.WARNING, fixes=True)
def room(reading: Reading) -> Iterator[Fault]:
    """Chỗ ký: between title and name there is room for a signature, about 25 mm.

    Asks: Theo thông lệ, giữa chức vụ và họ tên để khoảng trống đủ cho chữ ký và dấu, khoảng 25 mm (bốn dòng trống).
    Why: A signature and a seal of 36 mm do not fit in less without covering the text.
    Wrong: (họ tên ngay dưới chức vụ)
    Right: (bốn dòng trống giữa chức vụ và họ tên)
    """
    parts = reading.parts
    if parts is None or parts.signer is None or not parts.authority or is_placeholder(parts.signer.text):
        return
    title, name = parts.authority[-1], parts.signer
    if (title.table, title.row, title.cell) != (name.table, name.row, name.cell) or title.spot.part != name.spot.part:
        return
    between = [one for one in parts.signature_room if one.spot not in (title.spot, name.spot)]
    if len({one.spot for one in between}) != name.spot.number - title.spot.number - 1:
        return  # lines of Nơi nhận stand beside the room
    if any(isinstance(inline, Picture) for one in between for inline in one.paragraph.inlines):
        return
    found = Mm.from_pt(title.paragraph.after + sum(_height(one) for one in between) + name.paragraph.before)
    if title.spot == name.spot or found >= SIGNATURE_ROOM - _LESS:
        return
    missing = Pt(round((SIGNATURE_ROOM - found) * 72 / 25.4))
    yield Fault(
        name,
        _("only %(room).0f mm are left for the signature.", room=found),
        _("Leave about %(room).0f mm between the title and the name.", room=SIGNATURE_ROOM),
        (Reshape(name.spot, before=Pt(name.paragraph.before + missing)),),
    )


def _height(passage: Passage) -> float:
    """Return the height of an empty or short paragraph with its gaps, in points."""
    paragraph, line = passage.paragraph, passage.paragraph.line
    size = size_of(passage)
    height = line.lines * size * _SINGLE if line.rule == "multiple" else float(line.height)
    if line.rule == "at_least":
        height = max(height, size * _SINGLE)
    return height + paragraph.before + paragraph.after
