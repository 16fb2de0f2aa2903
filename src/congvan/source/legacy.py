"""Bảng mã cũ: telling TCVN3 (ABC), VNI and Windows-1258 from each other, and turning them into Unicode.

The tables: TCVN 5712:1993 (VN3, the fonts `.Vn…`), VNI-Windows (the fonts `VNI-…`), and Python's own cp1258.
A guess is made by converting the text every way and counting words that could be Vietnamese syllables, so that
no list of telling bytes has to be kept.
"""

import re
import unicodedata

__all__ = ["ENCODINGS", "NAMES", "convert_pasted", "decode", "guess", "guess_pasted", "plausible"]

NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "cp1258": "Windows-1258"}
"""The encodings that can be converted on request, by the name of the option, as a clerk knows them."""

ENCODINGS = tuple(NAMES)

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®" + "µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđ" + "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)

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


_VNI = _vni_table()
_VNI_PIECE = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

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


def _score(text: str, words: re.Pattern[str] = _WORD) -> tuple[int, int]:
    """Return how many words with marks there are, and how many of them could be Vietnamese."""
    marked = [word for word in words.findall(text) if _NOT_VIETNAMESE.search(word)]
    return len(marked), sum(map(plausible, marked))


def _convert(text: str, encoding: str) -> str:
    if encoding == "tcvn3":
        return "".join(_TCVN3.get(char, char) for char in text)
    return _VNI_PIECE.sub(lambda match: _VNI[match[0]], text)


def decode(data: bytes, encoding: str) -> str:
    """Turn bytes in one of `ENCODINGS` into NFC text; bytes without a meaning become U+FFFD."""
    if encoding == "cp1258":
        return unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    # Latin-1 keeps every byte; the punctuation of Windows-1252 lies in 0x80–0x9F and is mended after.
    text = "".join(
        char if char < "\x80" or char > "\x9f" else char.encode("latin-1").decode("cp1252", "replace")
        for char in data.decode("latin-1")
    )
    return unicodedata.normalize("NFC", _convert(text, encoding))


def guess(data: bytes) -> str:
    """Return the most probable legacy encoding of bytes that are not UTF-8, or an empty text if none is likely."""
    sample = data[:40_000]
    best, best_share = "", 0.5
    for encoding in ENCODINGS:
        marked, good = _score(decode(sample, encoding))
        share = good / marked if marked else 0.0
        if share > best_share:
            best, best_share = encoding, share
    return best


def guess_pasted(text: str) -> str:
    """Return "tcvn3" or "vni" if the text looks like that encoding pasted as Unicode («mêi häp»), else nothing."""
    if not _LATIN_1.search(text) or _MODERN.search(text):
        return ""
    marked, good = _score(text)
    if not marked or good == marked:
        return ""
    for encoding in ("tcvn3", "vni"):
        after, better = _score(_convert(text, encoding))
        # every marked word has to become a syllable, and at least one of them was none before
        if after and better == after and better > good:
            return encoding
    return ""


def convert_pasted(text: str, encoding: str) -> str:
    """Return what the pasted text was meant to say."""
    return unicodedata.normalize("NFC", _convert(text, encoding))
