"""Hệ chữ: which of a run's four fonts draws which of its characters (ECMA-376 Part 1, 17.3.2.26)."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Literal

__all__ = ["Script", "by_script"]

Script = Literal["ascii", "hAnsi", "eastAsia", "cs"]


def by_script(text: str, said: Mapping[str, Any]) -> Iterator[tuple[Script, str]]:
    """Cut a text where another of the run's four fonts draws it.

    Args:
        text: the characters of a run.
        said: everything that is said of the run.
    """
    if said.get("complex") or said.get("rtl"):
        yield "cs", text
        return
    plain = said.get("ascii", "")
    if said.get("hAnsi", "") == plain and (text.isascii() or said.get("eastAsia", "") == plain):
        yield "ascii", text
        return
    start = 0
    scripts = [_script(one, said.get("hint", "")) for one in text]
    for place in range(1, len(text) + 1):
        if place == len(text) or _font(scripts[place], said) != _font(scripts[start], said):
            yield scripts[start], text[start:place]
            start = place


def _font(script: Script, said: Mapping[str, Any]) -> str:
    return str(said.get(script) or said.get("ascii", ""))


def _script(character: str, hint: str) -> Script:
    code = ord(character)
    if code < 0x80:  # noqa: PLR2004
        return "ascii"
    if code < 0x2E80:  # noqa: PLR2004 - Latin, Vietnamese, punctuation, symbols
        punctuation = unicodedata.east_asian_width(character) in ("A", "W", "F") and not character.isalpha()
        return "eastAsia" if hint == "eastAsia" and punctuation else "hAnsi"
    if code <= 0xD7FF or 0xF900 <= code <= 0xFAFF or 0xFE30 <= code <= 0xFFEF:  # noqa: PLR2004
        return "eastAsia"
    return "hAnsi"
