"""How failing is told: findings are values about the user's files, errors are exceptions that stop the work.

CongvanError            the work cannot go on; carries its exit code
├── Refused             findings: the input is not fit for a letter (exit 1)
├── CannotRead          a file is missing, locked or cannot be opened (exit 1)
├── CannotWrite         a file or folder cannot be written (exit 1)
├── Occupied            what would be overwritten belongs to somebody else, or is in use (exit 1)
└── WrongUsage          the command was called wrongly (exit 2)
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Self

from congvan.language import _

__all__ = [
    "CannotRead",
    "CannotWrite",
    "CongvanError",
    "ExitCode",
    "Finding",
    "Occupied",
    "Refused",
    "Severity",
    "Text",
    "Where",
    "WrongUsage",
    "did_you_mean",
    "has_errors",
]


class ExitCode(IntEnum):
    """What the process tells its caller; the numbers never change."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    PARTIAL = 3
    BUG = 70


class Severity(StrEnum):
    """How grave a finding is: an error stops the work, a warning is told, advice may be left."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Text(str):
    """A text that remembers the line and column (both from 1; 0 = not known) where the user wrote it."""

    __slots__ = ("column", "line")
    line: int
    column: int

    def __new__(cls, value: str, line: int = 0, column: int = 0) -> Self:
        """Make the text; equal and hashed as the plain `str`."""
        self = super().__new__(cls, value)
        self.line = line
        self.column = column
        return self

    def __reduce__(self) -> tuple[type["Text"], tuple[str, int, int]]:
        """Pickle with the place, so that worker processes can still name it."""
        return (Text, (str(self), self.line, self.column))


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """The place of a finding in the user's own words.

    Attributes:
        file: the path as the user gave it.
        line: line of a text file, or row of a table as Excel numbers it, from 1; 0 = the whole file.
        column: column of a text file, from 1; 0 = the whole line.
        place: where lines do not help: a sheet's cell («B12»), a Word paragraph or table cell.
        number: sorts places that have no line (paragraph 2 before paragraph 10).
    """

    file: str = ""
    line: int = 0
    column: int = 0
    number: int = 0
    place: str = ""

    def __str__(self) -> str:
        """Return `file:line:column place`, leaving out what is not known."""
        text = self.file
        if self.line:
            text += f":{self.line}"
            if self.column:
                text += f":{self.column}"
        return f"{text} {self.place}".strip() if self.place else text


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with the user's data, template or page.

    Attributes:
        code: stable code, two capital letters and three digits (`YL004`).
        where: the place.
        message: what is wrong and what was found, one or two sentences in the clerk's language.
        fix: what to do, one sentence.
        severity: error, warning or advice.
        clause: the clause of the decree or the specification that asks for it, if one does.
        quote: the clause in its own words.
    """

    code: str
    where: Where
    message: str
    fix: str = ""
    severity: Severity = Severity.ERROR
    clause: str = ""
    quote: str = ""

    def __str__(self) -> str:
        """Return the finding as one line: where, code, message, fix, clause."""
        tail = f" ({self.clause})" if self.clause else ""
        return " ".join(part for part in (f"{self.where}:", self.code, self.message, self.fix) if part) + tail


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding stops the work."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return « Did you mean «x»?» (with a leading space) for a near miss, else an empty text."""
    import difflib  # noqa: PLC0415 - needed only when something is wrong

    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.65)
    return " " + _("Did you mean «%(near)s»?", near=near[0]) if near else ""


@dataclass
class CongvanError(Exception):
    """The work cannot go on. Its text is a whole sentence: what, what was found, what to do."""

    sentence: str
    exit_code: ExitCode = field(default=ExitCode.REFUSED, kw_only=True)

    def __str__(self) -> str:
        """Return the sentence."""
        return self.sentence


class Refused(CongvanError):  # noqa: N818 - says what happened to the letter
    """The input is not fit for a letter; nothing was written."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Keep every finding, sorted by place.

        Args:
            findings: all findings of the run, the warnings too.
        """
        self.findings = tuple(sorted(findings, key=lambda finding: (finding.where, finding.code)))
        super().__init__(_("Nothing was written: mend the errors named above, then run the command again."))


class CannotRead(CongvanError):  # noqa: N818
    """A file is missing, locked or cannot be opened."""

    def __init__(self, path: object, reason: str) -> None:
        """Name the file and the reason."""
        super().__init__(
            _("%(path)s cannot be read: %(reason)s.", path=path, reason=reason.rstrip(".")).replace("?.", "?")
        )


class CannotWrite(CongvanError):  # noqa: N818
    """A file or folder cannot be written."""

    def __init__(self, path: object, reason: str) -> None:
        """Name the path and the reason."""
        super().__init__(_("%(path)s cannot be written: %(reason)s.", path=path, reason=reason.rstrip(".")))


class Occupied(CongvanError):  # noqa: N818
    """What would be overwritten belongs to somebody else, or is in use."""


class WrongUsage(CongvanError):  # noqa: N818
    """The command was called wrongly."""

    def __init__(self, sentence: str) -> None:
        """Take the whole sentence."""
        super().__init__(sentence, exit_code=ExitCode.USAGE)
