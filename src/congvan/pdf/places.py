"""Chỗ ký: where the parts of a letter stand on the printed page, for signatures, seal, number and day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from congvan.page import Page, Passage, parts_of

__all__ = ["Named", "Place", "named", "places_of", "seal_place"]

Named = tuple[str, int, int]
"""What a stretch of a paragraph is called, where it begins and where it ends in the paragraph's text."""


@dataclass(frozen=True, slots=True)
class Place:
    """Vị trí: a box on a printed page, in points from the top left corner of the paper.

    Attributes:
        page: from 1.
        x: its left edge.
        y: its top edge.
        width: of the box.
        height: of the box.
        baseline: of the line that stands in it, below its top edge; 0 = no line.
        size: cỡ chữ of that line.
        italic: whether that line is italic.
    """

    page: int
    x: float
    y: float
    width: float
    height: float
    baseline: float = 0.0
    size: float = 0.0
    italic: bool = False


def named(page: Page) -> Mapping[tuple[str, int], tuple[Named, ...]]:
    """Return what paragraphs can be asked for, by part of the package and number.

    Args:
        page: the page, whose parts are recognised.
    """
    parts = parts_of(page)
    out: dict[tuple[str, int], tuple[Named, ...]] = {}

    def add(name: str, passages: Iterable[Passage | None]) -> None:
        for passage in passages:
            if passage is not None:
                key = (passage.spot.part, passage.spot.number)
                out[key] = (*out.get(key, ()), (name, passage.start, passage.end))

    add("authority", parts.authority)
    add("signer", (parts.signer,))
    add("symbol", (parts.symbol,))
    add("place_date", (parts.place_date,))
    if parts.symbol is not None:
        _between(out, parts.symbol, "number", (":", "Số", "số"), ("/",))
    if parts.place_date is not None:
        _between(out, parts.place_date, "day", ("ngày",), ("tháng",))
        _between(out, parts.place_date, "month", ("tháng",), ("năm",))
    return out


def _between(
    out: dict[tuple[str, int], tuple[Named, ...]],
    passage: Passage,
    name: str,
    after: tuple[str, ...],
    before: tuple[str, ...],
) -> None:
    """Name the room between two words of a passage, where a number or a day is written or left blank."""
    text = passage.text
    for word in after:
        start = text.find(word)
        if start < 0:
            continue
        start += len(word)
        end = min((at for at in (text.find(one, start) for one in before) if at >= 0), default=len(text))
        key = (passage.spot.part, passage.spot.number)
        out[key] = (*out.get(key, ()), (name, passage.start + start, passage.start + end))
        return


def _lettering(page: Page) -> Mapping[str, tuple[float, bool]]:
    """Return size and slant of the lines in which number and day stand."""
    parts = parts_of(page)
    of = {"number": parts.symbol, "day": parts.place_date, "month": parts.place_date}
    looks = {name: next((run.look for run in passage.inked), None) for name, passage in of.items() if passage}
    return {name: (look.size, look.italic) for name, look in looks.items() if look is not None}


def places_of(page: Page, told: Iterable[tuple[Any, ...]]) -> Mapping[str, tuple[Place, ...]]:
    """Return the places by name, in reading order.

    Args:
        page: the page that was printed.
        told: what typst told of each: name, page, left, top, width, height, baseline.
    """
    out: dict[str, tuple[Place, ...]] = {}
    lettering = _lettering(page)
    for name, number, x, y, width, height, baseline in told:
        size, italic = lettering.get(name, (0.0, False))
        left, top, wide, high, line = (round(one, 2) for one in (x, y, width, height, baseline))
        place = Place(int(number), left, top, wide, high, line, float(size), italic)
        out[name] = (*out.get(name, ()), place)
    signer, authority = out.get("signer", ()), out.get("authority", ())
    if signer and authority and authority[-1].page == signer[0].page and signer[0].y > authority[-1].y:
        top = authority[-1].y + authority[-1].height
        left = min(one.x for one in (*signer, *authority))
        right = max(one.x + one.width for one in (*signer, *authority))
        box = Place(signer[0].page, left, round(top, 2), round(right - left, 2), round(signer[0].y - top, 2))
        out["signature"], out["seal"] = (box,), (seal_place(box, box.height, box.height),)
    return out


def seal_place(signature: Place, width: float, height: float) -> Place:
    """Return where a seal of a size is put: over the left third of the signature, in the middle of its height.

    Args:
        signature: the room for the signature.
        width: of the seal in points; its real size counts, which the office knows.
        height: the same.

    Source: Nghị định 30/2020/NĐ-CP, Điều 33.1; Phụ lục I, Phần I, II.8.a.
    """
    right = signature.x + signature.width / 3
    middle = signature.y + signature.height / 2
    return Place(
        signature.page, round(right - width, 2), round(middle - height / 2, 2), round(width, 2), round(height, 2)
    )
