"""`congvan status`: what became of every unit's letter."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from congvan.cli.desk_of import desk_of
from congvan.cli.options import JsonReport, LetterFile, OfficeFile
from congvan.cli.register_words import (
    channel_word,
    columns,
    event_fields,
    letter_fields,
    say_events,
    short,
    status_word,
)
from congvan.cli.say import say, say_json, say_refusal, show
from congvan.errors import CongvanError, ExitCode
from congvan.language import _

if TYPE_CHECKING:
    from congvan.workflow import StatusReport

__all__ = ["HELP", "status_command"]

HELP = _("Show what became of every unit's letter: numbered, printed, sent, signed, archived.")
_STATUS = "congvan.status/1"


def status_command(
    letter: LetterFile,
    *,
    unit: Annotated[str, typer.Option(metavar="ID", help=_("Everything that became of this unit's letter."))] = "",
    office: OfficeFile = None,
    as_json: JsonReport = False,
) -> int:
    """Say what became of every unit's letter."""
    from congvan.workflow import letter_status  # noqa: PLC0415 - keeps `congvan --help` quick

    try:
        report = letter_status(letter, desk_of(office), unit=unit)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_STATUS, error)
    if as_json:
        say_json(_status_fields(report))
        return ExitCode.DONE
    if not report.letters:
        say(_("%(letter)s is not issued: it has no number yet.", letter=show(str(letter))))
        return ExitCode.DONE
    if unit:
        say_events(event for one in report.letters for event in one.events)
        return ExitCode.DONE
    rows = [
        (
            one.letter.name or _("The general letter"),
            one.letter.number.text,
            status_word(one.status),
            f"{one.at.astimezone():%d/%m/%Y %H:%M}" if one.at else "",
            channel_word(one.channel),
            short(one.proof, 24),
        )
        for one in report.letters
    ]
    columns((_("Unit"), _("Number"), _("Status"), _("When"), _("How"), _("Proof")), rows)
    counts = ", ".join(f"{status_word(status)}: {count}" for status, count in report.counts.items())
    say(counts)
    return ExitCode.DONE


def _status_fields(report: "StatusReport") -> dict[str, Any]:
    return {
        "schema": _STATUS,
        "letter": report.path,
        "counts": dict(report.counts),
        "letters": [
            {
                **letter_fields(one.letter),
                "now": one.status,
                "at": one.at.isoformat() if one.at else None,
                "channel": one.channel,
                "proof": one.proof,
                "events": [event_fields(event) for event in one.events],
            }
            for one in report.letters
        ],
    }
