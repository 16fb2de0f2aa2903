"""`congvan issue`."""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congvan.cli.desk_of import desk_of
from congvan.cli.options import (
    ENGINES,
    FORMATS,
    NUMBERINGS,
    STANDARDS,
    EngineWord,
    Jobs,
    LetterFile,
    OfficeFile,
    RecipientsFile,
    StandardWord,
    TemplateFile,
    count_of,
    day_of,
    jobs_of,
    one_of,
    words_of,
)
from congvan.cli.render import show_progress
from congvan.cli.say import finding_fields, say, say_error, say_findings, say_json, say_refusal, show
from congvan.cli.sign import pin_of
from congvan.errors import CongvanError, ExitCode, WrongUsage
from congvan.language import _, n_

if TYPE_CHECKING:  # the work itself is imported when the command runs
    from congvan.workflow import IssueReport, Plan

__all__ = ["HELP", "issue_command"]

HELP = _("Give a letter its number, write number and day on every unit's letter, and enter them in the register.")
_SCHEMA = "congvan.issue/1"
_NAMED = 12
"""How many lines of Kính gửi are shown before the rest is only counted."""


def issue_command(  # noqa: PLR0913 - one argument an option
    letter: LetterFile,
    *,
    yes: Annotated[
        str,
        typer.Option(metavar="COUNT", help=_("Issue without asking, if the letter goes to exactly so many units.")),
    ] = "",
    date: Annotated[str, typer.Option(metavar="DAY", help=_("The letter's day: 23/11/2026. [its own, or today]"))] = "",
    number: Annotated[
        str, typer.Option(metavar="N", help=_("Enter a number that stands on paper already, with its --date."))
    ] = "",
    numbering: Annotated[
        str,
        typer.Option(
            metavar="|".join(NUMBERINGS),
            help=_("One number for all units, or one for each. [the letter's, the office's]"),
        ),
    ] = "",
    formats: Annotated[
        str,
        typer.Option("--format", metavar="docx,pdf", help=_("The files to make, with commas. [the office's, or docx]")),
    ] = "",
    office: OfficeFile = None,
    recipients: RecipientsFile = None,
    template: TemplateFile = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help=_("The folder for issued letters. [the office's: van-ban-di]"))
    ] = None,
    pdf_engine: EngineWord = "auto",
    pdf_standard: StandardWord = "a-2b",
    jobs: Jobs = "1",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Check the letter and show what would be done; take no number."))
    ] = False,
    signed: Annotated[
        bool,
        typer.Option(
            "--signed",
            help=_(
                "The signer has signed already (sign --before-number): put number, day and seal on the signed files."
            ),
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("Report as JSON on the standard output."))] = False,
) -> int:
    """Issue the letter and say what was done."""
    from congvan.workflow import IssueRequest, Paths, issue  # noqa: PLC0415 - keeps `congvan --help` quick

    begun = time.monotonic()
    try:
        if number and not date:
            raise WrongUsage(_("--number enters a number that stands on paper: say its day too, with --date."))
        request = IssueRequest(
            Paths(letter, Path.cwd(), office=office, recipients=recipients, template=template, out=out),
            desk_of(office),
            day=day_of("--date", date),
            number=count_of("--number", number),
            numbering=one_of("--numbering", numbering, NUMBERINGS) if numbering else "",
            formats=words_of("--format", formats, FORMATS),
            engine=one_of("--pdf-engine", pdf_engine, ENGINES),
            standard=one_of("--pdf-standard", pdf_standard, STANDARDS),
            jobs=jobs_of(jobs),
            dry_run=dry_run,
            signed=signed,
            ask=partial(pin_of, "office"),
        )
        with show_progress(quiet=as_json) as progress:
            report = issue(request, _locks(count_of("--yes", yes), quiet=as_json), progress)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_SCHEMA, error)
    if as_json:
        say_json(_fields(report, time.monotonic() - begun))
    else:
        if report.status == "planned":
            say_findings(report.findings)
            _say_plan(report.plan, say)
        _summarise(report, show(str(letter)))
    return ExitCode.DONE


