"""Danh mục hồ sơ (Phụ lục V, mục II)."""

from collections.abc import Iterator, Sequence

from congvan.decree import CASE_LIST, CASE_LIST_WORDS, PERMANENT
from congvan.docx.case_forms.counting import count_text
from congvan.docx.case_forms.framing import dated, grid, heading, titles, whole
from congvan.docx.case_forms.package import package
from congvan.docx.case_forms.values import CaseListPrint
from congvan.docx.registers.pieces import paragraph
from congvan.letter import CaseFile, CaseFileList, label

__all__ = ["case_list"]

_WIDTHS = (27, 73, 23, 25, 17)
"""Of the columns, in millimetres."""
_STYLES = ("OGiua", "OTrai", "OGiua", "OTrai", "OTrai")


def case_list(form: CaseListPrint) -> bytes:
    """Return the year's danh mục hồ sơ as a Word file; the same list gives the same bytes.

    Args:
        form: whose it is, and the list.
    """
    cases = form.cases
    words = CASE_LIST_WORDS
    title = titles(
        ("TenMau", CASE_LIST.title),
        ("TenMauDuoi", words.year.format(year=cases.year)),
        ("KemTheo", _decision(cases)),
    )
    permanent = sum(one.maintenance.casefold() == PERMANENT.casefold() for one in cases.files)
    counted = (
        words.total.format(count=count_text(len(cases.files))),
        words.permanent.format(count=count_text(permanent)),
        words.temporary.format(count=count_text(len(cases.files) - permanent)),
    )
    body = (
        heading(form.parent, form.office),
        *title,
        grid(CASE_LIST, _WIDTHS, _rows(cases.files)),
        *whole(paragraph("CachBang"), *(paragraph("KetMau", text) for text in counted)),
    )
    return package(body, title=f"{CASE_LIST.title} {cases.year}", author=form.office)


def _decision(cases: CaseFileList) -> str:
    """Return which decision the list belongs to; what is not known is left for the pen."""
    return dated(CASE_LIST_WORDS.decision, cases.decision_date, number=cases.decision, by=cases.decision_by)


def _rows(files: Sequence[CaseFile]) -> Iterator[Sequence[tuple[str, str]]]:
    """Give the rows: a heading when it changes (Roman numbers), a small one under it (Arabic numbers), the files."""
    large = small = 0
    before: tuple[str, str] = ("", "")
    for one in files:
        if one.heading != before[0]:
            small = 0
            if one.heading:
                large += 1
                yield _headed("DeMucLon", f"{label('I.', large)} {one.heading.upper()}")
        if one.subheading and (one.heading, one.subheading) != before:
            small += 1
            yield _headed("DeMucNho", f"{label('1.', small)} {one.subheading}")
        before = (one.heading, one.subheading)
        texts = (one.notation, one.title, one.maintenance, one.creator, one.note)
        yield tuple(zip(_STYLES, texts, strict=True))


def _headed(style: str, text: str) -> Sequence[tuple[str, str]]:
    """Return the row of a heading: every cell of it keeps with the next row, the empty ones too."""
    return tuple((style, text if place == 1 else "") for place in range(len(_WIDTHS)))
