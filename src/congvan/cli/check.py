"""`congvan check`."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congvan.cli.say import quoted, show
from congvan.errors import ExitCode, Severity, WrongUsage, did_you_mean
from congvan.language import _, n_

if TYPE_CHECKING:  # the work itself is imported when the command runs
    from congvan.workflow import Checked

__all__ = ["HELP", "check_command"]

HELP = _("Name everything in letters that breaks Nghị định 30/2020/NĐ-CP: letters in YAML, and any Word file.")
_FORMATS = ("text", "json", "sarif", "github")


def check_command(  # noqa: PLR0913 - one argument an option
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help=_("Letters (.yaml), Word files (.docx), PDFs, or folders. [this folder]")),
    ] = None,
    *,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help=_("Judge by these rules only: a code, or its beginning, such as PG.")),
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="CODE", help=_("Leave these rules out."))] = None,
    strict: Annotated[bool, typer.Option("--strict", help=_("Refuse on warnings too (exit code 1)."))] = False,
    final: Annotated[
        bool, typer.Option("--final", help=_("Judge as a letter ready for issuing: no blank number, day or place."))
    ] = False,
    output: Annotated[
        str, typer.Option("--format", metavar="|".join(_FORMATS), help=_("How the findings are told."))
    ] = "text",
    fix: Annotated[
        bool, typer.Option("--fix", help=_("Mend what is safe: YAML in its place, Word as a new file …-da-sua.docx."))
    ] = False,
    annotate: Annotated[
        Path | None, typer.Option(metavar="DIR", help=_("Write copies there with the findings as Word comments."))
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Replace mended or annotated files of an earlier check."))
    ] = False,
    office: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("The office. [nearest congvan.yaml above the letter]"))
    ] = None,
    recipients: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("The list of units: YAML, CSV or XLSX. [the office's]"))
    ] = None,
    template: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("The Word template. [the office's, or the built-in one]"))
    ] = None,
) -> int:
    """Check letters and tell what was found."""
    from congvan.cli.reports import REPORTS  # noqa: PLC0415 - keeps `congvan --help` quick
    from congvan.workflow import CheckRequest, Strictness, check_files  # noqa: PLC0415

    if output not in _FORMATS:
        known = ", ".join(_FORMATS)
        sentence = _("--format «%(word)s»: use one of %(known)s.", word=output, known=known)
        raise WrongUsage(sentence + did_you_mean(output, _FORMATS))
    request = CheckRequest(
        tuple(paths or (Path.cwd(),)),
        Path.cwd(),
        Strictness(date.today(), _codes(select), _codes(ignore), final=final),  # noqa: DTZ011 - the office's own day
        office=office,
        recipients=recipients,
        template=template,
        fix=fix,
        annotate=annotate,
        force=force,
    )
    report = REPORTS[output]()
    checked = []
    for one in check_files(request):
        report.add(one)
        checked.append(one)
    exit_code = _exit_code(checked, strict=strict)
    report.close(refused=exit_code is ExitCode.REFUSED)
    if output == "text":
        _summarise(checked)
    return exit_code


def _codes(words: list[str] | None) -> tuple[str, ...]:
    """Return codes or beginnings of codes, however they were separated; one that no rule has is wrong usage."""
    from congvan.workflow import RULES  # noqa: PLC0415

    codes = [code for word in words or () for code in word.replace(",", " ").split()]
    for code in codes:
        if not any(known.startswith(code.upper()) for known in RULES):
            raise WrongUsage(
                _("There is no rule «%(code)s».", code=code)
                + did_you_mean(code.upper(), RULES)
                + " "
                + _("See congvan rules list.")
            )
    return tuple(code.upper() for code in codes)


def _exit_code(checked: "list[Checked]", *, strict: bool) -> ExitCode:
    weights = {finding.severity for one in checked for finding in one.findings}
    refused = Severity.ERROR in weights or (strict and Severity.WARNING in weights)
    return ExitCode.REFUSED if refused else ExitCode.DONE


def _summarise(checked: "list[Checked]") -> None:
    """Print how many letters were checked, what was written, and what comes next."""
    from congvan.cli.say import say  # noqa: PLC0415

    counts = Counter(finding.severity for one in checked for finding in one.findings)
    words = [
        n_("%(count)d letter checked", "%(count)d letters checked", len(checked)),
        n_("%(count)d error", "%(count)d errors", counts[Severity.ERROR]),
        n_("%(count)d warning", "%(count)d warnings", counts[Severity.WARNING]),
        n_("%(count)d advice", "%(count)d pieces of advice", counts[Severity.ADVICE]),
    ]
    say(f"{words[0]}: {', '.join(words[1:])}.")
    for one in checked:
        for label, path in ((_("Mended copy:"), one.mended), (_("Copy with comments:"), one.annotated)):
            if path is not None:
                say(f"{label} {show(str(path))}")
    code = _first_code(checked)
    if code:
        say(_("More on a rule: congvan rules show %(code)s", code=code))
    if not counts[Severity.ERROR] and len(checked) == 1 and checked[0].file.lower().endswith((".yaml", ".yml")):
        say(_("Next: congvan render %(letter)s", letter=quoted(show(checked[0].file))))


def _first_code(checked: "list[Checked]") -> str:
    """Return the first rule that a letter breaks, empty if none."""
    from congvan.workflow import RULES  # noqa: PLC0415

    codes = [finding.code for one in checked for finding in one.findings if finding.severity is not Severity.ADVICE]
    return next((code for code in codes if code in RULES), "")
