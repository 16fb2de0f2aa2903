"""Quyền hạn: the lines above the signature, cut at TM., Q., KT., TL., TUQ. however they are written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from congvan.checks.looking import is_placeholder
from congvan.checks.reading import Reading
from congvan.checks.said import Said

__all__ = ["AuthorityLine", "authority_lines", "line_with"]

_PREFIX = re.compile(
    r"\s*(?P<prefix>T\s?[./]?\s?U\s?[./]?\s?Q|T\s?[./]\s?M|TM|K\s?[./]\s?T|KT|T\s?[./]\s?L|TL|Q)(?P<after>\s?[./:]*)\s*(?=[^\W\d_]|$)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class AuthorityLine:
    """Dòng quyền hạn, chức vụ.

    Attributes:
        said: the line.
        prefix: «TM.», «Q.», «KT.», «TL.», «TUQ.»; empty = it has none.
        written: the prefix as it is written, with what stands between it and the title.
        title: what follows, in capitals, spaces single.
    """

    said: Said
    prefix: str
    written: str
    title: str


def authority_lines(reading: Reading) -> tuple[AuthorityLine, ...]:
    """Return the lines of quyền hạn, chức vụ of a letter; none while they are still places to be filled in."""
    lines = reading.words.authority
    if any(is_placeholder(line.text) for line in lines):
        return ()
    return tuple(_cut(line) for line in lines if line.text.strip())


def line_with(lines: Sequence[AuthorityLine], prefix: str) -> tuple[AuthorityLine, Sequence[AuthorityLine]] | None:
    """Return the line that has a prefix and the lines below it."""
    for number, line in enumerate(lines):
        if line.prefix == prefix:
            return line, lines[number + 1 :]
    return None


def _cut(line: Said) -> AuthorityLine:
    found = _PREFIX.match(line.text)
    # «Q» alone before a word is a prefix only with its mark: «QUẢN ĐỐC» never gets here, «Q 1» neither
    if found is None or (not found["after"].strip() and not line.text[found.end("prefix") :][:1].isspace()):
        return AuthorityLine(line, "", "", " ".join(line.text.upper().split()))
    prefix = "".join(_LETTERS.findall(found["prefix"])).upper() + "."
    title = " ".join(line.text[found.end() :].upper().split())
    return AuthorityLine(line, prefix, line.text[found.start("prefix") : found.end()], title)
