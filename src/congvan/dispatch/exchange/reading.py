"""Đọc bản tin: messages of both generations of the exchange, whatever the order and prefixes of their elements."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Literal

from lxml import etree

from congvan.decree import BUSINESS, EXCHANGE_NAMESPACES, EXCHANGE_STATUSES, Business
from congvan.dispatch.exchange.messages import (
    DocumentId,
    DocumentMessage,
    Organ,
    OrganChange,
    Replacement,
    ResponseFor,
    Staff,
    StatusMessage,
)
from congvan.dispatch.exchange.opening import Notes, opened, seen
from congvan.dispatch.exchange.unpacking import files_of
from congvan.errors import Finding, Refused, has_errors
from congvan.language import _

__all__ = ["read_message"]

LARGEST = 100_000_000
_DAYS = ("%Y/%m/%d", "%Y-%m-%d", "%d/%m/%Y")
_MOMENTS = ("%Y/%m/%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M:%S")
_KINDS: dict[str, Business] = {str(number): kind for kind, (number, _reason) in BUSINESS.items()}
_CHANGES: dict[str, Literal["add", "drop"]] = {"1": "add", "0": "drop"}

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it


def read_message(
    data: bytes, name: str, *, largest: int = LARGEST
) -> tuple[DocumentMessage | StatusMessage, tuple[Finding, ...]]:
    """Read one message of the exchange.

    Args:
        data: the file.
        name: what findings call it.
        largest: bytes that it and its files may have.

    Returns:
        What it says, and what is unusual about it.

    Raises:
        Refused: it is no such message, or it would do harm.
    """
    notes = Notes(name)
    root = opened(data, notes, largest)
    if not any(_space(one) in EXCHANGE_NAMESPACES for one in root.iter(etree.Element)):
        notes.refuse(_("this is XML, and no message of the exchange (edXML)."), _("Name the .edxml file."))
    header = _first(root, "MessageHeader")
    if header is None:
        notes.refuse(_("the message has no header (MessageHeader)."), _("Ask the sender for the file again."))
    message = (
        _status(header, notes) if _first(header, "StatusCode") is not None else _document(root, header, notes, largest)
    )
    if has_errors(notes.found):
        raise Refused(notes.found)
    return message, tuple(notes.found)


def _document(root: Element, header: Element, notes: Notes, largest: int) -> DocumentMessage:
    identity = _identity(header, notes)
    business = _first(root, "Bussiness")
    kind = _kind(_said(business, "BussinessDocType"), notes)
    trace = _first(root, "TraceHeader")
    sent_at = _moment(_said(trace, "Timestamp"), notes)
    kinds, signer, other = (_child(header, one) for one in ("DocumentType", "SignerInfo", "OtherInfo"))
    signed = any(len(one) > 0 for one in _every(root, "Signature"))
    files, findings = files_of(root, notes.name, largest)
    notes.found += findings
    return DocumentMessage(
        sender=_organ(_child(header, "From")),
        receivers=tuple(_organ(one) for one in _children(header, "To")),
        document_id=identity,
        place=_said(_child(header, "PromulgationInfo"), "Place"),
        subject=_said(header, "Subject"),
        sent_at=sent_at or datetime.combine(identity.day, time()),
        content=_said(header, "Content"),
        type_name=_said(kinds, "TypeName"),
        document_type=_count(_said(kinds, "Type")),
        competence=_said(signer, "Competence"),
        position=_said(signer, "Position"),
        full_name=_said(signer, "FullName"),
        due=_day(_said(header, "DueDate"), notes),
        priority=_count(_said(other, "Priority")),
        circulation=_said(other, "SphereOfPromulgation"),
        typer=_said(other, "TyperNotation"),
        copies=_count(_said(other, "PromulgationAmount")),
        pages=_count(_said(other, "PageAmount")),
        appendixes=tuple(_words(one) for one in _every(other, "Appendix")),
        responses=tuple(_response(one, notes) for one in _children(header, "ResponseFor")),
        steering=_count(_said(header, "SteeringType")),
        to_places=tuple(_words(one) for one in _every(_child(header, "ToPlaces"), "Place")),
        business=kind,
        reason=_said(business, "BussinessDocReason"),
        concerned=_said(business, "DocumentId"),
        changes=tuple(_changes(business, notes)),
        replaced=tuple(
            Replacement(_said(one, "DocumentId"), tuple(_words(organ) for organ in _every(one, "OrganId")))
            for one in _every(business, "ReplacementInfo")
        ),
        paper=_said(business, "Paper") == "1",
        staff=_staff(_child(business, "StaffInfo")),
        files=files,
        signed=signed,
    )


def _kind(written: str, notes: Notes) -> Business:
    """Return what a message does; one that does not say brings a new document."""
    kind = _KINDS.get(written.lstrip("0") or "0")
    if kind is None:
        said = _("what the message asks for is not known: BussinessDocType «%(code)s».", code=seen(written))
        notes.warn(said, _("It is read as a new document; look at the letter itself."))
    return kind or "new"


def _changes(business: Element | None, notes: Notes) -> Iterator[OrganChange]:
    for one in _every(business, "Receiver"):
        organ, written = _said(one, "OrganId"), _said(one, "ReceiverType")
        change = _CHANGES.get(written)
        if change is not None:
            yield OrganChange(organ, change)
            continue
        said = _(
            "it is not said whether «%(organ)s» is added or left out: ReceiverType «%(code)s».",
            organ=seen(organ),
            code=seen(written),
        )
        notes.warn(said, _("Ask the sender."))


def _identity(header: Element, notes: Notes) -> DocumentId:
    """Return the document's id: what is written as such, or what its parts say."""
    written = _said(header, "DocumentId")
    code, info = _child(header, "Code"), _child(header, "PromulgationInfo")
    parts = DocumentId(
        _said(_child(header, "From"), "OrganId"),
        _day(_said(info, "PromulgationDate"), notes) or date.min,
        _said(code, "CodeNumber"),
        _said(code, "CodeNotation"),
    )
    found = DocumentId.parse(written)
    if found is None:
        if written:
            said = _("the document's id «%(id)s» has another form than is usual.", id=seen(written))
            notes.warn(said, _("Number and day are read from their own elements."))
        if parts.day == date.min:
            notes.warn(_("the message does not say the day of the document."), _("Look at the letter itself."))
        return parts
    if parts.number and (parts.number.lstrip("0"), parts.notation) != (found.number.lstrip("0"), found.notation):
        said = _(
            "the message says two numbers: «%(one)s» and «%(other)s».", one=seen(found.code), other=seen(parts.code)
        )
        notes.warn(said, _("Look at the letter itself which is right."))
    return found


