"""Runs whole processes in turn and takes their times and memory from the operating system."""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Command", "Runs", "Straight", "clear_away", "each_round", "in_turn", "straight"]

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Command:
    """One process to measure.

    Attributes:
        words: the command line.
        count: how many letters it makes.
        out: the folder that it writes into, made fresh for every run; None if it writes nothing.
    """

    words: Sequence[str]
    count: int = 0
    out: Path | None = None


@dataclass
class Runs:
    """What one command cost, round by round: wall and CPU seconds, and peak memory in MB of its largest process."""

    count: int
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """The median wall time."""
        return statistics.median(self.wall)

    @property
    def cpu_seconds(self) -> float:
        """The median CPU time, of the process and those it started."""
        return statistics.median(self.cpu)

    @property
    def megabytes(self) -> float:
        """The largest peak."""
        return max(self.memory)


@dataclass(frozen=True)
class Straight:
    """What a peer costs as a straight line through two counts of letters, round by round.

    The peers are too slow to be run for 10,000 letters in every round. Start-up stands in `first` and not in `each`,
    so that a peer is not made to pay for it with every letter.

    Attributes:
        first: seconds of a run with one letter.
        each: seconds of every further letter.
    """

    first: Sequence[float]
    each: Sequence[float]
    first_cpu: Sequence[float]
    each_cpu: Sequence[float]

    def seconds(self, count: int) -> list[float]:
        """Return the seconds that so many letters take, round by round."""
        return [first + (count - 1) * each for first, each in zip(self.first, self.each, strict=True)]

    def cpu_seconds(self, count: int) -> list[float]:
        """Return the CPU seconds that so many letters take, round by round."""
        return [first + (count - 1) * each for first, each in zip(self.first_cpu, self.each_cpu, strict=True)]


def straight(one: Runs, many: Runs) -> Straight:
    """Return the line through the runs with one letter and those with many."""

    def slope(first: Sequence[float], more: Sequence[float]) -> list[float]:
        return [(after - before) / (many.count - 1) for before, after in zip(first, more, strict=True)]

    return Straight(one.wall, slope(one.wall, many.wall), one.cpu, slope(one.cpu, many.cpu))


def each_round(slow: Sequence[float], fast: Sequence[float]) -> float:
    """Return how many times as long the slow one takes: the median of the ratios of the rounds."""
    return statistics.median(slower / faster for slower, faster in zip(slow, fast, strict=True))


def in_turn(commands: Mapping[str, Command], rounds: int) -> dict[str, Runs]:
    """Run every command once a round, in turn, so that a slow moment of the machine falls on all.

    Args:
        commands: by name.
        rounds: how often.
    """
    results = {name: Runs(command.count) for name, command in commands.items()}
    for number in range(rounds):
        for name, command in commands.items():
            print(f"round {number + 1} of {rounds}: {name}", file=sys.stderr, flush=True)
            _run_once(command, results[name])
    return results


def clear_away(folder: Path) -> None:
    """Move a folder of an earlier run out of the way; it is deleted when everything is measured.

    ext4 does not give the inode of a file deleted within the last minutes to a new one, and looks for another:
    after 10,000 letters were deleted, creating one costs up to fifteen times as much as otherwise.
    """
    if folder.exists():
        done = folder.parent / "done"
        done.mkdir(exist_ok=True)
        folder.rename(done / f"{folder.name}-{len(list(done.iterdir()))}")


def _run_once(command: Command, runs: Runs) -> None:
    if command.out is not None:
        clear_away(command.out)
        command.out.mkdir(parents=True)
        os.sync()  # what the command before left to the disk is not this one's doing
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "CONGVAN_LANG": "en",
        "NODE_PATH": str(ROOT / "bench/node_modules"),
    }
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "cost"
        launcher = [sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")), str(report)]
        process = subprocess.run(
            [*launcher, *command.words],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd=ROOT,
            check=False,
        )
        if process.returncode:
            sys.exit(f"{' '.join(command.words)} ended with {process.returncode}:\n{process.stdout.decode()}")
        wall, cpu, memory = report.read_text(encoding="ascii").split()
    runs.wall.append(float(wall))
    runs.cpu.append(float(cpu))
    runs.memory.append(float(memory) / (2**20 if sys.platform == "darwin" else 2**10))
