"""Khóa của đợt: tells whether two runs of `congvan issue` are about the same letters."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any

from congvan.letter import Addressing, IssuedDate
from congvan.workflow.gather import Gathered

__all__ = ["key_of"]


def key_of(gathered: Gathered, addressing: Addressing, letter: str) -> str:
    """Return the SHA-256 of everything that the letters say; number, day and kinds of files are not in it.

    Args:
        gathered: what the letters are made of.
        addressing: the same, prepared.
        letter: the letter's file as the register keeps it.
    """
    office, signer = gathered.office, gathered.signer
    draft = replace(gathered.draft, number="", date=IssuedDate(), numbering="", book="")
    units = tuple(addressing.units())
    named = {*draft.addressees, *(one.group for one in units)}
    parts = (
        letter,
        _said(draft),
        (office.parent, office.name, office.symbol, office.place, office.address, office.print_address),
        (signer.name, signer.position, signer.authority),
        [(one.id, one.name, one.group, one.email, one.title, sorted(one.fields.items())) for one in units],
        [(one.id, one.line, one.title) for one in gathered.recipients.groups if one.id in named],
        hashlib.sha256(gathered.template).hexdigest(),
    )
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def _said(value: Any) -> Any:
    """Return what a value says, as JSON holds it; what is as it always is is left out.

    So a letter that was issued is still the same letter when a later congvan knows more keys.
    """
    if is_dataclass(value):
        return {
            one.name: _said(getattr(value, one.name))
            for one in fields(value)
            if one.default is MISSING or getattr(value, one.name) != one.default
        }
    if isinstance(value, Mapping):
        return sorted((name, _said(inner)) for name, inner in value.items())
    return [_said(one) for one in value] if isinstance(value, tuple | list) else value
