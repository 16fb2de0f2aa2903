"""What is written durably: bits under any umask, nothing overwritten, the order of syncing."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from congvan.durable import GROUP, OWNER, Access, folder_aside, make_folders, place_new, write_new


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=lambda mask: f"umask {mask:03o}")
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def bits(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("access", [OWNER, GROUP], ids=["owner", "group"])
def test_every_folder_and_file_has_its_bits_under_any_umask(tmp_path: Path, umask: int, access: Access) -> None:
    place = tmp_path / "a" / "b" / "c"
    make_folders(place, access, durable=True)
    write_new(str(place / "x"), b"1", durable=True, access=access)
    assert {bits(one) for one in (place, place.parent, place.parent.parent)} == {access.folder}
    assert bits(place / "x") == access.file


def test_folders_that_stand_keep_their_bits(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(mode=0o755)
    make_folders(tmp_path / "a" / "b")
    assert bits(tmp_path / "a") == 0o755
    make_folders(tmp_path / "a" / "b")


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    for place in (tmp_path / "a", tmp_path / "a" / "b"):
        with pytest.raises(OSError, match="a"):
            make_folders(place)


def test_a_new_file_takes_no_place_that_is_taken(tmp_path: Path) -> None:
    (tmp_path / "staged").write_bytes(b"new")
    (tmp_path / "x").write_bytes(b"old")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    for name in ("x", "nowhere"):
        with pytest.raises(FileExistsError):
            place_new(str(tmp_path / "staged"), str(tmp_path / name))
    assert (tmp_path / "x").read_bytes() == b"old"
    place_new(str(tmp_path / "staged"), str(tmp_path / "y"))
    assert ((tmp_path / "y").read_bytes(), (tmp_path / "staged").exists()) == (b"new", False)


def test_bytes_are_synced_before_the_name_and_the_name_before_the_folder_is_left(tmp_path: Path) -> None:
    work = (
        "import sys; from pathlib import Path; from congvan.durable import *; p = Path(sys.argv[1])\n"
        "make_folders(p / 'f', durable=True)\n"
        "write_new(str(p / 'f/part'), b'x' * 9, durable=True); place_new(str(p / 'f/part'), str(p / 'f/x'))\n"
        "sync_folder(p / 'f')\n"
    )
    calls = "mkdir,write,fsync,link,linkat,unlink,unlinkat"
    done = subprocess.run(
        ["strace", "-y", "-e", f"trace={calls}", sys.executable, "-c", work, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    seen = [
        (line.partition("(")[0], line.rpartition("/")[2].split('"')[0].split(">")[0])
        for line in done.stderr.splitlines()
        if str(tmp_path) in line
    ]
    assert [call.removesuffix("at") for call, _name in seen] == [
        *("mkdir", "fsync", "write", "fsync", "link", "unlink", "fsync")
    ]


def test_a_folder_aside_is_gone_afterwards() -> None:
    with folder_aside() as folder:
        (folder / "a").mkdir()
        (folder / "a" / "x").write_bytes(b"1")
        assert bits(folder) == 0o700
    assert not folder.exists()


def test_a_folder_that_the_disk_does_not_let_go_stops_nobody(tmp_path: Path) -> None:
    work = (
        "import os\nfrom congvan.durable import folder_aside\n"
        "with folder_aside() as folder:\n    (folder / 'x').write_bytes(b'1')\n    print('done')\n"
    )
    refuse = [f"inject={call}:error=EACCES" for call in ("unlinkat", "rmdir")]
    command = ["strace", "-qq", "-o", os.devnull, *(word for one in refuse for word in ("-e", one))]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [*command, sys.executable, "-c", work], capture_output=True, text=True, check=True, env=environment
    )
    assert (done.stdout, done.stderr) == ("done\n", "")
