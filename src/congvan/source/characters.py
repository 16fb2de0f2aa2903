"""Ký tự: what a text may not hold (control characters) and what it probably should not (bidi, zero-width).

The whole file is searched at once, not value by value; a clean file costs a few milliseconds.
"""

import re
import unicodedata

from congvan.errors import Severity
from congvan.language import _
from congvan.source.notes import At, Notes, show

__all__ = ["FORBIDDEN", "check_cell", "check_characters", "normalise"]

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
"""Control characters (tab and line breaks aside), half characters and those that Unicode keeps for nothing."""

_HIDDEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
_DAMAGED = re.compile(r"\ufffd+|(?<![^\s,;|\"(])[^\W\d_]+\?+[^\W\d_?]+(?=[\s,.;:|)\"]|\Z)")
_TOO_MANY = 20
"""So many findings of one kind are told singly; a file that has more is damaged as a whole."""


def normalise(text: str) -> str:
    """Return the text in NFC, which is how Vietnamese is stored and compared here."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def check_characters(text: str, notes: Notes) -> str:
    r"""Note every character that cannot or should not stand in the text.

    Args:
        text: the whole file, its line ends turned into `\n`.
        notes: gets an error for each control character, a warning for each hidden or damaged one.

    Returns:
        The text without the forbidden characters and byte order marks, so that reading can go on and find the rest.
    """
    ordinary = text.replace("\n", "").replace("\t", "").isprintable()  # printable: not a control, format or half
    if ordinary and "?" not in text and "\ufffd" not in text:
        return text
    forbidden = list(FORBIDDEN.finditer(text))
    places = _Places(text)
    for match in forbidden[:_TOO_MANY]:
        notes.error(
            "EN005",
            places.at(match.start()),
            _("The character %(point)s stands here; no letter can hold it.", point=f"U+{ord(match[0]):04X}"),
            _("Delete it, or type the text again."),
        )
    if len(forbidden) > _TOO_MANY:
        notes.error(
            "EN005",
            None,
            _("The file has %(count)d such characters in all.", count=len(forbidden)),
            _("It is probably damaged or no text file: save it again."),
        )
    for match in list(_HIDDEN.finditer(text))[:_TOO_MANY]:
        notes.warn(
            "EN006",
            places.at(match.start()),
            _("The hidden character %(point)s stands here; it may turn or hide text.", point=f"U+{ord(match[0]):04X}"),
            _("Delete it if it is not meant: type the word again."),
        )
    for match in list(_DAMAGED.finditer(text))[:_TOO_MANY]:
        _note_damage(match, places.at(match.start()), notes)
    return FORBIDDEN.sub("", text).replace("\ufeff", "") if forbidden or "\ufeff" in text else text


def _note_damage(match: re.Match[str], at: At, notes: Notes) -> None:
    if "?" in match[0]:
        notes.warn(
            "EN008",
            at,
            _("A question mark stands inside the word «%(word)s»; letters may have been lost.", word=show(match[0])),
            _("Compare with the original and type the word again."),
        )
    else:
        notes.error(
            "EN007",
            at,
            _("The mark U+FFFD stands here: the text was damaged before it came into this file."),
            _("Take the text from the original again."),
        )


class _Places:
    """Finds line and column of an index; line starts are counted when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    def at(self, index: int) -> At:
        line = self._text.count("\n", 0, index) + 1
        return At(line, index - self._text.rfind("\n", 0, index))


def check_cell(text: str, at: At, place: str, notes: Notes) -> str:
    """Note what cannot or should not stand in one cell, and return the text without it; see `check_characters`."""
    found = Notes(notes.file)
    cleaned = check_characters(text, found)
    for finding in found.found:
        add = notes.error if finding.severity is Severity.ERROR else notes.warn
        add(finding.code, at, finding.message, finding.fix, place=place)
    return cleaned
