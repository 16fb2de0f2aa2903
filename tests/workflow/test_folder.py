"""The output folder: own letters are renewed, nobody else's are touched, faults of the disk are told."""

import json
import os
import resource
from pathlib import Path

import pytest

from congvan.durable import write_new
from congvan.errors import CannotWrite, ExitCode
from congvan.workflow.folder import digest, open_folder
from tests.workflow.small_office import LETTER_FILE, SmallOffice, picture, said

ONE = "thu_ngo-quyen.docx"


def test_own_earlier_letters_are_replaced_when_the_letter_changes(office: SmallOffice) -> None:
    office.render()
    before = office.letters()
    office.change(LETTER_FILE, "Trân trọng./.", "Kính đề nghị thực hiện./.")
    done = office.render("--json")
    assert done.json["counts"] == {"written": 4, "same": 0, "planned": 0}
    after = office.letters()
    assert all(before[name] != after[name] for name in before)
    assert all("Kính đề nghị thực hiện./." in said(data) for data in after.values())


def test_only_the_letters_that_change_are_written_anew(office: SmallOffice) -> None:
    office.render()
    times = {path: path.stat().st_mtime_ns for path in office.out.glob("*.docx")}
    office.change("recipients.yaml", "name: Trường THPT Ngô Quyền", "name: Trường THPT chuyên Ngô Quyền")
    assert office.render("--json").json["counts"] == {"written": 1, "same": 3, "planned": 0}
    assert [path.name for path, time in times.items() if path.stat().st_mtime_ns != time] == [ONE]


def test_the_same_command_again_touches_no_file(office: SmallOffice) -> None:
    office.render()
    times = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in office.out.glob("*.docx")}
    done = office.render()
    assert "0 written, 4 the same as before" in done.out
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in office.out.glob("*.docx")} == times


@pytest.mark.parametrize("at", [0, 40, -1])
def test_a_letter_in_which_one_byte_was_changed_by_hand_is_kept(at: int, office: SmallOffice) -> None:
    office.render()
    data = bytearray((office.out / ONE).read_bytes())
    data[at] ^= 1
    (office.out / ONE).write_bytes(data)
    office.change(LETTER_FILE, "Trân trọng./.", "Kính đề nghị./.")
    before = picture(office.out)
    done = office.render()
    assert done.code == 1
    assert f"{office.out / ONE}: error OU001: the file was changed by hand" in done.err
    assert "--force" in done.err
    assert picture(office.out) == before
    assert office.render("--force").code == 0
    assert "Kính đề nghị./." in said((office.out / ONE).read_bytes())


def test_a_letter_changed_by_hand_stands_in_no_way_of_the_others(office: SmallOffice) -> None:
    office.render()
    (office.out / ONE).write_bytes(b"mine")
    assert office.render("--unit", "le-quy-don", "--for", "units").code == 0
    assert (office.out / ONE).read_bytes() == b"mine"


def test_a_deleted_letter_is_made_again(office: SmallOffice) -> None:
    office.render()
    wanted = office.letters()
    (office.out / ONE).unlink()
    assert office.render("--json").json["counts"] == {"written": 1, "same": 3, "planned": 0}
    assert office.letters() == wanted


def test_two_letters_of_one_name_do_not_replace_each_others_files(office: SmallOffice) -> None:
    text = (office.root / LETTER_FILE).read_text(encoding="utf-8")
    office.render()
    before = picture(office.out)
    for other in ("letters/2023/thu.yaml", "letters/thu.yml"):
        office.write(other, text.replace("Trân trọng./.", "Công văn khác./."))
        done = office.run("render", other, "--json")
        assert (done.code, done.codes) == (1, ["OU001"] * 4), other
        assert picture(office.out) == before


def test_two_letters_share_a_folder_and_each_renews_its_own(office: SmallOffice) -> None:
    text = (office.root / LETTER_FILE).read_text(encoding="utf-8")
    office.write("letters/hai.yaml", text)
    assert office.render().code == 0
    assert office.run("render", "letters/hai.yaml").code == 0
    office.change(LETTER_FILE, "Trân trọng./.", "Kính đề nghị./.")
    assert office.render().code == 0
    assert len(office.letters()) == 8


