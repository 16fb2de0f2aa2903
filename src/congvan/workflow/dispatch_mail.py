"""`congvan dispatch email`: each unit's own letter to its own address, at most once, and what became of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from congvan.dispatch import (
    Connection,
    Due,
    Ledger,
    MailText,
    Message,
    deliver,
    message_id,
    message_of,
)
from congvan.errors import CannotRead, CongvanError
from congvan.language import _
from congvan.letter import Attached, Event, MailAccount, Parcel, Receipt
from congvan.register import Register
from congvan.workflow.dispatch_parcels import mail_text, parcel_key, size_of, values_of
from congvan.workflow.dispatch_plan import (
    DispatchPlan,
    DispatchRequest,
    Item,
    Scene,
    file_of,
    items_of,
    plan_with,
    scene_of,
)
from congvan.workflow.dispatch_turn import alone, own_up
from congvan.workflow.folder import digest
from congvan.workflow.registry import Desk, find_register, opened
from congvan.workflow.signed_attachments import Enclosures, enclosures_of

__all__ = ["MailReport", "MailRequest", "mail_account", "send_mail"]

_BARRED = frozenset(("sending", "sent", "unknown", "delivered", "returned", "archived"))
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class MailRequest:
    """What the clerk asked for.

    Attributes:
        what: letter, units, groups.
        resend_unknown: whether a letter is sent again of which nobody knows whether it was taken.
        again: whether a letter is sent again to an address from which it came back.
        clock: tells the time.
    """

    what: DispatchRequest
    clock: Callable[[], datetime]
    resend_unknown: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class MailReport:
    """What became of the letters.

    Attributes:
        plan: as it was before.
        results: the letters that were to be sent, each with its status and the words to it.
        stopped: why the run ended before its end; empty = it did not.
    """

    plan: DispatchPlan
    results: tuple[tuple[Item, str, str], ...] = ()
    stopped: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def left(self) -> tuple[Item, ...]:
        """What is not with its unit's server, as far as anybody knows."""
        sent = {(item.unit, item.address) for item, status, _words in self.results if status == "sent"}
        return tuple(one for one in self.plan.items if one.state != "done" and (one.unit, one.address) not in sent)


