"""The leader signs first, the number comes after: number, day and seal go onto the signed file, which stays signed."""

import io
import json
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from congvan.signing import signed_fields, verify
from tests.cli.sending import LETTER, Desk
from tests.cli.signing_office import made_to_sign
from tests.register.faults.harness import Commands, make_office
from tests.signing.ground import policy
from tests.signing.pki import PIN, authority

BEFORE = ("sign", LETTER, "--before-number")
ISSUE = ("issue", LETTER, "--signed", "--yes", "3", "--format", "docx,pdf")
WAITING, ISSUED = "cho-so/hop", "van-ban-di"
FIELDS = ("ChuKyNguoiKy", "SoVanBan", "NgayVanBan", "ThangVanBan", "ChuKyCoQuan")
_LETTERS = 4
"""Three units', and the general one."""
_LINE = 6
"""Letters that stand so near in height, in points, are of one line."""


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONGVAN_PIN", PIN)
        running = Commands(tmp_path_factory.mktemp("commands"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def waiting(commands: Commands, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office whose letters the leader has signed, and no number is given."""
    office = make_office(tmp_path_factory.mktemp("made") / "office")
    made_to_sign(office)
    for words in (("register", "init"), (*BEFORE, "--yes", "4")):
        ended = commands.run(office, *words)
        assert ended.code == 0, ended.said
    return office


@pytest.fixture
def desk(commands: Commands, waiting: Path, tmp_path: Path) -> Desk:
    return Desk(commands, waiting, tmp_path / "office")


def pdfs(desk: Desk, folder: str) -> dict[str, bytes]:
    root = desk.office / folder
    found = [
        path for path in sorted(root.rglob("*.pdf")) if not any(one[0] == "." for one in path.relative_to(root).parts)
    ]
    return {path.stem.removeprefix("0001_"): path.read_bytes() for path in found}


def words_of(data: bytes) -> str:
    """Return the words of the first page as its reader sees them, those of signatures too, line by line."""
    with pdfium.PdfDocument(data) as document:
        document.init_forms()
        document[0].flatten()
        out = io.BytesIO()
        document.save(out)
    with pdfium.PdfDocument(out.getvalue()) as flat:
        page = flat[0].get_textpage()
        letters = [(page.get_charbox(place), page.get_text_range(place, 1)) for place in range(page.count_chars())]
    lines: dict[int, list[tuple[float, str]]] = {}
    for (left, bottom, _right, _top), letter in letters:
        if letter.strip():
            near = next((one for one in lines if abs(one - bottom) < _LINE), round(bottom))
            lines.setdefault(near, []).append((left, letter))
    return "\n".join(
        "".join(letter for _left, letter in sorted(line)) for _at, line in sorted(lines.items(), reverse=True)
    )


def numbers(desk: Desk) -> list[int]:
    return [json.loads(line)["number"] for line in desk.done("register", "list", "--json").splitlines()]


def assert_no_number(desk: Desk) -> None:
    assert desk.done("register", "next").endswith("next is number 01\n")
    assert not numbers(desk)
    assert not (desk.office / ISSUED).exists() or not any((desk.office / ISSUED).rglob("*.pdf"))


def test_number_day_and_seal_follow_and_the_leaders_signature_stays(desk: Desk) -> None:
    before = pdfs(desk, WAITING)
    assert len(before) == _LETTERS
    for data in before.values():
        assert [name for name, signed in (signed_fields(data) or {}).items() if signed] == ["ChuKyNguoiKy"]
    assert "number 01/SGDĐT" in desk.done(*ISSUE)
    after = pdfs(desk, ISSUED)
    assert after.keys() == before.keys()
    for unit, data in after.items():
        assert data.startswith(before[unit])
        assert signed_fields(data) == dict.fromkeys(FIELDS, True)
        report = verify(data, policy(at=datetime.now(UTC)))
        assert report.verdict == "good", report.findings
        assert [one.sound for one in report.signatures] == [True] * len(FIELDS)


def test_number_and_day_stand_in_the_places_that_were_left_free(desk: Desk) -> None:
    desk.done(*ISSUE)
    today = datetime.now().astimezone()
    before, after = (words_of(pdfs(desk, where)["thpt-a"]) for where in (WAITING, ISSUED))
    assert "Số:01/SGDĐT-VP" in after, after
    assert not re.search(r"Số:\d", before), before
    day, month = (
        f"{n:02}" if short else str(n) for n, short in ((today.day, today.day < 10), (today.month, today.month < 3))
    )
    assert re.search(rf"ngày{day}tháng{month}năm{today.year}", after), after


def test_what_was_issued_is_signed_already_and_can_be_kept(desk: Desk) -> None:
    desk.done(*ISSUE)
    assert "signed: 4" in desk.done("status", LETTER)
    assert "All letters are signed already." in desk.done("sign", LETTER)
    assert "nothing speaks against them: 4" in desk.done("verify", ISSUED)
    assert "4 copies taken in" in desk.done("archive", "add", ISSUED)
    desk.done("archive", "verify", "--read-data")


def test_signing_again_signs_nothing_more(desk: Desk) -> None:
    before = pdfs(desk, WAITING)
    assert "All letters are signed already." in desk.done(*BEFORE)
    assert pdfs(desk, WAITING) == before


def test_issuing_again_changes_nothing(desk: Desk) -> None:
    desk.done(*ISSUE)
    before = pdfs(desk, ISSUED)
    assert "Already issued" in desk.done(*ISSUE)
    assert pdfs(desk, ISSUED) == before


def test_a_letter_that_was_changed_after_the_signature_gets_no_number(desk: Desk) -> None:
    desk.edit(LETTER, "Dự họp đúng thành phần", "Dự họp đủ thành phần")
    said = desk.refused(*ISSUE)
    assert said.count("KS008") == _LETTERS
    assert_no_number(desk)


def test_a_list_that_was_changed_after_the_signature_gives_no_number_to_the_unit(desk: Desk) -> None:
    desk.edit("recipients.yaml", "name: Trường THPT A,", "name: Trường THPT Â,")
    assert desk.refused(*ISSUE).count("KS008") == 1
    assert_no_number(desk)


def test_a_letter_that_nobody_has_signed_gets_no_number(desk: Desk) -> None:
    (desk.office / WAITING / "thpt-b.pdf").unlink()
    said = desk.refused(*ISSUE)
    assert "KS009" in said
    assert "congvan sign --before-number" in said
    assert_no_number(desk)


def test_a_signature_of_somebody_else_is_not_the_leaders(desk: Desk) -> None:
    unsigned = (desk.office / WAITING / "thpt-b.pdf").read_bytes()
    cut = unsigned.index(b"%%EOF") + len(b"%%EOF")
    (desk.office / WAITING / "thpt-b.pdf").write_bytes(unsigned[:cut])
    assert "KS009" in desk.refused(*ISSUE) or "KS008" in desk.refused(*ISSUE)
    assert_no_number(desk)


def test_a_wrong_pin_takes_no_number(desk: Desk) -> None:
    (desk.office / "khoa/co-quan.p12").write_bytes(authority().p12("office", "mot-ma-khac")[0])
    said = desk.refused(*ISSUE)
    assert PIN not in said
    assert_no_number(desk)


def test_a_number_on_the_letter_or_one_that_was_given_is_refused(desk: Desk) -> None:
    desk.done(*ISSUE)
    assert "has its number already" in desk.refused(*BEFORE, "--yes", "4")
    shutil.rmtree(desk.office / "cho-so")
    letter = (desk.office / LETTER).read_text(encoding="utf-8")
    (desk.office / "letters/khac.yaml").write_text(letter + "number: 7\n", encoding="utf-8")
    assert "number:" in desk.refused("sign", "letters/khac.yaml", "--before-number", "--yes", "3")
    assert not (desk.office / "cho-so").exists()


def test_a_signed_letter_is_not_issued_unsigned_by_mistake(desk: Desk) -> None:
    said = desk.refused("issue", LETTER, "--yes", "3")
    assert f"congvan issue {LETTER} --signed" in said
    assert_no_number(desk)


@pytest.mark.parametrize("point", ["link:signal=KILL:when=2", "link:signal=KILL:when=5", "link:signal=KILL:when=8"])
def test_a_run_that_was_killed_goes_on_with_the_same_number(point: str, desk: Desk) -> None:
    before = pdfs(desk, WAITING)
    assert desk.commands.run(desk.office, *ISSUE, inject=(point,)).code < 0
    placed = pdfs(desk, ISSUED)
    desk.done(*ISSUE)
    after = pdfs(desk, ISSUED)
    assert {unit: after[unit] for unit in placed} == placed
    assert after.keys() == before.keys()
    assert numbers(desk) == [1] * _LETTERS
    assert "nothing speaks against them: 4" in desk.done("verify", ISSUED)
