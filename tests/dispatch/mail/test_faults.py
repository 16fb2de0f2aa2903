"""Each fault of the test server, seen by plain smtplib: a fault that is not there proves nothing."""

import smtplib
import time
from pathlib import Path

import pytest

from tests.dispatch.mail.postfix import OFFICE, SCHOOLS
from tests.dispatch.mail.script import Script
from tests.dispatch.mail.sending import OTHER, UNIT, code_of, connect, letter
from tests.dispatch.mail.serving import mail_server


@pytest.mark.parametrize(("greeting", "code"), [("421", 421), ("554 5.3.2 no service", 554), ("garbage", -1)])
def test_a_greeting_that_is_no_welcome(tmp_path: Path, greeting: str, code: int) -> None:
    with mail_server(tmp_path, Script(greeting=greeting)) as server:
        with pytest.raises(smtplib.SMTPConnectError) as caught:
            smtplib.SMTP(server.host, server.port, timeout=5)
        assert caught.value.smtp_code == code


def test_a_silent_greeting_and_a_slow_one(tmp_path: Path) -> None:
    silent = pytest.raises(smtplib.SMTPServerDisconnected, match="timed out")
    with mail_server(tmp_path, Script(greeting="silence")) as server, silent:
        smtplib.SMTP(server.host, server.port, timeout=0.4)
    with mail_server(tmp_path, Script(greeting="slow", delay=0.4)) as server:
        start = time.monotonic()
        with smtplib.SMTP(server.host, server.port, timeout=5) as client:
            assert time.monotonic() - start >= 0.4
            assert client.noop()[0] == 250


def test_a_message_larger_than_the_offered_size_is_refused_with_552(tmp_path: Path) -> None:
    with mail_server(tmp_path, Script(size=50_000)) as server:
        with connect(server) as client:
            assert client.esmtp_features["size"] == "50000"
        assert code_of(server) == 552  # smtplib tells the size with MAIL FROM
        with connect(server) as client:
            client.mail(OFFICE)
            client.rcpt(UNIT)
            assert client.data(bytes(letter()))[0] == 552  # and here it does not
            client.sendmail(OFFICE, [UNIT], b"Subject: small\r\n")
        assert [mail.subject for mail in server.accepted()] == ["small"]


def test_a_message_that_real_servers_refuse_is_refused(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server, connect(server) as client:
        for text, code in ((b"Subject: x\n\r\nbare\r\n", 550), (b"Subject: x\r\n\r\n" + b"y" * 999, 500)):
            with pytest.raises(smtplib.SMTPDataError) as caught:
                client.sendmail(OFFICE, [UNIT], text)
            assert caught.value.smtp_code == code
        assert server.accepted() == []


def test_refusing_the_sender(tmp_path: Path) -> None:
    with mail_server(tmp_path, Script(mail_from=("451 4.3.0 later", "550 5.7.1 never", "250 Ok"))) as server:
        assert [code_of(server) for _ in range(4)] == [451, 550, 250, 250]


def test_greylisting_lets_the_second_try_in_and_refuses_one_address_only(tmp_path: Path) -> None:
    answers = {UNIT: ["450 4.2.0 greylisted", "250 Ok"], OTHER: "550 5.1.1 no such user"}
    with mail_server(tmp_path, Script(rcpt=answers)) as server:
        assert [code_of(server, UNIT) for _ in range(3)] == [450, 250, 250]
        assert [code_of(server, OTHER) for _ in range(2)] == [550, 550]
        assert code_of(server, SCHOOLS[2]) == 250
        assert [mail.recipients[0] for mail in server.accepted()] == [UNIT, UNIT, SCHOOLS[2]]
        assert {entry["connection"] for entry in server.commands("CONNECT")} == {1, 2, 3, 4, 5, 6}


def test_the_star_counts_each_address_for_itself(tmp_path: Path) -> None:
    with mail_server(tmp_path, Script(rcpt={"*": ["450 greylisted", "250 Ok"]})) as server:
        assert [code_of(server, to) for to in (UNIT, OTHER, UNIT, OTHER)] == [450, 450, 250, 250]


@pytest.mark.parametrize(
    ("answer", "code"), [("421 4.3.2 closing", 421), ("451 4.3.0 later", 451), ("drop", 0), ("garbage", -1)]
)
def test_an_answer_to_data_itself(tmp_path: Path, answer: str, code: int) -> None:
    with mail_server(tmp_path, Script(before_data={UNIT: [answer, "354 Go on"]})) as server:
        assert code_of(server) == code
        assert server.accepted() == []
        assert code_of(server) == 250


def test_a_connection_that_breaks_in_the_body(tmp_path: Path) -> None:
    with mail_server(tmp_path, Script(in_data={UNIT: ["drop", ""]})) as server:
        assert code_of(server) == 0
        assert server.accepted() == []
        assert code_of(server) == 250


@pytest.mark.parametrize(
    ("outcome", "code", "taken"),
    [
        ("250 2.0.0 queued as 4XyZ", 250, 1),
        ("451 4.3.0 later", 451, 0),
        ("421 4.3.2 closing", 421, 0),
        ("552 5.2.2 full", 552, 0),
        ("554 5.7.1 Thư bị từ chối", 554, 0),
        ("drop-before-taking", 0, 0),
        ("drop-after-taking", 0, 1),
        ("garbage", -1, 1),
        ("garbage-not-taken", -1, 0),
        ("slow:0.3", 250, 1),
    ],
)
@pytest.mark.parametrize("key", [UNIT, "*"])
def test_an_answer_after_the_dot(tmp_path: Path, key: str, outcome: str, code: int, taken: int) -> None:
    with mail_server(tmp_path, Script(after_dot={key: [outcome, "250 Ok"]})) as server:
        start = time.monotonic()
        assert code_of(server) == code
        assert len(server.accepted()) == taken
        if outcome.startswith("slow"):
            assert time.monotonic() - start >= 0.3
        assert code_of(server) == 250
        assert len(server.accepted()) == taken + 1


def test_a_server_that_takes_and_never_answers(tmp_path: Path) -> None:
    with mail_server(tmp_path, Script(after_dot={"*": "hang"})) as server:
        assert code_of(server, timeout=0.5) == 0
        assert len(server.wait_for(1)) == 1


def test_so_many_letters_in_a_connection_and_no_more(tmp_path: Path) -> None:
    with mail_server(tmp_path, Script(limit=2)) as server:
        with connect(server) as client:
            client.send_message(letter(UNIT, 1))
            client.send_message(letter(UNIT, 2))
            with pytest.raises(smtplib.SMTPSenderRefused) as caught:
                client.send_message(letter(UNIT, 3))
            assert caught.value.smtp_code == 421
        assert code_of(server) == 250
        assert [mail.connection for mail in server.accepted()] == [1, 1, 2]
