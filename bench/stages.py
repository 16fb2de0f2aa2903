"""What cannot be seen from outside a process: the filling alone, the stages of a run, the ways to read a list."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

import openpyxl
import python_calamine
from docxtpl import DocxTemplate

from bench.inputs import ROOT, TEMPLATE, addressing
from bench.measure import clear_away, each_round
from bench.watch import watching
from congvan.docx import builtin_template, compile_template
from congvan.docx.names import context
from congvan.letter import Group
from congvan.source import read_recipients
from congvan.workflow import Paths, RenderRequest, render

__all__ = ["Engines", "engines", "reading", "stages"]

Engines = tuple[float, float, float]
"""Letters a second of congvan and of docxtpl, and the median of the rounds' own ratios."""


def in_turn(works: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each work, round by round; the works take turns, and what stood in memory is set aside."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _round in range(rounds):
        for name, work in works.items():
            gc.collect()
            gc.freeze()
            begun = time.perf_counter()
            work()
            taken[name].append(time.perf_counter() - begun)
            gc.unfreeze()
    return taken


def engines(folder: Path, count: int, peer_count: int, rounds: int) -> Engines:
    """Measure the filling alone, nothing on disk: congvan (checking and compiling included) and docxtpl."""
    made = addressing(folder, count)
    letters = [made.letter_for(unit) for unit in made.units()]

    def ours() -> None:
        template, _findings = compile_template(builtin_template(), "cong-van.docx", made.office)
        if template is not None:
            for letter in letters:
                template.fill(letter)

    def theirs() -> None:
        for letter in letters[:peer_count]:
            document = DocxTemplate(TEMPLATE)
            document.render(context(letter), autoescape=True)
            document.save(BytesIO())

    taken = in_turn({"ours": ours, "theirs": theirs}, rounds)
    each_ours = [seconds / count for seconds in taken["ours"]]
    each_theirs = [seconds / peer_count for seconds in taken["theirs"]]
    return 1 / statistics.median(each_ours), 1 / statistics.median(each_theirs), each_round(each_theirs, each_ours)


def stages(folder: Path, count: int, rounds: int) -> dict[str, float]:
    """Return microseconds a letter of each stage of a whole render, by its name; their sum is the whole.

    What watching itself costs is found by rendering without it in the same rounds, and told as a stage of its own.
    """
    out = folder / "out-stages"
    paths = Paths(
        folder / "letter.yaml", folder, office=ROOT / "congvan.yaml", recipients=folder / f"{count}.yaml", out=out
    )
    request = RenderRequest(paths, scope="units")
    found: list[Mapping[str, float]] = []

    def plain() -> None:
        render(request)

    def watched() -> None:
        with watching() as watch:
            begun = time.perf_counter()
            render(request)
            whole = time.perf_counter() - begun
        found.append({**watch.spent, "all else: file names, the order of the work": whole - sum(watch.spent.values())})

    taken: dict[str, list[float]] = {"plain": [], "watched": []}
    for _round in range(rounds):
        for name, work in (("plain", plain), ("watched", watched)):
            clear_away(out)
            taken[name] += in_turn({name: work}, 1)[name]
    values = {name: statistics.median(one[name] for one in found) for name in found[0]}
    values["(watching itself, to take off)"] = statistics.median(taken["plain"]) - statistics.median(taken["watched"])
    values["whole render, without start-up"] = statistics.median(taken["plain"])
    return {name: value / count * 1e6 for name, value in values.items()}


def reading(folder: Path, count: int, rounds: int) -> dict[str, float]:
    """Return seconds to read the same list in each way."""
    groups = _groups(folder)
    workbook = folder / f"{count}.xlsx"

    def read(suffix: str, groups: Sequence[Group] = ()) -> Callable[[], object]:
        return lambda: read_recipients(folder / f"{count}.{suffix}", groups=groups)

    def with_calamine() -> None:
        python_calamine.CalamineWorkbook.from_path(str(workbook)).get_sheet_by_index(0).to_python()

    def with_openpyxl(*, streaming: bool) -> Callable[[], object]:
        def rows() -> None:
            book = openpyxl.load_workbook(workbook, read_only=streaming)
            list(book.worksheets[0].iter_rows(values_only=True))
            book.close()

        return rows

    taken = in_turn(
        {
            "YAML: read and checked, to units": read("yaml"),
            "CSV: read and checked, to units": read("csv", groups),
            "XLSX: read and checked, to units": read("xlsx", groups),
            "XLSX: python-calamine, values only": with_calamine,
            "XLSX: openpyxl read-only, values only": with_openpyxl(streaming=True),
            "XLSX: openpyxl in full, as the checks would need": with_openpyxl(streaming=False),
        },
        rounds,
    )
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def _groups(folder: Path) -> tuple[Group, ...]:
    recipients, _findings = read_recipients(folder / "10.yaml")
    return recipients.groups if recipients else ()
