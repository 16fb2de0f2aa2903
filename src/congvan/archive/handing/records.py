"""Bản ghi đặc tả: the fields of one document or file with their values, and what is wrong with them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from congvan.decree import MetadataField
from congvan.errors import Finding, Where
from congvan.language import _, n_
from congvan.opc import shown

__all__ = ["Record", "day_text", "filled", "judge", "said_of", "value_of"]

Record = tuple[tuple[MetadataField, str], ...]
"""Each field with its value, in the order of the table; an empty value = nothing is known."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile(r"\d{2}/\d{2}/\d{4}", re.ASCII)
_DIGITS = re.compile(r"[0-9]+")


def filled(fields: Iterable[MetadataField], values: Mapping[str, str]) -> Record:
    """Return the fields with their values.

    Args:
        fields: the table.
        values: by the path of the field; what is not named is empty.
    """
    return tuple((one, unicodedata.normalize("NFC", values.get(one.path, ""))) for one in fields)


def value_of(record: Record, path: str) -> str:
    """Return the value of a field, empty if the record has no such field."""
    return next((value for field, value in record if field.path == path), "")


def day_text(day: date | None) -> str:
    """Return the day as DD/MM/YYYY, empty for none."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}" if day else ""


def said_of(field: MetadataField) -> str:
    """Name a field in both languages: «Subject (Trích yếu nội dung)»."""
    return f"«{field.path}» ({field.text})"


def judge(record: Record, where: str) -> Iterator[Finding]:
    """Give everything that is wrong with the values of a record.

    Args:
        record: the record.
        where: what findings call the document or file.
    """
    for field, value in record:
        place = Where(where, place=field.path)
        if control := _CONTROLS.search(value):
            said = _(
                "%(field)s holds the character U+%(code)04X, which no list can hold.",
                field=said_of(field),
                code=ord(control.group()),
            )
            yield Finding("GN004", place, said, _("Delete it where the value is written."))
        elif not value.strip():
            if field.needed:
                said = _("%(field)s is empty, and it must be handed over.", field=said_of(field))
                yield Finding("GN001", place, said, _("Write it, then run the command again."))
        else:
            yield from _judge_value(field, value, place)


def _judge_value(field: MetadataField, value: str, place: Where) -> Iterator[Finding]:
    if len(value) > field.longest:
        said = n_(
            "%(field)s may have %(count)d character; this has %(found)d: %(value)s.",
            "%(field)s may have %(count)d characters; this has %(found)d: %(value)s.",
            field.longest,
            field=said_of(field),
            found=len(value),
            value=shown(value),
        )
        yield Finding("GN002", place, said, _("Shorten it where it is written: nothing is cut by itself."))
    wrong = ""
    if field.kind == "number" and not _DIGITS.fullmatch(value):
        wrong = _("%(field)s must be a number; this is %(value)s.", field=said_of(field), value=shown(value))
    elif field.kind in {"date", "period"} and not _is_day(value, whole=field.kind == "date"):
        wrong = _("%(field)s must be a day, DD/MM/YYYY; this is %(value)s.", field=said_of(field), value=shown(value))
    elif field.kind == "flag" and value not in {"0", "1"}:
        wrong = _("%(field)s must be 0 or 1; this is %(value)s.", field=said_of(field), value=shown(value))
    elif field.codes is not None and not set(value.split(";")) <= set(field.codes):
        wrong = _("%(field)s must be a code; this is %(value)s.", field=said_of(field), value=shown(value))
    if wrong:
        fix = _("Correct it.")
        if field.codes is not None:
            known = ", ".join(f"{code} {text}" for code, text in list(field.codes.items())[:8])
            fix = _("Write one of: %(known)s.", known=known)
        yield Finding("GN003", place, wrong, fix)


def _is_day(value: str, *, whole: bool) -> bool:
    """Tell whether a day exists; a month or a year may stand for it unless it must be whole."""
    if not whole:
        value = "01/" * (2 - value.count("/")) + value
    if not _DAY.fullmatch(value):
        return False
    try:
        datetime.strptime(value, "%d/%m/%Y")  # noqa: DTZ007 - a day
    except ValueError:
        return False
    return True
