"""Sửa tệp Word: carries out orders of `page.mends` on the XML of a file; the file itself is never touched."""

from congvan.docx.mending.codes import CODES
from congvan.docx.mending.orders import mend

__all__ = ["CODES", "mend"]
