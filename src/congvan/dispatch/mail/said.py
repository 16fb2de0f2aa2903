"""Lời máy chủ: what a mail server said, or why it said nothing."""

import smtplib

from congvan.language import _

__all__ = ["is_late", "told_of", "words_of", "xtext"]

_MOST_WORDS = 500


def words_of(code: int, words: bytes | str) -> str:
    """Return a server's answer in one line: its code and its own words."""
    text = words if isinstance(words, str) else words.decode("utf-8", "replace")
    said = " ".join(text.split())[:_MOST_WORDS]
    return f"{code} {said}".strip() if code > 0 else _("the server answered what is no answer: «%(said)s»", said=said)


def is_late(error: Exception) -> bool:
    """Tell whether an answer did not come in time."""
    return isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)  # smtplib's own wrapping


def told_of(error: Exception) -> str:
    """Return what went wrong with a connection, in words."""
    if is_late(error):
        return _("no answer in time")
    if isinstance(error, smtplib.SMTPServerDisconnected | ConnectionError):
        return _("the connection was broken off")
    if isinstance(error, smtplib.SMTPResponseException):
        return words_of(error.smtp_code, error.smtp_error)
    return " ".join(str(getattr(error, "strerror", "") or error).split())


def xtext(text: str) -> str:
    """Return a text as SMTP's parameters hold it (RFC 3461, 4)."""
    return "".join(char if "!" <= char <= "~" and char not in "+=" else f"+{ord(char):02X}" for char in text)
