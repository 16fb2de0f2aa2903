"""`python -m bench.printing [--write] [--rounds N]`: letters as PDF, beside LibreOffice and weasyprint.

Whole processes, from the list of units to files on the disk. LibreOffice gets the Word files ready made and one process
for all of them, which is the quickest way to use it; weasyprint gets an HTML of the same words.
"""

import argparse
import shutil
import sys
from pathlib import Path

from bench import inputs
from bench.measure import Command, Runs, each_round, in_turn
from bench.report import PAGE, machine, put_between

HERE = Path(__file__).parent
WORK = HERE / "work-printing"
BEGIN, END = "<!-- printing: begin (make bench) -->", "<!-- printing: end -->"
_FILTER = (
    'pdf:writer_pdf_Export:{"ReduceImageResolution":{"type":"boolean","value":"false"},'
    '"UseLosslessCompression":{"type":"boolean","value":"true"},"SelectPdfVersion":{"type":"long","value":"2"}}'
)
_MANY, _MORE, _FEW = 300, 3_000, 30


def _congvan(count: int, *options: str, kind: str = "pdf") -> Command:
    out = WORK / f"out-{kind}"
    words = ["-m", "congvan", "render", str(WORK / "letter.yaml"), "--office", str(inputs.ROOT / "congvan.yaml")]
    listed = ["--recipients", str(WORK / f"{count}.yaml"), "--for", "units", "--out", str(out), "--no-check"]
    return Command([sys.executable, *words, *listed, "--format", kind, *options], count, out)


def _libreoffice(count: int) -> Command:
    out = WORK / "out-libreoffice"
    profile = f"-env:UserInstallation={(WORK / 'profile').as_uri()}"
    files = sorted(str(path) for path in (WORK / "ready").glob("*.docx"))[:count]
    command = ["soffice", profile, "--headless", "--norestore", "--convert-to", _FILTER, "--outdir", str(out), *files]
    return Command(command, count, out)


def _weasyprint(count: int) -> Command:
    out = WORK / "out-weasyprint"
    return Command([sys.executable, "-m", "bench.peers.with_weasyprint", str(WORK), str(count), str(out)], count, out)


def _prepare() -> None:
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir()
    for count in (_FEW, _MANY, _MORE):
        inputs.write_lists(WORK, count)
    in_turn({"ready": Command(_congvan(_MANY, kind="docx").words, _MANY, None)}, 1)
    shutil.move(WORK / "out-docx", WORK / "ready")
    one = next(iter(sorted((WORK / "ready").glob("*.docx"))))
    shutil.copyfile(one, WORK / "letter.docx")


def _row(name: str, runs: Runs, peer: Runs) -> str:
    each = runs.seconds / runs.count
    times = each_round([seconds / peer.count for seconds in peer.wall], [seconds / runs.count for seconds in runs.wall])
    return (
        f"| {name} | {runs.count:,} | {runs.seconds:.2f} | {runs.count / runs.seconds:,.0f} | {each * 1e3:.1f} | "
        f"{runs.count / runs.cpu_seconds:,.0f} | {times:.1f} | {runs.megabytes:.0f} |"
    )


def main() -> None:
    """Measure and print; with --write, renew the table in docs/performance.md."""
    options = argparse.ArgumentParser(prog="python -m bench.printing", description=__doc__)
    options.add_argument("--write", action="store_true")
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    _prepare()
    commands = {
        f"congvan, {_MANY:,} letters": _congvan(_MANY),
        "congvan, more of them": _congvan(_MORE),
        "congvan, `--jobs 2`": _congvan(_MORE, "--jobs", "2"),
        "LibreOffice, one process": _libreoffice(_MANY),
        "weasyprint": _weasyprint(_FEW),
    }
    results = in_turn(commands, chosen.rounds)
    peer = results["LibreOffice, one process"]
    rows = [_row(name, runs, peer) for name, runs in results.items()]
    heads = (
        "| what | letters | seconds | letters/s | ms a letter | letters per CPU second | × LibreOffice | peak MB |\n"
        "|---|---:|---:|---:|---:|---:|---:|---:|\n"
    )
    table = f"{machine(chosen.rounds)}\n### Letters as PDF/A, on disk\n\n{heads}" + "\n".join(rows) + "\n"
    print(table)
    if chosen.write:
        put_between(BEGIN, END, table)
        print(PAGE.name)
    shutil.rmtree(WORK, ignore_errors=True)


if __name__ == "__main__":
    main()
