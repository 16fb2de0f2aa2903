"""Đọc: any Word file into a page, with every style, theme, default and number worked out."""

from congvan.docx.reading.codes import CODES
from congvan.docx.reading.document import read

__all__ = ["CODES", "read"]
