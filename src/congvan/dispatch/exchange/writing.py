"""Ghi bản tin: messages of the national exchange as bytes; the same message gives the same bytes."""

import io
import uuid
import zipfile
from base64 import b64encode
from collections.abc import Iterable
from datetime import date, datetime
from hashlib import sha256
from pathlib import PurePosixPath

from lxml import etree

from congvan.decree import BUSINESS, EXCHANGE_NAMESPACES
from congvan.dispatch.exchange.judging import document_findings, status_findings
from congvan.dispatch.exchange.messages import (
    DocumentMessage,
    ExchangeFile,
    Organ,
    Replacement,
    ResponseFor,
    Staff,
    StatusMessage,
)
from congvan.errors import Finding, Refused, has_errors

__all__ = ["write_document", "write_status"]

_NS = EXCHANGE_NAMESPACES[0]
_PLAIN = {
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".zip": "application/zip",
}
"""Files that go as they are; every other goes in a ZIP of its own."""
_ZIP = "application/zip"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_NO_TIME = (1980, 1, 1, 0, 0, 0)

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it


def write_document(message: DocumentMessage) -> tuple[bytes, tuple[Finding, ...]]:
    """Return a document's message, and what is unusual about it.

    Args:
        message: what it says.

    Raises:
        Refused: it says what no agency would take; every finding.
    """
    findings = tuple(document_findings(message))
    if has_errors(findings):
        raise Refused(findings)
    root, header = _frame()
    head = _below(header, "MessageHeader")
    _organ(_below(head, "From"), message.sender)
    for receiver in message.receivers:
        _organ(_below(head, "To"), receiver)
    _text(head, "DocumentId", message.document_id.text)
    _group(head, "Code", CodeNumber=message.document_id.number, CodeNotation=message.document_id.notation)
    _group(head, "PromulgationInfo", Place=message.place, PromulgationDate=_day(message.document_id.day))
    number = str(message.document_type) if message.document_type else ""
    _group(head, "DocumentType", Type=number, TypeDetail="0", TypeName=message.type_name)
    _text(head, "Subject", message.subject)
    _text(head, "Content", message.content)
    signer = {"Competence": message.competence, "Position": message.position, "FullName": message.full_name}
    _group(head, "SignerInfo", **signer)
    _text(head, "DueDate", _day(message.due))
    _other(head, message)
    for response in message.responses:
        _response(head, response)
    _text(head, "SteeringType", str(message.steering))
    if message.to_places:
        places = _below(head, "ToPlaces")
        for place in message.to_places:
            _text(places, "Place", place)
    _trace(header, message)
    files = [(one, _content_id(message, place, one), *_packed(one)) for place, one in enumerate(message.files)]
    _manifest(root, files)
    _attachments(root, files)
    return _bytes(root), findings


def write_status(message: StatusMessage) -> bytes:
    """Return a status message.

    Args:
        message: what it says.

    Raises:
        Refused: it says what no agency would take; every finding.
    """
    findings = tuple(status_findings(message))
    if has_errors(findings):
        raise Refused(findings)
    root, header = _frame()
    head = _below(header, "MessageHeader")
    _organ(_below(head, "From"), message.sender)
    _response(head, message.response)
    _staff(head, message.staff)
    _text(head, "StatusCode", message.code)
    _text(head, "Description", message.description)
    _text(head, "Timestamp", _moment(message.at))
    return _bytes(root)


def _frame() -> tuple[Element, Element]:
    """Return the root and the header of a new message."""
    root = etree.Element(f"{{{_NS}}}edXML", nsmap={None: _NS})  # type: ignore[dict-item]  # the default namespace has no prefix
    envelope = etree.SubElement(root, f"{{{_NS}}}edXMLEnvelope", nsmap={"edXML": _NS})
    return root, _below(envelope, "edXMLHeader")


def _below(parent: Element, name: str, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{_NS}}}{name}", attributes)


def _text(parent: Element, name: str, text: str) -> None:
    """Write an element; an empty one is left out."""
    if text:
        _below(parent, name).text = text


def _group(parent: Element, name: str, **texts: str) -> None:
    if any(texts.values()):
        group = _below(parent, name)
        for inner, text in texts.items():
            _text(group, inner, text)


def _organ(parent: Element, organ: Organ) -> None:
    for name, text in (
        ("OrganId", organ.organ_id),
        ("OrganizationInCharge", organ.in_charge),
        ("OrganName", organ.name),
        ("OrganAdd", organ.address),
        ("Email", organ.email),
        ("Telephone", organ.telephone),
        ("Fax", organ.fax),
        ("Website", organ.website),
    ):
        _text(parent, name, text)


