"""What the tests call: start the misbehaving server, ask what it took and heard, stop it surely."""

import hashlib
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTPUTF8
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.dispatch.mail import certificates
from tests.dispatch.mail.ledger import ACCEPTED, COMMANDS, MESSAGES, read_lines
from tests.dispatch.mail.script import OBEDIENT, Script

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Mail:
    """A message for which the server took the responsibility.

    Attributes:
        sender: Address of MAIL FROM.
        recipients: Addresses of RCPT TO that were taken.
        sha256: Of the whole message as it came, in hexadecimal.
        path: The message on disk.
        at: When it was taken, in seconds since the epoch.
        connection: Number of the connection in its process, from 1.
        tls: Whether it came encrypted.
        login: Who had logged in, or nothing.
        options: Parameters of MAIL FROM but those of DSN, in capitals.
        envid: ENVID of the message, or nothing.
        ret: RET of the message (FULL, HDRS), or nothing.
        notify: NOTIFY by recipient, for those that had one.
    """

    sender: str
    recipients: tuple[str, ...]
    sha256: str
    path: Path
    at: float
    connection: int
    tls: bool
    login: str
    options: tuple[str, ...]
    envid: str
    ret: str
    notify: dict[str, str]

    @cached_property
    def raw(self) -> bytes:
        """The bytes as they came."""
        return self.path.read_bytes()

    @cached_property
    def message(self) -> EmailMessage:
        """The message, parsed."""
        return message_from_bytes(self.raw, _class=EmailMessage, policy=SMTPUTF8)

    @property
    def message_id(self) -> str:
        """The Message-ID with its angle brackets."""
        return str(self.message["Message-ID"] or "")

    @property
    def subject(self) -> str:
        """The subject, decoded."""
        return str(self.message["Subject"] or "")

    @property
    def to(self) -> str:
        """The header To, decoded."""
        return str(self.message["To"] or "")

    @cached_property
    def attachments(self) -> dict[str, str]:
        """The attachments: file name to sha-256 of the content, in hexadecimal."""
        return {
            str(part.get_filename()): hashlib.sha256(_content(part)).hexdigest()
            for part in self.message.iter_attachments()
        }

    @property
    def undeclared_8bit(self) -> bool:
        """Whether the message holds bytes above 127 though MAIL FROM did not say BODY=8BITMIME."""
        return not self.raw.isascii() and "BODY=8BITMIME" not in self.options


@dataclass(frozen=True)
class MailServer:
    """The server as the test sees it."""

    host: str
    port: int
    ca_file: Path
    folder: Path
    process: "subprocess.Popen[str]"

    def accepted(self) -> list[Mail]:
        """Give every message that was taken in this folder, in order, those of earlier processes too."""
        return [_mail(self.folder, entry) for entry in read_lines(self.folder / ACCEPTED)]

    def forget(self) -> None:
        """Forget what was taken and heard."""
        for name in (ACCEPTED, COMMANDS):
            (self.folder / name).write_bytes(b"")

    def log(self) -> list[dict[str, Any]]:
        """Give everything heard: `connection`, `command` (CONNECT, EHLO, AUTH, ...), `tls`, `argument`.

        For AUTH there is no argument but `mechanism`, `login`, `right` and `clear_password`. Commands that the
        server does not know are not noted.
        """
        return read_lines(self.folder / COMMANDS)

    def commands(self, name: str) -> list[dict[str, Any]]:
        """Give what was heard of one command."""
        return [entry for entry in self.log() if entry["command"] == name]

    def wait_for(self, count: int, seconds: float = 10.0) -> list[Mail]:
        """Wait until `count` messages are taken.

        Raises:
            TimeoutError: They are not, in time.
        """
        until = time.monotonic() + seconds
        while len(read_lines(self.folder / ACCEPTED)) < count:
            if time.monotonic() > until:
                text = f"{len(self.accepted())} of {count} messages were taken in {seconds:g} seconds"
                raise TimeoutError(text)
            time.sleep(0.02)
        return self.accepted()

    def kill(self) -> None:
        """End the process at once, as a power cut does."""
        self.process.kill()
        self.process.wait(timeout=10)


@contextmanager
def mail_server(folder: Path, script: Script = OBEDIENT, *, port: int = 0) -> Iterator[MailServer]:
    """Run the server in its own process, below `folder`.

    Args:
        folder: Keeps certificates and what was taken; a second server in the same folder carries the list on and
            has the same certificate authority.
        script: How it misbehaves.
        port: The port of an earlier server, to come back where it was; 0 takes a free one.

    Yields:
        The server, listening.

    Raises:
        RuntimeError: The process ended before it listened; the text says why.
    """
    folder.mkdir(parents=True, exist_ok=True)
    identity = certificates.issue(folder, script.certificate)
    with (folder / "server.log").open("ab") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.dispatch.mail.misbehaving", folder, identity.chain_file, str(port)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
        )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(script.as_json() + "\n")
        process.stdin.flush()
        told = process.stdout.readline().strip()
        if not told:
            raise RuntimeError((folder / "server.log").read_text(encoding="utf-8", errors="replace"))
        yield MailServer("127.0.0.1", int(told), identity.ca_file, folder, process)
    finally:
        process.kill()
        process.wait(timeout=10)
        process.stdin.close()
        process.stdout.close()


def _mail(folder: Path, entry: dict[str, Any]) -> Mail:
    return Mail(
        sender=entry["sender"],
        recipients=tuple(entry["recipients"]),
        sha256=entry["sha256"],
        path=folder / MESSAGES / entry["file"],
        at=entry["at"],
        connection=entry["connection"],
        tls=entry["tls"],
        login=entry["login"],
        options=tuple(entry["options"]),
        envid=entry["envid"],
        ret=entry["ret"],
        notify=entry["notify"],
    )


def _content(part: EmailMessage) -> bytes:
    if part.is_multipart():  # a message within the message
        return part.as_bytes()
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload
