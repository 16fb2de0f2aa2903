"""Ký số: signatures in PDFs, made with keys in files or on tokens, and verified against what was issued."""

import importlib
from typing import TYPE_CHECKING, Any

from congvan.signing.codes import CODES
from congvan.signing.errors import KeyRefused, NoSigning, NotSigned, WrongPin, must_be_installed
from congvan.signing.keys import Key, open_file_key, open_token_key, read_certificates
from congvan.signing.reports import Expected, FileReport, Policy, SignatureReport
from congvan.signing.values import LEVELS, Box, Holder, Level, SignField, Signing

if TYPE_CHECKING:  # see `__getattr__`
    from congvan.signing.corners import Corner, Turn, corner_of
    from congvan.signing.fields import signed_fields
    from congvan.signing.looking import who_is_missing
    from congvan.signing.making import Maker, moment
    from congvan.signing.verifying import verify

__all__ = [
    "CODES",
    "LEVELS",
    "Box",
    "Corner",
    "Expected",
    "FileReport",
    "Holder",
    "Key",
    "KeyRefused",
    "Level",
    "Maker",
    "NoSigning",
    "NotSigned",
    "Policy",
    "SignField",
    "SignatureReport",
    "Signing",
    "Turn",
    "WrongPin",
    "corner_of",
    "moment",
    "must_be_installed",
    "open_file_key",
    "open_token_key",
    "read_certificates",
    "signed_fields",
    "verify",
    "who_is_missing",
]

_LATER = {
    **dict.fromkeys(("Corner", "Turn", "corner_of"), "congvan.signing.corners"),
    **dict.fromkeys(("Maker", "moment"), "congvan.signing.making"),
    "signed_fields": "congvan.signing.fields",
    "verify": "congvan.signing.verifying",
    "who_is_missing": "congvan.signing.looking",
}
"""What leads to pyHanko, by the module that has it."""


def __getattr__(name: str) -> Any:
    """Give what is imported only when it is asked for."""
    if name not in _LATER:
        raise AttributeError(name)
    value = getattr(importlib.import_module(_LATER[name]), name)
    globals()[name] = value
    return value
