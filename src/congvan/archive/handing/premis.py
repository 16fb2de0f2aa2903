"""PREMIS: what an AIP says of its files' sums, and of what was done with them, by whom and when.

Source: PREMIS 3.0, whose XML tells the category of an object by `xsi:type`; events in the words of the Library of
Congress.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from congvan.archive.handing.ids import Ids, time_text
from congvan.archive.handing.markup import XSI, Element, below, to_bytes
from congvan.archive.handing.members import Member
from congvan.archive.handing.values import HandOver
from congvan.letter import KeptLetter

__all__ = ["PREMIS", "PremisWriter"]

PREMIS = "http://www.loc.gov/premis/v3"
_SCHEMA = "https://www.loc.gov/standards/premis/premis.xsd"


@dataclass(frozen=True, slots=True)
class _Event:
    kind: str
    at: str
    outcome: str
    objects: tuple[str, ...]
    detail: str = ""


class PremisWriter:
    """Writes the two PREMIS files of one AIP."""

    def __init__(self, order: HandOver, ids: Ids, now: datetime) -> None:
        """Begin a package.

        Args:
            order: the case file.
            ids: its ids.
            now: when it is made.
        """
        self._order = order
        self._ids = ids
        self._now = time_text(now)

    def package(self, object_id: str, description: Member) -> bytes:
        """Return PREMIS.xml: the package, its description, and that it was made.

        Args:
            object_id: OBJID.
            description: EAD.xml.
        """
        root = self._frame()
        whole = self._object(root, "intellectualEntity", object_id)
        _identifier(whole, "objectIdentifier", "file code", self._order.file_code)
        ident = self._file(root, description)
        made = _Event("information package creation", self._now, "success", (object_id,))
        summed = _Event("message digest calculation", self._now, "success", (ident,), "SHA-256")
        self._events(root, [made, summed])
        self._agents(root)
        return to_bytes(root)

    def representation(self, documents: Sequence[tuple[KeptLetter, Member]]) -> bytes:
        """Return PREMIS_rep1.xml: the documents, when they were taken in and verified, and their sums.

        Args:
            documents: the letters with their files in the package.
        """
        root = self._frame()
        self._object(root, "representation", f"uuid-{self._ids.of('rep1')}")
        events, idents = [], []
        for kept, member in documents:
            ident = self._file(root, member, kept.name)
            idents.append(ident)
            if kept.kept_at is not None:
                at = time_text(kept.kept_at)
                events.append(_Event("ingestion", at, "success", (ident,)))
                if kept.form != "paper" and kept.proof:
                    events.append(_Event("digital signature validation", at, "success", (ident,)))
        events.append(_Event("message digest calculation", self._now, "success", tuple(idents), "SHA-256"))
        self._events(root, events)
        self._agents(root)
        return to_bytes(root)

    def _frame(self) -> Element:
        root = etree.Element(f"{{{PREMIS}}}premis", nsmap={"premis": PREMIS, "xsi": XSI})
        root.set(f"{{{XSI}}}schemaLocation", f"{PREMIS} {_SCHEMA}")
        root.set("version", "3.0")
        return root

    def _object(self, root: Element, category: str, ident: str) -> Element:
        element = below(root, "object")
        element.set(f"{{{XSI}}}type", f"premis:{category}")
        _identifier(element, "objectIdentifier", "local", ident)
        return element

    def _file(self, root: Element, member: Member, original: str = "") -> str:
        ident = f"ID-{self._ids.of('file', member.path)}"
        element = self._object(root, "file", ident)
        facts = below(element, "objectCharacteristics")
        below(facts, "compositionLevel", "0")
        fixity = below(facts, "fixity")
        below(fixity, "messageDigestAlgorithm", "SHA-256")
        below(fixity, "messageDigest", member.sha256.upper())
        below(facts, "size", str(member.size))
        kind = "application/pdf" if member.path.endswith(".pdf") else "application/xml"
        below(below(below(facts, "format"), "formatDesignation"), "formatName", kind)
        if original:
            below(element, "originalName", original)
        _linked(below(element, "storage"), "contentLocation", "relative path", member.path)
        return ident

    def _events(self, root: Element, events: Sequence[_Event]) -> None:
        for event in events:
            element = below(root, "event")
            ident = self._ids.of("event", event.kind, event.at, *event.objects)
            _identifier(element, "eventIdentifier", "UUID", ident)
            below(element, "eventType", event.kind)
            below(element, "eventDateTime", event.at)
            if event.detail:
                below(below(element, "eventDetailInformation"), "eventDetail", event.detail)
            below(below(element, "eventOutcomeInformation"), "eventOutcome", event.outcome)
            agent = _identifier(element, "linkingAgentIdentifier", "software", self._software)
            below(agent, "linkingAgentRole", "executing program")
            for one in event.objects:
                _identifier(element, "linkingObjectIdentifier", "local", one)

    def _agents(self, root: Element) -> None:
        software = below(root, "agent")
        _identifier(software, "agentIdentifier", "software", self._software)
        below(software, "agentName", self._order.system_name)
        below(software, "agentType", "software")
        if self._order.system_version:
            below(software, "agentVersion", self._order.system_version)
        organ = below(root, "agent")
        _identifier(organ, "agentIdentifier", "organ id", self._order.organ_id)
        below(organ, "agentName", self._order.organ_name)
        below(organ, "agentType", "organization")

    @property
    def _software(self) -> str:
        return " ".join(part for part in (self._order.system_name, self._order.system_version) if part)


def _identifier(parent: Element, name: str, kind: str, value: str) -> Element:
    return _linked(parent, name, kind, value)


def _linked(parent: Element, name: str, kind: str, value: str) -> Element:
    """Add an element with the pair of type and value that PREMIS has everywhere."""
    element = below(parent, name)
    below(element, f"{name}Type", kind)
    below(element, f"{name}Value", value)
    return element
