"""The order of what is found, its pages, its count, and the pieces of text that are shown."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from congvan.archive.finding import COUNTED, Index, Query
from tests.archive.finding.kept import Record, found, index_of, page_of, record

_FIRST = date(2020, 1, 1)


def _many(count: int) -> list[Record]:
    """Return letters, three a day; every fifth says «kế hoạch» in its subject, all say it in their texts."""
    return [
        record(
            number,
            "thực hiện kế hoạch",
            subject="kế hoạch năm" if number % 5 == 0 else "báo cáo",
            day=_FIRST + timedelta(days=number // 3),
        )
        for number in range(1, count + 1)
    ]


def test_the_newest_come_first_and_of_one_day_the_highest_number(tmp_path: Path) -> None:
    path = index_of(tmp_path, *sorted(_many(40), key=lambda one: hash(one[0].path)))
    assert found(path, Query()) == list(range(40, 0, -1))
    assert found(path, "thực hiện") == list(range(40, 0, -1))


def test_of_one_day_ten_thousand_comes_before_nine(tmp_path: Path) -> None:
    assert found(index_of(tmp_path, record(10_000), record(9), record(9_999)), Query()) == [10_000, 9_999, 9]


def test_words_in_the_heading_come_before_words_in_the_text(tmp_path: Path) -> None:
    path = index_of(tmp_path, *_many(40))
    in_heading = [number for number in range(40, 0, -1) if number % 5 == 0]
    assert found(path, "hoach ke") == in_heading + [number for number in range(40, 0, -1) if number % 5]


def test_words_of_subject_and_unit_together_are_a_heading(tmp_path: Path) -> None:
    path = index_of(
        tmp_path,
        record(1, subject="nghỉ hè", unit_name="Trường An Lão"),
        record(2, "trường an lão nghỉ hè"),
        record(3, "an lão", subject="nghỉ hè"),
    )
    assert found(path, "nghi he an lao") == [1, 3, 2]


@pytest.mark.parametrize("query", [Query(), Query("ke hoach"), Query("ke hoach", signer="hieu"), Query(signer="hieu")])
def test_pages_put_together_are_the_whole(tmp_path: Path, query: Query) -> None:
    path = index_of(tmp_path, *_many(103))
    whole = found(path, query, limit=1000)
    assert sorted(whole) == list(range(1, 104))
    for limit in (1, 7, 20, 21, 103):
        pages = [found(path, query, limit=limit, offset=offset) for offset in range(0, 110, limit)]
        assert [number for page in pages for number in page] == whole
        assert all(len(page) == limit for page in pages[: 103 // limit])
    assert page_of(path, query, limit=7, offset=500).hits == ()
    assert page_of(path, query, limit=7, offset=500).total == 103


def test_more_than_ten_thousand_are_not_counted(tmp_path: Path) -> None:
    path = index_of(tmp_path, *_many(COUNTED + 2))
    for query in (Query(), Query("ke"), Query(signer="hiệu")):
        page = page_of(path, query, limit=3)
        assert (len(page.hits), page.total, page.more) == (3, COUNTED, True)
        last = page_of(path, query, limit=3, offset=COUNTED)
        assert (len(last.hits), last.total, last.more) == (2, COUNTED + 2, False)
    with Index.open(path) as index:
        index.remove([record(number, day=_FIRST + timedelta(days=number // 3))[0].path for number in (1, 2)])
        page = index.find(Query("ke"))
        assert (page.total, page.more) == (COUNTED, False)


def test_a_hit_is_the_letter_without_its_proof(tmp_path: Path) -> None:
    kept, text = record(5, "trường", unit="truong-1", unit_name="Trường An Lão", form="paper")
    [hit] = page_of(index_of(tmp_path, (kept, text)), "truong").hits
    assert hit.letter.proof == {}
    assert hit.letter.path == kept.path
    assert (hit.letter.number, hit.letter.issued_date, hit.letter.form) == (kept.number, kept.issued_date, "paper")


def _shown(path: Path, typed: str) -> tuple[str, list[str]]:
    snippet = page_of(path, typed).hits[0].snippet
    return snippet.text, [snippet.text[begin:end] for begin, end in snippet.marks]


def test_a_snippet_shows_what_was_found_as_it_is_written(tmp_path: Path) -> None:
    path = index_of(tmp_path, record(1, "Kính gửi:\n  Trường THPT\tNgô Quyền, sở GD&ĐT."))
    assert _shown(path, "truong ngô") == ("Kính gửi: Trường THPT Ngô Quyền, sở GD&ĐT.", ["Trường", "Ngô"])
    assert _shown(path, '"thpt ngo"')[1] == ["THPT Ngô"]
    assert _shown(path, "gd-dt quy*")[1] == ["Quyền", "GD&ĐT"]


def test_a_snippet_of_a_decomposed_text_is_composed(tmp_path: Path) -> None:
    path = index_of(tmp_path, record(1, "Tru\u031bo\u031b\u0300ng"))
    assert _shown(path, "trường") == ("Trường", ["Trường"])


def test_a_snippet_marks_only_what_has_the_marks_that_were_typed(tmp_path: Path) -> None:
    path = index_of(tmp_path, record(1, "dương đường dường Đường"))
    assert _shown(path, "đường")[1] == ["đường", "Đường"]
    assert _shown(path, "duong")[1] == ["dương", "đường", "dường", "Đường"]
    assert _shown(path, "đườ*")[1] == ["đường", "Đường"]


def test_a_snippet_is_the_piece_in_which_most_of_the_words_stand(tmp_path: Path) -> None:
    filler = "lời " * 100
    path = index_of(tmp_path, record(1, f"alpha {filler} beta {filler} alpha một beta {filler} gamma"))
    text, marked = _shown(path, "beta alpha")
    assert marked == ["alpha", "beta"]
    assert text.startswith("…")
    assert text.endswith("…")
    assert "alpha một beta" in text
    assert len(text.split()) <= 30
    assert _shown(path, "gamma")[0].endswith("gamma")


def test_a_word_that_stands_in_the_heading_only_has_no_snippet(tmp_path: Path) -> None:
    path = index_of(tmp_path, record(1, "lời", subject="nghỉ hè"))
    assert _shown(path, "nghỉ") == ("", [])
    assert _shown(path, "") == ("", [])
