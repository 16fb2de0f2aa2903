"""The office that faults happen to, commands run in it, and what must be true afterwards."""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["CALLS", "Commands", "Ended", "Point", "make_office", "points_of", "state_of", "wrong_with"]

CALLS = (
    *("openat", "write", "pwrite64", "writev", "rename", "renameat", "renameat2", "link", "linkat", "unlink"),
    *("unlinkat", "mkdir", "mkdirat", "rmdir", "ftruncate", "fsync", "fdatasync", "chmod", "fchmod", "fchmodat"),
    *("symlink", "symlinkat", "utimensat", "fallocate"),
)
"""System calls that change what is on a disk."""
UNITS = ("thpt-a", "thpt-b", "thpt-c")
LETTER = "letters/hop.yaml"
ISSUE = ("issue", LETTER, "--yes", "3")
_ROOT = Path(__file__).parents[3]

_OFFICE = """\
office: {parent: UBND thành phố Hải Phòng, name: Sở Giáo dục và Đào tạo, symbol: SGDĐT, place: Hải Phòng}
signers:
  - {id: gd, name: Phạm Quốc Hiệu, authority: KT. GIÁM ĐỐC, position: PHÓ GIÁM ĐỐC}
defaults: {signer: gd, filing: "VT, VP"}
"""
_RECIPIENTS = """\
groups:
  - {id: thpt, line: Hiệu trưởng các trường THPT, title: Hiệu trưởng}
units:
""" + "".join(
    f"  - {{id: {one}, name: Trường THPT {one[-1].upper()}, group: thpt, email: {one}@thpt.example}}\n" for one in UNITS
)
_LETTER = """\
subject: mời họp {what}
addressees: thpt
opening: Sở Giáo dục và Đào tạo mời các trường dự họp {what}.
tasks:
  - Chuẩn bị báo cáo tình hình của đơn vị.
  - Dự họp đúng thành phần, đúng giờ.
closing: Trân trọng./.
"""


