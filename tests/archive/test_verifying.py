"""What befalls a file is told with its cause; what is whole is not blamed."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from congvan.archive import Item, verify
from congvan.errors import Severity
from tests.archive.conftest import BAG, SECOND_BAG, codes, expected_of, files_of, fill, item, letter, names, pdf_of, put
from tests.archive.damaging import FIRST, MANIFEST, NO_RIGHTS, edit, line_of, seal


def test_an_archive_as_it_was_kept_has_nothing_to_tell(archive: Path) -> None:
    before = files_of(archive)
    for read_data in (True, False):
        assert verify(archive, read_data=read_data) == ()
        assert verify(archive, read_data=read_data, expected=expected_of(archive)) == ()
    assert files_of(archive) == before


def test_a_changed_file_is_told_with_both_sums(archive: Path) -> None:
    path = archive / f"{FIRST}.pdf"
    was = hashlib.sha256(path.read_bytes()).hexdigest()
    edit(path, b"%PDF-1.7", b"%PDF-1.6")
    (found,) = verify(archive, read_data=True)
    assert (found.code, found.where.file) == ("BL010", str(path))
    assert was in found.message
    assert hashlib.sha256(path.read_bytes()).hexdigest() in found.message
    assert verify(archive, read_data=False) == ()


def test_a_record_is_read_even_when_data_are_not(archive: Path) -> None:
    edit(archive / f"{FIRST}.json", b"2026-03-01", b"2026-03-02")
    assert codes(verify(archive, read_data=False)) == ["BL010"]


def test_sizes_are_seen_without_reading(archive: Path) -> None:
    with (archive / f"{FIRST}.pdf").open("ab") as file:
        file.write(b"\0")
    (archive / f"{BAG}/data/0002_SGDDT-VP/chung.pdf").write_bytes(b"%PDF")
    found = verify(archive, read_data=False)
    assert codes(found) == ["BL010", "BL014"]
    assert "0001_SGDDT-VP/truong-1.pdf" in names(found[0])
    assert "0002_SGDDT-VP/chung.pdf" in names(found[1])


def test_a_text_of_another_size_is_seen_in_the_bags_total(archive: Path) -> None:
    (archive / f"{FIRST}.txt").write_bytes(b"")
    (found,) = verify(archive, read_data=False)
    assert (found.code, found.where.file) == ("BL016", str(archive / BAG / "bag-info.txt"))
    assert codes(verify(archive, read_data=True)) == ["BL014"]


def test_two_files_that_were_exchanged_are_named_together(archive: Path) -> None:
    one, other = archive / f"{FIRST}.pdf", archive / f"{SECOND_BAG}/data/0003_SGDDT-VP/truong-3.pdf"
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    found = verify(archive, read_data=True)
    assert codes(found) == ["BL013", "BL013"]
    for told in found:
        assert "exchanged" in told.message
        assert "truong-1.pdf" in names(told)
        assert f"{SECOND_BAG}/data/0003_SGDDT-VP/truong-3.pdf" in names(told)


def test_of_several_letters_with_one_text_the_one_that_was_exchanged_is_named(tmp_path: Path) -> None:
    same = (Item(letter(1, unit), pdf_of(1, unit), "như nhau") for unit in ("truong-1", "truong-2"))
    put(tmp_path, *same, item(1, "truong-3"))
    one, other = (tmp_path / f"{BAG}/data/0001_SGDDT-VP/truong-{number}.txt" for number in (2, 3))
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    told = verify(tmp_path, read_data=True)
    assert [(one.code, one.where.file) for one in told] == [("BL013", str(one)), ("BL013", str(other))]
    assert "truong-3.txt» were exchanged" in told[0].message
    assert "truong-2.txt» were exchanged" in told[1].message


def test_a_renamed_file_is_known_again(archive: Path) -> None:
    (archive / f"{FIRST}.pdf").rename(archive / f"{BAG}/data/0001_SGDDT-VP/moi.pdf")
    found = verify(archive, read_data=True)
    assert codes(found) == ["BL013", "BL011"]
    assert f"«{FIRST}.pdf», moved" in found[0].message


def test_a_copy_of_a_kept_file_is_one_too_many_and_not_moved(archive: Path) -> None:
    copy = archive / f"{BAG}/data/0001_SGDDT-VP/copy.pdf"
    copy.write_bytes((archive / f"{FIRST}.pdf").read_bytes())
    assert [(one.code, one.where.file) for one in verify(archive, read_data=True)] == [("BL012", str(copy))]


def test_one_letters_bytes_in_anothers_place_are_known(archive: Path) -> None:
    (archive / f"{FIRST}.pdf").write_bytes((archive / f"{BAG}/data/0002_SGDDT-VP/chung.pdf").read_bytes())
    (found,) = verify(archive, read_data=True)
    assert found.code == "BL013"
    assert "The bytes of" in found.message
    assert "0002_SGDDT-VP/chung.pdf" in found.message


def test_a_digit_of_a_sum_is_not_laid_to_the_file(archive: Path) -> None:
    line = line_of(archive, f"{FIRST}.txt")
    edit(archive / MANIFEST, line, (b"0" if line[:1] != b"0" else b"1") + line[1:])
    found = verify(archive, read_data=True)
    assert {one.where.file for one in found} == {str(archive / MANIFEST)}
    assert codes(found) == ["BL015", "BL015"]
    assert "The line of «data/0001_SGDDT-VP/truong-1.txt» was changed, not the file" in found[1].message


def test_a_sum_written_anew_is_not_laid_to_a_pdf_that_its_record_knows(archive: Path) -> None:
    line = line_of(archive, f"{FIRST}.pdf")
    edit(archive / MANIFEST, line[:64], hashlib.sha256(b"other").hexdigest().encode())
    seal(archive / BAG)
    found = verify(archive, read_data=True)
    assert codes(found) == ["BL015"]
    assert codes(verify(archive, read_data=False)) == ["BL023"]


def test_a_digit_of_the_tag_manifest_is_not_laid_to_the_manifest(archive: Path) -> None:
    tags = archive / BAG / "tagmanifest-sha256.txt"
    data = bytearray(tags.read_bytes())
    data[0] = ord("0") if data[0] != ord("0") else ord("1")
    tags.write_bytes(data)
    (found,) = verify(archive, read_data=True)
    assert (found.code, found.where.file, found.where.line) == ("BL016", str(tags), 1)


def test_a_line_taken_out_of_the_manifest_is_missed_even_when_the_bag_looks_whole(archive: Path) -> None:
    edit(archive / MANIFEST, line_of(archive, f"{FIRST}.json"), b"")
    seal(archive / BAG)
    found = verify(archive, read_data=True)
    assert [(one.code, one.where.file) for one in found] == [
        ("BL012", str(archive / f"{FIRST}.json")),
        ("BL023", str(archive / f"{FIRST}.pdf")),
    ]


@pytest.mark.parametrize("name", ["Thumbs.db", ".DS_Store", "desktop.ini", "._truong-1.pdf"])
def test_what_systems_leave_behind_is_told_as_harmless(archive: Path, name: str) -> None:
    expected = expected_of(archive)
    for folder in ("", f"{BAG}/", f"{BAG}/data/", f"{BAG}/data/0001_SGDDT-VP/"):
        (archive / f"{folder}{name}").write_bytes(b"x")
    found = verify(archive, read_data=True, expected=expected)
    assert codes(found) == ["BL020"] * 4
    assert {one.severity for one in found} == {Severity.WARNING}


@pytest.mark.skipif(sys.platform == "win32", reason="links ask for rights there")
def test_no_file_outside_is_read_through_a_link(archive: Path) -> None:
    secret = archive.parent / "secret.pdf"
    secret.write_bytes(b"%PDF secret")
    (archive / f"{BAG}/data/0001_SGDDT-VP/a.pdf").symlink_to(secret)
    found = verify(archive, read_data=True)
    assert codes(found) == ["BL019"]
    assert hashlib.sha256(b"%PDF secret").hexdigest() not in str(found)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode there")
def test_a_name_that_is_no_text_is_named_all_the_same(archive: Path) -> None:
    path = archive / f"{BAG}/data/0001_SGDDT-VP/\udcff\x1b.pdf"
    path.write_bytes(b"x")
    found = verify(archive, read_data=True, expected={**expected_of(archive), "khac": "0" * 64})
    assert ("BL012", str(path)) in [(one.code, one.where.file) for one in found]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_files_and_folders_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    archive = fill(tmp_path / "luu-tru")
    (archive / f"{FIRST}.pdf").chmod(0)
    (archive / SECOND_BAG / "bag-info.txt").chmod(0)
    (archive / f"{BAG}/data/0002_SGDDT-VP").chmod(0)
    script = (
        "import sys; from pathlib import Path; from congvan.archive import Item, verify\n"
        "for one in verify(Path(sys.argv[1]), read_data=True): print(one.code, one.where.file)"
    )
    try:
        done = subprocess.run(
            [*NO_RIGHTS, sys.executable, "-c", script, str(archive)], capture_output=True, text=True, check=False
        )
    finally:
        (archive / f"{BAG}/data/0002_SGDDT-VP").chmod(0o700)
    assert done.stderr == ""
    told = done.stdout.splitlines()
    assert f"BL021 {archive / FIRST}.pdf" in told
    assert f"BL021 {archive / SECOND_BAG / 'bag-info.txt'}" in told
    assert f"BL021 {archive / BAG}/data/0002_SGDDT-VP" in told
