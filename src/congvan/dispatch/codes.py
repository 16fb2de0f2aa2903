"""Codes of what can be wrong on the way out, each with its short title."""

from congvan.language import N_

__all__ = ["CODES"]

CODES: dict[str, str] = {
    "EM001": N_("a template of the message cannot be used"),
    "EM002": N_("a delivery report cannot be read"),
    "EX001": N_("an agency of an exchange message is not named as it must be"),
    "EX002": N_("a text of an exchange message is empty, too long or cannot be written"),
    "EX003": N_("an exchange message does not say which document it is about"),
    "EX004": N_("a file of an exchange message cannot be sent"),
    "EX005": N_("a status that the exchange does not know"),
    "EX006": N_("an exchange message cannot be read"),
    "EX007": N_("something in an exchange message is unusual"),
}
