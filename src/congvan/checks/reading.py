"""Bản đọc: everything the rules may look at of one letter."""

from dataclasses import dataclass
from datetime import date

from congvan.checks.said import Words
from congvan.letter import Draft, Office, Recipients, Signer
from congvan.page import Page, Parts, PrintedFile

__all__ = ["Reading"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Bản đọc: a letter as the rules see it.

    Attributes:
        file: the letter's file as findings name it.
        words: what it says.
        on: the day by whose law it is judged: its own date, or the day of the check while that is blank.
        today: the day of the check.
        blank_number: whether no number is given yet.
        blank_date: whether the day is not whole yet.
        final: whether it is to be ready for issuing: blanks and placeholders are then errors.
        parts: the parts of the Word file; None when the letter was read from elsewhere.
        printed: what the PDF shows; None when the letter was read from elsewhere.
        draft: the YAML; None when it was read from elsewhere.
        office: who issues it, where congvan.yaml says so; for a Word file too.
        signer: who signs (YAML only).
        recipients: the list (YAML only).
    """

    file: str
    words: Words
    on: date
    today: date
    blank_number: bool = False
    blank_date: bool = False
    final: bool = False
    parts: Parts | None = None
    printed: PrintedFile | None = None
    draft: Draft | None = None
    office: Office | None = None
    signer: Signer | None = None
    recipients: Recipients | None = None

    @property
    def kind(self) -> str:
        """What was read: «Y» the YAML, «D» a Word file, «P» a PDF."""
        return "P" if self.printed else "D" if self.parts else "Y"

    @property
    def page(self) -> Page | None:
        """The page that was read from a Word file."""
        return self.parts.page if self.parts else None

    @property
    def is_draft(self) -> bool:
        """Dự thảo: the number or the day is still blank, and nobody asked for the final form."""
        return (self.blank_number or self.blank_date) and not self.final
