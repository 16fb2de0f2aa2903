"""Mã phát hiện: every code that the register gives to its findings, with a short title."""

from congvan.language import N_

__all__ = ["CODES"]

CODES = {
    "SD001": N_("numbers are missing in a book"),
    "SD002": N_("a number and its day are of different years"),
    "SD003": N_("a later number has an earlier day"),
    "SD014": N_("a number is reserved and not entered"),
    "SD020": N_("the register's file is damaged"),
    "SD021": N_("the chain of the register's journal is broken"),
    "SD022": N_("an entry is not as it was entered"),
}
