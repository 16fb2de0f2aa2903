"""The broken bags of the BagIt conformance suite, and others that a bag's own files tell; each is named."""

import os
import sys
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from congvan.archive import CODES, read_kept, verify
from congvan.errors import CannotRead
from tests.archive.conftest import BAG, SECOND_BAG, names
from tests.archive.damaging import FIRST, MANIFEST, Damage, add_line, edit, line_of, rebag, seal


def own_missing(name: str) -> Damage:
    return lambda archive: (archive / BAG / name).unlink()


def rewritten(name: str, old: bytes, new: bytes) -> Damage:
    return lambda archive: edit(archive / BAG / name, old, new)


def with_bom(archive: Path) -> None:
    path = archive / BAG / "bagit.txt"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    seal(archive / BAG)


def second_line(archive: Path) -> None:
    with (archive / MANIFEST).open("ab") as file:
        file.write(line_of(archive, f"{FIRST}.pdf"))
    seal(archive / BAG)


def starred(archive: Path) -> None:
    edit(archive / MANIFEST, b"  data/0001", b" *data/0001")
    seal(archive / BAG)


def carriage_returns(archive: Path) -> None:
    path = archive / MANIFEST
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    seal(archive / BAG)


def out_of_order(archive: Path) -> None:
    path = archive / MANIFEST
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[1:], lines[0]]))
    seal(archive / BAG)


def last_line_cut(archive: Path) -> None:
    path = archive / MANIFEST
    path.write_bytes(path.read_bytes()[:-1])
    seal(archive / BAG)


def case_twin(archive: Path) -> None:
    (archive / f"{BAG}/data/0001_SGDDT-VP/Truong-1.pdf").write_bytes(b"%PDF")


def accent_twins(archive: Path) -> None:
    forms: tuple[Literal["NFC"], Literal["NFD"]] = ("NFC", "NFD")
    for form in forms:
        (archive / BAG / "data" / unicodedata.normalize(form, "Hải.pdf")).write_bytes(b"%PDF")


def linked(archive: Path) -> None:
    path = archive / f"{FIRST}.pdf"
    kept = path.rename(archive.parent / "elsewhere.pdf")
    path.symlink_to(kept)


def linked_folder(archive: Path) -> None:
    path = archive / f"{BAG}/data/0001_SGDDT-VP"
    kept = path.rename(archive.parent / "elsewhere")
    path.symlink_to(kept)


def linked_bag(archive: Path) -> None:
    (archive / SECOND_BAG).rename(archive.parent / "elsewhere")
    (archive / SECOND_BAG).symlink_to(archive.parent / "elsewhere")


def fifo(archive: Path) -> None:
    os.mkfifo(archive / f"{BAG}/data/0001_SGDDT-VP/pipe.pdf")


def beside(name: str) -> Damage:
    def do(archive: Path) -> None:
        path = archive / BAG / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")

    return do


def renamed_bag(archive: Path) -> None:
    (archive / SECOND_BAG).rename(archive / "2024-van-ban-di")


def oxum_and_all(archive: Path) -> None:
    edit(archive / BAG / "bag-info.txt", b"Payload-Oxum: ", b"Payload-Oxum: 1")
    seal(archive / BAG)


def two_oxums(archive: Path) -> None:
    with (archive / BAG / "bag-info.txt").open("ab") as file:
        file.write(b"Payload-Oxum: 1.1\n")
    seal(archive / BAG)


def test_line_ends_of_windows_are_one_finding(archive: Path) -> None:
    carriage_returns(archive)
    (found,) = verify(archive, read_data=True)
    assert (found.code, found.where.file) == ("BL015", str(archive / MANIFEST))


