"""The tables of docs/performance.md, between its two markers; the prose around them is written by hand."""

import os
import platform
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.measure import Runs, Straight, each_round

__all__ = [
    "PAGE",
    "RENAME",
    "WRITE",
    "engine_table",
    "machine",
    "memory_table",
    "peer_table",
    "put_between",
    "reading_table",
    "stage_table",
    "start_table",
    "whole_table",
    "write",
]

PAGE = Path(__file__).parent.parent / "docs/performance.md"
BEGIN, END = "<!-- figures: begin (make bench) -->", "<!-- figures: end -->"
WRITE, RENAME = "only write the same bytes", "only write and rename them"


def machine(rounds: int) -> str:
    """Return what the figures were taken on."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores, {python}, {platform.system()}; medians of {rounds} rounds.\n"


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = "|".join(["---", *["---:"] * (len(heads) - 1)])
    lines = [f"### {title}\n", f"| {' | '.join(heads)} |", f"|{rule}|", *[f"| {' | '.join(row)} |" for row in rows]]
    return "\n".join(lines) + "\n"


def whole_table(whole: Mapping[str, Runs], lines: Mapping[str, Straight], grown: float) -> str:
    """Return the table of whole processes beside docxtpl and beside writing alone.

    Args:
        whole: the runs of congvan and of the disk.
        lines: the peers.
        grown: how long docxtpl took for many letters beside what its line says.
    """
    rows = []
    for name, runs in whole.items():
        times = each_round(lines["docxtpl"].seconds(runs.count), runs.wall)
        work = each_round(lines["docxtpl"].cpu_seconds(runs.count), runs.cpu)
        limit = f"{each_round(runs.wall, whole[RENAME].wall):.1f}" if runs.count == whole[RENAME].count else ""
        figures = (f"{runs.seconds:.2f}", f"{runs.cpu_seconds:.2f}", f"{runs.count / runs.seconds:,.0f}")
        rows.append((name, *figures, f"{times:,.0f}", f"{work:,.0f}", limit, f"{runs.megabytes:.0f}"))
    heads = (
        "congvan render",
        "seconds",
        "CPU seconds",
        "letters/s",
        "× docxtpl",
        "× docxtpl, CPU",
        "× write and rename",
        "peak MB",
    )
    note = f"A longer run of docxtpl, held against its line, took {grown:.2f} times as long as the line says.\n"
    return _table("Whole processes, letters on disk, verified", heads, rows) + "\n" + note


def peer_table(lines: Mapping[str, Straight], count: int) -> str:
    """Return the table of the peers, as straight lines."""
    rows = []
    docxtpl = lines["docxtpl"].seconds(count)
    for name, line in lines.items():
        seconds = line.seconds(count)
        median = statistics.median(seconds)
        each = f"{statistics.median(line.each) * 1e3:.2f}"
        first = f"{statistics.median(line.first):.2f}"
        rows.append(
            (name, first, each, f"{median:.1f}", f"{count / median:,.0f}", f"{each_round(docxtpl, seconds):.1f}")
        )
    heads = ("peer", "first letter, s", "each further, ms", f"{count:,} letters, s", "letters/s", "× docxtpl")
    return _table("The peers, as straight lines", heads, rows)


def engine_table(speeds: tuple[float, float, float]) -> str:
    """Return the table of the filling alone."""
    ours, theirs, times = speeds
    rows = [("congvan, compiling included", f"{ours:,.0f}", f"{times:,.0f}"), ("docxtpl", f"{theirs:,.0f}", "1")]
    return _table("The filling alone, in memory", ("engine", "letters/s", "× docxtpl"), rows)


def stage_table(stages: Mapping[str, float], count: int) -> str:
    """Return where the time goes."""
    rows = [(name, f"{value:.1f}") for name, value in stages.items()]
    return _table(f"Where the time of a letter goes ({count:,} units in YAML)", ("stage", "µs a letter"), rows)


def memory_table(peaks: Mapping[int, float]) -> str:
    """Return the peak memory at growing lists."""
    (least, first), *_between, (most, last) = peaks.items()
    each = (last - first) / (most - least) * 1024
    table = _table("Memory", ("units", "peak MB"), [(f"{count:,}", f"{peak:.0f}") for count, peak in peaks.items()])
    return f"{table}\n{each:.1f} kB for each unit more: the list and what is told of it; no letter is kept.\n"


def reading_table(seconds: Mapping[str, float], count: int) -> str:
    """Return what reading a list costs."""
    rows = [(name, f"{value:.2f}") for name, value in seconds.items()]
    return _table(f"Reading {count:,} units of 7 fields", ("way", "seconds"), rows)


def start_table(runs: Mapping[str, Runs]) -> str:
    """Return what starting costs."""
    rows = [(f"`{name}`", f"{one.seconds:.3f}", f"{one.megabytes:.0f}") for name, one in runs.items()]
    return _table("Starting", ("command", "seconds", "peak MB"), rows)


def write(tables: str) -> None:
    """Put the tables between the markers of the page."""
    put_between(BEGIN, END, tables)


def put_between(begin: str, end: str, tables: str) -> None:
    """Put tables between two markers of the page.

    Args:
        begin: the first marker.
        end: the second.
        tables: what stands between them from now on.
    """
    before, _begin, rest = PAGE.read_text(encoding="utf-8").partition(begin)
    _old, _end, after = rest.partition(end)
    PAGE.write_text(f"{before}{begin}\n\n{tables}\n{end}{after}", encoding="utf-8")
