"""Codes of what can be wrong on the way out, each with its short title."""

from congvan.language import N_

__all__ = ["CODES"]

CODES: dict[str, str] = {
    "EM001": N_("a template of the message cannot be used"),
    "EM002": N_("a delivery report cannot be read"),
}
