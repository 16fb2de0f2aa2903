"""`congvan archive find`: kept letters by what is known of them; and lists of them as files."""

from dataclasses import replace
from pathlib import Path

from congvan.archive import Index, Page, Query
from congvan.errors import WrongUsage
from congvan.language import _
from congvan.letter import CaseFile, KeptLetter, slashed
from congvan.source import write_table_xlsx
from congvan.workflow.archive_files import case_files, shelf_of
from congvan.workflow.archive_forms import form_of_case_list, form_of_letters, write_form
from congvan.workflow.archive_room import room_of
from congvan.workflow.files import must_be_free, write_whole
from congvan.workflow.places import shown
from congvan.workflow.registry import Desk

__all__ = ["archive_find", "archive_found_file", "write_case_list", "write_letters_list"]

_AT_ONCE = 1000
_MOST = 20_000
"""Letters of one list; a year of a large office has fewer."""
_FORMS = {"signed": "đã ký số", "rewritten": "đã ký số, tệp viết lại", "paper": "bản giấy"}


def archive_find(desk: Desk, query: Query, *, limit: int, skip: int = 0) -> Page:
    """Return a page of letters of the archive: the best first where words were typed, else the newest.

    Args:
        desk: who asks.
        query: what is looked for.
        limit: letters on the page.
        skip: letters before it.

    Raises:
        IndexDamaged: there is no index, or it cannot be read.
    """
    with Index.open(room_of(desk).index) as index:
        return index.find(query, limit=limit, offset=skip)


def archive_found_file(desk: Desk, query: Query, target: Path, *, force: bool) -> tuple[str, int]:
    """Write all that is found as a workbook, or as mục lục văn bản in Word or PDF/A.

    Returns:
        The file as messages say it, and how many letters it lists.

    Raises:
        WrongUsage: another suffix.
        Occupied: the file is there already.
    """
    kind = target.suffix.lower()
    if kind not in (".xlsx", ".docx", ".pdf"):
        raise WrongUsage(_("«%(name)s»: write it as .xlsx, .docx or .pdf.", name=target.name))
    name = shown(target, desk.base)
    must_be_free(target, replace=force, name=name)
    letters: list[KeptLetter] = []
    while len(letters) < _MOST:
        page = archive_find(desk, query, limit=_AT_ONCE, skip=len(letters))
        letters += [one.letter for one in page.hits]
        if len(page.hits) < _AT_ONCE:
            break
    room = room_of(desk)
    if kind == ".xlsx":
        data = write_table_xlsx("Văn bản lưu trữ", _HEADS, map(_row, letters))
        write_whole(target, data, replace=force, name=name, access=room.register.access)
    else:
        year = max((one.issued_date.year for one in letters), default=desk.now.year)
        word = form_of_letters(CaseFile("", "", "", ""), year, letters)
        write_form(word, target, room, desk.now.date(), force=force)
    return name, len(letters)


_HEADS = (
    *("Số, ký hiệu", "Ngày văn bản", "Tên loại", "Trích yếu", "Người ký", "Đơn vị nhận", "Mã đơn vị"),
    *("Hình thức", "Số trang", "Tệp", "SHA-256"),
)


def _row(one: KeptLetter) -> tuple[str, ...]:
    return (
        *(one.number.text, slashed(one.issued_date), one.kind, one.subject, one.signer, one.unit_name, one.unit),
        *(_FORMS[one.form], str(one.pages or ""), one.path, one.sha256),
    )


def write_case_list(desk: Desk, target: Path, source: Path | None, *, force: bool) -> str:
    """Write danh mục hồ sơ (Phụ lục V, mục II) as Word or PDF/A, and return its path as messages say it."""
    shelf = shelf_of(desk, source)
    return write_form(form_of_case_list(shelf), target, shelf.room, desk.now.date(), force=force)


def write_letters_list(desk: Desk, notation: str, target: Path, *, force: bool) -> tuple[str, int]:
    """Write mục lục văn bản, tài liệu (mục IV) of a file; return its path as messages say it, and how many letters."""
    shelf = shelf_of(desk)
    case = shelf.case(notation)
    state = next(one for one in case_files(desk).files if one.case == case)
    # every unit got the same letter: the file's list names it once, by the copy to the general letter or the first
    once: dict[object, KeptLetter] = {}
    for one in sorted(state.kept, key=lambda kept: (bool(kept.unit), kept.unit)):
        once.setdefault((one.number, one.part), replace(one, unit="", unit_name=""))
    word = form_of_letters(case, shelf.cases.year, tuple(once.values()))
    return write_form(word, target, shelf.room, desk.now.date(), force=force), len(once)
