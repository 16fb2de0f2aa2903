"""A set of letters laid out twice and judged: how many are the same, how far the others are off."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from congvan.errors import CongvanError, Refused
from tests.pdf.fidelity.compare import Difference, compare
from tests.pdf.fidelity.overlay import write_overlays
from tests.pdf.fidelity.reading import Line

__all__ = ["BASELINE", "Judged", "Verdict", "judge"]

BASELINE = 0.3
"""How far a baseline may be off (pt)."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One letter: both PDFs and what differs; `refused` = why we printed nothing."""

    name: str
    ours: bytes
    theirs: bytes
    difference: Difference
    refused: str = ""

    def __str__(self) -> str:
        """Tell what differs in one to three lines."""
        found = self.difference
        if self.refused:
            return f"{self.name}: refused: {self.refused}"
        told = f"{self.name}: baseline {found.baseline:.2f} pt, left {found.left:.2f} pt, pages {found.pages}"
        if found.same:
            return f"{told}; farthest: {found.farthest}"
        return f"{told}\n    ours:        {_shown(found.ours)}\n    LibreOffice: {_shown(found.theirs)}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a set; the letters are sorted, the worst first."""

    letters: tuple[Judged, ...]

    @property
    def share(self) -> float:
        """Share of the letters that have the same words on each line and page."""
        return len(self._same) / len(self.letters)

    @property
    def baseline(self) -> float:
        """The largest distance of two baselines in letters that have the same lines (pt)."""
        return max((one.difference.baseline for one in self._same), default=0)

    @property
    def _same(self) -> list[Judged]:
        return [one for one in self.letters if one.difference.same]

    def told(self, shown: int = 5) -> str:
        """Return the figures, the worst letters, and the worst of those that have the same lines."""
        left = max((one.difference.left for one in self._same), default=0)
        figures = (
            f"{len(self.letters)} letters, {self.share:.1%} with the same words on each line and page; of those: "
            f"baselines within {self.baseline:.2f} pt, left edges within {left:.2f} pt"
        )
        others = [one for one in self.letters if not one.difference.same]
        return "\n".join([figures, *(f"  {one}" for one in (*others[:shown], *self._same[:shown]))])

    def overlays(self, folder: Path, count: int = 3) -> list[Path]:
        """Write overlays of the worst letters, and return their paths."""
        worst = [one for one in self.letters if one.ours][:count]
        return [path for one in worst for path in write_overlays(one.ours, one.theirs, one.name, folder)]


def _shown(line: Line | None) -> str:
    return f"page {line.page}: {line.text}" if line else "(nothing)"


def judge(letters: Mapping[str, bytes], theirs: Mapping[str, bytes], ours: Callable[[bytes], bytes]) -> Verdict:
    """Compare our PDF of each letter with LibreOffice's.

    Args:
        letters: Word files by name.
        theirs: LibreOffice's PDFs by name.
        ours: prints a Word file.
    """
    judged = [_judged(name, data, theirs[name], ours) for name, data in letters.items()]
    return Verdict(_worst_first(judged))


def _judged(name: str, data: bytes, theirs: bytes, ours: Callable[[bytes], bytes]) -> Judged:
    try:
        pdf = ours(data)
    except CongvanError as error:
        found = error.findings if isinstance(error, Refused) else ()
        why = "; ".join(f"{one.code} {one.where}: {one.message}" for one in found) or str(error)
        return Judged(name, b"", theirs, Difference(same=False, baseline=0, left=0), refused=why)
    return Judged(name, pdf, theirs, compare(pdf, theirs))


def _worst_first(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    return tuple(sorted(judged, key=lambda one: (bool(one.refused), *one.difference.badness), reverse=True))
