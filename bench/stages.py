"""Where a letter's time goes: each stage of the work timed alone, on the same letters, in microseconds a letter."""

import os
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import openpyxl
import python_calamine
from docxtpl import DocxTemplate

from bench.inputs import TEMPLATE, addressing
from congvan.docx import builtin_template, compile_template
from congvan.docx.names import context
from congvan.letter import Group, Letter
from congvan.source import read_recipients
from congvan.workflow.folder import digest, write_new

ROUNDS = 5


def best(work: Callable[[], object]) -> float:
    """Return the median of the seconds that the work takes, over the rounds."""
    taken = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def run_all(work: Callable[[Letter], object], letters: Iterable[Letter]) -> Callable[[], None]:
    """Return a function that does the work for each letter."""

    def done() -> None:
        for letter in letters:
            work(letter)

    return done


def stages(folder: Path, count: int) -> dict[str, float]:  # noqa: C901 - one stage after the other
    """Return microseconds a letter of each stage, by its name."""
    made = addressing(folder, count)
    template, findings = compile_template(builtin_template(), "cong-van.docx", made.office)
    if template is None:
        sys.exit(str(findings))
    units = list(made.units())
    letters = [made.letter_for(unit) for unit in units]
    part = next(part for part in template._parts if part.name == "word/document.xml")  # noqa: SLF001 - timed from inside

    def render(letter: Letter) -> None:
        values = context(letter)
        for one in template._parts:  # noqa: SLF001
            for segment in one.segments:
                segment.render(values)

    def prove(letter: Letter) -> None:
        values = context(letter)
        part.proof.check([segment.render(values) for segment in part.segments], letter)

    filled = [template.fill(letter) for letter in letters]
    place = folder / "stages"

    def write() -> None:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        os.sync()
        for number, data in enumerate(filled):
            write_new(f"{place}/{number}", data)

    def rename() -> None:
        for number in range(count):
            os.replace(f"{place}/{number}", f"{place}/{number}.docx")  # noqa: PTH105
        for number in range(count):
            os.replace(f"{place}/{number}.docx", f"{place}/{number}")  # noqa: PTH105

    seconds = {
        "read the list (YAML)": best(lambda: read_recipients(folder / f"{count}.yaml")),
        "make the letters": best(lambda: [made.letter_for(unit) for unit in units]),
        "fill, all of it": best(run_all(template.fill, letters)),
        "of it: render what changed": best(run_all(render, letters)),
        "of it: render and prove the body": best(run_all(prove, letters)),
        "SHA-256": best(lambda: [digest(data) for data in filled]),
        "write": best(write),
        "rename": best(rename) / 2,
    }
    shutil.rmtree(place)
    return {name: value / count * 1e6 for name, value in seconds.items()}


def engines(folder: Path, count: int, peer_count: int) -> dict[str, float]:
    """Return letters a second of the filling alone, nothing on disk: congvan (compiling included) and docxtpl."""
    made = addressing(folder, count)
    letters = [made.letter_for(unit) for unit in made.units()]

    def ours() -> None:
        template, _findings = compile_template(builtin_template(), "cong-van.docx", made.office)
        if template is not None:
            run_all(template.fill, letters)()

    def theirs() -> None:
        for letter in letters[:peer_count]:
            template = DocxTemplate(TEMPLATE)
            template.render(context(letter), autoescape=True)
            template.save(BytesIO())

    return {"congvan": count / best(ours), "docxtpl": peer_count / best(theirs)}


def reading(folder: Path, count: int) -> dict[str, float]:
    """Return seconds to read the same list in each way."""

    def with_calamine() -> None:
        python_calamine.CalamineWorkbook.from_path(str(folder / f"{count}.xlsx")).get_sheet_by_index(0).to_python()

    def with_openpyxl(*, streaming: bool) -> Callable[[], None]:
        def read() -> None:
            book = openpyxl.load_workbook(folder / f"{count}.xlsx", read_only=streaming)
            list(book.worksheets[0].iter_rows(values_only=True))

        return read

    return {
        "YAML: read and checked, to units": best(lambda: read_recipients(folder / f"{count}.yaml")),
        "CSV: read and checked, to units": best(
            lambda: read_recipients(folder / f"{count}.csv", groups=_groups(folder))
        ),
        "XLSX: read and checked, to units": best(
            lambda: read_recipients(folder / f"{count}.xlsx", groups=_groups(folder))
        ),
        "XLSX: python-calamine, values only": best(with_calamine),
        "XLSX: openpyxl read-only, values only": best(with_openpyxl(streaming=True)),
        "XLSX: openpyxl, what the checks would need": best(with_openpyxl(streaming=False)),
    }


def _groups(folder: Path) -> tuple[Group, ...]:
    recipients, _findings = read_recipients(folder / "10.yaml")
    return recipients.groups if recipients else ()
