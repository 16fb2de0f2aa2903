"""Where the seconds of issuing go, in process: each part is watched by name, fsync wherever it is called."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from congvan.register import Register
from congvan.workflow import Desk, IssueRequest, Paths, issue, issuing, register_init

__all__ = ["parts_of"]

_PARTS: tuple[tuple[str, Any, str], ...] = (
    ("read and hold together", issuing, "gather"),
    ("put before the rules", issuing, "_judge"),
    ("fill and write aside", issuing, "_fill"),
    ("reserve", Register, "reserve"),
    ("put in place", issuing, "_publish"),
    ("enter", Register, "enter"),
)
_SYNC = "of these, waiting for the disk (fsync)"


@contextmanager
def _watched(owner: Any, name: str, spent: Callable[[float], None]) -> Iterator[None]:
    plain = getattr(owner, name)

    def watched(*arguments: Any, **named: Any) -> Any:
        begun = time.perf_counter()
        try:
            return plain(*arguments, **named)
        finally:
            spent(time.perf_counter() - begun)

    with patch.object(owner, name, watched):
        yield


def parts_of(office: Path, *, each: bool) -> dict[str, float]:
    """Issue the letter of an office once; return the seconds of each part, and of the whole.

    Args:
        office: with a list of units, and without a register.
        each: whether every letter has a number of its own.
    """
    desk = Desk(datetime.now(UTC).astimezone(), "bench", office, office / "congvan.yaml")
    register_init(desk, year=desk.now.year)
    paths = Paths(office / "letters/letter.yaml", office, office=office / "congvan.yaml")
    request = IssueRequest(paths, desk, numbering="each" if each else "shared", formats=("docx",))
    spent = dict.fromkeys([name for name, _owner, _function in _PARTS] + [_SYNC], 0.0)

    def adding(name: str) -> Callable[[float], None]:
        def add(seconds: float) -> None:
            spent[name] += seconds

        return add

    with ExitStack() as stack:
        for name, owner, function in _PARTS:
            stack.enter_context(_watched(owner, function, adding(name)))
        stack.enter_context(_watched(os, "fsync", adding(_SYNC)))
        begun = time.perf_counter()
        issue(request, lambda _plan: None)
        whole = time.perf_counter() - begun
    known = sum(seconds for name, seconds in spent.items() if name != _SYNC)
    sync = spent.pop(_SYNC)
    return {**spent, "all else": whole - known, "the whole, without start-up": whole, _SYNC: sync}
