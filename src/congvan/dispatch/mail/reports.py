"""Thư báo: delivery reports (RFC 3464) that came back to the office: in a Maildir, an mbox or single files."""

import mailbox
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from pathlib import Path
from typing import Literal

from congvan.errors import CannotRead, Finding, Severity, Where
from congvan.language import _

__all__ = ["Action", "DeliveryReport", "read_reports"]

Action = Literal["failed", "delayed", "delivered", "relayed", "expanded"]
"""What became of a message (RFC 3464, 2.3.3)."""
_ACTIONS: tuple[Action, ...] = ("failed", "delayed", "delivered", "relayed", "expanded")
_OURS = re.compile(rb"\b([0-9a-f]{40})@")
_LARGEST = 50_000_000
_MOST_WORDS = 300


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """Thư báo về một địa chỉ: what a mail server says became of one message at one address.

    Attributes:
        message: the left side of our Message-ID; empty = the report does not name the message.
        address: the address, in lower case.
        action: what became of it.
        words: the server's own words.
        report: the report's own Message-ID.
        name: of the report's file.
    """

    message: str
    address: str
    action: Action
    words: str
    report: str
    name: str


def read_reports(path: Path, name: str) -> tuple[list[DeliveryReport], list[Finding]]:
    """Read every delivery report of a mailbox; other mail is passed over.

    Args:
        path: a Maildir, a folder of messages, an mbox file, or one message (.eml).
        name: what findings call it.

    Returns:
        The reports in the order in which they are found, and a finding for each message that cannot be read.

    Raises:
        CannotRead: there is no such mailbox.
    """
    found: list[DeliveryReport] = []
    findings: list[Finding] = []
    try:
        for data, called in _messages(path, name):
            if len(data) > _LARGEST:
                findings.append(_unread(called, _("it is larger than 50 MB")))
                continue
            try:
                found += _reports(data, called)
            except (ValueError, LookupError, RecursionError, AttributeError, TypeError) as error:
                findings.append(_unread(called, str(error) or type(error).__name__))
    except (OSError, mailbox.Error) as error:
        raise CannotRead(name, getattr(error, "strerror", "") or str(error)) from error
    return found, findings


def _unread(name: str, why: str) -> Finding:
    message = _("this message cannot be read: %(why)s.", why=why.rstrip("."))
    return Finding("EM002", Where(name), message, _("Look at it yourself in the mail program."), Severity.WARNING)


def _messages(path: Path, name: str) -> Iterator[tuple[bytes, str]]:
    """Give the bytes of each message, and what it is called."""
    if path.is_dir():
        folders = [path / one for one in ("new", "cur")] if (path / "cur").is_dir() else [path]
        for folder in folders:
            for file in sorted(folder.iterdir()):
                if file.is_file() and not file.name.startswith("."):
                    yield file.read_bytes(), f"{name}/{file.name}"
        return
    with path.open("rb") as opened:
        first = opened.read(5)
    if first != b"From ":
        yield path.read_bytes(), name
        return
    box = mailbox.mbox(path, create=False)
    try:
        for key in box.iterkeys():
            yield box.get_bytes(key), f"{name}:{int(key) + 1}"
    finally:
        box.close()


def _reports(data: bytes, name: str) -> Iterator[DeliveryReport]:
    parsed = BytesParser(policy=compat32).parsebytes(data)
    ours = _OURS.search(data)
    message = ours.group(1).decode() if ours else ""
    own = " ".join(str(parsed.get("Message-ID", "")).split())
    told = [part for part in parsed.walk() if part.get_content_type() == "message/delivery-status"]
    for part in told:
        for block in part.get_payload() if part.is_multipart() else ():
            report = _of_block(block, message, own, name) if isinstance(block, Message) else None
            if report is not None:
                yield report
    if not told and message and _looks_like_report(parsed):
        yield from _otherwise(parsed, message, own, name)


def _of_block(block: Message, message: str, own: str, name: str) -> DeliveryReport | None:
    """Return what one group of fields says of one address; None for the group about the whole message."""
    action = str(block.get("Action", "")).strip().lower()
    address = _address(str(block.get("Original-Recipient", "") or block.get("Final-Recipient", "")))
    known = next((one for one in _ACTIONS if one == action), None)
    if known is None or not address:
        return None
    status = str(block.get("Status", "")).strip()
    diagnostic = str(block.get("Diagnostic-Code", "")).partition(";")[2] or str(block.get("Diagnostic-Code", ""))
    words = " ".join(f"{diagnostic or status}".split())[:_MOST_WORDS]
    return DeliveryReport(message, address, known, words or status or action, own, name)


def _address(field: str) -> str:
    """Return the address of a recipient field: «rfc822; a@b.example», RFC 3461's xtext undone."""
    text = field.partition(";")[2].strip() or field.strip()
    text = re.sub(r"\+([0-9A-F]{2})", lambda found: chr(int(found.group(1), 16)), text)
    return text.strip("<> ").lower()


def _looks_like_report(parsed: Message) -> bool:
    sender = str(parsed.get("From", "")).lower()
    empty = str(parsed.get("Return-Path", "")).strip() == "<>"
    return empty or "mailer-daemon" in sender or "postmaster" in sender


def _otherwise(parsed: Message, message: str, own: str, name: str) -> Iterator[DeliveryReport]:
    """Give what a report in another form says: the forms that Mailman's own reader knows."""
    from flufl.bounce import all_failures  # noqa: PLC0415 - seldom needed

    temporary, permanent = all_failures(parsed)
    subject = " ".join(str(parsed.get("Subject", "")).split())[:_MOST_WORDS]
    groups: tuple[tuple[Iterable[bytes], Action], ...] = ((permanent, "failed"), (temporary, "delayed"))
    for addresses, action in groups:
        for address in sorted(addresses):
            yield DeliveryReport(message, address.decode("ascii", "replace").lower(), action, subject, own, name)
