"""Killed or refused at each step, a run leaves letters whole or not at all; the same run again does what is left."""

import errno
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from congvan.archive import ArchiveDamaged, ArchiveInUse, back_up, compare, keep, read_kept, verify
from congvan.archive.pending import PENDING, writing
from congvan.durable import OWNER
from congvan.errors import CannotWrite, has_errors
from tests.archive.breaking import BORNE, DONE, KILLED, REFUSED, run_child
from tests.archive.conftest import BAG, NOW, SECOND_BAG, codes, files_of, is_valid, item, put
from tests.archive.damaging import NO_RIGHTS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is forked")

Begin = Callable[[Path], Path]
ITEMS = (item(2), item(2, ""), item(1, year=2025))
MOST = 400


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one letter, to be copied."""
    archive = tmp_path_factory.mktemp("begun") / "luu-tru"
    put(archive, item(1))
    return archive


@pytest.fixture
def begin(begun: Path) -> Begin:
    """Make an archive of one letter."""
    return lambda archive: Path(shutil.copytree(begun, archive))


def kept_in(archive: Path) -> dict[str, bytes]:
    return {path: data for path, data in files_of(archive).items() if "/data/" in path}


@pytest.fixture(scope="module")
def wanted(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What is in the archive when all is done."""
    archive = Path(shutil.copytree(begun, tmp_path_factory.mktemp("wanted") / "luu-tru"))
    put(archive, *ITEMS)
    return files_of(archive)


def assert_finished(archive: Path, wanted: dict[str, bytes]) -> None:
    outcomes = put(archive, *ITEMS)
    assert {one.status for one in outcomes} <= {"kept", "already"}
    assert files_of(archive) == wanted
    assert verify(archive, read_data=True) == ()
    assert is_valid(archive / BAG)
    assert is_valid(archive / SECOND_BAG)
    assert [path.name for path in (archive / ".congvan").iterdir()] == ["lock"]
    assert [one.status for one in put(archive, *ITEMS)] == ["already"] * 3


def test_killed_at_each_step_it_keeps_all_letters_or_none(
    begin: Begin, tmp_path: Path, wanted: dict[str, bytes]
) -> None:
    steps = 0
    seen = set()
    while True:
        steps += 1
        archive = begin(tmp_path / str(steps))
        ended = run_child(lambda archive=archive: put(archive, *ITEMS), steps)  # type: ignore[misc]
        if ended.code == DONE:
            break
        assert ended.code == KILLED, ended.said
        found = kept_in(archive)
        assert all(wanted[path] == data for path, data in found.items()), "a file that is not whole has a final name"
        told = verify(archive, read_data=True)
        assert not has_errors(told), told
        assert set(codes(told)) <= {"BL027"}
        known = len(list(read_kept(archive)))
        assert known in (1, 4)
        seen.add((known, bool(told), len(found)))
        assert_finished(archive, wanted)
    assert steps > 60
    assert {(1, False, 3), (4, True, 3), (4, True, 12), (4, False, 12)} <= seen, "not every state was come by"


