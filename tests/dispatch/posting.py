"""An office with an issued letter to three schools and a mail account, and its commands."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.dispatch.mail.serving import MailServer
from tests.register.faults.harness import Commands, Ended, make_office

__all__ = ["ADDRESSES", "LETTER", "Post", "issued_office"]

LETTER = "letters/hop.yaml"
ADDRESSES = tuple(f"thpt-{one}@thpt.example" for one in "abc")
SENDER = "Văn thư Sở <vanthu@sgddt.haiphong.example>"


def issued_office(commands: Commands, folder: Path) -> Path:
    """Make an office, and issue its letter as Word and PDF."""
    office = make_office(folder, ("hop",))
    for words in (("register", "init"), ("issue", LETTER, "--yes", "3", "--format", "docx,pdf")):
        ended = commands.run(office, *words)
        assert ended.code == 0, ended.said
    return office


@dataclass
class Post:
    """One office and its mail server.

    Attributes:
        commands: runs its commands.
        office: its folder.
        server: the server.
        settings: keys of `dispatch: mail:` besides server, port and authority.
    """

    commands: Commands
    office: Path
    server: MailServer
    settings: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Name the server in congvan.yaml."""
        mail = {
            "server": "localhost",
            "port": self.server.port,
            "sender": SENDER,
            "authority_file": str(self.server.ca_file),
            "wait": 5,
            "pauses": [0, 0],
            **self.settings,
        }
        path = self.office / "congvan.yaml"
        kept = path.read_text(encoding="utf-8").partition("dispatch:")[0]
        path.write_text(kept + "dispatch: {mail: " + json.dumps(mail, ensure_ascii=False) + "}\n", encoding="utf-8")

    def run(self, *words: str, **more: Any) -> Ended:
        """Run a command in the office."""
        ended = self.commands.run(self.office, *words, **more)
        assert "Traceback" not in ended.said, ended.said
        return ended

    def send(self, *options: str, count: int = 3, **more: Any) -> Ended:
        """Send the letter."""
        return self.run("dispatch", "email", LETTER, "--yes", str(count), *options, **more)

    def states(self) -> list[str]:
        """Return the state of each address, in order."""
        ended = self.run("dispatch", "plan", LETTER, "--json")
        assert ended.code == 0, ended.said
        return [one["state"] for one in json.loads(ended.said)["items"]]

    def ledger(self) -> dict[str, list[tuple[str, str]]]:
        """Return status and proof of everything that the ledger says of each address, in order."""
        ended = self.run("status", LETTER, "--json")
        found: dict[str, list[tuple[str, str]]] = {}
        for letter in json.loads(ended.said)["letters"]:
            for event in letter["events"]:
                if event["channel"].startswith("email "):
                    address = event["channel"].removeprefix("email ")
                    found.setdefault(address, []).append((event["status"], event["proof"]))
        return found

    def wrong(self, *, twice: tuple[str, ...] = ()) -> list[str]:
        """Return what must never be, whatever the server did.

        Args:
            twice: addresses that the clerk let a letter be sent to again.
        """
        wrong = []
        accepted = self.server.accepted()
        copies = Counter(one.recipients for one in accepted)
        wrong += [f"{count} copies to {to}" for to, count in copies.items() if count > 1 + (to[0] in twice)]
        for mail in accepted:
            [address] = mail.recipients
            unit = address.partition("@")[0]
            path = self.office / f"van-ban-di/{self.year}/hop/0001_{unit}.pdf"
            if mail.attachments != {path.name: hashlib.sha256(path.read_bytes()).hexdigest()}:
                wrong.append(f"{address} got {mail.attachments}")
        ledger = self.ledger()
        for address, events in ledger.items():
            claims = {proof for status, proof in events if status == "sending"}
            ids = {one.message_id for one in accepted if one.recipients == (address,)}
            if len(claims | ids) > 0 and len({proof.rpartition(" ")[2] for proof in claims} | ids) > 1:
                wrong.append(f"{address}: Message-IDs {claims} {ids}")
            taken = copies[(address,)]
            last = events[-1][0]
            if (last == "sent" and not taken) or (last in {"queued", "retry", "refused"} and taken):
                wrong.append(f"{address}: the ledger says {last}, the server has {taken}")
        if any(one.get("clear_password") for one in self.server.commands("AUTH")):
            wrong.append("a password in clear text")
        return wrong

    @property
    def year(self) -> int:
        """The year of the letter."""
        [folder] = [one for one in (self.office / "van-ban-di").iterdir() if one.name.isdigit()]
        return int(folder.name)
