"""`python -m bench.registering [--write] [--rounds N] [--entries N]`: issuing letters, and pages of a full register.

Letters are issued by whole commands, each into an office of its own, beside `congvan render` of the same letters.
Pages are listed by whole commands too, in a register of a million entries, on SQLite and on PostgreSQL, beside a bare
Python that takes the same page out of the same table.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.register.postgres import Server, serve

from bench.issuing_parts import parts_of
from bench.measure import Command, Runs, each_round, in_turn
from bench.registering_inputs import COMMON, RARE, copy_to_server, fill, write_office
from bench.report import PAGE, machine, put_between
from congvan.register import Place

HERE = Path(__file__).parent
WORK = HERE / "work-registering"
BEGIN, END = "<!-- registering: begin (make bench) -->", "<!-- registering: end -->"
_LETTERS, _FEW = 10_000, 1_000
_PAGES: Mapping[str, tuple[str, ...]] = {
    "first page": (),
    "page 100": ("--page", "100"),
    "a common word": (COMMON,),
    "a rare word": (RARE,),
    "a year": ("--year", "2015"),
}
_BARE = """
import sqlite3, sys
link = sqlite3.connect(sys.argv[1])
for row in link.execute("SELECT * FROM entries ORDER BY issued_date DESC, number DESC, id DESC LIMIT 50"):
    print(*row)
"""
_Group = dict[str, Runs]


def _congvan(office: Path, *words: str, count: int = 0, out: Path | None = None) -> Command:
    head, *rest = words
    at = ["--office", str(office / "congvan.yaml")]
    return Command([sys.executable, "-m", "congvan", *head.split(), *rest, *at], count, out)


def _issuing(rounds: int) -> _Group:
    """Issue into a new office each time: a register that has the letters would say «already»."""
    results: _Group = {}
    for number in range(rounds):
        commands: dict[str, Command] = {}
        for name, count, more in (
            ("`issue`, one number for all", _LETTERS, ("--numbering", "shared")),
            ("`issue`, a number each", _LETTERS, ("--numbering", "each")),
            ("`issue`, one number for all, Word and PDF", _FEW, ("--numbering", "shared", "--format", "docx,pdf")),
        ):
            office = write_office(WORK / f"issue-{number}-{len(commands)}", units=count)
            in_turn({"register init": _congvan(office, "register init")}, 1)
            letter = str(office / "letters/letter.yaml")
            format_ = () if "--format" in more else ("--format", "docx")
            commands[name] = _congvan(office, "issue", letter, "--yes", str(count), *more, *format_, count=count)
            out = office / "out"
            plain = ("--format", "docx,pdf") if "pdf" in more[-1] else ("--format", "docx")
            if "each" not in more:
                words = ("render", letter, "--for", "both", "--out", str(out), *plain)
                commands[name.replace("`issue`, one number for all", "`render`")] = _congvan(
                    office, *words, count=count, out=out
                )
        for name, runs in in_turn(commands, 1).items():
            kept = results.setdefault(name, Runs(runs.count))
            kept.wall += runs.wall
            kept.cpu += runs.cpu
            kept.memory += runs.memory
    return results


def _two_registers(entries: int, server: Server) -> tuple[Path, Path]:
    """Make an office with a full register in a file, and one with the same on a server."""
    file_office = WORK / "list"
    path = file_office / "so-van-ban/register.sqlite"
    write_office(file_office)
    fill(Place("", path, path.name), entries)
    server.run("CREATE DATABASE bench")
    server_office = write_office(WORK / "list-server", server.url("bench"))
    copy_to_server(path, server, "bench")
    server.run("VACUUM ANALYZE", "bench")
    return file_office, server_office


def _listing(offices: tuple[Path, Path], rounds: int, server: Server) -> _Group:
    path = offices[0] / "so-van-ban/register.sqlite"
    os.environ["CONGVAN_REGISTER_PASSWORD"] = server.password
    commands = {"bare Python and sqlite3, first page": Command([sys.executable, "-c", _BARE, str(path)])}
    for shown, office in zip(("SQLite", "PostgreSQL"), offices, strict=True):
        for name, words in _PAGES.items():
            commands[f"{name}, {shown}"] = _congvan(office, "register list", *words)
    return in_turn(commands, rounds)


def _issue_table(results: _Group) -> str:
    rows = [
        "| what | letters | seconds | CPU seconds | letters/s | × `render` | peak MB |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name, runs in results.items():
        plain = results["`render`, Word and PDF" if "PDF" in name else "`render`"]
        times = each_round(runs.wall, plain.wall)
        rows.append(
            f"| {name} | {runs.count:,} | {runs.seconds:.2f} | {runs.cpu_seconds:.2f} | "
            f"{runs.count / runs.seconds:,.0f} | {times:.2f} | {runs.megabytes:.0f} |"
        )
    return "### Letters issued: checked, numbered, on disk, entered\n\n" + "\n".join(rows) + "\n"


def _parts_table() -> str:
    taken = {}
    for each in (False, True):
        office = write_office(WORK / f"parts-{each}", units=_LETTERS)
        taken[each] = parts_of(office, each=each)
    rows = ["| part | one number for all | a number each |", "|---|---:|---:|"]
    rows += [f"| {name} | {taken[False][name]:.2f} | {taken[True][name]:.2f} |" for name in taken[True]]
    title = f"### Where the seconds of issuing {_LETTERS:,} letters go"
    return f"{title}\n\n" + "\n".join(rows) + "\n"


def _list_table(results: _Group, entries: int) -> str:
    rows = ["| page of 50 | seconds | CPU seconds | peak MB |", "|---|---:|---:|---:|"]
    rows += [
        f"| {name} | {runs.seconds:.3f} | {runs.cpu_seconds:.3f} | {runs.megabytes:.0f} |"
        for name, runs in results.items()
    ]
    return f"### `congvan register list` on {entries:,} entries, whole commands\n\n" + "\n".join(rows) + "\n"


def main() -> None:
    """Measure and print; with --write, renew the tables in docs/performance.md."""
    options = argparse.ArgumentParser(prog="python -m bench.registering", description=__doc__)
    options.add_argument("--write", action="store_true")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--entries", type=int, default=1_000_000)
    chosen = options.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir()
    with serve() as server:
        offices = _two_registers(chosen.entries, server)
        listed = _list_table(_listing(offices, chosen.rounds, server), chosen.entries)
    issued = _issue_table(_issuing(chosen.rounds))
    tables = f"{machine(chosen.rounds)}\n{issued}\n{_parts_table()}\n{listed}"
    print(tables)
    if chosen.write:
        put_between(BEGIN, END, tables)
        print(PAGE.name)
    shutil.rmtree(WORK, ignore_errors=True)


if __name__ == "__main__":
    main()
