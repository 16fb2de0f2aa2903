"""`congvan sign` signs the attachments that are files of their own, and what is sent are the signed copies."""

import hashlib
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from congvan.dispatch import DocumentMessage, read_message
from congvan.signing import signed_fields
from tests.cli.sending import LETTER, Desk, issue_office
from tests.cli.signing_office import (
    FIELD,
    add_attachments,
    inks_of,
    long,
    looks,
    made_to_sign,
    shown_on,
    turned,
    verified,
)
from tests.dispatch.mail.serving import mail_server
from tests.register.faults.harness import Commands
from tests.signing.ground import issued as written
from tests.signing.ground import signed as signed_by_others
from tests.signing.pki import PIN

SIGN = ("sign", LETTER)
COPIES = "da-ky/{year}/hop/dinh-kem"
WORDS = re.compile(r"Số: 01/SGDĐT-VP; \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00")


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONGVAN_PIN", PIN)
        running = Commands(tmp_path_factory.mktemp("commands"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def issued(commands: Commands, tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = issue_office(commands, tmp_path_factory.mktemp("issued") / "office")
    made_to_sign(office)
    return office


@pytest.fixture
def desk(commands: Commands, issued: Path, tmp_path: Path) -> Desk:
    return Desk(commands, issued, tmp_path / "office")


def beside(desk: Desk) -> dict[str, Path]:
    """Return the signed copies of attachments, by their path in their folder."""
    (folder,) = (desk.office / "da-ky").glob("*/hop/dinh-kem")
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def test_one_copy_for_all_units_bears_number_and_moment_and_no_seal(desk: Desk) -> None:
    add_attachments(desk, {"phu-luc.pdf": written()})
    said = desk.done(*SIGN, "--yes", "4")
    assert "The office signs 1 attachment in files of their own besides." in said
    assert "4 letters signed, 1 attachment, in da-ky/" in said
    ((name, path),) = beside(desk).items()
    assert name == "phu-luc.pdf"
    assert path.read_bytes().startswith(written())
    report = verified(path, written())
    assert (report.verdict, report.findings) == ("good", ())
    assert signed_fields(path.read_bytes()) == {FIELD: True}
    (line,) = shown_on(path)
    assert WORDS.fullmatch(line.text)
    assert float(line.size) == 10
    assert re.search(r"Times ?New ?Roman|Liberation ?Serif|Tinos", line.font)
    assert not re.search(r"Bold|Italic", line.font)


@pytest.mark.parametrize(
    "page",
    [
        {},
        {"turn": 90},
        {"turn": 180},
        {"turn": 270},
        {"turn": 90, "above": True},
        {"paper": (0, 0, 842, 595)},
        {"paper": (-100, 50, 495, 892)},
        {"paper": (0, 842, 595, 0)},
        {"cut": (60, 80, 500, 700)},
        {"cut": (-50, -50, 400, 5000), "turn": 270},
        {"cut": (60, 80, 500, 700), "turn": 90, "above": True},
    ],
    ids=str,
)
def test_it_stands_in_the_top_right_corner_as_the_reader_sees_the_page(desk: Desk, page: dict[str, object]) -> None:
    data = turned(**page)  # type: ignore[arg-type]
    add_attachments(desk, {"quet.pdf": data})
    desk.done(*SIGN, "--yes", "4")
    path = beside(desk)["quet.pdf"]
    assert verified(path, data).verdict == "good"
    (line,) = shown_on(path)
    assert WORDS.fullmatch(line.text)
    assert inks_of(path) == {(0, 0, 0, 255)}
    left, top, right, high = looks(data, path)
    assert right == pytest.approx(15, abs=0.3)
    assert 10 < top < 11.5
    assert 2 < high < 4
    with pdfium.PdfDocument(path) as document:
        across = document[0].get_width() / 72 * 25.4
    assert across - left - right == pytest.approx(long(line.text) / 72 * 25.4, abs=0.7)


def test_a_page_in_units_of_its_own_has_words_of_the_same_size(desk: Desk) -> None:
    data = turned(paper=(0, 0, 297, 421), unit=2)
    add_attachments(desk, {"ban-do.pdf": data})
    desk.done(*SIGN, "--yes", "4")
    with pikepdf.open(beside(desk)["ban-do.pdf"]) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        left, bottom, right, top = (2 * float(one) for one in field.Rect)
    (line,) = shown_on(beside(desk)["ban-do.pdf"])
    assert right - left == pytest.approx(long(line.text) + 1, abs=0.1)
    assert (594 - right, 842 - top) == pytest.approx((15 / 25.4 * 72, 10 / 25.4 * 72), abs=0.1)
    assert bottom < top
    _left, _top, aside, high = looks(data, beside(desk)["ban-do.pdf"])  # pdfium knows no units: all is half as large
    assert aside == pytest.approx(7.5, abs=0.3)
    assert 1 < high < 2


def test_long_words_are_broken_on_a_narrow_page(desk: Desk) -> None:
    data = turned(paper=(0, 0, 280, 400))
    add_attachments(desk, {"nho.pdf": data})
    desk.done(*SIGN, "--yes", "4")
    path = beside(desk)["nho.pdf"]
    lines = shown_on(path)
    assert len(lines) == 2
    assert WORDS.fullmatch(" ".join(one.text for one in lines))
    left, _top, right, _high = looks(data, path)
    assert right == pytest.approx(15, abs=0.3)
    assert left > 15


def test_pdf_a_keeps_its_marks(desk: Desk) -> None:
    add_attachments(desk, {"phu-luc.pdf": written()})
    desk.done(*SIGN, "--yes", "4")
    with pikepdf.open(beside(desk)["phu-luc.pdf"]) as pdf, pdf.open_metadata() as told:
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "B")
        assert "/OutputIntents" in pdf.Root


def test_what_cannot_be_signed_is_said_by_name_and_stops_nothing(desk: Desk) -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(written())) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    files = {
        "tot.pdf": written(),
        "khoa.pdf": locked.getvalue(),
        "hong.pdf": written()[:500],
        "da-ky.pdf": signed_by_others(),
        "so-lieu.xlsx": b"PK",
    }
    add_attachments(desk, files)
    found = desk.fields(*SIGN, "--yes", "4")
    assert (found["signed"], found["attachments"]) == (4, 1)
    told = {one["file"]: (one["code"], one["severity"], one["message"]) for one in found["findings"]}
    assert {Path(name).name: code for name, (code, _severity, _message) in told.items()} == {
        "khoa.pdf": "KS002",
        "hong.pdf": "KS002",
        "da-ky.pdf": "KS002",
        "so-lieu.xlsx": "KS001",
    }
    assert {severity for _code, severity, _message in told.values()} == {"warning"}
    assert "password" in told["letters/khoa.pdf"][2]
    assert "damaged" in told["letters/hong.pdf"][2]
    assert "signature (chữ ký số) already" in told["letters/da-ky.pdf"][2]
    assert set(beside(desk)) == {"tot.pdf"}


def test_what_is_signed_is_left_and_what_is_new_is_signed(desk: Desk) -> None:
    add_attachments(desk, {"mot.pdf": written("01")})
    desk.done(*SIGN, "--yes", "4")
    before = beside(desk)["mot.pdf"].read_bytes()
    assert "All letters are signed already." in desk.done(*SIGN)
    desk.edit(LETTER, '["mot.pdf"]', '["mot.pdf", "hai.pdf"]')
    (desk.office / "letters/hai.pdf").write_bytes(written("02"))
    assert "--yes 7: it is 1 attachment. Nothing was signed." in desk.refused(*SIGN, "--yes", "7")
    desk.done(*SIGN, "--yes", "1")
    assert beside(desk)["mot.pdf"].read_bytes() == before
    assert verified(beside(desk)["hai.pdf"], written("02")).verdict == "good"


def test_an_attachment_that_was_changed_after_signing_is_refused(desk: Desk) -> None:
    add_attachments(desk, {"phu-luc.pdf": written("01")})
    desk.done(*SIGN, "--yes", "4")
    before = desk.files()
    (desk.office / "letters/phu-luc.pdf").write_bytes(written("02"))
    said = desk.refused(*SIGN)
    assert "KS003" in said
    assert "«phu-luc.pdf» was changed after the office signed it" in said
    assert "move the signed copy away and sign again" in said
    (desk.office / "letters/phu-luc.pdf").write_bytes(written("01"))
    assert desk.files() == before


def test_what_is_no_signed_copy_and_stands_in_its_place_is_refused(desk: Desk) -> None:
    add_attachments(desk, {"phu-luc.pdf": written()})
    desk.done(*SIGN, "--yes", "4")
    beside(desk)["phu-luc.pdf"].write_bytes(written())
    assert "KS003" in desk.refused(*SIGN)


def test_the_signer_alone_signs_no_attachment(desk: Desk) -> None:
    add_attachments(desk, {"phu-luc.pdf": written()})
    desk.done(*SIGN, "--as", "signer", "--yes", "4")
    assert not list((desk.office / "da-ky").glob("*/hop/dinh-kem"))
    desk.done(*SIGN, "--as", "office", "--yes", "4")
    assert set(beside(desk)) == {"phu-luc.pdf"}


def test_two_attachments_of_one_name_are_both_signed(desk: Desk) -> None:
    add_attachments(desk, {"a/mau.pdf": written("01"), "b/Mau.pdf": written("02")})
    desk.done(*SIGN, "--yes", "4")
    copies = beside(desk)
    assert set(copies) == {"mau.pdf", "Mau (2).pdf"}
    assert verified(copies["mau.pdf"], written("01")).verdict == "good"
    assert verified(copies["Mau (2).pdf"], written("02")).verdict == "good"
    assert "All letters are signed already." in desk.done(*SIGN)


def test_each_number_has_copies_of_its_own(commands: Commands, tmp_path: Path) -> None:
    office = issue_office(commands, tmp_path / "issued", numbering="each")
    made_to_sign(office)
    desk = Desk(commands, office, tmp_path / "office")
    add_attachments(desk, {"phu-luc.pdf": written()})
    desk.done(*SIGN, "--yes", "1", "--unit", "thpt-b")
    assert set(beside(desk)) == {"02-SGDĐT-VP/phu-luc.pdf"}
    desk.done(*SIGN, "--yes", "2")
    copies = beside(desk)
    assert set(copies) == {f"0{place}-SGDĐT-VP/phu-luc.pdf" for place in (1, 2, 3)}
    for name, path in copies.items():
        (line,) = shown_on(path)
        assert line.text.startswith(f"Số: {name[:2]}/SGDĐT-VP; ")
        assert verified(path, written()).verdict == "good"
    _mailed(desk, tmp_path / "server", {"01": ("a@thpt.example", "hai@thpt.example")}, copies)


def test_what_is_sent_is_the_signed_copy_where_there_is_one(desk: Desk, tmp_path: Path) -> None:
    add_attachments(desk, {"phu-luc.pdf": written(), "so-lieu.xlsx": b"PK\x03\x04"})
    desk.done(*SIGN, "--yes", "4")
    signed = beside(desk)["phu-luc.pdf"].read_bytes()
    desk.done("dispatch", "exchange", "write", LETTER, "--yes", "1")
    data = (desk.office / "lien-thong/hop/0001_thpt-c.edxml").read_bytes()
    message, findings = read_message(data, "a.edxml")
    assert not findings
    assert isinstance(message, DocumentMessage)
    assert {one.name: one.data for one in message.files[1:]} == {
        "phu-luc.pdf": signed,
        "so-lieu.xlsx": b"PK\x03\x04",
    }
    with mail_server(tmp_path / "server") as server:
        _account(desk, server.port, server.ca_file)
        desk.done("dispatch", "email", LETTER, "--yes", "2")
        for mail in server.wait_for(2):
            assert mail.attachments["phu-luc.pdf"] == hashlib.sha256(signed).hexdigest()
            assert mail.attachments["so-lieu.xlsx"] == hashlib.sha256(b"PK\x03\x04").hexdigest()


def test_a_copy_of_other_bytes_is_not_sent_for_an_attachment(desk: Desk) -> None:
    add_attachments(desk, {"phu-luc.pdf": written("01")})
    desk.done(*SIGN, "--yes", "4")
    (desk.office / "letters/phu-luc.pdf").write_bytes(written("02"))
    desk.done("dispatch", "exchange", "write", LETTER, "--yes", "1")
    data = (desk.office / "lien-thong/hop/0001_thpt-c.edxml").read_bytes()
    message, _findings = read_message(data, "a.edxml")
    assert isinstance(message, DocumentMessage)
    assert message.files[1].data == written("02")


def test_nothing_is_left_beside_the_copies(desk: Desk) -> None:
    add_attachments(desk, {"phu-luc.pdf": written()})
    desk.done(*SIGN, "--yes", "4")
    assert [one.name for one in (desk.office / "da-ky").rglob("*") if one.name.startswith(".")] == []
    if os.name == "posix":
        assert beside(desk)["phu-luc.pdf"].stat().st_mode & 0o077 == 0


def _account(desk: Desk, port: int, ca_file: Path) -> None:
    mail = f"server: localhost, sender: Văn thư <vanthu@sgddt.haiphong.example>, port: {port}"
    desk.add(f"dispatch: {{mail: {{{mail}, authority_file: {ca_file}}}}}\n")


def _mailed(desk: Desk, folder: Path, expected: dict[str, tuple[str, ...]], copies: dict[str, Path]) -> None:
    """Send by e-mail, and look that each address got the copy with its own number."""
    with mail_server(folder) as server:
        _account(desk, server.port, server.ca_file)
        desk.done("dispatch", "email", LETTER, "--yes", "2")
        got = {mail.to: mail.attachments["phu-luc.pdf"] for mail in server.wait_for(2)}
    for number, addresses in expected.items():
        data = copies[f"{number}-SGDĐT-VP/phu-luc.pdf"].read_bytes()
        for address in addresses:
            assert next(digest for to, digest in got.items() if address in to) == hashlib.sha256(data).hexdigest()
