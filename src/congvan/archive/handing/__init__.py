"""Giao nộp: a case file handed over to the archive, with metadata as the law names it; and such a package checked."""

from congvan.archive.handing.checking import check_package
from congvan.archive.handing.codes import CODES
from congvan.archive.handing.handing import hand_over, unfit
from congvan.archive.handing.ids import safe_name
from congvan.archive.handing.letters import case_file_xml, lengths, metadata_xml
from congvan.archive.handing.values import HandedLetter, HandedOver, HandOver, HandOverForm, in_order

__all__ = [
    "CODES",
    "HandOver",
    "HandOverForm",
    "HandedLetter",
    "HandedOver",
    "case_file_xml",
    "check_package",
    "hand_over",
    "in_order",
    "lengths",
    "metadata_xml",
    "safe_name",
    "unfit",
]
