"""Điều khoản: how a clause of the decree is named to people."""

__all__ = ["clause_name"]

_ANNEXES = {"PL1": "Phụ lục I, Phần I,", "PL1.2": "Phụ lục I, Phần II,", "PL2": "Phụ lục II,", "PL3": "Phụ lục III,"}


def clause_name(key: str) -> str:
    """Return a key of `congvan.decree.CLAUSES` in full: «PL1 II.3.c» is «Phụ lục I, Phần I, II.3.c»."""
    annex, space, place = key.partition(" ")
    return f"{_ANNEXES[annex]} {place}" if space and annex in _ANNEXES else key
