"""The real Postfix of the tests, from submission to a Maildir and a delivery report."""

import smtplib
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.dispatch.mail.postfix import FULL, OFFICE, serve_postfix, why_no_postfix
from tests.dispatch.mail.sending import OTHER, PDF, UNIT, letter, trusting

NO_POSTFIX = why_no_postfix()


@pytest.mark.skipif(bool(NO_POSTFIX), reason=NO_POSTFIX)
def test_a_real_postfix_delivers_refuses_and_reports(tmp_path: Path) -> None:
    with serve_postfix(tmp_path) as postfix:
        with smtplib.SMTP(postfix.host, postfix.port, timeout=10) as client:
            client.ehlo()
            assert client.docmd(f"MAIL FROM:<{OFFICE}>")[0] == 530  # encryption is demanded
            client.starttls(context=trusting(postfix.ca_file))
            client.ehlo()
            assert client.esmtp_features["size"] == "10240000"
            for number, to in enumerate((UNIT, FULL), start=1):
                client.send_message(
                    letter(to, number),
                    mail_options=["RET=HDRS", f"ENVID=so-{number}"],
                    rcpt_options=["NOTIFY=SUCCESS,FAILURE"],
                )
            for to, code in (("khong-co@truong.example", 550), ("a@elsewhere.example", 554)):
                with pytest.raises(smtplib.SMTPRecipientsRefused) as caught:
                    client.send_message(letter(to))
                assert caught.value.recipients[to][0] == code
        (mail,) = postfix.wait_for(UNIT, 1)
        reports = {_report(report) for report in postfix.wait_for(OFFICE, 2)}
        assert postfix.maildir(OTHER) == []
        folder = postfix.folder
    (attachment,) = mail.iter_attachments()
    assert attachment.get_filename() == "Công văn 12.pdf"
    assert attachment.get_payload(decode=True) == PDF
    assert reports == {
        (UNIT, "delivered", "2.0.0", "so-1", "<1@sgddt.haiphong.example>"),
        (FULL, "failed", "5.2.2", "so-2", "<2@sgddt.haiphong.example>"),
    }
    assert not folder.exists()


def _report(report: EmailMessage) -> tuple[str, ...]:
    """Read what a delivery report says: whom, what, which status, of which letter."""
    assert report.get_content_type() == "multipart/report"
    _, status, headers = report.iter_parts()
    whole, single = status.iter_parts()
    returned = headers.get_payload()
    assert isinstance(returned, str)
    (message_id,) = (line.split()[1] for line in returned.splitlines() if line.lower().startswith("message-id:"))
    return (
        str(single["Final-Recipient"]).partition(";")[2].strip(),
        str(single["Action"]),
        str(single["Status"]),
        str(whole["Original-Envelope-Id"]),
        message_id,
    )