KINDS: dict[str, tuple[Damage, str, str]] = {
    "no bagit.txt": (own_missing("bagit.txt"), "BL016", "bagit.txt"),
    "no bag-info.txt": (own_missing("bag-info.txt"), "BL016", "bag-info.txt"),
    "no manifest": (own_missing("manifest-sha256.txt"), "BL016", "manifest-sha256.txt"),
    "no tag manifest": (own_missing("tagmanifest-sha256.txt"), "BL016", "tagmanifest-sha256.txt"),
    "another version": (rewritten("bagit.txt", b"1.0", b"0.97"), "BL016", "bagit.txt"),
    "another encoding": (rewritten("bagit.txt", b"UTF-8", b"UTF-16"), "BL016", "bagit.txt"),
    "a byte-order mark": (with_bom, "BL016", "bagit.txt"),
    "bag-info changed": (rewritten("bag-info.txt", b"2026-11-23", b"2026-11-24"), "BL016", "bag-info.txt"),
    "a total that is not the bag's": (oxum_and_all, "BL016", "bag-info.txt"),
    "two totals": (two_oxums, "BL016", "bag-info.txt"),
    "tag manifest of one line": (rewritten("tagmanifest-sha256.txt", b"bagit.txt\n", b""), "BL016", "tagmanifest"),
    "tag manifest names another file": (
        rewritten("tagmanifest-sha256.txt", b"bagit.txt\n", b"../bagit.txt\n"),
        "BL016",
        "tagmanifest",
    ),
    "manifest line twice": (second_line, "BL015", "manifest-sha256.txt"),
    "manifest line for a file that is not there": (add_line("data/0001_SGDDT-VP/new.pdf"), "BL011", "new.pdf"),
    "manifest line that is none": (rewritten("manifest-sha256.txt", b"  data", b" data"), "BL015", "manifest-sha256"),
    "manifest out of order": (out_of_order, "BL015", "manifest-sha256.txt"),
    "manifest without its last line end": (last_line_cut, "BL015", "manifest-sha256.txt"),
    "tag manifest without its last line end": (
        rewritten("tagmanifest-sha256.txt", b"6.txt\n", b"6.txt"),
        "BL016",
        "tagm",
    ),
    "tag manifest with a blank line": (
        rewritten("tagmanifest-sha256.txt", b"bagit.txt\n", b"bagit.txt\n\n"),
        "BL016",
        "tagm",
    ),
    "manifest with stars": (starred, "BL015", "manifest-sha256.txt"),
    "manifest with carriage returns": (carriage_returns, "BL015", "manifest-sha256.txt"),
    "manifest not in UTF-8": (add_line("data/\udcff.pdf"), "BL011", "data/"),
    "manifest names the bag's own file": (add_line("bagit.txt"), "BL015", "manifest-sha256.txt"),
    "path that climbs": (add_line("data/../../outside.pdf"), "BL018", "manifest-sha256.txt"),
    "path that climbs at once": (add_line("../outside.pdf"), "BL018", "manifest-sha256.txt"),
    "absolute path": (add_line("/etc/passwd"), "BL018", "manifest-sha256.txt"),
    "home": (add_line("~/.bashrc"), "BL018", "manifest-sha256.txt"),
    "somebody's home": (add_line("~root/.bashrc"), "BL018", "manifest-sha256.txt"),
    "UNC path": (add_line("\\\\server\\share\\x.pdf"), "BL018", "manifest-sha256.txt"),
    "UNC path with slashes": (add_line("//server/share/x.pdf"), "BL018", "manifest-sha256.txt"),
    "backslashes": (add_line("data\\..\\x.pdf"), "BL018", "manifest-sha256.txt"),
    "drive": (add_line("C:/x.pdf"), "BL018", "manifest-sha256.txt"),
    "long Windows path": (add_line("\\\\?\\C:\\x.pdf"), "BL018", "manifest-sha256.txt"),
    "device": (add_line("data/nul.pdf"), "BL018", "manifest-sha256.txt"),
    "dot at the end": (add_line("data/a."), "BL018", "manifest-sha256.txt"),
    "empty part": (add_line("data//a.pdf"), "BL018", "manifest-sha256.txt"),
    "here": (add_line("data/./a.pdf"), "BL018", "manifest-sha256.txt"),
    "stream": (add_line("data/a.pdf:b"), "BL018", "manifest-sha256.txt"),
    "case twins in the manifest": (add_line("data/0001_sgddt-vp/TRUONG-1.pdf"), "BL017", "TRUONG-1.pdf"),
    "case twins on the disk": (case_twin, "BL017", "ruong-1.pdf"),
    "accent twins": (accent_twins, "BL017", "pdf"),
    "link in place of a file": (linked, "BL019", "0001_SGDDT-VP/truong-1.pdf"),
    "link in place of a folder": (linked_folder, "BL019", "0001_SGDDT-VP"),
    "link in place of a bag": (linked_bag, "BL019", SECOND_BAG),
    "fifo": (fifo, "BL019", "pipe.pdf"),
    "fetch.txt": (beside("fetch.txt"), "BL012", "fetch.txt"),
    "another manifest": (beside("manifest-md5.txt"), "BL012", "manifest-md5.txt"),
    "a folder beside data": (beside("extra/a.pdf"), "BL012", "extra"),
    "an unnamed file": (beside("data/0001_SGDDT-VP/new.pdf"), "BL012", "data/0001_SGDDT-VP/new.pdf"),
    "renamed bag": (renamed_bag, "BL016", "2024-van-ban-di/bag-info.txt"),
}


