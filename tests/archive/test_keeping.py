import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from congvan.archive import ArchiveDamaged, Item, keep, kept_bytes, kept_text, kept_under, path_of, read_kept, verify
from congvan.durable import GROUP
from congvan.errors import CannotRead, Refused
from tests.archive.conftest import BAG, NOW, SECOND_BAG, codes, files_of, is_valid, item, letter, pdf_of, put
from tests.archive.damaging import edit, seal

FIRST = f"{BAG}/data/0001_SGDDT-VP/truong-1.pdf"


def test_a_letter_lies_where_its_number_and_unit_say(tmp_path: Path) -> None:
    (outcome,) = put(tmp_path / "luu-tru", item(45, "thpt-ngo-quyen"))
    assert outcome.status == "kept"
    assert outcome.kept.path == f"{BAG}/data/0045_SGDDT-VP/thpt-ngo-quyen.pdf"
    assert sorted(files_of(tmp_path / "luu-tru")) == [
        f"{BAG}/bag-info.txt",
        f"{BAG}/bagit.txt",
        f"{BAG}/data/0045_SGDDT-VP/thpt-ngo-quyen.json",
        f"{BAG}/data/0045_SGDDT-VP/thpt-ngo-quyen.pdf",
        f"{BAG}/data/0045_SGDDT-VP/thpt-ngo-quyen.txt",
        f"{BAG}/manifest-sha256.txt",
        f"{BAG}/tagmanifest-sha256.txt",
    ]


@pytest.mark.parametrize(
    ("unit", "part", "name"),
    [
        ("", "", "chung.pdf"),
        ("truong_a-1", "", "truong_a-1.pdf"),
        ("truong-1", "phu-luc-1.pdf", "truong-1.phu-luc-1.pdf"),
        ("Trường-A", "", "truong-a-dea0d204.pdf"),
        ("truong.a", "", "truong-a-59b52f84.pdf"),
        ("truong-1", "Phụ lục 1", "truong-1.phu-luc-1-cc8e984e.pdf"),
        ("truong-1", "../../etc/passwd", "truong-1.etc-passwd-3754d6cb.pdf"),
        ("truong-1", "con", "truong-1.con-1143da2b.pdf"),
        ("truong-1", "文", "truong-1.3677ef77.pdf"),
    ],
)
def test_names_are_plain_on_every_system_and_no_two_become_one(unit: str, part: str, name: str) -> None:
    assert path_of(letter(1, unit, part)) == f"{BAG}/data/0001_SGDDT-VP/{name}"


def test_two_units_whose_names_differ_in_marks_or_capitals_have_two_places() -> None:
    units = ("dong-hai", "đông-hải", "dông-hai", "Dong-Hai", "dong.hai", "dong hai", "x" * 70, "x" * 71)
    assert len({path_of(letter(1, unit)).casefold() for unit in units}) == len(units)


def test_number_suffix_and_missing_symbol_stand_in_the_folder(tmp_path: Path) -> None:
    plain = letter(7)
    one = replace(plain, number=replace(plain.number, suffix="a", symbol=""))
    (outcome,) = put(tmp_path, Item(one, b"%PDF-1.7"))
    assert outcome.kept.path == f"{BAG}/data/0007a/truong-1.pdf"


def test_the_library_of_congress_finds_each_bag_valid(archive: Path) -> None:
    assert is_valid(archive / BAG)
    assert is_valid(archive / SECOND_BAG)


def test_the_bag_says_whose_it_is_and_how_much_it_holds(archive: Path) -> None:
    said = (archive / SECOND_BAG / "bag-info.txt").read_text(encoding="utf-8").splitlines()
    sizes = [path.stat().st_size for path in (archive / SECOND_BAG / "data").rglob("*") if path.is_file()]
    assert said == [
        "Source-Organization: Sở Giáo dục và Đào tạo",
        f"External-Identifier: {SECOND_BAG}",
        "Bagging-Date: 2026-11-23",
        "Bag-Software-Agent: congvan",
        f"Payload-Oxum: {sum(sizes)}.{len(sizes)}",
    ]
    assert (archive / SECOND_BAG / "bagit.txt").read_bytes() == (
        b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    )


