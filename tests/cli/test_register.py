"""`congvan issue`, `register` and `status` as a clerk types them: words, exit codes, JSON, asking on a terminal."""

import csv
import json
import os
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.terminal import on_terminal
from tests.register.faults.crowding import run_program
from tests.register.faults.harness import Ended, make_office
from tests.register.postgres import Server, serve

ISSUE = ("issue", "letters/hop.yaml", "--yes", "3")
_ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONGVAN_LANG", "en")
    monkeypatch.setenv("PYTHONPATH", str(_ROOT))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    made = make_office(tmp_path / "office", ("hop", "khac"))
    assert run(made, "register", "init").code == 0
    return made


def run(office: Path, *words: str, **more: Any) -> Ended:
    """Run the command, and look that it never ends in a traceback."""
    ended = run_program(office, *words, **more)
    assert "Traceback" not in ended.said
    return ended


def done(office: Path, *words: str) -> str:
    ended = run(office, *words)
    assert ended.code == 0, ended.said
    return ended.said


def fields(office: Path, *words: str) -> dict[str, Any]:
    """Return the JSON document of a command."""
    found: dict[str, Any] = json.loads(done(office, *words, "--json"))
    return found


def test_a_first_day_with_the_register(office: Path) -> None:
    assert "next is number 01" in done(office, "register", "next")
    said = done(office, *ISSUE)
    for words in (
        *("About to issue letters/hop.yaml:", "Subject        mời họp giao ban hop", "Hiệu trưởng các trường THPT"),
        *("3 units and the general letter, each as docx", "01/SGDĐT-VP (expected) in «Sổ đăng ký văn bản đi»"),
        *("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Phạm Quốc Hiệu", "van-ban-di/", "Issued: number 01/SGDĐT-VP of", "as expected."),
        *("4 files in van-ban-di/", "congvan status letters/hop.yaml"),
    ):
        assert words in said
    assert "Already issued: number 01/SGDĐT-VP" in done(office, *ISSUE)
    assert "next is number 02" in done(office, "register", "next")
    listed = done(office, "register", "list")
    assert re.search(
        r"^01/SGDĐT-VP +\d\d/\d\d/\d{4} +Công văn v/v mời họp giao ban hop +.*entered$", listed, re.MULTILINE
    )
    assert "1 entry" in listed
    shown = done(office, "register", "show", "1")
    assert "Phạm Quốc Hiệu" in shown
    assert "0001_thpt-a.docx" in shown
    assert "Every number that was given is entered or void." in done(office, "register", "open")
    assert "All right: nothing is missing" in done(office, "register", "verify")
    status = done(office, "status", "letters/hop.yaml")
    assert status.count("01/SGDĐT-VP  numbered") == 4
    assert "numbered: 4" in status
    assert "is not issued" in done(office, "status", "letters/khac.yaml")


def test_each_json_line_is_a_units_letter(office: Path) -> None:
    done(office, *ISSUE)
    done(office, "issue", "letters/khac.yaml", "--yes", "3", "--numbering", "each")
    lines = [json.loads(line) for line in done(office, "register", "list", "--json").splitlines()]
    assert [(line["number"], line["unit"]) for line in lines] == [
        *((1, "thpt-a"), (1, "thpt-b"), (1, "thpt-c"), (1, None)),
        *((2, "thpt-a"), (3, "thpt-b"), (4, "thpt-c")),
    ]
    wanted = {"year", "book", "number", "symbol", "unit", "file", "status", "sha256"}
    for line in lines:
        assert wanted <= line.keys()
        assert (office / line["file"]).is_file()
        assert (line["book"], line["symbol"], line["status"], len(line["sha256"])) == (
            *("van-ban-di", "SGDĐT-VP", "entered", 64),
        )
    assert len(done(office, "register", "list", "--json", "--limit", "2").splitlines()) == 2


