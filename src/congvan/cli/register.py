"""`congvan register`: the register itself: make it, look what is open, void a number, verify, back up, restore."""

from pathlib import Path
from typing import Annotated

import typer

from congvan.cli import register_book, register_list
from congvan.cli.desk_of import desk_of
from congvan.cli.helptext import Command, Group
from congvan.cli.options import BookId, JsonReport, OfficeFile, YearWord, count_of, year_of
from congvan.cli.say import finding_fields, say, say_findings, say_json, say_refusal, show
from congvan.errors import CongvanError, ExitCode, has_errors
from congvan.language import _, n_

__all__ = ["app"]

app = typer.Typer(
    cls=Group,
    help=_("The register of outgoing letters (sổ đăng ký văn bản đi): numbers, entries, the book on paper."),
    rich_markup_mode=None,
    no_args_is_help=True,
)
_INIT, _NEXT, _OPEN, _VOID, _VERIFY = (
    f"congvan.register-{one}/1" for one in ("init", "next", "open", "void", "verify")
)
app.command("list", cls=Command, help=register_list.LIST_HELP)(register_list.list_command)
app.command("show", cls=Command, help=register_list.SHOW_HELP)(register_list.show_command)
app.command("print", cls=Command, help=register_book.PRINT_HELP)(register_book.print_command)
app.command("export", cls=Command, help=register_book.EXPORT_HELP)(register_book.export_command)
app.command("import", cls=Command, help=register_book.IMPORT_HELP)(register_book.import_command)


@app.command("init", cls=Command, help=_("Make the office's register, once."))
def init_command(
    *,
    first: Annotated[
        str,
        typer.Option("--next", metavar="N", help=_("The number that comes next, if numbers were given on paper. [01]")),
    ] = "",
    year: YearWord = "",
    book: BookId = "",
    office: OfficeFile = None,
) -> int:
    """Make the register, and say what comes next."""
    from congvan.workflow import register_init  # noqa: PLC0415 - keeps `congvan --help` quick

    desk = desk_of(office)
    made = register_init(desk, book=book, year=year_of(year) or desk.now.year, first=count_of("--next", first))
    say(_("The register is made: %(place)s", place=show(made.shown)))
    for name, text in made.nexts:
        say(_("The first number in «%(book)s»: %(number)s", book=show(name), number=text))
    say(_("Back it up often: congvan register backup"))
    return ExitCode.DONE


@app.command("next", cls=Command, help=_("Tell the number that comes next."))
def next_command(*, book: BookId = "", office: OfficeFile = None, as_json: JsonReport = False) -> int:
    """Say the next number of each book, and take none."""
    from congvan.workflow import register_next  # noqa: PLC0415

    found = register_next(desk_of(office), book=book)
    if as_json:
        say_json(
            {"schema": _NEXT, "books": [{"book": one.book, "year": one.year, "next": one.number} for one in found]}
        )
        return ExitCode.DONE
    for one in found:
        last = _(", the last is of %(day)s", day=f"{one.last:%d/%m/%Y}") if one.last else ""
        say(
            _("%(book)s, %(year)d: next is number %(number)s", book=show(one.name), year=one.year, number=one.text)
            + last
        )
    return ExitCode.DONE


@app.command("open", cls=Command, help=_("Show numbers that are reserved and not entered yet."))
def open_command(*, office: OfficeFile = None, as_json: JsonReport = False) -> int:
    """Say which letters were begun and not finished, and what to do."""
    from congvan.workflow import register_open  # noqa: PLC0415

    found = register_open(desk_of(office))
    if as_json:
        fields = [
            {"letter": one.letter, "numbers": list(one.numbers), "since": one.since.isoformat(), "by": one.by}
            for one in found
        ]
        say_json({"schema": _OPEN, "open": fields})
        return ExitCode.DONE
    for one in found:
        numbers = ", ".join(one.numbers[:5]) + (" …" if len(one.numbers) > 5 else "")  # noqa: PLR2004 - enough to see
        since = f"{one.since.astimezone():%d/%m/%Y %H:%M}"
        say(f"{show(numbers)}  {show(one.letter)}  {since}  {show(one.by)}")
        say("  " + _("Finish it: congvan issue %(letter)s", letter=show(one.path)))
        number = show(one.numbers[0].partition("/")[0])
        say("  " + _('Or give it up: congvan register void %(number)s --reason "…"', number=number))
    if not found:
        say(_("Every number that was given is entered or void."))
    return ExitCode.DONE


