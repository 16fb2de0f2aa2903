"""One SMTP connection after the script: aiosmtpd speaks the protocol, this makes it misbehave."""

import asyncio
import hmac
import re
import ssl
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.dispatch.mail.body import read_body, wrong_with
from tests.dispatch.mail.ledger import Ledger
from tests.dispatch.mail.script import Script, Turning

GARBAGE = b"\xff\xfe<html>no SMTP is spoken here</html>"
_NEVER = 86_400.0
_DSN_OF_MAIL = re.compile(r"\s(RET|ENVID)=(\S+)", re.IGNORECASE)
_DSN_OF_RCPT = re.compile(r"\s(NOTIFY|ORCPT)=(\S+)", re.IGNORECASE)
_TAKING_WORDS = ("garbage", "drop-after-taking", "hang", "slow:")


@dataclass
class Shared:
    """What all connections of the process share."""

    script: Script
    ledger: Ledger
    turning: Turning
    connections: int = 0


class _Handler:
    """The hooks of aiosmtpd where a hook is enough."""

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, server: "Misbehaving", session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        script = server.shared.script
        offered = [line for line in responses if script.login or not line.startswith("250-AUTH")]
        if script.dsn:
            offered.insert(1, "250-DSN")
        return offered

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, server: "Misbehaving", _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        script = server.shared.script
        if script.limit and server.taken >= script.limit:
            return "421 4.7.0 Too many messages in this connection"
        answer = await server.turn("MAIL", {"*": script.mail_from}, [address], "250 2.1.0 Ok")
        if answer.startswith("2"):
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return answer

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: "Misbehaving", _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        answer = await server.turn("RCPT", server.shared.script.rcpt, [address], "250 2.1.5 Ok")
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer


