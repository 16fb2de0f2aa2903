"""How the server shall misbehave: a value that the test makes and the server's process is handed as JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from tests.dispatch.mail.certificates import Kind

Turns = str | Sequence[str]
"""What is answered, in turn: the first time, the second, ...; the last one stays. A lone text is the answer always."""


@dataclass(frozen=True)
class Script:
    """What the server does; as it stands, an obedient server with STARTTLS, SMTPUTF8 and DSN.

    An answer is a reply ("450 4.2.0 greylisted") or a word: "drop" (the connection is closed without an answer),
    "garbage" (a line that is no reply), "hang" (never answers), "slow:SECONDS" (the usual answer, late). A reply
    that begins with 421 closes the connection. In a mapping the key "*" stands for every address without a key of
    its own; turns are counted for each address over the whole life of the process, so greylisting is seen across
    connections.

    Attributes:
        greeting: "220" as usual, "garbage", "silence" (never answers), "slow" (after `delay`), or a whole reply
            such as "421 4.3.2 busy" or "554"; with these the connection is closed.
        delay: Seconds that the slow greeting takes.
        starttls: Whether STARTTLS is offered.
        certificate: Which certificate is shown.
        implicit_tls: Whether the connection is TLS from its first byte (then there is no STARTTLS).
        login: Users and their passwords; with any, a login is demanded before MAIL (530).
        auth_without_tls: Whether AUTH is offered and taken on a connection in clear text.
        smtputf8: Whether SMTPUTF8 is offered.
        dsn: Whether delivery reports (DSN) are offered.
        size: The SIZE that is offered, in bytes; a larger message gets 552. 0: none is offered, none is too large.
        mail_from: Answers to MAIL FROM, by the sender's turns.
        rcpt: Answers to RCPT TO, by address.
        before_data: Answers to DATA itself, by the first recipient that has any.
        in_data: "drop" closes the connection in the body, after some 10 KB (or at its end, if it is shorter).
        after_dot: Answers to the final dot. A 2xx reply takes the message, another does not; "slow:SECONDS" and
            "hang" take it; "drop-before-taking", "drop-after-taking", "garbage" (taken), "garbage-not-taken".
        limit: After so many messages in one connection the next MAIL FROM gets 421 and the connection is closed.
            0: no limit.
    """

    greeting: str = "220"
    delay: float = 1.0
    starttls: bool = True
    certificate: Kind = "right"
    implicit_tls: bool = False
    login: Mapping[str, str] = field(default_factory=dict, repr=False)
    auth_without_tls: bool = False
    smtputf8: bool = True
    dsn: bool = True
    size: int = 0
    mail_from: Turns = "250 2.1.0 Ok"
    rcpt: Mapping[str, Turns] = field(default_factory=dict)
    before_data: Mapping[str, Turns] = field(default_factory=dict)
    in_data: Mapping[str, Turns] = field(default_factory=dict)
    after_dot: Mapping[str, Turns] = field(default_factory=dict)
    limit: int = 0

    def as_json(self) -> str:
        """Give the script as one line of JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Script":
        """Read what `as_json` gave."""
        values: dict[str, Any] = json.loads(text)
        return cls(**values)


OBEDIENT = Script()


class Turning:
    """Whose turn it is: counts how often each address has been answered at each step."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], int] = {}

    def next(self, step: str, answers: Mapping[str, Turns], addresses: Sequence[str], usual: str) -> str:
        """Give the answer whose turn it is.

        Args:
            step: The SMTP command, or "dot"; each step has its own count.
            answers: The answers of the script for this step.
            addresses: The addresses of the message; the first that has answers of its own decides.
            usual: What is answered when the script says nothing.

        Returns:
            A reply or one of the words of `Script`.
        """
        address = next((found for found in addresses if found in answers), addresses[0] if addresses else "*")
        turns = answers.get(address, answers.get("*", usual))
        replies = [turns] if isinstance(turns, str) else list(turns)
        count = self._counts.get((step, address), 0)
        self._counts[step, address] = count + 1
        return replies[min(count, len(replies) - 1)]
