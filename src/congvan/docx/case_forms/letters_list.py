"""Mục lục văn bản, tài liệu của một hồ sơ (Phụ lục V, mục IV)."""

from collections.abc import Iterator, Sequence

from congvan.decree import LETTERS_LIST
from congvan.docx.case_forms.framing import DOTS, grid, titles
from congvan.docx.case_forms.package import package
from congvan.docx.case_forms.values import LettersPrint
from congvan.docx.registers.pieces import paragraph
from congvan.letter import KeptLetter, slashed, title_text

__all__ = ["letters_list"]

_WIDTHS = (10, 30, 23, 43, 22, 15, 22)
"""Of the columns, in millimetres."""
_STYLES = ("OGiua", "OTrai", "OGiua", "OTrai", "OTrai", "OGiua", "OTrai")
_NOTATION = "Số, ký hiệu hồ sơ: {notation}"
_YEAR = "Năm {year}"


def letters_list(form: LettersPrint) -> bytes:
    """Return mục lục văn bản, tài liệu of one file as a Word file; the same file gives the same bytes.

    Args:
        form: the file and what is in it.
    """
    notation = form.case.notation
    title = titles(
        ("TenMau", LETTERS_LIST.title),
        ("TenMauDuoi", _NOTATION.format(notation=notation or DOTS * 2)),
        ("TenMauDuoi", _YEAR.format(year=form.year)),
    )
    body = (*title, grid(LETTERS_LIST, _WIDTHS, _rows(form.letters)), paragraph("KhongChu"))
    return package(body, title=f"{LETTERS_LIST.title} {notation} {form.year}", author=form.case.creator)


def _rows(letters: Sequence[KeptLetter]) -> Iterator[Sequence[tuple[str, str]]]:
    for place, (letter, pages) in enumerate(zip(letters, _pages(letters), strict=True), start=1):
        title = title_text(letter.kind, letter.subject)
        texts = (
            str(place),
            letter.number.text,
            slashed(letter.issued_date),
            f"{title} ({letter.part})" if letter.part else title,
            letter.organ_name,
            pages,
            "; ".join(text for text in (letter.unit_name and f"Gửi {letter.unit_name}", letter.note) if text),
        )
        yield tuple(zip(_STYLES, texts, strict=True))


def _pages(letters: Sequence[KeptLetter]) -> Iterator[str]:
    """Give trang số, counted through the file; from the first letter whose pages are not known, they are left out."""
    last = 0
    known = True
    for letter in letters:
        known = known and letter.pages > 0
        first, last = last + 1, last + letter.pages
        yield "" if not known else str(first) if first == last else f"{first}-{last}"
