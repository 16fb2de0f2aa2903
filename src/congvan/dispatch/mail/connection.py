"""Kết nối máy chủ gửi thư: one connection, secured, one login; a message is handed over in two steps (RFC 5321)."""

import contextlib
import ipaddress
import select
import smtplib
import socket
import ssl
from collections.abc import Callable
from pathlib import Path

from congvan.dispatch.mail.messages import Message
from congvan.dispatch.mail.said import is_late, told_of, words_of, xtext
from congvan.errors import CongvanError
from congvan.language import _
from congvan.letter import MailAccount, Receipt, ReceiptStatus

__all__ = ["Connection", "MailStopped", "Unsecured"]

_CONNECT = 30
_ANSWER = 120
"""Seconds to wait for a connection, and for the answer to a short command."""
_READY, _GO_ON, _CLOSING = 220, 354, 421
_TOO_LARGE = 552
_MECHANISMS = ("PLAIN", "LOGIN")
_DOT = b".\r\n"


class MailStopped(CongvanError):  # noqa: N818 - says what happened to the run
    """The mail server takes no letters now; none of those that are left was sent."""


class Unsecured(MailStopped):
    """The connection is not secured as it must be; no password and no letter left this computer."""


class Connection:
    """Kết nối: to the office's mail server, until it is closed or breaks.

    A message is handed over by `begin` (sender, receiver, content) and `finish` (the final dot): until the dot the
    server has taken nothing, after it the letter is the server's.
    """

    def __init__(self, account: MailAccount, password: str, authorities: Path | None) -> None:
        """Connect, secure the connection and log in.

        Args:
            account: the server and who logs in.
            password: of that user; empty = none.
            authorities: PEM file of the authority that the server's certificate must come from; None = the computer's.

        Raises:
            Unsecured: TLS cannot be had, or the certificate is not the server's.
            MailStopped: the server cannot be reached, or takes no letters, or not from this user.
        """
        self._account = account
        self._where = f"{account.server}:{_port(account)}"
        self._patience = min(account.wait, _ANSWER)
        context = _context(authorities)
        try:
            self._smtp = self._connect(context)
            self._log_in(password)
        except ssl.SSLError as error:
            self._drop()
            raise Unsecured(self._bad_certificate(error)) from error
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise MailStopped(self._sentence(told_of(error))) from error
        except MailStopped:
            self._drop()
            raise

    @property
    def most(self) -> int:
        """The largest message that the server takes, in bytes (RFC 1870); 0 = it does not say."""
        size = self._smtp.esmtp_features.get("size", "")
        return int(size) if size.isdigit() else 0

    @property
    def broken(self) -> bool:
        """Whether nothing more can be sent over it."""
        return self._smtp is None or self._smtp.sock is None

    def begin(self, message: Message) -> Receipt | None:
        """Give the server everything of a message but the final dot.

        Returns:
            None if it waits for the dot; else why the message was not taken.

        Raises:
            MailStopped: it takes no letters from this sender at all.
        """
        try:
            return self._begin(message)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Receipt(message.key, "retry", told_of(error))

    def finish(self, message: Message, meanwhile: Callable[[], None]) -> Receipt:
        """Send the final dot and wait for the answer; from here on the letter may be the server's.

        Args:
            message: which.
            meanwhile: done after the dot, while the server thinks; what it raises is its own affair.
        """
        smtp = self._smtp
        try:
            if _has_spoken(smtp):
                # the server has spoken, or gone, before the dot: nothing was taken
                self._drop()
                return Receipt(message.key, "retry", _("the server broke the connection off before the end"))
            _socket(smtp).settimeout(self._account.wait)
            _socket(smtp).sendall(_DOT)
            meanwhile()
            code, words = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            late = _("no answer within %(seconds)d seconds after the whole letter", seconds=self._account.wait)
            return Receipt(message.key, "unknown", late if is_late(error) else told_of(error))
        status: ReceiptStatus = _STATUS.get(code // 100, "unknown")
        if status == "unknown" or code == _CLOSING:
            self._drop()
        else:
            _socket(smtp).settimeout(self._patience)
        return Receipt(message.key, status, words_of(code, words))

    def forget(self) -> None:
        """Leave a message that was begun unsent: without its dot the server has taken nothing."""
        self._drop()

    def close(self) -> None:
        """Take leave of the server."""
        if not self.broken:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                _socket(self._smtp).settimeout(5)
                self._smtp.quit()
        self._drop()

    _smtp: smtplib.SMTP

    def _connect(self, context: ssl.SSLContext) -> smtplib.SMTP:
        account, port = self._account, _port(self._account)
        smtp: smtplib.SMTP
        if account.security == "tls":
            smtp = smtplib.SMTP_SSL(timeout=min(self._patience, _CONNECT), context=context)
        else:
            smtp = smtplib.SMTP(timeout=min(self._patience, _CONNECT))
        self._smtp = smtp
        # the name is what the certificate is held against
        smtp._host = account.server  # type: ignore[attr-defined]  # noqa: SLF001 - smtplib sets it in __init__ alone
        code, words = smtp.connect(account.server, port)
        if code != _READY:
            raise MailStopped(self._sentence(words_of(code, words)))
        if account.security == "none" and not _is_here(smtp):
            raise Unsecured(
                _(
                    "%(server)s is another computer, and security: none would send letters readable to everybody on "
                    "the way. Nothing was sent. Write security: starttls or tls.",
                    server=self._where,
                )
            )
        _socket(smtp).settimeout(self._patience)
        # the final dot is three bytes behind the content: it shall not wait for the content's acknowledgement
        _socket(smtp).setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        smtp.ehlo_or_helo_if_needed()
        if account.security == "starttls":
            if not smtp.has_extn("starttls"):
                raise Unsecured(
                    _(
                        "%(server)s offers no TLS (STARTTLS), so letters and password could be read on the way. "
                        "Nothing was sent. Try security: tls, or ask who runs the server.",
                        server=self._where,
                    )
                )
            smtp.starttls(context=context)
            smtp.ehlo()
        return smtp

    def _log_in(self, password: str) -> None:
        """Log in, once: a second try with another mechanism would count as a second wrong password."""
        if not self._account.user:
            return
        smtp = self._smtp
        offered = smtp.esmtp_features.get("auth", "").upper().split()
        mechanism = next((one for one in _MECHANISMS if one in offered), None)
        if mechanism is None:
            raise MailStopped(_("%(server)s offers no login that congvan knows (PLAIN, LOGIN).", server=self._where))
        smtp.user, smtp.password = self._account.user, password
        try:
            smtp.auth(mechanism, smtp.auth_plain if mechanism == "PLAIN" else smtp.auth_login)
        except smtplib.SMTPAuthenticationError as error:
            sentence = _(
                "%(server)s does not let «%(user)s» in: %(words)s. Nothing was sent. Check user and password; some "
                "servers ask for a password made for programs (app password).",
                server=self._where,
                user=self._account.user,
                words=words_of(error.smtp_code, error.smtp_error),
            )
            raise MailStopped(sentence) from None  # the error's own words may hold what was sent
        finally:
            smtp.user = smtp.password = ""

    def _begin(self, message: Message) -> Receipt | None:
        smtp = self._smtp
        dsn = smtp.has_extn("dsn")
        options = [f"size={len(message.data)}"] if smtp.has_extn("size") else []
        if dsn:
            options += ["RET=HDRS", f"ENVID={xtext(message.id.strip('<>'))}"]
        code, words = smtp.mail(message.sender, options)
        if code != 250:  # noqa: PLR2004 - RFC 5321, 4.2.3
            if code // 100 == 5 and code != _TOO_LARGE:  # noqa: PLR2004
                self._drop()
                raise MailStopped(self._sentence(words_of(code, words)))
            return self._not_taken(message, code, words)
        asked = ["NOTIFY=SUCCESS,FAILURE,DELAY", f"ORCPT=rfc822;{xtext(message.receiver)}"] if dsn else []
        code, words = smtp.rcpt(message.receiver, asked)
        if code not in {250, 251}:
            return self._not_taken(message, code, words)
        code, words = smtp.docmd("data")
        if code != _GO_ON:
            return self._not_taken(message, code, words)
        _socket(smtp).sendall(message.data)
        return None

    def _not_taken(self, message: Message, code: int, words: bytes) -> Receipt:
        """Return why the server would not have a message, and make ready for the next."""
        status: ReceiptStatus = "refused" if code // 100 == 5 else "retry"  # noqa: PLR2004
        if code in {_CLOSING, -1}:
            self._drop()
        else:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._smtp.rset()
        return Receipt(message.key, status, words_of(code, words))

    def _drop(self) -> None:
        if getattr(self, "_smtp", None) is not None:
            self._smtp.close()

    def _sentence(self, words: str) -> str:
        return _("%(server)s takes no letters now: %(words)s.", server=self._where, words=words.rstrip("."))

    def _bad_certificate(self, error: ssl.SSLError) -> str:
        why = getattr(error, "verify_message", "") or error.reason or str(error)
        return _(
            "The certificate of %(server)s is not to be trusted: %(why)s. Neither password nor letters were sent. "
            "Check the server's name; if its authority is one of your own, name it in authority_file.",
            server=self._where,
            why=str(why).rstrip("."),
        )


_STATUS: dict[int, ReceiptStatus] = {2: "sent", 4: "retry", 5: "refused"}


def _port(account: MailAccount) -> int:
    return account.port or (465 if account.security == "tls" else 587)


def _context(authorities: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=authorities)
    except (OSError, ssl.SSLError) as error:
        sentence = _("authority_file «%(path)s» is no PEM file with certificates.", path=str(authorities))
        raise MailStopped(sentence) from error


def _socket(smtp: smtplib.SMTP) -> socket.socket:
    if smtp.sock is None:
        raise smtplib.SMTPServerDisconnected
    return smtp.sock


def _is_here(smtp: smtplib.SMTP) -> bool:
    address = ipaddress.ip_address(_socket(smtp).getpeername()[0].partition("%")[0])
    return address.is_loopback


def _has_spoken(smtp: smtplib.SMTP) -> bool:
    """Tell whether the server has said something unasked, or gone."""
    sock = _socket(smtp)
    if not select.select([sock], [], [], 0)[0]:
        return False
    sock.settimeout(0)
    try:
        sock.recv(1)
    except (ssl.SSLWantReadError, BlockingIOError):  # TLS's own bytes, such as a session ticket
        return False
    return True
