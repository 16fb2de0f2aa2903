"""Kill, and refuse, every system call that changes something: once in a whole run, at each place in turn."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.register.faults.harness import ISSUE, UNITS, Commands, Point, make_office, points_of, state_of, wrong_with

__all__ = ["ERRORS", "RUNS", "Run", "Stage", "begin", "kill_at", "refuse_at"]

ERRORS = ("ENOSPC", "EIO", "EACCES")
_REASONS = (
    *("cannot be", "register", "disk"),
    *(os.strerror(getattr(errno, name)) for name in ERRORS),
)
_KILLED = -9
_DONE = 0
_BUG = 70


@dataclass(frozen=True)
class Run:
    """A command that is broken off, and what must stand in the register when it is done at last."""

    name: str
    arguments: tuple[str, ...]
    wanted: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]


RUNS = (
    Run("one number", (*ISSUE, "--format", "docx,pdf"), ((*UNITS, ""),), ("docx", "pdf")),
    Run("a number each", (*ISSUE, "--numbering", "each"), tuple((one,) for one in UNITS), ("docx",)),
)


@dataclass
class Stage:
    """An office whose register is made, and everything that a whole run of a command does to its disk."""

    run: Run
    office: Path
    scratch: Path
    commands: Commands
    points: tuple[Point, ...] = ()

    @contextmanager
    def copy(self) -> Iterator[Path]:
        """Give the office as it was before the run, in the same folder each time, so that the calls are the same."""
        place = self.scratch / "o"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.office, place)
        yield place


def begin(run: Run, scratch: Path) -> Stage:
    """Make an office and its register, and list the system calls of the run."""
    (scratch / "said").mkdir(parents=True)
    commands = Commands(scratch / "said")
    office = make_office(scratch / "office")
    assert commands.run(office, "register", "init").code == _DONE
    stage = Stage(run, office, scratch, commands)
    with stage.copy() as place:
        whole = commands.run(place, *run.arguments, trace=True)
        assert whole.code == _DONE, whole.said
        stage.points = tuple(points_of(whole.log, place))
        assert wrong_with(commands, place, run.wanted, run.kinds) == []
    return stage


def _finish(stage: Stage, place: Path) -> list[str]:
    """Run the same command again, and a third time; return what is wrong then."""
    commands, run = stage.commands, stage.run
    again = commands.run(place, *run.arguments)
    if again.code != _DONE:
        return [f"the second run ended with {again.code}: {again.said}"]
    aside = commands.left_aside()
    before = state_of(place)
    third = commands.run(place, *run.arguments)
    wrong = wrong_with(commands, place, run.wanted, run.kinds)
    if third.code != _DONE or "Already issued" not in third.said:
        wrong.append(f"the third run ended with {third.code}: {third.said}")
    if state_of(place) != before:
        wrong.append("the third run changed something")
    if aside:
        wrong.append(f"left in the temporary folder: {aside}")
    return wrong


def kill_at(stage: Stage, point: Point) -> list[str]:
    """Kill the run at a system call, run it twice more, and return what is wrong."""
    with stage.copy() as place:
        first = stage.commands.run(
            place, *stage.run.arguments, inject=(f"{point.call}:signal=KILL:when={point.number}",)
        )
        if first.code != _KILLED:
            return [f"was not killed, but ended with {first.code}: {first.said}"]
        return _finish(stage, place)


def refuse_at(stage: Stage, point: Point, error: str, *, onwards: bool) -> list[str]:
    """Let a system call fail, once or from then on, then run undisturbed; return what is wrong."""
    with stage.copy() as place:
        when = f"{point.number}+" if onwards else str(point.number)
        first = stage.commands.run(place, *stage.run.arguments, inject=(f"{point.call}:error={error}:when={when}",))
        # when nothing can be written any more, nothing can be said either
        wrong = [] if point.call == "write" and onwards else _told_well(first.code, first.said)
        if first.code == _DONE:
            wrong += [
                f"said to be done: {one}"
                for one in wrong_with(stage.commands, place, stage.run.wanted, stage.run.kinds)
            ]
        return wrong + _finish(stage, place)


def _told_well(code: int, said: str) -> list[str]:
    wrong = []
    if "Traceback" in said or code == _BUG:
        wrong.append(f"a traceback: {said}")
    elif code < 0:
        wrong.append(f"ended by signal {-code}")
    elif code != _DONE and not any(word in said for word in _REASONS):
        wrong.append(f"ended with {code} without a reason: {said}")
    return wrong
