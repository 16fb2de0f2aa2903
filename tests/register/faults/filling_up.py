"""A real disk that is full: a small tmpfs of many sizes, or where none can be mounted, no room from a point on."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.register.faults.harness import state_of, wrong_with
from tests.register.faults.killing import Stage, refuse_at

__all__ = ["SIZES", "can_mount", "full_at"]

SIZES = tuple(range(168, 168 + 22 * 20, 20))
"""Kilobytes, from hardly more than the office itself to enough for everything."""


def can_mount(place: Path) -> bool:
    """Tell whether this process may mount a disk of its own."""
    with _disk(place, 64) as mounted:
        return mounted


@contextmanager
def _disk(place: Path, size: int) -> Iterator[bool]:
    place.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}k,mode=0700", "tmpfs", str(place)]
    mounted = os.geteuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(place)], check=True)


def full_at(stage: Stage, size: int) -> tuple[str, list[str]]:
    """Issue on a disk of some kilobytes, then with room enough.

    Returns:
        How the first run ended («full», «done»), and what is wrong.
    """
    disk = stage.scratch / "disk"
    with _disk(disk, size) as mounted:
        if not mounted:  # the nearest thing to it: nothing can be written from some call on
            points = [one for one in stage.points if one.call in ("write", "pwrite64")]
            place = SIZES.index(size) * len(points) // len(SIZES)
            return "full", refuse_at(stage, points[place], "ENOSPC", onwards=True)
        office = disk / "o"
        shutil.copytree(stage.office, office)
        first = stage.commands.run(office, *stage.run.arguments)
        wrong: list[str] = []
        if first.code != 0 and "disk is full" not in first.said and "No space left" not in first.said:
            wrong.append(f"{size} KB: ended with {first.code}: {first.said}")
        if first.code == 0:
            wrong += wrong_with(stage.commands, office, stage.run.wanted, stage.run.kinds)
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        again = stage.commands.run(office, *stage.run.arguments)
        before = state_of(office)
        third = stage.commands.run(office, *stage.run.arguments)
        if (again.code, third.code) != (0, 0) or state_of(office) != before:
            wrong.append(f"{size} KB: then {again.code} {again.said}, {third.code}")
        wrong += wrong_with(stage.commands, office, stage.run.wanted, stage.run.kinds)
        return ("done" if first.code == 0 else "full"), wrong
