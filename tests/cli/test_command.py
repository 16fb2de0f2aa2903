"""The command: what it says alone, its help, its exit codes, what it says when something is not there."""

import os
import signal
import time

import pytest

from congvan import __version__
from congvan.cli import desk
from congvan.workflow import OFFICE_FILE
from tests.workflow.small_office import LETTER_FILE, SmallOffice, picture

COMMANDS = [(), ("render",), ("recipients",), ("recipients", "import"), ("recipients", "check"), ("recipients", "list")]


def test_alone_in_an_office_it_says_what_is_there_and_what_comes_next(office: SmallOffice) -> None:
    office.write("letters/ab.yaml", "symbol: x\n")
    done = office.run()
    assert (done.code, done.err) == (0, "")
    assert f"Office: {office.root / OFFICE_FILE}" in done.out
    assert "2 letters:\n  letters/ab.yaml\n  letters/thu.yaml\n" in done.out
    assert "Next: congvan render letters/ab.yaml\n" in done.out


def test_the_next_command_that_it_names_can_be_typed_as_it_stands(office: SmallOffice) -> None:
    (office.root / LETTER_FILE).rename(office.root / "letters/thư mời họp.yaml")
    (line,) = (line for line in office.run().out.splitlines() if line.startswith("Next: congvan "))
    assert line == 'Next: congvan render "letters/thư mời họp.yaml"'
    assert office.run("render", line.split('"')[1]).code == 0


def test_alone_in_a_subfolder_it_finds_the_office_above(office: SmallOffice) -> None:
    (office.root / "letters/2022").mkdir()
    done = office.call(cwd=office.root / "letters")
    assert "Next: congvan render thu.yaml" in done.out
    done = office.call(cwd=office.root / "letters/2022")
    assert f"Next: congvan render {office.root / LETTER_FILE}" in done.out


def test_alone_in_an_office_without_letters_it_says_where_to_write_one(office: SmallOffice) -> None:
    (office.root / LETTER_FILE).unlink()
    done = office.run()
    assert done.code == 0
    assert f"No letter yet: write one in {office.root / 'letters'}" in done.out


def test_alone_in_an_empty_folder_it_says_that_there_is_no_office(office: SmallOffice) -> None:
    empty = office.root.parent / "rong"
    empty.mkdir()
    done = office.call(cwd=empty)
    assert (done.code, done.err) == (0, "")
    assert "There is no office here: no congvan.yaml" in done.out
    assert "congvan --help" in done.out
    assert list(empty.iterdir()) == []


def test_many_letters_are_not_all_listed(office: SmallOffice) -> None:
    for number in range(20):
        office.write(f"letters/a{number:02}.yaml", "")
    done = office.run()
    assert "21 letters:" in done.out
    assert "  … 11\n" in done.out


