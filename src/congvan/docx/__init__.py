"""OOXML: the only room that says `w:`. A template is compiled once and filled once per letter."""

from congvan.docx.builtin import builtin_template
from congvan.docx.codes import CODES as TEMPLATE_CODES
from congvan.docx.names import MEANINGS
from congvan.docx.packaged import packaged_template
from congvan.docx.preflight_report import CODES as PREFLIGHT_CODES
from congvan.docx.template import Template, compile_template

__all__ = ["CODES", "MEANINGS", "Template", "builtin_template", "compile_template", "packaged_template"]

CODES = {**PREFLIGHT_CODES, **TEMPLATE_CODES}
