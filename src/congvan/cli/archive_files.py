"""`congvan archive files | file | letters | hand-over | export`: files (hồ sơ), and what leaves the archive."""

from pathlib import Path
from typing import Annotated

import typer

from congvan.cli.desk_of import desk_of
from congvan.cli.helptext import Command
from congvan.cli.options import BookId, JsonReport, OfficeFile, YearWord, one_of, year_of
from congvan.cli.register_words import columns, short
from congvan.cli.say import say, say_findings, say_json, say_refusal, show
from congvan.errors import CongvanError, ExitCode
from congvan.language import _, n_

__all__ = ["add_to"]

_FILES, _HAND = "congvan.archive-files/1", "congvan.archive-hand-over/1"
_PACKAGES = ("plain", "sip", "aip")
Force = Annotated[bool, typer.Option("--force", help=_("Replace the files if they are there already."))]


def files_command(
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=_("Write danh mục hồ sơ: .docx or .pdf")),
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option("--list", metavar="FILE", help=_("The list (danh mục hồ sơ): YAML, XLSX, CSV. [the office's]")),
    ] = None,
    force: Force = False,
    office: OfficeFile = None,
    as_json: JsonReport = False,
) -> int:
    """Show the files of danh mục hồ sơ: how many letters are in each, how many kept, when each is due."""
    from congvan.workflow import case_files, write_case_list  # noqa: PLC0415 - keeps `congvan --help` quick

    desk = desk_of(office)
    try:
        if output is not None:
            say(_("Written: %(path)s", path=show(write_case_list(desk, output, source, force=force))))
            return ExitCode.DONE
        report = case_files(desk, source)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_FILES, error)
    if as_json:
        files = [
            {
                "file": one.case.notation,
                "title": one.case.title,
                "maintenance": one.case.maintenance,
                "letters": [number.text for number in one.numbers],
                "kept": len(one.kept),
                "due": one.due.isoformat() if one.due else None,
                "soon": one.soon,
            }
            for one in report.files
        ]
        say_json({"schema": _FILES, "year": report.cases.year, "files": files})
        return ExitCode.DONE
    say_findings(report.findings)
    rows = [
        (
            one.case.notation,
            short(one.case.title, 50),
            one.case.maintenance,
            str(len(one.numbers)),
            str(len(one.kept)),
            f"{one.due:%d/%m/%Y}" if one.due else "",
        )
        for one in report.files
    ]
    columns((_("File"), _("Title"), _("Kept for"), _("Letters"), _("Copies"), _("Due")), rows)
    for one in report.files:
        if one.soon and one.due is not None:
            days = (one.due - desk.now.date()).days
            when = (
                _("is due on %(day)s", day=f"{one.due:%d/%m/%Y}")
                if days >= 0
                else _("was due on %(day)s", day=f"{one.due:%d/%m/%Y}")
            )
            say(
                _("File %(file)s %(when)s: congvan archive hand-over %(file)s", file=show(one.case.notation), when=when)
            )
    return ExitCode.DONE


def file_command(  # noqa: PLR0913 - one argument an option
    numbers: Annotated[list[str], typer.Argument(metavar="NUMBER...", help=_("The letters: 45, 45/SGDĐT-VP, 45-48."))],
    *,
    into: Annotated[
        list[str], typer.Option("--into", metavar="FILE", help=_("The file, such as 01.VP; may be repeated."))
    ],
    out: Annotated[bool, typer.Option("--remove", help=_("Take them out of it instead."))] = False,
    year: YearWord = "",
    book: BookId = "",
    office: OfficeFile = None,
) -> int:
    """Put letters into files (hồ sơ), without copying them."""
    from congvan.workflow import file_letter  # noqa: PLC0415

    found, cases = file_letter(desk_of(office), numbers, into, out=out, year=year_of(year), book=book)
    letters = n_("%(count)d letter", "%(count)d letters", len(found))
    names = ", ".join(one.notation for one in cases)
    if out:
        say(_("%(letters)s taken out of %(files)s.", letters=letters, files=show(names)))
    else:
        say(_("%(letters)s put into %(files)s.", letters=letters, files=show(names)))
    return ExitCode.DONE


def letters_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help=_("The file (hồ sơ), such as 01.VP."))],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help=_("Write it: .docx or .pdf"))],
    force: Force = False,
    office: OfficeFile = None,
) -> int:
    """Write the list of letters (mục lục văn bản, tài liệu) of a file."""
    from congvan.workflow import write_letters_list  # noqa: PLC0415

    path, count = write_letters_list(desk_of(office), file, output, force=force)
    say(n_("%(count)d letter.", "%(count)d letters.", count))
    say(_("Written: %(path)s", path=show(path)))
    return ExitCode.DONE


