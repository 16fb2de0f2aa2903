"""Letters go in and out of the index as a whole; an index that is none says how to make it anew."""

import os
import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from congvan.archive.finding import Index, IndexDamaged, IndexInUse, Query, rebuild
from congvan.durable import GROUP
from congvan.errors import CannotWrite, CongvanError
from tests.archive.finding.kept import Record, found, index_of, page_of, record

_DAY = date(2026, 3, 1)


def _some(count: int) -> list[Record]:
    return [record(number, f"chữ{number} chung", day=_DAY - timedelta(days=number % 7)) for number in range(count)]


def test_letters_are_in_until_they_are_taken_out(tmp_path: Path) -> None:
    one, two = record(1, "trường một"), record(2, "trường hai")
    path = tmp_path / "index.sqlite"
    with Index.open(path, create=True) as index:
        assert index.paths() == frozenset()
        assert index.add([one, two]) == 2
        assert index.paths() == {one[0].path, two[0].path}
        assert index.remove([one[0].path, one[0].path, "2026/none.pdf"]) == 1
        assert index.paths() == {two[0].path}
    assert found(path, "trường") == [2]
    assert found(path, Query()) == [2]
    assert found(path, "một") == []


def test_the_same_path_again_replaces_words_facts_and_day(tmp_path: Path) -> None:
    path = index_of(tmp_path, record(1, "cũ", subject="cũ", symbol="CU"))
    kept, text = record(1, "mới", subject="mới", symbol="MOI", form="paper")
    with Index.open(path) as index:
        assert index.add([record(1, "giữa"), (kept, text)]) == 1
        assert len(index.paths()) == 1
        for gone in (Query("cũ"), Query("giữa"), Query(symbol="CU"), Query(form="signed"), Query(subject="cũ")):
            assert index.find(gone).total == 0
        for there in (Query("mới"), Query(symbol="MOI"), Query(form="paper"), Query(subject="mới"), Query()):
            assert index.find(there).total == 1


def test_letters_put_in_one_by_one_are_found_as_those_put_in_at_once(tmp_path: Path) -> None:
    letters = _some(60)
    chance = random.Random(3)  # noqa: S311 - the same order every time
    chance.shuffle(letters)
    (tmp_path / "one").mkdir()
    at_once, by_one = index_of(tmp_path, *letters), tmp_path / "one/index.sqlite"
    with Index.open(by_one, create=True) as index:
        for letter in letters:
            index.add([letter])
        index.remove([letter[0].path for letter in letters[:20]])
        index.add(letters[:20])
    with Index.open(by_one) as one, Index.open(at_once) as other:
        assert one.paths() == other.paths()
        for typed in ("", "chung", "chữ7", "chu1*"):
            mine, theirs = one.find(Query(typed), limit=100), other.find(Query(typed), limit=100)
            assert {hit.letter.path for hit in mine.hits} == {hit.letter.path for hit in theirs.hits}
            days = [hit.letter.issued_date for hit in mine.hits]
            assert days == sorted(days, reverse=True)


def test_nothing_is_put_in_when_one_letter_cannot_be(tmp_path: Path) -> None:
    path = index_of(tmp_path, record(1))

    def letters() -> Iterator[Record]:
        yield record(2)
        raise KeyboardInterrupt

    with Index.open(path) as index:
        with pytest.raises(KeyboardInterrupt):
            index.add(letters())
        assert index.find(Query()).total == 1
        assert index.add([record(3)]) == 1
    assert found(path, Query()) == [3, 1]


def test_a_large_addition_keeps_no_reader_waiting_before_it_is_whole(tmp_path: Path) -> None:
    path = index_of(tmp_path, record(1, "trường"))
    chance = random.Random(5)  # noqa: S311 - the same letters every time
    seen = []

    def letters() -> Iterator[Record]:
        for number in range(2, 2005):
            yield record(number, f"trường {chance.randbytes(900).hex(' ')}")
        with Index.open(path) as reader:
            reader._link.execute("PRAGMA busy_timeout = 1")
            seen.append(reader.find(Query("truong")).total)

    with Index.open(path) as index:
        index.add(letters())
        assert index.find(Query("truong")).total == 2004
    assert seen == [1]


def test_made_anew_it_holds_what_it_is_given_and_no_more(tmp_path: Path) -> None:
    path = index_of(tmp_path, *_some(5))
    assert rebuild(path, iter([record(9, "mới")])) == 1
    assert found(path, Query()) == [9]
    assert [one.name for one in tmp_path.iterdir()] == ["index.sqlite"]


def test_an_index_that_cannot_be_made_anew_stays_as_it_was(tmp_path: Path) -> None:
    path = index_of(tmp_path, *_some(5))

    def letters() -> Iterator[Record]:
        yield record(2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(path, letters())
    assert len(found(path, Query())) == 5
    assert [one.name for one in tmp_path.iterdir()] == ["index.sqlite"]


def test_what_a_broken_run_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "index.sqlite.abc.new").write_bytes(b"half")
    (tmp_path / "index.sqlite2.abc.new").write_bytes(b"somebody else's")
    index_of(tmp_path, record(1))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["index.sqlite", "index.sqlite2.abc.new"]


