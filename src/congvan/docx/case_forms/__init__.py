"""Mẫu của Phụ lục V: danh mục hồ sơ, mục lục văn bản, mục lục nộp lưu, biên bản giao nhận, as Word files."""

from congvan.docx.case_forms.case_list import case_list
from congvan.docx.case_forms.handover_list import handover_list
from congvan.docx.case_forms.letters_list import letters_list
from congvan.docx.case_forms.minutes import handover_minutes
from congvan.docx.case_forms.values import (
    CaseListPrint,
    HandedFile,
    HandoverPrint,
    LettersPrint,
    MinutesPrint,
    Party,
)

__all__ = [
    "CaseListPrint",
    "HandedFile",
    "HandoverPrint",
    "LettersPrint",
    "MinutesPrint",
    "Party",
    "case_list",
    "handover_list",
    "handover_minutes",
    "letters_list",
]
