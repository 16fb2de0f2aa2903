"""`python -m bench.archiving [--write] [--rounds N] [--letters N]`: keeping and verifying, beside `sha256sum`.

An archive of letters of 95 KB is made on this disk, each file synced. In each round, one after the other: congvan reads
every byte of it, `sha256sum` (GNU coreutils) reads the same files, one at a time and one for each core at a time,
`sha256sum -c` the same with the bag's own manifest, and `bagit` validates the bag; then one letter is added to it.
congvan has one thread for each core. All is read from memory after the first time.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import bagit

from bench.report import machine, put_between
from congvan.archive import Item, back_up, compare, keep, verify
from congvan.letter import KeptLetter, Number

HERE = Path(__file__).parent
WORK = HERE / "work-archiving"
BEGIN, END = "<!-- archiving: begin (make bench) -->", "<!-- archiving: end -->"
_SIZE = 95_000
_UNITS = 250
_TOGETHER = 250
_TEXT = "Kính gửi: Hiệu trưởng các trường THPT. Triển khai Nghị quyết. " * 30
_NOW = datetime.now().astimezone()


def _item(place: int) -> Item:
    number, unit = divmod(place, _UNITS)
    kept = KeptLetter(
        Number(2026, "van-ban-di", number + 1, "", "SGDĐT-VP"),
        date(2026, 3, 1),
        "Công văn",
        "triển khai Nghị quyết",
        "Sở Giáo dục và Đào tạo",
        "Phạm Quốc Hiệu",
        f"truong-{unit}",
        f"Trường THPT số {unit}",
        proof={"signatures": [{"intact": True, "trusted": True, "whole": True}]},
    )
    chance = random.Random(place)  # noqa: S311 - bytes that cannot be packed, as in a PDF
    return Item(kept, b"%PDF-1.7\n" + chance.randbytes(_SIZE), _TEXT)


def _fill(archive: Path, letters: int) -> float:
    """Keep so many letters; return the seconds that keeping alone took."""
    taken = 0.0
    for first in range(0, letters, _TOGETHER):
        items = [_item(place) for place in range(first, min(first + _TOGETHER, letters))]
        taken += _seconds(lambda items=items: keep(archive, items, now=_NOW))  # type: ignore[misc]
    return taken


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _shell(line: str, folder: Path) -> float:
    return _seconds(lambda: subprocess.run(line, shell=True, cwd=folder, check=True))  # noqa: S602 - no outside words


def _whole(archive: Path, *, read_data: bool) -> None:
    if told := verify(archive, read_data=read_data):
        sys.exit(f"the archive is not whole: {told[0]}")


def _round(archive: Path, second: Path, more: int) -> dict[str, float]:
    """Return the seconds of each, one after the other."""
    bag = next(path for path in archive.iterdir() if (path / "bagit.txt").is_file())
    find = "find . -type f -not -path './.congvan/*' -print0 | xargs -0 {} sha256sum > /dev/null"
    at_once = f"-P {os.cpu_count()} -n 500"
    return {
        "congvan, every byte": _seconds(lambda: _whole(archive, read_data=True)),
        "sha256sum": _shell(find.format(""), archive),
        f"sha256sum, {os.cpu_count()} at once": _shell(find.format(at_once), archive),
        "sha256sum -c": _seconds(
            lambda: subprocess.run(["sha256sum", "--quiet", "-c", "manifest-sha256.txt"], cwd=bag, check=True)
        ),
        "bagit": _seconds(lambda: bagit.Bag(str(bag)).validate()),
        f"bagit, {os.cpu_count()} processes": _seconds(lambda: bagit.Bag(str(bag)).validate(processes=os.cpu_count())),
        "congvan, names and sizes": _seconds(lambda: _whole(archive, read_data=False)),
        "congvan, both places": _seconds(lambda: compare(archive, second)),
        "one letter more": _seconds(lambda: keep(archive, [_item(more)], now=_NOW)),
    }


def _table(results: list[dict[str, float]], letters: int, filled: float, copied: float) -> str:
    rows = ["| what | seconds | beside `sha256sum` on the same files |", "|---|---:|---:|"]
    for name in results[0]:
        seconds = statistics.median(one[name] for one in results)
        times = statistics.median(one[name] / one["sha256sum"] for one in results)
        rows.append(f"| {name} | {seconds:.2f} | {times:.2f} |")
    rows.append(f"| {letters:,} letters kept, each file on the disk | {filled:.1f} | |")
    rows.append(f"| copied to the second place | {copied:.1f} | |")
    return "\n".join(rows) + "\n"


def main() -> int:
    """Measure, print the table, and put it into the page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--letters", type=int, default=10_000)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir()
    archive, second = WORK / "luu-tru", WORK / "second"
    try:
        filled = _fill(archive, chosen.letters)
        copied = _seconds(lambda: back_up(archive, second))
        results = []
        for number in range(chosen.rounds):
            print(f"round {number + 1} of {chosen.rounds}", file=sys.stderr)
            results.append(_round(archive, second, chosen.letters + number))
    finally:
        shutil.rmtree(WORK, ignore_errors=True)
    text = machine(chosen.rounds) + "\n" + _table(results, chosen.letters, filled, copied)
    print(text)
    if chosen.write:
        put_between(BEGIN, END, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
