"""Soát bản tin: what no agency would take in a message, and what is unusual; everything at once."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

from congvan.decree import EXCHANGE_LENGTHS, EXCHANGE_STATUSES, organ_id_problem
from congvan.dispatch.exchange.messages import DocumentMessage, ExchangeFile, Organ, StatusMessage
from congvan.errors import Finding, Severity, Where
from congvan.language import _
from congvan.opc import shown

__all__ = ["document_findings", "status_findings"]

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINES = frozenset("\t\n\r")
_MOST_PRIORITY = 4
_ELEMENTS = {
    "organ_id": "OrganId",
    "organ_ids": "OrganId",
    "name": "OrganName",
    "in_charge": "OrganizationInCharge",
    "address": "OrganAdd",
    "number": "CodeNumber",
    "notation": "CodeNotation",
    "document_id": "DocumentId",
    "concerned": "DocumentId",
    "place": "Place",
    "to_places": "Place",
    "full_name": "FullName",
    "circulation": "SphereOfPromulgation",
    "typer": "TyperNotation",
    "appendixes": "Appendix",
    "reason": "BussinessDocReason",
    "type_name": "TypeName",
    "content_id": "ContentId",
}
"""The element that a field becomes, where it is not the field's own name with a capital."""


def document_findings(message: DocumentMessage) -> Iterator[Finding]:
    """Give everything that is wrong with a document's message."""
    yield from _organs(message)
    yield from _controls(message)
    yield from _texts(message)
    if not 0 <= message.priority <= _MOST_PRIORITY:
        yield _error("EX002", _("the priority is none from 0 to 4."), _("Correct it."))
    yield from _business(message)
    yield from _files(message)


def _organs(message: DocumentMessage) -> Iterator[Finding]:
    yield from _organ(message.sender, _("the sender (From)"))
    if not message.receivers:
        yield _error("EX001", _("the message goes to nobody (To)."), _("Name one receiving agency at least."))
    seen: set[str] = set()
    for receiver in message.receivers:
        yield from _organ(receiver, receiver.name or _("a receiver (To)"))
        if receiver.organ_id in seen:
            said = _("«%(code)s» stands twice among the receivers (To).", code=_seen(receiver.organ_id))
            yield _error("EX001", said, _("Name it once."))
        seen.add(receiver.organ_id)


def _texts(message: DocumentMessage) -> Iterator[Finding]:
    identity = message.document_id
    needed = {
        "CodeNumber": identity.number,
        "CodeNotation": identity.notation,
        "Subject": message.subject,
        "FullName": message.full_name,
    }
    for name, text in needed.items():
        if not text.strip():
            yield _error("EX002", _("«%(name)s» is empty.", name=name), _("Every document has it; write it."))
    if set(identity.number) & {"/", ","} or "," in identity.organ_id:
        said = _("the document's id «%(id)s» cannot be taken apart again.", id=_seen(identity.text))
        yield _error("EX002", said, _("Write the number without «/», and number and agency code without «,»."))
    if identity.day == date.min:
        yield _error("EX002", _("«%(name)s» is empty.", name="PromulgationDate"), _("Every document has it; write it."))
    texts = {**needed, "Content": message.content, "Position": message.position}
    for name, text in texts.items():
        yield from _length(name, text)
    for place in (message.place, *message.to_places):
        yield from _length("Place", place)
    for appendix in message.appendixes:
        yield from _length("Appendix", appendix)


def _business(message: DocumentMessage) -> Iterator[Finding]:
    if message.business != "new" and not message.reason.strip():
        yield _error("EX003", _("a recall, update or replacement needs its reason."), _("Write the reason."))
    if message.business in ("recall", "update") and not message.concerned:
        yield _error("EX003", _("it is not said which document is meant."), _("Name its id."))
    if message.business == "replace" and not any(one.document_id for one in message.replaced):
        yield _error("EX003", _("it is not said which document is replaced."), _("Name its id."))


def status_findings(message: StatusMessage) -> Iterator[Finding]:
    """Give everything that is wrong with a status message."""
    yield from _organ(message.sender, _("the sender (From)"))
    yield from _controls(message)
    if message.code not in EXCHANGE_STATUSES:
        known = ", ".join(EXCHANGE_STATUSES)
        said = _("«%(code)s» is no status.", code=_seen(message.code))
        yield _error("EX005", said, _("Write one of: %(known)s.", known=known))
    if not message.response.document_id:
        yield _error("EX003", _("it is not said which document is meant."), _("Name its id."))


def _organ(organ: Organ, called: str) -> Iterator[Finding]:
    if not organ.organ_id:
        said = _("%(who)s has no agency code (mã định danh).", who=_seen(called))
        yield _error("EX001", said, _("Write the code under which it is known to the exchange."))
    else:
        why = organ_id_problem(organ.organ_id)
        if why:
            said = _(
                "the agency code «%(code)s» of %(who)s %(why)s.", code=_seen(organ.organ_id), who=_seen(called), why=why
            )
            yield Finding("EX001", Where(""), said, _("Check it."), Severity.WARNING)
    yield from _length("OrganName", organ.name)


def _controls(value: object, name: str = "") -> Iterator[Finding]:
    """Give every text anywhere in a message that holds a character which XML cannot."""
    if isinstance(value, str):
        found = _CONTROLS.search(value)
        if found:
            said = _("«%(name)s» holds the character U+%(code)04X.", name=name, code=ord(found.group()))
            yield _error("EX002", said, _("Delete it."))
    elif isinstance(value, tuple):
        for one in value:
            yield from _controls(one, name)
    elif is_dataclass(value):
        for field in fields(value):
            element = _ELEMENTS.get(field.name, field.name.capitalize())
            if isinstance(value, ExchangeFile) and field.name == "name":
                element = "AttachmentName"
            yield from _controls(getattr(value, field.name), element)


def _seen(text: str) -> str:
    """Return a text as it may stand in a sentence, whose quotes are the sentence's own."""
    return shown(text)[1:-1]


def _length(name: str, text: str) -> Iterator[Finding]:
    most = EXCHANGE_LENGTHS[name]
    if len(text) > most:
        said = _(
            "«%(name)s» has %(count)d characters, and %(most)d at most are taken: «%(text)s…».",
            name=name,
            count=len(text),
            most=most,
            text=_seen(text[:40]),
        )
        yield _error("EX002", said, _("Shorten it."))


def _files(message: DocumentMessage) -> Iterator[Finding]:
    if not message.files and message.business in ("new", "replace"):
        yield _error("EX004", _("the message has no file."), _("Issue the letter as PDF."))
    names: set[str] = set()
    for file in message.files:
        yield from _length("AttachmentName", file.name)
        if file.name.strip(" .") == "" or set(file.name) & {"/", "\\", *_LINES}:
            said = _("«%(name)s» is no file name.", name=_seen(file.name))
            yield _error("EX004", said, _("Write a name without a folder."))
        if file.name.casefold() in names:
            said = _("two files have the name «%(name)s».", name=_seen(file.name))
            yield _error("EX004", said, _("Give each its own name."))
        names.add(file.name.casefold())


def _error(code: str, message: str, fix: str) -> Finding:
    return Finding(code, Where(""), message, fix)
