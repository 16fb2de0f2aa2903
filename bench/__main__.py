"""`python -m bench [--write] [--rounds N] [--small]`: measure, print, and with --write renew docs/performance.md."""

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from bench import inputs, report, stages
from bench.measure import Command, Runs, Straight, each_round, in_turn, straight

HERE = Path(__file__).parent
WORK = HERE / "work"
PYTHON = sys.executable
NODE_PEERS = {"docxtemplater": "docxtemplater.cjs", "easy-template-x": "easy-template-x.mjs"}


@dataclass(frozen=True)
class Sizes:
    """How many letters are made: by congvan, by congvan in a small batch, by a peer; how often; longest list."""

    full: int = 10_000
    small: int = 1_000
    peer: int = 300
    longest: int = 50_000
    rounds: int = 5


TRIAL = Sizes(full=500, small=100, peer=10, longest=1_000, rounds=1)


def congvan(count: int, suffix: str, *options: str, letter: str = "letter", check: bool = False) -> Command:
    """Return the command that renders a letter for that many units; no peer judges what it prints, so nor does this."""
    out = WORK / "out-congvan"
    words = ["-m", "congvan", "render", str(WORK / f"{letter}.yaml"), "--office", str(inputs.ROOT / "congvan.yaml")]
    listed = ["--recipients", str(WORK / f"{count}.{suffix}"), "--for", "units", "--out", str(out), *options]
    listed += [] if check else ["--no-check"]
    return Command([PYTHON, *words, *listed], count, out)


def peer(name: str, count: int, units: int) -> Command:
    """Return the command of a peer for so many letters out of a list of so many units."""
    out = WORK / f"out-{name}"
    program = {
        "docxtpl": [PYTHON, "-m", "bench.peers.with_docxtpl"],
        "docx-mailmerge2": [PYTHON, "-m", "bench.peers.with_mailmerge"],
        **{one: ["node", str(HERE / "peers" / script)] for one, script in NODE_PEERS.items()},
    }[name]
    return Command([*program, str(WORK), str(units), str(count), str(out)], count, out)


def only_write(count: int, then: str) -> Command:
    """Return the command that writes ready bytes so often, and renames them or not."""
    out = WORK / "out-bare"
    words = ["-m", "bench.peers.only_write", str(WORK / "one.docx"), str(count), str(out), then]
    return Command([PYTHON, *words], count, out)


