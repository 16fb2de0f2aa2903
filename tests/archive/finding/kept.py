"""Kept letters and indexes of them, made by the tests themselves."""

from datetime import date
from pathlib import Path

from congvan.archive.finding import Index, Page, Query, rebuild
from congvan.letter import KeptForm, KeptLetter, Number

Record = tuple[KeptLetter, str]


def record(  # noqa: PLR0913 - each is one fact of a letter
    number: int,
    text: str = "",
    *,
    subject: str = "báo cáo",
    day: date = date(2026, 3, 1),
    unit: str = "",
    unit_name: str = "",
    signer: str = "Phạm Quốc Hiệu",
    symbol: str = "SGDĐT-VP",
    book: str = "van-ban-di",
    form: KeptForm = "signed",
) -> Record:
    """Return a kept letter and its text."""
    kept = KeptLetter(
        Number(day.year, book, number, "", symbol),
        day,
        "Công văn",
        subject,
        "Ủy ban nhân dân",
        signer,
        unit,
        unit_name,
        form=form,
        proof={"signatures": [{"intact": True}]},
        path=f"{day.year}-{book}/data/{number:04}/{unit or 'chung'}.pdf",
    )
    return kept, text


def index_of(folder: Path, *records: Record) -> Path:
    """Make an index."""
    path = folder / "index.sqlite"
    rebuild(path, records)
    return path


def page_of(path: Path, query: Query | str, *, limit: int = 50, offset: int = 0) -> Page:
    """Ask an index that is opened for this one question."""
    with Index.open(path) as index:
        return index.find(Query(query) if isinstance(query, str) else query, limit=limit, offset=offset)


def found(path: Path, query: Query | str, *, limit: int = 50, offset: int = 0) -> list[int]:
    """Return the numbers of the letters that are found, in their order."""
    return [hit.letter.number.number for hit in page_of(path, query, limit=limit, offset=offset).hits]
