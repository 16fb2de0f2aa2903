"""Backup, restore and upgrade; on both databases."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from congvan.errors import Occupied
from congvan.register import (
    Place,
    RegisterDamaged,
    RegisterExists,
    RegisterRefused,
    Search,
    backup,
    create,
    migrating,
    open_register,
    restore,
    upgrade,
)
from congvan.register.connecting import engine_of
from congvan.register.schema import METADATA
from congvan.register.versions import LATEST
from tests.register.conftest import NOW, asked, enter, numbers
from tests.register.postgres import Server


@pytest.fixture
def full(made: Place) -> Place:
    with open_register(made, writing=True) as book:
        enter(book, book.reserve(asked("a")))
        book.reserve(asked("b", 2, shared=False))
    return made


def content(place: Place) -> tuple[object, ...]:
    with open_register(place) as book:
        return book.entries(Search()), list(book.letters(Search())), book.head(), book.status("letters/a.yaml")


def test_a_copy_holds_everything_and_nobody_else_may_read_it(full: Place, tmp_path: Path) -> None:
    target = tmp_path / "sao-luu" / "so.sqlite"
    before = os.umask(0)
    try:
        assert backup(full, target) == 3
    finally:
        os.umask(before)
    assert content(Place("", target, "so.sqlite")) == content(full)
    assert [one.name for one in target.parent.iterdir()] == ["so.sqlite"]
    assert (stat.S_IMODE(target.stat().st_mode), stat.S_IMODE(target.parent.stat().st_mode)) == (0o600, 0o700)


def test_a_copy_replaces_nothing(full: Place, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"mine")
    with pytest.raises(Occupied):
        backup(full, tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"mine"


def test_a_register_that_was_changed_gives_no_copy(full: Place, tmp_path: Path) -> None:
    with engine_of(full).begin() as connection:
        connection.execute(text("UPDATE entries SET subject = 'khác' WHERE number = 1"))
    with pytest.raises(RegisterDamaged, match="01/SGDĐT-VP"):
        backup(full, tmp_path / "x.sqlite")
    assert list(tmp_path.glob("*x.sqlite*")) == []


def test_a_copy_is_put_back_and_numbers_go_on(full: Place, tmp_path: Path, server: Server) -> None:
    backup(full, tmp_path / "x.sqlite")
    expected = content(full)
    if full.path is not None:
        full.path.unlink()
        there = full
    else:
        server.run("CREATE DATABASE other_one")
        there = Place(server.url("other_one"), None, "other", server.password)
    assert restore(there, tmp_path / "x.sqlite", NOW) == (3, None)
    assert content(there) == expected
    with open_register(there, writing=True) as book:
        assert numbers(book.reserve(asked("c"))) == [4]
        assert book.verify(NOW) == []


def test_a_register_that_stands_there_is_not_replaced(full: Place, tmp_path: Path) -> None:
    backup(full, tmp_path / "x.sqlite")
    with open_register(full, writing=True) as book:
        book.reserve(asked("c"))
    with pytest.raises(RegisterExists):
        restore(full, tmp_path / "x.sqlite", NOW)
    with open_register(full) as book:
        assert book.count(Search()) == 4


def test_a_register_that_is_set_aside_is_kept(tmp_path: Path) -> None:
    place = Place("", tmp_path / "so" / "register.sqlite", "register.sqlite")
    assert place.path is not None
    create(place, NOW, "văn thư", {})
    backup(place, tmp_path / "x.sqlite")
    with open_register(place, writing=True) as book:
        book.reserve(asked("a"))
    journal = place.path.with_name("register.sqlite-journal")
    journal.write_bytes(b"")
    count, aside = restore(place, tmp_path / "x.sqlite", NOW, replace=True)
    assert aside is not None
    assert (count, aside.name) == (0, "register-2026-11-23-090000.sqlite")
    assert aside.with_name(f"{aside.name}-journal").exists()
    with open_register(Place("", aside, "aside")) as book:
        assert book.count(Search()) == 1
    with open_register(place) as book:
        assert book.count(Search()) == 0


@pytest.mark.parametrize("kind", ["text", "changed", "truncated"])
def test_a_damaged_copy_is_not_put_back(tmp_path: Path, kind: str) -> None:
    place = Place("", tmp_path / "so" / "register.sqlite", "register.sqlite")
    create(place, NOW, "văn thư", {})
    with open_register(place, writing=True) as book:
        enter(book, book.reserve(asked("a")))
    copy = tmp_path / "x.sqlite"
    backup(place, copy)
    if kind == "text":
        copy.write_text("x" * 5000)
    elif kind == "truncated":
        copy.write_bytes(copy.read_bytes()[:9000])
    else:
        with closing(sqlite3.connect(copy)) as link:
            link.execute("UPDATE journal SET body = '{}' WHERE seq = 2")
            link.commit()
    before = content(place)
    with pytest.raises(RegisterDamaged):
        restore(place, copy, NOW, replace=True)
    assert content(place) == before


def test_the_version_that_is_known_is_the_last_step(made: Place) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrating.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [LATEST]
    with engine_of(made).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_an_up_to_date_register_is_not_upgraded(full: Place) -> None:
    before = content(full)
    assert upgrade(full, NOW) is None
    assert content(full) == before


def test_a_newer_register_is_neither_opened_nor_upgraded(full: Place) -> None:
    with engine_of(full).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9000'"))
    with pytest.raises(RegisterRefused, match="9000"), open_register(full):
        pass
    with pytest.raises(RegisterRefused, match="9000"):
        upgrade(full, NOW)


def test_an_older_register_is_upgraded_after_a_copy_was_made(full: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A next version is pretended: a step that adds a column."""
    steps = Path(migrating.__file__).parent / "migrations" / "versions"
    monkeypatch.setattr("congvan.register.versions.LATEST", "0002")
    monkeypatch.setattr("congvan.register.keeping.LATEST", "0002")
    with pytest.raises(RegisterRefused, match="register upgrade"), open_register(full):
        pass
    step = steps / "v0002_pretended.py"
    step.write_text(
        'import sqlalchemy as sa\nfrom alembic import op\nrevision = "0002"\ndown_revision = "0001"\n'
        "def upgrade():\n    op.add_column('entries', sa.Column('file_code', sa.Text(), nullable=True))\n"
    )
    try:
        kept = upgrade(full, NOW)
    finally:
        step.unlink()
    with open_register(full, writing=True) as book:
        assert numbers(book.reserve(asked("c"))) == [4]
    with engine_of(full).connect() as connection:
        assert connection.execute(text("SELECT file_code FROM entries WHERE number = 1")).scalar() is None
    if full.path is not None:
        assert kept is not None
        assert kept.name == "register-0001-2026-11-23-090000.sqlite"
