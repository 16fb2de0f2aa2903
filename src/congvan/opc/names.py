"""Names of parts: which of them may stand in a package (ECMA-376 part 2, 6.2.2)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from congvan.language import _

__all__ = ["doubled", "twins", "unsafe"]

_LONGEST = 512
_DRIVE = re.compile(r"[A-Za-z]:")
_ESCAPED = re.compile(r"%(?:2f|5c|2e|00)", re.IGNORECASE)
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def unsafe(name: str) -> str | None:
    """Return why a name could lead outside the package or deceive a reader, None when it is safe.

    Args:
        name: the name as the archive has it, without the slash that ends a folder's name.
    """
    segments = name.split("/")
    reasons = (
        (not name, _("it is empty")),
        ("\\" in name, _("it has a backslash")),
        (name.startswith("/"), _("it begins at the root of the disk")),
        (_DRIVE.match(name), _("it begins with a drive letter")),
        (".." in segments or "." in segments, _("it climbs out of its folder")),
        (_ESCAPED.search(name), _("it hides a slash or a dot behind a % code")),
        ("" in segments[1:], _("it has an empty folder name")),
        (any(unicodedata.category(char) in _UNSEEN for char in name), _("it has invisible characters")),
        (":" in name, _("it has a colon")),
        (len(name) > _LONGEST, _("it is longer than %(most)s characters", most=_LONGEST)),
    )
    return next((reason for bad, reason in reasons if bad), None)


def doubled(names: Iterable[str]) -> list[str]:
    """Return the names that stand there more than once."""
    return [name for name, count in Counter(names).items() if count > 1]


def twins(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names that differ, but only by capitals or by the form of their accents."""
    seen: dict[str, str] = {}
    for name in dict.fromkeys(names):
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        if key in seen:
            yield seen[key], name
        else:
            seen[key] = name
