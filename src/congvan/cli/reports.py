"""Báo cáo: how findings of `congvan check` are told: to people, to programs (JSON, SARIF), to GitHub."""

from collections.abc import Callable
from typing import Any, Protocol
from urllib.parse import quote

from congvan import __version__
from congvan.cli.say import finding_fields, say, say_error, say_json, severity_word, show
from congvan.errors import Finding, Severity
from congvan.language import _
from congvan.workflow import RULES, Checked

__all__ = ["REPORTS"]

_SCHEMA = "congvan.check/1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


class _Report(Protocol):
    """What a report does: it is given each letter as it is checked, and closed at the end."""

    def add(self, checked: Checked) -> None:
        """Tell of one letter."""

    def close(self, *, refused: bool) -> None:
        """Tell what is left, and whether the letters are refused."""


class _Text:
    """For people: what is wrong, what to do, and each clause in its own words the first time that it is broken."""

    def __init__(self) -> None:
        self._quoted: set[str] = set()

    def add(self, checked: Checked) -> None:
        for change in checked.changes:
            finding = change.finding
            say_error(f"{show(str(finding.where))}: {_('mended')} {finding.code}: {show(finding.message)}")
        for finding in checked.findings:
            self._tell(finding)

    def _tell(self, finding: Finding) -> None:
        where = f"{show(str(finding.where))}: " if str(finding.where) else ""
        say_error(f"{where}{severity_word(finding.severity)} {finding.code}: {show(finding.message)}")
        if finding.fix:
            say_error(f"    → {show(finding.fix)}")
        if finding.quote and finding.clause not in self._quoted:
            self._quoted.add(finding.clause)
            say_error(f"    {finding.clause}: “{show(finding.quote)}”")
        elif finding.clause:
            say_error(f"    ({finding.clause})")

    def close(self, *, refused: bool) -> None:
        """Nothing is left: the summary follows."""


class _Json:
    """One JSON document."""

    def __init__(self) -> None:
        self._files: list[dict[str, Any]] = []

    def add(self, checked: Checked) -> None:
        self._files.append(
            {
                "file": checked.file,
                "findings": [finding_fields(finding) for finding in checked.findings],
                "mended": [finding_fields(change.finding) for change in checked.changes],
                "mended_file": str(checked.mended) if checked.mended else None,
                "annotated_file": str(checked.annotated) if checked.annotated else None,
            }
        )

    def close(self, *, refused: bool) -> None:
        status = "refused" if refused else "done"
        say_json({"schema": _SCHEMA, "status": status, "exit_code": int(refused), "letters": self._files})


class _Sarif:
    """SARIF 2.1.0 (OASIS), which editors and code hosts show beside the lines."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []

    def add(self, checked: Checked) -> None:
        self._findings += checked.findings

    def close(self, *, refused: bool) -> None:
        codes = sorted({finding.code for finding in self._findings})
        driver = {
            "name": "congvan",
            "version": __version__,
            "rules": [self._rule(code) for code in codes],
        }
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": True, "exitCode": int(refused)}],
            "results": [self._result(finding, codes) for finding in self._findings],
        }
        say_json({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})

    def _rule(self, code: str) -> dict[str, Any]:
        rule = RULES.get(code)
        if rule is None:
            return {"id": code}
        return {
            "id": code,
            "shortDescription": {"text": _(rule.title)},
            "fullDescription": {"text": rule.asks},
            "help": {"text": _(rule.why)},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        }

    def _result(self, finding: Finding, codes: list[str]) -> dict[str, Any]:
        where = finding.where
        place: dict[str, Any] = {"artifactLocation": {"uri": quote(where.file.replace("\\", "/"))}}
        if where.line:
            place["region"] = {"startLine": where.line, **({"startColumn": where.column} if where.column else {})}
        location: dict[str, Any] = {"physicalLocation": place}
        if where.place:
            location["logicalLocations"] = [{"fullyQualifiedName": where.place}]
        text = f"{finding.message} {finding.fix}".strip()
        return {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": _LEVELS[finding.severity],
            "message": {"text": text},
            "locations": [location],
        }


class _GitHub:
    """Workflow commands that GitHub shows beside the lines of a change."""

    def add(self, checked: Checked) -> None:
        for finding in checked.findings:
            where = finding.where
            facts = {"file": where.file, "line": where.line, "col": where.column, "title": finding.code}
            properties = ",".join(f"{name}={_escaped(str(fact), ':,')}" for name, fact in facts.items() if fact)
            words = " ".join(part for part in (where.place, finding.message, finding.fix) if part)
            say(f"::{_GITHUB[finding.severity]} {properties}::{_escaped(words)}")

    def close(self, *, refused: bool) -> None:
        """Nothing is left: each finding has told its own."""


def _escaped(text: str, more: str = "") -> str:
    """Return the text as workflow commands hold it; what cannot be seen is written out first."""
    for one in "%\r\n" + more:
        text = text.replace(one, f"%{ord(one):02X}")
    return show(text)


REPORTS: dict[str, Callable[[], _Report]] = {"text": _Text, "json": _Json, "sarif": _Sarif, "github": _GitHub}
"""Every format by its name."""
