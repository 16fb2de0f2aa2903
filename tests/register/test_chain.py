"""Nobody changes an entry without its being seen: the chain of hashes, and the tables held against it."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from congvan.errors import Severity
from congvan.letter import Event, Number
from congvan.register import Place, backup, open_register
from congvan.register.chain import BEGIN, hash_of
from congvan.register.connecting import engine_of
from tests.register.conftest import NOW, asked, days, enter
from tests.register.test_numbers import old_entry

Change = Callable[..., None]


@pytest.fixture
def full(made: Place) -> Place:
    """A register in which everything has happened once."""
    with open_register(made, writing=True) as book:
        book.add([old_entry(1, date(2026, 1, 5)), old_entry(2, date(2026, 1, 6))], NOW, "văn thư")
        enter(book, book.reserve(asked("a")))
        enter(book, book.reserve(asked("b", 2, shared=False)))
        book.reserve(asked("c"))
        book.void([Number(2026, "van-ban-di", 5)], "in hỏng", NOW, "văn thư")
        sent = Event(Number(2026, "van-ban-di", 3), "truong-1", "sent", NOW, "e-mail", "250", "văn thư")
        book.record([sent], NOW, "văn thư")
    return made


@pytest.fixture
def change(full: Place) -> Change:
    """Change the tables behind the register's back."""

    def run(*statements: str) -> None:
        with engine_of(full).begin() as connection:
            for one in statements:
                connection.execute(text(one))

    return run


def found(place: Place) -> list[tuple[str, str]]:
    with open_register(place) as book:
        return [(one.code, one.message) for one in book.verify(NOW)]


def test_a_register_that_nobody_touched_is_right(full: Place) -> None:
    assert found(full) == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE entries SET subject = 'khác' WHERE number = 3", "03/SGDĐT-VP of 2026 was changed.*subject"),
        ("UPDATE entries SET issued_date = '2026-11-22' WHERE number = 4", "04/SGDĐT-VP.*issued_date"),
        ("UPDATE entries SET number = 9 WHERE number = 6", "09/SGDĐT-VP of 2026 was never entered"),
        ("UPDATE entries SET status = 'entered', reason = '' WHERE number = 5", "05/SGDĐT-VP.*status, reason"),
        ("UPDATE entries SET signer = 'Ai đó' WHERE number = 1", "01/SGDĐT-VP.*signer"),
        ("UPDATE entries SET sent_date = '' WHERE number = 3", "03/SGDĐT-VP.*sent_date"),
        ("UPDATE files SET sha256 = 'x' WHERE path = 'van-ban-di/truong-2.docx'", "changed.*files"),
        ("UPDATE files SET path = 'y' WHERE path = 'van-ban-di/truong-2.docx'", "changed.*files"),
        ("UPDATE letters SET name = 'Trường khác' WHERE unit = 'truong-3'", "03/SGDĐT-VP.*units"),
        ("UPDATE events SET proof = 'không'", "events"),
        ("DELETE FROM events WHERE status = 'sent'", "03/SGDĐT-VP.*events"),
        ("DELETE FROM entries WHERE number = 2", "02/SGDĐT-VP of 2026 was entered, and is no longer"),
        ("INSERT INTO starts VALUES (2026, 'van-ban-di', 1)", "first number of a book"),
    ],
)
def test_a_changed_table_is_named(full: Place, change: Change, statement: str, told: str) -> None:
    change(statement)
    findings = found(full)
    assert {code for code, _message in findings} >= {"SD022"}
    assert any(re.search(told, message) for _code, message in findings), findings


@pytest.mark.parametrize(
    "statements",
    [
        ("UPDATE journal SET body = replace(body, 'Nghị quyết', 'Kế hoạch') WHERE seq = 4",),
        ("UPDATE journal SET at = '2026-11-22T09:00:00+00:00' WHERE seq = 4",),
        ("UPDATE journal SET \"by\" = 'người khác' WHERE seq = 4",),
        ("UPDATE journal SET action = 'void' WHERE seq = 4",),
        ("DELETE FROM journal WHERE seq = 4",),
        ("UPDATE journal SET seq = 100 WHERE seq = 4", "UPDATE journal SET seq = 4 WHERE seq = 5"),
        ("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)",),
        ("UPDATE head SET hash = '0'",),
        ("UPDATE head SET seq = seq - 1",),
    ],
)
def test_a_changed_journal_breaks_the_chain(full: Place, change: Change, statements: tuple[str, ...]) -> None:
    change(*statements)
    assert "SD021" in {code for code, _message in found(full)}


def test_missing_numbers_are_told_in_runs(made: Place) -> None:
    old = [old_entry(number, date(2026, 1, number)) for number in (3, 4, 8, 9, 11)]
    with open_register(made, writing=True) as book:
        book.add(old, NOW, "văn thư")
    assert found(made) == [
        ("SD001", "numbers 05–07 of 2026 are missing."),
        ("SD001", "number 10 of 2026 is missing."),
    ]


def test_days_that_go_down_and_days_of_another_year_are_told(made: Place) -> None:
    wrong = old_entry(3, date(2026, 1, 2))
    with open_register(made, writing=True) as book:
        book.add([old_entry(1, date(2026, 1, 1)), old_entry(2, date(2026, 1, 9)), wrong], NOW, "văn thư")
    assert [code for code, _message in found(made)] == ["SD003"]


def test_a_number_that_waits_longer_than_a_day_is_told(made: Place) -> None:
    with open_register(made, writing=True) as book:
        book.reserve(asked("a"))
        assert book.verify(NOW + days(0.9)) == []
        assert [one.code for one in book.verify(NOW + days(1.1))] == ["SD014"]


def test_a_letter_that_was_taken_out_behind_the_databases_back_is_told(full: Place) -> None:
    if full.path is None:
        with pytest.raises(IntegrityError), engine_of(full).begin() as connection:
            connection.execute(text("DELETE FROM letters WHERE unit = 'truong-3'"))
        return
    with closing(sqlite3.connect(full.path)) as link:  # a plain connection does not hold the rows together
        link.execute("DELETE FROM letters WHERE unit = 'truong-3'")
        link.commit()
    assert any(code == "SD022" and "03/SGDĐT-VP" in message and "units" in message for code, message in found(full))


def test_a_journal_that_was_written_anew_by_another_hand_is_told(full: Place) -> None:
    with engine_of(full).begin() as connection:
        rows = connection.execute(text('SELECT seq, at, "by", action FROM journal ORDER BY seq')).all()
        before = BEGIN
        for row in rows:
            body = "{}" if row.action != "create" else "null"
            before = hash_of(before, row.at, row.by, row.action, body)
            values = {"body": body, "hash": before, "seq": row.seq}
            connection.execute(text("UPDATE journal SET body = :body, hash = :hash WHERE seq = :seq"), values)
        connection.execute(text("UPDATE head SET hash = :hash"), {"hash": before})
    assert [code for code, _message in found(full)] == ["SD021"]


def test_a_copied_row_of_another_year_is_a_warning_and_backed_up(made: Place, tmp_path: Path) -> None:
    entry = old_entry(1, date(2026, 1, 5))
    with open_register(made, writing=True) as book:
        book.add([replace(entry, number=replace(entry.number, year=2025))], NOW, "văn thư")
        assert [(one.code, one.severity) for one in book.verify(NOW)] == [("SD002", Severity.WARNING)]
    assert backup(made, tmp_path / "x.sqlite") == 1