def _locks(yes: int | None, *, quiet: bool) -> Callable[["Plan"], None]:
    """Return what shows the plan and lets it pass: a person who says yes, or the right count."""

    def confirm(plan: "Plan") -> None:
        tell = say_error if quiet else say
        if not quiet or yes is None:
            say_findings(plan.findings)
            _say_plan(plan, tell)
        count = n_("%(count)d unit", "%(count)d units", plan.count)
        if yes is not None:
            if yes != plan.count:
                sentence = _("--yes %(said)d: the letter goes to %(count)s. Nothing was issued.", said=yes, count=count)
                raise CongvanError(sentence)
            return
        if not sys.stdin.isatty():
            sentence = _(
                "Nobody is here to ask. If all this is right, run the command again with --yes %(n)d.", n=plan.count
            )
            raise CongvanError(sentence)
        if not typer.confirm(_("Issue it?"), default=False, err=quiet):
            raise CongvanError(_("Nothing was issued."))

    return confirm


def _say_plan(plan: "Plan", tell: Callable[[str], None]) -> None:
    count = n_("%(count)d unit", "%(count)d units", plan.count)
    letters = count + (_(" and the general letter") if plan.general else "")
    if plan.no_general:
        letters += _(", no general letter (the text speaks to one unit)")
    lines = [
        (_("Subject"), plan.subject),
        *((_("To (Kính gửi)") if place == 0 else "", line) for place, line in enumerate(plan.addressees[:_NAMED])),
        (_("Letters"), _("%(letters)s, each as %(kinds)s", letters=letters, kinds=", ".join(plan.formats))),
        (_("Number"), _number_words(plan)),
        (_("Date"), f"{plan.day:%d/%m/%Y}" + (_(" (today)") if plan.today else _(" (not today)"))),
        (_("Signer"), plan.signer),
        (_("Folder"), plan.out),
    ]
    if len(plan.addressees) > _NAMED:
        lines.insert(1 + _NAMED, ("", f"… {len(plan.addressees) - _NAMED}"))
    if plan.resumed:
        tell(_("An earlier run of this command did not finish; this one goes on with it."))
    tell(_("About to issue %(letter)s:", letter=show(plan.letter)))
    width = max(len(name) for name, _value in lines)
    for name, value in lines:
        tell(f"  {name:<{width}}  {show(value)}")
    if plan.before:
        numbers = ", ".join(plan.before)
        tell(
            _(
                "Take care: this file was issued before with other words, as number %(numbers)s. Now it gets a new "
                "number.",
                numbers=show(numbers),
            )
        )


def _number_words(plan: "Plan") -> str:
    if plan.resumed:
        return _("%(number)s, reserved, in «%(book)s»", number=plan.numbers, book=plan.book)
    if plan.on_paper:
        return _("%(number)s, as on paper, in «%(book)s»", number=plan.numbers, book=plan.book)
    return _("%(number)s (expected) in «%(book)s»", number=plan.numbers, book=plan.book)


def _summarise(report: "IssueReport", letter: str) -> None:
    if report.status == "planned":
        say(_("All right; nothing was issued (--dry-run)."))
        return
    if report.status == "already":
        say(_("Already issued: number %(number)s of %(day)s. Nothing was changed.", **_said(report)))
    elif report.expected == report.final:
        say(_("Issued: number %(number)s of %(day)s, as expected.", **_said(report)))
    else:
        say(
            _(
                "Issued: number %(number)s of %(day)s. Expected was %(expected)s: another letter was issued meanwhile.",
                expected=report.expected,
                **_said(report),
            )
        )
    if report.told:
        say(show(report.told))
    files = sum(len(one.files) for one in report.letters)
    say(n_("%(count)d file in %(out)s", "%(count)d files in %(out)s", files, out=show(report.plan.out)))
    say(_("What becomes of it: congvan status %(letter)s", letter=letter))


def _said(report: "IssueReport") -> dict[str, str]:
    return {"number": report.final, "day": f"{report.plan.day:%d/%m/%Y}"}


def _fields(report: "IssueReport", seconds: float) -> dict[str, Any]:
    plan = report.plan
    return {
        "schema": _SCHEMA,
        "status": report.status,
        "exit_code": 0,
        "letter": plan.letter,
        "date": plan.day.isoformat(),
        "book": plan.book,
        "count": plan.count,
        "expected": report.expected,
        "number": report.final or None,
        "out": plan.out,
        "letters": [
            {
                "unit": one.unit or None,
                "number": one.number,
                "files": [
                    {"format": file.format, "path": file.path, "sha256": file.sha256, "pages": file.pages or None}
                    for file in one.files
                ],
            }
            for one in report.letters
        ],
        "findings": [finding_fields(finding) for finding in report.findings],
        "seconds": round(seconds, 3),
    }
