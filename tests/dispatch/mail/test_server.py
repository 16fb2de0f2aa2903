"""The test server when it obeys, seen by plain smtplib."""

import hashlib
import smtplib
import socket
import subprocess
import sys
import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.dispatch.mail.postfix import OFFICE
from tests.dispatch.mail.script import Script
from tests.dispatch.mail.sending import OTHER, PDF, UNIT, code_of, connect, letter
from tests.dispatch.mail.serving import ROOT, mail_server


def test_an_obedient_server_takes_a_letter_as_it_was_sent(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server:
        with connect(server) as client:
            client.send_message(
                letter(),
                mail_options=["RET=HDRS", "ENVID=so-12"],
                rcpt_options=["NOTIFY=SUCCESS,FAILURE", f"ORCPT=rfc822;{UNIT}"],
            )
        (mail,) = server.accepted()
    assert (mail.sender, mail.recipients, mail.to) == (OFFICE, (UNIT,), UNIT)
    assert mail.message_id == "<1@sgddt.haiphong.example>"
    assert mail.subject == "Công văn số 12/SGDĐT-VP về việc kiểm tra"
    assert mail.attachments == {"Công văn 12.pdf": hashlib.sha256(PDF).hexdigest()}
    assert mail.sha256 == hashlib.sha256(mail.raw).hexdigest()
    body = mail.message.get_body()
    assert isinstance(body, EmailMessage)
    assert body.get_content() == "Kính gửi Trường\n.\n..hai dấu chấm\n"
    assert (mail.tls, mail.login, mail.undeclared_8bit) == (True, "", False)
    assert (mail.envid, mail.ret, mail.notify) == ("so-12", "HDRS", {UNIT: "SUCCESS,FAILURE"})
    assert time.time() - 60 < mail.at <= time.time()


def test_lines_that_begin_with_dots_come_whole_even_the_first_and_an_empty_message(tmp_path: Path) -> None:
    texts = [b".\r\n..\r\nA: b\r\n\r\n.end\r\n", b"", b"Subject: x\r\n"]
    with mail_server(tmp_path) as server:
        with connect(server) as client:
            for text in texts:
                client.sendmail(OFFICE, [UNIT], text)
        # smtplib ends a message that has no last line end
        assert [mail.raw for mail in server.accepted()] == [texts[0], b"\r\n", texts[2]]


def test_a_message_of_a_megabyte_comes_whole(tmp_path: Path) -> None:
    text = b"Subject: x\r\n\r\n" + b"\r\n".join(b".%d %s" % (at, b"y" * 60) for at in range(16_000)) + b"\r\n"
    with mail_server(tmp_path) as server:
        with connect(server, timeout=20) as client:
            client.sendmail(OFFICE, [UNIT], text)
        assert server.accepted()[0].raw == text


def test_what_was_taken_is_remembered_over_processes_and_ports_can_be_taken_up_again(tmp_path: Path) -> None:
    with mail_server(tmp_path) as first:
        assert code_of(first, UNIT) == 250
        first.kill()
        with pytest.raises(ConnectionRefusedError):
            smtplib.SMTP(first.host, first.port, timeout=5)
    with mail_server(tmp_path, port=first.port) as second:
        assert second.port == first.port
        assert code_of(second, OTHER) == 250
        assert [mail.recipients for mail in second.wait_for(2)] == [(UNIT,), (OTHER,)]


def test_the_process_ends_with_its_context(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server:
        assert server.process.poll() is None
    assert server.process.poll() is not None


def test_waiting_for_letters_that_do_not_come_ends(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server, pytest.raises(TimeoutError, match="0 of 1"):
        server.wait_for(1, seconds=0.1)


def test_what_is_not_offered_is_not_taken(tmp_path: Path) -> None:
    with mail_server(tmp_path, Script(smtputf8=False, dsn=False)) as server, connect(server) as client:
        assert not client.has_extn("SMTPUTF8")
        assert not client.has_extn("DSN")
        assert client.docmd(f"MAIL FROM:<{OFFICE}> SMTPUTF8")[0] == 501
        assert client.docmd(f"MAIL FROM:<{OFFICE}> RET=HDRS")[0] == 555


def test_smtputf8_takes_an_address_in_vietnamese(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server:
        with connect(server) as client:
            client.send_message(letter("vănthư@trường.example"))
        assert [mail.recipients for mail in server.accepted()] == [("vănthư@trường.example",)]


def test_the_server_listens_on_the_loopback_only(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server, socket.create_connection((server.host, server.port), timeout=5) as client:
        assert client.getpeername()[0] == "127.0.0.1"
        assert client.getsockname()[0] == "127.0.0.1"


STARTER = """
import sys, time
from pathlib import Path
from tests.dispatch.mail.serving import mail_server
with mail_server(Path(sys.argv[1])) as server:
    print(server.port, flush=True)
    time.sleep(60)
"""


def test_the_server_ends_when_the_test_run_that_started_it_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", STARTER, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="ascii") as starter:
        assert starter.stdout is not None
        port = int(starter.stdout.readline())
        starter.kill()
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except ConnectionRefusedError:
            return
        time.sleep(0.05)
    pytest.fail("the server still listens")
