"""A mail server that misbehaves in every way: no second copy, no wrong letter, and the truth in the ledger."""

import itertools
import shutil
import signal
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.dispatch.conftest import PASSWORD, Opener
from tests.dispatch.mail.script import Script
from tests.dispatch.posting import ADDRESSES, LETTER, Post
from tests.register.faults.crowding import run_program

A, B, C = ADDRESSES
READY, DONE, DOUBT = "ready", "done", "doubt"
SENT = [DONE, DONE, DONE]


@dataclass(frozen=True)
class Case:
    """What the server does, how the command ends, what the plan says then, and after the same command again."""

    script: Script
    code: int
    states: list[str]
    then: list[str]
    said: str = ""


CASES = {
    "greylisting": Case(Script(rcpt={B: ["450 4.2.0 Greylisted, come back later", "250 Ok"]}), 0, SENT, SENT),
    "421 to the receiver": Case(Script(rcpt={B: ["421 4.3.2 Closing", "250 Ok"]}), 0, SENT, SENT),
    "451 to the sender, once": Case(Script(mail_from=["250 Ok", "451 4.3.0 Try later", "250 Ok"]), 0, SENT, SENT),
    "421 at DATA": Case(Script(before_data={B: ["421 4.3.2 Closing", "354 Go on"]}), 0, SENT, SENT),
    "451 after the dot": Case(Script(after_dot={B: ["451 4.3.0 Try later", "250 Ok"]}), 0, SENT, SENT),
    "451 after the dot, always": Case(
        Script(after_dot={B: "451 4.3.0 Try later"}), 3, [DONE, READY, DONE], [DONE, READY, DONE], "451 4.3.0 Try later"
    ),
    "550 for one": Case(
        Script(rcpt={B: ["550 5.1.1 No such user", "250 Ok"]}), 3, [DONE, READY, DONE], SENT, "550 5.1.1 No such user"
    ),
    "550 for one, for ever": Case(Script(rcpt={B: "550 5.1.1 No"}), 3, [DONE, READY, DONE], [DONE, READY, DONE]),
    "554 for all": Case(Script(rcpt={"*": "554 5.7.1 Relay denied"}), 1, [READY] * 3, [READY] * 3, "Relay denied"),
    "550 to the sender": Case(Script(mail_from="550 5.7.1 Not you"), 1, [READY] * 3, [READY] * 3, "550 5.7.1 Not you"),
    "552 after the dot": Case(Script(after_dot={B: ["552 5.2.2 Full", "250 Ok"]}), 3, [DONE, READY, DONE], SENT),
    "554 after the dot": Case(Script(after_dot={B: ["554 5.6.0 No", "250 Ok"]}), 3, [DONE, READY, DONE], SENT),
    "dropped at DATA": Case(Script(before_data={B: ["drop", "354 Go on"]}), 0, SENT, SENT),
    "hanging at the receiver": Case(Script(rcpt={B: ["hang", "250 Ok"]}), 0, SENT, SENT),
    "garbage at the receiver": Case(Script(rcpt={B: ["garbage", "250 Ok"]}), 0, SENT, SENT),
    "dropped in the body": Case(Script(in_data={B: ["drop", ""]}), 0, SENT, SENT),
    "dropped after the dot, not taken": Case(
        Script(after_dot={B: ["drop-before-taking", "250 Ok"]}), 3, [DONE, DOUBT, DONE], [DONE, DOUBT, DONE]
    ),
    "dropped after the dot, taken": Case(
        Script(after_dot={B: ["drop-after-taking", "250 Ok"]}), 3, [DONE, DOUBT, DONE], [DONE, DOUBT, DONE]
    ),
    "garbage after the dot, taken": Case(
        Script(after_dot={B: ["garbage", "250 Ok"]}), 3, [DONE, DOUBT, DONE], [DONE, DOUBT, DONE], "no answer: «"
    ),
    "garbage after the dot, not taken": Case(
        Script(after_dot={B: ["garbage-not-taken", "250 Ok"]}), 3, [DONE, DOUBT, DONE], [DONE, DOUBT, DONE]
    ),
    "silence after the dot": Case(
        Script(after_dot={B: ["hang", "250 Ok"]}), 3, [DONE, DOUBT, DONE], [DONE, DOUBT, DONE], "within 2 seconds"
    ),
    "a slow answer": Case(Script(after_dot={B: "slow:1"}), 0, SENT, SENT),
    "a slow greeting": Case(Script(greeting="slow", delay=1), 0, SENT, SENT),
    "greeted with 421": Case(Script(greeting="421 4.3.2 Busy"), 1, [READY] * 3, [READY] * 3, "421 4.3.2 Busy"),
    "greeted with 554": Case(Script(greeting="554 5.3.2 No"), 1, [READY] * 3, [READY] * 3, "554 5.3.2 No"),
    "greeted with garbage": Case(Script(greeting="garbage"), 1, [READY] * 3, [READY] * 3, "takes no letters now"),
    "greeted with silence": Case(Script(greeting="silence"), 1, [READY] * 3, [READY] * 3, "no answer in time"),
    "one letter a connection": Case(Script(limit=1), 0, SENT, SENT),
    "no STARTTLS": Case(Script(starttls=False), 1, [READY] * 3, [READY] * 3, "offers no TLS"),
    "another server's certificate": Case(Script(certificate="other-name"), 1, [READY] * 3, [READY] * 3, "not to be"),
    "a stranger's certificate": Case(
        Script(certificate="unknown-ca"), 1, [READY] * 3, [READY] * 3, "not to be trusted"
    ),
    "an expired certificate": Case(Script(certificate="expired"), 1, [READY] * 3, [READY] * 3, "expired"),
    "no SMTPUTF8, no DSN": Case(Script(smtputf8=False, dsn=False), 0, SENT, SENT),
    "a small SIZE": Case(Script(size=5_000), 1, [READY] * 3, [READY] * 3, "3 letters with their files are larger"),
}


