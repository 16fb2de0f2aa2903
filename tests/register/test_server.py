"""PostgreSQL: what a server says is said in the clerk's words, and never the password."""

from dataclasses import replace

import pytest

from congvan.errors import CongvanError
from congvan.register import NoRegister, Place, RegisterInUse, RegisterRefused, create, open_register
from congvan.register.connecting import engine_of
from tests.register.conftest import NOW, asked
from tests.register.postgres import Server


@pytest.fixture
def place(server: Server) -> Place:
    server.run("DROP DATABASE IF EXISTS one")
    server.run("CREATE DATABASE one")
    return Place(server.url("one"), None, "postgresql://…/one", server.password)


def refusal(place: Place) -> CongvanError:
    with pytest.raises(CongvanError) as told, open_register(place, writing=True) as book:
        book.reserve(asked("a"))
    assert place.password not in str(told.value) or not place.password
    return told.value


def test_a_database_without_a_register_is_not_begun_by_itself(place: Place) -> None:
    assert isinstance(refusal(place), NoRegister)


def test_a_wrong_password_a_missing_database_and_a_server_that_is_down_are_told(place: Place, server: Server) -> None:
    create(place, NOW, "văn thư", {})
    for wrong in (
        replace(place, password=server.password[::-1]),
        replace(place, url=server.url("nowhere")),
        replace(place, url="postgresql+psycopg://postgres@/one?host=/nowhere"),
        replace(place, url="postgresql+psycopg://postgres@127.0.0.1:1/one"),
    ):
        error = refusal(wrong)
        assert isinstance(error, RegisterRefused)
        assert "postgresql://…/one" in str(error)


def test_a_password_in_the_address_is_refused_and_not_repeated(place: Place) -> None:
    wrong = replace(place, url="postgresql+psycopg://vanthu:bi-mat@so.example/one")
    error = refusal(wrong)
    assert "CONGVAN_REGISTER_PASSWORD" in str(error)
    assert "bi-mat" not in str(error)


@pytest.mark.parametrize("url", ["mysql://a@b/c", "postgresql://", "x://", "postgresql+psycopg://host", "://"])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(RegisterRefused, match="no address of a register"):
        engine_of(Place(url, None, url))


def test_without_rights_nothing_is_written(place: Place, server: Server) -> None:
    create(place, NOW, "văn thư", {})
    server.run(f"CREATE ROLE khach LOGIN PASSWORD '{server.password}'", "one")
    server.run("GRANT USAGE ON SCHEMA congvan TO khach; GRANT SELECT ON ALL TABLES IN SCHEMA congvan TO khach", "one")
    guest = replace(place, url=place.url.replace("postgres@", "khach@"))
    assert "permission denied" in str(refusal(guest))
    with open_register(guest) as book:
        assert book.next_number("van-ban-di", 2026) == 1


def test_tables_of_others_are_left_alone(place: Place, server: Server) -> None:
    server.run("CREATE TABLE entries (mine int); INSERT INTO entries VALUES (7)", "one")
    create(place, NOW, "văn thư", {})
    with open_register(place, writing=True) as book:
        book.reserve(asked("a"))
    assert server.run("SELECT mine FROM public.entries", "one") == "7"


def test_a_lock_that_is_held_too_long_is_told(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("congvan.register.connecting.PATIENCE", 1)
    create(place, NOW, "văn thư", {})
    from sqlalchemy import text  # noqa: PLC0415

    with engine_of(place).begin() as holder:
        holder.execute(text("SELECT * FROM head FOR UPDATE"))
        assert isinstance(refusal(place), RegisterInUse)


def test_a_server_that_goes_away_in_the_middle_leaves_nothing(place: Place, server: Server) -> None:
    create(place, NOW, "văn thư", {})
    with open_register(place, writing=True) as book:
        server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'one'")
        with pytest.raises(RegisterRefused):
            book.reserve(asked("a"))
    with open_register(place, writing=True) as book:
        assert book.next_number("van-ban-di", 2026) == 1
