"""Templates from outside run in children: bounded in time and memory, told when they die, gone when the work ends."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from congvan.workflow import Paths, RenderRequest, crew, render
from congvan.workflow.crew import fill_with_crew
from congvan.workflow.filling import Job, Made
from congvan.workflow.gather import gather
from tests.workflow.small_office import CONGVAN, LETTER_FILE, SmallOffice, picture, surroundings, template

MOST = 1.2 * 2**30
LOOP = "{% for a in range(99999) %}"
END = "{% endfor %}"
DOUBLED = "{% set n = namespace(x=['aaaaaaaaaaaaaaaa']) %}"
BOMBS = {
    "nested ranges": LOOP + LOOP + LOOP + "{{ a }}" + END * 3,
    "nested ranges that print nothing": LOOP + LOOP + LOOP + END * 3,
    "repetition of a text": "{{ 'A' * 3000000000 }}",
    "repetition of a value": "{{ letter.symbol * 3000000000 }}",
    "repetition of a list": "{{ ([0] * 3000000000) | length }}",
    "power": "{{ 9 ** (9 ** 9) }}",
    "power of a value": "{% set n = letter.symbol | length %}{{ (n * n) ** ((n * n) ** (n * n)) }}",
    "doubling in a namespace": DOUBLED + LOOP + "{% set n.x = n.x + n.x %}" + END + "{{ n.x | length }}",
    "doubling a text": "{% set n = namespace(x='aa') %}"
    + LOOP
    + "{% set n.x = n.x ~ n.x %}"
    + END
    + "{{ n.x | length }}",
    "macro recursion": "{% macro m(n) %}{{ m(n + 1) }}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}",
    "join of a long range": "{{ range(99999) | join('A' * 90000) | length }}",
    "replace that grows": "{{ 'aaaaaaaaaa' | replace('a', 'aaaaaaaaaa' * 999) | replace('a', 'a' * 9999) | length }}",
    "replace of a value by itself": "{% set n = namespace(x='aa') %}"
    + LOOP
    + "{% set n.x = n.x | replace('a', n.x) %}"
    + END
    + "{{ n.x | length }}",
    "lists of lists": "{% set n = namespace(x=range(99999) | list) %}"
    + LOOP
    + "{% set n.x = [n.x | list, n.x | list] | sum(start=[]) %}"
    + END
    + "{{ n.x | length }}",
    "batch with filling": "{{ range(9) | batch(999999999, 'x') | list | length }}",
    "slice into very many": "{{ range(9) | slice(999999999) | list | length }}",
    "a loop that prints": LOOP + "{{ letter.subject * 9999 }}" + END,
    "format": "{{ '%3000000000d' % 1 }}",
    "center": "{{ 'a' | center(3000000000) }}",
    "indent": "{{ 'a' | indent(3000000000) }}",
    "lipsum": "{{ lipsum(n=100000) }}",
    "title of a long text": "{% set n = namespace(x=letter.subject * 99999) %}"
    + LOOP
    + "{% set n.y = n.x | title %}"
    + END,
    "unique of nested loops": LOOP + "{% set b = range(99999) | map('string') | unique | list %}" + END,
}


@pytest.fixture
def job(office: SmallOffice) -> Job:
    """Give a batch whose template is the office's own, as `render` makes it."""
    return a_job(office, "{{ letter.symbol }}")


def a_job(office: SmallOffice, *tags: str) -> Job:
    name = office.template(*tags)
    gathered = gather(Paths(office.root / LETTER_FILE, office.root, template=office.root / name))
    units = gathered.recipients.units
    return Job(
        office=gathered.office,
        signer=gathered.signer,
        draft=gathered.draft,
        recipients=gathered.recipients,
        units=units,
        names=tuple(f"{unit.id}.docx" for unit in units),
        template=gathered.template,
        template_name=gathered.template_name,
        out=gathered.out,
        dry_run=True,
    )


