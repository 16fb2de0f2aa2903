"""Thư: one unit's letter as an e-mail message (RFC 5322, MIME), and its Message-ID."""

import hashlib
from binascii import b2a_base64
from dataclasses import dataclass, field
from datetime import datetime
from email.header import Header
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr, parseaddr
from pathlib import PurePosixPath

from congvan.dispatch.mail.texts import Words
from congvan.letter import Attached, MailAccount, Parcel

__all__ = ["Message", "message_id", "message_of", "sender_of"]

_TYPES = {
    ".pdf": ("application", "pdf"),
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".doc": ("application", "msword"),
    ".xls": ("application", "vnd.ms-excel"),
    ".zip": ("application", "zip"),
    ".png": ("image", "png"),
    ".jpg": ("image", "jpeg"),
    ".jpeg": ("image", "jpeg"),
}
_OTHER = ("application", "octet-stream")
_LINE = 76
_POLICY = compat32.clone(linesep="\r\n")


@dataclass(frozen=True, slots=True)
class Message:
    """Thư: what is handed to the mail server for one parcel.

    Attributes:
        key: of the parcel.
        id: its Message-ID, with angle brackets; the same at every try.
        sender: the address it comes from, bare.
        receiver: the address it goes to, bare.
        data: the message, every line ended by CR LF. No line of it begins with a dot: texts and files are Base64.
    """

    key: str
    id: str
    sender: str
    receiver: str
    data: bytes = field(repr=False)


def sender_of(account: MailAccount) -> tuple[str, str]:
    """Return the name and the bare address that letters come from."""
    name, address = parseaddr(account.sender) if "<" in account.sender else ("", account.sender.strip())
    return name, address


def message_id(key: str, account: MailAccount) -> str:
    """Return the Message-ID of a parcel: the same at every try, so that a receiver can drop doubles (RFC 7352)."""
    domain = sender_of(account)[1].rpartition("@")[2]
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{domain}>"


def message_of(parcel: Parcel, words: Words, account: MailAccount, at: datetime) -> Message:
    """Return the message that brings a parcel.

    Args:
        parcel: the letter, its attachments and where they go.
        words: what the message says.
        account: whence it comes.
        at: when it is written.

    Raises:
        ValueError: a name or an address holds a line break; the lists are read so that none does.
    """
    name, sender = sender_of(account)
    identity = message_id(parcel.key, account)
    message = MIMEMultipart("mixed", boundary=_boundary(identity))
    headers = {
        "From": _box(name, sender),
        "To": _box(parcel.name, parcel.address),
        "Reply-To": _box(*parseaddr(account.reply_to)) if account.reply_to else "",
        "Subject": Header(words.subject, "utf-8", header_name="Subject").encode(),
        "Date": format_datetime(at),
        "Message-ID": identity,
        "Auto-Submitted": "auto-generated",  # RFC 3834: no out-of-office answers
    }
    for field_name, value in headers.items():
        if value:
            message[field_name] = value
    plain = _text(words.plain, "plain")
    if words.html:
        message.attach(MIMEMultipart("alternative", f"{_boundary(identity)}-2", (plain, _text(words.html, "html"))))
    else:
        message.attach(plain)
    # email writes line by line: files take their places afterwards, ten times as fast
    places = [f"{_boundary(identity)}.{number}." for number in range(len(parcel.files))]
    for file, place in zip(parcel.files, places, strict=True):
        message.attach(_part(file, place))
    data = message.as_bytes(policy=_POLICY)
    for file, place in zip(parcel.files, places, strict=True):
        data = data.replace(place.encode("ascii"), _base64(file.data))
    if not data.endswith(b"\r\n"):
        data += b"\r\n"
    return Message(parcel.key, identity, sender, parcel.address, data)


def _boundary(identity: str) -> str:
    """Return what parts are told apart by: the same for the same letter; no line of Base64 has a dot."""
    return f"=.{identity[1:33]}"


def _box(name: str, address: str) -> str:
    """Return a mailbox as a header says it.

    Raises:
        ValueError: a line break in it would begin another header.
    """
    if not set(name + address).isdisjoint("\r\n\0"):
        raise ValueError(name + address)
    return formataddr((name, address)) if name else address


def _text(text: str, subtype: str) -> MIMEText:
    return MIMEText(text.replace("\r\n", "\n").replace("\n", "\r\n"), subtype, "utf-8")  # RFC 2046, 4.1.1


def _part(file: Attached, payload: str) -> MIMEBase:
    kind, subtype = _TYPES.get(PurePosixPath(file.name).suffix.lower(), _OTHER)
    part = MIMEBase(kind, subtype)
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", file.name))  # RFC 2231
    part["Content-Transfer-Encoding"] = "base64"
    part.set_payload(payload)
    return part


def _base64(data: bytes) -> bytes:
    """Return a file as Base64 in lines (RFC 2045, 6.8)."""
    text = b2a_base64(data, newline=False)
    return b"\r\n".join(text[start : start + _LINE] for start in range(0, len(text), _LINE))
