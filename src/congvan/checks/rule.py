"""Quy tắc: one function, one code, one clause, one page of documentation, one file of cases."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from congvan.checks.reading import Reading
from congvan.checks.said import Said
from congvan.decree import IN_FORCE
from congvan.errors import Severity
from congvan.letter import LetterMend
from congvan.page import PageMend, Paragraph, Passage, PrintedLine

__all__ = ["RULES", "Fault", "Judge", "Replace", "Rule", "rule"]


@dataclass(frozen=True, slots=True)
class Replace:
    """Sửa lời: put `new` in the place of the characters from `start` to `end` of a line as printed."""

    said: Said
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Lỗi: one thing that breaks a rule.

    Attributes:
        at: the line or passage that breaks it; None = the whole letter.
        message: what is wrong and what was found.
        fix: what to do.
        mends: what mends it safely; empty = only a person can.
        span: the characters of `at` (of its text as printed) that are wrong; None = all of it.
        severity: if it weighs otherwise than the rule's other faults.
        clause: if another clause asks for it than for the rule's other faults.
        page: the page of a PDF, from 1; 0 = the whole letter.
    """

    at: Said | Passage | Paragraph | PrintedLine | None
    message: str
    fix: str
    mends: tuple[Replace | PageMend | LetterMend, ...] = ()
    span: tuple[int, int] | None = None
    severity: Severity | None = None
    clause: str = ""
    page: int = 0


Judge = Callable[[Reading], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """Quy tắc.

    Attributes:
        code: two letters and three digits.
        judge: gives every fault of a reading.
        on: what it looks at: «Y» the YAML, «D» a Word file, «P» a PDF; several for either.
        clause: where it is asked, a key of `congvan.decree.CLAUSES`; empty = practice, no clause.
        severity: error = breaks a sentence of the decree; warning = a sample, practice or later law; advice.
        fixes: whether some of its faults can be mended without a person.
        usual: whether it judges unless it is asked not to.
        since: the first day whose law has it; None = always.
        until: the last day; None = still.
        title: what it asks, one sentence.
        asks: the decree's own words.
        why: what goes wrong otherwise.
        wrong: an example.
        right: the same, right.
    """

    code: str
    judge: Judge
    on: str
    clause: str
    severity: Severity
    fixes: bool
    usual: bool
    since: date | None
    until: date | None
    title: str
    asks: str
    why: str
    wrong: str
    right: str

    def holds_on(self, day: date) -> bool:
        """Tell whether the law of that day has the rule."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


RULES: dict[str, Rule] = {}
"""Every rule by its code."""

_CODE = re.compile(r"[A-Z]{2}\d{3}")
_ON = re.compile(r"(?!\Z)Y?D?P?")
_HEADINGS = ("Asks", "Why", "Wrong", "Right")


def rule(  # noqa: PLR0913 - one argument a fact of the rule
    code: str,
    clause: str,
    *,
    on: str,
    severity: Severity = Severity.ERROR,
    fixes: bool = False,
    usual: bool = True,
    since: date | None = None,
    until: date | None = None,
) -> Callable[[Judge], Judge]:
    """Register a function as a rule; its docstring is the rule's page.

    The docstring's first line is the title; then come the sections «Asks:», «Why:», «Wrong:», «Right:».

    Args:
        code: its code; taken once.
        clause: key of `congvan.decree.CLAUSES`, or empty.
        on: «Y», «D», «P», or several in this order.
        severity: of its faults, unless a fault says otherwise.
        fixes: whether it can mend some of its faults.
        usual: whether it judges unless asked not to.
        since: first day whose law has it; a rule with a clause holds from the decree's own first day.
        until: last day.

    Raises:
        ValueError: the code is taken or badly formed, or the docstring lacks a section.
    """

    def register(judge: Judge) -> Judge:
        if code in RULES or not _CODE.fullmatch(code) or not _ON.fullmatch(on):
            raise ValueError(code)
        title, sections = _page(code, judge.__doc__ or "")
        RULES[code] = Rule(
            code=code,
            judge=judge,
            on=on,
            clause=clause,
            severity=severity,
            fixes=fixes,
            usual=usual,
            since=since or (IN_FORCE if clause else None),
            until=until,
            title=title,
            asks=sections["Asks"],
            why=sections["Why"],
            wrong=sections["Wrong"],
            right=sections["Right"],
        )
        return judge

    return register


def _page(code: str, docstring: str) -> tuple[str, dict[str, str]]:
    """Cut a rule's docstring into its title and its sections; lines of a section are joined by a space."""
    sections: dict[str, list[str]] = {}
    title: list[str] = []
    into = title
    for line in docstring.strip().splitlines():
        heading, colon, rest = line.strip().partition(":")
        if colon and heading in _HEADINGS:
            into = sections.setdefault(heading, [])
            line = rest  # noqa: PLW2901 - the heading is taken off its first line
        if line.strip():
            into.append(line.strip())
    if not title or any(not sections.get(heading) for heading in _HEADINGS):
        raise ValueError(code, "docstring")
    return " ".join(title), {heading: " ".join(lines) for heading, lines in sections.items()}
