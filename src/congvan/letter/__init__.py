"""A letter as people speak of it: who sends it, to whom, what it says. Pure values; no Word, no YAML."""

from congvan.letter.addressing import Addressing, Hole
from congvan.letter.body import Piece
from congvan.letter.draft import URGENCIES, Attachment, Draft, Filing, IssuedDate, Task
from congvan.letter.entries import (
    EVERY_KIND,
    LEDGER_STATUSES,
    Entry,
    EntryStatus,
    Event,
    LedgerStatus,
    LetterFile,
    Number,
    NumberBook,
    Origin,
    UnitLetter,
)
from congvan.letter.legacy import TCVN3, VNI, convert_old, guess_pasted, old_encoding, plausible, syllables
from congvan.letter.letter import Letter, Line
from congvan.letter.marks import Pattern, pattern
from congvan.letter.mends import Addition, LetterMend, Rewrite
from congvan.letter.people import GENERAL_ID, Checks, Defaults, Group, Office, Recipients, Signer, Unit
from congvan.letter.register_rows import note_text, parted_title, register_row, slashed, title_text
from congvan.letter.wording import day_text, end_mark, filing_text, label, month_text, number_text

__all__ = [
    "EVERY_KIND",
    "GENERAL_ID",
    "LEDGER_STATUSES",
    "TCVN3",
    "URGENCIES",
    "VNI",
    "Addition",
    "Addressing",
    "Attachment",
    "Checks",
    "Defaults",
    "Draft",
    "Entry",
    "EntryStatus",
    "Event",
    "Filing",
    "Group",
    "Hole",
    "IssuedDate",
    "LedgerStatus",
    "Letter",
    "LetterFile",
    "LetterMend",
    "Line",
    "Number",
    "NumberBook",
    "Office",
    "Origin",
    "Pattern",
    "Piece",
    "Recipients",
    "Rewrite",
    "Signer",
    "Task",
    "Unit",
    "UnitLetter",
    "convert_old",
    "day_text",
    "end_mark",
    "filing_text",
    "guess_pasted",
    "label",
    "month_text",
    "note_text",
    "number_text",
    "old_encoding",
    "parted_title",
    "pattern",
    "plausible",
    "register_row",
    "slashed",
    "syllables",
    "title_text",
]