def test_json_documents_say_the_same(office: Path) -> None:
    assert fields(office, "register", "next")["books"][0]["next"] == 1
    issued = fields(office, *ISSUE)
    assert (issued["status"], issued["expected"], issued["number"], issued["count"]) == (
        *("issued", "01/SGDĐT-VP", "01/SGDĐT-VP", 3),
    )
    assert [one["unit"] for one in issued["letters"]] == ["thpt-a", "thpt-b", "thpt-c", None]
    assert fields(office, *ISSUE)["status"] == "already"
    shown = fields(office, "register", "show", "01/SGDĐT-VP")
    assert (shown["entry"]["number"], len(shown["letters"]), len(shown["events"])) == (1, 4, 8)
    status = fields(office, "status", "letters/hop.yaml")
    assert status["counts"] == {"numbered": 4}
    assert [one["status"] for one in status["letters"][0]["events"]] == ["made", "numbered"]
    assert fields(office, "register", "verify")["findings"] == []
    assert fields(office, "register", "open")["open"] == []
    assert fields(office, "register", "void", "1", "--reason", "thử")["void"] == ["01/SGDĐT-VP"]


def test_a_refusal_as_json_is_a_document_too(office: Path) -> None:
    for words in (
        ("issue", "letters/hop.yaml", "--yes", "4", "--json"),
        ("issue", "letters/gone.yaml", "--yes", "3", "--json"),
        ("register", "show", "9", "--json"),
        ("register", "void", "9", "--reason", "x", "--json"),
        ("status", "letters/gone.yaml", "--json"),
    ):
        ended = run(office, *words)
        assert ended.code == 1
        assert json.loads(ended.said[ended.said.index("{\n") :])["exit_code"] == 1


class TestLocks:
    """Nothing is issued that nobody has said yes to."""

    def test_without_a_terminal_the_count_is_needed(self, office: Path) -> None:
        ended = run(office, "issue", "letters/hop.yaml")
        assert ended.code == 1
        assert "About to issue" in ended.said
        assert "run the command again with --yes 3" in ended.said
        assert "next is number 01" in done(office, "register", "next")

    @pytest.mark.parametrize("count", ["2", "4", "30"])
    def test_the_count_must_be_right(self, office: Path, count: str) -> None:
        ended = run(office, "issue", "letters/hop.yaml", "--yes", count)
        assert ended.code == 1
        assert f"--yes {count}: the letter goes to 3 units. Nothing was issued." in ended.said
        assert not (office / "van-ban-di").exists()

    @pytest.mark.parametrize("count", ["0", "-1", "all", "3.0", "99999999999"])
    def test_a_count_that_is_none_is_wrong_usage(self, office: Path, count: str) -> None:
        assert run(office, "issue", "letters/hop.yaml", f"--yes={count}").code == 2

    @pytest.mark.parametrize(
        ("typed", "code", "words"),
        [(b"y\n", 0, "Issued: number 01"), (b"n\n", 1, "Nothing was issued."), (b"\n", 1, "Nothing was issued.")],
    )
    def test_on_a_terminal_it_asks(self, office: Path, typed: bytes, code: int, words: str) -> None:
        ended = on_terminal(office, ("issue", "letters/hop.yaml"), typed)
        assert (ended.code, words in ended.said) == (code, True), ended.said
        assert "\x1b" not in ended.said.partition("[y/N]")[0], "nothing moves while the clerk reads"
        assert (office / "van-ban-di").exists() == (code == 0)

    def test_ctrl_c_at_the_question_takes_no_number(self, office: Path) -> None:
        ended = on_terminal(office, ("issue", "letters/hop.yaml"), None)
        assert ended.code == 3
        assert "next is number 01" in done(office, "register", "next")


def test_wrong_words_are_wrong_usage_and_say_what_is_right(office: Path) -> None:
    for words, told in (
        (("issue", "letters/hop.yaml", "--date", "31/2/2026"), "write a day such as 23/11/2026"),
        (("issue", "letters/hop.yaml", "--number", "4"), "with --date"),
        (("issue", "letters/hop.yaml", "--numbering", "eech"), "Did you mean «each»?"),
        (("register", "void", "1"), "--reason is missing"),
        (("register", "void", "a1", "--reason", "x"), "«a1» is no number"),
        (("register", "list", "--year", "26"), "write a year such as 2026"),
        (("register", "list", "--book", "x"), "no such book"),
        (("register", "next", "--book", "van-ban-dii"), "Did you mean «van-ban-di»?"),
        (("register", "list", "--status", "enterd"), "Did you mean «entered»?"),
        (("register", "export", "so.pdf"), ".xlsx or .csv"),
        (("status", "letters/hop.yaml", "--unit", "x"), "no letter to it"),
    ):
        ended = run(office, *words)
        assert (ended.code, told in ended.said) == (2, True), (words, ended.said)


def test_a_register_is_made_once_and_may_begin_later(tmp_path: Path) -> None:
    office = make_office(tmp_path / "office")
    assert "There is no register" in run(office, "register", "list").said
    said = done(office, "register", "init", "--next", "246")
    assert "The first number in «Sổ đăng ký văn bản đi»: 246" in said
    assert "next is number 246" in done(office, "register", "next")
    again = run(office, "register", "init")
    assert (again.code, "already" in again.said) == (1, True)
    assert "Issued: number 246/SGDĐT-VP" in done(office, *ISSUE)


def test_outside_an_office_the_register_is_not_guessed(tmp_path: Path) -> None:
    for words in (("register", "list"), ("register", "init"), ("register", "next")):
        ended = run(tmp_path, *words)
        assert (ended.code, "congvan.yaml" in ended.said) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_numbers_are_voided_by_runs_and_found_by_words(office: Path) -> None:
    done(office, "issue", "letters/hop.yaml", "--yes", "3", "--numbering", "each")
    said = done(office, "register", "void", "1-2", "--reason", "in  hỏng")
    assert said.count("Void: number") == 2
    assert done(office, "register", "list", "--status", "void").count("void: in hỏng") == 2
    assert "1 entry" in done(office, "register", "list", "truong", "03/sgddt")
    assert "0 entries" in done(office, "register", "list", "khong co")
    assert run(office, "register", "void", "2", "--reason", "x").code == 1
    assert "SGDĐT-VP" in done(office, "register", "list", "--limit", "1", "--page", "2")


def test_what_was_broken_off_is_in_plain_sight(office: Path) -> None:
    kill = ("strace", "-qq", "-o", os.devnull, "-e", "trace=link", "-e", "inject=link:signal=KILL:when=2")
    assert run(office, *ISSUE, before=kill).code != 0
    said = done(office, "register", "open")
    assert "01/SGDĐT-VP  letters/hop.yaml" in said
    assert "Finish it: congvan issue letters/hop.yaml" in said
    assert "register void 01" in said
    [waiting] = fields(office, "register", "open")["open"]
    assert (waiting["letter"], waiting["numbers"]) == ("letters/hop.yaml", ["01/SGDĐT-VP"])
    resumed = done(office, *ISSUE)
    assert "An earlier run of this command did not finish" in resumed
    assert "01/SGDĐT-VP, reserved" in resumed


def test_a_file_that_was_changed_is_found_by_verify(office: Path) -> None:
    done(office, *ISSUE)
    [path] = office.glob("van-ban-di/*/hop/0001_thpt-b.docx")
    path.write_bytes(path.read_bytes() + b"x")
    ended = run(office, "register", "verify")
    assert (ended.code, "0001_thpt-b.docx" in ended.said, "SD010" in ended.said) == (1, True, True)
    assert done(office, "register", "verify", "--no-files")


def test_a_letter_that_the_register_does_not_know_is_told(office: Path) -> None:
    done(office, *ISSUE)
    [folder] = office.glob("van-ban-di/*/hop")
    (folder / "0009_thpt-a.docx").write_bytes(b"x")
    ended = run(office, "register", "verify")
    assert (ended.code, "0009_thpt-a.docx: warning SD015" in ended.said) == (0, True)
    assert "SD010" not in ended.said


