"""`congvan sign-copy`: bản sao điện tử: the office signs a copy that says so in its corner.

No seal is shown. A copy begins with the file's very bytes and never takes another file's place. A run that was stopped
is gone on with by the same command: a copy that is there, signed, counts as done.

Source: Nghị định 30/2020/NĐ-CP, Điều 25; Phụ lục I, Phần II, mục I; Mẫu 3.2.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from congvan.errors import CannotRead, CongvanError, ExitCode, Finding, Refused, Where, has_errors
from congvan.language import _
from congvan.letter import KeyPlace
from congvan.pdf import Stamps
from congvan.signing import Corner, Maker, NotSigned, corner_of, moment, read_certificates, signed_fields
from congvan.workflow.corner_words import CornerWords
from congvan.workflow.place_whole import place_whole
from congvan.workflow.places import read_file, shown
from congvan.workflow.printing import office_fonts, typesetter_of
from congvan.workflow.registry import Desk, OfficeRegister, find_register
from congvan.workflow.scans import unfit_scan
from congvan.workflow.sign_setup import OFFICE_FIELD, key_shown, open_key, policy_of

__all__ = ["COPY_FORMS", "CopyForm", "CopyPlan", "CopyReport", "CopyRequest", "sign_copies"]

CopyForm = Literal["sao-y", "sao-luc", "trich-sao"]
COPY_FORMS: dict[CopyForm, str] = {"sao-y": "SAO Y", "sao-luc": "SAO LỤC", "trich-sao": "TRÍCH SAO"}
"""Hình thức sao, and what the copy says (Điều 25; Mẫu 3.2)."""


@dataclass(frozen=True, slots=True)
class CopyRequest:
    """What the clerk asked for.

    Attributes:
        files: PDFs to be copied.
        form: hình thức sao.
        desk: who asks, and when.
        out: the folder of the copies; None = each beside its file.
        ask: gives the PIN of the office's key, by what messages call the key.
    """

    files: tuple[Path, ...]
    form: CopyForm
    desk: Desk
    out: Path | None = None
    ask: Callable[[str], str] = field(default=lambda _key: "", repr=False)


@dataclass(frozen=True, slots=True)
class CopyItem:
    """Một bản sao: the file, the copy, both as messages say them, and whether it was signed before."""

    source: Path
    path: Path
    file: str
    copy: str
    corner: Corner
    done: bool = False


@dataclass(frozen=True, slots=True)
class CopyPlan:
    """What is to be signed: the words of every copy, the key, its level, the files."""

    words: str
    key: str
    level: str
    items: tuple[CopyItem, ...]

    @property
    def due(self) -> tuple[CopyItem, ...]:
        """What is to be signed now."""
        return tuple(one for one in self.items if not one.done)


@dataclass(frozen=True, slots=True)
class CopyReport:
    """What a run did: the plan as it was, and how many copies were signed."""

    plan: CopyPlan
    signed: int = 0


def sign_copies(
    request: CopyRequest,
    confirm: Callable[[CopyPlan], None],
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> CopyReport:
    """Sign copies.

    Args:
        request: what is wanted.
        confirm: shown the plan before the key is opened; raises to stop.
        progress: told how many copies are signed, of how many.

    Raises:
        Refused: every finding of every file; nothing was signed.
        KeyRefused: the key cannot be opened, or the PIN is wrong; nothing was signed.
        CongvanError: there is no office or no key, the clerk said no, or something stopped the work in between.
    """
    desk = request.desk
    room = find_register(desk)
    key = room.office.signing.key
    if key is None:
        raise CongvanError(_("congvan.yaml names no key of the office (signing: key:)."))
    plan = _plan(request, room, key)
    if not plan.due:
        return CopyReport(plan)
    confirm(plan)
    done = 0
    with ExitStack() as held:
        hand = _hand(request, room, key, held)
        progress(0, len(plan.due))
        try:
            for one in plan.due:
                made = hand.sign(read_file(one.source, desk.base), one.corner, plan.words, desk.now)
                place_whole(one.path, made, room.access, desk.base)
                done += 1
                progress(done, len(plan.due))
        except CongvanError as error:
            if not done:
                raise
            raise _half(error, done, len(plan.due)) from error
    return CopyReport(plan, done)


def _half(error: CongvanError, done: int, total: int) -> CongvanError:
    tail = _(
        "%(done)d of %(total)d copies are signed: mend that, then run the same command again.", done=done, total=total
    )
    return CongvanError(f"{error} {tail}", exit_code=ExitCode.PARTIAL)


def _plan(request: CopyRequest, room: OfficeRegister, key: KeyPlace) -> CopyPlan:
    """Look at every file.

    Raises:
        Refused: every finding.
    """
    office = room.office
    found: list[Finding] = []
    items: list[CopyItem] = []
    taken: dict[str, str] = {}
    for source in dict.fromkeys(request.files):
        path = (request.out or source.parent) / f"{source.stem}.{request.form}.pdf"
        name = shown(source, request.desk.base)
        before = taken.setdefault(str(path).casefold(), name)
        if before != name:
            said = _("its copy would be called as that of «%(other)s».", other=before)
            found.append(Finding("KS005", Where(name), said, _("Sign it with another --out.")))
            continue
        try:
            items += _item(source, path, request.desk.base, found)
        except CannotRead as error:
            found.append(Finding("CK007", Where(name), str(error), _("Look whether its name is right.")))
    if has_errors(found):
        raise Refused(found)
    words = f"{COPY_FORMS[request.form]}; {office.name}; {moment(request.desk.now)}"
    return CopyPlan(words, key_shown(key), office.signing.level, tuple(items))


def _item(source: Path, path: Path, base: Path, found: list[Finding]) -> Iterator[CopyItem]:
    """Give what becomes of a file, unless something speaks against it."""
    name, copy = shown(source, base), shown(path, base)
    data = read_file(source, base)
    try:
        corner = corner_of(data)
    except NotSigned as error:
        said = _("no copy of it can be signed: %(why)s.", why=error)
        fix = _("A signed electronic document is sent as it is; of anything else, make the PDF again.")
        found.append(Finding("KS004", Where(name), said, fix))
        return
    unfit = unfit_scan(data, name)
    if unfit:
        found += unfit
        return
    if not path.exists():
        yield CopyItem(source, path, name, copy, corner)
        return
    there = read_file(path, base)
    if there.startswith(data) and (signed_fields(there) or {}).get(OFFICE_FIELD):
        yield CopyItem(source, path, name, copy, corner, done=True)
        return
    said = _("it stands where the copy of «%(file)s» belongs.", file=name)
    found.append(Finding("KS005", Where(copy), said, _("Move it away, or name another folder with --out.")))


def _hand(request: CopyRequest, room: OfficeRegister, place: KeyPlace, held: ExitStack) -> CornerWords:
    """Open the office's key."""
    desk, office = request.desk, room.office
    said = office.signing
    stamps = held.enter_context(Stamps(typesetter_of(office_fonts(office, room.root, room.office_name)).faces))
    policy = policy_of(office, room.root, desk.base, desk.now)
    roots = [one for der in policy.roots for one in read_certificates(der, said.roots)]
    key = held.enter_context(open_key(place, room.root, desk.base, request.ask, policy))
    return CornerWords(Maker(key, said.level, said.tsa, roots), stamps, office.place)