def hand_over_command(  # noqa: PLR0913 - one argument an option
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help=_("The files (hồ sơ), such as 01.VP."))],
    *,
    out: Annotated[Path, typer.Option(metavar="DIR", help=_("The folder for packages and lists."))] = Path("nop-luu"),
    form: Annotated[
        str,
        typer.Option(
            "--form",
            metavar="|".join(_PACKAGES),
            help=_("plain: files with metadata of Phụ lục VI; sip, aip: as Thông tư 05/2025 asks. [plain]"),
        ),
    ] = "plain",
    unit: Annotated[str, typer.Option("--from-unit", metavar="TEXT", help=_("Who hands over. [the office]"))] = "",
    giver: Annotated[str, typer.Option(metavar="TEXT", help=_("The giving side, in the minutes."))] = "",
    receiver: Annotated[str, typer.Option(metavar="TEXT", help=_("The receiving side, in the minutes."))] = "",
    archive_code: Annotated[
        str,
        typer.Option("--archive-code", metavar="TEXT", help=_("Code of the archive (mã cơ quan lưu trữ), for aip.")),
    ] = "",
    force: Force = False,
    office: OfficeFile = None,
    as_json: JsonReport = False,
) -> int:
    """Make packages of files for the archive's keepers, with their lists and minutes."""
    from congvan.workflow import HandOverRequest, archive_hand_over  # noqa: PLC0415

    try:
        kind = one_of("--form", form, _PACKAGES)
        request = HandOverRequest(
            desk_of(office),
            tuple(files),
            out,
            kind,  # type: ignore[arg-type]  # the words are the forms
            unit,
            giver,
            receiver,
            archive_code,
            force=force,
        )
        report = archive_hand_over(request)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_HAND, error)
    if as_json:
        packages = [
            {
                "path": one.path.as_posix(),
                "name": one.name,
                "letters": one.letters,
                "files": one.files,
                "sha256": one.sha256,
            }
            for one in report.packages
        ]
        say_json({"schema": _HAND, "packages": packages, "lists": list(report.lists)})
        return ExitCode.DONE
    say_findings(report.findings)
    for one in report.packages:
        say_findings(one.findings)
        letters = n_("%(count)d letter", "%(count)d letters", one.letters)
        say(
            _("%(path)s: %(letters)s, sha-256 %(sha)s", path=show(one.path.as_posix()), letters=letters, sha=one.sha256)
        )
    for path in report.lists:
        say(_("Written: %(path)s", path=show(path)))
    return ExitCode.DONE


def export_command(  # noqa: PLR0913 - one argument an option
    numbers: Annotated[
        list[str] | None, typer.Argument(metavar="NUMBER...", help=_("The letters: 45, 45/SGDĐT-VP, 45-48."))
    ] = None,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="ZIP", help=_("The package."))],
    file: Annotated[str, typer.Option("--file", metavar="FILE", help=_("A whole file (hồ sơ), such as 01.VP."))] = "",
    unit: Annotated[str, typer.Option("--unit", metavar="ID", help=_("Only this unit's copy."))] = "",
    year: YearWord = "",
    book: BookId = "",
    force: Force = False,
    office: OfficeFile = None,
) -> int:
    """Put letters with all that proves them into one ZIP that a stranger can check."""
    from congvan.workflow import archive_export  # noqa: PLC0415

    if bool(numbers) == bool(file):
        raise CongvanError(_("Name letters by their numbers, or a file with --file."))
    desk = desk_of(office)
    report = archive_export(
        desk, numbers or (), output, file=file, unit=unit, year=year_of(year), book=book, force=force
    )
    letters = n_("%(count)d letter", "%(count)d letters", report.letters)
    say(_("%(path)s: %(letters)s, sha-256 %(sha)s", path=show(report.path), letters=letters, sha=report.sha256))
    say(_("How a stranger checks it stands in DOC-TRUOC.txt inside."))
    return ExitCode.DONE


def add_to(app: typer.Typer) -> None:
    """Add the commands of files to the group."""
    for name, command, said in (
        ("files", files_command, _("Show the files (danh mục hồ sơ): letters in each, and when each is due.")),
        ("file", file_command, _("Put letters into files (hồ sơ), without copying them.")),
        ("letters", letters_command, _("Write the list of letters (mục lục văn bản) of a file.")),
        ("hand-over", hand_over_command, _("Make packages and lists of files to be handed over (nộp lưu).")),
        ("export", export_command, _("Put letters with all that proves them into one ZIP.")),
    ):
        app.command(name, cls=Command, help=said)(command)
