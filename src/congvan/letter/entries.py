"""Mục đăng ký: what the register (sổ đăng ký văn bản đi) holds of a letter, and what became of each unit's letter."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from congvan.letter.wording import number_text

__all__ = [
    "EVERY_KIND",
    "LEDGER_STATUSES",
    "Entry",
    "EntryStatus",
    "Event",
    "LedgerStatus",
    "LetterFile",
    "Number",
    "NumberBook",
    "Origin",
    "UnitLetter",
]

EntryStatus = Literal["reserved", "entered", "void"]
"""Trạng thái: số đã giữ (given, the letters not yet in their places), đã đăng ký, đã hủy."""

Origin = Literal["issued", "paper", "import"]
"""Whence an entry comes: numbered here, numbered on paper after the signature, or copied from an old book."""

LedgerStatus = Literal[
    "made",
    "numbered",
    "printed",
    "queued",
    "sending",
    "sent",
    "retry",
    "refused",
    "unknown",
    "delivered",
    "returned",
    "signed",
    "archived",
    "filed",
    "unfiled",
    "void",
]
LEDGER_STATUSES: tuple[LedgerStatus, ...] = (
    *("made", "numbered", "printed", "queued", "sending", "sent", "retry", "refused", "unknown", "delivered"),
    *("returned", "signed", "archived", "filed", "unfiled", "void"),
)
"""Diễn biến: made, numbered, printed; queued: it is to be sent; sending: the receiver may have it from now on; sent:
the receiver's server, or the post, took it; retry: not yet; refused; unknown: nobody can say whether it was taken;
delivered: it is in the receiver's box; returned: it came back; signed, archived; filed: it was put into a file (hồ sơ),
unfiled: it was taken out again; void."""


@dataclass(frozen=True, slots=True)
class NumberBook:
    """Sổ: one series of numbers, as the office sets it (Điều 15.1.c: its head decides).

    Attributes:
        id: short, unique in the office; stands in the register.
        name: tên sổ.
        kinds: tên loại or chữ viết tắt of the kinds that are numbered in it; empty = every kind.
        symbols: ký hiệu that are numbered in it, `*` for any text («*-HĐTS»: a consulting body that uses the office's
            seal has its own series, Phụ lục I, II.3.a); empty = every ký hiệu.
    """

    id: str
    name: str
    kinds: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()


EVERY_KIND = NumberBook("van-ban-di", "Sổ đăng ký văn bản đi")
"""The book of an office that sets none of its own: one series for all kinds."""


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """Số và ký hiệu, in one book of one year.

    Attributes:
        year: the year of the letter's date.
        book: id of the book.
        number: số, from 1.
        suffix: what an old book wrote behind the number («a» in «45a»); empty in numbers given here.
        symbol: ký hiệu.
    """

    year: int
    book: str
    number: int
    suffix: str = ""
    symbol: str = ""

    @property
    def text(self) -> str:
        """Số, ký hiệu as printed: «05/SGDĐT-VP»."""
        number = number_text(str(self.number)) + self.suffix
        return f"{number}/{self.symbol}" if self.symbol else number


@dataclass(frozen=True, slots=True)
class Entry:
    """Một dòng của sổ: one number and the ten columns of Phụ lục IV.

    Attributes:
        number: số, ký hiệu.
        issued_date: ngày tháng văn bản.
        kind: tên loại («Công văn»).
        subject: trích yếu nội dung, in one line.
        signer: người ký.
        copies_to: nơi nhận văn bản.
        holder: đơn vị, người nhận bản lưu.
        copies: số lượng bản; 0 = not said.
        sent_date: ngày chuyển; None = not yet, or not said.
        note: ghi chú.
        status: số đã giữ, đã đăng ký, đã hủy.
        reason: why the number was voided.
        origin: whence the entry comes.
        letter: the letter's file, relative to the office, with forward slashes; empty = not made here.
        batch: key of the batch that took the number; empty = none did.
        reserved_at: when the number was given, with its offset; None in a copied book.
        entered_at: when it was registered.
        by: who was at the computer.
    """

    number: Number
    issued_date: date
    kind: str
    subject: str
    signer: str = ""
    copies_to: str = ""
    holder: str = ""
    copies: int = 0
    sent_date: date | None = None
    note: str = ""
    status: EntryStatus = "entered"
    reason: str = ""
    origin: Origin = "issued"
    letter: str = ""
    batch: str = ""
    reserved_at: datetime | None = None
    entered_at: datetime | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class LetterFile:
    """Tệp: one file of a unit's letter.

    Attributes:
        format: «docx» or «pdf».
        path: relative to the office with forward slashes, or absolute where it lies elsewhere.
        sha256: of its bytes, in hexadecimal.
        size: bytes.
        pages: of a PDF; 0 = not said.
    """

    format: str
    path: str
    sha256: str
    size: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class UnitLetter:
    """Công văn của một đơn vị: one letter of a batch, as the register knows it.

    Attributes:
        unit: id of the unit; empty = the general letter.
        name: tên đơn vị; empty for the general letter.
        number: số, ký hiệu on it.
        issued_date: its day.
        status: of its entry.
        files: its files; none before it is registered.
        letter: the YAML it was made from, as in `Entry.letter`.
    """

    unit: str
    name: str
    number: Number
    issued_date: date
    status: EntryStatus = "reserved"
    files: tuple[LetterFile, ...] = ()
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Diễn biến: one thing that became of one unit's letter.

    Attributes:
        number: số, ký hiệu on the letter.
        unit: id of the unit; empty = the general letter.
        status: what became of it.
        at: when, with its offset.
        channel: by which way and to which address («email vanthu@truong.example», «paper»); empty = not said.
        proof: what shows it: sha-256, the server's answer, a file.
        by: who was at the computer.
    """

    number: Number
    unit: str
    status: LedgerStatus
    at: datetime
    channel: str = ""
    proof: str = field(default="")
    by: str = ""