def prepare(sizes: Sizes) -> list[str]:
    """Write the inputs, install the peers of node, and return the names of the peers that are there."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir()
    for count in sorted({10, sizes.small, sizes.full, sizes.longest}):
        inputs.write_lists(WORK, count)
    inputs.write_peer_templates(WORK)
    inputs.write_outside_template(WORK)
    (WORK / "one.docx").write_bytes(inputs.one_tag_letter(WORK, "Trường THPT số 1"))
    peers = ["docxtpl", "docx-mailmerge2"]
    npm = shutil.which("npm")
    if not (npm and shutil.which("node")):
        print("node is not there: its peers are left out", file=sys.stderr)
    elif not (HERE / "node_modules").is_dir() and _npm(npm):
        print("npm ci did not work: the peers of node are left out", file=sys.stderr)
    else:
        peers += NODE_PEERS
    return peers


def _npm(npm: str) -> int:
    """Install the peers of node; not again when they are there, since deleting files slows what is timed next."""
    return subprocess.run([npm, "ci", "--silent", "--no-audit", "--no-fund"], cwd=HERE, check=False).returncode


def same_text(peers: Sequence[str], sizes: Sizes) -> None:
    """Stop unless every engine prints the same text in the first three letters."""
    commands = {"congvan": congvan(sizes.small, "yaml")} | {name: peer(name, 3, sizes.small) for name in peers}
    in_turn(commands, 1)
    for row in inputs.rows(3):
        ours = inputs.text_of(WORK / f"out-congvan/letter_{row[0]}.docx")
        if f"Kính gửi: Hiệu trưởng {row[1]}" not in ours["word/document.xml"]:
            sys.exit(f"congvan did not address the letter of {row[0]}")
        for name in peers:
            if inputs.text_of(WORK / f"out-{name}/{row[0]}.docx") != ours:
                sys.exit(f"{name} prints another text than congvan for {row[0]}: the comparison would not be fair")


def whole_runs(peers: Sequence[str], sizes: Sizes) -> tuple[dict[str, Runs], dict[str, Straight]]:
    """Measure whole processes in turn; return those of congvan and of the disk, and the lines of the peers."""
    full, small = sizes.full, sizes.small
    ours = {
        f"{full:,} units in YAML": congvan(full, "yaml"),
        f"{full:,} units in XLSX": congvan(full, "xlsx"),
        f"{full:,} units in CSV": congvan(full, "csv"),
        f"{full:,} units in YAML, `--jobs 2`": congvan(full, "yaml", "--jobs", "2"),
        f"{full:,} units in YAML, a template from outside": congvan(full, "yaml", "--template", str(WORK / "own.docx")),
        f"{full:,} units in YAML, name and figure of the unit in the text": congvan(full, "yaml", letter="marked"),
        f"{full:,} units in YAML, checked against the decree": congvan(full, "yaml", check=True),
        f"{small:,} units in YAML": congvan(small, "yaml"),
        f"{small:,} units in XLSX": congvan(small, "xlsx"),
        report.WRITE: only_write(full, "no"),
        report.RENAME: only_write(full, "rename"),
    }
    theirs = {f"{name}, {count}": peer(name, count, full) for name in peers for count in (1, sizes.peer)}
    # docxtpl's runs stand between congvan's, so that the two that are compared are near each other in time
    results = in_turn(dict(_alternating(ours, theirs)), sizes.rounds)
    lines = {name: straight(results[f"{name}, 1"], results[f"{name}, {sizes.peer}"]) for name in peers}
    return {name: results[name] for name in ours}, lines


def _alternating(one: Mapping[str, Command], other: Mapping[str, Command]) -> Iterator[tuple[str, Command]]:
    for pair in zip_longest(one.items(), other.items()):
        yield from (item for item in pair if item is not None)


def straightness(sizes: Sizes) -> float:
    """Return how long docxtpl takes for `small` letters beside what the line through 1 and `peer` says."""
    counts = (1, sizes.peer, sizes.small)
    runs = in_turn({str(count): peer("docxtpl", count, sizes.full) for count in counts}, 1)
    one, many, most = (runs[str(count)] for count in counts)
    return each_round(most.wall, straight(one, many).seconds(sizes.small))


def memory(sizes: Sizes) -> Mapping[int, float]:
    """Return peak megabytes at growing lists."""
    runs = in_turn({str(count): congvan(count, "yaml") for count in (sizes.small, sizes.full, sizes.longest)}, 1)
    return {one.count: one.megabytes for one in runs.values()}


def start_up(rounds: int) -> Mapping[str, Runs]:
    """Return what `congvan --help` costs beside importing typer alone."""
    script = shutil.which("congvan", path=str(Path(PYTHON).parent))
    commands = {
        "python -c pass": Command([PYTHON, "-c", "pass"]),
        'python -c "import typer"': Command([PYTHON, "-c", "import typer"]),
        "congvan --help": Command([script, "--help"] if script else [PYTHON, "-m", "congvan", "--help"]),
        'python -c "import congvan.workflow"': Command([PYTHON, "-c", "import congvan.workflow"]),
    }
    return in_turn(commands, rounds)


def main() -> None:
    """Measure everything and print it."""
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    options.add_argument("--rounds", type=int, default=Sizes.rounds, help="how often each command is run")
    options.add_argument(
        "--small", action="store_true", help="a trial of the benchmark itself; its figures say nothing"
    )
    chosen = options.parse_args()
    if chosen.small and chosen.write:
        options.error("--small is a trial; its figures are not written")
    sizes = TRIAL if chosen.small else Sizes(rounds=chosen.rounds)
    begun = time.monotonic()
    peers = prepare(sizes)
    same_text(peers, sizes)
    whole, lines = whole_runs(peers, sizes)
    tables = "\n".join(
        (
            report.machine(sizes.rounds),
            report.whole_table(whole, lines, straightness(sizes)),
            report.peer_table(lines, sizes.full),
            report.engine_table(stages.engines(WORK, sizes.full, sizes.peer // 3, sizes.rounds)),
            report.stage_table(stages.stages(WORK, sizes.full, sizes.rounds), sizes.full),
            report.memory_table(memory(sizes)),
            report.reading_table(stages.reading(WORK, sizes.full, sizes.rounds), sizes.full),
            report.start_table(start_up(2 * sizes.rounds)),
        )
    )
    print(tables)
    if chosen.write:
        report.write(tables)
    shutil.rmtree(WORK, ignore_errors=True)
    print(f"{time.monotonic() - begun:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