@pytest.mark.parametrize("read_data", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_broken_bag_is_named(archive: Path, kind: str, *, read_data: bool) -> None:
    damage, code, named = KINDS[kind]
    if sys.platform == "win32" and damage in (linked, linked_folder, linked_bag, fifo, case_twin):
        pytest.skip("Windows makes none of these without more ado")
    damage(archive)
    found = verify(archive, read_data=read_data)
    assert any(one.code == code and named in names(one) for one in found), found
    assert all(one.message and one.fix and one.code in CODES for one in found)


RECORDS: dict[str, tuple[bytes, bytes]] = {
    "no JSON": (b"{", b"["),
    "another schema": (b'"schema": 1', b'"schema": 2'),
    "a word too few": (b' "note": "",\n', b""),
    "a word too many": (b' "note": "",\n', b' "note": "", "more": 1,\n'),
    "a text for a figure": (b'"priority": 0', b'"priority": "0"'),
    "a figure for a text": (b'"note": ""', b'"note": 0'),
    "truth for a figure": (b'"priority": 0', b'"priority": true'),
    "no day": (b'"2026-03-01"', b'"2026-02-30"'),
    "no text for a day": (b'"2026-03-01"', b"20260301"),
    "another form": (b'"signed"', b'"copied"'),
    "no number": (b'"year": 2026', b'"year": "2026"'),
    "a number with more": (b'"year": 2026', b'"year": 2026, "more": 1'),
    "no UTF-8": (b'"note": ""', b'"note": "\xff"'),
    "proof in words": (b'"proof": {', b'"proof": "", "x": {'),
    "deep": (b'"proof": {', b'"proof": ' + b"[" * 100_000 + b"{"),
}


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_that_says_something_else_is_named_though_the_bag_looks_whole(archive: Path, kind: str) -> None:
    record = archive / f"{FIRST}.json"
    edit(record, *RECORDS[kind])
    rebag(archive / BAG)
    told = verify(archive, read_data=False)
    assert ("BL023", str(record)) in [(one.code, one.where.file) for one in told]
    with pytest.raises(CannotRead, match="does not say what congvan writes"):
        list(read_kept(archive))


def test_a_record_of_another_letter_is_named(archive: Path) -> None:
    record = archive / f"{FIRST}.json"
    edit(record, b'"number": 1,', b'"number": 2,')
    rebag(archive / BAG)
    (told,) = (one for one in verify(archive, read_data=True) if one.code == "BL023")
    assert told.where.file == str(record)
    assert "0002_SGDDT-VP/truong-1.pdf" in told.message


@pytest.mark.parametrize("suffix", [".pdf", ".json", ".txt"])
def test_a_letter_of_which_a_part_was_taken_out_is_named_though_the_bag_looks_whole(archive: Path, suffix: str) -> None:
    (archive / f"{FIRST}{suffix}").unlink()
    rebag(archive / BAG)
    told = verify(archive, read_data=True)
    assert {one.code for one in told} == {"BL023"}
    assert all(one.where.file.startswith(str(archive / FIRST)) for one in told)
