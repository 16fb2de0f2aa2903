"""`congvan dispatch exchange`: the letter as a message of the national exchange, and what comes back from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from congvan.decree import BUSINESS, DOCUMENT_TYPES, EXCHANGE_PRIORITIES, EXCHANGE_STATUSES, Business
from congvan.dispatch import (
    DocumentId,
    DocumentMessage,
    ExchangeFile,
    Organ,
    Replacement,
    ResponseFor,
    Staff,
    StatusMessage,
    read_message,
    safe_name,
    write_document,
    write_status,
)
from congvan.errors import CannotRead, CongvanError, Finding, Refused, Where, has_errors
from congvan.language import _
from congvan.letter import Event, LedgerStatus, UnitLetter, filing_text
from congvan.register import Register
from congvan.workflow.dispatch_plan import (
    DispatchPlan,
    DispatchRequest,
    Item,
    ItemState,
    Scene,
    file_of,
    items_of,
    plan_with,
    scene_of,
)
from congvan.workflow.files import must_be_free, write_whole
from congvan.workflow.folder import digest
from congvan.workflow.places import must_be_there, shown
from congvan.workflow.registry import Desk, find_register, opened

__all__ = [
    "AnswerRequest",
    "ExchangeReport",
    "ExchangeRequest",
    "Received",
    "answer_exchange",
    "read_exchange",
    "write_exchange",
]

_FOLDER = "lien-thong"
_ARRIVED: dict[str, LedgerStatus] = {
    "01": "delivered",
    "02": "refused",
    "03": "delivered",
    "04": "delivered",
    "05": "delivered",
    "06": "delivered",
    "13": "returned",
}
"""What the ledger says where a status tells something of the letter itself; an answer to a recall does not."""


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


@dataclass(frozen=True, slots=True)
class Received:
    """One message that was read: a document and its files, or a status and which letter it is about.

    Attributes:
        path: the file.
        document: what it says, if it brings a document.
        answer: what it says, if it is a status.
        files: where its files were put.
        letter: the letter that a status is about; None = none of ours.
        status: what the ledger was told; empty = nothing.
        findings: what is unusual.
    """

    path: str
    document: DocumentMessage | None = None
    answer: StatusMessage | None = None
    files: tuple[str, ...] = ()
    letter: UnitLetter | None = None
    status: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """What the clerk asked for: the document that came, its new status, words to it, where the answer goes."""

    desk: Desk
    source: Path
    code: str
    words: str
    target: Path
    force: bool = False


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
                data, more = write_document(_message(scene, request, items, book))
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


def read_exchange(sources: Sequence[Path], desk: Desk, out: Path | None, *, force: bool = False) -> list[Received]:
    """Read messages: a document's files are put into a folder, a status goes into the ledger.

    Args:
        sources: the files.
        desk: who asks.
        out: the folder for documents' files; None = a folder beside each message.
        force: whether files may be replaced.

    Raises:
        CannotRead: there is no such file.
        Refused: a message cannot be read; every finding of every message, and nothing was done.
        CongvanError: the register refuses, or a file cannot be written.
    """
    read: list[tuple[Path, DocumentMessage | StatusMessage, tuple[Finding, ...]]] = []
    findings: list[Finding] = []
    for source in sources:
        must_be_there(source, desk.base)
        name = shown(source, desk.base)
        try:
            message, more = read_message(_bytes_of(source, name), name)
            read.append((source, message, more))
        except Refused as error:
            findings += error.findings
    if findings:
        raise Refused(findings)
    done: list[Received] = []
    statuses = [one for one in read if isinstance(one[1], StatusMessage)]
    for source, message, more in read:
        if isinstance(message, DocumentMessage):
            files = _put_files(source, message, out, desk, force=force)
            done.append(Received(shown(source, desk.base), message, None, files, findings=more))
    if statuses:
        with opened(find_register(desk), writing=True) as book:
            for source, message, more in statuses:
                if isinstance(message, StatusMessage):
                    letter, status = _enter(book, message, desk)
                    done.append(Received(shown(source, desk.base), None, message, (), letter, status, more))
    return done


def answer_exchange(request: AnswerRequest) -> tuple[str, StatusMessage]:
    """Write the status message that answers a document that came.

    Args:
        request: what is wanted.

    Returns:
        The file as messages say it, and what it says.

    Raises:
        CannotRead: there is no such file.
        Refused: the file is no document's message, or there is no such status.
        Occupied: the answer is there already.
    """
    desk = request.desk
    register = find_register(desk)
    name = shown(request.source, desk.base)
    must_be_there(request.source, desk.base)
    message, _more = read_message(_bytes_of(request.source, name), name)
    if not isinstance(message, DocumentMessage):
        sentence = _("%(path)s is a status itself; a document is answered.", path=name)
        raise CongvanError(sentence)
    identity = message.document_id
    office = register.office
    own = Organ(
        office.organ_id, office.name, office.parent, _postal(office.address), office.email, office.phone, office.fax
    )
    status = StatusMessage(
        own,
        ResponseFor(message.sender.organ_id, identity.code, identity.text, identity.day),
        request.code,
        request.words or EXCHANGE_STATUSES.get(request.code, ""),
        desk.now,
        Staff(office.dispatch.department, office.dispatch.staff or desk.by),
    )
    called = shown(request.target, desk.base)
    write_whole(request.target, write_status(status), replace=request.force, name=called, access=register.access)
    return called, status


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


def _message(scene: Scene, request: ExchangeRequest, items: Sequence[Item], book: Register) -> DocumentMessage:
    """Return what the message to some agencies says."""
    office, draft, signer = scene.office, scene.gathered.draft, scene.gathered.signer
    letter = items[0].issued
    units = {one.id: one for one in scene.addressing.units()}
    own = DocumentId(office.organ_id, letter.issued_date, letter.number.text.partition("/")[0], letter.number.symbol)
    unit = units.get(items[0].unit) if len(items) == 1 else None
    subject = scene.addressing.subject_for(unit)
    general = next((one for one, _e in book.status(scene.letter) if not one.unit and one.status == "entered"), None)
    source = general if len(items) > 1 and general is not None else letter
    files = [] if request.business == "recall" else [*_files(scene, source)]
    concerned = _concerned(request, own, book, office.organ_id)
    receivers = tuple(
        Organ(one.address, one.name, address=", ".join(units[one.unit].address), email=units[one.unit].email)
        for one in items
    )
    return DocumentMessage(
        sender=Organ(
            office.organ_id,
            office.name,
            office.parent,
            _postal(office.address),
            office.email,
            office.phone,
            office.fax,
            office.website,
        ),
        receivers=receivers,
        document_id=own,
        place=office.place,
        subject=subject,
        sent_at=request.what.desk.now,
        content=subject,
        document_type=DOCUMENT_TYPES["Công văn"],
        competence=", ".join(signer.authority),
        position=signer.position,
        full_name=signer.name,
        priority=EXCHANGE_PRIORITIES.get(draft.urgency, 0),
        circulation=draft.circulation,
        typer=draft.drafter_mark,
        copies=len(items),
        pages=sum(one.pages for one in letter.files if one.format == "pdf"),
        appendixes=tuple(one.title for one in draft.attachments),
        to_places=(*draft.copies_to, filing_text(draft.filing).rstrip(".")),
        business=request.business,
        reason=request.reason if request.business != "new" else BUSINESS["new"][1],
        concerned=concerned if request.business in ("recall", "update") else "",
        replaced=(Replacement(concerned, tuple(one.organ_id for one in receivers)),)
        if request.business == "replace"
        else (),
        paper=request.paper,
        staff=Staff(
            office.dispatch.department, office.dispatch.staff, office.dispatch.staff_email, office.dispatch.staff_phone
        ),
        files=tuple(files),
    )


def _concerned(request: ExchangeRequest, own: DocumentId, book: Register, organ_id: str) -> str:
    """Return the id of the document that is recalled, updated or replaced."""
    if request.business == "new":
        return ""
    if not request.concerned:
        return own.text if request.business != "replace" else ""
    if DocumentId.parse(request.concerned) is not None:
        return request.concerned
    number, _slash, symbol = request.concerned.partition("/")
    if number.isdigit():
        for one in book.numbers(int(number), "", year=None, book=""):
            if one.symbol == symbol:
                entry = book.show(one)[0]
                return DocumentId(organ_id, entry.issued_date, number, symbol).text
    raise CongvanError(
        _(
            "«%(number)s» is no number and symbol of the register, and no document id.",
            number=request.concerned,
        )
    )


def _files(scene: Scene, letter: UnitLetter) -> list[ExchangeFile]:
    file = file_of(letter, "pdf")
    assert file is not None  # noqa: S101 - an item without one is not sent
    found = [ExchangeFile(PurePosixPath(file.path).name, _bytes_of(scene.root / file.path, file.path), "Công văn")]
    for one in scene.gathered.draft.attachments:
        path = scene.gathered.letter_path.parent / one.file.replace("\\", "/")
        found.append(ExchangeFile(path.name, _bytes_of(path, one.file), one.title))
    return found


def _made_event(item: Item, name: str, data: bytes, request: ExchangeRequest) -> Event:
    proof = f"{name} sha256 {digest(data)}"
    desk = request.what.desk
    # a recall or an update says nothing new of how the letter itself went
    channel = item.channel if request.business == "new" else f"{request.business} {item.address}"
    return Event(item.issued.number, item.unit, "queued", desk.now, channel, proof, desk.by)


def _put_files(source: Path, message: DocumentMessage, out: Path | None, desk: Desk, *, force: bool) -> tuple[str, ...]:
    """Put the files of a message into a folder, each under a name that was not there."""
    folder = out or source.with_name(f"{source.stem}-tep")
    taken: set[str] = set()
    paths = []
    for one in message.files:
        name, stem = safe_name(one.name), PurePosixPath(safe_name(one.name))
        count = 1
        while name.casefold() in taken:
            count += 1
            name = f"{stem.stem}-{count}{stem.suffix}"
        taken.add(name.casefold())
        paths.append((folder / name, one.data))
    for path, _data in paths:
        must_be_free(path, replace=force, name=shown(path, desk.base))
    for path, data in paths:
        write_whole(path, data, replace=force, name=shown(path, desk.base))
    return tuple(shown(path, desk.base) for path, _data in paths)


def _enter(book: Register, message: StatusMessage, desk: Desk) -> tuple[UnitLetter | None, str]:
    """Tell the ledger what a status says of one of our letters; each status once."""
    identity = DocumentId.parse(message.response.document_id)
    number, _slash, symbol = (identity.code if identity else message.response.code).partition("/")
    year = identity.day.year if identity else (message.response.day or date.min).year
    if not number.isdigit():
        return None, ""
    for found in book.numbers(int(number), "", year=year, book=""):
        if found.symbol != symbol:
            continue
        _entry, letters, events = book.show(found)
        channel = f"exchange {message.sender.organ_id}"
        mine = next((one.unit for one in events if one.channel == channel), None)
        letter = next((one for one in letters if one.unit == mine), None)
        if letter is None:
            return None, ""
        words = f"{message.code} {message.description} {message.at or ''}".strip()
        status = _ARRIVED.get(message.code)
        known = any(one.channel == channel and one.proof == words for one in events)
        if status is not None and not known:
            book.record([Event(found, letter.unit, status, desk.now, channel, words, desk.by)], desk.now, desk.by)
        return letter, status or ""
    return None, ""


def _postal(address: Sequence[str]) -> str:
    """Return the office's address in one line, without the words before it."""
    line = address[0] if address else ""
    return line.partition(":")[2].strip() if line.lower().startswith("địa chỉ") else line


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotRead(name, error.strerror or str(error)) from error