def send_mail(
    request: MailRequest,
    password_of: Callable[[MailAccount], str],
    confirm: Callable[[DispatchPlan, tuple[Item, ...]], None],
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> MailReport:
    """Send every unit its letter by e-mail.

    Args:
        request: what is wanted.
        password_of: asked once, after `confirm`, if the account needs a password.
        confirm: shown the plan and what of it is to be sent, before anything is written; raises to stop.
        progress: told how many letters have ended, of how many.

    Raises:
        CannotRead: a file is missing or cannot be opened.
        Refused: findings; nothing was sent.
        MailStopped: the server cannot be used; nothing was sent.
        CongvanError: the register refuses, or the clerk did.
    """
    what = replace(request.what, ways=("email",))
    scene = scene_of(what)
    account = scene.office.dispatch.mail
    if account is None:
        raise _no_account(scene.gathered.office_name)
    text = mail_text(scene, account)
    with opened(scene.register, writing=True) as book, alone(scene):
        own_up(book, scene, request.clock(), request.what.desk.by)
        status = book.status(scene.letter)
        extra = enclosures_of(scene, status)
        plan = plan_with(scene, tuple(_fitting(extra, account, items_of(scene, status, what))))
        due = _due(plan, request)
        confirm(plan, due)
        if not due:
            return MailReport(plan)
        run = _Run(scene, account, text, request, book, due, extra)
        password = password_of(account) if account.user else ""
        stopped = run.go(password, progress)
        return run.report(plan, stopped)


def mail_account(desk: Desk) -> MailAccount:
    """Return the office's mail account.

    Raises:
        CongvanError: congvan.yaml names none, or no user of it.
    """
    register = find_register(desk)
    account = register.office.dispatch.mail
    if account is None:
        raise _no_account(register.office_name)
    if not account.user:
        sentence = _(
            "%(office)s names no user of the mail server, so there is no password.", office=register.office_name
        )
        raise CongvanError(sentence)
    return account


def _no_account(office: str) -> CongvanError:
    return CongvanError(
        _(
            "%(office)s does not name a mail server. Write it under dispatch: mail: with server, sender and user.",
            office=office,
        )
    )


class _Run:
    """One run: every letter's words are known before the first is sent."""

    def __init__(  # noqa: PLR0913, PLR0917 - what the work needs
        self,
        scene: Scene,
        account: MailAccount,
        text: MailText,
        request: MailRequest,
        book: Register,
        due: Sequence[Item],
        extra: Enclosures,
    ) -> None:
        self._scene, self._account, self._request, self._book = scene, account, request, book
        self._by = request.what.desk.by
        self._extra = extra
        self._items = {parcel_key(scene, one): one for one in due}
        units = {one.id: one for one in scene.addressing.units()}
        self._words = {
            key: text.fill(values_of(scene, one, units[one.unit], extra.of(one.issued)))
            for key, one in self._items.items()
        }
        self._results: dict[str, Receipt] = {}

    def go(self, password: str, progress: Callable[[int, int], None]) -> str:
        """Send; return why it ended before its end.

        Raises:
            MailStopped: nothing was sent.
        """
        authorities = self._scene.root / self._account.authority_file if self._account.authority_file else None
        connect = partial(Connection, self._account, password, authorities)
        first = connect()  # said before the letters are queued: nothing is sent if it fails
        connections = [first]
        queued = [self._event(key, "queued", "") for key in self._items]
        try:
            claimed = self._book.record((), self._now(), self._by, claims=queued, unless=self._barred())
        except BaseException:
            first.close()
            raise
        mine = {(one.number, one.unit, one.channel) for one in claimed}
        dues = [
            Due(key, size_of(item, self._extra.of(item.issued)), partial(self._write, key, item))
            for key, item in self._items.items()
            if (item.issued.number, item.unit, item.channel) in mine
        ]
        ledger = Ledger(self._claim, self._settle)
        try:
            deliver(dues, self._account, lambda: connections.pop() if connections else connect(), ledger, progress)
        except CongvanError as error:  # the server, or the disk that the register is on
            if not any(one.status == "sent" for one in self._results.values()):
                raise
            return str(error)
        return ""

    def report(self, plan: DispatchPlan, stopped: str) -> MailReport:
        """Return what became of the letters that were to be sent."""
        results = []
        counts: dict[str, int] = {}
        for key, item in self._items.items():
            receipt = self._results.get(key, Receipt(key, "retry", _("not sent yet")))
            results.append((item, receipt.status, receipt.words))
            counts[receipt.status] = counts.get(receipt.status, 0) + 1
        return MailReport(plan, tuple(results), stopped, counts)

    def _now(self) -> datetime:
        return self._request.clock()

    def _barred(self) -> frozenset[str]:
        allowed = {"unknown"} if self._request.resend_unknown else set()
        return _BARRED - allowed - ({"returned"} if self._request.again else set())

    def _event(self, key: str, status: Any, proof: str) -> Event:
        item = self._items[key]
        return Event(item.issued.number, item.unit, status, self._now(), item.channel, proof, self._by)

    def _claim(self, done: Sequence[Receipt], key: str) -> bool:
        told = [self._event(one.key, one.status, one.words) for one in done]
        item = self._items[key]
        file = file_of(item.issued, "pdf")
        hashes = [file.sha256 if file else "", *(one.sha256 for one in self._extra.of(item.issued))]
        claim = self._event(key, "sending", f"sha256 {' '.join(hashes)} {message_id(key, self._account)}")
        claimed = self._book.record(told, self._now(), self._by, claims=(claim,), unless=self._barred())
        self._results.update({one.key: one for one in done})
        if claimed:  # until its receipt is written down
            self._results[key] = Receipt(key, "unknown", _("the run was broken off while it was being sent"))
        else:
            self._results[key] = Receipt(key, "retry", _("another run is sending it"))
        return bool(claimed)

    def _settle(self, done: Sequence[Receipt]) -> None:
        self._book.record([self._event(one.key, one.status, one.words) for one in done], self._now(), self._by)
        self._results.update({one.key: one for one in done})

    def _write(self, key: str, item: Item) -> Message:
        file = file_of(item.issued, "pdf")
        assert file is not None  # noqa: S101 - an item without one is not sent
        path = self._scene.root / file.path
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CannotRead(file.path, error.strerror or str(error)) from error
        if digest(data) != file.sha256:  # it was right when the plan was made
            raise CannotRead(file.path, _("the letter was changed after it was entered in the register"))
        own = Attached(PurePosixPath(file.path).name, data, file.sha256)
        parcel = Parcel(key, item.address, item.name, (own, *self._extra.of(item.issued)))
        return message_of(parcel, self._words[key], self._account, self._now())


def _fitting(extra: Enclosures, account: MailAccount, items: Sequence[Item]) -> Iterator[Item]:
    """Give the items; those whose files are larger than the office sends lack something."""
    for item in items:
        if item.state == "ready" and size_of(item, extra.of(item.letter)) > account.largest * _MEGABYTE:
            why = _(
                "its files are larger than %(most)d MB (largest: in congvan.yaml)",
                most=account.largest,
            )
            yield replace(item, state="missing", why=why)
        else:
            yield item


def _due(plan: DispatchPlan, request: MailRequest) -> tuple[Item, ...]:
    states = {"ready"}
    if request.resend_unknown:
        states.add("doubt")
    if request.again:
        states.add("returned")
    return tuple(one for one in plan.items if one.state in states)
