"""Gói gửi: what is in a unit's e-mail: its own letter, the attachments, the words around them."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from congvan.dispatch import USUAL_TEXT, MailText
from congvan.errors import CannotRead
from congvan.language import _
from congvan.letter import Attached, MailAccount, Unit
from congvan.workflow.dispatch_plan import Item, Scene, file_of

__all__ = ["mail_text", "parcel_key", "size_of", "values_of"]

_BASE64 = 1.37
_ROUND = 8_000
"""Bytes of a message around its files, at most."""


def parcel_key(scene: Scene, item: Item) -> str:
    """Return what makes a parcel itself: the office, the letter's number, the unit and the address."""
    number = item.issued.number
    parts = (scene.office.symbol, number.year, number.book, number.number, number.suffix, number.symbol)
    return "\n".join(map(str, (*parts, item.unit, item.address.lower())))


def mail_text(scene: Scene, account: MailAccount) -> MailText:
    """Return the templates of the message: the office's, or the built-in one."""

    def read(name: str) -> str:
        path = scene.root / name
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CannotRead(name, getattr(error, "strerror", "") or _("it is no text in UTF-8")) from error

    text = read(account.text) if account.text else USUAL_TEXT
    return MailText(text, read(account.html) if account.html else "", name=account.text, html_name=account.html)


def values_of(scene: Scene, item: Item, unit: Unit, extra: Sequence[Attached]) -> dict[str, Any]:
    """Return what a template of the message may say."""
    office, letter = scene.office, item.issued
    file = file_of(letter, "pdf")
    own = [PurePosixPath(file.path).name] if file else []
    return {
        "office": {"name": office.name, "parent": office.parent, "symbol": office.symbol, "address": office.address},
        "letter": {
            "number": letter.number.text,
            "date": f"{letter.issued_date:%d/%m/%Y}",
            "subject": scene.addressing.subject_for(unit),
        },
        "unit": {"name": unit.name, "id": unit.id, "addressee": scene.addressing.addressee(unit)},
        "signer": {"name": scene.gathered.signer.name, "position": scene.gathered.signer.position},
        "files": [*own, *(one.name for one in extra)],
    }


def size_of(item: Item, extra: Sequence[Attached]) -> int:
    """Return how many bytes a unit's message has, roughly, and rather more than fewer."""
    file = file_of(item.issued, "pdf")
    return int(((file.size if file else 0) + sum(len(one.data) for one in extra)) * _BASE64) + _ROUND
