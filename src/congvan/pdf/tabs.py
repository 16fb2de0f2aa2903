"""Thước tab: where the next tab stop is."""

from bisect import bisect_right
from dataclasses import dataclass

__all__ = ["Ruler", "Stop"]

_NEAR = 0.05
"""A stop no further than this (pt) ahead counts as reached."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A tab stop in points."""

    at: float
    align: str = "left"
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Ruler:
    """The stops of a paragraph, sorted, the end of a hanging indent among them; then one every `usual` points."""

    stops: tuple[Stop, ...]
    usual: float
    right: float

    def after(self, x: float) -> Stop:
        """Return the next stop to the right of `x`."""
        place = bisect_right(self.stops, x + _NEAR, key=lambda stop: stop.at)
        if place < len(self.stops):
            return self.stops[place]
        if self.usual <= 0:
            return Stop(self.right)
        return Stop((int((x + _NEAR) / self.usual) + 1) * self.usual)