@app.command("void", cls=Command, help=_("Void a number, with the reason; it is never given again."))
def void_command(  # noqa: PLR0913 - one argument an option
    numbers: Annotated[list[str], typer.Argument(metavar="NUMBER…", help=_("Such as 45 or 45-48."))],
    *,
    reason: Annotated[str, typer.Option(metavar="TEXT", help=_("Why; it stands in the book's last column."))] = "",
    year: YearWord = "",
    book: BookId = "",
    office: OfficeFile = None,
    as_json: JsonReport = False,
) -> int:
    """Void numbers, and say which."""
    from congvan.workflow import register_void  # noqa: PLC0415

    try:
        done = register_void(desk_of(office), tuple(numbers), reason=reason, year=year_of(year), book=book)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_VOID, error)
    if as_json:
        say_json({"schema": _VOID, "void": [one.text for one in done], "reason": reason})
        return ExitCode.DONE
    for one in done:
        say(_("Void: number %(number)s of %(year)d.", number=show(one.text), year=one.year))
    say(_("The number stays in the book with its reason and is not given again."))
    return ExitCode.DONE


@app.command("verify", cls=Command, help=_("Look whether the register and every issued file are whole and unchanged."))
def verify_command(
    *,
    files: Annotated[
        bool, typer.Option("--files/--no-files", help=_("Hold every file against its sha-256, or do not."))
    ] = True,
    office: OfficeFile = None,
    as_json: JsonReport = False,
) -> int:
    """Say everything that is not as it was entered."""
    from congvan.workflow import register_verify  # noqa: PLC0415

    try:
        report = register_verify(desk_of(office), files=files)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_VERIFY, error)
    refused = has_errors(report.findings)
    if as_json:
        say_json(
            {
                "schema": _VERIFY,
                "status": "refused" if refused else "done",
                "exit_code": int(ExitCode.REFUSED if refused else ExitCode.DONE),
                "entries": report.entries,
                "files": report.files,
                "head": report.head,
                "findings": [finding_fields(finding) for finding in report.findings],
            }
        )
    else:
        say_findings(report.findings)
        entries = n_("%(count)d entry", "%(count)d entries", report.entries)
        count = n_("%(count)d file", "%(count)d files", report.files)
        say(
            _(
                "Looked at: %(entries)s, %(files)s. Check value: %(head)s",
                entries=entries,
                files=count,
                head=report.head[:16],
            )
        )
        if not report.findings:
            say(_("All right: nothing is missing, nothing was changed."))
    return ExitCode.REFUSED if refused else ExitCode.DONE


@app.command("backup", cls=Command, help=_("Copy the register into a file, while others work with it."))
def backup_command(
    target: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help=_("The copy. [so-van-ban/sao-luu/ with day and time]"))
    ] = None,
    *,
    office: OfficeFile = None,
) -> int:
    """Copy the register, and say where the copy is."""
    from congvan.workflow import register_backup  # noqa: PLC0415

    made = register_backup(desk_of(office), target)
    entries = n_("%(count)d entry", "%(count)d entries", made.entries)
    say(_("Backed up and verified: %(entries)s in %(path)s", entries=entries, path=show(made.shown)))
    say(_("Keep a copy on another computer or disk."))
    return ExitCode.DONE


@app.command("restore", cls=Command, help=_("Put a backup in the place of a register that is lost or damaged."))
def restore_command(
    source: Annotated[Path, typer.Argument(metavar="FILE", help=_("The backup."))],
    *,
    force: Annotated[
        bool, typer.Option("--force", help=_("Set aside the register that is there; it is kept under another name."))
    ] = False,
    office: OfficeFile = None,
) -> int:
    """Restore the register, and say where it ends."""
    from congvan.workflow import register_restore  # noqa: PLC0415

    made = register_restore(desk_of(office), source, force=force)
    entries = n_("%(count)d entry", "%(count)d entries", made.entries)
    say(_("Restored: %(entries)s in %(path)s", entries=entries, path=show(made.shown)))
    if made.aside:
        say(_("The register that was there is kept as %(path)s", path=show(made.aside)))
    say(_("Next: congvan register verify"))
    return ExitCode.DONE


@app.command("upgrade", cls=Command, help=_("Bring a register of an older congvan up to date; it is backed up first."))
def upgrade_command(*, office: OfficeFile = None) -> int:
    """Upgrade the register."""
    from congvan.workflow import register_upgrade  # noqa: PLC0415

    backup = register_upgrade(desk_of(office))
    if backup:
        say(_("The register is up to date. As it was: %(path)s", path=show(backup)))
    else:
        say(_("The register is up to date already."))
    return ExitCode.DONE
