"""Hồ sơ: letters are put into the files of danh mục hồ sơ, without being copied; what is in each, and when it is due.

Which letter is in which file stands in the register's ledger, like everything else that becomes of a letter.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from congvan.archive import read_kept
from congvan.errors import CongvanError, Finding, Refused, WrongUsage, did_you_mean, has_errors
from congvan.language import _
from congvan.letter import CaseFile, CaseFileList, Event, KeptLetter, LedgerStatus, Number, UnitLetter
from congvan.register import Register
from congvan.source import read_case_files
from congvan.workflow.archive_room import ArchiveRoom, room_of
from congvan.workflow.places import must_be_there, shown
from congvan.workflow.register_numbers import book_id, meant, numbers_of
from congvan.workflow.registry import Desk, opened

__all__ = ["FileState", "FilesReport", "Shelf", "case_files", "file_letter", "shelf_of"]

_FILE = "file"
"""How the ledger calls a file: «file 2026/01.VP»."""


@dataclass(frozen=True, slots=True)
class FileState:
    """Tình trạng một hồ sơ.

    Attributes:
        case: its line of danh mục hồ sơ.
        numbers: số, ký hiệu of its letters.
        kept: those of them that are in the archive, every unit's copy.
        due: when it is to be handed over; None = its work goes on.
        soon: whether that is near, or past.
    """

    case: CaseFile
    numbers: tuple[Number, ...] = ()
    kept: tuple[KeptLetter, ...] = ()
    due: date | None = None
    soon: bool = False


@dataclass(frozen=True, slots=True)
class FilesReport:
    """Danh mục hồ sơ with what is in each file; the list's own findings are warnings."""

    cases: CaseFileList
    files: tuple[FileState, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Giá hồ sơ: danh mục hồ sơ, read, beside the archive."""

    room: ArchiveRoom
    cases: CaseFileList
    findings: tuple[Finding, ...] = field(default=())

    def case(self, notation: str) -> CaseFile:
        """Return a file by its số và ký hiệu.

        Raises:
            WrongUsage: there is none.
        """
        wanted = notation.casefold().strip()
        found = next((one for one in self.cases.files if one.notation.casefold() == wanted), None)
        if found is None:
            said = _("There is no file (hồ sơ) «%(notation)s» in danh mục hồ sơ.", notation=notation)
            raise WrongUsage(said + did_you_mean(notation, [one.notation for one in self.cases.files]))
        return found

    def channel(self, case: CaseFile) -> str:
        """Return how the ledger calls a file."""
        return f"{_FILE} {self.cases.year}/{case.notation}"


def shelf_of(desk: Desk, source: Path | None = None) -> Shelf:
    """Return danh mục hồ sơ of an office, read.

    Args:
        desk: who asks.
        source: the list; None = the one that congvan.yaml names.

    Raises:
        CannotRead: there is none.
        Refused: what is wrong in it.
    """
    room = room_of(desk)
    path = source or room.register.root / room.register.office.archive.case_files
    must_be_there(path, desk.base)
    cases, findings = read_case_files(path, shown=shown(path, desk.base), year=desk.now.year)
    if cases is None or has_errors(findings):
        raise Refused(findings)
    return Shelf(room, cases, tuple(findings))


def case_files(desk: Desk, source: Path | None = None) -> FilesReport:
    """Return every file of danh mục hồ sơ with its letters and when it is due at the archive.

    Raises:
        CannotRead: there is no list.
        Refused: what is wrong in it.
        CongvanError: the register refuses.
    """
    shelf = shelf_of(desk, source)
    with opened(shelf.room.register) as book:
        members = members_of(shelf, book)
    kept = _by_number(read_kept(shelf.room.folder))
    today = desk.now.date()
    files = tuple(state_of(shelf, one, members.get(one.notation, ()), kept, today) for one in shelf.cases.files)
    return FilesReport(shelf.cases, files, shelf.findings)


def state_of(
    shelf: Shelf,
    case: CaseFile,
    numbers: Sequence[Number],
    kept: Mapping[tuple[object, ...], Sequence[KeptLetter]],
    today: date,
) -> FileState:
    """Return the state of one file."""
    said = shelf.room.register.office.archive
    due = case.ended + timedelta(days=said.hand_over_days) if case.ended else None
    soon = due is not None and today >= due - timedelta(days=said.warn_days)
    mine = tuple(one for number in numbers for one in kept.get(_key(number), ()))
    return FileState(case, tuple(numbers), mine, due, soon)


def members_of(shelf: Shelf, book: Register) -> dict[str, tuple[Number, ...]]:
    """Return which numbers are in which file, by số và ký hiệu hồ sơ, in the order of the numbers."""
    begin = f"{_FILE} {shelf.cases.year}/"
    events = [*book.told("filed", begin), *book.told("unfiled", begin)]
    now: dict[tuple[str, Number], str] = {}
    for one in sorted(events, key=lambda event: event.at):
        now[one.channel.removeprefix(begin), one.number] = one.status
    found: dict[str, list[Number]] = {}
    for (notation, number), status in now.items():
        if status == "filed":
            found.setdefault(notation, []).append(number)
    return {notation: tuple(sorted(numbers)) for notation, numbers in found.items()}


def file_letter(  # noqa: PLR0913 - what is meant
    desk: Desk,
    numbers: Sequence[str],
    into: Sequence[str],
    *,
    out: bool = False,
    year: int | None = None,
    book: str = "",
) -> tuple[tuple[Number, ...], tuple[CaseFile, ...]]:
    """Put letters into files, or take them out; the letters themselves stay where they are.

    Args:
        desk: who asks.
        numbers: số, ký hiệu of the letters.
        into: số và ký hiệu of the files.
        out: whether they are taken out.
        year: of the letters' dates.
        book: the book, if the office has several.

    Returns:
        The letters and the files.

    Raises:
        WrongUsage: there is no such file.
        CongvanError: the register has no such letter.
    """
    shelf = shelf_of(desk)
    cases = tuple(shelf.case(one) for one in into)
    with opened(shelf.room.register, writing=True) as register:
        office = shelf.room.register
        wanted = book_id(office, book)
        found = tuple(meant(office, register, one, year, wanted) for one in numbers_of(tuple(numbers)))
        members = members_of(shelf, register)
        told: list[Event] = []
        for number in found:
            entry, letters, _events = register.show(number)
            if entry.status != "entered" or not letters:
                raise CongvanError(
                    _("%(number)s: only letters that were issued here go into files.", number=number.text)
                )
            for case in cases:
                if (number in members.get(case.notation, ())) == (not out):
                    continue
                status: LedgerStatus = "unfiled" if out else "filed"
                channel = shelf.channel(case)
                told.append(Event(number, _one_of(letters), status, desk.now, channel, case.title, desk.by))
        if told:
            register.record(tuple(told), desk.now, desk.by)
    return found, cases


def _one_of(letters: Iterable[UnitLetter]) -> str:
    """Return the unit in whose row the ledger notes what concerns the letter as a whole: the general one, if any."""
    units = [one.unit for one in letters]
    return "" if "" in units else units[0]


def _by_number(kept: Iterable[KeptLetter]) -> dict[tuple[object, ...], list[KeptLetter]]:
    found: dict[tuple[object, ...], list[KeptLetter]] = {}
    for one in kept:
        found.setdefault(_key(one.number), []).append(one)
    return found


def _key(number: Number) -> tuple[object, ...]:
    return number.year, number.book, number.number, number.suffix
