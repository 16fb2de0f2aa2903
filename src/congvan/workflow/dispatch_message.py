"""Bản tin văn bản: what the exchange's message of an issued letter says."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Protocol

from congvan.decree import BUSINESS, DOCUMENT_TYPES, EXCHANGE_PRIORITIES, Business
from congvan.dispatch import DocumentId, DocumentMessage, ExchangeFile, Organ, Replacement, Staff
from congvan.errors import CannotRead, CongvanError
from congvan.language import _
from congvan.letter import Office, UnitLetter, filing_text
from congvan.register import Register
from congvan.workflow.dispatch_plan import DispatchRequest, Item, Scene, file_of
from congvan.workflow.signed_attachments import Enclosures, enclosures_of
from congvan.workflow.signed_copies import with_signed_copy

__all__ = ["bytes_of", "message_of_letter", "organ_of"]


class _Wish(Protocol):
    """What a command says of the message."""

    @property
    def what(self) -> DispatchRequest:
        """Letter, units, groups."""

    @property
    def business(self) -> Business:
        """Nghiệp vụ."""

    @property
    def reason(self) -> str:
        """Of a recall, update or replacement."""

    @property
    def concerned(self) -> str:
        """Which document; empty = the letter itself."""

    @property
    def paper(self) -> bool:
        """Whether paper follows."""


def organ_of(office: Office) -> Organ:
    """Return an office as a sender."""
    return Organ(
        office.organ_id,
        office.name,
        office.parent,
        _postal(office.address),
        office.email,
        office.phone,
        office.fax,
        office.website,
    )


def message_of_letter(scene: Scene, request: _Wish, items: Sequence[Item], book: Register) -> DocumentMessage:
    """Return what the message to some agencies says."""
    office, draft, signer = scene.office, scene.gathered.draft, scene.gathered.signer
    letter = items[0].issued
    units = {one.id: one for one in scene.addressing.units()}
    own = DocumentId(office.organ_id, letter.issued_date, letter.number.text.partition("/")[0], letter.number.symbol)
    unit = units.get(items[0].unit) if len(items) == 1 else None
    subject = scene.addressing.subject_for(unit)
    status = book.status(scene.letter)
    every = (with_signed_copy(one, events) for one, events in status if not one.unit and one.status == "entered")
    general = next(every, None)
    source = general if len(items) > 1 and general is not None else letter
    files = [] if request.business == "recall" else _files(scene, source, enclosures_of(scene, status))
    concerned = _concerned(request, own, book, office.organ_id)
    receivers = tuple(
        Organ(one.address, one.name, address=", ".join(units[one.unit].address), email=units[one.unit].email)
        for one in items
    )
    return DocumentMessage(
        sender=organ_of(office),
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
        if request.business == "replace" and concerned
        else (),
        paper=request.paper,
        staff=Staff(
            office.dispatch.department, office.dispatch.staff, office.dispatch.staff_email, office.dispatch.staff_phone
        ),
        files=tuple(files),
    )


def _concerned(request: _Wish, own: DocumentId, book: Register, organ_id: str) -> str:
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


def _files(scene: Scene, letter: UnitLetter, extra: Enclosures) -> list[ExchangeFile]:
    file = file_of(letter, "pdf")
    assert file is not None  # noqa: S101 - an item without one is not sent
    found = [ExchangeFile(PurePosixPath(file.path).name, bytes_of(scene.root / file.path, file.path), "Công văn")]
    titles = (one.title for one in scene.gathered.draft.attachments)
    return [
        *found,
        *(ExchangeFile(one.name, one.data, title) for one, title in zip(extra.of(letter), titles, strict=True)),
    ]


def _postal(address: Sequence[str]) -> str:
    """Return the office's address in one line, without the words before it."""
    line = address[0] if address else ""
    return line.partition(":")[2].strip() if line.lower().startswith("địa chỉ") else line


def bytes_of(path: Path, name: str) -> bytes:
    """Return a file.

    Args:
        path: the file.
        name: what messages call it.

    Raises:
        CannotRead: it cannot be opened.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotRead(name, error.strerror or str(error)) from error
