"""Xét: puts a reading before every rule and gives findings with their places and mends."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from congvan.checks.clauses import clause_name
from congvan.checks.looking import show
from congvan.checks.reading import Reading
from congvan.checks.rule import RULES, Fault, Replace, Rule
from congvan.checks.said import Said
from congvan.decree import CLAUSES
from congvan.errors import Finding, Severity, Text, Where
from congvan.language import _
from congvan.letter import LetterMend, Rewrite
from congvan.page import PageMend, Paragraph, Passage, PrintedLine, Reword, Spot

__all__ = ["Choice", "Verdict", "check"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rules judge, and how their faults weigh.

    Attributes:
        select: codes or beginnings of codes that judge; empty = the usual ones.
        ignore: codes or beginnings of codes that do not.
        severities: weight by code; None = the rule does not judge.
    """

    select: Collection[str] = ()
    ignore: Collection[str] = ()
    severities: Mapping[str, Severity | None] = field(default_factory=dict)

    def wants(self, rule: Rule) -> bool:
        """Tell whether a rule judges."""
        if any(rule.code.startswith(one) for one in self.ignore):
            return False
        if self.select:
            return any(rule.code.startswith(one) for one in self.select)
        return self.severities.get(rule.code, rule.severity if rule.usual else None) is not None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A finding of a rule, with what the mending and annotating hands need.

    Attributes:
        finding: what is told.
        rule: whose finding it is.
        spot: the paragraph of the Word file; None in YAML, or when it is the whole letter.
        value: the value of the YAML; None in a Word file.
        start: where the wrong characters begin in the paragraph's text or in the value.
        end: where they end; start = end means all of it.
        mends: what mends it.
    """

    finding: Finding
    rule: Rule
    spot: Spot | None = None
    value: Text | None = None
    start: int = 0
    end: int = 0
    mends: tuple[PageMend | LetterMend, ...] = ()


def check(reading: Reading, choice: Choice = Choice()) -> tuple[Verdict, ...]:
    """Judge a letter by every rule of its day.

    Args:
        reading: the letter.
        choice: which rules.

    Returns:
        Every finding, in the order of the letter.
    """
    found: dict[tuple[str, Where, str], Verdict] = {}
    for rule in RULES.values():
        if reading.kind in rule.on and rule.holds_on(reading.on) and choice.wants(rule):
            for fault in rule.judge(reading):
                verdict = _verdict(rule, fault, reading, choice)
                found.setdefault((rule.code, verdict.finding.where, verdict.finding.message), verdict)
    return tuple(sorted(found.values(), key=lambda verdict: (verdict.finding.where, verdict.finding.code)))


def _verdict(rule: Rule, fault: Fault, reading: Reading, choice: Choice) -> Verdict:
    severity = choice.severities.get(rule.code) or fault.severity or rule.severity
    spot, value, start, end = _place(fault)
    clause = fault.clause or rule.clause
    finding = Finding(
        rule.code,
        _where(fault, reading.file),
        fault.message,
        fault.fix,
        severity,
        clause_name(clause),
        CLAUSES.get(clause, ""),
    )
    return Verdict(finding, rule, spot, value, start, end, tuple(_mends(fault)))


def _where(fault: Fault, file: str) -> Where:
    if isinstance(fault.at, Said):
        return fault.at.where()
    if isinstance(fault.at, Passage):
        return fault.at.where(file)
    if isinstance(fault.at, PrintedLine):
        return Where(
            file, number=fault.page, place=_("page %(page)s, «%(text)s»", page=fault.page, text=show(fault.at.text))
        )
    if fault.page:
        return Where(file, number=fault.page, place=_("page %(page)s", page=fault.page))
    if isinstance(fault.at, Paragraph):
        return Where(file, number=fault.at.spot.number, place=fault.at.spot.place)
    return Where(file)


def _place(fault: Fault) -> tuple[Spot | None, Text | None, int, int]:
    at, span = fault.at, fault.span
    if isinstance(at, Said):
        low, high = (max(edge - at.offset, 0) for edge in span) if span else (0, 0)
        if isinstance(at.origin, Passage):
            return at.origin.spot, None, at.origin.start + low, at.origin.start + high if span else at.origin.end
        return None, at.origin, low, high
    if isinstance(at, Passage):
        low, high = span or (0, at.end - at.start)
        return at.spot, None, at.start + low, at.start + high
    if isinstance(at, Paragraph):
        return at.spot, None, 0, 0
    return None, None, 0, 0


def _mends(fault: Fault) -> Iterator[PageMend | LetterMend]:
    """Give a fault's mends in the terms of its file; a change of what the author did not write is left out."""
    for mend in fault.mends:
        if not isinstance(mend, Replace):
            yield mend
            continue
        said = mend.said
        start, end = mend.start - said.offset, mend.end - said.offset
        if start < 0 or said.origin is None:
            continue
        if isinstance(said.origin, Passage):
            base = said.origin.start
            yield Reword(said.origin.spot, base + start, base + end, mend.new)
        elif said.origin.line and end <= len(said.origin):
            yield Rewrite(said.file, said.origin, start, end, mend.new)