def _other(head: Element, message: DocumentMessage) -> None:
    other = _below(head, "OtherInfo")
    _text(other, "Priority", str(message.priority))
    _text(other, "SphereOfPromulgation", message.circulation)
    _text(other, "TyperNotation", message.typer)
    _text(other, "PromulgationAmount", str(message.copies or ""))
    _text(other, "PageAmount", str(message.pages or ""))
    _text(other, "Direction", "false")
    if message.appendixes:
        appendixes = _below(other, "Appendixes")
        for one in message.appendixes:
            _text(appendixes, "Appendix", one)


def _response(head: Element, response: ResponseFor) -> None:
    _group(
        head,
        "ResponseFor",
        OrganId=response.organ_id,
        Code=response.code,
        DocumentId=response.document_id,
        PromulgationDate=_day(response.day),
    )


def _staff(parent: Element, staff: Staff) -> None:
    _group(parent, "StaffInfo", Department=staff.department, Staff=staff.staff, Email=staff.email, Mobile=staff.mobile)


def _trace(header: Element, message: DocumentMessage) -> None:
    """Write what is done to which document: a new one, a recall, an update, a replacement."""
    trace = _below(header, "TraceHeaderList", id="1", version="1.0")
    business = _below(trace, "Bussiness")  # spelt so
    number, usual = BUSINESS[message.business]
    _text(business, "BussinessDocType", str(number))
    _text(business, "BussinessDocReason", message.reason or usual)
    if message.changes:
        info = _below(business, "BussinessDocumentInfo")
        _text(info, "DocumentInfo", "0")
        _text(info, "DocumentReceiver", "1")
        receivers = _below(info, "ReceiverList")
        for change in message.changes:
            _group(receivers, "Receiver", ReceiverType="1" if change.change == "add" else "0", OrganId=change.organ_id)
    _text(business, "DocumentId", message.concerned)
    _below(business, "Paper").text = "1" if message.paper else "0"
    _staff(business, message.staff)
    if message.replaced:
        _replacements(business, message.replaced)
    _group(trace, "TraceHeader", OrganId=message.sender.organ_id, Timestamp=_moment(message.sent_at))


def _replacements(business: Element, replaced: Iterable[Replacement]) -> None:
    infos = _below(business, "ReplacementInfoList")
    for one in replaced:
        info = _below(infos, "ReplacementInfo")
        _text(info, "DocumentId", one.document_id)
        if one.organ_ids:
            organs = _below(info, "OrganIdList")
            for organ in one.organ_ids:
                _text(organs, "OrganId", organ)


def _content_id(message: DocumentMessage, place: int, file: ExchangeFile) -> str:
    name = f"{message.document_id.text}\n{place}\n{file.name}\n{sha256(file.data).hexdigest()}"
    return file.content_id or f"cid:{uuid.uuid5(uuid.NAMESPACE_OID, name)}"


def _packed(file: ExchangeFile) -> tuple[str, bytes]:
    """Return the content type of a file and its bytes: as they are, or in a ZIP of its own."""
    kind = _PLAIN.get(PurePosixPath(file.name).suffix.lower())
    if kind is not None:
        return kind, file.data
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo(file.name, _NO_TIME), file.data, zipfile.ZIP_DEFLATED)
    return _ZIP, out.getvalue()


_Packed = tuple[ExchangeFile, str, str, bytes]


def _manifest(root: Element, files: Iterable[_Packed]) -> None:
    body = _below(root[0], "edXMLBody")
    manifest = _below(body, "edXMLManifest", version="1.0")
    for file, identity, kind, _data in files:
        _group(
            manifest,
            "Reference",
            ContentId=identity,
            ContentType=kind,
            Description=file.description or file.name,
            AttachmentName=file.name,
        )


def _attachments(root: Element, files: Iterable[_Packed]) -> None:
    attached = _below(root, "AttachmentEncoded")
    for file, identity, kind, data in files:
        one = _below(attached, "Attachment")
        _text(one, "ContentId", identity)
        _text(one, "AttachmentName", file.name)
        _text(one, "Description", file.description or file.name)
        _text(one, "ContentType", kind)
        encoded = etree.SubElement(one, f"{{{_NS}}}ContentTransferEncoded", nsmap={"edXML": _NS})
        encoded.text = b64encode(data).decode("ascii")


def _day(day: date | None) -> str:
    return day.isoformat().replace("-", "/") if day else ""  # %Y has four digits on some systems only


def _moment(at: datetime | None) -> str:
    return f"{_day(at.date())} {at:%H:%M:%S}" if at else ""


def _bytes(root: Element) -> bytes:
    return _DECLARATION + bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=False, pretty_print=True))
