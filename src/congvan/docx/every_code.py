"""Codes of everything that can be wrong with a Word file or a template, each with its short title."""

from congvan.docx.codes import CODES as TEMPLATE_CODES
from congvan.docx.mending import CODES as MENDING_CODES
from congvan.docx.preflight_report import CODES as PREFLIGHT_CODES
from congvan.docx.reading import CODES as READING_CODES

__all__ = ["CODES"]

CODES = {**PREFLIGHT_CODES, **TEMPLATE_CODES, **MENDING_CODES, **READING_CODES}
