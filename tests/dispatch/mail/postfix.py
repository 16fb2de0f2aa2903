"""A real Postfix of its own for a test: loopback only, STARTTLS demanded, DSN, delivery into Maildirs.

It touches nothing of a Postfix that the machine may run already: configuration, queue, data and log lie below the
folder it is given. Postfix must be started by root, because its daemons change to its own user.
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTPUTF8
from pathlib import Path
from tempfile import mkdtemp

from tests.dispatch.mail import certificates

OFFICE = "vanthu@sgddt.haiphong.example"
"""Who sends; a local mailbox too, so that delivery reports can be read."""

SCHOOLS = ("thcs-an-duong@truong.example", "thcs-le-chan@truong.example", "thpt-thai-phien@truong.example")
"""Mailboxes of units."""

FULL = "hop-thu-day@truong.example"
"""A unit whose mail is taken at the door and then bounces: 5.2.2, a full mailbox."""

_STARTING = 15.0
_COMMAND = Path("/usr/sbin/postfix")
_DAEMONS = Path("/usr/lib/postfix/sbin")


def why_no_postfix() -> str:
    """Say why no Postfix can be run here, or nothing where it can."""
    if not _COMMAND.exists():
        return "Postfix is not installed (Debian: apt-get install postfix)"
    if os.geteuid() != 0:
        return "Postfix must be started by root"
    return ""


@dataclass(frozen=True)
class Postfix:
    """The running Postfix as the test sees it."""

    host: str
    port: int
    ca_file: Path
    folder: Path

    def maildir_folder(self, address: str) -> Path:
        """Give the Maildir of an address; it is there after the first delivery."""
        local, _, domain = address.rpartition("@")
        return self.folder / "mail" / domain / local

    def maildir(self, address: str) -> list[EmailMessage]:
        """Give the messages that lie in the Maildir of an address, the oldest first."""
        files = (self.maildir_folder(address) / "new").glob("*")
        ordered = sorted(files, key=lambda path: path.stat().st_mtime_ns)
        return [message_from_bytes(path.read_bytes(), _class=EmailMessage, policy=SMTPUTF8) for path in ordered]

    def wait_for(self, address: str, count: int, seconds: float = 15.0) -> list[EmailMessage]:
        """Wait until `count` messages lie in the Maildir of an address.

        Raises:
            TimeoutError: They do not, in time; the text holds the end of Postfix's log.
        """
        until = time.monotonic() + seconds
        while len(found := self.maildir(address)) < count:
            if time.monotonic() > until:
                text = f"{len(found)} of {count} messages for {address}\n{self.log()[-3000:]}"
                raise TimeoutError(text)
            time.sleep(0.05)
        return found

    def log(self) -> str:
        """Give Postfix's own log."""
        path = self.folder / "log" / "mail.log"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


