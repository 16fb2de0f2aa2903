"""Fills letters in processes of their own: several at once, and never longer or larger than a letter may be.

A template from outside can hold a loop without end or a text without bound, which no sandbox stops. So any template
but the built-in one is compiled and filled in a child, whose memory is bounded and whose silence ends it.
"""

import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from congvan.errors import CongvanError, Finding, Where
from congvan.language import _, speak, spoken
from congvan.workflow.filling import Job, Made, fill_letters
from congvan.workflow.folder import cannot_write
from congvan.workflow.limits import bound_memory

__all__ = ["MOST_MEMORY", "deaf_to_ctrl_c", "end_with_parent", "fill_with_crew"]

MOST_MEMORY = 2**30
LONGEST_SILENCE = 10.0
"""Seconds that one letter may take; a letter of ten pages takes a few thousandths of one."""
_START = 30.0
"""Seconds that a child may take to begin: Python, lxml and Jinja from a slow disk."""
_TELL_EVERY = 0.1
_READY = "ready"


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    quiet_since: float = 0.0
    ready: bool = False


@dataclass(frozen=True, slots=True)
class _Bug:
    """What a child could not foresee: its traceback, for the parent to raise."""

    traceback: str


def _work(connection: Connection, job: Job, indexes: range, language: str) -> None:
    """Fill some letters and send what became of them, a few at a time. Runs in the child."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole terminal; the parent answers it
    end_with_parent()
    speak(language)
    bound_memory(MOST_MEMORY)
    connection.send(_READY)
    batch: list[Made] = []
    told = time.monotonic()
    try:
        for made in fill_letters(job, indexes):
            batch.append(made)
            if time.monotonic() - told > _TELL_EVERY:
                connection.send(batch)
                batch, told = [], time.monotonic()
        connection.send(batch)
        connection.send(None)
    except (MemoryError, RecursionError):
        connection.send([*batch, Made(-1, "refused", findings=(_too_much(job),))])
        connection.send(None)
    except OSError as error:
        connection.send(cannot_write(error, job.out))
    except Exception:  # noqa: BLE001 - a bug is the parent's to tell
        connection.send(_Bug(traceback.format_exc()))
    finally:
        connection.close()


def end_with_parent() -> None:
    """Leave when the parent is gone: a killed command must not leave a child that fills letters for nobody."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """Keep Ctrl-C from children that are still starting and would answer it with a traceback."""
    if sys.platform == "win32":  # pragma: no cover - there is no mask to inherit
        yield
        return
    from multiprocessing import resource_tracker  # noqa: PLC0415 - not on Windows

    resource_tracker.ensure_running()  # it lifts the mask when it starts, so it starts before
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _too_much(job: Job) -> Finding:
    message = _("filling a letter from this template takes more memory than a letter can need.")
    return Finding("TP017", Where(job.template_name), message, _("Look for loops and repetitions in its tags."))


def _too_long(job: Job, patience: float) -> Finding:
    message = _("filling one letter from this template takes longer than %(seconds)d seconds.", seconds=patience)
    return Finding("TP017", Where(job.template_name), message, _("Look for loops in its tags that never end."))


def _died(job: Job) -> Finding:
    message = _("the process that fills this template ended without a word, most likely for want of memory.")
    return Finding("TP017", Where(job.template_name), message, _("Look for loops and repetitions in its tags."))


def fill_with_crew(job: Job, jobs: int, patience: float = LONGEST_SILENCE) -> Generator[Made, None, None]:
    """Fill all letters of a job in child processes.

    Args:
        job: the batch.
        jobs: how many children; each gets a stretch of the list.
        patience: seconds that one letter may take.

    Raises:
        CannotWrite: the disk refuses.
    """
    spawn = multiprocessing.get_context("spawn")
    workers: list[_Worker] = []
    try:
        for indexes in _shares(len(job.units), jobs):
            ours, theirs = spawn.Pipe(duplex=False)
            process = spawn.Process(target=_work, args=(theirs, job, indexes, spoken()), daemon=True)
            with deaf_to_ctrl_c():
                process.start()
            theirs.close()
            workers.append(_Worker(process, ours, quiet_since=time.monotonic()))
        yield from _listen(job, workers, patience)
    finally:
        for worker in workers:
            worker.process.kill()
            worker.process.join()
            worker.connection.close()


def _listen(job: Job, workers: Sequence[_Worker], patience: float) -> Iterator[Made]:
    busy = {worker.connection: worker for worker in workers}
    while busy:
        for connection in wait(list(busy), timeout=_TELL_EVERY * 5):
            worker = busy[connection]  # type: ignore[index] # wait gives back what it was given
            worker.quiet_since = time.monotonic()
            try:
                message = worker.connection.recv()
            except (EOFError, OSError):  # it died between two messages, or in the middle of one
                yield Made(-1, "refused", findings=(_died(job),))
                return
            if message is None:
                del busy[worker.connection]
            elif isinstance(message, CongvanError):
                raise message
            elif isinstance(message, _Bug):
                raise RuntimeError(message.traceback)
            elif message == _READY:
                worker.ready = True
            else:
                yield from message
        now = time.monotonic()
        if any(now - one.quiet_since > (patience if one.ready else _START) for one in busy.values()):
            yield Made(-1, "refused", findings=(_too_long(job, patience),))
            return


def _shares(count: int, jobs: int) -> Iterator[range]:
    """Cut a list of this length into stretches of nearly equal length, none empty."""
    parts = max(1, min(jobs, count))
    edges = [count * part // parts for part in range(parts + 1)]
    return (range(start, stop) for start, stop in pairwise(edges))
