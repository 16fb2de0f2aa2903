"""What is told about one file while it is read."""

from dataclasses import dataclass, field
from typing import Literal

from congvan.errors import Finding, Severity, Where
from congvan.language import _
from congvan.opc.showing import shown

__all__ = ["Kind", "Report"]

# Neither Word nor Excel nor a broken download makes these.
_NEVER_BY_ACCIDENT = frozenset(
    {"PK005", "PK007", "PK008", "PK009", "PK010", "PK011", "PK012", "PK013", "PK016", "PK024"}
)

Kind = Literal["docx", "xlsx"]


@dataclass
class Report:
    """Collects the findings of one file.

    Attributes:
        file: the path as the user gave it.
        kind: what the file should be.
        findings: what was found so far.
    """

    file: str
    kind: Kind
    findings: list[Finding] = field(default_factory=list)

    def add(
        self, code: str, message: str, fix: str = "", *, name: str = "", severity: Severity = Severity.ERROR
    ) -> None:
        """Note one finding.

        Args:
            code: one of `CODES`.
            message: a whole sentence.
            fix: what to do; by default, to save the file anew.
            name: the part of the package it is about, if it is about one.
            severity: an error by default.
        """
        where = Where(self.file, place=shown(name) if name else "")
        fix = fix or self.save_anew()
        if code in _NEVER_BY_ACCIDENT:
            fix = _("If you do not know who made this file, do not open it.") + " " + fix
        self.findings.append(Finding(code, where, message, fix, severity))

    def save_anew(self) -> str:
        """Say how the clerk gets a sound file of this kind."""
        if self.kind == "docx":
            return _("Open it in Word, choose Save As, type Word Document (.docx), and use the new file.")
        return _("Open it in Excel, choose Save As, type Excel Workbook (.xlsx), and use the new file.")

    def choose_another(self) -> str:
        """Say what to do when no program can make this file into the one that is needed."""
        if self.kind == "docx":
            return _("Choose the right file, one that Word saved as Word Document (.docx).")
        return _("Choose the right file, one that Excel saved as Excel Workbook (.xlsx).")

    def tell_kind(self, code: str, what: str, *, opens: bool, fix: str = "") -> None:
        """Note that the file is of another kind.

        Args:
            code: one of `CODES`.
            what: what it is, with its article, in the clerk's language.
            opens: Word (or Excel, for a workbook) can open it and save it as what is needed.
            fix: what else to do, where there is something better.
        """
        if self.kind == "docx":
            said = _("This is not a Word document (.docx) but %(what)s.", what=what)
        else:
            said = _("This is not an Excel workbook (.xlsx) but %(what)s.", what=what)
        self.add(code, said, fix or (self.save_anew() if opens else self.choose_another()))
