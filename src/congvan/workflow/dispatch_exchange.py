"""`congvan dispatch exchange`: the letter as a message of the national exchange, and what comes back from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from congvan.decree import Business
from congvan.dispatch import (
    write_document,
)
from congvan.errors import Finding, Refused, Where, has_errors
from congvan.letter import Event
from congvan.workflow.dispatch_message import message_of_letter
from congvan.workflow.dispatch_plan import (
    DispatchPlan,
    DispatchRequest,
    Item,
    ItemState,
    items_of,
    plan_with,
    scene_of,
)
from congvan.workflow.files import must_be_free, write_whole
from congvan.workflow.folder import digest
from congvan.workflow.places import shown
from congvan.workflow.registry import opened

__all__ = ["ExchangeReport", "ExchangeRequest", "write_exchange"]

_FOLDER = "lien-thong"


@dataclass(frozen=True, slots=True)
class ExchangeRequest:
    """What the clerk asked for.

    Attributes:
        what: letter, units, groups.
        out: the folder; None = `lien-thong/<letter>/` in the office.
        together: one message for all agencies that get the same letter; else one for each.
        business: a new document, or the recall, update or replacement of one.
        reason: of a recall, update or replacement.
        concerned: số, ký hiệu of the document that is recalled, updated or replaced, as the register has it, or its
            whole id; empty = the letter itself.
        paper: whether paper follows.
        force: whether files may be replaced.
    """

    what: DispatchRequest
    out: Path | None = None
    together: bool = False
    business: Business = "new"
    reason: str = ""
    concerned: str = ""
    paper: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class ExchangeReport:
    """What was written: the plan as it was, the files, how many agencies they go to, what is unusual."""

    plan: DispatchPlan
    paths: tuple[str, ...] = ()
    agencies: int = 0
    findings: tuple[Finding, ...] = ()


def write_exchange(
    request: ExchangeRequest, confirm: Callable[[DispatchPlan, tuple[Item, ...]], None]
) -> ExchangeReport:
    """Write the messages that bring a letter to agencies on the national exchange.

    Args:
        request: what is wanted.
        confirm: shown the plan and which agencies get a message; raises to stop.

    Raises:
        Refused: a message says what no agency would take; every finding of every message.
        Occupied: a file is there already.
        CongvanError: the register cannot be read, or a file cannot be written.
    """
    what = replace(request.what, ways=("exchange",))
    scene = scene_of(what)
    folder = request.out or scene.root / _FOLDER / scene.gathered.draft.id
    with opened(scene.register, writing=True) as book:
        plan = plan_with(scene, items_of(scene, book.status(scene.letter), what))
        again: tuple[ItemState, ...] = ("written",) if request.force else ()
        issued: tuple[ItemState, ...] = ("ready", "written", "done", "returned", "doubt")
        due = plan.of("ready", *again) if request.business == "new" else plan.of(*issued)
        if not due:
            return ExchangeReport(plan)
        confirm(plan, due)
        groups = _groups(due, together=request.together)
        made: dict[str, tuple[bytes, tuple[Item, ...]]] = {}
        findings: list[Finding] = []
        for items in groups:
            name = f"{_stem(items, request)}.edxml"
            try:
                data, more = write_document(message_of_letter(scene, request, items, book))
            except Refused as error:
                data, more = b"", error.findings
            findings += (replace(one, where=Where(name)) for one in more)
            made[name] = (data, items)
        if has_errors(findings):
            raise Refused(findings)
        for name in made:
            must_be_free(folder / name, replace=request.force, name=shown(folder / name, scene.base))
        told = []
        for name, (data, items) in made.items():
            path, called = folder / name, shown(folder / name, scene.base)
            write_whole(path, data, replace=request.force, name=called, access=scene.register.access)
            told += [_made_event(item, name, data, request) for item in items]
        book.record(told, what.desk.now, what.desk.by)
    paths = tuple(shown(folder / name, scene.base) for name in made)
    return ExchangeReport(plan, paths, len(due), tuple(findings))


def _groups(due: Sequence[Item], *, together: bool) -> list[tuple[Item, ...]]:
    """Return who gets one message: everybody with the same number, or each agency by itself."""
    if not together:
        return [(one,) for one in due]
    found: dict[str, list[Item]] = {}
    for one in due:
        found.setdefault(one.issued.number.text, []).append(one)
    return [tuple(items) for items in found.values()]


def _stem(items: Sequence[Item], request: ExchangeRequest) -> str:
    number = items[0].issued.number
    who = items[0].unit if len(items) == 1 else "chung"
    tail = (
        ""
        if request.business == "new"
        else {"recall": "-thu-hoi", "update": "-cap-nhat", "replace": "-thay-the"}[request.business]
    )
    return f"{number.number:04}_{who}{tail}"


def _made_event(item: Item, name: str, data: bytes, request: ExchangeRequest) -> Event:
    proof = f"{name} sha256 {digest(data)}"
    desk = request.what.desk
    # a recall or an update says nothing new of how the letter itself went
    channel = item.channel if request.business == "new" else f"{request.business} {item.address}"
    return Event(item.issued.number, item.unit, "queued", desk.now, channel, proof, desk.by)
