"""The test server's TLS and logins, right and wrong, seen by plain smtplib."""

import secrets
import smtplib
import ssl
from pathlib import Path

import pytest

from tests.dispatch.mail.script import Script
from tests.dispatch.mail.sending import connect, connect_at_once, letter
from tests.dispatch.mail.serving import mail_server


def test_starttls_is_not_offered_and_not_taken(tmp_path: Path) -> None:
    with mail_server(tmp_path, Script(starttls=False)) as server:
        with smtplib.SMTP(server.host, server.port, timeout=5) as client:
            client.ehlo()
            assert not client.has_extn("STARTTLS")
            assert client.docmd("STARTTLS")[0] == 454
            client.send_message(letter())
        assert [mail.tls for mail in server.accepted()] == [False]


@pytest.mark.parametrize("implicit_tls", [False, True])
@pytest.mark.parametrize(
    ("certificate", "reason"),
    [("other-name", "certificate is not valid for"), ("unknown-ca", "verify failed"), ("expired", "expired")],
)
def test_a_wrong_certificate(tmp_path: Path, certificate: str, reason: str, *, implicit_tls: bool) -> None:
    script = Script(certificate=certificate, implicit_tls=implicit_tls)  # type: ignore[arg-type]
    with mail_server(tmp_path, script) as server:
        with pytest.raises(ssl.SSLCertVerificationError, match=reason):
            (connect_at_once if implicit_tls else connect)(server)
        assert server.accepted() == []


def test_tls_from_the_first_byte(tmp_path: Path) -> None:
    password = secrets.token_urlsafe()
    with mail_server(tmp_path, Script(implicit_tls=True, login={"vanthu": password})) as server:
        with connect_at_once(server) as client:
            client.ehlo()
            assert not client.has_extn("STARTTLS")
            client.login("vanthu", password)
            client.send_message(letter())
        assert [(mail.tls, mail.login) for mail in server.accepted()] == [(True, "vanthu")]
        assert [entry["clear_password"] for entry in server.commands("AUTH")] == [False]


@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN"])
def test_a_login_is_demanded_and_judged_and_its_password_is_written_nowhere(tmp_path: Path, mechanism: str) -> None:
    password, wrong = secrets.token_urlsafe(), secrets.token_urlsafe()
    with mail_server(tmp_path, Script(login={"vanthu": password})) as server:
        with connect(server) as client:
            with pytest.raises(smtplib.SMTPSenderRefused) as caught:
                client.send_message(letter())
            assert caught.value.smtp_code == 530
            client.user, client.password = "vanthu", wrong
            method = getattr(client, f"auth_{mechanism.lower()}")
            with pytest.raises(smtplib.SMTPAuthenticationError) as refused:
                client.auth(mechanism, method)
            assert refused.value.smtp_code == 535
            client.password = password
            assert client.auth(mechanism, method)[0] == 235
            client.send_message(letter())
        assert [mail.login for mail in server.accepted()] == ["vanthu"]
        heard = [
            (entry["mechanism"], entry["login"], entry["right"], entry["clear_password"])
            for entry in server.commands("AUTH")
        ]
        assert heard == [(mechanism, "vanthu", False, False), (mechanism, "vanthu", True, False)]
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert password.encode() not in written
    assert wrong.encode() not in written


def test_a_password_in_clear_text_is_noted_whether_it_was_asked_for_or_not(tmp_path: Path) -> None:
    password = secrets.token_urlsafe()
    with mail_server(tmp_path, Script(login={"vanthu": password})) as server:
        with smtplib.SMTP(server.host, server.port, timeout=5) as client:
            client.ehlo()
            assert not client.has_extn("AUTH")
            client.user, client.password = "vanthu", password
            with pytest.raises(smtplib.SMTPAuthenticationError) as caught:
                client.auth("PLAIN", client.auth_plain)
            assert caught.value.smtp_code == 538
        assert [entry["clear_password"] for entry in server.commands("AUTH")] == [True]
    with mail_server(tmp_path / "2", Script(login={"vanthu": password}, auth_without_tls=True)) as server:
        with smtplib.SMTP(server.host, server.port, timeout=5) as client:
            client.ehlo()
            assert client.has_extn("AUTH")
            client.login("vanthu", password)
        heard = [(entry["right"], entry["clear_password"]) for entry in server.commands("AUTH")]
        assert heard == [(True, True)]
