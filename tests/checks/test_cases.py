"""Every rule has a file of cases, `cases/CODE.yaml`: letters that it lets pass and letters that it does not.

A case changes the right letter (`right/`) in its YAML (`letter:`, `office:`, `recipients:`), in Word (`word:`, see
`letters.changed`) or in its print (`printed:`, see `printed.printed`). A failing case may say more: `says:` words of
its message, `severity:`, `times:` how many findings, `mended: true` = after the mend the rule finds nothing (YAML; Word
files are mended in test_wrong_letters.py).
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from congvan.checks import RULES, Choice, Reading, Verdict, Words, check
from congvan.letter import Addition, Rewrite
from congvan.source import mend
from tests.checks.letters import TODAY, changed, office_folder, page_reading, reading_of, right_page
from tests.checks.printed import printed

CASES = Path(__file__).parent / "cases"


def _files() -> dict[str, Any]:
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.yaml"))}


def _cases(kind: str) -> Iterator[Any]:
    for code, document in _files().items():
        for number, case in enumerate(document[kind], start=1):
            yield pytest.param(code, case, id=f"{code}-{kind}-{number}")


def _reading(case: dict[str, Any], folder: Path) -> Reading:
    today = case.get("today", TODAY)
    assert isinstance(today, date)
    if "printed" in case:
        return Reading("cong-van.pdf", Words(), today, today, printed=printed(case["printed"]))
    if "word" in case:
        return page_reading(
            changed(right_page(), case["word"]), today=today, final=case.get("final", False), on=case.get("on")
        )
    return reading_of(office_folder(folder, case), today=today, final=case.get("final", False))


def _found(code: str, case: dict[str, Any], folder: Path) -> tuple[Verdict, ...]:
    return check(_reading(case, folder), Choice(select=(code,)))


def test_every_rule_has_cases_that_pass_and_cases_that_fail_on_each_kind_of_file_that_it_judges() -> None:
    files = _files()
    assert sorted(files) == sorted(RULES)
    for code, document in files.items():
        assert document["pass"], code
        kinds = {"P" if "printed" in case else "D" if "word" in case else "Y" for case in document["fail"]}
        assert kinds == set(RULES[code].on), code


@pytest.mark.parametrize(("code", "case"), list(_cases("pass")))
def test_a_right_letter_passes(code: str, case: dict[str, Any], tmp_path: Path) -> None:
    assert [verdict.finding for verdict in _found(code, case, tmp_path)] == []


@pytest.mark.parametrize(("code", "case"), list(_cases("fail")))
def test_a_wrong_letter_is_found(code: str, case: dict[str, Any], tmp_path: Path) -> None:
    found = _found(code, case, tmp_path)
    assert found
    assert all(verdict.finding.message and verdict.finding.fix for verdict in found)
    if "says" in case:
        assert any(case["says"] in verdict.finding.message for verdict in found), [v.finding.message for v in found]
    if "times" in case:
        assert len(found) == case["times"], [verdict.finding.message for verdict in found]
    if "severity" in case:
        assert case["severity"] in {verdict.finding.severity.value for verdict in found}
    if RULES[code].fixes and case.get("mended", True) and "printed" not in case:
        assert any(verdict.mends for verdict in found), "the rule is said to mend this"


@pytest.mark.parametrize(("code", "case"), [case for case in _cases("fail") if "mended" in case.values[1]])
def test_a_mended_letter_passes(code: str, case: dict[str, Any], tmp_path: Path) -> None:
    if not case["mended"]:
        assert not any(verdict.mends for verdict in _found(code, case, tmp_path))
        return
    assert "word" not in case, "Word files are mended in test_wrong_letters.py"
    by_file: dict[str, list[Rewrite | Addition]] = {}
    for verdict in _found(code, case, tmp_path):
        for one in verdict.mends:
            assert isinstance(one, (Rewrite, Addition))
            by_file.setdefault(one.file, []).append(one)
    for name, mends in by_file.items():
        path = tmp_path / name
        text, done = mend(path.read_text(encoding="utf-8"), mends, name)
        assert set(done) == set(mends)
        path.write_text(text, encoding="utf-8")
    assert check(reading_of(tmp_path / "letter.yaml"), Choice(select=(code,))) == ()


def test_the_right_letter_has_no_finding_at_all(tmp_path: Path) -> None:
    everything = Choice(select=tuple(RULES))
    assert [str(one.finding) for one in check(reading_of(office_folder(tmp_path, {})), everything)] == []
    assert [str(one.finding) for one in check(page_reading(right_page()), everything)] == []
