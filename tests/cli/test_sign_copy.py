"""`congvan sign-copy` signs copies as the office, with what they are in the corner, and takes no unfit scan."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from congvan.signing import signed_fields
from tests.cli.sending import Desk
from tests.cli.signing_office import FIELD, inks_of, long, looks, made_to_sign, scanned, shown_on, turned, verified
from tests.cli.terminal import on_terminal
from tests.register.faults.harness import Commands, make_office
from tests.signing.ground import issued as written
from tests.signing.ground import signed as signed_by_others
from tests.signing.pki import OFFICE, PIN

COPY = ("sign-copy",)
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00"


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONGVAN_PIN_OFFICE", PIN)
        running = Commands(tmp_path_factory.mktemp("commands"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def signing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = make_office(tmp_path_factory.mktemp("made") / "office")
    made_to_sign(office)
    return office


@pytest.fixture
def desk(commands: Commands, signing: Path, tmp_path: Path) -> Desk:
    return Desk(commands, signing, tmp_path / "office")


def put(desk: Desk, name: str, data: bytes) -> Path:
    path = desk.office / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(("form", "label"), [("sao-y", "SAO Y"), ("sao-luc", "SAO LỤC"), ("trich-sao", "TRÍCH SAO")])
def test_a_copy_says_what_it_is_who_made_it_and_when(desk: Desk, form: str, label: str) -> None:
    data = scanned()
    put(desk, "quyet-dinh.pdf", data)
    said = desk.done(*COPY, "quyet-dinh.pdf", "--as", form, "--yes", "1")
    assert f"quyet-dinh.{form}.pdf" in said
    assert "1 copy signed." in said
    path = desk.office / f"quyet-dinh.{form}.pdf"
    assert path.read_bytes().startswith(data)
    assert (desk.office / "quyet-dinh.pdf").read_bytes() == data
    assert signed_fields(path.read_bytes()) == {FIELD: True}
    assert verified(path, data).verdict == "good"
    (line,) = shown_on(path)
    assert re.fullmatch(f"{label}; {OFFICE}; {MOMENT}", line.text)
    assert float(line.size) == 10
    assert not re.search(r"Bold|Italic", line.font)


def test_the_words_stand_in_the_corner_in_black(desk: Desk) -> None:
    data = scanned()
    put(desk, "a.pdf", data)
    desk.done(*COPY, "a.pdf", "--as", "sao-y", "--yes", "1")
    path = desk.office / "a.sao-y.pdf"
    left, top, right, high = looks(data, path)
    (line,) = shown_on(path)
    assert right == pytest.approx(15, abs=0.3)
    assert 10 < top < 11.5
    assert 2 < high < 4
    assert 210 - left - right == pytest.approx(long(line.text) / 72 * 25.4, abs=0.7)
    assert inks_of(path) == {(0, 0, 0, 255)}


def test_a_long_name_of_an_office_is_broken_into_lines(desk: Desk) -> None:
    name = "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên quận Hồng Bàng, quận Ngô Quyền và huyện An Dương"
    desk.edit("congvan.yaml", "name: Sở Giáo dục và Đào tạo", f'name: "{name}"')
    data = scanned()
    put(desk, "a.pdf", data)
    desk.done(*COPY, "a.pdf", "--as", "sao-y", "--yes", "1")
    lines = shown_on(desk.office / "a.sao-y.pdf")
    assert len(lines) == 2
    assert re.fullmatch(f"SAO Y; {name}; {MOMENT}", " ".join(one.text for one in lines))
    left, _top, right, _high = looks(data, desk.office / "a.sao-y.pdf")
    assert left >= 20
    assert right == pytest.approx(15, abs=0.3)


def test_a_page_that_lies_on_its_side_is_written_on_upright(desk: Desk) -> None:
    data = turned(90)
    put(desk, "a.pdf", data)
    desk.done(*COPY, "a.pdf", "--as", "trich-sao", "--yes", "1")
    _left, top, right, _high = looks(data, desk.office / "a.trich-sao.pdf")
    assert (round(right), round(top)) == (15, 10)


def test_pdf_a_keeps_its_marks(desk: Desk) -> None:
    put(desk, "a.pdf", written())
    desk.done(*COPY, "a.pdf", "--as", "trich-sao", "--yes", "1")
    with pikepdf.open(desk.office / "a.trich-sao.pdf") as pdf, pdf.open_metadata() as told:
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "B")


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"dpi": 150}, "it was scanned with 150 dpi (page 1); it must be 200 or more"),
        ({"mode": "L"}, "it was scanned without colour (page 1)"),
        ({"mode": "1"}, "it was scanned without colour (page 1)"),
        ({"version": "1.3"}, "it is a PDF of version 1.3; it must be 1.4 or later"),
    ],
    ids=str,
)
def test_a_scan_that_the_decree_does_not_take_is_refused(desk: Desk, how: dict[str, object], words: str) -> None:
    put(desk, "tot.pdf", scanned())
    put(desk, "xau.pdf", scanned(**how))  # type: ignore[arg-type]
    said = desk.refused(*COPY, "tot.pdf", "xau.pdf", "--as", "sao-y", "--yes", "2")
    assert "xau.pdf: error BS002" in said
    assert words in said
    assert not list(desk.office.glob("*.sao-y.pdf"))


def test_every_fault_of_every_file_is_told_at_once(desk: Desk) -> None:
    put(desk, "xau.pdf", scanned(72, "L"))
    put(desk, "da-ky.pdf", signed_by_others())
    put(desk, "chu.pdf", b"text")
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(written())) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    put(desk, "khoa.pdf", locked.getvalue())
    names = ("xau.pdf", "da-ky.pdf", "chu.pdf", "khoa.pdf", "khong-co.pdf")
    ended = desk.run(*COPY, *names, "--as", "sao-y", "--json")
    assert ended.code == 1
    found = json.loads(ended.said)["findings"]
    assert sorted((one["file"], one["code"]) for one in found) == [
        ("chu.pdf", "KS004"),
        ("da-ky.pdf", "KS004"),
        ("khoa.pdf", "KS004"),
        ("khong-co.pdf", "CK007"),
        ("xau.pdf", "BS002"),
        ("xau.pdf", "BS002"),
    ]


def test_no_file_is_written_over_and_a_copy_that_is_there_counts_as_done(desk: Desk) -> None:
    put(desk, "a.pdf", scanned())
    put(desk, "b.pdf", scanned(201))
    desk.done(*COPY, "a.pdf", "--as", "sao-y", "--yes", "1")
    first = (desk.office / "a.sao-y.pdf").read_bytes()
    said = desk.done(*COPY, "a.pdf", "b.pdf", "--as", "sao-y", "--yes", "1")
    assert "1 copy signed." in said
    assert (desk.office / "a.sao-y.pdf").read_bytes() == first
    assert "All copies are signed already." in desk.done(*COPY, "a.pdf", "b.pdf", "--as", "sao-y")
    put(desk, "a.sao-luc.pdf", b"mine")
    said = desk.refused(*COPY, "a.pdf", "--as", "sao-luc", "--yes", "1")
    assert "KS005" in said
    assert (desk.office / "a.sao-luc.pdf").read_bytes() == b"mine"


def test_the_copies_go_into_a_folder_and_names_that_meet_are_told(desk: Desk) -> None:
    put(desk, "mot/a.pdf", scanned())
    put(desk, "hai/a.pdf", scanned(201))
    said = desk.refused(*COPY, "mot/a.pdf", "hai/a.pdf", "--as", "sao-y", "--out", "ban-sao", "--yes", "2")
    assert "its copy would be called as that of «mot/a.pdf»" in said
    desk.done(*COPY, "mot/a.pdf", "--as", "sao-y", "--out", "ban-sao/quy-1", "--yes", "1")
    assert [one.name for one in (desk.office / "ban-sao/quy-1").iterdir()] == ["a.sao-y.pdf"]


def test_nothing_is_signed_without_the_right_count(desk: Desk) -> None:
    put(desk, "a.pdf", scanned())
    before = desk.files()
    assert "run the command again with --yes 1" in desk.refused(*COPY, "a.pdf", "--as", "sao-y")
    said = desk.refused(*COPY, "a.pdf", "--as", "sao-y", "--yes", "2")
    assert "--yes 2: it is 1 copy. Nothing was signed." in said
    assert desk.files() == before


def test_a_person_is_asked(desk: Desk) -> None:
    put(desk, "a.pdf", scanned())
    ended = on_terminal(desk.office, (*COPY, "a.pdf", "--as", "sao-y"), b"n\n")
    assert "Sign 1 copy?" in ended.said
    assert "Nothing was signed." in ended.said


def test_the_form_must_be_one_of_the_three(desk: Desk) -> None:
    put(desk, "a.pdf", scanned())
    said = desk.refused(*COPY, "a.pdf", "--as", "sao", code=2)
    assert "sao-y, sao-luc, trich-sao" in said


def test_an_office_without_a_key_is_told(desk: Desk) -> None:
    desk.edit("congvan.yaml", "  key: {file: khoa/co-quan.p12}\n", "")
    put(desk, "a.pdf", scanned())
    assert "names no key of the office" in desk.refused(*COPY, "a.pdf", "--as", "sao-y", "--yes", "1")
