"""Số được nói đến: which number of which book a clerk means."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from congvan.errors import Finding, Refused, Where, WrongUsage, did_you_mean
from congvan.language import _
from congvan.letter import Number, number_text
from congvan.workflow.registry import OfficeRegister

if TYPE_CHECKING:
    from congvan.register import Register

__all__ = ["book_id", "meant", "numbers_of"]

_NUMBER = re.compile(r"(\d{1,9})([a-zđ]{0,2})(?:/(.+))?", re.IGNORECASE)
_RUN = re.compile(r"(\d{1,9})\s*[-–]\s*(\d{1,9})(?:/(.+))?")
_MOST = 20_000
"""Numbers that one command voids at most."""


def book_id(register: OfficeRegister, book: str) -> str:
    """Return the id of a book of the office.

    Raises:
        WrongUsage: it has no such book.
    """
    known = [one.id for one in register.books]
    if book and book not in known:
        sentence = _("--book «%(book)s»: the office has no such book.", book=book) + did_you_mean(book, known)
        raise WrongUsage(f"{sentence} " + _("Use one of: %(names)s.", names=", ".join(known)))
    return book


def numbers_of(words: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Give the numbers that words name: 45, 45a, 45/SGDĐT-VP, 45-48.

    Raises:
        WrongUsage: a word names none.
    """
    for word in words:
        run, one = _RUN.fullmatch(word.strip()), _NUMBER.fullmatch(word.strip())
        if run and int(run[1]) <= int(run[2]) <= int(run[1]) + _MOST:
            yield from ((number, "") for number in range(int(run[1]), int(run[2]) + 1))
        elif one:
            yield int(one[1]), one[2].lower()
        else:
            raise WrongUsage(_("«%(word)s» is no number: write such as 45, 45/SGDĐT-VP or 45-48.", word=word))


def meant(register: OfficeRegister, book: "Register", said: tuple[int, str], year: int | None, wanted: str) -> Number:
    """Return the one number that is meant.

    Raises:
        Refused: there is none, or several books have it.
    """
    found = book.numbers(*said, year=year, book=wanted)
    newest = max((one.year for one in found), default=0)
    found = [one for one in found if one.year == newest]
    text = number_text(str(said[0])) + said[1]
    if not found:
        when = str(year) if year else _("any year")
        message = _("number %(number)s of %(year)s is not in the register.", number=text, year=when)
        raise Refused([Finding("SD013", Where(register.place.shown), message, _("See congvan register list."))])
    if len(found) > 1:
        names = ", ".join(one.book for one in found)
        message = _("number %(number)s stands in several books: %(names)s.", number=text, names=names)
        raise Refused([Finding("SD013", Where(register.place.shown), message, _("Say which with --book."))])
    return found[0]
