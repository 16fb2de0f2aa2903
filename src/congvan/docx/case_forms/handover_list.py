"""Mục lục hồ sơ, tài liệu nộp lưu (Phụ lục V, mục III)."""

from collections.abc import Iterator, Sequence
from datetime import date

from congvan.decree import CASE_LIST_WORDS, HANDOVER_LIST, HANDOVER_LIST_WORDS
from congvan.docx.case_forms.counting import count_text, number_words
from congvan.docx.case_forms.framing import DOTS, at_right, dated, grid, heading, titles, whole
from congvan.docx.case_forms.package import package
from congvan.docx.case_forms.values import HandedFile, HandoverPrint
from congvan.docx.registers.pieces import paragraph
from congvan.letter import slashed

__all__ = ["handover_list", "span_text"]

_WIDTHS = (11, 26, 46, 24, 20, 20, 18)
"""Of the columns, in millimetres."""
_STYLES = ("OGiua", "OGiua", "OTrai", "OGiua", "OGiua", "OGiua", "OTrai")


def handover_list(form: HandoverPrint) -> bytes:
    """Return mục lục hồ sơ, tài liệu nộp lưu as a Word file; the same files give the same bytes.

    Args:
        form: whose it is, and the files that are handed over.
    """
    words = HANDOVER_LIST_WORDS
    title = titles(
        ("TenMau", HANDOVER_LIST.title),
        ("TenMauDuoi", form.name or DOTS * 6),
        ("TenMauDuoi", CASE_LIST_WORDS.year.format(year=form.year)),
    )
    count = len(form.files)
    spoken = number_words(count)
    counted = (
        words.total.format(count=count_text(count)),
        words.in_words.format(words=spoken[0].upper() + spoken[1:]),
    )
    signed = (
        at_right("DiaDanhNgayThang", dated(words.place_date, form.day, place=form.place)),
        at_right("NguoiKy", words.maker),
        at_right("CachKy", words.how),
    )
    body = (
        heading(form.parent, form.unit),
        *title,
        grid(HANDOVER_LIST, _WIDTHS, _rows(form.files)),
        *whole(paragraph("CachBang"), *(paragraph("KetMau", text) for text in counted), paragraph("CachBang"), *signed),
    )
    return package(body, title=f"{HANDOVER_LIST.title} {form.year}", author=form.unit)


def _rows(files: Sequence[HandedFile]) -> Iterator[Sequence[tuple[str, str]]]:
    for place, one in enumerate(files, start=1):
        case = one.case
        texts = (
            str(place),
            case.notation,
            case.title,
            span_text(case.begun or one.begun, case.ended or one.ended),
            case.maintenance,
            _sheets(case.sheets, one.pages),
            case.note,
        )
        yield tuple(zip(_STYLES, texts, strict=True))


def span_text(first: date | None, last: date | None) -> str:
    """Return the time of a file: «02/01/2025 - 30/12/2025», one day if it has one, or nothing."""
    days = [slashed(day) for day in (first, last) if day is not None]
    return " - ".join(dict.fromkeys(days))


def _sheets(sheets: int, pages: int) -> str:
    """Return số tờ and số trang, each with its word: which of the two it is can be seen in no other way."""
    texts = (f"{sheets} tờ" if sheets else "", f"{pages} trang" if pages else "")
    return "; ".join(text for text in texts if text)
