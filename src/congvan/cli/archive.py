"""`congvan archive`: signed copies kept, verified, found, copied to a second place."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congvan.cli import archive_files
from congvan.cli.desk_of import desk_of
from congvan.cli.helptext import Command, Group
from congvan.cli.options import JsonReport, OfficeFile, count_of, day_of, jobs_of, one_of
from congvan.cli.register_words import columns, short
from congvan.cli.render import show_progress
from congvan.cli.say import finding_fields, say, say_findings, say_json, say_refusal, show
from congvan.errors import CongvanError, ExitCode, has_errors
from congvan.language import _, n_

if TYPE_CHECKING:  # the work itself is imported when the command runs
    from congvan.letter import KeptLetter
    from congvan.workflow import AddReport, ArchivePage

__all__ = ["app"]

app = typer.Typer(
    name="archive",
    cls=Group,
    no_args_is_help=True,
    rich_markup_mode=None,
    help=_("The archive (lưu trữ): signed copies kept unchanged, verified, found, handed over."),
)
_ADD, _VERIFY, _FIND, _BACKUP = (
    *("congvan.archive-add/1", "congvan.archive-verify/1", "congvan.archive-find/1"),
    "congvan.archive-backup/1",
)
_FORMS = ("signed", "rewritten", "paper")
_USUAL = 50


@app.command("add", cls=Command, help=_("Take signed copies in, each verified against what was issued."))
def add_command(  # noqa: PLR0913 - one argument an option
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=_("Signed PDFs, or folders of them."))],
    *,
    scan: Annotated[
        bool, typer.Option("--scan", help=_("Files without signatures are scans of letters on paper."))
    ] = False,
    accept_rewritten: Annotated[
        bool,
        typer.Option(
            "--accept-rewritten",
            help=_("Files that the signing program wrote anew are compared by text and picture, and kept."),
        ),
    ] = False,
    online: Annotated[
        bool | None,
        typer.Option(
            "--online/--offline", help=_("Ask the authorities over the network, or not. [as the office says]")
        ),
    ] = None,
    jobs: Annotated[str, typer.Option("--jobs", metavar="N", help=_("How many processes verify."))] = "1",
    office: OfficeFile = None,
    as_json: JsonReport = False,
) -> int:
    """Take signed copies in."""
    from congvan.workflow import AddRequest, add_to_archive  # noqa: PLC0415 - keeps `congvan --help` quick

    try:
        request = AddRequest(tuple(files), desk_of(office), scan, accept_rewritten, online, jobs_of(jobs))
        with show_progress(quiet=as_json) as progress:
            report = add_to_archive(request, progress)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_ADD, error)
    refused = report.count("refused")
    done = len(report.files) - refused
    code = ExitCode.DONE if not refused else ExitCode.PARTIAL if done else ExitCode.REFUSED
    if as_json:
        say_json({"schema": _ADD, "archive": report.archive, "files": _added_fields(report)})
        return code
    for one in report.files:
        if one.findings:
            say_findings(one.findings)
    kept, already = report.count("kept"), report.count("already")
    if kept:
        copies = n_("%(count)d copy taken in", "%(count)d copies taken in", kept)
        say(_("%(copies)s, in %(archive)s.", copies=copies, archive=show(report.archive)))
    if already:
        say(n_("%(count)d copy was there already.", "%(count)d copies were there already.", already))
    if refused:
        say(
            n_(
                "%(count)d file refused; nothing of it was kept.",
                "%(count)d files refused; nothing of them was kept.",
                refused,
            )
        )
    return code


def _added_fields(report: "AddReport") -> list[dict[str, Any]]:
    return [
        {
            "file": one.file,
            "status": one.status,
            "kept": _kept_fields(one.kept) if one.kept and one.status != "refused" else None,
            "findings": [finding_fields(finding) for finding in one.findings],
        }
        for one in report.files
    ]


def _kept_fields(kept: "KeptLetter") -> dict[str, Any]:
    return {
        "number": kept.number.text,
        "date": kept.issued_date.isoformat(),
        "unit": kept.unit or None,
        "unit_name": kept.unit_name or None,
        "part": kept.part or None,
        "subject": kept.subject,
        "signer": kept.signer,
        "form": kept.form,
        "path": kept.path,
        "sha256": kept.sha256,
    }


@app.command("verify", cls=Command, help=_("Look whether the archive is as it was written."))
def verify_command(
    *,
    read_data: Annotated[
        bool, typer.Option("--read-data", help=_("Read every byte, not names, sizes and lists alone."))
    ] = False,
    office: OfficeFile = None,
    as_json: JsonReport = False,
) -> int:
    """Look whether the archive is as it was written; nothing is mended."""
    from congvan.workflow import archive_verify  # noqa: PLC0415

    try:
        findings = archive_verify(desk_of(office), read_data=read_data)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_VERIFY, error)
    code = ExitCode.REFUSED if has_errors(findings) else ExitCode.DONE
    if as_json:
        say_json({"schema": _VERIFY, "findings": [finding_fields(one) for one in findings]})
        return code
    say_findings(findings)
    if not has_errors(findings):
        say(
            _("The archive is as it was written.")
            if read_data
            else _("Names, sizes and lists are as they were written.")
        )
        if not read_data:
            say(_("Every byte is read with: congvan archive verify --read-data"))
    return code


@app.command("find", cls=Command, help=_("Find kept letters by words, number, day, unit, signer."))
def find_command(  # noqa: PLR0913 - one argument an option
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help=_("Words of the letter; without marks they find every spelling.")),
    ] = None,
    *,
    number: Annotated[str, typer.Option(metavar="N", help=_("The number (số)."))] = "",
    symbol: Annotated[str, typer.Option(metavar="TEXT", help=_("The symbol (ký hiệu)."))] = "",
    since: Annotated[str, typer.Option("--from", metavar="DAY", help=_("From this day on: 01/09/2026."))] = "",
    until: Annotated[str, typer.Option("--to", metavar="DAY", help=_("To this day: 31/12/2026."))] = "",
    year: Annotated[str, typer.Option("--year", metavar="YEAR", help=_("The year of the letters' dates."))] = "",
    unit: Annotated[str, typer.Option(metavar="TEXT", help=_("The unit: its id, or words of its name."))] = "",
    signer: Annotated[str, typer.Option(metavar="TEXT", help=_("Words of the signer's name."))] = "",
    subject: Annotated[str, typer.Option(metavar="TEXT", help=_("Words of the subject (trích yếu)."))] = "",
    form: Annotated[str, typer.Option(metavar="|".join(_FORMS), help=_("Only copies of this kind."))] = "",
    limit: Annotated[str, typer.Option(metavar="N", help=_("Letters on a page. [50]"))] = "",
    page: Annotated[str, typer.Option(metavar="N", help=_("Which page. [1]"))] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=_("Write all of them: .xlsx, .docx or .pdf"))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Replace the file if it is there already."))] = False,
    office: OfficeFile = None,
    as_json: JsonReport = False,
) -> int:
    """Find kept letters."""
    from congvan.workflow import FindRequest, archive_find, archive_found_file  # noqa: PLC0415

    try:
        most = count_of("--limit", limit) or _USUAL
        request = FindRequest(
            words=" ".join(words or ()),
            number=count_of("--number", number),
            symbol=symbol,
            year=count_of("--year", year),
            since=day_of("--from", since),
            until=day_of("--to", until),
            unit=unit,
            signer=signer,
            subject=subject,
            form=one_of("--form", form, _FORMS) if form else None,  # type: ignore[arg-type]  # the words are the forms
        )
        desk = desk_of(office)
        if output is not None:
            written, count = archive_found_file(desk, request, output, force=force)
            say(n_("%(count)d letter found.", "%(count)d letters found.", count))
            say(_("Written: %(path)s", path=show(written)))
            return ExitCode.DONE
        found = archive_find(desk, request, limit=most, skip=most * ((count_of("--page", page) or 1) - 1))
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_FIND, error)
    if as_json:
        letters = [{**_kept_fields(one.letter), "around": one.snippet.text} for one in found.hits]
        say_json({"schema": _FIND, "total": found.total, "more": found.more, "letters": letters})
        return ExitCode.DONE
    _say_found(found)
    return ExitCode.DONE


def _say_found(found: "ArchivePage") -> None:
    if not found.hits:
        say(_("Nothing is found."))
        return
    heads = (_("Number"), _("Date"), _("Unit"), _("Subject"), _("File"))
    rows = [
        (
            one.letter.number.text,
            f"{one.letter.issued_date:%d/%m/%Y}",
            one.letter.unit_name or _("The general letter"),
            short(one.snippet.text or one.letter.subject, 60),
            one.letter.path,
        )
        for one in found.hits
    ]
    columns(heads, rows)
    count = n_("%(count)d letter found", "%(count)d letters found", found.total)
    say(_("more than %(letters)s.", letters=count) if found.more else f"{count}.")


@app.command("index", cls=Command, help=_("Make the index for finding anew from the archive."))
def index_command(*, office: OfficeFile = None) -> int:
    """Make the index anew."""
    from congvan.workflow import archive_index  # noqa: PLC0415

    count = archive_index(desk_of(office))
    say(n_("%(count)d letter can be found.", "%(count)d letters can be found.", count))
    return ExitCode.DONE


@app.command("backup", cls=Command, help=_("Copy what is new to a second place, and hold the two against each other."))
def backup_command(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help=_("The second place. [second: under archive:]"))
    ] = None,
    *,
    office: OfficeFile = None,
    as_json: JsonReport = False,
) -> int:
    """Copy what is new to a second place."""
    from congvan.workflow import archive_backup  # noqa: PLC0415

    try:
        with show_progress(quiet=as_json) as progress:
            done = archive_backup(desk_of(office), folder, progress)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_BACKUP, error)
    findings = tuple(dict.fromkeys((*done.report.findings, *done.findings)))
    code = ExitCode.REFUSED if has_errors(findings) else ExitCode.DONE
    if as_json:
        counts = {"copied": done.report.copied, "same": done.report.same, "size": done.report.size}
        say_json(
            {"schema": _BACKUP, "second": done.second, **counts, "findings": [finding_fields(one) for one in findings]}
        )
        return code
    say_findings(findings)
    copied = n_("%(count)d file copied", "%(count)d files copied", done.report.copied)
    same = n_("%(count)d was there already", "%(count)d were there already", done.report.same)
    say(_("%(copied)s to %(second)s, %(same)s.", copied=copied, second=show(done.second), same=same))
    if not has_errors(findings):
        say(_("Both places hold the same, byte for byte."))
    return code


archive_files.add_to(app)
