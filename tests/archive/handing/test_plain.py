"""The plain package: one folder of a case file."""

import hashlib
import zipfile
from pathlib import Path

from lxml import etree

from congvan.archive.handing import check_package, hand_over, in_order
from tests.archive.handing.samples import NOW, letters, made, order, packed, unpacked


def test_the_folder_has_pdfs_metadata_lists_and_a_manifest(tmp_path: Path) -> None:
    result = made(tmp_path, "plain")
    files = unpacked(result.path)
    code = "H31.15.2026.01.VP"
    assert sorted(files) == [
        f"{code}/{name}"
        for name in sorted(
            [f"{code}.{number}.{kind}" for number in (1, 2, 3) for kind in ("pdf", "xml")]
            + ["ho-so.xml", "manifest-sha256.txt", "muc-luc.pdf"]
        )
    ]
    assert (result.name, result.object_id, result.letters, result.files) == (code, code, 3, 9)
    assert result.sha256 == hashlib.sha256(result.path.read_bytes()).hexdigest()
    assert result.size == sum(len(data) for data in files.values())


def test_letters_are_numbered_by_day_number_and_unit(tmp_path: Path) -> None:
    files = unpacked(made(tmp_path, "plain").path)
    ordered = in_order(letters())
    assert [(one.kept.number.number, one.kept.unit) for one in ordered] == [(1, "thpt-a"), (1, "thpt-b"), (3, "thpt-a")]
    for ordinal, one in enumerate(ordered, 1):
        base = f"H31.15.2026.01.VP/H31.15.2026.01.VP.{ordinal}"
        assert files[f"{base}.pdf"] == one.file, "the kept bytes, unchanged"
        assert etree.fromstring(files[f"{base}.xml"]).findtext("To/OrganName") == one.kept.unit_name


def test_every_file_stands_in_the_manifest_with_its_sum(tmp_path: Path) -> None:
    files = unpacked(made(tmp_path, "plain").path)
    folder = "H31.15.2026.01.VP/"
    lines = files.pop(f"{folder}manifest-sha256.txt").decode().splitlines()
    assert lines == sorted(lines, key=lambda line: line[66:])
    assert {f"{folder}{line[66:]}": line[:64] for line in lines} == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items()
    }


def test_a_sound_package_has_no_finding_zipped_or_not(tmp_path: Path) -> None:
    assert check_package(made(tmp_path, "plain").path) == ()
    assert check_package(made(tmp_path, "plain", zipped=False).path) == ()


def test_zip_and_folder_hold_the_same_files(tmp_path: Path) -> None:
    files = unpacked(made(tmp_path, "plain").path)
    folder = made(tmp_path / "out", "plain", zipped=False).path
    there = {one.relative_to(folder.parent).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    assert there == files


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    one = hand_over(order(), letters(), tmp_path / "1.zip", form="plain", now=NOW)
    other = hand_over(order(), letters()[::-1], tmp_path / "2.zip", form="plain", now=NOW)
    assert one.path.read_bytes() == other.path.read_bytes()
    with zipfile.ZipFile(one.path) as archive:
        assert {(info.date_time, info.create_system, info.compress_type) for info in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 3, zipfile.ZIP_STORED)
        }


def test_a_letter_is_read_from_the_place_where_it_lies(tmp_path: Path) -> None:
    lying = []
    for place, one in enumerate(letters()):
        assert isinstance(one.file, bytes)
        path = tmp_path / f"{place}.pdf"
        path.write_bytes(one.file)
        lying.append(type(one)(one.kept, path))
    result = hand_over(order(), lying, tmp_path / "1.zip", form="plain", now=NOW)
    assert unpacked(result.path) == unpacked(made(tmp_path, "plain").path)


def test_a_package_that_was_packed_anew_is_still_sound(tmp_path: Path) -> None:
    files = unpacked(made(tmp_path, "plain").path)
    again = tmp_path / "again.zip"
    with zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.mkdir("H31.15.2026.01.VP")
        for name in sorted(files, reverse=True):
            archive.writestr(name, files[name])
    assert check_package(again) == ()
    assert check_package(packed(tmp_path / "stored.zip", files)) == ()
