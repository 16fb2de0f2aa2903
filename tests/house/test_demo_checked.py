"""The directive of the example office is checked: its real slips are named, what the decree allows is not."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LETTER = "letters/trien-khai-nghi-quyet-20.yaml"
WORDS = {
    ("SO007", "SGDDĐT"),  # the office's own abbreviation is SGDĐT
    ("ND011", "Nghị quyết số 20/NQ-HĐND"),  # first cited without its day and trích yếu
    ("VH011", "nhân dân"),  # Phụ lục II, V.1: Nhân dân
    ("CT001", "thông báo đề"),  # written for «thông báo để»
    ("NN002", "Như kính gửi"),  # II.9.b: Như trên
    ("PG014", "quận/ huyện"),
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("co-quan")
    for name in ("congvan.yaml", "recipients.yaml", "letters", "templates"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)
    return folder


def check(office: Path, *words: str) -> list[dict[str, Any]]:
    environment = {**os.environ, "CONGVAN_LANG": "en"}
    call = [sys.executable, "-m", "congvan", "check", *words, "--format", "json"]
    done = subprocess.run(call, cwd=office, env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return [finding for letter in json.loads(done.stdout)["letters"] for finding in letter["findings"]]


def test_the_letter_in_yaml_has_its_real_slips_and_no_finding_on_layout(office: Path) -> None:
    found = check(office, LETTER)
    assert {finding["code"] for finding in found} == {code for code, _words in WORDS}
    for code, words in WORDS:
        assert [one for one in found if one["code"] == code and words in one["message"]], code
    # each is told once, in the YAML with its line; nothing is told of the template
    assert len(found) == len(WORDS)
    assert all(one["line"] and one["file"].endswith(".yaml") for one in found)


def test_the_letters_in_word_have_the_same_slips_and_no_finding_on_layout(office: Path) -> None:
    call = [sys.executable, "-m", "congvan", "render", LETTER, "--no-check"]
    subprocess.run(call, cwd=office, capture_output=True, check=True)
    found = check(office, "out")
    # an abbreviation is held against the office's own in YAML only: a Word file may come from elsewhere
    assert {finding["code"] for finding in found} == {code for code, _words in WORDS} - {"SO007"}
    assert len({finding["file"] for finding in found}) == 95
    spaced = [one for one in found if one["code"] == "PG014"]
    assert ["chung" in one["file"] for one in spaced] == [True], "only the general letter names the groups"
