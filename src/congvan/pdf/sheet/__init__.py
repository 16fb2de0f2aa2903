"""Tờ xem nhanh: every letter of a batch on one page of HTML, to be looked over before they leave."""

from congvan.pdf.sheet.differing import differences
from congvan.pdf.sheet.model import Batch, Looked
from congvan.pdf.sheet.writing import contact_sheet

__all__ = ["Batch", "Looked", "contact_sheet", "differences"]