def test_version_says_the_version(office: SmallOffice) -> None:
    assert office.call("--version").out == f"congvan {__version__}\n"


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_names_every_option_in_either_language(
    command: tuple[str, ...], language: str, office: SmallOffice
) -> None:
    done = office.call(*command, "--help", environment={"CONGVAN_LANG": language})
    assert (done.code, done.err) == (0, "")
    assert " ".join(("congvan", *command)) in done.out
    assert "--help" in done.out
    short = office.call(*command, "-h", environment={"CONGVAN_LANG": language})
    assert short.out == done.out


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({"CONGVAN_LANG": "vi"}, "vi"),
        ({"CONGVAN_LANG": "en", "LC_ALL": "vi_VN.UTF-8"}, "en"),
        ({"CONGVAN_LANG": "", "LC_ALL": "vi_VN.UTF-8", "LANG": "en_US"}, "vi"),
        ({"CONGVAN_LANG": "", "LANG": "vi_VN"}, "vi"),
        ({"CONGVAN_LANG": "", "LANG": "C"}, "en"),
        ({"CONGVAN_LANG": "xx"}, "en"),
    ],
)
def test_a_process_speaks_the_language_of_its_surroundings(
    environment: dict[str, str], spoken: str, office: SmallOffice
) -> None:
    script = (
        "from congvan.cli import desk; from congvan import language; desk._choose_language(); print(language.spoken())"
    )
    assert office.python("-c", script, **environment).out.strip() == spoken


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["rendr"], "No such command 'rendr'. Did you mean «render»?"),
        (["recipients", "chek"], "Did you mean «check»?"),
        (["render"], "LETTER is missing"),
        (["render", "a", "b"], "b"),
        (["render", LETTER_FILE, "--grup", "thpt"], "There is no option «--grup». Did you mean «--group»?"),
        (["render", LETTER_FILE, "--out"], "--out"),
        (["render", LETTER_FILE, "--for", "unit"], "Did you mean «units»?"),
        (["render", LETTER_FILE, "--jobs", "0"], "a whole number from 1 to"),
        (["render", LETTER_FILE, "--jobs", "hai"], "«hai»"),
        (["render", LETTER_FILE, "--jobs", "-1"], "«-1»"),
        (["render", LETTER_FILE, "--jobs", "9" * 5000], "a whole number from 1 to"),
        (["recipients", "check"], "FILE is missing"),
        (["recipients", "exort"], "exort"),
        (["recipients", "list", "recipients.yaml", "--group", "thtp"], "Did you mean «thpt»?"),
        (["recipients", "import", "recipients.yaml", "--to", "x.yaml", "--encoding", "latin1"], "tcvn3"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_meant(words: list[str], told: str, office: SmallOffice) -> None:
    before = picture(office.root)
    done = office.run(*words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert "Traceback" not in done.err
    assert picture(office.root) == before


@pytest.mark.parametrize(
    ("words", "named", "near"),
    [
        (["render", "letters/thuu.yaml"], "letters/thuu.yaml", "Did you mean «thu.yaml»?"),
        (["render", "letter/thu.yaml"], "letter/thu.yaml", "There is no folder «letter» either"),
        (["render", "letters/giay-moi.yaml"], "letters/giay-moi.yaml", "In «letters» there is «thu.yaml»"),
        (["render", "letters"], "letters", "it is a folder"),
        (["render", LETTER_FILE, "--office", "congvann.yaml"], "congvann.yaml", "Did you mean «congvan.yaml»?"),
        (["render", LETTER_FILE, "--office", "letters"], "letters", "it is a folder"),
        (["render", LETTER_FILE, "--recipients", "recipient.yaml"], "recipient.yaml", "«recipients.yaml»"),
        (["render", LETTER_FILE, "--recipients", "letters"], "letters", "it is a folder"),
        (["render", LETTER_FILE, "--template", "mau.docx"], "mau.docx", "there is no such file"),
        (["render", LETTER_FILE, "--template", "letters"], "letters", "it is a folder"),
        (["render", "x" * 5000], "x" * 100, "File name too long"),
        (["render", LETTER_FILE, "--template", "x" * 5000], "x" * 100, "File name too long"),
        (["recipients", "check", "recipient.yaml"], "recipient.yaml", "Did you mean «recipients.yaml»?"),
        (["recipients", "list", "letters"], "letters", "it is a folder"),
        (["recipients", "import", "x.csv"], "x.csv", "exists already"),
        (["recipients", "import", "x.csv", "--to", "y.yaml"], "x.csv", "there is no such file"),
    ],
)
def test_a_file_that_is_not_there_is_told_with_the_near_name(
    words: list[str], named: str, near: str, office: SmallOffice
) -> None:
    done = office.run(*words)
    assert (done.code, done.out) == (1, "")
    assert named in done.err or near == "exists already"
    assert near in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("key", ["recipients", "template", "out"])
def test_an_absurd_path_in_the_office_is_told(key: str, office: SmallOffice) -> None:
    office.change("congvan.yaml", "defaults:\n", f"defaults:\n  {key}: {'x' * 400}\n")
    done = office.run("render", LETTER_FILE)
    assert done.code == 1
    assert "File name too long" in done.err


def test_a_letter_without_an_office_is_told(office: SmallOffice) -> None:
    (office.root / "congvan.yaml").unlink()
    done = office.run("render", LETTER_FILE)
    assert done.code == 1
    assert "name the office with --office" in done.err


def test_a_bug_ends_with_70_a_traceback_and_where_to_send_it(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError(red)

    red = "\x1b[31mđỏ"

    monkeypatch.setattr("congvan.workflow.render", broken)
    done = office.run("render", LETTER_FILE)
    assert (done.code, done.out) == (70, "")
    assert "Traceback (most recent call last):\n" in done.err
    assert "ZeroDivisionError: U+001B[31mđỏ" in done.err
    assert "This is a bug in congvan, not in your files." in done.err
    assert "\x1b" not in done.err


def test_ctrl_c_ends_with_3_and_a_sentence(office: SmallOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(5)

    monkeypatch.setattr("congvan.workflow.render", stopped)
    done = office.run("render", LETTER_FILE)
    assert (done.code, done.out) == (3, "")
    assert done.err == "Stopped. Run the same command again: it goes on with what is left.\n"


def test_main_leaves_the_process_with_the_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        desk.main(["--version"])
    assert leaving.value.code == 0
    assert capsys.readouterr().out == f"congvan {__version__}\n"
