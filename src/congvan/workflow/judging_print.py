"""Xét bản in: puts a PDF before the rules that look at what is printed."""

import re

from congvan.checks import Reading, Words, check
from congvan.errors import Finding, Where
from congvan.language import _
from congvan.letter import IssuedDate, Office
from congvan.pdf import look_at
from congvan.workflow.judging import Judged, choice_of
from congvan.workflow.law_day import date_of, law_day, old_law
from congvan.workflow.strictness import Strictness

__all__ = ["judge_pdf"]

_HEADING = re.compile(r"CỘNG\s+HO?[ÒÀ]A?\s+XÃ\s+HỘI", re.IGNORECASE)


def judge_pdf(data: bytes, file: str, office: Office | None, strictness: Strictness, office_name: str = "") -> Judged:
    """Judge what a PDF shows.

    Args:
        data: the file.
        file: its path as messages say it.
        office: the office of its folder, for its settings; None = none.
        strictness: how.
        office_name: the office's file as messages say it.

    Raises:
        Refused: the file is no PDF that can be opened.
    """
    choice, remarks = choice_of(strictness, office, office_name)
    printed = look_at(data, file)
    lines = [line.text for page in printed.pages[:1] for line in page.lines]
    if lines and not any(_HEADING.search(line) for line in lines):
        message = _("this does not look like an official letter: no Quốc hiệu was found on its first page.")
        return Judged((), (*remarks, Finding("CK004", Where(file), message, _("Look whether it is the right file."))))
    written = next((found for found in map(date_of, lines) if found.year), IssuedDate())
    reading = Reading(
        file=file,
        words=Words(),
        on=law_day(written, strictness.today),
        today=strictness.today,
        final=strictness.final,
        printed=printed,
        office=office,
    )
    return Judged(check(reading, choice), (*remarks, *old_law(reading)))
