"""Each condition narrows what is found, and all of them must hold."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from congvan.archive.finding import Query
from tests.archive.finding.kept import found, index_of, page_of, record

_RECORDS = (
    record(
        1, "kế hoạch", day=date(2025, 12, 31), subject="nghỉ Tết", unit="truong-1", unit_name="Trường THPT An Dương"
    ),
    record(2, "kế hoạch", day=date(2026, 1, 1), subject="nghỉ hè", unit="truong-10", unit_name="Trường THPT An Lão"),
    record(3, "kế hoạch", day=date(2026, 1, 2), symbol="SGDĐT-TCCB", book="to-trinh", form="paper"),
    record(3, "kế hoạch", day=date(2026, 1, 3), signer="Trần Thị Hiệu", symbol="UBND", form="rewritten"),
    record(33, "số 3 nghỉ hè Hiệu SGDĐT-TCCB An Lão", day=date(2026, 2, 1), symbol="", signer="Lê An"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return index_of(tmp_path, *_RECORDS)


_CASES: tuple[tuple[Query, list[int]], ...] = (
    (Query(), [33, 3, 3, 2, 1]),
    (Query(number=3), [3, 3]),
    (Query(number=4), []),
    (Query(number=-3), []),
    (Query(symbol="SGDĐT-VP"), [2, 1]),
    (Query(symbol="sgddt-vp"), [2, 1]),
    (Query(symbol="TCCB"), [3]),
    (Query(symbol="VP-SGDĐT"), []),
    (Query(symbol="SGDĐT VP"), [2, 1]),
    (Query(symbol="VP SGDĐT"), []),
    (Query(book="to-trinh"), [3]),
    (Query(book="to"), []),
    (Query(book="TO-TRINH"), []),
    (Query(year=2025), [1]),
    (Query(year=2026, number=3), [3, 3]),
    (Query(since=date(2026, 1, 2)), [33, 3, 3]),
    (Query(until=date(2026, 1, 1)), [2, 1]),
    (Query(since=date(2026, 1, 1), until=date(2026, 1, 1)), [2]),
    (Query(since=date(2026, 1, 2), until=date(2026, 1, 1)), []),
    (Query(since=date.min, until=date.max), [33, 3, 3, 2, 1]),
    (Query(unit="truong-1"), [1]),
    (Query(unit="an lao"), [2]),
    (Query(unit="thpt an"), [2, 1]),
    (Query(unit="An Lào"), []),
    (Query(signer="hieu"), [3, 3, 2, 1]),
    (Query(signer="trần hiệu"), [3]),
    (Query(subject="nghỉ"), [2, 1]),
    (Query(subject="tet nghi"), [1]),
    (Query(form="signed"), [33, 2, 1]),
    (Query(form="paper"), [3]),
    (Query(form="rewritten"), [3]),
    (Query("ke hoach", year=2026, signer="phạm", since=date(2026, 1, 2)), [3]),
    (Query("nghỉ hè", number=33), [33]),
    (Query("nghỉ hè", unit="an lao"), [2]),
)


@pytest.mark.parametrize(("query", "numbers"), _CASES, ids=[str(number) for number in range(len(_CASES))])
def test_conditions_narrow_what_is_found(path: Path, query: Query, numbers: list[int]) -> None:
    assert found(path, query) == numbers
    page = page_of(path, query)
    assert (page.total, page.more) == (len(numbers), False)


def test_every_condition_is_tried_here() -> None:
    tried = {one.name for one in fields(Query) if any(getattr(query, one.name) for query, _numbers in _CASES)}
    assert tried == {one.name for one in fields(Query)}


@pytest.mark.parametrize("typed", ["2/SGDĐT-VP", "02/SGDĐT-VP", "02/sgddt-vp", "SGDĐT-VP 2"])
def test_a_number_with_its_symbol_is_found_as_it_is_written_or_said(path: Path, typed: str) -> None:
    assert found(path, typed)[0] == 2


def test_kind_organ_and_unit_are_found_as_words(path: Path) -> None:
    assert len(found(path, "công văn ủy ban")) == 5
    assert found(path, "an dương") == [1]
