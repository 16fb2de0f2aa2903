"""The terminal: nothing in the data can move its cursor; UTF-8 everywhere; a bar for people, lines for files."""

import os
import pty
import select
import subprocess
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.cli import say
from congvan.cli.render import _lines
from congvan.cli.say import show
from congvan.errors import Finding, Where
from tests.workflow.small_office import CONGVAN, LETTER_FILE, SmallOffice, surroundings

NASTY = "\x1b[2J\x1b]0;x\x07\x9b31m\r\u202e\u200b\u2028"
RAW = ("\x1b", "\x07", "\x9b", "\r", "\u202e", "\u200b", "\u2028", "\x00")


def is_plain(text: str) -> bool:
    return all(char == "\n" or char.isprintable() for char in text)


@pytest.mark.parametrize(
    "words",
    [
        ["render", f"thu{NASTY}.yaml"],
        ["render", LETTER_FILE, "--unit", NASTY],
        ["render", LETTER_FILE, "--group", NASTY],
        ["render", LETTER_FILE, "--for", NASTY],
        ["render", LETTER_FILE, "--jobs", NASTY],
        ["render", LETTER_FILE, "--out", f"out{NASTY}"],
        ["render", LETTER_FILE, "--recipients", f"ds{NASTY}.csv"],
        ["render", LETTER_FILE, "--template", f"t{NASTY}.docx"],
        ["render", LETTER_FILE, "--name-pattern", "{" + NASTY + "}{id}"],
        ["render", LETTER_FILE, f"--{NASTY}"],
        ["recipients", "check", f"ds{NASTY}"],
        ["recipients", "list", "recipients.yaml", "--group", NASTY],
        ["recipients", "import", "recipients.yaml", "--to", f"a{NASTY}.yaml"],
        ["recipients", "import", "recipients.yaml", "--to", "b.yaml", "--encoding", NASTY],
        [NASTY],
    ],
)
def test_what_is_typed_never_reaches_the_terminal_raw(words: list[str], office: SmallOffice) -> None:
    done = office.call(*words)
    assert done.code in (0, 1, 2)
    assert done.out + done.err
    assert is_plain(done.out), done.out
    assert is_plain(done.err), done.err


@pytest.mark.parametrize("where", ["congvan.yaml", LETTER_FILE, "recipients.yaml"])
def test_what_the_files_hold_never_reaches_the_terminal_raw(where: str, office: SmallOffice) -> None:
    escaped = "".join(f"\\u{ord(char):04x}" for char in NASTY)
    text = (office.root / where).read_text(encoding="utf-8")
    for nasty in (f"{text}\nla{NASTY}: 1\n", f'{text}\n"la{escaped}": 1\n', f'"{escaped}": 1\n', NASTY):
        office.write(where, nasty)
        for words in (["render", LETTER_FILE], ["recipients", "check", where], ["recipients", "list", where]):
            done = office.run(*words)
            assert done.code == 1
            assert is_plain(done.out + done.err), done.err


def test_a_file_name_cannot_write_a_line_of_its_own(office: SmallOffice) -> None:
    office.write("letters/a\n0 errors, all right.yaml", "symbol: x\n")
    done = office.run("render", "letters/a\n0 errors, all right.yaml")
    assert done.code == 1
    assert not any(line.startswith("0 errors") for line in done.err.splitlines())
    assert "aU+000A0 errors" in done.err


def test_rich_markup_in_data_is_printed_as_it_is(office: SmallOffice) -> None:
    office.units(
        [
            '{id: a, name: "[red]Trường[/red] :star: [link=http://x]y[/]", group: thpt, email: a@haiphong.example}',
            '{id: b, name: "[/] [bold", group: thpt, email: b@haiphong.example}',
        ]
    )
    done = office.call("recipients", "list", "recipients.yaml", environment={"COLUMNS": "200"})
    assert (done.code, done.err) == (0, "")
    assert "[red]Trường[/red] :star: [link=http://x]y[/]" in done.out
    assert "[/] [bold" in done.out


@given(st.text())
def test_shown_text_is_printable_and_plain_text_is_itself(text: str) -> None:
    assert is_plain(show(text).replace("\u3000", "").replace("\xa0", "")) or any(char.isspace() for char in show(text))
    assert not any(raw in show(text) for raw in RAW)
    if text.isprintable():
        assert show(text) == text


