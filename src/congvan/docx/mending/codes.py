"""Codes of why a Word file is not changed, each with its short title."""

from congvan.language import N_

__all__ = ["CODES"]

CODES: dict[str, str] = {
    "WM001": N_("the file is digitally signed and must not be changed"),
}
