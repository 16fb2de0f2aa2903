"""Every sentence that a person reads is in the Vietnamese catalogue, whole."""

import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from congvan import language
from congvan.errors import Finding, Where, did_you_mean
from congvan.language import _, n_

ROOT = Path(__file__).parents[2]
PLACE = re.compile(r"%\((\w+)\)[.\d]*[sdfX]|\{\w*(?:!r)?\}")


@pytest.fixture(scope="module")
def tools() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts/make_messages.py"))


def test_every_sentence_of_the_code_has_its_vietnamese(tools: dict[str, Any]) -> None:
    kept = tools["read"]()
    missing = [message.id for message in tools["gathered"]() if message.id and not _string(kept, message.id)]
    assert missing == []


def test_no_sentence_is_kept_that_the_code_no_longer_says(tools: dict[str, Any]) -> None:
    said = {_key(message.id) for message in tools["gathered"]()}
    assert [message.id for message in tools["read"]() if message.id and _key(message.id) not in said] == []


def test_each_translation_has_the_places_of_its_sentence(tools: dict[str, Any]) -> None:
    wrong = []
    for message in tools["read"]():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = {place[0] for place in PLACE.finditer(ids[-1])}
        wrong += [string for string in strings if {place[0] for place in PLACE.finditer(string)} != wanted]
    assert wrong == []


def test_no_translation_is_uncertain(tools: dict[str, Any]) -> None:
    assert [message.id for message in tools["read"]() if message.fuzzy and message.id] == []


def test_the_compiled_catalogue_is_the_written_one(tools: dict[str, Any]) -> None:
    language.speak("vi")
    try:
        for message in tools["read"]():
            if isinstance(message.id, str) and message.id:
                assert _(message.id) == message.string
            elif message.id:
                one, many = message.id
                assert language._catalogue.ngettext(one, many, 2) == message.string[-1]
    finally:
        language.speak("en")


def test_numbers_of_things_are_said_in_both_languages() -> None:
    assert n_("%(count)d error", "%(count)d errors", 1) == "1 error"
    assert n_("%(count)d error", "%(count)d errors", 2) == "2 errors"
    language.speak("vi")
    try:
        assert n_("%(count)d error", "%(count)d errors", 2) == "2 lỗi"
    finally:
        language.speak("en")


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({"CONGVAN_LANG": "vi"}, "vi"),
        ({"CONGVAN_LANG": "en", "LANG": "vi_VN.UTF-8"}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LC_ALL": "vi_VN", "LANG": "en_US.UTF-8"}, "vi"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_congvan_lang_or_of_the_locale(environment: dict[str, str], spoken: str) -> None:
    script = "import congvan.cli.desk as d, congvan.language as l; d._choose_language(); print(l.spoken())"
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == spoken


def test_a_finding_reads_as_one_line() -> None:
    finding = Finding("YL001", Where("a.yaml", 3, 5), "sai.", "Sửa.", clause="PL1 II.3")
    assert str(finding) == "a.yaml:3:5: YL001 sai. Sửa. (PL1 II.3)"
    assert str(Where("a.docx", place="paragraph 2", number=2)) == "a.docx paragraph 2"


def test_a_near_name_is_offered_and_a_far_one_is_not() -> None:
    assert did_you_mean("adressees", ["addressees", "subject"]) == " Did you mean «addressees»?"
    assert did_you_mean("xyz", ["addressees", "subject"]) == ""


def _key(message: str | tuple[str, ...]) -> str:
    return message if isinstance(message, str) else message[0]


def _string(catalogue: Any, message: str | tuple[str, ...]) -> bool:
    found = catalogue.get(message)
    strings = found.string if found is not None and isinstance(found.string, tuple) else (found and found.string,)
    return all(strings)
