"""`python -m bench [--write] [--small]`: measure, print, and with --write put the tables into docs/performance.md."""

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench import inputs, report, stages
from bench.measure import Runs, in_turn, ratio

HERE = Path(__file__).parent
WORK = HERE / "work"
PYTHON = sys.executable
FULL, SMALL = 10_000, 1_000
PEER = 300


def congvan(count: int, suffix: str, *options: str) -> tuple[Sequence[str], Path]:
    """Return the command that renders the directive for that many units, and its folder."""
    out = WORK / "out-congvan"
    words = ["-m", "congvan", "render", str(WORK / "letter.yaml"), "--office", str(inputs.ROOT / "congvan.yaml")]
    listed = ["--recipients", str(WORK / f"{count}.{suffix}"), "--for", "units", "--out", str(out), *options]
    return [PYTHON, *words, *listed], out


def peer(name: str, count: int) -> tuple[Sequence[str], Path]:
    """Return the command of a peer for so many letters, and its folder."""
    out = WORK / f"out-{name}"
    words = [str(WORK), str(count), str(count), str(out)]
    program = {
        "docxtpl": [PYTHON, "-m", "bench.peers.with_docxtpl"],
        "docx-mailmerge2": [PYTHON, "-m", "bench.peers.with_mailmerge"],
        "docxtemplater": ["node", str(HERE / "peers/docxtemplater.cjs")],
        "easy-template-x": ["node", str(HERE / "peers/easy-template-x.mjs")],
    }[name]
    return [*program, *words], out


def prepare() -> list[str]:
    """Write the inputs, install the peers of node, and return the names of the peers that are there."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir()
    for count in (3, 10, PEER, SMALL, FULL, 5 * FULL):
        inputs.write_lists(WORK, count)
    inputs.write_peer_templates(WORK)
    peers = ["docxtpl", "docx-mailmerge2"]
    if shutil.which("node") and shutil.which("npm"):
        if not (HERE / "node_modules").is_dir():
            subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=HERE, check=True)
        peers += ["docxtemplater", "easy-template-x"]
    return peers


def same_text(peers: Sequence[str]) -> None:
    """Stop unless every engine prints the same text in three letters."""
    commands = {"congvan": congvan(SMALL, "yaml")} | {name: peer(name, 3) for name in peers}
    in_turn(commands, 1)
    for row in inputs.rows(3):
        letters = {"congvan": WORK / f"out-congvan/letter_{row[0]}.docx"}
        letters |= {name: WORK / f"out-{name}/{row[0]}.docx" for name in peers}
        texts = {name: inputs.text_of(path) for name, path in letters.items()}
        for name in peers:
            if texts[name] != texts["congvan"]:
                sys.exit(f"{name} prints another text than congvan for {row[0]}: the comparison would not be fair")


def whole_runs(peers: Sequence[str], rounds: int) -> tuple[dict[str, tuple[int, Runs]], float]:
    """Measure whole processes, in turn; return them with their counts, and docxtpl's growth from 300 to 1,000."""
    letter = WORK / "one.docx"
    letter.write_bytes(inputs.one_tag_letter(WORK, "Trường THPT số 1"))
    bare = [PYTHON, "-m", "bench.peers.only_write", str(letter), str(FULL)]
    commands = {
        f"congvan, {FULL:,} units in YAML": (FULL, congvan(FULL, "yaml")),
        f"congvan, {FULL:,} units in XLSX": (FULL, congvan(FULL, "xlsx")),
        f"congvan, {FULL:,} units in YAML, --jobs 2": (FULL, congvan(FULL, "yaml", "--jobs", "2")),
        f"congvan, {SMALL:,} units in YAML": (SMALL, congvan(SMALL, "yaml")),
        f"congvan, {SMALL:,} units in XLSX": (SMALL, congvan(SMALL, "xlsx")),
        **{f"{name}, {PEER:,} letters": (PEER, peer(name, PEER)) for name in peers},
        "only write the same bytes": (FULL, ([*bare, str(WORK / "out-bare"), "no"], WORK / "out-bare")),
        "only write and rename them": (FULL, ([*bare, str(WORK / "out-bare"), "rename"], WORK / "out-bare")),
    }
    results = in_turn({name: command for name, (_count, command) in commands.items()}, rounds)
    more = in_turn({"300": peer("docxtpl", PEER), "1000": peer("docxtpl", SMALL)}, 1)
    growth = (more["1000"].seconds / SMALL) / (more["300"].seconds / PEER)
    return {name: (count, results[name]) for name, (count, _command) in commands.items()}, growth


def memory() -> dict[int, float]:
    """Return peak megabytes at growing lists."""
    counts = (SMALL, FULL, 5 * FULL)
    return {count: in_turn({"run": congvan(count, "yaml")}, 1)["run"].megabytes for count in counts}


def start_up(rounds: int) -> dict[str, Runs]:
    """Return what `congvan --help` costs beside importing typer alone."""
    commands: dict[str, tuple[Sequence[str], Path | None]] = {
        "python -c pass": ([PYTHON, "-c", "pass"], None),
        "python -c 'import typer'": ([PYTHON, "-c", "import typer"], None),
        "congvan --help": ([str(Path(PYTHON).with_name("congvan")), "--help"], None),
    }
    return in_turn(commands, rounds)


def main() -> None:
    """Measure everything and print it."""
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    begun = time.monotonic()
    peers = prepare()
    same_text(peers)
    whole, growth = whole_runs(peers, chosen.rounds)
    docxtpl = whole[f"docxtpl, {PEER:,} letters"]
    ratios = {name: ratio(docxtpl[1], docxtpl[0], runs, count) for name, (count, runs) in whole.items()}
    tables = "\n".join(
        (
            report.machine(),
            report.whole_table(whole, ratios, growth),
            report.engine_table(stages.engines(WORK, SMALL, 100)),
            report.stage_table(stages.stages(WORK, SMALL)),
            report.memory_table(memory()),
            report.reading_table(stages.reading(WORK, FULL)),
            report.start_table(start_up(2 * chosen.rounds)),
        )
    )
    print(tables)
    if chosen.write:
        report.write(tables)
    shutil.rmtree(WORK, ignore_errors=True)
    print(f"{time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
