"""Cấp số: which book numbers a letter, on which day, and what its line in the register says (Điều 15, 16)."""

from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import Literal

from congvan.decree import KINDS
from congvan.errors import Finding, Refused, Where
from congvan.language import _
from congvan.letter import EVERY_KIND, Addressing, Draft, NumberBook, Office, Unit
from congvan.workflow.agree import at
from congvan.workflow.gather import Gathered

__all__ = ["Numbering", "Says", "book_of", "day_of", "kind_of", "must_be_blank", "numbering_of", "says_of"]

Numbering = Literal["shared", "each"]
_LETTER = "Công văn"


@dataclass(frozen=True, slots=True)
class Says:
    """Nội dung đăng ký: what the columns of the register say of one number.

    Attributes:
        kind: tên loại.
        subject: trích yếu nội dung, in one line.
        signer: người ký.
        copies_to: nơi nhận văn bản.
        holder: đơn vị, người nhận bản lưu.
        copies: số lượng bản.
    """

    kind: str
    subject: str
    signer: str
    copies_to: str
    holder: str
    copies: int


def kind_of(symbol: str, office: Office) -> str:
    """Return tên loại as the ký hiệu tells it: «QĐ-SGDĐT» is a Quyết định, «SGDĐT-VP» a Công văn (Phụ lục III)."""
    code = symbol.partition("-")[0].strip()
    if code == office.symbol:
        return _LETTER
    return next((kind.name for kind in KINDS if kind.code and kind.code == code), _LETTER)


def book_of(draft: Draft, office: Office) -> NumberBook | None:
    """Return the book that numbers a letter: the one it names, or the first that takes its kind and ký hiệu.

    Returns:
        None if no book of the office takes it.
    """
    if draft.book:
        return next((book for book in office.books if book.id == draft.book), None)
    kind = kind_of(draft.symbol, office).casefold()
    codes = {one.code: one.name.casefold() for one in KINDS if one.code}
    for book in office.books or (EVERY_KIND,):
        kinds = {codes.get(word, word.casefold()) for word in book.kinds}
        takes_kind = not kinds or kind in kinds
        if takes_kind and (not book.symbols or any(fnmatchcase(draft.symbol, one) for one in book.symbols)):
            return book
    return None


def numbering_of(asked: str, gathered: Gathered) -> Numbering:
    """Return whether the letters share one number: what the command says, the letter, or the office."""
    word = asked or gathered.draft.numbering or gathered.office.defaults.numbering
    return "each" if word == "each" else "shared"


def must_be_blank(gathered: Gathered, number: int | None) -> None:
    """Refuse a letter that has a number already, other than the one that is being entered.

    Raises:
        Refused: it has.
    """
    written = gathered.draft.number
    if not written or (number is not None and written.lstrip("0") == str(number)):
        return
    message = _("the letter says number (số) %(number)s already.", number=written)
    if number is None:
        fix = _(
            "Leave number: blank: the register gives it. If it stands on paper: --number %(number)s --date ….",
            number=written,
        )
    else:
        fix = _("Leave number: blank, or write %(number)d.", number=number)
    raise Refused([*gathered.findings, Finding("SD006", at(gathered.letter_name, written), message, fix)])


def day_of(gathered: Gathered, asked: date | None, today: date) -> date:
    """Return the letter's day: what the command says, what the letter says, or today.

    Args:
        gathered: the letter.
        asked: what the command says.
        today: the office's day.

    Raises:
        Refused: they contradict each other, or the day is still to come.
    """
    written, name = gathered.draft.date, gathered.letter_name
    day = asked or written.whole or today
    finding: Finding | None = None
    where = Where(name)
    for said, chosen in ((written.year, day.year), (written.month, day.month), (written.day, day.day)):
        if said and said != chosen:
            text = "/".join(str(part) for part in (written.day, written.month, written.year) if part)
            message = _(
                "the letter's date says %(written)s, and it would be issued on %(day)s.",
                written=text,
                day=f"{day:%d/%m/%Y}",
            )
            fix = _("Leave date: blank, write the day in it, or give the day with --date.")
            finding = Finding("SD016", where, message, fix)
    if day > today:
        message = _(
            "a letter cannot be dated %(day)s: today is %(today)s.", day=f"{day:%d/%m/%Y}", today=f"{today:%d/%m/%Y}"
        )
        finding = Finding("SD017", where, message, _("Correct the day, or this computer's clock."))
    if finding:
        raise Refused([*gathered.findings, finding])
    return day


def says_of(addressing: Addressing, unit: Unit | None) -> Says:
    """Return what the register says of the number of one unit's letter, or of all (None).

    Args:
        addressing: the letter, prepared.
        unit: whose; None = one number for all.
    """
    draft = addressing.draft
    units = tuple(addressing.units()) if unit is None else (unit,)
    lines = addressing.everybody() if unit is None else (addressing.addressee(unit),)
    return Says(
        kind=kind_of(draft.symbol, addressing.office),
        subject=addressing.subject_for(unit),
        signer=addressing.signer.name,
        copies_to="; ".join(" ".join(line.split()) for line in lines),
        holder=", ".join(one for one in (draft.filing.registry, draft.filing.unit) if one),
        copies=sum(one.copies for one in units) + draft.filing.copies,
    )
