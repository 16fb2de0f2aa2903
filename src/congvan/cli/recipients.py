"""`congvan recipients import | check | list`."""

from pathlib import Path
from typing import Annotated

import typer

from congvan.cli.helptext import Command, Group
from congvan.cli.say import finding_fields, say, say_findings, say_json, say_refusal, show
from congvan.errors import CongvanError, ExitCode, WrongUsage, did_you_mean
from congvan.language import _, n_

__all__ = ["app"]

app = typer.Typer(
    cls=Group,
    help=_("The list of units: import it from a table, check it, show it."),
    rich_markup_mode=None,
    no_args_is_help=True,
)

_CHECK, _LIST = "congvan.recipients-check/1", "congvan.recipients-list/1"
_Source = Annotated[Path, typer.Argument(metavar="FILE", help=_("A list of units: YAML, CSV or XLSX."))]
_Json = Annotated[bool, typer.Option("--json", help=_("Report as JSON on the standard output."))]


@app.command("import", cls=Command, help=_("Read a table (CSV, XLSX) and write it as recipients.yaml."))
def import_command(
    source: _Source,
    *,
    to: Annotated[Path, typer.Option(metavar="FILE", help=_("The file to write."))] = Path("recipients.yaml"),
    encoding: Annotated[
        str, typer.Option(metavar="NAME", help=_("Convert from an old encoding: tcvn3, vni or cp1258."))
    ] = "",
    force: Annotated[bool, typer.Option("--force", help=_("Replace the file if it exists."))] = False,
) -> int:
    """Read a table of units and write it as YAML, whole or not at all."""
    from congvan.workflow import import_recipients  # noqa: PLC0415 - keeps `congvan --help` quick

    recipients, findings = import_recipients(source, to, base=Path.cwd(), encoding=encoding, force=force)
    say_findings(findings)
    say(n_("%(count)d unit in %(to)s.", "%(count)d units in %(to)s.", len(recipients.units), to=show(str(to))))
    say(_("Next: congvan recipients check %(to)s", to=show(str(to))))
    return ExitCode.DONE


@app.command("check", cls=Command, help=_("Find everything wrong with a list of units."))
def check_command(source: _Source, *, as_json: _Json = False) -> int:
    """Say everything that is wrong with a list."""
    from congvan.workflow import check_recipients  # noqa: PLC0415

    try:
        recipients, findings, fit = check_recipients(source, base=Path.cwd())
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_CHECK, error)
    if as_json:
        say_json(
            {
                "schema": _CHECK,
                "status": "done" if fit else "refused",
                "exit_code": int(ExitCode.DONE if fit else ExitCode.REFUSED),
                "units": len(recipients.units) if recipients else 0,
                "findings": [finding_fields(finding) for finding in findings],
            }
        )
    else:
        say_findings(findings)
        if fit and recipients:
            say(n_("%(count)d unit, all right.", "%(count)d units, all right.", len(recipients.units)))
    return ExitCode.DONE if fit else ExitCode.REFUSED


@app.command("list", cls=Command, help=_("Show the units of a list."))
def list_command(
    source: _Source,
    *,
    group: Annotated[
        list[str] | None, typer.Option(metavar="ID", help=_("Only the units of this group; may be repeated."))
    ] = None,
    as_json: _Json = False,
) -> int:
    """Show the units: id, name, group, e-mail."""
    from congvan.workflow import list_recipients  # noqa: PLC0415

    try:
        recipients = list_recipients(source, base=Path.cwd())
        known = {one.id for one in recipients.groups} | {unit.group for unit in recipients.units}
        for one in group or ():
            if one not in known:
                raise WrongUsage(_("--group «%(id)s»: the list has no such group.", id=one) + did_you_mean(one, known))
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_LIST, error)
    units = [unit for unit in recipients.units if not group or unit.group in group]
    if as_json:
        rows = [{"id": u.id, "name": u.name, "group": u.group, "email": u.email, "copies": u.copies} for u in units]
        say_json({"schema": _LIST, "status": "done", "exit_code": 0, "units": rows})
        return ExitCode.DONE
    from rich.console import Console  # noqa: PLC0415 - slow to import
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, pad_edge=False)
    for heading in (_("Id"), _("Unit"), _("Group"), _("E-mail")):
        table.add_column(heading, overflow="fold")
    for unit in units:
        # a Text is printed as it is: no [markup], no :emoji:
        table.add_row(*(Text(show(text)) for text in (unit.id, unit.name, unit.group, unit.email)))
    Console().print(table)
    say(n_("%(count)d unit", "%(count)d units", len(units)))
    return ExitCode.DONE
