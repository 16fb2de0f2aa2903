"""Đọc một mục: an entry of a PDF dictionary, with its reference followed; pyHanko's own `get` does not follow it."""

from typing import Any

__all__ = ["held"]


def held(of: Any, key: str, default: Any = None) -> Any:
    """Return what an entry holds, or the default if there is none."""
    return of[key] if key in of else default  # noqa: SIM401 - see above
