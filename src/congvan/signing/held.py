"""Đọc một mục: an entry of a PDF dictionary, with its reference followed; pyHanko's own `get` does not follow it."""

from typing import Any

from pyhanko.pdf_utils import generic

__all__ = ["held", "ref_of"]


def held(of: Any, key: str, default: Any = None) -> Any:
    """Return what an entry holds, or the default if there is none."""
    return of[key] if key in of else default  # noqa: SIM401 - see above


def ref_of(of: Any, key: str) -> Any:
    """Return where an entry leads to; None = there is none, or it holds its value itself."""
    value = of.raw_get(key) if key in of else None
    return value.reference if isinstance(value, generic.IndirectObject) else None
