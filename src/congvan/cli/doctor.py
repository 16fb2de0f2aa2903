"""`congvan doctor`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congvan.cli.say import finding_fields, say, say_findings, say_json, show
from congvan.errors import ExitCode, has_errors
from congvan.language import _

if TYPE_CHECKING:  # the work itself is imported when the command runs
    from congvan.workflow import Health

__all__ = ["HELP", "doctor_command"]

HELP = _("Show what this computer has for making letters: fonts, LibreOffice, the office of this folder.")
_SCHEMA = "congvan.doctor/1"


def doctor_command(
    *,
    as_json: Annotated[bool, typer.Option("--json", help=_("Report as JSON on the standard output."))] = False,
) -> int:
    """Show what there is; refuse if letters cannot be printed."""
    from congvan.workflow import look_into  # noqa: PLC0415 - keeps `congvan --help` quick

    here = Path.cwd()
    health = look_into(here, here)
    code = ExitCode.REFUSED if health.failure or has_errors(health.findings) else ExitCode.DONE
    if as_json:
        say_json(_fields(health, code))
        return code
    for label, text in _rows(health):
        say(f"{label:<14}{show(text)}")
    say_findings(health.findings)
    say(_("Letters can be made and printed.") if code is ExitCode.DONE else _("Mend what is named above first."))
    return code


def _rows(health: "Health") -> list[tuple[str, str]]:
    rows = list(health.versions)
    rows.append((_("Language"), {"vi": "tiếng Việt", "en": "English"}.get(health.language, health.language)))
    rows.append((_("Office"), str(health.office) if health.office else _("no congvan.yaml in this folder or above it")))
    rows += ((_("Printed with") if not place else "", _face(one)) for place, one in enumerate(health.faces))
    if health.failure:
        rows.append((_("Printed with"), health.failure))
    missing = _("not installed; needed only for what congvan cannot print itself")
    rows.append(("LibreOffice", str(health.libreoffice) if health.libreoffice else missing))
    return rows


def _face(one: Any) -> str:
    kind = {
        (False, False): _("upright"),
        (True, False): _("bold"),
        (False, True): _("italic"),
        (True, True): _("bold italic"),
    }[one.bold, one.italic]
    return f"{one.family} ({kind}): {one.path}"


def _fields(health: "Health", code: int) -> dict[str, Any]:
    return {
        "schema": _SCHEMA,
        "status": "done" if code == ExitCode.DONE else "refused",
        "exit_code": int(code),
        "versions": dict(health.versions),
        "language": health.language,
        "office": str(health.office) if health.office else None,
        "faces": [
            {"family": one.family, "bold": one.bold, "italic": one.italic, "path": one.path} for one in health.faces
        ],
        "libreoffice": str(health.libreoffice) if health.libreoffice else None,
        "failure": health.failure or None,
        "findings": [finding_fields(finding) for finding in health.findings],
    }
