"""Holds letter and list against each other: addressees, conditions, marks, holes."""

from collections.abc import Iterable, Iterator, Sequence

from congvan.errors import Finding, Severity, Text, Where, WrongUsage, did_you_mean
from congvan.language import _, n_
from congvan.letter import Addressing, Draft, Recipients, Task, Unit

__all__ = ["agree", "at", "chosen", "holes", "marks"]

_NAMED = 3
"""How many units a finding names before it only counts them."""


def at(file: str, text: str) -> Where:
    """Return the place of a text that remembers where it was written; of any other, its file."""
    return Where(file, text.line, text.column) if isinstance(text, Text) else Where(file)


def agree(draft: Draft, recipients: Recipients, letter: str) -> Iterator[Finding]:
    """Find what the letter names and the list does not have.

    Args:
        draft: the letter.
        recipients: the list.
        letter: the letter's path as messages say it.
    """
    groups = {group.id for group in recipients.groups}
    units = {unit.id for unit in recipients.units}
    known = groups | units
    for one in draft.addressees:
        if one not in known:
            message = _("addressee (Kính gửi) «%(id)s» is neither a group nor a unit of the list.", id=one)
            yield Finding("LT001", at(letter, one), message + did_you_mean(one, known), _("Correct the id."))
        elif one in groups and not any(unit.group == one for unit in recipients.units):
            message = _("group «%(id)s» has no unit in the list, so nobody in it gets a letter.", id=one)
            yield Finding("LT002", at(letter, one), message, _("Add its units to the list."), Severity.WARNING)
    for task in _walk(draft.tasks):
        for one in (*task.only, *task.not_for):
            if one not in known:
                message = _("only/except names «%(id)s», neither a group nor a unit of the list.", id=one)
                yield Finding("LT006", at(letter, one), message + did_you_mean(one, known), _("Correct the id."))
    if not (draft.opening or draft.tasks or draft.closing):
        message = _("the letter has no text: no opening, no tasks, no closing.")
        yield Finding("LT007", Where(letter), message, _("Write what the letter says."))


def _walk(tasks: Iterable[Task]) -> Iterator[Task]:
    for task in tasks:
        yield task
        yield from _walk(task.items)


def marks(addressing: Addressing, letter: str) -> Iterator[Finding]:
    """Find marks in the letter's texts that are malformed or that no letter knows.

    Args:
        addressing: the draft, prepared.
        letter: the letter's path as messages say it.
    """
    unit = next(iter(addressing.recipients.units), None)
    known = addressing.names(unit)
    for pattern in addressing.patterns():
        for fault in pattern.faults:
            message = _(
                "«%(fault)s» is no mark: a mark is a name in double braces, such as {{ unit.name }}.", fault=fault
            )
            yield Finding(
                "LT003",
                at(letter, pattern.text),
                message,
                _("Correct it; conditions are written with only: and except:."),
            )
        for words in pattern.names:
            name = ".".join(words)
            free = words[0] == "fields" or words[:2] == ("unit", "fields")
            if name not in known and not free:
                message = _("there is no mark «%(name)s».", name=name) + did_you_mean(name, known)
                yield Finding(
                    "LT004",
                    at(letter, pattern.text),
                    message,
                    _("Use one of: %(names)s.", names=", ".join(sorted(known))),
                )


def holes(addressing: Addressing, units: Iterable[Unit | None], letter: str) -> list[Finding]:
    """Find the marks that stay empty, each told once with the units it concerns.

    Args:
        addressing: the draft, prepared.
        units: whose letters are wanted; None is the general letter.
        letter: the letter's path as messages say it.
    """
    if not any(pattern.names for pattern in addressing.patterns()):
        return []
    found: dict[tuple[Where, str], list[str]] = {}
    findings: list[Finding] = []
    for unit in units:
        for hole in addressing.holes(unit):
            if unit is not None:
                found.setdefault((at(letter, hole.text), hole.name), []).append(unit.id)
            elif hole.name.startswith("unit."):
                message = _(
                    "the general letter is addressed to no single unit, so «%(name)s» stays empty.", name=hole.name
                )
                fix = _("Render with --for units, or write the text without it.")
                findings.append(Finding("LT005", at(letter, hole.text), message, fix))
            else:
                message = _("mark «%(name)s» has no value in the general letter.", name=hole.name)
                findings.append(Finding("LT005", at(letter, hole.text), message, _("Give the letter this field.")))
    for (where, name), ids in found.items():
        some = ", ".join(ids[:_NAMED]) + ("…" if len(ids) > _NAMED else "")
        message = n_(
            "mark «%(name)s» has no value for %(count)d unit: %(some)s.",
            "mark «%(name)s» has no value for %(count)d units: %(some)s.",
            len(ids),
            name=name,
            some=some,
        )
        findings.append(
            Finding("LT005", where, message, _("Give the units this field in the list, or the letter a usual one."))
        )
    return findings


def chosen(addressing: Addressing, groups: Sequence[str], units: Sequence[str]) -> tuple[Unit, ...]:
    """Return the units that get a letter, narrowed to some groups and units.

    Args:
        addressing: the draft, prepared.
        groups: ids of groups; empty = all.
        units: ids of units; empty = all.

    Raises:
        WrongUsage: an id that the letter does not address.
    """
    addressed = tuple(addressing.units())
    for kind, wanted, known in (
        ("--group", groups, {unit.group for unit in addressed}),
        ("--unit", units, {unit.id for unit in addressed}),
    ):
        for one in wanted:
            if one not in known:
                sentence = _("%(option)s «%(id)s»: the letter is not addressed to it.", option=kind, id=one)
                raise WrongUsage(sentence + did_you_mean(one, known))
    if not groups and not units:
        return addressed
    return tuple(unit for unit in addressed if unit.group in groups or unit.id in units)
