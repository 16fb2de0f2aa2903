"""`congvan register print | export | import`: the book on paper and in Excel."""

from pathlib import Path
from typing import Annotated

import typer

from congvan.cli.desk_of import desk_of
from congvan.cli.options import FORMATS, BookId, JsonReport, OfficeFile, YearWord, count_of, words_of, year_of
from congvan.cli.say import finding_fields, say, say_findings, say_json, say_refusal, show
from congvan.errors import CongvanError, ExitCode
from congvan.language import _, n_

__all__ = ["EXPORT_HELP", "IMPORT_HELP", "PRINT_HELP", "export_command", "import_command", "print_command"]

PRINT_HELP = _("Make the year's book (Phụ lục IV) to be printed and bound: PDF and Word.")
EXPORT_HELP = _("Write the register as a table for Excel: .xlsx or .csv.")
IMPORT_HELP = _("Copy an old book (.xlsx, .csv) into the register; numbers stay as they are.")

_IMPORT = "congvan.register-import/1"
_Force = Annotated[bool, typer.Option("--force", help=_("Replace the files if they are there already."))]


def print_command(  # noqa: PLR0913 - one argument an option
    *,
    year: YearWord = "",
    book: BookId = "",
    volume: Annotated[str, typer.Option(metavar="N", help=_("Quyển số, on the cover."))] = "",
    post: Annotated[
        bool, typer.Option("--post", help=_("The book of letters sent by post (sổ gửi văn bản đi bưu điện) instead."))
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=_("The file. [in so-van-ban/]"))
    ] = None,
    formats: Annotated[str, typer.Option("--format", metavar="pdf,docx", help=_("The files to make. [both]"))] = "",
    force: _Force = False,
    office: OfficeFile = None,
) -> int:
    """Make the book, and say where it is."""
    from congvan.workflow import BookRequest, print_book  # noqa: PLC0415 - keeps `congvan --help` quick

    desk = desk_of(office)
    request = BookRequest(
        year=year_of(year) or desk.now.year,
        book=book,
        volume=count_of("--volume", volume),
        post=post,
        target=output,
        formats=words_of("--format", formats, FORMATS) or ("pdf", "docx"),
        force=force,
    )
    made = print_book(desk, request)
    entries = n_("%(count)d entry", "%(count)d entries", made.entries)
    pages = n_("%(count)d page", "%(count)d pages", made.pages)
    say(f"{entries}, {pages}." if made.pages else f"{entries}.")
    for path in made.paths:
        say(_("Written: %(path)s", path=show(path)))
    say(_("Print it on A4, landscape, at actual size, and bind it."))
    return ExitCode.DONE


def export_command(
    target: Annotated[Path, typer.Argument(metavar="FILE", help=_("The table: so-2026.xlsx or .csv."))],
    *,
    year: YearWord = "",
    book: BookId = "",
    force: _Force = False,
    office: OfficeFile = None,
) -> int:
    """Write the table, and say how many rows it has."""
    from congvan.workflow import export_book  # noqa: PLC0415

    count = export_book(desk_of(office), target, year=year_of(year), book=book, force=force)
    entries = n_("%(count)d entry", "%(count)d entries", count)
    say(_("%(entries)s in %(path)s", entries=entries, path=show(str(target))))
    return ExitCode.DONE


def import_command(  # noqa: PLR0913 - one argument an option
    source: Annotated[Path, typer.Argument(metavar="FILE", help=_("The old book: ten columns after Phụ lục IV."))],
    *,
    year: YearWord = "",
    book: BookId = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Read and check the table, enter nothing."))] = False,
    office: OfficeFile = None,
    as_json: JsonReport = False,
) -> int:
    """Copy the book, and say what was entered and which numbers are missing."""
    from congvan.workflow import import_book  # noqa: PLC0415

    try:
        report = import_book(desk_of(office), source, year=year_of(year), book=book, dry_run=dry_run)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_IMPORT, error)
    if as_json:
        say_json(
            {
                "schema": _IMPORT,
                "status": "checked" if dry_run else "done",
                "exit_code": 0,
                "entered": report.entered,
                "known": report.known,
                "first": report.first,
                "last": report.last,
                "findings": [finding_fields(finding) for finding in report.findings],
            }
        )
        return ExitCode.DONE
    say_findings(report.findings)
    entries = n_("%(count)d entry", "%(count)d entries", report.entered)
    span = _(" (%(first)s to %(last)s)", first=report.first, last=report.last) if report.entered else ""
    if dry_run:
        say(_("All right: %(entries)s would be entered; nothing was (--dry-run).", entries=entries + show(span)))
    else:
        say(_("Entered: %(entries)s.", entries=entries + show(span)))
    if report.known:
        say(n_("%(count)d was in the register already.", "%(count)d were in the register already.", report.known))
    return ExitCode.DONE
