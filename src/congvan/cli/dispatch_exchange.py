"""`congvan dispatch exchange write | read | answer`: messages of the national exchange (edXML)."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congvan.cli.desk_of import desk_of
from congvan.cli.dispatch_words import Yes, confirm_count, plan_fields, request_of, say_plan
from congvan.cli.helptext import Command, Group
from congvan.cli.options import GroupIds, JsonReport, LetterFile, OfficeFile, RecipientsFile, UnitIds, count_of
from congvan.cli.register_words import status_word
from congvan.cli.say import finding_fields, say, say_findings, say_json, say_refusal, show
from congvan.errors import CongvanError, ExitCode, WrongUsage
from congvan.language import _, n_

if TYPE_CHECKING:  # the work itself is imported when the command runs
    from congvan.workflow import DispatchPlan, Item, Received

__all__ = ["app"]

app = typer.Typer(
    cls=Group,
    help=_("Messages of the national exchange of documents (trục liên thông, edXML)."),
    rich_markup_mode=None,
    no_args_is_help=True,
)
_WRITE, _READ, _ANSWER = (f"congvan.dispatch-exchange-{one}/1" for one in ("write", "read", "answer"))
_Force = Annotated[bool, typer.Option("--force", help=_("Replace the files if they are there already."))]


@app.command("write", cls=Command, help=_("Write the message that brings the letter to agencies."))
def write_command(  # noqa: PLR0913 - one argument an option
    letter: LetterFile,
    *,
    together: Annotated[bool, typer.Option("--together", help=_("One message to all agencies, not one each."))] = False,
    recall: Annotated[str, typer.Option(metavar="REASON", help=_("Recall the letter, with the reason."))] = "",
    update: Annotated[str, typer.Option(metavar="REASON", help=_("Update the letter, with the reason."))] = "",
    replaces: Annotated[str, typer.Option("--replace", metavar="REASON", help=_("Replace another letter."))] = "",
    concerned: Annotated[
        str, typer.Option("--of", metavar="NUMBER", help=_("Which letter: 45/SGDĐT-VP. [this one]"))
    ] = "",
    paper: Annotated[bool, typer.Option("--paper", help=_("Say that the letter follows on paper."))] = False,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help=_("The folder. [lien-thong/ of the office]"))] = None,
    yes: Yes = "",
    force: _Force = False,
    group: GroupIds = None,
    unit: UnitIds = None,
    office: OfficeFile = None,
    recipients: RecipientsFile = None,
    as_json: JsonReport = False,
) -> int:
    """Write the messages, and say where they are."""
    from congvan.workflow import ExchangeRequest, write_exchange  # noqa: PLC0415 - keeps `congvan --help` quick

    asked = {"recall": recall, "update": update, "replace": replaces}
    kinds = [kind for kind, reason in asked.items() if reason]
    if len(kinds) > 1:
        raise WrongUsage(_("A letter is recalled, updated or replaced: say one of them."))
    kind: Any = kinds[0] if kinds else "new"
    try:
        request = ExchangeRequest(
            request_of(letter, office, recipients, group, unit),
            out=out,
            together=together,
            business=kind,
            reason=asked.get(kind, ""),
            concerned=concerned,
            paper=paper,
            force=force,
        )
        said = count_of("--yes", yes)

        def confirm(plan: "DispatchPlan", due: "tuple[Item, ...]") -> None:
            if not as_json:
                say_findings(plan.findings)
                say_plan(plan)
            question = n_("Write messages to %(count)d agency?", "Write messages to %(count)d agencies?", len(due))
            confirm_count(len(due), said, question, _("Nothing was written."))

        report = write_exchange(request, confirm)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_WRITE, error)
    if as_json:
        say_json({"schema": _WRITE, "files": report.paths, "agencies": report.agencies, **plan_fields(report.plan)})
        return ExitCode.DONE
    if not report.paths:
        say_plan(report.plan)
        say(_("No letter goes through the exchange now."))
        return ExitCode.DONE
    say_findings(report.findings)
    for path in report.paths:
        say(_("Written: %(path)s", path=show(path)))
    say(_("Hand these files to the office's exchange software; what comes back: congvan dispatch exchange read FILE"))
    return ExitCode.DONE


@app.command("read", cls=Command, help=_("Read messages: files of documents, statuses for the ledger."))
def read_command(
    messages: Annotated[list[Path], typer.Argument(metavar="FILE...", help=_("Messages: ….edxml"))],
    *,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help=_("The folder for files. [beside the message]"))
    ] = None,
    force: _Force = False,
    office: OfficeFile = None,
    as_json: JsonReport = False,
) -> int:
    """Read the messages, and say what they are."""
    from congvan.workflow import read_exchange  # noqa: PLC0415

    try:
        read = read_exchange(messages, desk_of(office), out, force=force)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_READ, error)
    if as_json:
        say_json({"schema": _READ, "messages": [_fields(one) for one in read]})
        return ExitCode.DONE
    for one in read:
        say_findings(one.findings)
        _say_received(one)
    return ExitCode.DONE


@app.command("answer", cls=Command, help=_("Answer a document that came with its status, such as 03 (đã tiếp nhận)."))
def answer_command(  # noqa: PLR0913 - one argument an option
    message: Annotated[Path, typer.Argument(metavar="FILE", help=_("The document's message: ….edxml"))],
    *,
    status: Annotated[str, typer.Option(metavar="01…16", help=_("The status: 01 arrived, 02 refused, 03 accepted, …"))],
    words: Annotated[str, typer.Option(metavar="TEXT", help=_("Words to it. [the status's own]"))] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=_("The answer. [beside the message]"))
    ] = None,
    force: _Force = False,
    office: OfficeFile = None,
) -> int:
    """Write the answer, and say where it is."""
    from congvan.workflow import AnswerRequest, answer_exchange  # noqa: PLC0415

    code = status.zfill(2)
    target = output or message.with_name(f"{message.stem}-trang-thai-{code}.edxml")
    path, answer = answer_exchange(AnswerRequest(desk_of(office), message, code, words, target, force))
    say(_("%(code)s %(words)s: %(path)s", code=answer.code, words=show(answer.description), path=show(path)))
    return ExitCode.DONE


def _say_received(one: "Received") -> None:
    if one.document is not None:
        document = one.document
        said = _(
            "%(path)s: No. %(number)s of %(day)s from %(sender)s: %(subject)s",
            path=show(one.path),
            number=show(document.document_id.code),
            day=f"{document.document_id.day:%d/%m/%Y}",
            sender=show(document.sender.name),
            subject=show(document.subject),
        )
        say(said)
        if document.signed:
            say("    " + _("It bears an XML signature, which congvan does not check."))
        for path in one.files:
            say("    " + _("Written: %(path)s", path=show(path)))
    if one.answer is not None:
        answer = one.answer
        whose = one.letter.name if one.letter else _("none of our letters")
        said = _(
            "%(path)s: status %(code)s %(words)s, from %(sender)s, of %(number)s (%(whose)s)",
            path=show(one.path),
            code=answer.code,
            words=show(answer.description),
            sender=show(answer.sender.name),
            number=show(answer.response.code),
            whose=show(whose),
        )
        say(said)
        if one.status:
            say("    " + _("In the ledger: %(status)s", status=status_word(one.status)))


def _fields(one: "Received") -> dict[str, Any]:
    fields: dict[str, Any] = {
        "path": one.path,
        "files": list(one.files),
        "findings": [finding_fields(finding) for finding in one.findings],
    }
    if one.document is not None:
        fields |= {
            "kind": "document",
            "from": one.document.sender.organ_id,
            "document_id": one.document.document_id.text,
            "business": one.document.business,
            "subject": one.document.subject,
            "signed": one.document.signed,
        }
    if one.answer is not None:
        fields |= {
            "kind": "status",
            "from": one.answer.sender.organ_id,
            "code": one.answer.code,
            "document_id": one.answer.response.document_id,
            "number": one.letter.number.text if one.letter else None,
            "unit": one.letter.unit if one.letter else None,
            "ledger": one.status or None,
        }
    return fields
