"""Hiệu lực: from which day the decree holds."""

from datetime import date

__all__ = ["IN_FORCE"]

IN_FORCE = date(2020, 3, 5)
"""Nghị định 30/2020/NĐ-CP, Điều 37: in force from the day of its signing, 05 March 2020; no end known."""
