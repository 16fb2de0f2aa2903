"""Sổ của cơ quan: finds the register that an office's congvan.yaml names, and opens it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congvan.durable import Access, access_of
from congvan.errors import CannotRead, Refused, has_errors
from congvan.language import _
from congvan.letter import EVERY_KIND, NumberBook, Office
from congvan.register import Place
from congvan.source import read_office
from congvan.workflow.places import OFFICE_FILE, must_be_there, nearest_office, shown

if TYPE_CHECKING:
    from congvan.register import Register

__all__ = ["USUAL_REGISTER", "Desk", "OfficeRegister", "find_register", "office_register", "opened"]

USUAL_REGISTER = "so-van-ban/register.sqlite"
_ADDRESS = "://"


@dataclass(frozen=True, slots=True)
class Desk:
    """Bàn văn thư: who is at the computer, when, and what opens the register.

    Attributes:
        now: the time, with its offset.
        by: who.
        base: the folder where they are; paths in messages are relative to it.
        office: the office's congvan.yaml; None = the nearest one.
        password: of the database, from the environment; empty = it needs none.
    """

    now: datetime
    by: str
    base: Path
    office: Path | None = None
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class OfficeRegister:
    """Sổ đăng ký văn bản đi of one office.

    Attributes:
        office: whose.
        root: the folder of its congvan.yaml.
        office_name: that file as messages say it.
        place: where the register is.
        access: who may read what is made.
    """

    office: Office
    root: Path
    office_name: str
    place: Place
    access: Access

    @property
    def books(self) -> tuple[NumberBook, ...]:
        """The books as the office sets them."""
        return self.office.books or (EVERY_KIND,)

    def book_name(self, book: str) -> str:
        """Return tên sổ; a book that congvan.yaml no longer has is called by its id."""
        return next((one.name for one in self.books if one.id == book), book)


def office_register(office: Office, root: Path, name: str, desk: Desk) -> OfficeRegister:
    """Return the register of an office that was read.

    Args:
        office: whose.
        root: the folder of its congvan.yaml.
        name: that file as messages say it.
        desk: who asks.
    """
    access = access_of(office.permissions)
    if _ADDRESS in office.register:
        place = Place(office.register, None, office.register, desk.password, access)
    else:
        path = root / (office.register or USUAL_REGISTER)
        place = Place("", path, shown(path, desk.base), access=access)
    return OfficeRegister(office, root, name, place, access)


def find_register(desk: Desk) -> OfficeRegister:
    """Return the register of an office.

    Args:
        desk: who asks, and where.

    Raises:
        CannotRead: there is no congvan.yaml.
        Refused: what is wrong in it.
    """
    base = desk.base
    path = desk.office or nearest_office(base.resolve())
    if path is None:
        reason = _(
            "there is none in this folder or above it; go to the folder of your office, or name it with --office"
        )
        raise CannotRead(OFFICE_FILE, reason)
    must_be_there(path, base)
    name = shown(path, base)
    found, findings = read_office(path, shown=name)
    if found is None or has_errors(findings):
        raise Refused(findings)
    return office_register(found, path.resolve().parent, name, desk)


@contextmanager
def opened(register: OfficeRegister, *, writing: bool = False) -> Iterator["Register"]:
    """Open a register for a while."""
    from congvan.register import open_register  # noqa: PLC0415 - SQLAlchemy is slow to import

    with open_register(register.place, writing=writing) as book:
        yield book
