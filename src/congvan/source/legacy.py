"""Bảng mã cũ: telling TCVN3 (ABC), VNI and Windows-1258 from each other by their bytes, and decoding them.

The letters of the first two stand in the room of letters; Windows-1258 is Python's own cp1258.
"""

import unicodedata

from congvan.letter import convert_old, syllables

__all__ = ["ENCODINGS", "NAMES", "decode", "guess"]

NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "cp1258": "Windows-1258"}
"""The encodings that can be converted on request, by the name of the option, as a clerk knows them."""

ENCODINGS = tuple(NAMES)


def decode(data: bytes, encoding: str) -> str:
    """Turn bytes in one of `ENCODINGS` into NFC text; bytes without a meaning become U+FFFD."""
    if encoding == "cp1258":
        return unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    # Latin-1 keeps every byte; the punctuation of Windows-1252 lies in 0x80–0x9F and is mended after.
    text = "".join(
        char if char < "\x80" or char > "\x9f" else char.encode("latin-1").decode("cp1252", "replace")
        for char in data.decode("latin-1")
    )
    return convert_old(text, encoding)


def guess(data: bytes) -> str:
    """Return the most probable legacy encoding of bytes that are not UTF-8, or an empty text if none is likely."""
    sample = data[:40_000]
    best, best_share = "", 0.5
    for encoding in ENCODINGS:
        marked, good = syllables(decode(sample, encoding))
        share = good / marked if marked else 0.0
        if share > best_share:
            best, best_share = encoding, share
    return best
