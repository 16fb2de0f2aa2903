"""Kiểm tra ở tiến trình riêng: signed files from outside are read in children with bounded memory and time.

A file can be built so that reading it never ends or takes all memory. The child that reads it is ended, and the file is
told as one that cannot be verified.
"""

import multiprocessing
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from congvan.errors import CongvanError, Finding, Where
from congvan.language import _, speak, spoken
from congvan.signing import Expected, FileReport, Policy, must_be_installed
from congvan.workflow.crew import MOST_MEMORY, deaf_to_ctrl_c, end_with_parent
from congvan.workflow.limits import bound_memory

__all__ = ["ToVerify", "verify_all"]

LONGEST = 15.0
"""Seconds that one file may take; a signed letter takes less than a tenth of one."""
_START = 60.0
"""Seconds that a child may take to begin: Python and pyHanko from a slow disk."""
_READY = "ready"


@dataclass(frozen=True, slots=True)
class ToVerify:
    """Tệp cần kiểm tra.

    Attributes:
        name: as messages say it.
        data: its bytes.
        issued: the bytes that were issued; None = it is not compared with any.
        expected: who must have signed it.
    """

    name: str
    data: bytes = field(repr=False)
    issued: bytes | None = field(default=None, repr=False)
    expected: tuple[Expected, ...] = ()


@dataclass(slots=True)
class _Child:
    process: SpawnProcess
    connection: Connection
    since: float
    ready: bool = False
    busy: tuple[int, ToVerify] | None = None


def _work(connection: Connection, policy: Policy, language: str) -> None:
    """Verify what comes, one after the other. Runs in the child."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole terminal; the parent answers it
    end_with_parent()
    speak(language)
    from congvan.signing import verify  # noqa: PLC0415 - in the child alone

    bound_memory(MOST_MEMORY)
    connection.send(_READY)
    while True:
        one = connection.recv()
        if one is None:
            return
        try:
            asked = replace(policy, expected=one.expected)
            connection.send(verify(one.data, asked, file=one.name, issued=one.issued))
        except MemoryError:
            connection.send(_unreadable(one, _too_large()))


def verify_all(
    files: Iterable[ToVerify], policy: Policy, jobs: int = 1, patience: float = LONGEST
) -> Iterator[FileReport]:
    """Verify files in child processes, and give the reports in the order of the files.

    Args:
        files: what is to be verified; asked for as children become free.
        policy: what they are held against.
        jobs: how many children.
        patience: seconds that one file may take.

    Raises:
        NoSigning: the extra is not installed.
        CongvanError: a child does not start.
    """
    must_be_installed()  # a child could only die of it
    waiting = enumerate(files)
    made: dict[int, FileReport] = {}
    told = 0
    children: list[_Child] = []
    try:
        children += [_begin(policy) for _one in range(max(1, jobs))]
        more, again = True, None
        while more or any(child.busy for child in children):
            for child in children:
                if more and child.ready and child.busy is None:
                    one = again or next(waiting, None)
                    again, more = None, one is not None
                    if one is not None and not _hand(child, one):
                        again = one  # the child had ended meanwhile; the one that takes its place gets it
            for child in _listen(children, made, patience):
                children[children.index(child)] = _begin(policy)
            while told in made:
                yield made.pop(told)
                told += 1
    finally:
        for child in children:
            _end(child)


def _begin(policy: Policy) -> _Child:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_work, args=(theirs, policy, spoken()), daemon=True)
    with deaf_to_ctrl_c():
        process.start()
    theirs.close()
    return _Child(process, ours, time.monotonic())


def _end(child: _Child) -> None:
    child.process.kill()
    child.process.join()
    child.connection.close()


def _hand(child: _Child, one: tuple[int, ToVerify]) -> bool:
    """Give a child a file; False = the child is no longer there."""
    child.since = time.monotonic()
    try:
        child.connection.send(one[1])
    except OSError:
        return False
    child.busy = one
    return True


def _listen(children: list[_Child], made: dict[int, FileReport], patience: float) -> list[_Child]:
    """Take what has come, and end children that died or take too long; return those."""
    gone: list[_Child] = []
    ready: list[Any] = wait([child.connection for child in children], timeout=0.5)
    now = time.monotonic()
    for child in children:
        died = False
        if child.connection in ready:
            try:
                message = child.connection.recv()
            except (EOFError, OSError):
                died, message = True, None
            if message == _READY:
                child.ready = True
            elif isinstance(message, FileReport) and child.busy is not None:
                made[child.busy[0]], child.busy = message, None
        late = (child.busy is not None or not child.ready) and now - child.since > (patience if child.ready else _START)
        if died or late:
            if child.busy is not None:
                number, one = child.busy
                made[number] = _unreadable(one, _died() if died else _too_long(patience))
            elif not child.ready:
                raise CongvanError(_("The process that verifies files does not start on this computer."))
            _end(child)
            gone.append(child)
    return gone


def _unreadable(one: ToVerify, said: str) -> FileReport:
    finding = Finding("SG002", Where(one.name), said)
    return FileReport(one.name, sha256(one.data).hexdigest(), len(one.data), findings=(finding,))


def _too_long(patience: float) -> str:
    return _("the file cannot be verified: reading it takes longer than %(seconds)d seconds.", seconds=patience)


def _too_large() -> str:
    return _("the file cannot be verified: reading it takes more memory than a letter can need.")


def _died() -> str:
    return _("the file cannot be verified: the process that reads it ended without a word.")
