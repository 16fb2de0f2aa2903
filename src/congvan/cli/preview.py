"""`congvan preview`."""

import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congvan.cli.options import (
    ENGINES,
    EngineWord,
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
from congvan.errors import CongvanError, ExitCode
from congvan.language import _, n_

if TYPE_CHECKING:  # the work itself is imported when the command runs
    from congvan.workflow import PreviewReport

__all__ = ["HELP", "preview_command"]

HELP = _("Show what the letters look like, in the browser or as pictures, without Word.")
_SCHEMA = "congvan.preview/1"


def preview_command(  # noqa: PLR0913 - one argument an option
    letter: LetterFile,
    *,
    unit: UnitIds = None,
    group: GroupIds = None,
    sheet: Annotated[
        bool, typer.Option("--sheet", help=_("The whole batch on one page, to be looked over before it leaves."))
    ] = False,
    png: Annotated[bool, typer.Option("--png", help=_("Write a picture of each page instead."))] = False,
    dpi: Annotated[
        int, typer.Option(metavar="N", min=0, max=600, help=_("Dots per inch of the pictures. [what is usual]"))
    ] = 0,
    open_it: Annotated[
        bool, typer.Option("--open/--no-open", help=_("Open the page in the browser, or do not."))
    ] = True,
    office: OfficeFile = None,
    recipients: RecipientsFile = None,
    template: TemplateFile = None,
    out: OutFolder = None,
    pdf_engine: EngineWord = "auto",
    jobs: Jobs = "1",
    as_json: Annotated[bool, typer.Option("--json", help=_("Report as JSON on the standard output."))] = False,
) -> int:
    """Write what the letters look like, and open it."""
    from congvan.workflow import Paths, PreviewRequest, Strictness, preview  # noqa: PLC0415 - for a quick `--help`

    begun = time.monotonic()
    today = date.today()  # noqa: DTZ011 - the office's own day
    try:
        request = PreviewRequest(
            Paths(letter, Path.cwd(), office=office, recipients=recipients, template=template, out=out),
            Strictness(today),
            units=tuple(unit or ()),
            groups=tuple(group or ()),
            sheet=sheet,
            png=png,
            dpi=dpi,
            engine=one_of("--pdf-engine", pdf_engine, ENGINES),
            today=today,
            jobs=jobs_of(jobs),
        )
        with show_progress(quiet=as_json) as progress:
            report = preview(request, progress)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_SCHEMA, error)
    if as_json:
        say_json(_fields(report, time.monotonic() - begun))
        return ExitCode.DONE
    say_findings(report.findings)
    _summarise(report, png=png)
    if open_it and not png and sys.stdout.isatty():  # nobody looks when a program runs it
        typer.launch(str(report.files[0]))
    return ExitCode.DONE


def _summarise(report: "PreviewReport", *, png: bool) -> None:
    say(
        n_("%(count)d letter", "%(count)d letters", report.letters)
        + ", "
        + n_("%(count)d page.", "%(count)d pages.", report.pages)
    )
    if report.told:
        say(show(report.told))
    if report.odd:
        say(n_("Look at %(count)d letter first.", "Look at %(count)d letters first.", report.odd))
    if png:
        say(_("Pictures: %(path)s", path=show(str(report.files[0].parent))))
    else:
        say(_("Open in the browser: %(path)s", path=show(str(report.files[0]))))


def _fields(report: "PreviewReport", seconds: float) -> dict[str, Any]:
    return {
        "schema": _SCHEMA,
        "status": "done",
        "exit_code": 0,
        "files": [str(path) for path in report.files],
        "letters": report.letters,
        "pages": report.pages,
        "odd": report.odd,
        "findings": [finding_fields(finding) for finding in report.findings],
        "seconds": round(seconds, 3),
    }
