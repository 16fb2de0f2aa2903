"""DC001: địa chỉ cơ quan, tổ chức (ô 13)."""

import math
from collections.abc import Iterator

from congvan.checks.indents import room_of, size_of
from congvan.checks.looking import is_placeholder
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.setting import wrong_settings
from congvan.decree import PARTS
from congvan.language import _
from congvan.page import Parts, Passage, text_width

_PART = 0.95
"""A line this long of the text's width runs through all of it."""


@rule("DC001", "PL1 III.4", on="D", fixes=True)
def address(reading: Reading) -> Iterator[Fault]:
    """Địa chỉ: at the foot of the first page only, cỡ chữ 11-12, upright, under a line as wide as the text.

    Asks: Các thành phần này được trình bày tại ô số 13 … ở trang thứ nhất của văn bản, bằng chữ in thường, cỡ chữ từ 11
        đến 12, kiểu chữ đứng, dưới một đường kẻ nét liền kéo dài hết chiều ngang của vùng trình bày văn bản.
    Why: Once is enough; on every page it takes the room of the text. The decree asks for no address at all.
    Wrong: (địa chỉ ở chân mọi trang)
    Right: (địa chỉ ở chân trang thứ nhất, dưới một đường kẻ)
    """
    parts = reading.parts
    if parts is None or not parts.address or any(is_placeholder(line.text) for line in parts.address):
        return
    first = parts.address[0]
    yield from wrong_settings(PARTS["address"], parts.address)
    if _on_other_pages(parts):
        yield Fault(
            first,
            _("the address stands on the other pages too."),
            _("Put it in the footer of the first page only (Different First Page)."),
        )
    section = next((one for one in parts.page.sections if one.number == first.section), None)
    line = parts.address_rule
    if line is None:
        yield Fault(
            first,
            _("no line is drawn over the address."),
            _("Draw a solid line over it, as wide as the text."),
        )
        return
    if not line.solid:
        yield Fault(first, _("the line over the address is not solid."), _("Draw a solid line, as wide as the text."))
    if section is not None and line.width is not None and line.width < section.text_width * _PART:
        yield Fault(
            first,
            _(
                "the line over the address is %(found).0f mm long, the text %(width).0f mm wide.",
                found=line.width,
                width=section.text_width,
            ),
            _("Draw it as wide as the text."),
        )


def _on_other_pages(parts: Parts) -> bool:
    """Tell whether a footer other than the first page's shows the address, while there may be another page."""
    pages = set(parts.address_pages)
    section = parts.page.sections[0] if parts.page.sections else None
    if section is None or not pages & {"default", "even"}:
        return False
    return section.first_page_differs or sum(_lines(one) for one in parts.body) > _PAGE


def _lines(passage: Passage) -> int:
    size = size_of(passage)
    return math.ceil(text_width(passage.text, size) / max(room_of(passage), 1)) if size else 0


_PAGE = 45
"""More lines than this never stand on one page."""
