"""Mẫu của Phụ lục V: danh mục hồ sơ, mục lục văn bản, mục lục hồ sơ nộp lưu, biên bản, as Word files and PDF/A."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from congvan.docx import (
    CaseListPrint,
    HandedFile,
    HandoverPrint,
    LettersPrint,
    MinutesPrint,
    Party,
    case_list,
    handover_list,
    handover_minutes,
    letters_list,
    read,
)
from congvan.errors import WrongUsage
from congvan.language import _
from congvan.letter import CaseFile, KeptLetter
from congvan.workflow.archive_files import FileState, Shelf
from congvan.workflow.archive_room import ArchiveRoom
from congvan.workflow.files import must_be_free, write_whole
from congvan.workflow.places import shown
from congvan.workflow.printing import office_fonts, typeset_page

__all__ = ["form_of_case_list", "form_of_handover", "form_of_letters", "form_of_minutes", "pdf_of", "write_form"]

_KINDS = (".docx", ".pdf")


def form_of_case_list(shelf: Shelf) -> bytes:
    """Return danh mục hồ sơ (Phụ lục V, mục II) as a Word file."""
    office = shelf.room.register.office
    return case_list(CaseListPrint(office.parent, office.name, shelf.cases))


def form_of_letters(case: CaseFile, year: int, letters: Sequence[KeptLetter]) -> bytes:
    """Return mục lục văn bản, tài liệu (mục IV) of a file as a Word file."""
    ordered = sorted(letters, key=lambda one: (one.issued_date, one.number, one.unit, one.part))
    return letters_list(LettersPrint(case, year, tuple(ordered)))


def form_of_handover(shelf: Shelf, files: Sequence[FileState], unit: str, day: date | None) -> bytes:
    """Return mục lục hồ sơ, tài liệu nộp lưu (mục III) as a Word file."""
    office = shelf.room.register.office
    rows = tuple(_handed(one) for one in files)
    return handover_list(
        HandoverPrint(office.name, unit or office.name, shelf.cases.year, rows, place=office.place, day=day)
    )


def _handed(state: FileState) -> HandedFile:
    days = [one.issued_date for one in state.kept]
    pages = [one.pages for one in state.kept]
    return HandedFile(
        state.case,
        min(days, default=None),
        max(days, default=None),
        sum(pages) if all(pages) else 0,
    )


def form_of_minutes(shelf: Shelf, files: Sequence[FileState], giver: str, receiver: str, day: date | None) -> bytes:
    """Return biên bản giao nhận hồ sơ, tài liệu (mục V) as a Word file; what nobody knows is left for the pen."""
    office = shelf.room.register.office
    return handover_minutes(
        MinutesPrint(
            office.parent,
            office.name,
            Party(giver),
            Party(receiver),
            year=shelf.cases.year,
            electronic_files=len(files),
            items=sum(len(one.kept) for one in files),
            place=office.place,
            day=day,
        )
    )


def pdf_of(word: bytes, name: str, room: ArchiveRoom, day: date) -> bytes:
    """Return a form as PDF/A."""
    fonts = office_fonts(room.register.office, room.register.root, room.register.office_name)
    return typeset_page(read(word, name, own=True), fonts, day).pdf


def write_form(word: bytes, target: Path, room: ArchiveRoom, day: date, *, force: bool) -> str:
    """Write a form as its name's suffix says, and return its path as messages say it.

    Raises:
        WrongUsage: the suffix is neither .docx nor .pdf.
        Occupied: the file is there already.
    """
    name = shown(target, room.base)
    if target.suffix.lower() not in _KINDS:
        raise WrongUsage(_("«%(name)s»: write it as .docx or .pdf.", name=target.name))
    must_be_free(target, replace=force, name=name)
    data = word if target.suffix.lower() == ".docx" else pdf_of(word, name, room, day)
    write_whole(target, data, replace=force, name=name, access=room.register.access)
    return name
