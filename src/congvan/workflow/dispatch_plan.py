"""`congvan dispatch plan`: who gets an issued letter by which way, what is missing, what is done already."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from congvan.errors import Finding, WrongUsage, did_you_mean
from congvan.language import _
from congvan.letter import Addressing, Event, LetterFile, Office, Unit, UnitLetter, Way
from congvan.workflow.gather import Gathered, Paths, gather
from congvan.workflow.issued_files import look_at_file
from congvan.workflow.registry import Desk, OfficeRegister, office_register, opened
from congvan.workflow.signed_copies import SIGNER, signed_by, with_signed_copy

__all__ = [
    "DispatchPlan",
    "DispatchRequest",
    "Item",
    "ItemState",
    "Scene",
    "channel_of",
    "dispatch_plan",
    "file_of",
    "items_of",
    "plan_with",
    "scene_of",
    "ways_to",
]

ItemState = Literal["ready", "written", "done", "doubt", "returned", "missing"]
"""Trạng thái: it can be sent; its message for the exchange is written; it is sent; nobody knows whether it was; it came
back; something is missing."""

_DONE = frozenset(("sent", "delivered", "archived"))
_DOUBT = frozenset(("sending", "unknown"))


@dataclass(frozen=True, slots=True)
class DispatchRequest:
    """What the clerk asked for.

    Attributes:
        paths: where the files are.
        desk: who asks, and when.
        groups: only these groups; empty = all.
        units: only these units; empty = all.
        ways: only these ways; empty = all.
    """

    paths: Paths
    desk: Desk
    groups: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """Một lượt gửi: one unit's letter on one way to one address.

    Attributes:
        unit: id of the unit.
        name: tên đơn vị.
        way: cách gửi.
        address: where to; empty = none is known, or by post.
        state: whether it can be sent.
        why: what is missing, or what became of it before.
        letter: as the register knows it; None = not issued.
        last: the last event of this way to this address; None = nothing yet.
    """

    unit: str
    name: str
    way: Way
    address: str
    state: ItemState
    why: str = ""
    letter: UnitLetter | None = None
    last: Event | None = None

    @property
    def channel(self) -> str:
        """How the ledger calls this way to this address."""
        return channel_of(self.way, self.address)

    @property
    def issued(self) -> UnitLetter:
        """The letter of an item that can be sent."""
        assert self.letter is not None  # noqa: S101 - `items_of` gives «ready» to issued letters alone
        return self.letter


@dataclass(frozen=True, slots=True)
class DispatchPlan:
    """Who gets what by which way, in the list's order; counts by state; the number or numbers of the letter."""

    letter: str
    items: tuple[Item, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    numbers: str = ""
    subject: str = ""
    findings: tuple[Finding, ...] = ()

    def of(self, *states: ItemState) -> tuple[Item, ...]:
        """Return the items in one of these states."""
        return tuple(one for one in self.items if one.state in states)


@dataclass(frozen=True, slots=True)
class Scene:
    """What every way out needs: what was read, the register, the letter's file as the register keeps it."""

    gathered: Gathered
    addressing: Addressing
    register: OfficeRegister
    letter: str
    root: Path
    base: Path

    @property
    def office(self) -> Office:
        """Whose letter it is."""
        return self.gathered.office


def channel_of(way: Way, address: str) -> str:
    """Return how the ledger calls a way to an address: «email vanthu@truong.example», «paper»."""
    return f"{way} {address}" if address else way


def scene_of(request: DispatchRequest) -> Scene:
    """Read what every way out needs.

    Raises:
        CannotRead: a file is missing or cannot be opened.
        Refused: findings.
        WrongUsage: there is no such group or unit.
    """
    gathered = gather(request.paths)
    root = gathered.office_path.resolve().parent
    register = office_register(gathered.office, root, gathered.office_name, request.desk)
    kept = gathered.letter_path.resolve()
    letter = kept.relative_to(root).as_posix() if kept.is_relative_to(root) else str(kept)
    addressing = Addressing(gathered.draft, gathered.office, gathered.signer, gathered.recipients)
    _must_be_known("--group", request.groups, (one.id for one in gathered.recipients.groups))
    _must_be_known("--unit", request.units, (one.id for one in gathered.recipients.units))
    return Scene(gathered, addressing, register, letter, root, request.paths.base)


def _must_be_known(option: str, words: Sequence[str], known: Iterable[str]) -> None:
    names = tuple(known)
    for word in words:
        if word not in names:
            sentence = _("%(option)s «%(word)s»: the list has no such id.", option=option, word=word)
            raise WrongUsage(sentence + did_you_mean(word, names))


def dispatch_plan(request: DispatchRequest) -> DispatchPlan:
    """Return who gets an issued letter by which way; nothing leaves.

    Raises:
        CongvanError: a file cannot be read, or the register.
    """
    scene = scene_of(request)
    with opened(scene.register) as book:
        status = book.status(scene.letter)
    return plan_with(scene, items_of(scene, status, request))


def plan_with(scene: Scene, items: Sequence[Item]) -> DispatchPlan:
    """Return the plan that some items make."""
    numbers = sorted({one.letter.number for one in items if one.letter})
    text = numbers[-1].text if numbers else ""
    if len(numbers) > 1:
        text = f"{numbers[0].text.partition('/')[0]}–{text}"
    subject = scene.addressing.subject_for(None)
    name, findings = scene.gathered.letter_name, scene.gathered.findings
    return DispatchPlan(name, tuple(items), Counter(one.state for one in items), text, subject, findings)


def items_of(
    scene: Scene, status: Sequence[tuple[UnitLetter, tuple[Event, ...]]], request: DispatchRequest
) -> tuple[Item, ...]:
    """Return every way of every unit, in the list's order.

    Args:
        scene: what was read.
        status: what the register knows of the letter.
        request: which units and ways are wanted.
    """
    issued = {one.unit: (one, events) for one, events in status if one.status == "entered"}
    units = tuple(scene.addressing.units())
    found: list[Item] = []
    for unit in units:
        if not _is_wanted(unit, request):
            continue
        letter, events = issued.get(unit.id, (None, ()))
        for way in ways_to(unit, scene.office):
            if not request.ways or way in request.ways:
                found += _items(scene, unit, way, letter, events)
    if not request.units and not request.groups and not request.ways:
        known = {unit.id for unit in units}
        why = _("the letter was issued to it, and it is not among the addressees any more")
        found += (
            Item(one.unit, one.name, "paper", "", "missing", why, one)
            for one, _events in issued.values()
            if one.unit and one.unit not in known
        )
    return tuple(found)


def ways_to(unit: Unit, office: Office) -> tuple[Way, ...]:
    """Return the ways that a unit's entry names, or the office's usual ones, or e-mail if it has an address."""
    return unit.ways or office.dispatch.ways or (("email",) if unit.email else ("paper",))


def file_of(letter: UnitLetter, kind: str) -> LetterFile | None:
    """Return the file of one kind of a unit's letter; None if it was not issued as such."""
    return next((one for one in letter.files if one.format == kind), None)


def _is_wanted(unit: Unit, request: DispatchRequest) -> bool:
    if not request.units and not request.groups:
        return True
    return unit.id in request.units or unit.group in request.groups


def _items(scene: Scene, unit: Unit, way: Way, letter: UnitLetter | None, events: tuple[Event, ...]) -> Iterator[Item]:
    """Give the items of one unit by one way: one for each address."""
    addresses = {"email": unit.email.split(", "), "paper": [""], "exchange": [unit.organ_id]}[way]
    for address in addresses:
        channel = channel_of(way, address)
        mine = [one for one in events if one.channel == channel]
        last = mine[-1] if mine else None
        # paper is signed with a pen; everything else goes as the copy that is signed electronically, if there is one
        goes = with_signed_copy(letter, events) if letter is not None and way != "paper" else letter
        state, why = _state(scene, unit, way, address, goes, last)
        if state == "ready" and way != "paper" and signed_by(events) == (SIGNER,):
            state, why = "missing", _("the signer has signed it, and the office has not: congvan sign")
        yield Item(unit.id, unit.name, way, address, state, why, goes, last)


def _state(  # noqa: PLR0911, PLR0913, PLR0917 - what it hangs on; one way out for each
    scene: Scene, unit: Unit, way: Way, address: str, letter: UnitLetter | None, last: Event | None
) -> tuple[ItemState, str]:
    if letter is None:
        return "missing", _("not issued: it has no number yet")
    if last is not None and last.status in _DONE:
        return "done", last.proof
    if last is not None and last.status in _DOUBT:
        return "doubt", last.proof if last.status == "unknown" else _("a run was stopped while it was being sent")
    if last is not None and last.status == "returned":
        return "returned", last.proof
    why = _missing(scene, unit, way, address, letter)
    if why:
        return "missing", why
    if way == "exchange" and last is not None and last.status == "queued":
        return "written", last.proof
    before = last.proof if last is not None and last.status in ("refused", "retry") else ""
    return "ready", _("before: %(words)s", words=before) if before else ""


def _missing(scene: Scene, unit: Unit, way: Way, address: str, letter: UnitLetter) -> str:
    """Return what is missing for sending a letter; empty if nothing is."""
    lacks = {
        _("it has no e-mail (thư điện tử) in the list"): way == "email" and not address,
        _("congvan.yaml does not name a mail server (dispatch: mail:)"): way == "email"
        and scene.office.dispatch.mail is None,
        _("it has no agency code (mã định danh) in the list"): way == "exchange" and not address,
        _("it was issued without a PDF; write formats: [docx, pdf] under defaults before issuing"): way != "paper"
        and file_of(letter, "pdf") is None,
        _("it gets 0 paper copies by the list"): way == "paper" and not unit.copies,
    }
    why = next((sentence for sentence, lacking in lacks.items() if lacking), "")
    if why:
        return why
    for file in letter.files:
        finding = look_at_file(scene.root, file, scene.base)
        if finding is not None:
            return f"{finding.where.file}: {finding.message.rstrip('.')}"
    return ""
