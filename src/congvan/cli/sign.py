"""`congvan sign`: the signer's signature and the office's on issued letters."""

import getpass
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congvan.cli.desk_of import desk_of
from congvan.cli.dispatch_words import Yes, confirm_count, request_of
from congvan.cli.options import (
    GroupIds,
    JsonReport,
    LetterFile,
    OfficeFile,
    RecipientsFile,
    UnitIds,
    count_of,
    words_of,
)
from congvan.cli.register_words import columns, short
from congvan.cli.render import show_progress
from congvan.cli.say import finding_fields, say, say_findings, say_json, say_refusal, show
from congvan.errors import CongvanError, ExitCode, WrongUsage
from congvan.language import _, n_

if TYPE_CHECKING:  # the work itself is imported when the command runs
    from congvan.workflow import BeforePlan, SignItem, SignPlan, SignReport

__all__ = ["HELP", "PIN", "pin_of", "sign_command"]

HELP = _("Sign issued letters (ký số): the signer first, then the office; each PIN is asked once.")
PIN = "CONGVAN_PIN"
"""The variables of the environment that hold PINs: CONGVAN_PIN_SIGNER, CONGVAN_PIN_OFFICE, or CONGVAN_PIN for both."""
_SIGN, _BEFORE = "congvan.sign/1", "congvan.sign-before-number/1"
_ROLES = ("signer", "office")


def pin_of(role: str, key: str) -> str:
    """Return the PIN of a key: from the environment or a prompt, from nowhere else.

    Args:
        role: «signer» or «office».
        key: the key as messages say it.

    Raises:
        CongvanError: there is none, and nobody is here to ask.
    """
    found = os.environ.get(f"{PIN}_{role.upper()}", "") or os.environ.get(PIN, "")
    if found:
        return found
    if not sys.stdin.isatty():
        raise CongvanError(
            _(
                "The PIN of %(key)s is not known, and nobody is here to ask. Put it into the environment variable "
                "%(name)s.",
                key=key,
                name=f"{PIN}_{role.upper()}",
            )
        )
    asked = getpass.getpass(_("PIN of %(key)s: ", key=key))
    if not asked:
        raise CongvanError(_("Nothing was signed."))
    return asked


def sign_command(  # noqa: C901, PLR0913 - one argument an option
    letter: LetterFile,
    *,
    who: Annotated[
        str,
        typer.Option("--as", metavar=",".join(_ROLES), help=_("Who signs now. [everybody whose key is named]")),
    ] = "",
    before: Annotated[
        bool,
        typer.Option("--before-number", help=_("The signer signs before the number is given; then: issue --signed.")),
    ] = False,
    yes: Yes = "",
    group: GroupIds = None,
    unit: UnitIds = None,
    office: OfficeFile = None,
    recipients: RecipientsFile = None,
    as_json: JsonReport = False,
) -> int:
    """Sign, and say where the signed copies are."""
    from congvan.workflow import SignRequest, sign  # noqa: PLC0415 - keeps `congvan --help` quick

    said = count_of("--yes", yes)
    if before:
        if who or group or unit:
            raise WrongUsage(_("--before-number: the signer signs every letter; leave --as, --group and --unit out."))
        return _before(letter, office, recipients, said, as_json=as_json)

    def confirm(plan: "SignPlan") -> None:
        if not as_json:
            say_findings(plan.findings)
            _say_plan(plan)
        _confirm(plan, said)

    try:
        roles = words_of("--as", who, _ROLES)
        request = SignRequest(
            request_of(letter, office, recipients, group, unit),
            roles,  # type: ignore[arg-type]  # the words are the roles
            pin_of,
        )
        with show_progress(quiet=as_json) as progress:
            report = sign(request, confirm, progress)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_SIGN, error)
    plan = report.plan
    missing = [one for one in plan.items if one.why]
    code = ExitCode.PARTIAL if missing and (report.signed or plan.counts["done"]) else ExitCode.DONE
    if missing and code is ExitCode.DONE:
        code = ExitCode.REFUSED
    if as_json:
        told = {"signed": report.signed, "attachments": report.attachments, "folder": report.folder or None}
        say_json({"schema": _SIGN, **told, **_fields(plan)})
        return code
    if not plan.items:
        say(_("%(letter)s is not issued: it has no number yet.", letter=show(plan.letter)))
        return ExitCode.REFUSED
    if not report.signed and not report.attachments:
        _say_plan(plan)
        if not missing:
            say(_("All letters are signed already."))
        return code
    _say_done(report)
    return code


