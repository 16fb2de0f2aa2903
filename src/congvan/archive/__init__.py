"""Lưu: what an office keeps of its letters, in BagIt bags: kept unchanged, verified, found, handed over."""

import importlib
from typing import TYPE_CHECKING, Any

from congvan.archive.backing import Report, back_up
from congvan.archive.codes import CODES
from congvan.archive.comparing import compare
from congvan.archive.errors import ArchiveDamaged, ArchiveInUse
from congvan.archive.keeping import Item, Outcome, keep
from congvan.archive.places import path_of
from congvan.archive.reading import kept_bytes, kept_text, kept_under, read_kept
from congvan.archive.verifying import verify

if TYPE_CHECKING:  # see `__getattr__`
    from congvan.archive.finding import Hit, Index, IndexDamaged, Page, Query, rebuild
    from congvan.archive.handing import (
        HandedLetter,
        HandedOver,
        HandOver,
        HandOverForm,
        check_package,
        hand_over,
        safe_name,
    )

__all__ = [
    "CODES",
    "ArchiveDamaged",
    "ArchiveInUse",
    "HandOver",
    "HandOverForm",
    "HandedLetter",
    "HandedOver",
    "Hit",
    "Index",
    "IndexDamaged",
    "Item",
    "Outcome",
    "Page",
    "Query",
    "Report",
    "back_up",
    "check_package",
    "compare",
    "hand_over",
    "keep",
    "kept_bytes",
    "kept_text",
    "kept_under",
    "path_of",
    "read_kept",
    "rebuild",
    "safe_name",
    "verify",
]

_LATER = {
    **dict.fromkeys(("Hit", "Index", "IndexDamaged", "Page", "Query", "rebuild"), "congvan.archive.finding"),
    **dict.fromkeys(
        ("HandOver", "HandOverForm", "HandedLetter", "HandedOver", "check_package", "hand_over", "safe_name"),
        "congvan.archive.handing",
    ),
}
"""What keeping and verifying do not need, by the part that has it."""


def __getattr__(name: str) -> Any:
    """Give what is imported only when it is asked for."""
    if name not in _LATER:
        raise AttributeError(name)
    value = getattr(importlib.import_module(_LATER[name]), name)
    globals()[name] = value
    return value
