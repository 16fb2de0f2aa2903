"""`congvan sign`: the signer's signature, then the office's, on every issued letter of a batch.

The issued file is never touched. Its signed copy begins with its very bytes; each signature is added at the end and put
in place as a whole file, so a run that is stopped leaves letters that are signed and letters that are not, and the same
command goes on with the latter. What the signed copies themselves say counts, not what was noted of them.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from congvan.durable import Access, make_folders, place_new, sync_folder, write_new
from congvan.errors import CannotWrite, CongvanError, ExitCode, Refused, has_errors
from congvan.language import _
from congvan.letter import Event, KeyPlace
from congvan.register import Register
from congvan.signing import Box, Maker, SignField, Signing, read_certificates
from congvan.workflow.corner_words import CornerWords
from congvan.workflow.dispatch_plan import DispatchRequest, Scene, scene_of
from congvan.workflow.folder import digest
from congvan.workflow.places import shown
from congvan.workflow.registry import opened
from congvan.workflow.sign_attachments import AttachmentPlan, attachments_to_sign, sign_attachments
from congvan.workflow.sign_places import LetterPlaces, Pictures, pictures_of
from congvan.workflow.sign_plan import ROLES, Role, SignItem, SignPlan, sign_items
from congvan.workflow.sign_setup import OFFICE_FIELD, SIGNER_FIELD, key_shown, open_key, policy_of
from congvan.workflow.signed_copies import SIGNED_CHANNEL, proof_of

__all__ = ["HalfSigned", "SignReport", "SignRequest", "sign"]

_AT_ONCE = 25
"""Letters that are entered in the ledger together."""


@dataclass(frozen=True, slots=True)
class SignRequest:
    """What the clerk asked for.

    Attributes:
        what: the letter and its units.
        roles: who signs; empty = everybody whose key the office names.
        ask: gives the PIN of a key, by who signs and what messages call the key.
    """

    what: DispatchRequest
    roles: tuple[Role, ...] = ()
    ask: Callable[[str, str], str] = field(default=lambda _role, _key: "", repr=False)


@dataclass(frozen=True, slots=True)
class SignReport:
    """What a run did: the plan as it was, how many letters were signed, where they are, how many attachments."""

    plan: SignPlan
    signed: int = 0
    folder: str = ""
    attachments: int = 0


class HalfSigned(CongvanError):  # noqa: N818 - says what happened to the letters
    """Something stopped the work after some letters were signed."""

    def __init__(self, error: CongvanError, done: int, total: int) -> None:
        """Say what stopped it and how far it came."""
        tail = _(
            "%(done)d of %(total)d letters are signed: mend that, then run the same command again.",
            done=done,
            total=total,
        )
        super().__init__(f"{error} {tail}", exit_code=ExitCode.PARTIAL)


@dataclass(slots=True)
class _Bench:
    """What signing needs at hand."""

    scene: Scene
    request: SignRequest
    makers: dict[Role, Maker]
    pictures: Pictures
    places: LetterPlaces
    access: Access


def sign(
    request: SignRequest,
    confirm: Callable[[SignPlan], None],
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> SignReport:
    """Sign issued letters.

    Args:
        request: what is wanted.
        confirm: shown the plan before a key is opened; raises to stop.
        progress: told how many letters are signed, of how many.

    Raises:
        Refused: findings; a picture cannot be used.
        KeyRefused: a key cannot be opened, or the PIN is wrong; nothing was signed.
        HalfSigned: something stopped the work in between.
        CongvanError: the register refuses, or the clerk did.
    """
    scene = scene_of(request.what)
    roles = _roles(scene, request)
    with opened(scene.register, writing=True) as book:
        status = book.status(scene.letter)
        items = sign_items(scene, status, request.what, roles)
        beside = attachments_to_sign(scene, status, items) if "office" in roles else AttachmentPlan()
        plan = _plan(scene, items, roles)
        plan = replace(plan, findings=(*plan.findings, *beside.findings), attachments=len(beside.due))
        _catch_up(book, scene, request, items)
        if has_errors(beside.findings):
            raise Refused(plan.findings)
        if not plan.due and not beside.due:
            return SignReport(plan)
        pictures = pictures_of(scene, roles)
        confirm(plan)
        with ExitStack() as held:
            held.callback(pictures.stamps.close)
            bench = _bench(scene, request, roles, pictures, held)
            signed = _sign_all(bench, book, plan, progress)
            more = _sign_beside(bench, beside, signed, progress)
    folder = plan.due[0].path.parent if plan.due else beside.due[0].path.parent
    return SignReport(plan, signed, shown(folder, scene.base), more)


def _roles(scene: Scene, request: SignRequest) -> tuple[Role, ...]:
    """Return who signs, in order.

    Raises:
        CongvanError: a key that is needed is not named.
    """
    keys = _keys(scene)
    wanted = request.roles or tuple(role for role in ROLES if keys[role] is not None)
    if not wanted:
        raise CongvanError(
            _(
                "congvan.yaml names no key to sign with. Write key: under the signer (người ký) and under signing: "
                "(ký số), with file: or driver:."
            )
        )
    missing = [role for role in wanted if keys[role] is None]
    if missing:
        said = {
            "signer": _("congvan.yaml names no key of the signer «%(name)s».", name=scene.gathered.signer.name),
            "office": _("congvan.yaml names no key of the office (signing: key:)."),
        }
        raise CongvanError(" ".join(said[role] for role in missing))
    return tuple(role for role in ROLES if role in wanted)


def _keys(scene: Scene) -> dict[Role, KeyPlace | None]:
    return {"signer": scene.gathered.signer.key, "office": scene.office.signing.key}


def _plan(scene: Scene, items: tuple[SignItem, ...], roles: tuple[Role, ...]) -> SignPlan:
    keys = _keys(scene)
    names: dict[str, str] = {role: key_shown(place) for role in roles if (place := keys[role]) is not None}
    numbers = sorted({one.letter.number for one in items})
    text = numbers[-1].text if numbers else ""
    if len(numbers) > 1:
        text = f"{numbers[0].text.partition('/')[0]}–{text}"
    level = scene.office.signing.level
    return SignPlan(scene.gathered.letter_name, items, roles, text, level, names, scene.gathered.findings)


def _bench(scene: Scene, request: SignRequest, roles: tuple[Role, ...], pictures: Pictures, held: ExitStack) -> _Bench:
    """Open the keys, each once."""
    said = scene.office.signing
    policy = policy_of(scene.office, scene.root, scene.base, request.what.desk.now)
    roots = [one for der in policy.roots for one in read_certificates(der, said.roots)]
    makers: dict[Role, Maker] = {}
    for role, place in _keys(scene).items():
        if role in roles and place is not None:
            ask = partial(request.ask, role)
            key = held.enter_context(open_key(place, scene.root, scene.base, ask, policy))
            makers[role] = Maker(key, said.level, said.tsa, roots)
    return _Bench(scene, request, makers, pictures, LetterPlaces(scene), scene.register.access)


def _sign_all(bench: _Bench, book: Register, plan: SignPlan, progress: Callable[[int, int], None]) -> int:
    due = plan.due
    told: list[Event] = []
    done = 0
    try:
        progress(0, len(due))
        for item in due:
            told.append(_sign_one(bench, item))
            done += 1
            if len(told) >= _AT_ONCE:
                _record(bench, book, told)
                told = []
            progress(done, len(due))
    except CongvanError as error:
        if not done:
            raise
        raise HalfSigned(error, done, len(due)) from error
    finally:
        if told:
            _record(bench, book, told)
    return done


def _sign_beside(bench: _Bench, beside: AttachmentPlan, signed: int, progress: Callable[[int, int], None]) -> int:
    """Sign the attachments, once the letters are."""
    if not beside.due:
        return 0
    hand = CornerWords(bench.makers["office"], bench.pictures.stamps, bench.scene.office.place)
    desk = bench.request.what.desk
    try:
        return sign_attachments(beside.due, hand, desk, access=bench.access, base=bench.scene.base, progress=progress)
    except CongvanError as error:
        if not signed:
            raise
        raise HalfSigned(error, signed, signed) from error


def _record(bench: _Bench, book: Register, told: Sequence[Event]) -> None:
    desk = bench.request.what.desk
    book.record(tuple(told), desk.now, desk.by)


def _sign_one(bench: _Bench, item: SignItem) -> Event:
    """Sign one letter with everybody who is to, put the copy in its place, and return what the ledger is told."""
    assert item.pdf is not None  # noqa: S101 - an item without one is not due
    issued = bench.scene.root / item.pdf.path
    before = item.path.read_bytes() if item.signed else issued.read_bytes()
    signer_box, seal_box = bench.places.of(item.letter, bench.pictures)
    boxes: dict[Role, Box | None] = {"signer": signer_box, "office": seal_box}
    fields = {"signer": SignField(SIGNER_FIELD, signer_box), "office": SignField(OFFICE_FIELD, seal_box)}
    data = before
    for role in item.todo:
        box = boxes[role]
        shown_as = bench.pictures.shown(role, box) if box is not None else b""
        at = bench.request.what.desk.now
        signing = Signing(fields[role], at, shown_as, place=bench.scene.office.place)
        data = bench.makers[role].sign(data, signing, () if item.signed else tuple(fields.values()))
    _keep(item.path, data, bench.access, known=before if item.signed else None, base=bench.scene.base)
    roles = " ".join((*item.signed, *item.todo))
    proof = proof_of(digest(data), len(data), shown(item.path, bench.scene.root))
    desk = bench.request.what.desk
    return Event(item.letter.number, item.letter.unit, "signed", desk.now, f"{SIGNED_CHANNEL} {roles}", proof, desk.by)


def _keep(path: Path, data: bytes, access: Access, *, known: bytes | None, base: Path) -> None:
    """Put a signed copy in its place, whole or not at all.

    Raises:
        CannotWrite: the disk refuses, or something else stands there.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        make_folders(path.parent, access, durable=True)
        fresh.unlink(missing_ok=True)
        write_new(str(fresh), data, durable=True, access=access)
        if known is None:
            place_new(str(fresh), str(path))
        elif path.read_bytes() == known:
            fresh.replace(path)
        else:
            raise CannotWrite(shown(path, base), _("it was changed meanwhile"))
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):  # where its folder cannot be made, it cannot be looked for either
            fresh.unlink(missing_ok=True)
        raise CannotWrite(shown(path, base), error.strerror or str(error)) from error


def _catch_up(book: Register, scene: Scene, request: SignRequest, items: Sequence[SignItem]) -> None:
    """Tell the ledger of signed copies that a killed run put in place and did not tell."""
    desk = request.what.desk

    def told() -> Iterator[Event]:
        for item in items:
            if item.signed and item.sha256 and item.sha256 != item.told:
                channel = f"{SIGNED_CHANNEL} {' '.join(item.signed)}"
                proof = proof_of(item.sha256, item.path.stat().st_size, shown(item.path, scene.root))
                yield Event(item.letter.number, item.letter.unit, "signed", desk.now, channel, proof, desk.by)

    found = tuple(told())
    if found:
        book.record(found, desk.now, desk.by)
