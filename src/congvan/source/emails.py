"""Thư điện tử: whether letters can be sent to an address. Ordinary ones are known by their form."""

import re

from congvan.language import _

__all__ = ["read_email"]

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ORDINARY = re.compile(
    rf"[A-Za-z0-9_+'-]{{1,64}}(?:\.[A-Za-z0-9_+'-]+)*@(?:{_LABEL}\.)+[A-Za-z](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])"
)
_LONGEST, _LONGEST_LOCAL = 254, 64
_SEPARATORS = re.compile(r"\s*[,;]\s*")


def read_email(text: str) -> tuple[str, str]:
    """Return the addresses of one unit, and what is wrong with them.

    Args:
        text: one address, or several with `,` or `;` between; empty is well.

    Returns:
        The addresses as they are to be used, `, ` between them (an international domain in its ASCII form), and an
        empty text; or an empty text and the end of a sentence that says what is wrong.
    """
    if not text or _is_ordinary(text):
        return text, ""
    found = []
    for part in _SEPARATORS.split(text.strip()):
        if not part:
            continue
        if not _is_ordinary(part):
            ascii_form, why = _unusual(part)
            if why:
                return "", why
            part = ascii_form  # noqa: PLW2901 - the same address, written as mail servers know it
        found.append(part)
    return (", ".join(found), "") if found else ("", _("is no address"))


def _is_ordinary(text: str) -> bool:
    return (
        _ORDINARY.fullmatch(text) is not None
        and len(text) <= _LONGEST
        and text.index("@") <= _LONGEST_LOCAL
        and "--" not in text.partition("@")[2]
    )


def _unusual(text: str) -> tuple[str, str]:
    why = _plain_reason(text)
    if why:
        return "", why
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - seldom needed, and slow to import

    try:
        checked = validate_email(text, check_deliverability=False, allow_quoted_local=True, allow_smtputf8=False)
    except EmailNotValidError:
        return "", _("has a form that no mail system takes")
    return checked.ascii_email or checked.normalized, ""


def _plain_reason(text: str) -> str:  # noqa: PLR0911 - one line a slip
    """Return the reason in words where it is an ordinary slip."""
    if any(ord(char) < ord(" ") for char in text):
        return _("has a line break or tab")
    if " " in text and not text.startswith('"'):
        return _("has a space; write it without, and a comma between two addresses")
    name, at, domain = text.rpartition("@")
    if not at:
        return _("has no «@»")
    if "@" in name and not text.startswith('"'):
        return _("has two «@»")
    if not name or not domain:
        return _("has nothing before or after the «@»")
    if "." not in domain and not domain.startswith("["):
        return _("has no dot after the «@»")
    if len(name) > _LONGEST_LOCAL or len(text) > _LONGEST:
        return _("is too long")
    if ".." in text:
        return _("has two dots together")
    if not name.isascii():
        return _("has letters with marks before the «@»; mail systems take plain letters only")
    return ""