def _status(header: Element, notes: Notes) -> StatusMessage:
    code = _said(header, "StatusCode").zfill(2)
    if code not in EXCHANGE_STATUSES:
        said = _("the status «%(code)s» is not known.", code=seen(code))
        notes.warn(said, _("It is entered as it stands."))
    response = _child(header, "ResponseFor")
    if response is None:
        notes.error(_("the status does not say of which document (ResponseFor)."), _("Ask the sender."))
    return StatusMessage(
        sender=_organ(_child(header, "From")),
        response=_response(response, notes),
        code=code,
        description=_said(header, "Description"),
        at=_moment(_said(header, "Timestamp"), notes),
        staff=_staff(_child(header, "StaffInfo")),
    )


def _organ(found: Element | None) -> Organ:
    return Organ(
        organ_id=_said(found, "OrganId"),
        name=_said(found, "OrganName"),
        in_charge=_said(found, "OrganizationInCharge"),
        address=_said(found, "OrganAdd"),
        email=_said(found, "Email"),
        telephone=_said(found, "Telephone"),
        fax=_said(found, "Fax"),
        website=_said(found, "Website"),
    )


def _staff(found: Element | None) -> Staff:
    return Staff(*(_said(found, name) for name in ("Department", "Staff", "Email", "Mobile")))


def _response(found: Element | None, notes: Notes) -> ResponseFor:
    day = _day(_said(found, "PromulgationDate"), notes)
    return ResponseFor(_said(found, "OrganId"), _said(found, "Code"), _said(found, "DocumentId"), day)


def _space(found: Element) -> str:
    return etree.QName(found).namespace or ""


def _named(found: Element, name: str) -> bool:
    return isinstance(found.tag, str) and etree.QName(found).localname == name


def _every(found: Element | None, name: str) -> Iterator[Element]:
    """Give every element of a name below another, whatever its prefix and its generation."""
    if found is not None:
        yield from (one for one in found.iter(etree.Element) if one is not found and _named(one, name))


def _first(found: Element | None, name: str) -> Element | None:
    return next(_every(found, name), None)


def _children(found: Element | None, name: str) -> Iterator[Element]:
    if found is not None:
        yield from (one for one in found if _named(one, name))


def _child(found: Element | None, name: str) -> Element | None:
    return next(_children(found, name), None)


def _words(found: Element | None) -> str:
    return " ".join((found.text or "").split()) if found is not None else ""


def _said(found: Element | None, name: str) -> str:
    return _words(_child(found, name))


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0  # noqa: PLR2004 - no count has more


def _day(text: str, notes: Notes) -> date | None:
    if not text:
        return None
    for form in _DAYS:
        try:
            return datetime.strptime(text.partition(" ")[0].partition("T")[0], form).date()  # noqa: DTZ007 - a day
        except ValueError:
            continue
    notes.warn(_("«%(text)s» is no day.", text=seen(text)), _("It is left out."))
    return None


def _moment(text: str, notes: Notes) -> datetime | None:
    if not text:
        return None
    for form in _MOMENTS:
        try:
            return datetime.strptime(text.partition(".")[0], form)  # noqa: DTZ007 - messages say no zone
        except ValueError:
            continue
    notes.warn(_("«%(text)s» is no time.", text=seen(text)), _("It is left out."))
    return None
