"""What the commands of dispatch say alike: the plan, its items, the question before anything leaves."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congvan.cli.desk_of import desk_of
from congvan.cli.options import words_of
from congvan.cli.register_words import columns, short
from congvan.cli.say import finding_fields, say, show
from congvan.errors import CongvanError
from congvan.language import _, n_

if TYPE_CHECKING:  # the work itself is imported when the command runs
    from congvan.workflow import DispatchPlan, DispatchRequest, Item

__all__ = [
    "WAYS",
    "Yes",
    "confirm_count",
    "item_fields",
    "plan_fields",
    "request_of",
    "say_plan",
]

WAYS = ("email", "paper", "exchange")

Yes = Annotated[
    str, typer.Option("--yes", metavar="COUNT", help=_("Do it without asking, if it is exactly so many letters."))
]


def request_of(  # noqa: PLR0913, PLR0917 - what the commands have in common
    letter: Path,
    office: Path | None,
    recipients: Path | None,
    groups: Sequence[str] | None,
    units: Sequence[str] | None,
    ways: str = "",
) -> "DispatchRequest":
    """Return what a command of this group asks for."""
    from congvan.workflow import DispatchRequest, Paths  # noqa: PLC0415 - keeps `congvan --help` quick

    return DispatchRequest(
        Paths(letter, Path.cwd(), office=office, recipients=recipients),
        desk_of(office),
        groups=tuple(groups or ()),
        units=tuple(units or ()),
        ways=words_of("--way", ways, WAYS),  # type: ignore[arg-type]  # the words are the ways
    )


def say_plan(plan: "DispatchPlan", most: int = 0) -> None:
    """Show who gets what by which way.

    Args:
        plan: what there is to say.
        most: so many lines at most; of a longer plan what can be sent is only counted; 0 = every line.
    """
    if plan.numbers:
        say(_("Letter No. %(number)s: %(subject)s", number=show(plan.numbers), subject=show(plan.subject)))
    shown = plan.items if not most or len(plan.items) <= most else plan.of("missing", "doubt", "returned")
    rows = [(one.name, way_word(one.way), one.address, state_word(one.state), short(one.why, 60)) for one in shown]
    columns((_("Unit"), _("Way"), _("To"), _("State"), _("Remark")), rows)
    counts = [f"{state_word(state)}: {count}" for state, count in plan.counts.items()]
    say(", ".join(counts) if counts else _("The letter goes to nobody."))


def way_word(way: str) -> str:
    """Return what a way of sending is called."""
    return {"email": _("e-mail"), "paper": _("paper"), "exchange": _("exchange")}[way]


def state_word(state: str) -> str:
    """Return what the state of an item is called."""
    return {
        "ready": _("ready"),
        "written": _("written"),
        "done": _("sent"),
        "doubt": _("in doubt"),
        "returned": _("returned"),
        "missing": _("missing"),
    }[state]


def plan_fields(plan: "DispatchPlan") -> dict[str, Any]:
    """Return a plan as JSON holds it."""
    return {
        "letter": plan.letter,
        "numbers": plan.numbers,
        "subject": plan.subject,
        "counts": dict(plan.counts),
        "items": [item_fields(one) for one in plan.items],
        "findings": [finding_fields(one) for one in plan.findings],
    }


def item_fields(item: "Item") -> dict[str, Any]:
    """Return an item as JSON holds it."""
    return {
        "unit": item.unit,
        "name": item.name,
        "way": item.way,
        "to": item.address or None,
        "state": item.state,
        "why": item.why,
        "number": item.letter.number.text if item.letter else None,
        "at": item.last.at.isoformat() if item.last else None,
    }


def confirm_count(count: int, said: int | None, question: str, nothing: str, *, counted: str = "") -> None:
    """Let something be done that a person says yes to, or that was asked for with its right count.

    Args:
        count: how many letters, or other things.
        said: the count that --yes says; None = it says nothing.
        question: asked on a terminal.
        nothing: what is said where it is not done.
        counted: the count with what is counted; empty = letters.

    Raises:
        CongvanError: it shall not be done.
    """
    letters = counted or n_("%(count)d letter", "%(count)d letters", count)
    if said is not None:
        if said != count:
            sentence = _("--yes %(said)d: it is %(letters)s.", said=said, letters=letters) + " " + nothing
            raise CongvanError(sentence)
        return
    if not sys.stdin.isatty():
        sentence = _("Nobody is here to ask. If all this is right, run the command again with --yes %(n)d.", n=count)
        raise CongvanError(sentence)
    if not typer.confirm(question, default=False):
        raise CongvanError(nothing)
