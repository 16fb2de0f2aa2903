"""A command on a terminal that a person answers."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.register.faults.harness import Ended

__all__ = ["on_terminal"]


def on_terminal(office: Path, words: tuple[str, ...], typed: bytes | None, asked_for: bytes = b"[y/N]: ") -> Ended:
    """Run a command on a terminal, and answer its question.

    Args:
        office: its working folder.
        words: the command.
        typed: the answer; None = press Ctrl-C.
        asked_for: how the question ends.
    """
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "congvan", *words]
    with subprocess.Popen(
        command, cwd=office, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as asked:
        os.close(theirs)
        said, answered, until = b"", 0.0, time.monotonic() + 60
        while time.monotonic() < until:
            if select.select([ours], [], [], 0.2)[0]:
                try:
                    piece = os.read(ours, 4096)
                except OSError:
                    break
                if not piece:
                    break
                said += piece
            if asked_for in said and not answered:
                os.write(ours, typed or b"")
            if asked_for in said and time.monotonic() - answered > 1:
                answered = time.monotonic()
                if typed is None:  # again each second: between asking and listening Python does not hear it
                    asked.send_signal(signal.SIGINT)
        else:
            asked.kill()
        code = asked.wait()
    os.close(ours)
    assert b"Traceback" not in said
    return Ended(code, said.decode("utf-8", "replace"))