def test_a_finding_with_a_bidi_character_shows_it(capsys: pytest.CaptureFixture[str]) -> None:
    say.say_findings([Finding("LT001", Where("a\u202eb.yaml", 3), "sai \x1b[31m", "sửa \u2066")])
    assert capsys.readouterr().err == (
        "aU+202Eb.yaml:3: error LT001: sai U+001B[31m\n    → sửa U+2066\n1 error, 0 warnings.\n"
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
)
def test_the_output_is_utf_8_whatever_the_surroundings_say(environment: dict[str, str], office: SmallOffice) -> None:
    done = office.call("recipients", "list", "recipients.yaml", environment=environment)
    assert (done.code, done.err) == (0, "")
    assert "Trường THPT Ngô Quyền" in done.out
    office.change("recipients.yaml", "id: ngo-quyen", "id: Ngô Quyền")
    done = office.call("recipients", "check", "recipients.yaml", environment=environment)
    assert "«Ngô Quyền»" in done.err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--help"],
        ["--version"],
        ["recipients", "list", "recipients.yaml"],
        ["recipients", "list", "recipients.yaml", "--json"],
        ["render", LETTER_FILE],
        ["render", LETTER_FILE, "--json"],
    ],
)
@pytest.mark.parametrize("many", [3, 900])
def test_a_reader_that_leaves_early_is_no_fault(words: list[str], many: int, office: SmallOffice) -> None:
    office.many(many)
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as nobody:
        done = subprocess.run(
            [*CONGVAN, *words], cwd=office.root, env=surroundings(), stdout=nobody, stderr=subprocess.PIPE, check=False
        )
    assert done.stderr == b""
    assert done.returncode == 3


def on_a_terminal(office: SmallOffice, *words: str) -> tuple[int, str]:
    """Run the command with a terminal as its standard output and error."""
    ours, theirs = pty.openpty()
    environment = surroundings(TERM="xterm-256color", COLUMNS="100")
    with subprocess.Popen(
        [*CONGVAN, *words], cwd=office.root, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        seen, until = b"", time.monotonic() + 60
        while time.monotonic() < until:
            ready, _w, _x = select.select([ours], [], [], 0.2)
            if ready:
                try:
                    data = os.read(ours, 65536)
                except OSError:  # the other end is closed
                    break
                if not data:
                    break
                seen += data
            elif process.poll() is not None:
                break
        os.close(ours)
        return process.wait(timeout=30), seen.decode()


def test_on_a_terminal_a_bar_shows_how_far_it_is(office: SmallOffice) -> None:
    office.many(1500)
    code, seen = on_a_terminal(office, "render", LETTER_FILE)
    assert code == 0
    assert "━" in seen
    assert "/1501" in seen
    assert "letters/s" in seen
    assert "1500 letters for units and the general letter" in seen


def test_on_a_terminal_errors_stand_out(office: SmallOffice) -> None:
    office.change(LETTER_FILE, "only: thpt", "only: thtp")
    code, seen = on_a_terminal(office, "render", LETTER_FILE)
    assert code == 1
    assert "\x1b[1;31merror\x1b[0m LT006" in seen


def test_on_a_terminal_json_has_no_bar(office: SmallOffice) -> None:
    office.many(300)
    code, seen = on_a_terminal(office, "render", LETTER_FILE, "--json")
    assert code == 0
    assert seen.startswith("{")
    assert "\x1b" not in seen


def test_without_a_terminal_there_are_only_plain_lines(office: SmallOffice) -> None:
    office.many(1500)
    done = office.call("render", LETTER_FILE)
    assert done.code == 0
    assert is_plain(done.out + done.err)
    assert all(line.endswith("of 1501 letters") for line in done.err.splitlines())


def test_a_long_batch_says_now_and_then_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter(range(100))
    monkeypatch.setattr("congvan.cli.render.time.monotonic", lambda: next(now))
    tell = _lines()
    for done in range(1, 64 * 9):
        tell(done, 1000)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "192 of 1000 letters"
    assert 2 <= len(lines) <= 4