def test_what_a_crash_left_beside_the_old_index_does_not_spoil_the_new_one(tmp_path: Path) -> None:
    path = index_of(tmp_path, *_some(300))
    before = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as link:
        link.execute("PRAGMA cache_size = 2")
        link.execute("BEGIN IMMEDIATE")
        link.execute("UPDATE letters SET path = path || 'x', kept = zeroblob(9000)")
        journal = (tmp_path / "index.sqlite-journal").read_bytes()
        link.execute("ROLLBACK")
    assert len(journal) > 100_000
    path.write_bytes(before)
    (tmp_path / "index.sqlite-journal").write_bytes(journal)
    rebuild(path, _some(7))
    assert len(found(path, Query())) == 7


def test_no_index_is_not_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match=r"there is no search index.*congvan archive index"):
        Index.open(tmp_path / "index.sqlite")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "content", [b"", b"PDF", b"x" * 9000, b"SQLite format 3\0", b"SQLite format 3\0" + b"\0" * 9000]
)
@pytest.mark.parametrize("create", [False, True])
def test_a_file_that_is_no_index_says_how_to_make_it_anew(tmp_path: Path, content: bytes, *, create: bool) -> None:
    path = tmp_path / "index.sqlite"
    path.write_bytes(content)
    with pytest.raises(IndexDamaged, match="congvan archive index"):
        Index.open(path, create=create)
    assert path.read_bytes() == content
    rebuild(path, [record(1)])
    assert found(path, Query()) == [1]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("PRAGMA application_id = 1", "another program's"),
        ("PRAGMA user_version = 0", "another version"),
        ("PRAGMA user_version = 99", "another version"),
        ("DROP TABLE letters", "no such table"),
        ("DROP TABLE words", "no such table"),
        ("DROP TABLE words_data", "damaged"),
    ],
)
def test_an_index_of_another_make_says_how_to_make_it_anew(tmp_path: Path, statement: str, said: str) -> None:
    path = index_of(tmp_path, *_some(3))
    with closing(sqlite3.connect(path)) as link:
        link.execute(statement)
        link.commit()
    with pytest.raises(IndexDamaged, match=f"{said}.*congvan archive index"):
        page_of(path, "chung")


def test_a_folder_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "index.sqlite").mkdir()
    with pytest.raises(IndexDamaged, match="not a file"):
        Index.open(tmp_path / "index.sqlite")
    with pytest.raises(CannotWrite):
        rebuild(tmp_path / "index.sqlite", ())
    assert [one.name for one in tmp_path.iterdir()] == ["index.sqlite"]


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="none"):
        rebuild(tmp_path / "none/index.sqlite", ())
    with pytest.raises(CannotWrite, match="none"):
        Index.open(tmp_path / "none/index.sqlite", create=True)


def test_any_damage_is_told_or_does_no_harm(tmp_path: Path) -> None:
    path = index_of(tmp_path, *_some(400))
    whole = path.read_bytes()
    chance = random.Random(11)  # noqa: S311 - the same damages every time
    told = 0
    for turn in range(120):
        data = bytearray(whole)
        if turn % 3 == 0:
            del data[chance.randrange(len(data)) :]
        else:
            begin = chance.randrange(len(data))
            data[begin : begin + 4096] = chance.randbytes(min(4096 if turn % 3 == 1 else 1, len(data) - begin))
        path.write_bytes(data)
        try:
            with Index.open(path) as index:
                index.find(Query("chung"), limit=400)
                index.find(Query("chu2*", signer="hieu"))
                index.paths()
                index.add([record(5, "mới"), record(500, "mới")])
                index.remove([letter[0].path for letter in _some(400)])
        except IndexDamaged as error:
            assert "congvan archive index" in str(error)  # noqa: PT017 - not every damage is seen
            told += 1
        (tmp_path / "index.sqlite-journal").unlink(missing_ok=True)
    assert told > 60


def test_a_locked_index_is_told_after_a_while(tmp_path: Path) -> None:
    path = index_of(tmp_path, record(1))
    with Index.open(path) as index, closing(sqlite3.connect(path, isolation_level=None)) as other:
        index._link.execute("PRAGMA busy_timeout = 1")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(IndexInUse, match="in use"):
            index.find(Query())
        with pytest.raises(IndexInUse, match="in use"):
            index.add([record(2)])
        other.execute("ROLLBACK")
        assert index.add([record(2)]) == 1


def test_an_sqlite_without_full_text_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("congvan.archive.finding.database._TABLES", "CREATE VIRTUAL TABLE words USING fts6(a)")
    with pytest.raises(CongvanError, match="FTS5"):
        rebuild(tmp_path / "index.sqlite", ())
    assert not list(tmp_path.iterdir())


def test_a_letter_without_a_place_is_not_put_in(tmp_path: Path) -> None:
    kept, text = record(1)
    with Index.open(tmp_path / "index.sqlite", create=True) as index, pytest.raises(ValueError, match="chung"):
        index.add([(replace(kept, path="", name="chung.pdf"), text)])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_nobody_else_may_read_it_unless_the_office_says_so(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = index_of(tmp_path, record(1))
        assert path.stat().st_mode & 0o777 == 0o600
        rebuild(path, (), access=GROUP)
        assert path.stat().st_mode & 0o777 == 0o660
    finally:
        os.umask(before)