@pytest.mark.parametrize("refusal", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_refuses_a_step_is_named_and_the_same_again_finishes(
    begin: Begin, tmp_path: Path, wanted: dict[str, bytes], refusal: int
) -> None:
    steps = refused = 0
    while True:
        steps += 1
        archive = begin(tmp_path / str(steps))
        ended = run_child(lambda archive=archive: put(archive, *ITEMS), steps, refusal)  # type: ignore[misc]
        if ended.code == DONE:
            break
        assert ended.code in (BORNE, REFUSED), ended.said
        assert not has_errors(verify(archive, read_data=True))
        if ended.code == REFUSED:
            refused += 1
            assert os.strerror(refusal) in ended.said
            assert "cannot be written" in ended.said
        assert_finished(archive, wanted)
    assert refused > 60


@pytest.mark.skipif(sys.platform != "linux", reason="what a handle stands for is read from /proc")
def test_nothing_gets_its_name_before_its_bytes_are_on_the_disk(
    begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = begin(tmp_path / "luu-tru")
    done: list[tuple[str, str]] = []
    sync, link, rename, replace = os.fsync, os.link, os.rename, os.replace

    def synced(handle: int) -> None:
        sync(handle)
        done.append(("sync", str(Path(f"/proc/self/fd/{handle}").readlink())))

    def linked(source: Path, target: Path) -> None:
        done.append(("link", str(target)))
        link(source, target)

    def renamed(source: Path, target: Path) -> None:
        done.append(("rename", str(target)))
        rename(source, target)

    def replaced(source: Path, target: Path) -> None:
        done.append(("replace", str(target)))
        replace(source, target)

    for name, spy in (("fsync", synced), ("link", linked), ("rename", renamed), ("replace", replaced)):
        monkeypatch.setattr(os, name, spy)
    put(archive, *ITEMS)
    monkeypatch.undo()
    fresh = str(archive / ".congvan" / "pending-new")
    (committed,) = (place for place, one in enumerate(done) if one == ("rename", str(archive / PENDING)))
    before = {path for what, path in done[:committed] if what == "sync"}
    linked_paths = {path for what, path in done if what == "link"}
    replaced_paths = [path for what, path in done if what == "replace"]
    assert len(linked_paths) == 9
    assert len(replaced_paths) == 8
    for path in (*linked_paths, *replaced_paths):
        aside = path.replace(str(archive), fresh)
        assert {aside, str(Path(aside).parent)} <= before
    assert ("sync", str(archive / ".congvan")) in done[committed:]
    first = done.index(("replace", replaced_paths[0]))
    assert {str(Path(path).parent) for path in linked_paths} <= {
        path for what, path in done[committed:first] if what == "sync"
    }
    assert [Path(path).name for path in replaced_paths].index("tagmanifest-sha256.txt") == 3
    last = done.index(("replace", replaced_paths[-1]))
    assert {str(archive / BAG), str(archive / SECOND_BAG)} <= {path for what, path in done[last:] if what == "sync"}


def test_a_refusal_before_anything_is_kept_leaves_nothing_behind(begin: Begin, tmp_path: Path) -> None:
    archive = begin(tmp_path / "luu-tru")
    before = files_of(archive)
    ended = run_child(lambda: put(archive, *ITEMS), 12, errno.ENOSPC)
    assert ended.code == REFUSED
    assert files_of(archive) == before
    assert [path.name for path in (archive / ".congvan").iterdir()] == ["lock"]


def test_a_backup_killed_at_every_third_step_is_finished_by_the_next(begin: Begin, tmp_path: Path) -> None:
    archive = begin(tmp_path / "luu-tru")
    put(archive, *ITEMS)
    steps = 0
    while True:
        steps += 3
        second = tmp_path / "second" / str(steps)
        ended = run_child(lambda second=second: back_up(archive, second), steps)  # type: ignore[misc]
        if ended.code == DONE:
            break
        assert ended.code == KILLED, ended.said
        report = back_up(archive, second)
        assert report.findings == []
        assert report.copied + report.same == 12
        assert compare(archive, second) == ()
        assert is_valid(second / BAG)
    assert steps > 60


def test_what_was_put_in_the_way_after_a_crash_is_not_replaced(begin: Begin, tmp_path: Path) -> None:
    archive = tmp_path / "luu-tru"
    waiting: list[Path] = []
    for step in range(1, MOST):
        archive = begin(tmp_path / str(step))
        run_child(lambda archive=archive: put(archive, *ITEMS), step)  # type: ignore[misc]
        if waiting := sorted((archive / PENDING).rglob("*.pdf")):
            break
    target = archive / waiting[0].relative_to(archive / PENDING)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"something else")
    with pytest.raises(ArchiveDamaged, match="another file stands"):
        put(archive, *ITEMS)
    assert target.read_bytes() == b"something else"


def test_processes_at_once_keep_every_letter_once(tmp_path: Path) -> None:
    archive = tmp_path / "luu-tru"
    program = (
        "import sys; from pathlib import Path; from tests.archive.conftest import *\n"
        "for number in range(int(sys.argv[2]), int(sys.argv[2]) + 6):\n"
        "    print(*(one.status for one in put(Path(sys.argv[1]), item(number), item(number, ''))))"
    )
    begun = [
        subprocess.Popen([sys.executable, "-c", program, str(archive), str(first)], stdout=subprocess.PIPE, text=True)
        for first in (1, 1, 4)
    ]
    said = " ".join(process.communicate(timeout=60)[0] for process in begun).split()
    assert [process.returncode for process in begun] == [0, 0, 0]
    assert (said.count("kept"), said.count("already")) == (18, 18)
    assert verify(archive, read_data=True) == ()
    assert len(list(read_kept(archive))) == 18


def test_an_archive_that_another_run_holds_is_said_to_be_in_use(begin: Begin, tmp_path: Path) -> None:
    archive = begin(tmp_path / "luu-tru")
    with FileLock(archive / ".congvan" / "lock"), pytest.raises(ArchiveInUse), writing(archive, OWNER, wait=0.1):
        pass


def test_looking_waits_until_a_run_is_done(begin: Begin, tmp_path: Path) -> None:
    archive = begin(tmp_path / "luu-tru")
    told: list[object] = []
    looking = threading.Thread(target=lambda: told.append(verify(archive, read_data=True)))
    with writing(archive, OWNER):
        looking.start()
        looking.join(0.3)
        assert told == []
    looking.join(30)
    assert told == [()]


def test_looking_changes_neither_the_lock_nor_its_rights(begin: Begin, tmp_path: Path) -> None:
    archive = begin(tmp_path / "luu-tru")
    before = (archive / ".congvan" / "lock").stat()
    verify(archive, read_data=False)
    assert (archive / ".congvan" / "lock").stat().st_mode == before.st_mode


def test_a_folder_that_cannot_be_written_is_named_and_can_still_be_looked_at(begin: Begin, tmp_path: Path) -> None:
    archive = begin(tmp_path / "luu-tru")
    program = (
        "import sys; from pathlib import Path; from tests.archive.conftest import *\n"
        "from congvan.archive import verify\n"
        "from congvan.errors import CannotWrite\n"
        "print(verify(Path(sys.argv[1]), read_data=True))\n"
        "try: put(Path(sys.argv[1]), item(2))\n"
        "except CannotWrite as error: print(error)"
    )
    folders = [archive / BAG / "data", archive / BAG, archive / ".congvan", archive]
    for folder in folders:
        folder.chmod(0o500)
    (archive / ".congvan" / "lock").chmod(0o400)
    try:
        done = subprocess.run(
            [*NO_RIGHTS, sys.executable, "-c", program, str(archive)], capture_output=True, text=True, check=False
        )
    finally:
        for folder in folders:
            folder.chmod(0o700)
    assert done.stderr == ""
    first, second = done.stdout.splitlines()
    assert first == "()"
    assert str(archive) in second
    assert "Permission denied" in second


def test_an_archive_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "luu-tru").write_bytes(b"")
    with pytest.raises(CannotWrite, match="luu-tru"):
        keep(tmp_path / "luu-tru", [item(1)], now=NOW)
