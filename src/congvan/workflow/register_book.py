"""`congvan register print | export | import`: the book on paper (Điều 16.2.b) and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from congvan.docx import BookPrint, PostPrint, PostRow, post_book, read, register_book
from congvan.errors import Finding, Refused, Severity, Where, WrongUsage, has_errors
from congvan.language import _
from congvan.letter import Entry
from congvan.register import Register, Search
from congvan.source import read_old_book, write_book_csv, write_book_xlsx
from congvan.workflow.files import must_be_free, write_whole
from congvan.workflow.filling import Format
from congvan.workflow.gather import must_be_there, shown
from congvan.workflow.register_numbers import book_id
from congvan.workflow.registry import Desk, OfficeRegister, find_register, opened

if TYPE_CHECKING:  # typst is loaded when it is needed
    from congvan.pdf import Printed

__all__ = ["BookReport", "BookRequest", "ImportReport", "export_book", "import_book", "print_book"]

_FOLDER = "so-van-ban"
_VOLUME = 1500
"""Rows of one volume (quyển): some 150 pages, as much as is bound well, and as a computer has memory for."""
_POST = ("bưu điện", "post", "paper")
"""How the ledger says that a letter went by post, without regard to capitals."""


@dataclass(frozen=True, slots=True)
class BookRequest:
    """What the clerk asked for.

    Attributes:
        year: the year of the book.
        book: its id; empty = the only one.
        volume: quyển số; None = left for the pen.
        post: the book of letters sent by post instead.
        target: the file, with or without its suffix; None = in `so-van-ban/`.
        formats: which files are made.
        force: whether they may replace what stands there.
    """

    year: int
    book: str = ""
    volume: int | None = None
    post: bool = False
    target: Path | None = None
    formats: tuple[Format, ...] = ("pdf", "docx")
    force: bool = False


@dataclass(frozen=True, slots=True)
class BookReport:
    """What was made: the files as messages say them, entries, pages of the PDF."""

    paths: tuple[str, ...]
    entries: int
    pages: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was copied: how many entries, how many were there already, first and last number, warnings."""

    entered: int
    known: int = 0
    first: str = ""
    last: str = ""
    findings: tuple[Finding, ...] = ()


def _only_book(register: OfficeRegister, book: str) -> str:
    """Return the book that is meant.

    Raises:
        WrongUsage: the office has several.
    """
    if not book and len(register.books) > 1:
        names = ", ".join(one.id for one in register.books)
        raise WrongUsage(_("The office has several books; say which with --book: %(names)s.", names=names))
    return book_id(register, book) or register.books[0].id


def print_book(desk: Desk, request: BookRequest) -> BookReport:
    """Make the year's book as PDF/A and as a Word file.

    Args:
        desk: who asks.
        request: what is wanted.

    Raises:
        Occupied: a file stands there already.
        CongvanError: the register cannot be read, or a file cannot be written.
    """
    register = find_register(desk)
    book = _only_book(register, request.book)
    name = f"{'so-buu-dien' if request.post else 'so'}-{book}-{request.year}"
    target = request.target or register.root / _FOLDER / name
    target = target.with_suffix("") if target.suffix.lower() in (".pdf", ".docx") else target
    with opened(register) as found:
        entries = tuple(found.entries(Search(year=request.year, book=book), ascending=True))
        rows: tuple[Entry, ...] | tuple[PostRow, ...] = _post_rows(found, entries) if request.post else entries
        check = found.head()[1]
    parts = [rows[start : start + _VOLUME] for start in range(0, len(rows), _VOLUME)] or [()]
    files = [
        [_volume_path(target, place if len(parts) > 1 else 0, one) for one in request.formats]
        for place in range(1, len(parts) + 1)
    ]
    for one in (one for volume in files for one in volume):  # said before the work, not after it
        must_be_free(one, replace=request.force, name=shown(one, desk.base))
    pages = 0
    for place, (part, paths) in enumerate(zip(parts, files, strict=True)):
        number = (request.volume or 1) + place if request.volume or len(parts) > 1 else 0
        word = _word(register, request, part, number, check, desk)
        for one, kind in zip(paths, request.formats, strict=True):
            data = word
            if kind == "pdf":
                printed = _printed(word, name, register, desk)
                data, pages = printed.pdf, pages + printed.pages
            write_whole(one, data, replace=request.force, name=shown(one, desk.base), access=register.access)
    names = tuple(shown(one, desk.base) for volume in files for one in volume)
    return BookReport(names, len(rows), pages)


def _volume_path(target: Path, volume: int, kind: Format) -> Path:
    """Return the name of one file of one volume; 0 = the book has one only."""
    tail = f"-quyen-{volume:02}" if volume else ""
    return target.with_name(f"{target.name}{tail}.{kind}")


