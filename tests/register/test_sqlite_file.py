"""The register's file: made whole or not at all, refused byte for byte as it was, locked, guarded, nobody else's."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from congvan.durable import GROUP
from congvan.errors import CannotWrite, CongvanError
from congvan.register import (
    NoRegister,
    NumberRefused,
    Place,
    RegisterDamaged,
    RegisterExists,
    RegisterInUse,
    RegisterRefused,
    Search,
    create,
    open_register,
)
from congvan.register import sqlite_file as module
from congvan.register.connecting import sqlite_engine
from tests.register.conftest import NOW, TODAY, asked, days, enter, numbers


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place("", tmp_path / "so-van-ban" / "register.sqlite", "so-van-ban/register.sqlite")


def path_of(place: Place) -> Path:
    assert place.path is not None
    return place.path


def test_a_missing_register_is_never_begun_anew(place: Place) -> None:
    with pytest.raises(NoRegister, match=r"so-van-ban/register\.sqlite.*register init"), open_register(place):
        pass
    assert not path_of(place).parent.exists()


def damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    page = 4096
    for at in range(page, len(data), page):
        data[at : at + 200] = b"\xff" * 200
    path.write_bytes(data)


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as link:
        link.execute("CREATE TABLE entries (id)")
        link.commit()


def changed(statement: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as link:
            link.execute(statement)
            link.commit()

    return change


BAD: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("Sổ đăng ký văn bản đi\n" * 99, encoding="utf-8"),
    "random": lambda path: path.write_bytes(os.urandom(20_000)),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:5000]),
    "head only": lambda path: path.write_bytes(path.read_bytes()[:60]),
    "damaged pages": damaged,
    "another program's": of_another_program,
    "no version": changed("DROP TABLE alembic_version"),
    "newer": changed("UPDATE alembic_version SET version_num = '9999'"),
    "write-ahead log": changed("PRAGMA journal_mode = WAL"),
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("writing", [False, True], ids=["reading", "writing"])
def test_what_is_no_register_is_refused_and_left_byte_for_byte(place: Place, kind: str, writing: bool) -> None:  # noqa: FBT001
    create(place, NOW, "văn thư", {})
    BAD[kind](path_of(place))
    before = path_of(place).read_bytes()
    with pytest.raises(CongvanError) as refusal, open_register(place, writing=writing) as book:
        book.reserve(asked("a"))
    assert isinstance(refusal.value, RegisterDamaged | RegisterRefused)
    assert "so-van-ban/register.sqlite" in str(refusal.value)
    assert path_of(place).read_bytes() == before
    left = {one.name for one in path_of(place).parent.iterdir()}
    # with a write-ahead log nobody can look into the file without these two; they are empty
    logs = {"register.sqlite-wal", "register.sqlite-shm"} if kind == "write-ahead log" else set()
    assert left - logs == {"register.sqlite"}


def test_a_folder_in_the_place_of_the_register_is_told(place: Place) -> None:
    path_of(place).mkdir(parents=True)
    with pytest.raises(RegisterDamaged, match="folder"), open_register(place):
        pass
    with pytest.raises(RegisterExists):
        create(place, NOW, "văn thư", {})


def test_a_link_to_nowhere_is_no_register_and_no_place_for_one(place: Place) -> None:
    path_of(place).parent.mkdir()
    path_of(place).symlink_to(path_of(place).parent / "gone")
    with pytest.raises(NoRegister), open_register(place):
        pass
    with pytest.raises(RegisterExists):
        create(place, NOW, "văn thư", {})
    assert not (path_of(place).parent / "gone").exists()


def test_a_register_behind_a_link_is_used_where_it_is(place: Place, tmp_path: Path) -> None:
    create(place, NOW, "văn thư", {})
    there = tmp_path / "that.sqlite"
    there.symlink_to(path_of(place))
    with open_register(replace(place, path=there), writing=True) as book:
        assert numbers(book.reserve(asked("a"))) == [1]
    with open_register(place) as book:
        assert book.count(Search()) == 1


@pytest.fixture(params=[0o000, 0o077], ids=lambda mask: f"umask {mask:03o}")
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.parametrize("group", [False, True], ids=["owner", "group"])
def test_files_and_folders_are_the_offices_own_under_any_umask(place: Place, umask: int, group: bool) -> None:  # noqa: FBT001
    place = replace(place, access=GROUP) if group else place
    create(place, NOW, "văn thư", {})
    with open_register(place, writing=True) as book:
        book.reserve(asked("a"))
    folder = path_of(place).parent
    for one in (folder, *folder.rglob("*")):
        expected = place.access.folder if one.is_dir() else place.access.file
        assert stat.S_IMODE(one.stat().st_mode) == expected, one
    with closing(sqlite3.connect(path_of(place), isolation_level=None)) as link:
        link.execute("BEGIN IMMEDIATE")
        link.execute("UPDATE head SET seq = seq + 1")
        journal = path_of(place).with_name("register.sqlite-journal")
        assert stat.S_IMODE(journal.stat().st_mode) == place.access.file
        link.rollback()


def test_the_file_is_kept_so_that_a_power_cut_leaves_it_whole(place: Place) -> None:
    create(place, NOW, "văn thư", {})
    with sqlite_engine(path_of(place)).connect() as connection:
        said = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")}
    assert said == {"journal_mode": "delete", "synchronous": 3}


def test_what_a_killed_init_left_is_swept_away(place: Place) -> None:
    folder = path_of(place).parent
    folder.mkdir()
    (folder / ".register.sqlite.99999999.new").write_bytes(b"half")
    (folder / ".register.sqlite.99999999.new-journal").write_bytes(b"half")
    create(place, NOW, "văn thư", {})
    assert [one.name for one in folder.iterdir()] == ["register.sqlite"]


def test_of_two_who_make_it_at_once_one_is_told(place: Place) -> None:
    work = (
        "import sys; from pathlib import Path; from datetime import UTC, datetime; from congvan.register import *\n"
        "place = Place('', Path(sys.argv[1]), 'register.sqlite'); now = datetime(2026, 11, 23, 9, tzinfo=UTC)\n"
        "try: create(place, now, 'văn thư', {}); print('made')\n"
        "except RegisterExists: print('there')\n"
    )
    command = [sys.executable, "-c", work, str(path_of(place))]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _one in range(4)]
    told = [one.communicate()[0].strip() for one in running]
    assert sorted(told) == ["made", "there", "there", "there"]
    with open_register(place, writing=True) as book:
        assert numbers(book.reserve(asked("a"))) == [1]
    assert not list(path_of(place).parent.glob(".*"))


class TestLocks:
    """Writers come one at a time, and a folder whose locks lie is refused."""

    def test_a_lock_that_is_held_too_long_is_told(self, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("congvan.register.connecting.PATIENCE", 0.1)
        create(place, NOW, "văn thư", {})
        with closing(sqlite3.connect(path_of(place), isolation_level=None)) as link:
            link.execute("BEGIN IMMEDIATE")
            with pytest.raises(RegisterInUse, match="in use"), open_register(place, writing=True):
                pass
            with open_register(place) as book:
                assert book.count(Search()) == 0, "readers need not wait"

    def test_a_folder_whose_locks_do_not_hold_is_refused(self, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
        create(place, NOW, "văn thư", {})
        # on a disk whose locks lie the other process gets the lock too: here because it opens another file
        other = path_of(place).with_name("other.sqlite")
        other.write_bytes(path_of(place).read_bytes())
        probe = module._PROBE.replace("sys.argv[1]", repr(other.as_uri()))
        monkeypatch.setattr(module, "_PROBE", probe)
        with pytest.raises(RegisterRefused, match="locks do not hold"), open_register(place, writing=True):
            pass
        with open_register(place) as book:
            assert book.count(Search()) == 0

    def test_the_lock_of_a_writer_who_died_is_free_again(self, place: Place) -> None:
        create(place, NOW, "văn thư", {})
        work = (
            "import os, sqlite3, sys; link = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
            "link.execute('BEGIN IMMEDIATE'); link.execute('UPDATE head SET seq = 99'); os._exit(9)"
        )
        subprocess.run([sys.executable, "-c", work, str(path_of(place))], check=False)
        with open_register(place, writing=True) as book:
            assert numbers(book.reserve(asked("a"))) == [1]
            assert book.verify(NOW) == []


class TestGuards:
    """Files that can be made only once hold the numbers too."""

    def test_each_reservation_has_one(self, place: Place) -> None:
        create(place, NOW, "văn thư", {})
        with open_register(place, writing=True) as book:
            book.reserve(asked("a"))
            book.reserve(asked("b", 3, shared=False))
        folder = path_of(place).parent / "numbers" / "2026" / "van-ban-di"
        assert {one.name: json.loads(one.read_text()) for one in folder.iterdir()} == {
            "0001": {"first": 1, "last": 1, "key": "a"},
            "0002": {"first": 2, "last": 4, "key": "b"},
        }

    def test_a_number_that_another_letter_has_is_not_given_though_the_register_forgot_it(self, place: Place) -> None:
        create(place, NOW, "văn thư", {})
        guard = path_of(place).parent / "numbers" / "2026" / "van-ban-di" / "0001"
        with open_register(place, writing=True) as book:
            batch = book.reserve(asked("a"))
            guard.write_text(json.dumps({"first": 1, "last": 1, "key": "another"}))
            with pytest.raises(NumberRefused, match="given twice"):
                book.reserve(asked("a"))
            assert batch.entries[0].number.number == 1

    @pytest.mark.parametrize("words", ["", "{", '{"first": 1}', "[]"])
    def test_one_that_a_crash_left_without_words_is_mended_by_the_same_batch(self, place: Place, words: str) -> None:
        create(place, NOW, "văn thư", {})
        guard = path_of(place).parent / "numbers" / "2026" / "van-ban-di" / "0001"
        with open_register(place, writing=True) as book:
            batch = book.reserve(asked("a"))
            guard.write_text(words)
            assert book.reserve(asked("a")) == batch
            assert json.loads(guard.read_text())["key"] == "a"
            guard.unlink()
            assert book.reserve(asked("a")) == batch
            assert json.loads(guard.read_text())["key"] == "a"

    def test_an_older_copy_that_was_put_back_is_noticed(self, place: Place) -> None:
        create(place, NOW, "văn thư", {})
        with open_register(place, writing=True) as book:
            enter(book, book.reserve(asked("a", 2, shared=False)))
        old = path_of(place).read_bytes()
        with open_register(place, writing=True) as book:
            enter(book, book.reserve(asked("b", 3, shared=False)))
        path_of(place).write_bytes(old)
        with open_register(place, writing=True) as book:
            with pytest.raises(NumberRefused, match=r"03–05 of 2026 were given, and the register ends at 02"):
                book.reserve(asked("c"))
            entered = book.reserve(asked("b", 3, shared=False, first=3, issued_date=TODAY, now=NOW + days(0.1)))
            assert numbers(entered) == [3, 4, 5]
            assert numbers(book.reserve(asked("c"))) == [6]


def test_a_register_that_may_not_be_written_is_told(place: Place) -> None:
    create(place, NOW, "văn thư", {})
    with sqlite_engine(path_of(place), "ro").connect() as connection:
        from congvan.register.register import Register  # noqa: PLC0415

        with pytest.raises(CannotWrite, match="read-only"):
            Register(connection, place).reserve(asked("a"))
