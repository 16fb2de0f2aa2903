"""The tables of docs/performance.md, between its two markers; the prose around them is written by hand."""

import os
import platform
from collections.abc import Mapping
from pathlib import Path

from bench.measure import Runs

PAGE = Path(__file__).parent.parent / "docs/performance.md"
BEGIN, END = "<!-- figures: begin (make bench) -->", "<!-- figures: end -->"


def machine() -> str:
    """Return what the figures were taken on."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores, {python}, {platform.system()}.\n"


def whole_table(whole: Mapping[str, tuple[int, Runs]], ratios: Mapping[str, float], growth: float) -> str:
    """Return the table of whole processes."""
    lines = [
        "### Whole processes, letters on disk, verified\n",
        "| command | seconds (median) | CPU seconds | letters/s | × docxtpl | peak MB |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, (count, runs) in whole.items():
        cpu = sorted(runs.cpu)[len(runs.cpu) // 2]
        figures = (
            f"{runs.seconds:.2f} | {cpu:.2f} | {count / runs.seconds:,.0f} | {ratios[name]:,.1f} | {runs.megabytes:.0f}"
        )
        lines.append(f"| {name} | {figures} |")
    lines.append(f"\nA letter of docxtpl costs {growth:.2f} times as much at 1,000 letters as at 300.\n")
    return "\n".join(lines)


def engine_table(speeds: Mapping[str, float]) -> str:
    """Return the table of the filling alone."""
    lines = ["### The filling alone, in memory\n", "| engine | letters/s | × docxtpl |", "|---|---:|---:|"]
    lines += [f"| {name} | {speed:,.0f} | {speed / speeds['docxtpl']:,.0f} |" for name, speed in speeds.items()]
    return "\n".join(lines) + "\n"


def stage_table(stages: Mapping[str, float]) -> str:
    """Return where the time goes."""
    lines = ["### Where a letter's time goes\n", "| stage | µs a letter |", "|---|---:|"]
    return "\n".join(lines + [f"| {name} | {value:.0f} |" for name, value in stages.items()]) + "\n"


def memory_table(peaks: Mapping[int, float]) -> str:
    """Return the peak memory at growing lists."""
    lines = ["### Memory\n", "| units | peak MB |", "|---:|---:|"]
    lines += [f"| {count:,} | {peak:.0f} |" for count, peak in peaks.items()]
    (least, first), *_between, (most, last) = peaks.items()
    each = (last - first) / (most - least) * 1024
    return "\n".join(lines) + f"\n\n{each:.1f} kB for each unit more: the list itself, no letter is kept.\n"


def reading_table(seconds: Mapping[str, float]) -> str:
    """Return what reading 10,000 units costs."""
    lines = ["### Reading 10,000 units of 7 fields\n", "| way | seconds |", "|---|---:|"]
    return "\n".join(lines + [f"| {name} | {value:.2f} |" for name, value in seconds.items()]) + "\n"


def start_table(runs: Mapping[str, Runs]) -> str:
    """Return what starting costs."""
    lines = ["### Starting\n", "| command | seconds (median) |", "|---|---:|"]
    return "\n".join(lines + [f"| `{name}` | {one.seconds:.3f} |" for name, one in runs.items()]) + "\n"


def write(tables: str) -> None:
    """Put the tables between the markers of the page."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    _old, after = rest.split(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables}\n{END}{after}", encoding="utf-8")
