"""Chỗ lưu: where a letter lies in the archive. Names are ASCII, and no two differ in capitals alone.

So they are the same on every disk: no system folds, cuts or forbids them.
"""

import hashlib
import re
import unicodedata

from congvan.letter import GENERAL_ID, KeptLetter, Number

__all__ = ["BAG", "DATA", "PDF", "RECORD", "TEXT", "bag_of", "is_harmless", "is_unsafe", "path_of", "sibling"]

DATA = "data"
PDF, RECORD, TEXT = ".pdf", ".json", ".txt"
BAG = re.compile(r"[12][0-9]{3}-[A-Za-z0-9._-]+")
"""What the folder of a bag is called: year and book."""

_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"} | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789"}
)
_HARMLESS = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", ".directory", "$recycle.bin"})
_OF_MACOS = "._"
_LONGEST = 60
_SPACE = 0x20


def bag_of(number: Number) -> str:
    """Return the name of the bag that a number's letters lie in: «2026-van-ban-di»."""
    return f"{number.year:04}-{_safe(number.book)}"


def path_of(kept: KeptLetter) -> str:
    """Return where the PDF of a letter lies, relative to the archive, with forward slashes.

    Source: số, ký hiệu name the folder, the unit names the file.
    """
    number = kept.number
    folder = f"{number.number:04}{_ascii(number.suffix)}"
    if number.symbol:
        folder += f"_{_ascii(number.symbol)}"
    name = _safe(kept.unit) if kept.unit else GENERAL_ID
    if kept.part:
        name += "." + _safe(kept.part[: -len(PDF)] if kept.part.lower().endswith(PDF) else kept.part)
    return f"{bag_of(number)}/{DATA}/{folder}/{name}{PDF}"


def sibling(path: str, suffix: str) -> str:
    """Return the path of a PDF's record or text."""
    return path.rpartition(".")[0] + suffix


def _ascii(text: str) -> str:
    """Return a text in ASCII: «SGDĐT-VP» is `SGDDT-VP`."""
    plain = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^A-Za-z0-9_-]+", "-", plain.encode("ascii", "ignore").decode())[:_LONGEST].strip("-")


def _safe(name: str) -> str:
    """Return the name itself if every disk takes it, else one made from it, with a piece of its SHA-256."""
    if _PLAIN.fullmatch(name) and name not in _DEVICES:
        return name
    mark = hashlib.sha256(unicodedata.normalize("NFC", name).encode(errors="surrogatepass")).hexdigest()[:8]
    stem = _ascii(name).lower()[: _LONGEST - 9].strip("-_")
    return f"{stem}-{mark}" if stem else mark


def is_harmless(name: str) -> bool:
    """Tell whether a file is one that systems leave behind in every folder."""
    return name.lower() in _HARMLESS or name.startswith(_OF_MACOS)


def is_unsafe(path: str) -> bool:
    """Tell whether a path in a manifest may not be followed, on this or another system.

    Source: RFC 8493, 2.1.3, 5.1 and 6.1.2: no absolute paths, no `..`, no `~`, nothing that one system alone forbids.
    """
    if not path or path.startswith(("/", "~")) or "\\" in path or ":" in path:
        return True
    if any(ord(char) < _SPACE for char in path):
        return True
    for part in path.split("/"):
        if part in ("", ".", "..") or part[-1] in ". " or part.split(".", 1)[0].lower() in _DEVICES:
            return True
    return False