def make_office(folder: Path, letters: Sequence[str] = ("hop",), register: str = "", **keys: str) -> Path:
    """Write a small office whose letters break no rule.

    Args:
        folder: where.
        letters: names of its letters.
        register: address of its register; empty = the usual file.
        keys: further lines of congvan.yaml.
    """
    (folder / "letters").mkdir(parents=True)
    text = _OFFICE + (f"register: {register}\n" if register else "") + "".join(f"{k}: {v}\n" for k, v in keys.items())
    (folder / "congvan.yaml").write_text(text, encoding="utf-8")
    (folder / "recipients.yaml").write_text(_RECIPIENTS, encoding="utf-8")
    for name in letters:
        words = f"giao ban {name}"
        (folder / "letters" / f"{name}.yaml").write_text(_LETTER.format(what=words), encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code (below 0: the signal), and what it said."""

    code: int
    said: str
    log: str = ""


@dataclass(frozen=True)
class Point:
    """One system call of a run: which, and its place among its like."""

    call: str
    number: int
    path: str = ""

    def __str__(self) -> str:
        """Return the name of the point."""
        return f"{self.call}:{self.number}"


class Commands:
    """Runs commands in children of a process that has loaded the program; one at a time."""

    def __init__(self, scratch: Path) -> None:
        """Start the process.

        Args:
            scratch: a folder for what commands say.
        """
        self._scratch = scratch
        self._child = 0
        self._temporary = scratch / "tmp"
        environment = {
            **os.environ,
            "PYTHONHASHSEED": "0",
            "CONGVAN_LANG": "en",
            "PYTHONDONTWRITEBYTECODE": "1",
            "TMPDIR": str(self._temporary),
        }
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.register.faults.forking"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=_ROOT,
            env=environment,
        )
        assert self._read() == "ready"

    def close(self) -> None:
        """End the process."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.close()
        self._server.wait()
        self._server.stdout.close()

    def _read(self) -> str:
        assert self._server.stdout is not None
        return self._server.stdout.readline().strip()

    def kill(self) -> None:
        """Kill the command that is running now, as a power cut would; another thread waits for it."""
        os.kill(self._child, signal.SIGKILL)

    def left_aside(self) -> list[str]:
        """Return what the last command left in its temporary folder."""
        return sorted(one.name for one in self._temporary.iterdir())

    def run(self, office: Path, *arguments: str, inject: Sequence[str] = (), trace: bool = False, **more: Any) -> Ended:
        """Run a command in an office.

        Args:
            office: its working folder.
            arguments: of the command.
            inject: what strace is told to do to its system calls.
            trace: whether its system calls are logged.
            more: `umask`.
        """
        assert self._server.stdin is not None
        said, log = self._scratch / "said", self._scratch / "log"
        log.unlink(missing_ok=True)
        shutil.rmtree(self._temporary, ignore_errors=True)
        self._temporary.mkdir()
        traced = bool(inject) or trace
        order = {"cwd": str(office), "arguments": arguments, "said": str(said), "stop": traced, **more}
        self._server.stdin.write(json.dumps(order) + "\n")
        self._server.stdin.flush()
        child = self._child = int(self._read())
        tracer = None
        if traced:
            tracer = _take_hold(child, log, inject)
        number, code = self._read().split()
        assert int(number) == child
        if tracer:
            tracer.wait()
        return Ended(int(code), said.read_text(encoding="utf-8"), log.read_text("utf-8", "replace") if traced else "")


def _take_hold(child: int, log: Path, inject: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Trace a stopped process, and let it go on."""
    _wait_for(child, "State:\tT")
    command = ["strace", "-qq", "-y", "-s", "0", "-o", str(log), "-p", str(child), "-e", "trace=" + ",".join(CALLS)]
    for one in inject:
        command += ["-e", f"inject={one}"]
    tracer = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _wait_for(child, f"TracerPid:\t{tracer.pid}")
    os.kill(child, signal.SIGCONT)
    return tracer


def _wait_for(child: int, words: str) -> None:
    for _try in range(4000):
        if words in Path(f"/proc/{child}/status").read_text(encoding="utf-8"):
            return
        time.sleep(0.001)
    sentence = f"process {child} never had «{words}»"
    raise AssertionError(sentence)


_CALL = re.compile(r"^(\w+)\((.*)")
_CREATES = re.compile(r"O_CREAT|O_TRUNC")


def points_of(log: str, office: Path) -> Iterator[Point]:
    """Give the system calls of a traced run that change something below the office's folder."""
    seen: dict[str, int] = {}
    for line in log.splitlines():
        found = _CALL.match(line)
        if not found:
            continue
        call, rest = found.groups()
        seen[call] = seen.get(call, 0) + 1
        if str(office) in rest and (call != "openat" or _CREATES.search(rest)):
            yield Point(call, seen[call], rest.split(str(office), 1)[1].split(">")[0].split('"')[0])


def state_of(office: Path) -> dict[str, tuple[int, str]]:
    """Return every file of an office: when it was written, and its SHA-256."""
    return {
        str(path.relative_to(office)): (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(office.rglob("*"))
        if path.is_file()
    }


@dataclass
class Looked:
    """What is wrong with an office."""

    faults: list[str] = field(default_factory=list)


def wrong_with(commands: Commands, office: Path, wanted: Sequence[tuple[str, ...]], kinds: Sequence[str]) -> list[str]:
    """Return what is wrong after everything was issued: lost, double, missing, half, left lying.

    Args:
        commands: runs `register list` and `verify`.
        office: its folder.
        wanted: for each number that must be there, in order: the units whose letter bears it.
        kinds: formats of the files of each letter.
    """
    wrong: list[str] = []
    listed = commands.run(office, "register", "list", "--json")
    lines = [json.loads(line) for line in listed.said.splitlines() if line.startswith("{")]
    by_number: dict[int, list[str]] = {}
    for line in lines:
        by_number.setdefault(line["number"], []).append(line["unit"] or "")
        if line["status"] != "entered":
            wrong.append(f"number {line['number']} is {line['status']}")
        if [one["format"] for one in line["files"]] != list(kinds):
            wrong.append(f"files of {line['unit']}: {line['files']}")
        wrong += [fault for one in line["files"] if (fault := _file(office / one["path"], one["sha256"]))]
    expected = {number: list(units) for number, units in enumerate(wanted, 1)}
    if by_number != expected:
        wrong.append(f"numbers {by_number}, not {expected}")
    named = {one["path"] for line in lines for one in line["files"]}
    lying = {
        str(path.relative_to(office))
        for path in (office / "van-ban-di").rglob("*")
        if path.is_file() and ".congvan" not in path.parts
    }
    if lying != named:
        wrong.append(f"files that the register does not know: {sorted(lying - named)}")
    # an empty folder that the disk did not let go is no half file
    left = [
        path
        for path in office.rglob("*")
        if path.name.endswith((".part", ".new", "-journal", ".tmp")) and (path.is_file() or any(path.iterdir()))
    ]
    if left:
        wrong.append(f"left lying: {left}")
    verified = commands.run(office, "register", "verify")
    if verified.code != 0:
        wrong.append(f"verify: {verified.said}")
    return wrong


def _file(path: Path, sha256: str) -> str:
    if not path.is_file():
        return f"{path.name} is not there"
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        return f"{path.name} is other than it was entered"
    if path.suffix == ".docx" and zipfile.ZipFile(path).testzip() is not None:
        return f"{path.name} is damaged"
    if path.suffix == ".pdf" and not (data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")):
        return f"{path.name} is half a file"
    return ""


@contextmanager
def fresh_copy(office: Path, place: Path) -> Iterator[Path]:
    """Give a copy of an office that is gone afterwards."""
    shutil.copytree(office, place)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
