"""`congvan dispatch`: issued letters on their way: what is to be sent, by e-mail, on paper, through the exchange."""

import getpass
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congvan.cli import dispatch_exchange, dispatch_paper
from congvan.cli.desk_of import desk_of
from congvan.cli.dispatch_words import WAYS, Yes, confirm_count, item_fields, plan_fields, request_of, say_plan
from congvan.cli.helptext import Command, Group
from congvan.cli.mail_password import keep_password, password_of
from congvan.cli.options import (
    GroupIds,
    JsonReport,
    LetterFile,
    OfficeFile,
    RecipientsFile,
    UnitIds,
    count_of,
)
from congvan.cli.register_words import columns, short, status_word
from congvan.cli.render import show_progress
from congvan.cli.say import finding_fields, say, say_error, say_findings, say_json, say_refusal, show
from congvan.errors import CongvanError, ExitCode
from congvan.language import _, n_

if TYPE_CHECKING:  # the work itself is imported when the command runs
    from congvan.workflow import BounceReport, DispatchPlan, Item, MailReport

__all__ = ["app"]

app = typer.Typer(
    cls=Group,
    help=_("Send issued letters (phát hành): by e-mail, on paper, through the national exchange; each once."),
    rich_markup_mode=None,
    no_args_is_help=True,
)
app.command("print-pack", cls=Command, help=dispatch_paper.PACK_HELP)(dispatch_paper.pack_command)
app.command("posted", cls=Command, help=dispatch_paper.POSTED_HELP)(dispatch_paper.posted_command)
app.command("report", cls=Command, help=dispatch_paper.REPORT_HELP)(dispatch_paper.report_command)
app.add_typer(dispatch_exchange.app, name="exchange")
_SHOWN = 60
"""Lines of a plan that are read before a question."""
_PLAN, _EMAIL, _BOUNCES = (f"congvan.dispatch-{one}/1" for one in ("plan", "email", "bounces"))


@app.command("plan", cls=Command, help=_("Show who gets the letter by which way, and what is missing; nothing leaves."))
def plan_command(  # noqa: PLR0913 - one argument an option
    letter: LetterFile,
    *,
    way: Annotated[str, typer.Option(metavar=",".join(WAYS), help=_("Only these ways, with commas. [all]"))] = "",
    group: GroupIds = None,
    unit: UnitIds = None,
    office: OfficeFile = None,
    recipients: RecipientsFile = None,
    as_json: JsonReport = False,
) -> int:
    """Show the plan."""
    from congvan.workflow import dispatch_plan  # noqa: PLC0415

    try:
        plan = dispatch_plan(request_of(letter, office, recipients, group, unit, way))
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_PLAN, error)
    if as_json:
        say_json({"schema": _PLAN, **plan_fields(plan)})
        return ExitCode.DONE
    say_findings(plan.findings)
    say_plan(plan)
    return ExitCode.DONE


@app.command("email", cls=Command, help=_("Send every unit its letter by e-mail, each once."))
def email_command(  # noqa: PLR0913 - one argument an option
    letter: LetterFile,
    *,
    yes: Yes = "",
    resend_unknown: Annotated[
        bool,
        typer.Option(
            "--resend-unknown", help=_("Send again what may have been taken already: the unit may get it twice.")
        ),
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help=_("Send again to addresses from which the letter came back."))
    ] = False,
    group: GroupIds = None,
    unit: UnitIds = None,
    office: OfficeFile = None,
    recipients: RecipientsFile = None,
    as_json: JsonReport = False,
) -> int:
    """Send the letters, and say what became of each."""
    from congvan.workflow import MailRequest, send_mail  # noqa: PLC0415

    try:
        request = MailRequest(
            request_of(letter, office, recipients, group, unit),
            clock=lambda: datetime.now().astimezone(),
            resend_unknown=resend_unknown,
            again=again,
        )
        said = count_of("--yes", yes)
        with show_progress(quiet=as_json) as progress:
            report = send_mail(
                request,
                password_of,
                lambda plan, due: _confirm(plan, due, said, quiet=as_json),
                progress,
            )
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_EMAIL, error)
    code = _code(report)
    if as_json:
        say_json({"schema": _EMAIL, "exit_code": int(code), **_report_fields(report)})
        return code
    _say_report(report, show(str(letter)))
    return code