def _confirm(plan: "SignPlan", said: int | None) -> None:
    """Ask for the letters; for the attachments, if a run before has signed all letters."""
    count, counted = len(plan.due), ""
    question = n_("Sign %(count)d letter?", "Sign %(count)d letters?", count)
    if not count:
        count, counted = plan.attachments, _attachments(plan.attachments)
        question = n_("Sign %(count)d attachment?", "Sign %(count)d attachments?", count)
    confirm_count(count, said, question, _("Nothing was signed."), counted=counted)


def _say_done(report: "SignReport") -> None:
    count = n_("%(count)d letter signed", "%(count)d letters signed", report.signed)
    if report.attachments:
        count += f", {_attachments(report.attachments)}"
    say(_("%(letters)s, in %(folder)s.", letters=count, folder=show(report.folder)))
    say(_("Look at one, then check them: congvan verify %(folder)s", folder=show(report.folder)))


def _before(letter: Path, office: Path | None, recipients: Path | None, said: int | None, *, as_json: bool) -> int:
    """Let the signer sign before the number is given."""
    from congvan.workflow import Paths, sign_before  # noqa: PLC0415

    def confirm(plan: "BeforePlan") -> None:
        if not as_json:
            say_findings(plan.findings)
            say(
                _(
                    "«%(name)s» signs with %(key)s, level %(level)s.",
                    name=show(plan.signer),
                    key=show(plan.key),
                    level=plan.level,
                )
            )
        question = n_("Sign %(count)d letter?", "Sign %(count)d letters?", plan.count)
        confirm_count(plan.count, said, question, _("Nothing was signed."))

    try:
        paths = Paths(letter, Path.cwd(), office=office, recipients=recipients)
        with show_progress(quiet=as_json) as progress:
            report = sign_before(paths, desk_of(office), partial(pin_of, "signer"), confirm, progress)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_BEFORE, error)
    if as_json:
        findings = [finding_fields(one) for one in report.plan.findings]
        counts = {"signed": report.signed, "done": report.plan.done}
        say_json({"schema": _BEFORE, "folder": report.folder, **counts, "findings": findings})
    elif not report.signed:
        say(_("All letters are signed already."))
    else:
        count = n_("%(count)d letter signed", "%(count)d letters signed", report.signed)
        say(_("%(letters)s, in %(folder)s.", letters=count, folder=show(report.folder)))
        say(_("The number is given with: congvan issue %(letter)s --signed", letter=show(str(letter))))
    return ExitCode.DONE


def _say_plan(plan: "SignPlan") -> None:
    """Show who signs what."""
    say(_("Letter No. %(number)s", number=show(plan.numbers)))
    for role, key in plan.names.items():
        say(_("%(role)s signs with %(key)s, level %(level)s.", role=role_word(role), key=show(key), level=plan.level))
    if plan.attachments:
        count = _attachments(plan.attachments)
        say(_("The office signs %(attachments)s in files of their own besides.", attachments=count))
    rows = [(one.letter.name or _("The general letter"), _state(one), short(one.why, 120)) for one in plan.items]
    columns((_("Unit"), _("State"), _("Remark")), rows)


def _attachments(count: int) -> str:
    return n_("%(count)d attachment", "%(count)d attachments", count)


def _state(item: "SignItem") -> str:
    if item.why:
        return _("missing")
    if item.todo:
        return _("to be signed by %(roles)s", roles=", ".join(map(role_word, item.todo)))
    return _("signed")


def role_word(role: str) -> str:
    """Return what somebody who signs is called."""
    return {"signer": _("the signer"), "office": _("the office")}[role]


def _fields(plan: "SignPlan") -> dict[str, Any]:
    return {
        "letter": plan.letter,
        "numbers": plan.numbers,
        "level": plan.level,
        "counts": dict(plan.counts),
        "items": [
            {
                "unit": one.letter.unit,
                "number": one.letter.number.text,
                "file": one.path.as_posix() if one.pdf else None,
                "signed": list(one.signed),
                "todo": list(one.todo),
                "why": one.why,
            }
            for one in plan.items
        ],
        "findings": [finding_fields(one) for one in plan.findings],
    }
