"""A letter as people speak of it: who sends it, to whom, what it says. Pure values; no Word, no YAML."""

from congvan.letter.addressing import Addressing, Hole
from congvan.letter.draft import URGENCIES, Attachment, Draft, Filing, IssuedDate, Task
from congvan.letter.letter import Letter, Line
from congvan.letter.marks import Pattern, pattern
from congvan.letter.people import GENERAL_ID, Defaults, Group, Office, Recipients, Signer, Unit
from congvan.letter.wording import day_text, end_mark, filing_text, label, month_text, number_text

__all__ = [
    "GENERAL_ID",
    "URGENCIES",
    "Addressing",
    "Attachment",
    "Defaults",
    "Draft",
    "Filing",
    "Group",
    "Hole",
    "IssuedDate",
    "Letter",
    "Line",
    "Office",
    "Pattern",
    "Recipients",
    "Signer",
    "Task",
    "Unit",
    "day_text",
    "end_mark",
    "filing_text",
    "label",
    "month_text",
    "number_text",
    "pattern",
]
