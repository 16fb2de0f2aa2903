"""What Nghị định 30/2020/NĐ-CP says, as data: paper, margins, parts, words. Each of its figures stands here once."""

from congvan.decree.lengths import Mm, Pt
from congvan.decree.page import BODY, FONT, PAPER, Body, Paper, Span
from congvan.decree.parts import PARTS, URGENCY_MARKS, Align, Part, UrgencyMark
from congvan.decree.wording import (
    CIRCULATION_MARKS,
    COPIES_LABEL,
    DIEM_LETTERS,
    END_MARK,
    FILING_LABEL,
    ISSUER_RULE,
    MARKS,
    NATIONAL_HEADING,
    NATIONAL_MOTTO,
    SUBJECT_GAP,
    SUBJECT_PREFIX,
    ZERO_BEFORE,
)

__all__ = [
    "BODY",
    "CIRCULATION_MARKS",
    "COPIES_LABEL",
    "DIEM_LETTERS",
    "END_MARK",
    "FILING_LABEL",
    "FONT",
    "ISSUER_RULE",
    "MARKS",
    "NATIONAL_HEADING",
    "NATIONAL_MOTTO",
    "PAPER",
    "PARTS",
    "SUBJECT_GAP",
    "SUBJECT_PREFIX",
    "URGENCY_MARKS",
    "ZERO_BEFORE",
    "Align",
    "Body",
    "Mm",
    "Paper",
    "Part",
    "Pt",
    "Span",
    "UrgencyMark",
]
