"""Biên bản giao nhận hồ sơ, tài liệu (Phụ lục V, mục V), on paper and electronic."""

from collections.abc import Iterator

from congvan.decree import HANDOVER_MINUTES, Mm
from congvan.docx.case_forms.counting import count_text
from congvan.docx.case_forms.framing import DOTS, dated, heading, signatures, titles
from congvan.docx.case_forms.package import package
from congvan.docx.case_forms.styles import BODY_INDENT, BODY_SIZE, TEXT_WIDTH
from congvan.docx.case_forms.values import MinutesPrint, Party
from congvan.docx.registers.pieces import paragraph
from congvan.page import text_width

__all__ = ["handover_minutes"]

_DOT = "…"
_SLACK = Mm(3)
"""What a line of dots leaves free, so that no program has to break it."""


def handover_minutes(form: MinutesPrint) -> bytes:
    """Return biên bản giao nhận hồ sơ, tài liệu as a Word file; what is not known is a dotted line.

    Args:
        form: who gives what to whom.
    """
    words = HANDOVER_MINUTES
    day = paragraph("DiaDanhNgayThang", dated(words.place_date, form.day, place=form.place))
    sides = (
        tuple(paragraph(style, text) for style, text in (("NguoiKy", side), ("CachKy", words.how)))
        for side in words.signers
    )
    body = (
        heading(form.parent, form.office, below=(day,)),
        *titles(("TenMau", words.title), ("TenMauDuoi", words.subject)),
        *(paragraph("NoiDung", text) for text in _lines(form)),
        paragraph("NoiDungCuoi", words.copies),
        *signatures(*sides),
    )
    return package(body, title=f"{words.title} {words.subject.lower()}", author=form.office)


def _lines(form: MinutesPrint) -> Iterator[str]:
    words = HANDOVER_MINUTES
    yield words.ground
    yield from _grounds(form)
    yield words.opening
    yield from _side(words.giver, form.giver)
    yield from _side(words.receiver, form.receiver)
    yield words.agreed
    yield _filled(words.block, form.block)
    yield _filled(words.span, form.span)
    yield words.amount
    yield words.paper
    yield _filled(words.boxes, _count(form.boxes))
    yield _shelf(form)
    yield words.electronic
    yield _filled(words.electronic_files, _count(form.electronic_files))
    yield _filled(words.items, _count(form.items))
    yield _filled(words.condition, form.condition)
    yield words.enclosed


def _grounds(form: MinutesPrint) -> Iterator[str]:
    """Give the grounds; where none is known, the form's own dotted one with what it may be."""
    words = HANDOVER_MINUTES
    if not form.grounds:
        lists = words.lists.format(year=form.year or _DOT)
        rest = words.further.format(ground=f" {lists},")
        yield words.further.format(ground=f"{_dots(rest)} {lists},")
    for place, ground in enumerate(form.grounds, start=1):
        yield words.further.format(ground=ground) + (";" if place < len(form.grounds) else ",")


def _side(who: tuple[str, str], party: Party) -> Iterator[str]:
    """Give the lines of one side; the form's brackets say whom to write where nobody is named."""
    words = HANDOVER_MINUTES
    yield f"{who[0]} {party.name}" if party.name else _filled(" ".join(who), "")
    yield _filled(words.person, party.person)
    yield _filled(words.position, party.position)


def _count(count: int | None) -> str:
    return "" if count is None else count_text(count)


def _shelf(form: MinutesPrint) -> str:
    """Return the line with two places: số hồ sơ and mét giá."""
    words = HANDOVER_MINUTES
    known = (_count(form.files), form.metres)
    pattern = f"{words.files} {{}}. {words.metres} {{}} {words.metre}"
    dots = _dots(pattern.format(*known), places=max(known.count(""), 1))
    return pattern.format(*(one or dots for one in known))


def _filled(words: str, value: str) -> str:
    """Return a line: its words and the value, or dots to the end of the line."""
    return f"{words} {value or _dots(f'{words} ')}"


def _dots(rest: str, places: int = 1) -> str:
    """Return the dots of one place, so that the line is full.

    Args:
        rest: the line without its dots.
        places: how many places it has.
    """
    room = TEXT_WIDTH - BODY_INDENT - _SLACK - text_width(rest, BODY_SIZE)
    return _DOT * max(int(room / places / text_width(_DOT, BODY_SIZE)), len(DOTS))
