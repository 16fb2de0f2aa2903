"""Bảng mã cũ: TCVN3 (ABC) and VNI, the letters of fonts such as `.VnTime` and `VNI-Times`, turned into Unicode.

The tables: TCVN 5712:1993 (VN3) and VNI-Windows. What is meant is told by converting a text every way and counting
words that could be Vietnamese syllables, so that no list of telling characters has to be kept.
"""

import re
import unicodedata

__all__ = ["TCVN3", "VNI", "convert_old", "guess_pasted", "old_encoding", "plausible", "syllables"]

TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®" + "µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđ" + "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
"""The letters of TCVN3 by the character of Latin-1 that has their place."""

# VNI writes a base letter and then a character that stands for its marks; a few letters stand alone.
_MARKS = dict(zip("ùøûõïâáàåãäêéèúüë", "´`?~.^⁴⁵⁶⁷⁸˘¹²³⁰₀", strict=True))
_TONES = {"´": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_HATS = {"^": "", "⁴": "\u0301", "⁵": "\u0300", "⁶": "\u0309", "⁷": "\u0303", "⁸": "\u0323"}
_BREVES = {"˘": "", "¹": "\u0301", "²": "\u0300", "³": "\u0309", "⁰": "\u0303", "₀": "\u0323"}
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    table: dict[str, str] = {}
    for letter in "aeouyôö":
        for written, mark in _MARKS.items():
            base = _ALONE.get(letter, letter)
            if mark in _TONES:
                composed = base + _TONES[mark]
            elif mark in _HATS and letter in "aeo":
                composed = base + "\u0302" + _HATS[mark]
            elif mark in _BREVES and letter == "a":
                composed = base + "\u0306" + _BREVES[mark]
            else:
                continue
            whole = unicodedata.normalize("NFC", composed)
            if len(whole) == 1:
                table[letter + written] = whole
                table[letter.upper() + written.upper()] = whole.upper()
                table[letter.upper() + written] = whole.upper()
    for written, letter in _ALONE.items():
        table[written] = letter
        table[written.upper()] = letter.upper()
    return table


VNI = _vni_table()
"""The letters of VNI by the one or two characters of Latin-1 that they are written with."""

_VNI_PIECE = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))

_WORD = re.compile(r"[^\W\d_]+(?:[µ¶·¸¹»¼½¾¨©ª«¬\xad®×÷]+[^\W\d_]*)*|[µ¶·¸¹»¼½¾¨©ª«¬\xad®×÷]+[^\W\d_]+")
_SYLLABLE = re.compile(
    r"(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
    r"(?:[aăâeêioôơuưy]|[iuưoy][aăâeêơôy]|oo|[aâăeêoôơuưi][iouy]|[uoyiư][aâeêơôy][iuoyn]?|uy[aêu]|oe[o])"
    r"(?:ch|c|m|ng?h?|p|t)?"
)
_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_NOT_VIETNAMESE = re.compile(r"[^\x00-\x7f]")
_LATIN_1 = re.compile(r"[\xa1-\xff]")
_MODERN = re.compile(r"[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")


def plausible(word: str) -> bool:
    """Tell whether the word could be a Vietnamese syllable: one tone at most, onset, vowels and coda as they go."""
    word = word.casefold()
    bare = unicodedata.normalize("NFD", word)
    tones = [char for char in bare if char in _TONE_MARKS]
    bare = unicodedata.normalize("NFC", "".join(char for char in bare if char not in _TONE_MARKS))
    return len(tones) <= 1 and _SYLLABLE.fullmatch(bare) is not None


def syllables(text: str) -> tuple[int, int]:
    """Return how many words with marks a text has, and how many of them could be Vietnamese syllables."""
    marked = [word for word in _WORD.findall(text) if _NOT_VIETNAMESE.search(word)]
    return len(marked), sum(map(plausible, marked))


# Word keeps the letters of a symbol font in Unicode's private area, 0xF000 above their place.
_SYMBOLS = {0xF000 + place: place for place in range(0x20, 0x100)}
_TCVN3_FONT = re.compile(r"\.vn\w", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni[-\s]?\w", re.IGNORECASE)
_CAPITALS = re.compile(r"\.vn.*h\Z", re.IGNORECASE)


def old_encoding(font: str) -> str:
    """Return "tcvn3" or "vni" if the letters of a font have the places of that encoding, else an empty text."""
    if _TCVN3_FONT.match(font):
        return "tcvn3"
    return "vni" if _VNI_FONT.match(font) else ""


def convert_old(text: str, encoding: str, font: str = "") -> str:
    """Return in Unicode what a text says in an old encoding.

    Args:
        text: the text, one character of Latin-1 for each byte.
        encoding: "tcvn3" or "vni".
        font: the font it is set in; those of TCVN3 whose name ends in H show small letters as capitals.
    """
    text = text.translate(_SYMBOLS)
    if encoding == "tcvn3":
        new = "".join(TCVN3.get(char, char) for char in text)
        new = new.upper() if _CAPITALS.match(font) else new
    else:
        new = _VNI_PIECE.sub(lambda match: VNI[match[0]], text)
    return unicodedata.normalize("NFC", new)


def guess_pasted(text: str) -> str:
    """Return "tcvn3" or "vni" if the text looks like that encoding pasted as Unicode («mêi häp»), else nothing."""
    if not _LATIN_1.search(text) or _MODERN.search(text):
        return ""
    marked, good = syllables(text)
    if not marked or good == marked:
        return ""
    for encoding in ("tcvn3", "vni"):
        after, better = syllables(convert_old(text, encoding))
        # every marked word has to become a syllable, and at least one of them was none before
        if after and better == after and better > good:
            return encoding
    return ""
