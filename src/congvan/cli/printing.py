"""`congvan print`."""

import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congvan.cli.options import (
    ENGINES,
    SCOPES,
    EngineWord,
    ForWord,
    GroupIds,
    Jobs,
    LetterFile,
    OfficeFile,
    OutFolder,
    RecipientsFile,
    TemplateFile,
    UnitIds,
    jobs_of,
    one_of,
)
from congvan.cli.render import show_progress
from congvan.cli.say import finding_fields, say, say_findings, say_json, say_refusal, show
from congvan.errors import CongvanError, ExitCode, WrongUsage
from congvan.language import _, n_

if TYPE_CHECKING:  # the work itself is imported when the command runs
    from congvan.workflow import PrintReport

__all__ = ["HELP", "print_command"]

HELP = _("Put all letters into one PDF for the printer, in the list's order, with a list to tick in front.")
_SCHEMA = "congvan.print/1"
_AS_LISTED = "list"
_MOST_COPIES = 99
_NAMED = 5


def print_command(  # noqa: PLR0913 - one argument an option
    letter: LetterFile,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help=_("The file to print."))] = Path(
        "print.pdf"
    ),
    duplex: Annotated[
        bool, typer.Option("--duplex", help=_("For printing on both sides: each letter begins on a front page."))
    ] = False,
    copies: Annotated[
        str, typer.Option(metavar="N|list", help=_("How many of each letter; list = as the list of units says."))
    ] = _AS_LISTED,
    no_list: Annotated[bool, typer.Option("--no-list", help=_("Leave the list to tick out."))] = False,
    office: OfficeFile = None,
    recipients: RecipientsFile = None,
    template: TemplateFile = None,
    out: OutFolder = None,
    scope: ForWord = "units",
    group: GroupIds = None,
    unit: UnitIds = None,
    pdf_engine: EngineWord = "auto",
    jobs: Jobs = "1",
    force: Annotated[bool, typer.Option("--force", help=_("Replace the file if it is there already."))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("Report as JSON on the standard output."))] = False,
) -> int:
    """Put all letters into one file and say what it holds."""
    from congvan.workflow import Paths, PrintRequest, print_batch  # noqa: PLC0415 - keeps `congvan --help` quick

    begun = time.monotonic()
    try:
        request = PrintRequest(
            Paths(letter, Path.cwd(), office=office, recipients=recipients, template=template, out=out),
            output,
            scope=one_of("--for", scope, SCOPES),
            groups=tuple(group or ()),
            units=tuple(unit or ()),
            duplex=duplex,
            copies=_copies(copies),
            with_list=not no_list,
            engine=one_of("--pdf-engine", pdf_engine, ENGINES),
            today=date.today(),  # noqa: DTZ011 - the office's own day
            jobs=jobs_of(jobs),
            force=force,
        )
        with show_progress(quiet=as_json) as progress:
            report = print_batch(request, progress)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_SCHEMA, error)
    if as_json:
        say_json(_fields(report, time.monotonic() - begun))
        return ExitCode.DONE
    say_findings(report.findings)
    _summarise(report, duplex=duplex)
    return ExitCode.DONE


def _copies(word: str) -> int:
    """Return how many copies an option asks for; 0 = as the list says."""
    if word.strip().lower() == _AS_LISTED:
        return 0
    if word.isascii() and word.isdecimal() and 1 <= int(word[:9]) <= _MOST_COPIES:
        return int(word)
    raise WrongUsage(
        _(
            "--copies «%(word)s»: use a whole number from 1 to %(most)d, or «list» for the copies that the list of "
            "units names.",
            word=word,
            most=_MOST_COPIES,
        )
    )


def _summarise(report: "PrintReport", *, duplex: bool) -> None:
    say(
        n_("%(count)d letter", "%(count)d letters", report.letters)
        + ", "
        + n_("%(count)d copy", "%(count)d copies", report.copies)
        + ": "
        + n_("%(count)d page", "%(count)d pages", report.pages)
        + ", "
        + n_("%(count)d sheet of paper.", "%(count)d sheets of paper.", report.sheets)
    )
    if report.told:
        say(show(report.told))
    if report.by_hand:
        names = ", ".join(report.by_hand[:_NAMED]) + (", …" if len(report.by_hand) > _NAMED else "")
        say(
            n_(
                "%(count)d letter was changed by hand since it was made, and is printed so: %(names)s.",
                "%(count)d letters were changed by hand since they were made, and are printed so: %(names)s.",
                len(report.by_hand),
                names=show(names),
            )
        )
    say(_("To print: %(path)s", path=show(str(report.target))))
    say(
        _("In the print dialog choose both sides, turned at the long edge, and actual size.")
        if duplex
        else _("In the print dialog choose one side and actual size.")
    )


def _fields(report: "PrintReport", seconds: float) -> dict[str, Any]:
    return {
        "schema": _SCHEMA,
        "status": "done",
        "exit_code": 0,
        "path": str(report.target),
        "letters": report.letters,
        "copies": report.copies,
        "pages": report.pages,
        "sheets": report.sheets,
        "changed_by_hand": list(report.by_hand),
        "findings": [finding_fields(finding) for finding in report.findings],
        "seconds": round(seconds, 3),
    }
