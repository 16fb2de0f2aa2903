"""`congvan dispatch print-pack | posted | report`: letters on paper, and the list of what became of all."""

from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congvan.cli.dispatch_words import WAYS, Yes, confirm_count, plan_fields, request_of, say_plan
from congvan.cli.options import (
    GroupIds,
    JsonReport,
    LetterFile,
    OfficeFile,
    RecipientsFile,
    UnitIds,
    count_of,
    day_of,
)
from congvan.cli.render import show_progress
from congvan.cli.say import say, say_findings, say_json, say_refusal, show
from congvan.errors import CongvanError, ExitCode
from congvan.language import _, n_

if TYPE_CHECKING:  # the work itself is imported when the command runs
    from congvan.workflow import DispatchPlan, Item

__all__ = ["PACK_HELP", "POSTED_HELP", "REPORT_HELP", "pack_command", "posted_command", "report_command"]

PACK_HELP = _("Put letters, envelopes, labels and the post office's rows together to be printed, one for one.")
POSTED_HELP = _("Enter in the ledger that paper letters were handed to the post office.")
REPORT_HELP = _("Show what became of every unit's letter by each way, also as a table for Excel.")

_PACK, _REPORT = "congvan.dispatch-print-pack/1", "congvan.dispatch-report/1"


def pack_command(  # noqa: PLR0913 - one argument an option
    letter: LetterFile,
    *,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help=_("The folder. [goi-in/ of the office]"))] = None,
    envelope: Annotated[
        str,
        typer.Option(metavar="dl|c5|c4|window|none", help=_("Size of the envelopes. [the office's, or dl]")),
    ] = "",
    labels: Annotated[
        str, typer.Option(metavar="3x8|3x7|2x7|2x4|none", help=_("Sheet of address labels. [the office's, or 3x8]"))
    ] = "",
    begin: Annotated[
        str, typer.Option("--first-label", metavar="N", help=_("The first free label of a sheet that was begun."))
    ] = "1",
    duplex: Annotated[
        bool, typer.Option("--duplex", help=_("For printing on both sides: each letter begins on a new sheet."))
    ] = False,
    force: Annotated[bool, typer.Option("--force", help=_("Replace the files if they are there already."))] = False,
    group: GroupIds = None,
    unit: UnitIds = None,
    office: OfficeFile = None,
    recipients: RecipientsFile = None,
    as_json: JsonReport = False,
) -> int:
    """Make the pack, and say what lies in it."""
    from congvan.workflow import PackRequest, print_pack  # noqa: PLC0415 - keeps `congvan --help` quick

    try:
        request = PackRequest(
            request_of(letter, office, recipients, group, unit),
            out=out,
            envelope=envelope.lower(),
            labels=labels.lower(),
            begin=count_of("--first-label", begin) or 1,
            duplex=duplex,
            force=force,
        )
        with show_progress(quiet=as_json) as progress:
            report = print_pack(request, progress)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_PACK, error)
    if as_json:
        names = ("letters", "copies", "sheets", "envelopes", "labels", "rows")
        fields = {name: getattr(report, name) for name in names}
        say_json({"schema": _PACK, **fields, "files": report.paths, **plan_fields(report.plan)})
        return ExitCode.DONE
    say_findings(report.plan.findings)
    if not report.letters:
        say_plan(report.plan)
        say(_("No letter goes by paper now."))
        return ExitCode.DONE
    if report.told:
        say(show(report.told))
    letters = n_("%(count)d letter", "%(count)d letters", report.letters)
    copies = n_("%(count)d copy", "%(count)d copies", report.copies)
    sheets = n_("%(count)d sheet of paper", "%(count)d sheets of paper", report.sheets)
    say(f"{letters}, {copies}, {sheets}.")
    if report.envelopes:
        say(
            _(
                "%(letters)d letters = %(envelopes)d envelopes = %(rows)d rows for the post office: they go together.",
                letters=report.letters,
                envelopes=report.envelopes,
                rows=report.rows,
            )
        )
    for path in report.paths:
        say(_("Written: %(path)s", path=show(path)))
    say(_("Print at actual size. Handed over? congvan dispatch posted %(letter)s", letter=show(str(letter))))
    return ExitCode.DONE


def posted_command(  # noqa: PLR0913 - one argument an option
    letter: LetterFile,
    *,
    date: Annotated[str, typer.Option(metavar="DAY", help=_("The day of handing over: 23/11/2026. [today]"))] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help=_("A note, such as the post's receipt number."))] = "",
    yes: Yes = "",
    group: GroupIds = None,
    unit: UnitIds = None,
    office: OfficeFile = None,
    recipients: RecipientsFile = None,
) -> int:
    """Enter the letters as sent."""
    from congvan.workflow import PostedRequest, mark_posted  # noqa: PLC0415

    what = request_of(letter, office, recipients, group, unit)
    day, now = day_of("--date", date), what.desk.now
    at = datetime.combine(day, time(12), now.tzinfo) if day and day != now.date() else now
    said = count_of("--yes", yes)

    def confirm(plan: "DispatchPlan", due: "tuple[Item, ...]") -> None:
        say_findings(plan.findings)
        say_plan(plan)
        question = n_("Enter %(count)d letter as posted?", "Enter %(count)d letters as posted?", len(due))
        confirm_count(len(due), said, question, _("Nothing was entered."))

    plan, count = mark_posted(PostedRequest(what, at, note), confirm)
    if not plan.of("ready"):
        say_plan(plan)
        say(_("No letter goes by paper now."))
        return ExitCode.DONE
    say(n_("%(count)d letter entered as posted.", "%(count)d letters entered as posted.", count))
    return ExitCode.DONE


def report_command(  # noqa: PLR0913 - one argument an option
    letter: LetterFile,
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=_("The table for Excel: bao-cao.xlsx"))
    ] = None,
    way: Annotated[str, typer.Option(metavar=",".join(WAYS), help=_("Only these ways, with commas. [all]"))] = "",
    force: Annotated[bool, typer.Option("--force", help=_("Replace the files if they are there already."))] = False,
    group: GroupIds = None,
    unit: UnitIds = None,
    office: OfficeFile = None,
    recipients: RecipientsFile = None,
    as_json: JsonReport = False,
) -> int:
    """Show the report, and write it."""
    from congvan.workflow import dispatch_report  # noqa: PLC0415

    try:
        report = dispatch_report(request_of(letter, office, recipients, group, unit, way), output, force=force)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_REPORT, error)
    if as_json:
        say_json({"schema": _REPORT, "file": report.path or None, **plan_fields(report.plan)})
        return ExitCode.DONE
    say_plan(report.plan)
    if report.path:
        say(_("Written: %(path)s", path=show(report.path)))
    return ExitCode.DONE
