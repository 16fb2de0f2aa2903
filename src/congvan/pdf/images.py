"""Hình ảnh: whether a picture of the Word file is of a kind that can be printed."""

from congvan.language import _

__all__ = ["kind_of", "what_is_wrong"]

_SIGNS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"\xd7\xcd\xc6\x9a", "wmf"),
    (b"\x01\x00\x00\x00", "emf"),
)
_PRINTED = frozenset({"png", "jpg", "gif", "webp"})


def kind_of(data: bytes) -> str:
    """Return what kind of picture the bytes are, by their first bytes; empty = none that is known."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for sign, kind in _SIGNS if data.startswith(sign)), "")


def what_is_wrong(data: bytes | None) -> str:
    """Return why a picture cannot be printed, as a sentence; empty = it can.

    Args:
        data: its bytes; None = the Word file does not have them.
    """
    if data is None:
        return _("the picture is missing in the Word file.")
    kind = kind_of(data)
    if not kind:
        return _("what should be a picture is none.")
    if kind not in _PRINTED:
        return _("the picture is of the kind %(kind)s; PNG, JPEG, GIF and WebP can be printed.", kind=kind.upper())
    return ""
