"""Codes of what can be wrong with a template, each with its short title."""

from congvan.errors import Finding, Severity, Where
from congvan.language import N_

__all__ = ["CODES", "finding"]

CODES: dict[str, str] = {
    "TP001": N_("a tag cannot be understood"),
    "TP002": N_("a block is never closed"),
    "TP003": N_("a tag closes or continues what was never opened"),
    "TP004": N_("a block begins and ends at different depths"),
    "TP005": N_("a statement that templates cannot use"),
    "TP006": N_("an unknown filter or test"),
    "TP007": N_("an invisible character in a tag"),
    "TP008": N_("an unknown name"),
    "TP009": N_("text beside a tag that takes the place of its paragraph"),
    "TP010": N_("a part of a tag, or braces with a space between"),
    "TP011": N_("the template has no tags"),
    "TP012": N_("a tag where no text is printed"),
    "TP013": N_("a tag stopped while it was filled"),
    "TP014": N_("the filled letter would not open in Word"),
    "TP015": N_("the filled letter has a hole"),
    "TP016": N_("the letter is not addressed to its unit"),
    "TP017": N_("a template took too long, or too much memory or space"),
}


def finding(code: str, where: Where, message: str, fix: str, severity: Severity = Severity.ERROR) -> Finding:
    """Make a finding of this room; the code must be in `CODES`."""
    if code not in CODES:
        raise KeyError(code)
    return Finding(code, where, message, fix, severity)
