"""Killed at any moment, a batch leaves whole letters only; the same command again finishes it."""

import io
import os
import random
import shutil
import signal
import subprocess
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workflow.small_office import LETTER_FILE, SmallOffice

UNITS = 2000
Letters = dict[str, bytes]


@pytest.fixture
def batch(office: SmallOffice) -> tuple[SmallOffice, Letters, Letters]:
    """Give an office with many units, its letters, and what they will be after a change of the letter."""
    office.many(UNITS)
    text = (office.root / LETTER_FILE).read_text(encoding="utf-8")
    changed = text.replace("Trân trọng./.", "Kính đề nghị thực hiện./.")
    made = []
    for words in (changed, text):
        office.write(LETTER_FILE, words)
        assert office.render("--out", "mau").code == 0
        made.append({path.name: path.read_bytes() for path in (office.root / "mau").glob("*.docx")})
        shutil.rmtree(office.root / "mau")
    for data in (data for letters in made for data in letters.values()):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert package.testzip() is None
    new, old = made
    assert len(old) == len(new) == UNITS + 1
    return office, old, new


def start(office: SmallOffice, *words: str) -> "subprocess.Popen[bytes]":
    return office.start("render", LETTER_FILE, *words)


def kill(process: "subprocess.Popen[bytes]", *, group: bool = True) -> None:
    if group:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate(timeout=30)


def present(office: SmallOffice) -> Letters:
    return {path.name: path.read_bytes() for path in office.out.glob("*.docx")} if office.out.is_dir() else {}


def assert_whole(found: Letters, *wanted: Letters) -> None:
    for name, data in found.items():
        assert any(letters[name] == data for letters in wanted), name


def assert_finished(office: SmallOffice, wanted: Letters) -> None:
    """Run again: complete; and once more: nothing is touched; no leavings."""
    assert office.render().code == 0
    assert present(office) == wanted
    times = {path: path.stat().st_mtime_ns for path in office.out.glob("*.docx")}
    assert office.render("--json").json["counts"]["same"] == UNITS + 1
    assert {path: path.stat().st_mtime_ns for path in office.out.glob("*.docx")} == times
    assert sorted(path.suffix for path in (office.out / ".congvan").iterdir()) == ["", ".json"]


def moments() -> Iterator[float]:
    """Give seconds after the start, from the first imports to after the last rename, a little shaken."""
    shaken = random.Random(20)  # noqa: S311 - the same moments each time
    for step in range(12):
        yield 0.15 + step * 0.12 + shaken.random() * 0.05


def test_killed_at_twelve_moments_of_a_first_run_it_leaves_whole_letters_only(
    batch: tuple[SmallOffice, Letters, Letters],
) -> None:
    office, wanted, _new = batch
    for moment in moments():
        process = start(office)
        time.sleep(moment)
        kill(process)
        assert_whole(present(office), wanted)
    assert_finished(office, wanted)


def test_killed_while_letters_are_put_in_their_places_it_goes_on_from_there(
    batch: tuple[SmallOffice, Letters, Letters],
) -> None:
    office, wanted, _new = batch
    in_the_middle = 0
    for least in (1, 100, 400, 900, 1500):
        shutil.rmtree(office.out, ignore_errors=True)
        process = start(office)
        until = time.monotonic() + 20
        while process.poll() is None and time.monotonic() < until and count(office.out) < least:
            pass
        kill(process) if process.poll() is None else process.communicate()
        found = present(office)
        assert_whole(found, wanted)
        in_the_middle += 0 < len(found) <= UNITS
    assert in_the_middle >= 2, "no kill fell into the time when letters are renamed"
    assert_finished(office, wanted)


def count(folder: Path) -> int:
    return sum(name.endswith(".docx") for name in os.listdir(folder)) if folder.is_dir() else 0  # noqa: PTH208 - quick


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_killed_while_it_renews_letters_each_is_the_old_or_the_new_one(
    jobs: str, batch: tuple[SmallOffice, Letters, Letters]
) -> None:
    office, old, new = batch
    assert office.render().code == 0
    office.change(LETTER_FILE, "Trân trọng./.", "Kính đề nghị thực hiện./.")
    for moment in (0.3, 0.5, 0.7, 0.9, 1.1, 1.3):
        process = start(office, "--jobs", jobs)
        time.sleep(moment)
        # with several processes only the first is killed: the others must leave by themselves
        kill(process, group=jobs == "1")
        assert_whole(present(office), old, new)
    assert_finished(office, new)
