"""Codes of what a page cannot hold, each with its short title."""

from congvan.errors import Finding, Severity, Where
from congvan.language import N_, _

__all__ = ["CODES", "Unread"]

CODES: dict[str, str] = {
    "RD001": N_("something in a Word file that cannot be read"),
    "RD002": N_("a part of a Word file that is missing or broken"),
    "RD003": N_("a Word file without a text body"),
    "RD004": N_("a Word file with more text than any letter has"),
}


class Unread:
    """Collects what was met and cannot be read, each kind told once for a place."""

    def __init__(self, file: str) -> None:
        """Take the file's path as messages say it."""
        self.file = file
        self._found: dict[tuple[str, str], Finding] = {}

    def thing(self, name: str, place: str = "", number: int = 0) -> None:
        """Note a thing that has no place in a page.

        Args:
            name: what it is, in the clerk's words.
            place: where it stands, in words.
            number: the paragraph's number.
        """
        message = _("%(thing)s cannot be read and is not checked.", thing=name)
        fix = _("Look at it yourself.")
        where = Where(self.file, number=number, place=place)
        self._found.setdefault((name, place), Finding("RD001", where, message, fix, Severity.WARNING))

    def part(self, name: str) -> None:
        """Note a part of the package that is missing or is not what it should be."""
        message = _(
            "the part «%(part)s» of the Word file is missing or broken; Word's own defaults were taken.", part=name
        )
        fix = _("Open the file in Word and save it again.")
        self._found.setdefault(("", name), Finding("RD002", Where(self.file), message, fix, Severity.WARNING))

    def findings(self) -> tuple[Finding, ...]:
        """Return everything noted."""
        return tuple(self._found.values())
