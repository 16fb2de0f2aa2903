"""Runs whole processes in turn and takes their times and memory from the operating system."""

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass
class Runs:
    """What one command cost, run by run: wall and CPU seconds, and peak memory in MB of the process itself."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """The median wall time."""
        return statistics.median(self.wall)

    @property
    def megabytes(self) -> float:
        """The largest peak."""
        return max(self.memory)


def run_once(command: Sequence[str], runs: Runs, out: Path | None) -> None:
    """Run a command in an output folder that is made fresh beforehand, and note what it cost."""
    if out is not None:
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        # what the folder before left to the disk is not this command's doing
        os.sync()
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "CONGVAN_LANG": "en",
        "NODE_PATH": str(ROOT / "bench/node_modules"),
    }
    result = ROOT / "bench/work/cost.json"
    launch = [sys.executable, "-S", "-E", str(ROOT / "bench/launch.py"), str(result), *command]
    done = subprocess.run(launch, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    cost = json.loads(result.read_text(encoding="utf-8"))
    if done.returncode or cost["exit"]:
        sys.exit(f"{' '.join(command)} ended with {cost['exit']}:\n{done.stdout}{done.stderr}")
    runs.wall.append(cost["wall"])
    runs.cpu.append(cost["cpu"])
    runs.memory.append(cost["memory"])


def in_turn(commands: Mapping[str, tuple[Sequence[str], Path | None]], rounds: int) -> dict[str, Runs]:
    """Run every command once a round, in turn, so that a slow moment of the machine falls on all.

    Args:
        commands: by name: the words of the command, and the folder that it writes into.
        rounds: how often.
    """
    results = {name: Runs() for name in commands}
    for _round in range(rounds):
        for name, (command, out) in commands.items():
            run_once(command, results[name], out)
    return results


def ratio(slow: Runs, slow_count: int, fast: Runs, fast_count: int) -> float:
    """Return how many times as many letters a second the fast one makes: the median of the rounds' own ratios."""
    pairs = zip(slow.wall, fast.wall, strict=True)
    return statistics.median((slower / slow_count) / (faster / fast_count) for slower, faster in pairs)
