"""Delivery reports as mail servers write them: what they say of our letters, and nothing else."""

import mailbox
import random
from pathlib import Path

import pytest

from congvan.dispatch import DeliveryReport, read_reports
from congvan.errors import CannotRead

OURS = "0123456789abcdef0123456789abcdef01234567"
_REPORT = """\
From: MAILER-DAEMON@mail.so.example
To: vanthu@so.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <bao-1@mail.so.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.so.example
{envelope}Arrival-Date: Mon, 23 Nov 2026 09:30:00 +0700

{groups}
--b
Content-Type: text/rfc822-headers

{original}Subject: =?utf-8?q?m=E1=BB=9Di_h=E1=BB=8Dp?=

--b--
"""


def group(**fields: str) -> str:
    return "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in fields.items()) + "\n"


def report(groups: str, *, original: str = f"Message-ID: <{OURS}@so.example>\n", envelope: str = "") -> bytes:
    return _REPORT.format(groups=groups, original=original, envelope=envelope).encode()


def read(path: Path, data: bytes) -> list[DeliveryReport]:
    path.write_bytes(data)
    found, findings = read_reports(path, path.name)
    assert findings == []
    return found


CASES = {
    "postfix, no such user": (
        group(
            Final_Recipient="rfc822; A@Truong.example",
            Original_Recipient="rfc822;a@truong.example",
            Action="failed",
            Status="5.1.1",
            Diagnostic_Code="smtp; 550 5.1.1 <a@truong.example>: no such user",
        ),
        [("a@truong.example", "failed", "550 5.1.1 <a@truong.example>: no such user")],
    ),
    "exchange, full mailbox": (
        group(
            Final_Recipient="rfc822;a@truong.example",
            Action="failed",
            Status="5.2.2",
            Diagnostic_Code="smtp;554 5.2.2 mailbox full; STOREDRV.Deliver",
        ),
        [("a@truong.example", "failed", "554 5.2.2 mailbox full; STOREDRV.Deliver")],
    ),
    "gmail, delayed": (
        group(Final_Recipient="rfc822; a@truong.example", Action="delayed", Status="4.4.1"),
        [("a@truong.example", "delayed", "4.4.1")],
    ),
    "delivered to one, failed to the other": (
        group(Final_Recipient="rfc822; a@truong.example", Action="delivered", Status="2.0.0")
        + group(Final_Recipient="rfc822; b@truong.example", Action="FAILED", Status="5.0.0"),
        [("a@truong.example", "delivered", "2.0.0"), ("b@truong.example", "failed", "5.0.0")],
    ),
    "an address in xtext": (
        group(Original_Recipient="rfc822;a+2Bb@truong.example", Action="failed", Status="5.1.1"),
        [("a+b@truong.example", "failed", "5.1.1")],
    ),
    "an action that there is not": (group(Final_Recipient="rfc822; a@x.example", Action="eaten"), []),
}


@pytest.mark.parametrize("name", CASES)
def test_what_a_report_says_of_each_address(name: str, tmp_path: Path) -> None:
    groups, wanted = CASES[name]
    found = read(tmp_path / "bao.eml", report(groups))
    assert [(one.address, one.action, one.words) for one in found] == wanted
    assert {(one.message, one.report) for one in found} <= {(OURS, "<bao-1@mail.so.example>")}


def test_the_letter_is_known_by_its_envelope_where_its_headers_are_not_returned(tmp_path: Path) -> None:
    groups = group(Final_Recipient="rfc822; a@truong.example", Action="failed", Status="5.1.1")
    [found] = read(tmp_path / "a", report(groups, original="", envelope=f"Original-Envelope-Id: {OURS}@so.example\n"))
    assert found.message == OURS
    [strange] = read(tmp_path / "b", report(groups, original="Message-ID: <x@y.example>\n"))
    assert strange.message == ""


def test_a_report_in_another_form_is_understood(tmp_path: Path) -> None:
    text = f"""\
Return-Path: <>
From: MAILER-DAEMON@qmail.example
Subject: failure notice
Message-ID: <q@qmail.example>

Hi. This is the qmail-send program at qmail.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<a@truong.example>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Message-ID: <{OURS}@so.example>
"""
    [found] = read(tmp_path / "q.eml", text.encode())
    assert (found.message, found.address, found.action, found.words) == (
        *(OURS, "a@truong.example", "failed", "failure notice"),
    )


def test_other_mail_says_nothing(tmp_path: Path) -> None:
    for text in (
        "From: a@b.example\nSubject: ok\n\nThanks.\n",
        f"From: a@b.example\nReferences: <{OURS}@so.example>\n\nok",
    ):
        assert read(tmp_path / "m", text.encode()) == []


def test_every_kind_of_mailbox_is_read(tmp_path: Path) -> None:
    data = report(group(Final_Recipient="rfc822; a@truong.example", Action="failed", Status="5.1.1"))
    maildir = mailbox.Maildir(tmp_path / "Maildir")
    maildir.add(data)
    maildir.close()
    box = mailbox.mbox(tmp_path / "mbox")
    box.add(data)
    box.add(data)
    box.close()
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "1.eml").write_bytes(data)
    (folder / ".ẩn").write_bytes(data)
    for path, count in ((tmp_path / "Maildir", 1), (tmp_path / "mbox", 2), (folder, 1), (folder / "1.eml", 1)):
        assert len(read_reports(path, path.name)[0]) == count
    with pytest.raises(CannotRead):
        read_reports(tmp_path / "none", "none")


def test_damaged_messages_never_end_in_a_traceback(tmp_path: Path) -> None:
    dice = random.Random(20261123)  # noqa: S311 - the same damage each time
    data = report(group(Final_Recipient="rfc822; a@truong.example", Action="failed", Status="5.1.1"))
    path = tmp_path / "hỏng.eml"
    for _turn in range(200):
        broken = bytearray(data)
        for _hit in range(dice.randint(1, 30)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        path.write_bytes(bytes(broken[: dice.randrange(len(broken))]) if dice.random() < 0.3 else bytes(broken))
        found, findings = read_reports(path, path.name)
        assert len(found) + len(findings) <= 2
