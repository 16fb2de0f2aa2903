"""Every point of every run, in several processes; then the race, the clocks and the folders."""

import atexit
import json
import multiprocessing
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.register.faults.crowding import crowd_of, letters_of
from tests.register.faults.filling_up import SIZES, full_at
from tests.register.faults.harness import Point, make_office
from tests.register.faults.killing import ERRORS, RUNS, Stage, begin, kill_at, refuse_at
from tests.register.faults.table import Row
from tests.register.postgres import Server, serve

__all__ = ["Kept", "at_every_point", "at_once", "clocks_and_folders"]

_ROOT = Path(__file__).parents[3]
_KILL, _FULL = "kill -9", "disk of one size"
_TOLD_EVERY = 50
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Trial:
    """One fault at one place of one run.

    Attributes:
        run: which of RUNS.
        fault: «kill -9», the name of an error with or without «, from then on», or a disk of some size.
        point: the system call; None = the disk is small.
        size: of the disk, in kilobytes.
    """

    run: int
    fault: str
    point: Point | None = None
    size: int = 0

    def __str__(self) -> str:
        """Return the name of the trial."""
        place = f"{self.point} {self.point.path}" if self.point else f"{self.size} KB"
        return f"{RUNS[self.run].name}, {self.fault}, {place}"


class Kept(dict[str, tuple[str, list[str]]]):
    """How each trial ended, and what was wrong; also in a file, from which a suite that was broken off goes on."""

    def __init__(self, file: Path | None) -> None:
        """Read what the file has.

        Args:
            file: one JSON document a line; None = in memory alone.
        """
        super().__init__()
        self._file = file
        if file and file.exists():
            for line in file.read_text(encoding="utf-8").splitlines():
                trial, how, wrong = json.loads(line)
                self[trial] = (how, wrong)

    def add(self, trial: str, how: str, wrong: list[str]) -> None:
        """Keep how a trial ended."""
        self[trial] = (how, wrong)
        if self._file:
            with self._file.open("a", encoding="utf-8") as out:
                out.write(json.dumps([trial, how, wrong], ensure_ascii=False) + "\n")


_stages: dict[int, Stage] = {}
"""Of this worker, by run."""


def _stage(run: int, scratch: Path) -> Stage:
    if run not in _stages:
        made = begin(RUNS[run], scratch / f"worker-{os.getpid()}-{run}")
        atexit.register(made.commands.close)
        _stages[run] = made
    return _stages[run]


def _try(order: tuple[Path, Trial]) -> tuple[Trial, str, list[str]]:
    """Be a worker: try one fault; return how the broken run ended, where that is told, and what is wrong."""
    scratch, trial = order
    stage = _stage(trial.run, scratch)
    how, wrong = "", list[str]()
    try:
        if trial.point is None:
            how, wrong = full_at(stage, trial.size)
        elif trial.fault == _KILL:
            wrong = kill_at(stage, trial.point)
        else:
            error, _comma, onwards = trial.fault.partition(", ")
            wrong = refuse_at(stage, trial.point, error, onwards=bool(onwards))
    except Exception as error:  # noqa: BLE001 - the suite goes on, and tells of it
        wrong = [f"the suite itself stopped: {error!r}"]
    return trial, how, wrong


def _trials(points: Sequence[Sequence[Point]], every: int) -> Iterator[Trial]:
    """Give all faults of all runs, the worst first."""
    for fault in (_KILL, *(f"{error}{tail}" for error in ERRORS for tail in ("", ", from then on"))):
        for run, of_run in enumerate(points):
            yield from (Trial(run, fault, point) for point in of_run[::every])
    yield from (Trial(run, _FULL, size=size) for run in range(len(points)) for size in SIZES[::every])


def at_every_point(scratch: Path, jobs: int, every: int, kept: Kept, tell: Tell) -> list[Row]:
    """Kill, refuse and fill up at every point of both runs.

    Args:
        scratch: a folder for the offices.
        jobs: how many processes.
        every: only each such point; 1 = all.
        kept: what was tried by an earlier run of the suite, and is not tried again.
        tell: prints progress.
    """
    points = []
    for run in range(len(RUNS)):
        made = begin(RUNS[run], scratch / f"count-{run}")
        made.commands.close()
        tell(f"{RUNS[run].name}: {len(made.points)} system calls that change the disk")
        points.append(made.points)
    trials = list(_trials(points, every))
    orders = [(scratch, trial) for trial in trials if str(trial) not in kept]
    tell(f"{len(trials)} trials, {len(orders)} to go")
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        for number, (trial, how, wrong) in enumerate(pool.imap_unordered(_try, orders), 1):
            kept.add(str(trial), how, wrong)
            if wrong:
                tell(f"WRONG {trial}: {wrong}")
            if number % _TOLD_EVERY == 0:
                tell(f"{number} of {len(orders)}; {sum(bool(wrong) for _how, wrong in kept.values())} wrong")
        pool.close()
        pool.join()
    return rows_of(trials, kept)


