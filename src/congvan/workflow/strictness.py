"""Độ chặt: how letters are judged."""

from dataclasses import dataclass
from datetime import date

__all__ = ["Strictness"]


@dataclass(frozen=True, slots=True)
class Strictness:
    """How letters are judged.

    Attributes:
        today: the day of the check.
        select: codes, or beginnings of codes; empty = the office's choice.
        ignore: codes, or beginnings of codes, besides the office's.
        final: whether the letter is to be ready for issuing.
    """

    today: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    final: bool = False
