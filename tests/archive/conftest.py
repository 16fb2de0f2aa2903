"""Archives of small letters, made by the tests themselves."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import bagit
import pytest

from congvan.archive import Item, Outcome, keep
from congvan.errors import Finding
from congvan.letter import KeptLetter, Number

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BAG = "2026-van-ban-di"
SECOND_BAG = "2025-van-ban-di"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONGVAN_LANG", "en")


def letter(
    number: int, unit: str = "truong-1", part: str = "", *, year: int = 2026, symbol: str = "SGDĐT-VP"
) -> KeptLetter:
    """Return what is known of a letter before it is kept."""
    return KeptLetter(
        Number(year, "van-ban-di", number, "", symbol),
        date(year, 3, 1),
        "Công văn",
        f"triển khai việc số {number}",
        "Sở Giáo dục và Đào tạo",
        "Phạm Quốc Hiệu",
        unit,
        f"Trường THPT {unit}" if unit else "",
        part,
        name=f"{number}-{unit or 'chung'}{part}.pdf",
        proof={"signatures": [{"intact": True}]},
    )


def pdf_of(number: int, unit: str = "truong-1", part: str = "", *, size: int = 900) -> bytes:
    """Return bytes that no other letter has."""
    seed = f"{number} {unit} {part}".encode()
    body = b"".join(hashlib.sha256(seed + bytes([count])).digest() for count in range(size // 32))
    return b"%PDF-1.7\n" + body + b"\n%%EOF\n"


def item(number: int, unit: str = "truong-1", part: str = "", *, year: int = 2026) -> Item:
    """Return a letter to be kept, with a text that no other letter has."""
    text = f"Kính gửi {unit}: việc số {number} năm {year}, {part}"
    return Item(letter(number, unit, part, year=year), pdf_of(number + year * 1000, unit, part), text)


def put(archive: Path, *items: Item, organisation: str = "Sở Giáo dục và Đào tạo") -> tuple[Outcome, ...]:
    """Keep letters at the hour of the tests."""
    return keep(archive, items, now=NOW, organisation=organisation)


def fill(archive: Path) -> Path:
    """Make an archive of twenty letters in two bags: 60 kept files."""
    units = ("truong-1", "truong-2", "")
    put(archive, *(item(number, unit) for number in range(1, 5) for unit in units))
    put(archive, *(item(number, "truong-1", "phu-luc.pdf") for number in (1, 2)))
    put(archive, *(item(number, "truong-3", year=2025) for number in range(1, 6)))
    put(archive, Item(letter(9, "truong-9"), pdf_of(9), ""))
    return archive


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of twenty letters in two bags."""
    return fill(tmp_path / "luu-tru")


def is_valid(folder: Path) -> bool:
    """Tell what the Library of Congress's own program says of a bag."""
    return bool(bagit.Bag(str(folder)).validate())


def expected_of(archive: Path) -> dict[str, str]:
    """Return what a register would have written down: SHA-256 of each PDF, by its path in the archive."""
    return {
        path.relative_to(archive).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in archive.rglob("*.pdf")
    }


def files_of(archive: Path) -> dict[str, bytes]:
    """Return every file of the bags, by its path in the archive."""
    return {
        path.relative_to(archive).as_posix(): path.read_bytes()
        for path in archive.rglob("*")
        if path.is_file() and ".congvan" not in path.parts
    }


def codes(findings: tuple[Finding, ...]) -> list[str]:
    """Return the codes of findings."""
    return [one.code for one in findings]


def names(finding: Finding) -> str:
    """Return all that a finding says, with forward slashes."""
    return str(finding).replace("\\", "/")
