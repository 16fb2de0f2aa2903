"""Bản ghi: what is known of a kept letter, as JSON beside its PDF; a stranger can read it without congvan."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any, get_args

from congvan.letter import KeptForm, KeptLetter, Number

__all__ = ["kept_of", "record_bytes"]

_SCHEMA = 1
_LEFT_OUT = "path"
"""Where a record lies is said by where it lies."""
_NAMES = frozenset(one.name for one in fields(KeptLetter)) - {_LEFT_OUT}
_NUMBER = frozenset(one.name for one in fields(Number))
_WHOLE = frozenset({"priority", "copies", "size", "pages", "year", "number"})
_FORMS = frozenset(get_args(KeptForm))


def record_bytes(kept: KeptLetter) -> bytes:
    """Return the record of a letter: JSON with sorted keys, in UTF-8.

    Args:
        kept: its path is left out.
    """
    said: dict[str, Any] = {name: getattr(kept, name) for name in _NAMES}
    said["number"] = {name: getattr(kept.number, name) for name in _NUMBER}
    said["issued_date"] = kept.issued_date.isoformat()
    said["due_date"] = kept.due_date.isoformat() if kept.due_date else None
    said["kept_at"] = kept.kept_at.isoformat() if kept.kept_at else None
    said["proof"] = dict(kept.proof)
    text = json.dumps({"schema": _SCHEMA, **said}, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    return (text + "\n").encode(errors="surrogatepass")


def kept_of(data: bytes, path: str) -> KeptLetter:
    """Return the letter that a record tells of.

    Args:
        data: the record.
        path: of its PDF, relative to the archive.

    Raises:
        ValueError: congvan would not write such a record.
    """
    try:
        said = json.loads(data.decode(errors="surrogatepass"))
    except RecursionError as error:
        raise ValueError(data[:20]) from error
    if not isinstance(said, dict) or said.pop("schema", None) != _SCHEMA or said.keys() != _NAMES:
        raise ValueError(data[:20])
    number = said["number"]
    if not isinstance(number, dict) or number.keys() != _NUMBER:
        raise ValueError(number)
    _typed(number)
    values = {**said, "number": Number(**number)}
    try:
        values["issued_date"] = date.fromisoformat(said["issued_date"])
        values["due_date"] = None if said["due_date"] is None else date.fromisoformat(said["due_date"])
        values["kept_at"] = None if said["kept_at"] is None else datetime.fromisoformat(said["kept_at"])
    except TypeError as error:
        raise ValueError(str(error)) from error
    _typed({name: one for name, one in said.items() if name not in _OTHERS})
    if said["form"] not in _FORMS or not isinstance(said["proof"], dict):
        raise ValueError(said["form"])
    return KeptLetter(**values, path=path)


_OTHERS = frozenset({"number", "issued_date", "due_date", "kept_at", "proof"})


def _typed(values: Mapping[str, object]) -> None:
    for name, one in values.items():
        if type(one) is not (int if name in _WHOLE else str):
            raise ValueError(name)
