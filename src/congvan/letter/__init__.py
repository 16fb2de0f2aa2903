"""A letter as people speak of it: who sends it, to whom, what it says. Pure values; no Word, no YAML."""

from congvan.letter.draft import MARKS, URGENCIES, Attachment, Draft, Filing, IssuedDate, Task
from congvan.letter.people import Defaults, Group, Office, Recipients, Signer, Unit

__all__ = [
    "MARKS",
    "URGENCIES",
    "Attachment",
    "Defaults",
    "Draft",
    "Filing",
    "Group",
    "IssuedDate",
    "Office",
    "Recipients",
    "Signer",
    "Task",
    "Unit",
]
