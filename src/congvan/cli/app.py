"""The commands, one module a group; what a command needs is imported when it runs, so that `--help` is quick."""

from pathlib import Path
from typing import Annotated

import typer

from congvan import __version__
from congvan.cli import (
    archive,
    check,
    dispatch,
    doctor,
    issue,
    preview,
    printing,
    recipients,
    register,
    render,
    rules,
    sign,
    sign_copy,
    status,
    verify,
)
from congvan.cli.helptext import Command, Group
from congvan.cli.say import say
from congvan.errors import ExitCode
from congvan.language import _

__all__ = ["app"]

app = typer.Typer(
    name="congvan",
    cls=Group,
    help=_("Official letters (công văn) after Nghị định 30/2020/NĐ-CP: written once, one right letter for each unit."),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("render", cls=Command, help=render.HELP)(render.render_command)
app.command("check", cls=Command, help=check.HELP)(check.check_command)
app.command("preview", cls=Command, help=preview.HELP)(preview.preview_command)
app.command("print", cls=Command, help=printing.HELP)(printing.print_command)
app.command("issue", cls=Command, help=issue.HELP)(issue.issue_command)
app.command("sign", cls=Command, help=sign.HELP)(sign.sign_command)
app.command("sign-copy", cls=Command, help=sign_copy.HELP)(sign_copy.sign_copy_command)
app.command("verify", cls=Command, help=verify.HELP)(verify.verify_command)
app.command("status", cls=Command, help=status.HELP)(status.status_command)
app.command("doctor", cls=Command, help=doctor.HELP)(doctor.doctor_command)
app.add_typer(rules.app, name="rules")
app.add_typer(recipients.app, name="recipients")
app.add_typer(register.app, name="register")
app.add_typer(dispatch.app, name="dispatch")
app.add_typer(archive.app, name="archive")


def _tell_version(*, asked: bool) -> None:
    if asked:
        say(f"congvan {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help=_("Tell the version."), is_eager=True)] = False,
) -> int:
    """Say where the clerk stands when no command is given."""
    _tell_version(asked=version)
    if context.invoked_subcommand is None:
        from congvan.cli.start import say_where_we_stand  # noqa: PLC0415 - only this branch needs it

        say_where_we_stand(Path.cwd())
    return ExitCode.DONE