def test_an_organisation_of_two_lines_cannot_write_a_line_of_its_own(tmp_path: Path) -> None:
    put(tmp_path, item(1), organisation="Sở\nPayload-Oxum: 0.0")
    said = (tmp_path / BAG / "bag-info.txt").read_text(encoding="utf-8").splitlines()
    assert said[0] == "Source-Organization: Sở Payload-Oxum: 0.0"
    assert verify(tmp_path, read_data=True) == ()


def test_what_is_read_back_is_what_was_kept(archive: Path) -> None:
    kept = {one.path: one for one in read_kept(archive)}
    assert len(kept) == 20
    assert sorted(kept) == list(kept)
    one = kept[FIRST]
    wanted = item(1)
    assert one == replace(
        wanted.kept,
        path=FIRST,
        sha256=one.sha256,
        size=len(wanted.data),
        kept_at=NOW,
        proof={"signatures": [{"intact": True}]},
    )
    assert kept_bytes(archive, one) == wanted.data
    assert kept_text(archive, one) == wanted.text
    assert kept_under(archive, letter(1)) == one
    assert kept_under(archive, letter(99)) is None
    assert kept_under(archive, letter(1, year=1999)) is None


def test_an_archive_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(read_kept(tmp_path / "luu-tru")) == []


def test_a_record_is_json_that_a_stranger_can_read(archive: Path) -> None:
    text = (archive / FIRST).with_suffix(".json").read_text(encoding="utf-8")
    said = json.loads(text)
    assert said["subject"] == "triển khai việc số 1"
    assert said["number"]["symbol"] == "SGDĐT-VP"
    assert list(said) == sorted(said)
    assert "triển khai" in text


def test_the_same_file_again_is_already_there_and_nothing_is_touched(archive: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in archive.rglob("*") if path.is_file()}
    outcomes = keep(archive, [item(1), item(2)], now=NOW.replace(year=2027), organisation="khác")
    assert [one.status for one in outcomes] == ["already", "already"]
    assert outcomes[0].kept.kept_at == NOW
    assert {path: path.stat().st_mtime_ns for path in archive.rglob("*") if path.is_file()} == before


def test_the_same_file_twice_in_one_call_is_kept_once(tmp_path: Path) -> None:
    outcomes = put(tmp_path, item(1), item(1))
    assert [one.status for one in outcomes] == ["kept", "already"]
    assert outcomes[0].kept == outcomes[1].kept
    assert verify(tmp_path, read_data=True) == ()


def test_other_bytes_under_the_same_number_are_refused_and_nothing_of_the_call_is_kept(archive: Path) -> None:
    before = files_of(archive)
    other = Item(letter(1), b"%PDF-1.7 other")
    with pytest.raises(Refused) as refused:
        put(archive, item(50), other, Item(letter(2, "truong-2"), b""))
    assert codes(refused.value.findings) == ["BL001", "BL001", "BL002"]
    assert {FIRST in str(one) for one in refused.value.findings} == {True, False}
    assert files_of(archive) == before
    assert sorted(path.name for path in (archive / ".congvan").iterdir()) == ["lock"]


def test_two_files_of_one_call_for_one_place_are_refused_before_a_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        put(tmp_path / "luu-tru", item(1), Item(letter(1), b"%PDF-1.7 other"))
    assert codes(refused.value.findings) == ["BL001"]
    assert not (tmp_path / "luu-tru").exists()


def test_nothing_to_keep_makes_no_folder(tmp_path: Path) -> None:
    assert put(tmp_path / "luu-tru") == ()
    assert not (tmp_path / "luu-tru").exists()


def test_an_empty_file_and_one_changed_while_it_was_looked_at_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        put(tmp_path / "luu-tru", Item(letter(1), b""), Item(replace(letter(2), sha256="0" * 64), b"%PDF"))
    assert codes(refused.value.findings) == ["BL002", "BL002"]
    assert not (tmp_path / "luu-tru").exists()


def test_a_bag_that_was_changed_takes_nothing_in(archive: Path) -> None:
    manifest = archive / BAG / "manifest-sha256.txt"
    manifest.write_bytes(manifest.read_bytes().replace(b"a", b"b", 1))
    before = files_of(archive)
    with pytest.raises(ArchiveDamaged, match=r"manifest-sha256\.txt"):
        put(archive, item(60))
    assert files_of(archive) == before


