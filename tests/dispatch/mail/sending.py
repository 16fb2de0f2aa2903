"""What the tests of the servers share: a letter, and plain smtplib to send it."""

import smtplib
import ssl
from email.message import EmailMessage
from pathlib import Path

from tests.dispatch.mail.postfix import OFFICE, SCHOOLS
from tests.dispatch.mail.serving import MailServer

UNIT = SCHOOLS[0]
OTHER = SCHOOLS[1]
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 400


def letter(to: str = UNIT, number: int = 1) -> EmailMessage:
    """Make a letter with a PDF of 100 KB; its Message-ID holds the number."""
    message = EmailMessage()
    message["From"], message["To"] = OFFICE, to
    message["Subject"] = "Công văn số 12/SGDĐT-VP về việc kiểm tra"
    message["Message-ID"] = f"<{number}@sgddt.haiphong.example>"
    message.set_content("Kính gửi Trường\n.\n..hai dấu chấm\n", cte="base64")
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="Công văn 12.pdf")
    return message


def trusting(ca_file: Path) -> ssl.SSLContext:
    """Give the context of a client that checks certificates against the test's own authority."""
    return ssl.create_default_context(cafile=ca_file)


def connect(server: MailServer, timeout: float = 5.0) -> smtplib.SMTP:
    """Connect and go over to TLS."""
    client = smtplib.SMTP(server.host, server.port, timeout=timeout)
    client.starttls(context=trusting(server.ca_file))
    client.ehlo()
    return client


def connect_at_once(server: MailServer) -> smtplib.SMTP_SSL:
    """Connect with TLS from the first byte."""
    return smtplib.SMTP_SSL(server.host, server.port, timeout=5, context=trusting(server.ca_file))


def code_of(server: MailServer, to: str = UNIT, timeout: float = 5.0) -> int:
    """Send one letter over a new connection and give the code that it ended with; 0 for a broken connection."""
    with connect(server, timeout) as client:
        try:
            client.send_message(letter(to))
        except smtplib.SMTPRecipientsRefused as error:
            return error.recipients[to][0]
        except smtplib.SMTPResponseException as error:
            return error.smtp_code
        except (smtplib.SMTPServerDisconnected, OSError):
            return 0
    return 250
