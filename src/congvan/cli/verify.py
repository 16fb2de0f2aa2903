"""`congvan verify`: what can be said of the signatures of a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congvan.cli.desk_of import desk_of
from congvan.cli.options import JsonReport, OfficeFile, jobs_of
from congvan.cli.render import show_progress
from congvan.cli.say import say, say_findings, say_json, say_refusal, show
from congvan.errors import CongvanError, ExitCode
from congvan.language import _, n_

if TYPE_CHECKING:  # the work itself is imported when the command runs
    from congvan.signing import SignatureReport
    from congvan.workflow import Verified

__all__ = ["HELP", "verify_command"]

HELP = _("Verify signed PDFs: whose signatures, whether they are intact and trusted, what came after them.")
_VERIFY = "congvan.verify/1"


def verify_command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=_("Signed PDFs, or folders of them."))],
    *,
    online: Annotated[
        bool | None,
        typer.Option(
            "--online/--offline", help=_("Ask the authorities over the network, or not. [as the office says]")
        ),
    ] = None,
    jobs: Annotated[str, typer.Option("--jobs", metavar="N", help=_("How many processes verify."))] = "1",
    office: OfficeFile = None,
    as_json: JsonReport = False,
) -> int:
    """Say what was looked at and what was found, file by file."""
    from congvan.workflow import VerifyRequest, verify_files  # noqa: PLC0415 - keeps `congvan --help` quick

    try:
        request = VerifyRequest(tuple(files), desk_of(office), online, jobs_of(jobs))
        with show_progress(quiet=as_json) as progress:
            found = list(verify_files(request, progress))
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_VERIFY, error)
    good = all(one.report.verdict == "good" for one in found)
    if as_json:
        say_json({"schema": _VERIFY, "files": [_fields(one) for one in found]})
        return ExitCode.DONE if good else ExitCode.REFUSED
    for one in found:
        _say_file(one)
    if len(found) > 1:
        say(_counted(found))
    return ExitCode.DONE if good else ExitCode.REFUSED


def _counted(found: "list[Verified]") -> str:
    words = {
        "good": _("nothing speaks against them"),
        "refused": _("something speaks against them"),
        "unsigned": _("not signed"),
        "unreadable": _("cannot be verified"),
    }
    counts = {word: sum(one.report.verdict == verdict for one in found) for verdict, word in words.items()}
    files = n_("%(count)d file", "%(count)d files", len(found))
    return f"{files}: " + ", ".join(f"{word}: {count}" for word, count in counts.items() if count)


def _say_file(one: "Verified") -> None:
    report = one.report
    verdict = {
        "good": _("signed, and nothing speaks against it"),
        "refused": _("signed, but something speaks against it"),
        "unsigned": _("not signed"),
        "unreadable": _("it cannot be verified"),
    }[report.verdict]
    say(f"{show(report.file)}: {verdict}")
    if one.matched is not None:
        letter = one.matched.letter
        whose = letter.name or _("the general letter")
        say("  " + _("Letter No. %(number)s, %(unit)s", number=show(letter.number.text), unit=show(whose)))
    for place, signature in enumerate(report.signatures):
        _say_signature(place + 1, signature)
    say_findings(report.findings)


def _say_signature(place: int, one: "SignatureReport") -> None:
    holder = one.holder
    name = show(holder.name) if holder else show(one.field)
    if holder and holder.organisation and holder.organisation != holder.name:
        name += f" ({show(holder.organisation)})"
    kind = "" if one.kind == "signature" else _("time stamp") + ": "
    say(f"  {place}. {kind}{name}")
    for line in _lines(one):
        say(f"     {line}")


def _lines(one: "SignatureReport") -> list[str]:
    """Return what is said of a signature, a line each."""
    lines = []
    if one.stamped_at is not None:
        lines.append(_("time: %(at)s, by a time-stamp authority", at=one.stamped_at.isoformat(timespec="seconds")))
    elif one.claimed_at is not None:
        lines.append(_("time: %(at)s, by the signer's own clock", at=one.claimed_at.isoformat(timespec="seconds")))
    intact = one.intact and one.valid
    lines.append(_("intact: yes") if intact else _("intact: no, the bytes were changed"))
    trusted = _("trusted: yes, by %(root)s", root=show(one.root)) if one.trusted else ""
    lines.append(trusted or _("trusted: no, %(why)s", why=show(one.distrust)))
    lines.append(
        {
            "good": _("revocation: checked, not revoked"),
            "revoked": _("revocation: revoked"),
            "unchecked": _("revocation: not checked"),
        }[one.revocation]
    )
    covers = {
        "file": _("covers the whole file"),
        "revision": _("covers all that was there when it was made"),
        "part": _("covers a part of the file only"),
    }[one.covers]
    after = {
        "none": _("nothing came after it"),
        "signatures": _("only signatures came after it"),
        "other": _("something else than signatures came after it"),
        "unknown": _("what came after it cannot be said"),
    }[one.after]
    lines.append(f"{covers}; {after}")
    if one.holder is not None:
        until = f"{one.holder.until:%d/%m/%Y}"
        said = _("certificate: %(serial)s, until %(day)s", serial=one.holder.serial, day=until)
        lines.append(f"{said}; {one.algorithm}; {one.level}".rstrip("; "))
    return lines


def _fields(one: "Verified") -> dict[str, Any]:
    letter = one.matched.letter if one.matched else None
    return {
        **one.report.told(),
        "number": letter.number.text if letter else None,
        "unit": letter.unit if letter else None,
    }
