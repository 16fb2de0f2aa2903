"""Vỏ tệp: what the bytes say of themselves before anything in them is believed."""

import io
import zipfile

from congvan.language import _

__all__ = ["kind_of", "what_else"]

_SIGNS = (
    (b"PK\x03\x04", "DOCX, XLSX, ZIP"),
    (b"\xd0\xcf\x11\xe0", "DOC, XLS"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"{\\rtf", "RTF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"GIF8", "GIF"),
)
_HEAD = 1024


def kind_of(data: bytes) -> str:
    """Return what a file is that is no PDF, as a sentence; empty = it begins as a PDF does."""
    if data.startswith(b"%PDF-"):
        return ""
    if not data.strip():
        return _("the file is empty.")
    known = next((name for sign, name in _SIGNS if data.startswith(sign)), "")
    if known:
        return _("the file is no PDF: it is %(kind)s.", kind=known)
    head = data[:_HEAD].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return _("the file is no PDF: it is a web page (HTML).")
    if b"%PDF-" in data[:_HEAD]:
        return _("something stands before the beginning of the PDF.")
    return _("the file is no PDF.")


def what_else(data: bytes) -> str:
    """Return what else than a PDF a file is, as a sentence; empty = nothing, and it ends as a PDF does."""
    if not data.rstrip(b"\r\n").endswith(b"%%EOF"):
        if b"%%EOF" not in data:
            return _("its end is missing: it was cut off.")
        return _("something stands behind the end of the PDF, or the end was cut off.")
    if _is_zip(data):
        return _("it is a ZIP file as well, which shows something else to other programs.")
    return ""


def _is_zip(data: bytes) -> bool:
    """Return whether the file ends as a ZIP file whose last comment reaches the end of the file exactly."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or end + 22 > len(data):
        return False
    comment = int.from_bytes(data[end + 20 : end + 22], "little")
    return end + 22 + comment == len(data) and zipfile.is_zipfile(io.BytesIO(data))