def test_the_office_may_be_moved_with_its_letters(office: SmallOffice, tmp_path: Path) -> None:
    office.render()
    office.root.rename(tmp_path / "noi-khac")
    office.root, office.out = tmp_path / "noi-khac", tmp_path / "noi-khac/out"
    office.change(LETTER_FILE, "Trân trọng./.", "Kính đề nghị./.")
    assert office.render().code == 0


def test_letters_of_units_that_left_are_named_and_kept(office: SmallOffice) -> None:
    office.render()
    office.change(LETTER_FILE, "[thpt, phong-gd]", "[thpt]")
    told = office.render("--json").json
    assert told["stale"] == ["thu_pgd-le-chan.docx"]
    assert (office.out / "thu_pgd-le-chan.docx").is_file()
    done = office.render()
    assert "1 file of an earlier run has no addressee any more: thu_pgd-le-chan.docx" in done.out
    (office.out / "thu_pgd-le-chan.docx").unlink()
    assert office.render("--json").json["stale"] == []


@pytest.mark.parametrize("words", [["--unit", "ngo-quyen"], ["--for", "general"], ["--group", "thpt"]])
def test_a_part_of_the_batch_calls_no_other_letter_stale(words: list[str], office: SmallOffice) -> None:
    office.render()
    assert office.render("--json", *words).json["stale"] == []
    assert office.render("--json").json["counts"]["same"] == 4


@pytest.mark.parametrize("junk", ["", "[]", "{", '{"files": 3}', '{"files": {"a": 5}}', "\x00"])
def test_a_ledger_that_cannot_be_read_owns_nothing(junk: str, office: SmallOffice) -> None:
    office.render()
    (ledger,) = (office.out / ".congvan").glob("*.json")
    ledger.write_text(junk, encoding="utf-8")
    assert office.render().code == 0, "the letters are the same: nothing is to be replaced"
    ledger.write_text(junk, encoding="utf-8")
    office.change(LETTER_FILE, "Trân trọng./.", "Kính đề nghị./.")
    done = office.render("--json")
    assert done.codes == ["OU001"] * 4
    assert office.render("--force").code == 0
    assert office.render().code == 0


def test_a_folder_reached_by_a_link_is_all_right(office: SmallOffice, tmp_path: Path) -> None:
    (tmp_path / "that").mkdir()
    office.out.symlink_to(tmp_path / "that", target_is_directory=True)
    assert office.render().code == 0
    assert len(list((tmp_path / "that").glob("*.docx"))) == 4


def test_force_follows_no_link(office: SmallOffice) -> None:
    outside = office.write("ngoai.docx", b"outside")
    office.out.mkdir()
    (office.out / ONE).symlink_to(outside)
    assert office.render("--force").code == 1
    assert outside.read_bytes() == b"outside"
    assert sorted(office.letters()) == [ONE]


def test_what_a_killed_run_of_any_letter_left_is_cleared_away(office: SmallOffice) -> None:
    office.render()
    left = office.out / ".congvan" / "khac-12345678.part"
    left.mkdir()
    (left / "khac_a.docx").write_bytes(b"half")
    assert office.render().code == 0
    assert sorted(path.suffix for path in (office.out / ".congvan").iterdir()) == ["", ".json"]


def in_the_way(office: SmallOffice, what: str) -> tuple[list[str], str]:
    """Put something where a folder or file must be made; return the options, and what the message must name."""
    if what == "a file above the folder":
        office.write("tep", b"")
        return ["--out", "tep/out"], "tep/out"
    if what == "a file for a folder":
        office.write("out", b"")
        return [], "out"
    if what == "a file for the folder's own":
        office.write("out/.congvan", b"")
        return [], ".congvan"
    if what == "a folder for the lock":
        (office.out / ".congvan/lock").mkdir(parents=True)
        return [], "lock"
    if what == "a place that takes no files":
        return ["--out", "/proc/congvan"], "/proc/congvan"
    return ["--out", "a" * 300], "a" * 300