class Misbehaving(SMTP):
    """One connection."""

    # also how much asyncio buffers; at aiosmtpd's 1,001 bytes it would stop and start the socket for every chunk
    line_length_limit = 1 << 20

    def __init__(self, shared: Shared, tls_context: ssl.SSLContext | None) -> None:
        script = shared.script
        # aiosmtpd shares these limits between connections and clears them at each; DSN asks for more room (RFC 3461)
        self.command_size_limits = defaultdict(lambda: 1024)
        super().__init__(
            _Handler(),
            data_size_limit=script.size or None,
            enable_SMTPUTF8=script.smtputf8,
            hostname="localhost",
            ident="ESMTP of the tests",
            tls_context=tls_context,
            auth_required=bool(script.login),
            # with TLS from the first byte aiosmtpd sees no STARTTLS, and would refuse AUTH
            auth_require_tls=not (script.auth_without_tls or script.implicit_tls),
            authenticator=self._judge,
            loop=asyncio.get_running_loop(),
        )
        self.shared = shared
        self.number = 0
        self.taken = 0
        self._dsn: dict[str, str] = {}
        self._notify: dict[str, str] = {}
        self._login = ""
        self._judged: list[bool] = []
        for name, method in list(self._smtp_methods.items()):
            if name != "AUTH":
                self._smtp_methods[name] = self._heard(name, method)

    # the connection

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Number the connection; aiosmtpd calls this again when TLS has begun."""
        if not self.number:
            self.shared.connections += 1
            self.number = self.shared.connections
            self.shared.ledger.hear(self.number, "CONNECT")
        super().connection_made(transport)

    def eof_received(self) -> bool | None:
        """Say nothing where TLS has no half-closed connection (asyncio would complain)."""
        answer = super().eof_received()
        return False if self.secure else answer

    @property
    def secure(self) -> bool:
        """Whether the connection is encrypted by now."""
        return self.transport is not None and self.transport.get_extra_info("sslcontext") is not None

    async def _handle_client(self) -> None:
        """Greet as the script says, then speak SMTP."""
        script = self.shared.script
        match script.greeting:
            case "220":
                pass
            case "slow":
                await asyncio.sleep(script.delay)
            case "silence":
                await asyncio.sleep(_NEVER)
            case "garbage":
                await self.push("garbage")
                await asyncio.sleep(_NEVER)
            case reply:
                await self.push(reply if " " in reply else f"{reply} localhost is not at your service")
                await self._drop()
        await super()._handle_client()

    async def push(self, status: Any) -> None:
        """Answer; the words of the script are carried out instead of sent."""
        if status == "drop":
            await self._drop()
        elif status == "hang":
            await asyncio.sleep(_NEVER)
        elif status == "garbage":
            await super().push(GARBAGE)
        else:
            # replies of the script may hold Vietnamese whether or not SMTPUTF8 is offered, as those of real servers
            await super().push(status.encode() if isinstance(status, str) else status)
            if isinstance(status, str) and status.startswith("421"):
                await self._drop()

    async def _drop(self) -> None:
        """Close the connection and speak no more in it."""
        if self.transport is not None:
            self.transport.close()
        await asyncio.sleep(_NEVER)  # connection_lost cancels it

    async def turn(self, step: str, answers: Any, addresses: list[str], usual: str) -> str:
        """Give the answer whose turn it is; a slow one only after its time."""
        answer = self.shared.turning.next(step, answers, addresses, usual)
        if answer.startswith("slow:"):
            await asyncio.sleep(float(answer.removeprefix("slow:")))
            return usual
        return answer

    # the commands

    def _heard(self, name: str, method: Any) -> Any:
        async def heard(arg: str | None) -> None:
            self.shared.ledger.hear(self.number, name, argument=arg or "", tls=self.secure)
            await method(arg)

        return heard

    async def smtp_AUTH(self, arg: str | None) -> None:  # noqa: N802 - aiosmtpd's name
        """Note whether the password was right, and whether it came in clear text; never the password."""
        mechanism, _, secret = (arg or "").partition(" ")
        in_clear = not self.secure
        self._judged = []
        try:
            await super().smtp_AUTH(arg)
        finally:
            self.shared.ledger.hear(
                self.number,
                "AUTH",
                mechanism=mechanism,
                tls=not in_clear,
                login=self._login,
                right=self._judged == [True],
                clear_password=in_clear and (bool(self._judged) or (mechanism.upper() == "PLAIN" and bool(secret))),
            )

    def _judge(self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any) -> AuthResult:
        """Judge a login; the argument list is aiosmtpd's."""
        assert isinstance(data, LoginPassword)
        self._login = data.login.decode(errors="replace")
        expected = self.shared.script.login.get(self._login, "")
        right = bool(expected) and hmac.compare_digest(expected.encode(), data.password)
        self._judged.append(right)
        # handled=False lets aiosmtpd say 535
        return AuthResult(success=right, handled=False, auth_data=data)

    async def smtp_MAIL(self, arg: str | None) -> None:  # noqa: N802 - aiosmtpd's name
        """Take the parameters of DSN out, which aiosmtpd does not know."""
        self._dsn, self._notify = {}, {}
        if self.shared.script.dsn and arg:
            self._dsn = {key.upper(): value for key, value in _DSN_OF_MAIL.findall(arg)}
            arg = _DSN_OF_MAIL.sub("", arg)
        await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg: str | None) -> None:  # noqa: N802 - aiosmtpd's name
        """Take the parameters of DSN out, which aiosmtpd does not know."""
        found: dict[str, str] = {}
        if self.shared.script.dsn and arg:
            found = {key.upper(): value for key, value in _DSN_OF_RCPT.findall(arg)}
            arg = _DSN_OF_RCPT.sub("", arg)
        assert self.envelope is not None
        before = len(self.envelope.rcpt_tos)
        await super().smtp_RCPT(arg)
        if len(self.envelope.rcpt_tos) > before and "NOTIFY" in found:
            self._notify[self.envelope.rcpt_tos[-1]] = found["NOTIFY"]

    async def smtp_DATA(self, _arg: str | None) -> None:  # noqa: N802 - aiosmtpd's name
        """Read a message and do after the script with it."""
        if await self.check_helo_needed() or await self.check_auth_needed("DATA"):
            return
        assert self.envelope is not None
        recipients = list(self.envelope.rcpt_tos)
        if not recipients:
            await self.push("503 5.5.1 RCPT comes first")
            return
        script = self.shared.script
        answer = await self.turn("DATA", script.before_data, recipients, "354 Go on")
        await self.push(answer)
        if not answer.startswith("354"):
            return
        drops = await self.turn("body", script.in_data, recipients, "") == "drop"
        raw = await read_body(self._reader, drops=drops)
        if raw is None:
            await self._drop()
        else:
            await self.push(wrong_with(raw, script.size) or await self._after_dot(raw, recipients))
            self.envelope = Envelope()

    async def _after_dot(self, raw: bytes, recipients: list[str]) -> str:
        """Take the message or leave it, and give the answer."""
        answer = self.shared.turning.next("dot", self.shared.script.after_dot, recipients, "250 2.0.0 Ok: queued")
        if answer.startswith(("2", *_TAKING_WORDS)) and answer != "garbage-not-taken":
            self._take(raw, recipients)
        if answer.startswith("slow:"):
            await asyncio.sleep(float(answer.removeprefix("slow:")))
            return "250 2.0.0 Ok: queued late"
        return "drop" if answer.startswith("drop-") else answer.removesuffix("-not-taken")

    def _take(self, raw: bytes, recipients: list[str]) -> None:
        assert self.envelope is not None
        self.taken += 1
        self.shared.ledger.take(
            raw,
            {
                "sender": self.envelope.mail_from,
                "recipients": recipients,
                "connection": self.number,
                "tls": self.secure,
                "login": self._login if self.session is not None and self.session.authenticated else "",
                "options": list(self.envelope.mail_options),
                "envid": self._dsn.get("ENVID", ""),
                "ret": self._dsn.get("RET", ""),
                "notify": self._notify,
            },
        )


__all__ = ["GARBAGE", "Misbehaving", "Shared"]
