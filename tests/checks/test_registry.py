"""The registry of rules: every module is in it, a taken or badly formed code is refused, a page is whole."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from congvan.checks import RULES, Reading, rules
from congvan.checks.rule import Fault, rule
from congvan.decree import CLAUSES, IN_FORCE
from congvan.errors import Severity

PAGE = """Số: a title.

    Asks: lời của quy định.
    Why: a reason.
    Wrong: sai
    Right: đúng
    """


def nothing(reading: Reading) -> Iterator[Fault]:
    yield from ()


def test_every_module_of_rules_is_registered() -> None:
    folder = Path(rules.__file__).parent
    assert sorted(rules.__all__) == sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize(
    ("code", "page"),
    [
        ("SO004", PAGE),
        ("so999", PAGE),
        ("SO99", PAGE),
        ("SO999", "Số: a title."),
        ("SO999", PAGE.replace("Why", "Because")),
    ],
)
def test_a_rule_with_a_taken_code_or_without_its_page_is_refused(code: str, page: str) -> None:
    def judge(reading: Reading) -> Iterator[Fault]:
        yield from nothing(reading)

    judge.__doc__ = page
    with pytest.raises(ValueError, match=code):
        rule(code, "", on="D")(judge)
    assert code == "SO004" or code not in RULES


def test_every_clause_of_a_rule_has_its_words_and_holds_from_the_decrees_first_day() -> None:
    for one in RULES.values():
        assert not one.clause or CLAUSES[one.clause], one.code
        assert not one.clause or (one.since is not None and one.since >= IN_FORCE), one.code


def test_a_rule_judges_by_the_law_of_the_day() -> None:
    one = RULES["SO004"]
    assert not one.holds_on(date(2020, 3, 4))
    assert one.holds_on(date(2020, 3, 5))


def test_errors_rest_on_a_clause_of_the_decree() -> None:
    loose = [one.code for one in RULES.values() if one.severity is Severity.ERROR and not one.clause]
    # what stays a hole in the letter is an error by practice, and the registers' length of a subject by Phụ lục VI
    assert loose == ["ND017", "ND018", "TY007"]