@pytest.mark.parametrize(
    "what",
    [
        "a file above the folder",
        "a file for a folder",
        "a file for the folder's own",
        "a folder for the lock",
        "a place that takes no files",
        "a name too long",
    ],
)
def test_a_folder_that_cannot_be_written_is_named_with_the_reason(what: str, office: SmallOffice) -> None:
    words, named = in_the_way(office, what)
    before = picture(office.root)
    done = office.render(*words)
    assert done.code == 1
    assert named in done.err
    assert "cannot be written: " in done.err
    assert "Traceback" not in done.err
    assert picture(office.root) == before


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("part", [0.0, 0.5, 1.0])
def test_a_disk_that_takes_no_more_is_told_and_the_next_run_completes(
    part: float, jobs: str, office: SmallOffice
) -> None:
    office.many(12)
    office.render("--out", "do")
    limit = 1 + int(part * (max(path.stat().st_size for path in (office.root / "do").iterdir()) - 2))

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    process = office.start("render", LETTER_FILE, "--jobs", jobs, before=full)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1, err.decode()
    assert out == b""
    assert "cannot be written: File too large." in err.decode()
    assert str(office.out) in err.decode()
    assert b"Traceback" not in err
    assert picture(office.out) == {}
    assert office.render().code == 0
    assert len(office.letters()) == 13


def test_a_disk_that_takes_no_ledger_publishes_nothing(office: SmallOffice) -> None:
    # 120 names make a ledger larger than any of the letters
    office.many(120)
    process = office.start(
        "render", LETTER_FILE, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))
    )
    _out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "cannot be written: File too large." in err.decode()
    assert office.letters() == {}
    assert office.render().code == 0
    assert len(office.letters()) == 121


def test_a_fault_in_the_middle_of_publishing_is_told_as_partly_done_and_mended_by_the_next_run(
    office: SmallOffice,
) -> None:
    office.render()
    letter = office.root / LETTER_FILE
    written = {name: digest(name.encode()) for name in ("a.docx", "b.docx", "c.docx")}
    with open_folder(office.out, letter) as folder:
        for name in written:
            write_new(str(folder.staging / name), name.encode())
        (office.out / "b.docx/x").mkdir(parents=True)
        with pytest.raises(CannotWrite) as refusal:
            folder.publish(written, {})
    assert refusal.value.exit_code is ExitCode.PARTIAL
    assert "b.docx" in str(refusal.value)
    assert (office.out / "a.docx").read_bytes() == b"a.docx"
    assert not (office.out / "c.docx").exists()
    with open_folder(office.out, letter) as folder:
        assert folder.owned["a.docx"] == (digest(b"a.docx"),), "what was published is known as this letter's"


def test_a_second_run_waits_for_the_first_and_both_end_right(office: SmallOffice) -> None:
    office.many(400)
    runs = [office.start("render", LETTER_FILE, "--json") for _ in range(3)]
    told = []
    for run in runs:
        out, err = run.communicate(timeout=60)
        assert (run.returncode, err) == (0, b"")
        told.append(json.loads(out))
    assert sorted(one["counts"]["written"] for one in told) == [0, 0, 401]
    assert len(office.letters()) == 401
    assert sorted(path.suffix for path in (office.out / ".congvan").iterdir()) == ["", ".json"]


def test_two_different_letters_at_once_end_right(office: SmallOffice) -> None:
    office.many(200)
    office.write("letters/hai.yaml", (office.root / LETTER_FILE).read_bytes())
    runs = [office.start("render", name, "--jobs", "2", "--json") for name in (LETTER_FILE, "letters/hai.yaml")]
    for run in runs:
        _out, err = run.communicate(timeout=60)
        assert (run.returncode, err) == (0, b"")
    assert len(office.letters()) == 402


def test_nothing_is_written_for_everybody_even_without_a_umask(office: SmallOffice) -> None:
    run = office.start("render", LETTER_FILE, before=lambda: os.umask(0))
    run.communicate(timeout=60)
    assert run.returncode == 0
    assert {path.stat().st_mode & 0o077 for path in (office.out, *office.out.rglob("*"))} == {0}