def rows_of(trials: Sequence[Trial], kept: Kept) -> list[Row]:
    """Return a row for each fault of each run; what was not tried yet is not counted."""
    ended: dict[tuple[str, int], list[tuple[str, list[str]]]] = {}
    for one in trials:
        if str(one) in kept:
            ended.setdefault((one.fault, one.run), []).append(kept[str(one)])
    return [
        Row(
            _said(fault),
            f"{RUNS[run].name}, {', '.join(RUNS[run].kinds)}",
            len(found),
            sum(bool(wrong) for _how, wrong in found),
            _remark([how for how, _wrong in found]),
        )
        for (fault, run), found in ended.items()
    ]


def _said(fault: str) -> str:
    if fault == _KILL:
        return "`kill -9` at a system call"
    if fault == _FULL:
        return f"a disk of {SIZES[0]} to {SIZES[-1]} kB"
    error, _comma, onwards = fault.partition(", ")
    return f"{error} from a call on" if onwards else f"{error} once"


def _remark(endings: Sequence[str]) -> str:
    full = endings.count("full")
    return f"full {full} times, room enough {endings.count('done')} times" if full else ""


def at_once(scratch: Path, clerks: int, rounds: int, tell: Tell) -> list[Row]:
    """Let clerks issue other letters, and the same letter, at once, on both databases.

    Args:
        scratch: a folder for the offices.
        clerks: how many.
        rounds: how often.
        tell: prints progress.
    """
    rows = []
    with serve() as server:
        os.environ["CONGVAN_REGISTER_PASSWORD"] = server.password
        for database in ("sqlite", "postgresql"):
            for same in (False, True):
                rows.append(_race(scratch, server, database, (clerks, rounds), tell, same=same))
                tell(f"{rows[-1].fault}, {rows[-1].where}: {rows[-1].remark}, {rows[-1].wrong} wrong")
        del os.environ["CONGVAN_REGISTER_PASSWORD"]
    return rows


def _race(  # noqa: PLR0913 - a place, a database, a size, and who is told
    scratch: Path, server: Server, database: str, size: tuple[int, int], tell: Tell, *, same: bool
) -> Row:
    clerks, rounds = size
    name = f"crowd_{database}_{int(same)}"
    register, shown = "", "SQLite"
    if database == "postgresql":
        server.run(f"CREATE DATABASE {name}")
        register, shown = server.url(name), "PostgreSQL"
    office = make_office(scratch / name, letters_of(rounds, clerks, same=same), register)
    crowd = crowd_of(office, scratch / f"{name}-clerks", clerks)
    try:
        assert crowd.clerks[0].run(office, "register", "init").code == 0
        wrong, moved = crowd.rounds(rounds, same=same)
    finally:
        crowd.close()
    for one in wrong:
        tell(f"WRONG {name}: {one}")
    what = "the same letter" if same else "a letter each"
    remark = f"{rounds} rounds; {moved} got a later number than was expected"
    return Row(f"{clerks} clerks at once, {what}", shown, clerks * rounds, len(wrong), remark)


def clocks_and_folders(tell: Tell) -> list[Row]:
    """Run the tests of wrong clocks and odd folders."""
    rows = []
    for file, fault in (("test_clock.py", "wrong clocks"), ("test_odd_folders.py", "folders, links, umask")):
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"tests/register/faults/{file}"]
        done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
        passed, failed = (sum(map(int, re.findall(rf"(\d+) {word}", done.stdout))) for word in ("passed", "failed"))
        failed = failed or int(done.returncode != 0)
        if failed:
            tell(f"WRONG {file}: {done.stdout[-4000:]}{done.stderr[-400:]}")
        rows.append(Row(fault, "SQLite", passed + failed, failed, f"`{file}`"))
        tell(f"{fault}: {passed} right, {failed} wrong")
    return rows
