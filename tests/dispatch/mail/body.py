"""The body of a message on its way in, and what real servers refuse in one."""

import asyncio

_END = b"\r\n.\r\n"
_LINE_LIMIT = 998
_DROP_AFTER = 10_000
_CHUNK = 65_536


async def read_body(reader: asyncio.StreamReader, *, drops: bool) -> bytes | None:
    """Read a message up to its final dot, and take out the dots that SMTP put in.

    Whole chunks are read: line by line the server would be slower than the client that it measures.

    Args:
        reader: The connection; what follows the dot is left in it, for it is the next command.
        drops: Stop after some 10 KB, or at the dot.

    Returns:
        The message, or nothing if it did not come to its end.
    """
    heard = bytearray(b"\r\n")  # the dot may stand in the very first line
    while (end := heard.find(_END, max(0, len(heard) - _CHUNK - len(_END)))) < 0:
        if drops and len(heard) > _DROP_AFTER:
            return None
        chunk = await reader.read(_CHUNK)
        if not chunk:
            return None
        heard += chunk
    if drops:
        return None
    reader._buffer[:0] = heard[end + len(_END) :]  # type: ignore[attr-defined]
    return bytes(heard[: end + 2]).replace(b"\r\n..", b"\r\n.")[2:]


def wrong_with(raw: bytes, size: int) -> str:
    """Say what a strict server answers to a message, or nothing if it is well formed.

    Args:
        raw: The message.
        size: The largest that is taken, in bytes; 0 for any.
    """
    if size and len(raw) > size:
        return "552 5.3.4 The message is larger than this server takes"
    if not raw.count(b"\r\n") == raw.count(b"\n") == raw.count(b"\r"):
        return "550 5.5.2 A line ends in a bare CR or LF"
    if max(map(len, raw.split(b"\r\n"))) > _LINE_LIMIT:
        return "500 5.5.2 A line is longer than 998 bytes"
    return ""
