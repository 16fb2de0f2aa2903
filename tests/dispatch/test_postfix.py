"""A real Postfix: from submission to the schools' Maildirs, and its reports read back."""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.dispatch.mail.postfix import FULL, OFFICE, SCHOOLS, Postfix, serve_postfix
from tests.dispatch.posting import Post, issued_office
from tests.register.faults.harness import Commands


@dataclass
class Real(Post):
    """An office whose mail goes to Postfix."""

    server: Any


@pytest.fixture(scope="module")
def postfix(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postfix]:
    with serve_postfix(tmp_path_factory.mktemp("keys")) as running:
        yield running


@pytest.fixture(scope="module")
def post(commands: Commands, postfix: Postfix, tmp_path_factory: pytest.TempPathFactory) -> Post:
    """An office that writes to a school, to a mailbox that is full, and to nobody whom Postfix knows."""
    office = issued_office(commands, tmp_path_factory.mktemp("real") / "office")
    units = (office / "recipients.yaml").read_text(encoding="utf-8")
    for old, new in (("thpt-a@thpt", SCHOOLS[0]), ("thpt-b@thpt", FULL), ("thpt-c@thpt", "khong-co@truong.example")):
        units = units.replace(f"{old}.example", new)
    (office / "recipients.yaml").write_text(units, encoding="utf-8")
    return Real(commands, office, postfix, {"sender": f"Văn thư Sở <{OFFICE}>"})


def test_letters_go_from_submission_to_a_maildir_and_reports_come_back(post: Post, postfix: Postfix) -> None:
    ended = post.send()
    assert ended.code == 3, ended.said
    assert "550" in ended.said, "the unknown user is refused at the door"
    [mail] = postfix.wait_for(SCHOOLS[0], 1)
    path = post.office / f"van-ban-di/{post.year}/hop/0001_thpt-a.pdf"
    [attached] = mail.iter_attachments()
    assert attached.get_filename() == path.name
    assert attached.get_payload(decode=True) == path.read_bytes()
    assert "Công văn số 01/SGDĐT-VP" in mail["Subject"]
    body = mail.get_body(("plain",))
    assert body is not None
    assert "Kính gửi: Hiệu trưởng Trường THPT A" in body.get_content()

    postfix.wait_for(OFFICE, 2)
    folder = str(postfix.maildir_folder(OFFICE))
    read = post.run("dispatch", "bounces", folder, "--json")
    assert read.code == 0, read.said
    found = {one["address"]: one for one in json.loads(read.said)["reports"]}
    assert (found[SCHOOLS[0]]["status"], found[FULL]["status"]) == ("delivered", "returned")
    assert post.states() == ["done", "returned", "ready"]
    events = {address: [status for status, _proof in told] for address, told in post.ledger().items()}
    assert events[SCHOOLS[0]] == ["queued", "sending", "sent", "delivered"]
    assert events[FULL] == ["queued", "sending", "sent", "returned"]

    again = json.loads(post.run("dispatch", "bounces", folder, "--json").said)
    assert [one["entered"] for one in again["reports"]] == [False, False], "read again, nothing is entered again"
    sent = post.send("--again", count=2)
    assert "sent: 1" in sent.said, "what came back is sent again when the clerk says so"


def test_an_mbox_and_a_single_report_are_read_too(post: Post, postfix: Postfix, tmp_path: Path) -> None:
    reports = [one.as_bytes() for one in postfix.maildir(OFFICE)]
    box = tmp_path / "box"
    box.write_bytes(b"".join(b"From MAILER-DAEMON Mon Nov 23 10:00:00 2026\n" + one + b"\n" for one in reports))
    single = tmp_path / "one.eml"
    single.write_bytes(reports[0])
    strange = tmp_path / "strange.eml"
    strange.write_bytes(b"From: somebody@truong.example\nSubject: ok\n\nThanks.\n")
    for path, count in ((box, len(reports)), (single, 1), (strange, 0)):
        ended = post.run("dispatch", "bounces", str(path), "--json")
        assert (ended.code, len(json.loads(ended.said)["reports"])) == (0, count), ended.said
    shutil.rmtree(tmp_path / "none", ignore_errors=True)
    missing = post.run("dispatch", "bounces", str(tmp_path / "none"))
    assert (missing.code, os.fspath(tmp_path.name) in missing.said) == (1, True)