@pytest.mark.parametrize("name", CASES)
def test_whatever_the_server_does_the_ledger_tells_the_truth(name: str, opened: Opener) -> None:
    case = CASES[name]
    post = opened(case.script, wait=2)
    ended = post.send()
    assert (ended.code, post.states()) == (case.code, case.states), ended.said
    assert case.said in ended.said
    assert post.wrong() == []
    left = sum(one == READY for one in case.states)
    again = post.send(count=left or 1)
    assert post.states() == case.then, again.said
    assert post.wrong() == []


def test_what_may_have_been_taken_is_sent_again_only_by_name(opened: Opener) -> None:
    post = opened(Script(after_dot={B: ["drop-after-taking", "250 Ok"]}))
    assert post.send().code == 3
    assert post.send(count=1).code == 3
    assert len(post.server.accepted()) == 3
    ended = post.send("--resend-unknown", count=1)
    assert (ended.code, post.states()) == (0, SENT), ended.said
    assert post.wrong(twice=(B,)) == []
    assert len({one.message_id for one in post.server.accepted()}) == 3


def test_no_more_letters_a_minute_than_the_office_allows(opened: Opener) -> None:
    post = opened(per_minute=120)
    assert post.send().code == 0
    at = [one.at for one in post.server.accepted()]
    assert all(later - earlier > 0.4 for earlier, later in itertools.pairwise(at))


def test_a_second_run_waits_for_its_turn_and_sends_nothing(opened: Opener) -> None:
    post = opened(Script(after_dot={A: ["slow:3", "250 Ok"]}), wait=10)
    first = threading.Thread(target=post.send)
    first.start()
    post.server.wait_for(1)
    second = run_program(post.office, "dispatch", "email", LETTER, "--yes", "3")
    first.join()
    assert (second.code, "Somebody is sending this letter at this moment" in second.said) == (1, True), second.said
    assert (post.states(), post.wrong()) == (SENT, [])


