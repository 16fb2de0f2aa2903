"""OOXML: the only room that says `w:`. A template is compiled once and filled once per letter."""

from congvan.docx.annotating import Note, annotate
from congvan.docx.codes import CODES as TEMPLATE_CODES
from congvan.docx.mending import CODES as MENDING_CODES
from congvan.docx.mending import mend
from congvan.docx.names import MEANINGS
from congvan.docx.packaged import packaged_template
from congvan.docx.preflight_report import CODES as PREFLIGHT_CODES
from congvan.docx.reading import CODES as READING_CODES
from congvan.docx.reading import read
from congvan.docx.template import Template, compile_template

__all__ = [
    "CODES",
    "MEANINGS",
    "Note",
    "Template",
    "annotate",
    "builtin_template",
    "compile_template",
    "mend",
    "packaged_template",
    "read",
]

CODES = {**PREFLIGHT_CODES, **TEMPLATE_CODES, **MENDING_CODES, **READING_CODES}


def builtin_template() -> bytes:
    """Return `cong-van.docx` made anew from the decree's tables; `packaged_template` gives the ready one."""
    from congvan.docx import builtin  # noqa: PLC0415 - only the generator and the tests make it anew

    return builtin.builtin_template()
