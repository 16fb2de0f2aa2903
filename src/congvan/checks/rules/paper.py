"""PG001-005: khổ giấy, định lề trang."""

from collections.abc import Callable, Iterator

from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.whole import has_data
from congvan.decree import PAPER, Mm, Span
from congvan.language import _
from congvan.page import PrintedPage, Resize, Section

_PAPER_NEAR = 1.0
_MARGIN_NEAR = 0.5


@rule("PG001", "PL1 I.1", on="DP", fixes=True)
def a4(reading: Reading) -> Iterator[Fault]:
    """Khổ giấy: every page is A4.

    Asks: Khổ giấy: Khổ A4 (210 mm x 297 mm).
    Why: Word from abroad sets Letter, which is wider and shorter; printed on A4 the margins come out wrong.
    Wrong: (khổ Letter, 215,9 mm x 279,4 mm)
    Right: (khổ A4, 210 mm x 297 mm)
    """
    yield from _printed(reading)
    wrong = [section for section in _sections(reading) if not _is_a4(section)]
    if wrong:
        first = wrong[0]
        yield Fault(
            None,
            _(
                "the paper is %(width)s x %(height)s mm, not A4.%(more)s",
                width=f"{first.width:.0f}",
                height=f"{first.height:.0f}",
                more=_in_sections(reading, wrong),
            ),
            _("Set the paper to A4, 210 x 297 mm."),
            tuple(_as_a4(section) for section in wrong),
        )


def _sections(reading: Reading) -> tuple[Section, ...]:
    return reading.page.sections if reading.page else ()


def _printed(reading: Reading) -> Iterator[Fault]:
    pages = reading.printed.pages if reading.printed else ()
    wrong = [number for number, page in enumerate(pages, start=1) if not _is_a4(page)]
    if wrong:
        first = pages[wrong[0] - 1]
        message = _(
            "the paper is %(width)s x %(height)s mm, not A4.%(more)s",
            width=f"{first.width:.0f}",
            height=f"{first.height:.0f}",
            more="",
        )
        yield Fault(None, message, _("Set the paper to A4, 210 x 297 mm."), page=wrong[0])


def _is_a4(section: Section | PrintedPage) -> bool:
    short, long = sorted((section.width, section.height))
    return abs(short - PAPER.width) <= _PAPER_NEAR and abs(long - PAPER.height) <= _PAPER_NEAR


def _as_a4(section: Section) -> Resize:
    if section.width > section.height:
        return Resize(section.number, width=PAPER.height, height=PAPER.width)
    return Resize(section.number, width=PAPER.width, height=PAPER.height)


def _in_sections(reading: Reading, wrong: list[Section]) -> str:
    """Return the end of a sentence that names the sections, if not all of a file's are so."""
    if len(wrong) == len(_sections(reading)):
        return ""
    numbers = ", ".join(str(section.number) for section in wrong)
    return " " + _("Section of the Word file: %(numbers)s.", numbers=numbers)


@rule("PG002", "PL1 I.2", on="D")
def upright(reading: Reading) -> Iterator[Fault]:
    """Chiều giấy: pages stand upright; only those with tables may lie.

    Asks: Kiểu trình bày: Theo chiều dài của khổ A4. Trường hợp nội dung văn bản có các bảng, biểu nhưng không được làm
        thành các phụ lục riêng thì văn bản có thể được trình bày theo chiều rộng.
    Why: Files are bound at the left edge of the upright page.
    Wrong: (công văn không có bảng, trình bày theo chiều rộng)
    Right: (công văn trình bày theo chiều dài)
    """
    wrong = [one for one in _sections(reading) if one.width > one.height and not has_data(one.blocks)]
    if wrong:
        more = _in_sections(reading, wrong)
        yield Fault(
            None,
            _("the page lies on its side, and no table needs that.%(more)s", more=more),
            _("Set the page upright (Layout, Orientation, Portrait)."),
        )