class TestLogin:
    """One try, and the password goes nowhere else."""

    def test_the_right_password_lets_in(self, opened: Opener) -> None:
        post = opened(Script(login={"vanthu": PASSWORD}), user="vanthu")
        ended = post.send()
        assert (ended.code, post.wrong()) == (0, []), ended.said
        assert {one.login for one in post.server.accepted()} == {"vanthu"}
        assert PASSWORD not in ended.said

    def test_a_wrong_one_is_tried_once(self, opened: Opener) -> None:
        post = opened(Script(login={"vanthu": "something-else"}), user="vanthu")
        ended = post.send()
        assert ended.code == 1
        assert "does not let «vanthu» in: 535" in ended.said
        assert "app password" in ended.said
        assert len(post.server.commands("AUTH")) == 1
        assert PASSWORD not in ended.said
        assert post.states() == [READY] * 3

    @pytest.mark.parametrize(
        "script", [Script(starttls=False, auth_without_tls=True), Script(certificate="unknown-ca")]
    )
    def test_no_password_leaves_without_tls(self, script: Script, opened: Opener) -> None:
        post = opened(Script(**{**script.__dict__, "login": {"vanthu": PASSWORD}}), user="vanthu")
        assert post.send().code == 1
        assert post.server.commands("AUTH") == []

    def test_tls_from_the_first_byte(self, opened: Opener) -> None:
        post = opened(Script(implicit_tls=True, login={"vanthu": PASSWORD}), user="vanthu", security="tls")
        ended = post.send()
        assert (ended.code, post.wrong()) == (0, []), ended.said
        assert all(one.tls for one in post.server.accepted())

    def test_a_server_on_this_computer_may_do_without(self, opened: Opener) -> None:
        post = opened(Script(starttls=False), security="none")
        assert post.send().code == 0

    def test_another_computer_may_not(self, opened: Opener) -> None:
        post = opened(Script(), security="none", server="192.0.2.1", wait=1)
        ended = post.send()
        assert ended.code == 1
        assert post.server.commands("EHLO") == []


class TestKilled:
    """kill -9 at the worst moments."""

    def test_before_the_answer_to_the_dot(self, opened: Opener) -> None:
        post = opened(Script(after_dot={B: ["slow:2", "250 Ok"]}), wait=10)
        kill_when(post, 2)
        assert post.states() == [DONE, DOUBT, READY]
        assert post.wrong() == []
        ended = post.send(count=1)
        assert (ended.code, post.states()) == (3, [DONE, DOUBT, DONE]), ended.said
        assert "in doubt" in ended.said
        assert post.wrong() == []

    def test_after_the_answer_while_the_next_one_waits(self, opened: Opener) -> None:
        post = opened(Script(before_data={C: ["slow:2", "354 Go on"]}), wait=10)
        kill_when(post, 2, after=0.5)
        assert post.states()[:2] == [DONE, DONE]
        ended = post.send(count=1)
        assert post.wrong() == []
        assert post.states()[2] in (DONE, DOUBT), ended.said

    def test_at_any_moment_of_writing_the_ledger(self, opened: Opener, issued: Path) -> None:
        post = opened()
        counted = post.send(trace=True)
        assert counted.code == 0
        syncs = counted.log.count("\nfdatasync(") + counted.log.count("\nfsync(")
        assert syncs > 10
        for place in range(1, syncs, 5):
            shutil.rmtree(post.office)
            shutil.copytree(issued, post.office)
            post.server.forget()
            post.__post_init__()
            killed = post.send(inject=(f"fsync,fdatasync:signal=KILL:when={place}",))
            assert killed.code == -signal.SIGKILL, place
            before = post.states()
            assert before.count(DOUBT) <= 1
            if READY in before:
                post.send(count=before.count(READY))
            assert post.states() == [DOUBT if one == DOUBT else DONE for one in before]
            assert post.wrong() == []


class TestDisk:
    """A disk that takes nothing more, in the middle of the run."""

    @pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
    @pytest.mark.parametrize("place", [1, 8, 14, 20])
    def test_the_ledger_cannot_be_written(self, place: int, error: str, opened: Opener) -> None:
        post = opened()
        ended = post.send(inject=(f"fdatasync:error={error}:when={place}+",))
        assert ended.code in (1, 3), ended.said
        before = post.states()
        assert before.count(DOUBT) <= 1
        assert ended.said.count("sent") >= before.count(DONE)
        if READY in before:
            assert post.send(count=before.count(READY)).code == (3 if DOUBT in before else 0)
        assert post.states() == [DOUBT if one == DOUBT else DONE for one in before]
        assert post.wrong() == []


def kill_when(post: Post, taken: int, after: float = 0.0) -> None:
    """Send, and kill the command as soon as the server has taken so many letters."""

    def work() -> None:
        post.send()

    thread = threading.Thread(target=work)
    thread.start()
    post.server.wait_for(taken)
    time.sleep(after)
    post.commands.kill()
    thread.join()
