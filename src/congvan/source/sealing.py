"""Đọc mục «signing» và «archive» của congvan.yaml: keys, pictures, authorities, where signed copies are kept."""

import re
from typing import Any

from congvan.errors import Text
from congvan.language import _
from congvan.letter import Archive, KeyPlace, Sealing
from congvan.source.notes import Notes, show

__all__ = ["read_archive", "read_certificates", "read_key", "read_sealing"]

_SERIAL = re.compile(r"[0-9a-f]{2,64}")
_LEAST_WIDTH, _MOST_WIDTH = 20, 60


def read_key(found: dict[str, Any]) -> KeyPlace | None:
    """Return where a key is; None if nothing is said.

    Args:
        found: the values of `key`, as its shape gives them.
    """
    said = {name: value for name, value in found.items() if name != "@"}
    return KeyPlace(**said) if said else None


def read_certificates(found: tuple[Text, ...], notes: Notes) -> tuple[str, ...]:
    """Return serial numbers of certificates, in small letters without separators.

    Args:
        found: as written: «54:01:0A», «54 01 0a».
        notes: gets a finding for each that is none.
    """
    read = []
    for text in found:
        serial = re.sub(r"[\s:.-]", "", text).lower().removeprefix("0x")
        if _SERIAL.fullmatch(serial):
            read.append(serial)
        else:
            said = _(
                "The number of a certificate (số chứng thư số) «%(text)s» is no hexadecimal number.", text=show(text)
            )
            fix = _("Write it as the certificate shows it: 54 01 0A 3F. congvan verify shows it too.")
            notes.error("VL020", text, said, fix)
    return tuple(read)


def read_sealing(found: dict[str, Any], notes: Notes) -> Sealing:
    """Return how an office signs.

    Args:
        found: the values of `signing`, as its shape gives them.
        notes: gets a finding for each value that cannot be used.
    """
    said = {name: value for name, value in found.items() if name not in ("@", "key", "certificates")}
    width = said.get("seal_width")
    if width is not None and not _LEAST_WIDTH <= width <= _MOST_WIDTH:
        message = _("The seal's width (chiều rộng dấu) of %(width)d mm is no real seal's.", width=width)
        fix = _("Measure the seal and write its width in whole millimetres, from 20 to 60.")
        notes.error("VL021", found["@"].at("seal_width"), message, fix)
    certificates = read_certificates(found.get("certificates", ()), notes)
    return Sealing(read_key(found.get("key", {})), certificates, **said)


def read_archive(found: dict[str, Any]) -> Archive:
    """Return where an office keeps its signed copies.

    Args:
        found: the values of `archive`, as its shape gives them.
    """
    return Archive(**{name: value for name, value in found.items() if name != "@"})
