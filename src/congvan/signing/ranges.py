"""Vùng được ký: whether a signature stands in the file as the standard says, by the bytes alone.

Programs that verify have believed signatures whose ByteRange left room for other bytes, or pointed elsewhere. So the
bytes are looked at here, before any of it is believed.

Source: ISO 32000-1, 12.8.1; the attacks «universal signature forgery» and «signature wrapping» (pdf-insecurity.org).
"""

from typing import Any

from congvan.language import _

__all__ = ["covers_to_end", "what_is_wrong_with"]

_HEX = frozenset(b"0123456789abcdefABCDEF")
_EOL = b"\r\n"
_LONG_FORM = 0x80
_PARTS = 4


def what_is_wrong_with(pdf: bytes, signature: Any) -> str:
    """Return why a signature's place in the file is not as it must be, as a sentence; empty = it is.

    Args:
        pdf: the file.
        signature: the signature dictionary, as pyHanko reads it.
    """
    try:
        spans = [int(one) for one in signature.raw_get("/ByteRange")]
    except (KeyError, TypeError, ValueError):
        return _("it does not say which bytes it covers.")
    if len(spans) != _PARTS or min(spans) < 0 or spans[0] != 0 or spans[1] == 0 or spans[3] == 0:
        return _("it does not cover the file from its first byte on, in two parts.")
    _start, first, second, rest = spans
    if not first < second <= second + rest <= len(pdf):
        return _("the bytes it covers overlap, or are not in the file.")
    gap = pdf[first:second]
    digits = gap[1:-1]
    # written in one way, so that no bit of it can be another
    is_even = digits in (digits.upper(), digits.lower())
    if gap[:1] != b"<" or gap[-1:] != b">" or not _HEX.issuperset(digits) or not is_even or len(gap) % 2:
        return _("between the bytes it covers stands something else than the signature.")
    if _padding(bytes.fromhex(gap[1:-1].decode("ascii"))):
        return _("behind the signature other bytes are hidden.")
    return ""


def _padding(content: bytes) -> bytes:
    """Return what stands behind the signature (DER) and is not zero."""
    head = 2
    if len(content) < head:
        return content
    length = content[1]
    if length == _LONG_FORM:  # BER without a length: it ends by itself, and cannot be cut here
        return b""
    if length > _LONG_FORM:
        more = length - _LONG_FORM
        length = int.from_bytes(content[2 : 2 + more], "big")
        head += more
    return content[head + length :].strip(b"\0")


def covers_to_end(pdf: bytes, signature: Any) -> bool:
    """Return whether a signature covers the file to its last byte."""
    _start, _first, second, rest = (int(one) for one in signature.raw_get("/ByteRange"))
    return second + rest == len(pdf)