def children() -> dict[int, str]:
    """Return the processes below this one that fill letters, with their command lines."""
    parents, words = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has just left
            said = (folder / "cmdline").read_bytes()
            after_name = (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
            parents[int(folder.name)] = int(after_name.split()[1])
            words[int(folder.name)] = said.replace(b"\0", b" ").decode(errors="replace")

    def is_below(pid: int) -> bool:
        while pid in parents:
            pid = parents[pid]
            if pid == os.getpid():
                return True
        return False

    return {pid: said for pid, said in words.items() if "spawn_main" in said and is_below(pid)}


def peak(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_in_time_and_memory(bomb: str, office: SmallOffice) -> None:
    begun = time.monotonic()
    with ThreadPoolExecutor(1) as side:
        filled = side.submit(lambda: list(fill_with_crew(a_job(office, BOMBS[bomb]), 1, patience=1.0)))
        most = 0
        while not filled.done():
            most = max([most, *(peak(pid) for pid in children())])
            time.sleep(0.05)
    findings = [finding for made in filled.result() for finding in made.findings]
    assert findings, "the bomb went off and nobody heard it"
    assert {finding.where.file for finding in findings} == {"templates/rieng.docx"}
    assert {finding.code[:2] for finding in findings} == {"TP"}
    assert time.monotonic() - begun < 10
    assert most < MOST
    assert children() == {}


@pytest.mark.parametrize("bomb", ["join of a long range", "replace that grows", "doubling a text"])
def test_memory_is_bounded_before_time_is(bomb: str, office: SmallOffice) -> None:
    (finding,) = (one for made in fill_with_crew(a_job(office, BOMBS[bomb]), 1) for one in made.findings)
    assert "more memory than a letter can need" in finding.message


@pytest.mark.parametrize("bomb", ["nested ranges that print nothing", "doubling a text", "macro recursion"])
def test_the_command_refuses_a_bomb_and_writes_nothing(bomb: str, office: SmallOffice) -> None:
    office.render()
    before = picture(office.out)
    begun = time.monotonic()
    done = office.call("render", LETTER_FILE, "--template", office.template(BOMBS[bomb]))
    assert done.code == 1, done.err
    assert "templates/rieng.docx" in done.err
    assert "error TP0" in done.err
    assert "Traceback" not in done.err
    assert time.monotonic() - begun < 20
    assert picture(office.out) == before


def test_a_template_that_takes_its_time_for_each_letter_is_no_bomb(office: SmallOffice) -> None:
    office.many(5)
    # five letters that take longer together than one may
    job = a_job(office, "{% set n = namespace(x=0) %}" + LOOP + "{% set n.x = n.x + a %}" + END + "{{ n.x }}")
    begun = time.monotonic()
    made = list(fill_with_crew(job, 1, patience=20))
    whole = time.monotonic() - begun
    assert [one.status for one in made] == ["planned"] * 6
    assert [one.status for one in fill_with_crew(job, 1, patience=max(whole / 2, 1.5))] == ["planned"] * 6


def test_letters_come_back_in_any_order_but_each_once(office: SmallOffice) -> None:
    office.many(30)
    made = list(fill_with_crew(a_job(office, "{{ unit.id }}"), 3))
    assert sorted(one.index for one in made if one.index >= 0) == list(range(30))
    assert children() == {}


def endless(office: SmallOffice) -> Job:
    return a_job(office, BOMBS["nested ranges that print nothing"])


def wait_for(what: Callable[[], object], seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.02)


def test_a_child_that_is_killed_from_outside_is_told_at_once(office: SmallOffice) -> None:
    with ThreadPoolExecutor(1) as side:
        begun = time.monotonic()
        filled = side.submit(lambda: list(fill_with_crew(endless(office), 1)))
        wait_for(children)
        time.sleep(1)
        for pid in children():
            os.kill(pid, signal.SIGKILL)
        (made,) = (made for made in filled.result() if made.findings)
    assert made.findings[0].code == "TP017"
    assert "ended without a word" in made.findings[0].message
    assert time.monotonic() - begun < crew.LONGEST_SILENCE


def test_whoever_stops_listening_leaves_no_child(job: Job, office: SmallOffice) -> None:
    office.many(30)
    stream = fill_with_crew(replace(job), 2)
    assert isinstance(next(stream), Made)
    assert children() != {}
    stream.close()
    assert children() == {}


def test_the_children_end_before_the_folder_is_cleared(office: SmallOffice) -> None:
    office.many(300)
    name = office.template("{{ unit.id if unit }}")
    paths = Paths(office.root / LETTER_FILE, office.root, template=office.root / name)

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    # the exception is still held here, with all the frames it went through
    with pytest.raises(KeyboardInterrupt) as held:
        render(RenderRequest(paths, jobs=2), stop)
    assert children() == {}
    assert picture(office.out) == {}
    assert held.value.__traceback__ is not None


def test_a_bug_in_a_child_is_a_bug_and_not_the_templates_fault(job: Job) -> None:
    broken = replace(job, draft=replace(job.draft, tasks=(3,)))  # type: ignore[arg-type] # on purpose
    with pytest.raises(RuntimeError, match="AttributeError: 'int' object has no attribute"):
        list(fill_with_crew(broken, 1))
    assert children() == {}


@pytest.fixture
def running(office: SmallOffice) -> Iterator["subprocess.Popen[bytes]"]:
    """Start a batch that never ends by itself, and wait until its children work."""
    name = office.template(
        "{% if unit and unit.id == 'pgd-le-chan' %}" + BOMBS["nested ranges that print nothing"] + "{% endif %}"
    )
    process = office.start("render", LETTER_FILE, "--template", name, "--jobs", "2")
    try:
        wait_for(lambda: len(children()) >= 2)
        time.sleep(1)
        yield process
    finally:
        process.kill()
        process.communicate(timeout=30)


def test_ctrl_c_ends_a_batch_with_a_message_and_leaves_nothing(
    running: "subprocess.Popen[bytes]", office: SmallOffice
) -> None:
    os.killpg(running.pid, signal.SIGINT)  # as the terminal does: to the children too
    out, err = running.communicate(timeout=20)
    assert running.returncode == 3, err.decode()
    assert out == b""
    assert err.decode().strip() == "Stopped. Run the same command again: it goes on with what is left."
    assert picture(office.out) == {}
    assert children() == {}


@pytest.mark.parametrize("delay", [0.1, 0.25, 0.4, 0.6, 0.8, 1.0])
def test_ctrl_c_at_any_moment_is_answered_without_a_traceback_of_a_child(delay: float, office: SmallOffice) -> None:
    office.many(600)
    process = office.start("render", LETTER_FILE, "--template", office.template("{{ unit.id if unit }}"), "--jobs", "2")
    time.sleep(delay)
    os.killpg(process.pid, signal.SIGINT)
    _out, err = process.communicate(timeout=20)
    assert b"spawn_main" not in err
    assert picture(office.out) == {} or len(office.letters()) == 601
    wait_for(lambda: children() == {}, 5)
    assert office.render().code == 0


def test_children_leave_when_the_command_is_killed(running: "subprocess.Popen[bytes]") -> None:
    working = list(children())
    running.kill()
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in working), 10)


def test_one_process_is_enough_for_the_built_in_template(office: SmallOffice) -> None:
    script = (
        "import multiprocessing.context as c, runpy, sys\n"
        "def no(*_): raise AssertionError('a child')\n"
        "c.SpawnProcess.start = no\n"
        f"sys.argv = ['congvan', 'render', '{LETTER_FILE}']\n"
        "runpy.run_module('congvan', run_name='__main__')\n"
    )
    done = subprocess.run(
        [CONGVAN[0], "-c", script], cwd=office.root, env=surroundings(), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    (office.root / "t.docx").write_bytes(template("{{ letter.symbol }}"))
    script = script.replace("'render', ", "'render', '--template', 't.docx', ")
    done = subprocess.run(
        [CONGVAN[0], "-c", script], cwd=office.root, env=surroundings(), capture_output=True, check=False
    )
    assert b"AssertionError: a child" in done.stderr
