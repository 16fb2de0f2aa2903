"""OOXML: the only room that says `w:`. A template is compiled once and filled once per letter."""

import importlib
from typing import TYPE_CHECKING, Any

from congvan.docx.names import MEANINGS
from congvan.docx.packaged import packaged_template
from congvan.docx.template import Template, compile_template

if TYPE_CHECKING:  # see `__getattr__`
    from congvan.docx.annotating import Note, annotate
    from congvan.docx.case_forms import (
        CaseListPrint,
        HandedFile,
        HandoverPrint,
        LettersPrint,
        MinutesPrint,
        Party,
        case_list,
        handover_list,
        handover_minutes,
        letters_list,
    )
    from congvan.docx.every_code import CODES
    from congvan.docx.mending import mend
    from congvan.docx.reading import read
    from congvan.docx.registers import BookPrint, PostPrint, PostRow, post_book, register_book

__all__ = [
    "CODES",
    "MEANINGS",
    "BookPrint",
    "CaseListPrint",
    "HandedFile",
    "HandoverPrint",
    "LettersPrint",
    "MinutesPrint",
    "Note",
    "Party",
    "PostPrint",
    "PostRow",
    "Template",
    "annotate",
    "builtin_template",
    "case_list",
    "compile_template",
    "handover_list",
    "handover_minutes",
    "letters_list",
    "mend",
    "packaged_template",
    "post_book",
    "read",
    "register_book",
]


def builtin_template() -> bytes:
    """Return `cong-van.docx` made anew from the decree's tables; `packaged_template` gives the ready one."""
    from congvan.docx import builtin  # noqa: PLC0415 - only the generator and the tests make it anew

    return builtin.builtin_template()


_LATER = {
    **dict.fromkeys(
        (
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
        ),
        "congvan.docx.case_forms",
    ),
    "CODES": "congvan.docx.every_code",
    "Note": "congvan.docx.annotating",
    "annotate": "congvan.docx.annotating",
    "mend": "congvan.docx.mending",
    "read": "congvan.docx.reading",
    **dict.fromkeys(("BookPrint", "PostPrint", "PostRow", "post_book", "register_book"), "congvan.docx.registers"),
}
"""What is slow to import and often not needed, by the module that has it."""


def __getattr__(name: str) -> Any:
    """Give what is imported only when it is asked for."""
    if name not in _LATER:
        raise AttributeError(name)
    value = getattr(importlib.import_module(_LATER[name]), name)
    globals()[name] = value
    return value
