"""Phát hành: what is sent to a unit by which way, and what became of it."""

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["WAYS", "Attached", "Dispatch", "MailAccount", "Parcel", "Receipt", "ReceiptStatus", "Security", "Way"]

Way = Literal["email", "paper", "exchange"]
"""Cách gửi: thư điện tử, bản giấy (bưu điện), trục liên thông văn bản quốc gia."""
WAYS: tuple[Way, ...] = ("email", "paper", "exchange")

Security = Literal["starttls", "tls", "none"]
"""Bảo mật đường truyền: TLS asked for after connecting, TLS from the first byte, or none (this computer alone)."""

ReceiptStatus = Literal["sent", "retry", "refused", "unknown"]


@dataclass(frozen=True, slots=True)
class MailAccount:
    """Hộp thư gửi đi: the mail server and how letters are handed to it.

    Attributes:
        server: máy chủ gửi thư (SMTP).
        sender: người gửi: an address, or a name with the address in angle brackets.
        port: cổng; 0 = 587, with «tls» 465.
        security: how the connection is secured; a server elsewhere must be secured.
        user: tên đăng nhập; empty = none.
        reply_to: where answers go; empty = to the sender.
        per_minute: letters a minute at most; 0 = as fast as the server takes them.
        largest: the largest letter with its files, in megabytes.
        authority_file: a PEM file with the authority of the server's certificate, relative to the office; empty = the
            computer's own.
        text: template of the message, relative to the office; empty = the built-in one.
        html: the same as HTML; empty = none.
        wait: seconds to wait for the answer to a whole letter.
        pauses: seconds before a letter is tried again that the server would not take yet, one each time.
    """

    server: str
    sender: str
    port: int = 0
    security: Security = "starttls"
    user: str = ""
    reply_to: str = ""
    per_minute: int = 0
    largest: int = 25
    authority_file: str = ""
    text: str = ""
    html: str = ""
    wait: int = 600
    pauses: tuple[int, ...] = (60, 300, 900)


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Phát hành: how an office sends its letters.

    Attributes:
        mail: its mail account; None = it sends no e-mail.
        ways: cách gửi of a unit that names none; empty = e-mail if it has an address, else paper.
        envelope: size of its envelopes.
        labels: its label sheet.
        department: đơn vị phụ trách, in the exchange package.
        staff: cán bộ phụ trách there.
        staff_phone: their telephone.
        staff_email: their e-mail.
    """

    mail: MailAccount | None = None
    ways: tuple[Way, ...] = ()
    envelope: str = "dl"
    labels: str = "3x8"
    department: str = ""
    staff: str = ""
    staff_phone: str = ""
    staff_email: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """Tệp đính kèm: one file of a parcel: its name as the receiver sees it, its bytes and their SHA-256."""

    name: str
    data: bytes = field(repr=False)
    sha256: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """Gói gửi: one unit's letter on its way to one address.

    Attributes:
        key: what stays the same at every try and differs between any two letters or addresses.
        address: where to.
        name: tên đơn vị.
        files: the letter and its attachments.
    """

    key: str
    address: str
    name: str
    files: tuple[Attached, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """Biên nhận: what became of a parcel.

    Attributes:
        key: of the parcel.
        status: sent: the server took it; retry: it did not, for now; refused: it will not; unknown: nobody can say.
        words: the server's own words, or what happened instead.
    """

    key: str
    status: ReceiptStatus
    words: str
