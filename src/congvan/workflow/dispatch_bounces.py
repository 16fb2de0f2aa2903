"""`congvan dispatch bounces`: what came back to the office's mailbox, held against what was sent."""

import re
from dataclasses import dataclass
from pathlib import Path

from congvan.dispatch import DeliveryReport, read_reports
from congvan.errors import Finding
from congvan.letter import Event, LedgerStatus
from congvan.workflow.places import must_be_there, shown
from congvan.workflow.registry import Desk, find_register, opened

__all__ = ["Bounce", "BounceReport", "read_bounces"]

_MESSAGE = re.compile(r"<([0-9a-f]{40})@")
_STATUS: dict[str, LedgerStatus] = {"failed": "returned", "delivered": "delivered"}
"""What a report says for good; a letter that is late, or was handed on, stays «sent»."""


@dataclass(frozen=True, slots=True)
class Bounce:
    """What one report says of one of our letters: status in the ledger or the report's own word, and whether new."""

    number: str
    unit: str
    address: str
    status: str
    words: str
    new: bool


@dataclass(frozen=True, slots=True)
class BounceReport:
    """Every report of our letters, how many reports are of other mail, and what could not be read."""

    told: tuple[Bounce, ...]
    strange: int = 0
    findings: tuple[Finding, ...] = ()


def read_bounces(desk: Desk, mailbox: Path) -> BounceReport:
    """Enter delivery reports in the ledger; each report once, however often it is read.

    Args:
        desk: who asks, and when.
        mailbox: a Maildir, an mbox file, a folder of messages, or one message.

    Raises:
        CannotRead: there is no such mailbox.
        CongvanError: the register refuses.
    """
    if not mailbox.is_dir():
        must_be_there(mailbox, desk.base)
    reports, findings = read_reports(mailbox, shown(mailbox, desk.base))
    told: list[Bounce] = []
    strange = 0
    with opened(find_register(desk), writing=True) as book:
        claims = book.told("sending", "email ")
        ours = {found.group(1): one for one in claims if (found := _MESSAGE.search(one.proof))}
        known = {
            (one.number, one.unit, one.channel, one.proof)
            for status in _STATUS.values()
            for one in book.told(status, "email ")
        }
        fresh = []
        for report in reports:
            claim = ours.get(report.message)
            if claim is None:
                strange += 1
                continue
            event = _event(report, claim, desk)
            new = event is not None and (event.number, event.unit, event.channel, event.proof) not in known
            if event is not None and new:
                fresh.append(event)
                known.add((event.number, event.unit, event.channel, event.proof))
            address = claim.channel.removeprefix("email ")
            status = event.status if event else report.action
            told.append(Bounce(claim.number.text, claim.unit, address, status, report.words, new))
        if fresh:
            book.record(fresh, desk.now, desk.by)
    return BounceReport(tuple(told), strange, tuple(findings))


def _event(report: DeliveryReport, claim: Event, desk: Desk) -> Event | None:
    """Return what the ledger is told; None where a report says nothing for good."""
    status = _STATUS.get(report.action)
    if status is None:
        return None
    proof = f"{report.words} {report.report}".strip()
    return Event(claim.number, claim.unit, status, desk.now, claim.channel, proof, desk.by)
