import shutil
from pathlib import Path

import pytest

from congvan.archive import back_up, compare, verify
from congvan.errors import CannotRead, CongvanError
from tests.archive.conftest import BAG, SECOND_BAG, codes, files_of, is_valid, item, put
from tests.archive.damaging import rebag, seal

FIRST = f"{BAG}/data/0001_SGDDT-VP/truong-1"


@pytest.fixture
def second(tmp_path: Path, archive: Path) -> Path:
    """A second place that holds the same."""
    place = tmp_path / "second"
    assert back_up(archive, place).findings == []
    return place


def test_a_second_place_holds_the_same_byte_for_byte(archive: Path, tmp_path: Path) -> None:
    report = back_up(archive, tmp_path / "second")
    sizes = [len(data) for path, data in files_of(archive).items() if "/data/" in path]
    assert (report.copied, report.size, report.same, report.findings) == (len(sizes), sum(sizes), 0, [])
    assert files_of(tmp_path / "second") == files_of(archive)
    assert is_valid(tmp_path / "second" / BAG)
    assert compare(archive, tmp_path / "second") == ()


def test_the_second_time_only_what_is_new_is_copied(archive: Path, second: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in second.rglob("*") if "/data/" in path.as_posix()}
    report = back_up(archive, second)
    assert (report.copied, report.same) == (0, 60)
    put(archive, item(30), organisation="Sở mới")
    report = back_up(archive, second)
    assert (report.copied, report.same, report.findings) == (3, 60, [])
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert files_of(second) == files_of(archive)
    assert compare(archive, second) == ()


def test_much_is_copied_in_pieces_that_are_each_whole(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("congvan.archive.backing._TOGETHER", 3000)
    assert back_up(archive, tmp_path / "second").copied == 60
    assert files_of(tmp_path / "second") == files_of(archive)


def test_a_damaged_file_does_not_spread(archive: Path, tmp_path: Path) -> None:
    (archive / f"{FIRST}.pdf").write_bytes(b"%PDF changed")
    (archive / f"{BAG}/data/0002_SGDDT-VP/chung.txt").unlink()
    report = back_up(archive, tmp_path / "second")
    assert [one.where.file for one in report.findings] == [
        str(archive / f"{FIRST}.pdf"),
        str(archive / f"{BAG}/data/0002_SGDDT-VP/chung.txt"),
    ]
    assert report.copied == 54
    assert verify(tmp_path / "second", read_data=True) == ()
    assert is_valid(tmp_path / "second" / BAG)
    told = compare(archive, tmp_path / "second")
    assert codes(told).count("BL031") == 6


def test_a_file_that_differs_in_the_second_place_is_told_and_left_as_it_is(archive: Path, second: Path) -> None:
    (second / f"{FIRST}.pdf").write_bytes(b"%PDF another")
    report = back_up(archive, second)
    assert [(one.code, one.where.file) for one in report.findings] == [("BL030", str(second / f"{FIRST}.pdf"))]
    assert (second / f"{FIRST}.pdf").read_bytes() == b"%PDF another"
    assert codes(compare(archive, second)) == ["BL014"]


def test_another_letter_kept_under_the_same_number_in_the_second_place_is_told(archive: Path, tmp_path: Path) -> None:
    second = tmp_path / "second"
    put(second, item(1, year=2026), item(40))
    record = second / f"{FIRST}.json"
    record.write_bytes(record.read_bytes().replace(b"2026-03-01", b"2026-03-02"))
    rebag(second / BAG)
    before = files_of(second)
    report = back_up(archive, second)
    told = {(one.code, one.where.file) for one in report.findings}
    assert ("BL030", str(record)) in told
    assert ("BL031", str(second / f"{BAG}/data/0040_SGDDT-VP/truong-1.pdf")) in told
    after = files_of(second)
    assert all(after[path] == data for path, data in before.items() if "/data/" in path)
    assert "BL030" in codes(compare(archive, second))
    assert verify(second, read_data=True) == ()


def test_a_file_that_nobody_knows_in_the_second_place_is_not_replaced(archive: Path, tmp_path: Path) -> None:
    put(tmp_path / "second", item(2, ""))
    target = tmp_path / "second" / f"{FIRST}.pdf"
    target.parent.mkdir(parents=True)
    target.write_bytes(b"something else")
    report = back_up(archive, tmp_path / "second")
    assert [(one.code, one.where.file) for one in report.findings] == [("BL030", str(target))]
    assert target.read_bytes() == b"something else"


def test_a_bag_whose_manifest_was_changed_is_not_copied(archive: Path, tmp_path: Path) -> None:
    manifest = archive / BAG / "manifest-sha256.txt"
    manifest.write_bytes(manifest.read_bytes()[66:])
    report = back_up(archive, tmp_path / "second")
    assert [one.where.file for one in report.findings] == [str(manifest)]
    assert sorted(path.name for path in (tmp_path / "second").iterdir()) == [".congvan", SECOND_BAG]


def test_a_second_place_whose_manifest_was_changed_is_told(archive: Path, second: Path) -> None:
    (second / BAG / "bagit.txt").unlink()
    put(archive, item(30))
    (told,) = back_up(archive, second).findings
    assert (told.code, told.where.file) == ("BL016", str(second / BAG))


def test_comparing_names_what_only_one_place_has(archive: Path, second: Path) -> None:
    put(archive, item(30))
    shutil.rmtree(second / SECOND_BAG)
    put(second, item(31, year=2024))
    told = {(one.code, one.where.file) for one in compare(archive, second)}
    assert ("BL031", str(second / f"{BAG}/data/0030_SGDDT-VP/truong-1.pdf")) in told
    assert ("BL031", str(second / SECOND_BAG)) in told
    assert ("BL031", str(archive / "2024-van-ban-di")) in told


def test_comparing_names_a_bag_that_says_otherwise_whose_it_is(archive: Path, second: Path) -> None:
    path = second / BAG / "bag-info.txt"
    path.write_bytes(path.read_bytes().replace(b"2026-11-23", b"2026-11-24"))
    seal(second / BAG)
    assert [(one.code, one.where.file) for one in compare(archive, second)] == [("BL031", str(path))]
    assert back_up(archive, second).findings == []
    assert compare(archive, second) == ()


def test_comparing_reads_every_byte_of_both(archive: Path, second: Path) -> None:
    for place, suffix in ((archive, ".pdf"), (second, ".txt")):
        path = place / f"{FIRST}{suffix}"
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert [one.where.file for one in compare(archive, second)] == [
        str(archive / f"{FIRST}.pdf"),
        str(second / f"{FIRST}.txt"),
    ]


def test_a_second_place_inside_the_archive_is_none(archive: Path) -> None:
    for place in (archive, archive / "second", archive.parent):
        with pytest.raises(CongvanError, match="no second place"):
            back_up(archive, place)
        with pytest.raises(CongvanError, match="no second place"):
            compare(archive, place)


def test_an_archive_that_is_not_there_cannot_be_copied(tmp_path: Path) -> None:
    with pytest.raises(CannotRead):
        back_up(tmp_path / "luu-tru", tmp_path / "second")
    assert not (tmp_path / "second").exists()
