"""Tên tệp: names that Windows, macOS and Linux all take, with the unit's id in them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from pathvalidate import sanitize_filename

from congvan.errors import WrongUsage, did_you_mean
from congvan.language import _
from congvan.letter import GENERAL_ID, Addressing, Unit

__all__ = ["USUAL_PATTERN", "file_names", "same_name"]

USUAL_PATTERN = "{letter}_{id}"
_PLACE = re.compile(r"\{([^{}]*)\}")
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_\- ]{3,148}[A-Za-z0-9_]")
"""What most names are: too long for a device of Windows (CON, COM1), short enough for every disk."""
_SUFFIX = ".docx"
_MOST_BYTES = 200
_UNCUT = 1_000_000
_CONSOLE = ("CONIN$", "CONOUT$")
"""Devices of Windows that pathvalidate does not know."""
_LONGEST = 60
"""Characters of each value but the id, which is never cut."""


def _values(addressing: Addressing, unit: Unit | None, number: str = "") -> Mapping[str, str]:
    draft = addressing.draft
    return {
        "letter": draft.id,
        "id": unit.id if unit else GENERAL_ID,
        "name": unit.name if unit else GENERAL_ID,
        "group": unit.group if unit else GENERAL_ID,
        "number": number or draft.number or "du-thao",
        "symbol": draft.symbol,
    }


def file_names(
    addressing: Addressing, units: Sequence[Unit | None], pattern: str, numbers: Sequence[str] = ()
) -> Iterator[str]:
    """Give the file name of each letter, in order, all different also where capitals do not count.

    Args:
        addressing: the draft, prepared.
        units: whose letters; None is the general one.
        pattern: a name with `{letter}`, `{id}`, `{name}`, `{group}`, `{number}`, `{symbol}`; `{id}` must be in it.
        numbers: what `{number}` says for each; empty = the draft's number.

    Raises:
        WrongUsage: the pattern names something else, has no `{id}`, is too long, or makes two names alike.
    """
    pattern = (pattern or USUAL_PATTERN).removesuffix(_SUFFIX)
    known = _values(addressing, None)
    for name in _PLACE.findall(pattern):
        if name not in known:
            places = ", ".join(f"{{{one}}}" for one in known)
            sentence = _("--name-pattern: there is no «{%(name)s}».", name=name) + did_you_mean(name, known)
            raise WrongUsage(f"{sentence} " + _("Use: %(places)s.", places=places))
    if "{" in (rest := _PLACE.sub("", pattern)) or "}" in rest:
        raise WrongUsage(_("--name-pattern «%(pattern)s»: a brace { or } stands alone.", pattern=pattern))
    if "{id}" not in pattern:
        raise WrongUsage(
            _("--name-pattern «%(pattern)s» has no {id}: letters would overwrite each other.", pattern=pattern)
        )
    seen: dict[str, str] = {}
    for unit, number in zip(units, numbers or [""] * len(units), strict=True):
        values = _values(addressing, unit, number)
        name = _fitting(pattern, values)
        twin = seen.setdefault(same_name(name), values["id"])
        if twin != values["id"]:
            sentence = _(
                "--name-pattern «%(pattern)s» gives «%(one)s» and «%(two)s» the same file name.",
                pattern=pattern,
                one=twin,
                two=values["id"],
            )
            raise WrongUsage(f"{sentence} " + _("Put a sign such as _ between the places."))
        yield name


def same_name(name: str) -> str:
    """Return what two file names share that some disk takes for one: capitals and the way of writing marks aside."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _fitting(pattern: str, values: Mapping[str, str]) -> str:
    """Return the name with every value cut as little as keeps it within the bytes a name may have; the id whole."""
    for longest in range(_LONGEST, -1, -5):
        cut = {name: value if name == "id" else value[:longest] for name, value in values.items()}
        name = _safe(_PLACE.sub(lambda place: cut[place[1]], pattern)) + _SUFFIX  # noqa: B023 - called at once
        if len(name.encode()) <= _MOST_BYTES:
            return name
    raise WrongUsage(
        _(
            "--name-pattern «%(pattern)s» makes file names longer than %(most)d bytes.",
            pattern=pattern,
            most=_MOST_BYTES,
        )
    )


def _safe(name: str) -> str:
    if _PLAIN.fullmatch(name):
        return name
    # a slash is no folder here: «GD&ĐT quận/huyện» is one name
    flat = re.sub(r"[\s/\\:*?\"<>|]+", "-", unicodedata.normalize("NFC", name))
    flat = "".join(c for c in flat if unicodedata.category(c)[0] != "C")
    flat = flat.lstrip("-. ").rstrip(". ")
    return sanitize_filename(flat, platform="universal", max_len=_UNCUT, additional_reserved_names=_CONSOLE) or "-"
