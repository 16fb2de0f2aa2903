"""One process writes while another reads: the reader sees whole additions, and never an error."""

import subprocess
import sys
from pathlib import Path

from congvan.archive.finding import Index, Query
from tests.archive.finding.kept import index_of, record

_WRITER = """
import sys
from pathlib import Path
from congvan.archive.finding import Index
from tests.archive.finding.kept import record
with Index.open(Path(sys.argv[1])) as index:
    for turn in range(15):
        index.add([record(turn * 10 + number, "trường chữ " * 200) for number in range(10)])
"""
_KILLED = """
import os, sys
from pathlib import Path
from congvan.archive.finding import Index
from tests.archive.finding.kept import record
def letters():
    for number in range(100, 3000):
        yield record(number, f"trường chữ{number}")
    os._exit(9)
with Index.open(Path(sys.argv[1])) as index:
    index._link.execute("PRAGMA cache_spill = ON")
    index._link.execute("PRAGMA cache_size = 5")
    index.add(letters())
"""


def test_a_reader_sees_whole_additions_while_another_process_writes(tmp_path: Path) -> None:
    path = index_of(tmp_path)
    seen = set()
    root = Path(__file__).parents[3]
    with (
        subprocess.Popen([sys.executable, "-c", _WRITER, str(path)], cwd=root, stdout=subprocess.DEVNULL) as writer,
        Index.open(path) as index,
    ):
        while writer.poll() is None:
            page = index.find(Query("truong"), limit=1)
            assert page.total % 10 == 0
            seen.add(page.total)
        assert index.find(Query("chu")).total == 150
    assert writer.returncode == 0
    assert len(seen) > 1


def test_a_writer_that_is_killed_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    path = index_of(tmp_path, record(1, "trường"))
    before = path.read_bytes()
    done = subprocess.run([sys.executable, "-c", _KILLED, str(path)], cwd=Path(__file__).parents[3], check=False)
    assert done.returncode == 9
    assert path.read_bytes() != before
    assert (tmp_path / "index.sqlite-journal").exists()
    with Index.open(path) as index:
        assert index.find(Query("truong")).total == 1
        index.add([record(2, "trường")])
        assert index.find(Query("truong")).total == 2
