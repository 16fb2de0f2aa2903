"""`congvan rules`: the rules of `congvan check`, each with its page."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from congvan.cli.helptext import Command, Group
from congvan.cli.say import say, say_json, severity_word
from congvan.errors import ExitCode, WrongUsage, did_you_mean
from congvan.language import _, n_

if TYPE_CHECKING:
    from congvan.workflow import Rule

__all__ = ["app"]

app = typer.Typer(cls=Group, help=_("The rules that letters are checked by."), no_args_is_help=True)
_SCHEMA = "congvan.rules/1"


@app.command("list", cls=Command, help=_("List the rules."))
def list_command(
    *, as_json: Annotated[bool, typer.Option("--json", help=_("Report as JSON on the standard output."))] = False
) -> int:
    """Print every rule in one line."""
    from congvan.workflow import RULES  # noqa: PLC0415 - keeps `congvan --help` quick

    rules = [RULES[code] for code in sorted(RULES)]
    if as_json:
        say_json({"schema": _SCHEMA, "rules": [_fields(rule) for rule in rules]})
        return ExitCode.DONE
    for rule in rules:
        marks = ("" if rule.usual else " " + _("[off]")) + (" " + _("[mends]") if rule.fixes else "")
        say(f"{rule.code}  {severity_word(rule.severity)}  {_(rule.title)}{marks}")
    say(n_("%(count)d rule", "%(count)d rules", len(rules)))
    return ExitCode.DONE


@app.command("show", cls=Command, help=_("Show a rule: what it asks, why, wrong and right."))
def show_command(code: Annotated[str, typer.Argument(metavar="CODE", help=_("Its code, such as SO004."))]) -> int:
    """Print a rule's page."""
    from congvan.workflow import RULES, clause_name  # noqa: PLC0415

    rule = RULES.get(code.upper())
    if rule is None:
        sentence = _("There is no rule «%(code)s».", code=code)
        raise WrongUsage(sentence + did_you_mean(code.upper(), RULES) + " " + _("See congvan rules list."))
    say(f"{rule.code}  {_(rule.title)}")
    say()
    rows = (
        (_("Asks"), f"“{rule.asks}”" if rule.clause else rule.asks),
        (_("Clause"), clause_name(rule.clause) if rule.clause else _("practice; no clause asks for it")),
        (_("Why"), _(rule.why)),
        (_("Wrong"), rule.wrong),
        (_("Right"), rule.right),
        (_("Weight"), severity_word(rule.severity) + ("" if rule.usual else ", " + _("judges only when selected"))),
        (_("Looks at"), ", ".join(_LOOKS_AT[kind]() for kind in rule.on)),
        (_("Mends"), _("yes, with congvan check --fix") if rule.fixes else _("no: a person must decide")),
    )
    width = max(len(label) for label, _text in rows)
    for label, text in rows:
        say(f"{label.ljust(width)}  {text}")
    return ExitCode.DONE


_LOOKS_AT = {"Y": lambda: _("letters in YAML"), "D": lambda: _("Word files"), "P": lambda: _("PDF files")}


def _fields(rule: "Rule") -> dict[str, Any]:
    return {
        "code": rule.code,
        "title": _(rule.title),
        "asks": rule.asks,
        "clause": rule.clause,
        "why": _(rule.why),
        "wrong": rule.wrong,
        "right": rule.right,
        "severity": rule.severity.value,
        "mends": rule.fixes,
        "usual": rule.usual,
        "yaml": "Y" in rule.on,
        "word": "D" in rule.on,
        "pdf": "P" in rule.on,
        "since": rule.since.isoformat() if rule.since else None,
        "until": rule.until.isoformat() if rule.until else None,
    }
