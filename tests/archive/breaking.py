"""A child that does what it is told until, at one step, it dies or the disk refuses."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from congvan.errors import CongvanError

__all__ = ["BORNE", "DONE", "KILLED", "REFUSED", "Ended", "run_child"]

DONE, REFUSED, BORNE, BUG = 0, 3, 4, 70
"""How a child ends; borne: the disk refused a step, and what was wanted is done all the same."""
KILLED = -signal.SIGKILL if hasattr(signal, "SIGKILL") else 0
_STEPS = ("open", "write", "fsync", "link", "rename", "replace", "mkdir", "unlink", "rmdir", "chmod")


@dataclass(frozen=True)
class Ended:
    """How the child ended: its code (negative: the signal), and what it said."""

    code: int
    said: str


def run_child(work: Callable[[], object], step: int = 0, refusal: int = 0) -> Ended:
    """Do something in a process of its own.

    Args:
        work: what is done.
        step: the call that changes the disk, from 1, before which the child dies; in a write, half of it is done. 0 =
            none.
        refusal: the error that the disk gives then, instead; 0 = the child dies.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        code = BUG
        try:
            reached = _break_at(step, refusal)
            work()
            code = BORNE if reached() else DONE
        except CongvanError as error:
            os.write(writing, str(error).encode())
            code = REFUSED
        except BaseException as error:  # noqa: BLE001 - told to the parent
            os.write(writing, repr(error).encode())
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    return Ended(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said)


def _break_at(step: int, refusal: int) -> Callable[[], bool]:
    """Put something before every call that changes the disk; return what tells whether the step was come to."""
    left = step

    def broken(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*words: Any, **more: Any) -> Any:
            nonlocal left
            if name == "open" and not (len(words) > 1 and words[1] & (os.O_WRONLY | os.O_RDWR)):
                return call(*words, **more)
            left -= 1
            if left:
                return call(*words, **more)
            if refusal:
                raise OSError(refusal, os.strerror(refusal), words[0] if isinstance(words[0], str | Path) else None)
            if name == "write":
                call(words[0], words[1][: len(words[1]) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
            return None

        return instead

    for name in _STEPS:
        setattr(os, name, broken(name, getattr(os, name)))
    return lambda: step > 0 >= left
