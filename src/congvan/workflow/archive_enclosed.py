"""Phụ lục, tài liệu kèm theo đã ký: whose attachment a signed file is, by its bytes and by what its signature says."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from congvan.errors import CongvanError
from congvan.letter import Number, UnitLetter
from congvan.register import Register
from congvan.signing import FileReport
from congvan.source import read_letter
from congvan.workflow.archive_match import read_number
from congvan.workflow.archive_room import ArchiveRoom
from congvan.workflow.folder import digest
from congvan.workflow.signed_files import ends_of

__all__ = ["Enclosed", "enclosed_in"]


@dataclass(frozen=True, slots=True)
class Enclosed:
    """Whose attachment a file is: the letter, its name, and how many of the first bytes are the attachment itself."""

    letter: UnitLetter
    part: str
    size: int


def enclosed_in(data: bytes, report: FileReport, room: ArchiveRoom, book: Register) -> Enclosed | None:
    """Return of which letter a signed file is an attachment; None = of none that is known.

    Its signature names the number (Phụ lục I, II.8.b), and its first bytes must be those of a file that this letter
    names under attachments.

    Args:
        data: the file.
        report: of its verification.
        room: the archive, and with it the office.
        book: the register.
    """
    for signature in report.signatures:
        for number in _numbers(signature.reason, book):
            entry, letters, _events = book.show(number)
            sums = dict(ends_of(data))
            for name, sum_of in _attachments(room, entry.letter):
                if sum_of in sums and letters:
                    # it goes with the letter as a whole: with the general one, if there is one
                    whole = next((one for one in letters if not one.unit), letters[0])
                    return Enclosed(whole, name, sums[sum_of])
    return None


def _numbers(said: str, book: Register) -> Iterator[Number]:
    number, suffix, symbol = read_number(said)
    if number:
        for one in book.numbers(number, suffix, year=None, book=""):
            if one.symbol.casefold() == symbol.casefold():
                yield one


def _attachments(room: ArchiveRoom, letter: str) -> Iterator[tuple[str, str]]:
    """Give name and SHA-256 of the attachments of a letter, as far as they are still there."""
    if not letter:
        return
    path = room.register.root / letter
    with suppress(CongvanError):
        draft, _findings = read_letter(path)
        for one in draft.attachments if draft is not None else ():
            source = path.parent / one.file.replace("\\", "/")
            with suppress(OSError):
                yield source.name, digest(source.read_bytes())
