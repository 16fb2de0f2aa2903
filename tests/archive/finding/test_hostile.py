"""Whatever is typed, and whatever stands in a text, is an answer and never an error."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congvan.archive.finding import Index, Query
from tests.archive.finding.kept import index_of, record

_PIECES = (
    *("AND", "OR", "NOT", "NEAR(", "NEAR/3", "{subject}", ":", '"', "'", "(", ")", "*", "^", "-", "+", "%", "trường"),
    *("đ", "e\u0301", "\u0301", "“", "»", "·", "·n1", "\0", "\ud800", "ﬁ", "㈱", "ﷺ", "½", "İ", "ß", "ﬃ", "1/2-A"),
)
_TYPED = st.one_of(
    st.text(st.characters(codec=None), max_size=60),
    st.lists(st.sampled_from(_PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from('"*()-&/.đĐaA \u0301'), max_size=30).map("".join),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with Index.open(index_of(tmp_path_factory.mktemp("index"), record(1, "trường học"), record(2, "đường"))) as opened:
        yield opened


@given(st.builds(Query, _TYPED, symbol=_TYPED, book=_TYPED, unit=_TYPED, signer=_TYPED, subject=_TYPED))
@settings(max_examples=300, deadline=None)
def test_anything_may_be_typed_anywhere(index: Index, query: Query) -> None:
    index.find(query)
    index.find(Query(query.words))


@given(
    st.builds(Query, number=st.integers(), year=st.integers(), since=st.dates(), until=st.dates()),
    st.integers(),
    st.integers(),
)
@settings(max_examples=100, deadline=None)
def test_any_number_and_day_may_be_asked(index: Index, query: Query, limit: int, offset: int) -> None:
    assert index.find(query, limit=limit, offset=offset).total <= 2


@given(_TYPED)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_may_be_kept_found_and_taken_out(tmp_path: Path, text: str) -> None:
    path = tmp_path / "index.sqlite"
    kept, _text = record(1, subject=text, unit_name=text)
    with Index.open(path, create=True) as index:
        index.add([(kept, f"{text} trường {text}")])
        assert index.find(Query("truong")).hits[0].letter.subject == text
        assert index.find(Query(f"trường {text}")).total == 1 or not any(char.isalnum() for char in text)
        index.remove([kept.path])
        assert index.find(Query("truong")).total == 0


def test_what_was_typed_is_found_where_it_stands(index: Index) -> None:
    for typed in ("(trường)", "trường;học", "^trường", "trường*-", '"trường', "{subject} : trường"[-6:]):
        assert index.find(Query(typed)).total == 1, typed
