"""`congvan render`."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congvan.cli.options import (
    ENGINES,
    FORMATS,
    SCOPES,
    STANDARDS,
    EngineWord,
    ForWord,
    GroupIds,
    Jobs,
    LetterFile,
    OfficeFile,
    OutFolder,
    RecipientsFile,
    StandardWord,
    TemplateFile,
    UnitIds,
    jobs_of,
    one_of,
    words_of,
)
from congvan.cli.say import finding_fields, say, say_error, say_findings, say_json, say_refusal, show
from congvan.errors import CongvanError, ExitCode, Severity
from congvan.language import _, n_

if TYPE_CHECKING:  # the work itself is imported when the command runs
    from congvan.workflow import RenderReport

__all__ = ["HELP", "render_command", "show_progress"]

HELP = _("Make one letter for each unit, and the general letter, from a letter in YAML and the office's Word template.")
_SCHEMA = "congvan.render/1"
_TELL_EVERY = 2.0


def render_command(  # noqa: PLR0913 - one argument an option
    letter: LetterFile,
    *,
    office: OfficeFile = None,
    recipients: RecipientsFile = None,
    template: TemplateFile = None,
    out: OutFolder = None,
    scope: ForWord = "both",
    group: GroupIds = None,
    unit: UnitIds = None,
    name_pattern: Annotated[
        str, typer.Option(metavar="PATTERN", help=_("File names, from {letter} {id} {name} {group} {number} {symbol}."))
    ] = "",
    formats: Annotated[
        str,
        typer.Option("--format", metavar="docx,pdf", help=_("The files to make, with commas. [the office's, or docx]")),
    ] = "",
    pdf_engine: EngineWord = "auto",
    pdf_standard: StandardWord = "a-2b",
    jobs: Jobs = "1",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Check and fill everything, write nothing."))] = False,
    force: Annotated[
        bool, typer.Option("--force", help=_("Replace files that were changed by hand or that another letter wrote."))
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help=_("Write nothing when the check (congvan check) finds an error."))
    ] = False,
    check: Annotated[
        bool, typer.Option("--check/--no-check", help=_("Check the letters against the decree, or do not."))
    ] = True,
    as_json: Annotated[bool, typer.Option("--json", help=_("Report as JSON on the standard output."))] = False,
) -> int:
    """Make the letters and say what was made."""
    from congvan.workflow import Paths, RenderRequest, Strictness, render  # noqa: PLC0415 - keeps `congvan --help` quick

    paths = Paths(letter, Path.cwd(), office=office, recipients=recipients, template=template, out=out)
    begun = time.monotonic()
    try:
        request = RenderRequest(
            paths,
            scope=one_of("--for", scope, SCOPES),
            groups=tuple(group or ()),
            units=tuple(unit or ()),
            name_pattern=name_pattern,
            jobs=jobs_of(jobs),
            dry_run=dry_run,
            force=force,
            strictness=Strictness(date.today()) if check else None,  # noqa: DTZ011 - the office's own day
            strict=strict,
            formats=words_of("--format", formats, FORMATS),
            engine=one_of("--pdf-engine", pdf_engine, ENGINES),
            standard=one_of("--pdf-standard", pdf_standard, STANDARDS),
            today=date.today(),  # noqa: DTZ011 - the office's own day
        )
        with show_progress(quiet=as_json) as progress:
            report = render(request, progress)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_SCHEMA, error)
    seconds = time.monotonic() - begun
    if as_json:
        say_json(_fields(report, seconds, dry_run=dry_run))
    else:
        say_findings(report.findings)
        _summarise(report, seconds, show(str(letter)), dry_run=dry_run)
        _tell_check(report, show(str(letter)))
    return ExitCode.DONE


def _fields(report: "RenderReport", seconds: float, *, dry_run: bool) -> dict[str, Any]:
    return {
        "schema": _SCHEMA,
        "status": "checked" if dry_run else "done",
        "exit_code": 0,
        "letter": report.letter,
        "out": str(report.out),
        "draft": report.draft,
        "counts": {status: _count(report, status) for status in ("written", "same", "planned")},
        "letters": [
            {
                "unit": one.unit or None,
                "format": one.format,
                "path": str(one.path),
                "status": one.status,
                "sha256": one.sha256,
                "pages": one.pages or None,
            }
            for one in report.letters
        ],
        "stale": list(report.stale),
        "findings": [finding_fields(finding) for finding in report.findings],
        "checked": None if report.checked is None else [finding_fields(finding) for finding in report.checked],
        "seconds": round(seconds, 3),
    }


def _count(report: "RenderReport", status: str) -> int:
    return sum(one.status == status for one in report.letters)


def _summarise(report: "RenderReport", seconds: float, letter: str, *, dry_run: bool) -> None:
    """Print what was made, where it is, and what comes next."""
    kinds = tuple(dict.fromkeys(one.format for one in report.letters))
    first = [one for one in report.letters if one.format == kinds[0]]
    units = [one for one in first if one.unit]
    general = [one for one in first if not one.unit]
    say(
        n_("%(count)d letter for units", "%(count)d letters for units", len(units))
        + (_(" and the general letter") if general else "")
        + (_(", each as %(kinds)s", kinds=", ".join(kinds)) if kinds != ("docx",) else "")
        + _(", %(seconds).1f s.", seconds=seconds)
    )
    if report.left:
        say(show(report.left))
    if dry_run:
        say(_("All right; nothing was written (--dry-run)."))
    else:
        counts = {"written": _count(report, "written"), "same": _count(report, "same")}
        say(_("%(written)d written, %(same)d the same as before, in %(out)s", **counts, out=show(str(report.out))))
        for label, letters in ((_("First unit:"), units), (_("General letter:"), general)):
            if letters:
                say(f"{label} {show(str(letters[0].path))}")
    if report.stale:
        say(
            n_(
                "%(count)d file of an earlier run has no addressee any more: %(names)s. Delete it.",
                "%(count)d files of earlier runs have no addressee any more: %(names)s. Delete them.",
                len(report.stale),
                names=show(", ".join(report.stale[:5])),
            )
        )
    if report.draft:
        say(_("This is a draft: the number or the day is still blank."))
    if not dry_run:
        say(
            _(
                "Next: open a letter and read it, or look at all of them: congvan preview %(letter)s --sheet",
                letter=letter,
            )
        )


def _tell_check(report: "RenderReport", letter: str) -> None:
    """Say what the check found, in one line, and how to see it."""
    if report.checked is None:
        say(_("The letters were not checked against the decree (--no-check)."))
        return
    counts = Counter(finding.severity for finding in report.checked)
    if not counts:
        say(_("Check: nothing breaks Nghị định 30/2020/NĐ-CP."))
        return
    words = (
        n_("%(count)d error", "%(count)d errors", counts[Severity.ERROR]),
        n_("%(count)d warning", "%(count)d warnings", counts[Severity.WARNING]),
        n_("%(count)d advice", "%(count)d pieces of advice", counts[Severity.ADVICE]),
    )
    say(_("Check: %(found)s. See them: congvan check %(letter)s", found=", ".join(words), letter=letter))


@contextmanager
def show_progress(*, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Give what the work calls after each letter: a bar on a terminal, a line now and then elsewhere.

    Args:
        quiet: whether nothing is shown.
    """
    if quiet:
        yield lambda _done, _total: None
    elif sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _lines()


def _lines() -> Callable[[int, int], None]:
    told = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal told
        if done % 64 == 0 and time.monotonic() - told > _TELL_EVERY:
            told = time.monotonic()
            say_error(_("%(done)d of %(total)d letters", done=done, total=total))

    return tell


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    from rich.console import Console  # noqa: PLC0415 - rich takes longer to import than a small batch to fill
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn(_("Letters")),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=None, rate="")
    begun = shown = 0.0
    before = 0

    def tell(done: int, total: int) -> None:
        nonlocal begun, before, shown
        now = time.monotonic()
        if not begun:  # not sooner: until then there may be something to read and a question to answer
            begun, before = now, done
            bar.start()
        if now - shown > 0.1 or done == total:  # noqa: PLR2004 - ten times a second
            shown = now
            rate = _("%(rate).0f letters/s", rate=(done - before) / max(now - begun, 1e-6))
            bar.update(task, completed=done, total=total, rate=rate)

    try:
        yield tell
    finally:
        bar.stop()