@app.command("bounces", cls=Command, help=_("Read delivery reports from a mailbox, and mark what came back."))
def bounces_command(
    mailbox: Annotated[
        Path, typer.Argument(metavar="MAILBOX", help=_("A Maildir, an mbox file, a folder of messages, or one .eml."))
    ],
    *,
    office: OfficeFile = None,
    as_json: JsonReport = False,
) -> int:
    """Say what came back, and enter it in the ledger."""
    from congvan.workflow import read_bounces  # noqa: PLC0415

    try:
        report = read_bounces(desk_of(office), mailbox)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_BOUNCES, error)
    if as_json:
        say_json({"schema": _BOUNCES, **_bounce_fields(report)})
        return ExitCode.DONE
    say_findings(report.findings)
    rows = [(one.number, one.unit, one.address, status_word(one.status), short(one.words, 70)) for one in report.told]
    columns((_("Number"), _("Unit"), _("Address"), _("Status"), _("Remark")), rows)
    new = sum(one.new for one in report.told)
    say(
        n_("%(count)d report of our letters", "%(count)d reports of our letters", len(report.told))
        + ", "
        + n_("%(count)d entered in the ledger", "%(count)d entered in the ledger", new)
        + "."
    )
    if report.strange:
        say(n_("%(count)d report of other mail.", "%(count)d reports of other mail.", report.strange))
    return ExitCode.DONE


def _bounce_fields(report: "BounceReport") -> dict[str, Any]:
    return {
        "reports": [
            {
                "number": one.number,
                "unit": one.unit or None,
                "address": one.address,
                "status": one.status,
                "words": one.words,
                "entered": one.new,
            }
            for one in report.told
        ],
        "strange": report.strange,
        "findings": [finding_fields(one) for one in report.findings],
    }


@app.command("password", cls=Command, help=_("Put the password of the mail account into the system's keyring."))
def password_command(*, office: OfficeFile = None) -> int:
    """Ask for the password and keep it where the system keeps passwords."""
    from congvan.workflow import mail_account  # noqa: PLC0415

    account = mail_account(desk_of(office))
    if not sys.stdin.isatty():
        raise CongvanError(_("A password is typed on a terminal; nobody is here to ask."))
    asked = getpass.getpass(_("Password of %(user)s at %(server)s: ", user=account.user, server=account.server))
    if not asked:
        raise CongvanError(_("Nothing was kept."))
    keep_password(account, asked)
    say(_("Kept in the keyring for %(user)s.", user=show(account.user)))
    return ExitCode.DONE


def _confirm(plan: "DispatchPlan", due: "tuple[Item, ...]", said: int | None, *, quiet: bool) -> None:
    if not quiet or said is None:
        say_findings(plan.findings)
        if not quiet:
            say_plan(plan, _SHOWN)
    if due:
        question = n_("Send %(count)d letter?", "Send %(count)d letters?", len(due))
        confirm_count(len(due), said, question, _("Nothing was sent."))


def _code(report: "MailReport") -> ExitCode:
    """Return 0 where every letter is with its unit's server, 1 where none went, 3 where some did."""
    if not report.stopped and not report.left:
        return ExitCode.DONE
    return ExitCode.PARTIAL if report.counts.get("sent") or report.plan.of("done") else ExitCode.REFUSED


def _say_report(report: "MailReport", letter: str) -> None:
    if not report.results:
        say(_("Nothing is left to be sent by e-mail."))
        return
    bad = [(item, status, words) for item, status, words in report.results if status != "sent"]
    if bad:
        rows = [(item.name, item.address, status_word(status), short(words, 80)) for item, status, words in bad]
        columns((_("Unit"), _("To"), _("Status"), _("Remark")), rows)
    counts = ", ".join(f"{status_word(status)}: {count}" for status, count in report.counts.items())
    say(counts)
    if report.stopped:
        say_error(show(report.stopped))
    if report.counts.get("retry"):
        say(_("What was not taken yet is sent by the same command, later."))
    if report.counts.get("unknown"):
        say(_("Unknown: the server may have the letter. Ask the unit; --resend-unknown sends it again."))
    say(_("What became of each: congvan status %(letter)s", letter=letter))


def _report_fields(report: "MailReport") -> dict[str, Any]:
    return {
        "letter": report.plan.letter,
        "counts": dict(report.counts),
        "stopped": report.stopped or None,
        "results": [
            {"unit": item.unit, "to": item.address, "status": status, "words": words}
            for item, status, words in report.results
        ],
        "left": [item_fields(one) for one in report.left],
    }
