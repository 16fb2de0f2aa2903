"""Xét mẫu của đợt: a letter's words, and a few of its letters filled, before the rules."""

from dataclasses import replace

from congvan.errors import Finding, Refused, has_errors
from congvan.workflow.filling import Job
from congvan.workflow.gather import Gathered, yaml_texts
from congvan.workflow.sampling import sample_letters, sample_units
from congvan.workflow.strictness import Strictness

__all__ = ["judge_sample"]


def judge_sample(gathered: Gathered, job: Job, strictness: Strictness) -> tuple[Finding, ...]:
    """Put a letter before the rules: its words, and the letters of its job whose layout speaks for all.

    Args:
        gathered: the letter.
        job: of filling its letters.
        strictness: the day, and whether it leaves the office as it is.

    Returns:
        Warnings and advice.

    Raises:
        Refused: it breaks a rule.
    """
    from congvan.workflow.judging import judge_draft, judge_filled  # noqa: PLC0415 - slow to import

    words = judge_draft(gathered, strictness, yaml_texts(gathered))
    chosen = sample_units(job.units)
    places = [next(i for i, unit in enumerate(job.units) if unit is one) for one in chosen]
    sample = replace(
        job,
        units=chosen,
        names=tuple(f"{place}.docx" for place in places),
        numbers=tuple(job.numbers[place] for place in places) if job.numbers else (),
    )
    letters, remarks = sample_letters(sample, trusted=gathered.trusted)
    layout = judge_filled(letters, gathered, strictness, words)
    findings = (*gathered.findings, *remarks, *words.findings, *layout.findings)
    if has_errors(findings):
        raise Refused(findings)
    return tuple(dict.fromkeys(findings))
