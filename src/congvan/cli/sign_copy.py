"""`congvan sign-copy`: bản sao điện tử: the office signs copies of files."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congvan.cli.desk_of import desk_of
from congvan.cli.dispatch_words import Yes, confirm_count
from congvan.cli.options import JsonReport, OfficeFile, count_of, one_of
from congvan.cli.register_words import columns
from congvan.cli.render import show_progress
from congvan.cli.say import say, say_json, say_refusal, show
from congvan.cli.sign import pin_of
from congvan.errors import CongvanError, ExitCode
from congvan.language import _, n_

if TYPE_CHECKING:  # the work itself is imported when the command runs
    from congvan.workflow import CopyPlan

__all__ = ["HELP", "sign_copy_command"]

HELP = _("Sign copies of files as the office (sao y, sao lục, trích sao); a scan must be fit for it.")
_SIGN_COPY = "congvan.sign-copy/1"
_FORMS = ("sao-y", "sao-luc", "trich-sao")


def sign_copy_command(  # noqa: PLR0913 - one argument an option
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=_("PDFs; of paper, scans in colour."))],
    *,
    form: Annotated[str, typer.Option("--as", metavar="|".join(_FORMS), help=_("What kind of copy it is."))],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help=_("The folder for the copies. [beside each file]"))
    ] = None,
    yes: Yes = "",
    office: OfficeFile = None,
    as_json: JsonReport = False,
) -> int:
    """Sign, and say where the copies are."""
    from congvan.workflow import CopyRequest, sign_copies  # noqa: PLC0415 - keeps `congvan --help` quick

    said = count_of("--yes", yes)

    def confirm(plan: "CopyPlan") -> None:
        if not as_json:
            _say_plan(plan)
        question = n_("Sign %(count)d copy?", "Sign %(count)d copies?", len(plan.due))
        counted = n_("%(count)d copy", "%(count)d copies", len(plan.due))
        confirm_count(len(plan.due), said, question, _("Nothing was signed."), counted=counted)

    try:
        word: Any = one_of("--as", form.strip().lower(), _FORMS)
        request = CopyRequest(tuple(files), word, desk_of(office), out, partial(pin_of, "office"))
        with show_progress(quiet=as_json) as progress:
            report = sign_copies(request, confirm, progress)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_SIGN_COPY, error)
    if as_json:
        say_json({"schema": _SIGN_COPY, "signed": report.signed, **_fields(report.plan)})
        return ExitCode.DONE
    if not report.signed:
        _say_plan(report.plan)
        say(_("All copies are signed already."))
        return ExitCode.DONE
    for one in report.plan.due:
        say(show(one.copy))
    say(n_("%(count)d copy signed.", "%(count)d copies signed.", report.signed))
    return ExitCode.DONE


def _say_plan(plan: "CopyPlan") -> None:
    """Show what is signed with what."""
    say(_("The copies say: %(words)s", words=show(plan.words)))
    say(_("The office signs with %(key)s, level %(level)s.", key=show(plan.key), level=plan.level))
    rows = [(one.file, one.copy, _("signed") if one.done else _("to be signed")) for one in plan.items]
    columns((_("File"), _("Copy"), _("State")), rows)


def _fields(plan: "CopyPlan") -> dict[str, Any]:
    return {
        "words": plan.words,
        "level": plan.level,
        "items": [
            {"file": one.file, "copy": one.copy, "state": "signed" if one.done else "to_sign"} for one in plan.items
        ],
    }
