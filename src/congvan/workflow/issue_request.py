"""Yêu cầu cấp số: what the clerk asks of `congvan issue`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from congvan.workflow.filling import Format
from congvan.workflow.gather import Paths
from congvan.workflow.registry import Desk

if TYPE_CHECKING:  # typst is loaded when it is needed
    from congvan.pdf import Standard
    from congvan.workflow.printing import Engine

__all__ = ["IssueRequest"]


@dataclass(frozen=True, slots=True)
class IssueRequest:
    """What the clerk asked for.

    Attributes:
        paths: where the files are; `out` is the folder for letters with numbers.
        desk: who is at the computer, and when.
        day: the day on the letter; None = the letter's own, or today.
        number: số that stands on paper already; None = the register gives the next.
        numbering: «shared» or «each»; empty = as the letter or the office says.
        formats: which files are made; empty = the office's.
        engine: what prints PDFs.
        standard: which kind of PDF.
        jobs: how many processes fill letters.
        dry_run: everything but numbers and files.
        signed: whether the letters are signed already, and number, day and seal are put onto the signed files.
        ask: gives the PIN of the office's key, by what messages call it.
    """

    paths: Paths
    desk: Desk
    day: date | None = None
    number: int | None = None
    numbering: str = ""
    formats: tuple[Format, ...] = ()
    engine: "Engine" = "auto"
    standard: "Standard" = "a-2b"
    jobs: int = 1
    dry_run: bool = False
    signed: bool = False
    ask: Callable[[str], str] = field(default=lambda _key: "", repr=False)

    @property
    def today(self) -> date:
        """The office's day."""
        return self.desk.now.date()
