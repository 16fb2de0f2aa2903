"""Says things on the terminal: findings, errors, JSON; nothing in a value can move the cursor or hide text."""

import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from congvan.errors import CongvanError, ExitCode, Finding, Refused, Severity
from congvan.language import _, n_

__all__ = [
    "finding_fields",
    "quoted",
    "say",
    "say_error",
    "say_findings",
    "say_json",
    "say_refusal",
    "severity_word",
    "show",
]

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.ADVICE: "36"}


_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def show(text: str, *, lines: bool = False) -> str:
    """Return the text with control, bidirectional and invisible characters written as U+XXXX.

    Args:
        text: what is to be printed.
        lines: whether line breaks and tabs stay; else a value could write a line of its own.
    """
    if text.isprintable():
        return text
    kept = "\n\t" if lines else ""
    return "".join(f"U+{ord(c):04X}" if c not in kept and unicodedata.category(c) in _UNSEEN else c for c in text)


def quoted(word: str) -> str:
    """Return a word of a command as every shell takes it for one."""
    return f'"{word}"' if " " in word else word


def severity_word(severity: Severity) -> str:
    """Return the word for a severity, coloured on a terminal."""
    names = {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.ADVICE: _("advice")}
    word = names[severity]
    return f"\x1b[1;{_COLOURS[severity]}m{word}\x1b[0m" if sys.stderr.isatty() else word


def say(text: str = "") -> None:
    """Print a line of the command's result."""
    print(text)  # noqa: T201 - here the command speaks, and nowhere else


def say_error(text: str) -> None:
    """Print a line beside the result: what went wrong, or what to do next."""
    print(text, file=sys.stderr)  # noqa: T201


def say_findings(findings: Iterable[Finding]) -> None:
    """Print every finding, where it is and what to do, and how many there are."""
    findings = list(findings)
    for finding in findings:
        clause = f" ({finding.clause})" if finding.clause else ""
        where = f"{show(str(finding.where))}: " if str(finding.where) else ""
        say_error(f"{where}{severity_word(finding.severity)} {finding.code}: {show(finding.message)}{clause}")
        if finding.fix:
            say_error(f"    → {show(finding.fix)}")
    counts = Counter(finding.severity for finding in findings)
    told = [
        n_("%(count)d error", "%(count)d errors", counts[Severity.ERROR]),
        n_("%(count)d warning", "%(count)d warnings", counts[Severity.WARNING] + counts[Severity.ADVICE]),
    ]
    if findings:
        say_error(", ".join(told) + ".")


def finding_fields(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON holds it."""
    where = finding.where
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "place": where.place,
        "message": finding.message,
        "fix": finding.fix,
        "clause": finding.clause,
        "quote": finding.quote,
    }


def say_json(fields: Mapping[str, Any]) -> None:
    """Print one JSON document; what cannot be seen in it is escaped as JSON does."""
    text = json.dumps(fields, ensure_ascii=False, indent=2)
    say("".join(c if c == "\n" or c.isprintable() else json.dumps(c)[1:-1] for c in text))


def say_refusal(schema: str, error: CongvanError) -> ExitCode:
    """Print the JSON document of a command that could not do its work, and return its exit code.

    Args:
        schema: name and version of the command's documents.
        error: why.
    """
    findings = error.findings if isinstance(error, Refused) else ()
    say_json(
        {
            "schema": schema,
            "status": "partial" if error.exit_code is ExitCode.PARTIAL else "refused",
            "exit_code": int(error.exit_code),
            "message": str(error),
            "findings": [finding_fields(finding) for finding in findings],
        }
    )
    return error.exit_code
