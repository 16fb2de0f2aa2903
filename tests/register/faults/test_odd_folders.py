"""Folders that cannot be written, links where letters belong, any umask."""

import os
import stat
from pathlib import Path

import pytest

from tests.register.faults.crowding import run_program
from tests.register.faults.harness import ISSUE, Ended, make_office

NO_RIGHTS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--") if os.geteuid() == 0 else ()
"""Before a command: even root is bound by the bits of a folder then."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    made = make_office(tmp_path / "office")
    assert run_program(made, "register", "init").code == 0
    return made


def issue(office: Path, *more: str) -> Ended:
    ended = run_program(office, *ISSUE, *more, before=NO_RIGHTS)
    assert "Traceback" not in ended.said
    return ended


def next_number(office: Path) -> str:
    return run_program(office, "register", "next").said.rpartition("number ")[2].split(",")[0].strip()


def test_an_output_folder_that_cannot_be_written_costs_no_number(office: Path) -> None:
    (office / "van-ban-di").mkdir(mode=0o500)
    ended = issue(office)
    assert ended.code == 1
    assert "van-ban-di" in ended.said
    assert next_number(office) == "01"
    (office / "van-ban-di").chmod(0o700)
    assert issue(office).code == 0


@pytest.mark.parametrize("kind", ["file", "folder", "both"])
def test_a_register_that_cannot_be_written_gives_no_number(office: Path, kind: str) -> None:
    register = office / "so-van-ban/register.sqlite"
    before = register.read_bytes()
    if kind != "folder":
        register.chmod(0o400)
    if kind != "file":
        register.parent.chmod(0o500)
    ended = issue(office)
    assert ended.code in {1, 3}
    assert "so-van-ban" in ended.said
    assert not list((office / "van-ban-di").rglob("*.docx"))
    register.parent.chmod(0o700)
    register.chmod(0o600)
    if kind == "file":
        assert register.read_bytes() == before
    assert next_number(office) == ("01" if ended.code == 1 else "02")
    assert issue(office).code == 0
    assert run_program(office, "register", "verify").code == 0


def test_a_link_in_the_place_of_a_letter_is_refused_and_not_followed(office: Path) -> None:
    folder, other = office / "van-ban-di/2026/hop", office / "khac.txt"
    folder.mkdir(parents=True)
    other.write_text("của người khác")
    (folder / "0001_thpt-a.docx").symlink_to(other)
    (folder / "0001_thpt-b.docx").symlink_to(office / "nowhere")
    ended = issue(office)
    assert ended.code == 1
    assert "0001_thpt-a.docx" in ended.said
    assert "0001_thpt-b.docx" in ended.said
    assert other.read_text() == "của người khác"
    assert not (office / "nowhere").exists()
    assert next_number(office) == "01"


def test_anothers_file_in_the_place_of_a_letter_is_never_overwritten(office: Path) -> None:
    folder = office / "van-ban-di/2026/hop"
    folder.mkdir(parents=True)
    (folder / "0001_thpt-a.docx").write_bytes(b"mine")
    ended = issue(office)
    assert ended.code == 1
    assert (folder / "0001_thpt-a.docx").read_bytes() == b"mine"
    assert next_number(office) == "01"


def test_folders_behind_links_are_used(office: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (office / "van-ban-di").symlink_to(tmp_path / "elsewhere")
    (office / "so-van-ban").rename(tmp_path / "register")
    (office / "so-van-ban").symlink_to(tmp_path / "register")
    assert issue(office).code == 0
    assert len(list((tmp_path / "elsewhere").rglob("*.docx"))) == 4
    assert run_program(office, "register", "verify").code == 0


def test_a_register_behind_a_link_is_one_register(office: Path, tmp_path: Path) -> None:
    register = office / "so-van-ban/register.sqlite"
    register.rename(tmp_path / "register.sqlite")
    register.symlink_to(tmp_path / "register.sqlite")
    assert issue(office).code == 0
    assert register.is_symlink(), "the link is kept, and what it leads to is written"
    assert next_number(office) == "02"
    assert run_program(office, "register", "verify").code == 0


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077], ids=lambda mask: f"{mask:03o}")
@pytest.mark.parametrize(("who", "file", "folder"), [("owner", 0o600, 0o700), ("group", 0o660, 0o770)])
def test_nobody_else_may_read_what_is_issued(tmp_path: Path, umask: int, who: str, file: int, folder: int) -> None:
    office = make_office(tmp_path / "office", permissions=who)
    for words in (
        ("register", "init"),
        ISSUE,
        ("register", "backup"),
        ("register", "print"),
        ("register", "export", "x.csv"),
    ):
        ended = run_program(office, *words, preexec_fn=lambda: os.umask(umask))
        assert ended.code == 0, ended.said
    made = [office / "x.csv", *(office / "so-van-ban").rglob("*"), *(office / "van-ban-di").rglob("*")]
    found = {
        (path.is_dir(), stat.S_IMODE(path.stat().st_mode))
        for path in [*made, office / "so-van-ban", office / "van-ban-di"]
    }
    assert found == {(False, file), (True, folder)}
