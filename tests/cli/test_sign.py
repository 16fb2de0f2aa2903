"""`congvan sign`: leader, then office, on every issued letter; each picture in its place; nothing signed twice."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageDraw

from congvan.pdf import look_at
from congvan.signing import signed_fields
from tests.cli.sending import LETTER, Desk, issue_office
from tests.cli.signing_office import made_to_sign
from tests.register.faults.harness import Commands
from tests.signing.pki import PIN, authority

SIGN = ("sign", LETTER)
SIGNER, OFFICE = "ChuKyNguoiKy", "ChuKyCoQuan"
_LETTERS = 4
"""Three units', and the general one."""
_MM = 72 / 25.4


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONGVAN_PIN", PIN)
        running = Commands(tmp_path_factory.mktemp("commands"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def pinless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("CONGVAN_PIN", raising=False)
        running = Commands(tmp_path_factory.mktemp("pinless"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def issued(commands: Commands, tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = issue_office(commands, tmp_path_factory.mktemp("issued") / "office")
    made_to_sign(office)
    return office


@pytest.fixture(scope="module")
def both(commands: Commands, issued: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office whose letters both have signed."""
    desk = Desk(commands, issued, tmp_path_factory.mktemp("both") / "office")
    desk.done(*SIGN, "--yes", "4")
    return desk.office


@pytest.fixture
def desk(commands: Commands, issued: Path, tmp_path: Path) -> Desk:
    return Desk(commands, issued, tmp_path / "office")


@pytest.fixture
def signed_desk(commands: Commands, both: Path, tmp_path: Path) -> Desk:
    return Desk(commands, both, tmp_path / "office")


def copies(desk: Desk) -> dict[str, Path]:
    return {path.stem.partition("_")[2]: path for path in sorted((desk.office / "da-ky").rglob("*.pdf"))}


def signers(path: Path) -> list[str]:
    return sorted(name for name, signed in (signed_fields(path.read_bytes()) or {}).items() if signed)


def original(desk: Desk, unit: str) -> bytes:
    (path,) = (desk.office / "van-ban-di").rglob(f"*_{unit}.pdf")
    return path.read_bytes()


def drawn(colour: tuple[int, int, int], *, ground: bool = False, kind: str = "PNG") -> bytes:
    image = Image.new("RGBA", (400, 400), (255, 255, 255, 255 if ground else 0))
    ImageDraw.Draw(image).ellipse((20, 20, 380, 380), outline=(*colour, 255), width=14)
    out = io.BytesIO()
    (image if kind == "PNG" else image.convert("RGB")).save(out, kind)
    return out.getvalue()


BLUE, RED = (20, 40, 160), (200, 20, 30)


def with_pictures(desk: Desk, signature: bytes = b"", seal: bytes = b"") -> None:
    if signature:
        (desk.office / "chu-ky.png").write_bytes(signature)
        desk.edit(
            "congvan.yaml", "key: {file: khoa/nguoi-ky.p12}", "key: {file: khoa/nguoi-ky.p12}, signature: chu-ky.png"
        )
    if seal:
        (desk.office / "dau.png").write_bytes(seal)
        desk.add("  seal: dau.png\n  seal_width: 36\n")


def test_both_sign_every_letter_and_the_issued_file_is_its_beginning(signed_desk: Desk) -> None:
    assert set(copies(signed_desk)) == {"thpt-a", "thpt-b", "thpt-c", "chung"}
    for unit, path in copies(signed_desk).items():
        assert signers(path) == [OFFICE, SIGNER]
        assert path.read_bytes().startswith(original(signed_desk, unit))
        assert path.stat().st_mode & 0o777 == 0o600
    assert "signed: 4" in signed_desk.done("status", LETTER)
    assert "nothing speaks against them: 4" in signed_desk.done("verify", "da-ky")


def test_signing_again_changes_nothing(signed_desk: Desk) -> None:
    before = {unit: path.read_bytes() for unit, path in copies(signed_desk).items()}
    assert "All letters are signed already." in signed_desk.done(*SIGN)
    assert {unit: path.read_bytes() for unit, path in copies(signed_desk).items()} == before


def test_the_office_signs_after_the_leader_on_another_day(desk: Desk) -> None:
    said = desk.refused(*SIGN, "--as", "office", "--yes", "4")
    assert "the signer (người ký) signs first" in said
    assert copies(desk) == {}
    desk.done(*SIGN, "--as", "signer", "--yes", "4")
    assert {tuple(signers(path)) for path in copies(desk).values()} == {(SIGNER,)}
    first = {unit: path.read_bytes() for unit, path in copies(desk).items()}
    desk.done(*SIGN, "--as", "office", "--yes", "4")
    for unit, path in copies(desk).items():
        assert path.read_bytes().startswith(first[unit])
        assert signers(path) == [OFFICE, SIGNER]


def test_what_only_the_leader_signed_is_not_sent(desk: Desk) -> None:
    desk.add("dispatch: {mail: {server: localhost, user: vt, sender: vanthu@sgddt.haiphong.example}}\n")
    desk.done(*SIGN, "--as", "signer", "--yes", "4")
    states = desk.plan()
    # what is printed is signed by hand: paper needs no copy with signatures
    told = {why for item, (_state, why) in states.items() if " paper" not in item}
    assert told == {"the signer has signed it, and the office has not: congvan sign"}
    desk.done(*SIGN, "--as", "office", "--yes", "4")
    assert {why for _state, why in desk.plan().values()} == {""}


def test_one_unit_alone_is_signed(desk: Desk) -> None:
    desk.done(*SIGN, "--unit", "thpt-b", "--yes", "1")
    assert set(copies(desk)) == {"thpt-b"}


def test_a_wrong_count_and_nobody_to_ask_sign_nothing(desk: Desk) -> None:
    assert "--yes 3: it is 4 letters" in desk.refused(*SIGN, "--yes", "3")
    assert "--yes 4" in desk.refused(*SIGN)
    assert copies(desk) == {}


def test_a_wrong_pin_is_tried_once_and_shown_nowhere(desk: Desk) -> None:
    (desk.office / "khoa/nguoi-ky.p12").write_bytes(authority().p12("leader", "mot-ma-khac")[0])
    for more in ((), ("--json",)):
        said = desk.refused(*SIGN, "--yes", "4", *more)
        assert PIN not in said
        assert "mot-ma-khac" not in said
        assert "khoa/nguoi-ky.p12" in said
    assert copies(desk) == {}


def test_without_a_pin_and_nobody_to_ask_it_says_where_to_put_it(
    pinless: Commands, issued: Path, tmp_path: Path
) -> None:
    desk = Desk(pinless, issued, tmp_path / "office")
    assert "CONGVAN_PIN_SIGNER" in desk.refused(*SIGN, "--yes", "4")
    assert copies(desk) == {}


def test_without_keys_it_says_what_to_write(desk: Desk) -> None:
    desk.edit("congvan.yaml", ", key: {file: khoa/nguoi-ky.p12}", "")
    assert "names no key of the signer" in desk.refused(*SIGN, "--as", "signer", "--yes", "4")
    desk.edit("congvan.yaml", "  key: {file: khoa/co-quan.p12}\n", "")
    assert "key" in desk.refused(*SIGN, "--yes", "4")
    assert copies(desk) == {}


@pytest.mark.parametrize(
    ("picture", "told"),
    [
        (drawn(BLUE, ground=True), "it must be transparent"),
        (drawn(RED), "must be blue"),
        (drawn(BLUE, kind="JPEG"), "no PNG picture"),
        (b"\x89PNG\r\n\x1a\nkhong", "no PNG picture"),
    ],
)
def test_a_picture_that_is_not_as_the_decree_asks_is_refused(picture: bytes, told: str, desk: Desk) -> None:
    with_pictures(desk, signature=picture)
    said = desk.refused(*SIGN, "--yes", "4")
    assert "KS006" in said
    assert told in said
    assert copies(desk) == {}


def test_a_picture_that_is_not_there_is_named(desk: Desk) -> None:
    with_pictures(desk, seal=drawn(RED))
    (desk.office / "dau.png").unlink()
    assert "dau.png" in desk.refused(*SIGN, "--yes", "4")
    assert copies(desk) == {}


def test_signature_and_seal_stand_where_the_decree_has_them(desk: Desk) -> None:
    with_pictures(desk, drawn(BLUE), drawn(RED))
    desk.done(*SIGN, "--unit", "thpt-a", "--yes", "1")
    data = copies(desk)["thpt-a"].read_bytes()
    boxes = boxes_of(data)
    (sx, sy, sw, sh), (ox, oy, ow, oh) = boxes[SIGNER], boxes[OFFICE]
    # dấu: true size, over about a third of the signature, on its left (Điều 33, Phụ lục I, II.8)
    assert ow == pytest.approx(36 * _MM, abs=0.1)
    assert oh == pytest.approx(36 * _MM, abs=0.1)
    covered = min(ox + ow, sx + sw) - sx
    assert covered / sw == pytest.approx(1 / 3, abs=0.05)
    assert ox < sx
    assert abs((oy + oh / 2) - (sy + sh / 2)) < 1
    # chữ ký: in the middle between title and name
    page = look_at(original(desk, "thpt-a")).pages[0]
    lines = {line.text: line for line in page.lines}
    title, name = lines["PHÓ GIÁM ĐỐC"], lines["Phạm Quốc Hiệu"]
    assert sx + sw / 2 == pytest.approx(_middle(name), abs=2)
    assert _middle(title) == pytest.approx(_middle(name), abs=2)


def _middle(line: Any) -> float:
    return float(line.left + line.right) / 2 * _MM


def boxes_of(data: bytes) -> dict[str, tuple[float, float, float, float]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = {}
        for one in pdf.Root.AcroForm.Fields:
            left, bottom, right, top = (float(side) for side in one.Rect)
            found[str(one.T)] = (left, bottom, right - left, top - bottom)
        return found


def test_a_letter_without_pdf_says_what_to_do(commands: Commands, tmp_path: Path) -> None:
    office = issue_office(commands, tmp_path / "office", formats="docx")
    made_to_sign(office)
    ended = commands.run(office, *SIGN, "--yes", "4")
    assert ended.code == 1
    assert "issued without a PDF" in ended.said


def test_an_issued_file_that_was_changed_is_not_signed_and_the_others_are(desk: Desk) -> None:
    (path,) = (desk.office / "van-ban-di").rglob("*_thpt-b.pdf")
    path.write_bytes(path.read_bytes() + b"\n% x\n")
    desk.refused(*SIGN, "--yes", "3", code=3)
    assert set(copies(desk)) == {"thpt-a", "thpt-c", "chung"}


def test_a_strange_file_in_the_place_of_a_copy_is_left_alone(signed_desk: Desk) -> None:
    path = copies(signed_desk)["thpt-c"]
    path.write_bytes(b"%PDF-1.4 something else")
    said = signed_desk.run(*SIGN, "--yes", "1").said
    assert "move it away" in said
    assert path.read_bytes() == b"%PDF-1.4 something else"


@pytest.mark.parametrize("when", [1, 3, 6])
def test_a_run_that_was_killed_goes_on_and_signs_nothing_twice(when: int, desk: Desk) -> None:
    first = desk.commands.run(desk.office, *SIGN, "--yes", "4", inject=(f"rename:signal=KILL:when={when}",))
    second = desk.run(*SIGN, "--yes", str(_LETTERS if first.code == 0 else left(desk)))
    assert first.code < 0 or "All letters are signed already." in second.said
    assert second.code == 0, second.said
    assert len(copies(desk)) == _LETTERS
    for path in copies(desk).values():
        assert signers(path) == [OFFICE, SIGNER]
    assert "signed: 4" in desk.done("status", LETTER)
    assert not [one for one in (desk.office / "da-ky").rglob("*") if one.is_file() and one.suffix != ".pdf"]


def left(desk: Desk) -> int:
    """Return how many letters are still to be signed."""
    document = json.loads(desk.run(*SIGN, "--json").said)
    return int(document.get("counts", {}).get("due", _LETTERS))


def test_a_folder_that_cannot_be_written_is_said(desk: Desk) -> None:
    (desk.office / "da-ky").write_text("a file", encoding="utf-8")
    assert "da-ky" in desk.refused(*SIGN, "--yes", "4")


def test_the_json_document_says_what_was_done(desk: Desk) -> None:
    told = json.loads(desk.done(*SIGN, "--yes", "4", "--json"))
    assert told["schema"] == "congvan.sign/1"
    assert told["signed"] == _LETTERS
    assert {one["unit"] for one in told["items"]} == {"", "thpt-a", "thpt-b", "thpt-c"}
