"""What keeps a case file from being handed over; nothing is left behind then."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from congvan.archive.handing import HandedLetter, HandOver, HandOverForm, check_package, hand_over, unfit
from congvan.archive.handing.members import Member
from congvan.archive.handing.writing import write_folder, write_zip
from congvan.errors import CannotRead, CannotWrite, Occupied, Refused
from tests.archive.handing.samples import CASE_FILE, NOW, letter, letters, order

_FORMS: tuple[HandOverForm, ...] = ("plain", "sip", "aip")
_ALL = pytest.mark.parametrize("form", _FORMS)


def _refused(folder: Path, what: HandOver, which: list[HandedLetter], form: HandOverForm) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        hand_over(what, which, folder / "x.zip", form=form, now=NOW)
    assert list(folder.iterdir()) == [], "nothing is left behind"
    return [(one.code, one.where.place) for one in refused.value.findings if one.severity == "error"]


@_ALL
def test_everything_wrong_is_told_in_one_run(tmp_path: Path, form: HandOverForm) -> None:
    case_file = replace(CASE_FILE, title="x" * 1001)
    which = [letter(1, subject="x" * 501), letter(2, organ_name=""), replace(letter(3), file=b"%PDF- another")]
    found = _refused(tmp_path, order(case_file), which, form)
    names = {"plain": ("Title", "Subject", "OrganName")}.get(form, ("title", "subject", "organName"))
    assert sorted(found) == sorted([("GN002", names[0]), ("GN002", names[1]), ("GN001", names[2]), ("GN005", "")])


@_ALL
def test_a_file_without_letters_is_refused(tmp_path: Path, form: HandOverForm) -> None:
    assert ("GN001", "") in _refused(tmp_path, order(), [], form)


@_ALL
def test_a_letter_that_stands_twice_is_refused(tmp_path: Path, form: HandOverForm) -> None:
    assert _refused(tmp_path, order(), [letter(), letter()], form) == [("GN018", "")]


@_ALL
def test_a_file_that_is_no_longer_the_kept_one_is_refused(tmp_path: Path, form: HandOverForm) -> None:
    one = letter()
    assert isinstance(one.file, bytes)
    assert _refused(tmp_path, order(), [replace(one, file=one.file + b"\n")], form) == [("GN005", "")]


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    one = letter(sha256="")
    assert _refused(tmp_path, order(), [replace(one, file=b"PK")], "plain") == [("GN005", "")]


def test_a_lost_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match=r"none\.pdf"):
        hand_over(order(), [replace(letter(), file=tmp_path / "none.pdf")], tmp_path / "x.zip", form="sip", now=NOW)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("facts", "place"), [({"organ_id": ""}, "OrganId"), ({"organ_name": " "}, "OrganName"), ({"fonds": ""}, "OBJID")]
)
def test_an_aip_needs_its_codes(tmp_path: Path, facts: dict[str, Any], place: str) -> None:
    assert ("GN001", place) in _refused(tmp_path, order(**facts), letters(), "aip")


@pytest.mark.parametrize("fonds", ["P:623", "../P", "Phông", "P 623"])
def test_a_fonds_that_cannot_stand_in_a_name_is_refused(tmp_path: Path, fonds: str) -> None:
    assert _refused(tmp_path, order(fonds=fonds), letters(), "aip") == [("GN006", "OBJID")]


def test_an_aip_needs_the_code_of_the_archive_and_says_so_once(tmp_path: Path) -> None:
    assert _refused(tmp_path, order(archive_code=""), letters(), "aip") == [("GN001", "arcFileCode")]


def test_the_rights_of_use_must_be_said_in_the_circulars_words(tmp_path: Path) -> None:
    case_file = replace(CASE_FILE, rights="")
    assert _refused(tmp_path, order(case_file), letters(), "sip") == [("GN001", "mode")]
    case_file = replace(CASE_FILE, rights="Ai cũng được")
    assert ("GN003", "mode") in _refused(tmp_path, order(case_file), letters(), "sip")
    assert not unfit(order(replace(CASE_FILE, rights="có điều kiện")), letters(), "sip")


def test_a_file_of_scans_must_name_the_file_on_paper(tmp_path: Path) -> None:
    scans = [letter(1, form="paper"), letter(2, form="paper")]
    assert _refused(tmp_path, order(), scans, "sip") == [("GN001", "paperFileCode")]
    assert not unfit(order(paper_file_code="H31.LT.01.7"), scans, "sip")


@pytest.mark.parametrize(("notation", "sound"), [("01.TCCB", True), ("01.TCCB-KT", True), ("01.TCCB-KTX", False)])
def test_the_id_of_a_document_has_twenty_five_characters_and_more_are_told_once(
    tmp_path: Path,
    notation: str,
    sound: bool,  # noqa: FBT001
) -> None:
    case_file = replace(CASE_FILE, notation=notation)
    which = [letter(one) for one in range(1, 11)]
    found = [(one.code, one.where.place) for one in unfit(order(case_file), which, "sip")]
    assert found == ([] if sound else [("GN002", "docId")])


@pytest.mark.parametrize("name", ["../x.pdf", "a/b.pdf", "a b.pdf", "", ".", "manifest-sha256.txt", "HO-SO.xml"])
def test_an_extra_file_cannot_take_the_place_of_another(tmp_path: Path, name: str) -> None:
    assert _refused(tmp_path, order(extras={name: b"x"}), letters(), "plain") == [("GN006", "")]


def test_an_extra_file_cannot_look_like_a_document(tmp_path: Path) -> None:
    extras = {"H31.15.2026.01.vp.9.pdf": b"x"}
    assert _refused(tmp_path, order(extras=extras), letters(), "plain") == [("GN006", "")]


@_ALL
def test_what_stands_at_the_path_is_never_written_over(tmp_path: Path, form: HandOverForm) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(b"mine")
    with pytest.raises(Occupied):
        hand_over(order(), letters(), path, form=form, now=NOW)
    assert path.read_bytes() == b"mine"
    hand_over(order(), letters(), tmp_path / "out", form=form, now=NOW, zipped=False)
    with pytest.raises(Occupied):
        hand_over(order(), letters(), tmp_path / "out", form=form, now=NOW, zipped=False)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out", "x.zip"]


def test_what_a_killed_run_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".x.zip.part").write_bytes(b"half")
    result = hand_over(order(), letters(), tmp_path / "x.zip", form="sip", now=NOW)
    assert [one.name for one in tmp_path.iterdir()] == ["x.zip"]
    assert check_package(result.path) == ()


def test_a_place_that_is_no_folder_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite):
        hand_over(order(), letters(), tmp_path / "file" / "x.zip", form="sip", now=NOW)
    with pytest.raises(CannotWrite):
        hand_over(order(), letters(), tmp_path / "file", form="sip", now=NOW, zipped=False)


def test_a_file_that_changes_between_two_readings_is_refused_and_nothing_left(tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(b"%PDF-1.7 new")
    member = Member("a.pdf", source, "0" * 64, 12)
    for write in (lambda: write_zip(tmp_path / "x.zip", "f", [member]), lambda: write_folder(tmp_path / "x", [member])):
        with pytest.raises(CannotRead, match="changed"):
            write()
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]
