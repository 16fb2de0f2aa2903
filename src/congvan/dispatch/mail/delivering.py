"""Gửi thư: letters handed to the mail server one after another, each at most once."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass

from congvan.dispatch.mail.connection import Connection, MailStopped
from congvan.dispatch.mail.messages import Message
from congvan.language import _, n_
from congvan.letter import MailAccount, Receipt

__all__ = ["Due", "Ledger", "deliver"]

_MEGABYTE = 1_000_000
_IDLE = 20
"""Seconds for which a connection is kept without anything to send."""


@dataclass(frozen=True, slots=True)
class Due:
    """Thư phải gửi: a message that is written when its turn comes.

    Attributes:
        key: of the parcel.
        size: how many bytes it will have, roughly.
        write: writes it.
    """

    key: str
    size: int
    write: Callable[[], Message]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Sổ theo dõi: what is written down, before and after.

    Attributes:
        claim: writes down receipts, and that a letter is being sent now; False = another run sends it or has sent it.
            When it returns, both are on the disk.
        settle: writes down receipts.
    """

    claim: Callable[[Sequence[Receipt], str], bool]
    settle: Callable[[Sequence[Receipt]], None]


def deliver(
    dues: Sequence[Due],
    account: MailAccount,
    connect: Callable[[], Connection],
    ledger: Ledger,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Send messages in order over one connection; what the server would not take yet is tried again at the end.

    That a letter is being sent is on the disk before its final dot goes out; what the server answered is on the disk
    before the next letter's dot does. So whatever stops the run, at most one letter is in doubt.

    Args:
        dues: what is to be sent.
        account: how fast, and how often it is tried again.
        connect: opens a connection.
        ledger: where it is written down.
        progress: told how many letters have ended, of how many.

    Raises:
        MailStopped: the server cannot be reached any more, or takes no letters; the ledger knows which were sent.
        CongvanError: the ledger cannot be written.
    """
    run = _Run(dues, account, connect, ledger, progress)
    try:
        run.go()
    finally:
        run.end()


class _Run:
    """One run: the connection, what is to be sent, what waits to be written down."""

    def __init__(
        self,
        dues: Sequence[Due],
        account: MailAccount,
        connect: Callable[[], Connection],
        ledger: Ledger,
        progress: Callable[[int, int], None],
    ) -> None:
        self._queue = deque(dues)
        self._total = len(dues)
        self._later: list[tuple[float, Due]] = []
        self._tries: dict[str, int] = {}
        self._account = account
        self._connect = connect
        self._ledger = ledger
        self._progress = progress
        self._pending: list[Receipt] = []
        self._written: dict[str, Message] = {}
        self._aside = ThreadPoolExecutor(1, "mail")
        self._connection: Connection | None = None
        self._begun = 0.0

    def go(self) -> None:
        self._open()
        self._must_fit()
        while self._queue or self._later:
            if not self._queue:
                self._wait_for_later()
            self._keep_pace()
            due = self._queue.popleft()
            if self._connection is None or self._connection.broken:
                self._settle()
                self._open()
            receipt = self._send(due)
            if receipt is not None:
                self._pending.append(receipt)
                if receipt.status == "retry":
                    self._put_off(due)
            left = len(self._queue) + len(self._later)
            self._progress(self._total - left, self._total)

    def end(self) -> None:
        """Write down what is known, and leave."""
        try:
            self._settle()
        finally:
            if self._connection is not None:
                self._connection.close()
            self._aside.shutdown()

    def _open(self) -> None:
        self._connection = self._connect()

    def _must_fit(self) -> None:
        assert self._connection is not None  # noqa: S101 - it was just opened
        most = self._connection.most
        larger = [due for due in self._queue if most and due.size > most]
        if larger:
            sentence = n_(
                "The mail server takes messages up to %(most).1f MB, and %(count)d letter with its files is larger. "
                "Nothing was sent.",
                "The mail server takes messages up to %(most).1f MB, and %(count)d letters with their files are "
                "larger. Nothing was sent.",
                len(larger),
                most=most / _MEGABYTE,
            )
            raise MailStopped(sentence)

    def _send(self, due: Due) -> Receipt | None:
        """Return what became of a letter; None if another run has it."""
        connection = self._connection
        assert connection is not None  # noqa: S101 - `go` opens it
        message = self._message(due)
        begun = self._aside.submit(connection.begin, message)  # while the claim goes to the disk
        claimed = False
        try:
            claimed = self._claim(due)
            trouble = begun.result()
        except BaseException as error:
            connection.forget()  # without its dot nothing was taken
            if claimed:
                words = str(error) if isinstance(error, MailStopped) else _("stopped before it was sent")
                self._pending.append(Receipt(due.key, "retry", words))
            raise
        if not claimed:
            connection.forget()
            return None
        if trouble is not None:
            return trouble
        try:
            return connection.finish(message, self._prepare)
        except BaseException:
            self._pending.append(Receipt(due.key, "unknown", _("stopped before the server had answered")))
            connection.forget()
            raise

    def _claim(self, due: Due) -> bool:
        done, self._pending = self._pending, []
        try:
            return self._ledger.claim(done, due.key)
        except BaseException:
            self._pending = done
            raise

    def _prepare(self) -> None:
        """Write the next message while the server thinks about this one."""
        if self._queue and self._queue[0].key not in self._written:
            # what is wrong with the next letter is told when its turn comes
            with suppress(Exception):
                self._written[self._queue[0].key] = self._queue[0].write()

    def _message(self, due: Due) -> Message:
        return self._written.pop(due.key, None) or due.write()

    def _put_off(self, due: Due) -> None:
        """Try a letter again: at once where only the connection was closed, else after a pause; then no more."""
        tries = self._tries[due.key] = self._tries.get(due.key, 0) + 1
        closed = self._connection is not None and self._connection.broken
        if tries == 1 and closed:
            self._queue.appendleft(due)
        elif tries <= len(self._account.pauses):
            self._later.append((time.monotonic() + self._account.pauses[tries - 1], due))

    def _wait_for_later(self) -> None:
        first = min(at for at, _due in self._later)
        self._settle()
        pause = first - time.monotonic()
        if pause > _IDLE and self._connection is not None:
            self._connection.close()
        if pause > 0:
            time.sleep(pause)
        now = time.monotonic()
        self._queue.extend(due for at, due in self._later if at <= now)
        self._later = [(at, due) for at, due in self._later if at > now]

    def _keep_pace(self) -> None:
        if not self._account.per_minute:
            return
        pause = self._begun + 60 / self._account.per_minute - time.monotonic()
        if pause > 0:
            self._settle()
            time.sleep(pause)
        self._begun = time.monotonic()

    def _settle(self) -> None:
        done, self._pending = self._pending, []
        if done:
            try:
                self._ledger.settle(done)
            except BaseException:
                self._pending = done
                raise