@pytest.mark.parametrize(
    ("suffix", "what"), [(".json", "not as it was written"), (".pdf", "another size"), ("", "No such file")]
)
def test_a_letter_that_was_damaged_is_not_said_to_be_there_already(archive: Path, suffix: str, what: str) -> None:
    path = (archive / FIRST).with_suffix(suffix or ".pdf")
    if suffix:
        path.write_bytes(path.read_bytes().replace(b"7", b"07"))
    else:
        path.unlink()
    with pytest.raises(ArchiveDamaged, match=what):
        put(archive, item(1), item(60))
    assert kept_under(archive, letter(60)) is None


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("manifest-sha256.txt", b"  data/0001", b" *data/0001"),
        ("manifest-sha256.txt", b"data/0001_SGDDT-VP/truong-1.pdf", b"../truong-1.pdf"),
        ("bag-info.txt", b".45\n", b".46\n"),
        ("bag-info.txt", b"Payload-Oxum", b"Oxum"),
    ],
)
def test_a_bag_that_was_changed_and_made_to_look_whole_takes_nothing_in(
    archive: Path, name: str, old: bytes, new: bytes
) -> None:
    edit(archive / BAG / name, old, new)
    seal(archive / BAG)
    with pytest.raises(ArchiveDamaged, match=name):
        put(archive, item(60))


def test_a_bag_whose_own_files_are_gone_is_not_begun_anew(archive: Path) -> None:
    for path in (archive / BAG).glob("*.txt"):
        path.unlink()
    with pytest.raises(ArchiveDamaged, match="no manifest"):
        put(archive, item(60))


def test_files_that_no_manifest_names_are_taken_over_if_they_are_the_same(archive: Path, tmp_path: Path) -> None:
    (elsewhere,) = put(tmp_path / "other", item(70))
    target = archive / elsewhere.kept.path
    target.parent.mkdir(parents=True)
    for suffix in (".pdf", ".txt"):
        target.with_suffix(suffix).write_bytes(
            (tmp_path / "other" / elsewhere.kept.path).with_suffix(suffix).read_bytes()
        )
    before = target.stat().st_mtime_ns
    assert put(archive, item(70))[0].status == "kept"
    assert target.stat().st_mtime_ns == before
    assert verify(archive, read_data=True) == ()


def test_a_record_made_at_another_hour_is_taken_over_with_its_letter(archive: Path, tmp_path: Path) -> None:
    early = NOW.replace(hour=1)
    (elsewhere,) = keep(tmp_path / "other", [item(70)], now=early)
    target = archive / elsewhere.kept.path
    target.parent.mkdir(parents=True)
    for path in (tmp_path / "other" / elsewhere.kept.path).parent.iterdir():
        (target.parent / path.name).write_bytes(path.read_bytes())
    (outcome,) = put(archive, item(70))
    assert (outcome.status, outcome.kept.kept_at) == ("kept", early)
    assert verify(archive, read_data=True) == ()
    assert is_valid(archive / BAG)


def test_another_file_in_the_place_of_a_letter_is_not_replaced(archive: Path) -> None:
    target = archive / path_of(letter(70))
    target.parent.mkdir(parents=True)
    target.write_bytes(b"something else")
    with pytest.raises(Refused) as refused:
        put(archive, item(70))
    assert codes(refused.value.findings) == ["BL003"]
    assert target.read_bytes() == b"something else"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_the_offices_rights_are_on_every_file_and_folder(tmp_path: Path) -> None:
    keep(tmp_path / "luu-tru", [item(1)], now=NOW, access=GROUP)
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in (tmp_path / "luu-tru").rglob("*")}
    assert modes == {True: 0o770, False: 0o660}


def test_a_letter_that_was_changed_is_not_given_out(archive: Path) -> None:
    one = kept_under(archive, letter(1))
    assert one is not None
    (archive / FIRST).write_bytes(pdf_of(2))
    with pytest.raises(CannotRead, match="not the file that was taken in"):
        kept_bytes(archive, one)
    with pytest.raises(CannotRead, match="leads out"):
        kept_bytes(archive, replace(one, path="../../etc/passwd"))


def test_a_damaged_record_stops_the_reading_or_is_told(archive: Path) -> None:
    record = (archive / FIRST).with_suffix(".json")
    record.write_bytes(record.read_bytes().replace(b"2026", b"2024"))
    with pytest.raises(CannotRead, match=r"truong-1\.json"):
        list(read_kept(archive))
    told: list[str] = []
    assert len(list(read_kept(archive, lambda finding: told.append(finding.code)))) == 19
    assert told == ["BL023"]
