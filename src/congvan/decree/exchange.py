"""Liên thông: agency codes of the national exchange of documents (QCVN 102:2016/BTTTT; Quyết định 20/2020/QĐ-TTg)."""

import re

from congvan.language import _

__all__ = ["organ_id_problem"]

_CODE = re.compile(r"\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.[A-Z0-9]{1,6})*")
_LONGEST = 35


def organ_id_problem(code: str) -> str:
    """Return what is unusual about mã định danh of an agency, as the end of a sentence; empty if nothing is.

    Args:
        code: as written: «000.00.15.H26» (QCVN 102) or «H26.15» (Quyết định 20/2020, as amended by 09/2025).
    """
    if len(code) > _LONGEST:
        return _("is longer than 35 characters")
    if not _CODE.fullmatch(code):
        return _("has neither the form 000.00.15.H26 nor the form H26.15")
    return ""
