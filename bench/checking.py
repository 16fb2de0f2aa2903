"""`python -m bench.checking [--write] [--rounds N]`: checks a second, on Word files and on YAML, beside python-docx.

What is compared is fair to the peer: `docx.Document()` only parses the package and looks at nothing; the check reads
every effective format, recognises the parts and judges them by every rule.
"""

import argparse
import io
import statistics
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.measure import each_round
from bench.report import PAGE, machine, put_between
from bench.stages import in_turn
from congvan.checks import RULES
from congvan.docx import read
from congvan.docx.reading.sharing import forget
from congvan.page import parts_of
from congvan.source import read_letter
from congvan.workflow.gather import Paths, gather, yaml_texts
from congvan.workflow.judging import judge_draft, judge_word
from congvan.workflow.sampling import sample_job, sample_letters
from congvan.workflow.strictness import Strictness
from docx import Document

ROOT = Path(__file__).parent.parent
LETTER = ROOT / "letters/trien-khai-nghi-quyet-20.yaml"
BEGIN, END = "<!-- checks: begin (make bench) -->", "<!-- checks: end -->"
_DAY = Strictness(date(2026, 3, 5))
_LETTERS = 200


def _repeated(work: Callable[[], object]) -> Callable[[], None]:
    def repeat() -> None:
        for _number in range(_LETTERS):
            work()

    return repeat


def main() -> None:
    """Measure and print; with --write, renew the table in docs/performance.md."""
    options = argparse.ArgumentParser(prog="python -m bench.checking", description=__doc__)
    options.add_argument("--write", action="store_true")
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    gathered = gather(Paths(LETTER, ROOT))
    texts = yaml_texts(gathered)
    data = sample_letters(sample_job(gathered), trusted=gathered.trusted)[0][0]
    page = read(data, "letter.docx")

    def read_first() -> object:
        forget()
        return read(data, "letter.docx")

    def judge_first() -> object:
        forget()
        return judge_word(data, "letter.docx", None, _DAY)

    works: dict[str, Callable[[], object]] = {
        "python-docx: `docx.Document()`, nothing looked at": lambda: Document(io.BytesIO(data)),
        "Word: read to a page": read_first,
        "Word: read to a page, after others of its batch": lambda: read(data, "letter.docx"),
        "Word: parts recognised in a page": lambda: parts_of(page),
        f"Word: read, recognised, judged by {len(RULES)} rules": judge_first,
        "YAML: letter read": lambda: read_letter(LETTER, office=gathered.office),
        "YAML: words judged (94 units)": lambda: judge_draft(gathered, _DAY, texts),
    }
    taken = in_turn({name: _repeated(work) for name, work in works.items()}, chosen.rounds)
    peer = next(iter(taken.values()))
    rows = []
    for name, seconds in taken.items():
        each = statistics.median(seconds) / _LETTERS
        rows.append(f"| {name} | {each * 1e3:.2f} | {1 / each:,.0f} | {each_round(peer, seconds):.2f} |")
    heads = "| what | ms | a second | × python-docx load |\n|---|---:|---:|---:|\n"
    table = f"{machine(chosen.rounds)}\n### Checking the example letter\n\n{heads}" + "\n".join(rows) + "\n"
    print(table)
    if chosen.write:
        put_between(BEGIN, END, table)
        print(PAGE.name)


if __name__ == "__main__":
    main()
