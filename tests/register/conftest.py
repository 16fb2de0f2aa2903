"""The register on both databases: a file of SQLite, and a database of a real PostgreSQL server."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from congvan.letter import Event, LetterFile
from congvan.register import Batch, Place, Register, Request, Row, create, open_register
from tests.register.postgres import Server, serve

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
_COUNT = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with serve() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A place where no register is yet."""
    if request.param == "sqlite":
        return Place("", tmp_path / "so-van-ban" / "register.sqlite", "so-van-ban/register.sqlite")
    running: Server = request.getfixturevalue("server")
    database = f"so_{next(_COUNT)}"
    running.run(f"CREATE DATABASE {database}")
    return Place(running.url(database), None, f"postgresql://…/{database}", running.password)


@pytest.fixture
def made(place: Place) -> Place:
    """A place with a new register."""
    create(place, NOW, "văn thư", {})
    return place


@pytest.fixture
def book(made: Place) -> Iterator[Register]:
    """A new register, open."""
    with open_register(made, writing=True) as opened:
        yield opened


def asked(key: str = "a", units: int = 3, *, shared: bool = True, **parts: object) -> Request:
    """Return a batch's request: `units` letters, and the general one if they share a number."""
    names = [(f"truong-{number}", f"Trường THPT số {number}") for number in range(1, units + 1)]
    values = {
        "key": key,
        "letter": f"letters/{key}.yaml",
        "book": "van-ban-di",
        "symbol": "SGDĐT-VP",
        "issued_date": TODAY,
        "now": NOW,
        "by": "văn thư",
    } | parts
    rows = tuple(
        Row("Công văn", f"triển khai Nghị quyết {key}", "Phạm Quốc Hiệu", "Các trường" if shared else name, "VT", units)
        for _unit, name in (names[:1] if shared else names)
    )
    return Request(shared=shared, units=tuple([*names, ("", "")] if shared else names), rows=rows, **values)  # type: ignore[arg-type]


def files_of(batch: Batch) -> dict[str, tuple[LetterFile, ...]]:
    """Return a Word file and a PDF for every letter of a batch."""
    return {
        one.unit: (
            LetterFile("docx", f"van-ban-di/{one.unit}.docx", f"{one.number.number:064}", 100),
            LetterFile("pdf", f"van-ban-di/{one.unit}.pdf", f"{one.number.number + 1:064}", 200, 2),
        )
        for one in batch.letters
    }


def enter(book: Register, batch: Batch, now: datetime = NOW) -> Batch:
    """Enter a batch."""
    events = [Event(one.number, one.unit, "made", now, "", "0" * 64, "văn thư") for one in batch.letters]
    return book.enter(batch.key, files_of(batch), events, now, "văn thư")


def numbers(batch: Batch) -> list[int]:
    """Return the numbers of a batch."""
    return [one.number.number for one in batch.entries]


def days(number: float) -> timedelta:
    """Return so many days."""
    return timedelta(days=number)
