"""Đọc tệp: bytes from the user's file, and text from the bytes, or the name of what the file really is."""

import codecs
import re
from pathlib import Path

from congvan.errors import CannotRead
from congvan.language import N_, _
from congvan.source.characters import check_characters, normalise
from congvan.source.legacy import NAMES, decode, guess
from congvan.source.notes import At, Notes

__all__ = ["LARGEST", "decode_text", "kind_of", "read_bytes"]

LARGEST = 64 * 1024 * 1024
"""The largest file that is read, in bytes; a list of 100,000 units takes about 20 MB."""

_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_CELL_ENDS = re.compile(rf"[{_ZERO_WIDTH}]+(?=[ \xa0]*[,;|\t\n\"]|\Z)|(?:(?<=[,;|\t\n\"])|\A)[{_ZERO_WIDTH}]+")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = (
    (b"%PDF-", N_("a PDF")),
    (b"{\\rtf", N_("an RTF text")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"\x1f\x8b", N_("a packed file (gzip)")),
    (b"Rar!", N_("a packed file (RAR)")),
    (b"7z\xbc\xaf", N_("a packed file (7z)")),
    (b"MZ", N_("a program")),
)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of the file.

    Raises:
        CannotRead: the file is missing, a folder, locked, too large or unreadable.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise CannotRead(path, _("it is larger than %(limit)d MB", limit=LARGEST // 1024 // 1024))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CannotRead(path, _("there is no such file")) from error
    except IsADirectoryError as error:
        raise CannotRead(path, _("it is a folder")) from error
    except PermissionError as error:
        reason = _("it is a folder") if path.is_dir() else _("it is locked, or you may not open it")
        raise CannotRead(path, reason) from error
    except (OSError, ValueError) as error:
        raise CannotRead(path, getattr(error, "strerror", None) or _("its name cannot be used")) from error


def kind_of(data: bytes) -> str:
    """Return what the bytes are, in words, or an empty text if they may be text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _("a Word, Excel or ZIP file")
    if data.startswith(_OLD_OFFICE):
        return _("an old Word or Excel file (.doc, .xls), or one with a password")
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table")):
        return _("a web page (HTML)")
    if head.startswith((b"<?xml", b"<!doctype")):
        return _("an XML file")
    for magic, name in _KINDS:
        if data.startswith(magic):
            return _(name)
    return ""


def decode_text(data: bytes, notes: Notes, *, encoding: str = "", table: bool = False) -> str | None:
    r"""Return the text of the bytes: decoded, NFC, line ends `\n`, its characters checked.

    Args:
        data: the whole file.
        notes: gets what is wrong with the encoding or with single characters.
        encoding: a legacy encoding of `NAMES` that the user asked to convert from; empty = UTF-8 or UTF-16.
        table: whether this is a list of units: its user could ask for that, and what cannot be seen at the ends of
            its cells does not count.

    Returns:
        The text, or None when the bytes are no text.
    """
    kind = kind_of(data)
    if kind:
        notes.error("EN001", None, _("This is %(kind)s, not a text file.", kind=kind), _("Name the right file."))
        return None
    text = decode(data, encoding) if encoding else _unicode(data, notes, convertible=table)
    if text is None:
        return None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if table and any(char in text for char in _ZERO_WIDTH):
        text = _CELL_ENDS.sub("", text)
    return check_characters(normalise(text), notes)


def _unicode(data: bytes, notes: Notes, *, convertible: bool) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            notes.error("EN002", None, _("The file begins as UTF-16 but is damaged."), _save_again())
            return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _note_bytes(data, error.start, notes, convertible=convertible)
        return None
    if "\0" in text[:200] and text[:200].count("\0") * 3 >= len(text[:200]):
        notes.error("EN002", None, _("The file is probably UTF-16 without its mark."), _save_again())
        return None
    return text


def _save_again() -> str:
    return _("Save it again with the encoding UTF-8.")


def _is_mostly_utf8(data: bytes) -> bool:
    """Tell whether more characters beyond ASCII can be decoded than cannot: UTF-8 that was damaged."""
    text = data.decode("utf-8", "replace")
    bad, damages = text.count("\ufffd"), len(re.findall("\ufffd+", text))
    return sum(char > "\x7f" for char in text) - bad > damages


def _note_bytes(data: bytes, start: int, notes: Notes, *, convertible: bool) -> None:
    line = data.count(b"\n", 0, start) + 1
    column = start - data.rfind(b"\n", 0, start)
    likely = "" if _is_mostly_utf8(data) else guess(data)
    found = _("the byte 0x%(byte)02X is not UTF-8", byte=data[start])
    if not likely:
        notes.error(
            "EN003",
            At(line, column),
            _("The text is not UTF-8: %(found)s.", found=found),
            _save_again(),
        )
        return
    fix = _("Convert it to Unicode (in UniKey: Công cụ, Chuyển mã), then save it as UTF-8.")
    if convertible:
        fix = _("Convert it: congvan recipients import --encoding %(name)s FILE; or save it as UTF-8.", name=likely)
    notes.error(
        "EN004",
        At(line, column),
        _("The text is not UTF-8 but probably %(name)s: %(found)s.", name=NAMES[likely], found=found),
        fix,
    )
