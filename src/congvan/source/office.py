"""Đọc congvan.yaml: the office, its signers, its defaults."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from congvan.errors import Finding, Text
from congvan.language import _
from congvan.letter import Checks, Defaults, NumberBook, Office, Signer
from congvan.source.dispatch import read_dispatch
from congvan.source.ids import why_not_id
from congvan.source.notes import Notes, listed, near_miss, show
from congvan.source.sealing import read_archive, read_certificates, read_key, read_sealing
from congvan.source.shapes import OFFICE, every_key
from congvan.source.shaping import shape_keys
from congvan.source.values import read_filing
from congvan.source.yaml_text import read_root

__all__ = ["read_office"]

_KEYS = every_key(OFFICE)


def read_office(path: Path, *, shown: str = "") -> tuple[Office | None, list[Finding]]:
    """Read `congvan.yaml` (cơ quan ban hành, người ký, mặc định).

    Args:
        path: the file.
        shown: the path as the user wrote it, for the findings; empty = `path`.

    Returns:
        The office, or None when nothing usable could be read, and every finding of the file. With an error among the
        findings the office is incomplete.

    Raises:
        CannotRead: the file cannot be opened.
    """
    notes = Notes(shown or str(path))
    root = read_root(path, _KEYS, notes)
    if root is None:
        return None, notes.sorted()
    values = shape_keys(root, OFFICE, notes)
    signers = _signers(values.get("signers", []), notes)
    defaults = _defaults(values.get("defaults", {}), signers, notes)
    office = values.get("office", {})
    if not office.get("name") or not office.get("place"):
        return None, notes.sorted()
    return Office(
        name=office["name"],
        place=office["place"],
        parent=office.get("parent", ""),
        symbol=office.get("symbol", ""),
        address=office.get("address", ()),
        organ_id=office.get("organ_id", ""),
        email=office.get("email", ""),
        phone=office.get("phone", ""),
        fax=office.get("fax", ""),
        website=office.get("website", ""),
        logo=office.get("logo", ""),
        drafting_units=office.get("drafting_units", {}),
        signers=signers,
        defaults=defaults,
        print_address=office.get("print_address", False),
        checks=Checks(**{name: value for name, value in values.get("checks", {}).items() if name != "@"}),
        fonts=values.get("fonts", ()),
        register=values.get("register", ""),
        books=_books(values.get("books", []), notes),
        permissions=values.get("permissions", ""),
        dispatch=read_dispatch(values.get("dispatch", {}), notes),
        signing=read_sealing(values.get("signing", {}), notes),
        archive=read_archive(values.get("archive", {})),
    ), notes.sorted()


def _signers(found: Sequence[dict[str, Any]], notes: Notes) -> tuple[Signer, ...]:
    signers: dict[str, Signer] = {}
    for values in found:
        if not all(name in values for name in ("id", "name", "position")):
            continue
        name: Text = values["id"]
        twin = signers.setdefault(
            name.casefold(),
            Signer(
                name,
                values["name"],
                values["position"],
                values.get("authority", ()),
                values.get("mandate", ""),
                values.get("mandate_until"),
                values.get("signature", ""),
                read_key(values.get("key", {})),
                read_certificates(values.get("certificates", ()), notes),
            ),
        )
        if twin.id is not name:
            first = twin.id.line if isinstance(twin.id, Text) else 0
            notes.error(
                "VL009",
                name,
                _("Two signers (người ký) have the id «%(id)s»: line %(first)d and here.", id=show(name), first=first),
                _("Give each signer an id of its own."),
            )
    return tuple(signers.values())


def _books(found: Sequence[dict[str, Any]], notes: Notes) -> tuple[NumberBook, ...]:
    books: dict[str, NumberBook] = {}
    for values in found:
        if "id" not in values or "name" not in values:
            continue
        book: Text = values["id"]
        if not book.isascii() or (why := why_not_id(book)):
            why = why if book.isascii() else _("holds letters with marks")
            message = _("A book's (sổ) id «%(id)s» %(why)s.", id=show(book), why=why)
            notes.error("VL016", book, message, _("Use small letters without marks, digits and dashes."))
        elif book.casefold() in books:
            message = _("Two books (sổ) have the id «%(id)s».", id=show(book))
            notes.error("VL016", book, message, _("Give each book an id of its own."))
        else:
            kinds, symbols = values.get("kinds", ()), values.get("symbols", ())
            books[book.casefold()] = NumberBook(book, values["name"], kinds, symbols)
    return tuple(books.values())


def _defaults(found: dict[str, Any], signers: tuple[Signer, ...], notes: Notes) -> Defaults:
    signer = found.get("signer", "")
    if signer and signer not in {known.id for known in signers}:
        ids = [known.id for known in signers]
        notes.error(
            "VL010",
            signer,
            _("There is no signer (người ký) «%(id)s».", id=show(signer)) + near_miss(signer, ids),
            _("Write the id of one of the signers: %(ids)s.", ids=listed(ids)),
        )
    if found.get("filing"):
        read_filing(found["filing"], notes)
    return Defaults(**{name: value for name, value in found.items() if name != "@"})
