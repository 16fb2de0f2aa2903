"""Phạm vi: which letters of a batch are wanted."""

from typing import Literal

from congvan.letter import Unit

__all__ = ["SCOPES", "Scope", "wanted_of"]

Scope = Literal["units", "general", "both"]
SCOPES: tuple[Scope, ...] = ("units", "general", "both")


def wanted_of(scope: Scope, units: tuple[Unit, ...]) -> tuple[Unit | None, ...]:
    """Return whose letters are wanted, in order; None is the general one.

    Args:
        scope: letters of units, the general letter, or both.
        units: the units that were chosen.
    """
    return {"units": units, "general": (None,), "both": (*units, None)}[scope]