def _word(  # noqa: PLR0913, PLR0917 - what a cover says
    register: OfficeRegister, request: BookRequest, rows: Sequence[Any], volume: int, check: str, desk: Desk
) -> bytes:
    office = register.office
    chosen = request.book or register.books[0].id
    name = register.book_name(chosen) if len(register.books) > 1 else ""
    text, day = f"{volume:02}" if volume else "", desk.now.date()
    if request.post:
        return post_book(PostPrint(office.parent, office.name, request.year, tuple(rows), name, text, day))
    return register_book(BookPrint(office.parent, office.name, request.year, tuple(rows), name, text, check, day))


def _printed(word: bytes, name: str, register: OfficeRegister, desk: Desk) -> "Printed":
    from congvan.workflow.printing import office_fonts, typeset_page  # noqa: PLC0415 - typst is slow to import

    fonts = office_fonts(register.office, register.root, register.office_name)
    return typeset_page(read(word, name, own=True), fonts, desk.now.date())


def _post_rows(book: Register, entries: tuple[Entry, ...]) -> tuple[PostRow, ...]:
    """Return a row for each unit's letter that went by post, as the ledger says; in the order of sending."""
    rows = []
    for entry in entries:
        _entry, letters, events = book.show(entry.number)
        names = {one.unit: one.name for one in letters}
        rows += [
            PostRow(one.at.date(), entry.number.text, names.get(one.unit) or entry.copies_to, 1, one.proof)
            for one in events
            if one.status == "sent" and any(word in one.channel.casefold() for word in _POST)
        ]
    return tuple(sorted(rows, key=lambda row: (row.sent_date is None, row.sent_date)))


def export_book(desk: Desk, target: Path, *, year: int | None, book: str, force: bool = False) -> int:
    """Write the register as a table for Excel.

    Returns:
        How many entries.

    Raises:
        WrongUsage: the file's suffix is neither .xlsx nor .csv.
        Occupied: the file is there already.
        CongvanError: the register cannot be read, or the file cannot be written.
    """
    register = find_register(desk)
    book_id(register, book)
    writers = {".xlsx": write_book_xlsx, ".csv": write_book_csv}
    write = writers.get(target.suffix.lower())
    if write is None:
        raise WrongUsage(_("«%(name)s»: a table is written as .xlsx or .csv.", name=target.name))
    must_be_free(target, replace=force, name=shown(target, desk.base))
    with opened(register) as found:
        entries = found.entries(Search(year=year, book=book), ascending=True)
    write_whole(target, write(entries), replace=force, name=shown(target, desk.base), access=register.access)
    return len(entries)


def import_book(desk: Desk, source: Path, *, year: int | None, book: str, dry_run: bool = False) -> ImportReport:
    """Copy an old book into the register, all of it or nothing; what is there already is left.

    Raises:
        CannotRead: there is no such file.
        Refused: findings; nothing was entered.
        CongvanError: the register refuses.
    """
    register = find_register(desk)
    chosen = _only_book(register, book)
    must_be_there(source, desk.base)
    rows, findings = read_old_book(source, shown=shown(source, desk.base), year=year or 0, book=chosen)
    if has_errors(findings):
        raise Refused(findings)
    with opened(register, writing=not dry_run) as found:
        fresh, known, clashes = _sorted_out(rows, found, shown(source, desk.base))
        if clashes:
            raise Refused([*findings, *clashes])
        if not dry_run and fresh:
            found.add(fresh, desk.now, desk.by)
    ends = (fresh[0].number.text, fresh[-1].number.text) if fresh else ("", "")
    return ImportReport(len(fresh), known, *ends, tuple(findings))


def _sorted_out(rows: tuple[Entry, ...], register: Register, name: str) -> tuple[list[Entry], int, list[Finding]]:
    """Part the rows into new ones, known ones, and those whose number the register has otherwise."""
    fresh: list[Entry] = []
    findings: list[Finding] = []
    known = 0
    there: dict[tuple[int, int, str], Entry] = {}
    for year in {row.number.year for row in rows}:
        book = rows[0].number.book
        for entry in register.entries(Search(year=year, book=book), ascending=True):
            there[(year, entry.number.number, entry.number.suffix)] = entry
    for row in rows:
        twin = there.get((row.number.year, row.number.number, row.number.suffix))
        if twin is None:
            fresh.append(row)
        elif (twin.number, twin.issued_date, twin.subject) == (row.number, row.issued_date, row.subject):
            known += 1
        else:
            message = _(
                "number %(number)s of %(year)d is in the register already, for «%(subject)s».",
                number=twin.number.text,
                year=row.number.year,
                subject=twin.subject[:60],
            )
            fix = _("Correct the row, or leave it out.")
            findings.append(Finding("SD004", Where(name), message, fix, Severity.ERROR))
    return fresh, known, findings