@rule("PG003", "PL1 I.3", on="D", fixes=True)
def top_and_bottom(reading: Reading) -> Iterator[Fault]:
    """Lề trên, lề dưới: 20 to 25 mm each.

    Asks: Định lề trang: Cách mép trên và mép dưới 20 - 25 mm, cách mép trái 30 - 35 mm, cách mép phải 15 - 20 mm.
    Why: The page number and the seal of the registry need the upper margin; printers need the lower one.
    Wrong: (lề trên 15 mm)
    Right: (lề trên 20 mm)
    """
    top = _("the top margin is %(found)s mm, not %(least)s - %(most)s mm.%(more)s")
    bottom = _("the bottom margin is %(found)s mm, not %(least)s - %(most)s mm.%(more)s")
    yield from _margin(reading, top, PAPER.top, _top, lambda section, wide: Resize(section.number, top=wide))
    yield from _margin(
        reading, bottom, PAPER.bottom, _bottom, lambda section, wide: Resize(section.number, bottom=wide)
    )


@rule("PG004", "PL1 I.3", on="D", fixes=True)
def left(reading: Reading) -> Iterator[Fault]:
    """Lề trái: 30 to 35 mm.

    Asks: Định lề trang: Cách mép trên và mép dưới 20 - 25 mm, cách mép trái 30 - 35 mm, cách mép phải 15 - 20 mm.
    Why: The letter is punched and bound at the left.
    Wrong: (lề trái 25,4 mm, như Word đặt sẵn)
    Right: (lề trái 30 mm)
    """
    message = _("the left margin is %(found)s mm, not %(least)s - %(most)s mm.%(more)s")
    yield from _margin(reading, message, PAPER.left, _left, _with_left)


def _with_left(section: Section, right: Mm) -> Resize:
    return Resize(section.number, left=Mm(right - section.margins.gutter))


@rule("PG005", "PL1 I.3", on="D", fixes=True)
def right(reading: Reading) -> Iterator[Fault]:
    """Lề phải: 15 to 20 mm.

    Asks: Định lề trang: Cách mép trên và mép dưới 20 - 25 mm, cách mép trái 30 - 35 mm, cách mép phải 15 - 20 mm.
    Why: The page edge seal (dấu giáp lai) stands there.
    Wrong: (lề phải 25,4 mm, như Word đặt sẵn)
    Right: (lề phải 15 mm)
    """
    message = _("the right margin is %(found)s mm, not %(least)s - %(most)s mm.%(more)s")
    yield from _margin(reading, message, PAPER.right, _right, lambda section, wide: Resize(section.number, right=wide))


def _top(section: Section) -> float:
    return abs(section.margins.top)  # below 0 = held even if the header is higher


def _bottom(section: Section) -> float:
    return abs(section.margins.bottom)


def _left(section: Section) -> float:
    return section.margins.left + section.margins.gutter


def _right(section: Section) -> float:
    return section.margins.right


def _margin(
    reading: Reading,
    message: str,
    allowed: Span[Mm],
    measure: Callable[[Section], float],
    mend: Callable[[Section, Mm], Resize],
) -> Iterator[Fault]:
    """Give one fault for each wrong width of a margin, with the mends of all sections that have it."""
    wrong: dict[str, list[Section]] = {}
    for section in _sections(reading):
        found = measure(section)
        if not allowed.least - _MARGIN_NEAR <= found <= allowed.most + _MARGIN_NEAR:
            wrong.setdefault(f"{found:.1f}".removesuffix(".0"), []).append(section)
    for width, met in wrong.items():
        nearest = allowed.least if measure(met[0]) < allowed.least else allowed.most
        facts = {"found": width, "least": f"{allowed.least:g}", "most": f"{allowed.most:g}"}
        yield Fault(
            None,
            message % {**facts, "more": _in_sections(reading, met)},
            _("Set it to %(right)s mm.", right=f"{nearest:g}"),
            tuple(mend(section, nearest) for section in met),
        )
