"""What the register wrote down of the archive, beside what lies there."""

import hashlib
from pathlib import Path

import pytest

from congvan.archive import verify
from congvan.errors import CannotRead
from tests.archive.conftest import (
    BAG,
    codes,
    expected_of,
    names,
)
from tests.archive.damaging import FIRST, MANIFEST, edit, seal


def whole_forgery(archive: Path) -> None:
    """Change a letter together with its record, the manifest and the tag manifest."""
    path = archive / f"{FIRST}.pdf"
    was = hashlib.sha256(path.read_bytes()).hexdigest().encode()
    edit(path, b"%PDF-1.7", b"%PDF-1.6")
    now = hashlib.sha256(path.read_bytes()).hexdigest().encode()
    record = archive / f"{FIRST}.json"
    record_was = hashlib.sha256(record.read_bytes()).hexdigest().encode()
    edit(record, was, now)
    edit(archive / MANIFEST, was, now)
    edit(archive / MANIFEST, record_was, hashlib.sha256(record.read_bytes()).hexdigest().encode())
    seal(archive / BAG)


@pytest.mark.parametrize("read_data", [True, False])
def test_a_forgery_that_leaves_nothing_out_is_found_by_what_the_register_wrote_down(
    archive: Path, *, read_data: bool
) -> None:
    expected = expected_of(archive)
    whole_forgery(archive)
    assert verify(archive, read_data=read_data) == ()
    (found,) = verify(archive, read_data=read_data, expected=expected)
    assert (found.code, found.where.file) == ("BL026", str(archive / f"{FIRST}.pdf"))
    assert expected[f"{FIRST}.pdf"] in found.message


def test_the_register_may_hold_the_sums_of_records_and_tag_manifests_too(archive: Path) -> None:
    paths = (f"{FIRST}.json", f"{BAG}/tagmanifest-sha256.txt")
    expected = expected_of(archive) | {
        path: hashlib.sha256((archive / path).read_bytes()).hexdigest() for path in paths
    }
    assert verify(archive, read_data=False, expected=expected) == ()
    whole_forgery(archive)
    found = verify(archive, read_data=False, expected=expected)
    assert [names(one).partition(":")[0].rpartition("/")[2] for one in found] == [
        "truong-1.json",
        "truong-1.pdf",
        "tagmanifest-sha256.txt",
    ]
    assert set(codes(found)) == {"BL026"}


def test_letters_that_only_one_of_register_and_archive_knows_are_named(archive: Path) -> None:
    expected = expected_of(archive)
    del expected[f"{FIRST}.pdf"]
    expected[f"{BAG}/data/0099_SGDDT-VP/chung.pdf"] = "0" * 64
    expected["2019-van-ban-di/data/0001_SGDDT-VP/chung.pdf"] = "0" * 64
    found = {one.code: one.where.file for one in verify(archive, read_data=False, expected=expected)}
    assert found == {
        "BL025": str(archive / f"{FIRST}.pdf"),
        "BL024": str(archive / f"{BAG}/data/0099_SGDDT-VP/chung.pdf"),
        "BL022": str(archive / "2019-van-ban-di"),
    }


def test_an_archive_that_is_gone_is_told_by_the_register(tmp_path: Path) -> None:
    expected = {f"{FIRST}.pdf": "0" * 64}
    assert codes(verify(tmp_path / "luu-tru", read_data=True, expected=expected)) == ["BL022"]
    assert verify(tmp_path / "luu-tru", read_data=True, expected={}) == ()
    with pytest.raises(CannotRead):
        verify(tmp_path / "luu-tru", read_data=True, expected=None)