@contextmanager
def serve_postfix(keys: Path, *, users: Sequence[str] = SCHOOLS, size: int = 10_240_000) -> Iterator[Postfix]:
    """Run a Postfix of its own.

    Args:
        keys: Folder for the certificates. The rest lies in a folder of its own right below the system's temporary
            folder, because Postfix's users cannot enter the folders of pytest.
        users: The mailboxes of units; every other address of their domains is refused (550), every other domain too.
        size: The largest message, in bytes, that is taken; offered as SIZE.

    Yields:
        The server, listening.

    Raises:
        RuntimeError: It did not start; the text holds its log.
    """
    identity = certificates.issue(keys)
    folder = Path(mkdtemp(prefix="congvan-postfix-"))
    process: subprocess.Popen[bytes] | None = None
    try:
        port = _free_port()
        _lay_out(folder, identity.chain_file, port, (*users, OFFICE, FULL), size)
        with (folder / "log" / "start.log").open("wb") as output:
            process = subprocess.Popen(
                [_COMMAND, "-c", folder / "etc", "start-fg"],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        postfix = Postfix("127.0.0.1", port, identity.ca_file, folder)
        _wait_until_it_greets(postfix, process)
        yield postfix
    finally:
        if process is not None:
            _stop(folder, process)
        shutil.rmtree(folder)


def _lay_out(folder: Path, chain_file: Path, port: int, addresses: Sequence[str], size: int) -> None:
    """Write the configuration and make the folders, each with the owner that Postfix demands."""
    import pwd  # noqa: PLC0415 - Windows has none, and must still be able to collect the tests

    folder.chmod(0o755)
    owner = pwd.getpwnam("postfix")
    nobody = pwd.getpwnam("nobody")
    for name in ("etc", "spool", "data", "mail", "log"):
        (folder / name).mkdir()
        (folder / name).chmod(0o755)
    os.chown(folder / "data", owner.pw_uid, owner.pw_gid)
    os.chown(folder / "mail", nobody.pw_uid, nobody.pw_gid)
    etc = folder / "etc"
    shutil.copyfile(chain_file, etc / "chain.pem")
    (etc / "chain.pem").chmod(0o600)
    boxes = [(address, *address.rpartition("@")[::2]) for address in addresses]
    (etc / "mailboxes").write_text("".join(f"{address} {domain}/{local}/\n" for address, local, domain in boxes))
    # a bounce of Postfix itself: taken at the door, then found undeliverable
    (etc / "transport").write_text(f"{FULL} bounce-here:\n")
    domains = ", ".join(sorted({domain for _, _, domain in boxes}))
    (etc / "main.cf").write_text(_MAIN.format(folder=folder, domains=domains, size=size, uid=nobody.pw_uid))
    (etc / "master.cf").write_text(_MASTER.format(port=port))


_MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/spool
data_directory = {folder}/data
maillog_file = {folder}/log/mail.log
maillog_file_prefixes = {folder}/log
multi_instance_directories =
myhostname = mail.sgddt.haiphong.example
mydomain = sgddt.haiphong.example
mydestination =
local_recipient_maps =
alias_maps =
alias_database =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks =
biff = no
# nothing leaves this machine, nothing is looked up
default_transport = error:5.4.4 no mail leaves the test
relay_transport = error:5.4.4 no mail leaves the test
smtp_dns_support_level = disabled
smtpd_peername_lookup = no
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions = reject_unlisted_recipient, reject_unauth_destination
unverified_recipient_reject_code = 550
smtpd_client_connection_rate_limit = 0
smtpd_client_message_rate_limit = 0
# encryption is demanded
smtpd_tls_chain_files = {folder}/etc/chain.pem
smtpd_tls_security_level = encrypt
smtpd_tls_session_cache_database =
smtputf8_enable = yes
# delivery reports may be asked for
smtpd_discard_ehlo_keywords = pipelining
message_size_limit = {size}
mailbox_size_limit = 0
# Maildirs
transport_maps = texthash:{folder}/etc/transport
virtual_mailbox_domains = {domains}
virtual_mailbox_maps = texthash:{folder}/etc/mailboxes
virtual_mailbox_base = {folder}/mail
virtual_mailbox_limit = 0
virtual_minimum_uid = {uid}
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{uid}
"""

_MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
bounce-here unix - n n - - pipe user=nobody argv=/bin/sh -c {{echo 5.2.2 Mailbox full; exit 69}}
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_until_it_greets(postfix: Postfix, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _STARTING
    while process.poll() is None and time.monotonic() < until:
        try:
            with socket.create_connection((postfix.host, postfix.port), timeout=1) as tried:
                if tried.recv(4) == b"220 ":
                    return
        except OSError:
            time.sleep(0.05)
    started = (postfix.folder / "log" / "start.log").read_text(encoding="utf-8", errors="replace")
    raise RuntimeError(started + postfix.log())


def _stop(folder: Path, process: "subprocess.Popen[bytes]") -> None:
    """End the master and everything it started."""
    subprocess.run([_COMMAND, "-c", folder / "etc", "stop"], check=False, capture_output=True, timeout=20)
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(timeout=5)
