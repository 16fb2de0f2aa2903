"""Real Word files, each wrong in one thing: what is found, what is mended, where the comments hang.

The files stand in `word/`; `make_word/` makes them anew. What each is and what must be found is in `expected*.yaml`.
"""

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from congvan.checks import RULES
from congvan.docx import read
from congvan.errors import Finding
from congvan.page import passages_of
from congvan.workflow import Checked, CheckRequest, Strictness, check_files
from tests.checks.letters import TODAY
from tests.checks.make_word import by_hand, with_libreoffice, with_python_docx

WORD = Path(__file__).parent / "word"
LARGEST = 40_000
FEWEST = 40
LEAST = 5_000
WAYS = {"python-docx", "xml", "libreoffice"}
OPENED = {"thang-co-so-khong.docx", "kinh-gui-thieu-gach.docx", "khan-khong-khung.docx", "phu-luc-trinh-bay-sai.docx"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# fmt: off
WORDS = {
    "PG008", "PG014", "QH003", "SO001", "SO002", "SO003", "DN001", "DN002", "DN003", "TY001",
    "KG001", "KG002", "KG003", "ND005", "ND007", "KY002", "NN001", "NN002", "NN003", "PL001",
    "PL003", "MK001", "MK004", "DC002",
}
# fmt: on
"""Rules on the words of YAML and of Word files alike that these letters break too; `cases/` has the rest."""


@dataclass(frozen=True)
class Expected:
    """What is to be found in a file."""

    file: str
    made_by: str
    wrong: str
    today: date
    finds: tuple[tuple[str, str], ...]
    after_fix: tuple[str, ...]


def _expected() -> Iterator[Expected]:
    for path in sorted(WORD.glob("expected*.yaml")):
        document: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
        for file, one in document.items():
            finds = tuple((str(code), str(fragment)) for code, fragment in one["finds"])
            yield Expected(
                file, one["made_by"], one["wrong"], one.get("today", TODAY), finds, tuple(one.get("after_fix", ()))
            )


EXPECTED = tuple(_expected())
each = pytest.mark.parametrize("letter", [pytest.param(one, id=one.file) for one in EXPECTED])


def checked(letter: Expected, folder: Path, *, fix: bool = False, annotate: Path | None = None) -> Checked:
    """Check a copy of the letter as the command does."""
    path = folder / letter.file
    shutil.copyfile(WORD / letter.file, path)
    request = CheckRequest((path,), folder, Strictness(letter.today), fix=fix, annotate=annotate)
    (one,) = check_files(request)
    return one


def said(finding: Finding) -> str:
    return f"{finding.where} {finding.message}"


def listed(findings: tuple[Finding, ...]) -> str:
    return "\n".join(f"{finding.code} {said(finding)}" for finding in findings)


@each
def test_exactly_what_is_wrong_is_found(letter: Expected, tmp_path: Path) -> None:
    found = checked(letter, tmp_path).findings
    codes = Counter(finding.code for finding in found)
    assert codes == Counter(code for code, _fragment in letter.finds), listed(found)
    left = list(found)
    for code, fragment in letter.finds:
        met = next((one for one in left if one.code == code and fragment in said(one)), None)
        assert met is not None, f"{code} «{fragment}»\n{listed(found)}"
        left.remove(met)


@each
def test_what_is_mended_is_gone_and_only_what_needs_a_person_is_left(letter: Expected, tmp_path: Path) -> None:
    result = checked(letter, tmp_path, fix=True)
    assert {finding.code for finding in result.findings} == set(letter.after_fix), listed(result.findings)
    assert (tmp_path / letter.file).read_bytes() == (WORD / letter.file).read_bytes()
    assert (result.mended is not None) == (len(result.findings) < len(letter.finds))
    if result.mended is not None:
        request = CheckRequest((result.mended,), tmp_path, Strictness(letter.today))
        (again,) = check_files(request)
        assert {finding.code for finding in again.findings} == set(letter.after_fix), listed(again.findings)


@dataclass(frozen=True)
class Comment:
    """A comment as Word has it: what it says, and the paragraph that it hangs on, by its number and text."""

    text: str
    number: int
    host: str


def comments_of(data: bytes) -> list[Comment]:
    """Read the comments of a file without the program under test."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        name = next((name for name in package.namelist() if name.endswith("comments.xml")), None)
        root = etree.fromstring(package.read("word/document.xml"))
        comments = etree.fromstring(package.read(name)) if name else ()
    # of a text box, Word reads one of the two ways in which it is written
    paragraphs = [one for one in root.iter(f"{W}p") if not any("Fallback" in up.tag for up in one.iterancestors())]
    found = []
    for comment in comments:
        (start,) = (one for one in root.iter(f"{W}commentRangeStart") if one.get(f"{W}id") == comment.get(f"{W}id"))
        host = next(start.iterancestors(f"{W}p"))
        found.append(Comment(_text(comment), paragraphs.index(host) + 1, _text(host)))
    return found


def _text(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


@each
def test_each_finding_hangs_as_a_comment_at_its_place(letter: Expected, tmp_path: Path) -> None:
    result = checked(letter, tmp_path, annotate=tmp_path / "ghi-chu")
    assert result.annotated is not None
    comments = comments_of(result.annotated.read_bytes())
    assert len(comments) == len(result.findings)
    for finding in result.findings:
        here = [one for one in comments if f"{finding.code}: {finding.message}" in one.text and _is_at(one, finding)]
        assert here, (finding, comments)
        comments.remove(here[0])


def _is_at(comment: Comment, finding: Finding) -> bool:
    """Tell whether a comment hangs where a finding is; those of the whole letter hang on its first paragraph."""
    quoted = re.search("«(.*?)…?»$", finding.where.place)
    if not finding.where.place or finding.where.place.startswith(("header", "footer")):
        return comment.number == 1  # Word can hang none in the margins
    if quoted:
        return " ".join(quoted[1].split()) in " ".join(comment.host.split())
    return comment.number == finding.where.number


def test_mended_letters_open_in_another_office_suite(tmp_path: Path) -> None:
    some = [one for one in EXPECTED if one.file in OPENED]
    assert len(some) == len(OPENED)
    mended = [checked(one, tmp_path, fix=True).mended for one in some]
    assert all(mended)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, mended)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for one in mended:
        assert one is not None
        assert one.with_suffix(".pdf").stat().st_size > LEAST


def test_every_rule_on_layout_is_broken_somewhere() -> None:
    broken = {code for one in EXPECTED for code, _fragment in one.finds}
    of_layout = {code for code, rule in RULES.items() if set(rule.on) == {"D"}}
    assert sorted((of_layout | WORDS) - broken) == []


def test_the_corpus_is_whole() -> None:
    assert sorted(one.file for one in EXPECTED) == sorted(path.name for path in WORD.glob("*.docx"))
    wrong = [one for one in EXPECTED if one.finds]
    assert len(wrong) >= FEWEST
    assert {one.made_by for one in wrong} == WAYS
    assert all(one.wrong for one in EXPECTED)
    assert [one.file for one in EXPECTED if (WORD / one.file).stat().st_size > LARGEST] == []


@pytest.mark.parametrize("letters", [with_python_docx.letters, by_hand.letters])
def test_letters_made_anew_are_the_same(letters: Callable[[], dict[str, bytes]]) -> None:
    made = letters()
    assert made == letters(), "nothing in them may depend on the time"
    for file, data in made.items():
        assert _contents(data) == _contents((WORD / file).read_bytes()), file


def test_letters_saved_anew_by_libreoffice_say_the_same(tmp_path: Path) -> None:
    saved = with_libreoffice.convert(tmp_path)
    assert saved.keys() == {one.file for one in EXPECTED if one.made_by == "libreoffice"}
    for file, path in saved.items():
        there = read((WORD / file).read_bytes(), file)
        assert [one.text for one in passages_of(read(path.read_bytes(), file))] == [
            one.text for one in passages_of(there)
        ]


def _contents(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