def test_a_backup_is_made_and_put_back(office: Path) -> None:
    done(office, *ISSUE)
    assert "1 entry in so-van-ban/sao-luu/register-" in done(office, "register", "backup")
    done(office, "register", "backup", "x.sqlite")
    assert run(office, "register", "backup", "x.sqlite").code == 1
    done(office, "issue", "letters/khac.yaml", "--yes", "3")
    assert run(office, "register", "restore", "x.sqlite").code == 1
    said = done(office, "register", "restore", "x.sqlite", "--force")
    assert "The register that was there is kept as so-van-ban/register-" in said
    ended = run(office, "issue", "letters/khac.yaml", "--yes", "3")
    assert ended.code == 1, "the guards remember the number that this older copy does not know"
    assert "02 of" in ended.said
    assert "up to date already" in done(office, "register", "upgrade")


def test_the_book_is_written_printed_and_read_back(office: Path, tmp_path: Path) -> None:
    done(office, "issue", "letters/hop.yaml", "--yes", "3", "--numbering", "each")
    done(office, "register", "void", "2", "--reason", "in hỏng")
    done(office, "register", "export", "so.csv")
    done(office, "register", "export", "so.xlsx")
    assert run(office, "register", "export", "so.csv").code == 1
    done(office, "register", "export", "so.csv", "--force")
    rows = list(csv.reader((office / "so.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row[0] for row in rows[1:]] == ["01/SGDĐT-VP", "02/SGDĐT-VP", "03/SGDĐT-VP"]
    assert load_workbook(office / "so.xlsx").worksheets[0].max_row == 4
    year = time.localtime().tm_year
    said = done(office, "register", "print")
    assert f"so-van-ban/so-van-ban-di-{year}.pdf" in said
    text = subprocess.run(
        ["pdftotext", "-layout", f"so-van-ban/so-van-ban-di-{year}.pdf", "-"],
        cwd=office,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI" in text
    assert "Số hủy: in" in text
    assert run(office, "register", "print").code == 1
    done(office, "register", "print", "--force", "--volume", "2", "--format", "docx", "-o", "quyen-2")
    assert (office / "quyen-2.docx").is_file()
    assert "0 entries" in done(office, "register", "print", "--post")

    other = make_office(tmp_path / "other")
    done(other, "register", "init")
    for table in ("so.csv", "so.xlsx"):
        (other / table).write_bytes((office / table).read_bytes())
    assert "3 entries (01/SGDĐT-VP to 03/SGDĐT-VP) would be entered" in done(
        other, "register", "import", "so.xlsx", "--dry-run"
    )
    assert "Entered: 3 entries" in done(other, "register", "import", "so.csv")
    assert "3 were in the register already" in done(other, "register", "import", "so.xlsx")
    assert "next is number 04" in done(other, "register", "next")
    assert "void: in hỏng" in done(other, "register", "list")


def test_an_old_book_with_gaps_is_copied_and_the_gaps_are_told(office: Path) -> None:
    head = "Số, ký hiệu văn bản;Ngày tháng văn bản;Tên loại và trích yếu nội dung văn bản;Người ký\n"
    rows = "12/SGDĐT-VP;05/01/2026;Công văn v/v a;Ai\n15/SGDĐT-VP;06/01/2026;Công văn v/v b;Ai\n"
    (office / "cu.csv").write_text(head + rows, encoding="utf-8")
    ended = run(office, "register", "import", "cu.csv")
    assert ended.code == 0
    assert "13–14" in ended.said
    assert "Entered: 2 entries (12/SGDĐT-VP to 15/SGDĐT-VP)." in ended.said
    (office / "cu.csv").write_text(head + rows.replace("v/v b", "v/v khác"), encoding="utf-8")
    clash = run(office, "register", "import", "cu.csv")
    assert (clash.code, "SD004" in clash.said) == (1, True)
    assert "next is number 16" in done(office, "register", "next")
    verified = run(office, "register", "verify")
    assert (verified.code, "13–14 of 2026 are missing" in verified.said) == (0, True)


def test_a_book_of_many_entries_is_printed_in_volumes(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import UTC, datetime  # noqa: PLC0415

    from congvan.workflow import BookRequest, Desk, print_book  # noqa: PLC0415

    done(office, "issue", "letters/hop.yaml", "--yes", "3", "--numbering", "each")
    monkeypatch.setattr("congvan.workflow.register_book._VOLUME", 2)
    now = datetime.now(UTC)
    report = print_book(Desk(now, "văn thư", office), BookRequest(now.year))
    names = [
        f"so-van-ban/so-van-ban-di-{now.year}-quyen-{volume}.{kind}"
        for volume in ("01", "02")
        for kind in ("pdf", "docx")
    ]
    assert (list(report.paths), report.entries, report.pages) == (names, 3, 4)


NASTY = "\x1b[2J\x1b]0;x\x07\x9b31m\u202e\u200b"


def test_nothing_in_the_register_moves_the_terminal(office: Path) -> None:
    for words in (
        ("register", "list", NASTY),
        ("register", "show", NASTY),
        ("register", "void", "1", "--reason", NASTY),
        ("register", "backup", f"x{NASTY}.sqlite"),
        ("register", "restore", f"x{NASTY}.sqlite"),
        ("register", "import", f"x{NASTY}.csv"),
        ("register", "print", "-o", f"x{NASTY}"),
        ("register", "export", f"x{NASTY}.csv"),
        ("status", f"letters/{NASTY}.yaml"),
        ("issue", f"letters/{NASTY}.yaml"),
    ):
        assert all(char == "\n" or char.isprintable() for char in run(office, *words).said), words
    done(office, *ISSUE)
    run(office, "register", "void", "1", "--reason", NASTY)
    for words in (
        ("register", "list"),
        ("register", "show", "1"),
        ("register", "list", "--json"),
        ("status", "letters/hop.yaml"),
    ):
        assert all(char == "\n" or char.isprintable() for char in done(office, *words)), words


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serve() as running:
        yield running


def test_an_office_with_a_server_gives_its_password_in_the_environment_alone(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.run("CREATE DATABASE so")
    office = make_office(tmp_path / "office", ("hop", "khac"), server.url("so"))
    missing = run(office, "register", "init")
    assert missing.code == 1
    monkeypatch.setenv("CONGVAN_REGISTER_PASSWORD", server.password)
    said = [
        done(office, *words) for words in (("register", "init"), ISSUE, ("register", "list"), ("register", "verify"))
    ]
    assert "Issued: number 01/SGDĐT-VP" in said[1]
    said.append(done(office, "register", "backup"))
    monkeypatch.setenv("CONGVAN_REGISTER_PASSWORD", f"{server.password}x")
    wrong = run(office, "register", "list")
    assert wrong.code == 1
    kept = [path.read_bytes() for path in office.rglob("*") if path.is_file()]
    assert not any(server.password in one for one in (*said, wrong.said, missing.said))
    assert not any(server.password.encode() in one for one in kept)
    assert not (office / "so-van-ban/register.sqlite").exists()
    assert list((office / "so-van-ban/sao-luu").glob("*.sqlite"))


def test_a_password_in_the_file_is_refused_and_not_repeated(office: Path) -> None:
    with (office / "congvan.yaml").open("a") as file:
        file.write("register: postgresql+psycopg://vanthu:bi-mat@so.example/congvan\n")
    ended = run(office, "register", "next")
    assert (ended.code, "CONGVAN_REGISTER_PASSWORD" in ended.said, "bi-mat" in ended.said) == (1, True, False)


@pytest.mark.parametrize(
    "words", [(), ("issue",), ("register",), ("register", "list"), ("register", "print"), ("status",)]
)
def test_help_is_given_in_both_languages(office: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    english = done(office, *words, "--help")
    monkeypatch.setenv("CONGVAN_LANG", "vi")
    assert done(office, *words, "--help") != english
